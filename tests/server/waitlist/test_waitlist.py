"""The waitlist over HTTP, on both engines: who is on it, who fits a hole, and what comes of asking."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import insert

from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database
from support.lister import NOW, TUESDAY, Lister


@pytest.fixture
def desk(api: httpx.AsyncClient, database: Database, practice: Any) -> Lister:
    database.clock = lambda: NOW
    return Lister(api, database, practice)


async def test_an_entry_keeps_what_the_patient_asked_for(desk: Lister, practice: Any) -> None:
    p = practice
    entry = await desk.enter(
        provider_uuid=str(p.okafor),
        appointment_type_uuid=str(p.cleaning),
        urgency="soon",
        estimated_duration_mins=40,
        date_range_start="2026-03-10",
        date_range_end="2026-04-10",
        preferred_days=[3, 1, 1],
        preferred_time_start="08:00",
        preferred_time_end="12:00",
        treatment_value=250,
        note="Mornings only",
    )
    assert await desk.now(entry) == entry
    assert (entry["patient"]["name"], entry["provider"]["name"]) == ("Ada Alvarez", "Dr. Okafor")
    assert (entry["preferred_days"], entry["treatment_value"], entry["days_waiting"]) == ([1, 3], "250.00", 0)
    assert (entry["status"], entry["source"], entry["location_scope"]) == ("waiting", "manual", "home_only")
    assert entry["patient_score"] == 55
    assert entry["score_details"]["value_points"] == 5


async def test_what_contradicts_itself_is_refused(desk: Lister, practice: Any) -> None:
    p = practice
    for body, kind in (
        ({"date_range_start": "2026-04-02", "date_range_end": "2026-04-01"}, "date_order"),
        ({"preferred_time_start": "12:00", "preferred_time_end": "12:00"}, "time_order"),
        ({"location_scope": "selected"}, "missing"),
        ({"preferred_days": [7]}, "less_than_equal"),
        ({"urgency": "at once"}, "enum"),
        ({"treatment_value": -1}, "money_negative"),
        ({"appointment_uuid": desk.visit("ben", "2026-04-02T15:00")}, "other_patient"),
    ):
        refused = await desk.enter("ada", 422, **body)
        assert refused["detail"][0]["type"] == kind, body
    assert await desk.ids() == []
    entry = await desk.enter(preferred_time_start="12:00", preferred_time_end="00:00")
    assert entry["preferred_time_end"] == "00:00:00"
    assert (await desk.patch(entry, 422, location_scope="selected"))["detail"][0]["type"] == "missing"
    also = await desk.patch(entry, location_scope="selected", additional_location_uuids=[str(p.denver)])
    assert [place["name"] for place in also["additional_locations"]] == ["Denver"]


async def test_what_is_not_there_is_not_found(desk: Lister) -> None:
    nothing = str(uuid4())
    for field in (
        "patient_uuid",
        "location_uuid",
        "provider_uuid",
        "appointment_type_uuid",
        "appointment_uuid",
        "recall_uuid",
        "priority_uuid",
    ):
        await desk.enter("ada", 404, **{field: nothing})
    await desk.enter("ada", 404, priority_uuid=str(desk.practice.no_show))
    for method, path in (("GET", ""), ("GET", "/contact-log"), ("DELETE", "")):
        await desk.send(method, f"/entries/{nothing}{path}", 404)
    await desk.contact({"id": nothing}, 404)
    await desk.answer({"id": nothing}, "accepted", 404)
    await desk.patch({"id": nothing}, 404, note="x")
    await desk.send("POST", f"/entries/{(await desk.enter())['id']}/contact", 422)


async def test_an_entry_may_be_sent_back_with_what_is_gone_by_now(desk: Lister, practice: Any) -> None:
    p = practice
    visit = desk.visit("ada", "2026-04-02T15:00")
    entry = await desk.enter(appointment_type_uuid=str(p.cleaning), appointment_uuid=visit)
    assert (await desk.api.delete(f"/appointments/{visit}")).status_code == 204
    assert (await desk.api.post(f"/appointment-types/{p.cleaning}/archive")).status_code == 200
    same = {"appointment_type_uuid": str(p.cleaning), "appointment_uuid": visit}
    assert (await desk.patch(entry, **same, note="Mornings"))["note"] == "Mornings"
    other = await desk.enter()
    await desk.patch(other, 404, appointment_type_uuid=str(p.cleaning))
    await desk.patch(other, 404, appointment_uuid=visit)


async def test_a_patient_waits_once_for_the_same_visit_at_the_same_place(desk: Lister, practice: Any) -> None:
    p = practice
    entry = await desk.enter()
    assert (await desk.enter("ada", 409))["code"] == "duplicate"
    other = await desk.enter(appointment_type_uuid=str(p.cleaning))
    assert (await desk.patch(other, 409, appointment_type_uuid=None))["code"] == "duplicate"
    await desk.send("DELETE", f"/entries/{entry['id']}", 204)
    again = await desk.enter()
    assert (await desk.patch(entry, 409, status="waiting"))["code"] == "duplicate"
    await desk.patch(again, status="scheduled")
    assert (await desk.patch(entry, status="waiting"))["status"] == "waiting"


async def test_two_desks_at_once_make_one_entry(desk: Lister, practice: Any) -> None:
    body = {"patient_uuid": str(practice.ada), "location_uuid": str(practice.chicago)}
    answers = await asyncio.gather(*(desk.api.post("/waitlist/entries", json=body) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]


async def test_asking_and_answering_leads_from_waiting_to_scheduled(desk: Lister) -> None:
    entry = await desk.enter()
    asked = await desk.contact(entry, message_id="m-1", initiated_by="smart_fill")
    assert (asked["status"], asked["contact_attempts"], asked["contact_method_used"]) == ("contacted", 1, "phone")
    assert asked["last_offered_slot"]["location"]["name"] == "Chicago"
    assert (asked["last_offered_slot"]["date"], asked["last_offered_slot"]["start_time"]) == (TUESDAY, "09:00:00")
    declined = await desk.answer(entry, "declined")
    assert (declined["status"], declined["patient_response"]) == ("waiting", "declined")
    await desk.contact(entry, message_id="m-2")
    silent = await desk.answer(entry, "no_answer", contact_method="sms")
    assert (silent["status"], silent["contact_method_used"]) == ("contacted", "sms")
    offered = await desk.patch(entry, status="offered")
    accepted = await desk.answer(offered, "accepted", message_id="m-2")
    assert (accepted["status"], accepted["contact_attempts"]) == ("scheduled", 2)
    log = await desk.log(entry)
    said = [("m-2", "accepted"), ("m-2", "no_answer"), ("m-1", "declined")]
    assert [(row["message_id"], row["patient_response"]) for row in log] == said
    assert (log[2]["initiated_by"], log[2]["slot"]["date"]) == ("smart_fill", TUESDAY)
    assert (await desk.contact(entry, 409))["code"] == "transition_not_allowed"
    assert (await desk.answer(entry, "declined", 409))["code"] == "transition_not_allowed"
    assert (await desk.patch(entry, 409, status="offered"))["code"] == "transition_not_allowed"


async def test_an_answer_to_no_open_contact_is_a_contact_of_its_own(desk: Lister) -> None:
    entry = await desk.enter()
    await desk.contact(entry)
    await desk.answer(entry, "no_answer")
    desk.database.clock = lambda: NOW + timedelta(hours=1)
    accepted = await desk.answer(entry, "accepted", contact_method="sms")
    assert (accepted["status"], accepted["contact_attempts"]) == ("scheduled", 1)
    called_back, silent = await desk.log(entry)
    assert (silent["patient_response"], silent["contact_method"]) == ("no_answer", "phone")
    assert (called_back["patient_response"], called_back["contact_method"]) == ("accepted", "sms")
    assert called_back["contacted_at"] == called_back["responded_at"] == accepted["responded_at"]
    assert called_back["slot"] == silent["slot"], "what was offered last"


async def test_who_accepts_without_having_been_asked_is_in_the_log_with_place_and_time(desk: Lister) -> None:
    entry = await desk.enter()
    await desk.answer(entry, "accepted", contact_method="phone", message_id="m-9")
    (row,) = await desk.log(entry)
    assert (row["patient_response"], row["contact_method"], row["message_id"]) == ("accepted", "phone", "m-9")
    slot = row["slot"]
    assert (slot["location"]["name"], slot["date"], slot["start_time"]) == ("Chicago", "2026-03-09", "13:00:00")


async def test_an_opening_is_at_a_time_that_exists_at_a_place_that_does(desk: Lister) -> None:
    entry = await desk.enter()
    gap = {"slot_date": "2026-03-08", "slot_start_time": "02:30", "contact_method": "sms"}
    where = {"slot_location_uuid": str(desk.practice.chicago)}
    refused = await desk.send("POST", f"/entries/{entry['id']}/contact", 422, **gap, **where)
    assert refused["detail"][0]["type"] == "dst_gap"
    await desk.send("POST", f"/entries/{entry['id']}/contact", 404, **gap, slot_location_uuid=str(uuid4()))
    assert await desk.log(entry) == []


async def test_a_clean_up_removes_what_is_there(desk: Lister) -> None:
    first, second, kept = await desk.enter("ada"), await desk.enter("ben"), await desk.enter("chen")
    ids = [first["id"], second["id"], first["id"], str(uuid4())]
    assert await desk.send("POST", "/entries/bulk-remove", entry_uuids=ids) == {"removed_count": 2}
    assert await desk.send("POST", "/entries/bulk-remove", entry_uuids=ids) == {"removed_count": 0}
    assert (await desk.now(first))["status"] == "removed"
    assert await desk.ids(status="waiting,contacted") == [kept["id"]]


async def test_the_list_is_narrowed_and_sorted(desk: Lister, practice: Any) -> None:
    p = practice
    desk.visit("chen", "2026-01-05T15:00", "broken")
    desk.database.clock = lambda: NOW - timedelta(days=9)
    old = await desk.enter("ada", urgency="flexible", treatment_value=100)
    desk.database.clock = lambda: NOW
    urgent = await desk.enter("ben", urgency="urgent", provider_uuid=str(p.okafor), treatment_value="2000")
    broke = await desk.enter("chen", source="online", appointment_type_uuid=str(p.exam))
    assert await desk.ids() == [broke["id"], urgent["id"], old["id"]]
    assert await desk.ids(sort_dir="asc") == [old["id"], urgent["id"], broke["id"]]
    assert (await desk.ids(sort_by="days_waiting"))[0] == old["id"]
    assert await desk.ids(sort_by="urgency") == [urgent["id"], broke["id"], old["id"]]
    assert await desk.ids(sort_by="score") == [urgent["id"], old["id"], broke["id"]]
    for direction, order in (("desc", [urgent, old, broke]), ("asc", [old, urgent, broke])):
        assert await desk.ids(sort_by="treatment_value", sort_dir=direction) == [row["id"] for row in order]
    for params, row in (
        ({"urgency": "urgent"}, urgent),
        ({"provider_uuid": str(p.okafor)}, urgent),
        ({"patient_uuid": str(p.ada)}, old),
        ({"appointment_type_uuid": str(p.exam)}, broke),
        ({"source": "online"}, broke),
    ):
        assert await desk.ids(**params) == [row["id"]]
    assert (await desk.now(old))["days_waiting"] == 9
    for params in ({"status": "waiting,lost"}, {"status": ","}, {"sort_by": "name"}, {"page_size": 201}):
        assert (await desk.api.get("/waitlist/entries", params=params)).status_code == 422


async def test_who_would_come_from_another_location_is_on_its_list_too(
    desk: Lister, api_as: Any, practice: Any
) -> None:
    p = practice
    home = await desk.enter("ada")
    anywhere = await desk.enter("ben", location_scope="any")
    chosen = await desk.enter("chen", location_scope="selected", additional_location_uuids=[str(p.denver)])
    both = {anywhere["id"], chosen["id"]}
    assert set(await desk.ids(location_uuid=str(p.denver))) == both
    assert await desk.ids(location_uuid=str(p.denver), include_cross_location=False) == []
    assert set(await desk.ids(location_uuid=str(p.chicago))) == both | {home["id"]}
    denver = Lister(api_as("denver"), desk.database, p)
    assert set(await denver.ids()) == both
    await denver.send("GET", f"/entries/{home['id']}", 403)
    slot = {"slot_date": TUESDAY, "slot_start_time": "09:00", "slot_location_uuid": str(p.denver)}
    called = await denver.send("POST", f"/entries/{chosen['id']}/contact", contact_method="sms", **slot)
    assert called["status"] == "contacted"
    await denver.patch(chosen, 403, note="Ours now")
    await denver.send("POST", "/entries/bulk-remove", 403, entry_uuids=[chosen["id"]])
    await desk.patch(chosen, location_scope="home_only")
    await denver.send("GET", f"/entries/{chosen['id']}", 403)


async def test_a_hole_finds_who_fits_ranked_with_reasons(desk: Lister, practice: Any) -> None:
    p = practice
    exact = await desk.enter("ada", provider_uuid=str(p.okafor), estimated_duration_mins=60)
    urgent = await desk.enter("ben", urgency="urgent", appointment_type_uuid=str(p.exam), location_scope="any")
    await desk.enter("chen", preferred_days=[0])
    matches = await desk.fill(provider_uuid=str(p.okafor))
    assert [match["entry"]["id"] for match in matches] == [urgent["id"], exact["id"]]
    first, second = matches
    assert (first["match_quality"], first["duration_fit"], first["provider_match"]) == ("good", "shorter", True)
    assert "Needs 30 of the 60 minutes." in first["reasons"]
    assert (second["match_quality"], second["location_match"]) == ("exact", "home")
    assert "Wants Dr. Okafor, whose time this is." in second["reasons"]
    assert not any(name in str(match["reasons"]) for match in matches for name in ("Ada", "Ben", "Alvarez", "Baker"))
    (denver,) = await desk.fill(location_uuid=str(p.denver))
    assert (denver["entry"]["id"], denver["location_match"]) == (urgent["id"], "any")
    assert await desk.fill(location_uuid=str(p.denver), include_cross_location=False) == []
    body = {"location_uuid": str(p.chicago), "slot_date": TUESDAY, "slot_start_time": "09:00", "slot_end_time": "10:00"}
    cut = await desk.send("POST", "/quick-fill", **body, max_results=1)
    assert (len(cut["matches"]), cut["total_matches"]) == (1, 2)


async def test_who_needs_what_is_not_offered_there_fits_no_hole_of_that_location(desk: Lister, practice: Any) -> None:
    p = practice
    await desk.enter("ada", appointment_type_uuid=str(p.exam))
    with desk.database.engines.writing() as connection:
        bound = {"org_id": p.org, "appointment_type_id": p.exam, "location_id": p.denver}
        connection.execute(insert(t.appointment_type_locations), [bound])
    ben = await desk.enter("ben", appointment_type_uuid=str(p.cleaning))
    booked = await desk.enter(
        "chen", appointment_type_uuid=str(p.exam), appointment_uuid=desk.visit("chen", "2026-03-20T15:00")
    )
    found = await desk.fill()
    assert {match["entry"]["id"] for match in found} == {ben["id"], booked["id"]}
    hole = {"location_uuid": str(p.chicago), "slot_date": TUESDAY, "slot_start_time": "09:00", "slot_end_time": "10:00"}
    said = await desk.send("POST", "/quick-fill", 422, **hole, appointment_type_uuid=str(p.exam))
    assert said["detail"][0]["msg"] == "Exam is not offered at Chicago."


async def test_nobody_waits_for_what_none_of_their_locations_offers(desk: Lister, practice: Any) -> None:
    p = practice
    with desk.database.engines.writing() as connection:
        bound = {"org_id": p.org, "appointment_type_id": p.exam, "location_id": p.denver}
        connection.execute(insert(t.appointment_type_locations), [bound])
    exam, denver = {"appointment_type_uuid": str(p.exam)}, {"additional_location_uuids": [str(p.denver)]}
    refused = await desk.enter("ada", 422, **exam)
    assert refused["detail"][0]["msg"] == "Exam is not offered at Chicago."
    assert (refused["detail"][0]["loc"], refused["detail"][0]["type"]) == (
        ["body", "appointment_type_uuid"],
        "not_offered",
    )
    anywhere = await desk.enter("ada", location_scope="any", **exam)
    chosen = await desk.enter("ben", location_scope="selected", **denver, **exam)
    unkind = await desk.enter("chen")
    for entry, changes in (
        (anywhere, {"location_scope": "home_only"}),
        (chosen, {"additional_location_uuids": [str(p.chicago)]}),
        (unkind, exam),
    ):
        assert (await desk.patch(entry, 422, **changes))["detail"][0]["type"] == "not_offered", changes


async def test_who_waits_already_for_what_is_not_offered_any_more_can_be_noted_on(desk: Lister, practice: Any) -> None:
    p = practice
    entry = await desk.enter(appointment_type_uuid=str(p.exam))
    with desk.database.engines.writing() as connection:
        bound = {"org_id": p.org, "appointment_type_id": p.exam, "location_id": p.denver}
        connection.execute(insert(t.appointment_type_locations), [bound])
    same = {"appointment_type_uuid": str(p.exam), "location_scope": "home_only"}
    assert (await desk.patch(entry, note="Called", **same))["note"] == "Called"
    assert (await desk.patch(entry, appointment_type_uuid=None))["appointment_type"] is None


async def test_who_would_move_a_visit_needs_its_length_and_waits_for_its_kind(desk: Lister, practice: Any) -> None:
    p = practice
    visit = desk.visit("ada", "2026-03-20T15:00", minutes=90, kind=p.cleaning)
    entry = await desk.enter("ada", appointment_uuid=visit)
    (match,) = await desk.fill()
    assert (match["duration_fit"], match["match_quality"]) == ("longer", "partial")
    assert "Needs 30 minutes more than there are." in match["reasons"]
    assert await desk.fill(slot_end_time="09:30") == [], "more than twice the time"
    assert await desk.fill(appointment_type_uuid=str(p.exam), slot_end_time="10:30") == []
    (match,) = await desk.fill(appointment_type_uuid=str(p.cleaning), slot_end_time="10:30")
    assert "Fills the 90 minutes exactly." in match["reasons"]
    await desk.patch(entry, estimated_duration_mins=60, appointment_type_uuid=str(p.exam))
    (match,) = await desk.fill(appointment_type_uuid=str(p.exam))
    assert "Fills the 60 minutes exactly." in match["reasons"], "the entry has the first word"


@pytest.mark.parametrize(
    ("status", "is_offered"),
    [("complete", False), ("broken", True), ("cancelled", True), ("unscheduled", True), ("pinboard", True)],
)
async def test_whose_visit_has_taken_place_is_offered_no_hole(desk: Lister, status: str, is_offered: bool) -> None:
    await desk.enter("ada", appointment_uuid=desk.visit("ada", "2026-03-06T15:00", status))
    assert bool(await desk.fill()) is is_offered


async def test_whose_visit_was_deleted_is_offered_no_hole(desk: Lister) -> None:
    visit = desk.visit("ada", "2026-03-20T15:00")
    await desk.enter("ada", appointment_uuid=visit)
    assert (await desk.api.delete(f"/appointments/{visit}")).status_code == 204
    assert await desk.fill() == []
    assert (await desk.api.post(f"/appointments/{visit}/restore")).is_success
    assert len(await desk.fill()) == 1


@pytest.mark.parametrize(("status", "is_offered"), [("inactive", True), ("archived", False), ("deceased", False)])
async def test_who_is_gone_is_offered_no_hole(desk: Lister, practice: Any, status: str, is_offered: bool) -> None:
    entry = await desk.enter("ada")
    path = f"/patients/{practice.ada}"
    patient = (await desk.api.get(path)).json()
    changed = await desk.api.patch(path, json={"base_version": patient["version"], "status": status})
    assert changed.status_code == 200, changed.text
    assert bool(await desk.fill()) is is_offered
    assert await desk.ids() == [entry["id"]]


async def test_whoever_can_come_all_the_night_the_clocks_go_back_fits_all_of_it(desk: Lister) -> None:
    await desk.enter("ada", preferred_time_start="00:00", preferred_time_end="04:00")
    night = {"slot_date": "2026-11-01", "slot_start_time": "00:00"}
    (match,) = await desk.fill(**night, slot_end_time="04:00")
    assert match["duration_fit"] == "exact"
    assert await desk.fill(**night, slot_end_time="05:00") == []


async def test_whoever_has_to_go_in_the_hour_the_clocks_leap_over_has_only_the_time_before(desk: Lister) -> None:
    entry = await desk.enter(
        "ada", preferred_time_start="01:30", preferred_time_end="02:45", estimated_duration_mins=60
    )
    night = {"slot_date": "2027-03-14", "slot_start_time": "01:30", "slot_end_time": "03:30"}
    assert await desk.fill(**night) == []
    await desk.patch(entry, estimated_duration_mins=30)
    assert len(await desk.fill(**night)) == 1


async def test_priorities_rank_between_urgency_and_score(desk: Lister, database: Database, practice: Any) -> None:
    p, made = practice, []
    for order in (1, 0):
        row = {"category": "WaitlistPriority", "name": f"P{order}", "color": "#000000", "item_order": order}
        made.append((await desk.api.post("/definitions", json=row)).json()["id"])
    second = await desk.enter("ada", priority_uuid=made[0], treatment_value=5000)
    first = await desk.enter("ben", priority_uuid=made[1])
    without = await desk.enter("chen")
    assert [match["entry"]["id"] for match in await desk.fill()] == [first["id"], second["id"], without["id"]]
    assert (await desk.now(first))["priority"]["name"] == "P0"
    assert p.ada != p.ben


async def test_nobody_is_asked_for_a_time_they_have_a_visit_or_for_no_gain(desk: Lister) -> None:
    desk.visit("ada", "2026-03-10T14:30")
    await desk.enter("ada")
    before = desk.visit("ben", "2026-03-09T20:00")
    await desk.enter("ben", appointment_uuid=before)
    after = desk.visit("chen", "2026-03-20T15:00")
    wants = await desk.enter("chen", appointment_uuid=after)
    (match,) = await desk.fill()
    assert match["entry"]["id"] == wants["id"]
    assert "Is booked for Mar 20; this is 10 days sooner." in match["reasons"]


async def test_kept_and_broken_visits_decide_between_equals(desk: Lister) -> None:
    for day in ("05", "06"):
        desk.visit("ada", f"2026-01-{day}T15:00", "broken")
        desk.visit("ben", f"2026-01-{day}T17:00", "complete")
    broke, kept = await desk.enter("ada"), await desk.enter("ben")
    matches = await desk.fill()
    assert [match["entry"]["id"] for match in matches] == [kept["id"], broke["id"]]
    assert "Came to 2 of 2 visits." in matches[0]["reasons"]
    assert "Came to 0 of 2 visits." in matches[1]["reasons"]


async def test_a_hole_that_the_clocks_jump_over_is_refused(desk: Lister) -> None:
    body = {"location_uuid": str(desk.practice.chicago), "slot_date": "2026-03-08"}
    gap = await desk.send("POST", "/quick-fill", 422, **body, slot_start_time="02:30", slot_end_time="04:00")
    assert gap["detail"][0]["type"] == "dst_gap"
    gap = await desk.send("POST", "/quick-fill", 422, **body, slot_start_time="01:30", slot_end_time="02:30")
    assert gap["detail"][0]["loc"] == ["body", "slot_end_time"]
    back = await desk.send("POST", "/quick-fill", 422, **body, slot_start_time="10:00", slot_end_time="09:00")
    assert back["detail"][0]["type"] == "time_order"


async def test_a_stale_version_is_refused_where_one_is_said(desk: Lister) -> None:
    entry = await desk.enter()
    await desk.patch(entry, base_version=1, note="first")
    refused = await desk.patch(entry, 409, base_version=1, note="second")
    assert (refused["code"], refused["current_version"]) == ("stale_version", 2)
    assert (await desk.patch(entry, note="first"))["version"] == 2


async def test_every_change_is_told_to_those_it_concerns(desk: Lister, practice: Any) -> None:
    entry = await desk.enter()
    await desk.contact(entry)
    await desk.answer(entry, "declined")
    await desk.patch(entry, location_scope="any")
    await desk.send("DELETE", f"/entries/{entry['id']}", 204)
    events = (await desk.api.get("/events/since", params={"after": 0})).json()["items"]
    told = [(event["type"], event["version"], event["location_id"]) for event in events]
    chicago = str(practice.chicago)
    assert told == [
        *(("waitlist.changed", version, chicago) for version in (1, 2, 3)),
        *(("waitlist.changed", version, None) for version in (4, 5)),
    ]


async def test_an_entry_is_told_of_when_the_visit_it_names_goes_and_when_it_comes_back(desk: Lister) -> None:
    visit = desk.visit("ada", "2026-04-02T15:00")
    entry = await desk.enter(appointment_uuid=visit, location_scope="any")
    await desk.enter("ben", appointment_uuid=desk.visit("ben", "2026-04-02T17:00"))

    async def told_by(method: str, path: str) -> list[tuple[Any, ...]]:
        last = (await desk.api.get("/events/since", params={"after": 0})).json()["last_id"]
        answer = await desk.api.request(method, f"/appointments/{visit}{path}")
        assert answer.is_success, answer.text
        events = (await desk.api.get("/events/since", params={"after": last})).json()["items"]
        return [(one["entity_id"], one["location_id"]) for one in events if one["type"] == "waitlist.changed"]

    assert await told_by("DELETE", "") == [(entry["id"], None)]
    assert (await desk.now(entry))["appointment"] is None
    assert await told_by("POST", "/restore") == [(entry["id"], None)]
    assert await desk.now(entry) == entry
