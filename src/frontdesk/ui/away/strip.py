"""The strip that tells what others changed while nobody looked; each line goes to its visit."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from frontdesk.ui import privacy
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.widgets.bands import Band
from frontdesk.ui.widgets.buttons import GlyphButton, make_button, set_property
from frontdesk.ui.widgets.labels import make_label

MOST_LINES = 4
"""So many are told at once; the others on demand."""
MOST_HEIGHT = 8
"""So many lines stand under one another; more of them scroll."""
_INSET = 4
"""What stands around the words of a link."""


class AwayStrip(Band):
    """Hidden until there is something to tell.

    Attributes:
        more: shows all lines, or the first ones again; hidden where the first are all.

    Signals:
        opened(UUID): go to this visit.
        closed(): it was read.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("While you were away"))
        self._head = make_label(strong=True)
        self._head.setContentsMargins(_INSET, 0, 0, 0)
        close = GlyphButton("close", tr("Close: everything is read"), size=22)
        close.clicked.connect(self.leave)
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(close)
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._lines)
        # The area dresses its contents in the window's ground by itself.
        self._lines.setAutoFillBackground(False)
        self.more = make_button("", "link")
        self.more.clicked.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 12, 5)
        column.setSpacing(1)
        column.addLayout(top)
        column.addWidget(self._area)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._told: tuple[tuple[UUID, str], ...] = ()
        self._is_open = self._is_stale = False
        privacy.notifier().changed.connect(self._on_privacy)

    @property
    def lines(self) -> tuple[str, ...]:
        """What there is to tell; nothing once it was read."""
        return tuple(privacy.veil(words) for _visit, words in self._told) if self.is_wanted else ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines that are on it, or can be scrolled to."""
        items = (self._column.itemAt(row) for row in range(self._column.count()))
        found = (item.widget() for item in items if item is not None)
        return tuple(line.accessibleName() for line in found if line is not None)

    @property
    def is_settled(self) -> bool:
        """Whether what is on screen is what was asked for, line by line."""
        return super().is_settled and not self._is_stale

    def tell(self, changes: Sequence[tuple[UUID, str]]) -> None:
        """Tell these changes; nothing takes the strip away."""
        self._told = tuple(changes)
        if not self._told:
            self.go()
            return
        self._is_stale = True
        if self.isHidden():
            self._is_open = False
            self._fill()
        self.come()

    def leave(self) -> None:
        """It was read."""
        self._is_wanted = self._is_stale = False
        # Whoever closes it has the pointer on it: that is no reason to wait.
        self.settle()
        self.asked.emit()
        self.closed.emit()

    def settle(self) -> None:
        """Lines under the pointer are other ones only once it is elsewhere."""
        if self._is_stale and self._is_wanted:
            self._fill()
        self._is_stale = False
        super().settle()

    def _on_privacy(self, _hides_names: bool) -> None:
        self._fill()

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._fill()

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        count = len(self._told)
        self._is_stale = False
        self._head.setText(trn("While you were away: {count} change", "While you were away: {count} changes", count))
        step = 0
        for visit_id, words in self._told if self._is_open else self._told[:MOST_LINES]:
            line = _Line(privacy.veil(words))
            line.clicked.connect(lambda _checked=False, visit_id=visit_id: self.opened.emit(visit_id))
            self._column.addWidget(line)
            line.ensurePolished()
            step = line.sizeHint().height() + self._column.spacing()
        self._show_more(count)
        self._area.setFixedHeight(min(self._column.count(), MOST_HEIGHT) * step)

    def _show_more(self, count: int) -> None:
        rest = count - MOST_LINES
        self.more.setVisible(rest > 0)
        if self._is_open:
            words = name = tr("Show fewer")
        else:
            words = trn("and {count} more", "and {count} more", rest)
            name = tr("Show all {count} changes", count=count)
        self.more.setText(words)
        self.more.setAccessibleName(name)
        self.more.setToolTip("" if self._is_open else name)


class _Line(QPushButton):
    """A link as wide as there is room, which ends in dots where that is too little, and tells the rest in its tip."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        set_property(self, "kind", "link")
        self.setStyleSheet("text-align: left;")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - 2 * _INSET
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0))
        self.setText(shown.replace("&", "&&"))
        hint = tr("Show this visit")
        self.setToolTip(hint if shown == self._words else f"{self._words}\n{hint}")

    def minimumSizeHint(self) -> QSize:
        """The words take what room there is, and ask for none."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As high as any link."""
        return QSize(0, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new room."""
        super().resizeEvent(event)
        self._shorten()
