"""Months at a real server: sums, hours, neighbours, and live from the next desk."""

import asyncio
from datetime import date
from decimal import Decimal

import pytest

from frontdesk.contract.production import UpsertProductionGoalIn
from frontdesk.contract.schedules import CreateScheduleOverrideIn
from frontdesk.operations import months as months_module
from frontdesk.store.months import MonthDay

from .practice import Held, until
from .realoffice import Office

MONTH = date(2027, 6, 1)


def day_of(office: Office, day: date) -> MonthDay:
    rows = office.jobs.months.days.rows((office.location, day.replace(day=1)))
    assert rows is not None
    return next(row for row in rows if row.day == day)


async def test_a_month_tells_what_stands_on_its_days_and_how_long_they_are_worked(office: Office) -> None:
    monday = date(2027, 6, 7)
    await office.visit(9, 0, monday)
    await office.visit(9, 1, monday)
    assert (await office.jobs.months.show(office.location, monday)).ok
    found = day_of(office, monday)
    assert (found.visits, found.booked_minutes) == (2, 80)
    assert found.open_minutes
    assert found.fullness == round(8000 / found.open_minutes)
    sunday = day_of(office, date(2027, 6, 6))
    assert (sunday.visits, sunday.is_closed) == (0, True)


async def test_the_neighbours_of_a_month_are_read_with_it(office: Office) -> None:
    months = office.jobs.months
    await months.show(office.location, date(2027, 8, 14))
    await until(lambda: months.days.rows((office.location, date(2027, 9, 1))) is not None, 5)
    await until(lambda: months.days.rows((office.location, date(2027, 7, 1))) is not None, 5)


async def test_what_the_next_desk_books_or_plans_comes_by_itself(office: Office) -> None:
    day = date(2027, 6, 15)
    await office.jobs.months.show(office.location, day)
    await office.visit(9, 0, day)
    await until(lambda: day_of(office, day).visits == 1, 5)
    provider = office.here.store.reference.providers[0]
    goal = UpsertProductionGoalIn(
        location_uuid=office.location, provider_uuid=provider.id, goal_date=day, goal_amount=Decimal(1500)
    )
    await office.clients[1].production_goals.upsert(goal)
    await until(lambda: day_of(office, day).goal == Decimal(1500), 5)


async def test_a_day_on_which_everybody_is_away_is_closed(office: Office) -> None:
    day = date(2027, 6, 22)
    await office.jobs.months.show(office.location, day)
    assert not day_of(office, day).is_closed
    for provider in office.here.store.reference.providers:
        away = CreateScheduleOverrideIn(
            provider_uuid=provider.id,
            location_uuid=office.location,
            override_date=day,
            is_unavailable=True,
            override_reason="training",
        )
        await office.clients[1].schedules.overrides.create(away)
    await until(lambda: day_of(office, day).is_closed, 5)


async def test_a_month_nobody_looks_at_is_read_again_when_it_is_shown(office: Office) -> None:
    day = date(2027, 10, 12)
    months = office.jobs.months
    await months.show(office.location, day)
    months.leave()
    visit = await office.visit(9, 0, day)
    assert visit
    await until(lambda: (office.location, date(2027, 10, 1)) in months._stale, 5)
    assert day_of(office, day).visits == 0
    assert (await months.show(office.location, day)).ok
    assert day_of(office, day).visits == 1


async def test_a_month_of_a_server_that_is_gone_is_told_as_not_read(office: Office) -> None:
    await office.clients[0].close()
    outcome = await office.jobs.months.show(office.location, date(2028, 1, 5))
    assert not outcome.ok
    assert outcome.sentence.startswith("The month was not read")


async def test_a_visit_booked_while_a_month_is_first_read_is_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2028, 6, 13)
    with monkeypatch.context() as patched:
        month = Held(patched, office.clients[0].calendar, "monthly")
        showing = asyncio.create_task(office.jobs.months.show(office.location, day))
        await month.has_come.wait()
    heard: list[object] = []
    office.jobs.means.happenings.listen({"appointment"}, heard.append, lambda: None)
    await office.visit(9, 0, day)
    await until(lambda: bool(heard), 5)
    month.goes_on.set()
    assert (await showing).ok
    await until(lambda: day_of(office, day).visits == 1, 5)


async def test_hours_changed_while_they_are_read_are_read_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    months, day = office.jobs.months, date(2028, 9, 12)
    client = office.clients[1].schedules.templates
    rows = [row async for row in client.each(location_id=office.location) if row.day_of_week == day.weekday()]
    assert (await months.show(office.location, day)).ok
    before = day_of(office, day).open_minutes
    months._weekly.clear()
    with monkeypatch.context() as patched:
        hours = Held(patched, months_module, "everything")
        reading = asyncio.create_task(months._read((office.location, day.replace(day=1))))
        await hours.has_come.wait()
    heard: list[object] = []
    office.jobs.means.happenings.listen({"schedule"}, heard.append, lambda: None)
    await client.delete(rows[0].id)
    await until(lambda: bool(heard), 5)
    hours.goes_on.set()
    await reading
    await until(lambda: day_of(office, day).open_minutes != before, 5)
