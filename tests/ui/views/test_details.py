"""The card beside a block, put together in sections."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.ui.views.details import MOST, DetailsEditor

LAYOUT = (("Reach", ("mobile_phone", "email")), ("", ("note",)))


@pytest.fixture
def editor(qapp: QApplication, qtbot) -> DetailsEditor:  # type: ignore[no-untyped-def]
    editor = DetailsEditor()
    qtbot.addWidget(editor)
    return editor


def test_sections_come_back_as_they_were_given(editor: DetailsEditor) -> None:
    editor.show_layout(LAYOUT)
    assert editor.layout_wanted == LAYOUT
    editor.show_layout(())
    assert editor.layout_wanted == (), "a card with nothing on it is not the desk's own card"
    editor.show_layout(None)
    assert editor.layout_wanted is None


def test_showing_a_layout_tells_nobody(editor: DetailsEditor, qtbot) -> None:  # type: ignore[no-untyped-def]
    with qtbot.assertNotEmitted(editor.changed):
        editor.show_layout(LAYOUT)


def test_a_card_of_ones_own_begins_with_something(editor: DetailsEditor, qtbot) -> None:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(editor.changed):
        editor.own.click()
    assert editor.layout_wanted is not None
    assert [title for title, _ in editor.layout_wanted] == ["Visit", "Patient"]


def test_a_section_is_added_titled_filled_and_removed(editor: DetailsEditor) -> None:
    editor.show_layout(LAYOUT)
    editor.more.click()
    title, fields, _ = editor.sections[-1]
    title.setText("  Money   owed ")
    fields.tick("balance_due", is_on=True)
    assert editor.layout_wanted == (*LAYOUT, ("Money owed", ("balance_due",)))
    editor.sections[0][2].click()
    assert editor.layout_wanted == (LAYOUT[1], ("Money owed", ("balance_due",)))


def test_there_is_an_end_to_sections(editor: DetailsEditor) -> None:
    editor.show_layout(tuple((str(number), ("note",)) for number in range(MOST)))
    assert not editor.more.isEnabled()


def test_every_part_of_a_section_is_named_for_who_listens(editor: DetailsEditor) -> None:
    editor.show_layout(LAYOUT)
    assert [widget.accessibleName() for widget in editor.sections[1]] == [
        "Title of section 2",
        "Section 2: Note",
        "Remove section 2",
    ]
