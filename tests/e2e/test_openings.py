"""The first opening on a Tuesday or Thursday after three: one search paints the openings, Enter books."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from frontdesk.ui.help.keys import Command
from support.littleoffice import DAY
from support.receptionist import CTRL, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

ENTER = Qt.Key.Key_Return


def dialogs(desk: Receptionist) -> list[QDialog]:
    return [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]


async def test_one_search_paints_the_openings_and_enter_books(desk_window: Receptionist, ledger: Ledger) -> None:
    gestures = 0
    desk_window.press(Qt.Key.Key_K, held=CTRL)
    desk_window.write("zoe hart crown seat tue thu after 3")
    gestures += 2
    search = desk_window.window.top.search
    await until(lambda: search.message.startswith("For Zoe Hart"), "openings")
    marks = desk_window.window.board.marks.all
    assert [mark.label for mark in marks] == [str(number + 1) for number in range(len(marks))]
    assert desk_window.window.board.marks.rect_of(marks[0]) is not None, "today is included, and painted"
    assert {mark.slot.interval.start.isoweekday() for mark in marks} <= {2, 4}
    desk_window.press(ENTER)
    gestures += 1
    await desk_window.come_to_rest()
    assert gestures == 3
    assert dialogs(desk_window) == []
    visits = await asyncio.to_thread(ledger.visits_of, "Zoe Hart")
    assert [visit["start_time"] for visit in visits][-1] >= "2027-03-04T20:00:00Z"
    assert len(visits) == 2
    assert visits[-1]["start_time"].startswith(DAY.isoformat())
    await desk_window.undo()
    assert len(await asyncio.to_thread(ledger.visits_of, "Zoe Hart")) == 1


async def test_a_visit_on_hold_goes_to_the_opening_whose_digit_is_pressed(
    on_sqlite: None, desk_window: Receptionist, ledger: Ledger
) -> None:
    window = desk_window.window
    window.select(desk_window.id_of("Helga Strand"))
    window.run(Command.OPENINGS)
    await desk_window.come_to_rest()
    first = window.board.marks.all[0].slot
    desk_window.press(Qt.Key.Key_Down, Qt.Key.Key_1)
    await desk_window.come_to_rest()
    assert dialogs(desk_window) == []
    visit = await asyncio.to_thread(ledger.visit, "Helga Strand")
    assert visit["status"] == "scheduled"
    assert visit["start_time"] == f"{first.interval.start:%Y-%m-%dT%H:%M:%SZ}"
    assert visit["operatory"]["id"] == str(first.operatory_id)
