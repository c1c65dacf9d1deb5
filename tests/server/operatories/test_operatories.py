"""Operatories over HTTP, on both engines."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlalchemy import select

from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database


async def test_a_room_lists_its_usual_providers_in_order(api: httpx.AsyncClient, practice: Any) -> None:
    body = {
        "location_uuid": str(practice.chicago),
        "name": "Op 9",
        "provider_uuids": [str(practice.lindqvist), str(practice.okafor)],
    }
    made = (await api.post("/operatories", json=body)).json()
    assert [who["name"] for who in made["providers"]] == ["Dr. Lindqvist", "Dr. Okafor"]
    turned = {"base_version": 1, "provider_uuids": [str(practice.okafor)]}
    changed = (await api.patch(f"/operatories/{made['id']}", json=turned)).json()
    assert ([who["name"] for who in changed["providers"]], changed["version"]) == (["Dr. Okafor"], 2)
    unknown = {"base_version": 2, "provider_uuids": [str(uuid4())]}
    assert (await api.patch(f"/operatories/{made['id']}", json=unknown)).status_code == 404
    assert (await api.get(f"/operatories/{made['id']}")).json() == changed


async def test_the_history_of_a_room_begins_with_who_worked_in_it(
    api: httpx.AsyncClient, database: Database, practice: Any
) -> None:
    body = {"location_uuid": str(practice.chicago), "name": "Op 9", "provider_uuids": [str(practice.okafor)]}
    made = (await api.post("/operatories", json=body)).json()
    await api.patch(f"/operatories/{made['id']}", json={"base_version": 1, "provider_uuids": []})
    h = t.history.c
    told = select(h.changes).where(h.org_id == practice.org, h.entity_id == UUID(made["id"])).order_by(h.sequence)
    with database.read(practice.caller()) as unit:
        providers = [change for row in unit.rows(told) for change in row.changes if change["field"] == "providers"]
    assert providers == [
        {"field": "providers", "old": [], "new": [str(practice.okafor)]},
        {"field": "providers", "old": [str(practice.okafor)], "new": []},
    ]


async def test_columns_come_in_order_and_hidden_ones_can_be_left_out(api: httpx.AsyncClient, practice: Any) -> None:
    await api.patch(f"/operatories/{practice.op1}", json={"base_version": 1, "item_order": 9})
    await api.patch(f"/operatories/{practice.op2}", json={"base_version": 1, "is_hidden": True})
    params = {"location_uuid": str(practice.chicago)}
    listed = (await api.get("/operatories", params=params)).json()
    assert [row["name"] for row in listed["items"]] == ["Op 2", "Op 3", "Op 1"]
    shown = (await api.get("/operatories", params={**params, "is_hidden": False})).json()
    assert [row["name"] for row in shown["items"]] == ["Op 3", "Op 1"]
