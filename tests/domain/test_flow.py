"""A patient's steps through the visit, waits that are too long, and who is due."""

from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.domain.flow import DEFAULT_WAIT_LIMITS, Due, DueState, minutes_in, next_step, previous_step, way_so_far

STEPS = ["arrived", "in-chair", "checkout", "dismissed"]
NINE = datetime(2026, 11, 20, 15, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("current", "following", "before"),
    [
        (None, "arrived", None),
        ("arrived", "in-chair", None),
        ("checkout", "dismissed", "in-chair"),
        ("dismissed", None, "checkout"),
        ("no longer used", None, None),
    ],
)
def test_steps_follow_the_practices_own_order(current: str | None, following: str | None, before: str | None) -> None:
    assert next_step(STEPS, current) == following
    assert previous_step(STEPS, current) == before


def test_a_practice_without_steps_leads_nowhere() -> None:
    assert next_step([], None) is None


@pytest.mark.parametrize(
    ("taken", "counts"),
    [
        ("", ""),
        ("arrived in-chair", "0 1"),
        ("arrived in-chair nowhere", ""),
        ("arrived in-chair nowhere in-chair", "0 1"),
        ("arrived in-chair nowhere nowhere in-chair checkout", "0 1 5"),
        ("arrived in-chair nowhere in-chair nowhere in-chair", "0 1"),
        ("arrived in-chair nowhere arrived in-chair", "3 4"),
        ("arrived in-chair nowhere checkout in-chair", "3 4"),
        ("arrived nowhere arrived", "2"),
        ("arrived in-chair arrived nowhere arrived", "4"),
        ("nowhere arrived", "1"),
    ],
)
def test_who_is_put_back_where_they_were_is_on_the_same_way(taken: str, counts: str) -> None:
    steps = [(None if name == "nowhere" else name, after(number)) for number, name in enumerate(taken.split())]
    way = [(steps[int(number)][0], after(int(number))) for number in counts.split()]
    assert way_so_far(steps, "America/Chicago") == way


def test_a_step_to_where_the_patient_is_begins_nothing() -> None:
    steps = [("arrived", after(0)), ("arrived", after(5)), ("in-chair", after(9)), ("arrived", after(12))]
    assert way_so_far(steps, "America/Chicago") == [steps[0], *steps[2:]]
    left = [("arrived", after(0)), ("in-chair", after(1)), (None, after(2)), ("in-chair", after(3))]
    assert way_so_far([*left, ("in-chair", after(4))], "America/Chicago") == left[:2]


@pytest.mark.parametrize(("minutes", "counts"), [(14 * 60, 2), (15 * 60 + 1, 1)])
def test_who_is_put_back_on_another_local_day_begins_anew(minutes: int, counts: int) -> None:
    steps = [("arrived", after(0)), ("in-chair", after(1)), (None, after(2)), ("in-chair", after(minutes))]
    assert len(way_so_far(steps, "America/Chicago")) == counts


def test_a_wait_is_too_long_once_its_limit_is_passed() -> None:
    limit = DEFAULT_WAIT_LIMITS["arrived"]
    assert not limit.is_over(NINE, after(15))
    assert limit.is_over(NINE, after(15.1))
    assert "in-chair" not in DEFAULT_WAIT_LIMITS


def test_a_timer_never_runs_backwards() -> None:
    assert minutes_in(NINE, after(4.9)) == 4
    assert minutes_in(NINE, after(-1)) == 0


@pytest.mark.parametrize(
    ("minutes", "state"),
    [
        (-60, DueState(Due.LATER, 0)),
        (-15, DueState(Due.NOW, 0)),
        (0.9, DueState(Due.NOW, 0)),
        (1, DueState(Due.LATE, 1)),
        (34.5, DueState(Due.LATE, 34)),
    ],
)
def test_a_visit_is_due_shortly_before_its_start_and_late_after_it(minutes: float, state: DueState) -> None:
    assert DueState.at(NINE, after(minutes)) == state
