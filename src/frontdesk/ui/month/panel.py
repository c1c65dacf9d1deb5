"""The month with its sums above, and in words whatever keeps it from being shown."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr
from frontdesk.ui.month.view import MonthView
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import ElidedLabel

WAIT_MS = 200
"""What has been read by then is shown without a word about the waiting."""


class MonthPanel(QWidget):
    """The line above and the days below.

    Attributes:
        days: the painted month.
        again: shown when the month could not be read.
    """

    def __init__(self, drag_mime: str) -> None:
        super().__init__()
        self.days = MonthView(drag_mime)
        self.setFocusProxy(self.days)
        self._line = ElidedLabel(quiet=True)
        self.again = make_button(tr("Read again"), "link")
        self.again.hide()
        self._waiting = QTimer(self)
        self._waiting.setObjectName("month is awaited")
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(lambda: self._line.set_text(tr("Reading the month…")))
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 2)
        head.addWidget(self._line, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.days, 1)

    @property
    def words(self) -> str:
        """The line above the days."""
        return self._line.text

    def say(self, *wordings: str, may_retry: bool = False) -> None:
        """Write the line above, the longest wording that fits."""
        self._waiting.stop()
        self._line.set_text(*wordings)
        self.again.setVisible(may_retry)

    def say_waiting(self) -> None:
        """Say that the month is being read, unless it is there in a moment."""
        self.again.hide()
        if not self._waiting.isActive():
            self._line.set_text("")
            self._waiting.start(WAIT_MS)
