"""The recall panel: who is due, by how long, and what a call came to."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from deskside import TODAY, key
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from frontdesk.domain.recalls import RecallStatus
from frontdesk.store.recalls import DueRecall, RecallType
from frontdesk.ui.recalls.model import build_rows, empty_words
from frontdesk.ui.recalls.panel import RecallPanel
from frontdesk.ui.widgets.cards import Card, Heading

CLEANING, XRAYS = key("cleaning"), key("x-rays")


def recall(name: str, due: date | None, **changes: object) -> DueRecall:
    made = DueRecall(
        id=key(name),
        version=1,
        patient_id=key(f"patient {name}"),
        patient_name=name,
        phone="312-555-0142",
        kind_id=CLEANING,
        kind_name="Cleaning",
        status=RecallStatus.DUE,
        due=due,
        previous=date(2026, 5, 12),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


ANA = recall("Ana", date(2026, 11, 9))
BEN = recall("Ben", date(2026, 5, 1), kind_id=XRAYS, kind_name="X-rays", phone="", note="Nov 2: left a message\n")
CLEO = recall("Cleo", date(2026, 12, 4), previous=None)


def test_the_overdue_come_before_those_who_will_be_due() -> None:
    rows = build_rows([BEN, ANA, CLEO], None, TODAY)
    said = [row.words if isinstance(row, Heading) else row.title for row in rows]
    assert said == ["Overdue", "Ben", "Ana", "Due", "Cleo"]


def test_a_card_says_how_long_overdue_when_last_here_and_what_was_noted() -> None:
    _, ben, ana, _, cleo = build_rows([BEN, ANA, CLEO], None, TODAY)
    assert isinstance(ana, Card)
    assert (ana.badge, ana.lines) == ("10 days overdue", ("last May 12 · Cleaning", "312-555-0142"))
    assert isinstance(ben, Card)
    assert (ben.badge, ben.alert, ben.lines[1]) == ("6 months overdue", "Nov 2: left a message", "no phone number")
    assert isinstance(cleo, Card)
    assert (cleo.badge, cleo.lines[0]) == ("due Dec 4", "never came · Cleaning")


def test_one_type_of_recall_can_be_looked_at_alone() -> None:
    rows = build_rows([BEN, ANA, CLEO], XRAYS, TODAY)
    assert [row.title for row in rows if isinstance(row, Card)] == ["Ben"]


def test_an_empty_list_says_why() -> None:
    assert empty_words(None) == "Reading who is due…"
    assert empty_words([]) == "Nobody is due. Everybody has come or is booked."
    assert empty_words([ANA]) == "Nobody of this kind is due."


@pytest.fixture
def panel(qapp: QApplication) -> RecallPanel:
    panel = RecallPanel()
    panel.resize(272, 400)
    panel.show()
    panel.show_kinds([RecallType(CLEANING, "Cleaning"), RecallType(XRAYS, "X-rays")], None)
    panel.show_rows(build_rows([ANA, BEN], None, TODAY), "")
    return panel


def test_enter_and_the_link_find_openings(panel: RecallPanel) -> None:
    asked: list[UUID] = []
    panel.book_asked.connect(asked.append)
    panel.cards.choose(ANA.id)
    QTest.keyClick(panel.cards, Qt.Key.Key_Return)
    place = panel.cards.link_rect(BEN.id, "book").center()
    QTest.mouseClick(panel.cards.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert asked == [ANA.id, BEN.id]


def test_a_call_is_noted_with_one_key_and_a_digit(panel: RecallPanel) -> None:
    noted: list[tuple[UUID, str]] = []
    panel.contacted.connect(lambda who, what: noted.append((who, what)))
    panel.cards.choose(ANA.id)
    QTest.keyClick(panel.cards, Qt.Key.Key_C)
    menu = next(menu for menu in panel.findChildren(QMenu) if menu.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_2)
    assert noted == [(ANA.id, "left a message")]


def test_choosing_a_type_asks_for_it(panel: RecallPanel) -> None:
    chosen: list[object] = []
    panel.kind_chosen.connect(chosen.append)
    panel.kinds.setFocus()
    QTest.keyClick(panel.kinds, Qt.Key.Key_Down)
    QTest.keyClick(panel.kinds, Qt.Key.Key_Down)
    assert chosen == [CLEANING, XRAYS]
