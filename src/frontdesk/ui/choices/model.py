"""What may be set, and between what one chooses; no Qt."""

from dataclasses import dataclass

from frontdesk.ui import i18n, preferences
from frontdesk.ui.i18n import tr
from frontdesk.ui.language import LANGUAGE, LANGUAGES

THEME, SAFE, DENSITY, TEXT = "theme.choice", "theme.safe", "board.density", "text.percent"
PRIVACY, LOCK = "privacy.minutes", "lock.minutes"
DENSITIES = {"compact": 60, "usual": 78, "roomy": 108}
"""Pixels an hour of the board takes."""

_MINUTES = (0, 1, 2, 5, 10, 15, 30, 60)
_LIMITS = (0, 5, 10, 15, 20, 30, 45, 60)
_PERCENTS = (100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting.

    Attributes:
        name: what it is kept under.
        options: values with their labels.
        usual: the value until somebody chooses.
        hint: what else there is to know.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    usual: str
    hint: str = ""

    def value_of(self, kept: str) -> str:
        """The value in use where `kept` is what the settings hold."""
        return kept if any(kept == value for value, _label in self.options) else self.usual


def sections() -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Every setting under its heading."""
    off_on = (("off", tr("Off")), ("on", tr("On")))
    days = tuple((str(day), i18n.capitalised(i18n.weekday_long(day))) for day in (6, 0, 5))
    return (
        (
            tr("Appearance"),
            (
                Choice(
                    THEME,
                    tr("Theme"),
                    (("light", tr("Light")), ("dark", tr("Dark")), ("system", tr("As the system"))),
                    "light",
                ),
                Choice(SAFE, tr("Colours for colour-blind eyes"), off_on, "off"),
                Choice(
                    DENSITY,
                    tr("Height of an hour"),
                    (("compact", tr("Compact")), ("usual", tr("Usual")), ("roomy", tr("Roomy"))),
                    "usual",
                ),
                Choice(
                    TEXT,
                    tr("Text size"),
                    tuple((str(share), f"{share} %") for share in _PERCENTS),
                    "100",
                    tr("Takes effect when Frontdesk is started next."),
                ),
            ),
        ),
        (
            tr("Dates and times"),
            (
                Choice(preferences.HOURS, tr("Time"), (("12", tr("2:30p")), ("24", "14:30")), "12"),
                Choice(preferences.WEEK_START, tr("Calendars begin with"), days, str(preferences.SUNDAY)),
            ),
        ),
        (
            tr("When nobody is at the desk"),
            (
                Choice(PRIVACY, tr("Hide names after"), _spans(_MINUTES), "10"),
                Choice(LOCK, tr("Lock after"), _spans(_MINUTES), "0"),
            ),
        ),
        (
            tr("Patient flow: tell a wait of more than"),
            (
                Choice(f"{preferences.LIMIT}arrived", tr("Arrived"), _spans(_LIMITS), "15"),
                Choice(f"{preferences.LIMIT}checkout", tr("Checkout"), _spans(_LIMITS), "10"),
            ),
        ),
        (
            tr("Language"),
            (
                Choice(
                    LANGUAGE,
                    tr("Language"),
                    (("system", tr("As the system")), *LANGUAGES.items()),
                    "system",
                    tr("Takes effect when Frontdesk is started next."),
                ),
            ),
        ),
        (tr("Sounds"), (Choice(preferences.SOUNDS, tr("A sound for what is refused"), off_on, "off"),)),
    )


def _spans(spans: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((str(count), i18n.minutes(count) if count else tr("Never")) for count in spans)
