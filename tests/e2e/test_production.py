"""Production: a goal set under the badge and taken back, and what a drop would change told before it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt

from frontdesk.ui.production.panel import ProductionPanel
from support.receptionist import Receptionist
from support.waiting import until


async def test_a_goal_is_set_with_a_click_and_a_number_and_ctrl_z_takes_it_back(
    owner_window: Receptionist, on_sqlite: None
) -> None:
    desk_window = owner_window
    badge = desk_window.window.top.production
    before = badge.amounts
    desk_window.click(badge)
    panel = desk_window.window.findChild(ProductionPanel)
    assert isinstance(panel, ProductionPanel)
    await until(lambda: bool(panel.goals), "goals that may be set")
    field = next(iter(panel.goals.values()))
    field.setFocus()
    field.selectAll()
    desk_window.write("12345")
    desk_window.press(Qt.Key.Key_Return)
    await desk_window.come_to_rest()
    await until(lambda: badge.amounts != before, "goal on the badge")
    assert desk_window.status_line.endswith("goal of $12,345.")
    assert desk_window.dialogs == []
    desk_window.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    desk_window.window.board.setFocus()
    await desk_window.undo()
    await until(lambda: badge.amounts == before, "badge as before")


async def test_goals_of_four_weeks_are_set_in_one_go_and_taken_back_in_one(
    owner_window: Receptionist, on_sqlite: None
) -> None:
    badge = owner_window.window.top.production
    before = badge.amounts
    owner_window.click(badge)
    panel = owner_window.window.findChild(ProductionPanel)
    assert isinstance(panel, ProductionPanel)
    await until(lambda: panel.many.isVisible(), "goals that may be set")
    owner_window.click(panel.many)
    panel.span.amount.setFocus()
    owner_window.write("4321")
    owner_window.press(Qt.Key.Key_Return)
    await owner_window.come_to_rest()
    await until(lambda: badge.amounts != before, "goal on the badge")
    assert owner_window.status_line.endswith("goal of $4,321 on 20 days.")
    assert owner_window.dialogs == []
    owner_window.press(Qt.Key.Key_Escape)
    owner_window.window.board.setFocus()
    await owner_window.undo()
    await until(lambda: badge.amounts == before, "badge as before")


async def test_a_visit_from_another_day_tells_what_the_drop_adds(desk_window: Receptionist, on_sqlite: None) -> None:
    visit = desk_window.visit("Paul Rask")
    store = desk_window.work.desk.store
    store.put(replace(visit, version=visit.version + 1, production=Decimal(380)), own=True)
    spot = desk_window.spot("Paul Rask", ("Op 3", "13:00"))
    desk_window.take("Paul Rask")
    desk_window.carry_to(spot)
    stage = desk_window.window.board.carrier.stage
    showing = desk_window.window.board.carrier.showing
    assert stage is not None
    assert showing is not None
    assert "$380" not in stage.words(showing)[1], "on its own day nothing is gained or lost"
    desk_window.jump_over(desk_window.window.top.on)
    day = desk_window.days
    await until(lambda: desk_window.days != day, "turned page")
    desk_window.jump_back_to(spot)
    await until(desk_window.is_ready, "schedule of the other day")
    stage, showing = desk_window.window.board.carrier.stage, desk_window.window.board.carrier.showing
    assert stage is not None
    assert showing is not None
    assert "+$380 tomorrow" in stage.words(showing)[1]
    desk_window.window.board.pointer.cancel()


async def test_who_may_not_set_goals_reads_them(desk_window: Receptionist, on_sqlite: None) -> None:
    desk_window.click(desk_window.window.top.production)
    panel = desk_window.window.findChild(ProductionPanel)
    assert isinstance(panel, ProductionPanel)
    await until(lambda: "administers" in panel.words, "hint")
    assert panel.goals == {}
    desk_window.press(Qt.Key.Key_Escape)
