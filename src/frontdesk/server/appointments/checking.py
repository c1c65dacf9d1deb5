"""What is in the way of a slot, asked before anybody books it."""

from __future__ import annotations

from typing import Any

from frontdesk.contract.conflicts import CheckConflictsIn
from frontdesk.domain.assignments import followed
from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import ProviderRole
from frontdesk.server import resources_common as common
from frontdesk.server.appointments import repository
from frontdesk.server.appointments.booking import require_operatory
from frontdesk.server.appointments.slot import Assigned, Proposal, find_all, grouped
from frontdesk.server.appointments.times import interval_at
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.unit import ReadUnit

Json = dict[str, Any]


def check(unit: ReadUnit, wanted: CheckConflictsIn) -> Json:
    """Return every conflict of a slot: for the appointment that is to be moved there, or for a new one."""
    location = common.find_location(unit, wanted.location_uuid)
    require_operatory(unit, location.id, wanted.operatory_uuid)
    interval = interval_at(wanted.schedule_date, wanted.start_time, wanted.end_time, location.zone)
    conflicts = find_all(unit, _proposal(unit, wanted, location.zone, interval))
    return {
        "has_conflicts": bool(conflicts),
        "conflicts": grouped(conflicts),
        "reason_codes": list(dict.fromkeys(one.reason for one in conflicts)),
    }


def _proposal(unit: ReadUnit, wanted: CheckConflictsIn, zone: str, interval: Interval) -> Proposal:
    moving = wanted.exclude_appointment_uuid
    row = repository.find(unit, moving) if moving is not None else None
    if row is None:
        usual = repository.usual_provider(unit, wanted.operatory_uuid)
        who = () if usual is None else (Assigned(usual.provider_id, ProviderRole(usual.role)),)
        return Proposal(moving or new_id(), wanted.location_uuid, zone, wanted.operatory_uuid, interval, assigned=who)
    rows = repository.assignments_of(unit, row.id)
    assigned = [Assigned.of(one) for one in rows]
    if row.start_at is not None:
        old = Interval(row.start_at, row.end_at)
        assigned = [
            Assigned(one.provider_id, one.role, followed(one.interval, old, interval, zone)) for one in assigned
        ]
    return Proposal(
        row.id,
        wanted.location_uuid,
        zone,
        wanted.operatory_uuid,
        interval,
        row.appointment_type_id,
        row.time_pattern,
        tuple(assigned),
    )
