"""A location's wall clock against the instants of the world.

People speak in local dates and times; the book keeps instants in UTC. When clocks go forward an hour (or, on
Lord Howe, half an hour) of wall-clock time does not exist: asking for it is a ``LocalTimeGap``. When they go
back, some of it happens twice: the first one is meant.
"""

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from whenever import Instant, PlainDateTime, RepeatedTime, SkippedTime, TimeZoneNotFoundError, ZonedDateTime

from frontdesk.domain.intervals import Interval


class LocalTimeGap(ValueError):
    """The clocks of the place jump over this local time."""


class PastMidnight(ValueError):
    """A local range of one day would end before it starts, or on the day after."""


class UnknownZone(ValueError):
    """No time zone has this name."""


_MIDNIGHT = time(0)


@cache
def zone_names() -> frozenset[str]:
    """Return the names of the IANA database, as they are spelt there."""
    # The names are gathered only where a zone is written, which is rare.
    from zoneinfo import available_timezones

    # What a computer is set to, and what it is set to before anybody has said.
    return frozenset(available_timezones() - {"localtime", "posixrules", "Factory"})


def is_zone(name: str) -> bool:
    """Say whether *name* is a time zone of the IANA database.

    Times can be told by more than these: by files beside them, which count leap seconds or are the computer's own
    setting, and by other spellings. Nothing else would know what they mean.
    """
    return name in zone_names()


def to_instant(day: date, at: time, zone: str) -> datetime:
    """Return the instant at which the clocks of *zone* first show *at* on *day*.

    Raises ``LocalTimeGap`` where they never do, ``UnknownZone``, and ``ValueError`` at the ends of the calendar.
    """
    local = PlainDateTime(datetime.combine(day, at.replace(tzinfo=None, fold=0)))
    try:
        return _as_utc(_zoned(local, zone))
    except SkippedTime:
        raise LocalTimeGap(f"Clocks go forward on {day:%Y-%m-%d}: there is no {at:%H:%M} that day.") from None


def to_instant_after_gap(day: date, at: time, zone: str) -> datetime:
    """Return the same as ``to_instant``, but for a time that is jumped over the moment the clocks jump.

    For what recurs (working hours, repeated blockouts) and must not fail on one day of the year.
    """
    local = PlainDateTime(datetime.combine(day, at.replace(tzinfo=None, fold=0)))
    try:
        return _as_utc(_zoned(local, zone))
    except SkippedTime:
        # Read with the offset that holds after the jump, a time in the gap is an instant before the jump.
        jump = local.assume_tz(zone, disambiguation="earlier").next_transition()
        if jump is None:  # pragma: no cover - a gap is made by a transition
            raise
        return _as_utc(jump)


def to_local(instant: datetime, zone: str) -> datetime:
    """Return what the wall clock of *zone* shows at *instant*, as a datetime without a zone."""
    try:
        return Instant(instant).to_tz(zone).to_plain().to_stdlib()
    except TimeZoneNotFoundError:
        raise UnknownZone(f"There is no time zone {zone[:64]!r}.") from None


def is_bookable(interval: Interval, zone: str) -> bool:
    """Say whether the local times of its start and end mean *interval*, and not an earlier time of the same name."""
    return all(_means_itself(instant, zone) for instant in (interval.start, interval.end))


def clocks_go_back(interval: Interval, zone: str) -> bool:
    """Say whether the clocks of *zone* show less time in *interval* than passes."""
    return to_local(interval.end, zone) - to_local(interval.start, zone) < interval.duration


def _means_itself(instant: datetime, zone: str) -> bool:
    local = to_local(instant, zone)
    return to_instant(local.date(), local.time(), zone) == instant


def local_date(instant: datetime, zone: str) -> date:
    """Return the calendar date of *zone* at *instant*."""
    return to_local(instant, zone).date()


def today(zone: str, now: datetime) -> date:
    """Return the date it is in *zone* when it is *now*."""
    return local_date(now, zone)


def local_interval(day: date, start: time, end: time, zone: str) -> Interval:
    """Return the interval from *start* to *end* on one local day; midnight as the end closes the day.

    Raises ``PastMidnight`` when it would end before it starts, and what ``to_instant`` raises.
    """
    if end != _MIDNIGHT and end <= start:
        raise PastMidnight(f"{end:%H:%M} is not after {start:%H:%M} on the same day.")
    first = to_instant(day, start, zone)
    last = to_instant(day, end, zone) if end != _MIDNIGHT else day_bounds(day, zone).end
    return Interval(first, last)


def local_hours(interval: Interval, zone: str) -> tuple[date, time, time]:
    """Return the local day of an interval and its times there, as ``local_interval`` takes them.

    What ends with its day ends at midnight, also where the clocks jump over that and show another time.
    """
    start, end = to_local(interval.start, zone), to_local(interval.end, zone)
    ends_with_day = end.date() != start.date() and interval.end == day_bounds(start.date(), zone).end
    return start.date(), start.time(), _MIDNIGHT if ends_with_day else end.time()


def day_start(day: date, zone: str) -> datetime:
    """Return the first instant of a local day; a date that the zone left out begins with the next one.

    For what a date bounds, such as a list from one date to another: unlike ``day_bounds`` it takes every date.
    """
    return to_instant_after_gap(day, _MIDNIGHT, zone)


def day_bounds(day: date, zone: str) -> Interval:
    """Return the whole local day, from its first instant to that of the next day.

    Some zones change their clocks at midnight; the day then starts when the jump ends. A date that a zone left
    out is a ``LocalTimeGap``.
    """
    try:
        following = day + timedelta(days=1)
    except OverflowError:
        raise ValueError("the calendar ends on this day") from None
    first, last = day_start(day, zone), day_start(following, zone)
    if first == last:
        # Samoa left out 30 December 2011 when it crossed the date line.
        raise LocalTimeGap(f"There was no {day:%Y-%m-%d} in {zone}.")
    return Interval(first, last)


def day_hours(day: date, zone: str) -> int:
    """Return how many hours the local day has: 24, or 23 and 25 when clocks change."""
    bounds = day_bounds(day, zone)
    return begun_hours(bounds.end - bounds.start)


def begun_hours(length: timedelta) -> int:
    """Return how many hours a length is; the half hours of Lord Howe are rounded up, so that each has its row."""
    return -(-length // timedelta(hours=1))


@lru_cache(maxsize=4096)
def clock(instant: datetime, zone: str) -> str:
    """Return the wall-clock time as people at a desk say it: '10:40', '1:05', without am or pm."""
    local = to_local(instant, zone)
    return f"{local.hour % 12 or 12}:{local.minute:02}"


def _zoned(local: PlainDateTime, zone: str) -> ZonedDateTime:
    try:
        return local.assume_tz(zone, disambiguation="raise")
    except RepeatedTime:
        return local.assume_tz(zone, disambiguation="earlier")
    except TimeZoneNotFoundError:
        raise UnknownZone(f"There is no time zone {zone[:64]!r}.") from None


def _as_utc(moment: ZonedDateTime) -> datetime:
    return moment.to_instant().to_stdlib()
