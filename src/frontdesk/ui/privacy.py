"""Whether patients' names are hidden from whoever else can see the screen, for all of the window at once."""

from PySide6.QtCore import QObject, Signal


class PrivacyNotifier(QObject):
    """Tells whoever shows names that they are to be hidden, or may be shown again.

    Signals:
        changed(bool): emitted after `is_on` answers anew.
    """

    changed = Signal(bool)


class _Choice:
    """The present choice, and who wants to know when it changes."""

    def __init__(self) -> None:
        self.is_on = False
        self.notifier: PrivacyNotifier | None = None


_choice = _Choice()


def is_on() -> bool:
    """Whether names are hidden."""
    return _choice.is_on


def notifier() -> PrivacyNotifier:
    """The one object that announces a change."""
    if _choice.notifier is None:
        _choice.notifier = PrivacyNotifier()
    return _choice.notifier


def set_on(hides_names: bool) -> None:
    """Hide names from now on, or show them again."""
    if hides_names != _choice.is_on:
        _choice.is_on = hides_names
        notifier().changed.emit(hides_names)


def initials(name: str) -> str:
    """Return the first letters of a name."""
    return " ".join(f"{word[0]}." for word in name.split() if word)


def shown(name: str) -> str:
    """A patient's name as it may be shown now."""
    return initials(name) if _choice.is_on else name
