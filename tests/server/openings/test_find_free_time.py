"""The search for free time over HTTP, on both engines."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import insert, update

from frontdesk.contract.openings import FreeTimeOut
from frontdesk.domain.localtime import local_interval, to_local
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.openings import service

MONDAY = date(2026, 3, 9)
TUESDAY = date(2026, 3, 10)


class Office:
    """The Chicago office: Dr. Okafor works in Op 1 from 8 to 12 every day, and it is Monday, 6 in the morning."""

    def __init__(self, api: httpx.AsyncClient, practice: Any, database: Any) -> None:
        self.api, self.practice, self.database = api, practice, database
        self.is_now(6)
        for weekday in range(7):
            self.hours(practice.okafor, practice.op1, weekday, 8, 12)

    def is_now(self, hour: int, minute: int = 0) -> None:
        now = datetime(2026, 3, 9, hour + 5, minute, tzinfo=UTC)
        self.database.clock = lambda: now

    def put(self, table: Any, **values: Any) -> None:
        stamps = {"created_at": self.database.clock(), "updated_at": self.database.clock()}
        with self.database.engines.writing() as connection:
            connection.execute(insert(table).values(org_id=self.practice.org, id=new_id(), **stamps, **values))

    def hours(self, provider: Any, room: Any, weekday: int, start: int, end: int) -> None:
        self.put(
            t.schedule_templates,
            provider_id=provider,
            location_id=self.practice.chicago,
            operatory_id=room,
            day_of_week=weekday,
            start_time=time(start),
            end_time=time(end),
            effective_from=date(2026, 1, 1),
        )

    def blocked(self, kind: Any, room: Any, day: date, start: int, end: int) -> None:
        span = local_interval(day, time(start), time(end), "America/Chicago")
        self.put(
            t.blockouts,
            location_id=self.practice.chicago,
            operatory_id=room,
            blockout_type_id=kind,
            schedule_date=day,
            start_time=time(start),
            end_time=time(end),
            start_at=span.start,
            end_at=span.end,
        )

    def visit(self, room: Any, day: date, start: time, end: time, **values: Any) -> None:
        span = local_interval(day, start, end, "America/Chicago")
        self.put(
            t.appointments,
            **{
                "location_id": self.practice.chicago,
                "patient_id": self.practice.ada,
                "operatory_id": room,
                "status": "scheduled",
                "start_at": span.start,
                "end_at": span.end,
                **values,
            },
        )

    def set_provider(self, provider: Any, **values: Any) -> None:
        c = t.providers.c
        with self.database.engines.writing() as connection:
            connection.execute(
                update(t.providers).where(c.org_id == self.practice.org, c.id == provider).values(**values)
            )

    async def ask(self, **wanted: Any) -> httpx.Response:
        body = {"location_uuid": str(self.practice.chicago), "duration_minutes": 60, **wanted}
        return await self.api.post("/schedule/find-free-time", json={k: v for k, v in body.items() if v is not None})

    async def free(self, **wanted: Any) -> FreeTimeOut:
        answer = await self.ask(**wanted)
        assert answer.status_code == 200, answer.text
        return FreeTimeOut.model_validate(answer.json())

    async def starts(self, **wanted: Any) -> list[str]:
        """When each opening starts, as "09 08:00" for the 9th at 8."""
        found = (await self.free(**wanted)).openings
        return [f"{to_local(opening.start_time, 'America/Chicago'):%d %H:%M}" for opening in found]


@pytest.fixture
def office(api: httpx.AsyncClient, practice: Any, database: Any) -> Office:
    return Office(api, practice, database)


async def test_a_day_offers_several_openings_the_snuggest_first(office: Office) -> None:
    office.visit(office.practice.op1, MONDAY, time(9), time(10))
    found = await office.free(date_to="2026-03-09")
    assert (found.location_timezone, found.duration_minutes, found.searched_to) == ("America/Chicago", 60, MONDAY)
    best, *others = found.openings
    assert to_local(best.start_time, "America/Chicago").hour == 8
    assert (best.score, best.date) == (100, MONDAY)
    assert (best.operatory.name, best.provider.name) == ("Op 1", "Dr. Okafor")
    assert [to_local(each.start_time, "America/Chicago").hour for each in others] == [10, 11]
    assert all(each.end_time > each.start_time for each in found.openings)


async def test_what_is_offered_where_the_clocks_go_back_can_be_booked_by_its_local_times(office: Office) -> None:
    p = office.practice
    office.hours(p.okafor, p.op2, 6, 0, 4)
    found = await office.free(date_from="2026-11-01", date_to="2026-11-01", operatory_uuids=[str(p.op2)], per_day=9)
    assert [f"{each.start_time:%H:%M}" for each in found.openings] == ["05:00", "09:00", "08:00"]
    for each in found.openings:
        start, end = (to_local(at, "America/Chicago") for at in (each.start_time, each.end_time))
        assert local_interval(start.date(), start.time(), end.time(), "America/Chicago").start == each.start_time
        assert local_interval(start.date(), start.time(), end.time(), "America/Chicago").end == each.end_time


async def test_days_come_in_order_until_enough_was_found(office: Office) -> None:
    found = await office.free(limit=5, per_day=2)
    assert [each.date.day for each in found.openings] == [9, 9, 10, 10, 11]
    assert found.searched_to == date(2026, 3, 10)


async def test_who_asks_again_from_the_day_after_misses_nothing(office: Office) -> None:
    whole = {(each.start_time, each.operatory.id) for each in (await office.free(limit=200)).openings}
    seen, since = set(), date(2026, 3, 9)
    while since <= date(2026, 3, 13):
        found = await office.free(date_from=since.isoformat(), date_to="2026-03-13", limit=5)
        seen |= {(each.start_time, each.operatory.id) for each in found.openings}
        assert found.searched_to >= since
        since = found.searched_to + timedelta(days=1)
    assert seen == {each for each in whole if each[0].date() <= date(2026, 3, 13)}


async def test_a_day_with_more_openings_than_are_wanted_counts_as_searched(office: Office) -> None:
    found = await office.free(limit=1)
    assert (len(found.openings), found.searched_to) == (1, MONDAY)


async def test_a_visit_that_is_longer_than_the_time_it_may_lie_in_is_not_looked_for(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Any] = []
    monkeypatch.setattr(service, "find_openings", lambda *a, **kw: looked.append(a) or [])
    assert (await office.free(earliest_time="10:00", latest_time="10:30")).openings == []
    assert looked == []
    await office.free(earliest_time="10:00", latest_time="11:00", date_to="2026-03-09")
    assert len(looked) == 1


async def test_a_search_ends_with_the_calendar(office: Office) -> None:
    found = await office.free(date_from="2200-12-30", weekdays=[6])
    assert (found.openings, found.searched_to) == ([], date(2200, 12, 31))


async def test_today_is_searched_from_now_on(office: Office) -> None:
    office.is_now(9, 35)
    assert await office.starts(date_from="2026-03-01", date_to="2026-03-09") == ["09 11:00", "09 09:40"]
    office.is_now(11, 1)
    assert await office.starts(date_to="2026-03-09") == []


async def test_the_first_tuesday_or_thursday_after_ten(office: Office) -> None:
    wanted = {"weekdays": [1, 3], "earliest_time": "10:10", "latest_time": "11:30", "per_day": 1, "limit": 3}
    assert await office.starts(**wanted) == ["10 10:10", "12 10:10", "17 10:10"]


async def test_what_is_asked_for_narrows_rooms_and_people(office: Office) -> None:
    p = office.practice
    office.hours(p.hygienist, p.op3, 0, 8, 9)
    one_day = {"date_to": "2026-03-09"}
    found = await office.free(provider_uuids=[str(p.hygienist)], **one_day)
    assert [each.operatory.name for each in found.openings] == ["Op 3"]
    assert await office.starts(operatory_uuids=[str(p.op3)], **one_day) == ["09 08:00"]
    assert await office.starts(operatory_uuids=[str(p.op2)], **one_day) == []
    assert (await office.ask(operatory_uuids=[str(p.denver_op1)])).json()["detail"][0]["type"] == "other_location"
    assert (await office.ask(provider_uuids=[str(uuid4())])).status_code == 404


async def test_who_does_not_work_here_any_more_is_not_offered(office: Office) -> None:
    p = office.practice
    okafor = {"provider_uuids": [str(p.okafor)]}
    one_day = {"date_to": "2026-03-09"}
    office.set_provider(p.okafor, is_hidden=True)
    assert await office.starts(**one_day) == [], "kept out of what nobody asks for by name"
    assert await office.starts(**one_day, **okafor) == ["09 08:00", "09 11:00", "09 09:00", "09 10:00"]
    office.set_provider(p.okafor, is_hidden=False, status="inactive")
    assert await office.starts(**one_day) == []
    assert await office.starts(**one_day, **okafor) == []


async def test_hours_without_a_room_hold_where_the_provider_usually_works(office: Office) -> None:
    p = office.practice
    office.hours(p.lindqvist, None, 1, 8, 9)
    wanted = {"provider_uuids": [str(p.lindqvist)], "date_from": "2026-03-10", "date_to": "2026-03-10"}
    assert [each.operatory.name for each in (await office.free(**wanted)).openings] == ["Op 2"]


async def test_blocked_time_and_holidays_are_not_free(office: Office) -> None:
    p = office.practice
    office.blocked(p.lunch, None, MONDAY, 8, 11)
    office.blocked(p.reserved, p.op1, MONDAY, 11, 12)
    office.put(t.holidays, location_id=p.chicago, holiday_date=TUESDAY, name="Team day")
    assert await office.starts(date_to="2026-03-10") == ["09 11:00"]


async def test_who_is_away_offers_nothing(office: Office) -> None:
    p = office.practice
    office.put(
        t.schedule_overrides, provider_id=p.okafor, location_id=p.chicago, override_date=MONDAY, is_unavailable=True
    )
    assert await office.starts(date_to="2026-03-09") == []


async def test_a_provider_needed_elsewhere_is_not_free_but_during_assistant_time(office: Office) -> None:
    p = office.practice
    office.visit(p.op2, MONDAY, time(8), time(11), provider_id=p.okafor)
    assert await office.starts(date_to="2026-03-09") == ["09 11:00"]
    office.visit(p.op1, MONDAY, time(11), time(12))
    with office.database.engines.writing() as connection:
        pattern = {"time_pattern": "/XXXX/", "duration_minutes": 30}
        connection.execute(update(t.appointment_types).where(t.appointment_types.c.id == p.exam).values(pattern))
        connection.execute(
            update(t.appointments)
            .where(t.appointments.c.operatory_id == p.op2)
            .values(time_pattern="XXXXXX" + "/" * 24 + "XXXXXX")
        )
    found = await office.free(date_to="2026-03-09", duration_minutes=None, appointment_type_uuid=str(p.exam))
    assert found.duration_minutes == 30
    hours = [to_local(each.start_time, "America/Chicago") for each in found.openings]
    assert all(time(8, 20) <= start.time() <= time(10, 10) for start in hours)
    assert hours


async def test_a_rule_of_the_location_decides_instead_of_the_general_one(office: Office) -> None:
    p = office.practice
    seldom_needed = {"provider_id": p.okafor, "time_pattern": "X" + "/" * 47}
    office.visit(p.op2, MONDAY, time(8), time(12), appointment_type_id=p.filling, **seldom_needed)
    pair = {"type_a_id": p.filling, "type_b_id": p.exam}
    wanted = {"date_to": "2026-03-09", "appointment_type_uuid": str(p.exam), "per_day": 1}
    assert await office.starts(**wanted) == ["09 11:00"]
    office.put(t.appointment_rules, allow_overlap=False, **pair)
    assert await office.starts(**wanted) == []
    office.put(t.appointment_rules, allow_overlap=True, location_id=p.chicago, **pair)
    assert await office.starts(**wanted) == ["09 11:00"]


async def test_a_rule_keeps_a_provider_from_two_visits_at_once_also_when_one_needs_only_the_assistant(
    office: Office,
) -> None:
    p = office.practice
    office.visit(p.op2, MONDAY, time(8), time(11), appointment_type_id=p.filling, provider_id=p.okafor)
    office.put(t.appointment_rules, allow_overlap=False, type_a_id=p.filling, type_b_id=p.exam)
    with office.database.engines.writing() as connection:
        pattern = {"time_pattern": "/" * 12, "duration_minutes": 60}
        connection.execute(update(t.appointment_types).where(t.appointment_types.c.id == p.exam).values(pattern))
    assert await office.starts(date_to="2026-03-09", appointment_type_uuid=str(p.exam)) == ["09 11:00"]


async def test_the_night_the_clocks_change_has_no_opening_that_does_not_exist(office: Office) -> None:
    office.hours(office.practice.lindqvist, office.practice.op2, 6, 1, 5)
    spring = {"date_from": "2026-03-15", "date_to": "2026-03-15"}
    office.database.clock = lambda: datetime(2026, 3, 7, 12, tzinfo=UTC)
    wanted = {"date_from": "2026-03-08", "date_to": "2026-03-08", "operatory_uuids": [str(office.practice.op2)]}
    assert sorted(await office.starts(**wanted)) == ["08 01:00", "08 03:00", "08 04:00"]
    assert len(await office.starts(**spring, operatory_uuids=[str(office.practice.op2)])) == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"duration_minutes": None},
        {"duration_minutes": 0},
        {"duration_minutes": 2000},
        {"weekdays": [7]},
        {"earliest_time": "12:00", "latest_time": "11:00"},
        {"date_from": "2026-05-01", "date_to": "2026-04-01"},
        {"date_to": "2026-03-08"},
        {"date_to": "2028-01-01"},
        {"limit": 0},
        {"limit": 201},
        {"increment_minutes": 7},
        {"provider_uuids": []},
    ],
)
async def test_a_search_that_makes_no_sense_is_refused(office: Office, wrong: dict[str, Any]) -> None:
    assert (await office.ask(**wrong)).status_code == 422


async def test_a_search_is_for_places_and_types_that_are_there(office: Office, api_as: Any) -> None:
    assert (await office.ask(location_uuid=str(uuid4()))).status_code == 404
    assert (await office.ask(appointment_type_uuid=str(uuid4()))).status_code == 404
    office.api = api_as("denver")
    assert (await office.ask()).status_code == 403


async def test_a_type_that_is_not_offered_there_is_said_to_be_so(office: Office) -> None:
    p = office.practice
    with office.database.engines.writing() as connection:
        bound = {"org_id": p.org, "appointment_type_id": p.cleaning, "location_id": p.denver}
        connection.execute(insert(t.appointment_type_locations), [bound])
    answer = await office.ask(appointment_type_uuid=str(p.cleaning))
    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, "not_offered")
