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
from frontdesk.domain.localtime import clocks_go_back, is_bookable
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
    zone: str = "UTC",
) -> list[Opening]:
    """Return every start at which *minutes* fit: best first, then by time, then in the order of *operatories*.

    An opening lies in the working hours of one provider for that operatory, overlaps nothing on the book there
    and no blocking blockout, and needs the provider (by *pattern*) only when free. Starts are *increment* minutes
    apart, counted from the window's start. Where several providers could take a slot, the first in *hours* does.

    *works_in(provider_id, operatory_id)* says where hours without an operatory hold; without it, everywhere.
    *exclude_id* is an appointment that would move here and so is not in its own way. Visits are booked by the local
    times of *zone*: what those cannot say, because the clocks show them twice, is no opening.
    """
    if minutes < 1:
        raise ValueError("an opening lasts at least one minute")
    if increment < 1:
        raise ValueError("an increment is at least one minute")
    held = [one for one in bookings if one.status in ON_THE_BOOK and one.id != exclude_id]
    closed = [one for one in blocked if one.is_no_schedule]
    length = timedelta(minutes=minutes)
    taken: dict[UUID | None, list[Interval]] = {}
    for visit in held:
        taken.setdefault(visit.operatory_id, []).append(visit.interval)
    for blockout in closed:
        taken.setdefault(blockout.operatory_id, []).append(blockout.interval)
    everywhere = taken.get(None, [])
    free = {one: _long(subtract(window, [*taken.get(one, ()), *everywhere]), length) for one in operatories}
    book: ConflictBook | None = None
    found: dict[tuple[UUID, Interval], Opening] = {}
    for one in hours:
        gaps = {
            operatory_id: _long(_both(several, _worked(one, operatory_id, works_in)), length)
            for operatory_id, several in free.items()
            if several
        }
        tried = [gap for several in gaps.values() for gap in several]
        if not tried:
            continue
        if book is None:
            # An opening is a hole: rules that would let two visits share a slot are left to the receptionist.
            book = ConflictBook(held, closed, [rule for rule in rules if not rule.allow_overlap])
        # Starts lie on one grid for the whole window, but only the part with gaps has to be looked at.
        step = timedelta(minutes=increment)
        first = window.start + (min(gap.start for gap in tried) - window.start) // step * step
        looked_at = Interval(first, max(gap.end for gap in tried))
        needed = provider_time(Interval(first, first + length), pattern, one.provider_id)
        proposed = Booking(
            exclude_id or _NOBODY,
            _NOBODY,
            Interval(first, first + length),
            AppointmentStatus.SCHEDULED,
            type_id,
            needed,
            # Also where the pattern needs the assistant only: rules are about who has the visit.
            frozenset({one.provider_id}),
        )
        finder = StartFinder(book, proposed, looked_at, increment)
        for operatory_id, several in gaps.items():
            if several:
                for slot, gap in _starts(finder, operatory_id, several, length, step):
                    if (operatory_id, slot) not in found:
                        found[operatory_id, slot] = Opening(operatory_id, one.provider_id, slot, _score(slot, gap))
    place = {operatory_id: at for at, operatory_id in enumerate(operatories)}
    offered = _bookable(found.values(), window, zone)
    return sorted(offered, key=lambda one: (-one.score, one.interval.start, place[one.operatory_id]))


def _bookable(found: Iterable[Opening], window: Interval, zone: str) -> Iterable[Opening]:
    return [one for one in found if is_bookable(one.interval, zone)] if clocks_go_back(window, zone) else found


def _worked(hours: ResolvedHours, operatory_id: UUID, works_in: Callable[[UUID, UUID], bool] | None) -> list[Interval]:
    anywhere = works_in is None or works_in(hours.provider_id, operatory_id)
    return merge(part for part, where in hours.ranges if where == operatory_id or (where is None and anywhere))


def _both(gaps: Iterable[Interval], worked: Sequence[Interval]) -> Iterator[Interval]:
    return (part for gap in gaps for work in worked if (part := gap.intersection(work)) is not None)


def _long(gaps: Iterable[Interval], length: timedelta) -> list[Interval]:
    return [gap for gap in gaps if gap.duration >= length]


def _starts(
    finder: StartFinder, operatory_id: UUID, gaps: Sequence[Interval], length: timedelta, step: timedelta
) -> Iterator[tuple[Interval, Interval]]:
    """Yield every slot in a gap at which nothing is in the way, with its gap."""
    for first, last, fit in finder.fits(operatory_id):
        if fit is Fit.FITS:
            for gap in gaps:
                start = first + max(-((first - gap.start) // step), 0) * step
                end = min(last, gap.end - length)
                while start <= end:
                    yield Interval(start, start + length), gap
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
