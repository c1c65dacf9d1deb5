"""Which status an appointment may take, against the table of decisions."""

import pytest

from frontdesk.domain.statuses import (
    MOVABLE,
    OFF_THE_BOOK,
    ON_THE_BOOK,
    PLACEABLE,
    VISIBLE_BUT_FREE,
    AppointmentStatus,
    may_transition,
)

ALLOWED = {
    "planned": "scheduled pinboard unscheduled cancelled",
    "scheduled": "complete broken cancelled unscheduled pinboard",
    "pinboard": "scheduled unscheduled planned cancelled",
    "unscheduled": "scheduled pinboard planned cancelled",
    "complete": "scheduled",
    "broken": "scheduled unscheduled pinboard",
    "cancelled": "scheduled unscheduled pinboard",
}


@pytest.mark.parametrize("old", AppointmentStatus)
def test_a_status_leads_where_the_table_says_and_nowhere_else(old: AppointmentStatus) -> None:
    assert {new.value for new in AppointmentStatus if may_transition(old, new)} == set(ALLOWED[old.value].split())


def test_every_status_is_on_the_book_or_off_it_or_free_and_only_one_of_them() -> None:
    kinds = (ON_THE_BOOK, VISIBLE_BUT_FREE, OFF_THE_BOOK)
    assert sorted(status for kind in kinds for status in kind) == sorted(AppointmentStatus)


def test_what_can_be_moved_or_placed_may_become_scheduled() -> None:
    ends_scheduled = {status for status in MOVABLE | PLACEABLE if status is not AppointmentStatus.SCHEDULED}
    assert all(may_transition(status, AppointmentStatus.SCHEDULED) for status in ends_scheduled)
    assert not MOVABLE & PLACEABLE
