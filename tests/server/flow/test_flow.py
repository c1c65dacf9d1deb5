from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

START = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)


@pytest.fixture
async def visit(api: httpx.AsyncClient, practice: Any) -> dict[str, Any]:
    """A visit on the book."""
    body = {
        "patient_uuid": str(practice.ada),
        "location_uuid": str(practice.chicago),
        "operatory_uuid": str(practice.op1),
        "schedule_date": "2026-03-10",
        "start_time": "09:00",
        "end_time": "10:00",
    }
    made: dict[str, Any] = (await api.post("/appointments", json=body)).json()
    return made


async def step(api: httpx.AsyncClient, visit: dict[str, Any], status: Any, **more: Any) -> httpx.Response:
    body = {"flow_status_uuid": str(status) if status else None, **more}
    return await api.post(f"/appointments/{visit['id']}/patient-flow-status", json=body)


async def test_a_patient_goes_from_step_to_step(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any], database: Any
) -> None:
    minute = 0
    for status, minute in ((practice.arrived, 0), (practice.in_chair, 7), (practice.checkout, 50)):
        database.clock = lambda now=START + timedelta(minutes=minute): now
        taken = (await step(api, visit, status, change_note="as usual")).json()
        assert taken["flow_status"]["id"] == str(status)
        assert taken["changed_by"] == "admin"
    now = (await api.get(f"/appointments/{visit['id']}")).json()
    assert (now["flow_status"]["name"], now["flow_changed_at"]) == ("Checkout", "2026-03-10T14:50:00Z")
    assert now["version"] == 4
    listed = (await api.get(f"/appointments/{visit['id']}/patient-flow-events")).json()
    assert [row["flow_status"]["name"] for row in listed["items"]] == ["Arrived", "In chair", "Checkout"]
    assert (await api.get(f"/appointments/{visit['id']}/patient-flow-events?page=2&page_size=2")).json()["total"] == 3
    history = (await api.get(f"/appointments/{visit['id']}/history")).json()["items"]
    assert {"field": "flow_status", "old": "In chair", "new": "Checkout"} in history[0]["changes"]


async def test_a_remark_about_who_is_there_already_does_not_begin_the_wait_anew(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any], database: Any
) -> None:
    for minute, note in ((0, None), (9, "Her mother parks the car")):
        database.clock = lambda now=START + timedelta(minutes=minute): now
        assert (await step(api, visit, practice.arrived, change_note=note)).status_code == 200
    now = (await api.get(f"/appointments/{visit['id']}")).json()
    (segment,) = (await api.get(f"/appointments/{visit['id']}/patient-flow-stats")).json()["segments"]
    assert now["flow_changed_at"] == segment["started_at"] == "2026-03-10T14:00:00Z"
    assert (await api.get(f"/appointments/{visit['id']}/patient-flow-events")).json()["total"] == 2


async def test_the_step_that_goes_on_counts_up_to_now(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any], database: Any
) -> None:
    url = f"/appointments/{visit['id']}/patient-flow-stats"
    assert (await api.get(url)).json()["segments"] == []
    for status, minute in (
        (practice.arrived, 0),
        (practice.in_chair, 5),
        (practice.arrived, 6),
        (practice.in_chair, 10),
    ):
        database.clock = lambda now=START + timedelta(minutes=minute): now
        await step(api, visit, status)
    database.clock = lambda: START + timedelta(minutes=30)
    stats = (await api.get(url)).json()
    assert [(row["flow_status"]["name"], row["seconds"], row["is_open"]) for row in stats["segments"]] == [
        ("Arrived", 300, False),
        ("In chair", 60, False),
        ("Arrived", 240, False),
        ("In chair", 1200, True),
    ]
    assert {row["flow_status"]["name"]: row["seconds"] for row in stats["totals"]} == {"Arrived": 540, "In chair": 1260}
    assert stats["current_flow_status"]["name"] == "In chair"
    closed = (await api.get(url, params={"include_open": False})).json()
    assert len(closed["segments"]) == 3


async def test_a_step_back_to_none_ends_the_way(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any], database: Any
) -> None:
    await step(api, visit, practice.arrived)
    back = (await step(api, visit, None)).json()
    assert back["flow_status"] is None
    now = (await api.get(f"/appointments/{visit['id']}")).json()
    assert (now["flow_status"], now["flow_changed_at"]) == (None, None)
    stats = (await api.get(f"/appointments/{visit['id']}/patient-flow-stats")).json()
    assert [row["is_open"] for row in stats["segments"]] == [False]
    assert stats["current_flow_status"] is None


async def test_two_desks_that_say_the_same_make_one_step(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any]
) -> None:
    first = (await step(api, visit, practice.arrived)).json()
    assert (await step(api, visit, practice.arrived)).json() == first
    assert (await api.get(f"/appointments/{visit['id']}")).json()["version"] == 2


async def test_only_a_visit_on_the_book_has_a_flow(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any]
) -> None:
    assert (await step(api, visit, uuid4())).status_code == 404
    assert (await step(api, {"id": uuid4()}, practice.arrived)).status_code == 404
    missing = await api.post(f"/appointments/{visit['id']}/patient-flow-status", json={})
    assert missing.status_code == 422
    await api.post(f"/appointments/{visit['id']}/pinboard", json={"base_version": 1})
    refused = await step(api, visit, practice.arrived)
    assert (refused.status_code, refused.json()["detail"][0]["type"]) == (422, "not_on_the_book")


async def test_the_practice_keeps_its_own_list(api: httpx.AsyncClient, practice: Any) -> None:
    made = (await api.post("/schedule/flow-statuses", json={"name": "In  X-ray", "item_order": 9})).json()
    assert (made["slug"], made["version"], made["is_active"]) == ("in_x_ray", 1, True)
    twin = (await api.post("/schedule/flow-statuses", json={"name": "In X-ray", "item_order": 9})).json()
    assert twin["slug"] == "in_x_ray_2"
    url = f"/schedule/flow-statuses/{made['id']}"
    changed = (await api.patch(url, json={"base_version": 1, "name": "X-ray", "is_active": False})).json()
    assert (changed["name"], changed["slug"], changed["version"]) == ("X-ray", "in_x_ray", 2)
    stale = await api.patch(url, json={"base_version": 1, "name": "X"})
    assert (stale.status_code, stale.json()["code"], stale.json()["current_version"]) == (409, "stale_version", 2)
    listed = (await api.get("/schedule/flow-statuses")).json()
    assert [row["slug"] for row in listed["items"]][:4] == ["arrived", "in_chair", "checkout", "dismissed"]
    active = (await api.get("/schedule/flow-statuses", params={"include_inactive": False})).json()
    assert active["total"] == listed["total"] - 1
    assert (await api.delete(url)).status_code == 204
    assert (await api.delete(url)).status_code == 404
    types = [event["type"] for event in (await api.get("/events/since", params={"after": 0})).json()["items"]]
    assert types == ["flow.changed", "flow.changed", "flow.changed", "flow.deleted"]


async def test_a_status_in_use_stays_and_a_retired_one_is_not_set(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any]
) -> None:
    await step(api, visit, practice.arrived)
    refused = await api.delete(f"/schedule/flow-statuses/{practice.arrived}")
    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")
    await api.patch(f"/schedule/flow-statuses/{practice.in_chair}", json={"base_version": 1, "is_active": False})
    retired = await step(api, visit, practice.in_chair)
    assert (retired.status_code, retired.json()["detail"][0]["type"]) == (422, "inactive")


async def test_the_list_is_configured_by_admins_only(api_as: Any) -> None:
    assert (await api_as("front_desk").post("/schedule/flow-statuses", json={"name": "Lab"})).status_code == 403


async def test_desks_that_add_statuses_of_one_name_at_once_each_add_one(api: httpx.AsyncClient) -> None:
    for room in ("Lab", "X-ray", "Recovery"):
        body, second = {"name": room}, {"name": f"{room} 2"}
        wanted = [body, second, body, body, second]
        answers = await asyncio.gather(*(api.post("/schedule/flow-statuses", json=each) for each in wanted))
        assert [answer.status_code for answer in answers] == [201] * 5
        assert len({answer.json()["slug"] for answer in answers}) == 5


def elsewhere(how: str) -> tuple[str, dict[str, Any]]:
    """What a visit is sent away with."""
    slot = {"start_time": "09:00", "end_time": "10:00"}
    return {
        "another day": ("move", {"schedule_date": "2026-03-11", **slot}),
        "the pinboard": ("pinboard", {}),
        "off the book": ("transition", {"status": "unscheduled"}),
        "broken": ("break", {}),
        "cancelled": ("cancel", {}),
    }[how]


@pytest.mark.parametrize("how", ["another day", "the pinboard", "off the book", "broken", "cancelled"])
async def test_a_visit_that_leaves_its_day_or_the_book_leaves_its_flow_status(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any], database: Any, how: str
) -> None:
    database.clock = lambda: START
    await step(api, visit, practice.arrived)
    database.clock = lambda: START + timedelta(minutes=5)
    action, body = elsewhere(how)
    gone = await api.post(f"/appointments/{visit['id']}/{action}", json={"base_version": 2, **body})
    assert gone.status_code == 200, gone.text
    now = gone.json()
    assert (now["flow_status"], now["flow_changed_at"], now["version"]) == (None, None, 3)
    stats = (await api.get(f"/appointments/{visit['id']}/patient-flow-stats")).json()
    assert [(row["seconds"], row["is_open"]) for row in stats["segments"]] == [(300, False)]
    assert stats["current_flow_status"] is None
    history = (await api.get(f"/appointments/{visit['id']}/history")).json()["items"]
    assert {"field": "flow_status", "old": "Arrived", "new": None} in history[0]["changes"]
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [event["version"] for event in events if event["type"] == "appointment.changed"] == [1, 2, 3]


async def test_a_visit_that_stays_on_its_day_or_is_complete_keeps_its_flow_status(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any], database: Any
) -> None:
    database.clock = lambda: START
    one, other_day = f"/appointments/{visit['id']}", {"schedule_date": "2026-03-11"}
    await step(api, visit, practice.arrived)
    slot = {"schedule_date": "2026-03-10", "start_time": "13:00", "end_time": "14:00"}
    later = (await api.post(f"{one}/move", json={"base_version": 2, **slot})).json()
    assert later["flow_status"]["name"] == "Arrived"
    done = (await api.post(f"{one}/transition", json={"base_version": 3, "status": "complete"})).json()
    assert done["flow_status"]["name"] == "Arrived"
    redated = (await api.patch(one, json={"base_version": 4, **other_day})).json()
    assert (redated["version"], redated["flow_status"]["name"]) == (5, "Arrived")
    there = {"base_version": 5, "schedule_date": "2026-03-10"}
    assert (await api.patch(one, json=there)).json()["flow_status"]["name"] == "Arrived"
    back = (await api.post(f"{one}/transition", json={"base_version": 6, "status": "scheduled"})).json()
    assert back["flow_status"]["name"] == "Arrived"


async def test_a_patient_who_never_was_anywhere_is_taken_nowhere_without_a_trace(
    api: httpx.AsyncClient, visit: dict[str, Any]
) -> None:
    for note in ({}, {"change_note": " "}):
        said = await step(api, visit, None, **note)
        assert said.status_code == 200, said.text
        assert (said.json()["flow_status"], said.json()["change_note"]) == (None, "")
    assert (await api.get(f"/appointments/{visit['id']}")).json() == visit
    assert (await api.get(f"/appointments/{visit['id']}/patient-flow-events")).json()["total"] == 0
    assert len((await api.get(f"/appointments/{visit['id']}/history")).json()["items"]) == 1


async def test_a_completed_visit_that_is_reopened_where_nobody_arrived_has_no_flow_status(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any], database: Any
) -> None:
    database.clock = lambda: START
    one = f"/appointments/{visit['id']}"
    await step(api, visit, practice.arrived)
    await api.post(f"{one}/transition", json={"base_version": 2, "status": "complete"})
    redated = (await api.patch(one, json={"base_version": 3, "schedule_date": "2026-03-11"})).json()
    assert (redated["status"], redated["flow_status"]["name"]) == ("complete", "Arrived")
    back = (await api.post(f"{one}/transition", json={"base_version": 4, "status": "scheduled"})).json()
    assert (back["flow_status"], back["flow_changed_at"], back["version"]) == (None, None, 5)
    events = (await api.get(f"{one}/patient-flow-events")).json()["items"]
    assert [event["flow_status"] and event["flow_status"]["name"] for event in events] == ["Arrived", None]


@pytest.mark.parametrize(("day", "keeps"), [("2026-03-10", True), ("2026-03-11", False)])
async def test_a_completed_visit_that_is_reopened_and_dated_in_one_keeps_its_status_on_the_day_of_its_steps_only(
    api: httpx.AsyncClient, practice: Any, visit: dict[str, Any], database: Any, day: str, keeps: bool
) -> None:
    database.clock = lambda: START
    body = {
        "patient_uuid": str(practice.ada),
        "location_uuid": str(practice.chicago),
        "operatory_uuid": str(practice.op2),
        "start_time": "09:00",
        "end_time": "10:00",
        "external_id": "a",
    }
    there = {**body, "schedule_date": "2026-03-10"}
    made = (await api.post("/appointments/bulk", json={"meta": {"mode": "upsert"}, "rows": [there]})).json()
    one = f"/appointments/{made['results'][0]['id']}"
    await api.post(f"{one}/patient-flow-status", json={"flow_status_uuid": str(practice.arrived)})
    await api.post(f"{one}/transition", json={"base_version": 2, "status": "complete"})
    away = await api.patch(one, json={"base_version": 3, "schedule_date": "2026-03-12"})
    assert away.json()["flow_status"]["name"] == "Arrived"
    reopened = {**body, "schedule_date": day, "status": "scheduled"}
    answer = (await api.post("/appointments/bulk", json={"meta": {"mode": "upsert"}, "rows": [reopened]})).json()
    assert answer["updated"] == 1, answer
    assert ((await api.get(one)).json()["flow_status"] is not None) == keeps
