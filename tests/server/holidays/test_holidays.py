"""Holidays over HTTP, on both engines."""

from __future__ import annotations

from typing import Any

import httpx


async def test_a_holiday_of_all_locations_shows_at_each(api: httpx.AsyncClient, practice: Any) -> None:
    await api.post("/holidays", json={"date": "2026-11-26", "name": "Thanksgiving"})
    await api.post("/holidays", json={"date": "2026-07-04", "name": "Fair", "location_uuid": str(practice.denver)})
    for place, names in ((practice.denver, ["Fair", "Thanksgiving"]), (practice.chicago, ["Thanksgiving"])):
        listed = (await api.get("/holidays", params={"location_uuid": str(place)})).json()
        assert [row["name"] for row in listed["items"]] == names
    twice = await api.post("/holidays", json={"date": "2026-11-26", "name": "Again"})
    assert twice.json()["code"] == "duplicate"


async def test_a_bound_user_cannot_close_every_location(api_as: Any) -> None:
    answer = await api_as("denver").post("/holidays", json={"date": "2026-11-26", "name": "Thanksgiving"})
    assert answer.status_code == 403
