"""What the office of the demo practice has to do: what is said over the counter, about patients of these days."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.domain.tasks import TaskStatus
from frontdesk.server.practice import records
from frontdesk.server.practice.starter import MakeId


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to do.

    Attributes:
        summary: what is to be done, in a word or two.
        words: the same as one would say it.
        about: ``visit``, ``patient`` or nothing.
        hours: how long ago it was asked for.
        remind: in how many hours it comes up again; nothing for never.
        done: after how many hours it was done; nothing while it is open.
        note: what somebody wrote on it meanwhile.
    """

    summary: str
    words: str
    hours: float
    about: str = ""
    list_name: str = "Front desk"
    priority: str = "Normal"
    remind: float | None = None
    done: float | None = None
    note: str = ""
    is_read: bool = True


ERRANDS = (
    Errand("Insurance card", "Ask for the new insurance card", 0.6, "visit", priority="High", is_read=False),
    Errand("Call back", "Call back about moving to an afternoon", 1.2, "visit", remind=3, is_read=False),
    Errand("Premedication", "Confirm with the cardiologist before the visit", 20, "visit", priority="Urgent",
           note="Left word with the practice; they call back today."),
    Errand("Lab case", "Lab case for the crown has to be here the day before", 27, "visit", remind=22),
    Errand("Interpreter", "Interpreter is booked? If not, call the service", 44, "visit",
           note="Booked for the whole hour."),
    Errand("Send records", "Send the records to the new dentist", 29, "patient"),
    Errand("Phone number", "Mobile number does not answer; ask for another one", 71, "patient"),
    Errand("Gloves and bibs", "Re-order gloves M and bibs by Friday", 5, priority="High"),
    Errand("Chart labels", "New chart labels for the storage room", 120),
    Errand("Wrong address", "Second letter came back: check the address", 26, "patient", "Billing"),
    Errand("Pre-authorization", "Pre-authorization for the implant: has it come?", 50, "visit", "Billing", "High",
           remind=1),
    Errand("Payment plan", "Send the agreement for signature", 75, "patient", "Billing",
           note="Sent on Tuesday, not back yet."),
    Errand("Denied claim", "Claim was denied for a missing X-ray; send it again", 98, "patient", "Billing", done=20),
    Errand("Recall cards", "Recall card with the old phone number: throw away", 74, done=50),
    Errand("New polish", "Tell the hygienists about the new polish", 52, done=3),
)  # fmt: skip


def make_tasks(
    practice: records.Practice, rng: random.Random, make_id: MakeId, now: datetime
) -> Iterator[records.Task]:
    """Yield the tasks as they stand at *now*; those about visits are about some that lie a few days ahead."""
    lists = {row.name: row.id for row in practice.task_lists}
    visits = _coming(practice, now)
    patients = sorted(practice.patients, key=lambda row: row.chart_number)
    for errand in ERRANDS:
        visit = rng.choice(visits) if errand.about == "visit" and visits else None
        patient = visit.patient_id if visit is not None else None
        if errand.about == "patient":
            patient = rng.choice(patients).id
        entered = now - timedelta(hours=errand.hours, minutes=rng.randint(0, 20))
        status = TaskStatus.VIEWED if errand.is_read else TaskStatus.NEW
        yield records.Task(
            id=make_id(),
            list_id=lists[errand.list_name],
            summary=errand.summary,
            words=errand.words,
            status=status if errand.done is None else TaskStatus.DONE,
            priority_id=practice.definition("TaskPriority", errand.priority).id,
            patient_id=patient,
            appointment_id=None if visit is None else visit.id,
            entered_at=entered,
            remind_at=None if errand.remind is None else now + timedelta(hours=errand.remind),
            finished_at=None if errand.done is None else now - timedelta(hours=errand.done),
            notes=((make_id(), errand.note, entered + timedelta(hours=1)),) if errand.note else (),
        )


def _coming(practice: records.Practice, now: datetime) -> Sequence[records.Appointment]:
    soon = now + timedelta(days=4)
    return sorted(
        (row for row in practice.appointments if row.status is AppointmentStatus.SCHEDULED and now < row.start < soon),
        key=lambda row: (row.start, row.id),
    )
