"""Choosing fields and their order: by ticking, by keys, by dragging a row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from frontdesk.ui.views.ordered import OrderedField

OFFERED = ("patient_name", "age", "alerts", "mobile_phone", "note")


@pytest.fixture
def field(qtbot) -> Iterator[OrderedField]:  # type: ignore[no-untyped-def]
    window = QMainWindow()
    qtbot.addWidget(window)
    field = OrderedField("Middle", OFFERED)
    window.setCentralWidget(field)
    window.resize(320, 480)
    window.show()
    yield field
    window.close()


def order(field: OrderedField) -> list[str]:
    return [field.rows.item(row).text() for row in range(field.rows.count())]


def test_what_is_chosen_stands_first_and_the_button_says_it_in_its_order(field: OrderedField) -> None:
    field.choose(("note", "age"))
    field.click()
    assert order(field) == ["Note", "Age", "Patient", "Alerts", "Mobile phone"]
    assert field.text() == "Note, Age"
    assert field.accessibleName() == "Middle: Note, Age"


def test_space_ticks_and_the_field_comes_last(field: OrderedField, qtbot) -> None:  # type: ignore[no-untyped-def]
    field.choose(("note",))
    field.click()
    field.rows.setCurrentRow(2)
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field.rows, Qt.Key.Key_Space)
    assert field.chosen == ("note", "age")
    QTest.keyClick(field.rows, Qt.Key.Key_Space)
    assert field.chosen == ("note",), "the row it stands on now is still the one that was ticked"


def test_alt_and_an_arrow_move_a_field_which_stays_the_present_one(field: OrderedField) -> None:
    field.choose(("patient_name", "age", "alerts"))
    field.click()
    field.rows.setCurrentRow(2)
    QTest.keyClick(field.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(field.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert field.chosen == ("alerts", "patient_name", "age")
    QTest.keyClick(field.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert field.chosen == ("alerts", "patient_name", "age"), "the first one stays where it is"
    assert field.rows.currentRow() == 0


def test_a_dragged_row_takes_its_place_and_what_is_not_ticked_goes_back(field: OrderedField, qtbot) -> None:  # type: ignore[no-untyped-def]
    field.choose(("patient_name", "age", "alerts"))
    field.click()
    with qtbot.waitSignal(field.changed):
        assert field.rows.model().moveRow(field.rows.rootIndex(), 0, field.rows.rootIndex(), 5)
    assert field.chosen == ("age", "alerts", "patient_name")
    assert order(field)[:3] == ["Age", "Alerts", "Patient"]


def test_fields_others_have_written_stay_and_are_named_as_they_are(field: OrderedField) -> None:
    field.choose(("age", "shoe_size"))
    field.click()
    assert field.text() == "Age, shoe size"
    field.tick("alerts", is_on=True)
    assert field.chosen == ("age", "shoe_size", "alerts")


def test_esc_closes_the_list_and_the_button_has_the_focus_again(field: OrderedField) -> None:
    field.click()
    assert field.rows.isVisible()
    QTest.keyClick(field.rows, Qt.Key.Key_Escape)
    assert not field.rows.isVisible()
    assert field.hasFocus()
