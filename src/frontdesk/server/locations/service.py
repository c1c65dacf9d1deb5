"""The rules of locations: a zone is fixed once something is on the book by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, Table, select

from frontdesk.contract.resources import (
    CreateLocationIn,
    LocationListOut,
    LocationOut,
    OpeningHours,
    OpeningHoursOut,
    UpdateLocationIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import appointments, blockouts
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import ConflictProblem, ForbiddenProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page


def list_locations(unit: ReadUnit, page: Page) -> LocationListOut:
    """Return the locations the caller may see, in the practice's order."""
    c = LOCATION.table.c
    statement = common.of_org(unit, LOCATION).where(common.in_scope(unit.caller, c.id))
    rows, total = page.fetch(unit, statement.order_by(c.item_order, common.bytewise(c.name), c.id))
    return LocationListOut(items=[shown(row) for row in rows], page=page.number, page_size=page.size, total=total)


def get_location(unit: ReadUnit, location_id: UUID) -> LocationOut:
    """Return one location."""
    return shown(common.find_location(unit, location_id))


def create_location(unit: WriteUnit, body: CreateLocationIn) -> LocationOut:
    """Open another location; whoever is bound to some locations cannot add one they would not see."""
    if unit.caller.location_ids is not None:
        raise ForbiddenProblem("Only a user of all locations can add one.", "location_out_of_scope")
    values = {"name": body.name, "zone": body.timezone, "phone": body.phone or "", "hours": _stored(body.hours)}
    location_id = new_id()
    common.create(unit, LOCATION, values, location_id=location_id, record_id=location_id)
    return get_location(unit, location_id)


def update_location(unit: WriteUnit, location_id: UUID, body: UpdateLocationIn) -> LocationOut:
    """Change a location."""
    unit.caller.require_location(location_id)
    row = common.find_to_change(unit, LOCATION, location_id)
    common.check_version(row, body.base_version)
    given = common.blank_for_null(common.renamed(body.given(), {"timezone": "zone"}), ["phone"])
    if "hours" in given:
        hours = _stored(given.pop("hours"))
        if hours != _stored(shown(row).hours):
            given["hours"] = hours
    if given.get("zone", row.zone) != row.zone and _has_book(unit, location_id):
        # Instants stay what they are: under another zone every visit would stand at another time of day.
        raise ConflictProblem("in_use", "There are visits or blockouts here; their location's time zone is fixed.")
    common.change(unit, LOCATION, row, given, location_id=location_id)
    return get_location(unit, location_id)


def _has_book(unit: ReadUnit, location_id: UUID) -> bool:
    return any(_has_rows(unit, table, location_id) for table in (appointments, blockouts))


def _has_rows(unit: ReadUnit, table: Table, location_id: UUID) -> bool:
    c = table.c
    statement = select(c.id).where(c.org_id == unit.org_id, c.location_id == location_id).limit(1)
    return unit.first(statement) is not None


def _stored(hours: Sequence[OpeningHoursOut]) -> list[dict[str, Any]]:
    return [entry.model_dump(mode="json") for entry in hours]


def shown(row: Row[Any]) -> LocationOut:
    """Return a location as the wire shows it."""
    return LocationOut(
        id=row.id,
        version=row.version,
        name=row.name,
        timezone=row.zone,
        phone=row.phone or None,
        hours=[OpeningHours.model_validate(entry) for entry in row.hours or []],
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
