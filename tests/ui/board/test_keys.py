"""The keyboard on the real board."""

import board_practice as practice
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.entities import Slot
from frontdesk.store.store import Store
from frontdesk.ui.board.drag import Target
from frontdesk.ui.board.layout import Cell
from frontdesk.ui.board.view import BoardView

Key = Qt.Key
AMARA, JONAH, GRACE, NADIA, PAUL, LOCKED = (practice.uid(7, number) for number in (1, 2, 5, 7, 10, 8))


def press(board: BoardView, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(board, key, modifiers)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def moves(board: BoardView) -> list[tuple[object, Slot, bool]]:
    found: list[tuple[object, Slot, bool]] = []
    board.moveRequested.connect(lambda *given: found.append(given))
    return found


def test_arrows_walk_from_visit_to_gap_to_visit(board: BoardView) -> None:
    board.select(AMARA)
    press(board, Key.Key_Down)
    assert board.selection.cells == Target(0, 8 * 60 + 50, 9 * 60)
    press(board, Key.Key_Down)
    assert board.selected == JONAH
    press(board, Key.Key_Up, Key.Key_Up)
    assert board.selected == AMARA


def test_arrows_walk_sideways_at_the_same_minute(board: BoardView) -> None:
    board.select(AMARA)
    press(board, Key.Key_Right)
    assert board.selection.cells == Target(1, 8 * 60, 8 * 60 + 10)
    press(board, Key.Key_Right)
    assert board.selected == LOCKED
    press(board, Key.Key_Left, Key.Key_Left)
    assert board.selected == AMARA


def test_home_and_end_go_to_the_first_and_last_visit_of_the_column(board: BoardView) -> None:
    board.select(JONAH)
    press(board, Key.Key_Home)
    assert board.selected == AMARA
    press(board, Key.Key_End)
    assert board.selected == practice.uid(7, 24)


def test_enter_opens_a_visit_or_an_empty_cell(board: BoardView) -> None:
    opened: list[object] = []
    board.activated.connect(opened.append)
    board.slotActivated.connect(opened.append)
    board.select(AMARA)
    press(board, Key.Key_Return, Key.Key_Down, Key.Key_Return)
    assert opened[0] == AMARA
    assert isinstance(opened[1], Slot)
    assert opened[1].interval.start == practice.at(8, 50)


def test_m_picks_up_arrows_move_and_enter_drops(board: BoardView, moves: list[tuple[object, Slot, bool]]) -> None:
    board.select(PAUL)
    press(board, Key.Key_M)
    assert board.carrier.is_under_way
    press(board, Key.Key_Right, Key.Key_Right, *[Key.Key_Down] * 6)
    assert board.carrier.gesture.target == Target(4, 12 * 60, 12 * 60 + 50)
    press(board, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    [(visit, slot, copies)] = moves
    assert (visit, copies) == (PAUL, False)
    assert slot.operatory_id == practice.uid(2, 7)
    assert slot.interval.start == practice.at(12)


def test_escape_leaves_what_was_picked_up(board: BoardView, moves: list[tuple[object, Slot, bool]]) -> None:
    board.select(PAUL)
    press(board, Key.Key_M, Key.Key_Down, Key.Key_Escape)
    assert not board.carrier.is_under_way
    assert moves == []
    assert board.selected == PAUL


def test_a_refused_place_is_said_and_nothing_is_sent(board: BoardView, moves: list[tuple[object, Slot, bool]]) -> None:
    said: list[str] = []
    board.refused.connect(said.append)
    board.select(PAUL)
    press(board, Key.Key_M, *[Key.Key_Down] * 6, Key.Key_Return)
    assert moves == []
    assert said[-1].startswith("Lunch blocks Op 3")


def test_what_is_picked_up_stays_in_sight(board: BoardView) -> None:
    board.select(PAUL)
    press(board, Key.Key_M, *[Key.Key_Down] * 40)
    target = board.carrier.gesture.target
    assert target is not None
    assert board.carrier.stage is not None
    assert board.viewport().rect().contains(board.carrier.stage.outline_rect(target))


def test_ctrl_x_parks_and_ctrl_v_places(board: BoardView, store: Store) -> None:
    parked: list[object] = []
    placed: list[tuple[object, Slot]] = []
    board.parkRequested.connect(parked.append)
    board.placeRequested.connect(lambda *given: placed.append(given))
    board.select(PAUL)
    press(board, Key.Key_X, modifiers=CTRL)
    assert parked == [PAUL]
    visit = store.appointment(PAUL)
    assert visit is not None
    store.put(practice.visit(10, 3, 11, 0, 50, version=2, status=AppointmentStatus.PINBOARD))
    board.selection.select_cell(Cell(6, 16 * 60))
    press(board, Key.Key_V, modifiers=CTRL)
    [(visit_id, slot)] = placed
    assert visit_id == PAUL
    assert (slot.interval.start, slot.interval.minutes) == (practice.at(16), 50)


def test_a_cut_visit_is_not_placed_where_nobody_chose(board: BoardView, store: Store) -> None:
    placed: list[object] = []
    said: list[str] = []
    board.placeRequested.connect(lambda *given: placed.append(given))
    board.select(PAUL)
    press(board, Key.Key_X, modifiers=CTRL)
    store.put(practice.visit(10, 3, 11, 0, 50, version=2, status=AppointmentStatus.PINBOARD))
    board.select(None)
    board.statusText.connect(said.append)
    press(board, Key.Key_V, modifiers=CTRL)
    assert placed == []
    assert said == ["Choose a place first: click it, or walk there with the arrow keys."]


def test_a_visit_is_placed_only_once(board: BoardView, store: Store) -> None:
    placed: list[object] = []
    board.placeRequested.connect(lambda *given: placed.append(given))
    board.select(PAUL)
    press(board, Key.Key_X, modifiers=CTRL)
    store.put(practice.visit(10, 3, 16, 0, 50, version=3))
    board.selection.select_cell(Cell(6, 17 * 60))
    press(board, Key.Key_V, modifiers=CTRL)
    assert placed == []


def test_ctrl_v_without_anything_cut_says_so(board: BoardView) -> None:
    said: list[str] = []
    board.statusText.connect(said.append)
    press(board, Key.Key_V, modifiers=CTRL)
    assert said == ["Nothing to place: cut a visit with Ctrl+X first."]


def test_a_visit_on_hold_is_picked_up_at_the_cursor(board: BoardView, store: Store) -> None:
    visit = practice.visit(900, 1, 9, 0, 40, status=AppointmentStatus.PINBOARD, operatory_id=None)
    store.put(visit)
    board.selection.select_cell(Cell(6, 16 * 60))
    assert board.pick_up(visit.id)
    assert board.carrier.gesture.target == Target(6, 16 * 60, 16 * 60 + 40)
    press(board, Key.Key_Escape)


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Key.Key_F10, SHIFT)])
def test_the_menu_key_asks_for_the_menu_of_the_selected_visit(
    board: BoardView, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    asked: list[object] = []
    board.menuRequested.connect(lambda what, _at: asked.append(what))
    board.select(PAUL)
    press(board, key, modifiers=modifiers)
    assert asked == [PAUL]


def test_space_shows_the_card_and_takes_it_away(board: BoardView) -> None:
    board.select(practice.uid(7, 20))
    press(board, Key.Key_Space)
    assert board.card.shown_for == practice.uid(7, 20)
    press(board, Key.Key_Space)
    assert not board.card.isVisible()


def test_shift_and_arrows_make_a_visit_longer_until_its_neighbour(board: BoardView) -> None:
    asked: list[tuple[object, object]] = []
    said: list[str] = []
    board.resizeRequested.connect(lambda *given: asked.append(given))
    board.statusText.connect(said.append)
    board.select(NADIA)
    press(board, Key.Key_Down, modifiers=SHIFT)
    assert asked[0][1].end == practice.at(11, 30)  # type: ignore[attr-defined]
    board.select(practice.uid(7, 6))
    press(board, Key.Key_Down, modifiers=SHIFT)
    press(board, Key.Key_Down, modifiers=SHIFT)
    assert said == []
    board.select(practice.uid(7, 16))
    press(board, Key.Key_Down, modifiers=SHIFT)
    assert said == ["Stops at 11:00a."]


def test_letters_typed_on_an_empty_cell_begin_a_search_there(board: BoardView) -> None:
    typed: list[tuple[Slot, str]] = []
    board.typed.connect(lambda *given: typed.append(given))
    board.selection.select_cell(Cell(6, 16 * 60))
    QTest.keyClicks(board, "Mo")
    assert [text for _, text in typed] == ["M", "o"]


def test_ctrl_and_page_keys_turn_the_page(board: BoardView) -> None:
    turned: list[int] = []
    board.pageRequested.connect(turned.append)
    press(board, Key.Key_PageDown, Key.Key_PageUp, modifiers=CTRL)
    assert turned == [1, -1]


def test_keys_that_mean_nothing_here_go_on_to_the_window(board: BoardView) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    board.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_selection_is_told_once(board: BoardView) -> None:
    told: list[object] = []
    board.selectionChanged.connect(told.append)
    board.select(PAUL)
    board.select(PAUL)
    board.selection.select_cell(Cell(6, 16 * 60))
    assert told == [PAUL, None]
