"""From a month to a day and back, counted in gestures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from frontdesk.ui.month.view import MonthView
from support.littleoffice import DAY
from support.receptionist import SHIFT, Receptionist
from support.waiting import until


def month_of(person: Receptionist) -> MonthView:
    view = person.window.findChild(MonthView)
    assert isinstance(view, MonthView)
    return view


async def test_one_key_shows_the_month_and_one_click_opens_a_day_of_it(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    desk_window.press(Qt.Key.Key_M, held=SHIFT)
    month = month_of(desk_window)
    await until(lambda: month.model.is_known, "month read")
    booked = {cell.day: cell.sums.visits for cell in month.model.cells if cell.sums is not None}
    assert booked[DAY] > 0
    assert month.isVisible()
    assert not desk_window.window.board.isVisible()
    other = next(cell.day for cell in month.model.cells if cell.in_month and cell.day not in (DAY, month.cursor_day))
    desk_window.click(month, month.day_rect(other).center())
    await until(desk_window.is_ready, "day read")
    assert desk_window.days == (other,)
    assert desk_window.window.board.isVisible()
    assert desk_window.dialogs == []


async def test_by_keyboard_alone_another_months_day_is_opened(desk_window: Receptionist, on_sqlite: None) -> None:
    desk_window.window.board.setFocus()
    desk_window.press(Qt.Key.Key_M, held=SHIFT)
    month = month_of(desk_window)
    assert month.hasFocus()
    desk_window.press(Qt.Key.Key_PageDown)
    assert month.model.month == date(2027, 4, 1)
    desk_window.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    await until(desk_window.is_ready, "day read")
    assert desk_window.days == (date(2027, 4, 5),)
    assert desk_window.window.board.hasFocus()


async def test_what_the_next_desk_cancels_is_gone_from_the_month(
    desk_window: Receptionist, second_window: Receptionist, on_sqlite: None
) -> None:
    desk_window.press(Qt.Key.Key_M, held=SHIFT)
    month = month_of(desk_window)
    await until(lambda: month.model.is_known, "month read")

    def visits() -> int:
        return sum(cell.sums.visits for cell in month.model.cells if cell.day == DAY and cell.sums is not None)

    before = visits()
    await second_window.turn_to_window()
    second_window.click_visit("Paul Rask")
    second_window.press(Qt.Key.Key_Delete)
    await until(lambda: visits() == before - 1, "sums of the day told anew")
