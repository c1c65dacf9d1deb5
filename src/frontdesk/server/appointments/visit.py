"""What hangs on an appointment: who works in it, what is done, and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, delete, false, insert, or_, select

from frontdesk.contract.visit import AddProcedureIn, ProviderAssignmentIn, ReplaceProvidersIn
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import day_bounds, local_date, to_local, today
from frontdesk.server.appointments import repository, shapes
from frontdesk.server.appointments.changes import told_lines
from frontdesk.server.appointments.names import provider_name
from frontdesk.server.appointments.slot import Assigned
from frontdesk.server.appointments.times import BODY, Loc, interval_at
from frontdesk.server.appointments.writing import Change, assignments, change
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.pagination import Page
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.recalls.following import procedure_changed

Json = dict[str, Any]

LINES = t.appointment_procedures.c
CODES = t.procedure_codes.c
H = t.history.c
_ABOUT = (H.org_id == bindparam("org"), H.entity == "appointment", H.entity_id == bindparam("one"))
_WHERE_IT_WAS = select(H.location_id).where(*_ABOUT).limit(1)
_HISTORY = select(t.history).where(*_ABOUT).order_by(H.sequence.desc())
CLOSED = frozenset({"complete", "broken", "cancelled"})
"""Statuses in which what a visit is for is settled."""


def require(unit: ReadUnit, appointment_id: UUID) -> Row[Any]:
    """Return an appointment that the caller may see."""
    row = repository.find(unit, appointment_id)
    if row is None:
        raise NotFoundProblem("appointment")
    unit.caller.require_location(row.location_id)
    return row


def providers(unit: ReadUnit, appointment_id: UUID) -> list[Json]:
    """Return who works in an appointment, in order."""
    require(unit, appointment_id)
    found = repository.assignments_of(unit, appointment_id)
    return [shapes.assignment(row) for row in found]


def replace_providers(unit: WriteUnit, appointment_id: UUID, wanted: ReplaceProvidersIn) -> list[Json]:
    """Assign providers anew; the first one leads."""

    def decide(before: Row[Any]) -> Change:
        assigned = _assigned(unit, before, wanted.providers)
        old = assignments(unit, before.id)
        told = _told(unit, [*old, *assigned])
        facts = {"providers": ([told[one.provider_id] for one in old], [told[one.provider_id] for one in assigned])}
        lead = assigned[0].provider_id if assigned else None
        return Change("providers_replaced", {"provider_id": lead}, assigned=assigned, facts=facts)

    change(unit, appointment_id, wanted.base_version, decide)
    return providers(unit, appointment_id)


def procedures(unit: ReadUnit, appointment_id: UUID) -> list[Json]:
    """Return the procedures of an appointment in their order."""
    require(unit, appointment_id)
    return [_procedure(row) for row in unit.rows(_lines(unit).where(LINES.appointment_id == appointment_id))]


def add_procedure(unit: WriteUnit, appointment_id: UUID, wanted: AddProcedureIn) -> Json:
    """Add a procedure; its fee adds to the production of the visit."""
    line_id = new_id()

    def decide(before: Row[Any]) -> Change:
        require_open(before)
        code = unit.first(
            select(CODES.code, CODES.default_fee).where(
                CODES.org_id == unit.org_id, CODES.id == wanted.procedure_code_uuid
            )
        )
        if code is None:
            raise NotFoundProblem("procedure code")
        if wanted.provider_uuid is not None and repository.missing_providers(unit, [wanted.provider_uuid]):
            raise NotFoundProblem("provider")
        fee = code.default_fee if wanted.fee is None else wanted.fee
        old = told_lines(unit, before.id)
        unit.execute(
            insert(t.appointment_procedures).values(
                org_id=unit.org_id,
                id=line_id,
                appointment_id=before.id,
                procedure_code_id=wanted.procedure_code_uuid,
                provider_id=wanted.provider_uuid,
                charted_procedure_id=wanted.charted_procedure_uuid,
                fee=fee,
                item_order=wanted.item_order,
                created_at=unit.now,
                updated_at=unit.now,
            )
        )
        procedure_changed(unit, before.patient_id, wanted.procedure_code_uuid)
        return _with_production(unit, before, old, fee, "procedure_added", (None, code.code))

    change(unit, appointment_id, wanted.base_version, decide)
    return _procedure(unit.one(_lines(unit).where(LINES.id == line_id)))


def remove_procedure(unit: WriteUnit, appointment_id: UUID, line_id: UUID, base_version: int) -> None:
    """Take a procedure off an appointment; its fee no longer counts as production."""

    def decide(before: Row[Any]) -> Change:
        where = (LINES.org_id == unit.org_id, LINES.appointment_id == before.id, LINES.id == line_id)
        line = unit.first(_lines(unit).where(*where))
        if line is None:
            raise NotFoundProblem("procedure")
        require_open(before)
        old = told_lines(unit, before.id)
        unit.execute(delete(t.appointment_procedures).where(*where))
        procedure_changed(unit, before.patient_id, line.procedure_code_id)
        return _with_production(unit, before, old, -line.fee, "procedure_removed", (line.code, None))

    change(unit, appointment_id, base_version, decide)


def frequency(unit: ReadUnit, patient_id: UUID, code: str) -> Json:
    """Return when a patient last had a procedure, and how many days ago that is where it was done."""
    if not repository.exists(unit, t.patients, patient_id):
        raise NotFoundProblem("patient")
    code_id = unit.scalar(select(CODES.id).where(CODES.org_id == unit.org_id, CODES.code == code))
    if code_id is None:
        raise NotFoundProblem("procedure code")
    a, places = t.appointments.c, t.locations.c
    zones = unit.rows(select(places.zone).where(places.org_id == unit.org_id).distinct())
    begun = (
        and_(places.zone == each.zone, a.start_at < day_bounds(today(each.zone, unit.now), each.zone).end)
        for each in zones
    )
    last = unit.first(
        select(a.start_at, places.zone)
        .join(t.locations, and_(places.org_id == a.org_id, places.id == a.location_id))
        .join(t.appointment_procedures, and_(LINES.org_id == a.org_id, LINES.appointment_id == a.id))
        .where(
            a.org_id == unit.org_id,
            a.patient_id == patient_id,
            a.status == "complete",
            LINES.procedure_code_id == code_id,
            or_(false(), *begun),
            *repository.location_scope(unit),
        )
        .order_by(a.start_at.desc())
        .limit(1)
    )
    if last is None:
        return {"procedure_code": code, "last_performed_date": None, "days_since": None}
    day = local_date(last.start_at, last.zone)
    return {
        "procedure_code": code,
        "last_performed_date": day,
        "days_since": (today(last.zone, unit.now) - day).days,
    }


def history(unit: ReadUnit, appointment_id: UUID, page: Page) -> Json:
    """Return what happened to an appointment, the latest first; also of one that was deleted."""
    about = {"org": unit.org_id, "one": appointment_id}
    row = repository.find(unit, appointment_id)
    if row is not None:
        unit.caller.require_location(row.location_id)
    else:
        place = unit.first(_WHERE_IT_WAS, about)
        if place is None:
            raise NotFoundProblem("appointment")
        unit.caller.require_location(place.location_id)
    rows, total = page.fetch(unit, _HISTORY, about)
    return shapes.page([told(entry) for entry in rows], page.number, page.size, total)


def _assigned(unit: ReadUnit, before: Row[Any], wanted: Sequence[ProviderAssignmentIn]) -> tuple[Assigned, ...]:
    if repository.missing_providers(unit, (one.provider_uuid for one in wanted)):
        raise NotFoundProblem("provider")
    assigned: list[tuple[int, Assigned]] = []
    seen: set[UUID] = set()
    for index, one in enumerate(wanted):
        loc = (*BODY, "providers", index)
        if one.provider_uuid in seen:
            raise InvalidProblem((*loc, "provider_uuid"), "A provider is assigned once.", "duplicate")
        seen.add(one.provider_uuid)
        order = index if one.item_order is None else one.item_order
        assigned.append((order, Assigned(one.provider_uuid, one.role, _own_time(before, one, loc))))
    return tuple(one for _, one in sorted(assigned, key=lambda pair: pair[0]))


def _own_time(before: Row[Any], one: ProviderAssignmentIn, loc: Loc) -> Interval | None:
    if one.start_time is None and one.end_time is None:
        return None
    if one.start_time is None or one.end_time is None:
        name = "start_time" if one.start_time is None else "end_time"
        raise InvalidProblem((*loc, name), "A provider's own time has a start and an end.", "missing")
    if before.start_at is None:
        raise InvalidProblem((*loc, "start_time"), "A visit without a time gives providers no time either.", "no_time")
    day = to_local(before.start_at, before.zone).date()
    own = interval_at(day, one.start_time, one.end_time, before.zone, loc)
    if not Interval(before.start_at, before.end_at).covers(own):
        raise InvalidProblem((*loc, "start_time"), "A provider's own time lies within the visit.", "outside_visit")
    return own


def _told(unit: ReadUnit, assigned: Sequence[Assigned]) -> dict[UUID, str]:
    return repository.names_by_id(unit, t.providers, provider_name(t.providers), (one.provider_id for one in assigned))


def require_open(before: Row[Any]) -> None:
    """Raise unless what an appointment is for may still change."""
    if before.status in CLOSED:
        raise InvalidProblem(
            ("path", "appointment_uuid"),
            "What this visit is for is settled; its procedures stay.",
            "appointment_closed",
        )


def _with_production(
    unit: ReadUnit,
    before: Row[Any],
    old: list[Json],
    by: Decimal,
    action: str,
    fact: tuple[str | None, str | None],
) -> Change:
    production = max(before.production_amount + by, Decimal("0.00"))
    facts = {"procedures": fact, "procedure_lines": (old, told_lines(unit, before.id))}
    return Change(action, {"production_amount": production}, facts=facts)


def _lines(unit: ReadUnit) -> Any:
    return (
        select(
            t.appointment_procedures,
            CODES.code,
            CODES.description,
            CODES.abbreviation,
            provider_name(t.providers).label("provider_name"),
        )
        .join(t.procedure_codes, and_(CODES.org_id == LINES.org_id, CODES.id == LINES.procedure_code_id))
        .outerjoin(t.providers, and_(t.providers.c.org_id == LINES.org_id, t.providers.c.id == LINES.provider_id))
        .where(LINES.org_id == unit.org_id)
        .order_by(LINES.item_order, LINES.created_at, LINES.id)
    )


def _procedure(row: Row[Any]) -> Json:
    return {
        "id": row.id,
        "appointment": {"id": row.appointment_id, "name": None},
        "procedure_code": {"id": row.procedure_code_id, "name": row.code},
        "procedure_code_value": row.code,
        "procedure_code_description": row.description,
        "procedure_code_abbreviation": row.abbreviation or None,
        "provider": shapes.reference(row.provider_id, row.provider_name),
        "charted_procedure_uuid": row.charted_procedure_id,
        "fee": shapes.money(row.fee),
        "status": row.status,
        "item_order": row.item_order,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }


def told(row: Row[Any]) -> Json:
    """Return one row of the history."""
    return {
        "id": row.id,
        "action": row.action,
        "changed_at": row.changed_at,
        "changed_by": row.user_name or None,
        "source": row.source or None,
        "from_status": row.from_status,
        "to_status": row.to_status,
        "note": row.note or None,
        "changes": row.changes,
        "request_id": row.request_id or None,
        "client_id": row.client_id or None,
    }
