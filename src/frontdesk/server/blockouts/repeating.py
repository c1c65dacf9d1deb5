"""Blockouts made from others: copies of days and weeks, and templates laid on a day.

Whatever cannot go to a day is left out and named: on holidays, at a time the clocks jump over, where that place is
blocked already, and, of what lets nothing be booked, where visits are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy import insert, or_, select

from frontdesk.contract.blockout_templates import (
    ApplyBlockoutTemplateIn,
    CopyBlockoutDayIn,
    CopyBlockoutWeekIn,
    RepeatBlockoutWeeksIn,
    RepeatedBlockoutsOut,
)
from frontdesk.contract.common import LAST_YEAR
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_instant_after_gap
from frontdesk.domain.recurrence import WEEK, Block, NotRepeated, Planned, is_week_start, later_weeks, planned
from frontdesk.domain.wording import counted
from frontdesk.server import resources_common as common
from frontdesk.server.blockouts import repository
from frontdesk.server.blockouts.covering import Place
from frontdesk.server.blockouts.service import BLOCKOUT, place_of
from frontdesk.server.blockouts.templates import TEMPLATE, items_of
from frontdesk.server.blockouts.types import BLOCKOUT_TYPE
from frontdesk.server.db.tables import blockout_types, blockouts, holidays
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import ConflictProblem, InvalidProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

B = blockouts.c
DAY = timedelta(days=1)
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
MOST = 5000
"""As many blockouts as one call makes; the book stands still meanwhile."""


def copy_day(unit: WriteUnit, body: CopyBlockoutDayIn) -> RepeatedBlockoutsOut:
    """Copy the blockouts of a day to another."""
    place = place_of(unit, body.location_uuid)
    if body.target_date == body.source_date:
        raise InvalidProblem(("body", "target_date"), "A day is copied to another day.", "same_date")
    blocks = _blocks_between(unit, place, body.source_date, body.source_date + DAY)
    return _repeat(unit, place, blocks, [body.target_date - body.source_date])


def copy_week(unit: WriteUnit, body: CopyBlockoutWeekIn) -> RepeatedBlockoutsOut:
    """Copy the blockouts of a week to another."""
    place = place_of(unit, body.location_uuid)
    _require_monday(body.source_week_start, "source_week_start")
    _require_monday(body.target_week_start, "target_week_start")
    if body.target_week_start == body.source_week_start:
        raise InvalidProblem(("body", "target_week_start"), "A week is copied to another week.", "same_date")
    blocks = _blocks_between(unit, place, body.source_week_start, body.source_week_start + WEEK)
    return _repeat(unit, place, blocks, later_weeks(body.source_week_start, body.target_week_start))


def repeat_weeks(unit: WriteUnit, body: RepeatBlockoutWeeksIn) -> RepeatedBlockoutsOut:
    """Copy the blockouts of a week to each of the weeks after it."""
    place = place_of(unit, body.location_uuid)
    _require_monday(body.source_week_start, "source_week_start")
    start = body.source_week_start
    blocks = _blocks_between(unit, place, start, start + WEEK)
    return _repeat(unit, place, blocks, later_weeks(start, start + WEEK, body.num_weeks))


def apply_template(unit: WriteUnit, template_id: UUID, body: ApplyBlockoutTemplateIn) -> RepeatedBlockoutsOut:
    """Lay a template on a day of a location.

    Raises:
        ConflictProblem: The template is retired.
    """
    # Nobody changes it meanwhile: an item that is just being added may be of a type that was not there a moment ago.
    template = common.find_to_refer(unit, TEMPLATE, template_id)
    unit.caller.require_location(template.location_id)
    place = place_of(unit, body.location_uuid)
    if template.location_id is not None and template.location_id != place.location_id:
        raise InvalidProblem(("body", "location_uuid"), "This template is for another location.", "other_location")
    if template.status != repository.ACTIVE:
        raise ConflictProblem("inactive", "This template is retired; activate it first.")
    warnings = []
    if template.day_of_week not in (None, body.target_date.weekday()):
        meant = WEEKDAYS[template.day_of_week]
        warnings.append(f"This template is meant for {meant}, and {_said(body.target_date)} is none.")
    kinds = {row.id: row for row in unit.rows(common.of_org(unit, BLOCKOUT_TYPE))}
    blocks = []
    for item in items_of(unit, template_id):
        if item.operatory_id is not None and item.operatory_id not in place.rooms:
            warnings.append(f"“{kinds[item.blockout_type_id].name}” was left out: its operatory is elsewhere.")
            continue
        is_no_schedule = kinds[item.blockout_type_id].is_no_schedule
        blocks.append(
            Block(
                body.target_date,
                item.start_time,
                item.end_time,
                item.operatory_id,
                item.blockout_type_id,
                is_no_schedule=is_no_schedule,
            )
        )
    return _repeat(unit, place, blocks, [timedelta()], warnings)


def _require_monday(day: date, field: str) -> None:
    if not is_week_start(day):
        raise InvalidProblem(("body", field), "A week starts on a Monday.", "not_monday")


def _blocks_between(unit: ReadUnit, place: Place, first: date, end: date) -> list[Block]:
    kind = blockout_types.c
    statement = (
        select(blockouts, kind.is_no_schedule, kind.is_do_not_copy)
        .join(blockout_types, (kind.org_id == B.org_id) & (kind.id == B.blockout_type_id))
        .where(
            B.org_id == unit.org_id,
            B.location_id == place.location_id,
            B.schedule_date >= first,
            B.schedule_date < end,
            B.status == repository.ACTIVE,
            repository.NO_HOLD,
        )
        .order_by(B.start_at, B.id)
    )
    return [
        Block(
            row.schedule_date,
            row.start_time,
            row.end_time,
            row.operatory_id,
            row.blockout_type_id,
            row.is_no_schedule,
            row.is_do_not_copy,
            row.note,
        )
        for row in unit.rows(statement)
    ]


def _repeat(
    unit: WriteUnit, place: Place, blocks: Sequence[Block], shifts: Sequence[timedelta], warnings: Iterable[str] = ()
) -> RepeatedBlockoutsOut:
    if not blocks:
        return RepeatedBlockoutsOut(count=0, warnings=[*warnings])
    if len(blocks) * len(shifts) > MOST:
        raise InvalidProblem(("body",), f"That would be more than {MOST} blockouts at once.", "too_many")
    days = [block.day for block in blocks]
    try:
        first, last = min(days) + min(shifts), max(days) + max(shifts)
    except OverflowError:
        last = date.max
    if last.year > LAST_YEAR:
        raise InvalidProblem(("body",), "The calendar ends before these dates.", "date_range")
    repository.lock_place(unit, place.location_id)
    if any(block.is_no_schedule for block in blocks):
        unit.lock_operatories(place.rooms)
    closed = _holidays(unit, place, first, last)
    found = list(
        planned(
            blocks,
            shifts,
            place.zone,
            closed,
            _visits(unit, place, first, last),
            _Blocked(unit, place, first, last).on,
        )
    )
    made = [each for each in found if each.reason is None]
    group = _write(unit, place, made)
    names = common.names(unit, BLOCKOUT_TYPE, (block.type_id for block in blocks))
    return RepeatedBlockoutsOut(
        count=len(made), blockout_group_uuid=group, warnings=[*warnings, *_left_out(found, place, names, closed)]
    )


def _write(unit: WriteUnit, place: Place, made: Sequence[Planned]) -> UUID | None:
    """Add the blockouts with one statement; a year of weeks would otherwise hold the book for seconds.

    Returns the group they share, a single one too, so that whoever asked can find what was made.
    """
    group = new_id() if made else None
    rows = []
    for each in made:
        assert each.interval is not None  # noqa: S101 - what has a place has its instants
        values = {
            "location_id": place.location_id,
            "operatory_id": each.block.operatory_id,
            "blockout_type_id": each.block.type_id,
            "blockout_group_id": group,
            "schedule_date": each.day,
            "start_time": each.block.start,
            "end_time": each.block.end,
            "start_at": each.interval.start,
            "end_at": each.interval.end,
            "note": each.block.note,
        }
        made_id = new_id()
        stamps = {"created_at": unit.now, "updated_at": unit.now}
        rows.append({"org_id": unit.org_id, "id": made_id, **stamps, **values})
        changes = {field: (None, value) for field, value in values.items()}
        unit.record(BLOCKOUT.noun, made_id, "created", changes, location_id=place.location_id)
        unit.emit(f"{BLOCKOUT.event}.changed", made_id, 1, place.location_id, [each.day])
    if rows:
        unit.execute(insert(blockouts), rows)
    return group


def _holidays(unit: ReadUnit, place: Place, first: date, last: date) -> dict[date, str]:
    c = holidays.c
    statement = select(c.holiday_date, c.name).where(
        c.org_id == unit.org_id,
        c.holiday_date >= first,
        c.holiday_date <= last,
        or_(c.location_id == place.location_id, c.location_id.is_(None)),
    )
    return {row.holiday_date: row.name for row in unit.rows(statement.order_by(c.location_id.nulls_first()))}


def _visits(unit: ReadUnit, place: Place, first: date, last: date) -> dict[UUID, list[Interval]]:
    found: dict[UUID, list[Interval]] = {room: [] for room in place.rooms}
    for row in repository.visits_in(unit, list(place.rooms), _span(place, first, last)):
        found[row.operatory_id].append(Interval(row.start_at, row.end_at))
    return found


class _Blocked:
    """What is blocked already, by place and day."""

    def __init__(self, unit: ReadUnit, place: Place, first: date, last: date) -> None:
        statement = select(B.operatory_id, B.schedule_date, B.start_at, B.end_at).where(
            B.org_id == unit.org_id,
            B.location_id == place.location_id,
            B.schedule_date >= first,
            B.schedule_date <= last,
            B.status == repository.ACTIVE,
            # A hold is gone in minutes; what is copied beneath it stays.
            repository.NO_HOLD,
        )
        self._known: dict[tuple[UUID | None, date], list[Interval]] = defaultdict(list)
        for row in unit.rows(statement):
            self._known[row.operatory_id, row.schedule_date].append(Interval(row.start_at, row.end_at))

    def on(self, operatory_id: UUID | None, day: date) -> Sequence[Interval]:
        """Return when a place is blocked on a day."""
        return self._known.get((operatory_id, day), ())


def _span(place: Place, first: date, last: date) -> Interval:
    """Return the time from the first local day to the end of the last."""
    start, end = (to_instant_after_gap(day, time(0), place.zone) for day in (first, last + DAY))
    # A zone that left its only day out has nothing on it.
    return Interval(start, max(end, start + DAY))


def _left_out(found: Iterable[Planned], place: Place, names: dict[UUID, str], closed: dict[date, str]) -> list[str]:
    """Return what was left out in sentences: holidays and what is not to be copied once, everything else by itself."""
    kept_back: dict[UUID, int] = defaultdict(int)
    free_days: dict[date, int] = defaultdict(int)
    said = []
    for each in found:
        block = each.block
        if each.reason is NotRepeated.DO_NOT_COPY:
            kept_back[block.type_id] += 1
        elif each.reason is NotRepeated.HOLIDAY:
            free_days[each.day] += 1
        elif each.reason is not None:
            what = f"“{names.get(block.type_id, 'A blockout')}” in {place.name_of(block.operatory_id)}"
            said.append(f"{what} on {_said(each.day)} at {block.start:%H:%M} was left out: {_WHY[each.reason]}")
    return [
        *(
            f"“{names.get(type_id, 'A blockout')}” is not to be copied; {counted(number, 'blockout')} left out."
            for type_id, number in kept_back.items()
        ),
        *(
            f"{_said(day)} is a holiday ({closed[day]}); {counted(number, 'blockout')} left out."
            for day, number in sorted(free_days.items())
        ),
        *said,
    ]


_WHY = {
    NotRepeated.NO_SUCH_TIME: "the clocks jump over that time.",
    NotRepeated.VISIT: "there are visits.",
    NotRepeated.BLOCKED_ALREADY: "it is blocked already.",
}


def _said(day: date) -> str:
    return f"{day:%a}, {day:%b} {day.day}"
