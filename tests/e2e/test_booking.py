"""Booking a caller: type in the slot, the patient, the type, Enter; nothing ever asks."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from support.littleoffice import DAY
from support.receptionist import Receptionist
from support.serverprocess import Ledger

ENTER = Qt.Key.Key_Return
TWO = "2027-03-04T19:00:00Z"


async def answered(desk: Receptionist) -> None:
    """Wait for the answers to what was typed."""
    await asyncio.sleep(0)
    await desk.come_to_rest()


def dialogs(desk: Receptionist) -> list[QDialog]:
    return [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]


async def test_a_caller_is_booked_with_a_click_a_name_a_type_and_two_enters(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    gestures = 0
    desk_window.click(desk_window.window.board.viewport(), desk_window.spot("nobody", ("Op 2", "14:05")))
    gestures += 1
    desk_window.write("h")
    desk_window.write("art")
    await answered(desk_window)
    desk_window.press(ENTER)
    gestures += 2
    desk_window.write("crown s")
    await answered(desk_window)
    desk_window.press(ENTER)
    gestures += 2
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Zoe Hart booked at 2:00p, Op2."
    assert gestures == 5
    assert dialogs(desk_window) == []
    assert await asyncio.to_thread(visits_in, ledger, "Op 2") == ["Zoe Hart"]
    await desk_window.undo()
    assert await asyncio.to_thread(visits_in, ledger, "Op 2") == []


async def test_a_new_patient_and_the_visit_are_told_in_one_go_and_taken_back_in_one(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    desk_window.click(desk_window.window.board.viewport(), desk_window.spot("nobody", ("Op 2", "14:05")))
    desk_window.write("n")
    desk_window.write("oor abadi")
    await answered(desk_window)
    desk_window.press(ENTER)
    desk_window.write("4/2/1991")
    desk_window.press(ENTER)
    desk_window.write("555 010 7788")
    desk_window.press(ENTER)
    desk_window.write("limited")
    await answered(desk_window)
    desk_window.press(ENTER)
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Noor Abadi booked at 2:00p, Op2."
    assert dialogs(desk_window) == []
    await desk_window.undo()
    assert desk_window.status_line == "Undone: Noor Abadi is no longer booked."
    assert await asyncio.to_thread(visits_in, ledger, "Op 2") == []


def visits_in(ledger: Ledger, room: str) -> list[str]:
    """Who the server has in a room at two."""
    rows = ledger.get(
        "/schedule/calendar/daily", location_uuid=str(ledger.office.location), target_date=DAY.isoformat()
    )["appointments"]
    return [row["patient"]["name"] for row in rows if row["operatory"]["name"] == room and row["start_time"] == TWO]
