"""Users over HTTP, on both engines."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import event, select

from frontdesk.contract.resources import CreateUserIn
from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Caller, Database, Role

NEW = {"username": "maria", "name": "Maria Lopez", "password": "correct horse", "role": "front_desk"}


async def sign_in(api: httpx.AsyncClient, password: str) -> int:
    body = {"username": "Maria", "password": password}
    return (await api.post("http://127.0.0.1/api/v1/auth/token", json=body)).status_code


async def test_a_new_user_can_sign_in_and_no_answer_or_history_has_the_password(
    api: httpx.AsyncClient, practice: Any
) -> None:
    made = await api.post("/users", json={**NEW, "location_uuids": [str(practice.denver)]})
    assert made.status_code == 201
    assert [place["name"] for place in made.json()["locations"]] == ["Denver"]
    assert "horse" not in made.text
    assert "argon" not in made.text
    assert await sign_in(api, "correct horse") == 200


async def test_what_is_kept_of_a_repeated_request_does_not_help_to_guess_its_password(
    api: httpx.AsyncClient, database: Database, practice: Any
) -> None:
    keyed = {"Idempotency-Key": "once"}
    first = await api.post("/users", json=NEW, headers=keyed)
    assert (await api.post("/users", json=NEW, headers=keyed)).content == first.content
    another = await api.post("/users", json={**NEW, "password": "another one"}, headers=keyed)
    assert (another.status_code, another.json()["detail"][0]["type"]) == (422, "idempotency_key_reused")
    with database.engines.reading() as connection:
        (kept,) = connection.execute(select(t.idempotency.c.request_hash)).scalars()
    body = CreateUserIn.model_validate(NEW).model_dump_json(exclude_unset=True)
    guessed = hashlib.sha256(f"POST /api/v1/{practice.org}/users?\n{body}".encode())
    assert kept != guessed.hexdigest()


async def test_a_new_password_has_at_least_eight_characters(api: httpx.AsyncClient, practice: Any) -> None:
    refused = await api.post("/users", json={**NEW, "password": "seven 7"})
    assert refused.status_code == 422
    assert refused.json()["detail"][0]["msg"] == "A password has at least 8 characters."
    changed = {"base_version": 1, "password": "a"}
    assert (await api.patch(f"/users/{practice.users['front_desk']}", json=changed)).status_code == 422
    assert (await api.post("/users", json={**NEW, "password": "eight 88"})).status_code == 201


async def test_a_name_is_taken_whatever_its_case(api: httpx.AsyncClient) -> None:
    await api.post("/users", json=NEW)
    again = await api.post("/users", json={**NEW, "username": " MARIA "})
    assert (again.status_code, again.json()["code"]) == (409, "duplicate")


async def test_a_new_password_ends_the_old_one_and_what_is_signed_in(
    api: httpx.AsyncClient, api_as: Any, database: Database, practice: Any
) -> None:
    desk = api_as("front_desk")
    assert (await desk.get("/locations")).status_code == 200
    changed = {"base_version": 1, "password": "another one"}
    answer = await api.patch(f"/users/{practice.users['front_desk']}", json=changed)
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    assert (await desk.get("/locations")).status_code == 401
    with database.engines.reading() as connection:
        (said,) = connection.execute(select(t.history.c.changes)).scalars()
    assert {"field": "tokens", "old": 1, "new": 0} in said


async def test_a_closed_account_is_out_at_once(api: httpx.AsyncClient, api_as: Any, practice: Any) -> None:
    desk = api_as("front_desk")
    assert (await desk.get("/locations")).status_code == 200
    await api.patch(f"/users/{practice.users['front_desk']}", json={"base_version": 1, "is_active": False})
    assert (await desk.get("/locations")).status_code == 401


async def test_the_last_admin_stays(api: httpx.AsyncClient, practice: Any) -> None:
    only = f"/users/{practice.users['admin']}"
    for change in ({"role": "read_only"}, {"is_active": False}, {"location_uuids": [str(practice.denver)]}):
        answer = await api.patch(only, json={"base_version": 1, **change})
        assert (answer.status_code, answer.json().get("code")) == (409, "last_admin"), change
    assert (await api.get(only)).json()["locations"] is None


async def test_an_admin_is_bound_to_locations_beside_another_of_all(api: httpx.AsyncClient, practice: Any) -> None:
    maria = (await api.post("/users", json={**NEW, "role": "admin"})).json()
    here = {"location_uuids": [str(practice.denver)]}
    bound = await api.patch(f"/users/{maria['id']}", json={"base_version": 1, **here})
    assert (bound.status_code, bound.json()["role"]) == (200, "admin")
    renamed = await api.patch(f"/users/{maria['id']}", json={"base_version": 2, "name": "Maria", "role": "front_desk"})
    assert renamed.status_code == 200


async def test_a_name_that_is_shown_already_changes_nothing(api: httpx.AsyncClient, practice: Any) -> None:
    path = f"/users/{practice.users['admin']}"
    before = (await api.get(path)).json()
    assert (before["name"], before["username"]) == ("admin", "admin")
    same = await api.patch(path, json={"base_version": before["version"], "name": "admin"})
    assert (same.status_code, same.json()) == (200, before)
    assert (await api.get("/events/since", params={"after": 0})).json()["items"] == []
    named = {"base_version": before["version"], "name": "Ada Admin"}
    assert (await api.patch(path, json=named)).json()["version"] == before["version"] + 1
    back = {"base_version": before["version"] + 1, "name": "admin"}
    assert (await api.patch(path, json=back)).json()["name"] == "admin"


async def test_users_are_listed_by_name(api: httpx.AsyncClient) -> None:
    listed = (await api.get("/users")).json()
    assert [row["username"] for row in listed["items"]] == ["admin", "denver", "front_desk", "read_only"]
    assert [row["locations"] is None for row in listed["items"]] == [True, False, True, True]


async def test_a_repeated_write_is_refused_to_who_lost_the_location_and_answered_to_who_did_not(
    api: httpx.AsyncClient, api_as: Any, practice: Any
) -> None:
    desk, keyed = api_as("front_desk"), {"Idempotency-Key": "lost-answer"}
    place = {"location_uuid": str(practice.chicago), "operatory_uuid": str(practice.op1)}
    when = {"schedule_date": "2027-03-09", "start_time": "09:00", "end_time": "10:00"}
    visit = {"patient_uuid": str(practice.ada), **place, **when}
    first = await desk.post("/appointments", json=visit, headers=keyed)
    assert first.status_code == 201
    user = f"/users/{practice.users['front_desk']}"
    both = [str(practice.chicago), str(practice.denver)]
    for version, locations, status in ((1, both, 201), (2, both[1:], 403), (3, None, 201)):
        changed = await api.patch(user, json={"base_version": version, "location_uuids": locations})
        assert changed.status_code == 200, changed.text
        again = await desk.post("/appointments", json=visit, headers=keyed)
        assert again.status_code == status
        if status == 201:
            assert again.content == first.content
        else:
            assert again.json()["code"] == "location_out_of_scope"
    assert (await api.get("/appointments")).json()["total"] == 1
    assert (await api.get(f"/appointments/{first.json()['id']}/history")).json()["total"] == 1


@pytest.mark.parametrize("made_up", ["front", 7, None, {"id": 1}])
async def test_a_place_that_a_sender_made_up_is_no_location_that_was_lost(
    api: httpx.AsyncClient, api_as: Any, practice: Any, made_up: Any
) -> None:
    desk, keyed = api_as("front_desk"), {"Idempotency-Key": "lost-answer"}
    search = {"name": "Front", "criteria": {"location": {"id": made_up}}}
    first = await desk.post("/schedule/saved-searches", json=search, headers=keyed)
    assert first.status_code == 201
    body = {"base_version": 1, "location_uuids": [str(practice.denver)]}
    assert (await api.patch(f"/users/{practice.users['front_desk']}", json=body)).status_code == 200
    again = await desk.post("/schedule/saved-searches", json=search, headers=keyed)
    assert (again.status_code, again.content) == (201, first.content)


async def test_a_repeated_deletion_is_answered_again_after_its_user_was_changed(
    api: httpx.AsyncClient, api_as: Any, practice: Any
) -> None:
    desk, keyed = api_as("front_desk"), {"Idempotency-Key": "lost-answer"}
    body = {"patient_uuid": str(practice.ada), "location_uuid": str(practice.chicago), "status": "unscheduled"}
    visit = (await desk.post("/appointments", json=body)).json()
    path = f"/appointments/{visit['id']}"
    assert (await desk.delete(path, headers=keyed)).status_code == 204
    renamed = await api.patch(f"/users/{practice.users['front_desk']}", json={"base_version": 1, "name": "Front"})
    assert renamed.status_code == 200
    assert (await desk.delete(path, headers=keyed)).status_code == 204


async def test_a_list_confirmed_again_tells_nothing_of_a_location_that_was_lost(
    api: httpx.AsyncClient, api_as: Any, practice: Any
) -> None:
    desk, keyed = api_as("front_desk"), {"Idempotency-Key": "lost-answer"}
    made = [
        {"patient_uuid": str(practice.ada), "location_uuid": str(place), "status": "unscheduled"}
        for place in (practice.chicago, practice.denver)
    ]
    visits = [(await desk.post("/appointments", json=one)).json()["id"] for one in made]
    listed = {"appointment_uuids": visits, "confirmation_status_uuid": str(practice.confirmed)}
    first = await desk.post("/appointments/bulk-confirm", json=listed, headers=keyed)
    assert [one["id"] for one in first.json()["confirmed"]] == visits
    user = f"/users/{practice.users['front_desk']}"
    for version, locations, status in ((1, made, 200), (2, made[1:], 403), (3, made, 200)):
        seen = [one["location_uuid"] for one in locations]
        changed = await api.patch(user, json={"base_version": version, "location_uuids": seen})
        assert changed.status_code == 200, changed.text
        again = await desk.post("/appointments/bulk-confirm", json=listed, headers=keyed)
        assert again.status_code == status
        assert again.content == first.content if status == 200 else again.json()["code"] == "location_out_of_scope"


async def test_a_question_asked_again_is_answered_anew_to_who_lost_a_location(
    api: httpx.AsyncClient, api_as: Any, practice: Any
) -> None:
    desk, keyed = api_as("front_desk"), {"Idempotency-Key": "lost-answer"}
    ada, denver = str(practice.ada), str(practice.denver)
    visit = {"patient_uuid": ada, "location_uuid": str(practice.chicago), "status": "unscheduled"}
    visit_id = (await desk.post("/appointments", json=visit)).json()["id"]
    place = {"location_uuid": str(practice.chicago), "location_scope": "any", "appointment_uuid": visit_id}
    entered = await desk.post("/waitlist/entries", json={"patient_uuid": ada, **place})
    assert entered.status_code == 201, entered.text
    hole = {"location_uuid": denver, "slot_date": "2027-03-09", "slot_start_time": "09:00", "slot_end_time": "10:00"}

    async def named() -> list[Any]:
        answer = await desk.post("/waitlist/quick-fill", json=hole, headers=keyed)
        assert answer.status_code == 200, answer.text
        return [
            match["entry"]["appointment"] and match["entry"]["appointment"]["id"] for match in answer.json()["matches"]
        ]

    assert await named() == [visit_id]
    changed = await api.patch(
        f"/users/{practice.users['front_desk']}", json={"base_version": 1, "location_uuids": [denver]}
    )
    assert changed.status_code == 200, changed.text
    assert [await named(), await named()] == [[None], [None]]


async def test_a_write_repeated_after_its_visit_was_deleted_is_answered_again_to_who_only_has_another_name(
    api: httpx.AsyncClient, api_as: Any, practice: Any
) -> None:
    desk, keyed = api_as("front_desk"), {"Idempotency-Key": "lost-answer"}
    body = {"patient_uuid": str(practice.ada), "location_uuid": str(practice.chicago), "status": "unscheduled"}
    path = f"/appointments/{(await desk.post('/appointments', json=body)).json()['id']}"
    noted = {"base_version": 1, "note": "Call first"}
    first = await desk.patch(path, json=noted, headers=keyed)
    assert first.status_code == 200
    assert (await api.delete(path)).status_code == 204
    user = f"/users/{practice.users['front_desk']}"
    assert (await api.patch(user, json={"base_version": 1, "name": "Front"})).status_code == 200
    again = await desk.patch(path, json=noted, headers=keyed)
    assert (again.status_code, again.content) == (200, first.content)


def rows_of_history_read(database: Database, sql: str, parameters: Any) -> int:
    """Return at most how many rows of the history a statement goes through: SQLite tells its steps, several a row."""
    if database.engines.dialect == "postgresql":
        with database.engines.writing() as connection:
            # What a few rows are read by says nothing of many.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            (plan,) = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", parameters).scalar_one()
        waiting, rows = [plan["Plan"]], 0
        for node in waiting:
            waiting.extend(node.get("Plans", ()))
            if node.get("Relation Name") == "history":
                rows += node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        return int(rows)
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    with database.engines.reading() as connection:
        driver: Any = connection.connection.driver_connection
        driver.set_progress_handler(step, 1)
        connection.exec_driver_sql(sql, parameters).all()
        driver.set_progress_handler(None, 1)
    return steps


def sign_ins(database: Database, practice: Any, many: int, ago: timedelta) -> None:
    """Have the front desk signed in, in a write that began some time ago and ends now."""
    user_id, now = practice.users["front_desk"], database.clock
    database.clock = lambda: now() - ago
    with database.write(Caller(user_id, "front_desk", practice.org, Role.FRONT_DESK)) as unit:
        for _ in range(many):
            unit.record("user", user_id, "signed in", {"address": (None, "10.0.0.7")})
    database.clock = now


def visit_in_chicago(practice: Any) -> dict[str, str]:
    """Return what to ask for a visit of Ada's."""
    place = {"location_uuid": str(practice.chicago), "operatory_uuid": str(practice.op1)}
    when = {"schedule_date": "2027-03-09", "start_time": "09:00", "end_time": "10:00"}
    return {"patient_uuid": str(practice.ada), **place, **when}


async def test_a_sign_in_that_took_long_does_not_hide_that_a_location_was_lost_before_it_ended(
    api: httpx.AsyncClient, api_as: Any, practice: Any, database: Database
) -> None:
    desk, keyed = api_as("front_desk"), {"Idempotency-Key": "long-sign-in"}
    visit = visit_in_chicago(practice)
    assert (await desk.post("/appointments", json=visit, headers=keyed)).status_code == 201
    path = f"/users/{practice.users['front_desk']}"
    moved = await api.patch(path, json={"base_version": 1, "location_uuids": [str(practice.denver)]})
    assert moved.status_code == 200
    sign_ins(database, practice, 1, timedelta(seconds=50))
    assert (await desk.post("/appointments", json=visit, headers=keyed)).status_code == 403


async def test_a_write_repeated_by_a_changed_user_goes_through_no_sign_ins_of_earlier_days(
    api: httpx.AsyncClient, api_as: Any, practice: Any, database: Database
) -> None:
    sign_ins(database, practice, 400, timedelta(days=3))
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, sql: str, parameters: Any, *_: Any) -> None:
        if sql.startswith("SELECT history.changes"):
            asked.append((sql, parameters))

    desk, keyed = api_as("front_desk"), {"Idempotency-Key": "many-days"}
    visit = visit_in_chicago(practice)
    assert (await desk.post("/appointments", json=visit, headers=keyed)).status_code == 201
    renamed = await api.patch(f"/users/{practice.users['front_desk']}", json={"base_version": 1, "name": "Desk"})
    assert renamed.status_code == 200
    for engine in database.engines.pools().values():
        event.listen(engine, "before_cursor_execute", note)
    assert (await desk.post("/appointments", json=visit, headers=keyed)).status_code == 201
    for engine in database.engines.pools().values():
        event.remove(engine, "before_cursor_execute", note)
    assert [rows_of_history_read(database, *one) < 400 for one in asked] == [True]
