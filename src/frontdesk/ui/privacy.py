"""Whether patients' names are hidden from whoever else can see the screen, for all of the window at once.

What shows a name by itself asks `shown`; what shows sentences passes them through `veil`, which finds the names that
`remember` has been told.
"""

import re
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.names import bare_name

_WORD = re.compile(r"\w[\w'’.-]*")


class PrivacyNotifier(QObject):
    """Tells whoever shows names that they are to be hidden, or may be shown again.

    Signals:
        changed(bool): emitted after `is_on` answers anew.
    """

    changed = Signal(bool)


class _Choice:
    """The present choice, who wants to know when it changes, and the names by their first word."""

    def __init__(self) -> None:
        self.is_on = False
        self.notifier: PrivacyNotifier | None = None
        self.names: dict[str, set[str]] = {}


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
    return " ".join(f"{word[0]}." for word in bare_name(name).split())


def shown(name: str) -> str:
    """A patient's name as it may be shown now; from now on it is also found in sentences."""
    remember((name,))
    return initials(name) if _choice.is_on else name


def person(name: str) -> str:
    """A patient's name as it is, for what veils its words itself; from now on it is found in sentences."""
    remember((name,))
    return name


def remember(names: Iterable[str]) -> None:
    """Know these names when they stand in a sentence."""
    for name in names:
        first = _WORD.match(name)
        if first is not None:
            _choice.names.setdefault(first[0], set()).add(name)


def forget() -> None:
    """Know no names any more; another practice has others."""
    _choice.names.clear()


def veil(text: str) -> str:
    """A sentence as it may be shown now: while names are hidden, the letters of those it holds."""
    if not _choice.is_on or not text:
        return text
    found = {name for word in set(_WORD.findall(text)) for name in _choice.names.get(word.rstrip(".'’-"), ())}
    found |= {name for word in set(_WORD.findall(text)) for name in _choice.names.get(word, ())}
    for name in sorted(found, key=len, reverse=True):
        # At the end of a sentence its stop is that of the last letter as well.
        text = re.sub(rf"(?<!\w){re.escape(name)}(?:\.(?=\s|$)|(?!\w))", initials(name).replace("\\", r"\\"), text)
    return text
