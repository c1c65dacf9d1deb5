"""Both database engines, and a tiny practice on them, for every test of the server.

The tables and the practice are made once; each test finds them as they were made.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import UUID

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from frontdesk.server.app import create_app
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings
from support.orgguard import OrgGuard, guarded
from support.postgres import PostgresCluster
from support.tinypractice import TinyPractice, fill
from support.witness import Witness

END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def _make(engine_url: str) -> TinyPractice:
    practice = TinyPractice()
    engines = open_engines(engine_url)
    try:
        migrate(engines)
        with engines.writing() as connection:
            fill(connection, practice)
    finally:
        engines.close()
    return practice


@pytest.fixture(scope="session")
def org_guard() -> Iterator[OrgGuard]:
    """What looks at every statement sent in this process."""
    with guarded() as guard:
        yield guard


@pytest.fixture(autouse=True)
def no_statement_without_organisation(org_guard: OrgGuard) -> Iterator[None]:
    """The server names the organisation in every statement on an organisation's tables."""
    org_guard.take()
    yield
    faults = org_guard.take()
    if faults:
        pytest.fail("\n".join(dict.fromkeys(faults)))


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
    """The running application; whatever it answers has to be documented."""
    application = create_app(settings, database)
    undocumented: set[tuple[str, int]] = set()
    application.add_middleware(Witness, undocumented=undocumented)
    async with application.router.lifespan_context(application):
        yield application
    assert undocumented == set(), "The OpenAPI document does not list these answers (frontdesk.server.document)."


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
