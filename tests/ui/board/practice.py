"""A small dental practice for the board's tests and benchmark, made without a server."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
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
    chance = random.Random(seed)  # noqa: S311
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


def picture_day(store: Store) -> None:
    """A day much like those a front desk sees."""
    flow = [uid(5, number) for number in range(1, 5)]
    yes = {"confirmation_id": CONFIRMED.id, "confirmation_label": "Confirmed"}
    told = {"confirmation_id": LEFT_MESSAGE.id, "confirmation_label": "Left message"}
    rows = [
        visit(1, 1, 8, 0, 50, kind=3, flow_id=flow[1], procedures=("Crown seat #14",), pattern="//XXXXXX//", patient_name="Amara Nwosu", **yes),
        visit(2, 1, 9, 0, 30, kind=2, flow_id=flow[0], procedures=("LimEx", "PA"), patient_name="Jonah Feld", **yes),
        visit(3, 1, 9, 40, 60, kind=2, procedures=("Comp 2s #19", "#20"), patient_name="Priya Raman", **yes),
        visit(4, 1, 10, 50, 60, kind=2, procedures=("Post-op check",), patient_name="Walter Quist", **told),
        visit(5, 2, 8, 10, 40, kind=6, flow_id=flow[1], procedures=("CompEx", "FMX"), patient_name="Grace Lindgren", is_new_patient=True, **yes),
        visit(6, 2, 9, 0, 90, kind=3, procedures=("Bridge prep #8–10",), patient_name="Tomás Herrera", pattern="//XXXXXXXXXXXX////", **yes),
        visit(7, 2, 10, 40, 40, kind=2, procedures=("LimEx",), patient_name="Nadia Petrova"),
        visit(8, 3, 8, 0, 90, kind=4, flow_id=flow[1], procedures=("RCT #30",), patient_name="Bernard Achterberg", is_time_locked=True, **yes),
        visit(9, 3, 9, 50, 60, kind=3, procedures=("Crown seat #5",), patient_name="Ines Duarte", **yes),
        visit(10, 3, 11, 0, 50, kind=3, procedures=("Core buildup",), patient_name="Paul Rask", pattern="//XXXXXX//"),
        visit(11, 4, 8, 30, 60, kind=2, procedures=("Comp 2s #4",), patient_name="Zoe Hart", **yes),
        visit(12, 4, 9, 40, 40, kind=5, procedures=("Ortho check",), patient_name="Ahmed Saleh", pattern="XX////XX"),
        visit(13, 4, 10, 30, 40, kind=5, procedures=("Ortho check",), patient_name="Lily Tran"),
        visit(14, 5, 8, 0, 60, kind=1, flow_id=flow[2], procedures=("Prophy", "BWX"), patient_name="Marcus Bell", **yes),
        visit(15, 5, 9, 0, 60, kind=1, flow_id=flow[0], procedures=("Prophy", "PerEx"), patient_name="Sofia Castellano", **yes),
        visit(16, 5, 10, 0, 60, kind=1, procedures=("Perio maint",), patient_name="George Oduya", **yes),
        visit(17, 5, 11, 0, 50, kind=1, procedures=("Prophy",), patient_name="Alice Brandt"),
        visit(18, 6, 8, 0, 50, kind=1, flow_id=flow[1], procedures=("ProChild", "Fl"), patient_name="Chidi Eze", **yes),
        visit(19, 6, 9, 0, 60, kind=1, procedures=("Prophy",), patient_name="Yuki Mori", **yes),
        visit(20, 6, 10, 10, 60, kind=1, procedures=("SRP LL",), patient_name="Rosa Delgado", is_new_patient=True, priority=1, **yes),
        visit(21, 6, 11, 20, 30, kind=1, procedures=("Sealants",), patient_name="Finn Olsen"),
        visit(22, 7, 9, 0, 120, kind=7, procedures=("Ext #1", "#16", "IV"), patient_name="Dmitri Volkov", pattern="//XXXXXXXXXXXXXXXXXX////", **yes),
        visit(23, 1, 13, 0, 80, kind=3, procedures=("Crown prep #3",), patient_name="Elena Marchetti", **yes),
        visit(24, 1, 14, 40, 60, kind=2, procedures=("Comp 1s #30",), patient_name="Sam Ito"),
        visit(25, 2, 13, 0, 60, kind=2, procedures=("Comp 3s #12",), patient_name="Oliver Chen", **yes),
        visit(26, 2, 14, 10, 50, kind=2, procedures=("Denture adj",), patient_name="Ruth Abara", **told),
        visit(27, 2, 15, 10, 20, kind=2, procedures=("PerEx",), patient_name="Ken Sato"),
        visit(28, 3, 13, 0, 120, kind=4, procedures=("RCT #19", "crown"), patient_name="Mirela Ionescu", pattern="//" + "X" * 18 + "////", **yes),
        visit(29, 4, 13, 10, 50, kind=5, procedures=("Ortho bands",), patient_name="Dev Kapoor", **yes),
        visit(30, 4, 14, 10, 70, kind=2, procedures=("Comp 2s #28",), patient_name="Hannah Weiss", **told),
        visit(31, 5, 13, 0, 60, kind=1, procedures=("SRP UR",), patient_name="Ivan Kowalski", **yes),
        visit(32, 5, 14, 0, 60, kind=1, procedures=("Prophy", "BWX"), patient_name="Nora Fitz", **yes),
        visit(33, 5, 15, 0, 60, kind=1, procedures=("ProChild",), patient_name="Leo Marsh", **told),
        visit(34, 6, 13, 10, 60, kind=1, procedures=("Perio maint",), patient_name="Maya Cohen", **yes),
        visit(35, 6, 14, 20, 60, kind=1, procedures=("Prophy",), patient_name="Abel Ruiz"),
        visit(36, 7, 13, 0, 90, kind=7, procedures=("Implant #9",), patient_name="Carla Moss", **yes),
        visit(37, 7, 14, 40, 30, kind=2, procedures=("Consult",), patient_name="李 明", status=AppointmentStatus.BROKEN),
        visit(38, 7, 15, 0, 40, kind=2, procedures=("Post-op",), patient_name="محمد الأحمد"),
    ]  # fmt: skip
    holds = tuple(hold(room, room, at(12), at(13)) for room in range(1, 7)) + (
        hold(8, 4, at(11, 20), at(12), "Emergency hold"),
        hold(9, 7, at(8), at(8, 50), "Sterilise"),
    )
    load(store, *rows, holds=holds)
