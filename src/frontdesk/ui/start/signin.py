"""Signing in to a practice's server."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr
from frontdesk.ui.start.fields import FormField, all_sound, check_address, full_address, required
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import make_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody entered to sign in; the password stays out of its printed form."""

    address: str
    user_name: str
    password: str = field(repr=False)


class SignInForm(QWidget):
    """Address, user name, password.

    Signals:
        submitted(Credentials): checked fields, to be tried.
        left(): back to where one came from.
    """

    submitted = Signal(object)
    left = Signal()

    def __init__(self, *, can_leave: bool = True) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.address = FormField(tr("Server address"), check_address, placeholder=tr("https://schedule.example.com"))
        self.user = FormField(tr("User name"), required(tr("Enter your user name.")))
        self.password = FormField(tr("Password"), required(tr("Enter your password.")), secret=True)
        self._trouble = make_label(tone="bad")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        for field_ in self.fields:
            column.addWidget(field_)
        column.addWidget(self._trouble)
        row = QHBoxLayout()
        self._leave = make_button(tr("Back"))
        self._leave.setVisible(can_leave)
        self.submit = make_button(tr("Sign in"), "primary")
        row.addWidget(self._leave)
        row.addStretch(1)
        row.addWidget(self.submit)
        column.addLayout(row)
        self.submit.clicked.connect(self._try)
        self._leave.clicked.connect(self.left)
        self.setFocusProxy(self.address)

    @property
    def fields(self) -> list[FormField]:
        """The fields in their order."""
        return [self.address, self.user, self.password]

    @property
    def trouble(self) -> str:
        """The sentence about the last attempt."""
        return self._trouble.text()

    def fill(self, address: str, user_name: str) -> None:
        """Put in what is known; the keyboard goes to what is missing."""
        self.address.input.setText(address)
        self.user.input.setText(user_name)
        missing = next((field_ for field_ in self.fields if not field_.value), self.password)
        missing.input.setFocus()

    def show_trying(self) -> None:
        """The attempt is under way."""
        self._trouble.hide()
        self.submit.setEnabled(False)
        self.submit.setText(tr("Signing in…"))

    def show_trouble(self, sentence: str) -> None:
        """The attempt failed; say why and let the person try again."""
        self.submit.setEnabled(True)
        self.submit.setText(tr("Sign in"))
        self._trouble.setText(sentence)
        self._trouble.show()
        self.password.input.selectAll()
        self.password.input.setFocus()

    def _try(self) -> None:
        if self.submit.isEnabled() and all_sound(self.fields):
            self.show_trying()
            self.submitted.emit(Credentials(full_address(self.address.value), self.user.value, self.password.value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs in, Esc goes back."""
        if event.key() in _ENTER:
            self._try()
        elif event.key() == Qt.Key.Key_Escape and self._leave.isVisible():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SignInPage(QFrame):
    """The form alone in the window: for a server that was chosen earlier, or after signing out."""

    def __init__(self, practice: str = "") -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.form = SignInForm(can_leave=False)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        card = QFrame()
        card.setProperty("frame", "card")
        card.setFixedWidth(420)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 24, 28, 24)
        inside.setSpacing(16)
        inside.addWidget(
            make_label(tr("Sign in to {practice}", practice=practice) if practice else tr("Sign in"), size="head")
        )
        inside.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)
