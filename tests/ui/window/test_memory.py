"""Place, size and panels come back for the person who left them."""

from deskside import KeptSettings
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from frontdesk.ui.window import memory
from frontdesk.ui.window.docks import PanelDock


def window_with_dock(qtbot) -> tuple[QMainWindow, PanelDock]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    dock = PanelDock("flow", "Flow", QWidget(), 200)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    return window, dock


def test_size_and_closed_panels_come_back(qtbot) -> None:
    settings = KeptSettings()
    window, dock = window_with_dock(qtbot)
    window.resize(640, 480)
    window.show()
    dock.close()
    memory.remember(window, settings)

    again, other = window_with_dock(qtbot)
    assert memory.recall(again, settings)
    again.show()
    assert again.size().toTuple() == (640, 480)
    assert not other.isVisible()


def test_a_first_start_takes_the_usual_size(qtbot) -> None:
    window, _dock = window_with_dock(qtbot)
    assert not memory.recall(window, KeptSettings())
    assert window.size() == memory.usual_size()


def test_damaged_memory_is_ignored(qtbot) -> None:
    window, _dock = window_with_dock(qtbot)
    damaged = KeptSettings({memory.GEOMETRY: "§§§", memory.PANELS: "bm90IGEgc3RhdGU="})
    assert not memory.recall(window, damaged)
    assert window.size() == memory.usual_size()
