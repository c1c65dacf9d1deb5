"""The demo practice is believable, free of double bookings, and the same for the same date."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from frontdesk.domain.localtime import to_local
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.domain.tasks import TaskStatus
from frontdesk.server.practice import records
from frontdesk.server.practice.demo.maker import make_demo
from frontdesk.server.practice.demo.offices import lively_zones

THURSDAY = date(2026, 11, 19)
SUNDAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def practice() -> records.Practice:
    return make_demo(THURSDAY)


def visits_of(practice: records.Practice, day: date) -> list[records.Appointment]:
    zones = {row.id: row.zone for row in practice.locations}
    return [row for row in practice.appointments if to_local(row.start, zones[row.location_id]).date() == day]


def test_two_runs_for_one_date_are_equal(practice: records.Practice) -> None:
    assert make_demo(THURSDAY) == practice


def test_another_date_gives_another_book(practice: records.Practice) -> None:
    assert make_demo(THURSDAY + timedelta(days=1)).appointments != practice.appointments


def test_there_are_three_locations_in_two_zones_with_seven_to_twelve_operatories(practice: records.Practice) -> None:
    assert len(practice.locations) == 3
    assert len({row.zone for row in practice.locations}) == 2
    rooms = Counter(row.location_id for row in practice.operatories)
    assert all(7 <= count <= 12 for count in rooms.values())


def test_there_are_four_thousand_patients_with_chart_numbers_of_their_own(practice: records.Practice) -> None:
    assert len(practice.patients) == 4000
    assert len({row.chart_number for row in practice.patients}) == 4000


def test_the_book_spans_fourteen_months_around_the_date(practice: records.Practice) -> None:
    days = sorted(row.start.date() for row in practice.appointments)
    assert (THURSDAY - days[0]).days / 30.4 >= 10
    assert (days[-1] - THURSDAY).days / 30.4 >= 3.8


def test_no_operatory_is_booked_twice(practice: records.Practice) -> None:
    rooms = defaultdict(list)
    for row in practice.appointments:
        if row.status in (AppointmentStatus.SCHEDULED, AppointmentStatus.COMPLETE):
            rooms[row.operatory_id].append((row.start, row.end))
    for spans in rooms.values():
        assert all(left[1] <= right[0] for left, right in pairwise(sorted(spans)))


def test_no_visit_lies_under_a_blockout_that_forbids_visits(practice: records.Practice) -> None:
    zones = {row.id: row.zone for row in practice.locations}
    hard = {row.id for row in practice.blockout_types if row.is_no_schedule}
    blocked = defaultdict(list)
    for row in practice.blockouts:
        if row.type_id in hard:
            blocked[row.location_id, row.day].append(row)
    for visit in practice.appointments:
        start, end = to_local(visit.start, zones[visit.location_id]), to_local(visit.end, zones[visit.location_id])
        for row in blocked[visit.location_id, start.date()]:
            if row.operatory_id in (None, visit.operatory_id):
                assert end.time() <= row.start or start.time() >= row.end


def test_the_day_is_in_full_flow(practice: records.Practice) -> None:
    slugs = {row.id: row.slug for row in practice.flow_statuses}
    open_visits = [
        slugs[row.flow[-1].status_id]
        for row in visits_of(practice, THURSDAY)
        if row.flow and row.status is AppointmentStatus.SCHEDULED
    ]
    assert Counter(open_visits)["in_chair"] >= 5
    assert {"arrived", "in_chair"} <= set(open_visits)


def test_a_past_visit_is_complete_broken_or_cancelled(practice: records.Practice) -> None:
    past = [row for row in practice.appointments if row.start.date() < THURSDAY]
    assert {row.status for row in past} == {
        AppointmentStatus.COMPLETE,
        AppointmentStatus.BROKEN,
        AppointmentStatus.CANCELLED,
    }


def test_who_looks_on_a_sunday_finds_a_working_day() -> None:
    assert len(visits_of(make_demo(SUNDAY), SUNDAY)) > 60


def test_there_is_a_pinboard_a_waitlist_recalls_and_goals_everywhere(practice: records.Practice) -> None:
    for place in practice.locations:
        parked = [
            row
            for row in practice.appointments
            if row.location_id == place.id and row.status is AppointmentStatus.PINBOARD
        ]
        assert len(parked) == 3
        assert sum(row.location_id == place.id for row in practice.waitlist) == 9
        assert any(row.location_id == place.id and row.day == THURSDAY for row in practice.goals)
    assert len(practice.recalls) > 1000


@pytest.mark.parametrize("hour", range(24))
def test_at_any_hour_the_offices_lie_where_the_day_is_in_full_flow(hour: int) -> None:
    moment = datetime(2026, 11, 19, hour, 30, tzinfo=UTC)
    zones = lively_zones(moment)
    assert time(9) <= to_local(moment, zones.home).time() <= time(16)
    assert to_local(moment, zones.home) > to_local(moment, zones.west)


def test_there_is_something_to_do_about_visits_to_come_about_patients_and_about_neither(
    practice: records.Practice,
) -> None:
    visits = {row.id: row for row in practice.appointments}
    about = [visits[row.appointment_id] for row in practice.tasks if row.appointment_id is not None]
    assert len(about) >= 4
    assert all(row.status is AppointmentStatus.SCHEDULED for row in about)
    assert all(visits[row.appointment_id].patient_id == row.patient_id for row in practice.tasks if row.appointment_id)
    assert any(row.patient_id is not None and row.appointment_id is None for row in practice.tasks)
    assert any(row.patient_id is None for row in practice.tasks)


def test_tasks_are_new_viewed_and_done_in_every_list_with_priorities_notes_and_reminders(
    practice: records.Practice,
) -> None:
    tasks = practice.tasks
    assert {row.status for row in tasks} == set(TaskStatus)
    assert {row.list_id for row in tasks} == {row.id for row in practice.task_lists}
    assert len({row.priority_id for row in tasks}) == 3
    assert any(row.notes for row in tasks)
    assert any(row.remind_at is not None for row in tasks)
    for row in tasks:
        assert (row.finished_at is not None) is (row.status is TaskStatus.DONE)
        assert row.finished_at is None or row.entered_at < row.finished_at
