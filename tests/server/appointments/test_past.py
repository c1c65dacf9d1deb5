"""What happened to visits that are gone, and bringing them back."""

from __future__ import annotations

from typing import Any

from .conftest import DAY, Desk, done, refused


async def changes(desk: Desk, **query: Any) -> list[dict[str, Any]]:
    found = await desk.get("/appointments/history", **query)
    rows: list[dict[str, Any]] = found["items"]
    return rows


async def deleted(desk: Desk, visit: dict[str, Any]) -> None:
    answer = await desk.client.delete(f"/appointments/{visit['id']}")
    assert answer.status_code == 204


async def test_a_day_tells_of_every_visit_that_was_ever_on_it(desk: Desk) -> None:
    p = desk.practice
    stayed = await desk.booked("09:00", "10:00")
    left = await desk.booked("10:00", "11:00", patient_uuid=p.ben)
    done(await desk.move(left, "10:00", "11:00", schedule_date="2026-03-12"))
    gone = await desk.booked("11:00", "12:00", patient_uuid=p.chen)
    await deleted(desk, gone)
    elsewhere = await desk.booked("09:00", "10:00", schedule_date="2026-03-13")
    rows = await changes(desk, location_uuid=p.chicago, date=DAY)
    assert [(row["appointment_uuid"], row["action"]) for row in rows] == [
        (gone["id"], "deleted"),
        (gone["id"], "created"),
        (left["id"], "moved"),
        (left["id"], "created"),
        (stayed["id"], "created"),
    ]
    assert elsewhere["id"] not in {row["appointment_uuid"] for row in rows}
    assert [row["current_status"] for row in rows] == [None, None, "scheduled", "scheduled", "scheduled"]
    assert rows[0]["patient"]["id"] == str(p.chen)
    assert rows[0]["location"]["id"] == str(p.chicago)
    only = await changes(desk, location_uuid=p.chicago, date=DAY, action="moved, deleted")
    assert [row["action"] for row in only] == ["deleted", "moved"]


async def test_a_patient_s_history_spans_all_visits(desk: Desk) -> None:
    p = desk.practice
    first = await desk.booked("09:00", "10:00")
    await deleted(desk, first)
    second = await desk.booked("09:00", "10:00", schedule_date="2026-03-20")
    await desk.booked("10:00", "11:00", patient_uuid=p.ben)
    rows = await changes(desk, patient_uuid=p.ada)
    assert [row["appointment_uuid"] for row in rows] == [second["id"], first["id"], first["id"]]


async def test_a_history_of_nobody_in_particular_is_refused(desk: Desk) -> None:
    p = desk.practice
    for query in ({}, {"location_uuid": str(p.chicago)}, {"date": DAY}):
        refused(await desk.client.get("/appointments/history", params=query), 422, "missing")


async def test_a_deleted_visit_comes_back_as_it_was_with_its_history(desk: Desk) -> None:
    p = desk.practice
    visit = await desk.booked("09:00", "10:00", appointment_type_uuid=p.exam, note="Nervous", priority=2)
    body = {"base_version": 1, "procedure_code_uuid": str(p.d1110)}
    done(await desk.client.post(f"/appointments/{visit['id']}/procedures", json=body), 201)
    visit = await desk.now(visit)
    procedures = await desk.get(f"/appointments/{visit['id']}/procedures")
    await deleted(desk, visit)
    back = done(await desk.client.post(f"/appointments/{visit['id']}/restore"), 201)
    changing = {"version", "updated_at", "created_at", "item_order"}
    assert {name: value for name, value in back.items() if name not in changing} == {
        name: value for name, value in visit.items() if name not in changing
    }
    assert back["version"] > visit["version"]
    again = await desk.get(f"/appointments/{visit['id']}/procedures")
    assert [row["procedure_code_value"] for row in again] == [row["procedure_code_value"] for row in procedures]
    assert [row["action"] for row in await desk.history(visit)] == [
        "restored",
        "deleted",
        "procedure_added",
        "created",
    ]
    refused(await desk.client.post(f"/appointments/{visit['id']}/restore"), 409, "transition_not_allowed")


async def test_a_taken_slot_keeps_a_deleted_visit_away(desk: Desk) -> None:
    visit = await desk.booked("09:00", "10:00")
    await deleted(desk, visit)
    await desk.booked("09:30", "10:30", patient_uuid=desk.practice.ben)
    refused(await desk.client.post(f"/appointments/{visit['id']}/restore"), 409, "slot_taken")


async def test_a_pattern_is_fitted_to_the_visit_and_tags_are_kept_in_order(desk: Desk) -> None:
    visit = await desk.booked("09:00", "09:30")
    visit = await desk.patched(visit, time_pattern="/XX/", is_new_patient=True)
    assert (visit["time_pattern"], visit["is_new_patient"]) == ("/XXXX/", True)
    made = [
        done(await desk.client.post("/definitions", json={"category": "AppointmentTag", "name": name}), 201)["id"]
        for name in ("Wheelchair", "Interpreter")
    ]
    visit = await desk.patched(visit, tag_uuids=made[::-1])
    assert [tag["name"] for tag in visit["tags"]] == ["Interpreter", "Wheelchair"]
    latest = (await desk.history(visit))[0]
    assert {"field": "tags", "old": [], "new": ["Interpreter", "Wheelchair"]} in latest["changes"]
    answer = await desk.patch(visit, tag_uuids=[str(desk.practice.exam)])
    refused(answer, 404, "not_found")
