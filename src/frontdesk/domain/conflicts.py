"""What stands in the way of an appointment: one set of rules for the server's decision and the desk's preview.

Three things can be in the way. Another appointment in the same operatory, unless a rule lets their two types
overlap, and a blockout in which nothing may be booked both refuse the slot. A provider who is needed elsewhere
at the same moment is only reported: practices double-book their providers knowingly.

``ConflictBook`` keeps a day sorted by operatory and provider for many quick questions; ``find_conflicts`` asks
once.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from frontdesk.domain.bookings import Blocked, Booking, Names, NameTable, Obstacle, TypeRule
from frontdesk.domain.intervals import Interval
from frontdesk.domain.speech import mark, say
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.domain.timeline import EntryOrder, Timeline, TimelineShelf

__all__ = [
    "TEXTS",
    "Blocked",
    "Booking",
    "Clash",
    "ClashOrder",
    "Conflict",
    "ConflictBook",
    "NameTable",
    "Names",
    "Obstacle",
    "Place",
    "Question",
    "ReasonCode",
    "TypeRule",
    "blockouts_met",
    "find_conflicts",
    "refuses",
    "takes_new_time",
]


class ReasonCode(StrEnum):
    """Why an appointment does not fit, as the API names it; the gravest first."""

    APPOINTMENT_OVERLAP = "APPOINTMENT_OVERLAP"
    BLOCKED_TIME_CONFLICT = "BLOCKED_TIME_CONFLICT"
    PROVIDER_OVERLAP = "PROVIDER_OVERLAP"


Place = tuple[UUID, Interval]
"""An operatory, and when."""

ClashOrder = tuple[int, bool, EntryOrder, int]
"""Sorts clashes: the gravest reason first, then by time; the rest only makes the order the same every time."""

_GRAVITY = {reason: rank for rank, reason in enumerate(ReasonCode)}


_TAKEN = (mark("{operatory} is taken until {end}."), mark("{operatory} is taken from {start} to {end}."))
_ELSEWHERE = (
    mark("{provider} is in {operatory} until {end}."),
    mark("{provider} is in {operatory} from {start} to {end}."),
)
_NOT_AT_ONCE = (
    mark("{provider} may not have these two visits at once; the other is in {operatory} until {end}."),
    mark("{provider} may not have these two visits at once; the other is in {operatory} from {start} to {end}."),
)
_BLOCKED = (
    mark("{blockout} blocks {operatory} until {end}."),
    mark("{blockout} blocks {operatory} from {start} to {end}."),
)
_ALL_BLOCKED = (
    mark("{blockout} blocks every operatory until {end}."),
    mark("{blockout} blocks every operatory from {start} to {end}."),
)
_HELD = mark("{holder} holds {operatory} while phoning; the hold ends at {until}.")
HAS_A_VISIT = mark("{operatory} has a visit from {start} to {end}.")
"""What is in a blockout's way."""

TEXTS = (HAS_A_VISIT, *_TAKEN, *_NOT_AT_ONCE, *_ELSEWHERE, _HELD, *_ALL_BLOCKED, *_BLOCKED)
"""What a clash may say, the more particular first where one would also match another's."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing in the way of an appointment, not yet put into words.

    Attributes:
        interval: when it is in the way: the other appointment, the provider's time there, or the blockout.
        provider_id: whom both need, for a provider overlap.
        is_by_rule: a rule forbids the two types to share a provider, whoever is needed when.
    """

    reason: ReasonCode
    other: Obstacle
    interval: Interval
    provider_id: UUID | None = None
    is_by_rule: bool = False

    @property
    def refuses(self) -> bool:
        """Whether it forbids the slot; otherwise it is only reported."""
        return self.reason is not ReasonCode.PROVIDER_OVERLAP

    def sentence(self, start: datetime, names: Names) -> str:
        """Say it to somebody who wants to book at *start*, without naming a patient."""
        values: dict[str, str] = {}
        if self.other.operatory_id is not None:
            values["operatory"] = names.operatory(self.other.operatory_id)
        if isinstance(self.other, Blocked):
            if self.other.expires_at is not None:
                return _held(self.other, values, names)
            texts = _BLOCKED if self.other.operatory_id is not None else _ALL_BLOCKED
            values["blockout"] = self.other.name.strip() or say("a blockout")
        elif self.provider_id is None:
            texts = _TAKEN
        else:
            texts = _NOT_AT_ONCE if self.is_by_rule else _ELSEWHERE
            values["provider"] = names.provider(self.provider_id)
        is_later = self.interval.start > start
        if is_later:
            values["start"] = names.clock(self.interval.start)
        text = say(texts[is_later], end=names.clock(self.interval.end), **values)
        return text[0].upper() + text[1:]

    def told(self, start: datetime, names: Names) -> "Conflict":
        """Return it with its sentence for somebody who wants to book at *start*."""
        return Conflict(self.reason, self.other.id, self.interval, self.sentence(start, names), self.provider_id)


def _held(hold: Blocked, values: dict[str, str], names: Names) -> str:
    expires_at = hold.expires_at or hold.interval.end
    holder = hold.holder.strip() or say("somebody else")
    where = values.get("operatory") or say("the operatory")
    text = say(_HELD, holder=holder, operatory=where, until=names.clock(expires_at))
    return text[0].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One clash in words for the desk."""

    reason: ReasonCode
    other_id: UUID
    interval: Interval
    sentence: str
    provider_id: UUID | None = None

    @property
    def refuses(self) -> bool:
        """Whether it forbids the slot; otherwise it is only reported."""
        return self.reason is not ReasonCode.PROVIDER_OVERLAP


def refuses(conflicts: Iterable[Conflict | Clash]) -> bool:
    """Say whether any of *conflicts* forbids the slot."""
    return any(conflict.refuses for conflict in conflicts)


@dataclass(frozen=True, slots=True)
class Question:
    """One rule asked for one appointment: what on *timeline* overlaps *mine*, and *matters*, is a clash.

    Every rule is put as such questions, so that a single slot and a whole column of starts get equal answers.
    """

    reason: ReasonCode
    mine: Interval
    timeline: Timeline
    matters: Callable[[Obstacle], bool]
    provider_id: UUID | None = None
    is_by_rule: bool = False

    @property
    def order(self) -> tuple[int, bool, int]:
        """What its clashes are sorted by besides their time: gravity, rules last, and the provider."""
        provider = self.provider_id.int if self.provider_id is not None else -1
        return _GRAVITY[self.reason], self.is_by_rule, provider

    def clash(self, interval: Interval, other: Obstacle) -> Clash:
        """Return the clash with *other*, which is in the way during *interval*."""
        return Clash(self.reason, other, interval, self.provider_id, self.is_by_rule)

    def clashes(self) -> Iterator[Clash]:
        """Return what is in the way where the appointment now is."""
        for _, interval, other in self.timeline.overlapping(self.mine):
            if self.matters(other):
                yield self.clash(interval, other)


class ConflictBook:
    """Everything that can be in the way in one location, sorted for quick questions.

    It does not change; build another when the day does. Where two *rules* name the same two types the later one
    counts, so that a location's own rules may follow the organisation's.
    """

    def __init__(
        self, bookings: Iterable[Booking], blocked: Iterable[Blocked] = (), rules: Iterable[TypeRule] = ()
    ) -> None:
        self._may_overlap: dict[tuple[UUID, UUID], bool] = {}
        for rule in rules:
            self._may_overlap[rule.type_a, rule.type_b] = rule.allow_overlap
            self._may_overlap[rule.type_b, rule.type_a] = rule.allow_overlap
        self._has_forbidding_rule = not all(self._may_overlap.values())
        self._taken: TimelineShelf[UUID] = TimelineShelf()
        self._needed: TimelineShelf[UUID] = TimelineShelf()
        self._shared: TimelineShelf[UUID] = TimelineShelf()
        self._closed: TimelineShelf[UUID | None] = TimelineShelf()
        for booking in bookings:
            if booking.status in ON_THE_BOOK:
                self._add(booking)
        for block in blocked:
            if block.is_no_schedule:
                self._closed.add(block.operatory_id, block.interval, block)

    def _add(self, booking: Booking) -> None:
        self._taken.add(booking.operatory_id, booking.interval, booking)
        for provider_id, run in booking.provider_time:
            self._needed.add(provider_id, run, booking)
        if self._has_forbidding_rule:
            for provider_id in booking.everybody:
                self._shared.add(provider_id, booking.interval, booking)

    def find(self, proposed: Booking, names: Names) -> tuple[Conflict, ...]:
        """Return all that is in the way of *proposed*, the gravest first and then by time."""
        start = proposed.interval.start
        return tuple(clash.told(start, names) for clash in self.clashes(proposed))

    def clashes(self, proposed: Booking) -> tuple[Clash, ...]:
        """Return the same without words: one for each reason, other appointment or blockout, and provider."""
        found = [clash for question in self.questions(proposed) for clash in question.clashes()]
        told: dict[tuple[ReasonCode, UUID, UUID | None], Clash] = {}
        for clash in sorted(found, key=_order):
            told.setdefault((clash.reason, clash.other.id, clash.provider_id), clash)
        return tuple(told.values())

    def worst(self, proposed: Booking) -> Clash | None:
        """Return the first of ``clashes``, which decides whether *proposed* fits, or None if nothing is in the way."""
        return _first(self.questions(proposed))

    def refusal(
        self, operatory_id: UUID, interval: Interval, exclude_id: UUID | None, type_id: UUID | None
    ) -> Clash | None:
        """Return what forbids the slot to an appointment of that type, or None; looks in the operatory only."""
        return _first(self.slot_questions(operatory_id, interval, exclude_id, type_id))

    def questions(self, proposed: Booking) -> Iterator[Question]:
        """Return the rules to ask for *proposed*, gravest first; what is not on the book is in nobody's way."""
        if proposed.status in ON_THE_BOOK:
            yield from self.slot_questions(proposed.operatory_id, proposed.interval, proposed.id, proposed.type_id)
            yield from self.provider_questions(proposed)

    def slot_questions(
        self, operatory_id: UUID, interval: Interval, exclude_id: UUID | None, type_id: UUID | None
    ) -> Iterator[Question]:
        """Return the rules about a slot: who sits there and what blocks it."""
        matters = self._is_not_allowed(exclude_id, type_id) if self._may_overlap else _is_not(exclude_id)
        yield Question(ReasonCode.APPOINTMENT_OVERLAP, interval, self._taken.timeline(operatory_id), matters)
        yield Question(ReasonCode.BLOCKED_TIME_CONFLICT, interval, self._closed.timeline(operatory_id), _always)
        yield Question(ReasonCode.BLOCKED_TIME_CONFLICT, interval, self._closed.timeline(None), _always)

    def provider_questions(self, proposed: Booking) -> Iterator[Question]:
        """Return the rules about who is needed at the same moment, wherever that is."""
        matters = _is_not(proposed.id)
        for provider_id, run in proposed.provider_time:
            yield Question(ReasonCode.PROVIDER_OVERLAP, run, self._needed.timeline(provider_id), matters, provider_id)
        if not self._has_forbidding_rule:
            return
        matters = self._is_forbidden(proposed.id, proposed.type_id)
        for provider_id in proposed.everybody:
            shared = self._shared.timeline(provider_id)
            yield Question(
                ReasonCode.PROVIDER_OVERLAP, proposed.interval, shared, matters, provider_id, is_by_rule=True
            )

    def _is_not_allowed(self, exclude_id: UUID | None, type_id: UUID | None) -> Callable[[Obstacle], bool]:
        def test(other: Obstacle) -> bool:
            return other.id != exclude_id and self._rule(type_id, other) is not True

        return test

    def _is_forbidden(self, exclude_id: UUID, type_id: UUID | None) -> Callable[[Obstacle], bool]:
        def test(other: Obstacle) -> bool:
            return other.id != exclude_id and self._rule(type_id, other) is False

        return test

    def _rule(self, type_id: UUID | None, other: Obstacle) -> bool | None:
        if type_id is None or isinstance(other, Blocked) or other.type_id is None:
            return None
        return self._may_overlap.get((type_id, other.type_id))


def _is_not(exclude_id: UUID | None) -> Callable[[Obstacle], bool]:
    # Whole numbers compare several times faster than UUIDs, and a column asks this for each of its blocks.
    excluded = exclude_id.int if exclude_id is not None else -1

    def test(other: Obstacle) -> bool:
        return other.id.int != excluded

    return test


def _always(_other: Obstacle) -> bool:
    return True


def _first(questions: Iterable[Question]) -> Clash | None:
    """Return the first clash in order; the questions come gravest first, so later ones may be left unasked."""
    first: Clash | None = None
    for question in questions:
        if first is not None and question.reason is not first.reason:
            break
        for clash in question.clashes():
            if first is None or _order(clash) < _order(first):
                first = clash
    return first


def _order(clash: Clash) -> ClashOrder:
    when = clash.interval.start, clash.interval.end, clash.other.id.int
    provider = clash.provider_id.int if clash.provider_id is not None else -1
    return _GRAVITY[clash.reason], clash.is_by_rule, when, provider


def takes_new_time(was: Place | None, becomes: Place | None) -> bool:
    """Say whether a visit that stood in one place takes time in another that it had not; None is off the book.

    One that only becomes shorter stays over, or under, what it lies over knowingly.
    """
    if was is None or becomes is None:
        return becomes is not None
    return was[0] != becomes[0] or not was[1].covers(becomes[1])


def blockouts_met(
    operatory_id: UUID | None, interval: Interval, others: Iterable[Blocked], changed: Collection[UUID]
) -> tuple[Clash, ...]:
    """Return the blockouts that one would lie over at this place, earliest first; none of those *changed* with it.

    A place is an operatory or the whole location: the office's lunch and a room's own are two things.
    """
    met = (
        one
        for one in others
        if one.operatory_id == operatory_id and one.id not in changed and one.interval.overlaps(interval)
    )
    return tuple(sorted((Clash(ReasonCode.BLOCKED_TIME_CONFLICT, one, one.interval) for one in met), key=_order))


def find_conflicts(
    proposed: Booking,
    bookings: Iterable[Booking],
    blocked: Iterable[Blocked],
    rules: Iterable[TypeRule],
    names: Names,
) -> tuple[Conflict, ...]:
    """Return all that is in the way of *proposed*, the gravest first and then by time.

    An appointment is never in its own way, so *bookings* may hold it as it stands now.
    """
    return ConflictBook(bookings, blocked, rules).find(proposed, names)
