"""Months at a real server: sums, hours, neighbours, and live from the next desk."""

from datetime import date
from decimal import Decimal

from frontdesk.contract.production import UpsertProductionGoalIn
from frontdesk.contract.schedules import CreateScheduleOverrideIn
from frontdesk.store.months import MonthDay

from .practice import until
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
