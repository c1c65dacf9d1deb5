"""Docks with a head of their own."""

from PySide6.QtWidgets import QApplication, QLabel

from frontdesk.ui.widgets.tabs import TabbedPages
from frontdesk.ui.window.docks import PanelDock


def test_tabs_stand_beside_the_signs_of_a_wide_dock_and_below_them_in_a_narrow_one(qtbot) -> None:
    pages = TabbedPages("Lists")
    for name in ("Waitlist", "Recalls", "Confirm", "Tasks"):
        pages.add(name, name, QLabel(name))
    dock = PanelDock("lists", "Lists", pages, 300, tabs=pages.bar)
    qtbot.addWidget(dock)
    dock.resize(640, 300)
    dock.show()
    wide = dock.head.sizeHint().height()
    title = dock.head.findChild(QLabel)
    assert title is not None
    assert not title.isVisible()
    for width, is_below in ((248, True), (640, False), (248, True)):
        dock.resize(width, 300)
        QApplication.processEvents()
        assert title.isVisible() is is_below
        assert (dock.head.height() > wide) is is_below
        assert pages.bar.width() >= pages.bar.minimumSizeHint().width()
        assert dock.width() == width
