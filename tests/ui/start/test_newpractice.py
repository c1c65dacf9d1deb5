"""A new practice in four steps, all of it by keys, and back without losing anything."""

from __future__ import annotations

import json
from datetime import time

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from frontdesk.server.practice.plan import read_plan
from frontdesk.ui.start.newpractice import NewPracticeForm
from frontdesk.ui.start.plan import NewDay, NewPractice, NewProvider, NewRoom, as_json, usual_hours

ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def form(qapp: QApplication, qtbot) -> NewPracticeForm:  # type: ignore[no-untyped-def]
    form = NewPracticeForm()
    qtbot.addWidget(form)
    form.resize(480, 700)
    form.show()
    form.activateWindow()
    form.office.zone.input.setText("America/Denver")
    return form


def keys(form: NewPracticeForm, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(form.focusWidget() or form, key)


def type_in(form: NewPracticeForm, text: str) -> None:
    field = form.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def to_step(form: NewPracticeForm, step: int) -> None:
    form.office.name.input.setText("Riverside Dental")
    form.office.person.input.setText("Ana Prado")
    while form.step < step:
        form.go_on()


def test_two_names_and_four_times_enter_make_a_practice_with_sensible_defaults(form: NewPracticeForm) -> None:
    made: list[NewPractice] = []
    form.submitted.connect(made.append)
    form.office.begin()
    type_in(form, "Riverside Dental")
    keys(form, TAB)
    type_in(form, "Ana Prado")
    keys(form, ENTER, ENTER, ENTER, ENTER)
    rooms = (NewRoom("Op 1"), NewRoom("Op 2"), NewRoom("Op 3"), NewRoom("Hyg 1", is_hygiene=True))
    people = (
        NewProvider("Dentist", False, "#2456B8", (0, 1, 2)),
        NewProvider("Hygienist", True, "#0F7B50", (3,)),
    )
    assert made == [NewPractice("Riverside Dental", "America/Denver", "Ana Prado", rooms, people, usual_hours())]
    read_plan(json.dumps(as_json(made[0])))


def test_a_step_is_not_left_before_it_is_sound_and_says_what_is_wrong(form: NewPracticeForm) -> None:
    form.go_on()
    assert (form.step, form.office.name.fault) == (0, "Enter the name of the practice.")
    assert form.office.name.input.hasFocus()
    to_step(form, 1)
    form.rooms.lines[1][0].setText(" ")
    form.go_on()
    assert (form.step, form.rooms.fault) == (1, "Each operatory needs a name, such as Op 2.")
    assert form.rooms.lines[1][0].hasFocus()
    type_in(form, "op 1")
    assert form.rooms.fault == "", "what is being mended stops complaining"
    form.go_on()
    assert form.rooms.fault == "Two operatories are called Op 1."
    type_in(form, "Surgery")
    form.go_on()
    form.people.lines[0][0].setText("")
    form.go_on()
    assert (form.step, form.people.fault) == (2, "Each provider needs a name.")
    type_in(form, "Hygienist")
    form.go_on()
    assert form.people.fault == "Two providers are called Hygienist."
    type_in(form, "Dr. Costa")
    form.go_on()
    tick, start, _ = form.hours.lines[2]
    start.setTime(QTime(18, 0))
    form.go_on()
    assert (form.step, form.hours.fault) == (3, "Wednesday has to end after it begins.")
    start.setTime(QTime(8, 0))
    assert form.hours.fault == ""
    for tick, _, _ in form.hours.lines:
        tick.setChecked(False)
    form.go_on()
    assert form.hours.fault == "Tick a day on which the office is open."


def test_nothing_is_lost_on_the_way_back(form: NewPracticeForm, qtbot) -> None:  # type: ignore[no-untyped-def]
    to_step(form, 3)
    form.hours.lines[5][0].setChecked(True)
    form.hours.lines[5][2].setTime(QTime(12, 30))
    form.people.lines[0][0].setText("Dr. Costa")
    form.rooms.lines[0][0].setText("Window")
    before = form.practice
    for _ in range(3):
        keys(form, ESCAPE)
    assert form.step == 0
    with qtbot.waitSignal(form.left):
        keys(form, ESCAPE)
    for _ in range(3):
        form.go_on()
    assert form.step == 3
    assert form.practice == before
    assert before.hours[-1] == NewDay(5, time(8), time(12, 30))
    assert before.rooms[0] == NewRoom("Window")


def test_people_stay_in_their_operatories_when_one_before_them_is_taken_away(form: NewPracticeForm) -> None:
    to_step(form, 2)
    assert form.practice.providers[1].rooms == (3,)
    form.go_back()
    form.rooms.lines[0][2].click()
    form.go_on()
    assert [room.name for room in form.practice.rooms] == ["Op 2", "Op 3", "Hyg 1"]
    assert [row.rooms for row in form.practice.providers] == [(0, 1), (2,)]
    assert form.people.lines[1][3].text() == "Hyg 1"


def test_operatories_and_people_are_added_with_the_next_name_and_colour(form: NewPracticeForm) -> None:
    to_step(form, 1)
    form.rooms.more.click()
    assert form.rooms.lines[-1][0].text() == "Op 4"
    assert form.rooms.lines[-1][0].hasFocus()
    form.go_on()
    form.people.more.click()
    type_in(form, "Dr. Lindqvist")
    added = form.practice.providers[-1]
    assert added == NewProvider("Dr. Lindqvist", False, "#B4540A", ())
    form.people.lines[0][4].click()
    assert [row.name for row in form.practice.providers] == ["Hygienist", "Dr. Lindqvist"]


def test_without_an_operatory_or_a_provider_there_is_no_way_on(form: NewPracticeForm) -> None:
    to_step(form, 1)
    while form.rooms.lines:
        form.rooms.lines[0][2].click()
    form.go_on()
    assert form.rooms.fault == "A schedule needs an operatory. Add one."
    form.rooms.more.click()
    form.go_on()
    while form.people.lines:
        form.people.lines[0][4].click()
    form.go_on()
    assert form.people.fault == "Visits need a provider. Add one."
