"""Blockouts over HTTP, on both engines: what they cover, what they leave out, what a group does together."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import Engine, event, insert

from frontdesk.contract.blockouts import CreateBlockoutIn
from frontdesk.domain.localtime import local_interval
from frontdesk.server.blockouts.service import create_blockouts
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.unit import Database

MONDAY = "2026-03-09"


@pytest.fixture
def book(database: Database, practice: Any) -> Any:
    """Write a visit in Chicago straight on the book: ``book(room, "09:00", "10:00")``."""
    from datetime import date, time

    def make(room: Any, start: str, end: str, status: str = "scheduled") -> Any:
        visit = new_id()
        at = local_interval(
            date.fromisoformat(MONDAY), time.fromisoformat(start), time.fromisoformat(end), "America/Chicago"
        )
        with database.engines.writing() as connection:
            connection.execute(
                insert(t.appointments),
                [
                    {
                        "org_id": practice.org,
                        "id": visit,
                        "location_id": practice.chicago,
                        "patient_id": practice.ada,
                        "operatory_id": room,
                        "status": status,
                        "start_at": at.start,
                        "end_at": at.end,
                        "created_at": at.start,
                        "updated_at": at.start,
                    }
                ],
            )
        return visit

    return make


def wanted(practice: Any, *rooms: Any, kind: str = "lunch", **more: Any) -> dict[str, Any]:
    body = {
        "blockout_type_uuid": str(getattr(practice, kind)),
        "location_uuid": str(practice.chicago),
        "schedule_date": MONDAY,
        "start_time": "09:00",
        "end_time": "10:00",
        **more,
    }
    return {**body, "operatory_uuids": [str(room) for room in rooms]} if rooms else body


async def block(api: httpx.AsyncClient, body: dict[str, Any]) -> dict[str, Any]:
    answer = await api.post("/blockouts/instances", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_one_is_made_in_each_operatory_and_they_form_a_group(api: httpx.AsyncClient, practice: Any) -> None:
    made = await block(api, wanted(practice, practice.op1, practice.op2, note="Staff meeting"))
    assert [row["operatory"]["id"] for row in made["items"]] == [str(practice.op1), str(practice.op2)]
    assert len({row["blockout_group_uuid"] for row in made["items"]}) == 1
    assert made["items"][0]["blockout_group_uuid"] is not None
    assert made["warnings"] == []
    first = made["items"][0]
    assert (first["start_time"], first["end_time"], first["note"]) == ("09:00:00", "10:00:00", "Staff meeting")
    assert (await api.get(f"/blockouts/instances/{first['id']}")).json() == first


async def test_without_an_operatory_the_whole_location_is_blocked(api: httpx.AsyncClient, practice: Any) -> None:
    made = await block(api, wanted(practice))
    assert [(row["operatory"], row["blockout_group_uuid"]) for row in made["items"]] == [(None, None)]


async def test_an_empty_choice_of_operatories_does_not_block_the_whole_location(
    api: httpx.AsyncClient, practice: Any
) -> None:
    answer = await api.post("/blockouts/instances", json={**wanted(practice), "operatory_uuids": []})
    assert answer.status_code == 422


async def test_a_room_with_a_visit_is_left_out_and_named(api: httpx.AsyncClient, practice: Any, book: Any) -> None:
    book(practice.op2, "09:40", "10:20")
    made = await block(api, wanted(practice, practice.op1, practice.op2))
    assert [row["operatory"]["name"] for row in made["items"]] == ["Op 1"]
    assert made["warnings"] == ["Op 2 was left out: Op 2 has a visit from 9:40 to 10:20."]


async def test_when_every_room_has_a_visit_it_is_refused_with_the_visits(
    api: httpx.AsyncClient, practice: Any, book: Any
) -> None:
    visit = book(practice.op2, "09:40", "10:20")
    for body in (wanted(practice, practice.op2), wanted(practice)):
        answer = await api.post("/blockouts/instances", json=body)
        assert answer.status_code == 409
        said = answer.json()
        assert (said["code"], said["detail"]) == ("slot_taken", "Op 2 has a visit from 9:40 to 10:20.")
        assert [row["reference"]["id"] for row in said["conflicts"]["appointments"]] == [str(visit)]
    assert (await api.get("/blockouts/instances")).json()["total"] == 0


@pytest.mark.parametrize("status", ["broken", "cancelled", "pinboard", "unscheduled"])
async def test_visits_that_take_no_room_are_not_in_the_way(
    api: httpx.AsyncClient, practice: Any, book: Any, status: str
) -> None:
    book(practice.op1, "09:00", "10:00", status)
    assert len((await block(api, wanted(practice, practice.op1)))["items"]) == 1


async def test_touching_is_not_covering(api: httpx.AsyncClient, practice: Any, book: Any) -> None:
    book(practice.op1, "08:00", "09:00")
    book(practice.op1, "10:00", "11:00")
    assert len((await block(api, wanted(practice, practice.op1)))["items"]) == 1


async def test_reserved_time_lies_over_visits_without_a_word(api: httpx.AsyncClient, practice: Any, book: Any) -> None:
    book(practice.op1, "09:00", "10:00")
    made = await block(api, wanted(practice, practice.op1, kind="reserved"))
    assert (len(made["items"]), made["warnings"]) == (1, [])


async def test_lying_over_another_blockout_is_allowed_and_mentioned(api: httpx.AsyncClient, practice: Any) -> None:
    await block(api, wanted(practice, practice.op1))
    again = await block(api, wanted(practice, practice.op1, kind="reserved", start_time="09:30"))
    assert again["warnings"] == ["In Op 1 this lies over “Lunch” until 10:00."]


async def test_nothing_can_be_booked_into_blocked_time(api: httpx.AsyncClient, practice: Any) -> None:
    await block(api, wanted(practice))
    question = {
        "location_uuid": str(practice.chicago),
        "operatory_uuid": str(practice.op3),
        "schedule_date": MONDAY,
        "start_time": "09:30",
        "end_time": "09:45",
    }
    answer = await api.post("/appointments/check-conflicts", json=question)
    assert answer.json()["reason_codes"] == ["BLOCKED_TIME_CONFLICT"]


async def test_a_desk_that_books_and_one_that_blocks_never_both_get_the_slot(api_as: Any, practice: Any) -> None:
    blocking, booking = api_as("front_desk"), api_as("admin")
    for hour in range(8, 14):
        slot = {"schedule_date": MONDAY, "start_time": f"{hour:02}:00", "end_time": f"{hour:02}:30"}
        visit = {
            "patient_uuid": str(practice.ada),
            "location_uuid": str(practice.chicago),
            "operatory_uuid": str(practice.op1),
            **slot,
        }
        answers = await asyncio.gather(
            blocking.post("/blockouts/instances", json=wanted(practice, practice.op1, **slot)),
            booking.post("/appointments", json=visit),
        )
        assert sorted(answer.status_code for answer in answers) == [201, 409], [answer.text for answer in answers]


async def test_moving_it_over_a_visit_is_refused_unless_allowed(
    api: httpx.AsyncClient, practice: Any, book: Any
) -> None:
    book(practice.op1, "13:00", "14:00")
    made = (await block(api, wanted(practice, practice.op1)))["items"][0]
    path = f"/blockouts/instances/{made['id']}"
    move = {"base_version": 1, "start_time": "13:30", "end_time": "14:30"}
    refused = await api.patch(path, json=move)
    assert (refused.status_code, refused.json()["code"]) == (409, "slot_taken")
    assert (await api.get(path)).json() == made
    allowed = await api.patch(path, json={**move, "allow_overlap": True})
    assert (allowed.json()["start_time"], allowed.json()["version"]) == ("13:30:00", 2)
    # Only the note changes: that it lies over a visit was decided before.
    noted = await api.patch(path, json={"base_version": 2, "note": "sorry"})
    assert (noted.status_code, noted.json()["version"]) == (200, 3)


@pytest.mark.parametrize("kind", ["lunch", "reserved"])
async def test_changing_it_to_lie_over_another_blockout_is_refused_unless_allowed(
    api: httpx.AsyncClient, practice: Any, kind: str
) -> None:
    early = {"start_time": "05:00", "end_time": "06:00"}
    made = (await block(api, wanted(practice, practice.op1, kind=kind, **early)))["items"][0]
    other = wanted(practice, practice.op1, kind="reserved", start_time="06:30", end_time="07:00")
    in_the_way = (await block(api, other))["items"][0]
    path = f"/blockouts/instances/{made['id']}"
    longer = {"base_version": 1, "end_time": "07:00"}
    refused = await api.patch(path, json=longer)
    said = refused.json()
    assert (refused.status_code, said["code"]) == (409, "blocked_time")
    assert said["detail"] == f"{in_the_way['blockout_type']['name']} blocks Op 1 from 6:30 to 7:00."
    (row,) = said["conflicts"]["blockouts"]
    assert (row["reference"]["id"], row["reason_code"]) == (in_the_way["id"], "BLOCKED_TIME_CONFLICT")
    assert (await api.get(path)).json() == made
    # Up to it is not over it, and in another room or over all of them is another place.
    for elsewhere in ({"end_time": "06:30"}, {"operatory_uuid": str(practice.op2)}, {"operatory_uuid": None}):
        version = (await api.get(path)).json()["version"]
        moved = await api.patch(path, json={**longer, **elsewhere, "base_version": version})
        assert moved.status_code == 200, moved.text
    back = {"base_version": 4, "operatory_uuid": str(practice.op1)}
    assert (await api.patch(path, json=back)).json()["code"] == "blocked_time"
    allowed = await api.patch(path, json={**back, "allow_overlap": True})
    assert (allowed.status_code, allowed.json()["end_time"]) == (200, "07:00:00")
    # That it lies there was decided before: another note or purpose does not lay it anywhere.
    for what in ({"note": "sorry"}, {"blockout_type_uuid": str(practice.reserved)}):
        version = (await api.get(path)).json()["version"]
        assert (await api.patch(path, json={"base_version": version, **what})).status_code == 200


async def test_a_held_place_is_not_taken_by_changing_a_blockout(
    api: httpx.AsyncClient, api_as: Any, practice: Any
) -> None:
    made = (await block(api, wanted(practice, practice.op1)))["items"][0]
    slot = {"schedule_date": MONDAY, "start_time": "10:00", "end_time": "10:30"}
    room = {"location_uuid": str(practice.chicago), "operatory_uuid": str(practice.op1)}
    held = await api_as("front_desk").post("/blockouts/holds", json={**room, **slot})
    assert held.status_code == 201, held.text
    answer = await api.patch(f"/blockouts/instances/{made['id']}", json={"base_version": 1, "end_time": "10:15"})
    assert answer.status_code == 409
    assert "holds Op 1 while phoning" in answer.json()["detail"]


async def test_a_group_does_not_stand_in_its_own_way(api: httpx.AsyncClient, practice: Any) -> None:
    group: dict[str, Any] = {}
    made = []
    for start, end in (("05:00", "06:00"), ("06:00", "07:00")):
        body = wanted(practice, practice.op1, practice.op2, start_time=start, end_time=end, **group)
        made += (await block(api, body))["items"]
        group = {"blockout_group_uuid": made[0]["blockout_group_uuid"]}
    path = f"/blockouts/instances/{made[0]['id']}"
    later = {"base_version": 1, "start_time": "05:30", "end_time": "06:30"}
    alone = await api.patch(path, json=later)
    assert (alone.status_code, alone.json()["code"]) == (409, "blocked_time")
    together = await api.patch(path, json={**later, "apply_to_group": True})
    assert together.status_code == 200, together.text
    await block(api, wanted(practice, practice.op2, start_time="08:00", end_time="09:00"))
    over_one = {"base_version": 2, "apply_to_group": True, "end_time": "08:30"}
    refused = await api.patch(path, json=over_one)
    assert (refused.status_code, refused.json()["detail"]) == (409, "Lunch blocks Op 2 from 8:00 to 9:00.")
    assert {(await api.get(f"/blockouts/instances/{row['id']}")).json()["version"] for row in made} == {2}


async def test_two_changes_at_once_never_both_get_the_place(api_as: Any, practice: Any) -> None:
    one, two = api_as("front_desk"), api_as("admin")
    for hour in range(8, 12):
        made = []
        for room in (practice.op1, practice.op2):
            body = wanted(
                practice, room, kind="reserved", start_time=f"{hour}:00".zfill(5), end_time=f"{hour}:30".zfill(5)
            )
            made += (await block(one, body))["items"]
        move = {"base_version": 1, "operatory_uuid": str(practice.op3)}
        answers = await asyncio.gather(
            *(
                desk.patch(f"/blockouts/instances/{row['id']}", json=move)
                for desk, row in zip((one, two), made, strict=True)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [200, 409], [answer.text for answer in answers]


async def test_a_large_group_is_looked_after_in_as_few_statements_as_a_small_one(
    api: httpx.AsyncClient, practice: Any
) -> None:
    asked = []
    for hours in (range(8, 10), range(12, 20)):
        group = str(new_id())
        times = [{"start_time": f"{hour:02}:00", "end_time": f"{hour:02}:30"} for hour in hours]
        made = [
            (await block(api, wanted(practice, practice.op1, blockout_group_uuid=group, **each)))["items"][0]
            for each in times
        ]
        with statements() as sent:
            move = {"base_version": 1, "apply_to_group": True, "schedule_date": "2026-03-10"}
            answer = await api.patch(f"/blockouts/instances/{made[0]['id']}", json=move)
        assert answer.status_code == 200, answer.text
        asked.append(sum(sql.lstrip().startswith("SELECT") for sql in sent))
    assert asked[0] == asked[1]


@contextmanager
def statements() -> Iterator[list[str]]:
    """Note what is sent to the database meanwhile."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
        sent.append(sql)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def test_one_of_a_group_changes_alone(api: httpx.AsyncClient, practice: Any) -> None:
    first, second = (await block(api, wanted(practice, practice.op1, practice.op2)))["items"]
    alone = {"base_version": 1, "note": "only here"}
    assert (await api.patch(f"/blockouts/instances/{first['id']}", json=alone)).json()["note"] == "only here"
    assert (await api.get(f"/blockouts/instances/{second['id']}")).json() == second


@pytest.mark.parametrize(
    "change",
    [
        {"operatory_uuid": "op3"},
        {"operatory_uuid": "op1"},
        {"operatory_uuid": None},
        {"blockout_type_uuid": "reserved"},
        {"start_time": "09:15:00"},
        {"end_time": "11:00:00"},
        {"schedule_date": "2026-03-10"},
        {"note": "sorry"},
        {"operatory_uuid": "op3", "schedule_date": "2026-03-10", "end_time": "11:00:00", "note": "sorry"},
    ],
)
async def test_what_is_asked_for_a_group_reaches_all_of_it(
    api: httpx.AsyncClient, practice: Any, change: dict[str, str | None]
) -> None:
    made = (await block(api, wanted(practice, practice.op1, practice.op2)))["items"]
    asked = {name: str(getattr(practice, value or "", value)) if value else value for name, value in change.items()}
    together = {"base_version": 1, "apply_to_group": True, **asked}
    answer = await api.patch(f"/blockouts/instances/{made[0]['id']}", json=together)
    assert answer.status_code == 200, answer.text
    for before in made:
        after = (await api.get(f"/blockouts/instances/{before['id']}")).json()
        assert after["version"] == 2 or not _differs(before, asked)
        for name, value in asked.items():
            assert _said(after, name) == value
        untouched = {"operatory_uuid", "blockout_type_uuid", "start_time", "end_time", "schedule_date", "note"} - {
            *asked
        }
        assert {name: _said(after, name) for name in untouched} == {name: _said(before, name) for name in untouched}


def _said(row: dict[str, Any], field: str) -> Any:
    value = row[field.removesuffix("_uuid")]
    return value["id"] if isinstance(value, dict) else value


def _differs(row: dict[str, Any], asked: dict[str, Any]) -> bool:
    return any(_said(row, name) != value for name, value in asked.items())


@pytest.mark.parametrize(
    ("asked", "room", "change", "code"),
    [
        ("soft", "op2", {}, "slot_taken"),
        ("closed", "op1", {}, None),
        ("soft", "op1", {"blockout_type_uuid": "lunch"}, "slot_taken"),
        ("closed", "op2", {"blockout_type_uuid": "reserved"}, None),
    ],
)
async def test_of_a_group_of_several_types_only_what_is_closed_keeps_off_visits(
    api: httpx.AsyncClient, practice: Any, book: Any, asked: str, room: str, change: dict[str, str], code: str | None
) -> None:
    made = {"soft": (await block(api, wanted(practice, practice.op1, practice.op3, kind="reserved")))["items"][0]}
    closed = wanted(practice, practice.op2, blockout_group_uuid=made["soft"]["blockout_group_uuid"])
    made["closed"] = (await block(api, closed))["items"][0]
    book(getattr(practice, room), "13:00", "14:00")
    later = {"base_version": 1, "apply_to_group": True, "start_time": "13:30", "end_time": "14:30"}
    later |= {name: str(getattr(practice, value)) for name, value in change.items()}
    answer = await api.patch(f"/blockouts/instances/{made[asked]['id']}", json=later)
    assert answer.json().get("code") == code


async def test_a_group_of_several_days_goes_by_as_many_days_as_the_one_that_is_asked(
    api: httpx.AsyncClient, practice: Any
) -> None:
    first = (await block(api, wanted(practice, practice.op1, practice.op2)))["items"][0]
    later = {"schedule_date": "2026-03-11", "blockout_group_uuid": first["blockout_group_uuid"]}
    second = (await block(api, wanted(practice, practice.op2, **later)))["items"][0]
    move = {"base_version": 1, "apply_to_group": True, "schedule_date": "2026-03-12"}
    assert (await api.patch(f"/blockouts/instances/{first['id']}", json=move)).status_code == 200
    assert (await api.get(f"/blockouts/instances/{second['id']}")).json()["schedule_date"] == "2026-03-14"


@pytest.mark.parametrize(
    ("days", "target"),
    [(("2200-12-24", "2200-12-26"), "2200-12-30"), (("1900-01-05", "1900-01-02"), "1900-01-03")],
)
async def test_a_group_does_not_leave_the_calendar(
    api: httpx.AsyncClient, practice: Any, days: tuple[str, str], target: str
) -> None:
    asked, other = [wanted(practice, practice.op1, schedule_date=day) for day in days]
    group = str(uuid4())
    first = (await block(api, {**asked, "blockout_group_uuid": group}))["items"][0]
    second = (await block(api, {**other, "blockout_group_uuid": group}))["items"][0]
    move = {"base_version": 1, "apply_to_group": True, "schedule_date": target}
    refused = await api.patch(f"/blockouts/instances/{first['id']}", json=move)
    assert refused.status_code == 422, refused.text
    assert [(fault["loc"], fault["type"]) for fault in refused.json()["detail"]] == [
        (["body", "schedule_date"], "date_range")
    ]
    for before in (first, second):
        assert (await api.get(f"/blockouts/instances/{before['id']}")).json() == before


@pytest.mark.parametrize("together", [False, True])
async def test_a_blockout_may_be_put_on_a_holiday_alone_or_with_its_group(
    api: httpx.AsyncClient, practice: Any, together: bool
) -> None:
    closed = {"date": "2026-03-10", "name": "Founders' Day"}
    assert (await api.post("/holidays", json=closed)).status_code == 201
    made = (await block(api, wanted(practice, practice.op1, practice.op2)))["items"]
    move = {"base_version": 1, "apply_to_group": together, "schedule_date": closed["date"]}
    assert (await api.patch(f"/blockouts/instances/{made[0]['id']}", json=move)).status_code == 200
    days = [(await api.get(f"/blockouts/instances/{row['id']}")).json()["schedule_date"] for row in made]
    assert days == [closed["date"], closed["date"] if together else MONDAY]


async def test_what_was_taken_away_comes_back_into_its_group(api: httpx.AsyncClient, practice: Any) -> None:
    made = (await api.post("/blockouts/instances", json=wanted(practice, practice.op1, practice.op2))).json()["items"]
    group = made[0]["blockout_group_uuid"]
    assert (await api.delete(f"/blockouts/instances/{made[0]['id']}")).status_code == 204
    again = wanted(practice, practice.op1, blockout_group_uuid=group)
    back = (await api.post("/blockouts/instances", json=again)).json()["items"]
    assert [row["blockout_group_uuid"] for row in back] == [group]


async def test_a_group_stays_within_its_location(api: httpx.AsyncClient, practice: Any) -> None:
    made = (await api.post("/blockouts/instances", json=wanted(practice, practice.op1, practice.op2))).json()["items"]
    other = {**wanted(practice), "location_uuid": str(practice.denver)}
    refused = await api.post(
        "/blockouts/instances", json={**other, "blockout_group_uuid": made[0]["blockout_group_uuid"]}
    )
    assert refused.status_code == 422
    assert refused.json()["detail"][0]["loc"] == ["body", "blockout_group_uuid"]


async def test_a_group_begun_at_two_locations_at_once_stays_within_one(
    api: httpx.AsyncClient, database: Database, practice: Any
) -> None:
    here = wanted(practice, blockout_group_uuid=str(new_id()))
    there = CreateBlockoutIn.model_validate({**here, "location_uuid": str(practice.denver)})
    with database.write(practice.caller()) as unit:
        create_blockouts(unit, there)
        second = asyncio.create_task(api.post("/blockouts/instances", json=here))
        await asyncio.sleep(0.3)
    refused = await second
    assert (refused.status_code, refused.json()["detail"][0]["type"]) == (422, "other_location")


async def test_deleting_one_leaves_the_others_of_its_group(api: httpx.AsyncClient, practice: Any) -> None:
    first, second = (await block(api, wanted(practice, practice.op1, practice.op2)))["items"]
    assert (await api.delete(f"/blockouts/instances/{first['id']}")).status_code == 204
    assert (await api.get(f"/blockouts/instances/{first['id']}")).status_code == 404
    assert (await api.get(f"/blockouts/instances/{second['id']}")).status_code == 200


async def test_days_and_places_are_filtered(api: httpx.AsyncClient, practice: Any) -> None:
    for day in ("2026-03-08", MONDAY, "2026-03-10"):
        await block(
            api,
            wanted(practice, practice.op1, kind="reserved", schedule_date=day, start_time="14:00", end_time="15:00"),
        )
    listed = await api.get(
        "/blockouts/instances",
        params={"date_from": MONDAY, "date_to": MONDAY, "location_uuid": str(practice.chicago)},
    )
    assert [row["schedule_date"] for row in listed.json()["items"]] == [MONDAY]
    elsewhere = await api.get("/blockouts/instances", params={"location_uuid": str(practice.denver)})
    assert elsewhere.json()["total"] == 0
    assert (await api.get("/blockouts/instances", params={"location_uuid": str(uuid4())})).status_code == 404


@pytest.mark.parametrize(
    ("change", "type_"),
    [
        ({"end_time": "08:00"}, "time_order"),
        ({"schedule_date": "2026-03-08", "start_time": "02:30", "end_time": "04:00"}, "dst_gap"),
    ],
)
async def test_times_that_cannot_be_are_refused(
    api: httpx.AsyncClient, practice: Any, change: dict[str, str], type_: str
) -> None:
    answer = await api.post("/blockouts/instances", json=wanted(practice, practice.op1, **change))
    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, type_)


async def test_the_room_of_another_location_cannot_be_blocked_here(api: httpx.AsyncClient, practice: Any) -> None:
    answer = await api.post("/blockouts/instances", json=wanted(practice, practice.denver_op1))
    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, "other_location")
    assert (await api.post("/blockouts/instances", json=wanted(practice, uuid4()))).status_code == 404


async def test_an_event_names_the_days_a_blockout_left_and_reached(api: httpx.AsyncClient, practice: Any) -> None:
    made = (await block(api, wanted(practice, practice.op1)))["items"][0]
    move = {"base_version": 1, "schedule_date": "2026-03-12"}
    await api.patch(f"/blockouts/instances/{made['id']}", json=move)
    await api.delete(f"/blockouts/instances/{made['id']}")
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [(event["type"], event["dates"]) for event in events] == [
        ("blockout.changed", [MONDAY]),
        ("blockout.changed", [MONDAY, "2026-03-12"]),
        ("blockout.deleted", ["2026-03-12"]),
    ]


async def test_a_repeated_request_blocks_once(api: httpx.AsyncClient, practice: Any) -> None:
    headers = {"Idempotency-Key": "block-once"}
    answers = [
        await api.post("/blockouts/instances", json=wanted(practice, practice.op1), headers=headers) for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert (await api.get("/blockouts/instances")).json()["total"] == 1
