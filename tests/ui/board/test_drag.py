"""What a press and its moves mean, without anything being painted."""

import board_practice as practice
import pytest

from frontdesk.geometry.hit import Part
from frontdesk.ui.board.drag import Gesture, Load, Phase, Release, Result, Target
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.board.model import Block

PAUL = practice.uid(7, 10)
LOCKED = practice.uid(7, 8)
NADIA = practice.uid(7, 7)


@pytest.fixture
def gesture() -> Gesture:
    return Gesture(increment=10, threshold=10)


def point(layout: BoardLayout, column: int, minute: int) -> tuple[int, int]:
    return layout.columns.x_of(column) + 30, layout.scale.y_of(minute) + 2


def block(layout: BoardLayout, visit: object) -> Block:
    return layout.model.blocks[visit]


def press(gesture: Gesture, layout: BoardLayout, visit: object, *, part: Part = Part.BODY, below: int = 0) -> None:
    held = block(layout, visit)
    gesture.press_block(layout, held, part, *point(layout, held.column, held.start + below))


def test_less_than_the_drag_distance_moves_nothing(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, PAUL)
    x, y = point(layout, 2, 660)
    assert not gesture.move(layout, x + 4, y + 5)
    assert gesture.phase is Phase.PRESSED
    assert gesture.release().result is Result.NOTHING


def test_the_point_where_it_was_grabbed_is_kept(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, PAUL, below=30)
    gesture.move(layout, *point(layout, 2, 15 * 60 + 40))
    assert gesture.target == Target(2, 15 * 60 + 10, 16 * 60)


def test_the_start_snaps_to_the_increment(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, PAUL)
    gesture.move(layout, *point(layout, 0, 15 * 60 + 53))
    assert gesture.target is not None
    assert gesture.target.start == 15 * 60 + 50


def test_shift_snaps_to_five_minutes(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, PAUL)
    gesture.move(layout, *point(layout, 5, 16 * 60 + 4), fine=True)
    assert gesture.target is not None
    assert gesture.target.start == 16 * 60 + 5


def test_butting_against_a_neighbour_wins_over_the_increment(gesture: Gesture, layout: BoardLayout) -> None:
    ken = block(layout, practice.uid(7, 27))
    assert ken.end == 15 * 60 + 30
    press(gesture, layout, PAUL)
    gesture.move(layout, *point(layout, ken.column, ken.end + 5))
    assert gesture.target is not None
    assert gesture.target.start == ken.end


def test_a_release_elsewhere_asks_for_a_move(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, PAUL)
    gesture.move(layout, *point(layout, 3, 16 * 60))
    release = gesture.release()
    assert release.result is Result.MOVE
    assert release.target == Target(3, 16 * 60, 16 * 60 + 50)
    assert gesture.phase is Phase.REST


def test_dropping_it_where_it_was_asks_for_nothing(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, PAUL)
    gesture.move(layout, *point(layout, 3, 16 * 60))
    gesture.move(layout, *point(layout, 2, 660))
    assert gesture.release().result is Result.NOTHING


def test_with_ctrl_it_asks_for_a_copy_even_in_place(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, PAUL)
    gesture.move(layout, *point(layout, 3, 16 * 60), copies=True)
    gesture.move(layout, *point(layout, 2, 660), copies=True)
    assert gesture.release().result is Result.COPY


def test_a_locked_visit_changes_its_operatory_but_not_its_time(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, LOCKED)
    gesture.move(layout, *point(layout, 6, 15 * 60))
    assert gesture.target == Target(6, 8 * 60, 9 * 60 + 30)


def test_a_locked_visit_has_no_edges_to_pull(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, LOCKED, part=Part.BOTTOM_EDGE)
    gesture.move(layout, *point(layout, 2, 10 * 60))
    assert gesture.phase is Phase.CARRYING


def test_the_bottom_edge_makes_it_longer_in_increments(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, NADIA, part=Part.BOTTOM_EDGE)
    gesture.move(layout, *point(layout, 1, 11 * 60 + 33))
    assert gesture.target == Target(1, 10 * 60 + 40, 11 * 60 + 30)
    assert gesture.release().result is Result.RESIZE


def test_it_keeps_one_increment_at_least(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, NADIA, part=Part.BOTTOM_EDGE)
    gesture.move(layout, *point(layout, 1, 9 * 60))
    assert gesture.target == Target(1, 10 * 60 + 40, 10 * 60 + 50)


def test_growing_stops_at_a_blockout_and_says_where(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, NADIA, part=Part.BOTTOM_EDGE)
    gesture.move(layout, *point(layout, 1, 14 * 60))
    assert gesture.target == Target(1, 10 * 60 + 40, 12 * 60)
    assert gesture.stopped_at == 12 * 60


def test_the_top_edge_stops_at_the_visit_before(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, NADIA, part=Part.TOP_EDGE)
    gesture.move(layout, *point(layout, 1, 9 * 60))
    assert gesture.target == Target(1, 10 * 60 + 30, 11 * 60 + 20)
    assert gesture.stopped_at == 10 * 60 + 30


def test_a_sweep_takes_whole_cells_and_stops_at_a_visit(gesture: Gesture, layout: BoardLayout) -> None:
    x, y = point(layout, 1, 14 * 60 - 0)
    gesture.press_empty(layout, x, y)
    gesture.move(layout, x, layout.scale.y_of(15 * 60))
    release = gesture.release()
    assert release == Release(Result.SWEEP, None, Target(1, 14 * 60, 14 * 60 + 10))


def test_a_sweep_goes_upward_as_well(gesture: Gesture, layout: BoardLayout) -> None:
    x, y = point(layout, 6, 16 * 60 + 45)
    gesture.press_empty(layout, x, y)
    gesture.move(layout, x, layout.scale.y_of(16 * 60 + 2))
    assert gesture.release().target == Target(6, 16 * 60, 16 * 60 + 50)


def test_beside_the_columns_there_is_no_target(gesture: Gesture, layout: BoardLayout) -> None:
    press(gesture, layout, PAUL)
    gesture.move(layout, *point(layout, 3, 16 * 60))
    assert gesture.leave()
    assert gesture.release().result is Result.NOTHING


def test_arrow_keys_go_to_the_grid_first_and_then_along_it(gesture: Gesture, layout: BoardLayout) -> None:
    visit = practice.visit(99, 1, 9, 5, 30)
    gesture.take(layout, Load(visit, 30, 0), Target(0, 9 * 60 + 5, 9 * 60 + 35), by_keyboard=True)
    gesture.step(layout, 0, 10)
    assert gesture.target is not None
    assert gesture.target.start == 9 * 60 + 10
    gesture.step(layout, 1, 0)
    gesture.step(layout, 0, -10)
    assert gesture.target == Target(1, 9 * 60, 9 * 60 + 30)


def test_arrow_keys_stop_at_the_edges_of_the_page(gesture: Gesture, layout: BoardLayout) -> None:
    visit = practice.visit(99, 1, 9, 0, 30)
    gesture.take(layout, Load(visit, 30, 0), Target(0, 0, 30), by_keyboard=True)
    assert not gesture.step(layout, -1, 0)
    assert not gesture.step(layout, 0, -10)
