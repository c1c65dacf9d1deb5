"""Blockouts by hand and by key: taken, carried, pulled, left; refused in words over visits."""

from __future__ import annotations

from dataclasses import replace

import board_practice as practice
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from frontdesk.domain.intervals import Interval
from frontdesk.store.changes import PendingBlockouts
from frontdesk.store.entities import Blockout, Slot
from frontdesk.store.store import Store
from frontdesk.ui.board.drag import Phase
from frontdesk.ui.board.holds import find_hold, hold_box
from frontdesk.ui.board.model import Hold
from frontdesk.ui.board.view import BoardView

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
ROOM = 1


@pytest.fixture
def moves(board: BoardView) -> list[tuple[Blockout, Slot, bool]]:
    asked: list[tuple[Blockout, Slot, bool]] = []
    board.holdMoved.connect(lambda *given: asked.append(given))
    return asked


@pytest.fixture
def said(board: BoardView) -> list[str]:
    sentences: list[str] = []
    board.refused.connect(sentences.append)
    return sentences


def put(store: Store, start: int, end: int, *, closed: bool = True, number: int = 90) -> Blockout:
    """Block hours of the evening in the first operatory."""
    made = practice.hold(number, ROOM, practice.at(start, 0), practice.at(end, 0), "Meeting")
    made = replace(made, is_no_schedule=closed)
    store.begin_blockouts(PendingBlockouts(practice.uid(9, number + 1), frozenset(), (made,)))
    return made


def held(board: BoardView, blockout: Blockout) -> Hold:
    found = find_hold(board.page.layout, blockout.id, 0)
    assert found is not None
    return found[1]


def spot(board: BoardView, hold: Hold, *, across: float = 0.5, minutes: int = 30) -> QPoint:
    layout = board.page.layout
    left, top, width, _ = hold_box(layout, ROOM - 1, hold.start, hold.end, is_whole=False)
    down = layout.scale.y_of(hold.start + minutes) - layout.scale.y_of(hold.start)
    point = QPoint(left + int(width * across), top + down)
    board.verticalScrollBar().setValue(max(0, point.y() - 300))
    return point - board.offset


def pull(board: BoardView, start: QPoint, end: QPoint) -> None:
    viewport = board.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    for step in range(1, 5):
        _move(board, start + (end - start) * step / 4)


def _move(board: BoardView, at: QPoint) -> None:
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(board.viewport().mapToGlobal(at))
    board.pointer.moved(QMouseEvent(QEvent.Type.MouseMove, QPointF(at), place, none, LEFT, plain))


def hour(board: BoardView) -> int:
    scale = board.page.layout.scale
    return scale.y_of(scale.minute_of(0) + 120) - scale.y_of(scale.minute_of(0) + 60)


def test_a_click_selects_a_blockout_and_moves_nothing(board, store, moves) -> None:
    made = put(store, 18, 19)
    at = spot(board, held(board, made))
    QTest.mouseClick(board.viewport(), LEFT, pos=at)
    assert board.selection.hold == (ROOM - 1, made.id)
    assert (board.selection.cells, board.selected, moves) == (None, None, [])


def test_a_drag_asks_for_the_place_it_was_dropped_at(board, store, moves) -> None:
    made = put(store, 18, 19)
    at = spot(board, held(board, made))
    end = at + QPoint(0, hour(board))
    pull(board, at, end)
    assert board.hand.phase is Phase.CARRYING
    QTest.mouseRelease(board.viewport(), LEFT, pos=end)
    [(blockout, slot, copies)] = moves
    assert (blockout, copies) == (made, False)
    assert slot.interval == Interval(practice.at(19, 0), practice.at(20, 0))
    assert slot.operatory_id == practice.uid(2, ROOM)


def test_its_lower_edge_makes_it_longer_by_the_increment(board, store, moves) -> None:
    made = put(store, 18, 19)
    at = spot(board, held(board, made), minutes=60) - QPoint(0, 2)
    end = at + QPoint(0, hour(board) // 2)
    pull(board, at, end)
    assert board.hand.phase is Phase.RESIZING
    QTest.mouseRelease(board.viewport(), LEFT, pos=end)
    [(_, slot, _)] = moves
    assert slot.interval == Interval(practice.at(18, 0), practice.at(19, 30))


@pytest.mark.parametrize("how", ["escape", "right button", "hidden"])
def test_a_drag_can_be_left(board, store, moves, how: str) -> None:
    made = put(store, 18, 19)
    at = spot(board, held(board, made))
    end = at + QPoint(0, hour(board))
    pull(board, at, end)
    if how == "escape":
        QTest.keyClick(board, Qt.Key.Key_Escape)
    elif how == "right button":
        QTest.mousePress(board.viewport(), RIGHT, pos=end)
    else:
        board.hide()
    assert board.hand.phase is Phase.REST
    QTest.mouseRelease(board.viewport(), LEFT, pos=end)
    assert moves == []


def test_time_in_which_nothing_is_booked_is_not_dropped_on_a_visit(board, store, moves, said) -> None:
    made = put(store, 18, 19)
    visit = next(block for block in board.page.layout.model.columns[ROOM - 1].blocks)
    at = spot(board, held(board, made))
    layout = board.page.layout
    up = layout.scale.y_of(held(board, made).start) - layout.scale.y_of(visit.start)
    board.hand.press(at.x() + board.offset.x(), at.y() + board.offset.y())
    x, y = at.x() + board.offset.x(), at.y() + board.offset.y() - up
    board.hand.move(x, y, fine=False, copies=False)
    assert "has a visit from" in board.hand.words()[1]
    board.hand.drop()
    assert moves == []
    assert "has a visit from" in said[-1]


def test_a_blockout_is_not_dropped_on_another_one_but_a_copy_is(board, store, moves, said) -> None:
    made, other = put(store, 18, 19), put(store, 20, 21, number=93)
    at = spot(board, held(board, made)) + board.offset
    x, y = at.x(), at.y() + 2 * hour(board)
    for copies in (False, True):
        board.hand.press(at.x(), at.y())
        board.hand.move(x, y, fine=False, copies=copies)
        assert bool(board.hand.words()[1]) is not copies
        board.hand.drop()
    assert [(asked[0].id, asked[2]) for asked in moves] == [(made.id, True)]
    assert "Meeting" in said[-1]
    assert other.interval == moves[0][1].interval


def test_time_that_is_only_reserved_is_taken_by_its_edge_and_booked_elsewhere(board, store) -> None:
    made = put(store, 18, 19, closed=False)
    hold = held(board, made)
    QTest.mouseClick(board.viewport(), LEFT, pos=spot(board, hold))
    assert board.selection.hold is None
    assert board.selection.cells is not None
    QTest.mouseClick(board.viewport(), LEFT, pos=spot(board, hold, across=0.01))
    assert board.selection.hold == (ROOM - 1, made.id)


def test_the_arrow_keys_reach_it_del_asks_to_remove_it_and_shift_makes_it_longer(board, store, moves) -> None:
    made = put(store, 18, 19)
    gone: list[Blockout] = []
    opened: list[Blockout] = []
    board.holdDeleted.connect(gone.append)
    board.holdActivated.connect(opened.append)
    hold = held(board, made)
    board.selection.select_cell(board.page.layout.cell_at(2, board.page.layout.scale.y_of(hold.start - 5)))
    QTest.keyClick(board, Qt.Key.Key_Down)
    assert board.selection.hold == (ROOM - 1, made.id)
    QTest.keyClick(board, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [slot.interval.end for _, slot, _ in moves] == [practice.at(19, board.increment)]
    QTest.keyClick(board, Qt.Key.Key_Return)
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert (opened, gone) == ([made], [made])


def test_a_blockout_that_goes_while_it_is_carried_is_let_go(board, store, moves) -> None:
    made = put(store, 18, 19)
    at = spot(board, held(board, made))
    pull(board, at, at + QPoint(0, hour(board)))
    store.settle_blockouts(practice.uid(9, 91))
    assert board.hand.phase is Phase.REST
    assert moves == []
