"""The top bar: where, when, and what a drag held over it means."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from deskside import HARBOR, RIVERSIDE, TODAY
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from frontdesk.ui import i18n
from frontdesk.ui.topbar.badges import ConnectionBadge, Health, ProductionBadge, initials
from frontdesk.ui.topbar.bar import TopBar, View

MIME = "application/x-test"
LEAST = 880
"""The narrowest the window becomes."""


@pytest.fixture
def bar(qtbot) -> TopBar:
    bar = TopBar(MIME)
    qtbot.addWidget(bar)
    bar.resize(1400, 400)
    bar.show_locations([(RIVERSIDE.id, RIVERSIDE.name), (HARBOR.id, HARBOR.name)], RIVERSIDE.id)
    bar.show_date(View.DAY, TODAY, TODAY, TODAY)
    bar.show()
    return bar


def test_a_date_of_another_year_says_its_year(bar: TopBar) -> None:
    bar.show_date(View.DAY, date(2027, 1, 5), date(2027, 1, 5), TODAY)
    assert bar.date.wording in ("Tuesday, January 5, 2027", "Jan 5, 2027")


def test_another_office_is_two_clicks_away(bar: TopBar) -> None:
    chosen: list[object] = []
    bar.location_chosen.connect(chosen.append)
    QTest.mouseClick(bar.location, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text() for action in menu.actions()]
    assert names == ["Riverside Dental", "Harbor Point"]
    assert [action.isChecked() for action in menu.actions()] == [True, False]
    menu.actions()[1].trigger()
    menu.close()
    assert chosen == [HARBOR.id]


def test_a_single_office_offers_no_choice(bar: TopBar) -> None:
    bar.show_locations([(RIVERSIDE.id, RIVERSIDE.name)], RIVERSIDE.id)
    assert not bar.location.isEnabled()
    assert bar.location.wording == "Riverside Dental"


@pytest.mark.parametrize("word", ["Live", "Reconnecting…"])
@pytest.mark.parametrize("width", [960, 1024, 1280])
@pytest.mark.parametrize("view", View)
def test_on_a_small_screen_office_date_and_search_can_be_read(
    qtbot, bar: TopBar, view: View, width: int, word: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar.setParent(window)
    bar.setGeometry(0, 0, width, 56)
    window.resize(width, 56)
    bar.show()
    window.show()
    QApplication.processEvents()
    bar.production.show_amounts(Decimal(121543), Decimal(9000), Decimal(126595))
    bar.connection.show_state(Health.GOOD, word, "")
    bar.show_date(view, date(2026, 9, 28), date(2026, 10, 3), date(2026, 9, 28))
    bar.layout().activate()
    assert bar.location.wording == "Riverside Dental"
    assert not bar.date.wording.endswith("…")
    words = bar.search.fontMetrics().horizontalAdvance(bar.search.placeholderText())
    assert bar.search.width() >= words + 30
    assert bar.search.placeholderText() == ("Find patient or command" if width == 1280 else "Find…")
    assert bar.search.geometry().right() < bar.production.x()
    assert bar.production.width() >= bar.production.minimumSizeHint().width()
    assert bar.account.geometry().right() < width
    bar.setParent(None)


@pytest.mark.parametrize("tongue", ["en", "es"])
@pytest.mark.parametrize("view", View)
def test_with_text_of_twice_the_size_the_date_and_what_is_shown_can_still_be_read(
    qtbot, view: View, tongue: str
) -> None:
    i18n.begin(tongue)
    try:
        bar = TopBar(MIME)
        qtbot.addWidget(bar)
        bar.show_locations([(RIVERSIDE.id, RIVERSIDE.name), (HARBOR.id, HARBOR.name)], RIVERSIDE.id)
        # The window is never narrower, and that wide at 1280 pixels.
        bar.resize(LEAST, 56)
        bar.show()
        bar.production.show_amounts(Decimal(121543), Decimal(9000), Decimal(126595))
        bar.connection.show_state(Health.GOOD, i18n.tr("Live"), "")
        for first in (date(2026, 9, 28), date(2025, 12, 31)):
            bar.show_date(view, first, first + timedelta(days=5), date(2026, 9, 28))
            bar.layout().activate()
            QApplication.processEvents()
            assert not bar.date.wording.endswith("…")
            assert bar.location.wording == "Riverside Dental"
            for each in View:
                button = bar.views.button(each)
                assert button.width() >= button.sizeHint().width(), button.text()
            assert bar.account.geometry().right() < LEAST
    finally:
        i18n.begin("en")


def test_production_tells_its_share_where_the_amounts_have_no_room(qtbot) -> None:
    production = ProductionBadge()
    qtbot.addWidget(production)
    production.show_amounts(Decimal("8420"), Decimal("8000"), Decimal("10525"))
    wide = production.sizeHint().width()
    production.set_brief(True)
    assert production.share == "80%"
    assert production.sizeHint().width() < wide / 2
    assert "$8,420" in production.toolTip()
    production.show_amounts(Decimal(0), Decimal(0))
    assert production.share == "0%"


def test_a_shortened_date_is_told_in_full_in_its_tip(bar: TopBar) -> None:
    bar.resize(1600, 56)
    QApplication.processEvents()
    assert (bar.date.wording, bar.date.toolTip()) == ("Thursday, November 19", "Choose a date")
    bar.resize(960, 56)
    QApplication.processEvents()
    assert (bar.date.wording, bar.date.toolTip()) == ("Thu, Nov 19", "Thursday, November 19\nChoose a date")


def test_the_buttons_turn_pages(bar: TopBar) -> None:
    turned: list[int] = []
    bar.turned.connect(turned.append)
    QTest.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.on, Qt.MouseButton.LeftButton)
    assert turned == [-1, 1]


def test_what_a_drag_held_over_the_bar_would_turn_to(bar: TopBar) -> None:
    def over(widget) -> object:
        return bar.turn_at(widget.mapToGlobal(widget.rect().center()))

    assert over(bar.back) == -1
    assert over(bar.on) == 1
    assert over(bar.today) == TODAY
    assert over(bar.search) is None
    bar.open_calendar()
    assert over(bar.calendar.cell(date(2026, 11, 26))) == date(2026, 11, 26)
    assert bar.turn_at(bar.mapToGlobal(QPoint(-50, -50))) is None


def test_production_and_connection_are_told_in_words(qtbot) -> None:
    production, connection = ProductionBadge(), ConnectionBadge()
    qtbot.addWidget(production)
    qtbot.addWidget(connection)
    production.show_amounts(Decimal("9500"), Decimal("8420"))
    assert production.amounts == "$8,420 of $9,500"
    assert "done" in production.accessibleName()
    connection.show_state(Health.BAD, "Offline", "The practice server does not answer.")
    assert connection.accessibleName() == "Connection: Offline"
    assert not production.grab().isNull()
    assert not connection.grab().isNull()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Jo Martin", "JM"), ("Ana", "A"), ("Mary-Ann de la Cruz", "MC"), ("", "?"), ("Øyvind Åse", "ØÅ")],
)
def test_a_person_is_shown_by_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
