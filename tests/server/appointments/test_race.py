"""Many desks at once, below HTTP: whatever happens, a slot has one winner and what was answered is there."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import and_, insert, select

from frontdesk.contract.appointments import (
    AppointmentOut,
    CreateAppointmentIn,
    MoveAppointmentIn,
    PlaceAppointmentIn,
    SendToPinboardIn,
    UpdateAppointmentIn,
)
from frontdesk.contract.visit import AddProcedureIn
from frontdesk.domain.localtime import local_interval
from frontdesk.server.appointments import service, visit
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import ConflictProblem, NotFoundProblem, SlotTaken
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit

from .conftest import Desk, done

DAY = date(2026, 3, 10)
WRITERS = 8
SLOTS = [time(8 + step // 2, 30 * (step % 2)) for step in range(6)]


def span(start: time) -> dict[str, Any]:
    end = time(start.hour + (start.minute + 40) // 60, (start.minute + 40) % 60)
    return {"schedule_date": DAY, "start_time": start, "end_time": end}


class Racer(threading.Thread):
    """A desk that books, moves, parks and places at random, and remembers what it was told."""

    def __init__(self, database: Any, practice: Any, number: int, rounds: int, go: threading.Barrier) -> None:
        super().__init__(name=f"racer-{number}")
        self.database = database
        self.p = practice
        self.random = random.Random(number)
        self.rounds = rounds
        self.go = go
        self.told: dict[UUID, AppointmentOut] = {}
        self.refusals = 0
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self.go.wait(10)
            for _ in range(self.rounds):
                self.attempt()
        except BaseException as error:  # noqa: BLE001 - shown by the test
            self.failure = error

    def attempt(self) -> None:
        slot = span(self.random.choice(SLOTS))
        operatory = self.random.choice((self.p.op1, self.p.op2))
        try:
            said = in_transaction(self.database, self.p.caller(), self.work(operatory, slot))
        except ConflictProblem:
            self.refusals += 1
            return
        answer = AppointmentOut.model_validate_json(said)
        self.told[answer.id] = answer

    def work(self, operatory: UUID, slot: dict[str, Any]) -> Any:
        mine = self.random.choice(list(self.told.values())) if self.told and self.random.random() < 0.7 else None
        if mine is None:
            new = CreateAppointmentIn(
                patient_uuid=self.p.ada, location_uuid=self.p.chicago, operatory_uuid=operatory, **slot
            )
            return lambda unit: service.create(unit, new)
        version = mine.version
        if mine.status == "pinboard":
            place = PlaceAppointmentIn(base_version=version, operatory_uuid=operatory, **slot)
            return lambda unit: service.place(unit, mine.id, place)
        if self.random.random() < 0.3:
            return lambda unit: service.park(unit, mine.id, SendToPinboardIn(base_version=version))
        move = MoveAppointmentIn(base_version=version, operatory_uuid=operatory, **slot)
        return lambda unit: service.move(unit, mine.id, move)


def test_no_slot_is_ever_booked_twice_and_nothing_told_is_lost(database: Any, practice: Any) -> None:
    go = threading.Barrier(WRITERS)
    racers = [Racer(database, practice, number, 12, go) for number in range(WRITERS)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(30)
    assert [racer.failure for racer in racers if racer.failure] == []
    assert sum(racer.refusals for racer in racers) > 0
    a, other = t.appointments.c, t.appointments.alias("other").c
    overlap = and_(a.start_at < other.end_at, other.start_at < a.end_at, a.operatory_id == other.operatory_id)
    on_book = and_(a.status == "scheduled", other.status == "scheduled", a.id < other.id)
    with database.read(practice.caller()) as unit:
        assert (
            unit.rows(select(a.id).join_from(t.appointments, t.appointments.alias("other"), and_(overlap, on_book)))
            == []
        )
        stored = {row.id: row for row in unit.rows(select(t.appointments))}
        told = {key: value for racer in racers for key, value in racer.told.items()}
        assert set(stored) == set(told)
        for key, answer in told.items():
            assert (stored[key].version, stored[key].start_at) == (answer.version, answer.start_time)
        changes = unit.rows(select(t.history.c.sequence).order_by(t.history.c.sequence))
        assert len(changes) == sum(answer.version for answer in told.values())


def test_one_of_many_wins_a_single_slot(database: Any, practice: Any) -> None:
    go = threading.Barrier(WRITERS)
    winners: list[Any] = []
    refused: list[str] = []

    def book() -> None:
        new = CreateAppointmentIn(
            patient_uuid=practice.ada, location_uuid=practice.chicago, operatory_uuid=practice.op1, **span(time(9))
        )
        go.wait(10)
        try:
            winners.append(in_transaction(database, practice.caller(), lambda unit: service.create(unit, new)))
        except SlotTaken as problem:
            refused.append(problem.code)

    desks = [threading.Thread(target=book) for _ in range(WRITERS)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(30)
    assert len(winners) == 1
    assert refused == ["slot_taken"] * (WRITERS - 1)


def test_the_database_itself_refuses_what_bypasses_the_path(database: Any, practice: Any) -> None:
    p = practice
    interval = local_interval(DAY, time(9), time(10), "America/Chicago")

    def force(unit: Any) -> None:
        for minutes in (0, 30):
            by = timedelta(minutes=minutes)
            unit.execute(
                insert(t.appointments).values(
                    org_id=p.org,
                    id=new_id(),
                    location_id=p.chicago,
                    patient_id=p.ada,
                    operatory_id=p.op1,
                    status="scheduled",
                    start_at=interval.start + by,
                    end_at=interval.end + by,
                    created_at=unit.now,
                    updated_at=unit.now,
                )
            )

    with pytest.raises(SlotTaken) as caught:
        in_transaction(database, p.caller(), force)
    assert (caught.value.status, caught.value.code) == (409, "slot_taken")
    with database.read(p.caller()) as unit:
        assert unit.rows(select(t.appointments.c.id)) == []


@pytest.mark.parametrize("deed", ["a procedure", "a tag", "a note"])
async def test_what_is_added_to_a_visit_that_is_just_deleted_is_not_found(
    desk: Desk, database: Database, deed: str
) -> None:
    tag = done(await desk.client.post("/definitions", json={"category": "AppointmentTag", "name": "Wheelchair"}), 201)
    going = UUID((await desk.booked())["id"])
    begun, finished = threading.Event(), threading.Event()

    def one_desk(unit: WriteUnit) -> None:
        service.delete(unit, going)
        begun.set()
        # Another desk has read the visit by then, or is kept out.
        finished.wait(1)

    def another_desk(unit: WriteUnit) -> None:
        if deed == "a procedure":
            visit.add_procedure(unit, going, AddProcedureIn(base_version=1, procedure_code_uuid=desk.practice.d0120))
        elif deed == "a tag":
            service.update(unit, going, UpdateAppointmentIn(base_version=1, tag_uuids=[UUID(tag["id"])]))
        else:
            service.update(unit, going, UpdateAppointmentIn(base_version=1, note="Premedicate"))

    def work(what: Any) -> Any:
        return in_transaction(database, desk.practice.caller(), what)

    with ThreadPoolExecutor(2) as desks:
        running = desks.submit(work, one_desk)
        assert begun.wait(10)
        waiting = desks.submit(work, another_desk)
        with pytest.raises(NotFoundProblem):
            waiting.result()
        finished.set()
        running.result()
