"""A booking in a few words: ``mercer crown 60 tue pm okafor``, read into what it asks for.

Every word means something or belongs to the patient's name; the order hardly matters. What a practice calls its
types, providers and operatories comes with the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID

from frontdesk.domain.datewords import WEEKDAYS, read_date, read_time
from frontdesk.domain.tongues import ENGLISH, Tongue, fold

LEAST_MINUTES, MOST_MINUTES = 5, 480
_SOONEST = frozenset({"asap", "first", "soonest", "earliest", "soon"})
_FROM, _UNTIL = frozenset({"after", "from", "since"}), frozenset({"before", "until", "till", "by"})
_PARTS = {
    "am": (None, time(12)),
    "morning": (None, time(12)),
    "mornings": (None, time(12)),
    "pm": (time(12), None),
    "afternoon": (time(12), None),
    "afternoons": (time(12), None),
    "evening": (time(17), None),
    "evenings": (time(17), None),
}
_LINKS = frozenset({"or", "and", "on", "at", "in", "a", "the", "for", "with", "dr", "&"})
_MINUTES = re.compile(r"(\d{1,3})(?:m|min|mins|minutes)")
_HOURS = re.compile(r"(\d{1,2})h(\d{1,2})?")
_SPAN = re.compile(r"(\d{1,2}(?::\d{2})?(?:a|am|p|pm)?)-(\d{1,2}(?::\d{2})?(?:a|am|p|pm)?)")
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30}


@dataclass(frozen=True, slots=True)
class Name:
    """What somebody or something of the practice is called; *words* are tried in any order, *whole* only as it is."""

    id: UUID
    words: tuple[str, ...]
    whole: tuple[str, ...] = ()

    @classmethod
    def of(cls, key: UUID, *names: str, also: Iterable[str] = ()) -> Name:
        """Return the name of *key*: its words, and as a whole with and without blanks."""
        folded = [fold(name) for name in names if name]
        words = [word for name in (*folded, *map(fold, also)) for word in re.split(r"[\W_]+", name) if word]
        return cls(key, tuple(dict.fromkeys(words)), tuple(dict.fromkeys((*folded, *(_joined(one) for one in folded)))))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a practice calls its types, providers and operatories, each in its own order."""

    types: tuple[Name, ...] = ()
    providers: tuple[Name, ...] = ()
    operatories: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """What was asked for.

    Attributes:
        patient: the words nothing else claimed, in their order.
        first_day, last_day: both belong to it.
        is_soonest: somebody said that it is urgent.
    """

    patient: str = ""
    type_id: UUID | None = None
    minutes: int | None = None
    weekdays: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    provider_ids: tuple[UUID, ...] = ()
    operatory_ids: tuple[UUID, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    is_soonest: bool = False

    @property
    def says_when(self) -> bool:
        """Whether it says anything about the time."""
        return bool(self.weekdays or self.earliest or self.latest or self.first_day or self.last_day or self.is_soonest)

    @property
    def is_wish(self) -> bool:
        """Whether openings are asked for, rather than a patient or a command."""
        # A provider's name alone says nothing: patients are called Ana and Park as well.
        what = self.type_id is not None or self.minutes is not None
        return (
            self.says_when or (what and bool(self.patient)) or (self.type_id is not None and self.minutes is not None)
        )


def read(text: str, vocabulary: Vocabulary, today: date, tongue: Tongue = ENGLISH) -> Phrase:
    """Return what *text* asks for, typed in some language; anything may be typed."""
    return _Reader(text, vocabulary, today, tongue).read()


def _joined(text: str) -> str:
    return "".join(text.split())


@dataclass(slots=True)
class _Found:
    weekdays: set[int] = field(default_factory=set)
    minutes: int | None = None
    earliest: time | None = None
    latest: time | None = None
    first_day: date | None = None
    last_day: date | None = None
    is_soonest: bool = False
    types: tuple[Name, ...] | None = None
    providers: list[UUID] = field(default_factory=list)
    operatories: list[UUID] = field(default_factory=list)


class _Reader:
    """Walks the words once; whatever no rule takes is the patient's."""

    def __init__(self, text: str, vocabulary: Vocabulary, today: date, tongue: Tongue) -> None:
        words = tongue.read(text)
        self._shown = [word.shown for word in words]
        self._words = [word.word for word in words]
        self._tongue = tongue
        self._vocabulary = vocabulary
        self._today = today
        self._found = _Found()
        self._patient: list[int] = []

    def read(self) -> Phrase:
        at = 0
        while at < len(self._words):
            used = self._take(at)
            if not used:
                self._patient.append(at)
            at += used or 1
        found, patient = self._found, self._without_links()
        return Phrase(
            " ".join(self._shown[at] for at in patient if self._shown[at]),
            found.types[0].id if found.types else None,
            found.minutes,
            frozenset(found.weekdays),
            found.earliest,
            found.latest,
            tuple(found.providers),
            tuple(found.operatories),
            found.first_day,
            found.last_day,
            found.is_soonest,
        )

    def _take(self, at: int) -> int:
        rules = (
            self._weekday,
            self._date,
            self._bound,
            self._part,
            self._length,
            self._place,
            self._person,
            self._kind,
        )
        for rule in rules:
            used = rule(at)
            if used:
                return used
        return 0

    def _weekday(self, at: int) -> int:
        word = self._words[at]
        if word in ("weekday", "weekdays"):
            self._found.weekdays.update(range(5))
            return 1
        parts = re.split(r"[/+&-]", word)
        if not all(part in WEEKDAYS for part in parts):
            return 0
        days = [WEEKDAYS[part] for part in parts]
        if "-" in word and len(days) == 2:
            span = (days[1] - days[0]) % 7 + 1
            days = [(days[0] + ahead) % 7 for ahead in range(span)]
        self._found.weekdays.update(days)
        return 1

    def _date(self, at: int) -> int:
        words, found = self._words[at:], self._found
        if words[0] in _SOONEST or (words[0] == "next" and words[1:2] == ["available"]):
            found.is_soonest = True
            return 2 if words[0] == "next" else 1
        if len(words) > 1 and words[0] in ("this", "next") and words[1] in ("week", "month"):
            found.first_day, found.last_day = self._span(words[0], words[1])
            return 2
        if len(words) > 2 and words[0] == "in" and words[1].isdecimal() and words[2] in _UNITS and len(words[1]) < 3:
            found.first_day = self._today + timedelta(days=int(words[1]) * _UNITS[words[2]])
            return 3
        if words[0] == "next" and len(words) > 1 and words[1] in WEEKDAYS:
            found.weekdays.add(WEEKDAYS[words[1]])
            found.first_day = self._today + timedelta(days=7 - self._today.weekday())
            found.last_day = found.first_day + timedelta(days=6)
            return 2
        read_here = read_date(words, self._today)
        if read_here is None:
            return 0
        found.first_day = found.last_day = read_here[0]
        return read_here[1]

    def _span(self, which: str, unit: str) -> tuple[date, date]:
        today = self._today
        if unit == "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * (which == "next"))
            return max(monday, today), monday + timedelta(days=6)
        month = today.month - 1 + (which == "next")
        first = date(today.year + month // 12, month % 12 + 1, 1)
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return max(first, today), following - timedelta(days=1)

    def _bound(self, at: int) -> int:
        words, found = self._words[at:], self._found
        if (span := _SPAN.fullmatch(words[0])) is not None:
            first, last = read_time(span[1]), read_time(span[2])
            if first is None or last is None or last <= first:
                return 0
            found.earliest, found.latest = first, last
            return 1
        if len(words) > 1 and (words[0] in _FROM or words[0] in _UNTIL):
            used = self._bounded(words[0] in _FROM, words[1:])
            return used + 1 if used else 0
        if len(words) > 1 and words[0] == "at" and (at_time := read_time(words[1])) is not None:
            found.earliest = at_time
            return 2
        is_clock = words[0] == "noon" or (words[0][:1].isdigit() and (":" in words[0] or words[0][-1] in "apm"))
        if is_clock and (at_time := read_time(words[0])) is not None:
            found.earliest = at_time
            return 1
        return 0

    def _bounded(self, is_from: bool, words: Sequence[str]) -> int:
        found = self._found
        day = read_date(words, self._today)
        if day is not None:
            if is_from:
                found.first_day = day[0]
            else:
                found.last_day = day[0]
            return day[1]
        halved = len(words) > 1 and words[1] in ("am", "pm") and words[0][-1:].isdecimal()
        hour = read_time(words[0] + words[1] if halved else words[0])
        if hour is None:
            return 0
        if is_from:
            found.earliest = hour
        else:
            found.latest = hour
        return 2 if halved else 1

    def _part(self, at: int) -> int:
        part = _PARTS.get(self._words[at])
        if part is None:
            return 0
        found = self._found
        # 'after 3 pm' has said more than 'pm' does.
        found.earliest = found.earliest or part[0]
        found.latest = found.latest or part[1]
        return 1

    def _length(self, at: int) -> int:
        word, found = self._words[at], self._found
        minutes: int | None = None
        if (told := _MINUTES.fullmatch(word)) is not None:
            minutes = int(told[1])
        elif (hours := _HOURS.fullmatch(word)) is not None:
            minutes = int(hours[1]) * 60 + int(hours[2] or 0)
        elif found.minutes is None and word.isascii() and word.isdecimal() and len(word) <= 3 and word[0] != "0":
            minutes = int(word) if int(word) % 5 == 0 else None
        if minutes is None or not LEAST_MINUTES <= minutes <= MOST_MINUTES:
            return 0
        found.minutes = minutes
        return 2 if self._words[at + 1 : at + 2] in (["min"], ["mins"], ["minutes"]) else 1

    def _place(self, at: int) -> int:
        for name in self._vocabulary.operatories:
            for whole in name.whole:
                parts = whole.split()
                if parts and self._words[at : at + len(parts)] == parts:
                    self._found.operatories.append(name.id)
                    return len(parts)
        return 0

    def _person(self, at: int) -> int:
        is_named = self._words[at] in ("dr", "with") and at + 1 < len(self._words)
        skipped = 1 if is_named else 0
        if is_named and self._words[at] == "with" and self._words[at + 1] == "dr" and at + 2 < len(self._words):
            skipped = 2
        word = self._words[at + skipped]
        for name in self._vocabulary.providers:
            fits = word in name.words or (skipped and len(word) > 1 and any(own.startswith(word) for own in name.words))
            if fits and word not in _LINKS:
                if name.id not in self._found.providers:
                    self._found.providers.append(name.id)
                return skipped + 1
        return 0

    def _kind(self, at: int) -> int:
        word, found = self._words[at], self._found
        if len(word) < 3 or word in _LINKS:
            return 0
        among = found.types if found.types is not None else self._vocabulary.types
        exact = tuple(name for name in among if word in name.words or word in name.whole)
        close = tuple(name for name in among if len(word) > 3 and any(own.startswith(word) for own in name.words))
        fitting = exact or close
        if not fitting:
            return 0
        found.types = fitting
        return 1

    def _without_links(self) -> list[int]:
        """Return the patient's words without those that only link others; within a name they belong to it."""
        links = _LINKS | self._tongue.links
        kept = [at for at in self._patient if self._words[at] not in links]
        return [at for at in self._patient if at in kept or self._is_within_name(at, kept)]

    def _is_within_name(self, at: int, kept: Sequence[int]) -> bool:
        """Say whether *at* is a particle such as *de la*, with the patient's own words before and after it."""
        if self._words[at] not in self._tongue.particles:
            return False
        before = next((one for one in range(at - 1, -1, -1) if self._words[one] not in self._tongue.particles), -1)
        after = next(
            (one for one in range(at + 1, len(self._words)) if self._words[one] not in self._tongue.particles), -1
        )
        return before in kept and after in kept
