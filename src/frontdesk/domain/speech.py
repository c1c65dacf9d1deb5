"""Sentences in the language of whoever reads them; made here in English, so that rules and operations need no toolkit.

A thread speaks English until somebody says otherwise, with `speak`: the desktop does so for its own, a server never
does. What is given to `say`, `say_count` and `mark` is collected for translation by `packaging/translations.py`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from frontdesk.domain.datewords import read_date, read_time
from frontdesk.domain.money import format_money


class Speech:
    """How sentences are said: English; what another language does otherwise is overridden."""

    def text(self, text: str) -> str | None:
        """Return the words for an English *text*, or None where the language has none for it."""
        return text

    def polished(self, sentence: str) -> str:
        """Return a finished sentence as it is written, its values being put in."""
        return sentence

    def clock(self, at: datetime | time) -> str:
        """Return a time of the day: '3:10p', '10:40a'."""
        return f"{at.hour % 12 or 12}:{at.minute:02}{'a' if at.hour < 12 else 'p'}"

    def bare_clock(self, at: datetime | time) -> str:
        """Return the same where the half of the day goes without saying: '3:10', '10:40'."""
        return f"{at.hour % 12 or 12}:{at.minute:02}"

    def day(self, day: date) -> str:
        """Return a date with its weekday: 'Tue Mar 3'."""
        return f"{day:%a %b} {day.day}"

    def short_day(self, day: date) -> str:
        """Return a date without it: 'Mar 3'."""
        return f"{day:%b} {day.day}"

    def amount(self, amount: Decimal) -> str:
        """Return an amount in whole units of the practice's money: '$1,250'."""
        return format_money(amount, cents=False)


class _Listener(threading.local):
    """How each thread speaks."""

    speech: Speech = Speech()


_listener = _Listener()


def speak(speech: Speech | None) -> None:
    """Say everything in this thread like that from now on; None for English again."""
    _listener.speech = speech or Speech()


def current() -> Speech:
    """Return how this thread speaks."""
    return _listener.speech


def mark(text: str) -> str:
    """Return *text* as it is; it is translated where it is said."""
    return text


def say(text: str, /, **values: object) -> str:
    """Return *text* in the reader's language, with its ``{named}`` values put in."""
    speech = _listener.speech
    said = speech.text(text) or text
    return speech.polished(said.format(**values) if values else said)


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the sentence for one or for many; ``{count}`` is filled in."""
    return say(one if count == 1 else many, count=count, **values)


def retold(sentence: str, templates: Sequence[str] = (), near: Sequence[time] = ()) -> str | None:
    """Return an English *sentence* made elsewhere in the reader's language; None if nobody has words for it.

    It is known by itself, or as one of *templates* with values in it; times and dates among them, told by the names
    ``start``, ``end`` and ``day``, are written anew as well, and so is the sentence within it that is called ``why``.
    Times that do not say which half of the day they mean are of the half that brings them closest to one of *near*.
    """
    speech = _listener.speech
    # Templates first: English knows every sentence by itself, and its reader may still want another clock.
    for template in templates:
        found = _pattern(template).fullmatch(sentence)
        if found is not None and (known := speech.text(template)) is not None:
            # In English a date stands as it was written; it may have been written with more, or with less.
            kept = {"day"} if known == template else set[str]()
            values = found.groupdict().items()
            told = {
                name: value if name in kept else _retold_value(name, value, templates, near) for name, value in values
            }
            return say(template, **told)
    known = speech.text(sentence)
    return None if known is None else speech.polished(known)


def _apart(one: time, other: time) -> int:
    """Return how many minutes lie between two times of the day, the shorter way around the clock."""
    minutes = abs((one.hour - other.hour) * 60 + one.minute - other.minute)
    return min(minutes, 24 * 60 - minutes)


_IN_GENERAL = frozenset(
    {
        mark("a blockout"),
        mark("the operatory"),
        mark("the provider"),
        mark("another provider"),
        mark("another location"),
        mark("somebody else"),
    }
)
"""What stands for a name that is not known; a practice's own names are told as they are."""


_ANY_YEAR = date(2024, 1, 1)


@lru_cache(maxsize=256)
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile("".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)))


def _retold_value(name: str, value: str, templates: Sequence[str], near: Sequence[time]) -> str:
    speech = _listener.speech
    if name == "why":
        return retold(value, templates, near) or value
    if name in ("start", "end"):
        at = read_time(value)
        if at is not None and near and value[-1].isdigit():
            at = min(
                (at, at.replace(hour=(at.hour + 12) % 24)), key=lambda one: min(_apart(one, other) for other in near)
            )
        return speech.bare_clock(at) if at is not None else value
    if name == "day":
        # The year does not show, so that any will do; one that has every day of them. A weekday may stand before it.
        words = value.casefold().replace(",", "").split()
        read = read_date(words, _ANY_YEAR) or read_date(words[1:], _ANY_YEAR)
        return speech.short_day(read[0]) if read is not None else value
    general = value[:1].lower() + value[1:]
    return say(general) if general in _IN_GENERAL else value
