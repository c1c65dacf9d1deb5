from datetime import timedelta

from sqlalchemy import func, select

from frontdesk.server.db import tables as t
from frontdesk.server.platform.accounts import issue_token
from frontdesk.server.platform.maintenance import forget_old


def count(connection, table):
    return connection.execute(select(func.count()).select_from(table)).scalar()


async def test_what_is_kept_for_a_time_is_forgotten_after_it(api, database, practice):
    now = database.clock()
    with database.engines.writing() as connection:
        tokens = count(connection, t.tokens)
        user = practice.users["admin"]
        issue_token(connection, practice.org, user, now, label="", expires_at=now + timedelta(hours=1))
    await api.post("/closings", json={"name": "x"}, headers={"Idempotency-Key": "k"})
    with database.engines.writing() as connection:
        forget_old(connection, now + timedelta(hours=23))
        assert (count(connection, t.events), count(connection, t.idempotency)) == (1, 1)
        forget_old(connection, now + timedelta(days=6))
        assert (count(connection, t.events), count(connection, t.idempotency)) == (1, 0)
        forget_old(connection, now + timedelta(days=8))
        assert count(connection, t.events) == 0
        assert count(connection, t.tokens) == tokens
        assert (count(connection, t.holidays), count(connection, t.history)) == (1, 1)
        kept = connection.execute(select(t.org_counters).where(t.org_counters.c.org_id == practice.org)).one()
        assert (kept.last_event, kept.forgotten_event) == (1, 1)
