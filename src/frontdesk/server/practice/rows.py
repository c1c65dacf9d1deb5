"""A practice's records as rows of the tables, without what every row has: organisation and stamps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from frontdesk.domain.localtime import local_interval
from frontdesk.domain.recalls import begins_to_be_due
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.domain.tasks import Attachment, TaskStatus
from frontdesk.server.patients.search import search_columns
from frontdesk.server.practice import records
from frontdesk.server.practice.ids import part_id

Row = dict[str, Any]


def location(row: records.Location) -> Row:
    """Return an office."""
    return {"id": row.id, "name": row.name, "zone": row.zone, "phone": row.phone}


def provider(row: records.Provider) -> Row:
    """Return a provider."""
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


def operatory(row: records.Operatory) -> Row:
    """Return an operatory."""
    return {
        "id": row.id,
        "location_id": row.location_id,
        "name": row.name,
        "abbreviation": row.abbreviation,
        "item_order": row.item_order,
        "is_hygiene": row.is_hygiene,
    }


def room_providers(rooms: Sequence[records.Operatory], fresh: set[UUID]) -> Iterator[Row]:
    """Return who works in which operatory, of those that are *fresh*."""
    for room in rooms:
        named = ((room.dentist_id, ProviderRole.DENTIST), (room.hygienist_id, ProviderRole.HYGIENIST))
        present = [(provider_id, role) for provider_id, role in named if provider_id is not None and room.id in fresh]
        for order, (provider_id, role) in enumerate(present):
            yield {"operatory_id": room.id, "provider_id": provider_id, "role": role.value, "item_order": order}


def definition(row: records.Definition) -> Row:
    """Return an entry of a list."""
    return {
        "id": row.id,
        "category": row.category,
        "name": row.name,
        "color": row.color,
        "item_order": row.item_order,
    }


def task_list(row: records.TaskList) -> Row:
    """Return a list of tasks."""
    return {"id": row.id, "name": row.name, "item_order": row.item_order}


def task(row: records.Task, numbers: Mapping[UUID, int], writer: UUID) -> Row:
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


def task_note(row: records.Task, note: tuple[UUID, str, datetime]) -> Row:
    """Return a note on a task."""
    note_id, text, written_at = note
    return {"id": note_id, "task_id": row.id, "note": text, "written_at": written_at}


def flow_status(row: records.FlowStatus) -> Row:
    """Return a flow status."""
    return {"id": row.id, "name": row.name, "slug": row.slug, "color": row.color, "item_order": row.item_order}


def procedure_code(row: records.ProcedureCode) -> Row:
    """Return a procedure code."""
    return {
        "id": row.id,
        "code": row.code,
        "description": row.description,
        "abbreviation": row.abbreviation,
        "default_fee": row.fee,
        "time_pattern": row.pattern,
    }


def appointment_type(row: records.AppointmentType) -> Row:
    """Return an appointment type."""
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


def working_hours(row: records.WorkingHours) -> Row:
    """Return weekly working hours."""
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


def hours_override(row: records.HoursOverride) -> Row:
    """Return hours that differ on one day."""
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


def holiday(row: records.Holiday) -> Row:
    """Return a holiday."""
    return {"id": row.id, "location_id": row.location_id, "holiday_date": row.day, "name": row.name}


def blockout_type(row: records.BlockoutType) -> Row:
    """Return a type of blockouts."""
    return {
        "id": row.id,
        "name": row.name,
        "abbreviation": row.abbreviation,
        "color": row.color,
        "is_no_schedule": row.is_no_schedule,
        "is_do_not_copy": row.is_do_not_copy,
        "item_order": row.item_order,
    }


def blockout(row: records.Blockout, zone: str) -> Row:
    """Return a blockout, its times by the clock of its zone."""
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


def day_note(row: records.DayNote) -> Row:
    """Return the note of a day."""
    return {"id": row.id, "location_id": row.location_id, "note_date": row.day, "note": row.text}


def production_goal(row: records.ProductionGoal) -> Row:
    """Return a goal of production."""
    return {
        "id": row.id,
        "location_id": row.location_id,
        "provider_id": row.provider_id,
        "goal_date": row.day,
        "goal_amount": row.amount,
    }


def patient(row: records.Patient) -> Row:
    """Return a patient, with what they are searched by."""
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


def appointment(row: records.Appointment) -> Row:
    """Return a visit."""
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


def visit_providers(row: records.Appointment) -> Iterator[Row]:
    """Return who is needed for a visit."""
    named = [(row.provider_id, row.provider_role)] if row.provider_id else []
    for order, (provider_id, role) in enumerate([*named, *((also.provider_id, also.role) for also in row.also)]):
        yield {"appointment_id": row.id, "provider_id": provider_id, "role": role.value, "item_order": order}


def visit_procedures(row: records.Appointment) -> Iterator[Row]:
    """Return the procedures of a visit."""
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


def flow_events(row: records.Appointment) -> Iterator[Row]:
    """Return the steps of the patient through a visit."""
    for order, mark in enumerate(row.flow):
        yield {
            "id": part_id(row.id, f"flow/{order}"),
            "appointment_id": row.id,
            "flow_status_id": mark.status_id,
            "changed_at": mark.at,
        }


def recall_type(row: records.RecallType) -> Row:
    """Return a type of recalls."""
    return {
        "id": row.id,
        "name": row.name,
        "default_interval": {"months": row.months},
        "duration_minutes": row.minutes,
        "appointment_type_id": row.visit_type_id,
        "item_order": row.item_order,
    }


def recall_triggers(practice: records.Practice) -> Iterator[Row]:
    """Return which procedures answer which recall."""
    codes = {row.code: row.id for row in practice.procedure_codes}
    for kind in practice.recall_types:
        for code in codes.keys() & kind.codes:
            yield {
                "id": part_id(kind.id, f"trigger/{code}"),
                "recall_type_id": kind.id,
                "procedure_code_id": codes[code],
            }


def recall(row: records.Recall) -> Row:
    """Return a recall."""
    return {
        "id": row.id,
        "patient_id": row.patient_id,
        "recall_type_id": row.type_id,
        "due_date": row.due,
        "due_from": begins_to_be_due(row.due, row.last_visit),
        "last_visit_date": row.last_visit,
    }


def waitlist_entry(row: records.WaitlistEntry) -> Row:
    """Return an entry of the waitlist."""
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
