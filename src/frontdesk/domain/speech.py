"""Sentences in the language of whoever reads them; made here in English, so that rules and operations need no toolkit.

A thread speaks English until somebody says otherwise, with `speak`: the desktop does so for its own, a server never
does. What is given to `say`, `say_count` and `mark` is collected for translation by `packaging/translations.py`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
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


def retold(
    sentence: str, templates: Sequence[str] = (), near: Collection[time] = (), soon: Collection[time] = ()
) -> str | None:
    """Return an English *sentence* made elsewhere in the reader's language; None if nobody has words for it.

    It is known by itself, or as one of *templates* with values in it; times and dates among them, told by the names
    ``start``, ``end``, ``until``, ``at`` and ``day``, are written anew as well, and so is the sentence within it that
    is called ``why``. A start or end that does not say which half of the day it means is one of *near*; ``until`` is
    within an hour after one of *soon*. Where that leaves both halves open, and the reader's clock tells them apart,
    there are no words either: a time that may be wrong is worse than none.
    """
    speech = _listener.speech
    # Templates first: English knows every sentence by itself, and its reader may still want another clock.
    for template in templates:
        found = _pattern(template).fullmatch(sentence)
        if found is not None and (known := speech.text(template)) is not None:
            # In English a date stands as it was written; it may have been written with more, or with less.
            kept = {"day"} if known == template else set[str]()
            told: dict[str, str] = {}
            for name, value in found.groupdict().items():
                anew = value if name in kept else _retold_value(name, value, templates, near, soon)
                if anew is None:
                    return None
                told[name] = anew
            said = say(template, **told)
            return said[:1].upper() + said[1:] if sentence[:1].isupper() else said
    known = speech.text(sentence)
    return None if known is None else speech.polished(known)


def retold_briefly(sentence: str, briefly: Mapping[str, str]) -> str | None:
    """Return an English *sentence* without what could not be told of it; None if none of *briefly* fits.

    *briefly* has a shorter text for each template; what both name is told in the reader's words.
    """
    for template, shorter in briefly.items():
        found = _pattern(template).fullmatch(sentence)
        if found is not None:
            kept = {name: value for name, value in found.groupdict().items() if f"{{{name}}}" in shorter}
            return say(shorter, **{name: _retold_value(name, value, (), (), ()) for name, value in kept.items()})
    return None


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
_SOON_MINUTES = 60
_CLOCK = re.compile(r"\d:\d\d")


@lru_cache(maxsize=256)
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile("".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)))


def _retold_value(
    name: str, value: str, templates: Sequence[str], near: Collection[time], soon: Collection[time]
) -> str | None:
    speech = _listener.speech
    if name == "why":
        # A reason without words is told as it was said, but for one with times in it.
        return retold(value, templates, near, soon) or (None if _CLOCK.search(value) else value)
    if name == "at" and re.fullmatch(r"\d\d:\d\d", value):
        return speech.bare_clock(time.fromisoformat(value))
    if name in ("start", "end"):
        exact = {(one.hour, one.minute) for one in near}
        return _retold_time(value, lambda read: (read.hour, read.minute) in exact)
    if name == "until":
        return _retold_time(value, lambda read: any(_minutes_on(one, read) <= _SOON_MINUTES for one in soon))
    if name == "day":
        # The year does not show, so that any will do; one that has every day of them. A weekday may stand before it.
        words = value.casefold().replace(",", "").split()
        read = read_date(words, _ANY_YEAR) or read_date(words[1:], _ANY_YEAR)
        return speech.short_day(read[0]) if read is not None else value
    general = value[:1].lower() + value[1:]
    return say(general) if general in _IN_GENERAL else value


def _retold_time(value: str, may_be: Callable[[time], bool]) -> str | None:
    """Return a time as the reader's clock shows it; None if nobody knows which half of the day it means."""
    clock = _listener.speech.bare_clock
    at = read_time(value)
    if at is None or not value[-1].isdigit() or value[0] == "0" or int(value.split(":")[0]) > 12:
        return clock(at) if at is not None else value
    halves = (at, at.replace(hour=(at.hour + 12) % 24))
    meant = list(filter(may_be, halves))
    if len(meant) == 1:
        return clock(meant[0])
    return clock(at) if clock(halves[0]) == clock(halves[1]) else None


def _minutes_on(one: time, other: time) -> int:
    """Return how many minutes after one time of the day the other comes, perhaps past midnight."""
    return ((other.hour - one.hour) * 60 + other.minute - one.minute) % (24 * 60)
