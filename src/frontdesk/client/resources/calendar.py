"""Calendar pages: a day, a week or a month of an office in one request."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from frontdesk.client.resources.base import Group
from frontdesk.client.transport import Params
from frontdesk.contract.calendar import DailyCalendarOut, MonthlyCalendarOut, WeeklyCalendarOut


def _fields(fields: Iterable[str]) -> str | None:
    return ",".join(sorted(fields)) or None


class Calendar(Group):
    """What the board shows."""

    async def daily(self, location_id: UUID, day: date, *, fields: Iterable[str] = ()) -> DailyCalendarOut:
        """One local day; `fields` names what is wanted beyond the ordinary.

        It can name any of `frontdesk.contract.calendar.TIER_2_FIELDS`.
        """
        path = self._transport.in_org("schedule/calendar/daily")
        params: Params = {"location_uuid": location_id, "target_date": day, "fields": _fields(fields)}
        return await self._transport.get(DailyCalendarOut, path, params)

    async def weekly(self, location_id: UUID, first_day: date, *, fields: Iterable[str] = ()) -> WeeklyCalendarOut:
        """Seven local days beginning with `first_day`."""
        path = self._transport.in_org("schedule/calendar/weekly")
        params: Params = {"location_uuid": location_id, "week_start": first_day, "fields": _fields(fields)}
        return await self._transport.get(WeeklyCalendarOut, path, params)

    async def monthly(self, location_id: UUID, month: date) -> MonthlyCalendarOut:
        """The month in which a date lies, each day with its sums."""
        path = self._transport.in_org("schedule/calendar/monthly")
        params: Params = {"location_uuid": location_id, "month": f"{month:%Y-%m}"}
        return await self._transport.get(MonthlyCalendarOut, path, params)
