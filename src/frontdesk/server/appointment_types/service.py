"""The rules of appointment types: an archived one keeps its visits, but is not offered any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, and_, delete, insert, or_, select

from frontdesk.contract.appointment_types import (
    TYPE_COLOR,
    AppointmentTypeListOut,
    AppointmentTypeOut,
    CreateAppointmentTypeIn,
    UpdateAppointmentTypeIn,
)
from frontdesk.contract.common import Reference
from frontdesk.domain.timepattern import TimePattern, default_pattern
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import appointment_type_locations, appointment_types, locations, procedure_codes
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, NEUTRAL_COLOR, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

APPOINTMENT_TYPE = Kind(appointment_types, "appointment type", "appointment_type", appointment_types.c.name)
ACTIVE, ARCHIVED = "active", "archived"
COLUMNS = {"abbrev": "abbreviation"}
CODE_LISTS = ("procedure_codes_to_add", "required_procedure_codes")
Offered = dict[UUID, list[Reference]]


def list_appointment_types(
    unit: ReadUnit, page: Page, status: str | None = None, search: str | None = None
) -> AppointmentTypeListOut:
    """Return types in the practice's order: the active ones unless another *status* is asked for."""
    c, at = appointment_types.c, appointment_type_locations.c
    statement = common.of_org(unit, APPOINTMENT_TYPE)
    if status != "all":
        statement = statement.where(c.status == (status or ACTIVE))
    if search and search.strip():
        found = common.ids_containing(unit, APPOINTMENT_TYPE, (c.name, c.abbreviation), search)
        statement = statement.where(c.id.in_(found))
    if unit.caller.location_ids is not None:
        bound = select(at.appointment_type_id).where(at.org_id == unit.org_id)
        statement = statement.where(
            or_(c.id.not_in(bound), c.id.in_(bound.where(common.in_scope(unit.caller, at.location_id))))
        )
    rows, total = page.fetch(unit, statement.order_by(c.item_order, common.bytewise(c.name), c.id))
    return AppointmentTypeListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_appointment_type(unit: ReadUnit, type_id: UUID) -> AppointmentTypeOut:
    """Return one type, archived or not."""
    found = shown(unit, [common.find(unit, APPOINTMENT_TYPE, type_id)])[0]
    if found.locations and not any(unit.caller.sees(place.id) for place in found.locations):
        unit.caller.require_location(found.locations[0].id)
    return found


def create_appointment_type(unit: WriteUnit, body: CreateAppointmentTypeIn) -> AppointmentTypeOut:
    """Add a kind of visit. Without a length of its own it is as long as its time pattern."""
    values = common.renamed(body.model_dump(exclude_none=True, exclude={"location_uuids"}), COLUMNS)
    if body.time_pattern is not None and "duration_minutes" not in body.model_fields_set:
        values["duration_minutes"] = TimePattern(body.time_pattern).minutes
    _check_codes(unit, values)
    type_id = common.create(unit, APPOINTMENT_TYPE, {"color": TYPE_COLOR, **values})
    _offer(unit, type_id, _visible(unit, body.location_uuids))
    return get_appointment_type(unit, type_id)


def update_appointment_type(unit: WriteUnit, type_id: UUID, body: UpdateAppointmentTypeIn) -> AppointmentTypeOut:
    """Change a kind of visit; visits already booked stay as they are."""
    row = _find_to_change(unit, type_id)
    common.check_version(row, body.base_version)
    given = common.renamed(body.given(), COLUMNS)
    given = common.blank_for_null(given, ["abbreviation", "time_pattern"])
    given.update({field: [] for field in CODE_LISTS if field in given and given[field] is None})
    _check_codes(unit, given)
    beside = {}
    if "location_uuids" in given:
        before = [place.id for place in offered_at(unit, [type_id]).get(type_id, [])]
        wanted = _visible(unit, given.pop("location_uuids"))
        beside = {"locations": (sorted(before), sorted(wanted))}
        at = appointment_type_locations.c
        unit.execute(
            delete(appointment_type_locations).where(at.org_id == unit.org_id, at.appointment_type_id == type_id)
        )
        _offer(unit, type_id, wanted)
    common.change(unit, APPOINTMENT_TYPE, row, given, beside=beside)
    return get_appointment_type(unit, type_id)


def archive_appointment_type(unit: WriteUnit, type_id: UUID) -> AppointmentTypeOut:
    """Offer a kind of visit no longer; archiving it again changes nothing."""
    row = _find_to_change(unit, type_id)
    if row.status != ARCHIVED:
        values = {"status": ARCHIVED, "deleted_at": unit.now}
        common.change(unit, APPOINTMENT_TYPE, row, values, action="archived")
    return get_appointment_type(unit, type_id)


def _find_to_change(unit: WriteUnit, type_id: UUID) -> Row[Any]:
    row = common.find_to_change(unit, APPOINTMENT_TYPE, type_id)
    for place in offered_at(unit, [type_id]).get(type_id, []):
        unit.caller.require_location(place.id)
    return row


def _visible(unit: ReadUnit, location_ids: Iterable[UUID] | None) -> list[UUID]:
    wanted = list(dict.fromkeys(location_ids or ()))
    for location_id in wanted:
        unit.caller.require_location(location_id)
    if len(common.names(unit, LOCATION, wanted)) < len(wanted):
        raise NotFoundProblem(LOCATION.noun)
    return wanted


def _offer(unit: WriteUnit, type_id: UUID, location_ids: Sequence[UUID]) -> None:
    if location_ids:
        unit.execute(
            insert(appointment_type_locations),
            [
                {"org_id": unit.org_id, "appointment_type_id": type_id, "location_id": location_id}
                for location_id in location_ids
            ],
        )


def _check_codes(unit: ReadUnit, values: dict[str, Any]) -> None:
    """Refuse procedure codes the practice does not have: booking such a visit could not add them."""
    c = procedure_codes.c
    for field in CODE_LISTS:
        wanted = set(values.get(field) or ())
        if not wanted:
            continue
        known = {row.code for row in unit.rows(select(c.code).where(c.org_id == unit.org_id, c.code.in_(wanted)))}
        if wanted - known:
            raise InvalidProblem(
                ("body", field), "The practice has no procedure with one of these codes.", "unknown_code"
            )


def offered_at(unit: ReadUnit, type_ids: Sequence[UUID]) -> Offered:
    """Return the locations each type is bound to; a type that is offered everywhere is not in it."""
    at, c = appointment_type_locations.c, locations.c
    statement = (
        select(at.appointment_type_id, c.id, c.name)
        .join(locations, and_(c.org_id == at.org_id, c.id == at.location_id))
        .where(at.org_id == unit.org_id, at.appointment_type_id.in_(type_ids))
        .order_by(c.item_order, common.bytewise(c.name), c.id)
    )
    found: Offered = {}
    for row in unit.rows(statement):
        found.setdefault(row.appointment_type_id, []).append(Reference(id=row.id, name=row.name))
    return found


def effective_pattern(time_pattern: str, minutes: int) -> str:
    """Return the pattern of a visit of this length: the type's own in that length, or provider time throughout."""
    own = TimePattern(time_pattern).resized(minutes) if time_pattern else default_pattern(minutes)
    return own.text


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[AppointmentTypeOut]:
    """Return appointment types as the wire shows them."""
    offered = offered_at(unit, [row.id for row in rows])
    return [
        AppointmentTypeOut(
            id=row.id,
            version=row.version,
            name=row.name,
            abbrev=row.abbreviation,
            color=row.color or NEUTRAL_COLOR,
            duration_minutes=row.duration_minutes,
            time_pattern=row.time_pattern or None,
            effective_time_pattern=effective_pattern(row.time_pattern, row.duration_minutes),
            procedure_codes_to_add=row.procedure_codes_to_add,
            required_procedure_codes=row.required_procedure_codes,
            require_all=row.require_all,
            locations=offered.get(row.id, []),
            blockout_only=row.blockout_only,
            is_hidden=row.is_hidden,
            item_order=row.item_order,
            status=row.status,
            created_at=row.created_at,
            updated_at=row.updated_at,
            deleted_at=row.deleted_at,
        )
        for row in rows
    ]
