"""Appointment rules over HTTP, on both engines: kept once for each pair, and obeyed when booking."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import httpx
import pytest

from frontdesk.contract.appointment_rules import CreateAppointmentRuleIn
from frontdesk.server.appointment_rules import service
from frontdesk.server.platform.errors import ForbiddenProblem
from frontdesk.server.platform.unit import Database

RULES = "/schedule/appointment-rules"


def rule(practice: Any, *, allow: bool = True, location: Any = None, a: Any = None, b: Any = None) -> dict[str, Any]:
    body = {
        "appointment_type_uuid_a": str(a or practice.exam),
        "appointment_type_uuid_b": str(b or practice.cleaning),
        "allow_overlap": allow,
    }
    return body if location is None else {**body, "location_uuid": str(location)}


async def make(api: httpx.AsyncClient, body: dict[str, Any]) -> dict[str, Any]:
    answer = await api.post(RULES, json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def visit(practice: Any, kind: Any, patient: Any) -> dict[str, Any]:
    return {
        "patient_uuid": str(patient),
        "location_uuid": str(practice.chicago),
        "operatory_uuid": str(practice.op1),
        "appointment_type_uuid": str(kind),
        "schedule_date": "2026-03-10",
        "start_time": "09:00",
        "end_time": "10:00",
    }


async def test_a_rule_names_both_types_and_its_place(api: httpx.AsyncClient, practice: Any) -> None:
    made = await make(api, rule(practice, location=practice.chicago))
    assert made["appointment_type_a"] == {"id": str(practice.exam), "name": "Exam"}
    assert made["appointment_type_b"]["name"] == "Cleaning"
    assert (made["location"]["name"], made["allow_overlap"], made["version"]) == ("Chicago", True, 1)
    assert (await api.get(f"{RULES}/{made['id']}")).json() == made
    assert (await make(api, rule(practice)))["location"] is None


async def test_a_pair_has_one_rule_at_a_place_whichever_type_is_named_first(
    api: httpx.AsyncClient, practice: Any
) -> None:
    await make(api, rule(practice))
    turned = rule(practice, a=practice.cleaning, b=practice.exam, allow=False)
    refused = await api.post(RULES, json=turned)
    assert (refused.status_code, refused.json()["code"]) == (409, "duplicate")
    await make(api, {**turned, "location_uuid": str(practice.chicago)})
    await make(api, rule(practice, a=practice.exam, b=practice.exam))


async def test_of_desks_that_make_the_same_rule_at_once_one_does(api: httpx.AsyncClient, practice: Any) -> None:
    turned = rule(practice, a=practice.cleaning, b=practice.exam)
    answers = await asyncio.gather(*(api.post(RULES, json=body) for body in (rule(practice), turned) * 2))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


async def test_a_rule_is_for_types_and_places_that_are_there(api: httpx.AsyncClient, practice: Any) -> None:
    assert (await api.post(RULES, json=rule(practice, a=practice.okafor))).status_code == 404
    assert (await api.post(RULES, json=rule(practice, location=practice.okafor))).status_code == 404


async def test_only_the_decision_changes_and_by_version(api: httpx.AsyncClient, practice: Any) -> None:
    made = await make(api, rule(practice))
    path = f"{RULES}/{made['id']}"
    changed = await api.patch(path, json={"base_version": 1, "allow_overlap": False})
    assert (changed.json()["allow_overlap"], changed.json()["version"]) == (False, 2)
    stale = await api.patch(path, json={"base_version": 1, "allow_overlap": True})
    assert (stale.status_code, stale.json()["code"], stale.json()["current_version"]) == (409, "stale_version", 2)
    moved = {"base_version": 2, "allow_overlap": True, "location_uuid": str(practice.denver)}
    assert (await api.patch(path, json=moved)).status_code == 422
    assert (await api.delete(path)).status_code == 204
    assert (await api.get(path)).status_code == 404
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [event["type"] for event in events] == [*["appointment_rule.changed"] * 2, "appointment_rule.deleted"]


async def test_rules_are_listed_by_place_and_by_either_type(api: httpx.AsyncClient, practice: Any) -> None:
    everywhere = await make(api, rule(practice))
    other = await make(api, rule(practice, a=practice.filling))
    here = await make(api, rule(practice, location=practice.chicago))

    async def ids(**params: str) -> list[str]:
        return [row["id"] for row in (await api.get(RULES, params=params)).json()["items"]]

    assert await ids() == [everywhere["id"], other["id"]]
    assert await ids(location_uuid=str(practice.chicago)) == [here["id"]]
    assert await ids(appointment_type_uuid=str(practice.exam)) == [everywhere["id"]]
    assert await ids(appointment_type_uuid=str(practice.cleaning)) == [everywhere["id"], other["id"]]


async def test_booking_obeys_the_rule_of_the_place_before_that_of_all_places(
    api: httpx.AsyncClient, practice: Any
) -> None:
    assert (await api.post("/appointments", json=visit(practice, practice.exam, practice.ada))).status_code == 201
    cleaning = visit(practice, practice.cleaning, practice.ben)
    assert (await api.post("/appointments", json=cleaning)).json()["code"] == "slot_taken"
    await make(api, rule(practice))
    here = await make(api, rule(practice, location=practice.chicago, allow=False))
    assert (await api.post("/appointments", json=cleaning)).json()["code"] == "slot_taken"
    await api.delete(f"{RULES}/{here['id']}")
    assert (await api.post("/appointments", json=cleaning)).status_code == 201


async def test_another_type_does_not_carry_a_visit_out_of_the_rule_it_lies_over_another_by(
    api: httpx.AsyncClient, practice: Any
) -> None:
    await make(api, rule(practice))
    await api.post("/appointments", json=visit(practice, practice.exam, practice.ada))
    over = (await api.post("/appointments", json=visit(practice, practice.cleaning, practice.ben))).json()
    one = f"/appointments/{over['id']}"
    filling = {"base_version": 1, "appointment_type_uuid": str(practice.filling)}
    refused = await api.patch(one, json=filling)
    assert (refused.status_code, refused.json()["code"]) == (409, "slot_taken")
    assert len(refused.json()["conflicts"]["appointments"]) == 1
    assert (await api.patch(one, json=filling | {"allow_overlap": True})).json()["version"] == 2
    # Now it lies there knowingly, and no type makes that worse.
    no_type = {"base_version": 2, "appointment_type_uuid": None}
    assert (await api.patch(one, json=no_type)).status_code == 200


def test_a_rule_for_all_places_is_for_users_of_all_places(database: Database, practice: Any) -> None:
    bound = replace(practice.caller(), location_ids=frozenset({practice.denver}))
    with pytest.raises(ForbiddenProblem), database.write(bound) as unit:
        service.create_rule(unit, CreateAppointmentRuleIn.model_validate(rule(practice)))
    with database.write(bound) as unit:
        here = CreateAppointmentRuleIn.model_validate(rule(practice, location=practice.denver))
        assert service.create_rule(unit, here).location is not None


@pytest.mark.parametrize("way", ["deleted", "reversed"])
async def test_visits_that_lie_over_each_other_by_a_rule_stay_when_it_is_gone(
    api: httpx.AsyncClient, practice: Any, way: str
) -> None:
    made = await make(api, rule(practice))
    await api.post("/appointments", json=visit(practice, practice.exam, practice.ada))
    over = (await api.post("/appointments", json=visit(practice, practice.cleaning, practice.ben))).json()
    if way == "deleted":
        assert (await api.delete(f"{RULES}/{made['id']}")).status_code == 204
    else:
        changed = await api.patch(f"{RULES}/{made['id']}", json={"base_version": 1, "allow_overlap": False})
        assert changed.status_code == 200
    one = f"/appointments/{over['id']}"
    now = (await api.get(one)).json()
    assert now == over, "no visit is moved or marked because of a rule"
    times = {name: visit(practice, None, None)[name] for name in ("schedule_date", "start_time", "end_time")}
    where = {"location_uuid": str(practice.chicago), "operatory_uuid": str(practice.op1)}
    slot = {**where, **times, "exclude_appointment_uuid": over["id"]}
    shown = (await api.post("/appointments/check-conflicts", json=slot)).json()
    assert len(shown["conflicts"]["appointments"]) == 1, "but the desks see that they clash"
    assert (await api.patch(one, json={"base_version": 1, "note": "Numb first"})).status_code == 200
    chen = visit(practice, practice.cleaning, practice.chen)
    assert (await api.post("/appointments", json=chen)).json()["code"] == "slot_taken"
    done = await api.post(f"{one}/transition", json={"base_version": 2, "status": "complete"})
    assert done.status_code == 200, done.text
