"""The rules of appointment rules: one for each pair of types and place, whichever type is named first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, and_, or_, select

from frontdesk.contract.appointment_rules import (
    AppointmentRuleListOut,
    AppointmentRuleOut,
    CreateAppointmentRuleIn,
    UpdateAppointmentRuleIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.appointment_types.service import APPOINTMENT_TYPE
from frontdesk.server.db.tables import appointment_rules
from frontdesk.server.platform.errors import ConflictProblem, ForbiddenProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

RULE = Kind(appointment_rules, "appointment rule", "appointment_rule")
R = appointment_rules.c


def list_rules(
    unit: ReadUnit, page: Page, location_id: UUID | None = None, type_id: UUID | None = None
) -> AppointmentRuleListOut:
    """Return the rules of a location, or of all locations without one, the oldest first."""
    if location_id is not None:
        common.find_location(unit, location_id)
    statement = common.of_org(unit, RULE).where(R.location_id.is_not_distinct_from(location_id))
    if type_id is not None:
        statement = statement.where(or_(R.type_a_id == type_id, R.type_b_id == type_id))
    rows, total = page.fetch(unit, statement.order_by(R.created_at, R.id))
    return AppointmentRuleListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_rule(unit: ReadUnit, rule_id: UUID) -> AppointmentRuleOut:
    """Return one rule."""
    row = common.find(unit, RULE, rule_id)
    unit.caller.require_location(row.location_id)
    return shown(unit, [row])[0]


def create_rule(unit: WriteUnit, body: CreateAppointmentRuleIn) -> AppointmentRuleOut:
    """Decide whether visits of two types may share time."""
    _require_say(unit, body.location_uuid)
    first, second = body.appointment_type_uuid_a, body.appointment_type_uuid_b
    # In one order, so that two who name the pair the other way round do not wait for each other.
    for type_id in sorted({first, second}):
        common.find_to_add_to(unit, APPOINTMENT_TYPE, type_id)
    twin = select(R.id).where(
        R.org_id == unit.org_id,
        R.location_id.is_not_distinct_from(body.location_uuid),
        or_(
            and_(R.type_a_id == first, R.type_b_id == second),
            and_(R.type_a_id == second, R.type_b_id == first),
        ),
    )
    if unit.first(twin) is not None:
        raise ConflictProblem("duplicate", "There is already a rule for these two types; change that one.")
    values = {
        "location_id": body.location_uuid,
        "type_a_id": first,
        "type_b_id": second,
        "allow_overlap": body.allow_overlap,
    }
    return get_rule(unit, common.create(unit, RULE, values, location_id=body.location_uuid))


def update_rule(unit: WriteUnit, rule_id: UUID, body: UpdateAppointmentRuleIn) -> AppointmentRuleOut:
    """Decide otherwise for the same pair."""
    row = _find_to_change(unit, rule_id)
    common.check_version(row, body.base_version)
    common.change(unit, RULE, row, {"allow_overlap": body.allow_overlap}, location_id=row.location_id)
    return get_rule(unit, rule_id)


def delete_rule(unit: WriteUnit, rule_id: UUID) -> None:
    """Go back to what holds without a rule."""
    row = _find_to_change(unit, rule_id)
    common.remove(unit, RULE, row, location_id=row.location_id)


def _find_to_change(unit: WriteUnit, rule_id: UUID) -> Row[Any]:
    row = common.find_to_change(unit, RULE, rule_id)
    _require_say(unit, row.location_id)
    return row


def _require_say(unit: WriteUnit, location_id: UUID | None) -> None:
    if location_id is not None:
        common.find_location(unit, location_id)
    elif unit.caller.location_ids is not None:
        raise ForbiddenProblem("A rule for all locations is for a user of all locations.", "location_out_of_scope")


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[AppointmentRuleOut]:
    """Return rules as the wire shows them."""
    places = common.names(unit, LOCATION, (row.location_id for row in rows))
    types = common.names(unit, APPOINTMENT_TYPE, (each for row in rows for each in (row.type_a_id, row.type_b_id)))
    return [
        AppointmentRuleOut(
            id=row.id,
            version=row.version,
            location=common.maybe_reference(row.location_id, places),
            appointment_type_a=common.reference(row.type_a_id, types),
            appointment_type_b=common.reference(row.type_b_id, types),
            allow_overlap=row.allow_overlap,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
