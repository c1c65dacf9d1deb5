"""The search for free time: day by day, until enough was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from frontdesk.contract.common import LAST_YEAR
from frontdesk.contract.openings import FindFreeTimeIn, FreeTimeOut, OpeningOut
from frontdesk.domain.bookings import Blocked, Booking, TypeRule
from frontdesk.domain.hours import ResolvedHours
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import LocalTimeGap, day_bounds, to_instant_after_gap, today
from frontdesk.domain.openings import Opening, find_openings
from frontdesk.domain.timepattern import TimePattern
from frontdesk.server import resources_common as common
from frontdesk.server.appointment_types.service import APPOINTMENT_TYPE
from frontdesk.server.appointments.booking import require_offered
from frontdesk.server.calendar.month_repository import holidays
from frontdesk.server.openings import repository
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.resources_common import OPERATORY, PROVIDER
from frontdesk.server.schedules.resolving import resolved_days

USUAL_SPAN = 90
LONGEST_SPAN = 366
"""Days looked ahead."""

AT_ONCE, MOST_AT_ONCE = 7, 28
"""Days read together: most searches end within the first; those that go on read more each time."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, with all that does not change from day to day."""

    location_id: UUID
    zone: str
    minutes: int
    pattern: TimePattern | None
    type_id: UUID | None
    rules: list[TypeRule]
    rooms: list[UUID]
    usual: dict[UUID, set[UUID]]
    body: FindFreeTimeIn
    now: datetime

    def works_in(self, provider_id: UUID, operatory_id: UUID) -> bool:
        """Say whether hours without an operatory hold here: where somebody is assigned, or nobody is."""
        assigned = self.usual.get(operatory_id)
        return assigned is None or provider_id in assigned

    def is_wanted(self, day: date) -> bool:
        """Say whether the day of the week suits."""
        return not self.body.weekdays or day.weekday() in self.body.weekdays

    def hours_wanted(self, day: date) -> tuple[datetime, datetime]:
        """Return between which instants of a day a visit may lie; nothing begins in the past."""
        bounds = day_bounds(day, self.zone)
        start, end = bounds.start, bounds.end
        if self.body.earliest_time is not None:
            start = to_instant_after_gap(day, self.body.earliest_time, self.zone)
        if self.body.latest_time is not None and self.body.latest_time != time(0):
            end = to_instant_after_gap(day, self.body.latest_time, self.zone)
        return max(start, self.now), end


def find_free_time(unit: ReadUnit, body: FindFreeTimeIn) -> FreeTimeOut:
    """Return openings by date, the best of a date first."""
    search = _search(unit, body)
    first, last = _span(unit, body, search.zone)
    found: list[tuple[date, Opening]] = []
    day, at_once = first, AT_ONCE
    while day <= last and len(found) < body.limit:
        until = min(day + timedelta(days=at_once - 1), last)
        at_once = min(at_once * 2, MOST_AT_ONCE)
        for each, openings in _openings(unit, search, day, until):
            found += ((each, opening) for opening in openings[: body.per_day])
            if len(found) >= body.limit:
                until = each
                break
        day = until + timedelta(days=1)
    shown, searched_to = found[: body.limit], day - timedelta(days=1)
    if len(found) > body.limit and shown[0][0] < searched_to:
        # The last date has more than are listed: who goes on from the day after would miss them.
        searched_to -= timedelta(days=1)
    rooms = common.names(unit, OPERATORY, (opening.operatory_id for _, opening in shown))
    people = common.names(unit, PROVIDER, (opening.provider_id for _, opening in shown))
    return FreeTimeOut(
        location_timezone=search.zone,
        duration_minutes=search.minutes,
        openings=[
            OpeningOut(
                date=each,
                start_time=opening.interval.start,
                end_time=opening.interval.end,
                operatory=common.reference(opening.operatory_id, rooms),
                provider=common.reference(opening.provider_id, people),
                score=opening.score,
            )
            for each, opening in shown
        ],
        searched_to=searched_to,
    )


def _search(unit: ReadUnit, body: FindFreeTimeIn) -> Search:
    location = common.find_location(unit, body.location_uuid)
    minutes, pattern, rules = body.duration_minutes, None, []
    if body.appointment_type_uuid is not None:
        kind = repository.kind(unit, body.appointment_type_uuid)
        if kind is None:
            raise NotFoundProblem(APPOINTMENT_TYPE.noun)
        require_offered(unit, kind, location.id)
        minutes = minutes or kind.duration_minutes
        pattern = TimePattern(kind.time_pattern) if kind.time_pattern else None
        rules = repository.rules(unit, location.id, kind.id)
    if minutes is None:
        raise InvalidProblem(("body", "duration_minutes"), "Say how long the visit takes, or its type.", "missing")
    if body.earliest_time is not None and body.latest_time is not None:
        common.check_times(body.earliest_time, body.latest_time, "latest_time")
    people = set(body.provider_uuids or ())
    if len(common.names(unit, PROVIDER, people)) < len(people):
        raise NotFoundProblem(PROVIDER.noun)
    for operatory_id in body.operatory_uuids or ():
        common.find_operatory(unit, operatory_id, location.id, "operatory_uuids")
    rooms = repository.rooms(unit, location.id)
    if body.operatory_uuids is not None:
        rooms = list(dict.fromkeys(body.operatory_uuids))
    usual = dict(repository.usual_providers(unit, rooms))
    return Search(
        location.id,
        location.zone,
        minutes,
        pattern,
        body.appointment_type_uuid,
        rules,
        rooms,
        usual,
        body,
        unit.now,
    )


def _span(unit: ReadUnit, body: FindFreeTimeIn, zone: str) -> tuple[date, date]:
    this_day = today(zone, unit.now)
    first = max(body.date_from or this_day, this_day)
    last = body.date_to or min(first + timedelta(days=USUAL_SPAN - 1), date(LAST_YEAR, 12, 31))
    if last < first:
        raise InvalidProblem(("body", "date_to"), "The last date lies before the first, or in the past.", "date_order")
    if (last - first).days >= LONGEST_SPAN:
        raise InvalidProblem(("body", "date_to"), "Free time is searched at most a year ahead.", "date_range")
    return first, last


def _openings(unit: ReadUnit, search: Search, first: date, last: date) -> Iterator[tuple[date, list[Opening]]]:
    """Return the openings of each day from *first* to *last* on which there are any that suit."""
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    closed = holidays(unit, search.location_id, first, last)
    open_days = [day for day in days if search.is_wanted(day) and day not in closed]
    if not open_days:
        return
    hours = resolved_days(unit, search.location_id, search.zone, days, with_notes=False)
    roster = _rosters(unit, search, {day: hours[day] for day in open_days})
    bounds = {day: bound for day in open_days if roster[day] and (bound := _bounds(day, search.zone)) is not None}
    if not bounds:
        return
    span = Interval(min(bound.start for bound in bounds.values()), max(bound.end for bound in bounds.values()))
    bookings = repository.bookings(unit, search.location_id, list(bounds.values()))
    blocked = repository.blocked(unit, search.location_id, span)
    for (day, window), on_book in zip(bounds.items(), bookings, strict=True):
        found = _of_day(search, day, window, on_book, blocked, roster[day])
        if found:
            yield day, found


def _rosters(
    unit: ReadUnit, search: Search, hours: Mapping[date, Iterable[ResolvedHours]]
) -> dict[date, list[ResolvedHours]]:
    """Return who of those that can be asked for works on each day, in the practice's order."""
    wanted = search.body.provider_uuids
    working = {
        day: [one for one in several if one.ranges and (wanted is None or one.provider_id in wanted)]
        for day, several in hours.items()
    }
    everybody = {one.provider_id for several in working.values() for one in several}
    offered = repository.offered_providers(unit, sorted(everybody), wanted or ())
    place = {provider_id: n for n, provider_id in enumerate(offered)}
    return {
        day: sorted((one for one in several if one.provider_id in place), key=lambda one: place[one.provider_id])
        for day, several in working.items()
    }


def _bounds(day: date, zone: str) -> Interval | None:
    try:
        return day_bounds(day, zone)
    except LocalTimeGap:  # a date its time zone left out
        return None


def _of_day(
    search: Search,
    day: date,
    window: Interval,
    bookings: Sequence[Booking],
    blocked: Sequence[Blocked],
    roster: Sequence[ResolvedHours],
) -> list[Opening]:
    earliest, latest = search.hours_wanted(day)
    if latest - earliest < timedelta(minutes=search.minutes):
        return []
    found = find_openings(
        search.minutes,
        search.rooms,
        bookings,
        [one for one in blocked if one.interval.overlaps(window)],
        roster,
        window,
        search.body.increment_minutes,
        rules=search.rules,
        type_id=search.type_id,
        pattern=search.pattern,
        works_in=search.works_in,
        zone=search.zone,
    )
    fitting = (one for one in found if one.interval.start >= earliest and one.interval.end <= latest)
    return _apart(fitting, search.body.per_day)


def _apart(openings: Iterable[Opening], most: int) -> list[Opening]:
    """Return the first of each group of openings that overlap in an operatory, at most so many."""
    kept: list[Opening] = []
    for opening in openings:
        if len(kept) == most:
            break
        if not any(
            one.operatory_id == opening.operatory_id and one.interval.overlaps(opening.interval) for one in kept
        ):
            kept.append(opening)
    return kept
