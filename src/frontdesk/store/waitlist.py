"""Who would come sooner, as the desk knows it, and who fits a hole in the book."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from frontdesk.domain.waitlist import (
    DurationFit,
    LocationScope,
    MatchQuality,
    PatientResponse,
    Urgency,
    WaitlistStatus,
)
from frontdesk.store.entities import Slot


@dataclass(frozen=True, slots=True)
class WaitlistEntry:
    """A patient who would come sooner.

    Attributes:
        location_id: the location the patient belongs to; `scope` says where else they would come.
        appointment_id: the visit they would rather have sooner; None for one that is still to be booked.
        minutes: how long it takes, if somebody has said so.
        weekdays: days that suit, Monday being 0; none means any.
        contact_count, contacted_at: how often and when last they were told of an opening.
        response: what came of that.
        score: from 0 to 100 what speaks for offering them an opening.
    """

    id: UUID
    version: int
    location_id: UUID
    scope: LocationScope
    patient_id: UUID
    patient_name: str
    status: WaitlistStatus
    urgency: Urgency
    created_at: datetime
    days_waiting: int
    provider_id: UUID | None = None
    type_id: UUID | None = None
    appointment_id: UUID | None = None
    recall_id: UUID | None = None
    priority_id: UUID | None = None
    minutes: int | None = None
    weekdays: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    first_day: date | None = None
    last_day: date | None = None
    value: Decimal | None = None
    note: str = ""
    contact_count: int = 0
    contacted_at: datetime | None = None
    response: PatientResponse | None = None
    responded_at: datetime | None = None
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Hole:
    """Free time that somebody on the waitlist may fill.

    Attributes:
        provider_id: whose time it is.
        type_id: the kind of visit it is kept for; None for any.
    """

    slot: Slot
    provider_id: UUID | None = None
    type_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry that fits a hole; `reasons` are sentences without a name."""

    entry: WaitlistEntry
    quality: MatchQuality
    duration_fit: DurationFit
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """One time a patient was told of an opening: how, of which, and what came of it."""

    id: UUID
    method: str
    contacted_at: datetime
    day: date
    start: time
    location_name: str
    response: str = ""
    responded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wanting:
    """What is told of an entry when it is made or changed; None and empty mean that it does not matter."""

    urgency: Urgency = Urgency.ROUTINE
    provider_id: UUID | None = None
    type_id: UUID | None = None
    priority_id: UUID | None = None
    minutes: int | None = None
    weekdays: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    first_day: date | None = None
    last_day: date | None = None
    scope: LocationScope = LocationScope.HOME_ONLY
    note: str = ""


def wanting_of(entry: WaitlistEntry) -> Wanting:
    """Return what an entry asks for, to be changed."""
    return Wanting(
        urgency=entry.urgency,
        provider_id=entry.provider_id,
        type_id=entry.type_id,
        priority_id=entry.priority_id,
        minutes=entry.minutes,
        weekdays=entry.weekdays,
        earliest=entry.earliest,
        latest=entry.latest,
        first_day=entry.first_day,
        last_day=entry.last_day,
        scope=entry.scope,
        note=entry.note,
    )
