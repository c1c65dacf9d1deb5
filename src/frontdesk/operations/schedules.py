"""Working hours: weekly, on single days, and holidays; each change goes back in one step.

The board follows by itself: the server tells which days a change concerns, and those on screen are read again.
"""

from collections.abc import Awaitable, Callable
from datetime import date, time
from typing import cast
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.resources import CreateHolidayIn
from frontdesk.contract.schedules import (
    CreateScheduleOverrideIn,
    CreateScheduleTemplateIn,
    OverrideReason,
    ScheduleOverrideOut,
    ScheduleTemplateOut,
    UpdateScheduleTemplateIn,
)
from frontdesk.domain.speech import mark, say
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand
from frontdesk.operations.gateway import GONE, Happening, Refused
from frontdesk.operations.heirs import Heirs
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.versions import OwnVersions
from frontdesk.operations.visits import Words
from frontdesk.operations.wording import day_name
from frontdesk.store.schedules import DayException, DayWish, Holiday, HoursBook, HoursWish, WeeklyHours

_MIDNIGHT = time(0)
_HOURS_ON = (
    mark("hours on Mondays"),
    mark("hours on Tuesdays"),
    mark("hours on Wednesdays"),
    mark("hours on Thursdays"),
    mark("hours on Fridays"),
    mark("hours on Saturdays"),
    mark("hours on Sundays"),
)
_KINDS = frozenset({"schedule", "holiday"})

Make = Callable[[str], Awaitable[UUID]]
Remove = Callable[[UUID, str], Awaitable[None]]


class Schedules:
    """What is written down about when people work."""

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self._own = OwnVersions()
        self._heirs = Heirs()

    async def read(self, provider_id: UUID, location_id: UUID, since: date) -> HoursBook:
        """Return a provider's hours at an office; single days and holidays from *since* on.

        Raises ``GatewayError``.
        """
        client = self._client
        with told():
            weekly = [
                _weekly(row)
                async for row in client.schedules.templates.each(provider_id=provider_id, location_id=location_id)
                if row.effective_to is None or row.effective_to >= since
            ]
            days = [
                _exception(row)
                async for row in client.schedules.overrides.each(
                    provider_id=provider_id, location_id=location_id, date_from=since
                )
            ]
            holidays = [
                Holiday(row.id, row.location.id if row.location else None, row.date, row.name)
                async for row in client.holidays.each(location_id=location_id, date_from=since)
            ]
        weekly.sort(key=lambda row: (row.hours.weekday, row.hours.start, row.hours.first))
        days.sort(key=lambda row: (row.day.day, row.day.start or _MIDNIGHT))
        holidays.sort(key=lambda row: row.day)
        return HoursBook(tuple(weekly), tuple(days), tuple(holidays))

    def listen(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Call *heard* whenever hours or holidays changed, here or elsewhere; return what ends it."""

        def happened(_happening: Happening) -> None:
            heard()

        return self._means.happenings.listen(_KINDS, happened, heard)

    # Weekly hours

    async def add_hours(self, wish: HoursWish) -> Outcome:
        """Write weekly hours down."""
        if wrong := _past_midnight(wish.start, wish.end):
            return wrong
        what = say(_HOURS_ON[wish.weekday])
        words = Words(
            what,
            say("The {what} are set.", what=what),
            say("the {what} are gone.", what=what),
            say("The {what} were not set", what=what),
        )
        return await self._keep(words, lambda key: self._make_hours(wish, key), self._remove_hours)

    async def change_hours(self, before: WeeklyHours, wish: HoursWish) -> Outcome:
        """Change weekly hours."""
        if wrong := _past_midnight(wish.start, wish.end):
            return wrong
        what = say(_HOURS_ON[before.hours.weekday])
        words = Words.said(
            "change of the {what}",
            "The {what} are changed.",
            "the {what} as before.",
            "The {what} were not changed",
            what=what,
        )

        async def set_to(to: HoursWish, version: int, key: str) -> int:
            now = self._heirs.of(before.id)
            base = self._own.latest(now, version) if now == before.id else self._own.newest(now)
            body = UpdateScheduleTemplateIn(
                base_version=base,
                operatory_uuid=to.operatory_id,
                day_of_week=to.weekday,
                start_time=to.start,
                end_time=to.end,
                effective_from=to.first,
                effective_to=to.last,
                note=to.note,
            )
            with told():
                answer = await self._client.schedules.templates.update(now, body, key=key)
            self._own.made(now, answer.version, base)
            return answer.version

        async def forward(left: int | None, key: str) -> int:
            return await set_to(wish, left or before.version, key)

        async def backward(left: int, key: str) -> int:
            return await set_to(before.hours, left, key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def remove_hours(self, row: WeeklyHours) -> Outcome:
        """Take weekly hours away."""
        what = say(_HOURS_ON[row.hours.weekday])
        words = Words.said(
            "removal of the {what}",
            "The {what} are gone.",
            "the {what} are back.",
            "The {what} stayed",
            what=what,
        )
        return await self._drop(words, row.id, lambda key: self._make_hours(row.hours, key), self._remove_hours)

    async def _make_hours(self, wish: HoursWish, key: str) -> UUID:
        body = CreateScheduleTemplateIn(
            provider_uuid=wish.provider_id,
            location_uuid=wish.location_id,
            operatory_uuid=wish.operatory_id,
            day_of_week=wish.weekday,
            start_time=wish.start,
            end_time=wish.end,
            effective_from=wish.first,
            effective_to=wish.last,
            note=wish.note,
        )
        with told():
            answer = await self._client.schedules.templates.create(body, key=key)
        self._own.made(answer.id, answer.version, 0)
        return answer.id

    async def _remove_hours(self, row_id: UUID, key: str) -> None:
        with told():
            await self._client.schedules.templates.delete(row_id, key=key)

    # Single days

    async def add_day(self, wish: DayWish) -> Outcome:
        """Let a provider's day differ: away, for a part of it or all, or at work at other hours."""
        if wish.start is not None and wish.end is not None and (wrong := _past_midnight(wish.start, wish.end)):
            return wrong
        words = self._day_words(wish, is_new=True)
        return await self._keep(words, lambda key: self._make_day(wish, key), self._remove_day)

    async def remove_day(self, row: DayException) -> Outcome:
        """Let the day be as the week has it."""
        words = self._day_words(row.day, is_new=False)
        return await self._drop(words, row.id, lambda key: self._make_day(row.day, key), self._remove_day)

    def _day_words(self, wish: DayWish, *, is_new: bool) -> Words:
        provider = self._means.store.reference.provider(wish.provider_id)
        name, day = provider.name if provider is not None else say("The provider"), day_name(wish.day)
        other = (
            say("{name} is away on {day}", name=name, day=day)
            if wish.is_away
            else say("{name} works other hours on {day}", name=name, day=day)
        )
        usual = say("{name} works as usual on {day}", name=name, day=day)
        label = say("hours of {name} on {day}", name=name, day=day)
        if is_new:
            return Words(label, f"{other}.", f"{usual}.", say("The {label} stayed as they were", label=label))
        return Words(label, f"{usual}.", f"{other}.", say("The {label} stayed as they were", label=label))

    async def _make_day(self, wish: DayWish, key: str) -> UUID:
        body = CreateScheduleOverrideIn(
            provider_uuid=wish.provider_id,
            location_uuid=wish.location_id,
            operatory_uuid=wish.operatory_id,
            override_date=wish.day,
            start_time=wish.start,
            end_time=wish.end,
            is_unavailable=wish.is_away,
            override_reason=cast("OverrideReason", wish.reason),
            note=wish.note,
        )
        with told():
            return (await self._client.schedules.overrides.create(body, key=key)).id

    async def _remove_day(self, row_id: UUID, key: str) -> None:
        with told():
            await self._client.schedules.overrides.delete(row_id, key=key)

    # Holidays

    async def add_holiday(self, location_id: UUID | None, day: date, name: str) -> Outcome:
        """Close an office, or all of them, for a day."""
        words = Words.said(
            "holiday “{name}”",
            "{name}: closed on {day}.",
            "{name} is gone.",
            "It stayed open",
            name=name,
            day=day_name(day),
        )
        return await self._keep(words, lambda key: self._make_holiday(location_id, day, name, key), self._open_again)

    async def remove_holiday(self, row: Holiday) -> Outcome:
        """Open on a day that was a holiday."""
        words = Words.said(
            "removal of “{name}”",
            "Open on {day}.",
            "{name} is back.",
            "{name} stayed",
            name=row.name,
            day=day_name(row.day),
        )
        return await self._drop(
            words,
            row.id,
            lambda key: self._make_holiday(row.location_id, row.day, row.name, key),
            self._open_again,
        )

    async def _make_holiday(self, location_id: UUID | None, day: date, name: str, key: str) -> UUID:
        body = CreateHolidayIn(location_uuid=location_id, date=day, name=name)
        with told():
            return (await self._client.holidays.create(body, key=key)).id

    async def _open_again(self, row_id: UUID, key: str) -> None:
        with told():
            await self._client.holidays.delete(row_id, key=key)

    # Within

    async def _keep(self, words: Words, make: Make, remove: Remove) -> Outcome:
        """Make a record; taking it back deletes it."""

        async def forward(left: UUID | None, key: str) -> UUID:
            return self._inherited(left, await make(key))

        async def backward(left: UUID, key: str) -> UUID:
            await _gone(remove, self._heirs.of(left), key)
            return left

        return await self._means.errands.run(Errand(words, forward, backward))

    async def _drop(self, words: Words, row_id: UUID, make: Make, remove: Remove) -> Outcome:
        """Delete a record; taking that back makes another like it."""

        async def forward(left: UUID | None, key: str) -> UUID:
            await _gone(remove, self._heirs.of(left or row_id), key)
            return left or row_id

        async def backward(left: UUID, key: str) -> UUID:
            return self._inherited(left, await make(key))

        return await self._means.errands.run(Errand(words, forward, backward))

    def _inherited(self, old: UUID | None, new: UUID) -> UUID:
        if old is not None:
            self._heirs.inherit(old, new)
        return new


async def _gone(remove: Remove, row_id: UUID, key: str) -> None:
    try:
        await remove(row_id, key)
    except Refused as refusal:
        if refusal.code != GONE:
            raise


def _past_midnight(start: time, end: time) -> Outcome | None:
    """Refuse hours that would end on another day, before anything is sent."""
    if end == _MIDNIGHT or end > start:
        return None
    return Outcome(
        ok=False,
        sentence=say("Nothing was changed: hours end after they begin; those past midnight belong to the next day."),
        reason="past_midnight",
    )


def _weekly(wire: ScheduleTemplateOut) -> WeeklyHours:
    hours = HoursWish(
        wire.provider.id,
        wire.location.id,
        wire.operatory.id if wire.operatory else None,
        wire.day_of_week,
        wire.start_time,
        wire.end_time,
        wire.effective_from,
        wire.effective_to,
        wire.note,
    )
    return WeeklyHours(wire.id, wire.version, hours)


def _exception(wire: ScheduleOverrideOut) -> DayException:
    day = DayWish(
        wire.provider.id,
        wire.location.id,
        wire.override_date,
        wire.start_time,
        wire.end_time,
        wire.is_unavailable,
        wire.override_reason,
        wire.operatory.id if wire.operatory else None,
        wire.note,
    )
    return DayException(wire.id, day)
