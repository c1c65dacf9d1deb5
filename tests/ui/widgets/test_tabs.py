"""Pages behind tabs: each with a count, one in front."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

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


def test_every_tab_stays_in_sight_and_its_count_goes_before_its_title(qapp: QApplication) -> None:
    pages = TabbedPages("Lists")
    for name in ("Waitlist", "Recalls", "Confirm", "Tasks"):
        pages.add(name, name, QLabel(name), f"Who is in {name}")
        pages.show_count(name, 12)
    bar = pages.bar
    bar.show()
    full = bar.sizeHint().width()
    for width, shown in (
        (full, ["Waitlist 12", "Recalls 12", "Confirm 12", "Tasks 12"]),
        (full - 20, ["Waitlist 12", "Recalls", "Confirm", "Tasks"]),
        (full - 90, ["Waitlist", "Recalls", "Confirm", "Tasks"]),
        (180, ["Waitlist", "Recalls", "Confirm", "Tasks"]),
    ):
        bar.resize(width, bar.sizeHint().height())
        assert [bar.tabText(index) for index in range(4)] == shown
        assert bar.tabRect(3).right() < width, "no tab is out of sight"
        assert bar.sizeHint().width() == full
    assert not any(button.isVisible() for button in bar.findChildren(QToolButton))
    assert bar.tabToolTip(1) == "Who is in Recalls, 12"
    pages.turn_to("Tasks")
    bar.resize(full - 20, bar.height())
    assert [bar.tabText(index) for index in range(4)] == ["Waitlist", "Recalls", "Confirm", "Tasks 12"]


def test_arrow_keys_turn_the_pages(qapp: QApplication) -> None:
    pages = _lists(qapp)
    pages.bar.show()
    pages.bar.setFocus()
    QTest.keyClick(pages.bar, Qt.Key.Key_Right)
    assert pages.current == "recalls"
