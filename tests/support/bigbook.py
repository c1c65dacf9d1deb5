"""A practice whose book is as long as one likes, made in seconds.

Eighty-four days are written as any practice is. What is longer is those days again, copied inside of the database to
other years, for as many patients as such a practice would have by then.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher3
from sqlalchemy import Date, Table

from frontdesk.domain.localtime import to_instant
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import Engines
from frontdesk.server.db.sqlite import SqliteEngines
from frontdesk.server.db.tables.backstop import POSTGRESQL_BACKSTOP
from frontdesk.server.db.types import UtcDateTime
from frontdesk.server.platform.accounts import create_organisation, create_user
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import Database, WriteUnit
from frontdesk.server.practice import records
from frontdesk.server.practice.ids import seeded_ids
from frontdesk.server.practice.starter import starter_practice
from frontdesk.server.practice.writer import PracticeWriter

Execute = Callable[[str], Any]

ZONE = "America/New_York"
ROOMS = 10
VISITS_A_ROOM = 6
A_DAY = ROOMS * VISITS_A_ROOM
MIDDLE = date(2026, 11, 19)
USER = "bench"
BLOCK_DAYS = 84
"""What is copied: whole weeks, so that weekdays stay weekdays."""

GENERATIONS = 20
"""The copies share this many sets of patients at most: nobody stays with a practice for all the years it is there.

Each set has family names of its own, so that a search finds as many people in a book of any length.
"""

PATIENTS = 2000
NUMBERS_APART = 10_000_000
FAMILY = "Family"
NAMED = {"last_name": FAMILY, "search_name": FAMILY.lower(), "search_text": FAMILY.lower(), "word": FAMILY.lower()}
"""Columns a patient is found by, each with how it writes the part that tells one generation from another."""

SHIFTED = (
    t.appointments,
    t.appointment_providers,
    t.appointment_procedures,
    t.appointment_tags,
    t.flow_events,
    t.blockouts,
    t.schedule_notes,
    t.schedule_overrides,
    t.production_goals,
    t.history,
)
"""What every copy has of its own; patients and their recalls come with their generation."""

_OWN_IDS = {
    "appointments": {"id"},
    "appointment_providers": {"appointment_id"},
    "appointment_procedures": {"id", "appointment_id"},
    "appointment_tags": {"appointment_id"},
    "flow_events": {"id", "appointment_id"},
    "history": {"id", "entity_id"},
}


def make_big_practice(database: Database, appointments: int) -> UUID:
    """Make a practice with a book of about this many visits, sixty a day around `MIDDLE`, and return its organisation.

    Its user `USER` is an admin. The number is exact up to 84 days and rounded up to whole blocks of them beyond.
    """
    block = min(appointments, BLOCK_DAYS * A_DAY)
    copies = -(-appointments // block) - 1
    engines, now = database.engines, database.clock()
    with engines.writing() as connection:
        org_id = create_organisation(connection, "Bench", now)
        user_id = create_user(connection, org_id, USER, Role.ADMIN, now)
        unit = WriteUnit(connection, Caller(user_id, USER, org_id, Role.ADMIN), now, engines)
        PracticeWriter(unit, "created").write(practice_of(block))
        unit.flush_ledger()
    if copies:
        with _bare(engines) as execute:
            for number in range(1, copies + 1):
                _copy(execute, engines.dialect, number)
    if engines.dialect == "postgresql":
        # What its autovacuum does in a practice.
        with engines.writing() as connection:
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql("ANALYZE")
    return org_id


def practice_of(appointments: int) -> records.Practice:
    """Return a practice of ten operatories with sixty visits on each day, ``appointments`` in all."""
    rng = random.Random(7)
    make_id = seeded_ids(rng, datetime(2020, 1, 1, tzinfo=UTC))
    practice = starter_practice("Bench", make_id)
    place = records.Location(make_id(), "Bench", ZONE)
    practice.locations.append(place)
    days = -(-appointments // A_DAY)
    first = MIDDLE - timedelta(days=days // 2)
    for order in range(ROOMS):
        provider = records.Provider(
            make_id(), f"P{order}", "Pat", f"Provider {order}", "#2456B8", is_hygienist=False, item_order=order
        )
        room = records.Operatory(make_id(), place.id, f"Op {order}", f"O{order}", order, False, provider.id, None)
        practice.providers.append(provider)
        practice.operatories.append(room)
        practice.hours += [
            records.WorkingHours(make_id(), provider.id, place.id, room.id, day, time(8), time(18), first)
            for day in range(7)
        ]
    practice.patients = [
        records.Patient(
            make_id(),
            f"{n}",
            f"Given{n}",
            f"{FAMILY}{n}",
            date(1950, 1, 1) + timedelta(days=n * 7),
            place.id,
            mobile_phone=f"555{rng.randrange(10**7):07}",
        )
        for n in range(PATIENTS)
    ]
    for ahead in range(days):
        _add_day(practice, place, first + timedelta(days=ahead), appointments, rng, make_id)
    _add_waiting(practice, place, rng, make_id)
    return practice


def _add_day(
    practice: records.Practice,
    place: records.Location,
    day: date,
    appointments: int,
    rng: random.Random,
    make_id: Callable[[], UUID],
) -> None:
    kind = practice.types[0]
    codes = {row.code: row for row in practice.procedure_codes}
    lines = tuple(records.ProcedureLine(codes[code].id, codes[code].fee) for code in kind.codes)
    arrived, dismissed = practice.flow("arrived"), practice.flow("dismissed")
    is_over = day < MIDDLE
    for room, provider in zip(practice.operatories, practice.providers, strict=True):
        for slot in range(VISITS_A_ROOM):
            if len(practice.appointments) == appointments:
                return
            start = to_instant(day, time(8 + slot), ZONE)
            end = start + timedelta(minutes=50)
            marks = (records.FlowMark(arrived.id, start), records.FlowMark(dismissed.id, end)) if is_over else ()
            status = AppointmentStatus.COMPLETE if is_over else AppointmentStatus.SCHEDULED
            if rng.random() < 0.05 and day != MIDDLE:
                status, marks = AppointmentStatus.BROKEN if is_over else AppointmentStatus.CANCELLED, ()
            practice.appointments.append(
                records.Appointment(
                    id=make_id(),
                    location_id=place.id,
                    patient_id=practice.patients[rng.randrange(PATIENTS)].id,
                    operatory_id=room.id,
                    type_id=kind.id,
                    provider_id=provider.id,
                    provider_role=ProviderRole.DENTIST,
                    status=status,
                    start=start,
                    end=end,
                    pattern="X" * 10,
                    created_at=start - timedelta(days=30),
                    production=Decimal(120),
                    procedures=lines,
                    flow=marks,
                )
            )
        practice.goals.append(records.ProductionGoal(make_id(), place.id, provider.id, day, Decimal(900)))
    lunch = practice.blockout_types[0]
    practice.blockouts += [
        records.Blockout(make_id(), lunch.id, place.id, room.id, day, time(14), time(15))
        for room in practice.operatories[:2]
    ]
    practice.notes.append(records.DayNote(make_id(), place.id, day, "Supplies come before noon"))
    who = practice.providers[day.toordinal() % ROOMS]
    practice.overrides.append(records.HoursOverride(make_id(), who.id, place.id, day, False, "", time(9), time(17)))


def _add_waiting(
    practice: records.Practice, place: records.Location, rng: random.Random, make_id: Callable[[], UUID]
) -> None:
    check = practice.recall_types[0]
    practice.recalls = [
        records.Recall(make_id(), patient.id, check.id, MIDDLE + timedelta(days=rng.randrange(-60, 300)), None)
        for patient in practice.patients
    ]
    kind = practice.types[0]
    practice.waitlist = [
        records.WaitlistEntry(
            make_id(),
            patient.id,
            place.id,
            kind.id,
            None,
            50,
            rng.choice(("urgent", "soon", "routine")),
            (),
            None,
            None,
            "",
            datetime.combine(MIDDLE, time(12), UTC) - timedelta(days=rng.randrange(60)),
        )
        for patient in practice.patients[:100]
    ]


def _copy(execute: Execute, dialect: str, number: int) -> None:
    """Copy the first days once more, as the *number*-th copy; odd ones to the past, even ones to the future."""
    days = BLOCK_DAYS * ((number + 1) // 2) * (-1 if number % 2 else 1)
    generation = number % GENERATIONS
    if generation == number:
        with_generation = ((t.patients, {"id"}), (t.patient_words, {"patient_id"}), (t.recalls, {"id", "patient_id"}))
        for table, own in with_generation:
            execute(_copied(table, dialect, number, 0, dict.fromkeys(own, generation)))
    for table in SHIFTED:
        own = dict.fromkeys(_OWN_IDS.get(table.name, {"id"}), number)
        if table is t.appointments:
            own["patient_id"] = generation
        execute(_copied(table, dialect, number, days, own))


def _copied(table: Table, dialect: str, number: int, days: int, copies: dict[str, int]) -> str:
    """Return the statement that copies the rows of the first block; *copies* says of which copy each id is."""
    columns, values = [], []
    for column in table.columns:
        name = f'"{column.name}"'
        value = name
        if column.name in NAMED and table in (t.patients, t.patient_words):
            kept = NAMED[column.name]
            value = f"replace({name}, '{kept}', '{kept}{chr(ord('a') + next(iter(copies.values())))}')"
        elif copies.get(column.name):
            value = _OTHER_ID[dialect].format(name, copies[column.name])
        elif column.name in ("number", "sequence"):
            value = f"{name} + {number * NUMBERS_APART}"
        elif days and isinstance(column.type, Date):
            value = _OTHER_DATE[dialect].format(name, days)
        elif days and isinstance(column.type, UtcDateTime):
            value = _OTHER_INSTANT[dialect].format(name, days)
        columns.append(name)
        values.append(value)
    return f"INSERT INTO {table.name} ({', '.join(columns)}) SELECT {', '.join(values)} FROM first_{table.name}"  # noqa: S608


_OTHER_ID = {
    "sqlite": "CAST(substr({0}, 1, 10) || x'{1:012x}' AS BLOB)",
    "postgresql": "(substr({0}::text, 1, 24) || '{1:012x}')::uuid",
}
_OTHER_DATE = {"sqlite": "date({0}, '{1:+d} days')", "postgresql": "{0} + {1}"}
_OTHER_INSTANT = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%S.000000', {0}, '{1:+d} days')",
    "postgresql": "{0} + interval '{1} days'",
}


@contextmanager
def _bare(engines: Engines) -> Iterator[Execute]:
    """Give a way to run statements on tables without their indexes, triggers and references, which come back after."""
    tables = (t.patients, t.patient_words, t.recalls, *SHIFTED)
    first = [f"CREATE TEMPORARY TABLE first_{table.name} AS SELECT * FROM {table.name}" for table in tables]  # noqa: S608
    names = ", ".join(f"'{table.name}'" for table in tables)
    if isinstance(engines, SqliteEngines):
        connection = sqlcipher3.connect(str(engines.path), isolation_level=None)
        try:
            found = connection.execute(
                "SELECT type, name, sql FROM sqlite_master"  # noqa: S608
                f" WHERE sql IS NOT NULL AND type <> 'table' AND tbl_name IN ({names})"
            ).fetchall()
            # Ids of copies land all over the keys: what does not fit into memory would be written again and again.
            connection.execute("PRAGMA cache_size = -600000")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("BEGIN")
            for statement in (*(f"DROP {kind} {name}" for kind, name, _ in found), *first):
                connection.execute(statement)
            yield connection.execute
            for _, _, again in found:
                connection.execute(again)
            connection.execute("COMMIT")
        finally:
            connection.close()
        engines.tend()
        return
    with engines.writing() as connection:
        execute = connection.exec_driver_sql
        execute("SET LOCAL session_replication_role = replica")
        execute("SET LOCAL statement_timeout = 0")
        execute("SET LOCAL maintenance_work_mem = '256MB'")
        found = execute(
            "SELECT indexname, indexdef FROM pg_indexes"  # noqa: S608
            " WHERE schemaname = 'public' AND indexname NOT LIKE 'pk%%'"
            f" AND indexname <> 'appointments_slot' AND tablename IN ({names})"
        ).all()
        for statement in (
            "ALTER TABLE appointments DROP CONSTRAINT appointments_slot",
            *(f"DROP INDEX {name}" for name, _ in found),
            *first,
        ):
            execute(statement)
        yield execute
        for _, again in found:
            execute(again)
        execute(POSTGRESQL_BACKSTOP)
