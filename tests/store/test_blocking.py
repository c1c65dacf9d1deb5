"""What the desk says of blocked time before the server is asked; the server says the same."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_interval
from frontdesk.domain.startranges import Fit
from frontdesk.store.blocking import block_verdict
from frontdesk.store.entities import Blockout, DayTruth, Location, Operatory
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store

LAKESIDE, OP1, OP2 = UUID(int=1), UUID(int=11), UUID(int=12)
ZONE = "America/Chicago"
MONDAY = date(2026, 3, 9)


def at(start: int, end: int) -> Interval:
    return local_interval(MONDAY, time(start), time(end), ZONE)


def blockout(number: int, name: str, room: UUID | None, interval: Interval) -> Blockout:
    return Blockout(UUID(int=number), 1, None, name, "", False, LAKESIDE, room, interval)


EARLY = blockout(71, "Early", OP1, at(5, 6))
LATER = blockout(72, "Later", OP1, at(7, 8))
LUNCH = blockout(73, "Lunch", None, at(12, 13))


@pytest.fixture
def store() -> Store:
    store = Store(lambda: datetime(2026, 3, 9, 14, tzinfo=UTC))
    rooms = [Operatory(OP1, LAKESIDE, "Operatory 1", "Op 1", 1), Operatory(OP2, LAKESIDE, "Operatory 2", "Op 2", 2)]
    store.set_reference(Reference([Location(LAKESIDE, "Lakeside", ZONE)], rooms, []))
    store.load_day(DayTruth(LAKESIDE, MONDAY, (), (EARLY, LATER, LUNCH)), store.mark())
    return store


@pytest.mark.parametrize(
    ("room", "interval", "sentence"),
    [
        (OP1, at(5, 8), "Later blocks Op 1 from 7:00 to 8:00."),
        (OP1, at(7, 9), "Later blocks Op 1 until 8:00."),
        (OP1, at(5, 7), ""),
        (OP1, at(12, 13), ""),
        (OP2, at(7, 8), ""),
        (None, at(12, 14), "Lunch blocks every operatory until 1:00."),
    ],
)
def test_a_blockout_is_not_changed_to_lie_over_another(
    store: Store, room: UUID | None, interval: Interval, sentence: str
) -> None:
    found = block_verdict(store, LAKESIDE, room, interval, is_no_schedule=False, changed={EARLY.id})
    assert (found.fit, found.sentence) == (Fit.CANNOT if sentence else Fit.FITS, sentence)


def test_those_changed_together_are_not_in_the_way(store: Store) -> None:
    both = {EARLY.id, LATER.id}
    assert block_verdict(store, LAKESIDE, OP1, at(5, 8), is_no_schedule=False, changed=both).fit is Fit.FITS


def test_a_new_one_may_lie_over_another(store: Store) -> None:
    assert block_verdict(store, LAKESIDE, OP1, at(5, 8), is_no_schedule=False).fit is Fit.FITS
