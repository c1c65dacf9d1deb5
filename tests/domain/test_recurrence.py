"""Blocked time that repeats: by the wall clock, and not where something is in the way."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_interval, to_local
from frontdesk.domain.recurrence import WEEK, Block, NotRepeated, Planned, is_week_start, later_weeks, planned

ZONE = "America/Chicago"
MONDAY = date(2026, 2, 23)
OP1, OP2 = UUID(int=1), UUID(int=2)
LUNCH = UUID(int=11)


def block(day: date = MONDAY, start: int = 9, end: int = 10, op: UUID | None = OP1, **more: bool) -> Block:
    return Block(day, time(start), time(end % 24), op, LUNCH, **more)


def put(
    blocks: list[Block],
    *shifts: timedelta,
    holidays: tuple[date, ...] = (),
    visits: dict[UUID, list[Interval]] | None = None,
    blocked: dict[tuple[UUID | None, date], list[Interval]] | None = None,
) -> list[Planned]:
    known = blocked or {}
    rooms = {OP1: [], OP2: []} | (visits or {})
    return list(planned(blocks, shifts, ZONE, holidays, rooms, lambda op, day: known.get((op, day), ())))


def test_the_weeks_after_a_week_are_whole_weeks_away() -> None:
    assert later_weeks(MONDAY, MONDAY + WEEK, 3) == (WEEK, 2 * WEEK, 3 * WEEK)
    assert later_weeks(MONDAY, MONDAY - WEEK) == (-WEEK,)
    assert [is_week_start(MONDAY + timedelta(days=n)) for n in range(3)] == [True, False, False]


def test_nine_stays_nine_when_the_clocks_change() -> None:
    made = put([block()], WEEK, 2 * WEEK)
    assert [to_local(each.interval.start, ZONE).hour for each in made if each.interval] == [9, 9]
    assert made[1].interval.start - made[0].interval.start == timedelta(days=6, hours=23)


def test_the_end_of_the_day_stays_the_end_of_the_day() -> None:
    (made,) = put([block(start=17, end=24)], timedelta(days=13))
    assert made.interval == local_interval(date(2026, 3, 8), time(17), time(0), ZONE)


def test_a_time_the_clocks_jump_over_is_left_out() -> None:
    made = put([block(start=2, end=3), block(start=9)], timedelta(days=13))
    assert [each.reason for each in made] == [NotRepeated.NO_SUCH_TIME, None]


def test_holidays_stay_free_and_the_other_days_are_filled() -> None:
    made = put([block(), block(MONDAY + timedelta(days=1))], WEEK, holidays=(MONDAY + WEEK,))
    assert [(each.day, each.reason) for each in made] == [
        (date(2026, 3, 2), NotRepeated.HOLIDAY),
        (date(2026, 3, 3), None),
    ]


def test_what_is_not_to_be_copied_is_said_once() -> None:
    made = put([block(is_do_not_copy=True), block(start=12, end=13)], WEEK, 2 * WEEK)
    assert [each.reason for each in made] == [NotRepeated.DO_NOT_COPY, None, None]


@pytest.mark.parametrize(
    ("op", "is_no_schedule", "reason"),
    [
        (OP1, True, NotRepeated.VISIT),
        (OP2, True, None),
        (None, True, NotRepeated.VISIT),
        (OP1, False, None),
        (None, False, None),
    ],
)
def test_only_what_lets_nothing_be_booked_minds_visits(
    op: UUID | None, is_no_schedule: bool, reason: NotRepeated | None
) -> None:
    visit = local_interval(MONDAY + WEEK, time(9, 30), time(11), ZONE)
    (made,) = put([block(op=op, is_no_schedule=is_no_schedule)], WEEK, visits={OP1: [visit]})
    assert made.reason is reason


def test_a_place_that_is_blocked_already_is_not_blocked_twice() -> None:
    there = local_interval(MONDAY + WEEK, time(9, 59), time(11), ZONE)
    (made,) = put([block()], WEEK, blocked={(OP1, MONDAY + WEEK): [there]})
    assert made.reason is NotRepeated.BLOCKED_ALREADY
    after = local_interval(MONDAY + WEEK, time(10), time(11), ZONE)
    (made,) = put([block()], WEEK, blocked={(OP1, MONDAY + WEEK): [after], (OP2, MONDAY + WEEK): [there]})
    assert made.reason is None


BLOCKS = st.builds(
    block,
    day=st.integers(0, 6).map(lambda n: MONDAY + timedelta(days=n)),
    start=st.integers(0, 12),
    end=st.integers(13, 24),
    op=st.sampled_from((OP1, OP2, None)),
    is_no_schedule=st.booleans(),
    is_do_not_copy=st.booleans(),
)


@given(st.lists(BLOCKS, max_size=8), st.integers(1, 60))
def test_every_block_goes_to_every_week_or_is_accounted_for(blocks: list[Block], weeks: int) -> None:
    made = put(blocks, *later_weeks(MONDAY, MONDAY + WEEK, weeks))
    kept = [each for each in blocks if not each.is_do_not_copy]
    assert len(made) == len(kept) * weeks + len(blocks) - len(kept)
    for each in made:
        assert (each.interval is None) == (each.reason is not None)
        if each.interval is not None:
            assert each.day.weekday() == each.block.day.weekday()
            assert to_local(each.interval.start, ZONE).time() == each.block.start
            assert to_local(each.interval.end, ZONE).time() == each.block.end


@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_repeating_a_second_time_adds_nothing(blocks: list[Block]) -> None:
    made = [each for each in put(blocks, WEEK) if each.interval is not None]
    known: dict[tuple[UUID | None, date], list[Interval]] = {}
    for each in made:
        known.setdefault((each.block.operatory_id, each.day), []).append(each.interval)
    assert all(each.reason is not None for each in put(blocks, WEEK, blocked=known))


def test_what_is_repeated_for_a_year_is_not_compared_with_every_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Interval] = []
    overlaps = Interval.overlaps

    def noted(self: Interval, other: Interval) -> bool:
        compared.append(other)
        return overlaps(self, other)

    monkeypatch.setattr(Interval, "overlaps", noted)
    weeks = later_weeks(MONDAY, MONDAY + WEEK, 52)
    nights = [block(MONDAY + timedelta(days=day), hour, hour + 1, None) for day in range(6) for hour in range(5)]
    busy = [
        local_interval(MONDAY + timedelta(days=day), time(hour), time(hour + 1), ZONE)
        for day in range(400)
        for hour in range(8, 18)
    ]
    rooms = {UUID(int=number): busy for number in range(1, 11)}
    made = put([replace(each, is_no_schedule=True) for each in nights], *weeks, visits=rooms)
    assert len(compared) <= len(made)
    assert {each.reason for each in made} == {None}
