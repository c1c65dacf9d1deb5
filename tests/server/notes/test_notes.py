"""Schedule notes over HTTP, on both engines."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx


def note(practice: Any, day: str = "2026-03-09", text: str = "Staff lunch") -> dict[str, Any]:
    return {"location_uuid": str(practice.chicago), "note_date": day, "note": text}


async def test_a_day_has_one_note(api: httpx.AsyncClient, practice: Any) -> None:
    made = await api.post("/schedule/notes", json=note(practice))
    assert (made.status_code, made.json()["version"]) == (201, 1)
    again = await api.post("/schedule/notes", json=note(practice, text="Another"))
    assert (again.status_code, again.json()["code"]) == (409, "duplicate")


async def test_of_two_desks_that_write_it_at_once_one_is_told_to_change_the_others(
    api: httpx.AsyncClient, practice: Any
) -> None:
    answers = await asyncio.gather(*(api.post("/schedule/notes", json=note(practice)) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"duplicate"}


async def test_a_note_is_changed_by_version_and_deleted_with_its_event(api: httpx.AsyncClient, practice: Any) -> None:
    made = (await api.post("/schedule/notes", json=note(practice))).json()
    path = f"/schedule/notes/{made['id']}"
    assert (await api.patch(path, json={"base_version": 1, "note": "Later"})).json()["note"] == "Later"
    assert (await api.patch(path, json={"base_version": 1, "note": "Stale"})).status_code == 409
    assert (await api.delete(path)).status_code == 204
    assert (await api.get(path)).status_code == 404
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [(event["type"], event["version"]) for event in events] == [
        ("note.changed", 1),
        ("note.changed", 2),
        ("note.deleted", 2),
    ]
    assert all(event["dates"] == ["2026-03-09"] for event in events)


async def test_notes_come_by_date_within_the_range_asked_for(api: httpx.AsyncClient, practice: Any) -> None:
    for day in ("2026-03-11", "2026-03-09", "2026-03-10"):
        await api.post("/schedule/notes", json=note(practice, day))
    params = {"location_uuid": str(practice.chicago), "date_to": "2026-03-10"}
    listed = (await api.get("/schedule/notes", params=params)).json()
    assert [row["note_date"] for row in listed["items"]] == ["2026-03-09", "2026-03-10"]
