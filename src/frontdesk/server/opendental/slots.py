"""Open stretches in the dialect: where a provider works, nobody is booked and nothing is blocked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from frontdesk.domain.intervals import Interval, merge, subtract
from frontdesk.domain.localtime import LocalTimeGap, day_bounds, today
from frontdesk.server.opendental import schedules
from frontdesk.server.opendental.fields import bad_request, moment, number
from frontdesk.server.opendental.numbers import found
from frontdesk.server.opendental.operations import DATES, Asked, Row, lists
from frontdesk.server.openings import repository
from frontdesk.server.schedules.repository import provider_order
from frontdesk.server.schedules.resolving import resolved_days

SHAPE: Final = (moment("DateTimeStart"), moment("DateTimeEnd"), number("ProvNum"), number("OpNum"))
USUAL_DAYS: Final = 14


def list_slots(asked: Asked) -> list[Row]:
    """Return each open stretch of a provider, room by room; who works in several is free where all of them are."""
    query, numbers = asked.query, asked.numbers
    provider = _provider(asked)
    room = found(numbers.operatories, query["OpNum"], "Operatory").id if query.get("OpNum") else None
    first, last = _days(asked)
    shortest = query.get("lengthMinutes", 0)
    rows: list[Row] = []
    if provider is None:
        return rows
    for place in numbers.locations.rows:
        if asked.reading.caller.sees(place.id):
            for stretch, room_id in _open(asked, place, provider.id, first, last):
                if room in (None, room_id) and stretch.minutes >= shortest:
                    rows.append(
                        {
                            "DateTimeStart": asked.format.moment(stretch.start, place.zone),
                            "DateTimeEnd": asked.format.moment(stretch.end, place.zone),
                            "ProvNum": provider.number,
                            "OpNum": numbers.operatories.number(room_id),
                        }
                    )
    return list(asked.page(rows))


def _provider(asked: Asked) -> Any:
    providers = asked.numbers.providers
    if asked.query.get("ProvNum"):
        return found(providers, asked.query["ProvNum"], "Provider")
    order = provider_order(asked.reading, [row.id for row in providers.rows if not row.is_hidden])
    return providers.by_id[order[0]] if order else None


def _days(asked: Asked) -> tuple[date, date]:
    query, this_day = asked.query, today(asked.format.zone, asked.unit.now)
    one: date | None = query.get("date")
    if one is not None:
        if one < this_day:
            raise bad_request("date must be today or later.")
        return one, one
    first: date = max(query.get("dateStart") or this_day, this_day)
    last: date = query.get("dateEnd") or first + timedelta(days=USUAL_DAYS - 1)
    if (last - first).days >= schedules.LONGEST:
        raise bad_request(f"At most {schedules.LONGEST} days can be asked for at once.")
    return first, last


def _open(asked: Asked, place: Any, provider_id: UUID, first: date, last: date) -> Iterator[tuple[Interval, UUID]]:
    """Yield the open stretches of a provider in one office, each with its room."""
    if last < first:
        return
    unit = asked.reading
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    hours = resolved_days(unit, place.id, place.zone, days, provider_id)
    rooms = repository.rooms(unit, place.id)
    usual = [room for room, people in repository.usual_providers(unit, rooms).items() if provider_id in people]
    for each, several in hours.items():
        ranges = [stretch for one in several for stretch in one.ranges]
        try:
            span = day_bounds(each, place.zone)
        except LocalTimeGap:  # a date its time zone left out
            continue
        used = sorted({room for _, own in ranges for room in ([own] if own is not None else usual) if room in rooms})
        taken = [
            one.interval
            for one in repository.bookings(unit, place.id, [span])[0]
            if one.operatory_id in used or provider_id in one.provider_ids
        ]
        blocked = [one for one in repository.blocked(unit, place.id, span) if one.operatory_id in (None, *used)]
        past = [Interval(span.start, unit.now)] if unit.now > span.start else []
        holes = merge([*taken, *(one.interval for one in blocked), *past])
        for room in used:
            works = merge([interval for interval, own in ranges if own == room or (own is None and room in usual)])
            for interval in works:
                yield from ((stretch, room) for stretch in subtract(interval, holes))


OPERATIONS = (
    lists(
        "appointments/Slots",
        "List open stretches.",
        list_slots,
        SHAPE,
        *DATES,
        number("lengthMinutes", "At least so long."),
        number("ProvNum", "Of this provider; without one, of the practice's first."),
        number("OpNum", "In this room."),
    ),
)
