"""What the board makes of a day: columns, lanes, open hours, how full."""

from datetime import timedelta

import board_practice as practice

from frontdesk.domain.localtime import day_bounds
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.store import Store
from frontdesk.ui.board.model import BoardModel, DayInput, build

DAY = practice.DAY


def model(store: Store, *, days: int = 1, is_week: bool = False, previous: BoardModel | None = None) -> BoardModel:
    inputs = []
    for offset in range(days):
        day = DAY + timedelta(days=offset)
        view = store.day(practice.LOCATION.id, day)
        inputs.append(DayInput(day, day_bounds(day, practice.ZONE), view))
    return build(store.reference, practice.LOCATION, inputs, is_week=is_week, previous=previous)


def test_a_day_has_a_column_for_each_operatory_in_the_practice_s_order(store: Store) -> None:
    practice.load(store)
    assert [column.operatory.name for column in model(store).columns] == [name for name, _ in practice.ROOMS]


def test_a_day_that_is_not_loaded_shows_its_operatories_without_closed_hours(store: Store) -> None:
    made = model(store)
    assert len(made.columns) == 7
    assert not made.days[0].is_loaded
    assert all(not column.closed for column in made.columns)


def test_a_block_lies_at_its_local_time(store: Store) -> None:
    practice.load(store, practice.visit(1, 2, 9, 30, 40))
    block = model(store).blocks[practice.uid(7, 1)]
    assert (block.column, block.start, block.end) == (1, 9 * 60 + 30, 10 * 60 + 10)


def test_overlapping_visits_lie_side_by_side(store: Store) -> None:
    practice.load(store, practice.visit(1, 1, 9, 0, 60), practice.visit(2, 1, 9, 30, 60))
    blocks = model(store).columns[0].blocks
    assert [block.lane[:2] for block in blocks] == [(0, 2), (1, 2)]


def test_a_broken_visit_steps_back_beside_one_on_the_book(store: Store) -> None:
    broken = AppointmentStatus.BROKEN
    practice.load(
        store,
        practice.visit(1, 1, 9, 0, 60),
        practice.visit(2, 1, 9, 30, 60, status=broken),
        practice.visit(3, 1, 10, 30, 60),
        practice.visit(4, 1, 14, 0, 60, status=broken),
    )
    parts = [(block.lane.first, block.lane.last) for block in model(store).columns[0].blocks]
    assert parts == [(0, 76), (76, 100), (0, 100), (0, 100)]


def test_broken_visits_beside_one_on_the_book_share_the_slim_part(store: Store) -> None:
    broken, cancelled = AppointmentStatus.BROKEN, AppointmentStatus.CANCELLED
    practice.load(
        store,
        practice.visit(1, 1, 9, 0, 60),
        practice.visit(2, 1, 9, 0, 60, status=broken),
        practice.visit(3, 1, 9, 0, 30, status=cancelled),
    )
    kept, *freed = sorted(model(store).columns[0].blocks, key=lambda block: block.id.int)
    assert kept.lane == (0, 1, 0, 76)
    assert {block.lane for block in freed} == {(0, 2, 76, 100), (1, 2, 76, 100)}


def test_nobody_works_outside_the_providers_hours(store: Store) -> None:
    practice.load(store)
    assert model(store).columns[0].closed == ((0, 8 * 60), (17 * 60, 24 * 60))


def test_how_full_counts_what_takes_the_slot_against_the_time_that_can_be_booked(store: Store) -> None:
    noon = practice.hold(1, 1, practice.at(12), practice.at(13))
    practice.load(
        store,
        practice.visit(1, 1, 8, 0, 240),
        practice.visit(2, 1, 14, 0, 60, status=AppointmentStatus.BROKEN),
        holds=(noon,),
    )
    assert model(store).columns[0].fullness == 50


def test_a_blockout_without_operatory_lies_in_every_column(store: Store) -> None:
    practice.load(store, holds=(practice.hold(1, None, practice.at(12), practice.at(13)),))
    assert all(len(column.holds) == 1 for column in model(store).columns)


def test_a_day_of_a_week_shows_only_operatories_that_are_open_or_in_use(store: Store) -> None:
    practice.load(store, rooms=2)
    next_day = DAY + timedelta(days=1)
    practice.load(store, practice.visit(9, 6, 9, 0, 30, day=next_day), day=next_day, rooms=3)
    made = model(store, days=2, is_week=True)
    names = [[made.columns[index].operatory.name for index in day.columns] for day in made.days]
    assert names == [["Op 1", "Op 2"], ["Op 1", "Op 2", "Op 3", "Hyg 2"]]


def test_columns_in_which_nothing_changed_are_taken_over(store: Store) -> None:
    practice.picture_day(store)
    before = model(store)
    moved = practice.visit(1, 1, 8, 10, 50, version=2)
    store.put(moved)
    after = model(store, previous=before)
    assert after.columns[0] is not before.columns[0]
    assert all(one is other for one, other in zip(after.columns[1:], before.columns[1:], strict=True))
    assert after.blocks[moved.id].start == 8 * 60 + 10


def test_a_page_made_from_the_one_before_equals_a_fresh_one(store: Store) -> None:
    practice.picture_day(store)
    before = model(store)
    store.put(practice.visit(1, 3, 15, 0, 50, version=2))
    step, fresh = model(store, previous=before), model(store)
    assert step.blocks == fresh.blocks
    assert [column.fullness for column in step.columns] == [column.fullness for column in fresh.columns]


def test_the_board_opens_when_the_first_provider_or_visit_begins(store: Store) -> None:
    practice.load(store, practice.visit(1, 1, 7, 20, 30))
    assert model(store).opening_minute() == 7 * 60 + 20
