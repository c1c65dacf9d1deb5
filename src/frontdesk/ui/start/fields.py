"""Form fields that say what is wrong with them, beside themselves and in words."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.localtime import is_zone
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import set_property
from frontdesk.ui.widgets.labels import make_label

Check = Callable[[str], str]
"""Returns the sentence that says what is wrong, or nothing."""


class FormField(QWidget):
    """A label, an input and, when needed, a sentence about it."""

    def __init__(self, label: str, check: Check, *, placeholder: str = "", secret: bool = False) -> None:
        super().__init__()
        self._check = check
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caption = make_label(label, strong=True)
        self.input = QLineEdit()
        self.input.setAccessibleName(label)
        self.input.setPlaceholderText(placeholder)
        self.input.setMinimumHeight(34)
        caption.setBuddy(self.input)
        if secret:
            self.input.setEchoMode(QLineEdit.EchoMode.Password)
        self._fault = make_label(tone="bad")
        self._fault.setWordWrap(True)
        self._fault.hide()
        column.addWidget(caption)
        column.addWidget(self.input)
        column.addWidget(self._fault)
        self.setFocusProxy(self.input)
        self.input.textEdited.connect(lambda _text: self.show_fault(""))

    @property
    def value(self) -> str:
        """What was entered; a password keeps its blanks."""
        text = self.input.text()
        return text if self.input.echoMode() is QLineEdit.EchoMode.Password else text.strip()

    @property
    def fault(self) -> str:
        """The sentence on screen."""
        return self._fault.text()

    def is_sound(self) -> bool:
        """Check the value, and say what is wrong with it."""
        self.show_fault(self._check(self.value))
        return not self.fault

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence clears it."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.input.setAccessibleDescription(sentence)
        set_property(self.input, "state", "bad" if sentence else "")

    def offer(self, values: list[str]) -> None:
        """Complete what is typed from `values`."""
        completer = QCompleter(values, self.input)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.input.setCompleter(completer)


def all_sound(fields: list[FormField]) -> bool:
    """Check every field, and put the keyboard on the first that is wrong."""
    wrong = [field for field in fields if not field.is_sound()]
    if wrong:
        wrong[0].input.setFocus()
    return not wrong


def required(sentence: str) -> Check:
    """A check that something was entered."""
    return lambda value: "" if value.strip() else sentence


def check_address(value: str) -> str:
    """A server's address: host, or a whole http address."""
    if not value:
        return tr("Enter the address of your practice's server.")
    try:
        parts = urlsplit(full_address(value))
        sound = bool(parts.hostname) and (parts.port is None or parts.port > 0) and " " not in value
    except ValueError:
        sound = False
    if not sound or parts.scheme not in ("http", "https"):
        return tr("That is not an address. An example: https://schedule.example.com")
    return ""


def full_address(value: str) -> str:
    """The address with its scheme and without a slash at its end; https unless it says otherwise."""
    text = value.strip()
    return (text if "://" in text else f"https://{text}").rstrip("/")


def check_zone(value: str) -> str:
    """A time zone by its name."""
    if is_zone(value):
        return ""
    return tr("Choose a time zone from the list, such as America/Chicago.")


def check_folder(value: str) -> str:
    """A folder that is there."""
    if not value:
        return tr("Choose the folder your present system has exported to.")
    return "" if Path(value).expanduser().is_dir() else tr("There is no folder {folder}.", folder=value)
