"""An appointment's life against a model of a few lines, by whatever way Hypothesis finds through it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from frontdesk.contract.appointments import (
    AppointmentOut,
    CreateAppointmentIn,
    MoveAppointmentIn,
    PlaceAppointmentIn,
    TransitionStatusIn,
    UpdateAppointmentIn,
)
from frontdesk.domain.statuses import MOVABLE, ON_THE_BOOK, PLACEABLE, AppointmentStatus, may_transition
from frontdesk.server.appointments import service
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.platform.errors import ApiProblem
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database

DAY = date(2026, 3, 10)
starts = st.integers(8, 12)
lengths = st.integers(1, 2)
rooms = st.sampled_from(["op1", "op2"])


@dataclass
class Known:
    """What the model knows of one appointment."""

    version: int
    status: AppointmentStatus
    room: str
    start: int
    end: int
    locked: bool = False


class Life(RuleBasedStateMachine):
    """Book, move, place, change status, lock and delete; after each step the book equals the model."""

    visits = Bundle("visits")
    template: Path
    practice: Any

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="life"))
        shutil.copy(self.template, self.folder / "frontdesk.db")
        self.database = Database(open_engines(f"sqlite:///{self.folder / 'frontdesk.db'}"))
        self.model: dict[UUID, Known] = {}
        self.changes = 0

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

    def free(self, room: str, start: int, end: int, but: UUID | None = None) -> bool:
        return not any(
            key != but and one.status in ON_THE_BOOK and one.room == room and one.start < end and start < one.end
            for key, one in self.model.items()
        )

    def do(self, work: Any) -> Any:
        try:
            answer = in_transaction(self.database, self.practice.caller(), work)
        except ApiProblem as problem:
            return problem.code if problem.status != 422 else "invalid"
        self.changes += 1
        return AppointmentOut.model_validate_json(answer) if isinstance(answer, bytes) else answer

    def becomes(self, key: UUID, after: Known) -> None:
        """Note what a visit is like after a change; what was so already is none."""
        if after == self.model[key]:
            self.changes -= 1
        else:
            self.model[key] = replace(after, version=after.version + 1)

    def span(self, start: int, length: int) -> dict[str, Any]:
        return {"schedule_date": DAY, "start_time": time(start), "end_time": time(start + length)}

    @initialize(target=visits, start=starts)
    def begin(self, start: int) -> UUID:
        return self.book("op1", start, 1, AppointmentStatus.PLANNED)

    @rule(target=visits, room=rooms, start=starts, length=lengths, status=st.sampled_from(AppointmentStatus))
    def book(self, room: str, start: int, length: int, status: AppointmentStatus) -> UUID:
        p = self.practice
        place = {"patient_uuid": p.ada, "location_uuid": p.chicago, "operatory_uuid": getattr(p, room)}
        new = CreateAppointmentIn(status=status, **place, **self.span(start, length))
        answer = self.do(lambda unit: service.create(unit, new))
        if status in ON_THE_BOOK and not self.free(room, start, start + length):
            assert answer == "slot_taken"
            return UUID(int=0)
        key: UUID = answer.id
        self.model[key] = Known(1, status, room, start, start + length)
        return key

    @rule(key=visits, room=rooms, start=starts, length=lengths, is_stale=st.sampled_from([False, False, False, True]))
    def move_or_place(self, key: UUID, room: str, start: int, length: int, is_stale: bool) -> None:
        one = self.model.get(key)
        version = (one.version if one else 1) + is_stale
        where = {"base_version": version, "operatory_uuid": getattr(self.practice, room), **self.span(start, length)}
        placing = one is not None and one.status in PLACEABLE
        if placing:
            answer = self.do(lambda unit: service.place(unit, key, PlaceAppointmentIn(**where)))
        else:
            answer = self.do(lambda unit: service.move(unit, key, MoveAppointmentIn(**where)))
        if one is None:
            assert answer == "not_found"
        elif is_stale:
            assert answer == "stale_version"
        elif not placing and one.status not in MOVABLE:
            assert answer == "transition_not_allowed"
        elif one.locked and (one.start, one.end) != (start, start + length):
            assert answer == "time_locked"
        elif not self.free(room, start, start + length, key):
            assert answer == "slot_taken"
        else:
            self.becomes(key, Known(version, AppointmentStatus.SCHEDULED, room, start, start + length, one.locked))
            assert answer.version == self.model[key].version

    @rule(key=visits, status=st.sampled_from(AppointmentStatus))
    def become(self, key: UUID, status: AppointmentStatus) -> None:
        one = self.model.get(key)
        wanted = TransitionStatusIn(base_version=one.version if one else 1, status=status)
        answer = self.do(lambda unit: service.transition(unit, key, wanted))
        if one is None:
            assert answer == "not_found"
        elif not may_transition(one.status, status):
            assert answer == "transition_not_allowed"
        elif status in ON_THE_BOOK and one.status not in ON_THE_BOOK and not self.free(one.room, one.start, one.end):
            assert answer == "slot_taken"
        else:
            one.status, one.version = status, one.version + 1

    @rule(key=visits, locked=st.booleans())
    def lock(self, key: UUID, locked: bool) -> None:
        one = self.model.get(key)
        if one is not None:
            wanted = UpdateAppointmentIn(base_version=one.version, is_time_locked=locked)
            self.do(lambda unit: service.update(unit, key, wanted))
            self.becomes(key, replace(one, locked=locked))

    @rule(key=visits)
    def delete(self, key: UUID) -> None:
        answer = self.do(lambda unit: service.delete(unit, key))
        assert (answer == "not_found") == (self.model.pop(key, None) is None)

    @invariant()
    def the_book_equals_the_model(self) -> None:
        names = {self.practice.op1: "op1", self.practice.op2: "op2"}
        with self.database.read(self.practice.caller()) as unit:
            rows = unit.rows(select(t.appointments))
            history = len(unit.rows(select(t.history.c.sequence)))
            events = len(unit.rows(select(t.events.c.id)))
        # Chicago is five hours behind UTC on that day.
        stored = {
            row.id: Known(
                row.version,
                AppointmentStatus(row.status),
                names[row.operatory_id],
                row.start_at.hour - 5,
                row.end_at.hour - 5,
                row.is_time_locked,
            )
            for row in rows
        }
        assert stored == self.model
        assert (history, events) == (self.changes, self.changes)


def test_the_book_follows_the_rules_whatever_a_desk_does(sqlite_template: tuple[Path, Any]) -> None:
    machine = type("PracticeLife", (Life,), {"template": sqlite_template[0], "practice": sqlite_template[1]})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=12, stateful_step_count=20, deadline=None, derandomize=True, database=None),
    )
