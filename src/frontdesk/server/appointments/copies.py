"""The history of whole states: a copy of an appointment with every change, from whichever side it came.

Copies are written by the one path that changes appointments, in its transaction, and never altered.
"""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from frontdesk.server.appointments.states import State, state_of
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.unit import WriteUnit

LONGEST_NOTE = 255
"""How much of a note a copy keeps."""
_FIELDS = tuple(field.name for field in fields(State) if field.name != "changed_at")
_INSERT = insert(t.appointment_copies)


class Copied(StrEnum):
    """Why a copy was made."""

    CREATED = "Created"
    CHANGED = "Changed"
    MISSED = "Missed"
    CANCELLED = "Cancelled"
    DELETED = "Deleted"


def reason(before: str, after: str) -> Copied:
    """Return why a copy is made of a visit that went from one status to another."""
    if after != before and after in ("broken", "cancelled"):
        return Copied.MISSED if after == "broken" else Copied.CANCELLED
    return Copied.CHANGED


def keep_copy(unit: WriteUnit, appointment_id: UUID, action: Copied) -> None:
    """Write down an appointment as it is at this moment of the transaction."""
    state = state_of(unit, appointment_id)
    if state is None:
        return
    values: dict[str, Any] = {name: getattr(state, name) for name in _FIELDS}
    values["note"] = state.note[:LONGEST_NOTE]
    if action is Copied.CREATED:
        values["made_by_id"] = unit.caller.user_id
    values |= {
        "org_id": unit.org_id,
        "id": new_id(),
        "action": action.value,
        "source": unit.caller.source,
        "user_id": unit.caller.user_id,
        "client_id": unit.caller.client_id,
        "request_id": unit.caller.request_id,
        "created_at": unit.now,
        "updated_at": unit.now,
    }
    unit.execute(_INSERT, values)
