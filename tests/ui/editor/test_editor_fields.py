"""Fields that save themselves, the time pattern, the line of a life: by key, by mouse, in words."""

from datetime import date, time
from decimal import Decimal
from uuid import UUID, uuid5

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.statuses import ProviderRole
from frontdesk.store.entities import Assignment, ProcedureLine, Provider
from frontdesk.store.reference import Reference
from frontdesk.ui.editor import model
from frontdesk.ui.editor.fields import Cannot, ChoiceField, Field, NoteField, TextField
from frontdesk.ui.editor.life import LifeLine
from frontdesk.ui.editor.pattern import PatternStrip
from frontdesk.ui.editor.people import PeopleField
from frontdesk.ui.editor.work import WorkField

KEY = Qt.Key


def shown(qapp: QApplication, *widgets: QWidget) -> tuple[QWidget, QLineEdit]:
    """The widgets in a window, above another field that the keyboard can go to."""
    window, other = QWidget(), QLineEdit()
    column = QVBoxLayout(window)
    for widget in (*widgets, other):
        column.addWidget(widget)
    window.resize(320, 400)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window, other


def heard(field: Field) -> list[tuple[str, object]]:
    told: list[tuple[str, object]] = []
    field.left.connect(lambda name, value: told.append((name, value)))
    return told


def amount() -> TextField:
    return TextField("production", "Production", model.read_sum, model.write_amount)


def test_a_field_is_saved_once_when_it_is_left_and_not_when_nothing_was_typed(qapp: QApplication) -> None:
    field = amount()
    window, other = shown(qapp, field)
    told = heard(field)
    field.show_value(Decimal("80.00"))
    field.box.setFocus()
    other.setFocus()
    assert told == []
    field.box.setFocus()
    field.box.selectAll()
    QTest.keyClicks(field.box, "95.5")
    other.setFocus()
    assert told == [("production", Decimal("95.50"))]
    window.close()


def test_a_refused_value_goes_back_and_says_why(qapp: QApplication) -> None:
    field = amount()
    window, other = shown(qapp, field)
    field.show_value(Decimal("80.00"))
    field.box.setFocus()
    field.box.setText("95")
    other.setFocus()
    field.settled(Decimal("80.00"), "It was not changed: somebody else did.")
    assert field.box.text() == "80.00"
    assert field.line.text() == "It was not changed: somebody else did."
    assert field.box.accessibleDescription() == field.line.text()
    window.close()


def test_what_means_nothing_is_said_and_kept_to_be_mended(qapp: QApplication) -> None:
    field = amount()
    window, other = shown(qapp, field)
    told = heard(field)
    field.show_value(Decimal("80.00"))
    field.box.setFocus()
    field.box.selectAll()
    QTest.keyClicks(field.box, "a lot")
    other.setFocus()
    assert told == []
    assert field.box.text() == "a lot"
    assert "120.50" in field.line.text()
    assert field.take_back()
    assert field.box.text() == "80.00"
    window.close()


def test_others_changes_show_with_a_trace_and_never_overwrite_what_is_typed(qapp: QApplication) -> None:
    typed, idle = NoteField("note", "Note"), amount()
    window, _other = shown(qapp, typed, idle)
    typed.show_value("Old")
    idle.show_value(Decimal("80.00"))
    typed.box.setFocus()
    QTest.keyClicks(typed.box, "My ")
    typed.show_value("Theirs", "Dana Reyes")
    idle.show_value(Decimal("90.00"), "Dana Reyes")
    assert typed.box.toPlainText() == "My Old"
    assert typed.line.text() == "Dana Reyes made it Theirs meanwhile"
    assert idle.box.text() == "90.00"
    assert idle.line.text() == "Dana Reyes: was 80.00"
    window.close()


def test_a_choice_is_typed_by_its_beginning_and_saved_when_it_is_left(qapp: QApplication) -> None:
    field = ChoiceField("type_id", "Type")
    window, other = shown(qapp, field)
    told = heard(field)
    field.show_choices([(1, "Cleaning"), (2, "Crown prep"), (3, "Crown seat")])
    field.show_value(1)
    field.box.setFocus()
    QTest.keyClicks(field.box, "crown s")
    assert field.box.currentText() == "Crown seat"
    assert told == []
    other.setFocus()
    assert told == [("type_id", 3)]
    window.close()


def test_a_choice_that_is_no_longer_offered_stays_what_it_is(qapp: QApplication) -> None:
    field = ChoiceField("type_id", "Type")
    field.show_choices([(1, "Cleaning")])
    field.show_value(7)
    assert (field.entered, field.box.currentText()) == (7, "no longer offered")
    field.deleteLater()


def test_the_pattern_is_swept_with_the_mouse_and_told_once(qapp: QApplication) -> None:
    strip = PatternStrip()
    window, _other = shown(qapp, strip)
    told: list[str] = []
    strip.changed.connect(told.append)
    strip.show_pattern("/XXXX/")
    cells = [strip.cell_rect(number).center() for number in range(6)]
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=cells[1])
    QTest.mouseMove(strip, cells[3])
    assert (strip.pattern, told) == ("////X/", [])
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=cells[3])
    assert told == ["////X/"]
    window.close()


def test_the_pattern_is_walked_and_set_with_the_keyboard(qapp: QApplication) -> None:
    strip = PatternStrip()
    window, other = shown(qapp, strip)
    told: list[str] = []
    strip.changed.connect(told.append)
    strip.show_pattern("//XX")
    strip.setFocus()
    QTest.keyClick(strip, KEY.Key_X)
    QTest.keyClick(strip, KEY.Key_Space)
    QTest.keyClick(strip, KEY.Key_Right)
    QTest.keyClick(strip, KEY.Key_Slash)
    assert strip.pattern == "XX/X"
    assert "minute 15: provider" in strip.accessibleDescription()
    assert strip.take_back()
    assert strip.pattern == "//XX"
    QTest.keyClick(strip, KEY.Key_Space)
    other.setFocus()
    assert told == ["//X/"]
    window.close()


def test_a_pattern_that_may_not_be_changed_is_not(qapp: QApplication) -> None:
    strip = PatternStrip()
    strip.show_pattern("XX")
    strip.is_read_only = True
    strip.resize(200, 30)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.keyClick(strip, KEY.Key_Slash)
    assert strip.pattern == "XX"
    strip.deleteLater()


def test_a_life_is_scrubbed_with_the_arrows_and_the_mouse(qapp: QApplication) -> None:
    line = LifeLine()
    line.resize(200, 26)
    moments: list[int] = []
    line.scrubbed.connect(moments.append)
    line.show_changes(["booked", "moved", "confirmed"])
    QTest.keyClick(line, KEY.Key_Left)
    QTest.keyClick(line, KEY.Key_Left)
    assert line.accessibleDescription() == "moved"
    QTest.keyClick(line, KEY.Key_Home)
    QTest.keyClick(line, KEY.Key_End)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.dot(1).toPoint())
    assert moments == [2, 1, 0, -1, 1]
    line.deleteLater()


def line(code: str, fee: str = "10.00") -> ProcedureLine:
    return ProcedureLine(uuid5(UUID(int=0), code), code, code.lower(), f"About {code}", Decimal(fee))


def test_procedures_are_found_by_words_and_added_at_the_end(qapp: QApplication) -> None:
    field = WorkField()
    window, _other = shown(qapp, field)
    told: list[tuple[object, object]] = []
    field.changed.connect(lambda was, now: told.append((was, now)))
    field.show_codes((line("D0120"), line("D1110")))
    field.show_lines((line("D0120"),))
    field.pick.field.setFocus()
    QTest.keyClicks(field.pick.field, "about d11")
    QTest.keyClick(field.pick.field, KEY.Key_Return)
    assert told == [((line("D0120"),), (line("D0120"), line("D1110")))]
    assert field.pick.text == ""
    window.close()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_provider_of_a_visit_is_found_by_an_id_read_from_another_answer(qapp: QApplication, place: int) -> None:
    providers = [
        Provider(uuid5(UUID(int=0), name), name[:3].upper(), name, "#2456B8")
        for name in ("Okafor", "Whitaker", "Reyes")
    ]
    field = PeopleField()
    read_again = UUID(str(providers[place].id))
    field.show_people(Reference(providers=providers), (Assignment(read_again, ProviderRole.HYGIENIST),), None, "UTC")
    assert field.entered == (Assignment(providers[place].id, ProviderRole.HYGIENIST),)


@pytest.mark.parametrize(
    ("text", "at"), [("9:40", time(9, 40)), ("2p", time(14)), ("14:10", time(14, 10)), ("8 am", time(8)), ("", None)]
)
def test_clocks_are_read_as_people_write_them(text: str, at: time | None) -> None:
    assert model.read_clock(text) == at


@pytest.mark.parametrize(
    ("read", "text"),
    [(model.read_clock, "soon"), (model.read_minutes, "7"), (model.read_amount, "1.234"), (model.read_amount, "-5")],
)
def test_what_cannot_be_read_says_how_it_is_written(read: object, text: str) -> None:
    assert callable(read)
    with pytest.raises(Cannot, match=r"written|steps of 5"):
        read(text)


def test_a_visit_neither_falls_into_the_gap_nor_runs_past_midnight() -> None:
    chicago, spring = "America/Chicago", date(2026, 3, 8)
    with pytest.raises(Cannot, match="go forward"):
        model.interval_of(model.Where(spring, time(2, 30), 40), chicago)
    with pytest.raises(Cannot, match="past midnight"):
        model.interval_of(model.Where(spring, time(23, 30), 40), chicago)
    assert model.interval_of(model.Where(spring, time(23, 20), 40), chicago) is not None
    # In Santiago the day after begins at one o'clock: what ends with the day shows that hour as its end.
    late = model.Where(date(2027, 9, 4), time(22), 120)
    assert model.interval_of(late, "America/Santiago") is not None
    assert model.interval_of(model.Where(spring, None, 40), chicago) is None
