"""Where a page begins: a week that is wider than the board at today; after that only people scroll."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from deskside import NOW, RIVERSIDE, TODAY, HandDesk, day_truth
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.ui.board import firstplace
from frontdesk.ui.board.view import BoardView

MONDAY = TODAY - timedelta(days=TODAY.weekday())
WEEK = tuple(MONDAY + timedelta(days=offset) for offset in range(6))
FRIDAY_NOW = NOW + timedelta(days=1)


@pytest.fixture
def desk(qapp: QApplication) -> HandDesk:
    return HandDesk().fill(WEEK)


@pytest.fixture
def board(desk: HandDesk, qtbot) -> BoardView:  # type: ignore[no-untyped-def]
    board = BoardView(desk.store)
    qtbot.addWidget(board)
    desk.store.subscribe(board.apply_changes)
    board.resize(700, 600)
    board.set_now(FRIDAY_NOW)
    board.show_day(RIVERSIDE.id, TODAY)
    board.show()
    QApplication.processEvents()
    return board


def is_in_sight(board: BoardView, day: date) -> bool:
    layout, left = board.page.layout, board.horizontalScrollBar().value()
    columns = next(shown.columns for shown in layout.model.days if shown.day == day)
    last = layout.columns.x_of(columns[-1]) + layout.columns.width_of(columns[-1])
    return left <= layout.columns.x_of(columns[0]) and last <= left + board.viewport().width()


def test_a_week_wider_than_the_board_opens_with_today_in_sight(board: BoardView) -> None:
    friday = TODAY + timedelta(days=1)
    board.show_week(RIVERSIDE.id, MONDAY, 6)
    assert board.horizontalScrollBar().maximum() > 0
    assert is_in_sight(board, friday)


def test_a_week_whose_today_is_in_sight_already_begins_with_its_monday(board: BoardView) -> None:
    board.set_now(NOW - timedelta(days=3))
    board.show_week(RIVERSIDE.id, MONDAY, 6)
    assert board.horizontalScrollBar().value() == 0


def test_another_week_is_left_where_it_is(board: BoardView) -> None:
    board.show_week(RIVERSIDE.id, MONDAY, 6)
    board.horizontalScrollBar().setValue(30)
    board.show_week(RIVERSIDE.id, MONDAY + timedelta(days=7), 6)
    assert board.horizontalScrollBar().value() in (0, 30)


def opened_early(qtbot, *known: date) -> tuple[HandDesk, BoardView]:  # type: ignore[no-untyped-def]
    """A week of which so many days are *known*, on a board that is too narrow for it."""
    desk = HandDesk().fill(known)
    board = BoardView(desk.store)
    qtbot.addWidget(board)
    desk.store.subscribe(board.apply_changes)
    board.resize(700, 600)
    board.show_week(RIVERSIDE.id, MONDAY, 6)
    board.show()
    board.set_now(FRIDAY_NOW)
    return desk, board


def test_it_waits_until_the_days_are_known_and_scrolls_once(qtbot) -> None:  # type: ignore[no-untyped-def]
    desk, board = opened_early(qtbot)
    for day in WEEK:
        desk.store.load_day(day_truth(day, ""), desk.store.mark())
    assert is_in_sight(board, TODAY + timedelta(days=1))
    board.horizontalScrollBar().setValue(0)
    desk.store.load_day(day_truth(TODAY, "Something else"), desk.store.mark())
    board.set_now(FRIDAY_NOW + timedelta(minutes=1))
    assert board.horizontalScrollBar().value() == 0, "what somebody scrolled to is left alone"


def test_a_visit_somebody_went_to_stays_in_sight_when_the_days_arrive(qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = HandDesk().fill([MONDAY])
    board = BoardView(desk.store)
    qtbot.addWidget(board)
    desk.store.subscribe(board.apply_changes)
    board.resize(700, 600)
    board.set_now(FRIDAY_NOW)
    board.show_week(RIVERSIDE.id, MONDAY, 6)
    board.show()
    visit = next(iter(board.page.layout.model.blocks))
    board.select(visit, reveal=True)
    for day in WEEK[1:]:
        desk.store.load_day(day_truth(day, ""), desk.store.mark())
    assert is_in_sight(board, MONDAY)


def learn_the_rest(desk: HandDesk) -> None:
    for day in WEEK[1:]:
        desk.store.load_day(day_truth(day, ""), desk.store.mark())


def test_whoever_has_pressed_on_the_page_is_not_moved_by_what_arrives(qtbot) -> None:  # type: ignore[no-untyped-def]
    desk, board = opened_early(qtbot, MONDAY)
    QTest.mousePress(board.viewport(), Qt.MouseButton.LeftButton, pos=board.viewport().rect().center())
    learn_the_rest(desk)
    assert board.horizontalScrollBar().value() == 0
    QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton)


def test_days_that_arrive_long_after_the_page_was_opened_do_not_move_it(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    desk, board = opened_early(qtbot, MONDAY)
    since = time.monotonic()
    monkeypatch.setattr(firstplace, "monotonic", lambda: since + firstplace.OPENING_SECONDS + 1)
    learn_the_rest(desk)
    assert board.horizontalScrollBar().value() == 0
