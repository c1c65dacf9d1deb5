"""The fonts of the board with quick measuring: a page sets thousands of short strings."""

from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from frontdesk.ui import theme

ELLIPSIS = "…"

# Beyond Latin, Greek and Cyrillic letters join or reorder, so that only the shaper knows a word's width.
_SIMPLE_UNTIL = 0x0530


class Hand(IntEnum):
    """Which font a string is set in."""

    NAME = 0
    DETAIL = 1
    TINY_NAME = 2
    TINY = 3
    STATUS = 4
    HEAD = 5
    LABEL = 6
    PILL = 7


_WEIGHT = QFont.Weight


class Ink:
    """Every font of the board, made once."""

    def __init__(self, step: int = 0) -> None:
        """*step* is by how many pixels the text of blocks is larger than usual, or smaller."""
        self.fonts: tuple[QFont, ...] = (
            theme.interface_font(12 + step, _WEIGHT.DemiBold),
            theme.tabular_font(11 + step),
            theme.interface_font(max(10, 11 + step), _WEIGHT.DemiBold),
            theme.tabular_font(10),
            theme.interface_font(max(10, 11 + step), _WEIGHT.DemiBold),
            theme.interface_font(13, _WEIGHT.DemiBold),
            theme.tabular_font(12),
            theme.interface_font(9, _WEIGHT.Bold),
        )
        self._metrics = tuple(QFontMetrics(font) for font in self.fonts)
        self._ascents = tuple(metrics.ascent() for metrics in self._metrics)
        self._heights = tuple(metrics.height() for metrics in self._metrics)
        self._advances: tuple[dict[str, float], ...] = tuple({} for _ in self.fonts)
        self.width = lru_cache(maxsize=8192)(self._width)
        self.elided = lru_cache(maxsize=8192)(self._elided)
        self.clipped = lru_cache(maxsize=8192)(self._clipped)

    def ascent(self, hand: Hand) -> int:
        """Return how far letters of a font rise over the baseline."""
        return self._ascents[hand]

    def height(self, hand: Hand) -> int:
        """Return the height of one row in a font."""
        return self._heights[hand]

    def _clipped(self, hand: Hand, text: str, width: int) -> str:
        """Return as many whole letters as fit, without a sign that some are missing; for places a word wide."""
        if self._is_simple(text):
            used = 0.0
            for count, letter in enumerate(text):
                used += self._advance(hand, letter)
                if used > width + 1:
                    return text[: max(1, count)]
            return text
        while len(text) > 1 and self._metrics[hand].horizontalAdvance(text) > width + 1:
            text = text[:-1]
        return text

    def _width(self, hand: Hand, text: str) -> int:
        if self._is_simple(text):
            return int(sum([self._advance(hand, letter) for letter in text]) + 0.99)
        return self._metrics[hand].horizontalAdvance(text)

    def _elided(self, hand: Hand, text: str, width: int) -> str:
        if self.width(hand, text) <= width:
            return text
        if not self._is_simple(text):
            return self._metrics[hand].elidedText(text, Qt.TextElideMode.ElideRight, width)
        room = width - self._advance(hand, ELLIPSIS)
        if room <= 0:
            return ""
        for count, letter in enumerate(text):
            room -= self._advance(hand, letter)
            if room < 0:
                return text[:count].rstrip(" ·,") + ELLIPSIS
        return text

    @staticmethod
    def _is_simple(text: str) -> bool:
        return (
            text.isascii()
            or max(map(ord, text), default=0) < _SIMPLE_UNTIL
            or all(ord(letter) < _SIMPLE_UNTIL or letter in "–—’…·" for letter in text)
        )

    def _advance(self, hand: Hand, letter: str) -> float:
        known = self._advances[hand]
        advance = known.get(letter)
        if advance is None:
            # Ten at once, since one alone would be rounded to whole pixels.
            advance = known[letter] = self._metrics[hand].horizontalAdvance(letter * 10) / 10
        return advance
