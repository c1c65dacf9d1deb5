"""Appearance: the tokens of the light and the dark window, readable pairs for a practice's own colours, fonts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase

from frontdesk.ui import colour

BASE_PX = 13
"""Height of the interface font in device-independent pixels."""


MARK_CONTRAST = 2.5
"""Least contrast of a sign that stands beside its meaning in words."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A fill with its stripe, and the words that can be read on the fill."""

    fill: QColor
    stripe: QColor
    text: QColor
    quiet: QColor


@dataclass(frozen=True, eq=False)
class Theme:
    """Every colour of the window. `faint` is for marks, never for words one must read.

    `safe` ones keep apart what colour-blind eyes confuse.
    `good`, `warn` and `bad` are for dots and bars; the `…_text` shades say the same in words on any plain ground.
    """

    name: str
    dark: bool
    window: QColor
    panel: QColor
    line: QColor
    faint_line: QColor
    text: QColor
    quiet: QColor
    faint: QColor
    accent: QColor
    accent_wash: QColor
    closed: QColor
    hatch: QColor
    now: QColor
    good: QColor
    warn: QColor
    bad: QColor
    on_accent: QColor
    accent_text: QColor
    good_text: QColor
    warn_text: QColor
    bad_text: QColor
    tip: QColor
    tip_text: QColor
    safe: bool = False

    def pair(self, practice_colour: str | None) -> Pair:
        """The readable pair for a practice's colour (``#RRGGBB``) or a known type's name; grey for anything else."""
        return _pair(self.dark, self.safe, (practice_colour or "").strip().lower())

    def mark(self, practice_colour: str | None) -> QColor:
        """A practice's colour for a dot or a bar: itself, or the nearest shade that is seen on a panel."""
        try:
            base = colour.from_hex(practice_colour or "")
        except ValueError:
            return self.faint
        return _color(colour.readable(base, _rgb(self.panel), MARK_CONTRAST))

    def readable(self, ink: QColor, ground: QColor) -> QColor:
        """`ink`, or the nearest shade of its hue that reaches 4.5:1 on `ground`."""
        return _color(colour.readable(_rgb(ink), _rgb(ground)))


def _rgb(color: QColor) -> colour.Rgb:
    return color.red(), color.green(), color.blue()


def _color(rgb: colour.Rgb) -> QColor:
    return QColor(*rgb)


_PAIRS = {
    "hygiene": (("#E3F4EC", "#0F7B50"), ("#12352A", "#5FD3A2")),
    "exam": (("#E4EEFD", "#2456B8"), ("#16294B", "#8AB4FF")),
    "restorative": (("#FBEBDD", "#B4540A"), ("#3A2716", "#F3A864")),
    "endodontics": (("#F9E3E8", "#B42347"), ("#3D1A24", "#F58BA5")),
    "orthodontics": (("#EDE7FB", "#6941C6"), ("#2B2047", "#B79CFF")),
    "new patient": (("#FFF4D1", "#8F6400"), ("#3A3115", "#EBC85B")),
    "surgery": (("#E2F3F7", "#0E7490"), ("#10323A", "#6CCBE0")),
}

_KNOWN = {
    key: pairs for name, pairs in _PAIRS.items() for key in (name, *(shade.lower() for pair in pairs for shade in pair))
}

_GREY = "#667085"


def _is_hex(key: str) -> bool:
    try:
        colour.from_hex(key)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def _pair(dark: bool, safe: bool, key: str) -> Pair:
    known = _KNOWN.get(key)
    if safe:
        base = colour.safe_base(colour.from_hex(known[0][1] if known else key if _is_hex(key) else _GREY))
        fill, stripe = (colour.deep_pair if dark else colour.pale_pair)(base)
    elif known:
        fill, stripe = (colour.from_hex(shade) for shade in known[dark])
    else:
        try:
            base = colour.from_hex(key)
        except ValueError:
            base = colour.from_hex(_GREY)
        fill, stripe = (colour.deep_pair if dark else colour.pale_pair)(base)
    theme = DARK if dark else LIGHT
    return Pair(
        fill=_color(fill),
        stripe=_color(colour.readable(stripe, fill)),
        text=_color(colour.readable(_rgb(theme.text), fill)),
        quiet=_color(colour.readable(_rgb(theme.quiet), fill)),
    )


def _theme(name: str, dark: bool, tokens: Mapping[str, str], *, safe: bool = False) -> Theme:
    """A theme from its tokens; the shades for words are derived so that they hold on every plain ground."""
    colors = {key: QColor(value) for key, value in tokens.items()}
    grounds = [_rgb(colors[key]) for key in ("panel", "window", "closed", "accent_wash")]
    for key in ("accent", "good", "warn", "bad"):
        ink = _rgb(colors[key])
        for ground in grounds:
            ink = colour.readable(ink, ground)
        colors[f"{key}_text"] = _color(ink)
    colors["on_accent"] = _color(colour.readable(_rgb(colors["panel"]), _rgb(colors["accent"])))
    return Theme(name=name, dark=dark, safe=safe, **colors)


_LIGHT = {
    "window": "#F6F7F9",
    "panel": "#FFFFFF",
    "line": "#E3E6EB",
    "faint_line": "#EEF0F3",
    "text": "#1C2430",
    "quiet": "#667085",
    "faint": "#98A2B3",
    "accent": "#2563EB",
    "accent_wash": "#E8EFFE",
    "closed": "#F1F2F5",
    "hatch": "#E4E7EC",
    "now": "#E5484D",
    "good": "#16A34A",
    "warn": "#D97706",
    "bad": "#DC2626",
    "tip": "#1C2430",
    "tip_text": "#FFFFFF",
}

_DARK = {
    "window": "#14171C",
    "panel": "#1B1F26",
    "line": "#2C323C",
    "faint_line": "#242A33",
    "text": "#E6EAF0",
    "quiet": "#9AA4B2",
    "faint": "#6B7686",
    "accent": "#6EA0FF",
    "accent_wash": "#1F2E4D",
    "closed": "#171B21",
    "hatch": "#20262F",
    "now": "#FF6369",
    "good": "#4ADE80",
    "warn": "#FBBF24",
    "bad": "#F87171",
    "tip": "#E6EAF0",
    "tip_text": "#14171C",
}

LIGHT = _theme("light", False, _LIGHT)
DARK = _theme("dark", True, _DARK)
SAFE_LIGHT = _theme("light-safe", False, {**_LIGHT, "good": "#0072B2", "warn": "#B58900", "bad": "#C8400A"}, safe=True)
SAFE_DARK = _theme("dark-safe", True, {**_DARK, "good": "#56B4E9", "warn": "#F0E442", "bad": "#FF7A33"}, safe=True)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, SAFE_LIGHT, SAFE_DARK)}


def variant(dark: bool, safe: bool) -> Theme:
    """The theme that is dark or light, and for colour-blind eyes or not."""
    return next(theme for theme in THEMES.values() if theme.dark == dark and theme.safe == safe)


class ThemeNotifier(QObject):
    """Tells painted widgets that the appearance is another one.

    Signals:
        changed(Theme): emitted after `current` answers with the new theme.
    """

    changed = Signal(object)


class _Choice:
    """The theme in use, and who wants to know when it changes."""

    def __init__(self) -> None:
        self.theme = LIGHT
        self.notifier: ThemeNotifier | None = None


_choice = _Choice()


def current() -> Theme:
    """The theme in use."""
    return _choice.theme


def notifier() -> ThemeNotifier:
    """The one object that announces a change of theme."""
    if _choice.notifier is None:
        _choice.notifier = ThemeNotifier()
    return _choice.notifier


def set_current(theme: Theme) -> None:
    """Use `theme` from now on; painted widgets hear of it, nothing needs to be restarted."""
    if theme is _choice.theme:
        return
    _choice.theme = theme
    notifier().changed.emit(theme)


_family: list[str] = []


def set_family(family: str) -> None:
    """Use this family where the platform has no interface font of its own, as without a display."""
    _family[:] = [family]


def interface_font(px: int = BASE_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The platform's own interface font at a height in pixels."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if _family:
        font.setFamilies(_family)
    font.setPixelSize(px)
    font.setWeight(weight)
    return font


def tabular_font(px: int = BASE_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface font with figures of one width, so that times in a column line up."""
    font = interface_font(px, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
