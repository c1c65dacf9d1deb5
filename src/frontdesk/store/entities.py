"""The things a desk shows, as plain immutable values; instants are UTC, amounts are decimal."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from frontdesk.domain.bookings import Blocked
from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.store.patients import About

DayKey = tuple[UUID, date]
"""A location and one of its local days."""


@dataclass(frozen=True, slots=True)
class Location:
    """An office, with the IANA zone its clocks show."""

    id: UUID
    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class Operatory:
    """A treatment room, one column of the board."""

    id: UUID
    location_id: UUID
    name: str
    abbreviation: str = ""
    item_order: int = 0
    is_hygiene: bool = False
    is_hidden: bool = False
    provider_ids: tuple[UUID, ...] = ()

    @property
    def short_name(self) -> str:
        """The abbreviation where there is one."""
        return self.abbreviation or self.name


@dataclass(frozen=True, slots=True)
class Provider:
    """A dentist, hygienist or assistant.

    Attributes:
        is_hidden: not to be offered unless asked for by name.
        works_here: not any more, where this is false; then not to be offered at all.
    """

    id: UUID
    name: str
    abbreviation: str = ""
    color: str = ""
    is_hygienist: bool = False
    is_hidden: bool = False
    works_here: bool = True

    def is_offered(self, named: Collection[UUID]) -> bool:
        """Say whether a search for free time may offer this provider, asked for those who are *named* or anybody."""
        return self.works_here and (not self.is_hidden or self.id in named)


@dataclass(frozen=True, slots=True)
class AppointmentType:
    """What is done in an appointment, with its usual length and time pattern.

    Attributes:
        procedure_codes: what a new visit of this type begins with.
        location_ids: the offices that offer it; empty for all.
        is_offered: it may be chosen for new visits.
    """

    id: UUID
    name: str
    abbreviation: str = ""
    color: str = ""
    minutes: int = 0
    pattern: str | None = None
    procedure_codes: tuple[str, ...] = ()
    location_ids: tuple[UUID, ...] = ()
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class FlowStatus:
    """One station of a patient's way through the office, in the practice's order."""

    id: UUID
    name: str
    slug: str = ""
    color: str = ""
    item_order: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """One choice of a list the practice keeps, such as a confirmation status or a reason."""

    id: UUID
    category: str
    name: str
    color: str = ""
    item_order: int = 0


@dataclass(frozen=True, slots=True)
class Assignment:
    """A provider's part in an appointment; no interval means by the time pattern."""

    provider_id: UUID
    role: ProviderRole
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit, in one version of it.

    Attributes:
        interval: off the book, where it came from, if it ever had a time.
        flow_since: when the patient came to the present flow status.
        arrival: when the patient is asked to be there, if earlier than the start.
        estimated_patient: the patient's own share, as estimated.
        about: what a schedule view asks for beyond the visit itself; None while none does.
    """

    id: UUID
    version: int
    location_id: UUID
    patient_id: UUID
    patient_name: str
    status: AppointmentStatus
    interval: Interval | None = None
    operatory_id: UUID | None = None
    type_id: UUID | None = None
    provider_id: UUID | None = None
    assignments: tuple[Assignment, ...] = ()
    confirmation_id: UUID | None = None
    confirmation_label: str = ""
    flow_id: UUID | None = None
    flow_since: datetime | None = None
    note: str = ""
    procedures: tuple[str, ...] = ()
    is_new_patient: bool = False
    is_time_locked: bool = False
    priority: int = 0
    color_override: str | None = None
    production: Decimal = Decimal("0.00")
    pattern: str | None = None
    is_overlap_allowed: bool = False
    broken_reason_id: UUID | None = None
    cancel_reason_id: UUID | None = None
    cancelled_by: str | None = None
    updated_at: datetime | None = None
    arrival: datetime | None = None
    estimated_insurance: Decimal | None = None
    estimated_patient: Decimal | None = None
    tags: tuple[UUID, ...] = ()
    about: About | None = None


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """Something to be done in a visit.

    Attributes:
        id: its entry in the visit; None for one that is not there yet.
        name: how the board calls it.
    """

    code_id: UUID
    code: str
    name: str
    description: str = ""
    fee: Decimal = Decimal("0.00")
    provider_id: UUID | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Blockout:
    """Time set aside; without an operatory it holds for the whole location.

    Attributes:
        group_id: shared by all that were made in one go.
        expires_at: for a hold, from when on it blocks nothing and is gone.
        holder_id: who holds the place while phoning.
        holder: what they are called.
    """

    id: UUID
    version: int
    type_id: UUID | None
    name: str
    color: str
    is_no_schedule: bool
    location_id: UUID
    operatory_id: UUID | None
    interval: Interval
    note: str = ""
    group_id: UUID | None = None
    expires_at: datetime | None = None
    holder_id: UUID | None = None
    holder: str = ""

    @property
    def is_hold(self) -> bool:
        """Whether it lapses by itself."""
        return self.expires_at is not None

    def as_blocked(self) -> Blocked:
        """Return it as the rules look at it."""
        return Blocked(
            self.id,
            self.operatory_id,
            self.interval,
            self.is_no_schedule,
            self.name,
            self.expires_at,
            self.holder_id,
            self.holder,
        )


@dataclass(frozen=True, slots=True)
class BlockoutKind:
    """What time is blocked or reserved for.

    Attributes:
        is_no_schedule: nothing may be booked over it.
        is_do_not_copy: copies of days and weeks leave it out.
        is_offered: it may be chosen for new blockouts.
    """

    id: UUID
    version: int
    name: str
    color: str = ""
    is_no_schedule: bool = False
    is_do_not_copy: bool = False
    is_offered: bool = True
    item_order: int = 0


@dataclass(frozen=True, slots=True)
class ProviderHours:
    """When a provider works on one day, and in which operatory where that is set."""

    provider_id: UUID
    ranges: tuple[tuple[Interval, UUID | None], ...] = ()
    is_unavailable: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayNote:
    """What the desk should know about one day."""

    id: UUID
    version: int
    location_id: UUID
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class PatientHit:
    """One row of a patient search."""

    id: UUID
    name: str
    birth_date: date | None = None
    phone: str = ""
    chart_number: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the board: an operatory for a stretch of time."""

    location_id: UUID
    operatory_id: UUID
    interval: Interval


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of one location as it is to be shown: server truth with this desk's pending changes laid over it.

    Attributes:
        appointments: those on the book and those broken or cancelled there, ordered by start.
        loaded_at: when the server last told the whole day.
        goal: what the providers mean to produce that day; None without goals.
    """

    location_id: UUID
    day: date
    bounds: Interval
    appointments: tuple[Appointment, ...]
    blockouts: tuple[Blockout, ...]
    hours: tuple[ProviderHours, ...]
    note: DayNote | None
    loaded_at: datetime
    goal: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DayTruth:
    """What the server says of one day."""

    location_id: UUID
    day: date
    appointments: tuple[Appointment, ...]
    blockouts: tuple[Blockout, ...] = ()
    hours: tuple[ProviderHours, ...] = ()
    note: DayNote | None = None
    goal: Decimal | None = None
