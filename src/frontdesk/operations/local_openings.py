"""Openings on the days this desk has loaded, by the rules the server searches with."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from uuid import UUID

from frontdesk.domain.holds import in_the_way
from frontdesk.domain.hours import ResolvedHours
from frontdesk.domain.localtime import LocalTimeGap, day_bounds, to_instant_after_gap
from frontdesk.domain.openings import Opening, find_openings
from frontdesk.domain.timepattern import TimePattern
from frontdesk.store.conflicts_view import ConflictsView
from frontdesk.store.entities import DayView, Slot
from frontdesk.store.openings import Found, Wish
from frontdesk.store.store import Store

INCREMENT = 10
"""Minutes from one possible start to the next."""


class LocalOpenings:
    """Searches what is loaded; each day is indexed once until something touches it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._view = ConflictsView(store)

    def find(self, wish: Wish, days: Iterable[date], now: datetime, per_day: int) -> tuple[Found, ...]:
        """Return the openings of those of *days* that are loaded, in order of their start."""
        found: list[Found] = []
        for day in days:
            view = self._store.day(wish.location_id, day)
            if view is not None and (not wish.weekdays or day.weekday() in wish.weekdays):
                found += self._of_day(wish, view, now, per_day)
        return tuple(found)

    def minutes_of(self, wish: Wish) -> int | None:
        """Return how long the visit is to be; None when neither the wish nor its type says."""
        kind = self._store.reference.type(wish.type_id)
        return wish.minutes or (kind.minutes if kind is not None and kind.minutes else None)

    def _of_day(self, wish: Wish, view: DayView, now: datetime, per_day: int) -> list[Found]:
        reference = self._store.reference
        minutes, zone = self.minutes_of(wish), reference.zone(wish.location_id)
        if minutes is None:
            return []
        rooms = reference.operatories(wish.location_id, chosen=wish.operatory_ids)
        wanted = [room for room in rooms if not wish.operatory_ids or room.id in wish.operatory_ids]
        usual = {room.id: room.provider_ids for room in wanted}
        kind = reference.type(wish.type_id)
        pattern = TimePattern(kind.pattern) if kind is not None and kind.pattern else None

        def works_in(provider_id: UUID, operatory_id: UUID) -> bool:
            own = usual[operatory_id]
            return not own or provider_id in own

        order = {provider.id: at for at, provider in enumerate(reference.providers)}
        kept_out = {provider.id for provider in reference.providers if not provider.is_offered(wish.provider_ids)}
        hours = [
            ResolvedHours(row.provider_id, row.ranges, False, row.is_unavailable, row.note)
            for row in sorted(view.hours, key=lambda row: order.get(row.provider_id, len(order)))
            if row.ranges and (not wish.provider_ids or row.provider_id in wish.provider_ids)
            if row.provider_id not in kept_out
        ]
        blocked = in_the_way((row.as_blocked() for row in view.blockouts), self._store.server_now())
        openings = find_openings(
            minutes,
            [room.id for room in wanted],
            self._view.bookings_for((wish.location_id, view.day)),
            blocked,
            hours,
            view.bounds,
            INCREMENT,
            rules=reference.rules_at(wish.location_id) if kind is not None else (),
            type_id=wish.type_id,
            pattern=pattern,
            works_in=works_in,
            zone=zone,
        )
        earliest, latest = hours_wanted(wish, view.day, zone, now)
        fitting = (one for one in openings if one.interval.start >= earliest and one.interval.end <= latest)
        return [
            Found(Slot(wish.location_id, one.operatory_id, one.interval), one.provider_id, one.score)
            for one in sorted(_apart(fitting, per_day), key=lambda one: one.interval.start)
        ]


def hours_wanted(wish: Wish, day: date, zone: str, now: datetime) -> tuple[datetime, datetime]:
    """Return between which instants of a day a visit may lie; nothing begins in the past."""
    try:
        bounds = day_bounds(day, zone)
    except LocalTimeGap:  # a date its zone left out has no time at all
        return now, now
    start, end = bounds.start, bounds.end
    if wish.earliest is not None:
        start = to_instant_after_gap(day, wish.earliest, zone)
    if wish.latest not in (None, time(0)) and wish.latest is not None:
        end = to_instant_after_gap(day, wish.latest, zone)
    return max(start, now), end


def _apart(openings: Iterable[Opening], most: int) -> Sequence[Opening]:
    """Return the best of each group of openings that overlap in an operatory, at most so many."""
    kept: list[Opening] = []
    for opening in openings:
        if len(kept) == most:
            break
        if not any(
            one.operatory_id == opening.operatory_id and one.interval.overlaps(opening.interval) for one in kept
        ):
            kept.append(opening)
    return kept
