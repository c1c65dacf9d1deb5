"""Holidays over HTTP, on both engines."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest


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


@pytest.mark.parametrize("where", ["chicago", None])
async def test_many_desks_at_once_close_a_day_once(api: httpx.AsyncClient, practice: Any, where: str | None) -> None:
    body = {"name": "Snow", **({} if where is None else {"location_uuid": str(getattr(practice, where))})}
    for day in range(1, 6):
        closed = (api.post("/holidays", json={**body, "date": f"2026-12-0{day}"}) for _ in range(6))
        answers = await asyncio.gather(*closed)
        assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]
        assert {answer.json().get("code") for answer in answers} == {None, "duplicate"}


async def test_many_holidays_put_on_one_day_at_once_do_not_meet_there(api: httpx.AsyncClient) -> None:
    for month in ("05", "06", "07"):
        made = [
            (await api.post("/holidays", json={"name": "Fair", "date": f"2026-{month}-0{day}"})).json()
            for day in range(1, 6)
        ]
        moved = {"base_version": 1, "date": f"2026-{month}-20"}
        answers = await asyncio.gather(*(api.patch(f"/holidays/{one['id']}", json=moved) for one in made))
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409]
