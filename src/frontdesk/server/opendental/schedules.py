"""Schedules in the dialect: dated rows of what here are weekly hours, exceptions, blockouts, notes and holidays.

A ``ScheduleNum`` carries what the row comes from and its day, so the same row has the same number at every reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from frontdesk.domain.localtime import to_local, today
from frontdesk.server.db import tables as t
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import Field, Kind, bad_request, named, number
from frontdesk.server.opendental.numbers import Origin, def_num, found
from frontdesk.server.opendental.operations import DATES, Asked, Row, lists, reads
from frontdesk.server.platform.errors import ApiProblem
from frontdesk.server.schedules.resolving import resolved_days

FIRST_DAY: Final = date(1900, 1, 1)
LONGEST: Final = 366
"""Days that can be asked for at once."""
MIDNIGHT: Final = time(0)

SHAPE: Final = (
    Field("ScheduleNum", Kind.NUMBER_TEXT),
    Field("SchedDate", Kind.DATE),
    Field("StartTime", Kind.TIME),
    Field("StopTime", Kind.TIME),
    named("SchedType", "Practice", "Provider", "Blockout", "Employee", "WebSchedASAP"),
    Field("ProvNum", Kind.NUMBER_TEXT),
    Field("BlockoutType", Kind.NUMBER_TEXT),
    Field("blockoutType", Kind.TEXT),
    Field("Note", Kind.TEXT),
    Field("operatories", Kind.TEXT, "Numbers with commas between."),
    Field("EmployeeNum", Kind.NUMBER_TEXT),
)
OPS: Final = (number("ScheduleOpNum"), number("ScheduleNum"), number("OperatoryNum"))


class Source(IntEnum):
    """What a row comes from; the last three bits of its number."""

    HOURS = 0
    BLOCKOUT = 1
    NOTE = 2
    HOLIDAY = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A dated row: its number, when and what it is, and in which rooms."""

    number: int
    day: date
    start: time
    stop: time
    kind: str
    provider: int = 0
    blockout: int = 0
    blockout_name: str = ""
    note: str = ""
    rooms: tuple[int, ...] = ()


def schedule_num(source: Source, day: date, row_number: int) -> int:
    """Return the number of what a row becomes on a day."""
    return (row_number << 17 | (day - FIRST_DAY).days) << 3 | source


def day_of(key: int) -> date:
    """Return the day that is in a number."""
    return FIRST_DAY + timedelta(days=key >> 3 & 0x1FFFF)


def list_schedules(asked: Asked) -> list[Row]:
    """Return dated rows by the time of day at which they start; of today unless other days are asked for."""
    query = asked.query
    first, last = _days(asked)
    lines = _lines(asked, first, last)
    if "SchedType" in query:
        lines = [line for line in lines if line.kind == query["SchedType"]]
    if query.get("BlockoutDefNum"):
        lines = [line for line in lines if line.blockout == query["BlockoutDefNum"]]
    if query.get("ProvNum"):
        found(asked.numbers.providers, query["ProvNum"], "Provider")
        lines = [line for line in lines if line.provider == query["ProvNum"]]
    if query.get("EmployeeNum"):
        lines = []
    return [_shown(asked, line) for line in asked.page(lines)]


def get_schedule(asked: Asked) -> Row:
    """Return one dated row."""
    return _shown(asked, _find(asked, asked.keys["ScheduleNum"]))


def on_days(asked: Asked, days: Iterable[str]) -> list[Row]:
    """Return the rows of these days, in their order; days are as events write them."""
    wanted = sorted(date.fromisoformat(each) for each in days)
    return [_shown(asked, line) for each in wanted for line in _lines(asked, each, each)]


def list_rooms(asked: Asked) -> list[Row]:
    """Return which rows are tied to which rooms; of today and the year after it unless one is named."""
    query = asked.query
    if query.get("ScheduleNum"):
        lines = [_find(asked, query["ScheduleNum"])]
    else:
        start = today(asked.format.zone, asked.unit.now)
        lines = _lines(asked, start, start + timedelta(days=LONGEST - 1))
    if query.get("OperatoryNum"):
        found(asked.numbers.operatories, query["OperatoryNum"], "Operatory")
    rows = [
        {"ScheduleOpNum": line.number << 6 | place, "ScheduleNum": line.number, "OperatoryNum": room}
        for line in sorted(lines, key=lambda line: line.number)
        for place, room in enumerate(line.rooms)
        if query.get("OperatoryNum", 0) in (0, room)
    ]
    return list(asked.page(rows))


def _days(asked: Asked) -> tuple[date, date]:
    query = asked.query
    one: date | None = query.get("date")
    if one is None and query.get("dateStart") is None and query.get("dateEnd") is None:
        one = today(asked.format.zone, asked.unit.now)
    if one is not None:
        return one, one
    first: date = query.get("dateStart") or query["dateEnd"]
    last: date = query.get("dateEnd") or first
    if (last - first).days >= LONGEST:
        raise bad_request(f"At most {LONGEST} days can be asked for at once.")
    return first, last


def _find(asked: Asked, key: int) -> Line:
    day = day_of(key)
    if day.year <= 2200:
        for line in _lines(asked, day, day):
            if line.number == key:
                return line
    raise ApiProblem(404, "not_found", "Schedule not found")


def _lines(asked: Asked, first: date, last: date) -> list[Line]:
    if last < first:
        return []
    every = [*_notes(asked, first, last), *_holidays(asked, first, last)]
    for place in asked.numbers.locations.rows:
        if asked.reading.caller.sees(place.id):
            every += _hours(asked, place, first, last)
    every += _blockouts(asked, first, last)
    return sorted(every, key=lambda line: (line.start, line.day, line.number))


def _hours(asked: Asked, place: Any, first: date, last: date) -> Iterator[Line]:
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    numbers = asked.numbers
    for day, several in resolved_days(asked.reading, place.id, place.zone, days).items():
        for hours in several:
            stretches: dict[tuple[time, time], set[UUID]] = defaultdict(set)
            for interval, room in hours.ranges:
                start, stop = (to_local(each, place.zone).time() for each in (interval.start, interval.end))
                stretches[start, stop] |= {room} if room is not None else set()
            for (start, stop), rooms in stretches.items():
                provider = numbers.providers.number(hours.provider_id)
                cell = start.hour * 12 + start.minute // 5
                yield Line(
                    schedule_num(
                        Source.HOURS, day, (provider << 9 | cell) << 4 | numbers.locations.number(place.id) % 16
                    ),
                    day,
                    start,
                    stop,
                    "Provider",
                    provider=provider,
                    note=hours.note,
                    rooms=_rooms(asked, rooms),
                )


def _blockouts(asked: Asked, first: date, last: date) -> Iterator[Line]:
    """Yield blocked time; what was made in one go for several rooms is one row."""
    b = t.blockouts.c
    statement = (
        select(t.blockouts)
        .where(
            b.org_id == asked.reading.org_id,
            b.status == "active",
            or_(b.expires_at.is_(None), b.expires_at > asked.reading.now),
            b.schedule_date.between(first, last),
        )
        .order_by(b.number)
    )
    groups: dict[Any, list[Any]] = defaultdict(list)
    for row in asked.reading.rows(statement):
        if asked.reading.caller.sees(row.location_id):
            alone = row.blockout_group_id or row.id
            groups[alone, row.blockout_type_id, row.schedule_date, row.start_time, row.end_time, row.note].append(row)
    for rows in groups.values():
        row = rows[0]
        kind = asked.numbers.blockout_types.by_id[row.blockout_type_id]
        yield Line(
            schedule_num(Source.BLOCKOUT, row.schedule_date, row.number),
            row.schedule_date,
            row.start_time,
            row.end_time,
            "Blockout",
            blockout=def_num(Origin.BLOCKOUT_TYPE, kind.number),
            blockout_name=kind.name,
            note=row.note,
            rooms=_rooms(asked, (each.operatory_id for each in rows)),
        )


def _notes(asked: Asked, first: date, last: date) -> Iterator[Line]:
    n = t.schedule_notes.c
    statement = select(t.schedule_notes).where(n.org_id == asked.reading.org_id, n.note_date.between(first, last))
    for row in asked.reading.rows(statement):
        if asked.reading.caller.sees(row.location_id):
            key = schedule_num(Source.NOTE, row.note_date, row.number)
            yield Line(key, row.note_date, MIDNIGHT, MIDNIGHT, "Practice", note=row.note)


def _holidays(asked: Asked, first: date, last: date) -> Iterator[Line]:
    h = t.holidays.c
    statement = select(t.holidays).where(h.org_id == asked.reading.org_id, h.holiday_date.between(first, last))
    for row in asked.reading.rows(statement):
        if asked.reading.caller.sees(row.location_id):
            key = schedule_num(Source.HOLIDAY, row.holiday_date, row.number)
            yield Line(key, row.holiday_date, MIDNIGHT, MIDNIGHT, "Practice", note=row.name)


def _rooms(asked: Asked, ids: Iterable[UUID | None]) -> tuple[int, ...]:
    return tuple(sorted({asked.numbers.operatories.number(each) for each in ids if each is not None}))


def _shown(asked: Asked, line: Line) -> Row:
    return {
        "ScheduleNum": str(line.number),
        "SchedDate": asked.format.date(line.day),
        "StartTime": wire.clock(line.start),
        "StopTime": wire.clock(line.stop),
        "SchedType": line.kind,
        "ProvNum": str(line.provider),
        "BlockoutType": str(line.blockout),
        "blockoutType": wire.text(line.blockout_name),
        "Note": wire.text(line.note),
        "operatories": ",".join(map(str, line.rooms)),
        "EmployeeNum": "0",
    }


OPERATIONS = (
    lists(
        "schedules",
        "List hours, blockouts, notes and holidays by day.",
        list_schedules,
        SHAPE,
        *DATES,
        named("SchedType", "Practice", "Provider", "Blockout", "Employee", "WebSchedASAP", about="Of this sort."),
        number("BlockoutDefNum", "Blockouts of this definition of category 25."),
        number("ProvNum", "Of this provider."),
        number("EmployeeNum", "Employees have no hours here."),
    ),
    reads("schedules/{ScheduleNum}", "Read one of them.", get_schedule, SHAPE),
    lists(
        "scheduleops",
        "List which of them are tied to which rooms.",
        list_rooms,
        OPS,
        number("ScheduleNum", "Of this row."),
        number("OperatoryNum", "To this room."),
    ),
)
