"""Providers over HTTP, on both engines."""

from __future__ import annotations

from typing import Any

import httpx
from sqlalchemy import select

from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database


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


async def test_the_history_of_a_goal_taken_back_has_every_amount_in_cents(
    api: httpx.AsyncClient, database: Database, practice: Any
) -> None:
    body = {"abbreviation": "NEW", "last_name": "Newman", "hourly_production_goal": "450"}
    made = (await api.post("/providers", json=body)).json()
    for version, amount in ((1, None), (2, "300")):
        change = {"base_version": version, "hourly_production_goal": amount}
        await api.patch(f"/providers/{made['id']}", json=change)
    h = t.history.c
    with database.read(practice.caller()) as unit:
        changes = select(h.changes).where(h.org_id == practice.org, h.action == "updated").order_by(h.sequence)
        told = [row.changes for row in unit.rows(changes)]
    assert [(each["old"], each["new"]) for (each,) in told] == [("450.00", "0.00"), ("0.00", "300.00")]
