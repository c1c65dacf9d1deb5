"""Asking a patient: what was offered, and what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.waitlist import ContactOut, LogContactIn, RecordResponseIn, WaitlistEntryOut
from frontdesk.domain.localtime import to_local
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
    """Note what came of asking, in the entry and in the contact that it answers; without such a one it is a contact.

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
    answered = _answered(unit, entry_id, body.message_id)
    if answered is not None:
        put(unit, row, values, action="responded")
        repository.answer_contact(unit, answered.id, body.patient_response.value)
    else:
        contact = _contact_of_its_own(unit, row, body)
        put(unit, row, values, {"contact": (None, contact)}, action="responded")
        said = {"patient_response": body.patient_response.value, "contacted_at": unit.now, "responded_at": unit.now}
        repository.add_contact(unit, {**contact, **said, "entry_id": row.id})
    return get_entry(unit, entry_id)


def _contact_of_its_own(unit: WriteUnit, row: Row[Any], body: RecordResponseIn) -> dict[str, Any]:
    """Return an answer as a contact about what was offered last; where nothing was, about here and now."""
    slot = row.offered_location_id, row.offered_date, row.offered_time
    if row.offered_location_id is None:
        zone = repository.places(unit, [row.location_id])[row.location_id].zone
        now = to_local(unit.now, zone).replace(second=0, microsecond=0)
        slot = row.location_id, now.date(), now.time()
    return {
        "id": new_id(),
        "contact_method": body.contact_method or row.contact_method or "phone",
        "initiated_by": "staff",
        **dict(zip(("slot_location_id", "slot_date", "slot_start_time"), slot, strict=True)),
        "message_id": body.message_id,
    }


def _still_waiting(row: Row[Any], status: WaitlistStatus | None) -> WaitlistStatus:
    if status is None:
        raise ConflictProblem("transition_not_allowed", f"This entry is {row.status}; put it back on the list first.")
    return status


def _answered(unit: WriteUnit, entry_id: UUID, message_id: str | None) -> Row[Any] | None:
    """Return the contact that a response is to: the latest without one, of the message it names if it does."""
    open_ones = (each for each in repository.contacts(unit, entry_id) if each.responded_at is None)
    return next((each for each in open_ones if message_id in (None, each.message_id)), None)
