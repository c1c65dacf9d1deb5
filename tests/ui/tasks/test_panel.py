"""The tasks panel: what a card says, one key for what is done most, the form, and a visit dropped on it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from deskside import NOW, ZONE, at, key
from handtasks import ANA, BEN, BIBS, BILLING, CALL, FRONT, JONAH, PRIORITIES, task
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.tasks import TaskStatus
from frontdesk.store.entities import PatientHit
from frontdesk.store.officetasks import Looking, Scope, TaskBook, TaskCounts, TaskDraft, TaskNote, TaskVisit
from frontdesk.ui import dnd, privacy
from frontdesk.ui.tasks import model
from frontdesk.ui.tasks.form import Occasion
from frontdesk.ui.tasks.model import Setting
from frontdesk.ui.tasks.panel import TaskPanel
from frontdesk.ui.widgets.cards import Card, Heading, Ink

Key = Qt.Key
SETTING = Setting(ZONE, NOW, PRIORITIES)
BOOK = TaskBook(Looking(), (CALL, JONAH, BIBS), 3, TaskCounts(3, 1, ((FRONT.id, 2),)), (), (FRONT, BILLING), (ANA, BEN))


def cards(book: TaskBook = BOOK) -> list[Card]:
    return [row for row in model.build_rows(book, SETTING) if isinstance(row, Card)]


def test_tasks_stand_under_the_days_they_were_entered() -> None:
    said = [row.words if isinstance(row, Heading) else row.title for row in model.build_rows(BOOK, SETTING)]
    assert said == ["Today", "Call the lab about #14", "Ask Jonah for", "Yesterday", "Order bibs"]


def test_a_card_says_what_it_is_about_whose_it_is_and_how_pressing() -> None:
    call, jonah, bibs = cards()
    assert (call.badge, call.badge_ink) == ("unread · Urgent", Ink.BAD)
    assert call.lines == ("Front desk · from Ben · 2 notes",)
    assert jonah.lines[0] == "Jonah Feld · visit today 9:00a"
    assert jonah.prose == "Ask Jonah for his new insurance card"
    assert [link.name for link in jonah.actions] == ["visit", "done"]
    assert bibs.lines == ("Billing · for Ana · from Ben",)
    assert bibs.badge == ""


def test_words_too_long_for_a_title_can_be_read_below_it() -> None:
    long = "Ask whether the second insurance pays for the crown"
    short, full = cards(replace(BOOK, rows=(task("Order bibs"), task(long))))
    assert (short.prose, full.prose) == ("", long)


def test_a_reminder_says_when_it_comes_and_that_it_came() -> None:
    ahead, came = (
        task("a", remind_at=NOW + timedelta(hours=2)),
        task("b", remind_at=at("08:30")),
    )
    first, second = cards(replace(BOOK, rows=(ahead, came)))
    assert (first.alert, first.alert_ink) == ("comes up today 11:04a", Ink.QUIET)
    assert (second.alert, second.alert_ink) == ("due since today 8:30a", Ink.WARN)
    book = replace(BOOK, reminders=(came, ahead))
    assert model.due_words(model.due(book, NOW)) == "Due: b"
    assert model.due_words([came, ahead]) == "2 reminders, the first: b"
    assert model.due_words([]) == ""


def test_what_is_done_says_when_and_can_be_taken_up_again() -> None:
    done = task("c", status=TaskStatus.DONE, finished_at=at("08:45"))
    (card,) = cards(replace(BOOK, rows=(done,)))
    assert (card.badge, [link.name for link in card.actions]) == ("done 8:45a", ["reopen"])


def test_one_can_look_at_mine_all_each_list_and_what_is_done() -> None:
    assert [words for words, _ in model.looks(BOOK)] == ["Mine", "All open · 3", "Front desk · 2", "Billing", "Done"]


@pytest.mark.parametrize(
    ("looking", "words"),
    [
        (Looking(Scope.MINE), "Nothing is assigned to you."),
        (Looking(Scope.LIST, FRONT.id), "Nothing is left to do in this list."),
        (Looking(Scope.DONE), "Nothing has been done yet."),
    ],
)
def test_an_empty_list_says_why(looking: Looking, words: str) -> None:
    assert model.empty_words(replace(BOOK, looking=looking, rows=())) == words
    assert model.empty_words(TaskBook()) == "Reading the tasks…"


def test_the_foot_says_how_much_of_a_long_list_was_read() -> None:
    assert model.foot_words(replace(BOOK, total=50_000)) == "3 of 50,000 read; more come as you scroll."
    assert "D is done" in model.foot_words(BOOK)


def test_a_visit_on_hold_and_who_wrote_a_note_are_told() -> None:
    assert model.visit_words(TaskVisit(key("v"), None, key("place")), SETTING) == "visit on hold"
    note = TaskNote(key("n"), "Busy.", "Ana", at("08:40"))
    assert model.note_lines([note], SETTING) == [("Ana · today 8:40a", "Busy.")]


@pytest.fixture
def panel(qapp: QApplication) -> TaskPanel:
    panel = TaskPanel()
    panel.resize(272, 420)
    panel.show()
    panel.show_looks(model.looks(BOOK), BOOK.looking)
    panel.show_rows(model.build_rows(BOOK, SETTING), "", model.foot_words(BOOK))
    return panel


def test_a_list_with_a_long_name_keeps_its_count_in_sight(panel: TaskPanel) -> None:
    long = Looking(Scope.LIST, FRONT.id)
    panel.show_looks([("Letters to insurances · 12", long), ("Front desk · 2", Looking())], long)
    looks = panel.head.looks
    assert looks.shown.endswith("… · 12")
    assert looks.fontMetrics().horizontalAdvance(looks.shown) < looks.width()
    looks.setCurrentIndex(1)
    assert looks.shown == "Front desk · 2"


def asked(panel: TaskPanel) -> list[tuple[UUID, str]]:
    found: list[tuple[UUID, str]] = []
    panel.acted.connect(lambda task_id, action: found.append((task_id, action)))
    return found


def test_one_key_or_click_does_what_is_done_most(panel: TaskPanel) -> None:
    found = asked(panel)
    panel.cards.choose(CALL.id)
    for code in (Key.Key_D, Key.Key_Return, Key.Key_E, Key.Key_U):
        QTest.keyClick(panel.cards, code)
    place = panel.cards.link_rect(JONAH.id, "visit").center()
    QTest.mouseClick(panel.cards.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert found == [
        (CALL.id, "done"),
        (CALL.id, "open"),
        (CALL.id, "edit"),
        (CALL.id, "unread"),
        (JONAH.id, "visit"),
    ]


def test_choosing_a_list_asks_for_it(panel: TaskPanel) -> None:
    chosen: list[Looking] = []
    panel.looking_chosen.connect(chosen.append)
    panel.looks.setFocus()
    QTest.keyClick(panel.looks, Key.Key_Down)
    assert chosen == [Looking(Scope.LIST, FRONT.id)]


def test_near_the_end_of_what_was_read_more_is_asked_for(panel: TaskPanel) -> None:
    asked_more: list[bool] = []
    panel.more_asked.connect(lambda: asked_more.append(True))
    many = replace(BOOK, rows=tuple(task(f"task {number}") for number in range(50)), total=500)
    panel.show_rows(model.build_rows(many, SETTING), "", "")
    QApplication.processEvents()
    assert asked_more == []
    bar = panel.cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert asked_more


def test_a_dropped_visit_begins_a_task_and_only_its_id_travels(panel: TaskPanel) -> None:
    dropped: list[UUID] = []
    panel.visit_dropped.connect(dropped.append)
    mime = dnd.encode(dnd.Parcel(JONAH.id, 3, 0, 30))
    action, button, plain = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 90), action, mime, button, plain)
    panel.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert panel.hint.text() == "Drop here: a task about this visit."
    panel.dropEvent(QDropEvent(QPointF(50, 90), action, mime, button, plain))
    assert dropped == [JONAH.id]
    assert "D is done" in panel.hint.text()


def test_whatever_else_is_dragged_is_left_alone(panel: TaskPanel) -> None:
    mime = QMimeData()
    mime.setText("Jonah Feld")
    enter = QDragEnterEvent(
        QPoint(50, 90), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    panel.dragEnterEvent(enter)
    assert not enter.isAccepted()


@pytest.fixture
def saved(panel: TaskPanel) -> list[TaskDraft]:
    drafts: list[TaskDraft] = []
    panel.form.saved.connect(drafts.append)
    panel.show_form()
    panel.form.show_choices((FRONT, BILLING), PRIORITIES, (ANA, BEN), ANA.id)
    return drafts


def test_a_new_task_is_a_sentence_and_enter(panel: TaskPanel, saved: list[TaskDraft]) -> None:
    panel.form.show_task(Occasion("New task", TaskDraft(FRONT.id, "")), ZONE, NOW)
    QTest.keyClick(panel.form.words, Key.Key_Return)
    assert panel.form.trouble.text() == "Say what is to be done."
    QTest.keyClicks(panel.form.words, "Order bibs")
    QTest.keyClick(panel.form.words, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(panel.form.words, "two boxes")
    QTest.keyClick(panel.form.words, Key.Key_Return)
    assert saved == [TaskDraft(FRONT.id, "Order bibs\ntwo boxes", PRIORITIES[0].id)]


def test_everything_a_task_has_can_be_said(panel: TaskPanel, saved: list[TaskDraft]) -> None:
    form = panel.form
    form.show_task(Occasion("New task", TaskDraft(FRONT.id, "Call back")), ZONE, NOW)
    form.list.setCurrentIndex(1)
    form.priority.setCurrentIndex(2)
    form.assigned.setCurrentIndex(form.assigned.findText("me (Ana)"))
    jonah = PatientHit(key("Jonah Feld"), "Jonah Feld")
    form.patient.show_choice("Jonah Feld", jonah)
    form.remind.setChecked(True)
    QTest.keyClicks(form.note, "Mobile, not home")
    QTest.keyClick(form.note, Key.Key_Return)
    assert saved == [
        TaskDraft(BILLING.id, "Call back", PRIORITIES[2].id, ANA.id, jonah, None, at("10:00"), note="Mobile, not home")
    ]


def test_a_patient_half_typed_is_not_forgotten(panel: TaskPanel, saved: list[TaskDraft]) -> None:
    panel.form.show_task(Occasion("New task", TaskDraft(FRONT.id, "Call back")), ZONE, NOW)
    panel.form.patient.begin("Jon")
    panel.form.save.click()
    assert saved == []
    assert "Choose the patient" in panel.form.trouble.text()


def test_a_task_about_a_visit_can_be_about_a_patient_instead(panel: TaskPanel, saved: list[TaskDraft]) -> None:
    draft = TaskDraft(FRONT.id, "Call", visit_id=JONAH.id, patient=PatientHit(key("Jonah Feld"), "Jonah Feld"))
    panel.form.show_task(Occasion("Change", draft, "Jonah Feld · visit today 9:00a", is_new=False), ZONE, NOW)
    assert panel.form.visit.text == "Jonah Feld · visit today 9:00a"
    assert not panel.form.note.isVisible()
    panel.form._show_visit(None, "")
    panel.form.save.click()
    assert (saved[0].visit_id, saved[0].patient) == (None, draft.patient)


def test_reading_shows_the_words_and_the_thread(panel: TaskPanel) -> None:
    noted: list[tuple[UUID, str]] = []
    panel.detail.noted.connect(lambda task_id, text: noted.append((task_id, text)))
    panel.detail.show_task(JONAH, model.facts(JONAH, SETTING))
    panel.show_detail()
    panel.detail.show_notes([("Ana · today 8:40a", "Busy.")], "")
    assert panel.is_reading
    assert panel.detail.words.text() == JONAH.words
    assert "Jonah Feld · visit today 9:00a" in panel.detail.facts.text()
    QTest.keyClicks(panel.detail.note, "Left a message")
    QTest.keyClick(panel.detail.note, Key.Key_Return)
    assert noted == [(JONAH.id, "Left a message")]
    QTest.keyClick(panel.detail, Key.Key_Escape)
    assert panel.is_listing


def test_hidden_names_are_hidden_in_the_task_too(panel: TaskPanel) -> None:
    try:
        privacy.set_on(True)
        named = replace(JONAH, words="Ask Jonah Feld for his card")
        panel.detail.show_task(named, model.facts(named, SETTING))
        assert "Jonah" not in panel.detail.words.text() + panel.detail.facts.text()
    finally:
        privacy.set_on(False)
