"""The day's note is its own editor."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.ui.daynote.bar import DayNoteBar


@pytest.fixture
def bar(qtbot) -> DayNoteBar:
    bar = DayNoteBar()
    qtbot.addWidget(bar)
    bar.resize(600, 32)
    bar.show()
    bar.activateWindow()
    bar.show_note("Today", "Compressor service")
    return bar


def edit(bar: DayNoteBar, text: str) -> None:
    bar.field.setFocus()
    bar.field.selectAll()
    QTest.keyClicks(bar.field, text)


def test_enter_keeps_the_text_and_tells_it_once(bar: DayNoteBar) -> None:
    told: list[str] = []
    bar.edited.connect(told.append)
    edit(bar, "Water off")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert told == ["Water off"]
    assert not bar.field.hasFocus()


def test_escape_gives_the_old_text_back(bar: DayNoteBar) -> None:
    told: list[str] = []
    bar.edited.connect(told.append)
    edit(bar, "Water off")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert (bar.field.text(), told) == ("Compressor service", [])


def test_a_text_that_stayed_the_same_is_not_told(bar: DayNoteBar) -> None:
    told: list[str] = []
    bar.edited.connect(told.append)
    edit(bar, "Compressor service")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert told == []


def test_what_is_being_typed_survives_a_change_from_elsewhere(bar: DayNoteBar) -> None:
    edit(bar, "Water o")
    bar.show_note("Today", "Compressor service moved to 1:00")
    assert bar.field.text() == "Water o"
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.field.text() == "Compressor service moved to 1:00"


def test_no_note_invites_one(bar: DayNoteBar) -> None:
    bar.show_note("Thu 26", "")
    assert bar.field.placeholderText() == "Add a note for this day"
    assert bar.field.accessibleName() == "Note for Thu 26"


def test_a_note_longer_than_the_bar_ends_in_dots_until_it_is_edited(bar: DayNoteBar) -> None:
    note = "Compressor service 12:15: keep Op 3 clear until 1:10. Dr. Haddad leaves at 4."
    bar.show_note("Today", note)
    bar.resize(300, 32)
    bar.setFocus()
    assert bar.field.shown.endswith("…")
    assert note.startswith(bar.field.shown[:-1])
    assert bar.field.toolTip() == note
    assert bar.field.text() == note
    assert not bar.field.grab().isNull()
    bar.field.setFocus()
    assert bar.field.shown == note
    bar.field.clearFocus()
    bar.resize(900, 32)
    assert bar.field.shown == note
