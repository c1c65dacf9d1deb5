"""The strip under the top bar that says the server is gone, since when, and what that means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import make_label


class OfflineStrip(QFrame):
    """Hidden while all is well.

    Signals:
        acted(): the button was pressed.
    """

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(10)
        self._head = make_label(strong=True)
        self._said = make_label()
        self._said.setWordWrap(True)
        self._button = make_button("")
        row.addWidget(self._head)
        row.addWidget(self._said, 1)
        row.addWidget(self._button)
        self._button.clicked.connect(self.acted)
        self.hide()

    @property
    def text(self) -> str:
        """The words on screen; empty while hidden."""
        return "" if self.isHidden() else f"{self._head.text()} {self._said.text()}"

    def say(self, head: str, text: str, button: str) -> None:
        """Show the strip; its button offers the way out."""
        self._head.setText(head)
        self._said.setText(text)
        self._button.setText(button)
        self.show()
