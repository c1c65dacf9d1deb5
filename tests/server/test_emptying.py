"""Notes and their like, which are an empty text where there is none: a null in a patch empties them, too."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

DAY = {"start_time": "09:00", "end_time": "10:00"}


async def made(api: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await api.post(f"/{path}", json=body)
    assert answer.status_code == 201, answer.text
    # Blockouts are made several at once.
    thing: dict[str, Any] = answer.json()
    one: dict[str, Any] = thing.get("items", [thing])[0]
    return one


async def body_of(api: httpx.AsyncClient, practice: Any, path: str) -> dict[str, Any]:
    p = practice
    where, who = {"location_uuid": str(p.chicago)}, {"provider_uuid": str(p.okafor)}
    if path == "appointments":
        return {**where, **DAY, "patient_uuid": str(p.ada), "operatory_uuid": str(p.op1), "schedule_date": "2026-03-10"}
    if path == "blockouts/instances":
        kind = await made(api, "blockouts/types", {"name": "Lunch"})
        return {**where, **DAY, "blockout_type_uuid": kind["id"], "schedule_date": "2026-03-10"}
    if path == "schedule/templates":
        return {**where, **who, **DAY, "day_of_week": 1, "effective_from": "2026-03-01"}
    if path == "schedule/overrides":
        return {**where, **who, "override_date": "2026-03-10", "is_unavailable": True, "override_reason": "sick"}
    if path == "schedule/notes":
        return {**where, "note_date": "2026-03-10"}
    return {"patient_uuid": str(p.ada)}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("appointments", "note"),
        ("blockouts/instances", "note"),
        ("schedule/templates", "note"),
        ("schedule/overrides", "note"),
        ("schedule/notes", "note"),
        ("schedule/patient-preferences", "notes"),
    ],
)
async def test_a_null_empties_a_note(api: httpx.AsyncClient, practice: Any, path: str, field: str) -> None:
    thing = await made(api, path, {**await body_of(api, practice, path), field: "Nervous"})
    assert thing[field] == "Nervous"
    base = {} if path == "schedule/overrides" else {"base_version": 1}
    emptied = await api.patch(f"/{path}/{thing['id']}", json={**base, field: None})
    assert (emptied.status_code, emptied.json()[field]) == (200, ""), emptied.text


async def test_a_null_empties_notes_where_a_preference_may_be_there_already(
    api: httpx.AsyncClient, practice: Any
) -> None:
    path = f"/schedule/patient-preferences/by-patient/{practice.ada}"
    first = await api.put(path, json={"notes": None, "preferred_days": [1]})
    assert (first.status_code, first.json()["notes"]) == (200, ""), first.text
