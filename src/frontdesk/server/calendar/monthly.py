"""A month at one location: how much stands on each day, without the visits themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from frontdesk.contract.calendar import MonthDayOut, MonthlyCalendarOut
from frontdesk.domain.localtime import day_start
from frontdesk.domain.money import ZERO
from frontdesk.server import resources_common as common
from frontdesk.server.calendar import month_repository as repository
from frontdesk.server.platform.unit import ReadUnit


def monthly(unit: ReadUnit, location_id: UUID, month: str) -> MonthlyCalendarOut:
    """Return each day of *month*, written YYYY-MM."""
    zone = common.find_location(unit, location_id).zone
    days = _days_of(date.fromisoformat(f"{month}-01"))
    first, last = days[0], days[-1]
    bounds = [day_start(day, zone) for day in (*days, last + timedelta(days=1))]
    counts = dict.fromkeys(days, 0)
    minutes = dict.fromkeys(days, 0)
    scheduled: dict[date, Decimal] = {}
    completed: dict[date, Decimal] = {}
    for row in repository.visits(unit, location_id, bounds):
        day = days[row.place]
        counts[day] += row.visits
        minutes[day] += row.minutes
        (completed if row.status == "complete" else scheduled)[day] = row.production
    goals = repository.goals(unit, location_id, first, last)
    holidays = repository.holidays(unit, location_id, first, last)
    notes = repository.notes(unit, location_id, first, last)
    return MonthlyCalendarOut(
        month=month,
        location_timezone=zone,
        days=[
            MonthDayOut(
                date=day,
                appointment_count=counts[day],
                booked_minutes=minutes[day],
                scheduled_production=scheduled.get(day, ZERO),
                completed_production=completed.get(day, ZERO),
                production_goal=goals.get(day, ZERO),
                is_holiday=day in holidays,
                holiday_name=_together(holidays.get(day, ())),
                note=notes.get(day),
            )
            for day in days
        ],
    )


def _days_of(first: date) -> list[date]:
    days = (first + timedelta(days=step) for step in range(31))
    return [day for day in days if day.month == first.month]


def _together(names: Iterable[str]) -> str | None:
    return ", ".join(dict.fromkeys(names)) or None
