"""The days around today stay readable without the server: in the window that is open, and in the next one."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState, Desk
from frontdesk.operations.keeping import DAYS_EITHER_WAY
from frontdesk.store.offline import KEY_BYTES, Changed, Kept, OfflineCopy

from .practice import HELGA, LAKESIDE, MEI, PAUL, QUICK, TUESDAY, FakeServer, at, new_desk, until, visit

KEEPING = replace(QUICK, keep=0.002)
AROUND = {TUESDAY + timedelta(days=by) for by in range(-DAYS_EITHER_WAY, DAYS_EITHER_WAY + 1)}
FAR = TUESDAY + timedelta(days=12)


@pytest.fixture
def server() -> FakeServer:
    server = FakeServer()
    parked = visit(MEI, at("13:00"), status=AppointmentStatus.PINBOARD)
    server.book(visit(HELGA, at("9:00")), visit(PAUL, at("10:00", day=FAR)), parked)
    return server


@pytest.fixture
def copy(tmp_path: Path) -> OfflineCopy:
    return OfflineCopy(tmp_path / "copy.db", bytes(KEY_BYTES))


@pytest.fixture
async def desk(server: FakeServer, copy: OfflineCopy) -> AsyncIterator[Desk]:
    """A desk that keeps what it can."""
    desk = new_desk(server, pace=KEEPING)
    desk.keep_in(copy)
    assert (await desk.start()).ok
    assert (await desk.show(LAKESIDE, [TUESDAY])).ok
    yield desk
    await desk.close()


def days_of(desk: Desk) -> set[date]:
    return {day for _, day in desk.store.loaded_days()}


async def test_two_weeks_either_way_are_read_while_nobody_waits_a_week_at_a_time(
    desk: Desk, server: FakeServer
) -> None:
    server.asked.clear()
    await until(lambda: days_of(desk) >= AROUND)
    assert server.asked["days"] <= 6


async def test_they_stay_when_many_other_days_are_looked_at(desk: Desk) -> None:
    await until(lambda: days_of(desk) >= AROUND)
    for week in range(5, 40):
        assert (await desk.show(LAKESIDE, [TUESDAY + timedelta(weeks=week)])).ok
    assert days_of(desk) >= AROUND


async def test_a_page_turned_without_the_server_shows_what_was_kept(desk: Desk, server: FakeServer) -> None:
    await until(lambda: days_of(desk) >= AROUND)
    server.is_there = False
    await server.announce()
    await desk.show(LAKESIDE, [FAR])
    day = desk.store.day(LAKESIDE, FAR)
    assert day is not None
    assert [row.id for row in day.appointments] == [PAUL]


async def kept_of(copy: OfflineCopy, desk: Desk) -> Kept:
    await until(lambda: days_of(desk) >= AROUND)
    await desk.close()
    kept = copy.read()
    assert kept is not None
    return kept


async def test_a_start_without_the_server_shows_what_was_kept_and_later_the_truth(
    desk: Desk, server: FakeServer, copy: OfflineCopy
) -> None:
    kept = await kept_of(copy, desk)
    assert {day.day for day in kept.days} == AROUND
    server.is_there = False
    server.appointments[HELGA] = replace(server.appointments[HELGA], interval=at("16:00").interval, version=9)
    second = new_desk(server, pace=KEEPING)
    second.keep_in(copy)
    try:
        assert not (await second.start()).ok
        assert await second.recall() == kept.true_at
        day = second.store.day(LAKESIDE, TUESDAY)
        assert day is not None
        assert [(row.id, row.interval) for row in day.appointments] == [(HELGA, at("9:00").interval)]
        assert day.loaded_at == kept.true_at
        assert [row.id for row in second.store.pinboard(LAKESIDE)] == [MEI]
        assert second.store.reference.location(LAKESIDE) is not None
        assert second.signed_in is not None
        assert second.signed_in.user_name == "Maria Lopez"
        await second.show(LAKESIDE, [TUESDAY])

        server.is_there = True
        second.reconnect()
        await until(lambda: second.connection is ConnectionState.LIVE and second.is_caught_up)
        day = second.store.day(LAKESIDE, TUESDAY)
        assert day is not None
        assert [row.interval for row in day.appointments] == [at("16:00").interval]
    finally:
        await second.close()


async def test_a_change_made_without_the_server_after_such_a_start_is_settled_when_it_is_back(
    desk: Desk, server: FakeServer, copy: OfflineCopy
) -> None:
    await kept_of(copy, desk)
    server.is_there = False
    second = new_desk(server, pace=KEEPING)
    second.keep_in(copy)
    try:
        await second.start()
        await second.recall()
        await second.show(LAKESIDE, [TUESDAY])
        moving = second.move(HELGA, at("14:00"))
        server.is_there = True
        second.reconnect()
        assert (await moving).ok
        assert server.appointments[HELGA].interval == at("14:00").interval
    finally:
        await second.close()


async def test_what_is_still_on_its_way_is_not_kept_as_truth(desk: Desk, server: FakeServer, copy: OfflineCopy) -> None:
    await until(lambda: days_of(desk) >= AROUND)
    server.latency = 0.2
    moving = asyncio.ensure_future(desk.move(HELGA, at("14:00")))
    await asyncio.sleep(0)
    await desk._keeper.write()
    kept = copy.read()
    assert kept is not None
    helga = next(row for day in kept.days for row in day.appointments if row.id == HELGA)
    assert helga.interval == at("9:00").interval
    await moving


async def test_a_desk_that_kept_nothing_says_so(server: FakeServer, copy: OfflineCopy) -> None:
    server.is_there = False
    desk = new_desk(server, pace=KEEPING)
    desk.keep_in(copy)
    assert not (await desk.start()).ok
    assert await desk.recall() is None
    await desk.close()


async def test_a_disk_that_cannot_be_written_does_not_keep_the_desk_from_working(
    server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    class Full:
        def write(self, changed: Changed) -> None:
            raise OSError("no space left")

        def read(self) -> Kept | None:
            return None

    desk = new_desk(server, pace=KEEPING)
    desk.keep_in(Full())
    assert (await desk.start()).ok
    assert (await desk.show(LAKESIDE, [TUESDAY])).ok
    await until(lambda: "could not be written" in caplog.text)
    await until(lambda: days_of(desk) >= AROUND)
    assert (await desk.move(HELGA, at("14:00"))).ok
    await desk.close()
