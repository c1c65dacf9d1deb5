"""The rules of recall types and of the procedures that answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.recalls import (
    CreateRecallTriggerIn,
    CreateRecallTypeIn,
    RecallTriggerOut,
    RecallTypeListOut,
    RecallTypeOut,
    UpdateRecallTypeIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import appointment_types, procedure_codes, recall_triggers, recall_types
from frontdesk.server.platform.errors import ConflictProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.recalls.repository import is_type_used
from frontdesk.server.resources_common import Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

RECALL_TYPE = Kind(recall_types, "recall type", "recall_type", recall_types.c.name)
RECALL_TRIGGER = Kind(recall_triggers, "recall trigger", "recall_trigger")
APPOINTMENT_TYPE = Kind(appointment_types, "appointment type", "appointment_type", appointment_types.c.name)
PROCEDURE_CODE = Kind(procedure_codes, "procedure code", "procedure_code", procedure_codes.c.code)
COLUMNS = {"appointment_type_uuid": "appointment_type_id"}
USUAL_INTERVAL = {"months": 6}


def list_recall_types(unit: ReadUnit, page: Page, *, is_active: bool | None = None) -> RecallTypeListOut:
    """Return types in the practice's order."""
    c = recall_types.c
    statement = common.of_org(unit, RECALL_TYPE)
    if is_active is not None:
        statement = statement.where(c.is_active.is_(is_active))
    rows, total = page.fetch(unit, statement.order_by(c.item_order, common.bytewise(c.name), c.id))
    return RecallTypeListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_recall_type(unit: ReadUnit, type_id: UUID) -> RecallTypeOut:
    """Return one type."""
    return shown(unit, [common.find(unit, RECALL_TYPE, type_id)])[0]


def create_recall_type(unit: WriteUnit, body: CreateRecallTypeIn) -> RecallTypeOut:
    """Add something patients come back for."""
    interval = USUAL_INTERVAL if body.default_interval is None else body.default_interval.length().parts()
    given = body.model_dump(exclude_none=True, exclude={"default_interval"})
    values = {**common.renamed(given, COLUMNS), "default_interval": interval}
    _check_appointment_type(unit, values)
    return get_recall_type(unit, common.create(unit, RECALL_TYPE, values))


def update_recall_type(unit: WriteUnit, type_id: UUID, body: UpdateRecallTypeIn) -> RecallTypeOut:
    """Change a type. The dates at which patients are due already stay; the next ones follow the new interval."""
    row = common.find_to_change(unit, RECALL_TYPE, type_id)
    common.check_version(row, body.base_version)
    given = common.renamed(common.blank_for_null(body.given(), ["description"]), COLUMNS)
    if body.default_interval is not None:
        given["default_interval"] = body.default_interval.length().parts()
    if given.get("appointment_type_id") != row.appointment_type_id:
        _check_appointment_type(unit, given)
    common.change(unit, RECALL_TYPE, row, given)
    return get_recall_type(unit, type_id)


def delete_recall_type(unit: WriteUnit, type_id: UUID) -> None:
    """Delete a type of which no patient has a recall, and its triggers with it."""
    row = common.find_to_change(unit, RECALL_TYPE, type_id)
    if is_type_used(unit, type_id):
        raise ConflictProblem("in_use", "Patients have recalls of this type; make it inactive instead.")
    for trigger in unit.rows(common.of_org(unit, RECALL_TRIGGER).where(recall_triggers.c.recall_type_id == type_id)):
        common.remove(unit, RECALL_TRIGGER, trigger)
    common.remove(unit, RECALL_TYPE, row)


def list_recall_triggers(unit: ReadUnit, type_id: UUID) -> list[RecallTriggerOut]:
    """Return the procedures that answer recalls of a type, in the order they were added."""
    common.find(unit, RECALL_TYPE, type_id)
    c = recall_triggers.c
    statement = common.of_org(unit, RECALL_TRIGGER).where(c.recall_type_id == type_id)
    return shown_triggers(unit, unit.rows(statement.order_by(c.number)))


def create_recall_trigger(unit: WriteUnit, body: CreateRecallTriggerIn) -> RecallTriggerOut:
    """Let a procedure answer recalls of a type from now on."""
    kind = common.find_to_refer(unit, RECALL_TYPE, body.recall_type_uuid)
    code = common.find_to_refer(unit, PROCEDURE_CODE, body.procedure_code_uuid)
    c = recall_triggers.c
    twin = common.of_org(unit, RECALL_TRIGGER).where(c.recall_type_id == kind.id, c.procedure_code_id == code.id)
    if unit.first(twin) is not None:
        raise ConflictProblem("duplicate", "This procedure answers that recall already.")
    trigger_id = common.create(unit, RECALL_TRIGGER, {"recall_type_id": kind.id, "procedure_code_id": code.id})
    common.tell_of_whole(unit, RECALL_TYPE, kind.id)
    return shown_triggers(unit, [common.find(unit, RECALL_TRIGGER, trigger_id)])[0]


def delete_recall_trigger(unit: WriteUnit, trigger_id: UUID) -> None:
    """Let a procedure no longer answer a recall."""
    row = common.find_to_change(unit, RECALL_TRIGGER, trigger_id)
    common.remove(unit, RECALL_TRIGGER, row)
    common.tell_of_whole(unit, RECALL_TYPE, row.recall_type_id)


def _check_appointment_type(unit: ReadUnit, values: Mapping[str, Any]) -> None:
    type_id = values.get("appointment_type_id")
    if type_id is not None and common.find(unit, APPOINTMENT_TYPE, type_id).deleted_at is not None:
        raise NotFoundProblem(APPOINTMENT_TYPE.noun)


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[RecallTypeOut]:
    """Return recall types as the wire shows them."""
    kinds = common.names(unit, APPOINTMENT_TYPE, (row.appointment_type_id for row in rows))
    return [
        RecallTypeOut(
            id=row.id,
            version=row.version,
            name=row.name,
            description=row.description,
            default_interval=row.default_interval,
            appointment_type=common.maybe_reference(row.appointment_type_id, kinds),
            is_active=row.is_active,
            item_order=row.item_order,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]


def shown_triggers(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[RecallTriggerOut]:
    """Return triggers as the wire shows them."""
    kinds = common.names(unit, RECALL_TYPE, (row.recall_type_id for row in rows))
    codes = common.names(unit, PROCEDURE_CODE, (row.procedure_code_id for row in rows))
    return [
        RecallTriggerOut(
            id=row.id,
            recall_type=common.reference(row.recall_type_id, kinds),
            procedure_code=common.reference(row.procedure_code_id, codes),
            created_at=row.created_at,
        )
        for row in rows
    ]
