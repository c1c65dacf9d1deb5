"""Recalls over HTTP, on both engines: due by their dates, answered by procedures, standing as the book says."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from frontdesk.domain.recalls import RecallStatus
from frontdesk.server.platform.unit import Database
from support.recaller import Recaller


async def test_a_recall_takes_its_interval_from_its_type_unless_the_patient_has_another(desk: Recaller) -> None:
    p = desk.practice
    kind = await desk.kind(default_interval={"months": 3})
    usual = await desk.recall(kind)
    assert (usual["interval"], usual["date_due"], usual["status"]) == ({"months": 3}, "2026-06-09", "due")
    own = await desk.recall(kind, p.ben, interval={"weeks": 6}, date_due="2026-05-01", note="Call at work")
    assert (own["interval"], own["date_due"], own["note"]) == ({"weeks": 6}, "2026-05-01", "Call at work")
    assert (own["patient"]["name"], own["recall_type"]["name"]) == ("Ben Baker", "Cleaning")
    body = {"base_version": 1, "default_interval": {"months": 4}}
    await desk.send("PATCH", f"/recalls/types/{kind['id']}", **body)
    assert (await desk.now(usual))["interval"] == {"months": 4}
    assert (await desk.now(usual))["date_due"] == "2026-06-09"


async def test_a_new_recall_counts_from_the_last_visit_that_answers_it(desk: Recaller) -> None:
    visit = await desk.visit("2026-02-28", "d1110")
    await desk.becomes(visit, "complete")
    recall = await desk.recall(await desk.kind())
    assert (recall["date_previous"], recall["date_due"]) == ("2026-02-28", "2026-08-28")
    assert recall["status"] == "completed"


async def test_a_patient_has_one_recall_of_a_type(desk: Recaller) -> None:
    kind = await desk.kind()
    await desk.recall(kind)
    body = {"patient_uuid": str(desk.practice.ada), "recall_type_uuid": kind["id"]}
    refused = await desk.send("POST", "/recalls/patient-recalls", 409, **body)
    assert refused["code"] == "duplicate"


async def test_completing_a_procedure_that_answers_it_moves_the_recall_and_reopening_moves_it_back(
    desk: Recaller,
) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-03-01")
    assert recall["status"] == "overdue"
    visit = await desk.visit("2026-03-09", "d1110")
    assert (await desk.now(recall))["status"] == "scheduled"
    done = await desk.becomes(visit, "complete")
    moved = await desk.now(recall)
    assert (moved["date_previous"], moved["date_due"], moved["status"]) == ("2026-03-09", "2026-09-09", "completed")
    await desk.becomes(done, "scheduled")
    back = await desk.now(recall)
    assert (back["date_previous"], back["date_due"], back["status"]) == (None, "2026-03-01", "scheduled")
    assert back["version"] == 3


async def test_months_end_with_the_month_also_when_a_visit_moves_the_date(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-02-01", interval={"months": 6})
    await desk.becomes(await desk.visit("2025-08-31", "d1110"), "complete")
    assert (await desk.now(recall))["date_due"] == "2026-02-28"


async def test_a_triggering_procedure_begins_the_recall_of_a_patient_who_has_none(desk: Recaller) -> None:
    p = desk.practice
    kind = await desk.kind()
    done = await desk.becomes(await desk.visit("2026-03-09", "d1110", patient=p.chen), "complete")
    (begun,) = await desk.ids(patient_uuid=str(p.chen))
    assert (await desk.now({"id": begun}))["date_due"] == "2026-09-09"
    await desk.becomes(done, "scheduled")
    assert await desk.ids(recall_type_uuid=kind["id"]) == []


async def test_a_visit_without_a_triggering_procedure_moves_nothing(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-03-01")
    await desk.becomes(await desk.visit("2026-03-09", "d0120"), "complete")
    assert (await desk.now(recall))["version"] == 1


async def test_an_older_visit_completed_late_does_not_take_the_date_back(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind())
    await desk.becomes(await desk.visit("2026-03-09", "d1110"), "complete")
    await desk.becomes(await desk.visit("2026-01-05", "d1110"), "complete")
    assert (await desk.now(recall))["date_due"] == "2026-09-09"


async def test_deleting_the_visit_that_answered_a_recall_takes_that_back(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-03-01")
    visit = await desk.becomes(await desk.visit("2026-03-09", "d1110"), "complete")
    await desk.send("DELETE", f"/appointments/{visit['id']}", 204)
    assert (await desk.now(recall))["date_due"] == "2026-03-01"


def stands(recall: dict[str, Any]) -> tuple[str | None, str | None]:
    """When a recall was last answered, and when it is due."""
    return recall["date_previous"], recall["date_due"]


async def test_visits_reopened_in_the_order_they_took_place_leave_the_recall_as_it_was(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-01-10")
    first = await desk.becomes(await desk.visit("2026-02-03", "d1110"), "complete")
    second = await desk.becomes(await desk.visit("2026-02-11", "d1110"), "complete")
    await desk.becomes(first, "scheduled")
    assert stands(await desk.now(recall)) == ("2026-02-11", "2026-08-11")
    await desk.becomes(second, "scheduled")
    back = await desk.now(recall)
    assert (*stands(back), back["status"]) == (None, "2026-01-10", "overdue")


@pytest.mark.parametrize("is_deleted", [False, True])
async def test_a_newer_visit_taken_back_leaves_the_recall_with_the_older_one(desk: Recaller, is_deleted: bool) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-01-10")
    newer = await desk.becomes(await desk.visit("2026-02-10", "d1110"), "complete")
    await desk.becomes(await desk.visit("2026-02-02", "d1110"), "complete")
    if is_deleted:
        await desk.send("DELETE", f"/appointments/{newer['id']}", 204)
    else:
        await desk.becomes(newer, "scheduled")
    assert stands(await desk.now(recall)) == ("2026-02-02", "2026-08-02")
    if is_deleted:
        await desk.send("POST", f"/appointments/{newer['id']}/restore", 201)
        assert stands(await desk.now(recall)) == ("2026-02-10", "2026-08-10")


async def test_a_visit_that_took_place_on_another_day_moves_the_recall_there(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-01-10")
    visit = await desk.becomes(await desk.visit("2026-02-10", "d1110"), "complete")
    dated = await desk.dated(visit, "2026-02-17")
    assert stands(await desk.now(recall)) == ("2026-02-17", "2026-08-17")
    other = await desk.becomes(await desk.visit("2026-02-12", "d1110"), "complete")
    dated = await desk.dated(dated, "2026-02-05")
    assert stands(await desk.now(recall)) == ("2026-02-12", "2026-08-12")
    version = (await desk.now(recall))["version"]
    later = {"base_version": other["version"], "start_time": "11:00", "end_time": "12:00"}
    other = await desk.send("PATCH", f"/appointments/{other['id']}", **later)
    assert (await desk.now(recall))["version"] == version, "the same day at another time"
    await desk.becomes(dated, "scheduled")
    await desk.becomes(other, "scheduled")
    assert stands(await desk.now(recall)) == (None, "2026-01-10")


async def test_a_due_date_said_by_hand_stays_until_another_visit_takes_place(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-01-10")
    older = await desk.becomes(await desk.visit("2026-02-02", "d1110"), "complete")
    newer = await desk.becomes(await desk.visit("2026-02-10", "d1110"), "complete")
    said = await desk.patch(await desk.now(recall), date_due="2026-10-01")
    older = await desk.becomes(older, "scheduled")
    await desk.becomes(older, "complete")
    assert await desk.now(recall) == said
    await desk.dated(newer, "2026-02-11")
    assert stands(await desk.now(recall)) == ("2026-02-11", "2026-10-01")
    last = await desk.becomes(await desk.visit("2026-03-02", "d1110"), "complete")
    assert stands(await desk.now(recall)) == ("2026-03-02", "2026-09-02")
    await desk.becomes(last, "scheduled")
    assert stands(await desk.now(recall)) == ("2026-02-11", "2026-10-01")


async def test_a_last_visit_said_by_hand_stays_when_a_visit_of_that_day_was_on_another(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-01-10")
    done = await desk.patch(recall, status="completed")
    assert stands(done) == ("2026-03-09", "2026-09-09")
    visit = await desk.becomes(await desk.visit("2026-03-09", "d1110"), "complete")
    await desk.dated(visit, "2026-03-05")
    assert await desk.now(recall) == done


async def test_a_last_visit_said_by_hand_stays_below_a_later_visit_when_one_of_its_day_was_on_another(
    desk: Recaller, database: Database
) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-01-10")
    await desk.patch(recall, status="completed")
    visit = await desk.becomes(await desk.visit("2026-03-09", "d1110"), "complete")
    database.clock = lambda: datetime(2026, 3, 12, 18, tzinfo=UTC)
    later = await desk.becomes(await desk.visit("2026-03-11", "d1110"), "complete")
    await desk.dated(visit, "2026-03-05")
    await desk.becomes(later, "scheduled")
    assert stands(await desk.now(recall)) == ("2026-03-09", "2026-09-09")


async def test_a_new_interval_of_the_type_waits_for_the_next_visit(desk: Recaller) -> None:
    kind = await desk.kind()
    recall = await desk.recall(kind, date_due="2026-01-10")
    other = await desk.becomes(await desk.visit("2026-02-02", "d1110"), "complete")
    await desk.becomes(await desk.visit("2026-02-10", "d1110"), "complete")
    await desk.send("PATCH", f"/recalls/types/{kind['id']}", base_version=1, default_interval={"months": 3})
    await desk.becomes(other, "scheduled")
    assert stands(await desk.now(recall)) == ("2026-02-10", "2026-08-10")
    await desk.becomes(await desk.visit("2026-03-02", "d1110"), "complete")
    assert stands(await desk.now(recall)) == ("2026-03-02", "2026-06-02")


@pytest.mark.parametrize("is_noted", [False, True])
async def test_a_recall_that_visits_began_goes_with_the_last_of_them_unless_somebody_changed_it(
    desk: Recaller, is_noted: bool
) -> None:
    kind = await desk.kind()
    first = await desk.becomes(await desk.visit("2026-02-03", "d1110"), "complete")
    second = await desk.becomes(await desk.visit("2026-02-11", "d1110"), "complete")
    (begun,) = await desk.ids(recall_type_uuid=kind["id"])
    if is_noted:
        await desk.patch(await desk.now({"id": begun}), note="Call at work")
    await desk.becomes(first, "scheduled")
    assert stands(await desk.now({"id": begun})) == ("2026-02-11", "2026-08-11")
    await desk.becomes(second, "scheduled")
    assert await desk.ids(recall_type_uuid=kind["id"]) == ([begun] if is_noted else [])


async def test_a_recall_without_a_date_that_somebody_made_does_not_go_with_a_visit(desk: Recaller) -> None:
    recall = await desk.patch(await desk.recall(await desk.kind()), date_due=None)
    visit = await desk.becomes(await desk.visit("2026-02-03", "d1110"), "complete")
    await desk.becomes(visit, "scheduled")
    assert stands(await desk.now(recall)) == (None, None)


async def test_a_recall_counted_from_a_visit_follows_it(desk: Recaller) -> None:
    visit = await desk.becomes(await desk.visit("2026-02-28", "d1110"), "complete")
    recall = await desk.recall(await desk.kind())
    dated = await desk.dated(visit, "2026-02-20")
    assert stands(await desk.now(recall)) == ("2026-02-20", "2026-08-20")
    await desk.becomes(dated, "scheduled")
    assert stands(await desk.now(recall)) == (None, "2026-09-09"), "as if it had been made without the visit"


async def test_what_a_visit_answered_stays_answered_when_its_procedure_no_longer_does(desk: Recaller) -> None:
    kind = await desk.kind()
    body = {"recall_type_uuid": kind["id"], "procedure_code_uuid": str(desk.practice.d0120)}
    trigger = await desk.send("POST", "/recalls/triggers", 201, **body)
    recall = await desk.recall(kind, date_due="2026-01-10")
    await desk.becomes(await desk.visit("2026-02-10", "d0120"), "complete")
    await desk.send("DELETE", f"/recalls/triggers/{trigger['id']}", 204)
    older = await desk.becomes(await desk.visit("2026-02-02", "d1110"), "complete")
    await desk.becomes(older, "scheduled")
    assert stands(await desk.now(recall)) == ("2026-02-10", "2026-08-10")


async def test_a_visit_of_the_types_kind_or_with_its_procedure_is_booked_for_the_recall(desk: Recaller) -> None:
    p = desk.practice
    kind = await desk.kind(code="", appointment_type_uuid=str(p.cleaning))
    recall = await desk.recall(kind, date_due="2026-03-01")
    visit = await desk.visit("2026-04-02", appointment_type_uuid=str(p.cleaning))
    await desk.visit("2026-05-02", appointment_type_uuid=str(p.cleaning))
    now = await desk.now(recall)
    assert (now["status"], now["date_scheduled"], now["appointment"]["id"]) == ("scheduled", "2026-04-02", visit["id"])
    await desk.visit("2026-03-20", appointment_type_uuid=str(p.exam))
    assert (await desk.now(recall))["appointment"]["id"] == visit["id"]


async def test_the_status_in_a_list_is_the_status_of_each_recall(desk: Recaller, practice: Any) -> None:
    p = practice
    made: dict[str, list[str]] = {status: [] for status in ("due", "scheduled", "completed", "overdue")}
    await desk.becomes(await desk.visit("2026-02-20", "d0120", patient=p.ben), "complete")
    visited = await desk.kind("Exam", code="d0120")
    await desk.recall(visited, p.ben)
    for patient, due in ((p.ada, "2026-03-08"), (p.chen, "2026-03-09")):
        await desk.recall(visited, patient, date_due=due)
    cleaning = await desk.kind()
    await desk.recall(cleaning, p.ben, date_due="2026-01-01")
    await desk.visit("2026-03-12", "d1110", patient=p.ben)
    said = await desk.recall(cleaning, p.ada, date_due="2026-01-01")
    await desk.patch(said, date_scheduled="2026-03-09")
    over = await desk.recall(cleaning, p.chen, date_due="2026-01-01")
    await desk.patch(over, date_scheduled="2026-03-08")
    every = (await desk.api.get("/recalls/patient-recalls")).json()
    assert every["total"] == 6
    for row in every["items"]:
        made[row["status"]].append(row["id"])
    assert [len(ids) for ids in made.values()] == [1, 2, 1, 2]
    for status, ids in made.items():
        assert await desk.ids(status=status) == ids
    assert (await desk.api.get("/recalls/patient-recalls", params={"status": "lost"})).status_code == 422


@pytest.mark.parametrize("seed", range(4))
async def test_each_status_lists_exactly_the_recalls_that_say_so(desk: Recaller, practice: Any, seed: int) -> None:
    chance, p = Random(seed), practice
    kinds = [
        await desk.kind("Cleaning", code="", appointment_type_uuid=str(p.cleaning)),
        await desk.kind("Exam", code="d0120", appointment_type_uuid=str(p.exam)),
        await desk.kind("Scaling"),
    ]
    days = ["2026-01-15", "2026-03-08", "2026-03-09", "2026-03-20", "2026-09-30"]
    said: list[Any] = [None, *days]
    for patient in (p.ada, p.ben, p.chen):
        for kind in kinds:
            recall = await desk.recall(kind, patient, date_due=chance.choice(days))
            if chance.random() < 0.3:
                recall = await desk.patch(recall, status="completed")
            hand = {"date_due": chance.choice(said), "date_scheduled": chance.choice([None, None, *said])}
            await desk.patch(recall, **hand)
        if chance.random() < 0.6:
            booked = {"appointment_type_uuid": str(chance.choice([p.cleaning, p.exam, p.filling]))}
            codes = chance.sample(["d0120", "d1110"], chance.randrange(2))
            day = chance.choice(["2026-03-06", "2026-03-10", "2026-04-02"])
            await desk.visit(day, *codes, patient=patient, allow_overlap=True, **booked)
    every = (await desk.api.get("/recalls/patient-recalls")).json()["items"]
    assert len(every) == 9
    for status in RecallStatus:
        assert await desk.ids(status=status) == [row["id"] for row in every if row["status"] == status], status


async def test_whom_to_call_is_who_is_due_by_that_day_longest_first(desk: Recaller, practice: Any) -> None:
    p = practice
    kind = await desk.kind()
    late = await desk.recall(kind, p.ada, date_due="2026-01-15")
    today = await desk.recall(kind, p.ben, date_due="2026-03-09")
    soon = await desk.recall(kind, p.chen, date_due="2026-03-20")
    assert await desk.ids("/due") == [late["id"], today["id"]]
    assert await desk.ids("/due", due_on="2026-03-20") == [late["id"], today["id"], soon["id"]]
    assert await desk.ids("/due", due_on="2026-01-14") == []
    await desk.patch(late, is_disabled=True)
    assert await desk.ids("/due") == [today["id"]]
    await desk.patch(today, date_due=None)
    assert await desk.ids("/due") == []
    assert await desk.ids() == [late["id"], soon["id"], today["id"]]


async def test_a_recall_type_may_be_sent_back_with_a_kind_of_visit_that_is_archived_by_now(
    desk: Recaller, practice: Any
) -> None:
    kind = await desk.kind(code="", appointment_type_uuid=str(practice.cleaning))
    other = await desk.kind("Exam", code="")
    await desk.send("POST", f"/appointment-types/{practice.cleaning}/archive")
    body = {"base_version": 1, "appointment_type_uuid": str(practice.cleaning), "description": "Twice a year"}
    assert (await desk.send("PATCH", f"/recalls/types/{kind['id']}", **body))["description"] == "Twice a year"
    await desk.send("PATCH", f"/recalls/types/{other['id']}", 404, **body)


@pytest.mark.parametrize(("status", "is_called"), [("inactive", True), ("archived", False), ("deceased", False)])
async def test_who_is_gone_is_not_called_back(desk: Recaller, practice: Any, status: str, is_called: bool) -> None:
    kind = await desk.kind()
    ada = await desk.recall(kind, practice.ada, date_due="2026-01-15")
    ben = await desk.recall(kind, practice.ben, date_due="2026-01-16")
    patient = await desk.send("GET", f"/patients/{practice.ada}")
    gone = {"base_version": patient["version"], "status": status}
    await desk.send("PATCH", f"/patients/{practice.ada}", **gone)
    assert await desk.ids("/due") == [*([ada["id"]] if is_called else []), ben["id"]]
    assert await desk.ids() == [ada["id"], ben["id"]]


async def test_nobody_is_called_back_for_a_type_that_is_out_of_use(desk: Recaller, practice: Any) -> None:
    cleaning, exam = await desk.kind(), await desk.kind("Exam", code="")
    await desk.recall(cleaning, practice.ada, date_due="2026-01-15")
    still = await desk.recall(exam, practice.ada, date_due="2026-01-16")
    await desk.send("PATCH", f"/recalls/types/{cleaning['id']}", base_version=cleaning["version"], is_active=False)
    assert await desk.ids("/due") == [still["id"]]
    assert len(await desk.ids()) == 2


async def test_another_interval_moves_the_due_date_with_the_last_visit(desk: Recaller) -> None:
    await desk.becomes(await desk.visit("2026-02-28", "d1110"), "complete")
    recall = await desk.recall(await desk.kind())
    shorter = await desk.patch(recall, interval={"months": 3})
    assert (shorter["interval"], shorter["date_due"]) == ({"months": 3}, "2026-05-28")
    both = await desk.patch(shorter, interval={"months": 4}, date_due="2026-07-15")
    assert both["date_due"] == "2026-07-15"
    usual = await desk.patch(both, interval=None)
    assert (usual["interval"], usual["date_due"]) == ({"months": 6}, "2026-08-28")


async def test_a_status_said_by_hand_becomes_dates_and_one_that_is_not_so_is_refused(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-03-01")
    assert (await desk.patch(recall, 409, status="scheduled"))["code"] == "transition_not_allowed"
    booked = await desk.patch(recall, status="scheduled", date_scheduled="2026-03-30")
    assert (booked["status"], booked["date_scheduled"], booked["appointment"]) == ("scheduled", "2026-03-30", None)
    opened = await desk.patch(booked, status="overdue")
    assert (opened["status"], opened["date_scheduled"]) == ("overdue", None)
    done = await desk.patch(opened, status="completed")
    assert (done["status"], done["date_previous"], done["date_due"]) == ("completed", "2026-03-09", "2026-09-09")
    assert (await desk.patch(done, 409, status="overdue"))["code"] == "transition_not_allowed"
    assert (await desk.patch(done, status="completed"))["version"] == done["version"]


async def test_a_stale_version_changes_nothing(desk: Recaller) -> None:
    recall = await desk.recall(await desk.kind())
    await desk.patch(recall, note="first")
    refused = await desk.patch(recall, 409, note="second")
    assert (refused["code"], refused["expected_version"], refused["current_version"]) == ("stale_version", 1, 2)
    assert (await desk.now(recall))["note"] == "first"


@pytest.mark.parametrize("interval", [{}, {"months": 0}, {"months": -1}, {"years": 60}, {"moons": 6}, {"months": 1.5}])
async def test_what_is_no_interval_is_refused(desk: Recaller, interval: dict[str, Any]) -> None:
    await desk.send("POST", "/recalls/types", 422, name="Odd", default_interval=interval)


async def test_what_is_not_there_is_not_found(desk: Recaller, practice: Any) -> None:
    nobody = str(uuid4())
    kind = await desk.kind()
    for params in ({"patient_uuid": nobody}, {"recall_type_uuid": nobody}):
        assert (await desk.api.get("/recalls/patient-recalls", params=params)).status_code == 404
    for path in (f"/recalls/patient-recalls/{nobody}", f"/recalls/types/{nobody}"):
        await desk.send("GET", path, 404)
    ada = str(practice.ada)
    for body in (
        {"patient_uuid": nobody, "recall_type_uuid": kind["id"]},
        {"patient_uuid": ada, "recall_type_uuid": nobody},
    ):
        await desk.send("POST", "/recalls/patient-recalls", 404, **body)
    for body in (
        {"recall_type_uuid": nobody, "procedure_code_uuid": str(practice.d1110)},
        {"recall_type_uuid": kind["id"], "procedure_code_uuid": nobody},
    ):
        await desk.send("POST", "/recalls/triggers", 404, **body)
    assert (await desk.api.get("/recalls/triggers", params={"recall_type_uuid": nobody})).status_code == 404
    await desk.send("POST", "/recalls/types", 404, name="Odd", appointment_type_uuid=nobody)
    await desk.send("DELETE", f"/recalls/triggers/{nobody}", 404)


async def test_types_come_in_their_order_and_in_use_or_not(desk: Recaller) -> None:
    second = await desk.kind("Cleaning", code="", item_order=2)
    first = await desk.kind("X-rays", code="", item_order=1, is_active=False, description="Bitewings")
    assert (first["default_interval"], first["description"]) == ({"months": 6}, "Bitewings")
    for params, expected in (({}, [first, second]), ({"is_active": True}, [second]), ({"is_active": False}, [first])):
        answer = (await desk.api.get("/recalls/types", params=params)).json()
        assert (answer["items"], answer["total"]) == (expected, len(expected))


async def test_a_type_that_patients_have_stays_and_any_other_goes_with_its_triggers(desk: Recaller) -> None:
    kind, unused = await desk.kind(), await desk.kind("X-rays", code="d0120")
    await desk.recall(kind)
    assert (await desk.send("DELETE", f"/recalls/types/{kind['id']}", 409))["code"] == "in_use"
    await desk.send("DELETE", f"/recalls/types/{unused['id']}", 204)
    await desk.send("GET", f"/recalls/types/{unused['id']}", 404)


async def test_a_procedure_answers_a_recall_once_and_can_be_taken_off(desk: Recaller, practice: Any) -> None:
    kind = await desk.kind()
    body = {"recall_type_uuid": kind["id"], "procedure_code_uuid": str(practice.d1110)}
    assert (await desk.send("POST", "/recalls/triggers", 409, **body))["code"] == "duplicate"
    (trigger,) = (await desk.api.get("/recalls/triggers", params={"recall_type_uuid": kind["id"]})).json()
    assert (trigger["recall_type"]["name"], trigger["procedure_code"]["name"]) == ("Cleaning", "D1110")
    await desk.send("DELETE", f"/recalls/triggers/{trigger['id']}", 204)
    assert (await desk.api.get("/recalls/triggers", params={"recall_type_uuid": kind["id"]})).json() == []


async def test_another_locations_visit_counts_but_is_not_referred_to(
    desk: Recaller, api_as: Any, practice: Any
) -> None:
    recall = await desk.recall(await desk.kind(), date_due="2026-03-01")
    await desk.visit("2026-04-02", "d1110")
    seen = (await api_as("denver").get(f"/recalls/patient-recalls/{recall['id']}")).json()
    assert (seen["status"], seen["date_scheduled"], seen["appointment"]) == ("scheduled", "2026-04-02", None)
