"""Recalls in the dialect: each as it is, and the list of whom to call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row as Stored
from sqlalchemy import and_, exists, or_, select

from frontdesk.domain.localtime import local_date
from frontdesk.domain.waitlist import ACTIVE
from frontdesk.server import resources_common as common
from frontdesk.server.db import tables as t
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import Field, Kind, day, flag, moment, named, number, words
from frontdesk.server.opendental.histappointments import require_patient
from frontdesk.server.opendental.numbers import found
from frontdesk.server.opendental.operations import Asked, Row, lists, reads
from frontdesk.server.recalls import repository
from frontdesk.server.recalls.following import RECALL

R = t.recalls.c
P = t.patients.c

DAYS_PAST: Final = 3 * 365
DAYS_AHEAD: Final = 28
"""How far the list of whom to call reaches unless it is asked otherwise."""

RECALL_SHAPE: Final = (
    number("RecallNum"),
    number("PatNum"),
    day("DateDue"),
    day("DatePrevious"),
    words("RecallInterval"),
    number("RecallStatus"),
    words("recallStatus"),
    words("Note"),
    flag("IsDisabled"),
    moment("DateTStamp"),
    number("RecallTypeNum"),
    Field("DisableUntilBalance", Kind.AMOUNT),
    day("DisableUntilDate"),
    day("DateScheduled"),
    named("Priority", "Normal", "ASAP"),
    words("TimePatternOverride"),
)
LIST: Final = (
    words("DueDate"),
    number("PatNum"),
    words("Patient"),
    words("Age"),
    words("Type"),
    words("Interval"),
    words("NumRemind"),
    words("LastRemind"),
    words("Contact"),
    words("Status"),
    number("ClinicNum"),
    words("Note"),
)

TYPE: Final = (
    number("RecallTypeNum"),
    words("Description"),
    words("DefaultInterval"),
    Field("TimePattern", Kind.CELLS),
    words("Procedures"),
    flag("AppendToSpecial"),
)


def interval_text(parts: Mapping[str, int]) -> str:
    """Return a length of time as the dialect writes it, as in ``6m1d``."""
    return "".join(f"{parts[name]}{name[0]}" for name in ("years", "months", "weeks", "days") if parts.get(name))


def list_recalls(asked: Asked) -> list[Row]:
    """Return recalls by their numbers."""
    unit = asked.reading
    statement = _selected(asked)
    if asked.query.get("PatNum"):
        statement = statement.where(R.patient_id == require_patient(unit, asked.query["PatNum"]))
    rows = unit.rows(statement.order_by(R.number).limit(asked.limit).offset(asked.offset))
    booked, sooner = _booked(asked, rows), _sooner(asked, [row.id for row in rows])
    form = asked.format
    return [
        {
            "RecallNum": row.number,
            "PatNum": row.patient_number,
            "DateDue": form.date(row.due_date),
            "DatePrevious": form.date(row.last_visit_date),
            "RecallInterval": interval_text(_interval(asked, row)),
            "RecallStatus": 0,
            "recallStatus": "",
            "Note": wire.text(row.note),
            "IsDisabled": wire.flag(row.is_disabled),
            "DateTStamp": form.moment(row.updated_at),
            "RecallTypeNum": asked.numbers.recall_types.number(row.recall_type_id),
            "DisableUntilBalance": 0.0,
            "DisableUntilDate": form.date(None),
            "DateScheduled": form.date(booked.get(row.id)),
            "Priority": "ASAP" if row.id in sooner else "Normal",
            "TimePatternOverride": "",
        }
        for row in rows
    ]


def list_types(asked: Asked) -> list[Row]:
    """Return the kinds of recalls, with the procedures that answer them."""
    kinds = [row for row in asked.numbers.recall_types.rows if row.is_active]
    return types(asked, asked.page(kinds))


def get_type(asked: Asked) -> Row:
    """Return one kind of recall."""
    return types(asked, [found(asked.numbers.recall_types, asked.keys["RecallTypeNum"], "RecallType")])[0]


def types(asked: Asked, rows: Sequence[Stored[Any]]) -> list[Row]:
    """Return kinds of recalls as the dialect shows them; a pattern is in five minutes, as the office's book is."""
    unit, c, codes = asked.reading, t.recall_triggers.c, t.procedure_codes.c
    statement = (
        select(c.recall_type_id, codes.code)
        .join(t.procedure_codes, and_(codes.org_id == c.org_id, codes.id == c.procedure_code_id))
        .where(c.org_id == unit.org_id, c.recall_type_id.in_([row.id for row in rows]))
        .order_by(codes.code)
    )
    answering: dict[UUID, list[str]] = defaultdict(list)
    for each in unit.rows(statement):
        answering[each.recall_type_id].append(each.code)
    kinds = asked.numbers.types.by_id
    return [
        {
            "RecallTypeNum": row.number,
            "Description": wire.text(row.name),
            "DefaultInterval": interval_text(row.default_interval),
            "TimePattern": (row.appointment_type_id and kinds[row.appointment_type_id].time_pattern)
            or "X" * max(-(-row.duration_minutes // 5), 1),
            "Procedures": ",".join(answering[row.id]),
            "AppendToSpecial": "false",
        }
        for row in rows
    ]


def list_due(asked: Asked) -> list[Row]:
    """Return whom to call: who is due and has no visit booked for it, the longest due first."""
    unit, query = asked.reading, asked.query
    this_day = repository.practice_today(unit)[0]
    first = query.get("DateStart") or this_day - timedelta(days=DAYS_PAST)
    last = query.get("DateEnd") or this_day + timedelta(days=DAYS_AHEAD)
    statement = _selected(asked).where(
        R.is_disabled.is_(False), R.due_date.between(first, last), P.status.not_in(("archived", "deceased", "inactive"))
    )
    if query.get("ProvNum"):
        provider = found(asked.numbers.providers, query["ProvNum"], "Provider")
        d = t.patient_details.c
        second = exists().where(d.org_id == P.org_id, d.patient_id == P.id, d.secondary_provider_id == provider.id)
        statement = statement.where(or_(P.primary_provider_id == provider.id, second.correlate(t.patients)))
    if query.get("RecallType"):
        kind = found(asked.numbers.recall_types, query["RecallType"], "RecallType")
        statement = statement.where(R.recall_type_id == kind.id)
    if "ClinicNum" in query:
        location_id = asked.numbers.location_of(query["ClinicNum"])
        if asked.numbers.has_clinics:
            statement = statement.where(P.home_location_id.is_not_distinct_from(location_id))
    rows = unit.rows(statement.order_by(R.due_date, R.number))
    booked = _booked(asked, rows)
    return [_due(asked, row, this_day) for row in asked.page([row for row in rows if row.id not in booked])]


def _due(asked: Asked, row: Stored[Any], this_day: date) -> Row:
    born: date | None = row.birth_date
    age = (
        ""
        if born is None
        else str(this_day.year - born.year - ((this_day.month, this_day.day) < (born.month, born.day)))
    )
    return {
        "DueDate": f"{row.due_date.month}/{row.due_date.day}/{row.due_date.year}",
        "PatNum": row.patient_number,
        "Patient": wire.text(", ".join(filter(None, (row.last_name, row.first_name)))),
        "Age": age,
        "Type": wire.text(asked.numbers.recall_types.by_id[row.recall_type_id].name),
        "Interval": interval_text(_interval(asked, row)),
        "NumRemind": "0",
        "LastRemind": "",
        "Contact": wire.text(row.mobile_phone or row.home_phone or row.work_phone),
        "Status": "",
        "ClinicNum": asked.numbers.clinic(row.home_location_id),
        "Note": wire.text(row.note),
    }


def _selected(asked: Asked) -> Any:
    people = (P.last_name, P.first_name, P.birth_date, P.home_location_id, P.mobile_phone, P.home_phone, P.work_phone)
    return (
        common.of_org(asked.reading, RECALL)
        .add_columns(P.number.label("patient_number"), *people)
        .join(t.patients, and_(P.org_id == R.org_id, P.id == R.patient_id))
    )


def _interval(asked: Asked, row: Stored[Any]) -> Mapping[str, int]:
    parts: Mapping[str, int] = row.interval or asked.numbers.recall_types.by_id[row.recall_type_id].default_interval
    return parts


def _booked(asked: Asked, rows: Collection[Stored[Any]]) -> dict[UUID, date]:
    """Return the day each of the recalls is scheduled on that is scheduled at all."""
    since = repository.practice_today(asked.reading)[1]
    visits = repository.booked_for(asked.reading, [row.id for row in rows], since)
    days: dict[UUID, date] = {row.id: row.scheduled_date for row in rows if row.scheduled_date is not None}
    return days | {recall_id: local_date(visit.start_at, visit.zone) for recall_id, visit in visits.items()}


def _sooner(asked: Asked, recall_ids: Collection[UUID]) -> set[UUID]:
    c = t.waitlist_entries.c
    statement = select(c.recall_id).where(
        c.org_id == asked.reading.org_id,
        c.recall_id.in_(recall_ids),
        c.status.in_(sorted(status.value for status in ACTIVE)),
    )
    return {row.recall_id for row in asked.reading.rows(statement)}


OPERATIONS = (
    lists("recalltypes", "List the kinds of recalls.", list_types, TYPE),
    reads("recalltypes/{RecallTypeNum}", "Read a kind of recall.", get_type, TYPE),
    lists("recalls", "List recalls.", list_recalls, RECALL_SHAPE, number("PatNum", "Of this patient.")),
    lists(
        "recalls/List",
        "List whom to call.",
        list_due,
        LIST,
        day("DateStart", "Due on this day or later."),
        day("DateEnd", "Due on this day or earlier."),
        number("ProvNum", "Whose usual provider this is."),
        number("ClinicNum", "Whose clinic this is; 0 for none."),
        number("RecallType", "Of this type."),
        flag("IncludeReminded", "Reminders are not counted here: everybody either way."),
    ),
)
