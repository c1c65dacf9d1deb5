"""What can be asked of the server for one appointment: how it will look then, and what leads back."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import cast
from uuid import UUID

from frontdesk.domain.flow import ends_way
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date
from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus
from frontdesk.store.entities import Appointment, Assignment, ProcedureLine, Slot

Fields = tuple[tuple[str, object], ...]
"""Names and new values of an appointment's fields."""


def is_done(request: "Request", appointment: Appointment) -> bool:
    """Say whether *appointment* looks as *request* wants it, for when the answer was lost on the way."""
    if isinstance(request, Create | Delete):
        return False
    wanted = request.fields(_ANY_TIME)
    return all(getattr(appointment, name) == value for name, value in wanted if name not in _GUESSED)


_ANY_TIME = datetime.min.replace(tzinfo=UTC)
_GUESSED = frozenset({"flow_since", "confirmation_label"})


@dataclass(frozen=True, slots=True)
class Move:
    """Put it elsewhere, or make it longer or shorter; it is scheduled afterwards."""

    slot: Slot
    allow_overlap: bool = False

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return _placed(self.slot)


@dataclass(frozen=True, slots=True)
class Place:
    """Put it from the pinboard onto the book."""

    slot: Slot
    allow_overlap: bool = False

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return _placed(self.slot)


@dataclass(frozen=True, slots=True)
class Park:
    """Put it on the pinboard."""

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (("status", AppointmentStatus.PINBOARD),)


@dataclass(frozen=True, slots=True)
class Origin:
    """Off the book, give it the place it came from; without an interval it comes from nowhere."""

    location_id: UUID
    operatory_id: UUID | None
    interval: Interval | None

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (("operatory_id", self.operatory_id), ("interval", self.interval))


@dataclass(frozen=True, slots=True)
class Become:
    """Give it another status."""

    status: AppointmentStatus
    allow_overlap: bool = False

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (("status", self.status),)


@dataclass(frozen=True, slots=True)
class Break:
    """The patient did not come, or called too late."""

    reason_id: UUID | None = None
    note: str = ""

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (("status", AppointmentStatus.BROKEN), ("broken_reason_id", self.reason_id))


@dataclass(frozen=True, slots=True)
class Cancel:
    """It will not take place."""

    reason_id: UUID | None = None
    cancelled_by: str | None = None
    note: str = ""

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (
            ("status", AppointmentStatus.CANCELLED),
            ("cancel_reason_id", self.reason_id),
            ("cancelled_by", self.cancelled_by),
        )


@dataclass(frozen=True, slots=True)
class Lock:
    """Keep it at its time, or let it go again."""

    locked: bool

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (("is_time_locked", self.locked),)


@dataclass(frozen=True, slots=True)
class Confirm:
    """Record how far the patient has confirmed."""

    confirmation_id: UUID | None
    label: str = ""

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (("confirmation_id", self.confirmation_id), ("confirmation_label", self.label))


@dataclass(frozen=True, slots=True)
class SetFlow:
    """Take the patient to another station of the visit, or out of the flow."""

    flow_id: UUID | None

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (("flow_id", self.flow_id), ("flow_since", now if self.flow_id else None))


@dataclass(frozen=True, slots=True)
class Edit:
    """Give fields that concern neither time nor place other values.

    Attributes:
        values: by their names in ``Appointment``; a new type comes with its time pattern.
    """

    location_id: UUID
    values: Fields

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return self.values


@dataclass(frozen=True, slots=True)
class Assign:
    """Say anew who works in it; the first one leads."""

    location_id: UUID
    assignments: tuple[Assignment, ...]

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        lead = self.assignments[0].provider_id if self.assignments else None
        return (("assignments", self.assignments), ("provider_id", lead))


@dataclass(frozen=True, slots=True)
class Rework:
    """Say anew what is done in it, in order.

    Attributes:
        was: what was to be done before, for the way back.
        production: what it will produce then.
    """

    lines: tuple[ProcedureLine, ...]
    was: tuple[ProcedureLine, ...]
    production: Decimal

    def fields(self, now: datetime) -> Fields:
        """Return what the appointment will look like."""
        return (("procedures", tuple(line.name for line in self.lines)), ("production", self.production))


@dataclass(frozen=True, slots=True)
class Create:
    """Make a new appointment like *model* in *slot*."""

    model: Appointment
    slot: Slot
    allow_overlap: bool = False


@dataclass(frozen=True, slots=True)
class Delete:
    """Take it away altogether."""


Marking = Become | Break | Cancel | Lock | Confirm
"""What changes neither time nor place nor details."""

Request = Move | Place | Park | Origin | Marking | SetFlow | Edit | Assign | Rework | Create | Delete


def _placed(slot: Slot) -> Fields:
    return (
        ("status", AppointmentStatus.SCHEDULED),
        ("location_id", slot.location_id),
        ("operatory_id", slot.operatory_id),
        ("interval", slot.interval),
    )


def flow_left(request: Request, before: Appointment, zone: str) -> Fields:
    """Return what becomes of the flow status where a visit leaves its day or the book, as the server decides it."""
    if before.flow_id is None or isinstance(request, Create | Delete):
        return ()
    wanted = {"status": before.status, "interval": before.interval} | dict(request.fields(_ANY_TIME))
    day, status = _day(before.interval, zone), cast("AppointmentStatus", wanted["status"])
    then = _day(cast("Interval | None", wanted["interval"]), zone)
    stepped = None if before.flow_since is None else local_date(before.flow_since, zone)
    return (("flow_id", None), ("flow_since", None)) if ends_way((before.status, day), (status, then), stepped) else ()


def _day(interval: Interval | None, zone: str) -> date | None:
    return None if interval is None else local_date(interval.start, zone)


def way_back(request: Request, before: Appointment, zone: str) -> tuple[Request, ...]:
    """Return the requests that bring an appointment back to what it was *before* the request.

    They go forward like any other change: they are checked, and they leave history. A visit that comes back to its
    day is where it was in the flow, from that moment on.
    """
    back = _way_back(request, before)
    if before.status in ON_THE_BOOK and flow_left(request, before, zone):
        return (*back, SetFlow(before.flow_id))
    return back


def _way_back(request: Request, before: Appointment) -> tuple[Request, ...]:
    if isinstance(request, Lock):
        return (Lock(before.is_time_locked),)
    if isinstance(request, Confirm):
        return (Confirm(before.confirmation_id, before.confirmation_label),)
    if isinstance(request, SetFlow):
        return (SetFlow(before.flow_id),)
    if isinstance(request, Edit):
        return (Edit(request.location_id, _before(request.values, before)),)
    if isinstance(request, Assign):
        return (Assign(request.location_id, before.assignments),)
    if isinstance(request, Rework):
        return (Rework(request.was, request.lines, before.production),)
    if isinstance(request, Origin):
        return (Origin(before.location_id, before.operatory_id, before.interval),)
    if isinstance(request, Create):
        return (Delete(),)
    if isinstance(request, Delete):
        return ()
    return _way_back_to_place(request, before)


def _before(values: Fields, before: Appointment) -> Fields:
    """Return the values the fields had; with the type comes the pattern, which the server takes from the type."""
    names = dict.fromkeys(name for name, _ in values)
    if "type_id" in names:
        names["pattern"] = None
    return tuple((name, getattr(before, name)) for name in names)


def _way_back_to_place(request: Request, before: Appointment) -> tuple[Request, ...]:
    was = before.status
    slot = slot_of(before)
    to_status: tuple[Request, ...]
    if was is AppointmentStatus.PINBOARD:
        to_status = (Park(), *_origin(request, before))
    elif was is AppointmentStatus.PLANNED and not isinstance(request, Park):
        # The book does not hand a visit straight back to the treatment plan; the pinboard lies between.
        to_status = (Park(), Become(was))
    else:
        to_status = () if was is AppointmentStatus.SCHEDULED else (_again(before),)
    if (
        isinstance(request, Move)
        and slot is not None
        and was in (AppointmentStatus.SCHEDULED, AppointmentStatus.BROKEN)
    ):
        return (Move(slot, allow_overlap=before.is_overlap_allowed), *to_status)
    if (
        isinstance(request, Park)
        and slot is not None
        and was in (AppointmentStatus.SCHEDULED, AppointmentStatus.BROKEN)
    ):
        # Only a visit on the book can be broken: one that was goes there first.
        return (Place(slot, allow_overlap=before.is_overlap_allowed), *to_status)
    if isinstance(request, Break | Cancel) and was is AppointmentStatus.SCHEDULED:
        return (Become(was, allow_overlap=before.is_overlap_allowed),)
    return to_status or (Become(was, allow_overlap=before.is_overlap_allowed),)


def _again(before: Appointment) -> Request:
    """Return what gives a visit its status once more, for the same reason as then."""
    if before.status is AppointmentStatus.BROKEN:
        return Break(before.broken_reason_id)
    if before.status is AppointmentStatus.CANCELLED:
        return Cancel(before.cancel_reason_id, before.cancelled_by)
    return Become(before.status)


def _origin(request: Request, before: Appointment) -> tuple[Request, ...]:
    """Return what makes a visit that is put back on hold remember where it came from first."""
    if not isinstance(request, Place | Move) or request.slot.location_id != before.location_id:
        return ()
    if (request.slot.operatory_id, request.slot.interval) == (before.operatory_id, before.interval):
        return ()
    return (Origin(before.location_id, before.operatory_id, before.interval),)


def slot_of(appointment: Appointment) -> Slot | None:
    """Return the place the appointment has, or had before it left the book."""
    if appointment.operatory_id is None or appointment.interval is None:
        return None
    return Slot(appointment.location_id, appointment.operatory_id, appointment.interval)


def as_created(request: Create, appointment_id: UUID, now: datetime) -> Appointment:
    """Return how the new visit will look: like its model, but unconfirmed, and with nobody arrived."""
    model, slot = request.model, request.slot
    by = slot.interval.start - model.interval.start if model.interval is not None else None
    assignments = tuple(
        replace(row, interval=row.interval.shifted(by)) if row.interval is not None and by is not None else row
        for row in model.assignments
    )
    return replace(
        model,
        id=appointment_id,
        version=0,
        status=AppointmentStatus.SCHEDULED,
        location_id=slot.location_id,
        operatory_id=slot.operatory_id,
        interval=slot.interval,
        assignments=assignments,
        confirmation_id=None,
        confirmation_label="",
        flow_id=None,
        flow_since=None,
        is_time_locked=False,
        broken_reason_id=None,
        cancel_reason_id=None,
        cancelled_by=None,
        arrival=None,
        estimated_insurance=None,
        estimated_patient=None,
        tags=(),
        updated_at=now,
    )
