"""Bringing a deleted appointment back: under its own id, so that its history is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.server import deleted
from frontdesk.server.appointments import gone, repository, showing
from frontdesk.server.appointments.changes import told_line, worked_on
from frontdesk.server.appointments.copies import Copied, keep_copy
from frontdesk.server.appointments.names import provider_name
from frontdesk.server.appointments.slot import Assigned
from frontdesk.server.appointments.writing import Change, enter, line_status, not_allowed, tell_of_naming
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import ConflictProblem, NotFoundProblem
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.recalls.following import lock_recalls, tell_of, visit_completed
from frontdesk.server.recalls.repository import answered_by

C = t.appointment_copies.c
H = t.history.c

KEPT = (
    "patient_id",
    "location_id",
    "status",
    "start_at",
    "end_at",
    "ask_to_arrive_at",
    "note",
    "color_override",
    "priority",
    "is_new_patient",
    "is_time_locked",
)
"""Columns of a copy that are those of the appointment."""

REFERRING = {
    "operatory_id": t.operatories,
    "appointment_type_id": t.appointment_types,
    "confirmation_status_id": t.definitions,
    "flow_status_id": t.flow_statuses,
    "broken_reason_id": t.definitions,
    "cancel_reason_id": t.definitions,
}
"""Columns that refer to what may be gone by now; the visit then comes back without."""

NEW = ("org_id", "version", "provider_id", "is_overlap_allowed", "updated_at")
"""Columns that a visit does not bring back: they follow from its return."""


def restore(unit: WriteUnit, appointment_id: UUID) -> bytes:
    """Bring a deleted appointment back as it was.

    Its slot must be free if it was on the book, but for what it lay over, or under, when it was deleted.
    """
    deleted.lock(unit, appointment_id)
    if (there := repository.find(unit, appointment_id)) is not None:
        unit.caller.require_location(there.location_id)
        raise not_allowed("This visit was not deleted.")
    mine = (C.org_id == unit.org_id, C.appointment_id == appointment_id, C.action == Copied.DELETED.value)
    copy = unit.first(select(t.appointment_copies).where(*mine).order_by(C.number.desc()).limit(1))
    place = repository.find_location(unit, copy.location_id) if copy is not None else None
    if copy is None or place is None:
        raise NotFoundProblem("deleted appointment")
    unit.caller.require_location(place.id)
    kept = gone.taken_back(unit, appointment_id)
    if kept is None:
        values, assigned, kept = _remembered(unit, copy)
    else:
        values = {name: value for name, value in kept["appointments"][0].items() if name not in NEW}
        assigned = _assigned(unit, kept["appointment_providers"])
    values |= {
        "number": copy.appointment_number,
        "version": _next_version(unit, appointment_id),
        **{name: _still(unit, table, values.get(name)) for name, table in REFERRING.items()},
    }
    _require_own_key(unit, values.get("external_id"))
    lines = _told(unit, kept.get("appointment_procedures", ()))
    facts = worked_on(lines) if lines else {}
    change = Change("restored", assigned=assigned, facts=facts, stood_until=copy.created_at)
    enter(unit, values, place.zone, change)
    gone.put_back(unit, kept)
    keep_copy(unit, appointment_id, Copied.CHANGED)
    _settle(unit, appointment_id, copy.status, copy.patient_id, copy.start_at, place.zone)
    tell_of_naming(unit, appointment_id, copy.patient_id)
    return showing.one(unit, appointment_id)


def _remembered(unit: WriteUnit, copy: Row[Any]) -> tuple[dict[str, Any], tuple[Assigned, ...], dict[str, Any]]:
    """Return a visit that was deleted before everything of it was kept: what its last copy and its history say."""
    lost = _lost(unit, copy.appointment_id)
    lines = _lines(unit, lost.get("procedures") or [])
    columns = (name for name in REFERRING if name in copy._mapping and name != "flow_status_id")
    values = {
        "id": copy.appointment_id,
        **{name: copy._mapping[name] for name in (*KEPT, *columns)},
        "time_pattern": lost.get("time_pattern"),
        "note": lost.get("note") or copy.note,
        "production_amount": Decimal(lost.get("production_amount") or "0.00"),
        **{name: _amount(lost.get(name)) for name in ("estimated_insurance", "estimated_patient_portion")},
        "cancelled_by": lost.get("cancelled_by"),
        "external_id": lost.get("external_id"),
    }
    people = [(copy.provider_id, ProviderRole.DENTIST), (copy.hygienist_id, ProviderRole.HYGIENIST)]
    if copy.is_hygiene:
        people.reverse()
    assigned = tuple(Assigned(who, role, None) for who, role in people if who is not None)
    return values, assigned, {"appointment_procedures": [_line(unit, copy, *each) for each in enumerate(lines)]}


def _require_own_key(unit: WriteUnit, external_id: str | None) -> None:
    """Raise if another visit has the key of another system that a visit would come back with."""
    if external_id is not None and repository.find_by_external_id(unit, external_id) is not None:
        raise ConflictProblem("duplicate", "There is already an appointment with this external id.")


def _lost(unit: WriteUnit, appointment_id: UUID) -> dict[str, Any]:
    """Return what the history says was lost when the appointment was last deleted, by its name on the wire."""
    row = unit.first(
        select(H.changes)
        .where(H.org_id == unit.org_id, H.entity_id == appointment_id, H.action == "deleted")
        .order_by(H.sequence.desc())
        .limit(1)
    )
    return {} if row is None else {change["field"]: change["old"] for change in row.changes}


def _next_version(unit: WriteUnit, appointment_id: UUID) -> int:
    """Return a version above all it ever had: each of them left one row of history at least."""
    mine = (H.org_id == unit.org_id, H.entity_id == appointment_id, H.entity == "appointment")
    return int(unit.scalar(select(func.count()).where(*mine))) + 1


def _still(unit: WriteUnit, table: Any, row_id: UUID | None) -> UUID | None:
    return row_id if row_id is not None and repository.exists(unit, table, row_id) else None


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _assigned(unit: WriteUnit, rows: Sequence[Mapping[str, Any]]) -> tuple[Assigned, ...]:
    """Return the providers a visit had, each with the role and the time of their own, as far as they are there."""
    gone_by_now = repository.missing_providers(unit, [row["provider_id"] for row in rows])
    return tuple(
        Assigned(row["provider_id"], ProviderRole(row["role"]), _stretch(row["start_at"], row["end_at"]))
        for row in sorted(rows, key=lambda row: row["item_order"])
        if row["provider_id"] not in gone_by_now
    )


def _stretch(start: datetime | None, end: datetime | None) -> Interval | None:
    return None if start is None or end is None else Interval(start, end)


def _told(unit: WriteUnit, lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return procedures that were kept as the history tells them, in their order."""
    c = t.procedure_codes.c
    codes = repository.names_by_id(unit, t.procedure_codes, c.code, (line["procedure_code_id"] for line in lines))
    people = {line["provider_id"] for line in lines} - {None}
    names = repository.names_by_id(unit, t.providers, provider_name(t.providers), people)
    return [
        told_line(codes[line["procedure_code_id"]], line["fee"], names.get(line["provider_id"]))
        for line in sorted(lines, key=lambda line: (line["item_order"], line["created_at"], line["id"]))
        if line["procedure_code_id"] in codes
    ]


def _lines(unit: WriteUnit, codes: Sequence[str]) -> list[Row[Any]]:
    known = repository.procedure_codes(unit, list(codes)) if codes else {}
    return [known[code] for code in codes if code in known]


def _line(unit: WriteUnit, copy: Row[Any], order: int, code: Row[Any]) -> dict[str, Any]:
    return {
        "org_id": unit.org_id,
        "id": new_id(),
        "appointment_id": copy.appointment_id,
        "procedure_code_id": code.id,
        "provider_id": None,
        "fee": code.default_fee,
        "status": line_status(copy.status),
        "item_order": order,
        "created_at": unit.now,
        "updated_at": unit.now,
    }


def _settle(
    unit: WriteUnit, appointment_id: UUID, status: str, patient_id: UUID, start: datetime | None, zone: str
) -> None:
    """Let the patient's recalls know of the visit again."""
    lock_recalls(unit, patient_id)
    if status == AppointmentStatus.COMPLETE and start is not None:
        visit_completed(unit, appointment_id, patient_id, local_date(start, zone))
    if status == AppointmentStatus.SCHEDULED:
        tell_of(unit, answered_by(unit, appointment_id))
