"""Dates as .NET format strings write them, with English names and US separators.

Programs for Open Dental choose the form of dates in answers by such a string; these are its custom tokens and its
one-letter standard forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

Writer = Callable[[datetime], str]
"""Writes one part of a moment that knows its zone."""

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_STANDARD: Final = {
    "d": "M/d/yyyy",
    "D": "dddd, MMMM d, yyyy",
    "t": "h:mm tt",
    "T": "h:mm:ss tt",
    "f": "dddd, MMMM d, yyyy h:mm tt",
    "F": "dddd, MMMM d, yyyy h:mm:ss tt",
    "g": "M/d/yyyy h:mm tt",
    "G": "M/d/yyyy h:mm:ss tt",
    "M": "MMMM d",
    "m": "MMMM d",
    "Y": "MMMM yyyy",
    "y": "MMMM yyyy",
    "s": "yyyy-MM-dd'T'HH:mm:ss",
    "u": "yyyy-MM-dd HH:mm:ss'Z'",
    "o": "yyyy-MM-dd'T'HH:mm:ss.fffffff",
    "O": "yyyy-MM-dd'T'HH:mm:ss.fffffff",
    "r": "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    "R": "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
}
_TOKEN = re.compile(
    r"""
      (?P<run>d+|M+|y+|H+|h+|m+|s+|t+|f{1,7}|F{1,7}|z+|K|g+)
    | '(?P<single>[^']*)'
    | "(?P<double>[^"]*)"
    | \\(?P<escaped>.)
    | %(?P<alone>[dMyHhmstfFzKg])
    | (?P<unfinished>['"\\%])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_LONGEST = 200


class BadFormat(ValueError):
    """A text that is no .NET format."""


@lru_cache(maxsize=256)
def compiled(text: str) -> tuple[Writer, ...]:
    """Return the parts of a format in their order.

    Raises:
        BadFormat: It is a letter that stands for nothing, leaves a quote open, or ends in the middle of a token.
    """
    if len(text) > _LONGEST:
        raise BadFormat
    if len(text) == 1 and text.isalpha():
        if text not in _STANDARD:
            raise BadFormat
        text = _STANDARD[text]
    parts: list[Writer] = []
    for match in _TOKEN.finditer(text):
        kind, said = match.lastgroup, match[match.lastgroup or 0]
        if kind == "unfinished":
            raise BadFormat
        parts.append(_part(said) if kind in ("run", "alone") else _literal(said))
    return tuple(parts)


def written(parts: tuple[Writer, ...], moment: datetime) -> str:
    """Return a moment in a compiled format."""
    return "".join([part(moment) for part in parts])


def _literal(said: str) -> Writer:
    return lambda moment: said


def _part(run: str) -> Writer:
    letter, length = run[0], len(run)
    return _PARTS[letter](length)


def _number(of: Callable[[datetime], int]) -> Callable[[int], Writer]:
    return lambda length: lambda moment: str(of(moment)).zfill(min(length, 2))


def _named(number: Callable[[datetime], int], name: Callable[[datetime], str]) -> Callable[[int], Writer]:
    def part(length: int) -> Writer:
        if length < 3:
            return lambda moment: str(number(moment)).zfill(length)
        end = 3 if length == 3 else None
        return lambda moment: name(moment)[:end]

    return part


def _year(length: int) -> Writer:
    if length < 3:
        return lambda moment: str(moment.year % 100).zfill(length)
    return lambda moment: str(moment.year).zfill(length)


def _half(length: int) -> Writer:
    return lambda moment: ("AM" if moment.hour < 12 else "PM")[: min(length, 2)]


def _fraction(length: int) -> Writer:
    return lambda moment: f"{moment.microsecond:06d}0"[:length]


def _short_fraction(length: int) -> Writer:
    return lambda moment: f"{moment.microsecond:06d}0"[:length].rstrip("0")


def _offset(length: int) -> Writer:
    def part(moment: datetime) -> str:
        minutes = int((moment.utcoffset() or timedelta(0)).total_seconds() // 60)
        sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
        hours = str(minutes // 60).zfill(min(length, 2))
        return f"{sign}{hours}" if length < 3 else f"{sign}{hours}:{minutes % 60:02d}"

    return part


_PARTS: Final[dict[str, Callable[[int], Writer]]] = {
    "d": _named(lambda moment: moment.day, lambda moment: _DAYS[moment.weekday()]),
    "M": _named(lambda moment: moment.month, lambda moment: _MONTHS[moment.month - 1]),
    "y": _year,
    "H": _number(lambda moment: moment.hour),
    "h": _number(lambda moment: moment.hour % 12 or 12),
    "m": _number(lambda moment: moment.minute),
    "s": _number(lambda moment: moment.second),
    "t": _half,
    "f": _fraction,
    "F": _short_fraction,
    "z": _offset,
    "K": lambda length: _literal(""),
    "g": lambda length: _literal("A.D."),
}
