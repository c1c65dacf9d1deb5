"""Locations over HTTP, on both engines."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from sqlalchemy import null, select, update

from frontdesk.contract.appointments import CreateAppointmentIn
from frontdesk.contract.blockouts import CreateBlockoutIn, HoldIn
from frontdesk.contract.resources import UpdateLocationIn
from frontdesk.server.appointments.booking import book
from frontdesk.server.blockouts.holding import hold
from frontdesk.server.blockouts.service import create_blockouts
from frontdesk.server.db import tables as t
from frontdesk.server.locations import service as locations
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit
from support.tinypractice import TinyPractice

MORNING_IN_TOKYO = datetime(2026, 3, 9, 0, 0, tzinfo=UTC)


async def test_a_location_is_opened_and_changed(api: httpx.AsyncClient) -> None:
    hours = [{"day_of_week": 0, "opens": "08:00:00", "closes": "17:00:00"}]
    body = {"name": "Phoenix", "timezone": "America/Phoenix", "hours": hours}
    made = (await api.post("/locations", json=body)).json()
    assert (made["hours"], made["phone"]) == (hours, None)
    moved = {"base_version": 1, "timezone": "America/Denver", "phone": "555 0001"}
    changed = (await api.patch(f"/locations/{made['id']}", json=moved)).json()
    assert (changed["timezone"], changed["phone"], changed["hours"]) == ("America/Denver", "555 0001", hours)
    nowhere = await api.post("/locations", json={"name": "X", "timezone": "Mars/Olympus"})
    assert nowhere.status_code == 422


async def test_a_time_zone_is_fixed_once_something_is_on_the_book(api: httpx.AsyncClient, practice: Any) -> None:
    body = {
        "blockout_type_uuid": str(practice.lunch),
        "location_uuid": str(practice.chicago),
        "schedule_date": "2026-03-09",
        "start_time": "12:00",
        "end_time": "13:00",
    }
    await api.post("/blockouts/instances", json=body)
    moved = {"base_version": 1, "timezone": "America/Denver"}
    answer = await api.patch(f"/locations/{practice.chicago}", json=moved)
    assert (answer.status_code, answer.json()["code"]) == (409, "in_use")


@pytest.mark.parametrize("what", ["visit", "blockout", "hold"])
def test_what_is_entered_while_the_time_zone_changes_stands_at_its_time_by_the_new_one(
    database: Database, practice: TinyPractice, what: str
) -> None:
    begun, finished = threading.Event(), threading.Event()
    where = {"location_uuid": practice.chicago, "schedule_date": "2026-03-09", "start_time": "09:00"}

    def move(unit: WriteUnit) -> None:
        locations.update_location(unit, practice.chicago, UpdateLocationIn(base_version=1, timezone="Asia/Tokyo"))
        begun.set()
        # Who enters something meanwhile is kept out, and not through by then.
        finished.wait(1)

    def enter(unit: WriteUnit) -> None:
        if what == "visit":
            of = {"patient_uuid": practice.ada, "operatory_uuid": practice.op1, "end_time": "10:00"}
            book(unit, CreateAppointmentIn.model_validate({**where, **of}))
        elif what == "blockout":
            of = {"blockout_type_uuid": practice.lunch, "end_time": "10:00"}
            create_blockouts(unit, CreateBlockoutIn.model_validate({**where, **of}))
        else:
            of = {"operatory_uuid": practice.op1, "end_time": "10:00", "minutes": 5}
            hold(unit, HoldIn.model_validate({**where, **of}))

    def work(deed: Callable[[WriteUnit], None]) -> None:
        in_transaction(database, practice.caller(), deed)

    with ThreadPoolExecutor(2) as desks:
        moving = desks.submit(work, move)
        assert begun.wait(10)
        desks.submit(work, enter).result()
        finished.set()
        moving.result()
    table = t.appointments if what == "visit" else t.blockouts
    with database.read(practice.caller()) as unit:
        assert unit.scalar(select(table.c.start_at).where(table.c.org_id == practice.org)) == MORNING_IN_TOKYO


async def test_no_hours_instead_of_none_are_no_change(api: httpx.AsyncClient, database: Any, practice: Any) -> None:
    where = (t.locations.c.org_id == practice.org, t.locations.c.id == practice.chicago)
    with database.engines.writing() as connection:
        connection.execute(update(t.locations).where(*where).values(hours=null()))
    same = (await api.patch(f"/locations/{practice.chicago}", json={"base_version": 1, "hours": []})).json()
    assert (same["version"], same["hours"]) == (1, [])
    assert (await api.get("/events/since", params={"after": 0})).json()["items"] == []
    hours = [{"day_of_week": 0, "opens": "08:00:00", "closes": "17:00:00"}]
    opened = (await api.patch(f"/locations/{practice.chicago}", json={"base_version": 1, "hours": hours})).json()
    assert (opened["version"], opened["hours"]) == (2, hours)


async def test_a_bound_user_lists_the_own_rooms_and_location_only(api_as: Any) -> None:
    denver = api_as("denver")
    assert [row["name"] for row in (await denver.get("/locations")).json()["items"]] == ["Denver"]
    rooms = (await denver.get("/operatories")).json()["items"]
    assert [room["location"]["name"] for room in rooms] == ["Denver"]
