"""Changes of one patient's recalls at once: whoever shows a visit hears which of them it names in the end."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from frontdesk.contract.appointments import TransitionStatusIn, UpdateAppointmentIn
from frontdesk.contract.recalls import UpdateRecallIn
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.appointments import service as visits
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
    visit = await desk.visit("2026-03-20", "d1110", "d0120")
    done = await desk.becomes(await desk.visit("2026-01-05", "d1110"), "complete")
    assert (await desk.now(cleaning))["date_due"] == "2026-07-05"
    named = await desk.send("GET", f"/appointments/{visit['id']}")
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
    told = [event for event in heard if event["entity_id"] == visit["id"]]
    assert len(told) == 2, "named another one, and then the first again"
    assert await desk.send("GET", f"/appointments/{visit['id']}") == named
    assert named["recall"] == {"id": exam["id"], "name": "Exam"}
