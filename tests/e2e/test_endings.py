"""How a visit ends: broken or cancelled for one of the practice's reasons in one gesture, and taken back in another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from frontdesk.ui.editor.panel import EditorPanel
from frontdesk.ui.history.panel import HistoryPanel
from support.receptionist import CTRL, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

Key = Qt.Key


async def open_menu(desk: Receptionist, patient: str) -> QMenu:
    """Click a visit with the right button, and return the menu that comes."""
    await desk.turn_to_window()
    point = desk.grip_of(patient)
    desk.click(desk.window.board.viewport(), point, Qt.MouseButton.RightButton)
    menu = await until(QApplication.activePopupWidget, "the menu")
    assert isinstance(menu, QMenu)
    return menu


def line(menu: QMenu, text: str) -> QAction:
    """The line of a menu that begins so."""
    found = [action for action in menu.actions() if action.text().split("\t")[0] == text]
    assert len(found) == 1, f"{text!r} is not one of {lines(menu)}"
    return found[0]


def lines(menu: QMenu | None) -> list[str]:
    """What the lines of a menu say, with their keys."""
    assert menu is not None
    return [action.text().replace("\t", " | ") for action in menu.actions() if action.text()]


def below(menu: QMenu, text: str) -> QMenu:
    """The menu that a line opens."""
    branch = line(menu, text).menu()
    assert isinstance(branch, QMenu)
    return branch


async def choose(desk: Receptionist, menu: QMenu, way: str, reason: str) -> None:
    """Open a line of a menu, and click one of those it opens."""
    branch = below(menu, way)
    desk.click(menu, menu.actionGeometry(line(menu, way)).center())
    await until(branch.isVisible, "the reasons")
    desk.click(branch, branch.actionGeometry(line(branch, reason)).center())
    await desk.turn_to_window()


async def test_a_visit_is_broken_for_a_reason_with_one_choice_of_its_menu_and_taken_back(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    desk = desk_window
    menu = await open_menu(desk, "Paul Rask")
    branch = below(menu, "Broken…")
    assert lines(branch) == ["No reason given | B", "No-show", "Late, could not be seen", "Walked out"]
    await choose(desk, menu, "Broken…", "No-show")
    await desk.come_to_rest()
    assert desk.status_line == "Paul Rask is marked broken: No-show."
    there = ledger.visit("Paul Rask")
    assert (there["status"], there["broken_reason"]["name"]) == ("broken", "No-show")
    assert desk.dialogs == []
    assert [row for row in ledger.writes() if row.startswith("appointments.")] == ["appointments.break_appointment"]

    await desk.undo()
    assert desk.status_line == "Undone: Paul Rask is back at 10:00a, Op1."
    there = ledger.visit("Paul Rask")
    assert (there["status"], there["broken_reason"]) == ("scheduled", None)
    await desk.redo()
    assert desk.status_line == "Redone: Paul Rask is marked broken: No-show."
    assert ledger.visit("Paul Rask")["broken_reason"]["name"] == "No-show"


async def test_a_visit_is_cancelled_for_a_reason_and_every_place_that_tells_of_it_tells_the_reason(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    desk, window = desk_window, desk_window.window
    menu = await open_menu(desk, "Paul Rask")
    branch = below(menu, "Cancelled…")
    assert lines(branch)[:3] == ["No reason given | Del", "Illness", "Work or school"]
    await choose(desk, menu, "Cancelled…", "Illness")
    await desk.come_to_rest()
    assert desk.status_line == "Paul Rask is marked cancelled: Illness."
    assert ledger.visit("Paul Rask")["cancel_reason"]["name"] == "Illness"

    desk.click_visit("Paul Rask")
    desk.press(Key.Key_Space)
    card = dict(window.board.card.rows)
    assert card["Status"].startswith("cancelled: Illness")
    desk.press(Key.Key_Escape, Key.Key_E)
    panel = await until(lambda: window.findChild(EditorPanel), "the editor")
    await desk.come_to_rest()
    assert panel.standing.text() == "cancelled: Illness"
    await until(lambda: "Illness" in panel.moment.text(), "the reason in the line of its life")
    desk.press(Key.Key_Escape, Key.Key_H)
    history = await until(lambda: window.findChild(HistoryPanel), "the history")
    await desk.come_to_rest()
    assert "Reason it was cancelled: Illness" in history.cards.rows[1].prose


async def test_the_keys_act_at_once_without_a_reason(desk_window: Receptionist, ledger: Ledger) -> None:
    desk_window.click_visit("Paul Rask")
    desk_window.press(Key.Key_B)
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Paul Rask is marked broken."
    there = ledger.visit("Paul Rask")
    assert (there["status"], there["broken_reason"]) == ("broken", None)


async def test_a_reason_is_given_from_the_keyboard_alone_in_the_search_field(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    desk, field = desk_window, desk_window.window.top.search
    desk.click_visit("Paul Rask")
    desk.press(Key.Key_K, held=CTRL)
    desk.write("> broken: no show")
    desk.press(Key.Key_Return)
    await desk.come_to_rest()
    assert desk.status_line == "Paul Rask is marked broken: No-show."
    assert ledger.visit("Paul Rask")["broken_reason"]["name"] == "No-show"
    assert not field.is_open()

    # What is no longer possible is not offered.
    desk.press(Key.Key_K, held=CTRL)
    desk.write("> broken:")
    desk.press(Key.Key_Return)
    assert [entry.title for entry in field.entries] == []
    desk.press(Key.Key_Escape)
