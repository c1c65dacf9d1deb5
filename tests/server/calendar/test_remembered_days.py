from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, insert, update

from frontdesk.contract.calendar import TIER_2_FIELDS
from frontdesk.server.calendar import service
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.remembering import Remembered
from frontdesk.server.platform.unit import Database
from frontdesk.server.schedules import resolving

DAY = date(2026, 3, 10)
EVERYTHING = ",".join(sorted(TIER_2_FIELDS))
MEMORIES = ((service, "_SHOWN"), (service, "_BLOCKED"), (resolving, "_SHOWN"))


@pytest.fixture
def elsewhere(engine_url: str) -> Iterator[Database]:
    """What another process has of the database."""
    opened = Database(open_engines(engine_url))
    yield opened
    opened.close()


class Scribbler:
    """Changes anything a day shows by hand, in a way that leaves neither versions nor events."""

    def __init__(self, practice: Any, seed: int) -> None:
        self.p = practice
        self.chance = random.Random(seed)
        self.visits: list[Any] = []
        self.said = 0

    def __call__(self, unit: Any) -> None:
        chosen = self.chance.choice(
            (self._book, self._book, self._reassign, self._drop, self._rename, self._block, self._work)
        )
        self.said += 1
        chosen(unit)

    def _put(self, unit: Any, table: Any, **values: Any) -> Any:
        made = new_id()
        stamps = {"created_at": unit.now, "updated_at": unit.now}
        unit.execute(insert(table).values(org_id=self.p.org, id=made, **stamps, **values))
        return made

    def _book(self, unit: Any) -> None:
        start = datetime(2026, 3, 10, 14, tzinfo=UTC) + timedelta(minutes=10 * self.chance.randrange(60))
        self.visits.append(
            self._put(
                unit,
                t.appointments,
                location_id=self.p.chicago,
                patient_id=self.p.ada,
                operatory_id=self.p.op1,
                status=self.chance.choice(("scheduled", "complete", "broken", "pinboard")),
                start_at=start,
                end_at=start + timedelta(minutes=30),
                is_overlap_allowed=True,
                note=f"note {self.said}",
            )
        )

    def _reassign(self, unit: Any) -> None:
        if self.visits:
            a = t.appointment_providers
            visit = self.chance.choice(self.visits)
            unit.execute(delete(a).where(a.c.org_id == self.p.org, a.c.appointment_id == visit))
            for order, who in enumerate(
                self.chance.sample((self.p.okafor, self.p.lindqvist), self.chance.randrange(3))
            ):
                values = {"org_id": self.p.org, "appointment_id": visit, "provider_id": who, "item_order": order}
                unit.execute(insert(a).values(role="dentist", **values))

    def _drop(self, unit: Any) -> None:
        if self.visits:
            gone = self.visits.pop(self.chance.randrange(len(self.visits)))
            unit.execute(
                delete(t.appointments).where(t.appointments.c.org_id == self.p.org, t.appointments.c.id == gone)
            )

    def _rename(self, unit: Any) -> None:
        table, row, column = self.chance.choice(
            (
                (t.patients, self.p.ada, "last_name"),
                (t.patients, self.p.ada, "email"),
                (t.patients, self.p.ada, "alerts"),
                (t.providers, self.p.okafor, "last_name"),
                (t.operatories, self.p.op1, "name"),
                (t.locations, self.p.chicago, "name"),
            )
        )
        name: Any = [f"alert {self.said}"] if column == "alerts" else f"name {self.said}"
        unit.execute(update(table).where(table.c.org_id == self.p.org, table.c.id == row).values({column: name}))

    def _block(self, unit: Any) -> None:
        start = datetime(2026, 3, 10, 17, tzinfo=UTC)
        self._put(
            unit,
            t.blockouts,
            location_id=self.p.chicago,
            blockout_type_id=self._put(unit, t.blockout_types, name=f"kind {self.said}"),
            schedule_date=DAY,
            start_time=time(12),
            end_time=time(13),
            start_at=start,
            end_at=start + timedelta(hours=1),
        )

    def _work(self, unit: Any) -> None:
        table, when = self.chance.choice(
            (
                (t.schedule_templates, {"day_of_week": DAY.weekday(), "effective_from": date(2026, 1, 1)}),
                (t.schedule_overrides, {"override_date": DAY}),
            )
        )
        who = self.chance.choice((self.p.okafor, self.p.lindqvist))
        hour = self.chance.randrange(7, 12)
        place = {"location_id": self.p.chicago, "operatory_id": self.p.op1}
        self._put(unit, table, provider_id=who, start_time=time(hour), end_time=time(hour + 3), **place, **when)


def test_a_day_is_the_same_remembered_as_worked_out_anew_whoever_wrote_to_the_tables(
    database: Database, elsewhere: Database, practice: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scribble = Scribbler(practice, seed=20260310)

    def pages() -> list[bytes]:
        with database.read(practice.caller()) as unit:
            days = [service.daily(unit, practice.chicago, DAY, fields) for fields in (None, EVERYTHING)]
            return [*days, service.weekly(unit, practice.chicago, DAY, None)]

    seen = set()
    for step in range(60):
        with (database, elsewhere)[step % 2].write(practice.caller()) as unit:
            scribble(unit)
        remembered = pages()
        with monkeypatch.context() as forgetful:
            for module, name in MEMORIES:
                forgetful.setattr(module, name, Remembered(1))
            assert remembered == pages()
        seen.add(remembered[0])
    assert len(seen) > 30


async def test_what_another_process_changes_is_on_the_next_answer(
    api_as: Callable[..., httpx.AsyncClient], elsewhere: Database, practice: Any
) -> None:
    chance = random.Random(5)
    api, denver = api_as(), api_as("denver")
    asked = {"location_uuid": str(practice.chicago), "target_date": DAY.isoformat()}
    for step in range(12):
        with elsewhere.write(practice.caller()) as unit:
            c, name = t.patients.c, f"name {step}"
            unit.execute(
                update(t.patients).where(c.org_id == practice.org, c.id == practice.ada).values(last_name=name)
            )
            unit.record("patient", practice.ada, "updated", {"last_name": (None, name)})
        start = f"{8 + step:02}:00"
        body = {"patient_uuid": str(practice.ada), "operatory_uuid": str(practice.op1), "end_time": f"{9 + step:02}:00"}
        if chance.random() < 0.5:
            slot = {"location_uuid": asked["location_uuid"], "schedule_date": DAY.isoformat(), "start_time": start}
            assert (await api.post("/appointments", json=body | slot)).status_code == 201
        shown = await api.get("/schedule/calendar/daily", params=asked)
        with elsewhere.read(practice.caller()) as unit:
            assert shown.content == service.daily(unit, practice.chicago, DAY, None)
        assert (await denver.get("/schedule/calendar/daily", params=asked)).status_code == 403


def test_the_memory_is_bounded_and_keeps_what_is_asked_for_again() -> None:
    made: list[int] = []
    memory: Remembered[int] = Remembered(3)

    def ask(number: int) -> int:
        return memory.get(number, lambda: made.append(number) or number)  # type: ignore[func-returns-value]

    for number in range(50):
        assert (ask(0), ask(number)) == (0, number)
    assert made == list(range(50))
    ask(1)
    assert made[-1] == 1
