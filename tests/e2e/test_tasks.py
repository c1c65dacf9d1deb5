"""A task from a dropped visit: drag, a sentence, Enter; one key ends it, another undoes that; every desk sees it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from frontdesk.ui import dnd
from frontdesk.ui.tasks.panel import TaskPanel
from support.handdrag import HandDrag
from support.receptionist import CTRL, SHIFT, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

Key = Qt.Key
WORDS = "Ask for the insurance card"


@pytest.fixture
def hand_drag(monkeypatch: pytest.MonkeyPatch) -> HandDrag:
    return HandDrag(monkeypatch)


def tasks(desk: Receptionist) -> TaskPanel:
    return desk.window.findChildren(TaskPanel)[0]


def titles(desk: Receptionist) -> list[str]:
    return [card.title for card in tasks(desk).cards.cards if not card.is_settled]


def tab(desk: Receptionist) -> str:
    lists = desk.window.lists
    return lists.bar.tabText(lists.names.index("tasks"))


async def opened(desk: Receptionist) -> TaskPanel:
    """Bring the tasks of a desk, with its lists to look in."""
    await desk.turn_to_window()
    desk.press(Key.Key_T, held=CTRL | SHIFT)
    await desk.come_to_rest()
    await until(lambda: bool(tasks(desk).looks.count()), "the lists")
    return tasks(desk)


async def test_a_dropped_visit_becomes_a_task_that_every_desk_sees_and_one_key_ends(
    desk_window: Receptionist, second_window: Receptionist, ledger: Ledger, hand_drag: HandDrag
) -> None:
    await opened(second_window)
    panel, place = await opened(desk_window), desk_window.where("Paul Rask")

    desk_window.take("Paul Rask")
    desk_window.jump_over(panel)
    assert hand_drag.formats == [dnd.MIME_TYPE], "no name travels"
    assert hand_drag.drop(desk_window.window, panel.cards.mapToGlobal(panel.cards.rect().center()))
    assert panel.form.visit.text.startswith("Paul Rask · visit today")
    desk_window.write(WORDS)
    desk_window.press(Key.Key_Return)
    await until(lambda: titles(desk_window) == [WORDS], "the task")
    await until(lambda: titles(second_window) == [WORDS], "the task at the second window")
    await until(lambda: tab(second_window) == "Tasks 1", "what is unread to Ben")
    assert tab(desk_window) == "Tasks", "one's own words are no news"
    assert desk_window.where("Paul Rask") == place, "the visit stays where it is"

    await desk_window.come_to_rest()
    panel.cards.setFocus()
    panel.cards.choose(panel.cards.cards[0].id)
    desk_window.press(Key.Key_D)
    await until(lambda: titles(desk_window) == titles(second_window) == [], "the task is done")
    await desk_window.come_to_rest()
    await desk_window.undo()
    await until(lambda: titles(desk_window) == titles(second_window) == [WORDS], "the task is open again")

    panel.cards.choose(panel.cards.cards[0].id)
    panel.cards.setFocus()
    desk_window.press(Key.Key_V)
    await until(lambda: desk_window.selected == "Paul Rask", "the visit of the task")

    await second_window.turn_to_window()
    theirs = tasks(second_window)
    theirs.cards.choose(theirs.cards.cards[0].id)
    theirs.cards.setFocus()
    second_window.press(Key.Key_Return)
    await until(lambda: tab(second_window) == "Tasks", "it is read")
    second_window.write("He brings it tomorrow")
    second_window.press(Key.Key_Return)
    await until(lambda: [text for _, text in theirs.detail.notes] == ["He brings it tomorrow"], "the note")
    await until(lambda: tab(desk_window) == "Tasks 1", "the note is news to Ana")
    assert desk_window.dialogs == second_window.dialogs == []


async def test_finding_deleting_and_lists_take_a_key_or_a_line_and_no_dialog(
    desk_window: Receptionist, second_window: Receptionist
) -> None:
    theirs, panel = await opened(second_window), await opened(desk_window)

    panel.head.menu().actions()[0].trigger()
    desk_window.write("Lab")
    desk_window.press(Key.Key_Return)
    for each in (panel, theirs):
        await until(lambda each=each: each.looks.findText("Lab") >= 0, "the list at both windows")

    for words in ("Order bibs", "Call the lab"):
        await desk_window.turn_to_window()
        desk_window.press(Key.Key_T, held=CTRL)
        desk_window.write(words)
        desk_window.press(Key.Key_Return)
        await until(lambda words=words: words in titles(desk_window), "the task")
        await desk_window.come_to_rest()

    panel.cards.setFocus()
    panel.cards.choose(panel.cards.cards[0].id)
    desk_window.press(Key.Key_F)
    desk_window.write("bibs")
    desk_window.press(Key.Key_Return)
    await until(lambda: titles(desk_window) == ["Order bibs"], "what was looked for")

    panel.cards.choose(panel.cards.cards[0].id)
    panel.cards.setFocus()
    desk_window.press(Key.Key_Delete)
    await until(lambda: titles(second_window) == ["Call the lab"], "the task is gone at the second window")
    await desk_window.come_to_rest()
    await desk_window.undo()
    await until(lambda: len(titles(second_window)) == 2, "the task is back")
    await until(lambda: titles(desk_window) == ["Order bibs"], "and found again")
    assert desk_window.dialogs == second_window.dialogs == []


async def test_a_task_for_a_colleague_about_a_patient_comes_up_at_their_desk_when_it_is_time(
    desk_window: Receptionist, second_window: Receptionist
) -> None:
    theirs, panel = await opened(second_window), await opened(desk_window)

    desk_window.press(Key.Key_T, held=CTRL)
    desk_window.write(WORDS)
    desk_window.press(Key.Key_Tab)
    desk_window.write("rask")
    await until(lambda: bool(panel.form.patient.entries), "who is called so")
    desk_window.press(Key.Key_Return)
    assert panel.form.patient.text == "Paul Rask"
    panel.form.priority.setCurrentText("Urgent")
    # The person at the second desk, and a moment that has come by its clock.
    panel.form.assigned.setCurrentIndex(panel.form.assigned.findText("ben", Qt.MatchFlag.MatchContains))
    panel.form.remind.click()
    panel.form.remind_at.setDateTime(panel.form.remind_at.dateTime().addSecs(-7200))
    panel.form.save.click()

    await until(lambda: titles(second_window) == [WORDS], "the task at the other desk")
    card = theirs.cards.cards[0]
    assert "Paul Rask" in card.lines[0]
    assert card.badge == "unread · Urgent"
    assert card.alert.startswith("due since")
    await until(lambda: theirs.reminder_words == f"Due: {WORDS}", "the line that says so")
    await until(lambda: tab(second_window) == "Tasks 1", "what is unread to whom it is for")
    assert tab(desk_window) == "Tasks", "it is nobody else's"
    assert panel.reminder_words == ""

    theirs.looks.activated.emit(theirs.looks.findText("Mine", Qt.MatchFlag.MatchStartsWith))
    await until(lambda: titles(second_window) == [WORDS], "what is assigned to them")
    await desk_window.come_to_rest()
    await desk_window.undo()
    await until(lambda: titles(second_window) == [], "the task is gone from both desks")
    assert theirs.reminder_words == ""
    assert desk_window.dialogs == second_window.dialogs == []
