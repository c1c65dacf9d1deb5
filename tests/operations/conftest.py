"""A small practice and a desk that shows its Tuesday."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator

import pytest

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import Desk

from .practice import HELGA, LAKESIDE, MEI, PAUL, TUESDAY, FakeServer, at, new_desk, until, visit
from .realoffice import ZONE, Office, Server


@pytest.fixture
async def server() -> FakeServer:
    """Helga at nine, Paul at ten next door, Mei on the pinboard."""
    server = FakeServer()
    pinned = visit(MEI, at("13:00", room=3), status=AppointmentStatus.PINBOARD)
    server.book(visit(HELGA, at("9:00")), visit(PAUL, at("10:00", room=2)), pinned)
    return server


@pytest.fixture
async def desk(server: FakeServer) -> AsyncIterator[Desk]:
    """A desk that shows Tuesday and has the days beside it."""
    desk = new_desk(server)
    assert (await desk.start()).ok
    assert (await desk.show(LAKESIDE, [TUESDAY])).ok
    await until(lambda: len(desk.store.loaded_days()) == 3)
    server.asked.clear()
    server.keys.clear()
    yield desk
    await desk.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("practice")
    new = [sys.executable, "-m", "frontdesk.server.cli", "new", "--data-dir", str(folder), "--name", "Lakeside"]
    subprocess.run([*new, "--zone", ZONE], check=True, capture_output=True)
    server = Server(folder)
    server.start()
    yield server
    server.kill()


@pytest.fixture
async def office(running: Server) -> AsyncIterator[Office]:
    office = Office(running.port)
    await office.open()
    yield office
    await office.close()
