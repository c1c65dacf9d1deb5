"""Calendar pages: everything a day or a week shows, in one answer."""

from pydantic import Field

from frontdesk.contract.appointments import CalendarAppointmentOut, CalendarProcedureOut
from frontdesk.contract.blockouts import BlockoutOut
from frontdesk.contract.common import Count, LocalDate, Money, ResponseModel
from frontdesk.contract.schedules import ProviderScheduleOut, TimeRangeOut

__all__ = [
    "TIER_2_FIELDS",
    "CalendarAppointmentOut",
    "CalendarProcedureOut",
    "DailyCalendarOut",
    "MonthDayOut",
    "MonthlyCalendarOut",
    "ProviderScheduleOut",
    "TimeRangeOut",
    "WeeklyCalendarOut",
]

TIER_2_FIELDS = frozenset(
    {
        "chart_number",
        "mobile_phone",
        "balance_due",
        "birth_date",
        "age",
        "email",
        "procedures",
        "alerts",
        "last_visit",
        "insurance",
    }
)
"""The further appointment fields a calendar page may be asked for by `fields`."""


class DailyCalendarOut(ResponseModel):
    """One day at one office."""

    date: LocalDate = Field(description="The local date.")
    location_timezone: str = Field(description="The office's IANA time zone.", examples=["America/Chicago"])
    day_hours: int = Field(description="Hours the day has: 24, but 23 or 25 when clocks change.", examples=[24])
    appointments: list[CalendarAppointmentOut] = Field(description="The day's visits, broken and cancelled ones too.")
    blockouts: list[BlockoutOut] = Field(description="The day's blockouts.")
    provider_schedules: list[ProviderScheduleOut] = Field(description="Who works when that day.")


class WeeklyCalendarOut(ResponseModel):
    """Seven days at one office."""

    location_timezone: str = Field(description="The office's IANA time zone.", examples=["America/Chicago"])
    days: list[DailyCalendarOut] = Field(description="The seven days in order.")


class MonthDayOut(ResponseModel):
    """How much stands on one day of a month."""

    date: LocalDate = Field(description="The local date.")
    appointment_count: Count = Field(description="Visits on the book, done ones included.")
    booked_minutes: Count | None = Field(
        default=None, description="How long these visits are together; null from servers that do not add it up."
    )
    scheduled_production: Money = Field(description="Production on the book and not yet done.")
    completed_production: Money = Field(description="Production done.")
    production_goal: Money = Field(description="The sum of all providers' goals; 0.00 without any.")
    is_holiday: bool = Field(description="Whether the office is closed for a holiday.", examples=[False])
    holiday_name: str | None = Field(default=None, description="The holiday.", examples=["Labor Day"])
    note: str | None = Field(default=None, description="The day's schedule note.", examples=["Staff meeting at 8"])


class MonthlyCalendarOut(ResponseModel):
    """One month at one office, without the visits themselves."""

    month: str = Field(description="The month as YYYY-MM.", examples=["2026-03"])
    location_timezone: str = Field(description="The office's IANA time zone.", examples=["America/Chicago"])
    days: list[MonthDayOut] = Field(description="Every day of the month in order.")
