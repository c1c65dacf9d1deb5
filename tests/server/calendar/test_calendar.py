from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import Engine, event, insert, update

from frontdesk.contract.calendar import DailyCalendarOut, WeeklyCalendarOut
from frontdesk.domain.localtime import local_interval
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from support.canary import EMAIL

DAY = date(2026, 3, 10)


class Book:
    """What stands on the book of a test."""

    def __init__(self, api: httpx.AsyncClient, practice: Any, database: Any) -> None:
        self.api = api
        self.practice = practice
        self.database = database

    async def visit(self, start: str, end: str, day: date = DAY, operatory: Any = None) -> dict[str, Any]:
        p = self.practice
        body = {
            "patient_uuid": str(p.ada),
            "location_uuid": str(p.chicago),
            "operatory_uuid": str(operatory or p.op1),
            "schedule_date": day.isoformat(),
            "start_time": start,
            "end_time": end,
        }
        response = await self.api.post("/appointments", json=body)
        assert response.status_code == 201, response.text
        made: dict[str, Any] = response.json()
        return made

    def put(self, table: Any, **values: Any) -> None:
        with self.database.write(self.practice.caller()) as unit:
            stamps = {"created_at": unit.now, "updated_at": unit.now}
            unit.execute(insert(table).values(org_id=self.practice.org, id=new_id(), **stamps, **values))

    async def day(self, day: date = DAY, **params: Any) -> dict[str, Any]:
        return await self.page("daily", target_date=day.isoformat(), **params)

    async def page(self, kind: str, **params: Any) -> dict[str, Any]:
        params.setdefault("location_uuid", str(self.practice.chicago))
        response = await self.api.get(f"/schedule/calendar/{kind}", params=params)
        assert response.status_code == 200, response.text
        shown: dict[str, Any] = response.json()
        return shown


@pytest.fixture
def book(api: httpx.AsyncClient, practice: Any, database: Any) -> Book:
    return Book(api, practice, database)


async def test_a_day_shows_what_stands_in_it(book: Book) -> None:
    late = await book.visit("23:00", "00:00")
    early = await book.visit("08:00", "09:00")
    broken = await book.visit("10:00", "11:00")
    await book.api.post(f"/appointments/{broken['id']}/break", json={"base_version": 1})
    cancelled = await book.visit("11:00", "12:00")
    await book.api.post(f"/appointments/{cancelled['id']}/cancel", json={"base_version": 1})
    parked = await book.visit("12:00", "13:00")
    await book.api.post(f"/appointments/{parked['id']}/pinboard", json={"base_version": 1})
    await book.visit("00:00", "01:00", date(2026, 3, 11))
    day = await book.day()
    assert DailyCalendarOut.model_validate(day).day_hours == 24
    assert [row["id"] for row in day["appointments"]] == [early["id"], broken["id"], cancelled["id"], late["id"]]
    assert day["appointments"][0] == early
    assert (day["date"], day["location_timezone"]) == ("2026-03-10", "America/Chicago")
    assert "chart_number" not in early


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (DAY, 24)])
async def test_a_day_has_as_many_hours_as_its_clocks_show(book: Book, day: date, hours: int) -> None:
    assert (await book.day(day))["day_hours"] == hours


async def test_a_date_that_its_zone_left_out_is_an_empty_day(book: Book) -> None:
    new = await book.api.post("/locations", json={"name": "Apia", "timezone": "Pacific/Apia"})
    apia = new.json()["id"]
    every_day = {"location_id": UUID(apia), "provider_id": book.practice.okafor, "effective_from": date(2011, 1, 1)}
    for weekday in range(7):
        book.put(t.schedule_templates, day_of_week=weekday, start_time=time(8), end_time=time(12), **every_day)
    week = await book.page("weekly", location_uuid=apia, week_start="2011-12-28")
    assert [day["day_hours"] for day in week["days"]] == [24, 24, 0, 24, 24, 24, 24]
    assert [len(day["provider_schedules"]) for day in week["days"]] == [1, 1, 0, 1, 1, 1, 1]
    for day in week["days"]:
        assert day == await book.day(date.fromisoformat(day["date"]), location_uuid=apia)


async def test_further_fields_come_on_request(book: Book) -> None:
    p = book.practice
    with book.database.write(p.caller()) as unit:
        unit.execute(
            update(t.patients)
            .where(t.patients.c.id == p.ada)
            .values(birth_date=date(1980, 3, 11), balance=Decimal("12.50"), alerts=["Latex"], mobile_phone="555 0142")
        )
    earlier = await book.visit("09:00", "10:00", date(2026, 2, 3))
    await book.api.post(f"/appointments/{earlier['id']}/transition", json={"base_version": 1, "status": "complete"})
    visit = await book.visit("09:00", "10:00")
    line = {"base_version": 1, "procedure_code_uuid": str(p.d0120)}
    await book.api.post(f"/appointments/{visit['id']}/procedures", json=line)
    everything = "chart_number,mobile_phone,balance_due,birth_date,age,email,procedures,alerts,last_visit,insurance"
    (row,) = (await book.day(fields=everything))["appointments"]
    assert {name: row[name] for name in everything.split(",")} == {
        "chart_number": "C0",
        "mobile_phone": "555 0142",
        "balance_due": "12.50",
        "birth_date": "1980-03-11",
        "age": 45,
        "email": EMAIL,
        "procedures": [{"code": "D0120", "description": "Periodic exam", "abbreviation": None}],
        "alerts": ["Latex"],
        "last_visit": "2026-02-03",
        "insurance": None,
    }
    refused = await book.api.get(
        "/schedule/calendar/daily",
        params={"location_uuid": str(p.chicago), "target_date": "2026-03-10", "fields": "age,shoe_size"},
    )
    assert (refused.status_code, refused.json()["detail"][0]["type"]) == (422, "unknown_field")


async def test_the_last_visit_was_on_the_day_it_was_where_the_patient_came(book: Book) -> None:
    p = book.practice
    earlier = {
        "patient_uuid": str(p.ada),
        "location_uuid": str(p.denver),
        "operatory_uuid": str(p.denver_op1),
        "schedule_date": "2026-02-03",
        "start_time": "23:10",
        "end_time": "23:40",
    }
    made = (await book.api.post("/appointments", json=earlier)).json()
    await book.api.post(f"/appointments/{made['id']}/transition", json={"base_version": 1, "status": "complete"})
    await book.visit("09:00", "10:00")
    (row,) = (await book.day(fields="last_visit"))["appointments"]
    assert row["last_visit"] == "2026-02-03"


async def test_blockouts_and_hours_are_part_of_the_day(book: Book) -> None:
    p = book.practice
    lunch = local_interval(DAY, time(12), time(13), "America/Chicago")
    book.put(
        t.blockouts,
        location_id=p.chicago,
        blockout_type_id=p.lunch,
        schedule_date=DAY,
        start_time=time(12),
        end_time=time(13),
        start_at=lunch.start,
        end_at=lunch.end,
    )
    weekly = {"location_id": p.chicago, "day_of_week": 1, "effective_from": date(2026, 1, 1)}
    book.put(
        t.schedule_templates,
        provider_id=p.okafor,
        operatory_id=p.op1,
        start_time=time(8),
        end_time=time(17),
        note="Surgery",
        **weekly,
    )
    book.put(t.schedule_templates, provider_id=p.hygienist, start_time=time(9), end_time=time(12), **weekly)
    book.put(
        t.schedule_overrides, provider_id=p.hygienist, location_id=p.chicago, override_date=DAY, is_unavailable=True
    )
    day = await book.day()
    DailyCalendarOut.model_validate(day)
    (block,) = day["blockouts"]
    assert (block["blockout_type"]["name"], block["start_time"], block["operatory"]) == ("Lunch", "12:00:00", None)
    assert block["location"]["name"] == "Chicago"
    okafor, hygienist = day["provider_schedules"]
    assert okafor["provider"]["name"] == "Dr. Okafor"
    assert okafor["operatory"]["name"] == "Op 1"
    assert okafor["time_ranges"][0]["start_time"] == "2026-03-10T13:00:00Z"
    assert okafor["note"] == "Surgery"
    assert (hygienist["is_unavailable"], hygienist["is_override"], hygienist["time_ranges"]) == (True, True, [])


async def test_a_week_is_its_seven_days(book: Book) -> None:
    for number in (9, 10, 15):
        await book.visit("09:00", "10:00", date(2026, 3, number))
    await book.visit("09:00", "10:00", date(2026, 3, 16))
    weekly = {"location_id": book.practice.chicago, "day_of_week": 6, "effective_from": date(2026, 1, 1)}
    book.put(t.schedule_templates, provider_id=book.practice.okafor, start_time=time(8), end_time=time(12), **weekly)
    week = await book.page("weekly", week_start="2026-03-09")
    assert len(WeeklyCalendarOut.model_validate(week).days) == 7
    assert [len(day["appointments"]) for day in week["days"]] == [1, 1, 0, 0, 0, 0, 1]
    assert [len(day["provider_schedules"]) for day in week["days"]] == [0, 0, 0, 0, 0, 0, 1]
    for day in week["days"]:
        assert day == await book.day(date.fromisoformat(day["date"]))


async def test_a_week_beyond_the_calendar_is_refused_as_its_days_are(book: Book) -> None:
    asked = {"location_uuid": str(book.practice.chicago)}
    last = await book.page("weekly", week_start="2200-12-25")
    assert WeeklyCalendarOut.model_validate(last).days[-1].date == date(2200, 12, 31)
    beyond = await book.api.get("/schedule/calendar/weekly", params={**asked, "week_start": "2200-12-26"})
    assert (beyond.status_code, beyond.json()["detail"][0]["type"]) == (422, "date_range")
    assert beyond.json()["detail"][0]["loc"] == ["query", "week_start"]


async def test_a_full_day_takes_as_many_queries_as_a_short_one(book: Book) -> None:
    async def queries() -> int:
        said: list[str] = []

        def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
            said.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            await book.day(fields="procedures,last_visit")
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len([statement for statement in said if statement.lstrip().upper().startswith("SELECT")])

    await book.visit("08:00", "08:09")
    assert await queries() <= 13
    await book.visit("08:10", "08:19")
    # From here on the working hours are remembered, whose names took queries of their own.
    short = await queries()
    for minute in range(20, 60, 10):
        await book.visit(f"08:{minute}", f"08:{minute + 9}")
    assert await queries() == short <= 10


async def test_who_may_not_see_the_location_sees_no_day(book: Book, api_as: Any) -> None:
    params = {"location_uuid": str(book.practice.chicago), "target_date": "2026-03-10"}
    assert (await api_as("denver").get("/schedule/calendar/daily", params=params)).status_code == 403
    nowhere = await book.api.get("/schedule/calendar/daily", params=params | {"location_uuid": str(uuid4())})
    assert nowhere.status_code == 404
    for wrong in ("2026-02-30", "today", datetime.max.isoformat()):
        answer = await book.api.get("/schedule/calendar/daily", params=params | {"target_date": wrong})
        assert answer.status_code == 422
