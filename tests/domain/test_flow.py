"""A patient's steps through the visit, waits that are too long, and who is due."""

from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.domain.flow import DEFAULT_WAIT_LIMITS, Due, DueState, minutes_in, next_step, previous_step

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
