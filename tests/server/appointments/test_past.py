"""What happened to visits that are gone, and bringing them back."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update

from frontdesk.server.appointments.restoring import restore
from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit

from .conftest import DAY, Desk, done, refused


async def changes(desk: Desk, **query: Any) -> list[dict[str, Any]]:
    found = await desk.get("/appointments/history", **query)
    rows: list[dict[str, Any]] = found["items"]
    return rows


async def deleted(desk: Desk, visit: dict[str, Any]) -> None:
    answer = await desk.client.delete(f"/appointments/{visit['id']}")
    assert answer.status_code == 204


async def way_of(desk: Desk, path: str) -> list[tuple[Any, ...]]:
    segments = (await desk.get(f"{path}/patient-flow-stats"))["segments"]
    return [(each["flow_status"], each["started_at"], each["ended_at"]) for each in segments]


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


async def test_a_deleted_visit_brings_back_its_lines_of_work_with_the_fees_they_had(
    desk: Desk, database: Database
) -> None:
    p = desk.practice
    visit = await desk.booked("09:00", "10:00")
    path = f"/appointments/{visit['id']}"
    for version, more in ((1, {"fee": "88.50", "provider_uuid": str(p.hygienist)}), (2, {})):
        body = {"base_version": version, "procedure_code_uuid": str(p.d1110), **more}
        done(await desk.client.post(f"{path}/procedures", json=body), 201)
    lines = await desk.get(f"{path}/procedures")
    assert [line["fee"] for line in lines] != ["88.50", "88.50"], "the second one has the usual fee"
    with database.engines.writing() as connection:
        c = t.procedure_codes.c
        connection.execute(
            update(t.procedure_codes).where(c.org_id == p.org, c.id == p.d1110).values(default_fee=Decimal("999.00"))
        )
    before = await desk.now(visit)
    await deleted(desk, visit)
    back = done(await desk.client.post(f"{path}/restore"), 201)
    assert await desk.get(f"{path}/procedures") == lines
    assert back["production_amount"] == before["production_amount"]


async def test_the_history_says_who_worked_in_a_visit_and_for_what_fees_when_it_comes_goes_and_returns(
    desk: Desk, database: Database
) -> None:
    p = desk.practice
    with database.engines.writing() as connection:
        c = t.appointment_types.c
        connection.execute(update(t.appointment_types).where(c.id == p.exam).values(procedure_codes_to_add=["D0120"]))
    visit = await desk.booked("09:00", "10:00", appointment_type_uuid=p.exam)
    path = f"/appointments/{visit['id']}"
    usual = (await desk.history(visit))[0]
    booked = {change["field"]: (change["old"], change["new"]) for change in usual["changes"]}
    assert booked["procedure_lines"] == (None, [{"procedure_code": "D0120", "fee": "62.00", "provider": None}])
    (who,) = visit["provider_assignments"]
    throughout = {"role": who["role"], "start_time": None, "end_time": None}
    assert booked["provider_assignments"] == (None, [{"provider": visit["provider"]["name"], **throughout}])
    people = [{"provider_uuid": str(p.hygienist), "role": "hygienist", "start_time": "09:10", "end_time": "09:30"}]
    done(await desk.client.put(f"{path}/providers", json={"base_version": 1, "providers": people}))
    body = {"base_version": 2, "procedure_code_uuid": str(p.d1110), "fee": "88.50", "provider_uuid": str(p.hygienist)}
    done(await desk.client.post(f"{path}/procedures", json=body), 201)
    await deleted(desk, visit)
    done(await desk.client.post(f"{path}/restore"), 201)
    back, lost = (
        {change["field"]: (change["old"], change["new"]) for change in row["changes"]}
        for row in (await desk.history(visit))[:2]
    )
    own = {"start_time": "2026-03-10T14:10:00Z", "end_time": "2026-03-10T14:30:00Z"}
    had = {
        "procedures": ["D0120", "D1110"],
        "procedure_lines": [
            {"procedure_code": "D0120", "fee": "62.00", "provider": None},
            {"procedure_code": "D1110", "fee": "88.50", "provider": "Ana Moreno"},
        ],
        "provider_assignments": [{"provider": "Ana Moreno", "role": "hygienist", **own}],
    }
    assert {name: lost[name] for name in had} == {name: (value, None) for name, value in had.items()}
    assert {name: back[name] for name in had} == {name: (None, value) for name, value in had.items()}


async def test_the_history_tells_what_a_visit_brought_back_in_the_order_of_the_visit(
    desk: Desk, database: Database
) -> None:
    p = desk.practice
    visit = await desk.booked("09:00", "10:00")
    path = f"/appointments/{visit['id']}"
    for version, code in enumerate((p.d1110, p.d0120, p.d1110), 1):
        body = {"base_version": version, "procedure_code_uuid": str(code)}
        done(await desk.client.post(f"{path}/procedures", json=body), 201)
    # Rows come as the engine finds them, which need not be the order they were made in.
    with database.engines.writing() as connection:
        c = t.appointment_procedures.c
        one = update(t.appointment_procedures).where(c.org_id == p.org, c.procedure_code_id == p.d0120)
        connection.execute(one.values(created_at=datetime(2026, 1, 1, tzinfo=UTC)))
    await deleted(desk, visit)
    done(await desk.client.post(f"{path}/restore"), 201)
    codes = [line["procedure_code_value"] for line in await desk.get(f"{path}/procedures")]
    told = {change["field"]: change["new"] for change in (await desk.history(visit))[0]["changes"]}
    assert told["procedures"] == codes == ["D0120", "D1110", "D1110"]


async def test_a_deleted_visit_brings_back_its_way_through_the_office_and_who_was_there(desk: Desk) -> None:
    p = desk.practice
    tag = done(await desk.client.post("/definitions", json={"category": "AppointmentTag", "name": "Wheelchair"}), 201)
    people = [
        {"provider_uuid": str(p.okafor), "role": "dentist"},
        {"provider_uuid": str(p.hygienist), "role": "hygienist", "start_time": "09:00", "end_time": "09:30"},
        {"provider_uuid": str(p.lindqvist), "role": "assistant"},
    ]
    visit = await desk.patched(await desk.booked("09:00", "10:00"), tag_uuids=[tag["id"]])
    path = f"/appointments/{visit['id']}"
    body = {"base_version": visit["version"], "providers": people}
    done(await desk.client.put(f"{path}/providers", json=body))
    for step in (p.arrived, p.in_chair):
        done(await desk.client.post(f"{path}/patient-flow-status", json={"flow_status_uuid": str(step)}))
    before, way, there = await desk.now(visit), await way_of(desk, path), await desk.get(f"{path}/providers")
    assert len(way) == 2
    await deleted(desk, visit)
    back = done(await desk.client.post(f"{path}/restore"), 201)
    changing = {"version", "updated_at"}
    assert {name: value for name, value in back.items() if name not in changing} == {
        name: value for name, value in before.items() if name not in changing
    }
    assert await desk.get(f"{path}/providers") == there
    assert len(there) == len(people)
    assert await way_of(desk, path) == way


async def test_what_a_deleted_visit_referred_to_may_be_gone_by_now(desk: Desk, database: Database) -> None:
    p = desk.practice
    tag = done(await desk.client.post("/definitions", json={"category": "AppointmentTag", "name": "Wheelchair"}), 201)
    step = done(await desk.client.post("/schedule/flow-statuses", json={"name": "X-ray"}), 201)
    visit = await desk.patched(await desk.booked("09:00", "10:00"), tag_uuids=[tag["id"]])
    path = f"/appointments/{visit['id']}"
    done(await desk.client.post(f"{path}/patient-flow-status", json={"flow_status_uuid": step["id"]}))
    await deleted(desk, visit)
    with database.engines.writing() as connection:
        for table, gone in ((t.definitions, tag), (t.flow_statuses, step)):
            c = table.c
            connection.execute(delete(table).where(c.org_id == p.org, c.id == UUID(gone["id"])))
    back = done(await desk.client.post(f"{path}/restore"), 201)
    assert back["tags"] == []
    assert await way_of(desk, path) == []


@pytest.mark.parametrize(("status", "lines"), [("scheduled", "planned"), ("complete", "completed")])
async def test_a_visit_deleted_by_an_earlier_program_comes_back_as_far_as_its_history_goes(
    desk: Desk, database: Database, status: str, lines: str
) -> None:
    p = desk.practice
    visit = await desk.booked("09:00", "10:00", note="Nervous")
    path = f"/appointments/{visit['id']}"
    body = {"base_version": 1, "procedure_code_uuid": str(p.d1110)}
    done(await desk.client.post(f"{path}/procedures", json=body), 201)
    if status == "complete":
        await desk.did(visit, "transition", base_version=2, status=status)
    await deleted(desk, visit)
    with database.engines.writing() as connection:
        c = t.deleted_records.c
        assert connection.execute(delete(t.deleted_records).where(c.org_id == p.org)).rowcount == 1
    back = done(await desk.client.post(f"{path}/restore"), 201)
    assert (back["note"], back["start_time"]) == ("Nervous", visit["start_time"])
    assert [line["status"] for line in await desk.get(f"{path}/procedures")] == [lines]


async def test_a_visit_whose_external_id_another_has_by_now_stays_away_and_says_why(desk: Desk) -> None:
    p = desk.practice
    row = {"patient_uuid": str(p.ada), "location_uuid": str(p.chicago), "status": "planned", "external_id": "a-1"}
    lost = done(await desk.client.post("/appointments/bulk", json={"rows": [row]}))["results"][0]
    await deleted(desk, lost)
    heir = done(await desk.client.post("/appointments/bulk", json={"rows": [row]}))["results"][0]
    answer = refused(await desk.client.post(f"/appointments/{lost['id']}/restore"), 409, "duplicate")
    assert answer["detail"] == "There is already an appointment with this external id."
    await deleted(desk, heir)
    done(await desk.client.post(f"/appointments/{lost['id']}/restore"), 201)


async def test_nothing_of_a_restored_visit_is_kept_twice(desk: Desk, database: Database) -> None:
    p, visit = desk.practice, await desk.booked("09:00", "10:00")
    for _ in range(2):
        await deleted(desk, visit)
        done(await desk.client.post(f"/appointments/{visit['id']}/restore"), 201)
    with database.engines.reading() as connection:
        c = t.deleted_records.c
        assert connection.execute(select(c.record_id).where(c.org_id == p.org)).all() == []


async def test_of_two_desks_that_bring_a_visit_back_at_once_one_is_told_that_it_is_there(
    desk: Desk, database: Database
) -> None:
    visit = await desk.booked("09:00", "10:00")
    await deleted(desk, visit)
    begun, finished = threading.Event(), threading.Event()

    def one_desk(unit: WriteUnit) -> None:
        restore(unit, UUID(visit["id"]))
        begun.set()
        # Another desk that is kept out is not through by then.
        finished.wait(1)

    def another_desk(unit: WriteUnit) -> None:
        restore(unit, UUID(visit["id"]))

    def work(what: Any) -> Any:
        return in_transaction(database, desk.practice.caller(), what)

    with ThreadPoolExecutor(2) as desks:
        running = desks.submit(work, one_desk)
        assert begun.wait(10)
        with pytest.raises(ConflictProblem) as caught:
            desks.submit(work, another_desk).result()
        finished.set()
        running.result()
    assert caught.value.code == "transition_not_allowed"
    assert (await desk.now(visit))["status"] == "scheduled"


async def test_a_taken_slot_keeps_a_deleted_visit_away(desk: Desk) -> None:
    visit = await desk.booked("09:00", "10:00")
    await deleted(desk, visit)
    await desk.booked("09:30", "10:30", patient_uuid=desk.practice.ben)
    refused(await desk.client.post(f"/appointments/{visit['id']}/restore"), 409, "slot_taken")


@pytest.mark.parametrize("which", ["under", "over"])
async def test_of_two_visits_over_each_other_a_deleted_one_comes_back(desk: Desk, which: str) -> None:
    under = await desk.booked("09:00", "10:00", patient_uuid=desk.practice.ben)
    over = await desk.booked("09:30", "10:30", allow_overlap=True)
    lost, there = (under, over) if which == "under" else (over, under)
    await deleted(desk, lost)
    back = done(await desk.client.post(f"/appointments/{lost['id']}/restore"), 201)
    assert (back["start_time"], back["is_overlap_allowed"]) == (lost["start_time"], True)
    await deleted(desk, lost)
    await desk.booked("09:35", "09:40", patient_uuid=desk.practice.chen, allow_overlap=True)
    refused(await desk.client.post(f"/appointments/{lost['id']}/restore"), 409, "slot_taken")
    assert (await desk.now(there))["version"] == 1


async def test_two_deleted_visits_over_each_other_come_back_the_last_one_first(desk: Desk) -> None:
    under = await desk.booked("09:00", "10:00", patient_uuid=desk.practice.ben)
    over = await desk.booked("09:30", "10:30", allow_overlap=True)
    for first, then in ((under, over), (over, under)):
        await deleted(desk, first)
        await deleted(desk, then)
        back = done(await desk.client.post(f"/appointments/{then['id']}/restore"), 201)
        # What is noted meanwhile moves nobody.
        await desk.patched(back, note="On time, please")
        done(await desk.client.post(f"/appointments/{first['id']}/restore"), 201)
    await deleted(desk, under)
    done(await desk.move(await desk.now(over), "09:30", "10:15"))
    refused(await desk.client.post(f"/appointments/{under['id']}/restore"), 409, "slot_taken")


async def test_a_visit_over_blocked_time_comes_back_unless_it_was_blocked_since(desk: Desk) -> None:
    p = desk.practice
    place = {"location_uuid": str(p.chicago), "operatory_uuids": [str(p.op1)], "blockout_type_uuid": str(p.lunch)}
    when = {"schedule_date": DAY, "start_time": "09:00", "end_time": "10:00"}
    blockout = done(await desk.client.post("/blockouts/instances", json=place | when), 201)["items"][0]
    visit = await desk.booked("09:00", "09:30", allow_overlap=True)
    await deleted(desk, visit)
    done(await desk.client.post(f"/appointments/{visit['id']}/restore"), 201)
    await deleted(desk, visit)
    change = {"base_version": blockout["version"], "end_time": "09:50"}
    done(await desk.client.patch(f"/blockouts/instances/{blockout['id']}", json=change))
    refused(await desk.client.post(f"/appointments/{visit['id']}/restore"), 409, "blocked_time")


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
