import asyncio
import json
from contextlib import aclosing, suppress
from datetime import timedelta
from uuid import UUID

import pytest

from frontdesk.server.db.engines import open_engines
from frontdesk.server.platform.maintenance import forget_old
from frontdesk.server.platform.streams import EventHub
from frontdesk.server.platform.unit import Database

THING = UUID("01990000-0000-7000-8000-00000000abcd")


def change(database, practice, location=None, what="note.changed"):
    with database.write(practice.caller()) as unit:
        unit.emit(what, THING, 1, location)


@pytest.fixture
async def hub(database):
    made = EventHub(database)
    made.start()
    yield made
    await made.stop()


class Listener:
    """Reads a stream block by block, each as a dict of its fields."""

    def __init__(self, hub, who, after=None, *, seconds=60.0, keep_alive=15.0, welcome=None):
        async def always():
            return who

        self.stream = hub.stream(who, after, seconds=seconds, keep_alive=keep_alive, still_welcome=welcome or always)
        self._came = []

    async def block(self, within=5.0):
        if not self._came:
            raw = await asyncio.wait_for(anext(self.stream), within)
            self._came = raw.decode().removesuffix("\n\n").split("\n\n")
        lines = self._came.pop(0).splitlines()
        return {line.partition(":")[0]: line.partition(":")[2].strip() for line in lines}

    async def events(self, count):
        return [json.loads((await self.block())["data"]) for _ in range(count)]


async def test_a_change_is_told_at_once(hub, database, practice):
    listener = Listener(hub, practice.caller())
    async with aclosing(listener.stream):
        assert (await listener.block())["id"] == "0"
        waiting = asyncio.create_task(listener.block())
        await asyncio.sleep(0.05)
        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.to_thread(change, database, practice, practice.chicago)
        told = await waiting
        assert loop.time() - began < 1.0
    assert (told["id"], told["event"]) == ("1", "note.changed")
    said = json.loads(told["data"])
    assert said["entity_id"] == str(THING)
    assert said["location_id"] == str(practice.chicago)
    assert said["actor_name"] == "admin"
    assert said["occurred_at"].endswith("Z")


async def test_who_comes_back_gets_what_it_missed(hub, database, practice):
    for _ in range(5):
        change(database, practice)
    listener = Listener(hub, practice.caller(), 2)
    async with aclosing(listener.stream):
        await listener.block()
        assert [event["id"] for event in await listener.events(3)] == [3, 4, 5]


async def test_a_long_absence_is_told_in_batches_without_a_hole(hub, database, practice):
    with database.write(practice.caller()) as unit:
        for _ in range(1200):
            unit.emit("note.changed", THING)
    listener = Listener(hub, practice.caller(), 0)
    async with aclosing(listener.stream):
        await listener.block()
        assert [event["id"] for event in await listener.events(1200)] == list(range(1, 1201))


@pytest.mark.parametrize("after", [1, 99])
async def test_who_was_away_too_long_is_told_to_load_afresh(hub, database, practice, after):
    for _ in range(3):
        change(database, practice)
    with database.engines.writing() as connection:
        forget_old(connection, database.clock() + timedelta(days=8))
    change(database, practice)
    listener = Listener(hub, practice.caller(), after)
    async with aclosing(listener.stream):
        told = await listener.block()
        assert (told["event"], told["id"]) == ("reset", "4")
        change(database, practice)
        assert [event["id"] for event in await listener.events(1)] == [5]


async def test_nobody_hears_of_other_locations(hub, database, practice):
    listener = Listener(hub, practice.caller("denver"), 0)
    change(database, practice, practice.chicago)
    change(database, practice, practice.denver)
    change(database, practice)
    async with aclosing(listener.stream):
        await listener.block()
        assert [event["id"] for event in await listener.events(2)] == [2, 3]


async def test_who_hears_nothing_resumes_behind_what_was_not_for_it(hub, database, practice):
    listener = Listener(hub, practice.caller("denver"), keep_alive=0.05)
    async with aclosing(listener.stream):
        assert (await listener.block())["id"] == "0"
        for _ in range(3):
            change(database, practice, practice.chicago)
        told = {}
        async with asyncio.timeout(10):
            while told.get("id") != "3":
                told = await listener.block()
                assert told[""] == "still here"
        assert await listener.block() == {"": "still here"}
    change(database, practice, practice.chicago)
    again = Listener(hub, practice.caller("denver"), 3)
    async with aclosing(again.stream):
        assert (await again.block())["id"] == "4"


async def test_who_heard_nothing_is_told_at_the_end_where_to_resume(hub, database, practice):
    ends = {"time": Listener(hub, practice.caller("denver"), seconds=1.0)}
    ends["server"] = Listener(hub, practice.caller("denver"))
    for listener in ends.values():
        await listener.block()
    waiting = {name: asyncio.create_task(listener.block()) for name, listener in ends.items()}
    await asyncio.to_thread(change, database, practice, practice.chicago)
    assert await waiting["time"] == {"id": "1"}
    hub.close()
    assert await waiting["server"] == {"id": "1"}
    for listener in ends.values():
        with pytest.raises(StopAsyncIteration):
            await listener.block()


async def test_nobody_is_told_to_resume_behind_what_it_has_yet_to_hear(hub, database, practice):
    for where in (practice.denver, practice.chicago):
        change(database, practice, where)
    listener = Listener(hub, practice.caller("denver"), 0, keep_alive=0.05)
    async with aclosing(listener.stream):
        assert (await listener.block())["id"] == "0"
        assert [event["id"] for event in await listener.events(1)] == [1]
        assert (await listener.block())["id"] == "2"


async def test_silence_is_broken_by_a_comment(hub, practice):
    listener = Listener(hub, practice.caller(), keep_alive=0.05)
    async with aclosing(listener.stream):
        await listener.block()
        assert await listener.block() == {"": "still here"}


async def test_a_stream_ends_after_its_time(hub, practice):
    listener = Listener(hub, practice.caller(), seconds=0.1)
    async with aclosing(listener.stream):
        await listener.block()
        with pytest.raises(StopAsyncIteration):
            await listener.block()
    assert hub.listeners == 0


async def test_a_stream_ends_at_once_with_the_server(hub, practice):
    listener = Listener(hub, practice.caller())
    async with aclosing(listener.stream):
        await listener.block()
        waiting = asyncio.create_task(listener.block())
        await asyncio.sleep(0.02)
        hub.close()
        with pytest.raises(StopAsyncIteration):
            await waiting


async def test_who_is_not_welcome_any_more_hears_no_more_however_much_happens(hub, database, practice):
    async def no_longer():
        return None

    listener = Listener(hub, practice.caller(), keep_alive=0.05, welcome=no_longer)
    async with aclosing(listener.stream):
        await listener.block()
        heard = 0
        with suppress(StopAsyncIteration):
            while heard < 200:
                change(database, practice)
                await listener.block()
                heard += 1
        assert heard < 200


async def test_who_signed_out_hears_of_nothing_that_happens_afterwards(hub, database, practice):
    holders = [practice.caller()]

    async def by_now():
        return holders[0] if holders else None

    listener = Listener(hub, practice.caller(), welcome=by_now)
    async with aclosing(listener.stream):
        await listener.block()
        change(database, practice)
        await listener.events(1)
        holders.clear()
        change(database, practice)
        with pytest.raises(StopAsyncIteration):
            await listener.block()


async def test_who_was_bound_to_one_location_hears_no_more_of_the_others(hub, database, practice):
    async def by_now():
        return practice.caller("denver")

    listener = Listener(hub, practice.caller(), keep_alive=0.02, welcome=by_now)
    async with aclosing(listener.stream):
        await listener.block()
        assert await listener.block() == {"": "still here"}
        for where in (practice.chicago, practice.denver):
            change(database, practice, where)
        told = {}
        while "data" not in told:
            told = await listener.block()
        assert json.loads(told["data"])["location_id"] == str(practice.denver)


async def test_changes_of_another_process_are_told_too(hub, engine_url, practice):
    other = Database(open_engines(engine_url))
    listener = Listener(hub, practice.caller())
    async with aclosing(listener.stream):
        await listener.block()
        await asyncio.to_thread(change, other, practice)
        assert [event["id"] for event in await listener.events(1)] == [1]
    other.close()


async def test_events_since_say_the_same_as_plain_json(api_as, database, practice):
    for where in (practice.chicago, practice.denver):
        change(database, practice, where)
    everything = (await api_as().get("/events/since?after=0")).json()
    assert [event["id"] for event in everything["items"]] == [1, 2]
    assert (everything["last_id"], everything["is_reset"]) == (2, False)
    denver = (await api_as("denver").get("/events/since?after=0&limit=1")).json()
    assert (denver["items"], denver["last_id"]) == ([], 1)
    future = (await api_as().get("/events/since?after=7")).json()
    assert future == {"items": [], "last_id": 2, "is_reset": True}


@pytest.mark.parametrize("query", ["", "?after=-1", "?after=x", "?after=99999999999999999999", "?after=0&limit=501"])
async def test_events_since_nothing_sensible_are_refused(api, query):
    assert (await api.get(f"/events/since{query}")).status_code == 422


@pytest.mark.parametrize("last", ["x", "-1", "1.5", "9" * 19])
async def test_a_stream_from_nothing_sensible_is_refused(api, last):
    assert (await api.get("/events/stream", headers={"Last-Event-ID": last})).status_code == 422
