"""Many appointments in one request, each row on its own feet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from pydantic_core import to_json
from sqlalchemy import Row, bindparam, select
from sqlalchemy.exc import DBAPIError

from frontdesk.contract.appointments import BulkAppointmentRowIn, BulkAppointmentsIn, BulkConfirmIn
from frontdesk.contract.errors import field_errors
from frontdesk.server.appointments import repository, showing
from frontdesk.server.appointments.booking import book
from frontdesk.server.appointments.service import (
    WITHDRAWN,
    confirmation_of,
    patch_of,
    require_confirmation,
    require_place,
    require_step,
)
from frontdesk.server.appointments.writing import Change, change, current, on_the_book
from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import ApiProblem, ConflictProblem, InvalidProblem, NotFoundProblem, StaleVersion
from frontdesk.server.platform.remembering import KeptSelect
from frontdesk.server.platform.retrying import problem_of
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.recalls.following import lock_recalls

Json = dict[str, Any]

PATCHED = (
    "operatory_uuid",
    "appointment_type_uuid",
    "schedule_date",
    "start_time",
    "end_time",
    "ask_to_arrive_time",
    "note",
    "color_override",
    "priority",
    "is_new_patient",
)

PLACE = ("operatory_uuid", "schedule_date", "start_time", "end_time")
"""What a row does not empty: a visit is taken off the book by its status, and keeps its place then."""

_CONFIRMED = KeptSelect(
    repository.shown_where(t.appointments.c.id.in_(bindparam("several", expanding=True))).order_by(t.appointments.c.id)
)


class NothingToDo(Exception):
    """A row that would change nothing; carries the appointment it is about."""

    def __init__(self, appointment_id: UUID) -> None:
        super().__init__("unchanged")
        self.appointment_id = appointment_id


class OnlyTried(Exception):
    """Everything was tried and is to leave no trace."""


def bulk(unit: WriteUnit, wanted: BulkAppointmentsIn) -> Json:
    """Take many rows; a row that is refused is reported and leaves no trace.

    In mode ``validate`` all of them are tried on the real book as the mode it stands for takes them, so that rows also
    meet each other, and then undone.
    """
    rows = _parsed(wanted.rows)
    is_tried = wanted.meta.mode == "validate"
    mode = wanted.meta.validate_as if is_tried else wanted.meta.mode
    _lock(unit, rows)
    # Before the first row: each that is refused undoes what was said within it, and would have to say it again.
    unit.plan_once()
    results: list[Json] = []
    with suppress(OnlyTried), unit.attempt():
        results = [_result(unit, number, row, upsert=mode == "upsert") for number, row in enumerate(rows)]
        if is_tried:
            raise OnlyTried
    if is_tried:
        made_up = {result["id"] for result in results if result["status"] == "created"}
        results = [_as_validated(result, made_up) for result in results]
    tally = Counter(str(result["status"]) for result in results)
    return {
        "total": len(rows),
        **{name: tally[name] for name in ("created", "updated", "validated", "skipped", "failed")},
        "results": results,
    }


def bulk_confirm(unit: WriteUnit, wanted: BulkConfirmIn) -> bytes:
    """Give many appointments one confirmation status; what is not there or not the caller's to see is skipped."""
    status_id = require_confirmation(unit, wanted.confirmation_status_uuid)
    confirmed: list[UUID] = []
    conflicts: list[UUID] = []
    skipped: list[UUID] = []
    for appointment_id in sorted(set(wanted.appointment_uuids)):
        row = repository.find(unit, appointment_id)
        if row is None or not unit.caller.sees(row.location_id):
            skipped.append(appointment_id)
            continue
        try:
            change(unit, appointment_id, row.version, lambda _before: confirmation_of(status_id))
            confirmed.append(appointment_id)
        except StaleVersion:
            conflicts.append(appointment_id)
        except NotFoundProblem:
            # Somebody deleted it since it was looked for.
            skipped.append(appointment_id)
    rows = _CONFIRMED.raw(unit, {"org": unit.org_id, "several": confirmed}) if confirmed else []
    return b'{"confirmed":%s,"conflicts":%s,"skipped":%s}' % (
        showing.listed(unit, _CONFIRMED, rows),
        to_json(conflicts),
        to_json(skipped),
    )


def _parsed(rows: Sequence[dict[str, Any]]) -> list[BulkAppointmentRowIn]:
    parsed: list[BulkAppointmentRowIn] = []
    problem: InvalidProblem | None = None
    for number, row in enumerate(rows):
        try:
            parsed.append(BulkAppointmentRowIn.model_validate(row))
        except ValidationError as error:
            for fault in field_errors(error.errors(include_input=False, include_url=False), row):
                loc = ("body", "rows", number, *fault.loc)
                problem = (
                    problem.also(loc, fault.msg, fault.type) if problem else InvalidProblem(loc, fault.msg, fault.type)
                )
    if problem is not None:
        raise problem
    return parsed


def _lock(unit: WriteUnit, rows: Sequence[BulkAppointmentRowIn]) -> None:
    """Lock at once whatever the rows change: row by row, two requests could wait for each other.

    First every operatory, then the visits there are, then their patients' recalls, as for a single visit.
    """
    known = [row.external_id for row in rows if row.external_id is not None]
    a = t.appointments.c
    theirs = (a.org_id == unit.org_id, a.external_id.in_(known))
    now = unit.rows(select(a.operatory_id).where(*theirs)) if known else []
    unit.lock_operatories([*(row.operatory_uuid for row in rows), *(row.operatory_id for row in now)])
    there = select(a.patient_id).where(*theirs).order_by(a.id).with_for_update(key_share=True)
    seen = {row.patient_id for row in unit.rows(there)} if now else set()
    for patient_id in sorted(seen | {row.patient_uuid for row in rows}):
        lock_recalls(unit, patient_id)


def _result(unit: WriteUnit, number: int, row: BulkAppointmentRowIn, *, upsert: bool) -> Json:
    try:
        status, appointment_id = _attempt(unit, lambda: _take(unit, row, upsert=upsert))
    except NothingToDo as same:
        return {"row": number, "status": "skipped", "id": same.appointment_id, "errors": []}
    except ApiProblem as problem:
        return {"row": number, "status": "failed", "id": None, "errors": [problem.detail]}
    return {"row": number, "status": status, "id": appointment_id, "errors": []}


def _attempt(unit: WriteUnit, work: Callable[[], tuple[str, UUID]]) -> tuple[str, UUID]:
    try:
        with unit.attempt():
            return work()
    except DBAPIError as error:
        problem = problem_of(error)
        if problem is None or problem.status >= 500:
            raise
        raise problem from error


def _take(unit: WriteUnit, row: BulkAppointmentRowIn, *, upsert: bool) -> tuple[str, UUID]:
    known = repository.find_by_external_id(unit, row.external_id) if row.external_id is not None else None
    if known is None:
        return "created", book(unit, row, row.external_id)
    if not upsert:
        raise ConflictProblem("duplicate", "There is already an appointment with this external id.")
    before = current(unit, known)
    return "updated", change(unit, known, before.version, lambda now: _changed(unit, now, row))


def _changed(unit: WriteUnit, before: Row[Any], row: BulkAppointmentRowIn) -> Change:
    """Return what a row makes of its visit: what it leaves out stays, a null empties it, save for its time and place.

    A null there says nothing: rows of a visit that waits to be booked have it, whatever place the visit was given here.
    """
    if (row.patient_uuid, row.location_uuid) != (before.patient_id, before.location_id):
        raise ConflictProblem("duplicate", "This external id belongs to an appointment of another patient or location.")
    written = {name: getattr(row, name) for name in PATCHED if name in row.model_fields_set}
    given = {name: value for name, value in written.items() if value is not None or name not in PLACE}
    if "note" in given:
        given["note"] = given["note"] or ""
    wanted = patch_of(unit, before, given)
    values = dict(wanted.values)
    if "status" in row.model_fields_set and row.status != before.status:
        require_step(before.status, row.status)
        values |= {**WITHDRAWN, "status": row.status.value}
    after = {**before._asdict(), **values}
    if on_the_book(after["status"]):
        require_place(after)
    if all(value == before._asdict()[name] for name, value in values.items()):
        raise NothingToDo(before.id)
    return Change("updated", values, allow_overlap=row.allow_overlap)


def _as_validated(result: Json, made_up: Collection[UUID]) -> Json:
    status = "validated" if result["status"] in ("created", "updated") else result["status"]
    # A later row may have been about a visit that an earlier one only tried to make.
    return {**result, "status": status, "id": None if result["id"] in made_up else result["id"]}
