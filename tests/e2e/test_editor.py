"""A visit is edited field by field with the keyboard alone, and brought back from its history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.ui.blockouts.panel import BlockoutsPanel
from frontdesk.ui.choices.panel import ChoicesPanel
from frontdesk.ui.editor.panel import EditorPanel
from frontdesk.ui.history.panel import HistoryPanel
from frontdesk.ui.openings.panel import OpeningsPanel
from frontdesk.ui.schedules.panel import SchedulesPanel
from frontdesk.ui.views.panel import ViewsPanel
from frontdesk.ui.window.editor_part import EditorPart
from frontdesk.ui.window.history_part import HistoryPart
from support.receptionist import CTRL, PLAIN, SHIFT, Receptionist
from support.serverprocess import Ledger
from support.waiting import until


def editor(person: Receptionist) -> EditorPart:
    return next(part for part in person.window._parts if isinstance(part, EditorPart))


def history(person: Receptionist) -> HistoryPart:
    return next(part for part in person.window._parts if isinstance(part, HistoryPart))


def select(person: Receptionist, patient: str) -> None:
    person.window.board.select(person.id_of(patient))
    person.window.board.setFocus()


async def test_panels_that_nobody_has_opened_are_not_built(desk_window: Receptionist) -> None:
    window = desk_window.window
    kinds = (EditorPanel, HistoryPanel, BlockoutsPanel, SchedulesPanel, ViewsPanel, OpeningsPanel, ChoicesPanel)
    assert [kind.__name__ for kind in kinds if window.findChildren(kind)] == []
    select(desk_window, "Lena Fuchs")
    desk_window.press(Qt.Key.Key_Return)
    await desk_window.come_to_rest()
    assert [kind.__name__ for kind in kinds if window.findChildren(kind)] == ["EditorPanel"]


async def test_type_length_and_note_are_edited_by_keyboard_alone_and_each_is_undone(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    part = editor(desk_window)
    select(desk_window, "Lena Fuchs")
    before = desk_window.visit("Lena Fuchs")
    desk_window.press(Qt.Key.Key_Return)
    await desk_window.come_to_rest()
    assert part.dock.isVisible()
    assert QApplication.focusWidget() is part.panel.kind.box
    desk_window.write("crown seat")
    desk_window.press(Qt.Key.Key_Return)
    await desk_window.come_to_rest()
    types = {row.id: row.name for row in desk_window.work.desk.store.reference.types}
    assert types[desk_window.visit("Lena Fuchs").type_id] == "Crown seat"
    # Date and start lie between the type and the length.
    desk_window.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is part.panel.minutes.box
    desk_window.write("60")
    desk_window.press(Qt.Key.Key_Tab)
    await desk_window.come_to_rest()
    assert desk_window.where("Lena Fuchs") == ("Op 2", "11:00", 60)
    desk_window.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is part.panel.note.box
    desk_window.write("Nervous")
    desk_window.press(Qt.Key.Key_Escape)
    assert desk_window.visit("Lena Fuchs").note == before.note, "Esc takes back what was typed"
    desk_window.write("Call first")
    desk_window.press(Qt.Key.Key_Tab)
    await desk_window.come_to_rest()
    assert desk_window.visit("Lena Fuchs").note == "Call first"
    desk_window.press(Qt.Key.Key_Escape)
    assert part.dock.isHidden()
    assert desk_window.window.pinboard_dock.isVisible(), "what the editor covered is back"
    assert QApplication.focusWidget() is desk_window.window.board
    assert desk_window.dialogs == []
    assert ledger.place("Lena Fuchs")[1:] == ("2027-03-04T16:00:00Z", "2027-03-04T17:00:00Z")
    for _ in range(3):
        await desk_window.undo()
    after = desk_window.visit("Lena Fuchs")
    assert (after.type_id, after.interval, after.note) == (before.type_id, before.interval, before.note)


async def test_a_refused_time_is_put_back_with_the_reason_and_a_colleague_s_change_is_shown(
    desk_window: Receptionist, second_window: Receptionist
) -> None:
    part = editor(desk_window)
    select(desk_window, "Paul Rask")
    desk_window.press(Qt.Key.Key_E)
    await desk_window.come_to_rest()
    panel = part.panel
    panel.note.box.setFocus()
    desk_window.write("Half a sentence")
    visit = second_window.visit("Paul Rask")
    second_window.window.perform(second_window.work.desk.lock(visit.id, True), "locking")
    await until(lambda: panel.lock.box.isChecked(), "the colleague's lock")
    assert panel.note.box.toPlainText() == "Half a sentence"
    assert "was no" in panel.lock.line.text()
    second_window.window.perform(second_window.work.desk.lock(visit.id, False), "unlocking")
    await until(lambda: not panel.lock.box.isChecked(), "the colleague's unlocking")
    panel.start.box.setFocus()
    await desk_window.come_to_rest()
    panel.start.box.selectAll()
    desk_window.write("8:20a")
    desk_window.press(Qt.Key.Key_Return)
    await desk_window.come_to_rest()
    assert panel.start.box.text() == "10:00a"
    assert panel.start.line.text().startswith("Paul Rask was not moved")
    assert desk_window.where("Paul Rask") == ("Op 1", "10:00", 60)
    assert desk_window.visit("Paul Rask").note == "Half a sentence"


async def test_the_life_of_a_visit_is_walked_with_the_arrows(on_sqlite: None, desk_window: Receptionist) -> None:
    part = editor(desk_window)
    await desk_window.drag("Lena Fuchs", ("Op 3", "11:00"))
    await desk_window.come_to_rest()
    select(desk_window, "Lena Fuchs")
    desk_window.press(Qt.Key.Key_Return)
    await desk_window.come_to_rest()
    panel = part.panel
    assert "Op 2 → Op 3" in panel.moment.text()
    panel.life.setFocus()
    desk_window.press(Qt.Key.Key_Left)
    assert ("Operatory", "Op 3", "Op 2") in panel.past.lines
    desk_window.press(Qt.Key.Key_Left)
    assert ("Operatory", "Op 2", "") in [(name, value, "") for name, value, _ in panel.past.lines]
    desk_window.press(Qt.Key.Key_Escape)
    assert panel.life.at == -1
    assert part.dock.isVisible()


async def test_a_deleted_visit_is_found_in_the_day_s_history_and_restored_and_undo_takes_it_away(
    desk_window: Receptionist, second_window: Receptionist
) -> None:
    part = history(desk_window)
    gone = desk_window.id_of("Omar Said")
    client = second_window.work._client
    await client.appointments.delete(gone)
    await until(lambda: not desk_window.is_shown("Omar Said"), "the visit to go")
    desk_window.press(Qt.Key.Key_H, held=CTRL | SHIFT)
    await desk_window.come_to_rest()
    cards = part.panel.cards
    assert QApplication.focusWidget() is cards
    assert cards.cards[0].title == "Omar Said · deleted"
    assert cards.current == cards.cards[0].id
    desk_window.press(Qt.Key.Key_R, held=PLAIN)
    await until(lambda: desk_window.is_shown("Omar Said"), "the visit to come back")
    await desk_window.come_to_rest()
    assert desk_window.where("Omar Said") == ("Op 3", "09:10", 30)
    await until(lambda: "brought back" in part.panel.cards.cards[0].title, "the history")
    assert desk_window.dialogs == []
    desk_window.press(Qt.Key.Key_Escape)
    await desk_window.undo()
    await until(lambda: not desk_window.is_shown("Omar Said"), "the visit to go again")
