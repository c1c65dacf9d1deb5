"""The hours of one day: weekly ones, and what was decided for the date."""

from datetime import date, time
from uuid import UUID

import pytest

from frontdesk.domain.hours import DayOverride, ResolvedHours, WeeklyHours, resolve
from frontdesk.domain.localtime import to_local

ZONE = "America/Chicago"
FRIDAY = date(2026, 11, 20)
OKAFOR, REYES = UUID(int=1), UUID(int=2)
OP1, OP2 = UUID(int=11), UUID(int=12)


def weekly(start: int, end: int, op: UUID | None = None, who: UUID = OKAFOR, day: date = FRIDAY) -> WeeklyHours:
    return WeeklyHours(who, op, day.weekday(), time(start), time(end % 24), date(2026, 1, 1), None)


def decided(
    start: int | None, end: int | None, op: UUID | None = None, *, away: bool = False, note: str = ""
) -> DayOverride:
    return DayOverride(
        OKAFOR, op, FRIDAY, None if start is None else time(start), None if end is None else time(end % 24), away, note
    )


def worked(hours: ResolvedHours, zone: str = ZONE) -> list[tuple[int, int, UUID | None]]:
    return [(to_local(part.start, zone).hour, to_local(part.end, zone).hour, op) for part, op in hours.ranges]


def test_weekly_hours_hold_on_their_weekday_while_they_are_in_effect() -> None:
    hours = WeeklyHours(OKAFOR, None, 4, time(8), time(17), date(2026, 11, 20), date(2026, 11, 27))
    assert [day for day in range(13, 31) if resolve(date(2026, 11, day), ZONE, [hours], [])] == [20, 27]


def test_the_morning_and_the_afternoon_stay_apart_and_overlaps_become_one() -> None:
    (hours,) = resolve(FRIDAY, ZONE, [weekly(13, 17), weekly(8, 11), weekly(10, 12)], [])
    assert worked(hours) == [(8, 12, None), (13, 17, None)]
    assert not hours.is_override


def test_a_day_decided_otherwise_replaces_the_weekly_hours() -> None:
    (hours,) = resolve(FRIDAY, ZONE, [weekly(8, 17, OP1)], [decided(10, 14, note="Late start")])
    assert worked(hours) == [(10, 14, None)]
    assert (hours.is_override, hours.is_unavailable, hours.note) == (True, False, "Late start")


def test_hours_decided_for_one_operatory_leave_the_others_alone() -> None:
    (hours,) = resolve(FRIDAY, ZONE, [weekly(8, 12, OP1), weekly(8, 12, OP2)], [decided(9, 10, OP1)])
    assert worked(hours) == [(8, 12, OP2), (9, 10, OP1)]


def test_away_for_part_of_the_day_is_taken_out() -> None:
    (hours,) = resolve(FRIDAY, ZONE, [weekly(8, 17)], [decided(16, None, away=True, note="Leaves at 4")])
    assert worked(hours) == [(8, 16, None)]
    assert not hours.is_unavailable


def test_away_from_one_operatory_leaves_the_other() -> None:
    (hours,) = resolve(FRIDAY, ZONE, [weekly(8, 17, OP1), weekly(8, 17, OP2)], [decided(8, 12, OP1, away=True)])
    assert worked(hours) == [(8, 17, OP2), (12, 17, OP1)]


@pytest.mark.parametrize("override", [decided(None, None, away=True), decided(7, 18, away=True)])
def test_away_all_day_leaves_nothing(override: DayOverride) -> None:
    (hours,) = resolve(FRIDAY, ZONE, [weekly(8, 17)], [override])
    assert hours.ranges == ()
    assert hours.is_unavailable


def test_a_note_alone_changes_no_hours() -> None:
    (hours,) = resolve(FRIDAY, ZONE, [weekly(8, 17)], [decided(None, None, note="Back pain, no surgery")])
    assert worked(hours) == [(8, 17, None)]
    assert hours.note == "Back pain, no surgery"


def test_a_provider_without_weekly_hours_can_come_in_for_a_day() -> None:
    found = resolve(FRIDAY, ZONE, [weekly(8, 17, who=REYES)], [decided(9, 24)])
    assert [hours.provider_id for hours in found] == [REYES, OKAFOR]
    assert worked(found[1]) == [(9, 0, None)]


def test_what_was_decided_for_another_date_does_not_matter() -> None:
    (hours,) = resolve(date(2026, 11, 27), ZONE, [weekly(8, 17)], [decided(None, None, away=True)])
    assert worked(hours) == [(8, 17, None)]


def test_hours_over_a_clock_change_never_fail() -> None:
    sunday = date(2026, 3, 8)
    nights = [weekly(1, 4, day=sunday), WeeklyHours(REYES, None, 6, time(2, 10), time(2, 50), date(2026, 1, 1), None)]
    okafor, reyes = resolve(sunday, ZONE, nights, [])
    assert [part.minutes for part, _ in okafor.ranges] == [120]
    assert reyes.ranges == ()
