"""Changes of one patient's recalls at once: whoever shows a visit hears which of them it names in the end."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotThrough
from contextlib import suppress
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from frontdesk.contract.appointments import (
    BulkAppointmentsIn,
    BulkMeta,
    CreateAppointmentIn,
    TransitionStatusIn,
    UpdateAppointmentIn,
)
from frontdesk.contract.recalls import UpdateRecallIn
from frontdesk.contract.visit import AddProcedureIn, ProcedureLineIn, ReplaceProceduresIn
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.appointments import restoring, visit, worklist
from frontdesk.server.appointments import service as visits
from frontdesk.server.appointments.bulk import bulk
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit
from frontdesk.server.recalls import service as recalls
from support.recaller import Recaller


@pytest.mark.parametrize("deed", ["put off", "reopened", "redated", "deleted"])
async def test_who_shows_a_visit_hears_of_the_recall_it_names_after_two_of_its_patient_were_changed_at_once(
    desk: Recaller, database: Database, deed: str
) -> None:
    """One desk puts the recall off that a visit names; another then does so with the one that is named instead."""
    cleaning = await desk.recall(await desk.kind(), date_due="2026-10-01")
    exam = await desk.recall(await desk.kind("Exam", code="d0120"), date_due="2026-02-01")
    shown = await desk.visit("2026-03-20", "d1110", "d0120")
    done = await desk.becomes(await desk.visit("2026-01-05", "d1110"), "complete")
    assert (await desk.now(cleaning))["date_due"] == "2026-07-05"
    named = await desk.send("GET", f"/appointments/{shown['id']}")
    last = (await desk.api.get("/events/since", params={"after": 0})).json()["last_id"]
    begun, finished = threading.Event(), threading.Event()

    def one_desk(unit: WriteUnit) -> None:
        put_off = UpdateRecallIn(base_version=1, date_due=date(2026, 8, 1))
        recalls.update_recall(unit, UUID(exam["id"]), put_off)
        begun.set()
        # Another desk that is kept out is not through by then.
        finished.wait(1)

    def another_desk(unit: WriteUnit) -> None:
        one = UUID(done["id"])
        if deed == "put off":
            put_off = UpdateRecallIn(base_version=2, date_due=date(2027, 1, 1))
            recalls.update_recall(unit, UUID(cleaning["id"]), put_off)
        elif deed == "reopened":
            reopened = TransitionStatusIn(base_version=done["version"], status=AppointmentStatus.SCHEDULED)
            visits.transition(unit, one, reopened)
        elif deed == "redated":
            redated = UpdateAppointmentIn(base_version=done["version"], schedule_date=date(2026, 3, 9))
            visits.update(unit, one, redated)
        else:
            visits.delete(unit, one)

    def work(what: Any) -> None:
        in_transaction(database, desk.practice.caller(), what)

    with ThreadPoolExecutor(2) as desks:
        running = desks.submit(work, one_desk)
        assert begun.wait(10)
        desks.submit(work, another_desk).result()
        finished.set()
        running.result()
    heard = (await desk.api.get("/events/since", params={"after": last})).json()["items"]
    told = [event for event in heard if event["entity_id"] == shown["id"]]
    assert len(told) == 2, "named another one, and then the first again"
    assert await desk.send("GET", f"/appointments/{shown['id']}") == named
    assert named["recall"] == {"id": exam["id"], "name": "Exam"}


@pytest.mark.parametrize(
    "deed", ["booked", "booked in a list", "another type", "completed", "added", "removed", "replaced", "restored"]
)
async def test_a_visit_that_answers_other_recalls_is_told_of_after_a_recall_that_was_changed_at_once(
    desk: Recaller, database: Database, deed: str
) -> None:
    """Who changes the recall cannot know of the visit yet: whoever shows that must not have read it before."""
    p = desk.practice
    exam = await desk.recall(await desk.kind("Exam", code="d0120", appointment_type_uuid=str(p.exam)))
    place = {"patient_uuid": p.ada, "location_uuid": p.chicago, "operatory_uuid": p.op1}
    when = {"schedule_date": date(2026, 3, 20), "start_time": time(9), "end_time": time(10)}
    new = place | when | {"appointment_type_uuid": p.exam}
    shown = await desk.visit("2026-03-24", "d0120", appointment_type_uuid=str(p.exam))
    one, version = UUID(shown["id"]), int(shown["version"])
    line = (await desk.api.get(f"/appointments/{one}/procedures")).json()[0]["id"]
    if deed == "restored":
        await desk.send("DELETE", f"/appointments/{one}", 204)

    def put_off(unit: WriteUnit) -> None:
        recalls.update_recall(unit, UUID(exam["id"]), UpdateRecallIn(base_version=1, date_due=date(2026, 8, 1)))
        begun.set()
        # Who is kept out is not through by then.
        with suppress(NotThrough):
            changing.result(1)

    def change(unit: WriteUnit) -> None:
        match deed:
            case "booked":
                visits.create(unit, CreateAppointmentIn(**new))
            case "booked in a list":
                bulk(unit, BulkAppointmentsIn(meta=BulkMeta(mode="create"), rows=[new]))
            case "another type":
                wanted = UpdateAppointmentIn(base_version=version, appointment_type_uuid=p.filling)
                visits.update(unit, one, wanted)
            case "completed":
                done = TransitionStatusIn(base_version=version, status=AppointmentStatus.COMPLETE)
                visits.transition(unit, one, done)
            case "added":
                visit.add_procedure(unit, one, AddProcedureIn(base_version=version, procedure_code_uuid=p.d1110))
            case "removed":
                visit.remove_procedure(unit, one, UUID(line), version)
            case "replaced":
                lines = [ProcedureLineIn(procedure_code_uuid=p.d1110)]
                worklist.replace_procedures(unit, one, ReplaceProceduresIn(base_version=version, procedures=lines))
            case _:
                restoring.restore(unit, one)

    def work(what: Any) -> None:
        in_transaction(database, p.caller(), what)

    last = (await desk.api.get("/events/since", params={"after": 0})).json()["last_id"]
    begun = threading.Event()
    with ThreadPoolExecutor(2) as desks:
        changing = desks.submit(lambda: begun.wait(10) and work(change))
        desks.submit(work, put_off).result()
        changing.result()
    heard = (await desk.api.get("/events/since", params={"after": last})).json()["items"]
    told = [event["type"] for event in heard if event["version"] and event["type"] != "recall_type.changed"]
    assert told[0] == "recall.changed", "nobody has told of the visit before that"
    assert "appointment.changed" in told
