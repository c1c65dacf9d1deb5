"""Months of a location: how much stands on each day, kept true while somebody looks at them."""

import logging
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.calendar import MonthDayOut
from frontdesk.contract.schedules import ScheduleOverrideOut, ScheduleTemplateOut
from frontdesk.domain.hours import DayOverride, ResolvedHours, WeeklyHours, resolve
from frontdesk.domain.intervals import merge
from frontdesk.domain.localtime import LocalTimeGap
from frontdesk.domain.speech import say
from frontdesk.operations.answers import everything, told
from frontdesk.operations.gateway import GatewayError, Happening, Refused
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.remembered import Remembered
from frontdesk.operations.rereading import Rereading
from frontdesk.operations.tasks import together
from frontdesk.store.entities import Operatory
from frontdesk.store.months import MonthDay, MonthKey, month_of, turned
from frontdesk.store.shelf import Shelf

log = logging.getLogger(__name__)

KEPT = 6
"""So many months stay known after they were shown."""

_PLACES = 100
"""Of so many offices the weekly hours stay known."""

_KINDS = frozenset({"appointment", "note", "holiday", "production_goal", "schedule", "operatory"})
_HOURS = frozenset({"schedule", "operatory"})


class Months:
    """Reads months, the neighbours of the one that is shown too.

    Attributes:
        days: by location and first day of the month, each of its days in order.
    """

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self.days: Shelf[MonthKey, MonthDay] = Shelf()
        self._weekly: Remembered[UUID, tuple[WeeklyHours, ...]] = Remembered(_PLACES)
        self._stale: set[MonthKey] = set()
        self._recent: list[MonthKey] = []
        self._shown: MonthKey | None = None
        self._again = Rereading(self._read_stale, "month", means.link, means.tasks, means.pace)
        means.happenings.listen(_KINDS, self._heard, self._missed)

    async def show(self, location_id: UUID, day: date) -> Outcome:
        """Read the month that *day* lies in unless it is known, then its neighbours; keep it true from now on."""
        key = self._shown = (location_id, month_of(day))
        self._remember(key)
        if self._is_true(key):
            self._read_ahead(key)
            return Outcome(ok=True, sentence="")
        _, outcome = await self._means.errands.told(self._read(key), say("The month was not read"))
        if outcome.ok and self._shown == key:
            self._read_ahead(key)
        return outcome

    def leave(self) -> None:
        """Nobody looks at a month any more: changes are remembered, and read when one is shown again."""
        self._shown = None

    # Staying true

    def _is_true(self, key: MonthKey) -> bool:
        return self.days.is_true(key) and key not in self._stale

    def _remember(self, key: MonthKey) -> None:
        if key in self._recent:
            self._recent.remove(key)
        self._recent.append(key)
        while len(self._recent) > KEPT:
            old = self._recent.pop(0)
            self.days.release(old)
            self._stale.discard(old)

    def _read_ahead(self, key: MonthKey) -> None:
        neighbours = [(key[0], turned(key[1], months)) for months in (1, -1)]
        if any(not self._is_true(each) for each in neighbours):
            self._means.tasks.spawn(self._read_quietly(key, neighbours), "months beside the one shown")

    async def _read_quietly(self, shown: MonthKey, keys: Iterable[MonthKey]) -> None:
        for key in keys:
            if self._shown != shown or self._is_true(key):
                continue
            try:
                await self._read(key)
            except GatewayError:
                # Nobody has asked for it yet; whoever turns there reads it and is told.
                return
            if key not in self._recent:
                self._recent.insert(0, key)

    def _heard(self, happening: Happening) -> None:
        kind = happening.kind.partition(".")[0]
        if kind in _HOURS:
            if happening.location_id is not None:
                self._weekly.forget(happening.location_id)
            else:
                self._weekly.clear()
        months = {month_of(day) for day in happening.dates}
        touched = {
            key
            for key in self.days.known()
            if happening.location_id in (None, key[0]) and (not months or key[1] in months)
        }
        self._doubt(touched)

    def _missed(self) -> None:
        self._weekly.clear()
        self._doubt(self.days.known())

    def _doubt(self, keys: Iterable[MonthKey]) -> None:
        touched = set(keys)
        self._stale |= touched
        if self._shown is not None and self._shown in touched:
            self._again.ask()

    async def _read_stale(self) -> None:
        if self._shown is not None and not self._is_true(self._shown):
            await self._read(self._shown)

    # Reading

    async def _read(self, key: MonthKey) -> None:
        location_id, month = key
        self._stale.discard(key)
        try:
            with told(), self.days.reading(key) as reading:
                async with together() as group:
                    read = group.create_task(self._client.calendar.monthly(location_id, month), name="read month")
                    hours = group.create_task(self._open_minutes(key), name="read the month's hours")
                open_minutes = hours.result()
                days = [_day(location_id, row, open_minutes.get(row.date)) for row in read.result().days]
                self.days.put_all(key, days, reading)
        except GatewayError:
            self._stale.add(key)
            raise

    async def _open_minutes(self, key: MonthKey) -> dict[date, int]:
        """How long the operatories are worked in on each day; nothing where the server does not tell the hours."""
        location_id, month = key
        last = turned(month, 1) - timedelta(days=1)
        schedules = self._client.schedules
        try:
            with told():
                weekly = self._weekly.get(location_id)
                if weekly is None:
                    weekly = await self._weekly.ask(location_id, lambda: self._hours(location_id))
                rows = schedules.overrides.each(location_id=location_id, date_from=month, date_to=last)
                overrides = await everything(rows, _override)
        except Refused as refusal:
            log.info("The hours of a month could not be read: %s", refusal.code)
            return {}
        reference = self._means.store.reference
        rooms, zone = reference.operatories(location_id), reference.zone(location_id)
        days = [month + timedelta(days=step) for step in range((last - month).days + 1)]
        return {day: open_minutes(rooms, _resolved(day, zone, weekly, overrides)) for day in days}

    async def _hours(self, location_id: UUID) -> tuple[WeeklyHours, ...]:
        return tuple(await everything(self._client.schedules.templates.each(location_id=location_id), _weekly))


def open_minutes(rooms: Sequence[Operatory], hours: Iterable[ResolvedHours]) -> int:
    """How long operatories are worked in on a day, added up; hours without one count where the provider belongs."""
    worked = list(hours)
    minutes = 0
    for room in rooms:
        here = [
            interval
            for row in worked
            for interval, room_id in row.ranges
            if room_id == room.id or (room_id is None and row.provider_id in room.provider_ids)
        ]
        minutes += sum(interval.minutes for interval in merge(here))
    return minutes


def _resolved(
    day: date, zone: str, weekly: Iterable[WeeklyHours], overrides: Iterable[DayOverride]
) -> tuple[ResolvedHours, ...]:
    try:
        return resolve(day, zone, weekly, overrides)
    except LocalTimeGap:
        # A date its time zone left out: nobody works on it.
        return ()


def _weekly(wire: ScheduleTemplateOut) -> WeeklyHours:
    return WeeklyHours(
        wire.provider.id,
        wire.operatory.id if wire.operatory else None,
        wire.day_of_week,
        wire.start_time,
        wire.end_time,
        wire.effective_from,
        wire.effective_to,
    )


def _override(wire: ScheduleOverrideOut) -> DayOverride:
    return DayOverride(
        wire.provider.id,
        wire.operatory.id if wire.operatory else None,
        wire.override_date,
        wire.start_time,
        wire.end_time,
        wire.is_unavailable,
        wire.note,
    )


def _day(location_id: UUID, wire: MonthDayOut, minutes: int | None) -> MonthDay:
    return MonthDay(
        location_id=location_id,
        day=wire.date,
        visits=wire.appointment_count,
        booked_minutes=wire.booked_minutes,
        open_minutes=minutes,
        scheduled=wire.scheduled_production,
        completed=wire.completed_production,
        goal=wire.production_goal or None,
        holiday=(wire.holiday_name or "") if wire.is_holiday else "",
        note=wire.note or "",
    )
