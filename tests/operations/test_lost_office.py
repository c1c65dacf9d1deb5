"""An office is closed to whoever works here: the desk keeps nothing of it, and goes on with the others."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from frontdesk.contract.resources import CreateLocationIn
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import Desk
from frontdesk.operations.jobs import Jobs
from frontdesk.store.offline import KEY_BYTES, OfflineCopy
from frontdesk.store.reference import Reference
from frontdesk.store.shelf import Shelf

from .practice import HELGA, LAKESIDE, MEI, QUICK, REFERENCE, TUESDAY, FakeServer, Held, at, new_desk, until, visit
from .realoffice import DAY, ZONE, Office


@pytest.fixture
def server() -> FakeServer:
    server = FakeServer()
    server.book(visit(HELGA, at("9:00")), visit(MEI, at("13:00"), status=AppointmentStatus.PINBOARD))
    return server


async def close_to(desk: Desk, server: FakeServer) -> None:
    """Close the only office to whoever works at the desk, and tell them."""
    server.reference = Reference()
    server.tell("user.changed", UUID(int=7), 1, (), "Dana Reyes", None)
    await server.announce()
    await until(lambda: desk.store.reference.location(LAKESIDE) is None)
    await until(lambda: desk.is_caught_up)


async def test_who_has_no_office_left_finds_nothing_kept_for_the_hours_without_a_server(
    server: FakeServer, tmp_path: Path
) -> None:
    copy = OfflineCopy(tmp_path / "copy.db", bytes(KEY_BYTES))
    desk = new_desk(server, pace=replace(QUICK, keep=0.002))
    desk.keep_in(copy)
    assert (await desk.start()).ok
    assert (await desk.show(LAKESIDE, [TUESDAY])).ok
    await until(lambda: (kept := copy.read()) is not None and bool(kept.days) and bool(kept.boards))
    await close_to(desk, server)
    await desk.close()
    kept = copy.read()
    assert kept is not None
    assert (kept.lists.locations, kept.days, kept.boards) == ((), (), {})


async def test_an_answer_that_arrives_after_the_loss_is_not_kept(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = new_desk(server)
    assert (await desk.start()).ok
    assert (await desk.show(LAKESIDE, [TUESDAY])).ok
    days, board = (Held(monkeypatch, desk.means.gateway, name) for name in ("days", "pinboard"))
    late = [
        asyncio.create_task(desk.means.loader.read_days([(LAKESIDE, TUESDAY)])),
        asyncio.create_task(desk.means.loader.read_pinboard(LAKESIDE)),
    ]
    await days.has_come.wait()
    await board.has_come.wait()
    await close_to(desk, server)
    days.goes_on.set()
    board.goes_on.set()
    await asyncio.gather(*late)
    assert desk.store.loaded_days() == desk.store.loaded_pinboards() == frozenset()
    assert [desk.store.truth(one) for one in (HELGA, MEI)] == [None, None]
    server.reference = REFERENCE
    server.tell("user.changed", UUID(int=7), 2, (), "Dana Reyes", None)
    await server.announce()
    await until(lambda: desk.store.reference.location(LAKESIDE) is not None)
    assert (await desk.show(LAKESIDE, [TUESDAY])).ok
    assert desk.store.truth(HELGA) is not None
    assert desk.store.loaded_pinboards() == {LAKESIDE}
    await desk.close()


async def show_waitlist(jobs: Jobs, place: UUID) -> Shelf[UUID, Any]:
    assert (await jobs.waitlist.show(place)).ok
    return jobs.waitlist.waiting


async def show_confirming(jobs: Jobs, place: UUID) -> Shelf[UUID, Any]:
    assert (await jobs.confirming.show(place, DAY, 1)).ok
    return jobs.confirming.coming


async def show_views(jobs: Jobs, place: UUID) -> Shelf[UUID, Any]:
    assert (await jobs.views.show(place)).ok
    return jobs.views.views


async def show_templates(jobs: Jobs, place: UUID) -> Shelf[UUID, Any]:
    assert (await jobs.blockout_templates.show(place)).ok
    return jobs.blockout_templates.templates


@pytest.mark.parametrize("show", [show_waitlist, show_confirming, show_views, show_templates])
async def test_the_lists_of_a_lost_office_are_let_go_of_and_those_of_the_others_read_again(
    office: Office, show: Callable[[Jobs, UUID], Awaitable[Shelf[UUID, Any]]]
) -> None:
    desk = office.here
    made = await office.clients[0].locations.create(CreateLocationIn(name=f"West {show.__name__}", timezone=ZONE))
    await until(lambda: desk.store.reference.location(made.id) is not None, 5)
    for place in (made.id, office.location):
        lists = await show(office.jobs, place)
    left = desk.store.reference.location(office.location)
    assert left is not None
    desk.store.set_reference(Reference(locations=[left]))
    desk.means.happenings.tell_missed()
    await until(lambda: lists.is_true(office.location), 5)
    assert lists.known() == {office.location}
