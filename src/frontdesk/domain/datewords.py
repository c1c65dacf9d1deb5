"""Dates and times of the day as people type them: ``4/2``, ``apr 2``, ``tomorrow``; ``3``, ``3:30p``, ``noon``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            ("mon", "monday", "mondays"),
            ("tue", "tues", "tuesday", "tuesdays"),
            ("wed", "weds", "wednesday", "wednesdays"),
            ("thu", "thur", "thurs", "thursday", "thursdays"),
            ("fri", "friday", "fridays"),
            ("sat", "saturday", "saturdays"),
            ("sun", "sunday", "sundays"),
        )
    )
    for word in words
}
"""Days of the week by what they are called, Monday being 0."""

_MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_LONG_MONTHS = {name: number for number, name in enumerate((*_MONTH_NAMES, "november", "december"), 1)}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(r"(\d{1,2})(?::?(\d{2}))?(a|am|p|pm)?")
_DAYTIME_FROM = 7
"""Hours before this one mean the afternoon unless somebody says otherwise: a practice is not open at three at night."""


def month_number(word: str) -> int | None:
    """Return the month a word names, from 1; None if it names none."""
    if word in _LONG_MONTHS:
        return _LONG_MONTHS[word]
    word = "sep" if word == "sept" else word
    return MONTHS.index(word) + 1 if word in MONTHS else None


def read_date(words: Sequence[str], today: date) -> tuple[date, int] | None:
    """Return the date the first of *words* say and how many they are; None if they say none.

    Without a year it is the next such date from *today* on. Words are lower case, without commas at their ends.
    """
    first = words[0] if words else ""
    if first in ("today", "tomorrow"):
        return today + timedelta(days=int(first == "tomorrow")), 1
    if (iso := _ISO.fullmatch(first)) is not None:
        return _counted(_made(int(iso[1]), int(iso[2]), int(iso[3])), 1)
    if (slashed := _SLASHED.fullmatch(first)) is not None:
        return _counted(_dated(int(slashed[1]), int(slashed[2]), slashed[3], today), 1)
    for month_at, day_at in ((0, 1), (1, 0)):
        if len(words) > 1:
            month, day = month_number(words[month_at]), _DAY.fullmatch(words[day_at])
            if month is not None and day is not None:
                year = words[2] if len(words) > 2 and _YEAR.fullmatch(words[2]) else None
                return _counted(_dated(month, int(day[1]), year, today), 3 if year else 2)
    return None


def read_birth_date(text: str, today: date) -> date | None:
    """Return a date of birth as typed; a year of two figures is the last such year. None if it is no date."""
    words = text.casefold().replace(",", " ").split()
    slashed = _SLASHED.fullmatch(words[0].replace(".", "/").replace("-", "/")) if len(words) == 1 else None
    if slashed is not None:
        if slashed[3] is None:
            return None
        year = int(slashed[3])
        if len(slashed[3]) == 2:
            year += today.year // 100 * 100
            year -= 100 * (year > today.year)
        born = _made(year, int(slashed[1]), int(slashed[2]))
    else:
        found = read_date(words, today)
        says_year = any(_YEAR.search(word) for word in words)
        born = found[0] if found is not None and found[1] == len(words) and says_year else None
    return born if born is not None and born <= today else None


def read_time(word: str) -> time | None:
    """Return the time of day a word says; hours before seven mean the afternoon. None if it says none."""
    if word in ("noon", "midday"):
        return time(12)
    match = _CLOCK.fullmatch(word)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "")[:1]
    if minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        return None
    if half == "p":
        hour = hour % 12 + 12
    elif half == "a":
        hour %= 12
    elif hour < _DAYTIME_FROM and not word.startswith("0"):
        hour += 12
    return time(hour, minute)


def _dated(month: int, day: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _made(int(year) if len(year) == 4 else today.year // 100 * 100 + int(year), month, day)
    # 29 February may be years away.
    years = (_made(today.year + ahead, month, day) for ahead in range(9))
    return next((made for made in years if made is not None and made >= today), None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _counted(found: date | None, words: int) -> tuple[date, int] | None:
    return (found, words) if found is not None else None
