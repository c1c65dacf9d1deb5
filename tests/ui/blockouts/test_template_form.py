"""Filling in a template of blockouts, by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.store.blockouts import BlockoutTemplate, TemplateEntry, TemplateWish
from frontdesk.store.entities import BlockoutKind, Operatory
from frontdesk.store.reference import Reference
from frontdesk.ui.blockouts.panel import BlockoutsPanel
from frontdesk.ui.blockouts.template import TemplateForm

HERE = UUID(int=1)
LUNCH, MEETING = (BlockoutKind(UUID(int=10 + n), 1, name, item_order=n) for n, name in enumerate(("Lunch", "Meeting")))
ROOM = Operatory(UUID(int=20), HERE, "Op 1")
PRACTICE = Reference(operatories=(ROOM,), blockout_kinds=(LUNCH, MEETING))
NOON = TemplateEntry(UUID(int=10), None, time(12), time(13))
EARLY = TemplateEntry(UUID(int=11), ROOM.id, time(8), time(9))
SURGERY = BlockoutTemplate(UUID(int=30), 1, TemplateWish("Surgery", HERE, 1, (EARLY, NOON)))


@pytest.fixture
def form(qapp: QApplication, qtbot) -> TemplateForm:  # type: ignore[no-untyped-def]
    form = TemplateForm()
    qtbot.addWidget(form)
    form.show_choices(HERE, PRACTICE)
    form.show()
    return form


def rows(form: TemplateForm) -> list[str]:
    return [form.entries.item(row).text() for row in range(form.entries.count())]


def test_a_template_shows_everything_and_comes_back_unchanged(form: TemplateForm, qtbot) -> None:  # type: ignore[no-untyped-def]
    form.begin(SURGERY, SURGERY.wish)
    assert rows(form) == ["8:00 – 9:00a · Meeting · Op 1", "12:00 – 1:00p · Lunch · Whole office"]
    assert (form.kind.currentText(), form.room.currentText()) == ("Meeting", "Op 1")
    assert form.weekday.currentText() == "Tuesday"
    with qtbot.waitSignal(form.saved) as told:
        form.save.click()
    assert told.args == [SURGERY, SURGERY.wish]


def test_an_entry_changes_in_the_list_while_it_is_filled_in(form: TemplateForm) -> None:
    form.begin(SURGERY, SURGERY.wish)
    form.entries.setCurrentRow(1)
    form.room.setCurrentIndex(1)
    form.end.setTime(QTime(14, 30))
    assert rows(form)[1] == "12:00 – 2:30p · Lunch · Op 1"


def test_added_ones_follow_the_last_and_del_takes_one_out(form: TemplateForm) -> None:
    form.begin(SURGERY, SURGERY.wish)
    form.add.click()
    assert rows(form)[2] == "1:00 – 2:00p · Lunch · Whole office"
    form.entries.setCurrentRow(0)
    form.entries.setFocus()
    QTest.keyClick(form.entries, Qt.Key.Key_Delete)
    assert form.wish.entries == (NOON, TemplateEntry(LUNCH.id, None, time(13), time(14)))


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (TemplateWish(" ", HERE, None, (NOON,)), "A template needs a name."),
        (TemplateWish("A", HERE, None, ()), "Add a blockout to it first."),
        (
            TemplateWish("A", HERE, None, (TemplateEntry(LUNCH.id, None, time(13), time(12)),)),
            "It has to end after it begins: 1:00 – 12:00p · Lunch · Whole office.",
        ),
        (
            TemplateWish("A", None, None, (EARLY,)),
            "For every office it can only block whole offices: 8:00 – 9:00a · Meeting · Op 1.",
        ),
    ],
)
def test_what_cannot_be_saved_is_explained_and_stays(form: TemplateForm, wish: TemplateWish, said: str, qtbot) -> None:  # type: ignore[no-untyped-def]
    form.begin(None, wish)
    with qtbot.assertNotEmitted(form.saved):
        form.save.click()
    assert form.words.text() == said
    assert len(rows(form)) == len(wish.entries)


def test_midnight_closes_the_day(form: TemplateForm, qtbot) -> None:  # type: ignore[no-untyped-def]
    late = TemplateEntry(LUNCH.id, None, time(22), time(0))
    form.begin(None, TemplateWish("Late", HERE, None, (late,)))
    with qtbot.waitSignal(form.saved) as told:
        QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert told.args == [None, TemplateWish("Late", HERE, None, (late,))]


def test_ctrl_enter_saves_and_esc_leaves(form: TemplateForm, qtbot) -> None:  # type: ignore[no-untyped-def]
    form.begin(SURGERY, SURGERY.wish)
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(form.entries, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(form.left):
        QTest.keyClick(form.entries, Qt.Key.Key_Escape)


def test_the_panel_opens_the_chosen_template_and_keeps_the_choice_when_the_list_is_read_again(
    qapp: QApplication, qtbot
) -> None:  # type: ignore[no-untyped-def]
    panel = BlockoutsPanel()
    qtbot.addWidget(panel)
    panel.show()
    other = BlockoutTemplate(UUID(int=31), 1, TemplateWish("Hygiene", HERE))
    panel.show_templates((other, SURGERY), "")
    panel.choose_template(SURGERY.id)
    panel.edit_template.click()
    assert panel.template.before == SURGERY
    panel.show_templates((other, BlockoutTemplate(SURGERY.id, 2, SURGERY.wish)), "")
    assert panel.templates.currentText() == "Surgery"
    panel.close_template()
    assert panel.template.isHidden()
    panel.show_templates((), "There is no template for this office.")
    assert not panel.edit_template.isEnabled()
    assert panel.of_day.isEnabled()


def test_an_entry_keeps_its_operatory_and_type_after_both_were_hidden(form: TemplateForm) -> None:
    hidden = Reference(
        operatories=(replace(ROOM, is_hidden=True),), blockout_kinds=(LUNCH, replace(MEETING, is_offered=False))
    )
    form.show_choices(HERE, hidden)
    form.begin(None, TemplateWish("New", HERE, None, (NOON,)))
    assert [form.room.itemText(at) for at in range(form.room.count())] == ["The whole office"]
    assert [form.kind.itemText(at) for at in range(form.kind.count())] == ["Lunch"]
    form.begin(SURGERY, SURGERY.wish)
    assert (form.kind.currentText(), form.room.currentText()) == ("Meeting", "Op 1")
    form.end.setTime(QTime(9, 30))
    assert rows(form)[0] == "8:00 – 9:30a · Meeting · Op 1"
    assert form.wish.entries[0] == replace(EARLY, end=time(9, 30))
