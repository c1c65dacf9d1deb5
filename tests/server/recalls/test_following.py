"""Recalls against a model of a few lines, whatever visits take place, are taken back, deleted, restored or re-dated."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from frontdesk.contract.appointments import (
    AppointmentOut,
    BulkAppointmentsIn,
    BulkMeta,
    CreateAppointmentIn,
    TransitionStatusIn,
    UpdateAppointmentIn,
)
from frontdesk.contract.recalls import (
    CreateRecallIn,
    CreateRecallTriggerIn,
    CreateRecallTypeIn,
    RecallOut,
    UpdateRecallIn,
)
from frontdesk.contract.visit import AddProcedureIn
from frontdesk.domain.recalls import RecallInterval
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.appointments import restoring, service, showing, visit, writing
from frontdesk.server.appointments.bulk import bulk
from frontdesk.server.platform.errors import ConflictProblem, StaleVersion
from frontdesk.server.platform.pagination import Page
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit
from frontdesk.server.recalls import following, types
from frontdesk.server.recalls import service as recalls

FIRST = date(2026, 1, 5)
AGAIN = RecallInterval(months=6)
STEPS = 60

Dates = tuple[date | None, date | None]
"""When a recall is due and when it was last answered."""


@dataclass
class Model:
    """What a recall should say: the latest visit that took place, or what held before any did."""

    dates: Dates
    before: Dates | None = None

    def took_place(self, day: date, days: list[date]) -> None:
        """A visit took place on *day*; *days* are those of all that did."""
        last = self.dates[1]
        if self.before is None and (last is None or day > last):
            self.before = self.dates
        self.follow(days)

    def follow(self, days: list[date]) -> None:
        if self.before is None:
            return
        last = self.before[1]
        newer = [day for day in days if last is None or day > last]
        self.dates = (AGAIN.after(max(newer)), max(newer)) if newer else self.before
        if not days:
            self.before = None

    def taken_back(self, was: date, days: list[date]) -> None:
        """A visit that was said to have taken place then did not."""
        if self.before is not None and self.before[1] == was:
            self.before = (self.before[0], max((day for day in days if day <= was), default=None))
        elif self.before is None and self.dates[1] == was:
            self.dates = (self.dates[0], max(days, default=None))
        self.follow(days)

    def redated(self, was: date, day: date, days: list[date]) -> None:
        """A visit took place on *day* and not when it *was* said to."""
        if self.before is not None and self.before[1] == was:
            self.before = (self.before[0], day)
        elif self.before is None and self.dates[1] == was:
            self.dates = (self.dates[0], max(days))
        self.follow(days)

    def said(self, due: date) -> None:
        if due != self.dates[0]:
            self.dates, self.before = (due, self.dates[1]), None


class Desk:
    """Visits of one patient, an hour of the day for each, and the recall that follows them."""

    def __init__(self, database: Database, practice: Any, chance: Random) -> None:
        self.database, self.practice, self.chance = database, practice, chance
        self.days: dict[UUID, date] = {}
        self.complete: set[UUID] = set()
        self.deleted: set[UUID] = set()
        self.kind_id = self.do(types.create_recall_type, CreateRecallTypeIn(name="Cleaning")).id
        trigger = CreateRecallTriggerIn(recall_type_uuid=self.kind_id, procedure_code_uuid=practice.d1110)
        self.do(types.create_recall_trigger, trigger)
        due = FIRST + timedelta(days=30)
        wanted = CreateRecallIn(patient_uuid=practice.ada, recall_type_uuid=self.kind_id, date_due=due)
        self.recall_id = self.do(recalls.create_recall, wanted).id
        self.model = Model((due, None))
        for hour in range(8, 13):
            self.book(hour)

    def do(self, work: Any, *given: Any) -> Any:
        return in_transaction(self.database, self.practice.caller(), lambda unit: work(unit, *given))

    def day(self) -> date:
        return FIRST + timedelta(days=self.chance.randrange(40))

    def version(self, visit_id: UUID) -> int:
        return AppointmentOut.model_validate_json(self.do(showing.one, visit_id)).version

    def held(self) -> list[date]:
        return [self.days[one] for one in self.complete - self.deleted]

    def book(self, hour: int, patient_id: UUID | None = None) -> None:
        p, day = self.practice, self.day()
        place = {"patient_uuid": patient_id or p.ada, "location_uuid": p.chicago, "operatory_uuid": p.op1}
        when = {"schedule_date": day, "start_time": time(hour), "end_time": time(hour + 1)}
        made = AppointmentOut.model_validate_json(self.do(service.create, CreateAppointmentIn(**place, **when)))
        line = AddProcedureIn(base_version=made.version, procedure_code_uuid=p.d1110)
        self.do(visit.add_procedure, made.id, line)
        self.days[made.id] = day

    def transition(self, one: UUID, status: AppointmentStatus) -> None:
        self.do(service.transition, one, TransitionStatusIn(base_version=self.version(one), status=status))

    def recall(self) -> RecallOut:
        return self.do(recalls.get_recall, self.recall_id)

    def says(self, **said: Any) -> None:
        """Change the recall by hand."""
        wanted = UpdateRecallIn(base_version=self.recall().version, **said)
        self.do(recalls.update_recall, self.recall_id, wanted)

    def step(self) -> str:
        """Do one thing at random and tell the model; return what it was."""
        one = self.chance.choice(sorted(self.days))
        if one in self.deleted:
            self.do(restoring.restore, one)
            self.deleted.remove(one)
            if one in self.complete:
                self.model.took_place(self.days[one], self.held())
            return "restored"
        deed = self.chance.choice(["status", "status", "status", "delete", "date", "date", "hand"])
        if deed == "status" and one not in self.complete:
            self.transition(one, AppointmentStatus.COMPLETE)
            self.complete.add(one)
            self.model.took_place(self.days[one], self.held())
        elif deed == "status":
            self.transition(one, AppointmentStatus.SCHEDULED)
            self.complete.remove(one)
            self.model.taken_back(self.days[one], self.held())
        elif deed == "delete":
            self.do(service.delete, one)
            self.deleted.add(one)
            if one in self.complete:
                self.model.taken_back(self.days[one], self.held())
        elif deed == "date":
            was, self.days[one] = self.days[one], self.day()
            wanted = UpdateAppointmentIn(base_version=self.version(one), schedule_date=self.days[one])
            self.do(service.update, one, wanted)
            if one in self.complete:
                self.model.redated(was, self.days[one], self.held())
        elif self.chance.random() < 0.3:
            due = self.day() + timedelta(days=400)
            self.says(date_due=due)
            self.model.said(due)
        return deed


@pytest.mark.parametrize("seed", range(6))
def test_a_recall_says_the_latest_visit_that_took_place_whatever_was_done(
    database: Database, practice: Any, seed: int
) -> None:
    database.clock = lambda: datetime(2026, 1, 5, 18, tzinfo=UTC)
    desk = Desk(database, practice, Random(seed))
    done: list[str] = []
    for _ in range(STEPS):
        done.append(desk.step())
        shown = desk.recall()
        assert (shown.date_due, shown.date_previous) == desk.model.dates, done
    for one in sorted(desk.complete - desk.deleted):
        desk.transition(one, AppointmentStatus.SCHEDULED)
        desk.complete.remove(one)
        desk.model.taken_back(desk.days[one], desk.held())
    shown = desk.recall()
    assert (shown.date_due, shown.date_previous) == desk.model.dates
    assert {"status", "delete", "restored", "date", "hand"} <= set(done)


def test_visits_reopened_at_once_leave_the_recall_as_it_was(database: Database, practice: Any) -> None:
    desk = Desk(database, practice, Random(1))
    before = desk.model.dates
    for _ in range(6):
        for one in desk.days:
            desk.transition(one, AppointmentStatus.COMPLETE)
        go = threading.Barrier(len(desk.days))

        def reopen(one: UUID, go: threading.Barrier = go) -> None:
            go.wait(10)
            desk.transition(one, AppointmentStatus.SCHEDULED)

        with ThreadPoolExecutor(len(desk.days)) as desks:
            list(desks.map(reopen, desk.days))
        shown = desk.recall()
        assert (shown.date_due, shown.date_previous) == before


@pytest.mark.parametrize("who", ["ben", "chen"])
def test_visits_completed_at_once_begin_one_recall_that_says_the_latest(
    database: Database, practice: Any, who: str
) -> None:
    desk, patient_id = Desk(database, practice, Random(3)), getattr(practice, who)
    desk.days.clear()
    for hour in range(13, 19):
        desk.book(hour, patient_id)
    go = threading.Barrier(len(desk.days) + 1)

    def complete(one: UUID) -> None:
        wanted = TransitionStatusIn(base_version=desk.version(one), status=AppointmentStatus.COMPLETE)
        go.wait(10)
        desk.do(service.transition, one, wanted)

    def enter_by_hand() -> None:
        wanted = CreateRecallIn(patient_uuid=patient_id, recall_type_uuid=desk.kind_id)
        go.wait(10)
        with suppress(ConflictProblem):
            desk.do(recalls.create_recall, wanted)

    with ThreadPoolExecutor(len(desk.days) + 1) as desks:
        by_hand = desks.submit(enter_by_hand)
        list(desks.map(complete, desk.days))
        by_hand.result()
    with database.read(practice.caller()) as unit:
        (only,) = recalls.list_recalls(unit, Page(), patient_id=patient_id).items
    latest = max(desk.days.values())
    assert (only.date_due, only.date_previous) == (AGAIN.after(latest), latest)


def rows(p: Any, room: UUID, *people: UUID) -> list[dict[str, Any]]:
    """A visit of each of these people in a room, one after the other, as a list has them."""
    place = {"location_uuid": p.chicago, "operatory_uuid": room, "schedule_date": FIRST + timedelta(days=50)}
    return [
        {**place, "patient_uuid": who, "start_time": time(hour), "end_time": time(hour + 1)}
        | {"external_id": f"{room} {hour}"}
        for hour, who in enumerate(people, start=8)
    ]


@pytest.mark.parametrize("other", ["a list", "a desk"])
@pytest.mark.parametrize(("becomes", "deed"), [("complete", "visit_completed"), ("scheduled", "visit_reopened")])
def test_a_list_that_completes_or_reopens_visits_and_who_does_so_with_one_of_them_or_more_never_wait_for_each_other(
    database: Database, practice: Any, monkeypatch: pytest.MonkeyPatch, other: str, becomes: str, deed: str
) -> None:
    desk, p = Desk(database, practice, Random(4)), practice
    tries: list[str] = []
    meet = threading.Barrier(2)

    def meeting() -> None:
        # Who is kept out does not come.
        with suppress(threading.BrokenBarrierError):
            meet.wait(1)

    def slowly(unit: WriteUnit, *what: Any) -> None:
        if threading.current_thread().name == "a desk":
            meeting()
        getattr(following, deed)(unit, *what)
        if threading.current_thread().name != "a desk":
            meeting()

    def in_list(asked: list[dict[str, Any]]) -> Callable[[WriteUnit], Any]:
        return lambda unit: bulk(unit, BulkAppointmentsIn(meta=BulkMeta(mode="upsert"), rows=asked))

    lists = [rows(p, p.op1, p.ben, p.ben, p.chen), rows(p, p.op2, p.chen, p.ben)]
    visits = [result["id"] for asked in lists for result in desk.do(in_list(asked))["results"]]
    for one in visits:
        desk.do(visit.add_procedure, one, AddProcedureIn(base_version=1, procedure_code_uuid=p.d1110))
    completed, changed = (
        [in_list([row | {"status": status} for row in asked]) for asked in lists] for status in ("complete", becomes)
    )
    for each in completed if becomes == "scheduled" else ():
        desk.do(each)
    single = TransitionStatusIn(base_version=desk.version(visits[1]), status=AppointmentStatus(becomes))
    works = {"the list": changed[0], "a list": changed[1]}
    works["a desk"] = lambda unit: service.transition(unit, visits[1], single)
    monkeypatch.setattr(writing, deed, slowly)

    def run() -> None:
        name = threading.current_thread().name

        def work(unit: WriteUnit) -> None:
            tries.append(name)
            works[name](unit)

        with suppress(StaleVersion):
            in_transaction(database, p.caller(), work)

    threads = [threading.Thread(target=run, name=name) for name in ("the list", other)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert sorted(tries) == sorted(["the list", other])
    with database.read(p.caller()) as unit:
        assert recalls.list_recalls(unit, Page()).total == (1 if (becomes, other) == ("scheduled", "a list") else 3)


@pytest.mark.parametrize("is_deleted", [False, True])
def test_a_recall_with_a_due_date_said_by_hand_is_not_answered_by_a_visit_that_was_taken_back(
    database: Database, practice: Any, is_deleted: bool
) -> None:
    database.clock = lambda: datetime(2026, 2, 20, 18, tzinfo=UTC)
    desk = Desk(database, practice, Random(3))
    older, newer = sorted(desk.days, key=lambda one: desk.days[one])[-2:]
    for one in (older, newer):
        desk.transition(one, AppointmentStatus.COMPLETE)
    before = desk.recall()
    assert (before.date_previous, before.status) == (desk.days[newer], "completed")
    due = date(2027, 3, 1)
    desk.says(date_due=due)
    for one, left in ((newer, desk.days[older]), (older, None)):
        if is_deleted:
            desk.do(service.delete, one)
        else:
            desk.transition(one, AppointmentStatus.SCHEDULED)
        now = desk.recall()
        assert (now.date_due, now.date_previous) == (due, left)
    assert desk.recall().status == "due"
    if is_deleted:
        desk.do(restoring.restore, older)
        assert desk.recall().date_previous == desk.days[older]


def test_what_was_said_by_hand_to_have_been_answered_stays_so_when_a_visit_of_that_day_is_taken_back(
    database: Database, practice: Any
) -> None:
    desk = Desk(database, practice, Random(3))
    one = min(desk.days)
    for each in desk.days:
        desk.do(service.delete, each)
    database.clock = lambda: datetime.combine(desk.days[one], time(18), UTC)
    desk.says(status="completed")
    said = desk.recall()
    assert said.date_previous == desk.days[one]
    desk.do(restoring.restore, one)
    desk.transition(one, AppointmentStatus.COMPLETE)
    desk.transition(one, AppointmentStatus.SCHEDULED)
    now = desk.recall()
    assert (now.version, now.date_previous, now.date_due) == (said.version, said.date_previous, said.date_due)


def test_a_visit_taken_back_behind_a_newer_one_does_not_come_back_with_the_due_date_said_before(
    database: Database, practice: Any
) -> None:
    database.clock = lambda: datetime(2026, 2, 20, 18, tzinfo=UTC)
    desk = Desk(database, practice, Random(3))
    oldest, older, newer = sorted(desk.days, key=lambda one: desk.days[one])[-3:]
    for one in (oldest, older):
        desk.transition(one, AppointmentStatus.COMPLETE)
    desk.says(date_due=date(2027, 3, 1))
    desk.transition(newer, AppointmentStatus.COMPLETE)
    desk.transition(older, AppointmentStatus.SCHEDULED)
    assert desk.recall().date_previous == desk.days[newer]
    desk.transition(newer, AppointmentStatus.SCHEDULED)
    now = desk.recall()
    assert (now.date_due, now.date_previous) == (date(2027, 3, 1), desk.days[oldest])
