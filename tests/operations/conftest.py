"""A small practice and a desk that shows its Tuesday."""

from collections.abc import AsyncIterator

import pytest

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import Desk

from .practice import HELGA, LAKESIDE, MEI, PAUL, TUESDAY, FakeServer, at, new_desk, until, visit


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
