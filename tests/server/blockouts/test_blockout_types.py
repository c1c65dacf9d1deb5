"""Blockout types over HTTP, on both engines."""

from __future__ import annotations

from typing import Any

import httpx


async def test_hidden_types_are_listed_only_when_asked_for(api: httpx.AsyncClient) -> None:
    made = await api.post("/blockouts/types", json={"name": "Old", "is_hidden": True, "item_order": -1})
    assert made.status_code == 201
    shown = (await api.get("/blockouts/types")).json()
    assert [row["name"] for row in shown["items"]] == ["Lunch", "Reserved"]
    everything = (await api.get("/blockouts/types", params={"include_hidden": True})).json()
    assert [row["name"] for row in everything["items"]] == ["Old", "Lunch", "Reserved"]
    assert everything["total"] == 3


async def test_a_type_without_a_colour_gets_a_neutral_one_and_can_be_retired(api: httpx.AsyncClient) -> None:
    made = (await api.post("/blockouts/types", json={"name": "Meeting", "abbreviation": "ME"})).json()
    assert made["color"].startswith("#")
    patch = {"base_version": 1, "status": "inactive", "abbreviation": None, "color": "#112233"}
    changed = (await api.patch(f"/blockouts/types/{made['id']}", json=patch)).json()
    assert (changed["status"], changed["abbreviation"], changed["color"], changed["version"]) == (
        "inactive",
        None,
        "#112233",
        2,
    )


async def test_a_type_in_use_cannot_be_deleted(api: httpx.AsyncClient, practice: Any) -> None:
    body = {
        "blockout_type_uuid": str(practice.lunch),
        "location_uuid": str(practice.chicago),
        "schedule_date": "2026-03-09",
        "start_time": "12:00",
        "end_time": "13:00",
    }
    made = (await api.post("/blockouts/instances", json=body)).json()["items"][0]
    refused = await api.delete(f"/blockouts/types/{practice.lunch}")
    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")
    await api.delete(f"/blockouts/instances/{made['id']}")
    assert (await api.delete(f"/blockouts/types/{practice.lunch}")).status_code == 204
    assert (await api.get(f"/blockouts/types/{practice.lunch}")).status_code == 404


async def test_visits_under_time_that_is_blocked_from_now_on_stay(api: httpx.AsyncClient, practice: Any) -> None:
    span = {"schedule_date": "2026-03-09", "start_time": "12:00", "end_time": "13:00"}
    place = {"location_uuid": str(practice.chicago)}
    kept = {**place, **span, "blockout_type_uuid": str(practice.reserved)}
    assert (await api.post("/blockouts/instances", json=kept)).status_code == 201
    body = {**place, **span, "patient_uuid": str(practice.ada), "operatory_uuid": str(practice.op1)}
    visit = (await api.post("/appointments", json=body)).json()
    blocking = {"base_version": 1, "is_no_schedule": True}
    assert (await api.patch(f"/blockouts/types/{practice.reserved}", json=blocking)).status_code == 200
    one = f"/appointments/{visit['id']}"
    assert (await api.get(one)).json() == visit, "no visit is moved because of a type"
    slot = {**place, **span, "operatory_uuid": str(practice.op1), "exclude_appointment_uuid": visit["id"]}
    shown = (await api.post("/appointments/check-conflicts", json=slot)).json()
    assert len(shown["conflicts"]["blockouts"]) == 1, "but the desks see that it lies in blocked time"
    assert (await api.patch(one, json={"base_version": 1, "note": "Numb first"})).status_code == 200
    another = {**body, "operatory_uuid": str(practice.op2), "patient_uuid": str(practice.ben)}
    assert (await api.post("/appointments", json=another)).json()["code"] == "blocked_time"
    done = await api.post(f"{one}/transition", json={"base_version": 2, "status": "complete"})
    assert done.status_code == 200, done.text
    later = {**span, "start_time": "12:10", "end_time": "13:10"}
    reopened = await api.post(f"{one}/transition", json={"base_version": 3, "status": "scheduled"})
    moved = await api.post(f"{one}/move", json={**later, "base_version": reopened.json()["version"]})
    assert (moved.status_code, moved.json()["code"]) == (409, "blocked_time")
