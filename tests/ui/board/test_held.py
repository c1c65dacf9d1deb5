"""Held places on the board: hatched the other way, framed, saying who holds them and how long still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import board_practice as practice
import pytest
from PySide6.QtGui import QAccessible

from frontdesk.store.changes import PendingBlockouts
from frontdesk.store.entities import Blockout
from frontdesk.store.store import Store
from frontdesk.ui.board import held
from frontdesk.ui.board.ink import Hand
from frontdesk.ui.board.view import BoardView

ROOM = 1
WIDE = "Held by somebody with a very long name · 10 min left"
ME, ANA = practice.uid(7, 1), practice.uid(7, 2)


class Clock:
    """The server's clock, which stands until somebody moves it."""

    def __init__(self, store: Store) -> None:
        self.now = practice.at(9, 0)
        store.server_now = lambda: self.now
        store.user_id = ME


@pytest.fixture
def clock(store: Store) -> Clock:
    return Clock(store)


@pytest.fixture
def hold(store: Store, clock: Clock) -> Callable[..., Blockout]:
    """Hold some of the evening in the first operatory, for ten minutes."""

    def make(start: int = 20, end: int = 21, *, holder: str = "Ana Prado", minutes: int = 10) -> Blockout:
        made = practice.hold(90, ROOM, practice.at(start, 0), practice.at(end, 0), "Hold")
        is_mine = holder == "you"
        made = replace(
            made,
            is_no_schedule=True,
            expires_at=clock.now + timedelta(minutes=minutes),
            holder_id=ME if is_mine else ANA,
            holder="Me Myself" if is_mine else holder,
        )
        store.begin_blockouts(PendingBlockouts(practice.uid(9, 92), frozenset(), (made,)))
        return made

    return make


def rows(board: BoardView, blockout: Blockout, least: str, *, is_tall: bool = False) -> tuple[str, ...]:
    """What is said where there is just room for the words *least*."""
    room = board.page.blocks.ink.width(Hand.LABEL, least)
    return board.held._rows(blockout, Hand.LABEL, room, is_tall=is_tall)


@pytest.mark.parametrize(
    ("said", "is_tall"),
    [
        (("Held by Ana Prado · 10 min left",), False),
        (("Held by Ana Prado · 10 min",), True),
        (("Held by Ana Prado", "10 min"), True),
        (("Ana Prado", "10 min"), True),
        (("Ana Prado · 10 min",), False),
        (("A. P. · 10 min",), False),
        (("10 min",), False),
    ],
)
def test_it_says_as_much_as_there_is_room_for(
    board: BoardView, hold: Callable[..., Blockout], said: tuple[str, ...], is_tall: bool
) -> None:
    assert rows(board, hold(), said[0], is_tall=is_tall) == said


def test_where_there_is_no_room_at_all_the_hatching_has_to_do(board: BoardView, hold: Callable[..., Blockout]) -> None:
    assert rows(board, hold(), "10") == ()


def test_the_one_who_holds_it_reads_that_it_is_theirs(board: BoardView, hold: Callable[..., Blockout]) -> None:
    assert rows(board, hold(holder="you"), WIDE) == ("Held by you · 10 min left",)


def test_the_minutes_follow_the_clock_and_are_painted_anew(
    board: BoardView, hold: Callable[..., Blockout], clock: Clock
) -> None:
    row = hold()
    board.verticalScrollBar().setValue(board.verticalScrollBar().maximum())
    picture = board.grab().toImage()
    clock.now += timedelta(minutes=6, seconds=30)
    assert rows(board, row, WIDE) == ("Held by Ana Prado · 4 min left",)
    assert board.held.rects() != []
    assert board.grab().toImage() != picture


def test_a_held_place_is_hatched_unlike_a_blocked_one(
    board: BoardView, store: Store, hold: Callable[..., Blockout]
) -> None:
    row = hold()
    board.verticalScrollBar().setValue(board.verticalScrollBar().maximum())
    held_picture = board.page.picture.toImage()
    plain = replace(row, expires_at=None, holder_id=None)
    store.begin_blockouts(PendingBlockouts(practice.uid(9, 93), frozenset({row.id}), (plain,)))
    assert board.page.picture.toImage() != held_picture


def test_at_its_minute_the_place_is_free_to_the_eye_and_to_the_rules(
    board: BoardView, store: Store, hold: Callable[..., Blockout], clock: Clock
) -> None:
    hold()
    assert len(list(board.held)) == 1
    clock.now += timedelta(minutes=10)
    store.lapse()
    assert list(board.held) == []


def test_a_screen_reader_hears_who_holds_what(board: BoardView, hold: Callable[..., Blockout], clock: Clock) -> None:
    row = hold(minutes=1)
    told = QAccessible.queryAccessibleInterface(board).text(QAccessible.Text.Description)
    assert told == "Held by Ana Prado while phoning, until 9:01a, 1 minute left, 8:00p to 9:00p, " + room_name(board)
    board.selection.select_hold(0, row.id)
    assert board.selection._words() == told
    assert QAccessible.queryAccessibleInterface(board).focusChild().text(QAccessible.Text.Name) == told


def room_name(board: BoardView) -> str:
    return board.page.layout.model.columns[0].operatory.name


def test_holding_a_place_makes_no_room_fuller(board: BoardView, hold: Callable[..., Blockout]) -> None:
    before = [column.fullness for column in board.page.layout.model.columns]
    hold(9, 10)
    assert [column.fullness for column in board.page.layout.model.columns] == before


def test_without_a_name_it_is_somebody_elses(board: BoardView, hold: Callable[..., Blockout], clock: Clock) -> None:
    assert held.words(hold(holder=""), clock.now, ME).in_a_row[0] == "Held by somebody else · 10 min left"
