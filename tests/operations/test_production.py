"""Production and its goals at a real server: summed up, set, taken back, and live from the next desk."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from frontdesk.contract.resources import CreateHolidayIn
from frontdesk.store.production import GoalSpan, ProviderProduction

from .practice import Held, until
from .realoffice import Office

DAY = date(2027, 11, 9)


def provider_of(office: Office) -> UUID:
    return office.here.store.reference.providers[0].id


def goal(office: Office, day: date = DAY) -> Decimal | None:
    rows = office.jobs.production.lines.rows((office.location, day, day)) or ()
    found: ProviderProduction | None = next((row for row in rows if row.id == provider_of(office)), None)
    return found.goal if found is not None else None


async def test_a_goal_is_set_changed_and_taken_back_step_by_step(office: Office) -> None:
    production = office.jobs.production
    assert (await production.show(office.location, DAY, DAY)).ok
    assert goal(office) is None
    outcome = await production.set_goal(office.location, provider_of(office), DAY, Decimal(2500))
    assert outcome.sentence.endswith("goal of $2,500.")
    await until(lambda: goal(office) == Decimal(2500), 5)
    assert (await production.set_goal(office.location, provider_of(office), DAY, Decimal(3000))).ok
    await until(lambda: goal(office) == Decimal(3000), 5)
    assert (await office.here.undo()).ok
    await until(lambda: goal(office) == Decimal(2500), 5)
    assert (await office.here.undo()).ok
    await until(lambda: goal(office) is None, 5)
    assert (await office.here.redo()).ok
    await until(lambda: goal(office) == Decimal(2500), 5)


async def test_nothing_takes_a_goal_away_and_undo_gives_it_back(office: Office) -> None:
    day = date(2027, 11, 16)
    production = office.jobs.production
    await production.set_goal(office.location, provider_of(office), day, Decimal(1200))
    await production.show(office.location, day, day)
    outcome = await production.set_goal(office.location, provider_of(office), day, Decimal(0))
    assert outcome.sentence.endswith("has no goal that day any more.")
    await until(lambda: goal(office, day) is None, 5)
    assert (await office.here.undo()).ok
    await until(lambda: goal(office, day) == Decimal(1200), 5)


async def test_what_the_next_desk_sets_comes_by_itself_while_somebody_looks(office: Office) -> None:
    day = date(2027, 11, 23)
    await office.jobs.production.show(office.location, day, day)
    other = office.other_jobs.production
    assert (await other.set_goal(office.location, provider_of(office), day, Decimal(900))).ok
    await until(lambda: goal(office, day) == Decimal(900), 5)
    office.jobs.production.leave()
    assert office.jobs.production.lines.rows((office.location, day, day)) is None


async def test_a_goal_holds_for_weekdays_of_a_span_and_goes_back_in_one_step(office: Office) -> None:
    first, last = date(2028, 1, 3), date(2028, 1, 16)
    production, who = office.jobs.production, provider_of(office)
    assert (await production.set_goal(office.location, who, date(2028, 1, 4), Decimal(700))).ok
    everybody = tuple(row.id for row in office.here.store.reference.providers[:2])
    span = GoalSpan(everybody, Decimal(1500), frozenset({1, 3}), first, last)
    assert [day.day for day in span.days()] == [4, 6, 11, 13]
    outcome = await production.set_goals(office.location, span)
    names = ", ".join(row.name for row in office.here.store.reference.providers[:2])
    assert outcome.sentence == f"{names}: goal of $1,500 on 4 days."

    async def there() -> dict[tuple[UUID, int], Decimal]:
        goals = office.clients[1].production_goals
        each = goals.each(location_id=office.location, date_from=first, date_to=last)
        return {(row.provider.id, row.goal_date.day): row.goal_amount async for row in each}

    assert await there() == {(one, day): Decimal("1500.00") for one in everybody for day in (4, 6, 11, 13)}
    assert (await office.here.undo()).ok
    assert await there() == {(who, 4): Decimal("700.00")}
    assert (await office.here.redo()).ok
    assert len(await there()) == 8
    none = GoalSpan(everybody, Decimal(0), frozenset(range(7)), first, last)
    assert (await production.set_goals(office.location, none)).sentence.endswith("no goal any more on 14 days.")
    assert await there() == {}
    assert (await office.here.undo()).ok
    assert len(await there()) == 8


async def test_holidays_are_left_out_of_a_span_and_said(office: Office) -> None:
    day = date(2028, 2, 8)
    client = office.clients[0]
    await client.holidays.create(CreateHolidayIn(name="Fair", date=day))
    span = GoalSpan((provider_of(office),), Decimal(900), frozenset({1}), day, day + timedelta(days=7))
    outcome = await office.jobs.production.set_goals(office.location, span)
    assert outcome.sentence.endswith("goal of $900 on 1 day. 1 holiday was left out.")
    nothing = replace(span, last=day)
    outcome = await office.jobs.production.set_goals(office.location, nothing)
    assert (outcome.ok, outcome.reason) == (False, "nothing")


async def test_goals_refused_halfway_are_as_before(office: Office) -> None:
    first = date(2028, 3, 7)
    span = GoalSpan((provider_of(office), UUID(int=9)), Decimal(800), frozenset({1}), first, first + timedelta(days=7))
    outcome = await office.jobs.production.set_goals(office.location, span)
    assert not outcome.ok
    goals = office.clients[0].production_goals
    assert (await goals.list(location_id=office.location, date_from=first, date_to=span.last)).total == 0


async def test_an_answer_older_than_a_goal_set_here_does_not_take_it_away(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, production = date(2028, 5, 9), office.jobs.production
    with monkeypatch.context() as patched:
        summary = Held(patched, office.clients[0].production_goals, "summary")
        showing = asyncio.create_task(production.show(office.location, day, day))
        await summary.has_come.wait()
    assert (await production.set_goal(office.location, provider_of(office), day, Decimal(1100))).ok
    await until(lambda: goal(office, day) == Decimal(1100), 5)
    summary.goes_on.set()
    assert (await showing).ok
    assert goal(office, day) == Decimal(1100)
