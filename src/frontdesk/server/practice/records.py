"""A practice as plain records, before it is written: what the starter set, the demo and an import produce.

Ids are UUIDs, instants aware UTC, local times wall-clock times of the location, money decimals with two places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.domain.tasks import TaskStatus

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Location:
    """An office."""

    id: UUID
    name: str
    zone: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """A dentist or hygienist; ``color`` is ``#RRGGBB``."""

    id: UUID
    abbreviation: str
    first_name: str
    last_name: str
    color: str
    is_hygienist: bool
    item_order: int
    specialty: str = ""
    hourly_production_goal: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Operatory:
    """A treatment room and who usually works in it."""

    id: UUID
    location_id: UUID
    name: str
    abbreviation: str
    item_order: int
    is_hygiene: bool
    dentist_id: UUID | None
    hygienist_id: UUID | None


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """A provider's weekly hours; ``weekday`` counts from Monday as 0."""

    id: UUID
    provider_id: UUID
    location_id: UUID
    operatory_id: UUID | None
    weekday: int
    start: time
    end: time
    effective_from: date


@dataclass(frozen=True, slots=True)
class HoursOverride:
    """Hours of one date that differ from the weekly ones; without times and unavailable means the whole day off."""

    id: UUID
    provider_id: UUID
    location_id: UUID
    day: date
    is_unavailable: bool
    reason: str
    start: time | None = None
    end: time | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A value of a practice's own list."""

    id: UUID
    category: str
    name: str
    color: str
    item_order: int


@dataclass(frozen=True, slots=True)
class FlowStatus:
    """A step of the visit."""

    id: UUID
    name: str
    slug: str
    color: str
    item_order: int


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    """A procedure with its usual fee; the pattern has one character per five minutes."""

    id: UUID
    code: str
    description: str
    abbreviation: str
    fee: Decimal
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentType:
    """A kind of visit."""

    id: UUID
    name: str
    abbreviation: str
    color: str
    minutes: int
    pattern: str
    item_order: int
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Patient:
    """A person of the practice."""

    id: UUID
    chart_number: str
    first_name: str
    last_name: str
    birth_date: date | None
    home_location_id: UUID
    primary_provider_id: UUID | None = None
    preferred_name: str = ""
    mobile_phone: str = ""
    email: str = ""
    language: str = "en"
    balance: Decimal = ZERO
    alerts: tuple[str, ...] = ()
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """A procedure planned for a visit."""

    code_id: UUID
    fee: Decimal


@dataclass(frozen=True, slots=True)
class FlowMark:
    """When a patient reached a step of the visit."""

    status_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Attendance:
    """A provider beside the main one."""

    provider_id: UUID
    role: ProviderRole


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit with what happened to it."""

    id: UUID
    location_id: UUID
    patient_id: UUID
    operatory_id: UUID
    type_id: UUID | None
    provider_id: UUID | None
    provider_role: ProviderRole
    status: AppointmentStatus
    start: datetime
    end: datetime
    pattern: str
    created_at: datetime
    confirmation_id: UUID | None = None
    note: str = ""
    is_new_patient: bool = False
    is_time_locked: bool = False
    is_overlap_allowed: bool = False
    priority: int = 0
    production: Decimal = ZERO
    broken_reason_id: UUID | None = None
    cancel_reason_id: UUID | None = None
    cancelled_by: str | None = None
    ended_at: datetime | None = None
    procedures: tuple[ProcedureLine, ...] = ()
    flow: tuple[FlowMark, ...] = ()
    also: tuple[Attendance, ...] = ()
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class BlockoutType:
    """A kind of blocked time."""

    id: UUID
    name: str
    abbreviation: str
    color: str
    is_no_schedule: bool
    is_do_not_copy: bool
    item_order: int


@dataclass(frozen=True, slots=True)
class Blockout:
    """Blocked time of one operatory, or of the whole location when ``operatory_id`` is None."""

    id: UUID
    type_id: UUID
    location_id: UUID
    operatory_id: UUID | None
    day: date
    start: time
    end: time
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayNote:
    """The note on top of a day."""

    id: UUID
    location_id: UUID
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which a location, or all of them, is closed."""

    id: UUID
    location_id: UUID | None
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class ProductionGoal:
    """What a provider is to produce on a day."""

    id: UUID
    location_id: UUID
    provider_id: UUID
    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class RecallType:
    """A kind of regular check; the interval is in months, and the procedures are those that answer it, by code."""

    id: UUID
    name: str
    months: int
    minutes: int
    item_order: int
    visit_type_id: UUID | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recall:
    """A patient's next regular check."""

    id: UUID
    patient_id: UUID
    type_id: UUID
    due: date
    last_visit: date | None


@dataclass(frozen=True, slots=True)
class WaitlistEntry:
    """A patient who would come sooner. Weekdays count from Monday as 0."""

    id: UUID
    patient_id: UUID
    location_id: UUID
    type_id: UUID | None
    provider_id: UUID | None
    minutes: int
    urgency: str
    weekdays: tuple[int, ...]
    earliest: time | None
    latest: time | None
    note: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class TaskList:
    """A list of things to do, for the whole practice."""

    id: UUID
    name: str
    item_order: int


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, about a visit, a patient or neither; notes have an id, a text and when they were written."""

    id: UUID
    list_id: UUID
    words: str
    status: TaskStatus
    priority_id: UUID
    patient_id: UUID | None
    appointment_id: UUID | None
    entered_at: datetime
    remind_at: datetime | None = None
    finished_at: datetime | None = None
    notes: tuple[tuple[UUID, str, datetime], ...] = ()
    summary: str = ""


@dataclass(slots=True)
class Practice:
    """Everything of a practice that is to be written at once."""

    name: str
    locations: list[Location] = field(default_factory=list)
    providers: list[Provider] = field(default_factory=list)
    operatories: list[Operatory] = field(default_factory=list)
    hours: list[WorkingHours] = field(default_factory=list)
    overrides: list[HoursOverride] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    flow_statuses: list[FlowStatus] = field(default_factory=list)
    procedure_codes: list[ProcedureCode] = field(default_factory=list)
    types: list[AppointmentType] = field(default_factory=list)
    patients: list[Patient] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    blockout_types: list[BlockoutType] = field(default_factory=list)
    blockouts: list[Blockout] = field(default_factory=list)
    notes: list[DayNote] = field(default_factory=list)
    holidays: list[Holiday] = field(default_factory=list)
    goals: list[ProductionGoal] = field(default_factory=list)
    recall_types: list[RecallType] = field(default_factory=list)
    recalls: list[Recall] = field(default_factory=list)
    waitlist: list[WaitlistEntry] = field(default_factory=list)
    task_lists: list[TaskList] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    def definition(self, category: str, name: str) -> Definition:
        """Return the value called ``name``; KeyError when the list has none."""
        for row in self.definitions:
            if (row.category, row.name) == (category, name):
                return row
        raise KeyError(name)

    def flow(self, slug: str) -> FlowStatus:
        """Return the step with this slug; KeyError when there is none."""
        for row in self.flow_statuses:
            if row.slug == slug:
                return row
        raise KeyError(slug)

    def type_called(self, name: str) -> AppointmentType:
        """Return the kind of visit with this name; KeyError when there is none."""
        for row in self.types:
            if row.name == name:
                return row
        raise KeyError(name)
