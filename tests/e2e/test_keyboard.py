"""A visit is moved, and found, without a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from support.littleoffice import DAY, LATER
from support.receptionist import CTRL, Receptionist
from support.serverprocess import Ledger
from support.waiting import until


async def test_m_picks_up_arrows_walk_and_enter_drops(desk_window: Receptionist, ledger: Ledger) -> None:
    board = desk_window.window.board
    board.select(desk_window.id_of("Paul Rask"))
    board.setFocus()
    desk_window.press(Qt.Key.Key_M)
    assert board.carrier.is_under_way
    desk_window.press(Qt.Key.Key_Right, *[Qt.Key.Key_Down] * 31, Qt.Key.Key_Return)
    await desk_window.come_to_rest()
    assert desk_window.where("Paul Rask") == ("Op 2", "15:10", 60)
    assert desk_window.selected == "Paul Rask"
    assert ledger.place("Paul Rask")[:2] == ("Op 2", "2027-03-04T20:10:00Z")
    await until(ledger.writes, "request in the log")
    assert ledger.writes() == ["appointments.move_appointment"]


async def test_esc_leaves_a_visit_where_it_was(on_sqlite: None, desk_window: Receptionist, ledger: Ledger) -> None:
    board = desk_window.window.board
    board.select(desk_window.id_of("Paul Rask"))
    board.setFocus()
    desk_window.press(Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert not board.carrier.is_under_way
    await desk_window.come_to_rest()
    assert desk_window.where("Paul Rask") == ("Op 1", "10:00", 60)
    assert ledger.visit("Paul Rask")["version"] == 1


async def test_ctrl_k_finds_a_patient_by_any_of_four_ways_and_shows_the_next_visit(desk_window: Receptionist) -> None:
    search = desk_window.window.top.search
    for typed in ("brito", "ana br", "2209", "1010", "1984-03-10"):
        desk_window.press(Qt.Key.Key_T)
        await until(lambda: desk_window.days == (DAY,) and desk_window.is_ready(), "today's schedule")
        desk_window.press(Qt.Key.Key_K, held=CTRL)
        assert QApplication.focusWidget() is search
        desk_window.write(typed)
        await until(lambda: [entry.title for entry in search.entries][:1] == ["Ana Brito"], "patient found")
        desk_window.press(Qt.Key.Key_Return)
        await until(lambda: desk_window.days == (LATER,), "day of the next visit")
        await until(lambda: desk_window.is_shown("Ana Brito"), "next visit on the board")
        await desk_window.come_to_rest()
        assert desk_window.selected == "Ana Brito"
        assert QApplication.focusWidget() is desk_window.window.board


async def test_a_command_is_found_where_patients_are(on_sqlite: None, desk_window: Receptionist) -> None:
    desk_window.press(Qt.Key.Key_K, held=CTRL)
    desk_window.write("week")
    await until(lambda: desk_window.window.top.search.entries, "answers")
    desk_window.press(Qt.Key.Key_Return)
    await until(lambda: len(desk_window.days) == 6, "week")
