"""The strip that tells what others changed while nobody looked; each line goes to its visit."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from frontdesk.ui import privacy
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.widgets.buttons import GlyphButton, make_button
from frontdesk.ui.widgets.labels import make_label

MOST_LINES = 6


class AwayStrip(QFrame):
    """Hidden until there is something to tell.

    Signals:
        opened(UUID): go to this visit.
        closed(): it was read.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "strip")
        self.setAccessibleName(tr("While you were away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(14)
        self._head = make_label(strong=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        close = GlyphButton("close", tr("Close: everything is read"), size=22)
        close.clicked.connect(self.leave)
        row.addWidget(self._head)
        row.addLayout(self._lines, 1)
        row.addWidget(close)
        self._told: tuple[tuple[UUID, str], ...] = ()
        privacy.notifier().changed.connect(self._on_privacy)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told; nothing while it is hidden."""
        return () if self.isHidden() else tuple(privacy.veil(words) for _visit, words in self._told)

    def tell(self, changes: Sequence[tuple[UUID, str]]) -> None:
        """Tell these changes; nothing hides the strip."""
        self._told = tuple(changes)
        self._fill()
        self.setVisible(bool(self._told))

    def leave(self) -> None:
        """It was read."""
        self.hide()
        self.closed.emit()

    def _on_privacy(self, _hides_names: bool) -> None:
        self._fill()

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        count = len(self._told)
        self._head.setText(trn("While you were away: {count} change", "While you were away: {count} changes", count))
        for visit_id, words in self._told[:MOST_LINES]:
            line: QPushButton = make_button(privacy.veil(words).replace("&", "&&"), "link", hint=tr("Show this visit"))
            line.setStyleSheet("text-align: left;")
            line.clicked.connect(lambda _checked=False, visit_id=visit_id: self.opened.emit(visit_id))
            self._lines.addWidget(line)
        if count > MOST_LINES:
            rest = count - MOST_LINES
            self._lines.addWidget(make_label(trn("and {count} more", "and {count} more", rest), tone="quiet"))
