"""The window is never larger than the screen it stands on, however large the text."""

from __future__ import annotations

import pytest
from deskside import HandDesk
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.window.room import LEAST, SMALLEST, smallest_on


@pytest.mark.parametrize(
    ("screen", "percent"),
    [((1920, 1080), 200), ((1920, 1040), 200), ((1440, 900), 150), ((1366, 768), 150), ((1280, 720), 125)],
)
def test_the_smallest_window_fits_on_the_screen_with_its_title(screen: tuple[int, int], percent: int) -> None:
    room = QSize(*screen) * (100 / percent)
    smallest = smallest_on(room)
    assert smallest.width() <= room.width()
    assert smallest.height() < room.height()


def test_an_ordinary_screen_keeps_the_window_comfortable() -> None:
    assert smallest_on(QSize(1920, 1080)) == SMALLEST


def test_a_screen_too_small_for_the_work_does_not_make_the_window_useless() -> None:
    assert smallest_on(QSize(640, 360)) == LEAST


def test_the_window_asks_its_screen(at_desk) -> None:
    async def scenario(window: MainWindow, desk: HandDesk) -> None:
        room = QGuiApplication.primaryScreen().availableSize()
        assert room.width() < SMALLEST.width(), "the screen of the tests is a small one"
        assert window.minimumSize() == smallest_on(room)

    at_desk(scenario)
