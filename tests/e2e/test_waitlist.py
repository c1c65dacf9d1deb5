"""A cancellation, and who fills the hole: two actions from one to the other, and one key to take it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication

from frontdesk.ui import dnd
from frontdesk.ui.waitlist.panel import WaitlistPanel
from support.handdrag import HandDrag
from support.littleoffice import DAY, LATER
from support.receptionist import CTRL, LEFT, NONE, PLAIN, SHIFT, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

Key = Qt.Key


def waitlist(desk: Receptionist) -> WaitlistPanel:
    return desk.window.findChildren(WaitlistPanel)[0]


def names(desk: Receptionist) -> list[str]:
    return [card.title for card in waitlist(desk).cards.cards]


async def put_on_the_list(desk: Receptionist, patient: str) -> None:
    """Find the patient's next visit, and note with one key that sooner would be better."""
    desk.press(Key.Key_K, held=CTRL)
    desk.write(patient)
    await until(lambda: any(patient in entry.title for entry in desk.window.top.search.entries), "an answer")
    desk.press(Key.Key_Return)
    await until(lambda: desk.is_ready() and desk.selected == patient, "the next visit")
    desk.press(Key.Key_S, held=SHIFT)
    await until(lambda: patient in names(desk), "the entry")
    desk.press(Key.Key_T)
    await until(lambda: desk.is_ready() and desk.days == (DAY,), "today")


async def test_a_cancellation_is_filled_in_two_actions_and_taken_back_by_one_key(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    await put_on_the_list(desk_window, "Ana Brito")
    panel = waitlist(desk_window)

    desk_window.click_visit("Lena Fuchs")
    desk_window.press(Key.Key_Delete)  # the first action: cancelling
    await until(lambda: panel.has_hole and names(desk_window) == ["Ana Brito"], "who fits")
    assert panel.hole_words.text == "Today 11:00a · Op2 · 40 min"
    assert "Is booked for" in panel.cards.cards[0].prose

    desk_window.press(Key.Key_1)  # the second: booking the first offer
    await until(lambda: desk_window.where("Ana Brito") == ("Op 2", "11:00", 40), "the hole is filled")
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Ana Brito comes at 11:00a, Op2, from the waitlist."
    assert ledger.place("Ana Brito")[:2] == ("Op 2", "2027-03-04T16:00:00Z")
    assert desk_window.dialogs == []

    # What opened elsewhere is offered next.
    await until(lambda: "10:20a · Op1" in panel.hole_words.text, "the hole that was left")

    await desk_window.undo()
    assert not desk_window.is_shown("Ana Brito")
    assert ledger.place("Ana Brito")[1].startswith(f"{LATER}")
    assert desk_window.visit("Lena Fuchs").status == "cancelled"
    await desk_window.undo()
    await until(lambda: desk_window.visit("Lena Fuchs").status == "scheduled", "the visit back on the book")


async def test_the_number_to_call_is_the_one_the_patient_has_now(desk_window: Receptionist, ledger: Ledger) -> None:
    await put_on_the_list(desk_window, "Ana Brito")
    panel, patient = waitlist(desk_window), f"/patients/{ledger.visit('Ana Brito')['patient']['id']}"

    async def told(phone: str) -> None:
        await until(
            lambda: panel.has_hole and any(phone in card.lines for card in panel.cards.cards), f"the number {phone}"
        )

    ledger.change(patient, mobile_phone="312-555-0142")
    desk_window.click_visit("Lena Fuchs")
    desk_window.press(Key.Key_Delete)
    await told("312-555-0142")
    await desk_window.undo()
    await until(lambda: desk_window.visit("Lena Fuchs").status == "scheduled", "the visit back on the book")

    ledger.change(patient, mobile_phone="312-555-0199")
    await desk_window.come_to_rest()
    desk_window.click_visit("Lena Fuchs")
    desk_window.press(Key.Key_Delete)
    await told("312-555-0199")


async def test_changing_an_entry_selects_no_visit_on_the_way(desk_window: Receptionist) -> None:
    await put_on_the_list(desk_window, "Ana Brito")
    panel, window = waitlist(desk_window), desk_window.window
    chosen: list[object] = []
    window._host.selection_changed.connect(chosen.append)
    panel.cards.setFocus()
    panel.cards.choose(panel.cards.cards[0].id)
    desk_window.press(Key.Key_E)
    assert panel.is_editing
    assert panel.isAncestorOf(QApplication.focusWidget())
    desk_window.press(Key.Key_Escape)
    assert not panel.is_editing
    assert chosen == []


async def test_a_patient_who_declines_stays_on_the_list_and_the_hole_stays_open(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    await put_on_the_list(desk_window, "Ana Brito")
    panel = waitlist(desk_window)
    desk_window.click_visit("Lena Fuchs")
    desk_window.press(Key.Key_B)
    await until(lambda: names(desk_window) == ["Ana Brito"] and panel.has_hole, "who fits")
    panel.cards.setFocus()
    panel.cards.choose(panel.cards.cards[0].id)
    desk_window.press(Key.Key_T)
    await until(lambda: panel.cards.cards[0].badge == "told", "the call")
    desk_window.press(Key.Key_D)
    await until(lambda: panel.cards.cards[0].badge != "told", "the answer")
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Ana Brito declined. 11:00a, Op2 is no longer held."
    assert panel.has_hole
    panel.hole_left.emit()
    assert "declined" in panel.cards.cards[0].badge
    assert desk_window.dialogs == []


@pytest.fixture
def hand_drag(monkeypatch: pytest.MonkeyPatch) -> HandDrag:
    return HandDrag(monkeypatch)


async def test_an_entry_is_dragged_to_a_free_place_and_comes_there(
    desk_window: Receptionist, ledger: Ledger, hand_drag: HandDrag
) -> None:
    await put_on_the_list(desk_window, "Ana Brito")
    window, cards = desk_window.window, waitlist(desk_window).cards
    start = cards.card_rect(cards.cards[0].id).center() - QPoint(60, 20)
    away = start - QPoint(QApplication.startDragDistance() + 4, 0)
    for kind, at, button in (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, away, NONE),
        (QEvent.Type.MouseMove, away - QPoint(4, 0), NONE),
    ):
        desk_window._send(cards.viewport(), kind, at, button, LEFT, PLAIN)
    assert hand_drag.formats == [dnd.MIME_TYPE]
    spot = window.board.viewport().mapToGlobal(desk_window.spot("Ana Brito", ("Op 3", "14:00")))
    assert hand_drag.move(window, spot)
    assert window.board.carrier.is_under_way, "the outline shows where it would go"
    assert hand_drag.drop(window, spot)
    await until(lambda: desk_window.where("Ana Brito") == ("Op 3", "14:00", 40), "the visit is there")
    await desk_window.come_to_rest()
    assert ledger.place("Ana Brito")[:2] == ("Op 3", "2027-03-04T19:00:00Z")
    assert names(desk_window) == []
    assert desk_window.dialogs == []
    await desk_window.undo()
    assert names(desk_window) == ["Ana Brito"]
    assert not desk_window.is_shown("Ana Brito")
