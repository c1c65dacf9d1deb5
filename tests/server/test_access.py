"""Who may call what: every route, every role, the own and the other location, and everybody who is not let in.

A route that is not in the table fails the test, so none can be added without saying who may use it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from sqlalchemy import insert

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.accounts import create_user, issue_token, revoke_token
from frontdesk.server.platform.caller import Role
from frontdesk.server.platform.unit import Database

EVERYBODY = frozenset(Role)
DESK = frozenset({Role.ADMIN, Role.FRONT_DESK})
ADMIN = frozenset({Role.ADMIN})


@dataclass(frozen=True)
class Rule:
    """Who may use a route.

    ``at`` names the kind of record the path's id is one of, made freshly for each call in the caller's own or in the
    other location; *has_place* is whether that, or the location in the query or body, makes a difference.
    """

    method: str
    path: str
    roles: frozenset[Role]
    at: str = ""
    query: tuple[str, ...] = ()
    body: dict[str, Any] = field(default_factory=dict)
    has_place: bool = False

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


DAY = "2026-03-09"
HOURS = {"start_time": "09:00", "end_time": "10:00"}
STALE = {"base_version": 99}
SLOT = {"schedule_date": "unique day", **HOURS}
NOBODY = "01990000-0000-7000-8000-00000000ffff"


def crud(
    path: str,
    at: str,
    roles: frozenset[Role],
    body: dict[str, Any],
    *,
    patch: dict[str, Any] | None = None,
    has_place: bool = False,
    delete: bool = False,
) -> list[Rule]:
    """The rules of records that everybody may read and some may write."""
    one = f"{path}/{{id}}"
    rules = [
        Rule("GET", path, EVERYBODY, query=("location_uuid",) if has_place else (), has_place=has_place),
        Rule("GET", one, EVERYBODY, at, has_place=has_place),
        Rule("POST", path, roles, body=body, has_place=has_place),
        Rule("PATCH", one, roles, at, body=STALE if patch is None else patch, has_place=has_place),
    ]
    return [*rules, Rule("DELETE", one, roles, at, has_place=has_place)] if delete else rules


def of_visit(method: str, path: str, body: dict[str, Any] | None = None) -> Rule:
    """A rule about a visit: everybody may read, the desk may write, both at their locations."""
    roles = EVERYBODY if method == "GET" else DESK
    return Rule(method, f"/appointments/{{id}}{path}", roles, "appointment", body=body or {}, has_place=True)


VISITS = [
    Rule("GET", "/appointments", EVERYBODY, query=("location_uuid",), has_place=True),
    Rule("GET", "/appointments/cursor", EVERYBODY, query=("location_uuid",), has_place=True),
    Rule("GET", "/appointments/pinboard", EVERYBODY, query=("location_uuid",), has_place=True),
    Rule("GET", f"/appointments/counts/by-location?date_from={DAY}&date_to={DAY}", EVERYBODY),
    Rule("GET", "/appointments/confirmation-statuses", EVERYBODY),
    Rule("GET", f"/appointments/procedure-frequency-check?patient_uuid={NOBODY}&procedure_code=D0120", EVERYBODY),
    Rule(
        "POST",
        "/appointments/check-conflicts",
        EVERYBODY,
        body={"location_uuid": "place", "operatory_uuid": "room", **SLOT},
        has_place=True,
    ),
    Rule(
        "POST",
        "/appointments",
        DESK,
        body={"location_uuid": "place", "patient_uuid": "patient", "operatory_uuid": "room", **SLOT},
        has_place=True,
    ),
    Rule("POST", "/appointments/bulk", DESK, body={"rows": []}),
    Rule(
        "POST",
        "/appointments/bulk-confirm",
        DESK,
        body={"appointment_uuids": [NOBODY], "confirmation_status_uuid": NOBODY},
    ),
    of_visit("GET", ""),
    of_visit("PATCH", "", STALE),
    of_visit("DELETE", ""),
    of_visit("GET", "/history"),
    Rule("GET", f"/appointments/history?date={DAY}", EVERYBODY, query=("location_uuid",), has_place=True),
    of_visit("POST", "/restore"),
    of_visit("GET", "/providers"),
    of_visit("PUT", "/providers", {**STALE, "providers": []}),
    of_visit("GET", "/procedures"),
    of_visit("POST", "/procedures", {**STALE, "procedure_code_uuid": NOBODY}),
    of_visit("PUT", "/procedures", {**STALE, "procedures": []}),
    of_visit("DELETE", "/procedures/{id}?base_version=99"),
    of_visit("POST", "/move", {**STALE, **SLOT}),
    of_visit("POST", "/place", {**STALE, "operatory_uuid": "room", **SLOT}),
    of_visit("POST", "/pinboard", STALE),
    of_visit("POST", "/transition", {**STALE, "status": "unscheduled"}),
    of_visit("POST", "/break", STALE),
    of_visit("POST", "/cancel", STALE),
    of_visit("PATCH", "/confirmation-status", {**STALE, "confirmation_status_uuid": "confirmed"}),
    of_visit("POST", "/patient-flow-status", {"flow_status_uuid": None}),
    of_visit("GET", "/patient-flow-events"),
    of_visit("GET", "/patient-flow-stats"),
    Rule("GET", f"/schedule/calendar/daily?target_date={DAY}", EVERYBODY, query=("location_uuid",), has_place=True),
    Rule("GET", f"/schedule/calendar/weekly?week_start={DAY}", EVERYBODY, query=("location_uuid",), has_place=True),
    Rule("GET", "/schedule/calendar/monthly?month=2026-03", EVERYBODY, query=("location_uuid",), has_place=True),
    Rule("GET", "/schedule/flow-statuses", EVERYBODY),
    Rule("POST", "/schedule/flow-statuses", ADMIN, body={"name": "unique"}),
    Rule("PATCH", "/schedule/flow-statuses/{id}", ADMIN, "flow_status", body=STALE),
    Rule("DELETE", "/schedule/flow-statuses/{id}", ADMIN, "flow_status"),
    Rule("GET", "/events/since?after=0", EVERYBODY),
]
RULES = [
    *VISITS,
    Rule("GET", "/locations", EVERYBODY),
    Rule("GET", "/locations/{id}", EVERYBODY, "location", has_place=True),
    Rule("PATCH", "/locations/{id}", ADMIN, "location", body=STALE, has_place=True),
    *crud("/operatories", "operatory", ADMIN, {"location_uuid": "place", "name": "Op 9"}, has_place=True),
    *crud("/providers", "provider", ADMIN, {"abbreviation": "NEW", "last_name": "New"}),
    *crud("/definitions", "definition", ADMIN, {"category": "BrokenReason", "name": "unique"}),
    *crud("/procedure-codes", "procedure_code", ADMIN, {"code": "unique", "description": "", "default_fee": 1}),
    *crud("/patients", "patient", DESK, {"last_name": "New"}),
    Rule("GET", "/patients/search?q=new", EVERYBODY),
    *crud(
        "/appointment-types",
        "appointment_type",
        ADMIN,
        {"name": "New", "require_all": False},
        patch={"base_version": 99, "require_all": False},
    ),
    Rule("POST", "/appointment-types/{id}/archive", ADMIN, "appointment_type"),
    *crud(
        "/schedule/templates",
        "template",
        ADMIN,
        {"location_uuid": "place", "provider_uuid": "okafor", "day_of_week": 1, "effective_from": DAY, **HOURS},
        has_place=True,
        delete=True,
    ),
    *crud(
        "/schedule/overrides",
        "override",
        DESK,
        {"location_uuid": "place", "provider_uuid": "okafor", "override_date": DAY},
        patch={"note": "changed"},
        has_place=True,
        delete=True,
    ),
    Rule("GET", f"/schedule/daily-providers?date={DAY}", EVERYBODY, query=("location_uuid",), has_place=True),
    Rule(
        "GET",
        f"/schedule/provider-availability?date={DAY}",
        EVERYBODY,
        query=("location_uuid", "provider_uuid"),
        has_place=True,
    ),
    *crud("/blockouts/types", "blockout_type", ADMIN, {"name": "New"}, delete=True),
    *crud(
        "/blockouts/instances",
        "blockout",
        DESK,
        {"location_uuid": "place", "blockout_type_uuid": "reserved", "schedule_date": DAY, **HOURS},
        has_place=True,
        delete=True,
    ),
    Rule(
        "POST",
        "/blockouts/instances/copy-day",
        DESK,
        body={"location_uuid": "place", "source_date": DAY, "target_date": "2026-03-10"},
        has_place=True,
    ),
    Rule(
        "POST",
        "/blockouts/instances/copy-week",
        DESK,
        body={"location_uuid": "place", "source_week_start": DAY, "target_week_start": "2026-03-16"},
        has_place=True,
    ),
    Rule(
        "POST",
        "/blockouts/instances/repeat-weeks",
        DESK,
        body={"location_uuid": "place", "source_week_start": DAY, "num_weeks": 1},
        has_place=True,
    ),
    Rule(
        "POST",
        "/blockouts/holds",
        DESK,
        body={"location_uuid": "place", "operatory_uuid": "room", "schedule_date": DAY, **HOURS},
        has_place=True,
    ),
    Rule("PATCH", "/blockouts/holds/{id}", DESK, "blockout", body={"minutes": 10}, has_place=True),
    *crud(
        "/blockouts/templates",
        "blockout_template",
        ADMIN,
        {"location_uuid": "place", "name": "New"},
        has_place=True,
        delete=True,
    ),
    Rule("GET", "/blockouts/templates/{id}/items", EVERYBODY, "blockout_template", has_place=True),
    Rule(
        "POST",
        "/blockouts/templates/{id}/items",
        ADMIN,
        "blockout_template",
        body={"blockout_type_uuid": "reserved", **HOURS},
        has_place=True,
    ),
    Rule("DELETE", "/blockouts/templates/{id}/items/{id}", ADMIN, "blockout_template", has_place=True),
    Rule(
        "POST",
        "/blockouts/templates/{id}/apply",
        DESK,
        "blockout_template",
        body={"location_uuid": "place", "target_date": DAY},
        has_place=True,
    ),
    *crud(
        "/schedule/notes",
        "note",
        DESK,
        {"location_uuid": "place", "note_date": "unique day", "note": "Staff meeting"},
        has_place=True,
        delete=True,
    ),
    *crud(
        "/schedule/production-goals",
        "production_goal",
        ADMIN,
        {"location_uuid": "place", "provider_uuid": "okafor", "goal_date": "unique day", "goal_amount": 1},
        patch={"goal_amount": 2},
        has_place=True,
        delete=True,
    ),
    Rule(
        "PUT",
        "/schedule/production-goals/upsert",
        ADMIN,
        body={"location_uuid": "place", "provider_uuid": "okafor", "goal_date": DAY, "goal_amount": 1},
        has_place=True,
    ),
    Rule(
        "GET",
        f"/schedule/production-goals/production-summary?date_from={DAY}&date_to={DAY}",
        EVERYBODY,
        query=("location_uuid",),
        has_place=True,
    ),
    *crud(
        "/schedule/appointment-rules",
        "appointment_rule",
        ADMIN,
        {
            "location_uuid": "place",
            "appointment_type_uuid_a": "type",
            "appointment_type_uuid_b": "type",
            "allow_overlap": True,
        },
        patch={"base_version": 99, "allow_overlap": True},
        has_place=True,
        delete=True,
    ),
    *crud("/schedule/views", "view", DESK, {"location_uuid": "place", "name": "Day"}, has_place=True, delete=True),
    Rule("GET", "/schedule/views/templates", EVERYBODY),
    Rule("POST", "/schedule/views/{id}/set-default", EVERYBODY, "view", has_place=True),
    Rule("POST", "/schedule/views/{id}/set-shortcut?shortcut=1", EVERYBODY, "view", has_place=True),
    *crud(
        "/schedule/saved-searches",
        "saved_search",
        EVERYBODY,
        {"name": "After school", "criteria": {}},
        delete=True,
    ),
    *crud(
        "/schedule/patient-preferences",
        "patient_preference",
        DESK,
        {"patient_uuid": "patient"},
        delete=True,
    ),
    Rule("GET", "/schedule/patient-preferences/by-patient/{id}", EVERYBODY, "patient"),
    Rule("PUT", "/schedule/patient-preferences/by-patient/{id}", DESK, "patient", body={"notes": "Mornings"}),
    Rule(
        "POST",
        "/schedule/find-free-time",
        EVERYBODY,
        body={"location_uuid": "place", "duration_minutes": 30},
        has_place=True,
    ),
    *crud("/recalls/types", "recall_type", ADMIN, {"name": "New"}, delete=True),
    Rule("GET", "/recalls/triggers", EVERYBODY),
    Rule("POST", "/recalls/triggers", ADMIN, body={"recall_type_uuid": "okafor", "procedure_code_uuid": "okafor"}),
    Rule("DELETE", "/recalls/triggers/{id}", ADMIN, "recall_type"),
    *crud("/recalls/patient-recalls", "recall_type", DESK, {"patient_uuid": "okafor", "recall_type_uuid": "okafor"}),
    Rule("GET", "/recalls/patient-recalls/due", EVERYBODY),
    *crud(
        "/waitlist/entries",
        "waitlist_entry",
        DESK,
        {"location_uuid": "place", "patient_uuid": "okafor"},
        patch={"note": "changed"},
        has_place=True,
        delete=True,
    ),
    Rule("GET", "/waitlist/entries/{id}/contact-log", EVERYBODY, "waitlist_entry", has_place=True),
    Rule(
        "POST",
        "/waitlist/entries/{id}/contact",
        DESK,
        "waitlist_entry",
        body={"contact_method": "sms", "slot_date": DAY, "slot_start_time": "09:00", "slot_location_uuid": "place"},
        has_place=True,
    ),
    Rule(
        "POST",
        "/waitlist/entries/{id}/response",
        DESK,
        "waitlist_entry",
        body={"patient_response": "declined"},
        has_place=True,
    ),
    Rule("POST", "/waitlist/entries/bulk-remove", DESK, body={"entry_uuids": []}),
    Rule(
        "POST",
        "/waitlist/quick-fill",
        EVERYBODY,
        body={"location_uuid": "place", "slot_date": DAY, "slot_start_time": "09:00", "slot_end_time": "10:00"},
        has_place=True,
    ),
    *crud(
        "/holidays",
        "holiday",
        ADMIN,
        {"location_uuid": "place", "date": "unique day", "name": "Closed"},
        has_place=True,
        delete=True,
    ),
    Rule("GET", "/tasks", EVERYBODY),
    Rule("GET", "/tasks/{id}", EVERYBODY, "task", has_place=True),
    Rule("POST", "/tasks", DESK, body={"task_list_uuid": "task list", "description": "Call back"}, has_place=True),
    Rule("PATCH", "/tasks/{id}", DESK, "task", body=STALE, has_place=True),
    Rule("DELETE", "/tasks/{id}", DESK, "task", has_place=True),
    Rule("GET", "/tasks/unread-count", EVERYBODY),
    Rule("GET", "/tasks/colleagues", EVERYBODY),
    Rule("POST", "/tasks/{id}/restore", DESK, "task", has_place=True),
    Rule("POST", "/tasks/{id}/done", DESK, "task", body=STALE, has_place=True),
    Rule("POST", "/tasks/{id}/reopen", DESK, "task", body=STALE, has_place=True),
    Rule("POST", "/tasks/{id}/viewed", EVERYBODY, "task", has_place=True),
    Rule("POST", "/tasks/{id}/unread", EVERYBODY, "task", has_place=True),
    Rule("GET", "/tasks/{id}/notes", EVERYBODY, "task", has_place=True),
    Rule("POST", "/tasks/{id}/notes", DESK, "task", body={"note": "Called"}, has_place=True),
    Rule("PATCH", "/tasks/{id}/notes/{id}", DESK, "task", body=STALE, has_place=True),
    Rule("DELETE", "/tasks/{id}/notes/{id}", DESK, "task", has_place=True),
    Rule("GET", "/tasks/lists", EVERYBODY),
    Rule("POST", "/tasks/lists", DESK, body={"location_uuid": "place", "name": "New"}, has_place=True),
    Rule("GET", "/tasks/lists/{id}", EVERYBODY, "task_list", has_place=True),
    Rule("PATCH", "/tasks/lists/{id}", DESK, "task_list", body=STALE, has_place=True),
]
ORGANISATION_ONLY = [
    Rule("POST", "/locations", ADMIN, body={"name": "New", "timezone": "America/Denver"}),
    Rule("GET", "/users", ADMIN),
    Rule("GET", "/users/{id}", ADMIN, "user"),
    Rule(
        "POST",
        "/users",
        ADMIN,
        body={"username": "unique", "name": "New", "password": "a b c d e", "role": "read_only"},
    ),
    Rule("PATCH", "/users/{id}", ADMIN, "user", body=STALE),
]
"""Routes on what concerns all locations; who is bound to some cannot change it, whatever the role."""


class World:
    """Makes records and sends requests for one test."""

    def __init__(self, app: FastAPI, database: Database, practice: Any) -> None:
        self.app, self.database, self.practice = app, database, practice
        self.unique = (f"unique-{n}" for n in itertools.count())
        self.days = (date(2027, 1, 1) + timedelta(days=n) for n in itertools.count())
        self.tokens: dict[tuple[Role, bool], str] = {}
        now = datetime(2026, 1, 1, tzinfo=UTC)
        self.worthless: dict[str, str] = {}
        with database.engines.writing() as connection:
            for role, bound in itertools.product(Role, (True, False)):
                user_id = create_user(
                    connection,
                    practice.org,
                    f"{role}-{bound}",
                    role,
                    now,
                    location_ids=[practice.denver] if bound else None,
                )
                self.tokens[role, bound] = issue_token(
                    connection, practice.org, user_id, now, label="test", expires_at=None
                )
            for kind, until in (("expired", now + timedelta(hours=1)), ("revoked", None)):
                self.worthless[kind] = issue_token(
                    connection, practice.org, practice.users["admin"], now, label="test", expires_at=until
                )
            revoke_token(connection, self.worthless["revoked"], now)

    def room(self, place: UUID) -> UUID:
        """A room of a location."""
        return self.practice.denver_op1 if place == self.practice.denver else self.practice.op1

    def make(self, kind: str, place: UUID) -> UUID:
        """Write a fresh record of a kind in a location."""
        p, record_id = self.practice, new_id()
        if kind == "location":
            return place
        day = next(self.days)
        at = datetime.combine(day, time(15), UTC)
        patient = self.make("patient", place) if kind == "patient_preference" else None
        task_list = self.make("task_list", place) if kind == "task" else None
        table, values = {
            "operatory": (t.operatories, {"location_id": place, "name": "Fresh"}),
            "provider": (t.providers, {"abbreviation": "FRE"}),
            "appointment": (
                t.appointments,
                {
                    "location_id": place,
                    "patient_id": p.ada,
                    "operatory_id": self.room(place),
                    "status": "scheduled",
                    "start_at": at,
                    "end_at": at.replace(hour=16),
                },
            ),
            "flow_status": (t.flow_statuses, {"name": "Fresh", "slug": next(self.unique)}),
            "definition": (t.definitions, {"category": "BrokenReason", "name": next(self.unique)}),
            "procedure_code": (t.procedure_codes, {"code": next(self.unique)}),
            "patient": (t.patients, {"last_name": "Fresh"}),
            "appointment_type": (t.appointment_types, {"name": "Fresh"}),
            "blockout_type": (t.blockout_types, {"name": "Fresh"}),
            "user": (
                t.users,
                {"name": "u", "name_key": next(self.unique), "role": "read_only", "all_locations": True},
            ),
            "template": (
                t.schedule_templates,
                {
                    "location_id": place,
                    "provider_id": p.okafor,
                    "day_of_week": 1,
                    "start_time": time(9),
                    "end_time": time(10),
                    "effective_from": day,
                },
            ),
            "override": (
                t.schedule_overrides,
                {"location_id": place, "provider_id": p.okafor, "override_date": day, "is_unavailable": True},
            ),
            "blockout": (
                t.blockouts,
                {
                    "location_id": place,
                    "blockout_type_id": p.reserved,
                    "schedule_date": day,
                    "start_time": time(9),
                    "end_time": time(10),
                    "start_at": at,
                    "end_at": at.replace(hour=16),
                },
            ),
            "blockout_template": (t.blockout_templates, {"location_id": place, "name": "Fresh"}),
            "recall_type": (t.recall_types, {"name": "Fresh", "default_interval": {"months": 6}}),
            "waitlist_entry": (t.waitlist_entries, {"location_id": place, "patient_id": p.ada}),
            "note": (t.schedule_notes, {"location_id": place, "note_date": day, "note": "x"}),
            "production_goal": (
                t.production_goals,
                {"location_id": place, "provider_id": p.okafor, "goal_date": day, "goal_amount": 1},
            ),
            "appointment_rule": (
                t.appointment_rules,
                {"location_id": place, "type_a_id": p.exam, "type_b_id": p.filling, "allow_overlap": False},
            ),
            "view": (
                t.schedule_views,
                {
                    "location_id": place,
                    "name": "Day",
                    "view_type": "daily",
                    "visibility": "shared",
                    "start_time": time(7),
                    "end_time": time(19),
                    "font_size": "md",
                },
            ),
            "saved_search": (
                t.saved_searches,
                {"user_id": p.users["admin"], "name": "x", "search_type": "find_free_time", "criteria": {}},
            ),
            "patient_preference": (t.patient_preferences, {"patient_id": patient}),
            "task_list": (t.task_lists, {"location_id": place, "name": "Fresh"}),
            "task": (t.tasks, {"list_id": task_list, "description": "x", "entered_at": at, "news_at": at}),
            "holiday": (t.holidays, {"location_id": place, "holiday_date": day, "name": "x"}),
        }[kind]
        with self.database.engines.writing() as connection:
            stamps = {"created_at": at, "updated_at": at}
            connection.execute(insert(table), [{"org_id": p.org, "id": record_id, **stamps, **values}])
        return record_id

    async def status(self, rule: Rule, place: UUID, token: str | None) -> int:
        """Send what the rule describes about a location and return the answer's status."""
        path = rule.path
        if rule.at:
            path = path.replace("{id}", str(self.make(rule.at, place)))
        stand_ins: dict[str, Callable[[], str]] = {
            "place": lambda: str(place),
            "room": lambda: str(self.room(place)),
            "okafor": lambda: str(self.practice.okafor),
            "confirmed": lambda: str(self.practice.confirmed),
            "reserved": lambda: str(self.practice.reserved),
            "type": lambda: str(self.make("appointment_type", place)),
            "patient": lambda: str(self.make("patient", place)),
            "task list": lambda: str(self.make("task_list", place)),
            "unique": lambda: next(self.unique),
            "unique day": lambda: next(self.days).isoformat(),
        }
        body = {
            key: stand_ins[value]() if isinstance(value, str) and value in stand_ins else value
            for key, value in rule.body.items()
        }
        params = {"location_uuid": str(place), "provider_uuid": str(self.practice.okafor)}
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        base = f"http://127.0.0.1/api/v1/{self.practice.org}"
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=base, headers=headers) as client:
            address = httpx.URL(f"{base}{path}").copy_merge_params({name: params[name] for name in rule.query})
            answer = await client.request(rule.method, address, json=body or None)
        return answer.status_code


@pytest.fixture
def world(app: FastAPI, database: Database, practice: Any) -> World:
    return World(app, database, practice)


def passed(status: int) -> bool:
    """Whether somebody was let through, to whatever answer; the stale version shows that the rule itself ran."""
    assert status < 500
    return status not in (401, 403)


async def test_each_role_gets_what_it_may_at_its_own_location_only(world: World) -> None:
    own, other = world.practice.denver, world.practice.chicago
    wrong = []
    for rule, role in itertools.product(RULES, Role):
        may = role in rule.roles
        if passed(await world.status(rule, own, world.tokens[role, True])) is not may:
            wrong.append(f"{rule.name}: {role} at its own location")
        if passed(await world.status(rule, other, world.tokens[role, False])) is not may:
            wrong.append(f"{rule.name}: {role} of all locations")
        if rule.has_place and await world.status(rule, other, world.tokens[role, True]) != 403:
            wrong.append(f"{rule.name}: {role} at the other location")
    assert wrong == []


async def test_who_is_bound_to_a_location_cannot_tell_which_others_there_are(world: World) -> None:
    nowhere = UUID(NOBODY)
    wrong = []
    for rule in RULES:
        is_named = "location_uuid" in rule.query or rule.body.get("location_uuid") == "place"
        if rule.at != "location" and (rule.at or not is_named):
            continue
        for is_bound, expected in ((True, 403), (False, 404)):
            if (status := await world.status(rule, nowhere, world.tokens[Role.ADMIN, is_bound])) != expected:
                wrong.append(f"{rule.name}: {status} instead of {expected}")
    assert wrong == []


async def test_what_concerns_the_organisation_is_for_admins(world: World) -> None:
    wrong = []
    for rule, role in itertools.product(ORGANISATION_ONLY, Role):
        if passed(await world.status(rule, world.practice.denver, world.tokens[role, False])) is not (
            role in rule.roles
        ):
            wrong.append(f"{rule.name}: {role}")
        if rule.method != "GET" and await world.status(rule, world.practice.denver, world.tokens[role, True]) != 403:
            wrong.append(f"{rule.name}: {role} of one location")
    assert wrong == []


async def test_strangers_get_nothing(world: World) -> None:
    wrong = []
    for rule in (*RULES, *ORGANISATION_ONLY):
        if await world.status(rule, world.practice.chicago, None) != 401:
            wrong.append(f"{rule.name}: without a token")
        for kind, token in world.worthless.items():
            if await world.status(rule, world.practice.chicago, token) != 401:
                wrong.append(f"{rule.name}: with a token that is {kind}")
        if await world.status(rule, world.practice.chicago, world.practice.tokens["other_org"]) != 403:
            wrong.append(f"{rule.name}: from another organisation")
    assert wrong == []


WITHOUT_ROLE = {
    "GET /api/health": "anybody",
    "GET /api/ready": "anybody",
    "POST /api/v1/auth/token": "anybody who knows a password",
    "POST /api/v1/auth/logout": "whoever is signed in",
    "GET /api/v1/auth/me": "whoever is signed in",
    "GET /api/v1/auth/me/orgs": "whoever is signed in",
    "GET /api/v1/{id}/events/stream": "whoever is signed in; it sends each listener what that one may see",
}
"""Routes that ask for no role, and who may use them."""


@pytest.mark.parametrize("token", ["none", "expired", "revoked", "other_org"])
async def test_strangers_get_nothing_of_what_asks_for_no_role(world: World, token: str) -> None:
    tokens = {**world.worthless, "other_org": world.practice.tokens["other_org"]}
    headers = {} if token == "none" else {"Authorization": f"Bearer {tokens[token]}"}
    statuses = {}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(world.app), base_url="http://127.0.0.1") as client:
        for name, who in WITHOUT_ROLE.items():
            method, _, path = name.partition(" ")
            if not who.startswith("anybody"):
                address = path.replace("{id}", str(world.practice.org))
                # Another organisation's people may of course ask who they are themselves.
                if token != "other_org" or address != path:
                    statuses[name] = (await client.request(method, address, headers=headers)).status_code
    assert set(statuses.values()) == {403 if token == "other_org" else 401}


def test_no_route_is_without_a_rule(app: FastAPI) -> None:
    served = {
        f"{method.upper()} {re.sub('{.*?}', '{id}', path)}"
        for path, operations in get_openapi(title="", version="", routes=app.routes)["paths"].items()
        for method in operations
    }
    ruled = {f"{rule.method} /api/v1/{{id}}{rule.path.partition('?')[0]}" for rule in (*RULES, *ORGANISATION_ONLY)}
    assert served - ruled - WITHOUT_ROLE.keys() == set(), "say in the table who may use these"
    assert (ruled | WITHOUT_ROLE.keys()) - served == set(), "these rules are about routes that are gone"


async def test_what_a_body_refers_to_and_what_was_deleted_belong_to_their_location_too(
    api: httpx.AsyncClient, api_as: Callable[..., httpx.AsyncClient], practice: Any
) -> None:
    """The matrix varies the path and the location that is named; these are reached by the id of something else."""
    p = practice
    slot = {"schedule_date": "2026-03-10", "operatory_uuid": str(p.op1), "location_uuid": str(p.chicago)}
    times = ({"start_time": "09:00", "end_time": "10:00"}, {"start_time": "10:00", "end_time": "11:00"})
    there, deleted = [
        (await api.post("/appointments", json=slot | each | {"patient_uuid": str(p.ada)})).json() for each in times
    ]
    assert (await api.delete(f"/appointments/{deleted['id']}")).status_code == 204
    everybodys = (await api.post("/tasks/lists", json={"name": "Calls"})).json()
    task = {"task_list_uuid": everybodys["id"], "description": "Call", "appointment_uuid": there["id"]}
    entry = {"patient_uuid": str(p.ada), "location_uuid": str(p.denver), "appointment_uuid": there["id"]}
    for name, expected in (("denver", [403] * 3), ("front_desk", [201, 201, 200])):
        desk = api_as(name)
        answers = [
            await desk.post("/tasks", json=task),
            await desk.post("/waitlist/entries", json=entry),
            await desk.get(f"/appointments/{deleted['id']}/history"),
        ]
        assert [answer.status_code for answer in answers] == expected
