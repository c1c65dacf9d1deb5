from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Text, func, insert, select, type_coerce, update
from sqlalchemy.exc import StatementError

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id


def goals(practice, *amounts):
    return [
        {
            "org_id": practice.org,
            "id": new_id(),
            "location_id": practice.chicago,
            "provider_id": practice.okafor,
            "goal_date": datetime(2026, 1, 1 + n, tzinfo=UTC).date(),
            "goal_amount": amount,
            "created_at": datetime(2026, 1, 1, tzinfo=UTC),
            "updated_at": datetime(2026, 1, 1, tzinfo=UTC),
        }
        for n, amount in enumerate(amounts)
    ]


def test_an_instant_of_any_zone_comes_back_as_the_same_moment_in_utc(database, practice):
    moment = datetime(2026, 3, 8, 1, 59, 59, 999999, timezone(timedelta(hours=-6)))
    with database.write(practice.caller()) as unit:
        unit.execute(update(t.locations).values(created_at=moment).where(t.locations.c.id == practice.chicago))
    with database.read(practice.caller()) as unit:
        back = unit.scalar(select(t.locations.c.created_at).where(t.locations.c.id == practice.chicago))
    assert back == moment
    assert back.utcoffset() == timedelta(0)


def test_an_instant_is_written_as_ever_so_that_it_compares_with_those_written_before(database, practice):
    for moment, kept in (
        (datetime(2026, 3, 8, 10, tzinfo=UTC), "2026-03-08 10:00:00.000000"),
        (datetime(2026, 3, 8, 4, 0, 0, 5, timezone(timedelta(hours=-6))), "2026-03-08 10:00:00.000005"),
    ):
        with database.write(practice.caller()) as unit:
            unit.execute(update(t.locations).values(created_at=moment).where(t.locations.c.id == practice.chicago))
            where = (t.locations.c.org_id == practice.org, t.locations.c.id == practice.chicago)
            if database.engines.dialect == "sqlite":
                assert unit.scalar(select(type_coerce(t.locations.c.created_at, Text)).where(*where)) == kept
            literal = select(t.locations.c.id).where(*where, t.locations.c.created_at == moment)
            asked = str(literal.compile(unit.connection, compile_kwargs={"literal_binds": True}))
            assert unit.connection.exec_driver_sql(asked).one_or_none() is not None


def test_an_instant_without_a_zone_is_refused(database, practice):
    naive = datetime(2026, 3, 8, 1, 59)
    with pytest.raises(StatementError), database.write(practice.caller()) as unit:
        unit.execute(update(t.locations).values(created_at=naive))


def test_amounts_add_up_to_the_cent(database, practice):
    with database.write(practice.caller()) as unit:
        unit.execute(insert(t.production_goals), goals(practice, *[Decimal("0.10")] * 3, Decimal("99999999.99")))
    with database.read(practice.caller()) as unit:
        assert unit.scalar(select(func.sum(t.production_goals.c.goal_amount))) == Decimal("100000000.29")


def test_every_row_gets_a_number_of_its_own(database, practice):
    with database.write(practice.caller()) as unit:
        unit.execute(insert(t.production_goals), goals(practice, *[Decimal(1)] * 5))
    with database.read(practice.caller()) as unit:
        numbers = [row.number for row in unit.rows(select(t.production_goals.c.number))]
    assert len(set(numbers)) == 5
    assert min(numbers) >= 1


def test_ids_made_later_sort_later():
    ids = [new_id() for _ in range(100)]
    assert ids == sorted(ids)
    assert {each.version for each in ids} == {7}
