"""A little office for tests that play a day in it: four rooms, a dozen visits, two people at two desks.

Every test founds an organisation of its own, so that one server serves them all and none sees another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from frontdesk.domain.localtime import to_instant
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.server.db.engines import Engines
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.accounts import create_organisation, create_user, hash_password, issue_token
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.practice import records
from frontdesk.server.practice.starter import starter_practice
from frontdesk.server.practice.writer import PracticeWriter
from support.canary import EMAIL

ZONE = "America/New_York"
DAY = date(2027, 3, 4)
"""The Thursday on which everything happens."""
NEXT_DAY = DAY + timedelta(days=1)
LATER = DAY + timedelta(days=12)
NOW = to_instant(DAY, time(9, 4), ZONE)
MADE = datetime(2026, 11, 2, 12, tzinfo=UTC)

PEOPLE = {"ana": "Ana Prado", "ben": "Ben Ortiz"}
PASSWORD = "little office"

ROOMS = (("Op 1", "Okafor"), ("Op 2", "Lindqvist"), ("Op 3", "Haddad"), ("Hyg 1", "Moreno"))
DOCTORS = (
    ("OKA", "Ngozi", "Okafor", "#2456B8"),
    ("LIN", "Elsa", "Lindqvist", "#B4540A"),
    ("HAD", "Samir", "Haddad", "#6941C6"),
    ("MOR", "Ana", "Moreno", "#0F7B50"),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it stands in the book before a test begins."""

    patient: str
    room: str
    at: time
    minutes: int
    kind: str
    day: date = DAY
    is_locked: bool = False
    status: AppointmentStatus = AppointmentStatus.SCHEDULED


BOOK = (
    Visit("Zoe Hart", "Op 1", time(8, 20), 40, "Filling"),
    Visit("Paul Rask", "Op 1", time(10), 60, "Filling, two surfaces"),
    Visit("Ida Berg", "Op 1", time(13), 40, "Crown seat", is_locked=True),
    Visit("Jonah Feld", "Op 2", time(9), 50, "Crown seat"),
    Visit("Lena Fuchs", "Op 2", time(11), 40, "Filling"),
    Visit("Omar Said", "Op 3", time(9, 10), 30, "Orthodontic check"),
    Visit("Mina Park", "Hyg 1", time(8), 60, "Cleaning"),
    Visit("Walter Quist", "Hyg 1", time(11), 60, "Cleaning"),
    Visit("Nils Aker", "Op 2", time(9), 30, "Limited exam", day=NEXT_DAY),
    Visit("Ana Brito", "Op 1", time(10, 20), 40, "Filling", day=LATER),
    Visit("Helga Strand", "Op 2", time(14), 40, "Crown seat", status=AppointmentStatus.PINBOARD),
)


@dataclass(slots=True)
class LittleOffice:
    """The ids of one founding of the office.

    Attributes:
        people, tokens: ids and tokens by the sign-in name of a person.
        visits: by patient.
        rooms, steps: by name and by slug.
    """

    org: UUID
    location: UUID
    people: dict[str, UUID] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    visits: dict[str, UUID] = field(default_factory=dict)
    rooms: dict[str, UUID] = field(default_factory=dict)
    steps: dict[str, UUID] = field(default_factory=dict)


def found(engines: Engines) -> LittleOffice:
    """Found the office in a database whose tables are there, and return its ids."""
    practice = _practice()
    with engines.writing() as connection:
        org = create_organisation(connection, practice.name, MADE)
        office = LittleOffice(org, practice.locations[0].id)
        for name, display_name in PEOPLE.items():
            user = create_user(
                connection, org, name, Role.FRONT_DESK, MADE, display_name=display_name, password_hash=_hash()
            )
            office.people[name] = user
            office.tokens[name] = issue_token(connection, org, user, MADE, label="test", expires_at=None)
        maker = Caller(new_id(), "Founder", org, Role.ADMIN, source="test")
        unit = WriteUnit(connection, maker, MADE, engines)
        PracticeWriter(unit, "created").write(practice)
        unit.flush_ledger()
    names = {row.id: f"{row.first_name} {row.last_name}" for row in practice.patients}
    office.visits = {names[row.patient_id]: row.id for row in practice.appointments}
    office.rooms = {row.name: row.id for row in practice.operatories}
    office.steps = {row.slug: row.id for row in practice.flow_statuses}
    return office


def _hash(known: list[str] = []) -> str:  # noqa: B006 - hashing is slow on purpose; once is enough
    if not known:
        known.append(hash_password(PASSWORD))
    return known[0]


def _practice() -> records.Practice:
    practice = starter_practice("Riverside Dental", new_id)
    location = records.Location(new_id(), "Riverside Dental", ZONE)
    practice.locations = [location]
    practice.providers = [
        records.Provider(new_id(), short, first, last, color, is_hygienist=last == "Moreno", item_order=order)
        for order, (short, first, last, color) in enumerate(DOCTORS)
    ]
    providers = {row.last_name: row for row in practice.providers}
    for order, (name, who) in enumerate(ROOMS):
        provider = providers[who]
        dentist, hygienist = (None, provider.id) if provider.is_hygienist else (provider.id, None)
        room = records.Operatory(
            new_id(), location.id, name, name.replace(" ", ""), order, provider.is_hygienist, dentist, hygienist
        )
        practice.operatories.append(room)
        practice.hours += [
            records.WorkingHours(new_id(), provider.id, location.id, room.id, weekday, time(8), time(17), MADE.date())
            for weekday in range(6)
        ]
    meeting = next(row for row in practice.blockout_types if row.name == "Meeting")
    op3 = practice.operatories[2]
    practice.blockouts = [
        records.Blockout(new_id(), meeting.id, location.id, op3.id, DAY, time(15), time(16), note="Whole team")
    ]
    practice.notes = [records.DayNote(new_id(), location.id, DAY, "Compressor service at noon.")]
    practice.patients = list(_patients(location.id))
    practice.appointments = list(_appointments(practice, location.id, providers))
    return practice


def _patients(location_id: UUID) -> Iterator[records.Patient]:
    for number, visit in enumerate(BOOK):
        first, last = visit.patient.split()
        yield records.Patient(
            new_id(),
            str(1001 + number),
            first,
            last,
            date(1984, 3, 1 + number),
            location_id,
            mobile_phone=f"(555) 010-{2200 + number}",
            email=EMAIL.replace("ada", f"{first.lower()}.{last.lower()}"),
        )


def _appointments(
    practice: records.Practice, location_id: UUID, providers: dict[str, records.Provider]
) -> Iterator[records.Appointment]:
    doctors = dict(ROOMS)
    rooms = {room.name: room for room in practice.operatories}
    for patient, visit in zip(practice.patients, BOOK, strict=True):
        kind = practice.type_called(visit.kind)
        provider = providers[doctors[visit.room]]
        start = to_instant(visit.day, visit.at, ZONE)
        yield records.Appointment(
            new_id(),
            location_id,
            patient.id,
            rooms[visit.room].id,
            kind.id,
            provider.id,
            ProviderRole.HYGIENIST if provider.is_hygienist else ProviderRole.DENTIST,
            visit.status,
            start,
            start + timedelta(minutes=visit.minutes),
            "X" * (visit.minutes // 5),
            MADE,
            is_time_locked=visit.is_locked,
            production=Decimal("120.00"),
        )
