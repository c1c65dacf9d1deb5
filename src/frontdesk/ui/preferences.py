"""How one person likes times, weeks and alerts; kept in the settings, and in use for the whole window at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.flow import DEFAULT_WAIT_LIMITS
from frontdesk.ui.settings import WindowSettings

SUNDAY = 6
HOURS, WEEK_START, SOUNDS = "time.hours", "week.start", "sounds"
LIMIT = "limit."
"""Before a flow status's slug: the minutes after which a wait is told."""

_USUAL_LIMITS: Mapping[str, int] = MappingProxyType({slug: row.minutes for slug, row in DEFAULT_WAIT_LIMITS.items()})


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is in use.

    Attributes:
        is_24h: times from 0:00 to 23:59 rather than with a letter for the half of the day.
        first_day: the weekday a calendar's row begins with; 0 is Monday.
        limits: minutes by flow status; a status without one is never told as too long.
        sounds: refusals and failures are heard.
    """

    is_24h: bool = False
    first_day: int = SUNDAY
    limits: Mapping[str, int] = field(default_factory=lambda: _USUAL_LIMITS)
    sounds: bool = False


class PreferencesNotifier(QObject):
    """Tells what shows times and alerts to show them anew.

    Signals:
        changed(): emitted after `current` answers anew.
    """

    changed = Signal()


class _Choice:
    """What is in use, and who wants to know when it changes."""

    def __init__(self) -> None:
        self.preferences = Preferences()
        self.notifier: PreferencesNotifier | None = None


_choice = _Choice()


def current() -> Preferences:
    """What is in use."""
    return _choice.preferences


def notifier() -> PreferencesNotifier:
    """The one object that announces a change."""
    if _choice.notifier is None:
        _choice.notifier = PreferencesNotifier()
    return _choice.notifier


def use(preferences: Preferences) -> None:
    """Use these from now on."""
    if preferences != _choice.preferences:
        _choice.preferences = preferences
        notifier().changed.emit()


def kept_in(settings: WindowSettings) -> Preferences:
    """What a person has chosen; what was never chosen, or cannot be understood, is as usual."""
    limits = dict(_USUAL_LIMITS)
    for slug in _USUAL_LIMITS:
        text = settings.get(LIMIT + slug)
        if text.isdigit():
            limits[slug] = int(text)
    day = settings.get(WEEK_START)
    return Preferences(
        settings.get(HOURS) == "24",
        int(day) if day in map(str, range(7)) else SUNDAY,
        {slug: minutes for slug, minutes in limits.items() if minutes},
        settings.get(SOUNDS) == "on",
    )
