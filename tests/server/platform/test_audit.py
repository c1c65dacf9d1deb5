"""The history gives up no row, and whoever takes one all the same is found out; on both engines."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import JSON, Text, cast, delete, func, insert, select, text, type_coerce, update
from sqlalchemy.exc import DBAPIError

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform import audit
from frontdesk.server.platform.audit import walk
from frontdesk.server.platform.ledger import row_hash
from support.forgery import forging

THING = UUID("01990000-0000-7000-8000-00000000abcd")
h = t.history.c
c = t.org_counters.c


@pytest.fixture(autouse=True)
def four_changes(database, practice):
    for n in range(4):
        with database.write(practice.caller()) as unit:
            unit.record("appointment", THING, "moved", {"note": ("", f"change {n + 1}")}, location_id=practice.chicago)


@pytest.fixture
def walked(database, practice):
    def check():
        with database.engines.reading() as connection:
            return walk(connection, practice.org)

    return check


@pytest.fixture
def forge(database):
    def run(*statements):
        with forging(database.engines) as connection:
            for statement in statements:
                connection.execute(statement)

    return run


def row(database, practice, number):
    with database.engines.reading() as connection:
        mine = select(t.history).where(h.org_id == practice.org, h.sequence == number)
        return dict(connection.execute(mine).one()._mapping)


def test_an_untouched_history_holds(walked, database, practice):
    found = walked()
    assert (found.rows, found.broken) == (4, None)
    assert found.head == row(database, practice, 4)["hash"]


def test_a_history_without_rows_holds(database, practice):
    with database.engines.reading() as connection:
        found = walk(connection, practice.other_org)
    assert (found.rows, found.broken) == (0, None)


def test_a_long_history_is_walked_a_few_rows_at_a_time(walked, monkeypatch):
    monkeypatch.setattr(audit, "AT_A_TIME", 2)
    assert (walked().rows, walked().broken) == (4, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("user_name", "somebody else"),
        ("changes", []),
        ("note", "x"),
        ("changed_at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("location_id", None),
        ("request_id", "x"),
        ("hash", "0" * 64),
    ],
)
def test_a_changed_row_is_named(walked, forge, field, value):
    forge(update(t.history).where(h.sequence == 2).values({field: value}))
    found = walked()
    assert (found.rows, found.broken.sequence) == (1, 2)
    assert found.broken.why == "what it says was changed after it was written"


def test_a_changed_row_with_its_hash_made_anew_shows_behind_it(walked, forge, database, practice):
    forged = row(database, practice, 2) | {"user_name": "somebody else"}
    forge(update(t.history).where(h.sequence == 2).values(user_name="somebody else", hash=row_hash(
        forged["previous_hash"], forged)))  # fmt: skip
    found = walked()
    assert (found.broken.sequence, found.broken.at) == (3, row(database, practice, 3)["changed_at"])
    assert "does not follow the row before it" in found.broken.why


def test_a_removed_row_is_named(walked, forge):
    forge(delete(t.history).where(h.sequence == 2))
    assert (walked().broken.sequence, walked().broken.why) == (2, "it was removed")
    forge(delete(t.history).where(h.sequence == 3))
    assert (walked().broken.sequence, walked().broken.why) == (2, "it and those up to 3 were removed")


def test_a_row_that_was_put_in_is_named(walked, forge, database, practice):
    before, after = row(database, practice, 4), row(database, practice, 1)
    early = after | {"id": new_id(), "sequence": 0}
    forge(insert(t.history).values(early | {"hash": row_hash(early["previous_hash"], early)}))
    assert (walked().broken.sequence, walked().broken.why) == (0, "it was put in before the first row")
    forge(delete(t.history).where(h.sequence == 0))
    late = before | {"id": new_id(), "sequence": 5, "previous_hash": before["hash"]}
    forge(insert(t.history).values(late | {"hash": row_hash(late["previous_hash"], late)}))
    assert (walked().broken.sequence, walked().broken.why) == (5, "it was put in behind the last row")


def test_a_row_that_was_put_in_between_with_all_later_ones_moved_is_named(walked, forge, database, practice):
    second = row(database, practice, 2)
    forge(
        update(t.history).where(h.sequence == 4).values(sequence=5),
        update(t.history).where(h.sequence == 3).values(sequence=4),
        insert(t.history).values(second | {"id": new_id(), "sequence": 3, "previous_hash": second["hash"]}),
    )
    assert walked().broken.sequence == 3


def test_exchanged_rows_are_named(walked, forge):
    forge(
        update(t.history).where(h.sequence == 2).values(sequence=9),
        update(t.history).where(h.sequence == 3).values(sequence=2),
        update(t.history).where(h.sequence == 9).values(sequence=3),
    )
    assert (walked().rows, walked().broken.sequence) == (1, 2)


def test_rows_cut_off_at_the_end_are_named(walked, forge):
    forge(delete(t.history).where(h.sequence >= 3))
    assert (walked().broken.sequence, walked().broken.why) == (3, "the newest rows were removed; there were 4")


def test_rows_cut_off_with_the_count_put_right_are_named(walked, forge):
    forge(delete(t.history).where(h.sequence == 4), update(t.org_counters).values(last_history=3))
    assert (walked().broken.sequence, walked().broken.why) == (3, "it is not the row that was written last")


def test_removed_counters_are_named(walked, forge, practice):
    forge(delete(t.org_counters).where(c.org_id == practice.org))
    assert walked().broken.sequence == 5
    assert "counters were removed" in walked().broken.why


def test_a_row_that_says_two_things_of_one_field_is_named(walked, forge, engine_name):
    said = func.replace(cast(h.changes, Text), '"new"', '"new": "forged", "new"')
    kept = cast(said, JSON) if engine_name == "postgresql" else type_coerce(said, Text)
    forge(update(t.history).where(h.sequence == 3).values(changes=kept))
    assert (walked().broken.sequence, walked().broken.why) == (3, "it cannot be read")


def test_a_row_that_cannot_be_read_is_named(walked, forge, engine_name):
    if engine_name == "postgresql":
        pytest.skip("a jsonb column refuses malformed JSON, so such a row cannot be forged in PostgreSQL")
    forge(text("UPDATE history SET changes = '{' WHERE sequence = 3"))
    assert (walked().rows, walked().broken.sequence, walked().broken.why) == (2, 3, "it cannot be read")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE history SET note = 'x' WHERE sequence = 2",
        "DELETE FROM history WHERE sequence = 2",
        "DELETE FROM history",
    ],
)
def test_the_database_refuses_to_alter_or_remove_a_row(database, walked, change):
    with pytest.raises(DBAPIError, match="append_only"), database.engines.writing() as connection:
        connection.execute(text(change))
    assert walked().broken is None


def test_the_database_refuses_to_put_a_row_in_anothers_place(database, walked, engine_name):
    change = {
        "sqlite": "INSERT OR REPLACE INTO history SELECT * FROM history WHERE sequence = 2",
        "postgresql": "TRUNCATE history",
    }[engine_name]
    with pytest.raises(DBAPIError, match="append_only"), database.engines.writing() as connection:
        connection.execute(text(change))
    assert (walked().rows, walked().broken) == (4, None)
