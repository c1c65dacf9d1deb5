"""A small dental practice for the board's tests and benchmark, made without a server."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_instant
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.entities import (
    Appointment,
    AppointmentType,
    Blockout,
    DayTruth,
    Definition,
    FlowStatus,
    Location,
    Operatory,
    Provider,
    ProviderHours,
)
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store

DAY = date(2026, 11, 19)
ZONE = "America/New_York"
NOW = to_instant(DAY, time(9, 4), ZONE)


def uid(kind: int, number: int) -> UUID:
    """An id that is the same in every run."""
    return UUID(int=(kind << 64) + number)


LOCATION = Location(uid(1, 1), "Riverside Dental", ZONE)

TYPES = tuple(
    AppointmentType(uid(4, number), name, abbreviation, color, minutes, pattern)
    for number, (name, abbreviation, color, minutes, pattern) in enumerate(
        [
            ("Hygiene", "Hyg", "hygiene", 60, "XXXXXXXXXX//"),
            ("Exam", "Ex", "exam", 30, "XXXX//"),
            ("Restorative", "Rest", "restorative", 50, "//XXXXXX//"),
            ("Endodontics", "Endo", "endodontics", 90, "//XXXXXXXXXXXXXX//"),
            ("Orthodontics", "Ortho", "orthodontics", 40, "XX////XX"),
            ("New patient", "New", "new patient", 50, "XXXXXXXX//"),
            ("Surgery", "Surg", "surgery", 120, "//XXXXXXXXXXXXXXXXXX////"),
        ],
        1,
    )
)

PROVIDERS = tuple(
    Provider(uid(3, number), name, abbreviation, color, is_hygienist)
    for number, (name, abbreviation, color, is_hygienist) in enumerate(
        [
            ("Dr. Okafor", "OKA", "#2456B8", False),
            ("Dr. Lindqvist", "LIN", "#B4540A", False),
            ("M. Reyes RDH", "REY", "#0F7B50", True),
            ("T. Banerjee RDH", "BAN", "#6941C6", True),
            ("Dr. Haddad", "HAD", "#0E7490", False),
        ],
        1,
    )
)

FLOWS = tuple(
    FlowStatus(uid(5, number), name, slug, color, number)
    for number, (name, slug, color) in enumerate(
        [
            ("Arrived", "arrived", "#D97706"),
            ("In chair", "in-chair", "#2563EB"),
            ("Checkout", "checkout", "#16A34A"),
            ("Dismissed", "dismissed", "#667085"),
        ],
        1,
    )
)

CONFIRMED = Definition(uid(6, 1), "ApptConfirmed", "Confirmed")
LEFT_MESSAGE = Definition(uid(6, 2), "ApptConfirmed", "Left message")

ROOMS = (
    ("Op 1", 1),
    ("Op 2", 1),
    ("Op 3", 2),
    ("Op 4", 2),
    ("Hyg 1", 3),
    ("Hyg 2", 4),
    ("Surg", 5),
)

PEOPLE = (
    "Amara Nwosu", "Grace Lindgren", "Bernard Achterberg", "Zoe Hart", "Marcus Bell", "Chidi Eze", "Dmitri Volkov",
    "Jonah Feld", "Tomás Herrera", "Ines Duarte", "Ahmed Saleh", "Sofia Castellano", "Yuki Mori", "Priya Raman",
    "Nadia Petrova", "Paul Rask", "Lily Tran", "George Oduya", "Rosa Delgado", "Walter Quist", "Elena Marchetti",
    "Oliver Chen", "Mirela Ionescu", "Dev Kapoor", "Ivan Kowalski", "Maya Cohen", "Carla Moss", "Ruth Abara",
    "李 明", "محمد الأحمد", "Siobhán Ó Briain", "Nguyễn Thị Hồng Ánh",
)  # fmt: skip

WORK = (
    ("Prophy", "BWX"), ("LimEx", "PA"), ("Comp 2s #19", "#20"), ("RCT #30",), ("Ortho check",), ("CompEx", "FMX"),
    ("Ext #1", "#16", "IV"), ("Crown seat #14",), ("Bridge prep #8–10",), (),
)  # fmt: skip


def operatories(count: int) -> tuple[Operatory, ...]:
    """Operatories with a provider each, as many as asked for."""
    rooms = []
    for number in range(count):
        name, provider = ROOMS[number % len(ROOMS)]
        if number >= len(ROOMS):
            name = f"Op {number + 1}"
        rooms.append(Operatory(uid(2, number + 1), LOCATION.id, name, "", number, provider_ids=(uid(3, provider),)))
    return tuple(rooms)


def reference(rooms: int = 7) -> Reference:
    """The practice's lists."""
    return Reference(
        locations=(LOCATION,),
        operatories=operatories(rooms),
        providers=PROVIDERS,
        types=TYPES,
        flow_statuses=FLOWS,
        definitions=(CONFIRMED, LEFT_MESSAGE),
    )


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """A wall-clock time of the practice as an instant."""
    return to_instant(day, time(hour, minute), ZONE)


def visit(
    number: int, room: int, hour: int, minute: int, minutes: int, *, day: date = DAY, kind: int = 1, **changes: object
) -> Appointment:
    """One visit; anything else about it by keyword."""
    made = Appointment(
        id=uid(7, number),
        version=1,
        location_id=LOCATION.id,
        patient_id=uid(8, number),
        patient_name=PEOPLE[number % len(PEOPLE)],
        status=AppointmentStatus.SCHEDULED,
        interval=Interval.lasting(at(hour, minute, day), minutes),
        operatory_id=uid(2, room),
        type_id=uid(4, kind),
        provider_id=uid(3, ROOMS[(room - 1) % len(ROOMS)][1]),
        procedures=WORK[number % len(WORK)],
        pattern=None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def hold(number: int, room: int | None, start: datetime, end: datetime, name: str = "Lunch") -> Blockout:
    """A blockout in which nothing may be booked."""
    room_id = uid(2, room) if room is not None else None
    return Blockout(uid(9, number), 1, None, name, "", True, LOCATION.id, room_id, Interval(start, end))


def working(day: date = DAY, rooms: int = 7, start: int = 8, end: int = 17) -> tuple[ProviderHours, ...]:
    """Everybody's hours in every operatory."""
    hours = []
    for number, provider in enumerate(PROVIDERS, 1):
        span = Interval(at(start, 0, day), at(end, 0, day))
        ranges = tuple((span, uid(2, room)) for room in range(1, rooms + 1) if ROOMS[(room - 1) % 7][1] == number)
        hours.append(ProviderHours(provider.id, ranges))
    return tuple(hours)


def load(store: Store, *visits: Appointment, day: date = DAY, rooms: int = 7, holds: tuple[Blockout, ...] = ()) -> None:
    """Put a day into the store as if the server had told it."""
    store.load_day(DayTruth(LOCATION.id, day, visits, holds, working(day, rooms)), store.mark())


def make_store(rooms: int = 7) -> Store:
    """A store with the practice's lists and no days."""
    store = Store(lambda: datetime(2026, 11, 19, 14, 4, tzinfo=UTC))
    store.set_reference(reference(rooms))
    return store


def busy_day(seed: int, day: date, rooms: int, count: int, *, first_number: int = 0) -> list[Appointment]:
    """Visits with all their marks, spread over the working hours; the more, the shorter."""
    chance = random.Random(seed)
    per_room = [count // rooms + (1 if room < count % rooms else 0) for room in range(rooms)]
    made: list[Appointment] = []
    number = first_number
    for room, amount in enumerate(per_room, 1):
        if not amount:
            continue
        room_minutes = 9 * 60 // amount // 5 * 5
        length = max(10, min(60, room_minutes))
        step = 9 * 60 / amount
        for index in range(amount):
            start = 8 * 60 + int(step * index) // 5 * 5
            kind = chance.randint(1, 7)
            flow = chance.choice((None, None, None, 1, 2, 3))
            label = chance.choice((CONFIRMED, CONFIRMED, LEFT_MESSAGE, None))
            minutes = max(10, length - chance.choice((0, 0, 5, 10)))
            made.append(
                visit(
                    number,
                    room,
                    start // 60,
                    start % 60,
                    minutes,
                    day=day,
                    kind=kind,
                    patient_name=f"{PEOPLE[chance.randrange(len(PEOPLE))]}",
                    procedures=WORK[chance.randrange(len(WORK))],
                    flow_id=uid(5, flow) if flow else None,
                    confirmation_id=label.id if label else None,
                    confirmation_label=label.name if label else "",
                    is_new_patient=chance.random() < 0.12,
                    is_time_locked=chance.random() < 0.08,
                    priority=1 if chance.random() < 0.08 else 0,
                    pattern=TYPES[kind - 1].pattern,
                    production=Decimal(chance.randrange(80, 1500)),
                )
            )
            number += 1
    return made


PICTURE = (
    "1 08:00 50 3 Amara Nwosu|Crown seat #14|in ok //XXXXXX//",
    "1 09:00 30 2 Jonah Feld|LimEx,PA|arr ok",
    "1 09:40 60 2 Priya Raman|Comp 2s #19,#20|ok",
    "1 10:50 60 2 Walter Quist|Post-op check|told",
    "2 08:10 40 6 Grace Lindgren|CompEx,FMX|in ok new",
    "2 09:00 90 3 Tomás Herrera|Bridge prep #8–10|ok //XXXXXXXXXXXX////",
    "2 10:40 40 2 Nadia Petrova|LimEx|",
    "3 08:00 90 4 Bernard Achterberg|RCT #30|in ok lock",
    "3 09:50 60 3 Ines Duarte|Crown seat #5|ok",
    "3 11:00 50 3 Paul Rask|Core buildup|//XXXXXX//",
    "4 08:30 60 2 Zoe Hart|Comp 2s #4|ok",
    "4 09:40 40 5 Ahmed Saleh|Ortho check|XX////XX",
    "4 10:30 40 5 Lily Tran|Ortho check|",
    "5 08:00 60 1 Marcus Bell|Prophy,BWX|out ok",
    "5 09:00 60 1 Sofia Castellano|Prophy,PerEx|arr ok",
    "5 10:00 60 1 George Oduya|Perio maint|ok",
    "5 11:00 50 1 Alice Brandt|Prophy|",
    "6 08:00 50 1 Chidi Eze|ProChild,Fl|in ok",
    "6 09:00 60 1 Yuki Mori|Prophy|ok",
    "6 10:10 60 1 Rosa Delgado|SRP LL|ok new asap",
    "6 11:20 30 1 Finn Olsen|Sealants|",
    "7 09:00 120 7 Dmitri Volkov|Ext #1,#16,IV|ok //XXXXXXXXXXXXXXXXXX////",
    "1 13:00 80 3 Elena Marchetti|Crown prep #3|ok",
    "1 14:40 60 2 Sam Ito|Comp 1s #30|",
    "2 13:00 60 2 Oliver Chen|Comp 3s #12|ok",
    "2 14:10 50 2 Ruth Abara|Denture adj|told",
    "2 15:10 20 2 Ken Sato|PerEx|",
    "3 13:00 120 4 Mirela Ionescu|RCT #19,crown|ok //XXXXXXXXXXXXXXXXXX////",
    "4 13:10 50 5 Dev Kapoor|Ortho bands|ok",
    "4 14:10 70 2 Hannah Weiss|Comp 2s #28|told",
    "5 13:00 60 1 Ivan Kowalski|SRP UR|ok",
    "5 14:00 60 1 Nora Fitz|Prophy,BWX|ok",
    "5 15:00 60 1 Leo Marsh|ProChild|told",
    "6 13:10 60 1 Maya Cohen|Perio maint|ok",
    "6 14:20 60 1 Abel Ruiz|Prophy|",
    "7 13:00 90 7 Carla Moss|Implant #9|ok",
    "7 14:40 30 2 李 明|Consult|broken",
    "7 15:00 40 2 محمد الأحمد|Post-op|",
)
"""A day much like those a front desk sees: operatory, start, minutes, type, name | procedures | marks."""

_MARKS: dict[str, dict[str, object]] = {
    "ok": {"confirmation_id": CONFIRMED.id, "confirmation_label": CONFIRMED.name},
    "told": {"confirmation_id": LEFT_MESSAGE.id, "confirmation_label": LEFT_MESSAGE.name},
    "arr": {"flow_id": uid(5, 1)},
    "in": {"flow_id": uid(5, 2)},
    "out": {"flow_id": uid(5, 3)},
    "new": {"is_new_patient": True},
    "asap": {"priority": 1},
    "lock": {"is_time_locked": True},
    "broken": {"status": AppointmentStatus.BROKEN},
}


def read_visit(number: int, line: str) -> Appointment:
    """A visit from one line of the picture."""
    head, work, marks = line.split("|")
    room, start, minutes, kind, name = head.split(" ", 4)
    changes: dict[str, object] = {"patient_name": name, "procedures": tuple(work.split(","))}
    for mark in marks.split():
        changes |= _MARKS.get(mark, {"pattern": mark})
    hour, minute = start.split(":")
    return visit(number, int(room), int(hour), int(minute), int(minutes), kind=int(kind), **changes)


def picture_day(store: Store) -> None:
    """Put that day into a store."""
    holds = (
        *(hold(room, room, at(12), at(13)) for room in range(1, 7)),
        hold(8, 4, at(11, 20), at(12), "Emergency hold"),
        hold(9, 7, at(8), at(8, 50), "Sterilise"),
    )
    load(store, *(read_visit(number, line) for number, line in enumerate(PICTURE, 1)), holds=holds)
