"""Whole states of appointments: everything other programs read of one, from all the tables it is kept in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, select

from frontdesk.domain.cells import primary_cells, secondary_cells
from frontdesk.domain.flow import way_so_far
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date
from frontdesk.domain.statuses import ProviderRole
from frontdesk.server.appointments.repository import OfIds
from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import ReadUnit

A = t.appointments.c
P = t.appointment_providers.c
F = t.flow_events.c
C = t.appointment_copies.c

STAMPS = {"arrived": "arrived_at", "in_chair": "seated_at", "checkout": "dismissed_at"}
"""The steps of a visit of which other programs keep the time, by the slug of their flow status."""

# Put together once: every change of a visit asks all of these.
_ORG: BindParameter[UUID] = bindparam("org")
_LINES, _CODES, _STEPS, _CELLS = (
    t.appointment_procedures.c,
    t.procedure_codes.c,
    t.flow_statuses.c,
    t.secondary_patterns.c,
)
_DRAWN = select(_CELLS.pattern).where(_CELLS.org_id == A.org_id, _CELLS.appointment_id == A.id)
_MADE = select(C.made_by_id).where(C.org_id == A.org_id, C.appointment_id == A.id, C.action == "Created").limit(1)
_SELECTED = (
    select(
        t.appointments,
        t.locations.c.zone,
        t.patients.c.number.label("patient_number"),
        _DRAWN.scalar_subquery().label("drawn"),
        _MADE.scalar_subquery().label("made_by_id"),
    )
    .join(t.locations, and_(t.locations.c.org_id == A.org_id, t.locations.c.id == A.location_id))
    .join(t.patients, and_(t.patients.c.org_id == A.org_id, t.patients.c.id == A.patient_id))
)
_ONE = _SELECTED.where(A.org_id == _ORG, A.id == bindparam("one"))

_PEOPLE = OfIds(
    select(P.appointment_id, P.provider_id, P.role, P.start_at, P.end_at)
    .where(P.org_id == _ORG)
    .order_by(P.appointment_id, P.item_order, P.provider_id),
    P.appointment_id,
)
_PROCEDURES = OfIds(
    select(_LINES.appointment_id, _CODES.abbreviation, _CODES.code)
    .join(t.procedure_codes, and_(_CODES.org_id == _LINES.org_id, _CODES.id == _LINES.procedure_code_id))
    .where(_LINES.org_id == _ORG)
    .order_by(_LINES.appointment_id, _LINES.item_order, _LINES.created_at, _LINES.id),
    _LINES.appointment_id,
)
_TAKEN = OfIds(
    select(F.appointment_id, _STEPS.slug, F.changed_at)
    .outerjoin(t.flow_statuses, and_(_STEPS.org_id == F.org_id, _STEPS.id == F.flow_status_id))
    .where(F.org_id == _ORG)
    .order_by(F.appointment_id, F.changed_at, F.id),
    F.appointment_id,
)


@dataclass(frozen=True, slots=True)
class State:
    """An appointment as it is, or was; the fields are those of a copy."""

    appointment_id: UUID
    appointment_number: int
    patient_id: UUID
    patient_number: int
    location_id: UUID
    status: str
    start_at: datetime | None
    end_at: datetime | None
    local_date: date | None
    operatory_id: UUID | None
    provider_id: UUID | None
    hygienist_id: UUID | None
    is_hygiene: bool
    pattern: str
    secondary_pattern: str
    confirmation_status_id: UUID | None
    flow_status_id: UUID | None
    appointment_type_id: UUID | None
    note: str
    procedures: str
    is_new_patient: bool
    is_time_locked: bool
    priority: int
    color_override: str | None
    ask_to_arrive_at: datetime | None
    arrived_at: datetime | None
    seated_at: datetime | None
    dismissed_at: datetime | None
    made_by_id: UUID | None
    made_at: datetime
    changed_at: datetime


def selected(unit: ReadUnit, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the selection of the appointments whose states `states_of` can tell."""
    return _SELECTED.where(A.org_id == unit.org_id, *conditions)


def state_of(unit: ReadUnit, appointment_id: UUID) -> State | None:
    """Return the state of one appointment, or None if it is not there."""
    found = states_of(unit, unit.rows(_ONE, {"org": unit.org_id, "one": appointment_id}))
    return found[0] if found else None


def states_of(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[State]:
    """Return the states of appointments that `selected` found, in their order."""
    ids = [row.id for row in rows]
    if not ids:
        return []
    people, procedures, stamps = _people(unit, ids), _procedures(unit, ids), _stamps(unit, rows)
    return [_state(row, people[row.id], procedures.get(row.id, ""), stamps[row.id]) for row in rows]


def _state(row: Row[Any], people: Sequence[Row[Any]], procedures: str, stamps: Mapping[str, datetime]) -> State:
    interval = None if row.start_at is None or row.end_at is None else Interval(row.start_at, row.end_at)
    dentist = next((one for one in people if one.role != ProviderRole.HYGIENIST), None)
    hygienist = next((one for one in people if one.role == ProviderRole.HYGIENIST), None)
    is_hygiene = bool(people) and people[0] is hygienist
    first, second = (hygienist, dentist) if is_hygiene else (dentist, hygienist)
    pattern = primary_cells(interval, row.time_pattern, _own(first))
    return State(
        appointment_id=row.id,
        appointment_number=row.number,
        patient_id=row.patient_id,
        patient_number=row.patient_number,
        location_id=row.location_id,
        status=row.status,
        start_at=row.start_at,
        end_at=row.end_at,
        local_date=None if row.start_at is None else local_date(row.start_at, row.zone),
        operatory_id=row.operatory_id,
        provider_id=None if dentist is None else dentist.provider_id,
        hygienist_id=None if hygienist is None else hygienist.provider_id,
        is_hygiene=is_hygiene,
        pattern=pattern,
        secondary_pattern=secondary_cells(interval, len(pattern), _own(second), row.drawn),
        confirmation_status_id=row.confirmation_status_id,
        flow_status_id=row.flow_status_id,
        appointment_type_id=row.appointment_type_id,
        note=row.note,
        procedures=procedures,
        is_new_patient=row.is_new_patient,
        is_time_locked=row.is_time_locked,
        priority=row.priority,
        color_override=row.color_override,
        ask_to_arrive_at=row.ask_to_arrive_at,
        arrived_at=stamps.get("arrived_at"),
        seated_at=stamps.get("seated_at"),
        dismissed_at=stamps.get("dismissed_at"),
        made_by_id=row.made_by_id,
        made_at=row.created_at,
        changed_at=row.updated_at,
    )


def _own(assigned: Row[Any] | None) -> Interval | None:
    if assigned is None or assigned.start_at is None or assigned.end_at is None:
        return None
    return Interval(assigned.start_at, assigned.end_at)


def _people(unit: ReadUnit, ids: Sequence[UUID]) -> Mapping[UUID, list[Row[Any]]]:
    found: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in _PEOPLE.rows(unit, ids):
        found[row.appointment_id].append(row)
    return found


def _procedures(unit: ReadUnit, ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return what is done in each visit, in short, as in "Comp, PA"."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in _PROCEDURES.rows(unit, ids):
        found[row.appointment_id].append(row.abbreviation or row.code)
    return {appointment_id: ", ".join(names) for appointment_id, names in found.items()}


def _stamps(unit: ReadUnit, rows: Sequence[Row[Any]]) -> Mapping[UUID, dict[str, datetime]]:
    """Return when each visit last came to the steps of `STAMPS` on its way so far."""
    taken: dict[UUID, list[tuple[str | None, datetime]]] = defaultdict(list)
    for step in _TAKEN.rows(unit, [row.id for row in rows]):
        taken[step.appointment_id].append((step.slug, step.changed_at))
    found: dict[UUID, dict[str, datetime]] = defaultdict(dict)
    for row in rows:
        for slug, at in way_so_far(taken.get(row.id, ()), row.zone):
            if slug in STAMPS:
                found[row.id][STAMPS[slug]] = at
    return found
