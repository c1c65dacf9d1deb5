"""The rules of holidays. One for all locations is for a user of all locations to decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, or_, select

from frontdesk.contract.resources import CreateHolidayIn, HolidayListOut, HolidayOut, UpdateHolidayIn
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import holidays
from frontdesk.server.platform.errors import ConflictProblem, ForbiddenProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

HOLIDAY = Kind(holidays, "holiday", "holiday")
COLUMNS = {"date": "holiday_date", "location_uuid": "location_id"}


def list_holidays(
    unit: ReadUnit,
    page: Page,
    location_id: UUID | None = None,
    date_from: date | None = None,
    date_to: date | None = None,
) -> HolidayListOut:
    """Return holidays by date; those of a location include the ones of all locations."""
    c = holidays.c
    statement = common.of_org(unit, HOLIDAY).where(common.in_scope(unit.caller, c.location_id, shared=True))
    if location_id is not None:
        common.find_location(unit, location_id)
        statement = statement.where(or_(c.location_id == location_id, c.location_id.is_(None)))
    if date_from is not None:
        statement = statement.where(c.holiday_date >= date_from)
    if date_to is not None:
        statement = statement.where(c.holiday_date <= date_to)
    rows, total = page.fetch(unit, statement.order_by(c.holiday_date, c.id))
    return HolidayListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_holiday(unit: ReadUnit, holiday_id: UUID) -> HolidayOut:
    """Return one holiday."""
    row = common.find(unit, HOLIDAY, holiday_id)
    unit.caller.require_location(row.location_id)
    return shown(unit, [row])[0]


def create_holiday(unit: WriteUnit, body: CreateHolidayIn) -> HolidayOut:
    """Close a location, or all of them, on a day."""
    _require_say(unit, body.location_uuid)
    _refuse_twin(unit, body.location_uuid, body.date)
    values = {"location_id": body.location_uuid, "holiday_date": body.date, "name": body.name}
    holiday_id = common.create(unit, HOLIDAY, values, location_id=body.location_uuid, dates=[body.date])
    return get_holiday(unit, holiday_id)


def update_holiday(unit: WriteUnit, holiday_id: UUID, body: UpdateHolidayIn) -> HolidayOut:
    """Change a holiday."""
    row = _find_to_change(unit, holiday_id)
    common.check_version(row, body.base_version)
    given = common.renamed(body.given(), COLUMNS)
    place, day = given.get("location_id", row.location_id), given.get("holiday_date", row.holiday_date)
    if (place, day) != (row.location_id, row.holiday_date):
        _require_say(unit, place)
        _refuse_twin(unit, place, day)
    where, both = (place if place == row.location_id else None), (row.location_id, place)
    common.change(unit, HOLIDAY, row, given, location_id=where, dates=[day, row.holiday_date], told_at=both)
    return get_holiday(unit, holiday_id)


def delete_holiday(unit: WriteUnit, holiday_id: UUID) -> None:
    """Open again on that day."""
    row = _find_to_change(unit, holiday_id)
    common.remove(unit, HOLIDAY, row, location_id=row.location_id, dates=[row.holiday_date])


def _find_to_change(unit: WriteUnit, holiday_id: UUID) -> Row[Any]:
    row = common.find_to_change(unit, HOLIDAY, holiday_id)
    _require_say(unit, row.location_id)
    return row


def _require_say(unit: WriteUnit, location_id: UUID | None) -> None:
    if location_id is not None:
        common.find_location(unit, location_id)
    elif unit.caller.location_ids is not None:
        raise ForbiddenProblem("A holiday of all locations is for a user of all locations.", "location_out_of_scope")


def _refuse_twin(unit: WriteUnit, location_id: UUID | None, day: date) -> None:
    unit.lock_key("holiday", location_id, day)
    c = holidays.c
    twin = select(c.id).where(
        c.org_id == unit.org_id, c.holiday_date == day, c.location_id.is_not_distinct_from(location_id)
    )
    if unit.first(twin) is not None:
        raise ConflictProblem("duplicate", "This day is already a holiday there.")


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[HolidayOut]:
    """Return holidays as the wire shows them."""
    called = common.names(unit, LOCATION, (row.location_id for row in rows))
    return [
        HolidayOut(
            id=row.id,
            version=row.version,
            location=common.maybe_reference(row.location_id, called),
            date=row.holiday_date,
            name=row.name,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
