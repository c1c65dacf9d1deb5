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


async def test_a_visit_that_took_place_is_completed_from_its_menu_seen_on_the_board_and_taken_back(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    desk = desk_window
    menu = await open_menu(desk, "Mina Park")
    desk.click(menu, menu.actionGeometry(line(menu, "Complete: it took place")).center())
    await desk.turn_to_window()
    await desk.come_to_rest()
    assert desk.status_line == "Mina Park is marked complete."
    assert ledger.visit("Mina Park")["status"] == "complete"
    block = desk.window.board.page.layout.model.blocks[desk.id_of("Mina Park")]
    face = desk.window.board.page.faces.face(block)
    assert (face.status, face.is_done) == ("Complete", True)
    assert [row for row in ledger.writes() if row.startswith("appointments.")] == [
        "appointments.transition_appointment"
    ]
    assert desk.dialogs == []

    await desk.undo()
    assert desk.status_line == "Undone: Mina Park is back at 8:00a, Hyg1."
    assert ledger.visit("Mina Park")["status"] == "scheduled"
    await desk.redo()
    menu = await open_menu(desk, "Mina Park")
    said = lines(menu)
    assert "Not complete after all | R" in said
    assert not {"Complete: it took place", "Broken…", "Cancelled…"} & set(said)
    desk.click(menu, menu.actionGeometry(line(menu, "Not complete after all")).center())
    await desk.turn_to_window()
    await desk.come_to_rest()
    assert desk.status_line == "Mina Park is no longer marked complete."
    await desk.undo()
    assert desk.status_line == "Undone: Mina Park is complete again."


async def test_nothing_is_complete_before_it_has_begun_and_the_keyboard_finds_it_in_the_search_field(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    desk = desk_window
    menu = await open_menu(desk, "Paul Rask")
    assert "Complete: it took place" not in lines(menu)
    menu.close()
    await desk.turn_to_window()
    desk.click_visit("Paul Rask")
    desk.press(Key.Key_A)
    await desk.come_to_rest()
    menu = await open_menu(desk, "Paul Rask")
    assert "Complete: it took place" in lines(menu), "who has come early may be done early"
    menu.close()
    await desk.turn_to_window()
    desk.click_visit("Jonah Feld")
    desk.press(Key.Key_K, held=CTRL)
    desk.write("> complete")
    desk.press(Key.Key_Return)
    await desk.come_to_rest()
    assert desk.status_line == "Jonah Feld is marked complete."


async def test_a_broken_and_a_cancelled_visit_are_put_back_from_their_menu(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    desk = desk_window
    for key, status in ((Key.Key_B, "broken"), (Key.Key_Delete, "cancelled")):
        desk.click_visit("Paul Rask")
        desk.press(key)
        await desk.come_to_rest()
        menu = await open_menu(desk, "Paul Rask")
        back = "Put a broken or cancelled visit back"
        assert f"{back} | R" in lines(menu)
        desk.click(menu, menu.actionGeometry(line(menu, back)).center())
        await desk.turn_to_window()
        await desk.come_to_rest()
        assert desk.status_line == "Paul Rask is back on the book at 10:00a, Op1."
        await desk.undo()
        assert desk.status_line == f"Undone: Paul Rask is {status} again."
        await desk.redo()


async def test_the_menu_shows_the_key_of_whatever_has_one(on_sqlite: None, desk_window: Receptionist) -> None:
    menu = await open_menu(desk_window, "Paul Rask")
    said = lines(menu)
    menu.close()
    await desk_window.turn_to_window()
    keyless = [text for text in said if " | " not in text]
    assert keyless == ["Flow status", "Confirmation", "Broken…", "Cancelled…", "Print the route slip"]
    assert {"New task about this visit | Ctrl T", "Would come sooner: on the waitlist | Shift S"} <= set(said)

    # Who is due by now cannot come sooner, so that the line is not there to show its key.
    menu = await open_menu(desk_window, "Jonah Feld")
    assert not any(text.startswith("Would come sooner") for text in lines(menu))
    menu.close()
