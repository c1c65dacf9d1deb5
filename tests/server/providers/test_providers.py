"""Providers over HTTP, on both engines."""

from __future__ import annotations

import httpx


async def test_a_provider_is_called_by_title_and_a_hygienist_by_name(api: httpx.AsyncClient) -> None:
    listed = (await api.get("/providers")).json()
    assert [row["name"] for row in listed["items"]] == ["Dr. Okafor", "Dr. Lindqvist", "Ana Moreno"]
    body = {"abbreviation": "NEW", "last_name": "Newman", "hourly_production_goal": "450"}
    made = (await api.post("/providers", json=body)).json()
    assert (made["hourly_production_goal"], made["status"]) == ("450.00", "active")
    cleared = {"base_version": 1, "hourly_production_goal": None}
    assert (await api.patch(f"/providers/{made['id']}", json=cleared)).json()["hourly_production_goal"] is None


async def test_a_provider_is_never_without_a_name_in_brief(api: httpx.AsyncClient) -> None:
    made = (await api.post("/providers", json={"abbreviation": "NEW", "last_name": "Newman"})).json()
    for answer in (
        await api.post("/providers", json={"abbreviation": "", "last_name": "Newman"}),
        await api.patch(f"/providers/{made['id']}", json={"base_version": 1, "abbreviation": ""}),
    ):
        assert answer.status_code == 422, answer.text
        assert [fault["type"] for fault in answer.json()["detail"]] == ["string_too_short"]
