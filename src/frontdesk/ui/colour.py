"""Colour arithmetic: contrast between two colours and shades of one hue that can be read.

Lightness is measured in OKLab (Björn Ottosson, 2020), where equal steps look equal: HSL would make a
practice's yellow glare beside its blue.
"""

import math
from collections.abc import Callable
from functools import lru_cache

Rgb = tuple[int, int, int]

READABLE = 4.5
"""Least contrast between words and their ground (WCAG 2.2, level AA)."""


def from_hex(text: str) -> Rgb:
    """Red, green and blue of ``#RRGGBB`` or ``#RGB`` (the hash may be missing); ValueError otherwise."""
    digits = text.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        raise ValueError(f"not a colour: {text!r}")
    value = int(digits, 16)
    return value >> 16, value >> 8 & 255, value & 255


def to_hex(rgb: Rgb) -> str:
    """The colour as ``#RRGGBB``."""
    return "#{:02X}{:02X}{:02X}".format(*rgb)


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _channel(linear: float) -> int:
    clipped = min(1.0, max(0.0, linear))
    share = clipped * 12.92 if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    return round(share * 255)


def luminance(rgb: Rgb) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (_linear(channel) for channel in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio, 1 (equal) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def to_oklch(rgb: Rgb) -> tuple[float, float, float]:
    """Lightness 0–1, chroma and hue (radians) of a colour."""
    red, green, blue = (_linear(channel) for channel in rgb)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> Rgb:
    """The nearest displayable colour; out of gamut loses chroma, never hue."""
    for _ in range(24):
        linear = _linear_rgb(lightness, chroma, hue)
        if all(-0.0005 <= channel <= 1.0005 for channel in linear):
            break
        chroma *= 0.88
    red, green, blue = linear
    return _channel(red), _channel(green), _channel(blue)


def _linear_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _first(shades: Callable[[float], Rgb], start: float, stop: float, fits: Callable[[Rgb], bool]) -> Rgb:
    """The first shade between two lightnesses that fits; the last one tried if none does."""
    steps = 40
    for step in range(steps + 1):
        shade = shades(start + (stop - start) * step / steps)
        if fits(shade):
            break
    return shade


@lru_cache(maxsize=4096)
def readable(ink: Rgb, ground: Rgb, ratio: float = READABLE) -> Rgb:
    """`ink`, or the nearest shade of its hue that reaches `ratio` on `ground`."""
    if contrast(ink, ground) >= ratio:
        return ink
    lightness, chroma, hue = to_oklch(ink)
    toward = 0.0 if luminance(ground) > 0.18 else 1.0

    def shade(level: float) -> Rgb:
        return from_oklch(level, chroma, hue)

    return _first(shade, lightness, toward, lambda rgb: contrast(rgb, ground) >= ratio)


_SAFE = (
    (30.0, (204, 121, 167)),
    (65.0, (213, 94, 0)),
    (110.0, (240, 228, 66)),
    (195.0, (0, 158, 115)),
    (245.0, (230, 159, 0)),
    (278.0, (0, 114, 178)),
    (330.0, (86, 180, 233)),
    (360.0, (204, 121, 167)),
)
"""Up to which hue (degrees) a colour stands for which of those that colour-blind eyes tell apart.

Source: M. Okabe and K. Ito, Color Universal Design, 2008.
"""


def safe_base(base: Rgb) -> Rgb:
    """The colour that stands for the hue of `base` where red and green cannot be told apart; greys stay."""
    _lightness, chroma, hue = to_oklch(base)
    if chroma < 0.05:
        return base
    return next(shade for end, shade in _SAFE if math.degrees(hue) % 360 <= end)


def pale_pair(base: Rgb) -> tuple[Rgb, Rgb]:
    """Fill and stripe of a hue on a light window: a pale tint and a shade dark enough to read on it."""
    lightness, chroma, hue = to_oklch(base)
    fill = from_oklch(0.945, min(chroma * 0.22, 0.032), hue)
    stripe = from_oklch(min(lightness, 0.62), min(chroma, 0.19), hue)
    return fill, readable(stripe, fill)


def deep_pair(base: Rgb) -> tuple[Rgb, Rgb]:
    """Fill and stripe of a hue on a dark window: a deep shade and a tint light enough to read on it."""
    lightness, chroma, hue = to_oklch(base)
    fill = from_oklch(0.295, min(chroma * 0.42, 0.055), hue)
    stripe = from_oklch(max(lightness, 0.78), min(chroma, 0.12), hue)
    return fill, readable(stripe, fill)
