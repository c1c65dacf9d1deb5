"""Values as the dialect writes and reads them: booleans and colours as text, none as the year 1, local wall time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from frontdesk.contract.common import FIRST_YEAR, LAST_YEAR
from frontdesk.domain.localtime import LocalTimeGap, to_instant
from frontdesk.server.opendental.dotnet import Writer, compiled, written

NO_DATE: Final = "0001-01-01"
NO_MOMENT: Final = "0001-01-01 00:00:00"
NO_COLOR: Final = "0,0,0"
_FIRST = datetime(1, 1, 1)  # noqa: DTZ001 - the dialect's none has no zone
_BREAKS = re.compile(r"\r\n|\r|\n")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", re.ASCII)
_COLOR = re.compile(r"(\d{1,3}),(\d{1,3}),(\d{1,3})", re.ASCII)
_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


class Unreadable(ValueError):
    """A value that is not what its field takes; the message says what would be."""


@lru_cache(maxsize=64)
def zone_called(name: str) -> ZoneInfo:
    """Return a time zone."""
    return ZoneInfo(name)


@lru_cache(maxsize=8192)
def _plain_moment(value: datetime, zone: str) -> str:
    # A page of history writes thousands, and the same ones again and again; isoformat is quicker than strftime, too.
    return value.astimezone(zone_called(zone)).replace(tzinfo=None, microsecond=0).isoformat(" ")


@dataclass(frozen=True, slots=True)
class Format:
    """How one answer writes dates; without parts, as the dialect does by itself.

    Attributes:
        date_parts, moment_parts: compiled formats.
        zone: the zone of whoever asked.
    """

    zone: str
    date_parts: tuple[Writer, ...] | None = None
    moment_parts: tuple[Writer, ...] | None = None

    @classmethod
    def asked(cls, zone: str, date_format: str | None, moment_format: str | None) -> Format:
        """Return the format of two .NET strings; an empty one counts as not sent.

        Raises:
            BadFormat: One of them is none.
        """
        dates = compiled(date_format) if date_format else None
        return cls(zone, dates, compiled(moment_format) if moment_format else None)

    def date(self, value: date | None) -> str:
        """Write a date."""
        if self.date_parts is None:
            return NO_DATE if value is None else value.isoformat()
        day = _FIRST if value is None else datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a bare date
        return written(self.date_parts, day)

    def moment(self, value: datetime | None, zone: str | None = None) -> str:
        """Write an instant as the clocks of *zone*, or of whoever asked, show it."""
        if value is None:
            return NO_MOMENT if self.moment_parts is None else written(self.moment_parts, _FIRST)
        if self.moment_parts is None:
            return _plain_moment(value, zone or self.zone)
        return written(self.moment_parts, value.astimezone(zone_called(zone or self.zone)))


def flag(value: bool) -> str:
    """Write yes or no."""
    return "true" if value else "false"


def text(value: str | None) -> str:
    """Write a text; line breaks become spaces."""
    if not value:
        return ""
    return _BREAKS.sub(" ", value) if "\n" in value or "\r" in value else value


def amount(value: Decimal | None) -> float:
    """Write money as a number with a fraction."""
    return float(value or 0)


def clock(value: time) -> str:
    """Write a time of day."""
    return value.strftime("%H:%M:%S")


def color(value: str | None) -> str:
    """Write a colour; black, which would mean none, as the next best."""
    if not value:
        return NO_COLOR
    parts = [int(value[start : start + 2], 16) for start in (1, 3, 5)]
    return "1,1,1" if parts == [0, 0, 0] else ",".join(map(str, parts))


def read_color(value: str) -> str | None:
    """Read a colour; black is none."""
    match = _COLOR.fullmatch(value.replace(" ", ""))
    parts = [int(part) for part in match.groups()] if match else []
    if not parts or max(parts) > 255:
        raise Unreadable("must be three numbers from 0 to 255, as in 100,0,255")
    return None if parts == [0, 0, 0] else "#" + "".join(f"{part:02X}" for part in parts)


def read_date(value: str) -> date | None:
    """Read a date; the year 1 is none."""
    if value == NO_DATE:
        return None
    try:
        day = date.fromisoformat(value) if _DATE.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise Unreadable("format must be yyyy-MM-dd")
    return day


def read_moment(value: str) -> datetime | None:
    """Read a wall-clock moment, without a zone; a bare date is its midnight, the year 1 is none."""
    if value in (NO_MOMENT, NO_DATE):
        return None
    try:
        if _DATE.fullmatch(value):
            value += " 00:00:00"
        moment = datetime.fromisoformat(value) if _MOMENT.fullmatch(value) else None
    except ValueError:
        moment = None
    if moment is None or moment.year not in _YEARS:
        raise Unreadable("format must be yyyy-MM-dd HH:mm:ss")
    return moment


def instant(local: datetime, zone: str) -> datetime:
    """Return the instant at which the clocks of *zone* show this.

    Raises:
        Unreadable: They never do, since they are set forward over it.
    """
    try:
        return to_instant(local.date(), local.time(), zone)
    except LocalTimeGap as gap:
        raise Unreadable("lies in the hour that the clocks skip") from gap


def read_flag(value: Any) -> bool:
    """Read yes or no: the words in any case, or JSON's own."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise Unreadable('must be "true" or "false"')


def whole_seconds(value: datetime) -> datetime:
    """Return an instant without its fraction, as the dialect keeps it."""
    return value.astimezone(UTC).replace(microsecond=0)
