"""Holds that reach their minute on a desk: what is told of them, and that nothing of it is left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Blockout, DayTruth
from frontdesk.store.store import Store

PLACE, ROOM = UUID(int=1), UUID(int=2)
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
NINE = datetime(2026, 3, 9, 9, tzinfo=UTC)


def hold(number: int, start: datetime, minutes: int) -> Blockout:
    """A hold of half an hour that lapses so many minutes after nine."""
    until = NINE + timedelta(minutes=minutes)
    return Blockout(
        UUID(int=number), 1, None, "Hold", "", True, PLACE, ROOM, Interval.lasting(start, 30), expires_at=until
    )


def test_a_hold_that_lapses_while_another_one_is_told_is_told_as_well() -> None:
    now = [NINE]
    store = Store(lambda: now[0])
    for number, day in enumerate((MONDAY, TUESDAY), 1):
        start = NINE + timedelta(days=number - 1, hours=2)
        store.load_day(DayTruth(PLACE, day, (), (hold(number, start, 5 * number),)), store.mark())
        view = store.day(PLACE, day)
        assert view is not None
        assert len(view.blockouts) == 1
    told: list[date] = []

    def hear(changes: ChangeSet) -> None:
        told.extend(day for _, day in changes.days)
        # Whoever hears of it reads on, a moment later.
        now[0] = NINE + timedelta(minutes=10)
        store.day(PLACE, TUESDAY)

    ended = store.subscribe(hear)
    now[0] = NINE + timedelta(minutes=5)
    store.lapse()
    assert told == [MONDAY]
    store.lapse()
    assert told == [MONDAY, TUESDAY]
    ended()
