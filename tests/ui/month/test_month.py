"""The month: what its days say, and what pointer, wheel, keys and drags do with them."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.store.months import MonthDay
from frontdesk.ui import dnd
from frontdesk.ui.month.model import build_month
from frontdesk.ui.month.panel import MonthPanel
from frontdesk.ui.month.view import MonthView

PLACE = UUID(int=7)
MONTH = date(2026, 11, 1)
TODAY = date(2026, 11, 19)


def days(**changes: dict[str, object]) -> list[MonthDay]:
    """A month worked on Mondays to Saturdays; `changes` by ``d`` and the day's number."""
    found = []
    for step in range(30):
        day = MONTH + timedelta(days=step)
        is_open = day.weekday() != 6
        usual: dict[str, object] = {
            "visits": 10 * is_open,
            "booked_minutes": 300 * is_open,
            "open_minutes": 600 * is_open,
            "scheduled": Decimal(1000 * is_open),
            "goal": Decimal(2000) if is_open else None,
        }
        found.append(MonthDay(PLACE, day, **{**usual, **changes.get(f"d{day.day}", {})}))  # type: ignore[arg-type]
    return found


@pytest.fixture
def month(qapp: QApplication) -> Iterator[MonthView]:
    view = MonthView(dnd.MIME_TYPE)
    view.resize(900, 700)
    view.show_month(build_month(MONTH, days(), TODAY), "Riverside Dental")
    view.set_cursor(TODAY)
    view.show()
    view.setFocus()
    yield view
    view.close()


def centre(view: MonthView, day: date) -> QPoint:
    return view.day_rect(day).center()


def test_whole_weeks_are_shown_and_days_of_other_months_stand_for_themselves() -> None:
    model = build_month(MONTH, days(), TODAY)
    assert model.weeks == 5
    assert [cell.day for cell in model.cells][-1] == date(2026, 12, 5)
    assert model.cells[-1].sums is None
    assert not model.cells[-1].in_month


def test_a_day_is_told_in_words_with_everything_its_cell_shows() -> None:
    told = days(d19={"completed": Decimal(400), "note": "Staff meeting at 8"}, d26={"holiday": "Thanksgiving"})
    cells = {cell.day: cell for cell in build_month(MONTH, told, TODAY).cells}
    assert cells[TODAY].spoken == (
        "Thursday, November 19, today, 10 appointments, 50% full, $1,400 of $2,000 booked, $400 done, "
        "note: Staff meeting at 8"
    )
    assert "Thanksgiving" in cells[date(2026, 11, 26)].spoken
    assert cells[date(2026, 11, 26)].is_closed
    assert cells[date(2026, 11, 8)].spoken.startswith("Sunday, November 8, closed")


def test_only_weekdays_the_practice_never_works_on_are_narrow() -> None:
    assert build_month(MONTH, days(), TODAY).slim == {0}
    worked = days(d8={"open_minutes": 60})
    assert build_month(MONTH, worked, TODAY).slim == set()


def test_the_month_is_added_up() -> None:
    totals = build_month(MONTH, days(d2={"completed": Decimal(500)}), TODAY).totals
    assert totals.words == "250 appointments · $25,500 booked of $50,000 · $500 done"


def test_a_click_opens_a_day_and_letting_go_elsewhere_does_not(month: MonthView) -> None:
    opened: list[date] = []
    month.opened.connect(opened.append)
    QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=centre(month, date(2026, 11, 24)))
    assert opened == [date(2026, 11, 24)]
    QTest.mousePress(month, Qt.MouseButton.LeftButton, pos=centre(month, date(2026, 11, 10)))
    QTest.mouseRelease(month, Qt.MouseButton.LeftButton, pos=centre(month, date(2026, 11, 12)))
    assert opened == [date(2026, 11, 24)]


def test_arrows_walk_page_keys_turn_and_enter_opens(month: MonthView) -> None:
    opened: list[date] = []
    walked: list[date] = []
    turned: list[int] = []
    month.opened.connect(opened.append)
    month.walked.connect(walked.append)
    month.turned.connect(turned.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(month, key)
    assert opened == [date(2026, 11, 27)]
    QTest.keyClick(month, Qt.Key.Key_Down)
    assert (walked, month.cursor_day) == ([date(2026, 12, 4)], date(2026, 11, 27))
    QTest.keyClick(month, Qt.Key.Key_PageDown)
    QTest.keyClick(month, Qt.Key.Key_PageUp)
    assert turned == [1, -1]
    QTest.keyClick(month, Qt.Key.Key_End)
    assert month.cursor_day == date(2026, 11, 30)


def test_a_notch_of_the_wheel_is_a_month_and_half_of_one_is_none(month: MonthView) -> None:
    turned: list[int] = []
    month.turned.connect(turned.append)
    for delta in (-60, -60, 120):
        at = QPointF(100, 100)
        none = Qt.MouseButton.NoButton
        event = QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, delta),
            none,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(month, event)
    assert turned == [1, -1]


def test_a_visit_held_over_a_day_opens_it(month: MonthView, qtbot) -> None:  # type: ignore[no-untyped-def]
    mime = dnd.encode(dnd.Parcel(UUID(int=1), 1, 0, 40))
    carried = (
        centre(month, date(2026, 11, 25)),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter, move = QDragEnterEvent(*carried), QDragMoveEvent(*carried)
    with qtbot.waitSignal(month.opened, timeout=2000) as opened:
        QApplication.sendEvent(month, enter)
        QApplication.sendEvent(month, move)
    assert opened.args == [date(2026, 11, 25)]
    QApplication.sendEvent(month, QDragLeaveEvent())


def test_readers_find_each_day_with_its_words(month: MonthView) -> None:
    grid = QAccessible.queryAccessibleInterface(month)
    assert grid.text(QAccessible.Text.Name).startswith("Month of Riverside Dental, November 2026, 250 appointments")
    assert grid.childCount() == 35
    day = grid.child(18)
    assert day.text(QAccessible.Text.Name) == month.model.cells[18].spoken
    assert day.role() is QAccessible.Role.Cell
    assert grid.focusChild().text(QAccessible.Text.Name).startswith("Thursday, November 19, today")


def test_waiting_is_told_only_when_it_lasts(qapp: QApplication) -> None:
    panel = MonthPanel(dnd.MIME_TYPE)
    panel.say_waiting()
    assert panel.words == ""
    QTest.qWait(260)
    assert panel.words == "Reading the month…"
    panel.say("The month was not read: the server failed.", may_retry=True)
    assert panel.words == "The month was not read: the server failed."
    assert not panel.again.isHidden()


@pytest.mark.parametrize("size", [(420, 240), (900, 700), (2000, 1200)])
def test_a_month_of_any_size_keeps_its_words_inside_their_days(month: MonthView, size: tuple[int, int]) -> None:
    month.resize(*size)
    picture = month._prepared()
    for _, _, left, base, _ in picture.words:
        assert 0 <= left <= size[0]
        assert 0 <= base <= size[1]
    for track, *_ in picture.bars:
        place = picture.grid.place_at(track.center())
        assert place is not None
        assert picture.grid.rect(place).contains(track)
