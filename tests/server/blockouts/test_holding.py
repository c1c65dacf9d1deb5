"""Holds over HTTP, on both engines: who may book a held place, until when it is held, and how a hold ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import func, select

from frontdesk.server.blockouts import lapsing
from frontdesk.server.blockouts.lapsing import EVERY_SECONDS, LAPSED, Lapses
from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database, WriteUnit
from support.ownclock import in_no_time

MONDAY = "2026-03-09"
NINE = {"schedule_date": MONDAY, "start_time": "09:00", "end_time": "10:00"}


class Clock:
    """The server's clock, which stands until somebody moves it."""

    def __init__(self, database: Database) -> None:
        self.now = datetime(2026, 3, 9, 15, 0, tzinfo=UTC)
        database.clock = lambda: self.now

    def passes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock(database: Database) -> Clock:
    return Clock(database)


@pytest.fixture
def admin(api_as: Callable[..., httpx.AsyncClient], clock: Clock) -> httpx.AsyncClient:
    return api_as("admin")


@pytest.fixture
def colleague(api_as: Callable[..., httpx.AsyncClient], clock: Clock) -> httpx.AsyncClient:
    return api_as("front_desk")


def place(practice: Any, room: Any = None, **more: Any) -> dict[str, Any]:
    room = practice.op1 if room is None else room
    return {"location_uuid": str(practice.chicago), "operatory_uuid": str(room), **NINE, **more}


async def held(api: httpx.AsyncClient, practice: Any, **more: Any) -> dict[str, Any]:
    answer = await api.post("/blockouts/holds", json=place(practice, **more))
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def booked(api: httpx.AsyncClient, practice: Any, **more: Any) -> httpx.Response:
    return await api.post("/appointments", json={**place(practice), "patient_uuid": str(practice.ada), **more})


async def shown(api: httpx.AsyncClient, practice: Any) -> list[str]:
    """What blocks the day, as three ways of reading tell it; they have to agree."""
    day = {"location_uuid": str(practice.chicago), "target_date": MONDAY}
    span = {"location_uuid": str(practice.chicago), "date_from": MONDAY, "date_to": MONDAY}
    week = {"location_uuid": str(practice.chicago), "week_start": MONDAY}
    daily = (await api.get("/schedule/calendar/daily", params=day)).json()["blockouts"]
    weekly = (await api.get("/schedule/calendar/weekly", params=week)).json()["days"][0]["blockouts"]
    listed = (await api.get("/blockouts/instances", params=span)).json()["items"]
    assert daily == weekly == listed
    return [row["id"] for row in listed]


async def test_a_hold_says_who_holds_it_and_until_when(admin: Any, colleague: Any, practice: Any) -> None:
    made = await held(admin, practice, minutes=10, note="Calling the waitlist")
    assert made["expires_at"] == "2026-03-09T15:10:00Z"
    assert made["held_by"] == {"id": str(practice.users["admin"]), "name": "admin"}
    assert made["blockout_type"]["name"] == "Hold"
    seen = (await colleague.get(f"/blockouts/instances/{made['id']}")).json()
    assert seen == made
    assert await shown(colleague, practice) == [made["id"]]


async def test_nobody_else_books_a_held_place_and_hears_who_holds_it(admin: Any, colleague: Any, practice: Any) -> None:
    await held(admin, practice, minutes=10)
    refused = await booked(colleague, practice)
    assert (refused.status_code, refused.json()["code"]) == (409, "blocked_time")
    assert refused.json()["detail"] == "Admin holds Op 1 while phoning; the hold ends at 10:10."
    conflicts = (await colleague.post("/appointments/check-conflicts", json=place(practice))).json()
    assert conflicts["reason_codes"] == ["BLOCKED_TIME_CONFLICT"]
    assert (await booked(colleague, practice, allow_overlap=True)).status_code == 201


async def test_whoever_holds_a_place_books_it_and_the_hold_goes_along(
    admin: Any, colleague: Any, practice: Any, database: Database
) -> None:
    made = await held(admin, practice)
    assert (await admin.post("/appointments/check-conflicts", json=place(practice))).json()["has_conflicts"] is False
    visit = await booked(admin, practice)
    assert visit.status_code == 201, visit.text
    assert await shown(colleague, practice) == []
    assert told(database, practice, made["id"]) == [("created", "admin"), ("booked into", "admin")]


async def test_a_visit_that_moves_into_the_hold_of_the_same_desk_takes_it_along(admin: Any, practice: Any) -> None:
    visit = (await booked(admin, practice, start_time="13:00", end_time="14:00")).json()
    await held(admin, practice)
    to = {"base_version": 1, "operatory_uuid": str(practice.op1), **NINE}
    assert (await admin.post(f"/appointments/{visit['id']}/move", json=to)).status_code == 200
    assert await shown(admin, practice) == []


async def test_a_refused_booking_leaves_the_hold(admin: Any, practice: Any) -> None:
    await booked(admin, practice, start_time="10:00", end_time="11:00")
    made = await held(admin, practice)
    assert (await booked(admin, practice, end_time="10:30")).status_code == 409
    assert await shown(admin, practice) == [made["id"]]


async def test_from_its_minute_on_a_hold_blocks_nobody_though_nobody_took_it_away(
    admin: Any, colleague: Any, practice: Any, clock: Clock
) -> None:
    made = await held(admin, practice, minutes=5)
    body = {"location_uuid": str(practice.chicago), "date_from": MONDAY, "date_to": MONDAY, "duration_minutes": 60}
    assert await shown(colleague, practice) == [made["id"]]
    clock.passes(4.99)
    assert await shown(colleague, practice) == [made["id"]]
    clock.passes(0.01)
    assert await shown(colleague, practice) == []
    assert (await colleague.get(f"/blockouts/instances/{made['id']}")).status_code == 404
    for path, change in (("instances", {"base_version": 1, "note": "x"}), ("holds", {"minutes": 5})):
        assert (await admin.patch(f"/blockouts/{path}/{made['id']}", json=change)).status_code == 404
    assert (await colleague.post("/schedule/find-free-time", json=body)).status_code == 200
    assert (await booked(colleague, practice)).status_code == 201


async def test_a_place_is_held_by_one_person_however_many_ask_at_once(
    admin: Any, colleague: Any, practice: Any
) -> None:
    asked = [each.post("/blockouts/holds", json=place(practice)) for each in (admin, colleague)]
    answers = await asyncio.gather(*asked)
    assert sorted(each.status_code for each in answers) == [201, 409]
    assert len(await shown(admin, practice)) == 1


async def test_the_first_holds_of_a_practice_make_one_type(
    admin: Any, colleague: Any, practice: Any, database: Database
) -> None:
    asked = [
        each.post("/blockouts/holds", json=place(practice, room))
        for each, room in ((admin, practice.op1), (colleague, practice.op2), (admin, practice.op3))
    ]
    answers = await asyncio.gather(*asked)
    assert {each.status_code for each in answers} == {201}
    assert len({each.json()["blockout_type"]["id"] for each in answers}) == 1
    offered = (await admin.get("/blockouts/types")).json()["items"]
    assert "Hold" not in [kind["name"] for kind in offered]


async def test_a_place_with_a_visit_or_blocked_time_is_not_held(admin: Any, practice: Any) -> None:
    await booked(admin, practice)
    refused = await admin.post("/blockouts/holds", json=place(practice))
    assert (refused.status_code, refused.json()["code"]) == (409, "slot_taken")
    lunch = {"blockout_type_uuid": str(practice.lunch), "location_uuid": str(practice.chicago), **NINE}
    assert (
        await admin.post("/blockouts/instances", json={**lunch, "operatory_uuids": [str(practice.op2)]})
    ).status_code == 201
    refused = await admin.post("/blockouts/holds", json=place(practice, practice.op2))
    assert (refused.status_code, refused.json()["code"]) == (409, "blocked_time")


async def test_holding_ones_own_place_again_replaces_the_hold(admin: Any, practice: Any, clock: Clock) -> None:
    first = await held(admin, practice, minutes=5)
    clock.passes(4)
    again = await held(admin, practice, minutes=5)
    assert await shown(admin, practice) == [again["id"]] != [first["id"]]
    assert again["expires_at"] == "2026-03-09T15:09:00Z"


async def test_a_hold_is_lengthened_and_given_back_early(
    admin: Any, colleague: Any, practice: Any, clock: Clock
) -> None:
    made = await held(admin, practice, minutes=5)
    clock.passes(4)
    longer = await admin.patch(f"/blockouts/holds/{made['id']}", json={"minutes": 15})
    assert (longer.json()["expires_at"], longer.json()["version"]) == ("2026-03-09T15:19:00Z", 2)
    assert longer.json()["held_by"] == made["held_by"]
    clock.passes(5)
    assert (await booked(colleague, practice)).status_code == 409
    assert (await colleague.delete(f"/blockouts/instances/{made['id']}")).status_code == 204
    assert (await booked(colleague, practice)).status_code == 201


@pytest.mark.parametrize(
    "change",
    [{"end_time": "12:00"}, {"operatory": "op2"}, {"schedule_date": "2026-03-11"}, {"blockout_type_uuid": "lunch"}],
)
async def test_nobody_changes_a_hold_as_if_it_were_a_blockout(
    admin: Any, colleague: Any, practice: Any, change: dict[str, str]
) -> None:
    made = await held(admin, practice)
    await held(colleague, practice, operatory_uuid=str(practice.op2))
    body: dict[str, Any] = {"base_version": 1, "allow_overlap": True, **change}
    if "operatory" in body:
        body["operatory_uuid"] = str(getattr(practice, body.pop("operatory")))
    if "blockout_type_uuid" in body:
        body["blockout_type_uuid"] = str(practice.lunch)
    for each in (admin, colleague):
        refused = await each.patch(f"/blockouts/instances/{made['id']}", json=body)
        assert (refused.status_code, refused.json().get("code")) == (409, "is_a_hold")
    assert (await admin.get(f"/blockouts/instances/{made['id']}")).json() == made


async def test_only_the_holder_lengthens_a_hold_and_never_beyond_an_hour_from_now(
    admin: Any, colleague: Any, practice: Any, clock: Clock
) -> None:
    made = await held(admin, practice, minutes=60)
    refused = await colleague.patch(f"/blockouts/holds/{made['id']}", json={"minutes": 15})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_your_hold")
    assert refused.json()["detail"] == "Admin holds this place; only whoever holds it can hold it longer."
    clock.passes(30)
    assert (await admin.patch(f"/blockouts/holds/{made['id']}", json={"minutes": 61})).status_code == 422
    longer = await admin.patch(f"/blockouts/holds/{made['id']}", json={"minutes": 60})
    assert longer.json()["expires_at"] == "2026-03-09T16:30:00Z"


async def test_a_hold_under_a_visit_by_now_is_not_lengthened(admin: Any, colleague: Any, practice: Any) -> None:
    made = await held(admin, practice)
    await booked(colleague, practice, allow_overlap=True)
    refused = await admin.patch(f"/blockouts/holds/{made['id']}", json={"minutes": 15})
    assert (refused.status_code, refused.json()["code"]) == (409, "slot_taken")


@pytest.mark.parametrize("minutes", [0, 61, -5, 2.5, "10", None])
async def test_a_hold_lasts_from_one_minute_to_an_hour(admin: Any, practice: Any, minutes: Any) -> None:
    assert (await admin.post("/blockouts/holds", json=place(practice, minutes=minutes))).status_code == 422


async def test_what_is_held_is_offered_to_nobody_as_free(admin: Any, colleague: Any, practice: Any) -> None:
    hours = {"location_uuid": str(practice.chicago), "provider_uuid": str(practice.okafor), "override_date": MONDAY}
    assert (
        await admin.post("/schedule/overrides", json={**hours, "start_time": "09:00", "end_time": "12:00"})
    ).status_code == 201
    wish = {"location_uuid": str(practice.chicago), "date_from": MONDAY, "date_to": MONDAY, "duration_minutes": 60}
    await held(admin, practice, start_time="10:00", end_time="12:00")
    for each in (admin, colleague):
        found = (await each.post("/schedule/find-free-time", json=wish)).json()["openings"]
        assert [one for one in found if one["operatory"]["id"] == str(practice.op1)] == []


async def test_holds_are_not_copied_and_keep_no_copies_out(admin: Any, practice: Any) -> None:
    made = await held(admin, practice)
    lunch = {"blockout_type_uuid": str(practice.lunch), "location_uuid": str(practice.chicago), **NINE}
    await admin.post(
        "/blockouts/instances",
        json={**lunch, "schedule_date": "2026-03-10", "operatory_uuids": [str(practice.op1)]},
    )
    days = {"location_uuid": str(practice.chicago), "source_date": "2026-03-10", "target_date": MONDAY}
    assert (await admin.post("/blockouts/instances/copy-day", json=days)).json()["count"] == 1
    assert len(await shown(admin, practice)) == 2
    back = {"location_uuid": str(practice.chicago), "source_date": MONDAY, "target_date": "2026-03-11"}
    assert (await admin.post("/blockouts/instances/copy-day", json=back)).json()["count"] == 1
    assert made["id"] in await shown(admin, practice)


def told(database: Database, practice: Any, blockout_id: str) -> list[tuple[str, str]]:
    """What the history has of a blockout: what was done, and who by."""
    h = t.history.c
    with database.engines.reading() as connection:
        rows = connection.execute(
            select(h.entity_id, h.action, h.user_name).where(h.org_id == practice.org).order_by(h.sequence)
        ).all()
    return [(row.action, row.user_name) for row in rows if str(row.entity_id) == blockout_id]


async def test_a_lapse_leaves_history_and_tells_every_desk(
    admin: Any, practice: Any, database: Database, clock: Clock
) -> None:
    made = await held(admin, practice, minutes=5)
    kept = await held(admin, practice, minutes=10, operatory_uuid=str(practice.op2))
    last = (await admin.get("/events/since", params={"after": 0})).json()["last_id"]
    clock.passes(5)
    for worker in (Lapses(database), Lapses(database)):
        worker.look()
    news = (await admin.get("/events/since", params={"after": last})).json()["items"]
    assert [(event["type"], event["entity_id"], event["dates"]) for event in news] == [
        ("blockout.deleted", made["id"], [MONDAY])
    ]
    assert told(database, practice, made["id"]) == [("created", "admin"), (LAPSED, "admin")]
    assert rows(database, practice) == 1
    assert await shown(admin, practice) == [kept["id"]]


def rows(database: Database, practice: Any) -> int:
    c = t.blockouts.c
    with database.engines.reading() as connection:
        found: int = connection.execute(
            select(func.count()).select_from(t.blockouts).where(c.org_id == practice.org)
        ).scalar_one()
    return found


async def test_workers_that_come_at_once_take_a_hold_away_once(
    admin: Any, practice: Any, database: Database, clock: Clock
) -> None:
    made = await held(admin, practice, minutes=1)
    clock.passes(1)
    await asyncio.gather(*(asyncio.to_thread(Lapses(database).look) for _ in range(4)))
    assert told(database, practice, made["id"])[1:] == [(LAPSED, "admin")]


async def test_one_persons_holds_that_cannot_go_keep_nobody_elses_on_the_book(
    admin: Any,
    colleague: Any,
    practice: Any,
    database: Database,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await held(admin, practice, minutes=1)
    await held(colleague, practice, minutes=1, operatory_uuid=str(practice.op2))
    clock.passes(1)
    first, real = [], lapsing.remove_lapsed

    def fails_for_the_first(unit: WriteUnit) -> list[UUID]:
        first.append(unit.caller.user_id)
        if unit.caller.user_id == first[0]:
            raise ArithmeticError
        return real(unit)

    lapses = Lapses(database)
    with monkeypatch.context() as patched:
        patched.setattr(lapsing, "remove_lapsed", fails_for_the_first)
        for _ in range(3):
            lapses.look()
    assert rows(database, practice) == 1
    said = [record for record in caplog.records if record.getMessage() == "holds could not lapse"]
    assert len(said) == 1, "it is said once, not every few seconds"
    lapses.look()
    assert rows(database, practice) == 0


def test_the_server_looks_every_few_seconds_and_stops_when_it_ends(database: Database, practice: Any) -> None:
    async def play() -> tuple[int, int]:
        lapses = Lapses(database)
        looked: list[bool] = []

        async def round_() -> None:
            looked.append(True)

        lapses.round = round_  # type: ignore[method-assign]
        lapses.start()
        await asyncio.sleep(EVERY_SECONDS * 3.5)
        await lapses.stop()
        return len(looked), len(asyncio.all_tasks())

    assert in_no_time(play()) == (3, 1)


def test_a_database_that_fails_once_is_looked_at_again(database: Database, practice: Any) -> None:
    async def play() -> int:
        lapses = Lapses(database)
        looked: list[bool] = []

        async def round_() -> None:
            looked.append(True)
            if len(looked) == 1:
                raise OSError

        lapses.round = round_  # type: ignore[method-assign]
        lapses.start()
        await asyncio.sleep(EVERY_SECONDS * 2.5)
        await lapses.stop()
        return len(looked)

    assert in_no_time(play()) == 2
