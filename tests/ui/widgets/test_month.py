"""The month calendar by keyboard, by pointer and under a drag."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.ui.widgets.buttons import GlyphButton
from frontdesk.ui.widgets.month import MonthCalendar

MIME = "application/x-test"
SHOWN, TODAY = date(2026, 11, 19), date(2026, 11, 20)


@pytest.fixture
def calendar(qtbot) -> MonthCalendar:
    calendar = MonthCalendar(MIME)
    qtbot.addWidget(calendar)
    calendar.show_date(SHOWN, TODAY)
    calendar.show()
    calendar.activateWindow()
    return calendar


def carried(mime_type: str = MIME) -> QMimeData:
    mime = QMimeData()
    mime.setData(mime_type, b"{}")
    return mime


def hover(calendar: MonthCalendar, where: QPoint, mime: QMimeData) -> bool:
    """Carry something over the calendar; whether the calendar takes notice."""
    rest = where, Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(*rest)
    enter.ignore()
    QApplication.sendEvent(calendar, enter)
    move = QDragMoveEvent(*rest)
    move.ignore()
    QApplication.sendEvent(calendar, move)
    return enter.isAccepted()


def test_six_weeks_around_the_month_are_shown(calendar: MonthCalendar) -> None:
    assert calendar.cell(date(2026, 11, 1)).in_month
    assert not calendar.cell(date(2026, 12, 12)).in_month
    assert calendar.cell(TODAY).accessibleName() == "Friday, November 20, today"


def test_arrows_walk_days_over_the_month_s_edge(calendar: MonthCalendar) -> None:
    calendar.setFocus()
    for _ in range(2):
        QTest.keyClick(calendar.cell(calendar.keyboard_date), Qt.Key.Key_Down)
    assert calendar.keyboard_date == date(2026, 12, 3)
    assert calendar.cell(date(2026, 12, 3)).in_month


def test_page_keys_leaf_by_months_and_keep_to_the_month_s_length(calendar: MonthCalendar) -> None:
    calendar.show_date(date(2026, 1, 31), TODAY)
    QTest.keyClick(calendar.cell(calendar.keyboard_date), Qt.Key.Key_PageDown)
    assert calendar.keyboard_date == date(2026, 2, 28)
    QTest.keyClick(calendar.cell(calendar.keyboard_date), Qt.Key.Key_Home)
    assert calendar.keyboard_date == TODAY


def test_enter_and_a_click_choose(calendar: MonthCalendar) -> None:
    picked: list[date] = []
    calendar.picked.connect(picked.append)
    QTest.keyClick(calendar.cell(SHOWN), Qt.Key.Key_Return)
    QTest.mouseClick(calendar.cell(date(2026, 11, 5)), Qt.MouseButton.LeftButton)
    assert picked == [SHOWN, date(2026, 11, 5)]


def test_a_drag_that_rests_on_a_date_turns_to_it(calendar: MonthCalendar, qtbot) -> None:
    place = calendar.cell(date(2026, 11, 24)).geometry().center()
    mime = carried()
    with qtbot.waitSignal(calendar.rested, timeout=2000) as rested:
        assert hover(calendar, place, mime)
    assert rested.args == [date(2026, 11, 24)]
    hover(calendar, QPoint(0, 0), mime)


def test_a_drag_that_rests_on_the_arrow_turns_the_month(calendar: MonthCalendar, qtbot) -> None:
    arrow = next(button for button in calendar.findChildren(GlyphButton) if button.accessibleName() == "Month after")
    mime = carried()
    hover(calendar, arrow.geometry().center(), mime)
    qtbot.waitUntil(lambda: calendar.keyboard_date == date(2026, 12, 19), timeout=2000)
    QApplication.sendEvent(calendar, QEvent(QEvent.Type.DragLeave))


def test_a_drag_that_goes_on_turns_nothing(calendar: MonthCalendar, qtbot) -> None:
    mime = carried()
    hover(calendar, calendar.cell(date(2026, 11, 24)).geometry().center(), mime)
    hover(calendar, QPoint(0, 0), mime)
    with qtbot.assertNotEmitted(calendar.rested, wait=700):
        pass


def test_other_drags_and_drops_are_none_of_its_business(calendar: MonthCalendar) -> None:
    place = calendar.cell(date(2026, 11, 24)).geometry().center()
    text = carried("text/plain")
    assert not hover(calendar, place, text)
    mime = carried()
    hover(calendar, QPoint(0, 0), mime)
    drop = QDropEvent(
        place.toPointF(),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(calendar, drop)
    assert not drop.isAccepted()
