"""Where and when an appointment could be booked, the best place first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from frontdesk.domain.assignments import provider_time
from frontdesk.domain.bookings import Blocked, Booking, TypeRule
from frontdesk.domain.conflicts import ConflictBook
from frontdesk.domain.hours import ResolvedHours
from frontdesk.domain.intervals import Interval, merge, subtract
from frontdesk.domain.startranges import Fit, StartFinder
from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus
from frontdesk.domain.timepattern import TimePattern

_NOBODY = UUID(int=0)

SHORTEST_USEFUL_GAP = 30
"""Minutes; a shorter gap left beside an opening is hard to fill with anything."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A free slot in an operatory where *provider_id* works then; the higher the *score*, 0 to 100, the better.

    The score tells how well the day stays filled: 100 leaves no gap on either side, and a gap too short for
    another visit is worse than a long one.
    """

    operatory_id: UUID
    provider_id: UUID
    interval: Interval
    score: int


def find_openings(
    minutes: int,
    operatories: Sequence[UUID],
    bookings: Iterable[Booking],
    blocked: Iterable[Blocked],
    hours: Iterable[ResolvedHours],
    window: Interval,
    increment: int,
    *,
    rules: Iterable[TypeRule] = (),
    type_id: UUID | None = None,
    pattern: TimePattern | None = None,
    works_in: Callable[[UUID, UUID], bool] | None = None,
    exclude_id: UUID | None = None,
) -> list[Opening]:
    """Return every start at which *minutes* fit: best first, then by time, then in the order of *operatories*.

    An opening lies in the working hours of one provider for that operatory, overlaps nothing on the book there
    and no blocking blockout, and needs the provider (by *pattern*) only when free. Starts are *increment* minutes
    apart, counted from the window's start. Where several providers could take a slot, the first in *hours* does.

    *works_in(provider_id, operatory_id)* says where hours without an operatory hold; without it, everywhere.
    *exclude_id* is an appointment that would move here and so is not in its own way.
    """
    if minutes < 1:
        raise ValueError("an opening lasts at least one minute")
    held = [one for one in bookings if one.status in ON_THE_BOOK and one.id != exclude_id]
    closed = [one for one in blocked if one.is_no_schedule]
    # An opening is a hole: rules that would let two visits share a slot are left to the receptionist.
    book = ConflictBook(held, closed, [rule for rule in rules if not rule.allow_overlap])
    free = {one: _free(one, held, closed, window) for one in operatories}
    length = Interval.lasting(window.start, minutes)
    found: dict[tuple[UUID, Interval], Opening] = {}
    for one in hours:
        needed = provider_time(length, pattern, one.provider_id)
        proposed = Booking(exclude_id or _NOBODY, _NOBODY, length, AppointmentStatus.SCHEDULED, type_id, needed)
        finder = StartFinder(book, proposed, window, increment)
        for operatory_id in operatories:
            worked = _worked(one, operatory_id, works_in)
            gaps = [part for gap in free[operatory_id] for work in worked if (part := gap.intersection(work))]
            for slot in _starts(finder, operatory_id, minutes, increment) if gaps else ():
                gap = next((gap for gap in gaps if gap.covers(slot)), None)
                if gap is not None:
                    opening = Opening(operatory_id, one.provider_id, slot, _score(slot, gap))
                    found.setdefault((operatory_id, slot), opening)
    place = {operatory_id: at for at, operatory_id in enumerate(operatories)}
    return sorted(found.values(), key=lambda one: (-one.score, one.interval.start, place[one.operatory_id]))


def _free(operatory_id: UUID, held: Iterable[Booking], closed: Iterable[Blocked], window: Interval) -> list[Interval]:
    taken = [one.interval for one in held if one.operatory_id == operatory_id]
    taken += [one.interval for one in closed if one.operatory_id in (None, operatory_id)]
    return subtract(window, taken)


def _worked(hours: ResolvedHours, operatory_id: UUID, works_in: Callable[[UUID, UUID], bool] | None) -> list[Interval]:
    anywhere = works_in is None or works_in(hours.provider_id, operatory_id)
    return merge(part for part, where in hours.ranges if where == operatory_id or (where is None and anywhere))


def _starts(finder: StartFinder, operatory_id: UUID, minutes: int, increment: int) -> Iterator[Interval]:
    step = timedelta(minutes=increment)
    for fitting in finder.ranges(operatory_id):
        if fitting.fit is Fit.FITS:
            start = fitting.first
            while start <= fitting.last:
                yield Interval.lasting(start, minutes)
                start += step


def _score(slot: Interval, gap: Interval) -> int:
    before = (slot.start - gap.start) // timedelta(minutes=1)
    after = (gap.end - slot.end) // timedelta(minutes=1)
    return 100 - _waste(before) - _waste(after)


def _waste(gap: int) -> int:
    """Return how bad a gap of so many minutes is, 0 to 50: none is best, one that fits nothing is worst."""
    if gap <= 0:
        return 0
    return 50 - gap if gap < SHORTEST_USEFUL_GAP else 15
