"""Signals in the dialect: that something changed, and what to look at again; derived from the events desks get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Row as Stored
from sqlalchemy import select

from frontdesk.server.db import tables as t
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import bad_request, day, moment, named, number, words
from frontdesk.server.opendental.operations import Asked, Row, lists
from frontdesk.server.platform.unit import ReadUnit

E = t.events.c
C = t.appointment_copies.c
H = t.history.c

WORDS: Final = frozenset({"description", "short_description"})
"""What of a task is read, and so is shown anew to whoever has it open."""

KEY_TYPES: Final = ("Undefined", "Provider", "Operatory", "PatNum", "Task")
SETUP: Final = {
    "operatory": "Operatories",
    "provider": "Providers",
    "definition": "Defs",
    "flow": "Defs",
    "blockout_type": "Defs",
    "view": "Views",
    "appointment_type": "AppointmentTypes",
    "recall_type": "RecallTypes",
    "user": "Security",
}
"""Which part of the setup an event is about."""
SCHEDULE: Final = frozenset({"schedule", "blockout", "note", "holiday"})
TYPES: Final = (
    "Appointment",
    "Schedules",
    "Task",
    "TaskPopup",
    "TaskList",
    "TaskAuthor",
    "TaskPatient",
    *dict.fromkeys(SETUP.values()),
)
SHAPE: Final = (
    number("SignalNum"),
    day("DateViewing"),
    moment("SigDateTime"),
    number("FKey"),
    named("FKeyType", *KEY_TYPES),
    named("IType", *TYPES),
    named("RemoteRole", "ClientDirect", "ClientMT", "ServerMT"),
    words("MsgValue"),
    moment("serverDateTime"),
)
MOST_OF_ONE: Final = 16
"""Signals that one event can raise."""

Told = tuple[str, str, int, date | None]


def list_signals(asked: Asked) -> list[Row]:
    """Return what changed after a moment and before the present second."""
    unit = asked.reading
    if asked.query["SigDateTime"] is None:
        raise bad_request("SigDateTime is required.")
    try:
        after = wire.instant(asked.query["SigDateTime"], asked.format.zone)
    except wire.Unreadable as wrong:
        raise bad_request(f"SigDateTime {wrong}.") from wrong
    # Stamps are kept to the second there: what happened within the second of the cursor has been told.
    statement = (
        select(t.events)
        .where(
            E.org_id == unit.org_id,
            E.occurred_at >= after + timedelta(seconds=1),
            E.occurred_at < wire.whole_seconds(unit.now),
        )
        .order_by(E.id)
    )
    seen = [row for row in unit.rows(statement) if unit.caller.sees(row.location_id)]
    time = asked.server_time()
    rows = [
        {
            "SignalNum": event.id * MOST_OF_ONE + place,
            "DateViewing": asked.format.date(viewing),
            "SigDateTime": asked.format.moment(event.occurred_at),
            "FKey": key,
            "FKeyType": key_type,
            "IType": kind,
            "RemoteRole": "ClientDirect",
            "MsgValue": "",
            "serverDateTime": time,
        }
        for event in seen
        for place, (kind, key_type, key, viewing) in enumerate(_told(asked, event))
    ]
    return list(asked.page(rows))


def _told(asked: Asked, event: Stored[Any]) -> Iterator[Told]:
    """Yield what one event says in the dialect; most say one thing, a moved visit up to eight."""
    group = event.type.partition(".")[0]
    days = [date.fromisoformat(each) for each in event.dates]
    if group == "appointment":
        yield from _of_visit(asked, event)
    elif group in SCHEDULE:
        if asked.unit.now.astimezone(wire.zone_called(asked.format.zone)).date() in days:
            yield "Schedules", "Undefined", 0, min(days)
    elif group == "task":
        yield from _of_task(asked, event)
    elif group == "task_list":
        yield "TaskList", "Undefined", asked.numbers.task_lists.number(event.entity_id), None
    elif group in SETUP:
        yield SETUP[group], "Undefined", 0, None


def _of_visit(asked: Asked, event: Stored[Any]) -> Iterator[Told]:
    copies = _copies(asked.reading, event)
    numbers = asked.numbers
    told: dict[Told, None] = {}
    for copy in copies:
        for key_type, key in (
            ("Provider", numbers.providers.number(copy.provider_id)),
            ("Provider", numbers.providers.number(copy.hygienist_id)),
            ("Operatory", numbers.operatories.number(copy.operatory_id)),
            ("PatNum", copy.patient_number),
        ):
            if key:
                told["Appointment", key_type, key, copy.local_date] = None
    yield from list(told)[:8]


def _copies(unit: ReadUnit, event: Stored[Any]) -> Sequence[Stored[Any]]:
    """Return the visit as it was written then, and as it was before."""
    statement = (
        select(t.appointment_copies)
        .where(C.org_id == unit.org_id, C.appointment_id == event.entity_id, C.created_at <= event.occurred_at)
        .order_by(C.number.desc())
        .limit(2)
    )
    return unit.rows(statement)


def _of_task(asked: Asked, event: Stored[Any]) -> Iterator[Told]:
    c = t.tasks.c
    statement = select(c.number, c.list_id, c.made_by_id, c.patient_id).where(
        c.org_id == asked.reading.org_id, c.id == event.entity_id
    )
    row = asked.reading.first(statement)
    if row is None:
        yield "TaskList", "Undefined", 0, None
        return
    yield "Task", "Task", row.number, None
    if _has_new_words(asked.reading, event):
        yield "TaskPopup", "Task", row.number, None
    yield "TaskList", "Undefined", asked.numbers.task_lists.number(row.list_id), None
    if author := asked.numbers.users.number(row.made_by_id):
        yield "TaskAuthor", "Undefined", author, None
    if row.patient_id is not None:
        p = t.patients.c
        patient = select(p.number).where(p.org_id == asked.reading.org_id, p.id == row.patient_id)
        yield "TaskPatient", "Undefined", asked.reading.scalar(patient), None


def _has_new_words(unit: ReadUnit, event: Stored[Any]) -> bool:
    """Return whether the change that an event tells of made a task or gave it other words."""
    statement = select(H.action, H.changes).where(
        H.org_id == unit.org_id, H.entity_id == event.entity_id, H.changed_at == event.occurred_at
    )
    return any(
        row.action == "created" or any(change["field"] in WORDS for change in row.changes)
        for row in unit.rows(statement)
    )


OPERATIONS = (
    lists(
        "signalods",
        "List what changed.",
        list_signals,
        SHAPE,
        moment("SigDateTime", "After this moment.", required=True),
    ),
)
