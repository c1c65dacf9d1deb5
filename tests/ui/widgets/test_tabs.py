"""Pages behind tabs: each with a count, one in front."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from frontdesk.ui.widgets.tabs import TabbedPages


def _lists(qapp: QApplication) -> TabbedPages:
    pages = TabbedPages("Lists")
    for name, title in (("waitlist", "Waitlist"), ("recalls", "Recalls")):
        pages.add(name, title, QLabel(title))
    pages.show()
    return pages


def test_the_first_page_is_in_front_until_another_is_asked_for(qapp: QApplication) -> None:
    pages = _lists(qapp)
    turned: list[str] = []
    pages.turned.connect(turned.append)
    assert pages.current == "waitlist"
    pages.turn_to("recalls")
    assert pages.current == "recalls"
    assert turned == ["recalls"]


def test_a_tab_says_how_many_it_holds_and_nothing_for_none(qapp: QApplication) -> None:
    pages = _lists(qapp)
    pages.show_count("waitlist", 9)
    assert pages.bar.tabText(0) == "Waitlist 9"
    pages.show_count("waitlist", 839)
    assert pages.bar.tabText(0) == "Waitlist", "a number that nobody works off needs no room"
    assert pages.bar.tabToolTip(0) == "Waitlist, 839"
    assert pages.bar.accessibleTabName(0) == "Waitlist, 839"
    pages.show_count("waitlist", 0)
    assert pages.bar.tabText(0) == "Waitlist"


def test_arrow_keys_turn_the_pages(qapp: QApplication) -> None:
    pages = _lists(qapp)
    pages.bar.show()
    pages.bar.setFocus()
    QTest.keyClick(pages.bar, Qt.Key.Key_Right)
    assert pages.current == "recalls"
