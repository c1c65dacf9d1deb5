"""The sidebar keeps still under the pointer, and catches up when the pointer is elsewhere."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from deskside import NOW, RIVERSIDE, booked, key, reference
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.ui.flow.model import build_groups
from frontdesk.ui.flow.panel import FlowPanel, GroupHead

JONAH, SOFIA = key("Jonah Feld 2026-11-19"), key("Sofia Castellano 2026-11-19")


@pytest.fixture
def panel(qtbot) -> FlowPanel:
    panel = FlowPanel()
    qtbot.addWidget(panel)
    panel.resize(230, 800)
    panel.show()
    show(panel)
    return panel


def show(panel: FlowPanel, **statuses: str) -> None:
    """Show today's patients, some of them in another status by now."""
    rows = []
    for row in booked():
        first = row.patient_name.split()[0]
        rows.append(replace(row, flow_id=key(f"flow {statuses[first]}"), flow_since=NOW) if first in statuses else row)
    panel.show_groups(build_groups(reference(), RIVERSIDE.id, rows, NOW), "Nobody is here.")


def enter(panel: FlowPanel) -> None:
    QApplication.sendEvent(panel, QEnterEvent(QPointF(9, 9), QPointF(9, 9), QPointF(9, 9)))


def leave(panel: FlowPanel) -> None:
    QApplication.sendEvent(panel, QEvent(QEvent.Type.Leave))


def order(panel: FlowPanel) -> list[UUID]:
    return [card.id for group in panel.groups for card in group.cards]


def test_nothing_moves_while_the_pointer_is_on_it(panel: FlowPanel) -> None:
    before = order(panel)
    place = panel.card(SOFIA).pos()
    enter(panel)
    show(panel, Jonah="in_chair")
    assert order(panel) == before
    assert panel.card(SOFIA).pos() == place
    assert not panel.card(JONAH).step_button.isVisible(), "a second click must not take a second step"
    leave(panel)
    assert order(panel) != before
    assert panel.card(JONAH).step_button.text() == "Check out ›"


def test_waits_go_on_under_the_pointer(panel: FlowPanel) -> None:
    enter(panel)
    rows = [replace(row, flow_since=None) if row.id == SOFIA else row for row in booked()]
    panel.show_groups(build_groups(reference(), RIVERSIDE.id, rows, NOW), "")
    assert panel.card(SOFIA).card.wait == "0 min"
    leave(panel)


def test_a_click_on_a_card_shows_the_visit_and_one_on_its_step_takes_it(panel: FlowPanel, qtbot) -> None:
    chosen: list[UUID] = []
    stepped: list[UUID] = []
    panel.chosen.connect(chosen.append)
    panel.step_asked.connect(stepped.append)
    QTest.mouseClick(panel.card(SOFIA), Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    QTest.mouseClick(panel.card(SOFIA).step_button, Qt.MouseButton.LeftButton)
    assert (chosen, stepped) == ([SOFIA], [SOFIA])


def test_one_click_says_that_a_forgotten_patient_did_not_come(panel: FlowPanel) -> None:
    broken: list[UUID] = []
    panel.break_asked.connect(broken.append)
    zoe = next(row for row in booked() if row.patient_name == "Zoe Hart")
    evening = NOW + timedelta(hours=8)
    panel.show_groups(build_groups(reference(), RIVERSIDE.id, [zoe], evening), "")
    assert panel.card(zoe.id).step_button.text() == "Arrive ›"
    QTest.mouseClick(panel.card(zoe.id).break_button, Qt.MouseButton.LeftButton)
    assert broken == [zoe.id]


def test_the_keyboard_walks_cards_and_steps(panel: FlowPanel) -> None:
    panel.activateWindow()
    panel.card(JONAH).setFocus()
    stepped: list[UUID] = []
    panel.step_asked.connect(stepped.append)
    QTest.keyClick(panel.card(JONAH), Qt.Key.Key_Tab)
    assert panel.card(JONAH).step_button.hasFocus()
    QTest.keyClick(panel.card(JONAH).step_button, Qt.Key.Key_Space)
    assert stepped == [JONAH]


def test_patients_who_left_are_folded_away_until_asked_for(panel: FlowPanel) -> None:
    leave(panel)
    show(panel, Jonah="dismissed")
    assert not panel.card(JONAH).isVisible()
    head = next(head for head in panel.findChildren(GroupHead) if head.isCheckable())
    head.click()
    assert panel.card(JONAH).isVisible()


def test_a_card_speaks_its_whole_state(panel: FlowPanel) -> None:
    assert panel.card(JONAH).accessibleName() == "Jonah Feld, 9:00a · Op 1, 17 min, 2 min over the limit"
    assert panel.card(JONAH).step_button.accessibleName() == "Seat: Jonah Feld"


def test_an_empty_office_says_so(panel: FlowPanel) -> None:
    leave(panel)
    panel.show_groups((), "Nobody is here or due just now.")
    assert order(panel) == []
    assert panel._empty.isVisible()
