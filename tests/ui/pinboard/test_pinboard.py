"""Visits on hold."""

from dataclasses import replace
from uuid import UUID

import pytest
from deskside import NOW, key, pinned, reference
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from frontdesk.ui.pinboard.model import build_cards
from frontdesk.ui.pinboard.panel import PinboardPanel

HELGA = key("Helga Strand pinned")


@pytest.fixture
def panel(qtbot) -> PinboardPanel:
    panel = PinboardPanel(lambda _visit: True)
    qtbot.addWidget(panel)
    panel.resize(272, 500)
    panel.show()
    panel.show_cards(build_cards(reference(), pinned(), NOW))
    return panel


def test_a_card_says_what_how_long_and_where_from() -> None:
    helga, mateo, bea = build_cards(reference(), pinned(), NOW)
    assert (helga.work, helga.origin) == ("Crown seat #18 · 50 min", "was today 2:00p, Op 3")
    assert (mateo.work, mateo.origin) == ("Prophy · PerEx · 60 min", "not placed yet")
    assert bea.origin == "was tomorrow 10:00a, Hyg 1"


def test_a_visit_without_procedures_is_named_by_its_type() -> None:
    bare = replace(pinned()[0], procedures=())
    assert build_cards(reference(), [bare], NOW)[0].work == "Restorative · 50 min"


def test_cards_stand_in_the_order_they_were_put_there(panel: PinboardPanel) -> None:
    assert [card.name for card in panel.cards] == ["Helga Strand", "Mateo Silva", "Bea Novak"]
    tops = [panel.card(card.id).y() for card in panel.cards]
    assert tops == sorted(tops)


def test_an_empty_pinboard_says_what_it_is_for(panel: PinboardPanel) -> None:
    panel.show_cards(())
    assert panel.zone.text == "Nothing on hold. Drop an appointment here, or press Ctrl+X."
    panel.show_cards(build_cards(reference(), pinned(), NOW))
    assert panel.zone.text == "Drop an appointment here to hold it"


@pytest.mark.parametrize("name", [Qt.Key.Key_Return, Qt.Key.Key_M])
def test_a_key_picks_a_visit_up(panel: PinboardPanel, name: Qt.Key) -> None:
    picked: list[UUID] = []
    panel.picked_up.connect(picked.append)
    QTest.keyClick(panel.card(HELGA), name)
    assert picked == [HELGA]


def test_a_press_selects_and_a_short_movement_drags_nothing(panel: PinboardPanel) -> None:
    chosen: list[UUID] = []
    panel.chosen.connect(chosen.append)
    card = panel.card(HELGA)
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    QTest.mouseMove(card, QPoint(31, 31))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(31, 31))
    assert chosen[0] == HELGA


def test_the_name_goes_before_the_link_in_a_narrow_dock(panel: PinboardPanel, qtbot) -> None:
    panel.resize(190, 500)
    qtbot.wait(1)
    assert panel.card(HELGA).openings_button.text() == "Openings"
    panel.resize(330, 500)
    qtbot.wait(1)
    assert panel.card(HELGA).openings_button.text() == "Find openings"


def test_a_card_speaks(panel: PinboardPanel) -> None:
    assert panel.card(HELGA).accessibleName() == "Helga Strand, Crown seat #18 · 50 min, was today 2:00p, Op 3"
