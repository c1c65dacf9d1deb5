"""What the editor's fields say and mean: clocks, lengths, amounts, colours, and when a visit takes place."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import LocalTimeGap, day_bounds, local_date, to_instant, to_local
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.domain.timepattern import TimePattern, default_pattern
from frontdesk.store.entities import Appointment
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, typed
from frontdesk.ui.editor.fields import Cannot
from frontdesk.ui.i18n import tr
from frontdesk.ui.reasons import reason_of

COLOURS: tuple[tuple[str | None, str], ...] = (
    (None, "the type’s"),
    ("#0F7B50", "Green"),
    ("#2456B8", "Blue"),
    ("#B4540A", "Orange"),
    ("#B42347", "Red"),
    ("#6941C6", "Violet"),
    ("#8F6400", "Yellow"),
    ("#0E7490", "Turquoise"),
)
"""Colours a visit can have instead of its type's."""

ROLES: tuple[tuple[ProviderRole, str], ...] = (
    (ProviderRole.DENTIST, "dentist"),
    (ProviderRole.HYGIENIST, "hygienist"),
    (ProviderRole.ASSISTANT, "assistant"),
    (ProviderRole.OTHER, "other"),
)

SETTLED = frozenset({AppointmentStatus.COMPLETE, AppointmentStatus.BROKEN, AppointmentStatus.CANCELLED})
"""Statuses in which what a visit is for does not change any more."""

_STATUSES = {
    AppointmentStatus.SCHEDULED: "on the book",
    AppointmentStatus.COMPLETE: "complete",
    AppointmentStatus.BROKEN: "broken",
    AppointmentStatus.CANCELLED: "cancelled",
    AppointmentStatus.PLANNED: "planned",
    AppointmentStatus.UNSCHEDULED: "unscheduled",
    AppointmentStatus.PINBOARD: "on the pinboard",
}
_HIGHEST = Decimal("99999999.99")
SHORTEST, LONGEST, STEP = 5, 1440, 5


@dataclass(frozen=True, slots=True)
class Where:
    """When a visit takes place, as its fields show it; nothing is known of one that never had a time."""

    day: date | None = None
    at: time | None = None
    minutes: int | None = None


def where_of(visit: Appointment, zone: str) -> Where:
    """Return what the time fields show of a visit."""
    if visit.interval is None:
        return Where()
    start = to_local(visit.interval.start, zone)
    return Where(start.date(), start.time().replace(second=0, microsecond=0), visit.interval.minutes)


def interval_of(where: Where, zone: str) -> Interval | None:
    """Return when that is; None while something lacks. Raises ``Cannot`` for a time that does not exist."""
    if where.day is None or where.at is None or where.minutes is None:
        return None
    try:
        start = to_instant(where.day, where.at, zone)
    except LocalTimeGap:
        raise Cannot(tr("The clocks go forward over that time.")) from None
    whole = Interval.lasting(start, where.minutes)
    if whole.end > day_bounds(where.day, zone).end:
        raise Cannot(tr("It would run past midnight."))
    return whole


def status_words(reference: Reference, visit: Appointment) -> str:
    """Where a visit stands, and why if it does not take place."""
    status, reason = tr(_STATUSES[visit.status]), reason_of(reference, visit)
    return f"{status}: {reason}" if reason else status


def pattern_of(visit: Appointment) -> str:
    """The pattern to draw: the visit's own in its length, or the provider all along; nothing without a length."""
    if visit.interval is None:
        return visit.pattern or ""
    minutes = visit.interval.minutes
    try:
        return (TimePattern(visit.pattern).resized(minutes) if visit.pattern else default_pattern(minutes)).text
    except ValueError:
        # Another server may draw with other signs.
        return default_pattern(minutes).text


def read_clock(text: str) -> object:
    """A time of the day, or None for none. Raises ``Cannot``."""
    if not text:
        return None
    at = typed.read_clock(text)
    if at is None:
        raise Cannot(tr("A time is written like 9:40, 2p or 14:10."))
    return at


def write_clock(value: object) -> str:
    """A time of the day as it is typed."""
    return i18n.clock(value) if isinstance(value, time) else ""


def read_minutes(text: str) -> object:
    """A length in steps of five minutes. Raises ``Cannot``."""
    if text.isascii() and text.isdigit() and SHORTEST <= int(text) <= LONGEST and int(text) % STEP == 0:
        return int(text)
    if not text:
        return None
    raise Cannot(tr("A length is a number of minutes in steps of 5, from 5 on."))


def write_minutes(value: object) -> str:
    """A length as it is typed."""
    return str(value) if isinstance(value, int) else ""


def step_minutes(value: object, by: int) -> object:
    """A length one step longer or shorter."""
    minutes = value if isinstance(value, int) else 0
    return max(SHORTEST, min(LONGEST, minutes + by * 2 * STEP))


def step_clock(value: object, by: int) -> object:
    """A time ten minutes later or earlier, within the day."""
    if not isinstance(value, time):
        return value
    minute = max(0, min(24 * 60 - STEP, value.hour * 60 + value.minute + by * 2 * STEP))
    return time(*divmod(minute, 60))


def read_amount(text: str) -> object:
    """An amount of money, or None for none. Raises ``Cannot``."""
    if not i18n.plain_amount(text):
        return None
    amount = typed.read_amount(text)
    if amount is None or not 0 <= amount <= _HIGHEST or amount != round(amount, 2):
        raise Cannot(tr("An amount is written like 120 or 120.50."))
    return amount.quantize(Decimal("0.01"))


def read_sum(text: str) -> object:
    """The same where nothing means zero. Raises ``Cannot``."""
    return read_amount(text) or Decimal("0.00")


def write_amount(value: object) -> str:
    """An amount as it is typed."""
    return f"{value:.2f}" if isinstance(value, Decimal) else ""


def arrival_of(visit: Appointment, zone: str) -> time | None:
    """When the patient is asked to be there, by the office's clock."""
    return to_local(visit.arrival, zone).time().replace(second=0, microsecond=0) if visit.arrival else None


def arrival_on(visit: Appointment, at: object, zone: str) -> datetime | None:
    """That moment on the visit's day; None for none. Raises ``Cannot``."""
    if not isinstance(at, time):
        return None
    if visit.interval is None:
        raise Cannot(tr("A visit without a time has no time of arrival."))
    try:
        return to_instant(local_date(visit.interval.start, zone), at, zone)
    except LocalTimeGap:
        raise Cannot(tr("The clocks go forward over that time.")) from None
