"""The strip under the page that says the server is gone, since when, and what that means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from frontdesk.ui.widgets.bands import Band
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import make_label

_LINES = 2


class OfflineStrip(Band):
    """Hidden while all is well.

    Signals:
        acted(): the button was pressed.
    """

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(10)
        self._head = make_label(strong=True)
        self._said = make_label()
        self._said.setWordWrap(True)
        # Seconds that count down must not change the height.
        self._said.setMinimumHeight(_LINES * self._said.fontMetrics().lineSpacing())
        self._button = make_button("")
        row.addWidget(self._head)
        row.addWidget(self._said, 1)
        row.addWidget(self._button)
        self._button.clicked.connect(self.acted)

    @property
    def text(self) -> str:
        """What it tells; empty while all is well."""
        return f"{self._head.text()} {self._said.text()}" if self.is_wanted else ""

    def say(self, head: str, text: str, button: str) -> None:
        """Show the strip; its button offers the way out."""
        self._head.setText(head)
        self._said.setText(text)
        self._button.setText(button)
        self._button.setEnabled(True)
        self.come()

    def leave(self, words: str) -> None:
        """All is well: go, and until the pointer lets that happen say what is true."""
        self._head.setText(words)
        self._said.clear()
        self._button.setEnabled(False)
        self.go()
