from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from frontdesk.server.db import tables as t
from frontdesk.server.platform.audit import first_broken_link

THING = UUID("01990000-0000-7000-8000-00000000abcd")


@pytest.fixture
def three_changes(database, practice):
    for n in range(3):
        with database.write(practice.caller()) as unit:
            unit.record(
                "appointment",
                THING,
                "moved",
                {
                    "start_time": (datetime(2026, 3, 9, 15, tzinfo=UTC), datetime(2026, 3, 9, 16, n, tzinfo=UTC)),
                    "production": (Decimal("1.10"), Decimal("2.00")),
                    "note": ("same", "same"),
                },
                location_id=practice.chicago,
                note=f"change {n}",
            )
    return database


def test_a_history_row_says_who_did_what_and_only_what_changed(three_changes, practice):
    with three_changes.read(practice.caller()) as unit:
        row = unit.rows(select(t.history).order_by(t.history.c.sequence))[0]
    assert (row.sequence, row.action, row.user_name, row.source) == (1, "moved", "admin", "test")
    assert row.changes == [
        {"field": "start_time", "old": "2026-03-09T15:00:00Z", "new": "2026-03-09T16:00:00Z"},
        {"field": "production", "old": "1.10", "new": "2.00"},
    ]


def test_events_are_numbered_without_a_gap_even_when_transactions_fail(database, practice):
    def two_events(fail):
        with database.write(practice.caller()) as unit:
            unit.emit("note.changed", THING, 1, practice.chicago, [date(2026, 3, 9), date(2026, 3, 9)])
            unit.emit("note.changed", THING, 1)
            assert not fail

    two_events(fail=False)
    two_events(fail=False)
    with pytest.raises(AssertionError):
        two_events(fail=True)
    two_events(fail=False)
    with database.read(practice.caller()) as unit:
        rows = unit.rows(select(t.events.c.id, t.events.c.dates, t.events.c.actor_name).order_by(t.events.c.id))
    assert [row.id for row in rows] == [1, 2, 3, 4, 5, 6]
    assert rows[0].dates == ["2026-03-09"]
    assert rows[0].actor_name == "admin"


def test_each_organisation_counts_by_itself(database, practice):
    with database.write(practice.caller()) as unit:
        unit.emit("note.changed", THING)
    with database.engines.reading() as connection:
        rows = connection.execute(select(t.org_counters.c.org_id, t.org_counters.c.last_event)).all()
    assert dict(tuple(row) for row in rows) == {practice.org: 1, practice.other_org: 0}


def test_a_change_that_fails_leaves_neither_history_nor_event(database, practice):
    def change_and_fail():
        with database.write(practice.caller()) as unit:
            unit.record("appointment", THING, "moved", {})
            unit.emit("appointment.changed", THING)
            raise KeyError

    with pytest.raises(KeyError):
        change_and_fail()
    with database.engines.reading() as connection:
        for table in (t.history, t.events):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0
        assert first_broken_link(connection, practice.org) is None


def test_a_part_that_fails_leaves_neither_rows_nor_history_nor_events(database, practice):
    def part(unit):
        with unit.attempt():
            unit.execute(update(t.patients).where(t.patients.c.id == practice.ada).values(first_name="Other"))
            unit.record("patient", THING, "changed")
            unit.emit("patient.changed", THING)
            raise ZeroDivisionError

    with database.write(practice.caller()) as unit:
        unit.record("note", THING, "kept")
        with pytest.raises(ZeroDivisionError):
            part(unit)
        unit.emit("note.changed", THING)
    with database.read(practice.caller()) as unit:
        assert [row.action for row in unit.rows(select(t.history))] == ["kept"]
        assert [row.type for row in unit.rows(select(t.events))] == ["note.changed"]
        assert unit.scalar(select(t.patients.c.first_name).where(t.patients.c.id == practice.ada)) == "Ada"
