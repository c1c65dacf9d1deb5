"""What one desk does, the other sees; and nothing else moves on its screen."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.receptionist import CTRL, PLAIN, Receptionist
from support.waiting import until

A_MOMENT = 1.0
"""Seconds within which the other desk sees a change."""


def scroll(desk: Receptionist) -> None:
    viewport = desk.window.board.viewport()
    at = viewport.rect().center()
    event = QWheelEvent(
        QPointF(at), QPointF(viewport.mapToGlobal(at)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, PLAIN,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


async def test_the_second_window_shows_each_change_within_a_second_and_stays_where_it_is(
    desk_window: Receptionist, second_window: Receptionist
) -> None:
    first, second = desk_window, second_window
    scroll(second)
    second.click_visit("Lena Fuchs")
    await first.turn_to_window()
    place, selected = second.scroll, second.selected
    assert place != first.scroll
    took: list[float] = []

    async def seen(reached: Callable[[], bool], what: str) -> None:
        began = perf_counter()
        await until(reached, f"{what} at the second window")
        took.append(perf_counter() - began)
        assert (second.scroll, second.selected) == (place, selected)
        await first.come_to_rest()

    await first.drag("Paul Rask", to=("Op 2", "15:10"))
    await seen(lambda: second.where("Paul Rask") == ("Op 2", "15:10", 60), "move")
    block = first.block_of("Jonah Feld")
    first.press_at(QPoint(block.center().x(), block.bottom() - 1))
    first.carry_to(QPoint(block.center().x(), block.bottom() - 1 + first.window.board.px_per_hour // 3))
    await first.let_go()
    await seen(lambda: second.where("Jonah Feld") == ("Op 2", "09:00", 70), "longer visit")
    first.click_visit("Walter Quist")
    first.press(Qt.Key.Key_P)
    await seen(lambda: second.pinboard == ["Helga Strand", "Walter Quist"], "parked visit")
    await until(lambda: not second.is_shown("Walter Quist"), "free slot")
    first.press(Qt.Key.Key_Z, held=CTRL)
    await seen(lambda: second.where("Walter Quist") == ("Hyg 1", "11:00", 60), "visit back from the pinboard")
    first.click(first.window.flow.card(first.id_of("Omar Said")).step_button)
    await seen(lambda: second.flow_of("Omar Said") == "Arrived", "arrival")
    first.window.note.field.setFocus()
    first.window.note.field.selectAll()
    QTest.keyClicks(first.window.note.field, "Water off until noon")
    first.press(Qt.Key.Key_Return)
    await seen(lambda: second.window.note.text == "Water off until noon", "note")
    assert sorted(took)[len(took) // 2] < A_MOMENT, took


async def test_a_visit_that_somebody_else_changes_while_it_is_carried_is_checked_again(
    desk_window: Receptionist, second_window: Receptionist
) -> None:
    desk_window.take("Paul Rask")
    desk_window.carry_to(desk_window.spot("Paul Rask", ("Op 3", "13:00")))
    await second_window.work.desk.lock(second_window.id_of("Paul Rask"), True)
    await until(lambda: desk_window.visit("Paul Rask").is_time_locked, "lock at the first window")
    showing = desk_window.window.board.carrier.showing
    assert showing is not None
    assert showing.changed_by_other
    await desk_window.let_go()
    await desk_window.come_to_rest()
    assert desk_window.where("Paul Rask") != ("Op 3", "13:00", 60)
    assert desk_window.visit("Paul Rask").interval == second_window.visit("Paul Rask").interval
