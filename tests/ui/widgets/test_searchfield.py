"""A field that answers while one types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.ui.widgets.searchfield import Entry, SearchField

ADA, BEA = Entry("Ada", "born 1990", "#1", "ada"), Entry("Bea", "", "", "bea")


@pytest.fixture
def field(qtbot) -> SearchField:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    field = SearchField("Find", "Find", "Ctrl K")
    QVBoxLayout(window).addWidget(field)
    window.show()
    window.activateWindow()
    field.window_ = window
    return field


def test_a_pause_in_typing_asks_once(field: SearchField, qtbot) -> None:
    asked: list[str] = []
    field.setFocus()
    field.asked.connect(asked.append)
    QTest.keyClicks(field, "ada")
    qtbot.waitUntil(lambda: bool(asked), timeout=1000)
    assert asked == ["ada"]


def test_the_first_answers_open_no_window_of_their_own_and_leave_the_keyboard_where_it_is(
    field: SearchField, qtbot
) -> None:
    windows: list[object] = []
    QGuiApplication.instance().focusWindowChanged.connect(windows.append)
    field.setFocus()
    field.show_answers([ADA, BEA], "2 patients.")
    qtbot.wait(50)
    QGuiApplication.instance().focusWindowChanged.disconnect(windows.append)
    assert windows == []
    assert field.hasFocus()
    assert field.is_open()


def test_arrows_walk_the_answers_and_enter_chooses(field: SearchField) -> None:
    chosen: list[object] = []
    field.chosen.connect(chosen.append)
    field.setFocus()
    field.show_answers([ADA, BEA])
    assert field.is_open()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == ["bea"]
    assert not field.is_open()
    assert field.text() == ""


def test_an_enter_before_the_answers_takes_the_first_of_them(field: SearchField) -> None:
    chosen: list[object] = []
    field.chosen.connect(chosen.append)
    field.setFocus()
    QTest.keyClicks(field, "ad")
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.show_answers([BEA], "Searching…", final=False)
    assert chosen == []
    field.show_answers([ADA])
    assert chosen == ["ada"]


def test_escape_empties_and_leaves(field: SearchField) -> None:
    field.setFocus()
    QTest.keyClicks(field, "ad")
    field.show_answers([], "Nobody.")
    assert field.message == "Nobody."
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.is_open(), field.hasFocus()) == ("", False, False)


def test_a_click_chooses(field: SearchField) -> None:
    chosen: list[object] = []
    field.chosen.connect(chosen.append)
    field.setFocus()
    field.show_answers([ADA, BEA])
    view = field._list
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["bea"]


def test_answers_are_spoken_whole(field: SearchField) -> None:
    field.show_answers([ADA])
    assert field._list.model().index(0, 0).data() == "Ada · born 1990 · #1"
