"""What the desk is told of one patient while somebody looks at the visit."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class About:
    """What the calendar tells of a visit's patient beyond their name; as much of it as a schedule view asks for.

    Attributes:
        balance: what the patient owes; below zero is credit. None where it was not asked for.
        last_visit: the day of the last complete visit before this one.
    """

    chart_number: str = ""
    mobile_phone: str = ""
    email: str = ""
    birth_date: date | None = None
    balance: Decimal | None = None
    alerts: tuple[str, ...] = ()
    insurance: str = ""
    last_visit: date | None = None


@dataclass(frozen=True, slots=True)
class NearVisit:
    """A visit of the patient before or after now."""

    id: UUID
    start: datetime
    location_id: UUID
    type_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PatientFacts:
    """Who the patient is, how to reach them, what to beware of, and when they were and will be here.

    Attributes:
        phones: mobile, home, work; those that are known, in this order.
        balance: what the patient owes; below zero is credit.
        last: the last visit that is complete.
        next: the first scheduled one that has not begun.
        read_at: when the server told this.
    """

    patient_id: UUID
    read_at: datetime
    birth_date: date | None = None
    chart_number: str = ""
    phones: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
    balance: Decimal = Decimal(0)
    last: NearVisit | None = None
    next: NearVisit | None = None
