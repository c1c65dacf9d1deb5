"""Time patterns keep their meaning when an appointment changes its length, and providers get their share."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.assignments import provider_time
from frontdesk.domain.intervals import Interval, merge
from frontdesk.domain.statuses import ProviderRole
from frontdesk.domain.timepattern import TimePattern, default_pattern

NINE = datetime(2026, 11, 20, 15, tzinfo=UTC)
patterns = st.text("X/", min_size=1, max_size=40).map(TimePattern)


@pytest.mark.parametrize("text", ["", "x", "X X", "XX\n", "X" * 289])
def test_what_is_no_pattern_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        TimePattern(text)


def test_the_provider_is_needed_where_the_pattern_has_an_x() -> None:
    pattern = TimePattern("/XX//X")
    assert pattern.minutes == 30
    assert pattern.provider_time(NINE) == (
        Interval.lasting(NINE + timedelta(minutes=5), 10),
        Interval.lasting(NINE + timedelta(minutes=25), 5),
    )


def test_a_pattern_is_told_as_who_works_how_long_one_after_the_other() -> None:
    assert TimePattern("//XXXXX/").stretches == ((False, 10), (True, 25), (False, 5))


@given(patterns)
def test_the_stretches_are_the_whole_pattern(pattern: TimePattern) -> None:
    stretches = pattern.stretches
    assert "".join(("X" if is_provider else "/") * (minutes // 5) for is_provider, minutes in stretches) == pattern.text
    assert all(one[0] is not next_one[0] for one, next_one in pairwise(stretches))


@given(patterns)
def test_provider_time_is_every_x_and_nothing_else(pattern: TimePattern) -> None:
    runs = pattern.provider_time(NINE)
    assert sum(run.minutes for run in runs) == 5 * pattern.text.count("X")
    assert merge(runs) == list(runs)


@given(patterns, st.integers(1, 400))
def test_a_resized_pattern_has_the_new_length_and_never_loses_its_provider(pattern: TimePattern, minutes: int) -> None:
    resized = pattern.resized(minutes)
    assert minutes <= resized.minutes < minutes + 5
    assert ("X" in resized.text) == ("X" in pattern.text)
    assert resized.resized(resized.minutes) == resized


@given(patterns)
def test_its_own_length_changes_nothing(pattern: TimePattern) -> None:
    assert pattern.resized(pattern.minutes) == pattern


def test_seating_and_cleaning_up_take_as_long_in_a_longer_visit() -> None:
    assert TimePattern("/XX//").resized(40) == TimePattern("/XXXXX//")
    assert TimePattern("/XX/XX/").resized(55) == TimePattern("/XXXX/XXXX/")


def test_a_shorter_visit_keeps_its_order() -> None:
    assert TimePattern("//XXXX//").resized(25) == TimePattern("//X//")
    assert TimePattern("///X").resized(5) == TimePattern("X")


def test_without_a_pattern_the_provider_is_needed_throughout() -> None:
    assert default_pattern(47) == TimePattern("X" * 10)


def test_provider_time_stays_within_a_visit_of_an_odd_length() -> None:
    visit = Interval.lasting(NINE, 47)
    assert TimePattern("XX").provider_time_in(visit) == (visit,)


DENTIST, HYGIENIST, ASSISTANT = UUID(int=1), UUID(int=2), UUID(int=3)


def test_each_assigned_provider_has_own_times_or_follows_the_pattern() -> None:
    visit = Interval.lasting(NINE, 30)
    exam = Interval.lasting(NINE + timedelta(minutes=20), 10)
    rows = provider_time(
        visit,
        TimePattern("XXXX//"),
        HYGIENIST,
        [
            (HYGIENIST, ProviderRole.HYGIENIST, None),
            (DENTIST, ProviderRole.DENTIST, exam),
            (ASSISTANT, ProviderRole.ASSISTANT, None),
        ],
    )
    assert rows == ((HYGIENIST, Interval.lasting(NINE, 20)), (DENTIST, exam))


def test_the_appointments_own_provider_counts_even_when_not_assigned() -> None:
    visit = Interval.lasting(NINE, 30)
    assert provider_time(visit, None, DENTIST) == ((DENTIST, visit),)
    assert provider_time(visit, None, None) == ()
