"""A small field for a length in minutes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from frontdesk.ui.i18n import tr


class LengthField(QLineEdit):
    """Minutes, typed or stepped with the arrow keys.

    Signals:
        changed(int): another length was entered.
    """

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Length in minutes"))
        self.setMaxLength(3)
        self.setFixedWidth(58)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.step = 10
        self.textEdited.connect(self._on_edited)

    def show_minutes(self, minutes: int) -> None:
        """Show a length; what is being typed is left alone."""
        if not (self.hasFocus() and self.isModified()):
            self.setText(str(minutes))

    def _on_edited(self, text: str) -> None:
        if text.isascii() and text.isdigit() and int(text) >= 5:
            self.changed.emit(int(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down make it longer and shorter by one step."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.text().isdigit():
            by = self.step if event.key() == Qt.Key.Key_Up else -self.step
            self.setText(str(max(5, int(self.text()) + by)))
            self._on_edited(self.text())
        else:
            super().keyPressEvent(event)
