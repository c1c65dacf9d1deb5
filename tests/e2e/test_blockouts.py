"""Blocking time on the board: swept, dragged, taken back; no dialog anywhere."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt

from frontdesk.ui.blockouts.panel import BlockoutsPanel
from frontdesk.ui.board.holds import find_hold, hold_box
from frontdesk.ui.help.keys import Command
from support.littleoffice import DAY
from support.receptionist import Receptionist
from support.serverprocess import Ledger

ENTER = Qt.Key.Key_Return


async def test_an_hour_is_blocked_with_a_sweep_dragged_and_taken_back(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    desk_window.press_at(desk_window.spot("nobody", ("Op 2", "14:02")))
    desk_window.carry_to(desk_window.spot("nobody", ("Op 2", "14:55")))
    await desk_window.let_go()
    desk_window.click(desk_window.button("Block instead"))
    desk_window.write("lunch")
    desk_window.press(ENTER)
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Lunch: 2:00p–3:00p, Op2."
    [made] = await asyncio.to_thread(blockouts, ledger)
    assert (made["start_time"], made["end_time"], made["operatory"]["name"]) == ("14:00:00", "15:00:00", "Op 2")

    desk_window.press_at(middle(desk_window))
    desk_window.carry_to(middle(desk_window) + QPoint(0, 20))
    desk_window.carry_to(desk_window.spot("nobody", ("Hyg 1", "15:30")))
    await desk_window.let_go()
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Lunch: 3:00p–4:00p, Hyg1."
    [moved] = await asyncio.to_thread(blockouts, ledger)
    assert (moved["id"], moved["start_time"], moved["operatory"]["name"]) == (made["id"], "15:00:00", "Hyg 1")

    await desk_window.undo()
    [back] = await asyncio.to_thread(blockouts, ledger)
    assert (back["start_time"], back["operatory"]["name"]) == ("14:00:00", "Op 2")
    await desk_window.undo()
    assert await asyncio.to_thread(blockouts, ledger) == []
    await desk_window.redo()
    await desk_window.redo()
    [again] = await asyncio.to_thread(blockouts, ledger)
    assert (again["start_time"], again["operatory"]["name"]) == ("15:00:00", "Hyg 1")
    assert desk_window.dialogs == []


async def test_del_gives_the_selected_time_back_and_esc_leaves_a_drag(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    desk_window.click(desk_window.window.board.viewport(), desk_window.spot("nobody", ("Op 2", "14:05")))
    desk_window.press(Qt.Key.Key_L, held=Qt.KeyboardModifier.ControlModifier)
    desk_window.write("lunch")
    desk_window.press(ENTER)
    await desk_window.come_to_rest()
    before = await asyncio.to_thread(blockouts, ledger)
    desk_window.press_at(middle(desk_window))
    desk_window.carry_to(desk_window.spot("nobody", ("Hyg 1", "15:30")))
    desk_window.press(Qt.Key.Key_Escape)
    await desk_window.let_go()
    assert await asyncio.to_thread(blockouts, ledger) == before
    desk_window.press(Qt.Key.Key_Delete)
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Lunch is gone."
    assert await asyncio.to_thread(blockouts, ledger) == []
    await desk_window.undo()
    assert len(await asyncio.to_thread(blockouts, ledger)) == 1
    assert desk_window.dialogs == []


def middle(desk: Receptionist) -> QPoint:
    """The middle of the one blockout of Op 2 after noon."""
    board = desk.window.board
    column = desk.column_of("Op 2")
    hold = max(board.page.layout.model.columns[column].holds, key=lambda row: row.start)
    found = find_hold(board.page.layout, hold.blockout.id, column)
    assert found is not None
    return board.page.rect_of(hold_box(board.page.layout, column, hold.start, hold.end, is_whole=False)).center()


def blockouts(ledger: Ledger, day: date = DAY) -> list[dict[str, Any]]:
    """The lunches that the server has on a day."""
    rows = ledger.get("/blockouts/instances", date_from=day.isoformat(), date_to=day.isoformat())["items"]
    return [row for row in rows if row["blockout_type"]["name"] == "Lunch"]


async def test_a_day_becomes_a_template_by_keys_is_laid_on_the_next_day_and_all_of_it_goes_back(
    owner_window: Receptionist, ledger: Ledger
) -> None:
    owner_window.click(owner_window.window.board.viewport(), owner_window.spot("nobody", ("Op 2", "14:05")))
    owner_window.press(Qt.Key.Key_L, held=Qt.KeyboardModifier.ControlModifier)
    owner_window.write("lunch")
    owner_window.press(ENTER)
    await owner_window.come_to_rest()
    owner_window.window.run(Command.BLOCKOUTS_PANEL)
    await owner_window.come_to_rest()
    panel = owner_window.window.findChild(BlockoutsPanel)
    assert isinstance(panel, BlockoutsPanel)
    owner_window.click(panel.of_day)
    assert panel.template.name.hasFocus()
    owner_window.write("Short Tuesday")
    owner_window.press(ENTER)
    await owner_window.come_to_rest()
    assert owner_window.status_line == "Short Tuesday is a template now."
    assert panel.templates.currentText() == "Short Tuesday"
    owner_window.window.board.setFocus()
    owner_window.press(Qt.Key.Key_PageDown, held=Qt.KeyboardModifier.ControlModifier)
    await owner_window.come_to_rest()
    owner_window.click(panel._lay)
    await owner_window.come_to_rest()
    assert owner_window.status_line == "2 blockouts made."
    assert len(await asyncio.to_thread(blockouts, ledger, DAY + timedelta(days=1))) == 1
    await owner_window.undo()
    assert await asyncio.to_thread(blockouts, ledger, DAY + timedelta(days=1)) == []
    await owner_window.undo()
    assert panel.templates.count() == 0
    assert len(await asyncio.to_thread(blockouts, ledger)) == 1
    assert owner_window.dialogs == []


async def test_who_does_not_administer_the_practice_is_told_so_before_anything_is_filled_in(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    desk_window.window.run(Command.BLOCKOUTS_PANEL)
    await desk_window.come_to_rest()
    panel = desk_window.window.findChild(BlockoutsPanel)
    assert isinstance(panel, BlockoutsPanel)
    assert not panel.of_day.isEnabled()
    assert panel._about_templates.text().endswith("Templates are made by who administers the practice.")
