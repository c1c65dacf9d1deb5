from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from .conftest import DAY, Desk, done, refused


async def test_a_move_gives_another_time_and_operatory(desk: Desk) -> None:
    visit = await desk.booked("09:00", "10:00", ask_to_arrive_time="08:45")
    moved = done(await desk.move(visit, "13:00", "14:00", operatory_uuid=desk.practice.op2, note="She asked"))
    assert moved["start_time"] == "2026-03-10T18:00:00Z"
    assert moved["operatory"]["name"] == "Op 2"
    assert moved["version"] == 2
    assert moved["datetime_ask_to_arrive"] == "2026-03-10T17:45:00Z"
    latest = (await desk.history(visit))[0]
    assert (latest["action"], latest["note"], latest["changed_by"]) == ("moved", "She asked", "admin")
    changes = {change["field"]: (change["old"], change["new"]) for change in latest["changes"]}
    assert changes["operatory"] == ("Op 1", "Op 2")
    assert changes["start_time"] == ("2026-03-10T14:00:00Z", "2026-03-10T18:00:00Z")


async def test_a_stale_move_changes_nothing(desk: Desk) -> None:
    visit = await desk.booked()
    await desk.patched(visit, note="first")
    body = refused(await desk.move(visit, "13:00", "14:00"), 409, "stale_version")
    assert (body["expected_version"], body["current_version"]) == (1, 2)
    assert (await desk.now(visit))["start_time"] == visit["start_time"]


async def test_a_move_into_a_taken_slot_changes_nothing(desk: Desk) -> None:
    await desk.booked("13:00", "14:00", patient_uuid=desk.practice.ben)
    visit = await desk.booked("09:00", "10:00")
    body = refused(await desk.move(visit, "13:30", "14:30"), 409, "slot_taken")
    assert body["detail"] == "Op 1 is taken until 2:00."
    assert await desk.now(visit) == visit
    assert done(await desk.move(visit, "13:30", "14:30", allow_overlap=True))["is_overlap_allowed"] is True


async def test_of_two_visits_over_each_other_either_can_be_made_shorter_and_neither_longer(desk: Desk) -> None:
    under = await desk.booked("09:00", "10:00", patient_uuid=desk.practice.ben)
    over = await desk.booked("09:30", "10:30", allow_overlap=True)
    shorter = await desk.patched(under, end_time="09:45")
    assert (shorter["is_overlap_allowed"], shorter["end_time"]) == (True, "2026-03-10T14:45:00Z")
    refused(await desk.patch(shorter, end_time="09:50"), 409, "slot_taken")
    beside = await desk.patched(over, start_time="09:45", end_time="10:30")
    assert beside["is_overlap_allowed"] is False
    refused(await desk.patch(beside, start_time="09:40", end_time="10:20"), 409, "slot_taken")
    refused(await desk.patch(shorter, end_time="10:00"), 409, "slot_taken")


async def test_a_visit_is_never_in_its_own_way(desk: Desk) -> None:
    visit = await desk.booked("09:00", "10:00")
    done(await desk.move(visit, "09:30", "10:30"))


async def test_the_slot_it_left_is_free(desk: Desk) -> None:
    visit = await desk.booked("09:00", "10:00")
    done(await desk.move(visit, "13:00", "14:00"))
    await desk.booked("09:00", "10:00")


async def test_the_time_of_providers_moves_along(desk: Desk) -> None:
    p = desk.practice
    visit = await desk.booked("09:00", "10:00")
    assigned = [
        {"provider_uuid": str(p.okafor), "role": "dentist", "start_time": "09:20", "end_time": "10:00"},
        {"provider_uuid": str(p.hygienist), "role": "hygienist"},
    ]
    url = f"/appointments/{visit['id']}/providers"
    done(await desk.client.put(url, json={"base_version": 1, "providers": assigned}))
    moved = done(await desk.move({**visit, "version": 2}, "13:00", "14:00"))
    first, second = moved["provider_assignments"]
    assert (first["start_time"], first["end_time"]) == ("2026-03-10T18:20:00Z", "2026-03-10T19:00:00Z")
    assert second["start_time"] is None
    shorter = done(await desk.move(moved, "13:00", "13:40"))
    assert shorter["provider_assignments"][0]["end_time"] == "2026-03-10T18:40:00Z"
    resized, moved_row = (await desk.history(visit))[:2]
    assert own_time_told(moved_row) == [
        ("2026-03-10T14:20:00Z", "2026-03-10T15:00:00Z"),
        ("2026-03-10T18:20:00Z", "2026-03-10T19:00:00Z"),
    ]
    assert own_time_told(resized) == [
        ("2026-03-10T18:20:00Z", "2026-03-10T19:00:00Z"),
        ("2026-03-10T18:20:00Z", "2026-03-10T18:40:00Z"),
    ]


@pytest.mark.parametrize(
    ("visit", "own", "day", "becomes"),
    [
        (("09:00", "10:00"), ("09:20", "09:40"), "2026-03-09", ("14:20", "14:40")),
        (("01:30", "04:30"), ("03:30", "04:00"), "2026-03-08", ("08:30", "09:00")),
        (("01:30", "04:00"), ("02:00", "02:30"), "2026-03-08", ("08:00", "08:30")),
        (("00:30", "04:00"), ("03:00", "03:30"), "2026-11-01", ("09:00", "09:30")),
    ],
)
async def test_the_time_of_providers_keeps_to_the_wall_clock_when_the_clocks_change(
    desk: Desk, visit: tuple[str, str], own: tuple[str, str], day: str, becomes: tuple[str, str]
) -> None:
    made = await desk.booked(*visit, schedule_date="2026-03-06")
    start, end = own
    assigned = {"provider_uuid": str(desk.practice.okafor), "role": "assistant", "start_time": start, "end_time": end}
    url = f"/appointments/{made['id']}/providers"
    done(await desk.client.put(url, json={"base_version": 1, "providers": [assigned]}))
    moved = done(await desk.move({**made, "version": 2}, *visit, schedule_date=day))
    row = moved["provider_assignments"][0]
    assert (row["start_time"], row["end_time"]) == tuple(f"{day}T{at}:00Z" for at in becomes)


async def test_the_time_of_providers_goes_with_the_time_of_the_visit(desk: Desk) -> None:
    planned = await desk.booked("09:00", "10:00", status="planned")
    who = {"provider_uuid": str(desk.practice.okafor), "role": "assistant", "start_time": "09:00", "end_time": "09:20"}
    url = f"/appointments/{planned['id']}/providers"
    done(await desk.client.put(url, json={"base_version": 1, "providers": [who]}))
    timeless = await desk.patched({**planned, "version": 2}, schedule_date=None, start_time=None, end_time=None)
    assert timeless["start_time"] is None
    assert [one["start_time"] for one in timeless["provider_assignments"]] == [None]
    assert own_time_told((await desk.history(planned))[0]) == [
        ("2026-03-10T14:00:00Z", "2026-03-10T14:20:00Z"),
        (None, None),
    ]
    moved = done(await desk.move(timeless, "13:00", "14:00", schedule_date="2026-03-12"))
    assert [(one["role"], one["start_time"]) for one in moved["provider_assignments"]] == [("assistant", None)]


def own_time_told(row: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """When the first provider was and is needed, as a row of the history tells it."""
    told = next(one for one in row["changes"] if one["field"] == "provider_assignments")
    return [(told[side][0]["start_time"], told[side][0]["end_time"]) for side in ("old", "new")]


async def test_only_some_statuses_move_and_only_the_pinboard_is_placed(desk: Desk) -> None:
    visit = await desk.booked()
    refused(await desk.place(visit, "13:00", "14:00"), 409, "transition_not_allowed")
    parked = await desk.did(visit, "pinboard", note="Calls back")
    assert (parked["status"], parked["start_time"]) == ("pinboard", visit["start_time"])
    refused(await desk.move(parked, "13:00", "14:00"), 409, "transition_not_allowed")
    refused(await desk.act(parked, "pinboard"), 409, "transition_not_allowed")
    placed = done(await desk.place(parked, "13:00", "14:00", schedule_date="2026-03-12"))
    assert placed["status"] == "scheduled"
    complete = await desk.did(placed, "transition", status="complete")
    refused(await desk.move(complete, "13:00", "14:00"), 409, "transition_not_allowed")


@pytest.mark.parametrize("status", ["planned", "unscheduled", "broken"])
async def test_a_moved_visit_is_scheduled_afterwards(desk: Desk, status: str) -> None:
    visit = await desk.booked(None, None, status=status, operatory_uuid=...)
    refused(await desk.move(visit, "09:00", "10:00"), 422, "missing")
    moved = done(await desk.move(visit, "09:00", "10:00", operatory_uuid=desk.practice.op1))
    assert (moved["status"], moved["broken_reason"]) == ("scheduled", None)


async def test_a_locked_visit_refuses_another_time_but_not_another_operatory(desk: Desk) -> None:
    visit = await desk.patched(await desk.booked("09:00", "10:00"), is_time_locked=True)
    refused(await desk.move(visit, "09:10", "10:10"), 409, "time_locked")
    refused(await desk.patch(visit, end_time="10:10"), 409, "time_locked")
    moved = done(await desk.move(visit, "09:00", "10:00", operatory_uuid=desk.practice.op2))
    parked = await desk.did(moved, "pinboard")
    refused(await desk.place(parked, "11:00", "12:00"), 409, "time_locked")
    placed = done(await desk.place(parked, "09:00", "10:00"))
    unlocked = await desk.patched(placed, is_time_locked=False, start_time="09:30")
    assert unlocked["start_time"] == "2026-03-10T14:30:00Z"


async def test_what_ended_frees_its_slot_and_needs_it_again_to_come_back(desk: Desk) -> None:
    visit = await desk.booked()
    broken = await desk.did(visit, "break", broken_reason_uuid=desk.practice.no_show, note="No call")
    assert (broken["status"], broken["broken_reason"]["name"]) == ("broken", "No-show")
    other = await desk.booked(patient_uuid=desk.practice.ben)
    refused(await desk.act(broken, "transition", status="scheduled"), 409, "slot_taken")
    cancelled = await desk.did(
        other, "cancel", cancel_reason_uuid=desk.practice.illness, cancelled_by="patient", note="Flu"
    )
    assert (cancelled["cancel_reason"]["name"], cancelled["cancelled_by"]) == ("Illness", "patient")
    back = await desk.did(broken, "transition", status="scheduled")
    assert (back["status"], back["broken_reason"]) == ("scheduled", None)
    latest = (await desk.history(visit))[0]
    assert (latest["from_status"], latest["to_status"]) == ("broken", "scheduled")


async def test_a_completed_visit_can_only_be_reopened(desk: Desk) -> None:
    visit = await desk.booked()
    complete = await desk.did(visit, "transition", status="complete")
    refused(await desk.book(patient_uuid=desk.practice.ben), 409, "slot_taken")
    refused(await desk.act(complete, "break"), 409, "transition_not_allowed")
    refused(await desk.act(complete, "transition", status="pinboard"), 409, "transition_not_allowed")
    assert (await desk.did(complete, "transition", status="scheduled"))["version"] == 3
    refused(await desk.act(complete, "transition", base_version=3, status="gone"), 422, "enum")


async def test_what_never_had_a_time_cannot_become_scheduled(desk: Desk) -> None:
    planned = await desk.booked(None, None, status="planned", operatory_uuid=...)
    refused(await desk.act(planned, "transition", status="scheduled"), 422, "no_time")


async def test_reasons_must_be_of_their_list(desk: Desk) -> None:
    visit = await desk.booked()
    refused(await desk.act(visit, "break", broken_reason_uuid=desk.practice.illness), 404, "not_found")
    refused(await desk.act(visit, "cancel", cancel_reason_uuid=uuid4()), 404, "not_found")
    refused(await desk.act(visit, "cancel", cancelled_by="weather"), 422, "literal_error")


async def test_a_patch_changes_what_it_names_and_clears_what_it_empties(desk: Desk) -> None:
    visit = await desk.booked(appointment_type_uuid=desk.practice.exam, color_override="#112233")
    changed = await desk.patched(
        visit, note="Premedicate", production_amount="120.5", estimated_insurance=80, priority=2
    )
    assert (changed["production_amount"], changed["estimated_insurance"]) == ("120.50", "80.00")
    assert changed["color_override"] == "#112233"
    cleared = await desk.patched(changed, color_override=None, appointment_type_uuid=None, estimated_insurance=None)
    assert (cleared["color_override"], cleared["appointment_type"], cleared["estimated_insurance"]) == (
        None,
        None,
        None,
    )
    assert cleared["note"] == "Premedicate"
    refused(await desk.patch(cleared, priority=None), 422, "not_nullable")
    refused(await desk.patch(cleared, operatory_uuid=None), 422, "not_nullable")
    refused(await desk.patch(cleared, start_time=None), 422, "not_nullable")
    refused(await desk.patch(cleared, colour="red"), 422, "extra_forbidden")


async def test_a_patch_of_time_takes_the_path_of_every_move(desk: Desk) -> None:
    await desk.booked("11:00", "12:00")
    visit = await desk.booked("09:00", "10:00")
    longer = await desk.patched(visit, end_time="10:30")
    assert (longer["start_time"], longer["end_time"]) == ("2026-03-10T14:00:00Z", "2026-03-10T15:30:00Z")
    refused(await desk.patch(longer, end_time="11:10"), 409, "slot_taken")
    refused(await desk.patch(longer, end_time="08:00"), 422, "overnight")
    refused(await desk.patch(longer, schedule_date="2026-03-08", start_time="02:10"), 422, "dst_gap")
    other_day = await desk.patched(longer, schedule_date="2026-03-11")
    assert other_day["start_time"] == "2026-03-11T14:00:00Z"
    to_room = await desk.patched(other_day, schedule_date=DAY, operatory_uuid=desk.practice.op2, end_time="11:30")
    assert to_room["operatory"]["name"] == "Op 2"


async def test_confirmation_is_its_own_track(desk: Desk) -> None:
    visit = await desk.booked()
    url = f"/appointments/{visit['id']}/confirmation-status"
    listed = await desk.get("/appointments/confirmation-statuses")
    assert [row["name"] for row in listed["items"]] == ["Unconfirmed", "Confirmed"]
    body: dict[str, Any] = {"base_version": 1, "confirmation_status_uuid": str(desk.practice.confirmed)}
    confirmed = done(await desk.client.patch(url, json=body))
    assert (confirmed["confirmation_status_label"], confirmed["status"]) == ("Confirmed", "scheduled")
    refused(await desk.client.patch(url, json=body), 409, "stale_version")
    none = done(await desk.client.patch(url, json={"base_version": 2, "confirmation_status_uuid": None}))
    assert none["confirmation_status"] is None
    wrong = {"base_version": 3, "confirmation_status_uuid": str(desk.practice.no_show)}
    refused(await desk.client.patch(url, json=wrong), 404, "not_found")


async def test_a_retried_move_is_made_once(desk: Desk) -> None:
    visit = await desk.booked()
    desk.client.headers["Idempotency-Key"] = "move-1"
    first = done(await desk.move(visit, "13:00", "14:00"))
    assert done(await desk.move(visit, "13:00", "14:00")) == first
    del desk.client.headers["Idempotency-Key"]
    assert len(await desk.history(visit)) == 2


async def test_a_refused_move_is_refused_again_with_its_key(desk: Desk) -> None:
    other = await desk.booked("13:00", "14:00")
    visit = await desk.booked("09:00", "10:00")
    desk.client.headers["Idempotency-Key"] = "move-2"
    refused(await desk.move(visit, "13:00", "14:00"), 409, "slot_taken")
    del desk.client.headers["Idempotency-Key"]
    await desk.did(other, "cancel")
    desk.client.headers["Idempotency-Key"] = "move-2"
    refused(await desk.move(visit, "13:00", "14:00"), 409, "slot_taken")


async def test_a_confirmation_that_is_not_spoken_of_stays(desk: Desk) -> None:
    visit = await desk.booked()
    url = f"/appointments/{visit['id']}/confirmation-status"
    body = {"base_version": 1, "confirmation_status_uuid": str(desk.practice.confirmed)}
    confirmed = done(await desk.client.patch(url, json=body))
    assert done(await desk.client.patch(url, json={"base_version": 2})) == confirmed
    refused(await desk.client.patch(url, json={"base_version": 1}), 409, "stale_version")


async def test_a_move_to_where_a_visit_is_with_a_blank_note_changes_nothing(desk: Desk) -> None:
    there = done(await desk.move(await desk.booked("09:00", "10:00"), "09:00", "10:00", note="Called"))
    assert done(await desk.move(there, "09:00", "10:00", note="  \n")) == there
    assert [each["note"] for each in await desk.history(there)] == ["Called", None]


@pytest.mark.parametrize("action", ["pinboard", "break", "cancel"])
async def test_a_blank_note_is_none(desk: Desk, action: str) -> None:
    gone = await desk.did(await desk.booked(), action, note="  \n")
    assert (await desk.history(gone))[0]["note"] is None
