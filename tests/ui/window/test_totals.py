"""The figures in the bar and the status line."""

from dataclasses import replace
from decimal import Decimal

from deskside import RIVERSIDE, TODAY, HandDesk, booked, key

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.ui.window.totals import Totals, totals_of, wordings


def test_what_is_booked_is_what_is_on_the_book() -> None:
    desk = HandDesk().fill()
    rows = booked()
    desk.store.put(replace(rows[0], version=9, status=AppointmentStatus.BROKEN))
    desk.store.put(replace(rows[1], version=9, flow_id=key("flow dismissed")))
    desk.store.put(replace(rows[2], version=9, status=AppointmentStatus.COMPLETE))
    day = desk.store.day(RIVERSIDE.id, TODAY)
    assert day is not None
    totals = totals_of([day], desk.store.reference)
    assert totals.visits == 22
    assert totals.lost == 1
    assert totals.booked == Decimal(12211 - 1450)
    assert totals.done == Decimal(140 + 380)


def test_a_day_without_anything_to_produce_has_no_goal_to_miss() -> None:
    desk = HandDesk().fill()
    day = desk.store.day(RIVERSIDE.id, TODAY)
    assert day is not None
    closed = replace(day, appointments=(), goal=Decimal(0))
    assert totals_of([closed], desk.store.reference).goal is None
    assert totals_of([replace(day, goal=Decimal(9500)), closed], desk.store.reference).goal == Decimal(9500)


def test_counts_are_told_in_words_with_the_shortest_last() -> None:
    longest, shortest = wordings(Totals(visits=1, lost=2), on_hold=3)
    assert longest == "1 appointment · 2 broken or cancelled · 3 on hold"
    assert shortest == "1 appointment"
