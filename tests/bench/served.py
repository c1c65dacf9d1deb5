"""What the benchmarks of the server share: its commands, its process, a PostgreSQL of our own, a book of any size."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from frontdesk.domain.localtime import to_instant
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.server.platform.accounts import create_organisation, create_user
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.practice import records
from frontdesk.server.practice.ids import seeded_ids
from frontdesk.server.practice.starter import starter_practice
from frontdesk.server.practice.writer import PracticeWriter

ZONE = "America/New_York"
ROOMS = 10
VISITS_A_ROOM = 6
MIDDLE = date(2026, 11, 19)
USER = "bench"


def frontdesk(*args: str) -> str:
    """Run a command of the server and return what it says."""
    command = [sys.executable, "-m", "frontdesk.server.cli", *args]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@contextmanager
def served(place: list[str], log: Path) -> Iterator[str]:
    """Run a server on a practice and give its address; it complains into *log*."""
    command = [sys.executable, "-m", "frontdesk.server.cli", "serve", "--port", "0", "--quiet", *place]
    with log.open("w", encoding="utf-8") as complaints:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL server of our own and give the address of an empty database."""
    from support.postgres import PostgresCluster

    cluster = PostgresCluster()
    try:
        yield cluster.create()
    finally:
        cluster.stop()


def fill(place: list[str], appointments: int) -> None:
    """Make a practice with a book of this many visits, sixty a day; ``place`` as on the command line."""
    from frontdesk.server.cli.opening import Place, opened

    kind, where = place
    target = Place(data_dir=Path(where)) if kind == "--data-dir" else Place(url=where)
    practice = big_practice(appointments)
    with opened(target) as database:
        now = database.clock()
        with database.engines.writing() as connection:
            org_id = create_organisation(connection, "Bench", now)
            user_id = create_user(connection, org_id, USER, Role.ADMIN, now)
            unit = WriteUnit(connection, Caller(user_id, USER, org_id, Role.ADMIN), now, database.engines)
            PracticeWriter(unit, "created", history_since=datetime(2100, 1, 1, tzinfo=UTC)).write(practice)
            unit.flush_ledger()


def big_practice(appointments: int) -> records.Practice:
    """Return a practice of ten operatories with sixty visits on each day, ``appointments`` in all."""
    rng = random.Random(7)
    make_id = seeded_ids(rng, datetime(2020, 1, 1, tzinfo=UTC))
    practice = starter_practice("Bench", make_id)
    place = records.Location(make_id(), "Bench", ZONE)
    practice.locations.append(place)
    days = -(-appointments // (ROOMS * VISITS_A_ROOM))
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
        records.Patient(make_id(), f"{n}", f"Given{n}", f"Family{n}", date(1980, 1, 1), place.id) for n in range(2000)
    ]
    kind = practice.types[0]
    codes = {row.code: row for row in practice.procedure_codes}
    lines = tuple(records.ProcedureLine(codes[code].id, codes[code].fee) for code in kind.codes)
    for ahead in range(days):
        for room, provider in zip(practice.operatories, practice.providers, strict=True):
            for slot in range(VISITS_A_ROOM):
                start = to_instant(first + timedelta(days=ahead), time(8 + slot), ZONE)
                practice.appointments.append(
                    records.Appointment(
                        id=make_id(),
                        location_id=place.id,
                        patient_id=practice.patients[rng.randrange(2000)].id,
                        operatory_id=room.id,
                        type_id=kind.id,
                        provider_id=provider.id,
                        provider_role=ProviderRole.DENTIST,
                        status=AppointmentStatus.SCHEDULED,
                        start=start,
                        end=start + timedelta(minutes=50),
                        pattern="X" * 10,
                        created_at=start - timedelta(days=30),
                        procedures=lines,
                    )
                )
    return practice
