"""Openings are real holes in working hours, and the ones that keep the day full come first."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.conflicts import Blocked, Booking, TypeRule
from frontdesk.domain.hours import ResolvedHours
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import day_bounds
from frontdesk.domain.openings import Opening, find_openings
from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus
from frontdesk.domain.timepattern import TimePattern

EIGHT = datetime(2026, 11, 20, 14, tzinfo=UTC)
OPS = [UUID(int=10), UUID(int=11)]
OKAFOR, REYES = UUID(int=20), UUID(int=21)


def at(minute: int, length: int) -> Interval:
    return Interval.lasting(EIGHT + timedelta(minutes=minute), length)


DAY = at(0, 240)


def visit(
    number: int,
    interval: Interval,
    op: UUID = OPS[0],
    who: UUID | None = None,
    status: AppointmentStatus = AppointmentStatus.SCHEDULED,
    type_id: UUID | None = None,
) -> Booking:
    return Booking(UUID(int=number), op, interval, status, type_id, ((who, interval),) if who else ())


def works(who: UUID, *ranges: tuple[Interval, UUID | None]) -> ResolvedHours:
    return ResolvedHours(who, ranges, is_override=False, is_unavailable=False, note="")


def starts(openings: list[Opening]) -> list[int]:
    return [(one.interval.start - EIGHT) // timedelta(minutes=1) for one in openings]


def test_a_hole_of_just_the_right_size_comes_first() -> None:
    taken = [visit(1, at(30, 60)), visit(2, at(120, 60))]
    found = find_openings(30, OPS[:1], taken, [], [works(OKAFOR, (DAY, OPS[0]))], DAY, 10)
    assert starts(found)[:2] == [0, 90]
    assert [one.score for one in found[:2]] == [100, 100]
    assert all(one.score < 100 for one in found[2:])
    assert starts(found)[2:4] == [180, 210]


def test_nobody_works_nothing_opens() -> None:
    assert find_openings(30, OPS, [], [], [], DAY, 10) == []
    assert find_openings(30, OPS, [], [], [works(OKAFOR)], DAY, 10) == []


def test_the_provider_must_be_free_only_while_needed() -> None:
    elsewhere = [visit(1, at(0, 60), OPS[1], OKAFOR)]
    hours = [works(OKAFOR, (at(0, 90), OPS[0]))]
    assert starts(find_openings(60, OPS[:1], elsewhere, [], hours, DAY, 10)) == []
    assisted = find_openings(60, OPS[:1], elsewhere, [], hours, DAY, 10, pattern=TimePattern("//////XXXXXX"))
    assert starts(assisted) == [30]


def test_hours_without_an_operatory_hold_where_the_provider_works() -> None:
    hours = [works(OKAFOR, (at(0, 30), None))]
    assert {one.operatory_id for one in find_openings(30, OPS, [], [], hours, DAY, 10)} == set(OPS)
    only = find_openings(30, OPS, [], [], hours, DAY, 10, works_in=lambda who, op: (who, op) == (OKAFOR, OPS[1]))
    assert [one.operatory_id for one in only] == [OPS[1]]


def test_a_slot_two_providers_could_take_is_offered_once() -> None:
    hours = [works(REYES, (at(0, 30), OPS[0])), works(OKAFOR, (at(0, 30), OPS[0]))]
    assert [one.provider_id for one in find_openings(30, OPS, [], [], hours, DAY, 10)] == [REYES]


def test_an_appointment_that_moves_may_use_its_own_time() -> None:
    own = visit(1, at(0, 30), OPS[0], OKAFOR)
    hours = [works(OKAFOR, (at(0, 30), OPS[0]))]
    assert find_openings(30, OPS, [own], [], hours, DAY, 10) == []
    assert starts(find_openings(30, OPS, [own], [], hours, DAY, 10, exclude_id=own.id)) == [0]


def test_a_rule_that_lets_types_overlap_makes_no_opening_of_a_taken_slot() -> None:
    kind = UUID(int=30)
    taken = [visit(1, at(0, 30), type_id=kind)]
    rules = [TypeRule(kind, kind, allow_overlap=True)]
    hours = [works(OKAFOR, (at(0, 30), OPS[0]))]
    assert find_openings(30, OPS, taken, [], hours, DAY, 10, rules=rules, type_id=kind) == []


def test_a_rule_keeps_a_provider_from_two_visits_at_once_also_when_one_needs_only_the_assistant() -> None:
    crown, check = UUID(int=30), UUID(int=31)
    taken = [visit(1, at(0, 60), OPS[0], OKAFOR, type_id=crown)]
    never_together = [TypeRule(crown, check, allow_overlap=False)]
    found = find_openings(
        60,
        OPS[1:],
        taken,
        [],
        [works(OKAFOR, (at(0, 120), OPS[1]))],
        DAY,
        60,
        rules=never_together,
        type_id=check,
        pattern=TimePattern("/" * 12),
    )
    assert starts(found) == [60]


@pytest.mark.parametrize(("minutes", "increment"), [(0, 10), (30, 0)])
def test_lengths_and_increments_of_nothing_are_refused(minutes: int, increment: int) -> None:
    with pytest.raises(ValueError):
        find_openings(minutes, OPS, [], [], [works(OKAFOR, (DAY, OPS[0]))], DAY, increment)


def test_no_opening_begins_or_ends_in_an_hour_that_is_named_twice() -> None:
    day = day_bounds(date(2026, 11, 1), "America/New_York")
    night = Interval(day.start, day.start + timedelta(hours=4))
    found = find_openings(60, OPS[:1], [], [], [works(OKAFOR, (night, OPS[0]))], night, 30, zone="America/New_York")
    began = sorted((one.interval.start - day.start) // timedelta(minutes=30) for one in found)
    # At 0:00, at 0:30, and then at 2:00, which is three hours after midnight.
    assert began == [0, 1, 6]


intervals = st.builds(at, st.integers(0, 30).map(lambda n: n * 5), st.integers(1, 12).map(lambda n: n * 5))
bookings = st.lists(
    st.builds(
        visit,
        st.integers(100, 120),
        intervals,
        st.sampled_from(OPS),
        st.none() | st.sampled_from([OKAFOR, REYES]),
        st.sampled_from([*[AppointmentStatus.SCHEDULED] * 3, AppointmentStatus.BROKEN]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)
blockouts = st.lists(
    st.builds(Blocked, st.uuids(), st.none() | st.sampled_from(OPS), intervals, st.booleans(), st.just("Lunch")),
    max_size=2,
)
rosters = st.lists(
    st.builds(
        works,
        st.sampled_from([OKAFOR, REYES]),
        st.tuples(intervals, st.none() | st.sampled_from(OPS)),
        st.tuples(intervals, st.none() | st.sampled_from(OPS)),
    ),
    max_size=2,
)


@given(st.sampled_from([10, 20, 45]), bookings, blockouts, rosters, st.sampled_from([5, 10, 15]))
def test_openings_are_exactly_the_free_starts_within_working_hours(
    minutes: int, taken: list[Booking], blocked: list[Blocked], roster: list[ResolvedHours], increment: int
) -> None:
    found = find_openings(minutes, OPS, taken, blocked, roster, DAY, increment)
    on_book = [one for one in taken if one.status in ON_THE_BOOK]

    def is_open(op: UUID, slot: Interval) -> bool:
        if any(one.operatory_id == op and one.interval.overlaps(slot) for one in on_book):
            return False
        if any(
            one.is_no_schedule and one.operatory_id in (None, op) and one.interval.overlaps(slot) for one in blocked
        ):
            return False
        return any(
            all(
                any(
                    part.contains(slot.start + timedelta(minutes=m)) and where in (None, op)
                    for part, where in one.ranges
                )
                for m in range(minutes)
            )
            and not any(
                run.overlaps(slot) for other in on_book for who, run in other.provider_time if who == one.provider_id
            )
            for one in roster
        )

    slots = [(op, at(minute, minutes)) for op in OPS for minute in range(0, 241 - minutes, increment)]
    assert {(one.operatory_id, one.interval) for one in found} == {slot for slot in slots if is_open(*slot)}
    assert len({(one.operatory_id, one.interval) for one in found}) == len(found)
    assert found == sorted(found, key=lambda one: (-one.score, one.interval.start, OPS.index(one.operatory_id)))
    assert all(0 <= one.score <= 100 for one in found)
