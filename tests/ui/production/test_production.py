"""The panel under the production badge: lines in words, and a goal set where it stands."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from deskside import RIVERSIDE, TODAY, HandDesk, key
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from frontdesk.store.production import NOBODY, GoalSpan, ProviderProduction
from frontdesk.ui.production.model import build_lines, parse_amount
from frontdesk.ui.production.panel import ProductionPanel
from frontdesk.ui.widgets.popover import Popover

OKAFOR = key("Dr. Okafor")
KNOWN = (
    ProviderProduction(OKAFOR, "Dr. Okafor", Decimal(4000), Decimal(1500), Decimal(380), Decimal(6000)),
    ProviderProduction(NOBODY, "", Decimal(100)),
)


@pytest.fixture
def panel(qapp: QApplication) -> Iterator[ProductionPanel]:
    panel = ProductionPanel()
    panel.show()
    panel.activateWindow()
    yield panel
    panel.close()


def show(panel: ProductionPanel, *, may_set: bool = True) -> None:
    desk = HandDesk().fill()
    lines = build_lines(desk.store.reference, KNOWN, [desk.store.day(RIVERSIDE.id, TODAY)])
    panel.show_lines("Thursday", lines, "", may_set=may_set)


def test_who_works_without_production_has_a_line_too_and_all_are_added_up() -> None:
    desk = HandDesk().fill()
    lines = build_lines(desk.store.reference, KNOWN, [desk.store.day(RIVERSIDE.id, TODAY)])
    assert [line.name for line in lines][:2] == ["Dr. Okafor", "No provider"]
    assert "M. Reyes RDH" in [line.name for line in lines]
    assert lines[-1].spoken == "All: goal $6,000, $4,100 scheduled, $1,500 done, $380 lost"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("2500", Decimal(2500)), ("$2,500.5", Decimal("2500.50")), ("", Decimal(0)), ("much", None), ("-5", None),
     ("9e9", None), ("nan", None)],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(typed: str, amount: Decimal | None) -> None:
    assert parse_amount(typed) == amount


def test_a_goal_is_typed_where_it_stands(panel: ProductionPanel) -> None:
    asked: list[tuple[object, object]] = []
    panel.goal_set.connect(lambda who, amount: asked.append((who, amount)))
    show(panel)
    assert NOBODY not in panel.goals
    field = panel.goals[OKAFOR]
    assert field.text() == "6,000"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "6500")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == [(OKAFOR, Decimal(6500))]


def test_what_is_no_amount_is_not_set_and_stands_as_it_was(panel: ProductionPanel) -> None:
    asked: list[object] = []
    panel.goal_set.connect(lambda who, amount: asked.append(amount))
    show(panel)
    field = panel.goals[OKAFOR]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "a lot")
    assert field.property("state") == "bad"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == []
    assert field.text() == "6,000"


def test_what_comes_while_a_goal_is_typed_leaves_the_typing_alone(panel: ProductionPanel) -> None:
    show(panel)
    field = panel.goals[OKAFOR]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    show(panel)
    assert panel.goals[OKAFOR] is field
    assert field.text() == "7"
    QTest.keyClicks(field, "\b")


def test_a_week_shows_goals_and_lets_none_be_set(panel: ProductionPanel) -> None:
    show(panel, may_set=False)
    assert panel.goals == {}


def test_one_goal_for_many_days_says_how_many_and_what_is_wrong(panel: ProductionPanel) -> None:
    show(panel)
    panel.show_many(TODAY, may_set=True)
    panel.many.click()
    form, wanted = panel.span, []
    panel.goals_set.connect(wanted.append)
    assert form.whose.hasFocus()
    assert form.words.text() == "20 days; holidays are left out."
    form.whose.setCurrentIndex(1)
    QTest.keyClicks(form.amount, "much")
    assert (form.words.text(), form.set.isEnabled()) == ("That is not an amount.", False)
    QTest.keyClick(form.amount, Qt.Key.Key_Return)
    assert wanted == []
    form.amount.clear()
    QTest.keyClicks(form.amount, "2500")
    for number in (0, 2, 4):
        form.weekdays[number].setChecked(False)
    assert form.words.text() == "8 days; holidays are left out."
    QTest.keyClick(form.amount, Qt.Key.Key_Return)
    assert wanted == [GoalSpan((OKAFOR,), Decimal(2500), frozenset({1, 3}), TODAY, TODAY + timedelta(days=27))]
    form.last.setDate(form.first.date().addDays(-1))
    assert form.words.text() == "The last date is before the first."
    form.last.setDate(form.first.date().addDays(400))
    assert form.words.text() == "Goals are set for a year at most."
    form.last.setDate(form.first.date())
    for tick in form.weekdays:
        tick.setChecked(False)
    assert form.words.text() == "No day of that span is ticked."
    QTest.keyClick(form.amount, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert panel.many.hasFocus()


def test_everybody_with_a_line_can_be_given_the_same_goal(panel: ProductionPanel) -> None:
    show(panel)
    panel.show_many(TODAY, may_set=True)
    panel.many.click()
    people = panel.span.span.provider_ids
    assert OKAFOR in people
    assert NOBODY not in people
    assert len(people) > 1


def test_who_may_not_set_goals_is_not_offered_many(panel: ProductionPanel) -> None:
    show(panel, may_set=False)
    panel.show_many(TODAY, may_set=False)
    assert panel.many.isHidden()


def test_many_providers_scroll_where_the_window_is_low(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 500)
    badge = QPushButton("Production", window)
    popover = Popover(badge, takes_focus=False)
    panel = ProductionPanel()
    column = QVBoxLayout(popover)
    column.addWidget(panel)
    window.show()
    desk = HandDesk().fill()
    people = [ProviderProduction(key(f"Provider {number}"), f"Provider {number}", Decimal(100)) for number in range(20)]
    panel.show_lines("Thursday", build_lines(desk.store.reference, people, []), "", may_set=True)
    panel.show_many(TODAY, may_set=True)
    popover.open_below()
    QApplication.processEvents()
    popover.fit()
    QApplication.processEvents()
    assert window.rect().contains(popover.geometry())
    assert panel.body.verticalScrollBar().maximum() > 0
    many = QRect(panel.many.mapTo(popover, QPoint(0, 0)), panel.many.size())
    assert popover.rect().contains(many), "what is below the lines stays in sight"
