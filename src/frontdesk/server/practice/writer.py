"""Writes a practice's records in one transaction: rows, history and one event to tell every desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select

from frontdesk.domain.localtime import local_interval, to_local
from frontdesk.domain.recalls import begins_to_be_due
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.domain.tasks import Attachment, TaskStatus
from frontdesk.server.db import tables
from frontdesk.server.patients.repository import words_of
from frontdesk.server.patients.search import search_columns
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.practice import records
from frontdesk.server.practice.ids import part_id

Row = dict[str, Any]
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
        self._add(tables.locations, _with_order(map(_location, practice.locations)))
        self._add(tables.providers, map(_provider, practice.providers))
        fresh_rooms = self._add(tables.operatories, map(_operatory, practice.operatories))
        self._insert(tables.operatory_providers, _room_providers(practice.operatories, fresh_rooms))
        self._add(tables.definitions, map(_definition, practice.definitions))
        self._add(tables.flow_statuses, map(_flow_status, practice.flow_statuses))
        self._add(tables.procedure_codes, map(_procedure_code, practice.procedure_codes))
        self._add(tables.appointment_types, map(_type, practice.types))
        self._add(tables.schedule_templates, (_hours(row) for row in practice.hours))
        self._add(tables.schedule_overrides, (_override(row) for row in practice.overrides))
        self._add(tables.holidays, map(_holiday, practice.holidays))
        self._add(tables.blockout_types, map(_blockout_type, practice.blockout_types))
        self._add(tables.blockouts, (_blockout(row, zones[row.location_id]) for row in practice.blockouts))
        self._add(tables.schedule_notes, map(_note, practice.notes))
        self._add(tables.production_goals, map(_goal, practice.goals))
        self._progress("Writing patients", 0.0)
        self._write_patients(practice)
        told = self._write_appointments(practice, zones)
        self._add(tables.recall_types, map(_recall_type, practice.recall_types))
        self._add(tables.recall_triggers, _recall_triggers(practice))
        self._add(tables.recalls, map(_recall, practice.recalls))
        self._add(tables.waitlist_entries, map(_waitlist_entry, practice.waitlist))
        self._add(tables.task_lists, map(_task_list, practice.task_lists))
        self._write_tasks(practice)
        if any(self.added.values()):
            # What is no visit shows on the days too: nobody may go on showing what they had before.
            for location in practice.locations:
                if location.id not in told:
                    self._unit.emit("schedule.changed", location.id, None, location.id)

    def _write_patients(self, practice: records.Practice) -> None:
        """Write the patients with the words they are searched by."""
        rows = [_patient(row) for row in practice.patients]
        fresh = self._add(tables.patients, rows)
        texts = ((row["id"], row["search_text"]) for row in rows if row["id"] in fresh)
        self._insert(tables.patient_words, words_of(texts))

    def _write_tasks(self, practice: records.Practice) -> None:
        """Write the tasks with the numbers of what they are about, and the notes on them."""
        patients = self._numbers(tables.patients, [row.patient_id for row in practice.tasks])
        visits = self._numbers(tables.appointments, [row.appointment_id for row in practice.tasks])
        fresh = self._add(
            tables.tasks, (_task(row, {**patients, **visits}, self._unit.caller.user_id) for row in practice.tasks)
        )
        noted = [row for row in practice.tasks if row.id in fresh]
        self._add(tables.task_notes, (_task_note(row, note) for row in noted for note in row.notes))

    def _numbers(self, table: Table, ids: Iterable[UUID | None]) -> dict[UUID, int]:
        c, wanted = table.c, {each for each in ids if each is not None}
        if not wanted:
            return {}
        statement = select(c.id, c.number).where(c.org_id == self._unit.org_id, c.id.in_(wanted))
        return {row.id: row.number for row in self._unit.rows(statement)}

    def _write_appointments(self, practice: records.Practice, zones: Mapping[UUID, str]) -> set[UUID]:
        """Write the visits with what hangs on them; return the locations whose listeners are told of them."""
        fresh = self._add(tables.appointments, map(_appointment, practice.appointments), "Writing appointments")
        visits = [row for row in practice.appointments if row.id in fresh]
        self._insert(tables.appointment_providers, (line for row in visits for line in _visit_providers(row)))
        now = self._unit.now
        self._insert(
            tables.appointment_procedures,
            (line | {"created_at": now, "updated_at": now} for row in visits for line in _visit_procedures(row)),
        )
        by = {"changed_by_id": self._unit.caller.user_id, "changed_by": self._unit.caller.user_name}
        self._insert(tables.flow_events, (line | by for row in visits for line in _flow_events(row)))
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

    def _add(self, table: Table, rows: Iterable[Row], what: str | None = None) -> set[UUID]:
        """Insert the rows that are not there yet; return their ids."""
        known = known_ids(self._unit, table)
        every = list(rows)
        fresh = [row for row in every if row["id"] not in known]
        stamps = {"created_at": self._unit.now, "updated_at": self._unit.now}
        self._insert(table, (stamps | row for row in fresh), what, len(fresh))
        self.known[table.name] = len(every) - len(fresh)
        return {row["id"] for row in fresh}

    def _insert(self, table: Table, rows: Iterable[Row], what: str | None = None, total: int = 0) -> None:
        count = 0
        for batch in _batches(rows):
            self._unit.execute(insert(table), [{"org_id": self._unit.org_id} | row for row in batch])
            count += len(batch)
            if what:
                self._progress(what, count / max(total, 1))
        self.added[table.name] = self.added.get(table.name, 0) + count


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _with_order(rows: Iterable[Row]) -> Iterator[Row]:
    for order, row in enumerate(rows):
        yield row | {"item_order": order}


def _location(row: records.Location) -> Row:
    return {"id": row.id, "name": row.name, "zone": row.zone, "phone": row.phone}


def _provider(row: records.Provider) -> Row:
    return {
        "id": row.id,
        "abbreviation": row.abbreviation,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "color": row.color,
        "is_hygienist": row.is_hygienist,
        "item_order": row.item_order,
        "specialty": row.specialty,
        "hourly_production_goal": row.hourly_production_goal,
    }


def _operatory(row: records.Operatory) -> Row:
    return {
        "id": row.id,
        "location_id": row.location_id,
        "name": row.name,
        "abbreviation": row.abbreviation,
        "item_order": row.item_order,
        "is_hygiene": row.is_hygiene,
    }


def _room_providers(rooms: Sequence[records.Operatory], fresh: set[UUID]) -> Iterator[Row]:
    for room in rooms:
        named = ((room.dentist_id, ProviderRole.DENTIST), (room.hygienist_id, ProviderRole.HYGIENIST))
        present = [(provider_id, role) for provider_id, role in named if provider_id is not None and room.id in fresh]
        for order, (provider_id, role) in enumerate(present):
            yield {"operatory_id": room.id, "provider_id": provider_id, "role": role.value, "item_order": order}


def _definition(row: records.Definition) -> Row:
    return {
        "id": row.id,
        "category": row.category,
        "name": row.name,
        "color": row.color,
        "item_order": row.item_order,
    }


def _task_list(row: records.TaskList) -> Row:
    return {"id": row.id, "name": row.name, "item_order": row.item_order}


def _task(row: records.Task, numbers: Mapping[UUID, int], writer: UUID) -> Row:
    """Return a task; what is not new any more is what the writer asked for, and so is no news to them."""
    by = None if row.status is TaskStatus.NEW else writer
    about = Attachment.PATIENT if row.appointment_id is None else Attachment.APPOINTMENT
    key = row.appointment_id or row.patient_id
    return {
        "id": row.id,
        "list_id": row.list_id,
        "description": row.words,
        "short_description": row.summary,
        "status": row.status.value,
        "priority_id": row.priority_id,
        "attached_to": (Attachment.NOTHING if key is None else about).value,
        "patient_id": row.patient_id,
        "appointment_id": row.appointment_id,
        "attached_number": 0 if key is None else numbers[key],
        "entered_at": row.entered_at,
        "remind_at": row.remind_at,
        "finished_at": row.finished_at,
        "news_at": row.entered_at,
        "made_by_id": by,
        "news_by_id": by,
        "created_at": row.entered_at,
        "updated_at": row.finished_at or row.entered_at,
    }


def _task_note(row: records.Task, note: tuple[UUID, str, datetime]) -> Row:
    note_id, text, written_at = note
    return {"id": note_id, "task_id": row.id, "note": text, "written_at": written_at}


def _flow_status(row: records.FlowStatus) -> Row:
    return {"id": row.id, "name": row.name, "slug": row.slug, "color": row.color, "item_order": row.item_order}


def _procedure_code(row: records.ProcedureCode) -> Row:
    return {
        "id": row.id,
        "code": row.code,
        "description": row.description,
        "abbreviation": row.abbreviation,
        "default_fee": row.fee,
        "time_pattern": row.pattern,
    }


def _type(row: records.AppointmentType) -> Row:
    return {
        "id": row.id,
        "name": row.name,
        "abbreviation": row.abbreviation,
        "color": row.color,
        "duration_minutes": row.minutes,
        "time_pattern": row.pattern,
        "procedure_codes_to_add": list(row.codes),
        "item_order": row.item_order,
    }


def _hours(row: records.WorkingHours) -> Row:
    return {
        "id": row.id,
        "provider_id": row.provider_id,
        "location_id": row.location_id,
        "operatory_id": row.operatory_id,
        "day_of_week": row.weekday,
        "start_time": row.start,
        "end_time": row.end,
        "effective_from": row.effective_from,
    }


def _override(row: records.HoursOverride) -> Row:
    return {
        "id": row.id,
        "provider_id": row.provider_id,
        "location_id": row.location_id,
        "override_date": row.day,
        "start_time": row.start,
        "end_time": row.end,
        "is_unavailable": row.is_unavailable,
        "override_reason": row.reason,
        "note": row.note,
    }


def _holiday(row: records.Holiday) -> Row:
    return {"id": row.id, "location_id": row.location_id, "holiday_date": row.day, "name": row.name}


def _blockout_type(row: records.BlockoutType) -> Row:
    return {
        "id": row.id,
        "name": row.name,
        "abbreviation": row.abbreviation,
        "color": row.color,
        "is_no_schedule": row.is_no_schedule,
        "is_do_not_copy": row.is_do_not_copy,
        "item_order": row.item_order,
    }


def _blockout(row: records.Blockout, zone: str) -> Row:
    interval = local_interval(row.day, row.start, row.end, zone)
    return {
        "id": row.id,
        "location_id": row.location_id,
        "operatory_id": row.operatory_id,
        "blockout_type_id": row.type_id,
        "schedule_date": row.day,
        "start_time": row.start,
        "end_time": row.end,
        "start_at": interval.start,
        "end_at": interval.end,
        "note": row.note,
    }


def _note(row: records.DayNote) -> Row:
    return {"id": row.id, "location_id": row.location_id, "note_date": row.day, "note": row.text}


def _goal(row: records.ProductionGoal) -> Row:
    return {
        "id": row.id,
        "location_id": row.location_id,
        "provider_id": row.provider_id,
        "goal_date": row.day,
        "goal_amount": row.amount,
    }


def _patient(row: records.Patient) -> Row:
    return {
        "id": row.id,
        "external_id": row.external_id,
        "chart_number": row.chart_number,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "preferred_name": row.preferred_name,
        "birth_date": row.birth_date,
        "mobile_phone": row.mobile_phone,
        "email": row.email,
        "language": row.language,
        "balance": row.balance,
        "alerts": list(row.alerts),
        "primary_provider_id": row.primary_provider_id,
        "home_location_id": row.home_location_id,
        **search_columns(
            last_name=row.last_name,
            first_name=row.first_name,
            other_names=(row.preferred_name,),
            chart_number=row.chart_number,
            email=row.email,
            birth_date=row.birth_date,
            phones=(row.mobile_phone,),
        ),
    }


def _appointment(row: records.Appointment) -> Row:
    last = row.flow[-1] if row.flow else None
    return {
        "id": row.id,
        "external_id": row.external_id,
        "location_id": row.location_id,
        "patient_id": row.patient_id,
        "status": row.status.value,
        "start_at": row.start,
        "end_at": row.end,
        "operatory_id": row.operatory_id,
        "appointment_type_id": row.type_id,
        "provider_id": row.provider_id,
        "confirmation_status_id": row.confirmation_id,
        "flow_status_id": last.status_id if last else None,
        "flow_changed_at": last.at if last else None,
        "note": row.note,
        "is_new_patient": row.is_new_patient,
        "is_time_locked": row.is_time_locked,
        "is_overlap_allowed": row.is_overlap_allowed,
        "priority": row.priority,
        "time_pattern": row.pattern,
        "production_amount": row.production,
        "broken_reason_id": row.broken_reason_id,
        "cancel_reason_id": row.cancel_reason_id,
        "cancelled_by": row.cancelled_by,
        "created_at": row.created_at,
        "updated_at": row.ended_at or (last.at if last else row.created_at),
    }


def _visit_providers(row: records.Appointment) -> Iterator[Row]:
    named = [(row.provider_id, row.provider_role)] if row.provider_id else []
    for order, (provider_id, role) in enumerate([*named, *((also.provider_id, also.role) for also in row.also)]):
        yield {"appointment_id": row.id, "provider_id": provider_id, "role": role.value, "item_order": order}


def _visit_procedures(row: records.Appointment) -> Iterator[Row]:
    status = "completed" if row.status is AppointmentStatus.COMPLETE else "planned"
    for order, line in enumerate(row.procedures):
        yield {
            "id": part_id(row.id, f"procedure/{order}"),
            "appointment_id": row.id,
            "procedure_code_id": line.code_id,
            "provider_id": row.provider_id,
            "fee": line.fee,
            "status": status,
            "item_order": order,
        }


def _flow_events(row: records.Appointment) -> Iterator[Row]:
    for order, mark in enumerate(row.flow):
        yield {
            "id": part_id(row.id, f"flow/{order}"),
            "appointment_id": row.id,
            "flow_status_id": mark.status_id,
            "changed_at": mark.at,
        }


def _recall_type(row: records.RecallType) -> Row:
    return {
        "id": row.id,
        "name": row.name,
        "default_interval": {"months": row.months},
        "duration_minutes": row.minutes,
        "appointment_type_id": row.visit_type_id,
        "item_order": row.item_order,
    }


def _recall_triggers(practice: records.Practice) -> Iterator[Row]:
    codes = {row.code: row.id for row in practice.procedure_codes}
    for kind in practice.recall_types:
        for code in codes.keys() & kind.codes:
            yield {
                "id": part_id(kind.id, f"trigger/{code}"),
                "recall_type_id": kind.id,
                "procedure_code_id": codes[code],
            }


def _recall(row: records.Recall) -> Row:
    return {
        "id": row.id,
        "patient_id": row.patient_id,
        "recall_type_id": row.type_id,
        "due_date": row.due,
        "due_from": begins_to_be_due(row.due, row.last_visit),
        "last_visit_date": row.last_visit,
    }


def _waitlist_entry(row: records.WaitlistEntry) -> Row:
    return {
        "id": row.id,
        "patient_id": row.patient_id,
        "location_id": row.location_id,
        "appointment_type_id": row.type_id,
        "provider_id": row.provider_id,
        "duration_minutes": row.minutes,
        "urgency": row.urgency,
        "weekdays": list(row.weekdays),
        "earliest_time": row.earliest,
        "latest_time": row.latest,
        "note": row.note,
        "created_at": row.created_at,
        "updated_at": row.created_at,
    }
