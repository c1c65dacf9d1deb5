"""However many found a practice in an empty database at once, there is one afterwards; on both engines."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from frontdesk.server.cli.founding import found_practice
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.platform.unit import Database
from frontdesk.server.practice.filling import PracticeExists, fill_new
from frontdesk.server.practice.founding import AlreadyFounded
from frontdesk.server.practice.plan import usual_plan

FOUNDERS = 4


@pytest.fixture
def founders(empty_url):
    """Each founder's own way to the one empty database, as processes have."""
    opened = [Database(open_engines(empty_url)) for _ in range(FOUNDERS)]
    migrate(opened[0].engines)
    yield opened
    for database in opened:
        database.close()


def test_of_many_founders_one_founds(founders):
    together = threading.Barrier(FOUNDERS)

    def found(number):
        together.wait()
        try:
            return found_practice(founders[number], f"Practice {number}", "maria")
        except AlreadyFounded as quicker:
            return quicker.name

    with ThreadPoolExecutor(FOUNDERS) as pool:
        ended = list(pool.map(found, range(FOUNDERS)))
    with founders[0].engines.reading() as connection:
        org_id, name = connection.execute(select(t.organisations.c.id, t.organisations.c.name)).one()
        assert connection.execute(select(func.count()).select_from(t.users)).scalar_one() == 1
    assert ended.count(org_id) == 1
    assert ended.count(name) == FOUNDERS - 1


def test_who_comes_later_is_told_of_the_practice_that_is_there(founders, monkeypatch):
    found_practice(founders[0], "Lakeside", "maria")
    # As if the look before the founding had been a moment too early.
    monkeypatch.setattr("frontdesk.server.practice.filling._refuse_existing", lambda _: None)
    with pytest.raises(PracticeExists, match="There is a practice here already: Lakeside"):
        fill_new(founders[1], "Another", "America/Denver", usual_plan(2), "joe", lambda _what, _share: None)
