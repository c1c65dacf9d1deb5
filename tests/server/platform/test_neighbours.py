"""Two servers on one PostgreSQL database: what happens at one is known at the other."""

import asyncio
import json
from contextlib import AsyncExitStack, aclosing

import httpx
import pytest

from frontdesk.server.app import create_app
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.notices import APPLICATION_NAME
from frontdesk.server.platform import auth, streams
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings
from support.waiting import until

AUTH = "http://127.0.0.1/api/v1/auth"


@pytest.fixture
def engine_name():
    return "postgresql"


@pytest.fixture(autouse=True)
def only_what_is_told(monkeypatch):
    """Nobody looks by itself: what arrives was told, or found when listening began again."""
    monkeypatch.setattr(streams, "SAFETY_POLL_SECONDS", 3600.0)
    monkeypatch.setattr(auth, "CACHE_SECONDS", 3600.0)


@pytest.fixture
async def workers(engine_url):
    async with AsyncExitStack() as stack:
        made = []
        for _ in range(2):
            database = Database(open_engines(engine_url))
            stack.callback(database.close)
            app = create_app(Settings(), database)
            await stack.enter_async_context(app.router.lifespan_context(app))
            made.append(app)
        for app in made:
            await listens(app)
        yield made


async def listens(app):
    neighbours = app.state.services.database.neighbours
    await until(lambda: neighbours.is_listening, "connection that listens")


@pytest.fixture
async def at(workers, practice):
    """A client of the one or the other: ``at(0)``."""
    async with AsyncExitStack() as stack:

        def make(number, name="admin"):
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(workers[number]),
                base_url=f"http://127.0.0.1/api/v1/{practice.org}",
                headers={"Authorization": f"Bearer {practice.tokens[name]}"},
            )
            stack.push_async_callback(client.aclose)
            return client

        yield make


def stream(app, practice, after=None):
    async def always():
        return practice.caller()

    hub = app.state.services.hub
    return hub.stream(practice.caller(), after, seconds=600, keep_alive=600, still_welcome=always)


async def ids(stream, count):
    """The next so many events' ids."""
    came = []
    while len(came) < count:
        block = (await asyncio.wait_for(anext(stream), 20)).decode()
        came += [json.loads(line[6:])["id"] for line in block.splitlines() if line.startswith("data: ")]
    return came


async def close_for_a_day(client, name="Snow"):
    answer = await client.post("/closings", json={"name": name})
    assert answer.status_code == 201
    return answer


async def test_what_is_written_at_one_is_streamed_by_the_other_in_the_order_of_commits(workers, at, practice):
    async with aclosing(stream(workers[1], practice)) as heard:
        await anext(heard)
        await asyncio.gather(*(close_for_a_day(at(number % 2), f"Snow {number}") for number in range(20)))
        assert await ids(heard, 20) == list(range(1, 21))


async def test_who_changes_over_to_another_worker_goes_on_where_it_was(workers, at, practice):
    async with aclosing(stream(workers[0], practice)) as heard:
        await anext(heard)
        await close_for_a_day(at(0))
        assert await ids(heard, 1) == [1]
    for _ in range(2):
        await close_for_a_day(at(0))
    async with aclosing(stream(workers[1], practice, 1)) as heard:
        assert await ids(heard, 2) == [2, 3]
        await close_for_a_day(at(0))
        assert await ids(heard, 1) == [4]


async def test_nothing_is_lost_when_the_listening_connection_is_cut(workers, at, practice, postgres):
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{APPLICATION_NAME}'"  # noqa: S608
    async with aclosing(stream(workers[1], practice)) as heard:
        await anext(heard)
        await asyncio.to_thread(postgres.execute, cut)
        await close_for_a_day(at(0), "while nobody listens")
        assert await ids(heard, 1) == [1]
        await listens(workers[1])
        await close_for_a_day(at(0), "after it listens again")
        assert await ids(heard, 1) == [2]


async def test_what_was_undone_is_told_to_nobody(workers, at, practice):
    async with aclosing(stream(workers[1], practice)) as heard:
        await anext(heard)
        assert (await at(0).post("/closings", json={"name": "crash"})).status_code == 500
        assert (await at(0).post("/closings", json={"name": "refused"})).status_code == 409
        await close_for_a_day(at(0))
        assert await ids(heard, 1) == [1]


async def test_a_guesser_gains_nothing_by_asking_several_workers(at):
    guess = {"username": "admin", "password": "wrong"}
    clients = at(0), at(1)
    tried = [(await clients[number % 2].post(f"{AUTH}/token", json=guess)).status_code for number in range(14)]
    assert set(tried) == {401, 429}
    # Five are free; a last word of the other's may still be on its way.
    assert tried.count(401) <= 7


async def test_who_signs_out_at_one_is_out_at_the_other(at, workers):
    clients = at(0), at(1)
    for client in clients:
        assert (await client.get("/closings")).status_code == 200
    assert (await clients[0].post(f"{AUTH}/logout")).status_code == 204
    token = clients[1].headers["Authorization"].removeprefix("Bearer ")
    await until(lambda: workers[1].state.services.auth.known(token) is None, "word of the sign-out")
    assert (await clients[1].get("/closings")).status_code == 401


async def test_a_change_of_a_user_counts_at_the_other_worker_too(at, workers, practice):
    assert (await at(1).get("/closings")).status_code == 200
    known = workers[1].state.services.auth.known
    assert known(practice.tokens["admin"]) is not None
    await workers[0].state.services.auth.user_changed(practice.org, practice.users["admin"])
    await until(lambda: known(practice.tokens["admin"]) is None, "word of the change")
