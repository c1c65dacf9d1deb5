"""Saying again what is so changes nothing: no version, no history, no event, for whatever the API can change."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from sqlalchemy import func, select

from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database
from support.tinypractice import TinyPractice

Json = dict[str, Any]
HOURS = {"start_time": "09:00", "end_time": "10:00"}
SPAN = {"schedule_date": "2027-03-09", **HOURS}
NOT_SHOWN = {"allow_overlap", "apply_to_group", "base_version", "password"}
"""What says how to change, or is never shown."""
CALLED = {
    "appointment_type_uuid_a": "appointment_type_a",
    "appointment_type_uuid_b": "appointment_type_b",
    "ask_to_arrive_time": "datetime_ask_to_arrive",
    "location_uuids": "locations",
    "tag_uuids": "tags",
    "additional_location_uuids": "additional_locations",
}
"""How a field that is written is called where it is shown."""


def made(p: TinyPractice) -> dict[str, Json]:
    """What to make one of each kind of; a path stands for what was made there before."""
    here, ada, okafor = str(p.chicago), str(p.ada), str(p.okafor)
    place = {"location_uuid": here}
    return {
        "/appointments": {
            **place,
            **SPAN,
            "patient_uuid": ada,
            "operatory_uuid": str(p.op1),
            "appointment_type_uuid": str(p.filling),
            "ask_to_arrive_time": "08:45",
            "note": "Bring the x-rays",
            "color_override": "#aabbcc",
            "priority": 1,
        },
        "/appointment-types": {
            "name": "Crown",
            "abbrev": "CRN",
            "color": "#aabbcc",
            "duration_minutes": 60,
            "procedure_codes_to_add": ["D0120"],
            "location_uuids": [str(p.denver), here],
            "require_all": True,
        },
        "/schedule/appointment-rules": {
            **place,
            "appointment_type_uuid_a": str(p.exam),
            "appointment_type_uuid_b": str(p.filling),
            "allow_overlap": True,
        },
        "/blockouts/types": {"name": "Lab", "abbreviation": "LAB", "color": "#aabbcc", "is_no_schedule": True},
        "/blockouts/instances": {
            **place,
            **SPAN,
            "operatory_uuids": [str(p.op2)],
            "blockout_type_uuid": str(p.reserved),
            "note": "Kept",
        },
        "/blockouts/templates": {**place, "name": "Mornings", "description": "As usual"},
        "/schedule/templates": {
            **place,
            **HOURS,
            "provider_uuid": okafor,
            "operatory_uuid": str(p.op1),
            "day_of_week": 1,
            "effective_from": "2027-01-01",
            "effective_to": "2027-12-31",
        },
        "/schedule/overrides": {
            **place,
            **HOURS,
            "provider_uuid": okafor,
            "operatory_uuid": str(p.op1),
            "override_date": "2027-03-09",
            "note": "Late",
        },
        "/schedule/notes": {**place, "note_date": "2027-03-09", "note": "Staff meeting"},
        "/schedule/production-goals": {
            **place,
            "provider_uuid": okafor,
            "goal_date": "2027-03-09",
            "goal_amount": "1500.50",
        },
        "/schedule/views": {
            **place,
            "name": "Mine",
            "operatory_uuids": [str(p.op2), str(p.op1)],
            "provider_uuids": [okafor],
        },
        "/schedule/saved-searches": {"name": "After school", "criteria": {"days": [1, 2]}, "is_default": True},
        "/schedule/patient-preferences": {
            "patient_uuid": ada,
            "preferred_days": [3, 1],
            "preferred_time_start": "09:00",
            "preferred_time_end": "12:00",
            "preferred_provider_uuid": okafor,
            "notes": "Mornings",
        },
        "/schedule/flow-statuses": {"name": "X-ray", "color": "#aabbcc", "item_order": 9},
        "/recalls/types": {"name": "Cleaning", "default_interval": {"months": 6}},
        "/recalls/patient-recalls": {
            "patient_uuid": ada,
            "recall_type_uuid": "/recalls/types",
            "interval": {"months": 4},
            "note": "By phone",
        },
        "/waitlist/entries": {
            **place,
            "patient_uuid": str(p.ben),
            "provider_uuid": okafor,
            "appointment_type_uuid": str(p.exam),
            "location_scope": "selected",
            "additional_location_uuids": [str(p.denver)],
            "preferred_days": [4, 2],
            "preferred_time_start": "09:00",
            "preferred_time_end": "12:00",
            "treatment_value": "250.5",
            "note": "Any time",
        },
        "/holidays": {**place, "date": "2027-12-24", "name": "Christmas Eve"},
        "/tasks/lists": {**place, "name": "Calls"},
        "/tasks": {
            "task_list_uuid": "/tasks/lists",
            "description": "Call back",
            "short_description": "Call",
            "patient_uuid": ada,
            "remind_at": "2027-03-09T09:00:00Z",
        },
        "/locations": {"name": "Evanston", "timezone": "America/Chicago", "phone": "+1 312 555 0100"},
        "/operatories": {**place, "name": "Op 9", "abbreviation": "OP9", "item_order": 9},
        "/providers": {"abbreviation": "NEW", "first_name": "Nia", "last_name": "New", "color": "#aabbcc"},
        "/patients": {
            "first_name": "Zoe",
            "last_name": "Zuniga",
            "birth_date": "1990-02-03",
            "mobile_phone": "+1 312 555 0101",
            "email": "zoe@example.org",
        },
        "/definitions": {"category": "BrokenReason", "name": "Snow", "item_order": 9},
        "/procedure-codes": {
            "code": "D9999",
            "description": "Other",
            "abbreviation": "Oth",
            "default_fee": "12.50",
        },
        "/users": {"username": "nia", "name": "Nia New", "password": "correct horse battery", "role": "front_desk"},
    }


ELSEWHERE = {"/appointments/{}/confirmation-status", "/blockouts/holds/{}", "/tasks/{}/notes/{}"}
"""What is patched and has tests of its own below: no kind of its own, or one that is not at the first level."""


class Ledger:
    """What a change leaves behind."""

    def __init__(self, database: Database, practice: TinyPractice) -> None:
        self.database, self.org = database, practice.org

    def length(self) -> tuple[int, ...]:
        with self.database.engines.reading() as connection:
            tables = (t.history, t.events, t.appointment_copies, t.flow_events)
            counts = [select(func.count()).select_from(each).where(each.c.org_id == self.org) for each in tables]
            return tuple(connection.execute(each).scalar_one() for each in counts)


@pytest.fixture
def ledger(database: Database, practice: TinyPractice) -> Ledger:
    return Ledger(database, practice)


def patched(app: FastAPI) -> dict[str, Json]:
    """What each path's PATCH takes, by the path with nameless ids."""
    document = get_openapi(title="", version="", routes=app.routes)
    schemas = document["components"]["schemas"]
    found = {}
    for path, methods in document["paths"].items():
        if "patch" in methods:
            ref = methods["patch"]["requestBody"]["content"]["application/json"]["schema"]["$ref"]
            short = "/" + "/".join("{}" if part.startswith("{") else part for part in path.split("/")[4:])
            found[short] = schemas[ref.rpartition("/")[2]]
    return found


def said_again(shown: Json, fields: Json) -> Json:
    """A patch that says of each field what it is."""
    patch = {}
    for name in sorted(fields.keys() - NOT_SHOWN):
        for called in (CALLED.get(name, name), name.removesuffix("_uuid")):
            if called in shown:
                patch[name] = as_written(name, shown[called])
                break
    return patch


def as_written(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [as_written(name, each) for each in value]
    if isinstance(value, dict) and "uuid" in name:
        return value["id"]
    return value


async def test_saying_again_what_is_so_makes_no_version_no_history_and_no_event(
    app: FastAPI, api: httpx.AsyncClient, practice: TinyPractice, ledger: Ledger
) -> None:
    wanted, schemas = made(practice), patched(app)
    assert schemas.keys() - ELSEWHERE == {f"{path}/{{}}" for path in wanted}
    ids: dict[str, str] = {}
    for path, body in wanted.items():
        body = {name: ids.get(value, value) if isinstance(value, str) else value for name, value in body.items()}
        answer = await api.post(path, json=body)
        assert answer.status_code == 201, (path, answer.text)
        shown = answer.json()
        shown = shown["items"][0] if "items" in shown else shown
        ids[path] = shown["id"]
        fields, needed = schemas[f"{path}/{{}}"]["properties"], schemas[f"{path}/{{}}"].get("required", ())
        everything = said_again(shown, fields) | {name: body[name] for name in body.keys() & fields.keys()}
        everything.pop("password", None)
        everything |= {"base_version": shown["version"]} if "base_version" in fields else {}
        before = ledger.length()
        for patch in ({name: everything[name] for name in needed}, everything):
            again = await api.patch(f"{path}/{shown['id']}", json=patch)
            assert (again.status_code, again.json()) == (200, shown), path
            assert ledger.length() == before, path


async def test_saying_again_what_is_so_of_a_visit_makes_no_version(
    api: httpx.AsyncClient, practice: TinyPractice, ledger: Ledger
) -> None:
    body = made(practice)["/appointments"]
    one = f"/appointments/{(await api.post('/appointments', json=body)).json()['id']}"

    async def version() -> int:
        return int((await api.get(one)).json()["version"])

    def ways(base: int, lines: list[Json]) -> dict[str, tuple[str, str, Json]]:
        based = {"base_version": base}
        people = [
            {"provider_uuid": str(practice.okafor), "start_time": "11:00", "end_time": "11:30"},
            {"provider_uuid": str(practice.hygienist), "role": "hygienist"},
        ]
        kept = [{"id": each["id"], "procedure_code_uuid": each["procedure_code"]["id"]} for each in lines]
        confirmed = {"confirmation_status_uuid": str(practice.confirmed)}
        return {
            "moving": ("POST", "/move", based | SPAN | {"start_time": "11:00", "end_time": "12:00"}),
            "who works in it": ("PUT", "/providers", based | {"providers": people}),
            "confirming": ("PATCH", "/confirmation-status", based | confirmed),
            "a step of the flow": ("POST", "/patient-flow-status", {"flow_status_uuid": str(practice.arrived)}),
            "locking": ("PATCH", "", based | {"is_time_locked": True}),
            "what is done": ("PUT", "/procedures", based | {"procedures": kept[::-1]}),
        }

    for code in (practice.d0120, practice.d1110):
        more = {"base_version": await version(), "procedure_code_uuid": str(code)}
        assert (await api.post(f"{one}/procedures", json=more)).status_code == 201
    lines = (await api.get(f"{one}/procedures")).json()
    for name in ways(0, lines):
        method, path, body = ways(await version(), lines)[name]
        before = ledger.length()
        assert (await api.request(method, f"{one}{path}", json=body)).status_code == 200, name
        assert ledger.length() != before, name
        now, before = (await api.get(one)).json(), ledger.length()
        method, path, body = ways(now["version"], lines)[name]
        assert (await api.request(method, f"{one}{path}", json=body)).status_code == 200, name
        assert ((await api.get(one)).json(), ledger.length()) == (now, before), name
        if "base_version" in body:
            stale = await api.request(method, f"{one}{path}", json=body | {"base_version": 1})
            assert (stale.status_code, stale.json()["code"]) == (409, "stale_version"), name


async def test_a_type_said_again_leaves_the_pattern_that_was_drawn(
    api: httpx.AsyncClient, practice: TinyPractice
) -> None:
    visit = (await api.post("/appointments", json=made(practice)["/appointments"])).json()
    one = f"/appointments/{visit['id']}"
    drawn = (await api.patch(one, json={"base_version": 1, "time_pattern": "/XXXXXXXXXX/"})).json()
    again = await api.patch(one, json={"base_version": 2, "appointment_type_uuid": str(practice.filling)})
    assert (again.status_code, again.json()) == (200, drawn)


async def test_what_is_said_of_a_change_is_kept_even_where_nothing_else_changes(
    api: httpx.AsyncClient, practice: TinyPractice
) -> None:
    visit = (await api.post("/appointments", json=made(practice)["/appointments"])).json()
    one, said = f"/appointments/{visit['id']}", {"base_version": 1, **SPAN, "note": "Asked for this time"}
    assert (await api.post(f"{one}/move", json=said)).json()["version"] == 2
    assert (await api.get(f"{one}/history")).json()["items"][0]["note"] == "Asked for this time"


async def test_what_changed_nothing_is_answered_alike_when_it_is_repeated_with_its_key(
    api: httpx.AsyncClient, practice: TinyPractice
) -> None:
    visit = (await api.post("/appointments", json=made(practice)["/appointments"])).json()
    one, keyed = f"/appointments/{visit['id']}", {"Idempotency-Key": "once"}
    first = await api.patch(one, json={"base_version": 1}, headers=keyed)
    assert (await api.patch(one, json={"base_version": 1, "note": "Another"})).json()["version"] == 2
    again = await api.patch(one, json={"base_version": 1}, headers=keyed)
    assert (again.status_code, again.content) == (200, first.content)


async def test_saying_again_what_a_note_on_a_task_says_makes_no_version(
    api: httpx.AsyncClient, practice: TinyPractice, ledger: Ledger
) -> None:
    tasks = (await api.post("/tasks/lists", json={"name": "Calls"})).json()
    task = (await api.post("/tasks", json={"task_list_uuid": tasks["id"], "description": "Call back"})).json()
    note = (await api.post(f"/tasks/{task['id']}/notes", json={"note": "Nobody there"})).json()
    before = ledger.length()
    again = await api.patch(f"/tasks/{task['id']}/notes/{note['id']}", json={"base_version": 1, "note": "Nobody there"})
    assert (again.status_code, again.json(), ledger.length()) == (200, note, before)
