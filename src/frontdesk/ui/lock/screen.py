"""What lies over a window that nobody has touched for a while: nothing to read, and a quick way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.spoken import speak_as


class LockScreen(QFrame):
    """Covers its parent while the desk is locked.

    Signals:
        asked(str): somebody wants to come back, with this password; without one where none is needed.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget, *, needs_password: bool) -> None:
        super().__init__(parent)
        self._ground = parent
        self._needs_password = needs_password
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Locked"))
        speak_as(self, QAccessible.Role.Dialog)
        card = QFrame()
        card.setProperty("frame", "card")
        card.setFixedWidth(360)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(24, 22, 24, 20)
        inner.setSpacing(12)
        self._head = make_label(tr("Locked"), size="title")
        self._said = make_label(tone="quiet")
        self._said.setWordWrap(True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(tr("Password"))
        self.password.setAccessibleName(tr("Password"))
        self.password.setVisible(needs_password)
        self.trouble = make_label(tone="bad")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.button = make_button(tr("Go on"), "primary")
        for widget in (self._head, self._said, self.password, self.trouble, self.button):
            inner.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.button.clicked.connect(self._ask)
        self.password.returnPressed.connect(self._ask)
        parent.installEventFilter(self)
        self.hide()

    def close_over(self, person: str) -> None:
        """Cover the window; `person` is who may open it again."""
        if self._needs_password:
            words = tr("{person} is signed in. The password opens the desk as it was left.", person=person)
        else:
            words = tr("Any key opens the desk as it was left.")
        self._said.setText(words)
        self.password.clear()
        self.show_trouble("")
        self.setGeometry(self._ground.rect())
        self.show()
        self.raise_()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """The keyboard belongs here while the desk is locked."""
        (self.password if self._needs_password else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_trouble(self, words: str) -> None:
        """Say why it stays locked; nothing takes it back."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.button.setEnabled(True)
        self.password.selectAll()

    def _ask(self) -> None:
        if not self._needs_password:
            self.asked.emit("")
        elif self.password.text() and self.button.isEnabled():
            self.button.setEnabled(False)
            self.asked.emit(self.password.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Without a password any key opens, except those that mean something only with another."""
        alone = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
        if not self._needs_password and event.key() not in alone:
            self._ask()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press reaches nothing below."""
        self.take_keyboard()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the field."""
        super().focusInEvent(event)
        if self._needs_password:
            self.password.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._ground.rect())
        return super().eventFilter(watched, event)
