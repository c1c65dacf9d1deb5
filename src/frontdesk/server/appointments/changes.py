"""What changed, in the API's names and with rooms and people by name, for the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, bindparam, select

from frontdesk.server.appointments import repository, shapes
from frontdesk.server.appointments.names import operatory_name, provider_name
from frontdesk.server.appointments.slot import Assigned
from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import ReadUnit

Pair = tuple[Any, Any]

PLAIN = {
    "patient_id": "patient",
    "status": "status",
    "start_at": "start_time",
    "end_at": "end_time",
    "ask_to_arrive_at": "datetime_ask_to_arrive",
    "time_pattern": "time_pattern",
    "note": "note",
    "color_override": "color_override",
    "priority": "priority",
    "is_new_patient": "is_new_patient",
    "is_time_locked": "is_time_locked",
    "is_overlap_allowed": "is_overlap_allowed",
    "production_amount": "production_amount",
    "estimated_insurance": "estimated_insurance",
    "estimated_patient_portion": "estimated_patient_portion",
    "cancelled_by": "cancelled_by",
    "external_id": "external_id",
}
"""Columns whose value is told as it is, with their names on the wire."""

NAMED: dict[str, tuple[str, Any, ColumnElement[str]]] = {
    "location_id": ("location", t.locations, t.locations.c.name),
    "operatory_id": ("operatory", t.operatories, operatory_name(t.operatories)),
    "provider_id": ("provider", t.providers, provider_name(t.providers)),
    "appointment_type_id": ("appointment_type", t.appointment_types, t.appointment_types.c.name),
    "confirmation_status_id": ("confirmation_status", t.definitions, t.definitions.c.name),
    "flow_status_id": ("flow_status", t.flow_statuses, t.flow_statuses.c.name),
    "broken_reason_id": ("broken_reason", t.definitions, t.definitions.c.name),
    "cancel_reason_id": ("cancel_reason", t.definitions, t.definitions.c.name),
}
"""Columns that refer to something: wire name, table, and what its rows are called."""

LINES = t.appointment_procedures.c
_TOLD_LINES = (
    select(t.procedure_codes.c.code, LINES.fee, provider_name(t.providers).label("provider_name"))
    .join(
        t.procedure_codes,
        and_(t.procedure_codes.c.org_id == LINES.org_id, t.procedure_codes.c.id == LINES.procedure_code_id),
    )
    .outerjoin(t.providers, and_(t.providers.c.org_id == LINES.org_id, t.providers.c.id == LINES.provider_id))
    .where(LINES.org_id == bindparam("org"), LINES.appointment_id == bindparam("one"))
    .order_by(LINES.item_order, LINES.created_at, LINES.id)
)


def described(unit: ReadUnit, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Pair]:
    """Return (old, new) of every field that differs, by its name on the wire."""
    changes: dict[str, Pair] = {}
    for column, wire in PLAIN.items():
        old, new = before.get(column), after.get(column)
        if old != new:
            changes[wire] = (old, new)
    for column, (wire, table, name) in NAMED.items():
        old, new = before.get(column), after.get(column)
        if old != new:
            names = repository.names_by_id(unit, table, name, (one for one in (old, new) if one is not None))
            changes[wire] = (names.get(old) if old else None, names.get(new) if new else None)
    return changes


def reassigned(unit: ReadUnit, old: Sequence[Assigned], new: Sequence[Assigned]) -> dict[str, Pair]:
    """Return who worked in a visit and who works in it now, each with role and own time, where that differs."""
    if list(old) == list(new):
        return {}
    ids = {one.provider_id for one in (*old, *new)}
    names = repository.names_by_id(unit, t.providers, provider_name(t.providers), ids)
    return {"provider_assignments": (_parts(old, names), _parts(new, names))}


def told_lines(unit: ReadUnit, appointment_id: UUID) -> list[dict[str, Any]]:
    """Return the procedures of an appointment as the history tells them: each with its fee and who does it."""
    rows: Sequence[Row[Any]] = unit.rows(_TOLD_LINES, {"org": unit.org_id, "one": appointment_id})
    return [told_line(row.code, row.fee, row.provider_name) for row in rows]


def told_line(code: str, fee: Decimal, provider: str | None) -> dict[str, Any]:
    """Return a procedure of an appointment as the history tells it."""
    return {"procedure_code": code, "fee": shapes.money(fee), "provider": provider}


def worked_on(lines: Sequence[Mapping[str, Any]]) -> dict[str, Pair]:
    """Return the procedures, as they are told, that an appointment comes with."""
    return {"procedures": (None, [line["procedure_code"] for line in lines]), "procedure_lines": (None, lines)}


def _parts(assigned: Sequence[Assigned], names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    return [
        {
            "provider": names.get(one.provider_id),
            "role": one.role.value,
            "start_time": one.interval.start if one.interval else None,
            "end_time": one.interval.end if one.interval else None,
        }
        for one in assigned
    ]
