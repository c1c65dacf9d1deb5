"""What the tables hold about a stretch of days at one location, each kind of thing in one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, cast, or_, select

from frontdesk.server.appointments import repository as book
from frontdesk.server.appointments.names import operatory_name
from frontdesk.server.db import tables as t
from frontdesk.server.platform.remembering import KeptSelect, Raw
from frontdesk.server.platform.unit import ReadUnit

A = t.appointments.c
PATIENT = t.patients.c

VISIBLE = ("scheduled", "complete", "broken", "cancelled")
"""Statuses that stand in the day; the others wait for a time."""

PATIENT_COLUMNS: dict[str, ColumnElement[Any]] = {
    "chart_number": PATIENT.chart_number,
    "mobile_phone": PATIENT.mobile_phone,
    "balance_due": PATIENT.balance,
    "birth_date": PATIENT.birth_date,
    "age": PATIENT.birth_date,
    "email": PATIENT.email,
    "alerts": cast(PATIENT.alerts, Text).label("alerts"),
    "insurance": PATIENT.insurance,
}
"""Fields on request, each with the patient's column it comes from."""


IN_SPAN = (
    A.location_id == bindparam("location"),
    A.start_at >= bindparam("first"),
    A.start_at < bindparam("end"),
    t.among(A.status, VISIBLE),
)
"""The appointments that stand in a stretch of days at a location."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days at one location; what stands in it is read kind by kind, each in one query."""

    unit: ReadUnit
    location_id: UUID
    start: datetime
    end: datetime

    def appointments(self, fields: frozenset[str]) -> Sequence[Raw]:
        """Return appointments as they are shown, with what *fields* ask for, in the order of the day."""
        if fields.isdisjoint(PATIENT_COLUMNS):
            self.unit.plan_once()
        found = self._raw(appointments(fields))
        # Not before, where patients are joined: planned without the values, all of them would be read.
        self.unit.plan_once()
        return found

    def assignments(self) -> Sequence[Raw]:
        """Return the provider assignments, each with its appointment's id first."""
        return self._raw(ASSIGNMENTS)

    def tags(self) -> Sequence[Raw]:
        """Return the tags, each with its appointment's id first."""
        return self._raw(TAGS)

    def recalls(self) -> Sequence[Raw]:
        """Return the recalls that are answered, each with its appointment's id first, the one to be named before."""
        return self._raw(RECALLS)

    def procedures(self) -> Sequence[Raw]:
        """Return the procedures in their order, each with its appointment's id first."""
        return self._raw(PROCEDURES)

    def _raw(self, kept: KeptSelect) -> Sequence[Raw]:
        return kept.raw(self.unit, {"org": self.unit.org_id, **self._parameters})

    @property
    def _parameters(self) -> dict[str, Any]:
        return {"location": self.location_id, "first": self.start, "end": self.end}


def _last_visit() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return when the patient's last visit before this one began, and the zone of where that was."""
    earlier, places = t.appointments.alias("earlier"), t.locations.alias("earlier_location")
    e, place = earlier.c, places.c
    last = (
        select(e.start_at)
        .where(e.org_id == A.org_id, e.patient_id == A.patient_id, e.status == "complete", e.start_at < A.start_at)
        .order_by(e.start_at.desc())
        .limit(1)
        .correlate(t.appointments)
    )
    there = last.join_from(earlier, places, and_(place.org_id == e.org_id, place.id == e.location_id))
    return (
        last.scalar_subquery().label("last_visit"),
        there.with_only_columns(place.zone).scalar_subquery().label("last_visit_zone"),
    )


@lru_cache(maxsize=64)
def appointments(fields: frozenset[str]) -> KeptSelect:
    """Return the select of a stretch's appointments with the patients' columns that *fields* need."""
    columns = {column.name: column for name, column in PATIENT_COLUMNS.items() if name in fields}
    more: list[ColumnElement[Any]] = [column.label(f"patient_{name}") for name, column in columns.items()]
    if "last_visit" in fields:
        more += _last_visit()
    shown = book.shown_where(*IN_SPAN, more=more)
    if columns:
        shown = shown.outerjoin(t.patients, and_(PATIENT.org_id == A.org_id, PATIENT.id == A.patient_id))
    return KeptSelect(shown.order_by(A.start_at, A.item_order, A.id))


def _procedures() -> Select[Any]:
    line, code = t.appointment_procedures.c, t.procedure_codes.c
    return (
        select(line.appointment_id, code.code, code.description, code.abbreviation)
        .join_from(t.appointments, t.appointment_procedures, and_(line.org_id == A.org_id, line.appointment_id == A.id))
        .join(t.procedure_codes, and_(code.org_id == line.org_id, code.id == line.procedure_code_id))
        .where(book.OF_ORG, *IN_SPAN)
        .order_by(line.appointment_id, line.item_order, line.created_at, line.id)
    )


ASSIGNMENTS = KeptSelect(book.assignments_where(*IN_SPAN))
TAGS = KeptSelect(book.tags_where(*IN_SPAN))
RECALLS = KeptSelect(book.recalls_where(*IN_SPAN))
PROCEDURES = KeptSelect(_procedures())


def _blockouts() -> Select[Any]:
    b, kind = t.blockouts.c, t.blockout_types.c
    return (
        select(t.blockouts, kind.name.label("type_name"), operatory_name(t.operatories).label("operatory_name"))
        .join(t.blockout_types, and_(kind.org_id == b.org_id, kind.id == b.blockout_type_id))
        .outerjoin(t.operatories, and_(t.operatories.c.org_id == b.org_id, t.operatories.c.id == b.operatory_id))
        .where(
            b.org_id == bindparam("org"),
            b.location_id == bindparam("location"),
            b.status == "active",
            or_(b.expires_at.is_(None), b.expires_at > bindparam("now")),
            b.schedule_date.between(bindparam("first"), bindparam("last")),
        )
        .order_by(b.schedule_date, b.start_at, b.id)
    )


BLOCKOUTS = KeptSelect(_blockouts())


def blockouts(unit: ReadUnit, location_id: UUID, first: date, last: date) -> Sequence[Raw]:
    """Return the active blockouts of the local days from *first* to *last*, holds as long as they have not lapsed."""
    where = {"org": unit.org_id, "location": location_id, "first": first, "last": last, "now": unit.now}
    return BLOCKOUTS.raw(unit, where)
