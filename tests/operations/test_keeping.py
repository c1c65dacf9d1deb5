"""The days around today stay readable without the server: in the window that is open, and in the next one."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

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
    assert {day.day for day, _ in kept.days} == AROUND
    server.is_there = False
    server.appointments[HELGA] = replace(server.appointments[HELGA], interval=at("16:00").interval, version=9)
    second = new_desk(server, pace=KEEPING)
    second.keep_in(copy)
    try:
        assert not (await second.start()).ok
        assert await second.recall()
        day = second.store.day(LAKESIDE, TUESDAY)
        assert day is not None
        assert [(row.id, row.interval) for row in day.appointments] == [(HELGA, at("9:00").interval)]
        assert {day.loaded_at} == {at for _, at in kept.days}
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
    helga = next(row for day, _ in kept.days for row in day.appointments if row.id == HELGA)
    assert helga.interval == at("9:00").interval
    await moving


async def test_a_desk_that_kept_nothing_says_so(server: FakeServer, copy: OfflineCopy) -> None:
    server.is_there = False
    desk = new_desk(server, pace=KEEPING)
    desk.keep_in(copy)
    assert not (await desk.start()).ok
    assert not await desk.recall()
    await desk.close()


async def test_days_known_before_they_were_wanted_are_kept_when_they_are(
    desk: Desk, server: FakeServer, copy: OfflineCopy
) -> None:
    beyond = TUESDAY + timedelta(days=DAYS_EITHER_WAY + 1)
    await until(lambda: days_of(desk) >= AROUND)
    assert (await desk.show(LAKESIDE, [beyond])).ok
    await desk._keeper.write()
    desk._keeper._clock = lambda: at("9:00", day=TUESDAY + timedelta(days=1)).interval.start
    await desk._keeper.write()
    kept = copy.read()
    assert kept is not None
    assert beyond in {day.day for day, _ in kept.days}
    assert TUESDAY - timedelta(days=DAYS_EITHER_WAY) not in {day.day for day, _ in kept.days}


async def test_coming_back_from_another_location_the_first_one_is_still_kept(desk: Desk, copy: OfflineCopy) -> None:
    await until(lambda: days_of(desk) >= AROUND)
    await desk._keeper.write()
    elsewhere = UUID(int=2)
    assert (await desk.show(elsewhere, [TUESDAY])).ok
    await until(lambda: {day for place, day in desk.store.loaded_days() if place == elsewhere} >= AROUND)
    await desk._keeper.write()
    assert (await desk.show(LAKESIDE, [TUESDAY])).ok
    await desk._keeper.write()
    kept = copy.read()
    assert kept is not None
    for place in (LAKESIDE, elsewhere):
        assert {day.day for day, _ in kept.days if day.location_id == place} == AROUND


async def test_the_copy_claims_no_later_moment_than_all_of_it_was_true(
    desk: Desk, server: FakeServer, copy: OfflineCopy
) -> None:
    await until(lambda: days_of(desk) >= AROUND)
    await desk._keeper.write()
    kept = copy.read()
    assert kept is not None
    before = {at for _, at in kept.days}
    desk._loader.distrust()
    later = at("15:00").interval.start
    desk._keeper._clock = lambda: later
    await desk._keeper.write()
    kept = copy.read()
    assert kept is not None
    assert {at for _, at in kept.days} == before
    await until(lambda: not desk._loader.unknown(desk._loader.held))
    await desk._keeper.write()
    kept = copy.read()
    assert kept is not None
    assert {at for _, at in kept.days} == {later}


async def test_a_disk_that_cannot_be_written_for_a_while_does_not_keep_the_desk_from_working(
    server: FakeServer, copy: OfflineCopy, caplog: pytest.LogCaptureFixture
) -> None:
    class Full:
        def __init__(self) -> None:
            self.failures = 2

        def write(self, changed: Changed) -> None:
            if self.failures:
                self.failures -= 1
                raise OSError("no space left")
            copy.write(changed)

        def read(self) -> Kept | None:
            return copy.read()

    desk = new_desk(server, pace=KEEPING)
    desk.keep_in(Full())
    assert (await desk.start()).ok
    assert (await desk.show(LAKESIDE, [TUESDAY])).ok
    await until(lambda: "could not be written" in caplog.text)
    assert (await desk.move(HELGA, at("14:00"))).ok
    await until(lambda: days_of(desk) >= AROUND)
    await desk.close()
    kept = copy.read()
    assert kept is not None
    assert {day.day for day, _ in kept.days} == AROUND
    assert caplog.text.count("could not be written") == 1
