"""What a desk does with hours, notes, goals, rules, views, searches and preferences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from support.deeds.desk import DAYS, Deed, Desk, Json, Sent, create, delete, patch


def _weekly(desk: Desk) -> Json:
    p, place = desk.practice, desk.place()
    times = {"start_time": "08:00", "end_time": desk.pick("12:00", "17:00")}
    who = {"provider_uuid": str(desk.pick(p.okafor, p.lindqvist)), "location_uuid": place}
    return {**who, "day_of_week": desk.pick(0, 1, 2), "effective_from": "2026-01-01", **times}


def _override(desk: Desk) -> Json:
    p, day = desk.practice, desk.pick(*DAYS)
    who = {"provider_uuid": str(desk.pick(p.okafor, p.lindqvist)), "location_uuid": desk.place()}
    return {**who, "override_date": day, "is_unavailable": desk.pick(True, False), "note": desk.fresh("Away")}


def _goal(desk: Desk) -> Json:
    p = desk.practice
    who = {"provider_uuid": str(desk.pick(p.okafor, p.lindqvist)), "location_uuid": desk.place()}
    return {**who, "goal_date": desk.pick(*DAYS), "goal_amount": desk.dice.randrange(1, 5000)}


def _rule(desk: Desk) -> Json:
    p = desk.practice
    place = desk.pick(None, desk.place())
    types = {"appointment_type_uuid_a": str(p.exam), "appointment_type_uuid_b": str(desk.pick(p.cleaning, p.filling))}
    return {**types, "location_uuid": place, "allow_overlap": desk.pick(True, False)}


def _view(path: str, **query: Any) -> Callable[[Desk], Sent | None]:
    def make(desk: Desk) -> Sent | None:
        found = desk.some("view")
        return (
            None if found is None else Sent(f"/schedule/views/{found['id']}/{path}", query=query, about=(found["id"],))
        )

    return make


def _preference(desk: Desk) -> Sent:
    patient = str(desk.pick(desk.practice.ada, desk.practice.ben))
    there = [one for one in desk.records["patient_preference"].values() if one["patient"]["id"] == patient]
    version = {"base_version": there[0]["version"]} if there else {}
    body = {**version, "notes": desk.fresh("Mornings")}
    return Sent(f"/schedule/patient-preferences/by-patient/{patient}", body)


def _first_preference(desk: Desk) -> Json:
    return {"patient_uuid": str(desk.pick(desk.practice.ada, desk.practice.ben, desk.practice.chen))}


SCHEDULE = [
    Deed(
        "POST /schedule/notes",
        "note.changed",
        create(
            "/schedule/notes",
            lambda desk: {
                "location_uuid": desk.place(),
                "note_date": desk.pick(*DAYS),
                "note": desk.fresh("Staff meeting"),
            },
        ),
    ),
    Deed(
        "PATCH /schedule/notes/{note_uuid}",
        "note.changed",
        patch("note", "/schedule/notes", lambda desk, _: {"note": desk.fresh("Fire drill")}),
    ),
    Deed("DELETE /schedule/notes/{note_uuid}", "note.deleted", delete("note", "/schedule/notes")),
    Deed("POST /schedule/templates", "schedule.changed", create("/schedule/templates", _weekly)),
    Deed(
        "PATCH /schedule/templates/{template_uuid}",
        "schedule.changed",
        patch(
            "template",
            "/schedule/templates",
            lambda desk, _: {"end_time": f"{desk.dice.randrange(13, 19)}:00", "note": desk.fresh("Late")},
        ),
    ),
    Deed("DELETE /schedule/templates/{template_uuid}", "schedule.deleted", delete("template", "/schedule/templates")),
    Deed("POST /schedule/overrides", "schedule.changed", create("/schedule/overrides", _override)),
    Deed(
        "PATCH /schedule/overrides/{override_uuid}",
        "schedule.changed",
        patch("override", "/schedule/overrides", lambda desk, _: {"note": desk.fresh("Ill")}),
    ),
    Deed("DELETE /schedule/overrides/{override_uuid}", "schedule.deleted", delete("override", "/schedule/overrides")),
    Deed(
        "POST /schedule/flow-statuses",
        "flow.changed",
        create("/schedule/flow-statuses", lambda desk: {"name": desk.fresh("X-ray")}),
    ),
    Deed(
        "PATCH /schedule/flow-statuses/{flow_status_uuid}",
        "flow.changed",
        patch("flow", "/schedule/flow-statuses", lambda desk, _: {"item_order": desk.dice.randrange(20)}),
    ),
    Deed(
        "DELETE /schedule/flow-statuses/{flow_status_uuid}", "flow.deleted", delete("flow", "/schedule/flow-statuses")
    ),
    Deed(
        "POST /schedule/production-goals",
        "production_goal.changed",
        create("/schedule/production-goals", _goal),
    ),
    Deed(
        "PUT /schedule/production-goals/upsert",
        "production_goal.changed",
        create("/schedule/production-goals/upsert", _goal),
    ),
    Deed(
        "PATCH /schedule/production-goals/{goal_uuid}",
        "production_goal.changed",
        patch(
            "production_goal",
            "/schedule/production-goals",
            lambda desk, _: {"goal_amount": desk.dice.randrange(1, 5000)},
        ),
    ),
    Deed(
        "DELETE /schedule/production-goals/{goal_uuid}",
        "production_goal.deleted",
        delete("production_goal", "/schedule/production-goals"),
    ),
    Deed(
        "POST /schedule/appointment-rules",
        "appointment_rule.changed",
        create("/schedule/appointment-rules", _rule),
    ),
    Deed(
        "PATCH /schedule/appointment-rules/{rule_uuid}",
        "appointment_rule.changed",
        patch(
            "appointment_rule",
            "/schedule/appointment-rules",
            lambda _, rule: {"allow_overlap": not rule["allow_overlap"]},
        ),
    ),
    Deed(
        "DELETE /schedule/appointment-rules/{rule_uuid}",
        "appointment_rule.deleted",
        delete("appointment_rule", "/schedule/appointment-rules"),
    ),
    Deed(
        "POST /schedule/views",
        "view.changed",
        create("/schedule/views", lambda desk: {"location_uuid": desk.place(), "name": desk.fresh("Day")}),
    ),
    Deed(
        "PATCH /schedule/views/{view_uuid}",
        "view.changed",
        patch("view", "/schedule/views", lambda desk, _: {"name": desk.fresh("Doctors")}),
    ),
    Deed("DELETE /schedule/views/{view_uuid}", "view.deleted", delete("view", "/schedule/views")),
    Deed("POST /schedule/views/{view_uuid}/set-default", "view_choice.changed", _view("set-default")),
    Deed("POST /schedule/views/{view_uuid}/set-shortcut", "view_choice.changed", _view("set-shortcut", shortcut=1)),
    Deed(
        "POST /schedule/saved-searches",
        "saved_search.changed",
        create(
            "/schedule/saved-searches",
            lambda desk: {"name": desk.fresh("School"), "criteria": {}, "is_default": desk.pick(True, False)},
        ),
    ),
    Deed(
        "PATCH /schedule/saved-searches/{search_uuid}",
        "saved_search.changed",
        patch(
            "saved_search",
            "/schedule/saved-searches",
            lambda desk, _: {"name": desk.fresh("Late"), "is_default": desk.pick(True, False)},
        ),
    ),
    Deed(
        "DELETE /schedule/saved-searches/{search_uuid}",
        "saved_search.deleted",
        delete("saved_search", "/schedule/saved-searches"),
    ),
    Deed(
        "POST /schedule/patient-preferences",
        "patient_preference.changed",
        create("/schedule/patient-preferences", _first_preference),
    ),
    Deed("PUT /schedule/patient-preferences/by-patient/{patient_uuid}", "patient_preference.changed", _preference),
    Deed(
        "PATCH /schedule/patient-preferences/{preference_uuid}",
        "patient_preference.changed",
        patch("patient_preference", "/schedule/patient-preferences", lambda desk, _: {"notes": desk.fresh("Late")}),
    ),
    Deed(
        "DELETE /schedule/patient-preferences/{preference_uuid}",
        "patient_preference.deleted",
        delete("patient_preference", "/schedule/patient-preferences"),
    ),
]
