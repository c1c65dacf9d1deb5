"""From the wire's models to what the desk shows."""

from collections.abc import Callable, Mapping
from datetime import time
from decimal import Decimal
from uuid import UUID

from frontdesk.contract.appointment_rules import AppointmentRuleOut
from frontdesk.contract.appointment_types import AppointmentTypeOut
from frontdesk.contract.appointments import AppointmentOut
from frontdesk.contract.blockouts import BlockoutOut, BlockoutTypeOut
from frontdesk.contract.calendar import CalendarAppointmentOut, DailyCalendarOut
from frontdesk.contract.flow import FlowStatusOut
from frontdesk.contract.notes import ScheduleNoteOut
from frontdesk.contract.people import PatientOut, ProviderOut
from frontdesk.contract.resources import DefinitionOut, LocationOut, OperatoryOut
from frontdesk.contract.schedules import ProviderScheduleOut
from frontdesk.contract.visit import ProviderAssignmentOut
from frontdesk.domain.bookings import TypeRule
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import day_bounds, to_instant_after_gap
from frontdesk.domain.statuses import ProviderRole
from frontdesk.store.entities import (
    Appointment,
    AppointmentType,
    Assignment,
    Blockout,
    BlockoutKind,
    DayNote,
    DayTruth,
    Definition,
    FlowStatus,
    Location,
    Operatory,
    PatientHit,
    Provider,
    ProviderHours,
)
from frontdesk.store.patients import About

_MIDNIGHT = time(0)


def about(wire: CalendarAppointmentOut) -> About:
    """Return what a calendar page tells of a visit's patient; what it was not asked for is empty."""
    return About(
        wire.chart_number or "",
        wire.mobile_phone or "",
        wire.email or "",
        wire.birth_date,
        wire.balance_due,
        tuple(wire.alerts or ()),
        wire.insurance or "",
        wire.last_visit,
    )


def appointment(wire: AppointmentOut, procedures: tuple[str, ...], more: About | None = None) -> Appointment:
    """Return an appointment; its procedures, and *more* about its patient, travel apart from it."""
    interval = None
    # A foreign server may send anything; an end that is not after the start is no place on the book.
    if wire.start_time is not None and wire.end_time is not None and wire.start_time < wire.end_time:
        interval = Interval(wire.start_time, wire.end_time)
    confirmation = wire.confirmation_status
    return Appointment(
        id=wire.id,
        version=wire.version,
        location_id=wire.location.id,
        patient_id=wire.patient.id,
        patient_name=wire.patient.name or "",
        status=wire.status,
        interval=interval,
        operatory_id=wire.operatory.id if wire.operatory else None,
        type_id=wire.appointment_type.id if wire.appointment_type else None,
        provider_id=wire.provider.id if wire.provider else None,
        assignments=_assignments(wire),
        confirmation_id=confirmation.id if confirmation else None,
        confirmation_label=wire.confirmation_status_label or (confirmation.name if confirmation else "") or "",
        flow_id=wire.flow_status.id if wire.flow_status else None,
        flow_since=wire.flow_changed_at if wire.flow_status else None,
        note=wire.note,
        procedures=procedures,
        is_new_patient=wire.is_new_patient,
        is_time_locked=wire.is_time_locked,
        priority=wire.priority,
        color_override=wire.color_override,
        production=wire.production_amount,
        pattern=wire.time_pattern or None,
        is_overlap_allowed=bool(wire.is_overlap_allowed),
        broken_reason_id=wire.broken_reason.id if wire.broken_reason else None,
        cancel_reason_id=wire.cancel_reason.id if wire.cancel_reason else None,
        cancelled_by=wire.cancelled_by,
        updated_at=wire.updated_at,
        arrival=wire.datetime_ask_to_arrive,
        estimated_insurance=wire.estimated_insurance,
        estimated_patient=wire.estimated_patient_portion,
        tags=tuple(row.id for row in wire.tags or ()),
        about=more,
    )


def _assignments(wire: AppointmentOut) -> tuple[Assignment, ...]:
    if wire.provider_assignments is not None:
        rows = sorted(wire.provider_assignments, key=lambda row: row.item_order)
        return tuple(Assignment(row.provider.id, row.role, _own_time(row)) for row in rows)
    return tuple(Assignment(row.id, ProviderRole.OTHER) for row in wire.providers or ())


def _own_time(wire: ProviderAssignmentOut) -> Interval | None:
    if wire.start_time is None or wire.end_time is None or wire.end_time <= wire.start_time:
        return None
    return Interval(wire.start_time, wire.end_time)


def blockout(wire: BlockoutOut, types: Mapping[UUID, BlockoutTypeOut], zone: str) -> Blockout | None:
    """Return a blockout, or None for one that is cancelled or of no length."""
    start = to_instant_after_gap(wire.schedule_date, wire.start_time, zone)
    end = (
        day_bounds(wire.schedule_date, zone).end
        if wire.end_time == _MIDNIGHT
        else to_instant_after_gap(wire.schedule_date, wire.end_time, zone)
    )
    if wire.status == "cancelled" or end <= start:
        return None
    kind = types.get(wire.blockout_type.id)
    return Blockout(
        id=wire.id,
        version=wire.version,
        type_id=wire.blockout_type.id,
        name=wire.blockout_type.name or (kind.name if kind else ""),
        color=kind.color if kind else "",
        # A hold keeps visits out whatever its type says.
        is_no_schedule=wire.expires_at is not None or (kind.is_no_schedule if kind else False),
        location_id=wire.location.id,
        operatory_id=wire.operatory.id if wire.operatory else None,
        interval=Interval(start, end),
        note=wire.note,
        group_id=wire.blockout_group_uuid,
        expires_at=wire.expires_at,
        holder_id=wire.held_by.id if wire.held_by else None,
        holder=(wire.held_by.name or "") if wire.held_by else "",
    )


def blockout_kind(wire: BlockoutTypeOut) -> BlockoutKind:
    """Return what time is blocked for."""
    return BlockoutKind(
        wire.id,
        wire.version,
        wire.name,
        wire.color,
        wire.is_no_schedule,
        wire.is_do_not_copy,
        is_offered=not wire.is_hidden and wire.status == "active",
        item_order=wire.item_order,
    )


def hours(wire: ProviderScheduleOut) -> ProviderHours:
    """Return when a provider works on a day."""
    ranges = tuple(
        (Interval(row.start_time, row.end_time), row.operatory.id if row.operatory else None)
        for row in wire.time_ranges
        if row.start_time < row.end_time
    )
    return ProviderHours(wire.provider.id, ranges, wire.is_unavailable, wire.note or "")


def day(
    wire: DailyCalendarOut,
    location_id: UUID,
    types: Mapping[UUID, BlockoutTypeOut],
    visit: Callable[[AppointmentOut], Appointment],
    note: DayNote | None,
    goal: Decimal | None,
) -> DayTruth:
    """Return a whole day; *visit* knows what hangs on each of its appointments."""
    zone = wire.location_timezone
    blockouts = (blockout(row, types, zone) for row in wire.blockouts)
    return DayTruth(
        location_id,
        wire.date,
        tuple(visit(row) for row in wire.appointments),
        tuple(row for row in blockouts if row is not None),
        tuple(hours(row) for row in wire.provider_schedules),
        note,
        goal,
    )


def note(wire: ScheduleNoteOut) -> DayNote:
    """Return a day's note."""
    return DayNote(wire.id, wire.version, wire.location.id, wire.note_date, wire.note)


def type_rule(wire: AppointmentRuleOut) -> TypeRule:
    """Return a rule about two appointment types."""
    return TypeRule(wire.appointment_type_a.id, wire.appointment_type_b.id, allow_overlap=wire.allow_overlap)


def location(wire: LocationOut) -> Location:
    """Return an office."""
    return Location(wire.id, wire.name, wire.timezone)


def operatory(wire: OperatoryOut) -> Operatory:
    """Return a room."""
    return Operatory(
        wire.id,
        wire.location.id,
        wire.name,
        wire.abbreviation,
        wire.item_order,
        wire.is_hygiene,
        wire.is_hidden,
        tuple(row.id for row in wire.providers),
    )


def provider(wire: ProviderOut) -> Provider:
    """Return a provider."""
    return Provider(
        wire.id,
        wire.name,
        wire.abbreviation,
        wire.color,
        wire.is_hygienist,
        is_hidden=wire.is_hidden,
        works_here=wire.status != "inactive",
    )


def appointment_type(wire: AppointmentTypeOut) -> AppointmentType:
    """Return an appointment type."""
    pattern = wire.time_pattern or wire.effective_time_pattern
    return AppointmentType(
        wire.id,
        wire.name,
        wire.abbrev or "",
        wire.color or "",
        wire.duration_minutes or 0,
        pattern or None,
        tuple(wire.procedure_codes_to_add or ()),
        tuple(row.id for row in wire.locations or ()),
        is_offered=not wire.is_hidden and wire.status in (None, "active"),
    )


def flow_status(wire: FlowStatusOut) -> FlowStatus:
    """Return a station of the visit."""
    return FlowStatus(wire.id, wire.name, wire.slug, wire.color, wire.item_order)


def definition(wire: DefinitionOut) -> Definition:
    """Return one of the practice's own words."""
    return Definition(wire.id, wire.category, wire.name, wire.color or "", wire.item_order)


def patient(wire: PatientOut) -> PatientHit:
    """Return one row of a patient search."""
    phone = wire.mobile_phone or wire.home_phone or wire.work_phone or ""
    return PatientHit(wire.id, wire.name, wire.birth_date, phone, wire.chart_number or "")
