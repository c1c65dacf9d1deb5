"""A list of cards that paints only what is in sight, and never moves anything under the pointer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDrag,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip

from frontdesk.ui import theme
from frontdesk.ui.widgets.buttons import set_property
from frontdesk.ui.widgets.cardmodel import CardModel
from frontdesk.ui.widgets.cards import LINE, Card, CardAction, CardPainter, Heading, Index, Row, ids_of

PATIENCE_MS = 200
"""Words about waiting appear only after this long; most readings are over by then."""


class CardList(QListView):
    """Cards under headings, chosen with mouse or arrows, several with Shift or Ctrl.

    While the pointer is over the list nothing is reordered: what leaves it is shown as settled, what is new waits
    until the pointer has left.

    Attributes:
        parcel_of: what a card carries when it is dragged out; None keeps it in the list.
        own_keys: keys that mean something on a card, and so not what they mean in the rest of the window.

    Signals:
        opened(UUID): a card was double-clicked, or Enter pressed on it.
        acted(UUID, str): a link on a card was pressed.
        chosen(UUID | None): the keyboard or the mouse came to a card.
        key_pressed(UUID, int): a key that the list has no use for, on a card.
        menu_asked(UUID, QPoint): the menu of a card, at a global position.
    """

    opened = Signal(object)
    acted = Signal(object, str)
    chosen = Signal(object)
    key_pressed = Signal(object, int)
    menu_asked = Signal(object, QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.parcel_of: Callable[[UUID], QMimeData | None] | None = None
        self.own_keys: frozenset[int] = frozenset()
        self._model = CardModel()
        self._painter = CardPainter(lambda: self._hovered)
        self._hovered: tuple[UUID, str] | None = None
        self._pressed_on: tuple[UUID, str] | None = None
        self._words = ""
        self._waiting: tuple[Row, ...] | None = None
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setViewportMargins(10, 0, 6, 0)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.setProperty("bare", True)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.viewport().update)
        theme.notifier().changed.connect(self.viewport().update)

    # Showing

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is on screen."""
        return self._model.rows

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards on screen, from the top."""
        return tuple(row for row in self._model.rows if isinstance(row, Card))

    @property
    def words(self) -> str:
        """What stands in place of cards."""
        return "" if self._model.rows else self._words

    def show_rows(self, rows: Sequence[Row], words: str = "") -> None:
        """Show these rows; `words` stand in their place when there are none."""
        self._say(words, at_once=True)
        wanted = tuple(rows)
        known = ids_of(self._model.rows)
        # What is only added at the end moves nothing.
        if self._is_guarded() and ids_of(wanted)[: len(known)] != known:
            self._waiting = wanted
            present = {row.id: row for row in wanted if isinstance(row, Card)}
            self._take(tuple(_in_place(row, present) for row in self._model.rows))
            return
        self._waiting = None
        self._take(wanted)

    def _take(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; what is chosen stays chosen, and the card at the top stays where it is.

        Where the keyboard's card goes, the keyboard goes on to the one behind it.
        """
        if ids_of(rows) == ids_of(self._model.rows):
            self._model.take(rows)
            return
        chosen, current = set(self.selected), self.current
        heir = _behind(current, self._model.rows, rows) if self.hasFocus() else None
        anchor = self._at_top()
        self._model.take(rows)
        flags = QItemSelectionModel.SelectionFlag
        for number, row in enumerate(rows):
            if isinstance(row, Card) and row.id in chosen:
                self.selectionModel().select(self._model.index(number), flags.Select)
            if isinstance(row, Card) and row.id == current and self.current != current:
                self.selectionModel().setCurrentIndex(self._model.index(number), flags.NoUpdate)
        if heir is not None:
            self.choose(heir)
        elif self.hasFocus() and self.current is None and self.cards:
            self._begin()
        self._hold_at_top(anchor)

    def _begin(self) -> None:
        """Put the keyboard on the first card: the keys of a list are about a card of it, never about anything else."""
        first = self.moveCursor(QAbstractItemView.CursorAction.MoveHome, Qt.KeyboardModifier.NoModifier)
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _at_top(self) -> tuple[UUID, int] | None:
        """Return the first card in sight, and where it is."""
        top = self.indexAt(QPoint(4, 1))
        card_id = _id_at(top) or _id_at(self._model.index(top.row() + 1) if top.isValid() else top)
        return (card_id, self.card_rect(card_id).top()) if card_id is not None else None

    def _hold_at_top(self, anchor: tuple[UUID, int] | None) -> None:
        """Scroll so that a card is again where it was."""
        if anchor is not None and not (moved := self.card_rect(anchor[0])).isEmpty():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved.top() - anchor[1])

    def show_waiting(self, words: str) -> None:
        """Say what is awaited, if it takes a moment; cards on screen stay."""
        self._say(words, at_once=False)

    def _say(self, words: str, *, at_once: bool) -> None:
        self._words = words
        self.setAccessibleDescription(words)
        if at_once:
            self._patience.stop()
        else:
            self._patience.start()
        if not self._model.rows:
            self.viewport().update()

    # Choosing

    @property
    def current(self) -> UUID | None:
        """The card the keyboard is on."""
        return _id_at(self.currentIndex())

    @property
    def selected(self) -> tuple[UUID, ...]:
        """The chosen cards, from the top."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = (self._model.rows[number] for number in numbers)
        return tuple(row.id for row in rows if isinstance(row, Card))

    def choose(self, card_id: UUID | None) -> None:
        """Move the keyboard to a card, or to none."""
        number = next((at for at, row in enumerate(self.rows) if isinstance(row, Card) and row.id == card_id), None)
        if number is None:
            self.selectionModel().clear()
            return
        index = self._model.index(number)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def card_rect(self, card_id: UUID) -> QRect:
        """Where a card is in the viewport; empty when it is not in the list."""
        for number, row in enumerate(self._model.rows):
            if isinstance(row, Card) and row.id == card_id:
                return self.visualRect(self._model.index(number))
        return QRect()

    def link_rect(self, card_id: UUID, action: str) -> QRect:
        """Where a link is in the viewport; empty when the card has none of that name."""
        box = self.card_rect(card_id)
        card = next((card for card in self.cards if card.id == card_id), None)
        if card is not None:
            for link, place in self._painter.links(card, box):
                if link.name == action:
                    return place
        return QRect()

    def _is_guarded(self) -> bool:
        if not self.isVisible() or not self._model.rows:
            return False
        return self.viewport().rect().contains(self.viewport().mapFromGlobal(QCursor.pos()))

    def _settle(self) -> None:
        if self._waiting is not None:
            rows, self._waiting = self._waiting, None
            self._take(rows)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        # A card shows by itself that it has the keyboard; without one the list has to.
        is_bare = _id_at(now) is None
        if is_bare is not self.property("bare"):
            set_property(self, "bare", is_bare)
        self.chosen.emit(_id_at(now))

    def _on_opened(self, index: QModelIndex) -> None:
        card_id = _id_at(index)
        if card_id is not None:
            self.opened.emit(card_id)

    def _link_at(self, point: QPoint) -> tuple[UUID, CardAction] | None:
        index = self.indexAt(point)
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if not isinstance(row, Card):
            return None
        action = self._painter.link_at(row, self.visualRect(index), point)
        return (row.id, action) if action is not None else None

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a link is kept for its release; anything else chooses."""
        found = self._link_at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pressed_on = (found[0], found[1].name)
            self.setCurrentIndex(self.indexAt(event.position().toPoint()))
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which link the pointer is on."""
        found = self._link_at(event.position().toPoint())
        hovered = (found[0], found[1].name) if found else None
        if hovered != self._hovered:
            self._hovered = hovered
            shape = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
        if self._pressed_on is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A link acts when it is released where it was pressed."""
        pressed, self._pressed_on = self._pressed_on, None
        if pressed is None:
            super().mouseReleaseEvent(event)
            return
        found = self._link_at(event.position().toPoint())
        if found is not None and (found[0], found[1].name) == pressed:
            self.acted.emit(*pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the cards; Enter opens; other keys go to whoever listens."""
        key, current = event.key(), self.current
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        elif key in _WALKING or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()
            if current is not None:
                self.key_pressed.emit(current, key)

    def keyboardSearch(self, _letters: str) -> None:
        """Letters are keys here, and never look for a card that begins with them."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Headings are passed by."""
        found = super().moveCursor(action, modifiers)
        if not found.isValid() or _id_at(found) is not None:
            return found
        above = [at for at in range(found.row()) if isinstance(self.rows[at], Card)]
        below = [at for at in range(found.row(), len(self.rows)) if isinstance(self.rows[at], Card)]
        if action in _UPWARDS:
            number = above[-1] if above else self.currentIndex().row()
        else:
            number = below[0] if below else self.currentIndex().row()
        return self._model.index(number)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something here before the window's shortcuts take them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if is_plain and event.key() in self.own_keys:
                event.accept()
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the card under the pointer, or of the one the keyboard is on."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        card_id = _id_at(index)
        if card_id is not None:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()) if by_key else event.globalPos()
            self.menu_asked.emit(card_id, at)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """A card leaves with the pointer, as what `parcel_of` says it is."""
        card_id = self.current
        mime = self.parcel_of(card_id) if self.parcel_of is not None and card_id is not None else None
        if mime is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.setPixmap(
            self.viewport().grab(self.card_rect(card_id).adjusted(0, 0, 0, -6)) if card_id else drag.pixmap()
        )
        drag.setHotSpot(QPoint(-14, -18))
        drag.exec(Qt.DropAction.MoveAction)

    def viewportEvent(self, event: QEvent) -> bool:
        """When the pointer leaves, what waited is shown; a link has a tip of its own."""
        if event.type() is QEvent.Type.Leave:
            self._hovered = None
            self._settle()
        if isinstance(event, QHelpEvent) and (found := self._link_at(event.pos())) is not None and found[1].hint:
            QToolTip.showText(event.globalPos(), found[1].hint, self)
            return True
        return super().viewportEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing needs to wait."""
        super().hideEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width cards fold otherwise; the one at the top stays there."""
        super().resizeEvent(event)
        width = self.viewport().width()
        if width != self._painter.width:
            anchor = self._at_top()
            self._painter.width = width
            self.doItemsLayout()
            self._hold_at_top(anchor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards, or the words in their place."""
        super().paintEvent(event)
        if self._model.rows or not self._words or self._patience.isActive():
            return
        painter = QPainter(self.viewport())
        painter.setFont(theme.interface_font(13))
        painter.setPen(theme.current().quiet)
        box = self.viewport().rect().adjusted(8, LINE, -8, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._words)


_WALKING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
    }
)

_UPWARDS = frozenset(
    {
        QAbstractItemView.CursorAction.MoveUp,
        QAbstractItemView.CursorAction.MovePageUp,
        QAbstractItemView.CursorAction.MovePrevious,
    }
)


def _behind(gone: UUID | None, old: Sequence[Row], new: Sequence[Row]) -> UUID | None:
    """Return the card that takes the place of one that has left the list; None while it is still there."""
    kept = {row.id for row in new if isinstance(row, Card)}
    order = [row.id for row in old if isinstance(row, Card)]
    if gone is None or gone in kept or gone not in order:
        return None
    at = order.index(gone)
    return next((card_id for card_id in (*order[at + 1 :], *reversed(order[:at])) if card_id in kept), None)


def _in_place(row: Row, present: dict[UUID, Card]) -> Row:
    if isinstance(row, Heading):
        return row
    return present.get(row.id) or replace(row, is_settled=True)


def _id_at(index: Index) -> UUID | None:
    row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
    return row.id if isinstance(row, Card) else None
