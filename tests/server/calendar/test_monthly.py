"""A month of a location, over HTTP, on both engines."""

from __future__ import annotations

from datetime import date
from typing import Any

import httpx
import pytest
from sqlalchemy import insert, update

from frontdesk.contract.calendar import MonthlyCalendarOut
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id

MONTH = "/schedule/calendar/monthly"


async def month(api: httpx.AsyncClient, location: Any, which: str) -> MonthlyCalendarOut:
    answer = await api.get(MONTH, params={"location_uuid": str(location), "month": which})
    assert answer.status_code == 200, answer.text
    return MonthlyCalendarOut.model_validate(answer.json())


async def refused(api: httpx.AsyncClient, location: Any, which: str) -> tuple[str, str]:
    answer = await api.get(MONTH, params={"location_uuid": str(location), "month": which})
    assert answer.status_code == 422
    (fault,) = answer.json()["detail"]
    assert fault["loc"] == ["query", "month"]
    return fault["type"], fault["msg"]


async def visit(api: httpx.AsyncClient, practice: Any, day: str, start: str, end: str, amount: str) -> dict[str, Any]:
    body = {
        "patient_uuid": str(practice.ada),
        "location_uuid": str(practice.chicago),
        "operatory_uuid": str(practice.op1),
        "schedule_date": day,
        "start_time": start,
        "end_time": end,
    }
    answer = await api.post("/appointments", json=body)
    assert answer.status_code == 201, answer.text
    worth = {"base_version": 1, "production_amount": amount}
    made: dict[str, Any] = (await api.patch(f"/appointments/{answer.json()['id']}", json=worth)).json()
    return made


async def test_a_month_counts_what_stands_on_each_local_day(api: httpx.AsyncClient, practice: Any) -> None:
    await visit(api, practice, "2026-03-01", "00:00", "01:00", "10")
    # the clocks go forward between these two
    await visit(api, practice, "2026-03-07", "23:00", "00:00", "20.50")
    await visit(api, practice, "2026-03-08", "23:00", "00:00", "30")
    done = await visit(api, practice, "2026-03-31", "23:00", "00:00", "40")
    await api.post(f"/appointments/{done['id']}/transition", json={"base_version": 2, "status": "complete"})
    lost = await visit(api, practice, "2026-03-31", "08:00", "09:00", "50")
    await api.post(f"/appointments/{lost['id']}/break", json={"base_version": 2})
    await visit(api, practice, "2026-04-01", "00:00", "01:00", "60")
    march = await month(api, practice.chicago, "2026-03")
    assert (march.month, march.location_timezone, len(march.days)) == ("2026-03", "America/Chicago", 31)
    found = {
        day.date.day: (day.appointment_count, f"{day.scheduled_production}", f"{day.completed_production}")
        for day in march.days
        if day.appointment_count
    }
    assert found == {
        1: (1, "10.00", "0.00"),
        7: (1, "20.50", "0.00"),
        8: (1, "30.00", "0.00"),
        31: (1, "0.00", "40.00"),
    }
    assert {day.date.day: day.booked_minutes for day in march.days if day.booked_minutes} == {
        1: 60,
        7: 60,
        8: 60,
        31: 60,
    }


async def test_a_month_counts_the_whole_minutes_of_a_visit_that_other_programs_booked_to_the_second(
    api: httpx.AsyncClient, practice: Any
) -> None:
    await visit(api, practice, "2026-03-03", "09:00:00", "09:40:45", "10")
    march = await month(api, practice.chicago, "2026-03")
    assert march.days[2].booked_minutes == 40


async def test_a_month_knows_goals_holidays_and_notes(api: httpx.AsyncClient, practice: Any) -> None:
    goal = {"location_uuid": str(practice.chicago), "goal_date": "2026-02-28"}
    for provider, amount in ((practice.okafor, 1500), (practice.hygienist, "700.10")):
        answer = await api.put(
            "/schedule/production-goals/upsert",
            json={**goal, "provider_uuid": str(provider), "goal_amount": amount},
        )
        assert answer.status_code == 200
    for location, name in ((None, "Presidents Day"), (practice.chicago, "Team day"), (practice.denver, "Moving")):
        body = {"date": "2026-02-16", "name": name, "location_uuid": location and str(location)}
        assert (await api.post("/holidays", json=body)).status_code == 201
    note = {"location_uuid": str(practice.chicago), "note_date": "2026-02-02", "note": "Drill at 8"}
    await api.post("/schedule/notes", json=note)
    days = {day.date: day for day in (await month(api, practice.chicago, "2026-02")).days}
    assert len(days) == 28
    assert f"{days[date(2026, 2, 28)].production_goal}" == "2200.10"
    holiday = days[date(2026, 2, 16)]
    assert (holiday.is_holiday, holiday.holiday_name) == (True, "Presidents Day, Team day")
    assert not days[date(2026, 2, 17)].is_holiday
    assert [day.note for day in days.values() if day.note] == ["Drill at 8"]


async def test_a_date_that_a_zone_left_out_has_an_empty_place(
    api: httpx.AsyncClient, practice: Any, database: Any
) -> None:
    with database.engines.writing() as connection:
        connection.execute(update(t.locations).where(t.locations.c.id == practice.denver).values(zone="Pacific/Apia"))
        stamp = database.clock()
        connection.execute(
            insert(t.holidays).values(
                org_id=practice.org,
                id=new_id(),
                holiday_date=date(2011, 12, 30),
                name="Never",
                created_at=stamp,
                updated_at=stamp,
            )
        )
    days = (await month(api, practice.denver, "2011-12")).days
    assert (len(days), days[29].appointment_count, days[29].is_holiday) == (31, 0, True)


@pytest.mark.parametrize("wrong", ["soon", "2026-3", "03-2026", "2026-03-01", "2026-03\n", "２０２６-03"])
async def test_a_month_is_written_with_its_year_and_two_digits(
    api: httpx.AsyncClient, practice: Any, wrong: str
) -> None:
    assert await refused(api, practice.chicago, wrong) == ("month_format", "A month is written YYYY-MM.")


@pytest.mark.parametrize(
    ("which", "kind"), [("2026-13", "date_nonexistent"), ("9999-01", "date_range"), ("1899-12", "date_range")]
)
async def test_a_month_there_is_none_of_is_refused_like_its_days(
    api: httpx.AsyncClient, practice: Any, which: str, kind: str
) -> None:
    assert (await refused(api, practice.chicago, which))[0] == kind


@pytest.mark.parametrize("which", ["1900-01", "2200-01", "2200-12"])
async def test_months_are_read_as_far_as_dates_go(api: httpx.AsyncClient, practice: Any, which: str) -> None:
    assert len((await month(api, practice.chicago, which)).days) == 31


async def test_who_may_not_see_the_location_sees_no_month(api_as: Any, practice: Any) -> None:
    params = {"location_uuid": str(practice.chicago), "month": "2026-03"}
    assert (await api_as("denver").get(MONTH, params=params)).status_code == 403
    elsewhere = {"location_uuid": str(practice.ada), "month": "2026-03"}
    assert (await api_as("admin").get(MONTH, params=elsewhere)).status_code == 404
