"""Tasks in the window: the count on the tab, a task from a visit, reading, reminders, and what comes later."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from deskside import NOW, RIVERSIDE, HandDesk, key
from handtasks import BIBS, CALL, FRONT, JONAH, HandTasks, task
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.store.entities import PatientHit
from frontdesk.store.officetasks import Looking, OfficeTask, Scope, draft_of
from frontdesk.ui import dnd
from frontdesk.ui.help.keys import Command
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.window.tasks_part import NAME, TasksPart

sys.path.insert(0, str(Path(__file__).parents[1] / "booking"))
from fakeport import FakePort

Key = Qt.Key
JONAHS = key("Jonah Feld 2026-11-19")
Scene = Callable[[MainWindow, TasksPart, HandTasks], Awaitable[None]]


@pytest.fixture
def play(at_desk) -> Callable[..., None]:
    def played(scene: Scene, *rows: object) -> None:
        async def scenario(window: MainWindow, desk: HandDesk) -> None:
            tasks = HandTasks(*(rows or (CALL, JONAH, BIBS)))  # type: ignore[arg-type]
            part = TasksPart(window._host, tasks, FakePort([PatientHit(key("Amelia Quist"), "Amelia Quist")]))
            window._host.page_shown.emit(window.page)
            await rest(window)
            await scene(window, part, tasks)

        at_desk(scenario)

    return played


async def rest(window: MainWindow) -> None:
    for _ in range(100):
        await asyncio.sleep(0.005)
        if not window.reads.running and not window.writes.running:
            return


async def press_on(window: MainWindow, part: TasksPart, chosen: OfficeTask, with_key: Qt.Key) -> None:
    """Bring the panel, choose a task, and press a key on it."""
    window.run(Command.TASK_PANEL)
    await rest(window)
    part.panel.cards.choose(chosen.id)
    QTest.keyClick(part.panel.cards, with_key)
    await rest(window)


def tab(window: MainWindow) -> str:
    lists = window._host.shell.lists
    return lists.bar.tabText(lists.names.index(NAME))


def test_the_tab_counts_what_is_unread(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        assert tab(window) == "Tasks 1"

    play(scene)


def test_the_key_brings_the_list_and_a_list_can_be_chosen(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        window.run(Command.TASK_PANEL)
        await rest(window)
        assert tasks.is_watched
        assert part.panel.cards.cards[0].title == "Call the lab about #14"
        part.panel.looking_chosen.emit(Looking(Scope.DONE))
        await rest(window)
        assert ("show", Looking(Scope.DONE)) in tasks.calls

    play(scene)


def test_a_task_about_the_selected_visit_is_a_key_a_sentence_and_enter(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        window.board.select(JONAHS)
        window.run(Command.NEW_TASK)
        assert part.panel.form.visit.text == "Jonah Feld · visit today 9:00a"
        QTest.keyClicks(QApplication.focusWidget(), "Ask for the card")
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
        await rest(window)
        ((_, draft),) = [call for call in tasks.calls if call[0] == "add"]
        assert (draft.words, draft.visit_id, draft.list_id) == ("Ask for the card", JONAHS, FRONT.id)
        assert part.panel.is_listing

    play(scene)


def test_a_refused_task_keeps_what_was_typed(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        tasks.refuse = "The task was not made: you may only read."
        part.panel.adding.emit()
        QTest.keyClicks(part.panel.form.words, "Order bibs")
        part.panel.form.save.click()
        await rest(window)
        assert part.panel.form.words.toPlainText() == "Order bibs"
        assert part.panel.form.trouble.text() == tasks.refuse

    play(scene)


def test_a_visit_offers_a_task_in_its_menu_and_a_drop_begins_one(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        visit = window._host.store.appointment(JONAHS)
        assert visit is not None
        line = next(line for line in window._host.visit_lines(visit) if line.text == "New task about this visit")
        line.run()
        assert part.panel.form.visit.text.startswith("Jonah Feld")
        part.panel.show_list()
        part.panel.visit_dropped.emit(JONAHS)
        assert not part.panel.is_listing

    play(scene)


def test_a_visit_held_over_the_tab_brings_the_panel(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        lists = window._host.shell.lists
        lists.add("other", "Other", QWidget())
        lists.turn_to("other")
        place = lists.bar.tabRect(lists.names.index(NAME)).center()
        mime = dnd.encode(dnd.Parcel(JONAHS, 3, 0, 30))
        action, button, plain = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(lists.bar, QDragEnterEvent(place, action, mime, button, plain))
        QApplication.sendEvent(lists.bar, QDragMoveEvent(place, action, mime, button, plain))
        for _ in range(200):
            await asyncio.sleep(0.01)
            if lists.current == NAME:
                break
        assert lists.current == NAME
        assert tasks.is_watched

    play(scene)


def test_reading_marks_it_and_a_note_is_added_to_the_thread(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        await press_on(window, part, CALL, Key.Key_Return)
        assert ("read", CALL.id) in tasks.calls
        QTest.keyClicks(part.panel.detail.note, "Left a message")
        QTest.keyClick(part.panel.detail.note, Key.Key_Return)
        await rest(window)
        assert [text for _, text in part.panel.detail.notes] == ["Left a message"]
        assert part.panel.detail.note.text() == ""

    play(scene)


def test_notes_that_cannot_be_read_say_so(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        window.run(Command.TASK_PANEL)
        await rest(window)
        tasks.is_away = True
        part.panel.acted.emit(CALL.id, "open")
        await rest(window)
        words = [label.text() for label in part.panel.detail.findChildren(type(part.panel.detail.words))]
        assert "The notes could not be read." in words
        part.panel.acted.emit(JONAH.id, "visit")
        await rest(window)
        assert window.status.text == "The server cannot be reached, so the visit is not known."

    play(scene)


def test_done_by_one_key(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        await press_on(window, part, BIBS, Key.Key_D)
        assert ("finish", BIBS.id) in tasks.calls
        assert "Order bibs" not in [card.title for card in part.panel.cards.cards]

    play(scene)


def test_a_task_shows_its_visit(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        tasks.visit = window._host.store.appointment(JONAHS)
        window.run(Command.TASK_PANEL)
        await rest(window)
        part.panel.acted.emit(JONAH.id, "visit")
        await rest(window)
        assert window._host.selected == JONAHS
        tasks.visit = None
        part.panel.acted.emit(JONAH.id, "visit")
        await rest(window)
        assert window.status.text == "Jonah Feld has no visit ahead."

    play(scene)


def test_a_reminder_is_told_once_at_its_time_in_the_panel_and_the_status_line(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        assert part.panel.reminder_words == ""
        told: list[str] = []
        window._host.messages.said.connect(lambda message: told.append(message.text))
        window._host.now = lambda: NOW + timedelta(minutes=5)  # type: ignore[method-assign]
        window._host.beat.emit(NOW + timedelta(minutes=5))
        window._host.beat.emit(NOW + timedelta(minutes=6))
        assert told == ["Due: Ring back"]
        assert part.panel.reminder_words == "Due: Ring back"
        assert tasks.calls.count(("renew",)) == 1
        part.panel.reminder_asked.emit()
        await rest(window)
        assert part.panel.is_reading

    play(scene, task("Ring back", remind_at=NOW + timedelta(minutes=4)))


def test_one_page_more_is_read_as_one_scrolls(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        tasks.later = tuple(task(f"later {number}") for number in range(5))
        part.panel.looking_chosen.emit(Looking())
        await rest(window)
        part.panel.more_asked.emit()
        part.panel.more_asked.emit()
        await rest(window)
        assert tasks.calls.count(("more",)) == 1
        assert len(part.panel.cards.cards) == 35

    play(scene, *(task(f"task {number}") for number in range(30)))


def test_the_menu_offers_colleagues_priorities_times_and_lists(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        window.run(Command.TASK_PANEL)
        await rest(window)
        part.panel.cards.menu_asked.emit(CALL.id, part.panel.mapToGlobal(part.panel.rect().center()))
        menu = QApplication.activePopupWidget()
        assert menu is not None
        branches = {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}
        assert set(branches) == {"Assign to", "Priority", "Remind me", "Move to"}
        ben = next(action for action in branches["Assign to"].actions() if action.text() == "Ben")
        ben.trigger()
        menu.close()
        await rest(window)
        ((_, task_id, draft),) = [call for call in tasks.calls if call[0] == "edit"]
        assert (task_id, draft.assigned_id) == (CALL.id, key("Ben"))
        assert draft_of(CALL).words == draft.words

    play(scene)


def test_patients_are_found_while_one_types(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        part.panel.adding.emit()
        part.panel.form.patient.begin("Am")
        await rest(window)
        assert [entry.title for entry in part.panel.form.patient.entries] == ["Amelia Quist"]
        assert RIVERSIDE.id == window.page.location_id

    play(scene)


def test_words_that_are_typed_are_looked_for_and_esc_ends_that(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        window.run(Command.TASK_PANEL)
        await rest(window)
        part.panel.cards.choose(CALL.id)
        QTest.keyClick(part.panel.cards, Key.Key_F)
        assert QApplication.focusWidget() is part.panel.head.search
        QTest.keyClicks(part.panel.head.search, "lab")
        QTest.keyClick(part.panel.head.search, Key.Key_Return)
        await rest(window)
        assert tasks.calls[-1] == ("show", Looking(search="lab"))
        assert part.panel.looks.currentText().startswith("All open")
        part.panel.head.looks.setCurrentIndex(0)
        part.panel.head.looks.activated.emit(0)
        await rest(window)
        assert tasks.calls[-1] == ("show", Looking(Scope.MINE, search="lab"))
        QTest.keyClick(part.panel.head.search, Key.Key_Escape)
        await rest(window)
        assert tasks.calls[-1] == ("show", Looking(Scope.MINE))
        assert not part.panel.head.search.isVisible()

    play(scene)


def test_a_task_is_deleted_by_one_key(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        await press_on(window, part, BIBS, Key.Key_Delete)
        assert ("remove", BIBS.id) in tasks.calls

    play(scene)


def test_a_list_is_begun_renamed_and_put_out_of_use_in_its_menu(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        window.run(Command.TASK_PANEL)
        await rest(window)
        head = part.panel.head
        assert [line.text() for line in head.menu().actions()] == ["New list…"]
        head.menu().actions()[0].trigger()
        QTest.keyClicks(head.naming, "Lab")
        QTest.keyClick(head.naming, Key.Key_Return)
        await rest(window)
        assert ("add list", "Lab") in tasks.calls
        part.panel.looking_chosen.emit(Looking(Scope.LIST, FRONT.id))
        await rest(window)
        lines = head.menu().actions()
        assert [line.text() for line in lines] == [
            "New list…",
            "Rename “Front desk”…",
            "Put “Front desk” out of use",
        ]
        lines[1].trigger()
        assert head.naming.text() == "Front desk"
        QTest.keyClicks(head.naming, "Desk")
        QTest.keyClick(head.naming, Key.Key_Return)
        await rest(window)
        assert ("rename list", FRONT.id, "Desk") in tasks.calls
        head.menu().actions()[2].trigger()
        await rest(window)
        assert ("retire list", FRONT.id) in tasks.calls
        assert tasks.calls[-1] == ("show", Looking())

    play(scene)


def test_a_name_can_be_left_and_nothing_is_no_name(play) -> None:
    async def scene(window: MainWindow, part: TasksPart, tasks: HandTasks) -> None:
        window.run(Command.TASK_PANEL)
        await rest(window)
        head = part.panel.head
        head.name_list(None, "")
        QTest.keyClick(head.naming, Key.Key_Return)
        assert head.naming.isVisible()
        QTest.keyClick(head.naming, Key.Key_Escape)
        assert not head.naming.isVisible()
        await rest(window)
        assert not [call for call in tasks.calls if call[0] == "add list"]

    play(scene)
