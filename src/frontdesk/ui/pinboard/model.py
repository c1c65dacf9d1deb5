"""What a visit on hold shows of itself; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.store.entities import Appointment
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, privacy
from frontdesk.ui.i18n import tr

DEFAULT_MINUTES = 30


@dataclass(frozen=True, slots=True)
class PinCard:
    """One visit on hold.

    Attributes:
        work: what is to be done, and for how long.
        origin: where it came from.
        color: the practice's colour for it; empty where it has none.
    """

    id: UUID
    version: int
    name: str
    work: str
    origin: str
    color: str
    minutes: int


def length_of(reference: Reference, appointment: Appointment) -> int:
    """How many minutes the visit takes."""
    if appointment.interval is not None:
        return appointment.interval.minutes
    kind = reference.type(appointment.type_id)
    return kind.minutes if kind and kind.minutes > 0 else DEFAULT_MINUTES


def build_cards(reference: Reference, appointments: Sequence[Appointment], now: datetime) -> tuple[PinCard, ...]:
    """The cards, in the order they are given."""
    return tuple(_card(reference, appointment, now) for appointment in appointments)


def _card(reference: Reference, appointment: Appointment, now: datetime) -> PinCard:
    kind = reference.type(appointment.type_id)
    minutes = length_of(reference, appointment)
    work = " · ".join(appointment.procedures) or (kind.name if kind else tr("Visit"))
    return PinCard(
        id=appointment.id,
        version=appointment.version,
        name=privacy.shown(appointment.patient_name),
        work=f"{work} · {i18n.minutes(minutes)}",
        origin=_origin(reference, appointment, now),
        color=appointment.color_override or (kind.color if kind else ""),
        minutes=minutes,
    )


def _origin(reference: Reference, appointment: Appointment, now: datetime) -> str:
    if appointment.interval is None:
        return tr("not placed yet")
    zone = reference.zone(appointment.location_id)
    start = to_local(appointment.interval.start, zone)
    day = i18n.relative_day(start.date(), local_date(now, zone))
    operatory = reference.operatory(appointment.operatory_id)
    place = f", {operatory.short_name}" if operatory else ""
    return tr("was {day} {time}{place}", day=day, time=i18n.clock(start), place=place)
