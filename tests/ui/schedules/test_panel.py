"""The editor of working hours: what is filled in is asked for, and what cannot be is refused in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from frontdesk.store.entities import Location, Operatory, Provider
from frontdesk.store.reference import Reference
from frontdesk.store.schedules import DayException, DayWish, Holiday, HoursBook, HoursWish, WeeklyHours
from frontdesk.ui.schedules.panel import SchedulesPanel

OFFICE, ROOM, OKAFOR, RAMAN = uuid4(), uuid4(), uuid4(), uuid4()
TODAY = date(2026, 11, 19)
REFERENCE = Reference(
    [Location(OFFICE, "Riverside", "America/Chicago")],
    [Operatory(ROOM, OFFICE, "Op 1")],
    [Provider(OKAFOR, "Dr. Okafor"), Provider(RAMAN, "Dr. Raman")],
)
MONDAYS = WeeklyHours(
    uuid4(), 3, HoursWish(OKAFOR, OFFICE, UUID(str(ROOM)), 0, time(8), time(17), date(2026, 1, 5), None, "Surgery")
)
OFF = DayException(uuid4(), DayWish(OKAFOR, OFFICE, date(2026, 11, 20), time(13), time(15), True, "training"))
CLOSED = Holiday(uuid4(), None, date(2026, 11, 26), "Thanksgiving")


@pytest.fixture
def panel(qtbot: QtBot) -> SchedulesPanel:
    made = SchedulesPanel()
    qtbot.addWidget(made)
    made.show_place(REFERENCE, OFFICE, TODAY)
    made.show_providers(REFERENCE)
    made.show_book(REFERENCE, HoursBook((MONDAYS,), (OFF,), (CLOSED,)))
    made.show()
    return made


def heard(signal: Any) -> list[tuple[Any, ...]]:
    told: list[tuple[Any, ...]] = []
    signal.connect(lambda *given: told.append(given))
    return told


def test_what_is_written_down_reads_as_words(panel: SchedulesPanel) -> None:
    assert panel.week.item(0).text() == "Mon 8:00a–5:00p · Op 1 · from Jan 5"
    assert panel.days.item(0).text() == "Fri, Nov 20 · away 1:00p–3:00p · training"
    assert panel.holidays.item(0).text() == "Thu, Nov 26 · Thanksgiving · all offices"


def test_chosen_hours_are_changed_and_keep_their_note(panel: SchedulesPanel) -> None:
    saved = heard(panel.hours_saved)
    panel.week.setCurrentRow(0)
    panel.end.setTime(QTime(16, 30))
    panel.save_hours.click()
    [(before, wish)] = saved
    assert before == MONDAYS
    assert wish == HoursWish(OKAFOR, OFFICE, ROOM, 0, time(8), time(16, 30), date(2026, 1, 5), None, "Surgery")


def test_hours_over_midnight_are_refused_in_words(panel: SchedulesPanel) -> None:
    saved = heard(panel.hours_saved)
    panel.begin_new()
    panel.start.setTime(QTime(20, 0))
    panel.end.setTime(QTime(2, 0))
    panel.save_hours.click()
    assert saved == []
    assert "belong to the next day" in panel.problem
    panel.end.setTime(QTime(0, 0))
    panel.save_hours.click()
    assert [wish.end for _, wish in saved] == [time(0)]
    assert panel.problem == ""


def test_a_day_off_is_the_whole_day_or_a_part_with_its_note(panel: SchedulesPanel) -> None:
    added = heard(panel.day_added)
    panel.provider.setCurrentIndex(1)
    panel.add_day.click()
    panel.off_all.setChecked(False)
    panel.off_start.setTime(QTime(13, 0))
    panel.off_end.setTime(QTime(15, 0))
    panel.off_note.setText("Course")
    panel.add_day.click()
    assert added == [
        (DayWish(RAMAN, OFFICE, TODAY, None, None, True, "vacation"),),
        (DayWish(RAMAN, OFFICE, TODAY, time(13), time(15), True, "vacation", None, "Course"),),
    ]


def test_a_holiday_needs_a_name(panel: SchedulesPanel) -> None:
    added = heard(panel.holiday_added)
    panel.add_holiday.click()
    assert (added, panel.problem) == ([], "A holiday needs a name.")
    panel.holiday_name.setText("Founders' Day")
    panel.add_holiday.click()
    assert added == [(TODAY, "Founders' Day", False)]


def test_what_is_chosen_stays_chosen_when_the_list_comes_anew(panel: SchedulesPanel) -> None:
    panel.week.setCurrentRow(0)
    other = WeeklyHours(UUID(int=1), 1, HoursWish(OKAFOR, OFFICE, None, 0, time(7), time(8), TODAY))
    panel.show_book(REFERENCE, HoursBook((other, MONDAYS)))
    assert panel.week.currentRow() == 1
    assert panel.remove_hours.isEnabled()
    removed = heard(panel.hours_removed)
    panel.remove_hours.click()
    assert removed == [(MONDAYS,)]


def choices(box: QComboBox) -> list[str]:
    return [box.itemText(number) for number in range(box.count())]


def test_nobody_out_of_use_is_offered_but_who_is_chosen_or_has_hours_on_the_board(panel: SchedulesPanel) -> None:
    gone = Provider(uuid4(), "Dr. Gone", works_here=False)
    hidden = Provider(RAMAN, "Dr. Raman", is_hidden=True)
    practice = Reference(REFERENCE.locations, (), [Provider(OKAFOR, "Dr. Okafor"), hidden, gone])
    panel.show_providers(practice)
    assert choices(panel.provider) == ["Dr. Okafor"]
    panel.show_providers(practice, with_hours={gone.id})
    assert choices(panel.provider) == ["Dr. Okafor", "Dr. Gone"], "their hours can be ended"
    panel.provider.setCurrentIndex(1)
    panel.show_providers(practice)
    assert panel.provider.currentText() == "Dr. Gone"


def test_hours_in_an_operatory_hidden_since_keep_it_when_they_are_saved(panel: SchedulesPanel) -> None:
    saved = heard(panel.hours_saved)
    [room] = REFERENCE.operatories(OFFICE)
    practice = Reference(REFERENCE.locations, [replace(room, is_hidden=True)], REFERENCE.providers)
    panel.show_place(practice, OFFICE, TODAY)
    assert choices(panel.room) == ["Any operatory"]
    panel.week.setCurrentRow(0)
    assert panel.room.currentText() == "Op 1"
    panel.end.setTime(QTime(16, 30))
    panel.save_hours.click()
    assert [wish.operatory_id for _, wish in saved] == [ROOM]
    panel.begin_new()
    assert choices(panel.room) == ["Any operatory"]
