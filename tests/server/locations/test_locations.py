"""Locations over HTTP, on both engines."""

from __future__ import annotations

from typing import Any

import httpx
from sqlalchemy import null, update

from frontdesk.server.db import tables as t


async def test_a_location_is_opened_and_changed(api: httpx.AsyncClient) -> None:
    hours = [{"day_of_week": 0, "opens": "08:00:00", "closes": "17:00:00"}]
    body = {"name": "Phoenix", "timezone": "America/Phoenix", "hours": hours}
    made = (await api.post("/locations", json=body)).json()
    assert (made["hours"], made["phone"]) == (hours, None)
    moved = {"base_version": 1, "timezone": "America/Denver", "phone": "555 0001"}
    changed = (await api.patch(f"/locations/{made['id']}", json=moved)).json()
    assert (changed["timezone"], changed["phone"], changed["hours"]) == ("America/Denver", "555 0001", hours)
    nowhere = await api.post("/locations", json={"name": "X", "timezone": "Mars/Olympus"})
    assert nowhere.status_code == 422


async def test_a_time_zone_is_fixed_once_something_is_on_the_book(api: httpx.AsyncClient, practice: Any) -> None:
    body = {
        "blockout_type_uuid": str(practice.lunch),
        "location_uuid": str(practice.chicago),
        "schedule_date": "2026-03-09",
        "start_time": "12:00",
        "end_time": "13:00",
    }
    await api.post("/blockouts/instances", json=body)
    moved = {"base_version": 1, "timezone": "America/Denver"}
    answer = await api.patch(f"/locations/{practice.chicago}", json=moved)
    assert (answer.status_code, answer.json()["code"]) == (409, "in_use")


async def test_no_hours_instead_of_none_are_no_change(api: httpx.AsyncClient, database: Any, practice: Any) -> None:
    where = (t.locations.c.org_id == practice.org, t.locations.c.id == practice.chicago)
    with database.engines.writing() as connection:
        connection.execute(update(t.locations).where(*where).values(hours=null()))
    same = (await api.patch(f"/locations/{practice.chicago}", json={"base_version": 1, "hours": []})).json()
    assert (same["version"], same["hours"]) == (1, [])
    assert (await api.get("/events/since", params={"after": 0})).json()["items"] == []
    hours = [{"day_of_week": 0, "opens": "08:00:00", "closes": "17:00:00"}]
    opened = (await api.patch(f"/locations/{practice.chicago}", json={"base_version": 1, "hours": hours})).json()
    assert (opened["version"], opened["hours"]) == (2, hours)


async def test_a_bound_user_lists_the_own_rooms_and_location_only(api_as: Any) -> None:
    denver = api_as("denver")
    assert [row["name"] for row in (await denver.get("/locations")).json()["items"]] == ["Denver"]
    rooms = (await denver.get("/operatories")).json()["items"]
    assert [room["location"]["name"] for room in rooms] == ["Denver"]
