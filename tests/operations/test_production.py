"""Production and its goals at a real server: summed up, set, taken back, and live from the next desk."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from frontdesk.store.production import ProviderProduction

from .practice import until
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
