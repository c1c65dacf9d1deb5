"""A choice of several fields in an order of one's own: ticked, and moved by mouse or keys."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QVBoxLayout

from frontdesk.ui.i18n import tr
from frontdesk.ui.views.model import moved
from frontdesk.ui.viewwords import field_name
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.popover import Popover

_FIELD = Qt.ItemDataRole.UserRole
_ROWS = 12


class OrderedField(QPushButton):
    """A button that says what is chosen in its order, and opens the list in which that is done.

    In the list Space ticks, Alt and an arrow moves, a row can be dragged, Esc closes. What is ticked stands first.

    Signals:
        changed(): something else is chosen, or its order is another.
    """

    changed = Signal()

    def __init__(self, name: str, fields: Sequence[str]) -> None:
        """*fields* is what can be chosen, in the order in which it is offered."""
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty("kind", "framed")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name, self._offered = name, tuple(fields)
        self._chosen: tuple[str, ...] = ()
        self._popover: Popover | None = None
        self._list: QListWidget | None = None
        self.clicked.connect(self._open)
        self._say()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in its order."""
        return self._chosen

    @property
    def rows(self) -> QListWidget:
        """The list; it is made when it is first wanted."""
        if self._list is None:
            self._popover, self._list = self._make()
        return self._list

    def choose(self, fields: Iterable[str]) -> None:
        """Tick these in this order, without telling anyone."""
        self._chosen = tuple(dict.fromkeys(fields))
        self._say()
        if self._popover is not None and self._popover.isVisible():
            self._fill(None)

    def tick(self, field: str, *, is_on: bool) -> None:
        """Tick a field as the last one, or take its tick away."""
        rest = tuple(each for each in self._chosen if each != field)
        self._take((*rest, field) if is_on else rest, field)

    def shift(self, field: str, by: int) -> None:
        """Move a ticked field up or down among the others."""
        if field in self._chosen:
            self._take(moved(self._chosen, field, by), field)

    def _take(self, fields: tuple[str, ...], present: str) -> None:
        if fields == self._chosen:
            return
        self._chosen = fields
        self._say()
        if self._list is not None:
            self._fill(present)
        self.changed.emit()

    def _say(self) -> None:
        text = ", ".join(map(field_name, self._chosen)) or tr("Nothing")
        self.setText(text.replace("&", "&&"))
        self.setToolTip(text)
        self.setAccessibleName(tr("{name}: {words}", name=self._name, words=text))

    def _make(self) -> tuple[Popover, QListWidget]:
        popover, rows = Popover(self, takes_focus=True), QListWidget()
        rows.setAccessibleName(self._name)
        rows.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        rows.setDefaultDropAction(Qt.DropAction.MoveAction)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setFixedWidth(max(220, self.width()))
        rows.itemChanged.connect(self._on_ticked)
        rows.model().rowsMoved.connect(self._on_dragged, Qt.ConnectionType.QueuedConnection)
        rows.installEventFilter(self)
        hint = make_label(tr("Space chooses. Alt ↑ ↓, or dragging, puts in order."), tone="quiet")
        hint.setWordWrap(True)
        column = QVBoxLayout(popover)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(rows)
        column.addWidget(hint)
        popover.setFocusProxy(rows)
        return popover, rows

    def _open(self) -> None:
        rows, popover = self.rows, self._popover
        if popover is None or popover.isVisible():
            if popover is not None:
                popover.hide()
            return
        self._fill(None)
        rows.setFixedHeight(rows.sizeHintForRow(0) * _ROWS + 2 * rows.frameWidth())
        popover.open_below()
        rows.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, present: str | None) -> None:
        """Show what is ticked, then what is not; the present row stays the present one."""
        rows = self.rows
        at, top = max(0, rows.currentRow()), rows.verticalScrollBar().value()
        shown = (*self._chosen, *(field for field in self._offered if field not in self._chosen))
        rows.blockSignals(True)
        rows.clear()
        for field in shown:
            item = QListWidgetItem(field_name(field), rows)
            item.setData(_FIELD, field)
            is_on = field in self._chosen
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags | (Qt.ItemFlag.ItemIsDragEnabled if is_on else Qt.ItemFlag.NoItemFlags))
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        rows.setCurrentRow(shown.index(present) if present in shown else min(at, len(shown) - 1))
        rows.verticalScrollBar().setValue(top)
        rows.blockSignals(False)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        field = str(item.data(_FIELD))
        is_on = item.checkState() is Qt.CheckState.Checked
        if is_on is not (field in self._chosen):
            self.tick(field, is_on=is_on)

    def _on_dragged(self) -> None:
        """Take over the order a drag left; what is not ticked goes back behind the rest."""
        rows = self.rows
        order = [str(rows.item(row).data(_FIELD)) for row in range(rows.count())]
        present = rows.currentItem()
        wanted = tuple(field for field in order if field in self._chosen)
        self._take(wanted, str(present.data(_FIELD)) if present is not None else "")
        self._fill(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and an arrow moves the present row."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._list:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            item = self.rows.currentItem()
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and item is not None:
                self.shift(str(item.data(_FIELD)), step)
                return True
        return super().eventFilter(watched, event)
