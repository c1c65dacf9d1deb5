"""A real window on a real server: the office, the person at the desk, and whoever sits at the next one."""

from __future__ import annotations

import asyncio
import functools
import gc
import warnings
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends.null import Keyring as NoKeyring
from PySide6.QtWidgets import QApplication

from frontdesk.app.settings import Settings
from frontdesk.server.db.engines import Engines, open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.platform.accounts import create_user, hash_password, issue_token
from frontdesk.server.platform.caller import Role
from frontdesk.ui import appearance, theme
from frontdesk.ui.runtime import DeskLoop, make_application
from support.littleoffice import DAY, MADE, NOW, LittleOffice, found
from support.postgres import PostgresCluster
from support.receptionist import Receptionist, Seat
from support.serverprocess import Ledger, ServerProcess

SitDown = Callable[..., Receptionist]


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run these tests on the desktop's own loop."""
    return {"desk": lambda: DeskLoop(make_application())}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open the windows that a test asks for on the loop it runs on, and close them there."""
    for item in items:
        is_ours = Path(__file__).parent in item.path.parents
        if is_ours and isinstance(item, pytest.Function) and asyncio.iscoroutinefunction(item.obj):
            item.obj = _among_open_windows(item.obj)


def _among_open_windows(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    @functools.wraps(test)
    async def play(**given: Any) -> None:
        people = [value for value in given.values() if isinstance(value, Receptionist)]
        async with AsyncExitStack() as stack:
            for person in people:
                await stack.enter_async_context(person)
            if people:
                await people[0].turn_to_window()
            await test(**given)

    return play


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    application = make_application()
    appearance.apply(theme.LIGHT)
    return application


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    """The tester's own keyring is none of a test's business."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Either engine; a test that asks for it, however indirectly, runs on both."""
    name: str = request.param
    return name


@pytest.fixture
def on_sqlite() -> None:
    """For tests in which the server's engine plays no part: they run on one."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the engines of a test."""
    if "engine" in metafunc.fixturenames:
        engines = ["sqlite"] if "on_sqlite" in metafunc.fixturenames else ["sqlite", "postgresql"]
        metafunc.parametrize("engine", engines, indirect=True)


@pytest.fixture(scope="session")
def sqlite_place(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A folder for a server's database."""
    return "--data-dir", str(tmp_path_factory.mktemp("practice"))


@pytest.fixture(scope="session")
def postgresql_place(postgres: PostgresCluster) -> tuple[str, str]:
    """A database for a server."""
    return "--database", postgres.create("e2e")


@pytest.fixture(scope="session")
def sqlite_server(sqlite_place: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = ServerProcess(sqlite_place, tmp_path_factory.mktemp("log") / "server.log")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgresql_server(
    postgresql_place: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerProcess]:
    server = ServerProcess(postgresql_place, tmp_path_factory.mktemp("log") / "server.log")
    yield server
    server.stop()


@pytest.fixture
def server(engine: str, request: pytest.FixtureRequest) -> ServerProcess:
    """The server that runs for every test of this engine; tests that harm theirs ask for `own_server`."""
    running: ServerProcess = request.getfixturevalue(f"{engine}_server")
    return running


@pytest.fixture
def own_server(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerProcess]:
    """A server that this test may stop, kill and start again."""
    (tmp_path / "practice").mkdir()
    place = ("--data-dir", str(tmp_path / "practice"))
    if engine == "postgresql":
        cluster: PostgresCluster = request.getfixturevalue("postgres")
        place = ("--database", cluster.create("own"))
    server = ServerProcess(place, tmp_path / "server.log")
    yield server
    server.stop()
    if engine == "postgresql":
        cluster.execute("DROP DATABASE own WITH (FORCE)")


def engines_of(server: ServerProcess) -> Engines:
    """Open the database of a server beside it."""
    kind, where = server.place
    return open_engines(Path(where) / "frontdesk.db" if kind == "--data-dir" else where)


def found_in(server: ServerProcess) -> LittleOffice:
    """Found an office in a server's database."""
    engines = engines_of(server)
    try:
        migrate(engines)
        return found(engines)
    finally:
        engines.close()


@pytest.fixture
def office(server: ServerProcess) -> LittleOffice:
    """An office of this test's own."""
    return found_in(server)


@pytest.fixture
def ledger(server: ServerProcess, office: LittleOffice) -> Iterator[Ledger]:
    """What the server has."""
    ledger = Ledger(server, office)
    yield ledger
    ledger.close()


@pytest.fixture
def cut_connections() -> Iterator[None]:
    """For tests that cut a window off: what was cut while it connected is found by the garbage collector, here.

    anyio drops a connection that is made at the very moment it is no longer wanted without closing it.
    """
    with warnings.catch_warnings():
        yield
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def sit_down(no_timer_left: None, tmp_path: Path) -> SitDown:
    """A person at a window: ``async with sit_down(server, office, "ana") as ana``."""

    def person_at(server: ServerProcess, office: LittleOffice, person: str, day: date = DAY) -> Receptionist:
        settings = Settings(tmp_path / f"{person}.json")
        return Receptionist(Seat.at(server.address, office.tokens[person], person), settings, day, NOW)

    return person_at


@pytest.fixture
def desk_window(sit_down: SitDown, server: ServerProcess, office: LittleOffice, ledger: Ledger) -> Receptionist:
    """Ana at her window on the day of the office; it is open when the test begins, and closed after it."""
    return sit_down(server, office, "ana")


@pytest.fixture
def owner(server: ServerProcess, office: LittleOffice) -> str:
    """Who administers the practice, by the name they sign in with."""
    engines = engines_of(server)
    try:
        with engines.writing() as connection:
            user = create_user(
                connection,
                office.org,
                "owner",
                Role.ADMIN,
                MADE,
                display_name="Olu Adeyemi",
                password_hash=hash_password("not used here"),
            )
            office.tokens["owner"] = issue_token(connection, office.org, user, MADE, label="test", expires_at=None)
    finally:
        engines.close()
    return "owner"


@pytest.fixture
def owner_window(sit_down: SitDown, server: ServerProcess, office: LittleOffice, owner: str) -> Receptionist:
    """Who administers the practice, at a window of their own."""
    return sit_down(server, office, owner)


@pytest.fixture
def second_window(sit_down: SitDown, server: ServerProcess, office: LittleOffice) -> Receptionist:
    """Ben at his, on the same day."""
    return sit_down(server, office, "ben")


@pytest.fixture
def own_office(own_server: ServerProcess) -> LittleOffice:
    """An office on a server of the test's own."""
    return found_in(own_server)


@pytest.fixture
def own_ledger(own_server: ServerProcess, own_office: LittleOffice) -> Iterator[Ledger]:
    """What that server has."""
    ledger = Ledger(own_server, own_office)
    yield ledger
    ledger.close()


@pytest.fixture
def own_window(sit_down: SitDown, own_server: ServerProcess, own_office: LittleOffice) -> Receptionist:
    """Ana at her window on that server."""
    return sit_down(own_server, own_office, "ana")
