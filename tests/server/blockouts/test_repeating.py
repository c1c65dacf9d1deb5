"""Copies of days and weeks, and templates, over HTTP on both engines: what is made, what is left out and named."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import insert

from frontdesk.contract.blockout_templates import AddBlockoutTemplateItemIn, CopyBlockoutDayIn
from frontdesk.contract.blockouts import CreateBlockoutTypeIn, UpdateBlockoutIn
from frontdesk.server.blockouts.repeating import copy_day
from frontdesk.server.blockouts.service import update_blockout
from frontdesk.server.blockouts.templates import add_item
from frontdesk.server.blockouts.types import create_blockout_type
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.unit import Database

MONDAY, TUESDAY, NEXT = "2026-03-09", "2026-03-10", "2026-03-16"


class Blocker:
    """A front desk that blocks time in Chicago."""

    def __init__(self, api: httpx.AsyncClient, database: Database, practice: Any) -> None:
        self.api, self.database, self.practice = api, database, practice

    async def send(self, method: str, path: str, expected: int = 200, /, **body: Any) -> Any:
        answer = await self.api.request(method, f"/blockouts{path}", json=body or None)
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else None

    async def block(self, day: str, start: str, end: str, kind: str = "lunch", room: str | None = "op1") -> None:
        p = self.practice
        rooms = {} if room is None else {"operatory_uuids": [str(getattr(p, room))]}
        when = {"schedule_date": day, "start_time": start, "end_time": end}
        kind_id = str(getattr(p, kind, kind))
        await self.send(
            "POST", "/instances", 201, blockout_type_uuid=kind_id, location_uuid=str(p.chicago), **when, **rooms
        )

    async def repeat(self, how: str, expected: int = 201, /, **body: Any) -> dict[str, Any]:
        body.setdefault("location_uuid", str(self.practice.chicago))
        return await self.send("POST", f"/instances/{how}", expected, **body)

    async def on(self, first: str, last: str | None = None) -> list[dict[str, Any]]:
        params = {"date_from": first, "date_to": last or first, "page_size": 200}
        rows: list[dict[str, Any]] = (await self.api.get("/blockouts/instances", params=params)).json()["items"]
        return rows

    async def times(self, first: str, last: str | None = None) -> list[str]:
        return [f"{row['schedule_date'][5:]} {row['start_time'][:5]}" for row in await self.on(first, last)]

    def visit(self, start: str, end: str) -> None:
        p, (first, last) = self.practice, (datetime.fromisoformat(at).replace(tzinfo=UTC) for at in (start, end))
        row = {"id": new_id(), "org_id": p.org, "location_id": p.chicago, "patient_id": p.ada, "operatory_id": p.op1}
        when = {"start_at": first, "end_at": last, "created_at": first, "updated_at": first, "status": "scheduled"}
        with self.database.engines.writing() as connection:
            connection.execute(insert(t.appointments), [{**row, **when}])

    async def holiday(self, day: str) -> None:
        answer = await self.api.post("/holidays", json={"date": day, "name": "Founders' Day"})
        assert answer.status_code == 201

    async def template(self, *items: tuple[str, str, str, str | None], **more: Any) -> str:
        """A template with items of (type, start, end, operatory)."""
        p = self.practice
        made: str = (await self.send("POST", "/templates", 201, name="Surgery day", **more))["id"]
        for kind, start, end, room in items:
            body: dict[str, Any] = {"blockout_type_uuid": str(getattr(p, kind)), "start_time": start, "end_time": end}
            if room is not None:
                body["operatory_uuid"] = str(getattr(p, room))
            await self.send("POST", f"/templates/{made}/items", 201, **body)
        return made

    async def lay(self, template: str, day: str, expected: int = 201, /, **more: Any) -> dict[str, Any]:
        body = {"location_uuid": str(self.practice.chicago), "target_date": day, **more}
        return await self.send("POST", f"/templates/{template}/apply", expected, **body)


@pytest.fixture
def desk(api: httpx.AsyncClient, database: Database, practice: Any) -> Blocker:
    return Blocker(api, database, practice)


async def test_a_day_is_copied_as_one_group(desk: Blocker) -> None:
    await desk.block(MONDAY, "12:00", "13:00")
    await desk.block(MONDAY, "08:00", "09:00", "reserved", None)
    made = await desk.repeat("copy-day", source_date=MONDAY, target_date=TUESDAY)
    assert made == {"count": 2, "blockout_group_uuid": made["blockout_group_uuid"], "warnings": []}
    rows = await desk.on(TUESDAY)
    assert {row["blockout_group_uuid"] for row in rows} == {made["blockout_group_uuid"]}
    assert [(row["start_time"], row["operatory"] and row["operatory"]["name"]) for row in rows] == [
        ("08:00:00", None),
        ("12:00:00", "Op 1"),
    ]
    assert len({row["blockout_group_uuid"] for row in rows}) == 1
    assert rows[0]["blockout_group_uuid"] is not None
    again = await desk.repeat("copy-day", source_date=MONDAY, target_date=TUESDAY)
    assert again["count"] == 0
    assert again["warnings"] == [
        "“Reserved” in the whole location on Tue, Mar 10 at 08:00 was left out: it is blocked already.",
        "“Lunch” in Op 1 on Tue, Mar 10 at 12:00 was left out: it is blocked already.",
    ]


async def test_what_is_not_to_be_copied_and_where_visits_are_is_left_out_and_named(desk: Blocker) -> None:
    kind = (await desk.send("POST", "/types", 201, name="Hold", is_do_not_copy=True))["id"]
    await desk.block(MONDAY, "08:00", "09:00", kind)
    await desk.block(MONDAY, "12:00", "13:00")
    await desk.block(MONDAY, "12:00", "13:00", "lunch", "op2")
    await desk.block(MONDAY, "12:30", "13:30", "reserved")
    desk.visit("2026-03-10T17:30", "2026-03-10T18:30")
    made = await desk.repeat("copy-day", source_date=MONDAY, target_date=TUESDAY)
    assert made == {
        "count": 2,
        "blockout_group_uuid": made["blockout_group_uuid"],
        "warnings": [
            "“Hold” is not to be copied; 1 blockout left out.",
            "“Lunch” in Op 1 on Tue, Mar 10 at 12:00 was left out: there are visits.",
        ],
    }
    assert await desk.times(TUESDAY) == ["03-10 12:00", "03-10 12:30"]


async def test_a_week_is_copied_day_by_day_but_for_holidays(desk: Blocker) -> None:
    for day in (MONDAY, "2026-03-11", "2026-03-15"):
        await desk.block(day, "12:00", "13:00")
    await desk.block(NEXT, "07:00", "08:00")
    await desk.holiday("2026-03-18")
    made = await desk.repeat("copy-week", source_week_start=MONDAY, target_week_start=NEXT)
    assert made["count"] == 2
    assert made["warnings"] == ["Wed, Mar 18 is a holiday (Founders' Day); 1 blockout left out."]
    assert await desk.times(NEXT, "2026-03-22") == ["03-16 07:00", "03-16 12:00", "03-22 12:00"]


async def test_a_week_is_repeated_by_the_wall_clock_across_a_change_of_clocks(desk: Blocker) -> None:
    await desk.block("2026-02-23", "09:00", "10:00")
    await desk.block("2026-03-01", "02:00", "02:30")
    made = await desk.repeat("repeat-weeks", source_week_start="2026-02-23", num_weeks=2)
    assert made["count"] == 3
    assert made["warnings"] == ["“Lunch” in Op 1 on Sun, Mar 8 at 02:00 was left out: the clocks jump over that time."]
    assert await desk.times("2026-03-02", "2026-03-20") == ["03-02 09:00", "03-09 09:00", "03-15 02:00"]


async def test_a_year_of_weeks_is_made_at_once_and_each_is_told(desk: Blocker) -> None:
    await desk.block(MONDAY, "12:00", "13:00")
    assert (await desk.repeat("repeat-weeks", source_week_start=MONDAY, num_weeks=52))["count"] == 52
    rows = await desk.on(NEXT, "2027-03-08")
    assert len(rows) == 52
    events = (await desk.api.get("/events/since", params={"after": 1})).json()["items"]
    assert {event["entity_id"] for event in events} == {row["id"] for row in rows}
    assert {(event["type"], event["version"]) for event in events} == {("blockout.changed", 1)}


async def test_weeks_start_on_mondays_and_go_elsewhere(desk: Blocker) -> None:
    for how, body, kind in (
        ("copy-week", {"source_week_start": TUESDAY, "target_week_start": NEXT}, "not_monday"),
        ("copy-week", {"source_week_start": MONDAY, "target_week_start": "2026-03-17"}, "not_monday"),
        ("copy-week", {"source_week_start": MONDAY, "target_week_start": MONDAY}, "same_date"),
        ("repeat-weeks", {"source_week_start": TUESDAY, "num_weeks": 1}, "not_monday"),
        ("repeat-weeks", {"source_week_start": MONDAY, "num_weeks": 0}, "greater_than_equal"),
        ("repeat-weeks", {"source_week_start": MONDAY, "num_weeks": 53}, "less_than_equal"),
        ("copy-day", {"source_date": MONDAY, "target_date": MONDAY}, "same_date"),
    ):
        assert (await desk.repeat(how, 422, **body))["detail"][0]["type"] == kind


async def test_nothing_goes_beyond_the_calendar_or_to_a_place_that_is_not_there(desk: Blocker) -> None:
    await desk.block("2200-12-29", "12:00", "13:00")
    late = await desk.repeat("repeat-weeks", 422, source_week_start="2200-12-29", num_weeks=1)
    assert late["detail"][0]["type"] == "date_range"
    nowhere = {"location_uuid": str(uuid4())}
    await desk.repeat("copy-day", 404, source_date=MONDAY, target_date=TUESDAY, **nowhere)
    await desk.repeat("copy-week", 404, source_week_start=MONDAY, target_week_start=NEXT, **nowhere)
    await desk.repeat("repeat-weeks", 404, source_week_start=MONDAY, num_weeks=1, **nowhere)
    empty = await desk.repeat("copy-day", source_date=MONDAY, target_date=TUESDAY)
    assert empty == {"count": 0, "blockout_group_uuid": None, "warnings": []}


async def test_a_template_is_laid_on_a_day(desk: Blocker) -> None:
    template = await desk.template(("lunch", "12:00", "13:00", "op1"), ("reserved", "08:00", "00:00", None))
    desk.visit("2026-03-09T17:30", "2026-03-09T18:30")
    made = await desk.lay(template, MONDAY)
    assert made == {
        "count": 1,
        "blockout_group_uuid": made["blockout_group_uuid"],
        "warnings": ["“Lunch” in Op 1 on Mon, Mar 9 at 12:00 was left out: there are visits."],
    }
    assert (await desk.lay(template, TUESDAY))["count"] == 2
    await desk.holiday("2026-03-11")
    closed = await desk.lay(template, "2026-03-11")
    assert (closed["count"], closed["blockout_group_uuid"]) == (0, None)
    assert closed["warnings"] == ["Wed, Mar 11 is a holiday (Founders' Day); 2 blockouts left out."]
    await desk.send("DELETE", f"/templates/{template}", 204)
    assert len(await desk.on(TUESDAY)) == 2


async def test_a_template_meant_for_another_day_or_naming_another_places_room_says_so(
    desk: Blocker, practice: Any
) -> None:
    template = await desk.template(
        ("lunch", "12:00", "13:00", "op1"), ("lunch", "12:00", "13:00", "denver_op1"), day_of_week=1
    )
    made = await desk.lay(template, MONDAY)
    assert made["count"] == 1
    assert made["warnings"] == [
        "This template is meant for Tuesdays, and Mon, Mar 9 is none.",
        "“Lunch” was left out: its operatory is elsewhere.",
    ]
    there = await desk.template(location_uuid=str(practice.denver))
    assert (await desk.lay(there, MONDAY, 422))["detail"][0]["type"] == "other_location"
    await desk.lay(template, MONDAY, 404, location_uuid=str(uuid4()))
    await desk.lay(str(uuid4()), MONDAY, 404)
    await desk.send("PATCH", f"/templates/{template}", base_version=1, status="inactive")
    assert (await desk.lay(template, MONDAY, 409))["code"] == "inactive"


async def test_a_template_for_any_office_shows_nobody_the_rooms_of_offices_they_do_not_see(
    desk: Blocker, api_as: Callable[..., httpx.AsyncClient]
) -> None:
    template = await desk.template(
        ("lunch", "12:00", "13:00", "op1"),
        ("lunch", "12:00", "13:00", "denver_op1"),
        ("reserved", "08:00", "00:00", None),
    )
    rooms = {}
    for who in ("admin", "denver"):
        items = (await api_as(who).get(f"/blockouts/templates/{template}/items")).json()
        rooms[who] = {item["operatory"] and item["operatory"]["id"] for item in items}
    here, there = str(desk.practice.op1), str(desk.practice.denver_op1)
    assert rooms == {"admin": {here, there, None}, "denver": {there, None}}


async def test_templates_are_kept_in_order_by_location_and_hidden_or_not(desk: Blocker, practice: Any) -> None:
    p = practice
    shared = await desk.template(item_order=2, description="Any office")
    mine = await desk.template(item_order=1, location_uuid=str(p.chicago))
    await desk.template(location_uuid=str(p.denver))
    hidden = await desk.template(item_order=3, is_hidden=True)

    async def ids(**params: Any) -> list[str]:
        answer = await desk.api.get("/blockouts/templates", params=params)
        return [row["id"] for row in answer.json()["items"]]

    assert await ids() == [shared], "without a location those for any"
    assert await ids(location_uuid=str(p.chicago)) == [mine, shared]
    assert await ids(include_hidden=True) == [shared, hidden]
    assert await ids(location_uuid=str(p.chicago), include_hidden=True) == [mine, shared, hidden]
    assert (await desk.api.get("/blockouts/templates", params={"location_uuid": str(uuid4())})).status_code == 404
    changed = await desk.send(
        "PATCH", f"/templates/{shared}", base_version=1, name="Half day", day_of_week=4, description=None
    )
    assert (changed["name"], changed["day_of_week"], changed["description"], changed["version"]) == (
        "Half day",
        4,
        "",
        2,
    )
    stale = await desk.send("PATCH", f"/templates/{shared}", 409, base_version=1, day_of_week=None)
    assert stale["code"] == "stale_version"
    assert (await desk.send("GET", f"/templates/{shared}")) == changed


async def test_a_templates_items_are_added_listed_and_removed(desk: Blocker, practice: Any) -> None:
    p = practice
    template = await desk.template(("lunch", "12:00", "13:00", "op1"), location_uuid=str(p.chicago))
    first = {"blockout_type_uuid": str(p.reserved), "start_time": "08:00", "end_time": "09:00", "item_order": -1}
    made = await desk.send("POST", f"/templates/{template}/items", 201, **first)
    items = await desk.send("GET", f"/templates/{template}/items")
    assert [item["blockout_type"]["name"] for item in items] == ["Reserved", "Lunch"]
    assert (items[0], items[1]["operatory"]["name"]) == (made, "Op 1")
    for change, status in (
        ({"end_time": "08:00"}, 422),
        ({"operatory_uuid": str(p.denver_op1)}, 422),
        ({"operatory_uuid": str(uuid4())}, 404),
        ({"blockout_type_uuid": str(uuid4())}, 404),
    ):
        await desk.send("POST", f"/templates/{template}/items", status, **{**first, **change})
    refused = await desk.send("PATCH", f"/templates/{template}", 409, base_version=1, location_uuid=str(p.denver))
    assert refused["code"] == "in_use"
    await desk.send("DELETE", f"/templates/{await desk.template()}/items/{made['id']}", 404)
    await desk.send("DELETE", f"/templates/{template}/items/{made['id']}", 204)
    await desk.send("DELETE", f"/templates/{template}/items/{made['id']}", 404)
    assert len(await desk.send("GET", f"/templates/{template}/items")) == 1


async def test_a_type_that_a_template_names_stays(desk: Blocker, practice: Any) -> None:
    await desk.template(("lunch", "12:00", "13:00", None))
    assert (await desk.send("DELETE", f"/types/{practice.lunch}", 409))["code"] == "in_use"


async def test_a_template_for_any_location_is_for_a_user_of_all(desk: Blocker, api_as: Any) -> None:
    template = await desk.template()
    answer = await api_as("denver").get(f"/blockouts/templates/{template}")
    assert answer.status_code == 200
    assert (await api_as("denver").delete(f"/blockouts/templates/{template}")).status_code == 403


@pytest.mark.parametrize("how", ["copy-day", "copy-week", "repeat-weeks", "apply"])
async def test_of_desks_that_copy_at_once_the_second_finds_what_the_first_made(desk: Blocker, how: str) -> None:
    await desk.block(MONDAY, "08:00", "09:00", "reserved")
    await desk.block(MONDAY, "10:00", "11:00", "reserved", None)
    template = await desk.template(("reserved", "08:00", "09:00", "op1"), ("reserved", "10:00", "11:00", None))
    for later in range(1, 5):
        day = str(date.fromisoformat(MONDAY) + timedelta(weeks=later))
        ways: dict[str, Callable[[], Awaitable[dict[str, Any]]]] = {
            "copy-day": partial(desk.repeat, how, source_date=MONDAY, target_date=day),
            "copy-week": partial(desk.repeat, how, source_week_start=MONDAY, target_week_start=day),
            "repeat-weeks": partial(desk.repeat, how, source_week_start=MONDAY, num_weeks=later),
            "apply": partial(desk.lay, template, day),
        }
        answers = await asyncio.gather(*(ways[how]() for _ in range(4)))
        made = sorted(answers, key=lambda answer: answer["count"])
        assert [answer["count"] for answer in made] == [0, 0, 0, 2]
        for answer in made[:3]:
            assert [text[-22:] for text in answer["warnings"][-2:]] == ["it is blocked already."] * 2
        assert len(await desk.on(day)) == 2


@pytest.mark.parametrize("together", [False, True])
async def test_a_blockout_changed_while_a_day_is_copied_finds_the_copy(
    desk: Blocker, database: Database, together: bool
) -> None:
    await desk.block(MONDAY, "08:00", "09:00", "reserved")
    await desk.block(TUESDAY, "10:00", "11:00", "reserved")
    moving = (await desk.on(TUESDAY))[0]
    body = CopyBlockoutDayIn.model_validate(
        {"location_uuid": str(desk.practice.chicago), "source_date": MONDAY, "target_date": TUESDAY}
    )
    where = f"/instances/{moving['id']}"
    earlier = {"base_version": 1, "start_time": "08:30", "end_time": "09:30", "apply_to_group": together}
    with database.write(desk.practice.caller()) as unit:
        assert copy_day(unit, body).count == 1
        change = asyncio.create_task(desk.send("PATCH", where, 409, **earlier))
        await asyncio.sleep(0.3)
        assert not change.done()
    assert (await change)["code"] == "blocked_time"
    assert await desk.times(TUESDAY) == ["03-10 08:00", "03-10 10:00"]


async def test_a_day_that_is_copied_while_a_blockout_changes_finds_it(desk: Blocker, database: Database) -> None:
    await desk.block(MONDAY, "08:00", "09:00", "reserved")
    await desk.block(TUESDAY, "10:00", "11:00", "reserved")
    moving = UUID((await desk.on(TUESDAY))[0]["id"])
    earlier = UpdateBlockoutIn.model_validate({"base_version": 1, "start_time": "08:30", "end_time": "09:30"})
    with database.write(desk.practice.caller()) as unit:
        update_blockout(unit, moving, earlier)
        copy = asyncio.create_task(desk.repeat("copy-day", source_date=MONDAY, target_date=TUESDAY))
        await asyncio.sleep(0.3)
        assert not copy.done()
    assert (await copy)["count"] == 0
    assert await desk.times(TUESDAY) == ["03-10 08:30"]


async def test_what_is_blocked_while_a_day_is_copied_is_told_of_the_copy(desk: Blocker, database: Database) -> None:
    await desk.block(MONDAY, "08:00", "09:00", "reserved")
    p = desk.practice
    copied = CopyBlockoutDayIn.model_validate(
        {"location_uuid": str(p.chicago), "source_date": MONDAY, "target_date": TUESDAY}
    )
    wanted = {"blockout_type_uuid": str(p.reserved), "location_uuid": str(p.chicago), "operatory_uuids": [str(p.op1)]}
    when = {"schedule_date": TUESDAY, "start_time": "08:30", "end_time": "09:30"}
    with database.write(p.caller()) as unit:
        assert copy_day(unit, copied).count == 1
        made = asyncio.create_task(desk.send("POST", "/instances", 201, **wanted, **when))
        await asyncio.sleep(0.3)
    assert (await made)["warnings"] == ["In Op 1 this lies over “Reserved” until 9:00."]


async def test_a_template_that_is_being_changed_is_laid_as_it_is_then(desk: Blocker, database: Database) -> None:
    template = await desk.template(("lunch", "12:00", "13:00", None))
    kind = CreateBlockoutTypeIn.model_validate({"name": "Huddle"})
    with database.write(desk.practice.caller()) as unit:
        more = {"blockout_type_uuid": create_blockout_type(unit, kind).id, "start_time": "07:30", "end_time": "08:00"}
        add_item(unit, UUID(template), AddBlockoutTemplateItemIn.model_validate(more))
        laid = asyncio.create_task(desk.lay(template, TUESDAY))
        await asyncio.sleep(0.3)
        assert not laid.done()
    assert (await laid)["count"] == 2
    assert await desk.times(TUESDAY) == ["03-10 07:30", "03-10 12:00"]
