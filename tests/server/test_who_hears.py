"""What is somebody's own is told to nobody else, and changes of users to nobody but admins; on both engines."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from typing import Any

import httpx
import pytest
from sqlalchemy import insert, update

from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.platform.streams import EventHub
from frontdesk.server.platform.unit import Database

EVERYBODY = ("admin", "front_desk", "read_only")
Clients = Callable[..., httpx.AsyncClient]


async def told(api_as: Clients) -> dict[str, list[str]]:
    """Return the types of all events, by who hears of them."""
    return {
        name: [event["type"] for event in (await api_as(name).get("/events/since?after=0")).json()["items"]]
        for name in EVERYBODY
    }


async def ok(answer: Any) -> dict[str, Any]:
    said = await answer
    assert said.is_success, said.text
    return dict(said.json()) if said.content else {}


async def view(api: httpx.AsyncClient, practice: Any, visibility: str) -> dict[str, Any]:
    body = {"location_uuid": str(practice.chicago), "name": "Mine", "visibility": visibility}
    return await ok(api.post("/schedule/views", json=body))


async def test_only_its_owner_hears_of_a_personal_view(api_as: Clients, practice: Any) -> None:
    api = api_as("front_desk")
    made = await view(api, practice, "personal")
    path = f"/schedule/views/{made['id']}"
    await ok(api.patch(path, json={"base_version": 1, "name": "Still mine"}))
    await ok(api.delete(path))
    mine = ["view.changed", "view.changed", "view.deleted"]
    assert await told(api_as) == {"admin": [], "front_desk": mine, "read_only": []}


async def test_all_hear_when_a_view_is_shared_and_when_it_is_kept_from_them(api_as: Clients, practice: Any) -> None:
    api = api_as("front_desk")
    made = await view(api, practice, "personal")
    path = f"/schedule/views/{made['id']}"
    await ok(api.patch(path, json={"base_version": 1, "visibility": "shared"}))
    await ok(api.patch(path, json={"base_version": 2, "name": "Everybody's"}))
    await ok(api.patch(path, json={"base_version": 3, "visibility": "personal"}))
    await ok(api.patch(path, json={"base_version": 4, "name": "Mine again"}))
    heard = await told(api_as)
    assert [len(heard[name]) for name in EVERYBODY] == [3, 5, 3]


async def test_what_a_view_is_to_somebody_is_told_to_nobody_else(api_as: Clients, practice: Any) -> None:
    made = await view(api_as("admin"), practice, "shared")
    await ok(api_as("front_desk").post(f"/schedule/views/{made['id']}/set-default"))
    both = ["view.changed", "view_choice.changed"]
    assert await told(api_as) == {"admin": both[:1], "front_desk": both, "read_only": both[:1]}


async def test_only_its_owner_hears_of_a_saved_search(api_as: Clients) -> None:
    api = api_as("front_desk")
    body = {"name": "Crowns", "criteria": {}}
    made = await ok(api.post("/schedule/saved-searches", json=body))
    await ok(api.delete(f"/schedule/saved-searches/{made['id']}"))
    mine = ["saved_search.changed", "saved_search.deleted"]
    assert await told(api_as) == {"admin": [], "front_desk": mine, "read_only": []}


async def test_admins_and_the_user_hear_of_a_user(api_as: Clients, practice: Any) -> None:
    path = f"/users/{practice.users['read_only']}"
    await ok(api_as("admin").patch(path, json={"base_version": 1, "name": "Rhea Only"}))
    assert await told(api_as) == {"admin": ["user.changed"], "front_desk": [], "read_only": ["user.changed"]}


async def heard_in_denver(api_as: Clients, after: int = 0) -> list[str]:
    """Return the types of events that reach who sees the second office only."""
    items = (await api_as("denver").get(f"/events/since?after={after}")).json()["items"]
    return [event["type"] for event in items]


async def opened(api_as: Clients) -> str:
    """Open a third office, which the one in Denver does not see, and return its id."""
    return str((await ok(api_as("admin").post("/locations", json={"name": "Boston", "timezone": "UTC"})))["id"])


async def test_who_is_bound_to_one_office_does_not_hear_that_another_opens(api_as: Clients) -> None:
    await opened(api_as)
    assert await heard_in_denver(api_as) == []


async def holiday(api: httpx.AsyncClient, practice: Any, to: str) -> None:
    body = {"location_uuid": str(practice.chicago), "date": "2026-03-20", "name": "Closed"}
    made = await ok(api.post("/holidays", json=body))
    await ok(api.patch(f"/holidays/{made['id']}", json={"base_version": 1, "location_uuid": to}))


async def template(api: httpx.AsyncClient, practice: Any, to: str) -> None:
    body = {"location_uuid": str(practice.chicago), "name": "Monday"}
    made = await ok(api.post("/blockouts/templates", json=body))
    await ok(api.patch(f"/blockouts/templates/{made['id']}", json={"base_version": 1, "location_uuid": to}))


async def task(api: httpx.AsyncClient, practice: Any, to: str) -> None:
    places = (str(practice.chicago), to)
    lists = [await ok(api.post("/tasks/lists", json={"name": place, "location_uuid": place})) for place in places]
    made = await ok(api.post("/tasks", json={"task_list_uuid": lists[0]["id"], "description": "Order gloves"}))
    await ok(api.patch(f"/tasks/{made['id']}", json={"base_version": 1, "task_list_uuid": lists[1]["id"]}))


async def entry(api: httpx.AsyncClient, practice: Any, to: str) -> None:
    wanted = {"location_scope": "selected", "additional_location_uuids": [to]}
    body = {"patient_uuid": str(practice.ada), "location_uuid": str(practice.chicago), **wanted}
    made = await ok(api.post("/waitlist/entries", json=body))
    await ok(api.patch(f"/waitlist/entries/{made['id']}", json={"note": "Mornings"}))
    await ok(api.patch(f"/waitlist/entries/{made['id']}", json={"location_scope": "home_only"}))


MOVES = pytest.mark.parametrize("move", [holiday, template, task, entry])


@MOVES
async def test_what_concerns_two_offices_is_not_told_to_who_sees_neither(
    api_as: Clients, practice: Any, move: Callable[..., Any]
) -> None:
    await move(api_as("admin"), practice, await opened(api_as))
    assert await heard_in_denver(api_as) == []


@MOVES
async def test_what_comes_to_an_office_is_told_to_who_sees_only_that_one(
    api_as: Clients, practice: Any, move: Callable[..., Any]
) -> None:
    await move(api_as("admin"), practice, str(practice.denver))
    kind = {"holiday": "holiday", "template": "blockout_template", "task": "task", "entry": "waitlist"}[move.__name__]
    assert f"{kind}.changed" in await heard_in_denver(api_as)


async def test_what_was_stored_before_is_told_as_before(api_as: Clients, database: Database, practice: Any) -> None:
    c = t.org_counters.c
    with database.engines.writing() as connection:
        connection.execute(update(t.org_counters).where(c.org_id == practice.org).values(last_event=1))
        connection.execute(
            insert(t.events).values(
                org_id=practice.org,
                id=1,
                type="saved_search.changed",
                entity_id=practice.ada,
                version=1,
                dates=[],
                actor_id=practice.users["front_desk"],
                occurred_at=database.clock(),
            )
        )
    assert await told(api_as) == {name: ["saved_search.changed"] for name in EVERYBODY}


@pytest.fixture
async def other_worker(engine_url: str) -> AsyncIterator[EventHub]:
    """The streams of another process on the same database."""
    other = Database(open_engines(engine_url))
    hub = EventHub(other)
    other.neighbours.start()
    hub.start()
    yield hub
    await hub.stop()
    await other.neighbours.stop()
    other.close()


@pytest.mark.parametrize("after", [None, 0], ids=["from now on", "from the first event on"])
async def test_a_stream_tells_no_more_than_the_list_does(
    api_as: Clients, practice: Any, other_worker: EventHub, after: int | None
) -> None:
    async def heard_by(name: str, ready: asyncio.Event) -> list[str]:
        who = practice.caller(name)

        async def still() -> Any:
            return who

        types: list[str] = []
        stream = other_worker.stream(who, after, seconds=60, keep_alive=15, still_welcome=still)
        async with aclosing(stream) as blocks:  # type: ignore[type-var]
            async for block in blocks:
                ready.set()
                for line in block.decode().splitlines():
                    if line.startswith("data:"):
                        types.append(json.loads(line.removeprefix("data:"))["type"])
                        if types[-1] == "note.changed":
                            return types
        return types

    api = api_as("front_desk")
    if after is not None:
        await view(api, practice, "personal")
    ready = [asyncio.Event() for _ in EVERYBODY]
    listening = [asyncio.create_task(heard_by(name, at)) for name, at in zip(EVERYBODY, ready, strict=True)]
    for at in ready:
        await asyncio.wait_for(at.wait(), 5)
    await view(api, practice, "personal")
    path = f"/users/{practice.users['read_only']}"
    await ok(api_as("admin").patch(path, json={"base_version": 1, "name": "Rhea Only"}))
    body = {"location_uuid": str(practice.chicago), "note_date": "2026-03-09", "note": "Short staffed"}
    await ok(api.post("/schedule/notes", json=body))
    heard = dict(zip(EVERYBODY, await asyncio.wait_for(asyncio.gather(*listening), 15), strict=True))
    views = ["view.changed"] * (1 if after is None else 2)
    assert heard == {
        "admin": ["user.changed", "note.changed"],
        "front_desk": [*views, "note.changed"],
        "read_only": ["user.changed", "note.changed"],
    }
