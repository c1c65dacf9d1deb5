"""Finding openings at a real server and at the desk alone, and keeping searches."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert

from frontdesk.client import SchedulingClient
from frontdesk.contract.people import UpdateProviderIn
from frontdesk.contract.saved_searches import CreateSavedSearchIn
from frontdesk.domain.localtime import to_local
from frontdesk.operations import Desk
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.operations.gateway import Refused
from frontdesk.operations.jobs import Jobs
from frontdesk.operations.local_openings import LocalOpenings
from frontdesk.operations.openings import Openings
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.db.types import new_id
from frontdesk.store.openings import Found, Wish
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store
from support.littleoffice import DAY, ZONE, LittleOffice, found
from support.serverprocess import ServerProcess

from .practice import until
from .realoffice import Office

MORNING = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("practice")
    server = ServerProcess(("--data-dir", str(folder)), folder / "server.log")
    yield server
    server.stop()


class Room:
    """A desk at an office of its own, on a Monday morning."""

    def __init__(self, server: ServerProcess, office: LittleOffice) -> None:
        self.client = SchedulingClient(server.address, office.tokens["ana"], None, "desk-1")
        self.office = office
        self.desk = Desk(ClientGateway(self.client), Store(), lambda: MORNING)
        self.openings: Openings = Jobs(self.desk, self.client).openings

    def wish(self, **said: object) -> Wish:
        return replace(Wish(self.office.location, 60), **said)  # type: ignore[arg-type]

    def told(self, rows: tuple[Found, ...]) -> list[str]:
        rooms = {room_id: name for name, room_id in self.office.rooms.items()}
        return [f"{to_local(row.slot.interval.start, ZONE):%a %d %H:%M} {rooms[row.slot.operatory_id]}" for row in rows]


@pytest.fixture
async def room(served: ServerProcess) -> AsyncIterator[Room]:
    engines = open_engines(Path(served.place[1]) / "frontdesk.db")
    try:
        migrate(engines)
        office = found(engines)
    finally:
        engines.close()
    room = Room(served, office)
    assert (await room.desk.start()).ok
    assert (await room.desk.show(office.location, [DAY, DAY + timedelta(days=1)])).ok
    yield room
    await room.desk.close()
    await room.client.close()


async def test_the_first_openings_on_a_tuesday_or_thursday_after_three(room: Room) -> None:
    wish = room.wish(
        weekdays=frozenset({1, 3}), earliest=time(15), first_day=DAY, operatory_ids=(room.office.rooms["Op 3"],)
    )
    findings = await room.openings.find(wish)
    assert room.told(findings.found[:2]) == ["Thu 04 16:00 Op 3", "Tue 09 15:00 Op 3"], (
        "a meeting is in Op 3 until four"
    )
    assert not findings.is_partial


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"minutes": 240},
        {"earliest": time(13), "latest": time(16)},
        {"weekdays": frozenset({4})},
        {"minutes": None, "kind": "Crown prep"},
        {"room": "Hyg 1"},
    ],
)
async def test_the_desk_alone_finds_what_the_server_finds(room: Room, said: dict[str, object]) -> None:
    asked = dict(said)
    if "kind" in asked:
        name = asked.pop("kind")
        asked["type_id"] = next(row.id for row in room.desk.store.reference.types if row.name == name)
    if "room" in asked:
        asked["operatory_ids"] = (room.office.rooms[str(asked.pop("room"))],)
    wish = room.wish(first_day=DAY, **asked)
    theirs = await room.openings.find(wish)
    days = [DAY, DAY + timedelta(days=1)]
    ours = LocalOpenings(room.desk.store).find(wish, days, MORNING, 6)
    last = max(day for day in days)
    assert [row for row in theirs.found if to_local(row.slot.interval.start, ZONE).date() <= last] == list(ours)
    assert ours or said == {"minutes": 240}


async def test_days_that_are_loaded_are_searched_without_the_server(room: Room) -> None:
    room.client.use_server("http://127.0.0.1:9", "no-token")
    findings = await room.openings.find(room.wish(first_day=DAY, last_day=DAY, minutes=30))
    assert findings.found
    assert not findings.is_partial


async def test_a_hidden_operatory_is_searched_here_only_when_it_is_asked_for(room: Room) -> None:
    store, op1 = room.desk.store, room.office.rooms["Op 1"]
    lists = store.reference.lists()
    hidden = tuple(replace(row, is_hidden=row.id == op1) for row in lists.operatories)
    store.set_reference(Reference.of(replace(lists, operatories=hidden)))

    def places(*operatory_ids: UUID) -> set[UUID]:
        found = LocalOpenings(store).find(room.wish(minutes=30, operatory_ids=operatory_ids), [DAY], MORNING, 6)
        return {row.slot.operatory_id for row in found}

    assert places()
    assert op1 not in places()
    assert places(op1) == {op1}


async def test_a_holiday_that_is_added_later_has_no_openings_from_then_on(office: Office) -> None:
    month = date.today() + timedelta(days=30)
    tuesday, openings = month + timedelta(days=(1 - month.weekday()) % 7), office.jobs.openings
    wish = Wish(office.location, 60, first_day=tuesday, last_day=tuesday)
    assert (await office.here.show(office.location, [tuesday])).ok
    assert (await openings.find(wish)).found
    heard: list[object] = []
    office.jobs.means.happenings.listen({"holiday"}, heard.append, lambda: None)
    assert (await office.jobs.schedules.add_holiday(None, tuesday, "Founders' day")).ok
    await until(lambda: bool(heard), 5)
    assert not (await openings.find(wish)).found
    assert (await office.here.undo()).ok
    await until(lambda: len(heard) == 2, 5)
    assert (await openings.find(wish)).found


@pytest.mark.parametrize(
    ("change", "by_name"), [({"is_hidden": True}, True), ({"status": "inactive"}, False)], ids=["hidden", "inactive"]
)
async def test_who_is_hidden_or_does_not_work_here_any_more_is_not_offered_here_either(
    office: Office, change: dict[str, object], by_name: bool
) -> None:
    month = date.today() + timedelta(days=30)
    tuesday, openings = month + timedelta(days=(1 - month.weekday()) % 7), office.jobs.openings
    wish = Wish(office.location, 60, first_day=tuesday, last_day=tuesday)
    assert (await office.here.show(office.location, [tuesday])).ok
    who = (await openings.find(wish)).found[0].provider_id
    providers = office.clients[0].providers
    known = office.here.store.reference.provider(who)
    before = await providers.get(who)
    changed = await providers.update(who, UpdateProviderIn.model_validate({"base_version": before.version, **change}))
    try:
        await until(lambda: office.here.store.reference.provider(who) != known, 5)
        assert who not in {row.provider_id for row in (await openings.find(wish)).found}
        assert bool((await openings.find(replace(wish, provider_ids=(who,)))).found) is by_name
    finally:
        back = UpdateProviderIn(base_version=changed.version, is_hidden=before.is_hidden, status="active")
        await providers.update(who, back)


async def test_a_holiday_has_no_openings_here_either(served: ServerProcess, room: Room) -> None:
    engines = open_engines(Path(served.place[1]) / "frontdesk.db")
    with engines.writing() as connection:
        stamps = {"created_at": MORNING, "updated_at": MORNING}
        closed = {"org_id": room.office.org, "id": new_id(), "holiday_date": DAY, "name": "Founders' day", **stamps}
        connection.execute(insert(t.holidays), [closed])
    engines.close()
    findings = await room.openings.find(room.wish(first_day=DAY, last_day=DAY, minutes=30))
    assert findings.found == ()


async def test_without_the_server_the_loaded_days_are_searched_and_that_is_said(room: Room) -> None:
    room.client.use_server("http://127.0.0.1:9", "no-token")
    findings = await room.openings.find(room.wish(first_day=DAY))
    assert findings.is_partial
    assert findings.found


async def test_nothing_begins_in_the_past(room: Room) -> None:
    noon = datetime(2027, 3, 4, 17, tzinfo=UTC)
    rows = LocalOpenings(room.desk.store).find(room.wish(), [DAY], noon, 6)
    assert rows
    assert all(row.slot.interval.start >= noon for row in rows)


async def test_a_search_the_server_does_not_understand_is_refused(room: Room) -> None:
    with pytest.raises(Refused):
        await room.openings.find(room.wish(earliest=time(15), latest=time(14)))


async def test_a_search_is_saved_made_the_default_removed_and_each_taken_back(room: Room) -> None:
    here = room.office.location
    wish = room.wish(
        weekdays=frozenset({1, 3}), earliest=time(15), provider_ids=(room.desk.store.reference.providers[0].id,)
    )
    assert (await room.openings.save("After school", wish, is_default=False)).sentence == "“After school” is saved."
    [saved] = await room.openings.saved(here)
    assert (saved.name, saved.wish, saved.is_default) == ("After school", wish, False)
    assert (await room.openings.make_default(saved, True)).ok
    assert [one.is_default for one in await room.openings.saved(here)] == [True]
    assert (await room.desk.undo()).ok
    assert [one.is_default for one in await room.openings.saved(here)] == [False]
    [saved] = await room.openings.saved(here)
    assert (await room.openings.remove(saved)).ok
    assert await room.openings.saved(here) == []
    assert (await room.desk.undo()).sentence == "Undone: “After school” is back."
    assert [one.wish for one in await room.openings.saved(here)] == [wish]


async def test_what_another_program_saved_is_read_as_far_as_it_can_be(room: Room) -> None:
    strange = {"weekdays": [1, 9, "x"], "duration_minutes": "long", "earliest_time": "late", "provider_uuids": ["?"]}
    await room.client.saved_searches.create(CreateSavedSearchIn(name="Odd", criteria=strange))
    odd = [one for one in await room.openings.saved(room.office.location) if one.name == "Odd"]
    assert [one.wish for one in odd] == [Wish(room.office.location, weekdays=frozenset({1}))]
