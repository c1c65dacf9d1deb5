"""Parking a visit and placing it on another day: by drag, and by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from frontdesk.ui import dnd
from support.handdrag import HandDrag
from support.littleoffice import DAY, NEXT_DAY
from support.receptionist import CTRL, SHIFT, Receptionist
from support.serverprocess import Ledger
from support.waiting import until


@pytest.fixture
def hand_drag(monkeypatch: pytest.MonkeyPatch) -> HandDrag:
    return HandDrag(monkeypatch)


async def test_a_visit_is_dragged_to_the_pinboard_and_from_there_to_another_day(
    desk_window: Receptionist, ledger: Ledger, hand_drag: HandDrag
) -> None:
    window, panel = desk_window.window, desk_window.window.pinboard
    desk_window.take("Paul Rask")
    desk_window.carry_to(desk_window.spot("Paul Rask", ("Hyg 1", "15:00")))
    assert hand_drag.formats == [], "within the board nothing leaves it"
    desk_window.jump_over(panel)
    assert hand_drag.formats == [dnd.MIME_TYPE]
    assert hand_drag.drop(window, panel.zone.mapToGlobal(panel.zone.rect().center()))
    await desk_window.come_to_rest()
    assert desk_window.pinboard == ["Helga Strand", "Paul Rask"]
    assert desk_window.status_line == "Paul Rask moved to the pinboard."
    assert not desk_window.is_shown("Paul Rask")
    assert ledger.visit("Paul Rask")["status"] == "pinboard"
    assert ledger.history("Paul Rask")[0]["action"] == "parked"

    desk_window.click(window.top.on)
    await until(desk_window.is_ready, "schedule of the next day")
    assert desk_window.days == (NEXT_DAY,)
    desk_window.take_card("Paul Rask")
    assert hand_drag.formats == [dnd.MIME_TYPE]
    spot = window.board.viewport().mapToGlobal(desk_window.spot_for_card("Paul Rask", ("Op 2", "13:20")))
    assert hand_drag.move(window, spot)
    assert window.board.carrier.is_under_way, "the outline shows where it would go"
    assert hand_drag.drop(window, spot)
    await desk_window.come_to_rest()
    assert desk_window.where("Paul Rask") == ("Op 2", "13:20", 60)
    assert desk_window.pinboard == ["Helga Strand"]
    assert ledger.visit("Paul Rask")["status"] == "scheduled"
    assert ledger.place("Paul Rask") == ("Op 2", "2027-03-05T18:20:00Z", "2027-03-05T19:20:00Z")
    latest = ledger.history("Paul Rask")[0]
    assert (latest["action"], latest["changed_by"], latest["to_status"]) == ("placed", "Ana Prado", "scheduled")
    await until(lambda: len(ledger.writes()) == 2, "two requests in the log")
    assert desk_window.dialogs == []


async def test_a_visit_is_parked_by_one_key_and_taken_back_by_another(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    desk_window.click_visit("Walter Quist")
    desk_window.press(Qt.Key.Key_P)
    await desk_window.come_to_rest()
    assert desk_window.pinboard == ["Helga Strand", "Walter Quist"]
    assert ledger.visit("Walter Quist")["status"] == "pinboard"
    await desk_window.undo()
    assert desk_window.pinboard == ["Helga Strand"]
    assert desk_window.where("Walter Quist") == ("Hyg 1", "11:00", 60)
    assert ledger.place("Walter Quist")[:2] == ("Hyg 1", "2027-03-04T16:00:00Z")


async def test_keys_are_about_the_visit_that_is_framed_also_after_a_look_at_the_pinboard(
    desk_window: Receptionist,
) -> None:
    board = desk_window.window.board
    desk_window.click_visit("Walter Quist")
    desk_window.click(desk_window.window.pinboard.card(desk_window.id_of("Helga Strand")))
    assert desk_window.selected == "Helga Strand"
    assert board.selection.block() is None, "nothing on the board is framed"
    desk_window.click_visit("Walter Quist")
    assert desk_window.selected == "Walter Quist"
    desk_window.press(Qt.Key.Key_Delete)
    await desk_window.come_to_rest()
    assert desk_window.visit("Walter Quist").status == "cancelled"
    assert desk_window.pinboard == ["Helga Strand"]


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_P, CTRL),
        (Qt.Key.Key_S, CTRL | SHIFT),
        (Qt.Key.Key_Comma, CTRL),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_N, CTRL),
    ],
    ids=["print", "schedules", "settings", "search", "note"],
)
async def test_a_panel_that_closes_gives_the_keyboard_back_to_the_board_and_chooses_nobody(
    on_sqlite: None, desk_window: Receptionist, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    desk_window.click_visit("Walter Quist")
    desk_window.press(key, held=held)
    assert not desk_window.window.board.hasFocus()
    desk_window.press(Qt.Key.Key_Escape)
    await until(desk_window.window.board.hasFocus, "the keyboard back on the board")
    assert desk_window.selected == "Walter Quist"


async def test_cut_turn_the_page_and_place_without_a_mouse(desk_window: Receptionist, ledger: Ledger) -> None:
    desk_window.window.board.select(desk_window.id_of("Paul Rask"))
    desk_window.window.board.setFocus()
    desk_window.press(Qt.Key.Key_X, held=CTRL)
    await desk_window.come_to_rest()
    assert desk_window.pinboard == ["Helga Strand", "Paul Rask"]
    desk_window.press(Qt.Key.Key_PageDown, held=CTRL)
    await until(desk_window.is_ready, "schedule of the next day")
    assert desk_window.days == (NEXT_DAY,)
    # From the first visit of the day a few free places down, and one room to the right.
    desk_window.window.board.select(desk_window.id_of("Nils Aker"))
    desk_window.press(*[Qt.Key.Key_Down] * 4, Qt.Key.Key_Right)
    desk_window.press(Qt.Key.Key_V, held=CTRL)
    await desk_window.come_to_rest()
    assert desk_window.where("Paul Rask") == ("Op 3", "10:00", 60)
    assert ledger.place("Paul Rask")[:2] == ("Op 3", "2027-03-05T15:00:00Z")


async def test_find_openings_lights_the_board_and_enter_places(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    card = desk_window.window.pinboard.card(desk_window.id_of("Helga Strand"))
    desk_window.click(card.openings_button)
    assert desk_window.window.board.carrier.is_under_way
    assert QApplication.focusWidget() is desk_window.window.board
    target = desk_window.window.board.carrier.gesture.target
    assert target is not None
    # To a free place: the next room's afternoon.
    column = desk_window.column_of("Op 2")
    desk_window.press(*[Qt.Key.Key_Right] * (column - target.column))
    while (minute := desk_window.carried_minute()) != 14 * 60:
        desk_window.press(Qt.Key.Key_Down if minute < 14 * 60 else Qt.Key.Key_Up)
    desk_window.press(Qt.Key.Key_Return)
    await desk_window.come_to_rest()
    assert desk_window.where("Helga Strand") == ("Op 2", "14:00", 40)
    assert desk_window.pinboard == []
    assert ledger.place("Helga Strand")[:2] == ("Op 2", "2027-03-04T19:00:00Z")
    assert desk_window.days == (DAY,)


async def test_what_cannot_be_held_is_not_taken_by_the_pinboard(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger, hand_drag: HandDrag
) -> None:
    window, panel = desk_window.window, desk_window.window.pinboard
    desk_window.take_card("Helga Strand")
    assert not hand_drag.drop(window, panel.zone.mapToGlobal(panel.zone.rect().center() + QPoint(4, 0)))
    assert desk_window.pinboard == ["Helga Strand"]
    assert ledger.visit("Helga Strand")["version"] == 1
