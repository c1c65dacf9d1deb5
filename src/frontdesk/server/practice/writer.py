"""Writes a practice's records in one transaction: rows, history and one event to tell every desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select

from frontdesk.domain.localtime import to_local
from frontdesk.server.db import tables
from frontdesk.server.patients.repository import words_of
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.practice import records, rows
from frontdesk.server.practice.rows import Row

Progress = Callable[[str, float], None]
BATCH = 2000


def known_ids(unit: ReadUnit, table: Table) -> set[UUID]:
    """Return the ids of the organisation's rows in ``table``."""
    return {row.id for row in unit.rows(select(table.c.id).where(table.c.org_id == unit.org_id))}


class PracticeWriter:
    """Adds records to an organisation; rows whose id is there already are left as they are.

    Attributes:
        added: Rows added, by table name.
        known: Rows that were there already, by table name.
    """

    def __init__(
        self,
        unit: WriteUnit,
        action: str,
        progress: Progress | None = None,
        history_since: datetime | None = None,
    ) -> None:
        """Write as ``action``; visits that began before ``history_since`` get no history of their own."""
        self._history_since = history_since
        self.added: dict[str, int] = {}
        self.known: dict[str, int] = {}
        self._unit = unit
        self._action = action
        self._progress = progress or (lambda _what, _share: None)

    def write(self, practice: records.Practice) -> None:
        """Write everything of ``practice``, in an order that keeps every reference valid."""
        zones = {row.id: row.zone for row in practice.locations}
        self._add(tables.locations, _with_order(map(rows.location, practice.locations)))
        self._add(tables.providers, map(rows.provider, practice.providers))
        fresh_rooms = self._add(tables.operatories, map(rows.operatory, practice.operatories))
        self._insert(tables.operatory_providers, rows.room_providers(practice.operatories, fresh_rooms))
        self._add(tables.definitions, map(rows.definition, practice.definitions))
        self._add(tables.flow_statuses, map(rows.flow_status, practice.flow_statuses))
        self._add(tables.procedure_codes, map(rows.procedure_code, practice.procedure_codes))
        self._add(tables.appointment_types, map(rows.appointment_type, practice.types))
        self._add(tables.schedule_templates, (rows.working_hours(row) for row in practice.hours))
        self._add(tables.schedule_overrides, (rows.hours_override(row) for row in practice.overrides))
        self._add(tables.holidays, map(rows.holiday, practice.holidays))
        self._add(tables.blockout_types, map(rows.blockout_type, practice.blockout_types))
        self._add(tables.blockouts, (rows.blockout(row, zones[row.location_id]) for row in practice.blockouts))
        self._add(tables.schedule_notes, map(rows.day_note, practice.notes))
        self._add(tables.production_goals, map(rows.production_goal, practice.goals))
        self._progress("Writing patients", 0.0)
        self._write_patients(practice)
        told = self._write_appointments(practice, zones)
        self._add(tables.recall_types, map(rows.recall_type, practice.recall_types))
        self._add(tables.recall_triggers, rows.recall_triggers(practice))
        self._add(tables.recalls, map(rows.recall, practice.recalls))
        self._add(tables.waitlist_entries, map(rows.waitlist_entry, practice.waitlist))
        self._add(tables.task_lists, map(rows.task_list, practice.task_lists))
        self._write_tasks(practice)
        if any(self.added.values()):
            # What is no visit shows on the days too: nobody may go on showing what they had before.
            for location in practice.locations:
                if location.id not in told:
                    self._unit.emit("schedule.changed", location.id, None, location.id)

    def _write_patients(self, practice: records.Practice) -> None:
        """Write the patients with the words they are searched by."""
        people = [rows.patient(row) for row in practice.patients]
        fresh = self._add(tables.patients, people)
        texts = ((row["id"], row["search_text"]) for row in people if row["id"] in fresh)
        self._insert(tables.patient_words, words_of(texts))

    def _write_tasks(self, practice: records.Practice) -> None:
        """Write the tasks with the numbers of what they are about, and the notes on them."""
        patients = self._numbers(tables.patients, [row.patient_id for row in practice.tasks])
        visits = self._numbers(tables.appointments, [row.appointment_id for row in practice.tasks])
        fresh = self._add(
            tables.tasks, (rows.task(row, {**patients, **visits}, self._unit.caller.user_id) for row in practice.tasks)
        )
        noted = [row for row in practice.tasks if row.id in fresh]
        self._add(tables.task_notes, (rows.task_note(row, note) for row in noted for note in row.notes))

    def _numbers(self, table: Table, ids: Iterable[UUID | None]) -> dict[UUID, int]:
        c, wanted = table.c, {each for each in ids if each is not None}
        if not wanted:
            return {}
        statement = select(c.id, c.number).where(c.org_id == self._unit.org_id, c.id.in_(wanted))
        return {row.id: row.number for row in self._unit.rows(statement)}

    def _write_appointments(self, practice: records.Practice, zones: Mapping[UUID, str]) -> set[UUID]:
        """Write the visits with what hangs on them; return the locations whose listeners are told of them."""
        fresh = self._add(tables.appointments, map(rows.appointment, practice.appointments), "Writing appointments")
        visits = [row for row in practice.appointments if row.id in fresh]
        self._insert(tables.appointment_providers, (line for row in visits for line in rows.visit_providers(row)))
        now = self._unit.now
        self._insert(
            tables.appointment_procedures,
            (line | {"created_at": now, "updated_at": now} for row in visits for line in rows.visit_procedures(row)),
        )
        by = {"changed_by_id": self._unit.caller.user_id, "changed_by": self._unit.caller.user_name}
        self._insert(tables.flow_events, (line | by for row in visits for line in rows.flow_events(row)))
        days: dict[UUID, set[Any]] = {}
        for visit in visits:
            days.setdefault(visit.location_id, set()).add(to_local(visit.start, zones[visit.location_id]).date())
            if self._history_since is not None and visit.start < self._history_since:
                continue
            self._unit.record(
                "appointment",
                visit.id,
                self._action,
                {
                    "start_time": (None, visit.start),
                    "end_time": (None, visit.end),
                    "operatory": (None, visit.operatory_id),
                },
                location_id=visit.location_id,
                to_status=visit.status,
            )
        for location_id, dates in days.items():
            self._unit.emit("schedule.changed", location_id, None, location_id, dates)
        return set(days)

    def _add(self, table: Table, given: Iterable[Row], what: str | None = None) -> set[UUID]:
        """Insert the rows that are not there yet; return their ids."""
        known = known_ids(self._unit, table)
        every = list(given)
        fresh = [row for row in every if row["id"] not in known]
        stamps = {"created_at": self._unit.now, "updated_at": self._unit.now}
        self._insert(table, (stamps | row for row in fresh), what, len(fresh))
        self.known[table.name] = len(every) - len(fresh)
        return {row["id"] for row in fresh}

    def _insert(self, table: Table, given: Iterable[Row], what: str | None = None, total: int = 0) -> None:
        count = 0
        for batch in _batches(given):
            self._unit.execute(insert(table), [{"org_id": self._unit.org_id} | row for row in batch])
            count += len(batch)
            if what:
                self._progress(what, count / max(total, 1))
        self.added[table.name] = self.added.get(table.name, 0) + count


def _batches(given: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in given:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _with_order(given: Iterable[Row]) -> Iterator[Row]:
    for order, row in enumerate(given):
        yield row | {"item_order": order}
