"""All text is readable: at least 4.5:1, in both themes, whatever colours a practice chose."""

import random

import pytest
from PySide6.QtGui import QColor

from frontdesk.ui import colour, theme
from frontdesk.ui.theme import DARK, LIGHT, Theme

BOTH = pytest.mark.parametrize("appearance", [LIGHT, DARK], ids=lambda appearance: appearance.name)


def contrast(ink: QColor, ground: QColor) -> float:
    return colour.contrast((ink.red(), ink.green(), ink.blue()), (ground.red(), ground.green(), ground.blue()))


@BOTH
@pytest.mark.parametrize("ink", ["text", "accent_text", "good_text", "warn_text", "bad_text"])
@pytest.mark.parametrize("ground", ["panel", "window", "closed", "accent_wash"])
def test_words_can_be_read_on_every_plain_ground(appearance: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(appearance, ink), getattr(appearance, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["panel", "window"])
def test_quiet_words_can_be_read_on_panels_and_window(appearance: Theme, ground: str) -> None:
    assert contrast(appearance.quiet, getattr(appearance, ground)) >= 4.5


@BOTH
def test_words_on_accent_and_on_tips_can_be_read(appearance: Theme) -> None:
    assert contrast(appearance.on_accent, appearance.accent) >= 4.5
    assert contrast(appearance.tip_text, appearance.tip) >= 4.5


@BOTH
def test_any_practice_colour_becomes_a_readable_pair(appearance: Theme) -> None:
    chance = random.Random(20261121)
    for _ in range(400):
        pair = appearance.pair(f"#{chance.randrange(1 << 24):06x}")
        assert contrast(pair.text, pair.fill) >= 4.5
        assert contrast(pair.quiet, pair.fill) >= 4.5
        assert contrast(pair.stripe, pair.fill) >= 4.5
        assert contrast(pair.stripe, appearance.panel) >= 3
        assert contrast(pair.fill, appearance.panel) < 1.6, "a fill stays calm beside the panel"


@BOTH
def test_a_status_colour_is_made_readable_on_any_fill(appearance: Theme) -> None:
    chance = random.Random(7)
    for _ in range(100):
        ink, base = (QColor(f"#{chance.randrange(1 << 24):06x}") for _ in range(2))
        fill = appearance.pair(base.name()).fill
        assert contrast(appearance.readable(ink, fill), fill) >= 4.5


@pytest.mark.parametrize(
    ("asked", "light_fill", "dark_fill"),
    [("#0F7B50", "#e3f4ec", "#12352a"), ("hygiene", "#e3f4ec", "#12352a"), ("#8AB4FF", "#e4eefd", "#16294b")],
)
def test_the_house_colours_keep_their_own_pairs(asked: str, light_fill: str, dark_fill: str) -> None:
    assert LIGHT.pair(asked).fill.name() == light_fill
    assert DARK.pair(asked).fill.name() == dark_fill


@pytest.mark.parametrize("nonsense", [None, "", "mauve-ish", "#12", "#zzzzzz"])
def test_a_colour_that_is_none_becomes_grey(nonsense: str | None) -> None:
    assert LIGHT.pair(nonsense).fill.saturation() < 20


def test_two_hues_stay_two_hues() -> None:
    red, green = (LIGHT.pair(base).stripe for base in ("#e02020", "#20a020"))
    assert abs(red.hue() - green.hue()) > 60


def test_changing_the_theme_is_announced_once(qtbot) -> None:
    heard: list[Theme] = []
    theme.notifier().changed.connect(heard.append)
    try:
        theme.set_current(DARK)
        theme.set_current(DARK)
        assert theme.current() is DARK
    finally:
        theme.set_current(LIGHT)
        theme.notifier().changed.disconnect(heard.append)
    assert heard == [DARK, LIGHT]


@pytest.mark.parametrize("look", [theme.SAFE_LIGHT, theme.SAFE_DARK])
def test_with_the_palette_for_colour_blind_eyes_each_known_type_has_a_colour_of_its_own(look: theme.Theme) -> None:
    names = ("hygiene", "exam", "restorative", "endodontics", "orthodontics", "new patient", "surgery")
    stripes = {look.pair(name).stripe.name() for name in names}
    assert len(stripes) == len(names)
    assert look.good.name() not in (theme.LIGHT.good.name(), theme.DARK.good.name())


def test_the_palette_keeps_greys_grey_and_what_is_no_colour_readable() -> None:
    assert theme.SAFE_LIGHT.pair("#808080").fill.name() == theme.LIGHT.pair("#808080").fill.name()
    assert theme.SAFE_LIGHT.pair("nonsense").fill.name() == theme.LIGHT.pair("nonsense").fill.name()


def test_a_variant_is_found_by_what_it_is() -> None:
    assert theme.variant(True, False) is theme.DARK
    assert theme.variant(False, True) is theme.SAFE_LIGHT
