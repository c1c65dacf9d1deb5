"""The store keeps truth and pending changes apart, and tells what to draw again."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.localtime import day_bounds, local_interval
from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.store.changes import ChangeSet, PendingChange, PendingNote
from frontdesk.store.entities import Appointment, Blockout, DayNote, DayTruth, Location
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store

LAKESIDE, ROOM = UUID(int=1), UUID(int=11)
ZONE = "America/Chicago"
MONDAY = date(2026, 3, 9)
TUESDAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 9, 14, tzinfo=UTC)


def visit(number: int, hour: int = 9, day: date = MONDAY, **changes: Any) -> Appointment:
    plain = Appointment(
        id=UUID(int=number),
        version=1,
        location_id=LAKESIDE,
        patient_id=UUID(int=1000 + number),
        patient_name=f"Patient {number}",
        status=S.SCHEDULED,
        interval=local_interval(day, time(hour), time(hour, 50), ZONE),
        operatory_id=ROOM,
    )
    return replace(plain, **changes)


def pending(number: int, **fields: object) -> PendingChange:
    return PendingChange(UUID(int=9000 + number), UUID(int=number), NOW, tuple(fields.items()))


@pytest.fixture
def store() -> Store:
    store = Store(lambda: NOW)
    store.set_reference(Reference([Location(LAKESIDE, "Lakeside", ZONE)]))
    store.load_day(DayTruth(LAKESIDE, MONDAY, (visit(2, 10), visit(1, 9))), store.mark())
    store.load_day(DayTruth(LAKESIDE, TUESDAY, ()), store.mark())
    return store


def ids(store: Store, day: date = MONDAY) -> list[int]:
    view = store.day(LAKESIDE, day)
    assert view is not None
    return [row.id.int for row in view.appointments]


def test_a_day_is_unknown_until_it_is_loaded(store: Store) -> None:
    assert store.day(LAKESIDE, date(2026, 3, 11)) is None
    assert ids(store, TUESDAY) == []


def test_a_day_lists_its_visits_by_start_within_its_bounds(store: Store) -> None:
    view = store.day(LAKESIDE, MONDAY)
    assert view is not None
    assert ids(store) == [1, 2]
    assert view.bounds == day_bounds(MONDAY, ZONE)
    assert view.loaded_at == NOW


def test_a_view_is_the_same_object_until_something_touches_its_day(store: Store) -> None:
    monday, tuesday = store.day(LAKESIDE, MONDAY), store.day(LAKESIDE, TUESDAY)
    store.put(visit(1, 11, version=2))
    assert store.day(LAKESIDE, MONDAY) is not monday
    assert store.day(LAKESIDE, TUESDAY) is tuesday


def test_an_older_version_never_overwrites_a_newer_one(store: Store) -> None:
    store.put(visit(1, 11, version=3))
    assert not store.put(visit(1, 15, version=2))
    assert store.appointment(UUID(int=1)) == visit(1, 11, version=3)


def test_a_visit_moves_from_day_to_day(store: Store) -> None:
    store.put(visit(1, 9, TUESDAY, version=2))
    assert ids(store) == [2]
    assert ids(store, TUESDAY) == [1]


def test_a_visit_off_the_book_is_on_no_day(store: Store) -> None:
    store.put(visit(1, status=S.UNSCHEDULED, version=2))
    assert ids(store) == [2]
    assert store.appointment(UUID(int=1)) is not None


def test_a_broken_visit_stays_visible(store: Store) -> None:
    store.put(visit(1, status=S.BROKEN, version=2))
    assert ids(store) == [1, 2]


def test_the_pinboard_keeps_its_order_when_a_visit_on_it_changes(store: Store) -> None:
    for number in (5, 3, 4):
        store.put(visit(number, status=S.PINBOARD))
    store.put(visit(5, status=S.PINBOARD, version=2, note="call first"))
    assert [row.id.int for row in store.pinboard(LAKESIDE)] == [5, 3, 4]


def test_a_pending_change_lies_over_the_truth_and_leaves_it_alone(store: Store) -> None:
    store.begin(pending(1, status=S.PINBOARD))
    assert ids(store) == [2]
    assert [row.id.int for row in store.pinboard(LAKESIDE)] == [1]
    assert store.truth(UUID(int=1)) == visit(1)
    assert store.pending(UUID(int=1)) is not None


def test_rolling_back_restores_exactly_what_was_there(store: Store) -> None:
    before = store.day(LAKESIDE, MONDAY)
    change = pending(1, interval=visit(1, 15, TUESDAY).interval)
    store.begin(change)
    store.drop(change.id)
    assert store.day(LAKESIDE, MONDAY) == before
    assert ids(store, TUESDAY) == []
    assert store.pending_count() == 0


def test_somebody_elses_change_of_another_field_shows_under_a_pending_one(store: Store) -> None:
    store.begin(pending(1, interval=visit(1, 15).interval))
    store.put(visit(1, 9, version=2, note="premedicate"))
    shown = store.appointment(UUID(int=1))
    assert shown is not None
    assert (shown.note, shown.interval) == ("premedicate", visit(1, 15).interval)


def test_confirming_replaces_the_pending_change_by_the_servers_word(store: Store) -> None:
    change = pending(1, interval=visit(1, 15).interval)
    store.begin(change)
    truth = visit(1, 15, version=2)
    store.confirm(change.id, truth)
    assert store.pending(UUID(int=1)) is None
    assert store.appointment(UUID(int=1)) is truth


def test_two_pending_changes_of_one_visit_lie_on_each_other(store: Store) -> None:
    first = PendingChange(UUID(int=1), UUID(int=1), NOW, (("interval", visit(1, 15).interval),))
    second = PendingChange(UUID(int=2), UUID(int=1), NOW, (("flow_id", UUID(int=7)),))
    store.begin(first)
    store.begin(second)
    assert store.pending(UUID(int=1)) == first
    store.drop(first.id)
    shown = store.appointment(UUID(int=1))
    assert shown is not None
    assert (shown.interval, shown.flow_id) == (visit(1).interval, UUID(int=7))


def test_a_visit_being_made_is_shown_and_gives_way_to_the_servers(store: Store) -> None:
    change = PendingChange(UUID(int=1), UUID(int=50), NOW, created=visit(50, 13, version=0))
    store.begin(change)
    assert ids(store) == [1, 2, 50]
    store.confirm(change.id, visit(60, 13))
    assert ids(store) == [1, 2, 60]


def test_what_a_reading_no_longer_finds_has_left_the_day(store: Store) -> None:
    store.load_day(DayTruth(LAKESIDE, MONDAY, (visit(2, 10),)), store.mark())
    assert ids(store) == [2]


def test_what_came_after_a_reading_began_is_not_lost_to_it(store: Store) -> None:
    began = store.mark()
    store.put(visit(3, 14))
    store.load_day(DayTruth(LAKESIDE, MONDAY, (visit(1), visit(2, 10))), began)
    assert ids(store) == [1, 2, 3]


def test_a_slow_reading_overwrites_nothing_that_a_later_one_has_told(store: Store) -> None:
    slow = store.mark()
    lunch = Blockout(UUID(int=80), 1, None, "Lunch", "", True, LAKESIDE, ROOM, day_bounds(MONDAY, ZONE))
    note = DayNote(UUID(int=70), 1, LAKESIDE, MONDAY, "Alarm test at noon.")
    store.load_day(DayTruth(LAKESIDE, MONDAY, (), (lunch,), note=note), store.mark())
    store.load_day(DayTruth(LAKESIDE, MONDAY, ()), slow)
    view = store.day(LAKESIDE, MONDAY)
    assert view is not None
    assert (view.blockouts, view.note) == ((lunch,), note)


def test_a_deleted_visit_does_not_come_back_with_an_old_reading(store: Store) -> None:
    began = store.mark()
    store.delete(UUID(int=1))
    store.load_day(DayTruth(LAKESIDE, MONDAY, (visit(1), visit(2, 10))), began)
    assert ids(store) == [2]


def test_a_deleted_visit_that_somebody_restores_comes_back(store: Store) -> None:
    store.delete(UUID(int=1), version=4)
    store.put(visit(1, version=4))
    assert ids(store) == [2]
    store.put(visit(1, version=6))
    assert ids(store) == [1, 2]


def test_a_pending_change_outlives_a_reading_of_its_day(store: Store) -> None:
    store.begin(pending(1, interval=visit(1, 15).interval))
    store.load_day(DayTruth(LAKESIDE, MONDAY, (visit(1), visit(2, 10))), store.mark())
    assert ids(store) == [2, 1]


def test_listeners_hear_once_what_one_batch_changed(store: Store) -> None:
    heard: list[ChangeSet] = []
    end = store.subscribe(heard.append)
    store.put_all([visit(1, 11, version=2), visit(2, 9, TUESDAY, version=2)], who="Dana Reyes")
    end()
    store.put(visit(1, 12, version=3))
    (changes,) = heard
    assert changes.appointments == {UUID(int=1), UUID(int=2)}
    assert changes.days == {(LAKESIDE, MONDAY), (LAKESIDE, TUESDAY)}
    assert (changes.who, changes.own) == ("Dana Reyes", False)


def test_a_listener_for_one_day_is_left_in_peace_by_the_others(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(heard.append, [(LAKESIDE, TUESDAY)])
    store.put(visit(1, 11, version=2))
    assert heard == []
    store.put(visit(1, 11, TUESDAY, version=3))
    assert len(heard) == 1


def test_a_failing_listener_does_not_keep_the_news_from_the_others(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[ChangeSet] = []

    def fails(_changes: ChangeSet) -> None:
        raise LookupError

    store.subscribe(fails)
    store.subscribe(heard.append)
    store.put(visit(1, 11, version=2))
    assert len(heard) == 1
    assert "A listener of the store failed." in caplog.text


def test_hearing_what_is_known_already_is_no_news(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(heard.append)
    assert store.put(visit(1))
    assert heard == []


def test_a_note_being_written_is_shown_and_blank_means_none(store: Store) -> None:
    key = (LAKESIDE, MONDAY)
    store.begin_note(PendingNote(UUID(int=1), key, "Alarm test at noon.", NOW))
    view = store.day(*key)
    assert view is not None
    assert view.note is not None
    assert view.note.text == "Alarm test at noon."
    store.confirm_note(UUID(int=1), DayNote(UUID(int=70), 1, *key, "Alarm test at noon."))
    store.begin_note(PendingNote(UUID(int=2), key, "", NOW))
    view = store.day(*key)
    assert view is not None
    assert view.note is None
    store.drop_note(UUID(int=2))
    view = store.day(*key)
    assert view is not None
    assert view.note is not None


def test_a_zone_learnt_late_puts_visits_on_their_right_days() -> None:
    store = Store(lambda: NOW)
    late = visit(1, 20)
    store.load_day(DayTruth(LAKESIDE, MONDAY, (late,)), store.mark())
    assert ids(store) == []
    store.set_reference(Reference([Location(LAKESIDE, "Lakeside", ZONE)]))
    assert ids(store) == [1]


def test_released_days_are_forgotten_but_not_what_is_pending_on_them(store: Store) -> None:
    store.begin(pending(1, flow_id=UUID(int=7)))
    store.release([(LAKESIDE, MONDAY)])
    assert store.day(LAKESIDE, MONDAY) is None
    assert store.truth(UUID(int=2)) is None
    assert store.appointment(UUID(int=1)) is not None


def test_of_a_location_that_is_left_only_what_is_pending_stays(store: Store) -> None:
    store.load_pinboard(LAKESIDE, [replace(visit(5, 9), status=S.PINBOARD)], store.mark())
    store.begin(pending(1, flow_id=UUID(int=7)))
    store.keep_only({LAKESIDE})
    assert store.day(LAKESIDE, MONDAY) is not None
    assert [row.id.int for row in store.pinboard(LAKESIDE)] == [5]
    store.keep_only([])
    assert store.loaded_days() == store.loaded_pinboards() == frozenset()
    assert [store.truth(UUID(int=number)) for number in (2, 5)] == [None, None]
    assert store.appointment(UUID(int=1)) is not None


@given(
    st.lists(
        st.tuples(
            st.integers(1, 4),
            st.integers(1, 5),
            st.integers(8, 16),
            st.sampled_from([MONDAY, TUESDAY]),
            st.sampled_from([S.SCHEDULED, S.PINBOARD, S.BROKEN]),
        ),
        max_size=30,
    )
)
def test_truths_in_any_order_leave_each_visit_at_its_newest_and_in_one_place(
    truths: list[tuple[int, int, int, date, S]],
) -> None:
    store = Store(lambda: NOW)
    store.set_reference(Reference([Location(LAKESIDE, "Lakeside", ZONE)]))
    for day in (MONDAY, TUESDAY):
        store.load_day(DayTruth(LAKESIDE, day, ()), store.mark())
    newest: dict[int, Appointment] = {}
    for number, version, hour, day, status in truths:
        row = visit(number, hour, day, version=version, status=status)
        store.put(row)
        if number not in newest or version >= newest[number].version:
            newest[number] = row
    places = [*ids(store), *ids(store, TUESDAY), *(row.id.int for row in store.pinboard(LAKESIDE))]
    assert sorted(places) == sorted(newest)
    assert {number: store.truth(UUID(int=number)) for number in newest} == newest
    for day in (MONDAY, TUESDAY):
        view = store.day(LAKESIDE, day)
        assert view is not None
        starts = [row.interval.start for row in view.appointments if row.interval]
        assert starts == sorted(starts)


def test_a_drop_costs_far_less_than_a_frame_with_a_thousand_visits_on_the_day() -> None:
    store = Store(lambda: NOW)
    store.set_reference(Reference([Location(LAKESIDE, "Lakeside", ZONE)]))
    opening = local_interval(MONDAY, time(7), time(8), ZONE)
    crowd = tuple(visit(number, interval=opening.shifted(timedelta(minutes=number % 600))) for number in range(1, 1001))
    store.load_day(DayTruth(LAKESIDE, MONDAY, crowd), store.mark())
    store.day(LAKESIDE, MONDAY)
    best = timedelta.max
    for number in range(1, 31):
        began = datetime.now(UTC)
        change = pending(number, interval=opening.shifted(timedelta(hours=10)))
        store.begin(change)
        store.day(LAKESIDE, MONDAY)
        best = min(best, datetime.now(UTC) - began)
    assert best < timedelta(milliseconds=1)
