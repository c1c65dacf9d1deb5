"""Asking a patient: what was offered, and what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.waitlist import ContactOut, LogContactIn, RecordResponseIn, WaitlistEntryOut
from frontdesk.domain.waitlist import WaitlistStatus, after_contact, after_response
from frontdesk.server import resources_common as common
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.waitlist import repository
from frontdesk.server.waitlist.service import get_entry, put, seen
from frontdesk.server.waitlist.shapes import ENTRY, contact_log


def list_contacts(unit: ReadUnit, entry_id: UUID) -> list[ContactOut]:
    """Return each time a patient was told of an opening, the latest first."""
    row = seen(unit, common.find(unit, ENTRY, entry_id))
    return contact_log(unit, repository.contacts(unit, row.id))


def log_contact(unit: WriteUnit, entry_id: UUID, body: LogContactIn) -> WaitlistEntryOut:
    """Note that a patient was told of an opening; who waited counts as contacted from then on.

    Raises:
        ConflictProblem: The entry is off the list.
    """
    row = seen(unit, common.find_to_change(unit, ENTRY, entry_id))
    place = common.find_location(unit, body.slot_location_uuid)
    common.check_clock(body.slot_date, body.slot_start_time, place.zone, "slot_start_time")
    status = _still_waiting(row, after_contact(WaitlistStatus(row.status)))
    contact = {
        "id": new_id(),
        "contact_method": body.contact_method,
        "initiated_by": body.initiated_by,
        "slot_location_id": place.id,
        "slot_date": body.slot_date,
        "slot_start_time": body.slot_start_time,
        "message_id": body.message_id,
    }
    values = {
        "status": status.value,
        "contact_attempts": row.contact_attempts + 1,
        "contacted_at": unit.now,
        "contact_method": body.contact_method,
        "offered_location_id": place.id,
        "offered_date": body.slot_date,
        "offered_time": body.slot_start_time,
        "patient_response": None,
        "responded_at": None,
    }
    put(unit, row, values, {"contact": (None, contact)}, action="contacted")
    repository.add_contact(unit, {**contact, "entry_id": row.id, "contacted_at": unit.now})
    return get_entry(unit, entry_id)


def record_response(unit: WriteUnit, entry_id: UUID, body: RecordResponseIn) -> WaitlistEntryOut:
    """Note what came of asking, in the entry and in the contact that it answers.

    Raises:
        ConflictProblem: The entry is off the list.
    """
    row = seen(unit, common.find_to_change(unit, ENTRY, entry_id))
    status = _still_waiting(row, after_response(WaitlistStatus(row.status), body.patient_response))
    values: dict[str, Any] = {
        "status": status.value,
        "patient_response": body.patient_response.value,
        "responded_at": unit.now,
    }
    if body.contact_method is not None:
        values["contact_method"] = body.contact_method
    put(unit, row, values, action="responded")
    answered = _answered(unit, entry_id, body.message_id)
    if answered is not None:
        repository.answer_contact(unit, answered.id, body.patient_response.value)
    return get_entry(unit, entry_id)


def _still_waiting(row: Row[Any], status: WaitlistStatus | None) -> WaitlistStatus:
    if status is None:
        raise ConflictProblem("transition_not_allowed", f"This entry is {row.status}; put it back on the list first.")
    return status


def _answered(unit: WriteUnit, entry_id: UUID, message_id: str | None) -> Row[Any] | None:
    """Return the contact that a response is to: the message it names, else the latest without one."""
    log = repository.contacts(unit, entry_id)
    if message_id is not None:
        return next((each for each in log if each.message_id == message_id), None)
    return next((each for each in log if each.responded_at is None), None)
