"""The steps of a patient's way through a visit, as they are written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert

from frontdesk.domain.flow import ends_way
from frontdesk.domain.localtime import local_date
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.unit import WriteUnit

_TAKE_STEP = insert(t.flow_events)


def take_step(unit: WriteUnit, appointment_id: UUID, flow_status_id: UUID | None, note: str = "") -> dict[str, Any]:
    """Write down that a patient came to a flow status, or to none, at this moment, and return the step."""
    step = {
        "org_id": unit.org_id,
        "id": new_id(),
        "appointment_id": appointment_id,
        "flow_status_id": flow_status_id,
        "changed_at": unit.now,
        "changed_by_id": unit.caller.user_id,
        "changed_by": unit.caller.user_name,
        "change_note": note,
    }
    unit.execute(_TAKE_STEP, step)
    return step


def leave_flow(unit: WriteUnit, before: Row[Any], after: Mapping[str, Any]) -> dict[str, None]:
    """Take a visit that leaves its day or the book out of its flow status; return the columns that say so."""
    if before.flow_status_id is None:
        return {}
    was = AppointmentStatus(before.status), _day(before.start_at, before.zone)
    becomes = AppointmentStatus(after["status"]), _day(after["start_at"], before.zone)
    if not ends_way(was, becomes, _day(before.flow_changed_at, before.zone)):
        return {}
    take_step(unit, before.id, None)
    return {"flow_status_id": None, "flow_changed_at": None}


def _day(at: datetime | None, zone: str) -> date | None:
    return None if at is None else local_date(at, zone)
