"""The editor as a whole: every control speaks, nothing changes for who may only look, Esc leaves step by step."""

from dataclasses import replace

from deskside import PROVIDERS, booked, key, pinned, put_away, reference
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.entities import Appointment
from frontdesk.store.reference import Reference
from frontdesk.ui.editor.panel import EditorPanel


def opened(qapp: QApplication, visit: Appointment, practice: Reference | None = None) -> EditorPanel:
    panel = EditorPanel()
    practice = practice or reference()
    panel.show_choices(practice, visit)
    panel.show_visit(practice, visit)
    panel.set_changeable(visit, is_so=True)
    panel.work.show_lines(())
    panel.resize(336, 900)
    panel.show()
    panel.activateWindow()
    QApplication.processEvents()
    return panel


def test_every_control_has_a_name_that_is_spoken(qapp: QApplication) -> None:
    panel = opened(qapp, booked()[0])
    controls: list[QWidget] = []
    for kind in (QComboBox, QLineEdit, QPlainTextEdit, QSpinBox):
        controls += panel.findChildren(kind)
    inner = {"qt_spinbox_lineedit"}
    silent = [one for one in controls if not one.accessibleName() and one.objectName() not in inner]
    assert silent == []
    panel.close()


def test_who_may_only_look_reads_everything_and_changes_nothing(qapp: QApplication) -> None:
    visit = booked()[0]
    panel = opened(qapp, visit)
    panel.set_changeable(visit, is_so=False, notice="You may look at visits, not change them.")
    assert panel.notice.isVisible()
    assert [field.name for field in panel.fields.values() if field.control.isEnabled()] == []
    assert not panel.work.pick.isEnabled()
    assert not panel.people.add.isEnabled()
    assert panel.pattern.is_read_only
    panel.close()


def test_a_locked_visit_keeps_its_time_and_all_else_can_be_changed(qapp: QApplication) -> None:
    visit = replace(booked()[0], is_time_locked=True)
    panel = opened(qapp, visit)
    fixed = {field.name for field in panel.fields.values() if not field.control.isEnabled()}
    assert fixed == {"day", "at", "minutes"}
    panel.close()


def test_what_a_settled_visit_was_for_stays(qapp: QApplication) -> None:
    visit = replace(booked()[0], status=AppointmentStatus.COMPLETE)
    panel = opened(qapp, visit)
    assert not panel.work.pick.isEnabled()
    assert panel.note.control.isEnabled()
    panel.close()


def test_a_visit_without_a_time_keeps_half_a_time_until_the_other_half_is_there(qapp: QApplication) -> None:
    visit = replace(pinned()[0], interval=None)
    panel = opened(qapp, visit)
    told: list[tuple[str, object]] = []
    panel.edited.connect(lambda name, value: told.append((name, value)))
    assert (panel.start.box.text(), panel.minutes.box.text()) == ("", "")
    panel.minutes.box.setFocus()
    QTest.keyClicks(panel.minutes.box, "40")
    panel.note.box.setFocus()
    assert told == [("minutes", 40)]
    assert panel.day.entered is None
    panel.show_visit(reference(), visit)
    assert panel.minutes.box.text() == "40"
    panel.close()


def test_esc_comes_back_from_the_past_then_takes_back_what_is_typed_then_leaves(qapp: QApplication) -> None:
    panel = opened(qapp, booked()[0])
    left: list[bool] = []
    panel.left.connect(lambda: left.append(True))
    panel.life.show_changes(["booked"])
    panel.note.box.setFocus()
    QTest.keyClicks(panel.note.box, "Nervous")
    panel.life.go_to(0)
    QTest.keyClick(panel.note.box, Qt.Key.Key_Escape)
    assert (panel.life.at, panel.note.box.toPlainText(), left) == (-1, "Nervous", [])
    QTest.keyClick(panel.note.box, Qt.Key.Key_Escape)
    assert (panel.note.box.toPlainText(), left) == ("", [])
    QTest.keyClick(panel.note.box, Qt.Key.Key_Escape)
    assert left == [True]
    panel.close()


def choices(box: QComboBox) -> list[str]:
    return [box.itemText(number) for number in range(box.count())]


def test_a_visit_is_given_nobody_and_nothing_that_is_out_of_use(qapp: QApplication) -> None:
    panel = opened(qapp, booked()[0], put_away("Dr. Haddad", "Surg", "Surgery"))
    people = [name for name in PROVIDERS if name != "Dr. Haddad"]
    assert choices(panel.people.findChildren(QComboBox)[0]) == people
    panel.people.add.click()
    added = next(box for box in panel.people.findChildren(QComboBox) if box.itemText(0) == "Choose…")
    assert choices(added)[1:] == people
    assert "Surg" not in choices(panel.room.box)
    assert "Surgery" not in choices(panel.kind.box)
    panel.close()


def test_what_a_visit_has_that_is_out_of_use_since_is_shown_by_name_and_stays(qapp: QApplication) -> None:
    visit = next(one for one in booked() if one.patient_name == "Dmitri Volkov")
    panel = opened(qapp, visit, put_away("Dr. Haddad", "Surg", "Surgery"))
    told: list[object] = []
    panel.edited.connect(lambda *given: told.append(given))
    panel.assigned.connect(told.append)
    who = panel.people.findChildren(QComboBox)[0]
    assert (who.currentText(), who.currentData()) == ("Dr. Haddad", key("Dr. Haddad"))
    assert (panel.room.box.currentText(), panel.kind.box.currentText()) == ("Surg", "Surgery")
    panel.people.add.click()
    assert "Dr. Haddad" not in choices(panel.people.findChildren(QComboBox)[2])
    panel.settle()
    assert told == []
    panel.close()
