"""Places that are offered or being booked, framed on the board."""

from __future__ import annotations

from datetime import timedelta

import board_practice as practice
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.domain.intervals import Interval
from frontdesk.store.entities import Slot
from frontdesk.ui.board.marks import Mark, target_of
from frontdesk.ui.board.view import BoardView


def slot(board: BoardView, room: int, hour: int, days: int = 0) -> Slot:
    operatory = board.page.layout.model.columns[room - 1].operatory
    start = practice.at(hour, 0, practice.DAY + timedelta(days=days))
    return Slot(practice.LOCATION.id, operatory.id, Interval(start, start + timedelta(minutes=50)))


def test_a_mark_stands_where_its_slot_is_and_follows_the_scroll(board: BoardView) -> None:
    board.scroll_to_minute(8 * 60)
    mark = Mark(slot(board, 2, 9), "1", "9:00a")
    board.marks.show("test", [mark])
    before = board.marks.rect_of(mark)
    assert before is not None
    board.scroll_to_minute(8 * 60 + 30)
    after = board.marks.rect_of(mark)
    assert after is not None
    assert before.top() - after.top() == board.page.layout.scale.y_of(30)
    assert board.marks.at(after.center()) == mark


def test_what_the_page_does_not_show_has_no_place_on_it(board: BoardView) -> None:
    mark = Mark(slot(board, 2, 9, days=1), "1")
    board.marks.show("test", [mark])
    assert target_of(board.page.layout, mark.slot) is None
    assert board.marks.rect_of(mark) is None
    board.show_day(practice.LOCATION.id, practice.DAY + timedelta(days=1))
    assert board.marks.rect_of(mark) is not None


def test_each_owner_has_marks_of_its_own(board: BoardView) -> None:
    first, second = Mark(slot(board, 1, 9)), Mark(slot(board, 2, 9))
    board.marks.show("booking", [first])
    board.marks.show("openings", [second])
    board.marks.show("booking")
    assert board.marks.all == (second,)


@pytest.mark.parametrize(("label", "heard"), [("3", True), ("", False)])
def test_a_numbered_one_is_chosen_with_a_press_and_others_are_part_of_the_board(
    board: BoardView, label: str, heard: bool
) -> None:
    chosen: list[Slot] = []
    board.markChosen.connect(chosen.append)
    board.scroll_to_minute(16 * 60)
    mark = Mark(slot(board, 1, 17), label, "5:00p")
    board.marks.show("test", [mark])
    rect = board.marks.rect_of(mark)
    assert rect is not None
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert chosen == ([mark.slot] if heard else [])


def test_a_mark_is_painted_over_the_page(board: BoardView) -> None:
    board.scroll_to_minute(16 * 60)
    before = board.grab().toImage()
    mark = Mark(slot(board, 1, 17), "1", "5:00p", is_chosen=True)
    board.marks.show("test", [mark])
    assert board.grab().toImage() != before
    board.marks.show("test")
    assert board.grab().toImage() == before
