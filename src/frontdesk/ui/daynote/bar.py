"""What the desk should know about a day, written where it is read."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.elidedline import ElidedLine
from frontdesk.ui.widgets.labels import make_label

LONGEST = 2000


class DayNoteBar(QFrame):
    """One line that is its own editor: Enter or leaving it keeps the text, Esc puts the old one back.

    Signals:
        edited(str): the text was changed by the person at the desk.
        left(): Enter or Esc was pressed: the keyboard may go elsewhere.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 6, 2)
        row.setSpacing(6)
        self._day = make_label(strong=True)
        self.field = ElidedLine()
        self.field.setProperty("kind", "inline")
        self.field.setMaxLength(LONGEST)
        self.field.installEventFilter(self)
        self._kept = ""
        row.addWidget(self._day)
        row.addWidget(self.field, 1)
        self.field.editingFinished.connect(self._finish)

    @property
    def text(self) -> str:
        """The note as it was last told."""
        return self._kept

    def show_note(self, day: str, text: str) -> None:
        """Show the note of a day; what is being typed is left alone."""
        self._day.setText(day)
        self.field.setAccessibleName(tr("Note for {day}", day=day))
        self.field.setPlaceholderText(tr("Add a note for this day"))
        self._kept = text
        if not self.field.hasFocus() or not self.field.isModified():
            self._put_back()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the note can be edited just now."""
        self.field.setReadOnly(read_only)

    def _put_back(self) -> None:
        self.field.setText(self._kept)
        self.field.setModified(False)
        self.field.setCursorPosition(0)
        self.field.setToolTip(self._kept)

    def _finish(self) -> None:
        text = self.field.text().strip()
        if self.field.isModified() and text != self._kept:
            self._kept = text
            self.field.setModified(False)
            self.edited.emit(text)
        self.field.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives the old text back, Enter leaves the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_taken_back = event.key() == Qt.Key.Key_Escape
            if is_taken_back or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if is_taken_back:
                    self._put_back()
                self.field.clearFocus()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
