from __future__ import annotations

import json
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, event, insert

from frontdesk.contract.appointments import BulkConfirmIn, SendToPinboardIn
from frontdesk.server.appointments import service
from frontdesk.server.appointments.bulk import bulk_confirm
from frontdesk.server.db import tables as t
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit

from .conftest import DAY, Desk, done, refused

NOBODY = UUID(int=1)


def row(desk: Desk, start: str, end: str, **more: Any) -> dict[str, Any]:
    p = desk.practice
    return {
        "patient_uuid": str(p.ada),
        "location_uuid": str(p.chicago),
        "operatory_uuid": str(p.op1),
        "schedule_date": DAY,
        "start_time": start,
        "end_time": end,
    } | more


async def bulk(desk: Desk, *rows: dict[str, Any], mode: str = "create") -> dict[str, Any]:
    return done(await desk.client.post("/appointments/bulk", json={"meta": {"mode": mode}, "rows": list(rows)}))


async def test_each_row_stands_or_falls_alone(desk: Desk) -> None:
    answer = await bulk(
        desk,
        row(desk, "09:00", "10:00", external_id="a"),
        row(desk, "09:30", "10:30"),
        row(desk, "10:00", "11:00", patient_uuid=str(uuid4())),
        row(desk, "10:00", "11:00"),
        row(desk, "12:00", "13:00", external_id="a"),
    )
    assert [result["status"] for result in answer["results"]] == ["created", "failed", "failed", "created", "failed"]
    assert (answer["total"], answer["created"], answer["failed"]) == (5, 2, 3)
    assert answer["results"][1]["errors"] == ["Op 1 is taken until 10:00."]
    assert (await desk.get("/appointments"))["total"] == 2
    assert len((await desk.get("/events/since", after=0))["items"]) == 2


async def test_upsert_changes_what_it_knows(desk: Desk) -> None:
    first = await bulk(desk, row(desk, "09:00", "10:00", external_id="a"), mode="upsert")
    same = await bulk(desk, row(desk, "09:00", "10:00", external_id="a"), mode="upsert")
    assert same["skipped"] == 1
    moved = await bulk(
        desk, row(desk, "11:00", "12:00", external_id="a", note="Later"), row(desk, "09:00", "10:00"), mode="upsert"
    )
    assert [result["status"] for result in moved["results"]] == ["updated", "created"]
    now = await desk.get(f"/appointments/{first['results'][0]['id']}")
    assert (now["start_time"], now["note"], now["version"]) == ("2026-03-10T16:00:00Z", "Later", 2)
    onto = await bulk(desk, row(desk, "09:30", "10:30", external_id="a"), mode="upsert")
    assert onto["failed"] == 1
    done_ = await bulk(desk, row(desk, "11:00", "12:00", external_id="a", status="complete"), mode="upsert")
    assert done_["updated"] == 1


@pytest.mark.parametrize(
    ("status", "wanted", "code"),
    [("scheduled", "planned", "transition_not_allowed"), ("planned", "scheduled", "no_time")],
)
async def test_a_row_is_refused_another_status_in_the_words_of_a_single_change(
    desk: Desk, status: str, wanted: str, code: str
) -> None:
    there = row(desk, "09:00", "10:00", external_id="a", status=status)
    if status == "planned":
        there |= dict.fromkeys(("operatory_uuid", "schedule_date", "start_time", "end_time"))
    visit = (await bulk(desk, there))["results"][0]["id"]
    body = {"base_version": 1, "status": wanted}
    response = await desk.client.post(f"/appointments/{visit}/transition", json=body)
    alone = refused(response, 422 if code == "no_time" else 409, code)["detail"]
    answer = await bulk(desk, there | {"status": wanted}, mode="upsert")
    assert answer["results"][0]["errors"] == [alone if isinstance(alone, str) else alone[0]["msg"]]


async def test_validate_tries_everything_and_leaves_nothing(desk: Desk) -> None:
    answer = await bulk(desk, row(desk, "09:00", "10:00"), row(desk, "09:30", "10:30"), mode="validate")
    assert [result["status"] for result in answer["results"]] == ["validated", "failed"]
    assert answer["results"][0]["id"] is None
    assert (await desk.get("/appointments"))["total"] == 0
    assert (await desk.get("/events/since", after=0))["items"] == []


async def test_a_row_of_the_wrong_form_refuses_the_request(desk: Desk) -> None:
    rows = [row(desk, "09:00", "10:00"), row(desk, "9 o'clock", "10:00"), row(desk, "09:00", "10:00", seat=3)]
    response = await desk.client.post("/appointments/bulk", json={"rows": rows})
    body = refused(response, 422, "time_format")
    assert [fault["loc"] for fault in body["detail"]] == [
        ["body", "rows", 1, "start_time"],
        ["body", "rows", 2],
    ]
    many = {"rows": [row(desk, "09:00", "10:00")] * 501}
    refused(await desk.client.post("/appointments/bulk", json=many), 422, "too_long")
    refused(
        await desk.client.post("/appointments/bulk", json={"rows": [row(desk, "09:00", "10:00", external_id="\0")]}),
        422,
        "text_nul",
    )
    assert (await desk.get("/appointments"))["total"] == 0


async def test_many_visits_are_confirmed_at_once(desk: Desk) -> None:
    first, second = await desk.booked("09:00", "10:00"), await desk.booked("10:00", "11:00")
    unknown = str(uuid4())
    body = {
        "appointment_uuids": [first["id"], unknown, second["id"]],
        "confirmation_status_uuid": str(desk.practice.confirmed),
    }
    answer = done(await desk.client.post("/appointments/bulk-confirm", json=body))
    assert {one["id"]: one["version"] for one in answer["confirmed"]} == {first["id"]: 2, second["id"]: 2}
    assert (answer["skipped"], answer["conflicts"]) == ([unknown], [])
    refused(
        await desk.client.post("/appointments/bulk-confirm", json=body | {"confirmation_status_uuid": str(uuid4())}),
        404,
        "not_found",
    )


@pytest.mark.parametrize("deed", ["deleted", "parked"])
async def test_a_visit_that_goes_while_many_are_confirmed_holds_up_none_of_them(
    desk: Desk, database: Database, deed: str
) -> None:
    first, second = await desk.booked("09:00", "10:00"), await desk.booked("10:00", "11:00")
    going = UUID(first["id"])
    both = BulkConfirmIn(
        appointment_uuids=[going, UUID(second["id"])], confirmation_status_uuid=desk.practice.confirmed
    )
    begun, finished = threading.Event(), threading.Event()

    def one_desk(unit: WriteUnit) -> None:
        if deed == "deleted":
            service.delete(unit, going)
        else:
            service.park(unit, going, SendToPinboardIn(base_version=1))
        begun.set()
        # Another desk that is kept out is not through by then.
        finished.wait(1)

    def work(what: Any) -> Any:
        return in_transaction(database, desk.practice.caller(), what)

    with ThreadPoolExecutor(2) as desks:
        running = desks.submit(work, one_desk)
        assert begun.wait(10)
        answer = json.loads(desks.submit(work, lambda unit: bulk_confirm(unit, both)).result())
        finished.set()
        running.result()
    assert second["id"] in [one["id"] for one in answer["confirmed"]]
    if deed == "deleted":
        assert (answer["skipped"], answer["conflicts"]) == ([first["id"]], [])


async def test_as_many_as_a_request_may_hold_are_taken_each_with_its_answer(desk: Desk) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (4, 5) for day in range(1, 26)]
    hours = range(8, 18)
    rows = [
        row(desk, f"{hour:02}:00", f"{hour + 1:02}:00", schedule_date=day, external_id=f"{day}/{hour}")
        for day in days
        for hour in hours
    ]
    assert len(rows) == 500
    rows[499] |= {"schedule_date": days[0], "start_time": "08:30", "end_time": "09:30", "external_id": "too late"}
    first = await bulk(desk, *rows, mode="upsert")
    assert (first["total"], first["created"], first["failed"]) == (500, 499, 1)
    assert [result["row"] for result in first["results"]] == list(range(500))
    assert first["results"][499]["errors"] == ["Op 1 is taken until 9:00."]
    again = await bulk(desk, *rows[490:], mode="upsert")
    assert (again["skipped"], again["failed"]) == (9, 1)


def invented(desk: Desk, chance: random.Random) -> list[dict[str, Any]]:
    """Rows that meet each other and what is there: few slots, few keys, some of it wrong."""
    p = desk.practice
    rows = []
    for _ in range(chance.randint(1, 7)):
        start = chance.randint(9, 13)
        more: dict[str, Any] = {
            "operatory_uuid": str(chance.choice([p.op1] * 4 + [p.op2] * 4 + [NOBODY])),
            "patient_uuid": str(chance.choice([p.ada] * 8 + [NOBODY])),
            "external_id": chance.choice([None, "a", "b", "c"]),
            "note": chance.choice(["", "Later"]),
        }
        if chance.random() < 0.3:
            more["status"] = chance.choice(["scheduled", "complete", "broken", "planned"])
        if chance.random() < 0.2:
            more["allow_overlap"] = True
        rows.append(row(desk, f"{start:02}:00", f"{start:02}:{chance.choice([30, 45])}", **more))
    return rows


@pytest.mark.parametrize("mode", ["create", "upsert"])
async def test_validate_says_what_the_mode_it_stands_for_then_does(desk: Desk, mode: str) -> None:
    seen: set[str] = set()
    for number in range(40):
        rows = invented(desk, random.Random(number))
        before = (await desk.get("/events/since", after=0))["items"]
        meta = {"mode": "validate"} if mode == "create" else {"mode": "validate", "validate_as": mode}
        validated = done(await desk.client.post("/appointments/bulk", json={"meta": meta, "rows": rows}))
        assert (await desk.get("/events/since", after=0))["items"] == before
        taken = await bulk(desk, *rows, mode=mode)
        made = {one["id"] for one in taken["results"] if one["status"] == "created"}
        foretold = [
            {
                **one,
                "status": "validated" if one["status"] in ("created", "updated") else one["status"],
                "id": None if one["id"] in made else one["id"],
            }
            for one in taken["results"]
        ]
        assert validated["results"] == foretold, rows
        assert validated["validated"] == taken["created"] + taken["updated"]
        assert (validated["skipped"], validated["failed"]) == (taken["skipped"], taken["failed"])
        seen |= {one["status"] for one in taken["results"]}
    assert seen == ({"created", "failed"} | ({"updated", "skipped"} if mode == "upsert" else set()))


async def test_validate_names_no_visit_that_was_only_tried(desk: Desk) -> None:
    twice = [row(desk, "09:00", "10:00", external_id="a")] * 2
    meta = {"mode": "validate", "validate_as": "upsert"}
    answer = done(await desk.client.post("/appointments/bulk", json={"meta": meta, "rows": twice}))
    assert [(one["status"], one["id"]) for one in answer["results"]] == [("validated", None), ("skipped", None)]


@pytest.mark.parametrize("mode", ["create", "upsert", "validate"])
async def test_how_to_plan_is_said_once_however_many_rows_are_refused(desk: Desk, engine_name: str, mode: str) -> None:
    said = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "plan_cache_mode" in statement:
            said.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        answer = await bulk(desk, *[row(desk, "09:00", "10:00")] * 6, mode=mode)
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    assert answer["failed"] == 5
    assert len(said) == (engine_name == "postgresql")


async def test_a_row_with_a_type_that_its_location_does_not_offer_fails_alone(desk: Desk, database: Any) -> None:
    p = desk.practice
    with database.engines.writing() as connection:
        bound = {"org_id": p.org, "appointment_type_id": p.cleaning, "location_id": p.denver}
        connection.execute(insert(t.appointment_type_locations), [bound])
    cleaning = {"appointment_type_uuid": str(p.cleaning)}
    answer = await bulk(desk, row(desk, "09:00", "10:00", **cleaning), row(desk, "11:00", "12:00"))
    assert [result["status"] for result in answer["results"]] == ["failed", "created"]
    assert answer["results"][0]["errors"] == ["Cleaning is not offered at Chicago."]


@pytest.mark.parametrize("key", ["", "  "])
@pytest.mark.parametrize("mode", ["create", "upsert", "validate"])
async def test_a_blank_is_nobodys_key(desk: Desk, mode: str, key: str) -> None:
    rows = [row(desk, "09:00", "10:00"), row(desk, "11:00", "12:00", external_id=key)]
    response = await desk.client.post("/appointments/bulk", json={"meta": {"mode": mode}, "rows": rows})
    assert refused(response, 422, "text_blank")["detail"][0]["loc"] == ["body", "rows", 1, "external_id"]
    assert (await desk.get("/appointments"))["total"] == 0


async def test_the_key_of_another_system_is_kept_letter_by_letter(desk: Desk) -> None:
    first = await bulk(
        desk, row(desk, "09:00", "10:00", external_id=" 12 "), row(desk, "10:00", "11:00", external_id="12")
    )
    again = await bulk(desk, row(desk, "09:00", "10:00", external_id=" 12 "), mode="upsert")
    assert [each["status"] for each in first["results"]] == ["created", "created"]
    assert again["results"][0]["id"] == first["results"][0]["id"]


async def test_a_row_that_asks_the_patient_to_come_after_the_start_fails_alone(desk: Desk) -> None:
    late = row(desk, "09:00", "10:00", external_id="a", ask_to_arrive_time="09:05")
    answer = await bulk(desk, late, row(desk, "11:00", "12:00"), mode="upsert")
    assert [result["status"] for result in answer["results"]] == ["failed", "created"]
    assert answer["results"][0]["errors"] == ["The patient cannot be asked to arrive after the visit starts."]


async def test_upsert_empties_what_it_is_told_to_empty_and_leaves_the_rest(desk: Desk) -> None:
    written = {
        "note": "Bring the letter",
        "color_override": "#C2410C",
        "ask_to_arrive_time": "08:45",
        "appointment_type_uuid": str(desk.practice.cleaning),
    }
    first = await bulk(desk, row(desk, "09:00", "10:00", external_id="a", **written), mode="upsert")
    path = f"/appointments/{first['results'][0]['id']}"
    before = await desk.get(path)
    told_less = await bulk(desk, row(desk, "09:00", "10:00", external_id="a"), mode="upsert")
    assert (told_less["skipped"], await desk.get(path)) == (1, before)
    emptied = await bulk(desk, row(desk, "09:00", "10:00", external_id="a", **dict.fromkeys(written)), mode="upsert")
    assert emptied["updated"] == 1
    now = await desk.get(path)
    assert now["note"] == ""
    assert (now["color_override"], now["datetime_ask_to_arrive"], now["appointment_type"]) == (None, None, None)
    again = await bulk(desk, row(desk, "09:00", "10:00", external_id="a", **dict.fromkeys(written)), mode="upsert")
    assert again["skipped"] == 1


async def test_upsert_does_not_take_a_visit_off_its_place_by_leaving_it_empty(desk: Desk) -> None:
    await bulk(desk, row(desk, "09:00", "10:00", external_id="a"), mode="upsert")
    nowhere = dict.fromkeys(("operatory_uuid", "schedule_date", "start_time", "end_time"))
    answer = await bulk(desk, row(desk, "", "", external_id="a") | nowhere, mode="upsert")
    assert answer["skipped"] == 1
