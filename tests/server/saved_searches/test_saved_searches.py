"""Saved searches over HTTP, on both engines: everybody has their own, and one default of each kind."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

SEARCHES = "/schedule/saved-searches"
AFTER_SCHOOL = {"weekdays": [1, 3], "earliest_time": "15:00", "nested": {"Ünïcode": [None, 1.5, True]}}


async def save(api: httpx.AsyncClient, name: str = "After school", **more: Any) -> dict[str, Any]:
    answer = await api.post(SEARCHES, json={"name": name, "criteria": AFTER_SCHOOL, **more})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def defaults(api: httpx.AsyncClient, **params: str) -> list[str]:
    found = (await api.get(SEARCHES, params=params)).json()
    return [row["name"] for row in found["items"] if row["is_default"]]


async def test_criteria_come_back_as_they_were_saved(api: httpx.AsyncClient) -> None:
    made = await save(api)
    assert (made["search_type"], made["is_default"], made["version"]) == ("find_free_time", False, 1)
    assert (await api.get(f"{SEARCHES}/{made['id']}")).json()["criteria"] == AFTER_SCHOOL


async def test_a_search_is_its_users_alone(api_as: Any) -> None:
    mine, theirs = api_as("admin"), api_as("read_only")
    made = await save(mine)
    path = f"{SEARCHES}/{made['id']}"
    assert (await theirs.get(SEARCHES)).json()["items"] == []
    assert (await theirs.get(path)).status_code == 404
    assert (await theirs.patch(path, json={"base_version": 1, "name": "Taken"})).status_code == 404
    assert (await theirs.delete(path)).status_code == 404
    await save(theirs, is_default=True)
    await save(mine, "Mornings", is_default=True)
    assert (await defaults(theirs), await defaults(mine)) == (["After school"], ["Mornings"])


async def test_a_new_default_takes_the_place_of_the_one_before(api: httpx.AsyncClient) -> None:
    first = await save(api, "First", is_default=True)
    recall = await save(api, "Recall", is_default=True, search_type="recall")
    second = await save(api, "Second", is_default=True)
    assert await defaults(api) == ["Recall", "Second"]
    assert await defaults(api, search_type="find_free_time") == ["Second"]
    first = (await api.get(f"{SEARCHES}/{first['id']}")).json()
    assert (first["is_default"], first["version"]) == (False, 2)
    again = await api.patch(f"{SEARCHES}/{first['id']}", json={"base_version": 2, "is_default": True})
    assert again.json()["version"] == 3
    assert await defaults(api) == ["First", "Recall"]
    moved = {"base_version": 1, "search_type": "find_free_time"}
    assert (await api.patch(f"{SEARCHES}/{recall['id']}", json=moved)).status_code == 200
    assert await defaults(api) == ["Recall"]
    assert (await api.get(f"{SEARCHES}/{second['id']}")).json()["version"] == 2


async def test_desks_that_set_a_default_at_once_leave_one(api: httpx.AsyncClient) -> None:
    await asyncio.gather(*(save(api, f"Search {n}", is_default=True) for n in range(5)))
    assert len(await defaults(api)) == 1


async def test_a_search_is_changed_by_version_and_forgotten_with_its_event(api: httpx.AsyncClient) -> None:
    made = await save(api)
    path = f"{SEARCHES}/{made['id']}"
    changed = (await api.patch(path, json={"base_version": 1, "criteria": {}, "name": "Any time"})).json()
    assert (changed["criteria"], changed["name"], changed["version"]) == ({}, "Any time", 2)
    assert (await api.patch(path, json={"base_version": 1, "name": "Stale"})).json()["code"] == "stale_version"
    assert (await api.delete(path)).status_code == 204
    assert (await api.get(path)).status_code == 404
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [(event["type"], event["version"]) for event in events] == [
        ("saved_search.changed", 1),
        ("saved_search.changed", 2),
        ("saved_search.deleted", 2),
    ]


async def test_searches_come_by_name_and_kind(api: httpx.AsyncClient) -> None:
    for name, kind in (("b", "find_free_time"), ("a", "recall"), ("c", "find_free_time")):
        await save(api, name, search_type=kind)
    listed = (await api.get(SEARCHES, params={"page_size": 2})).json()
    assert ([row["name"] for row in listed["items"]], listed["total"]) == (["a", "b"], 3)
    found = (await api.get(SEARCHES, params={"search_type": "find_free_time"})).json()
    assert [row["name"] for row in found["items"]] == ["b", "c"]


@pytest.mark.parametrize(
    "body",
    [
        {"name": " ", "criteria": {}},
        {"name": "x" * 101, "criteria": {}},
        {"name": "x", "criteria": []},
        {"name": "x"},
        {"name": "x", "criteria": {"a": "\x00"}},
        {"name": "x", "criteria": {"a": 2**70}},
        {"name": "x", "criteria": {"a": list(range(3000))}},
        {"name": "x", "criteria": {"\ud800": 1}},
        {"name": "x", "criteria": {}, "user_uuid": "01990000-0000-7000-8000-000000000101"},
    ],
)
async def test_what_cannot_be_kept_is_refused(api: httpx.AsyncClient, body: dict[str, Any]) -> None:
    answer = await api.post(SEARCHES, content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


async def test_criteria_are_numbers_and_not_too_deep(api: httpx.AsyncClient) -> None:
    for criteria in ('{"a": NaN}', '{"a": 1e999}', '{"a":' * 20 + "1" + "}" * 20):
        content = '{"name": "x", "criteria": ' + criteria + "}"
        answer = await api.post(SEARCHES, content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422


@pytest.mark.parametrize("digits", [17, 400, 5000])
async def test_a_whole_number_of_many_digits_is_refused_like_any_large_one(api: httpx.AsyncClient, digits: int) -> None:
    for criteria in ('{"a": %s}', '{"a": [{"b": -%s}]}'):
        content = '{"name": "x", "criteria": ' + criteria % ("9" * digits) + "}"
        answer = await api.post(SEARCHES, content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422
        if digits < 1000:
            assert [fault["type"] for fault in answer.json()["detail"]] == ["object_number"]


@pytest.mark.parametrize(("before", "after"), [(1, True), (False, 0), ([{"a": 1}], [{"a": True}]), (2, 2.0)])
async def test_criteria_that_only_python_takes_for_the_same_are_changed(
    api: httpx.AsyncClient, before: Any, after: Any
) -> None:
    made = await save(api, criteria={"first": before})
    path = f"{SEARCHES}/{made['id']}"
    for version in (1, 2):
        # the second time they are the same indeed
        body = {"base_version": version, "criteria": {"first": after}}
        changed = (await api.patch(path, json=body)).json()
        assert (json.dumps(changed["criteria"]), changed["version"]) == (json.dumps({"first": after}), 2)
