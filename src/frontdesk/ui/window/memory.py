"""What the window remembers of itself for each person."""

import base64
import binascii

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from frontdesk.ui.settings import WindowSettings

GEOMETRY, PANELS = "window.geometry", "window.panels"
LAYOUT_VERSION = 2
"""Raised when docks change, so that an old layout is not forced onto new ones."""


def remember(window: QMainWindow, settings: WindowSettings) -> None:
    """Keep place, size and panels."""
    settings.set(GEOMETRY, _text(window.saveGeometry()))
    settings.set(PANELS, _text(window.saveState(LAYOUT_VERSION)))


def recall(window: QMainWindow, settings: WindowSettings) -> bool:
    """Put the window as it was left; False when there is nothing to go by, and it takes its usual size."""
    panels = _bytes(settings.get(PANELS))
    restored = bool(panels) and window.restoreState(panels, LAYOUT_VERSION)
    geometry = _bytes(settings.get(GEOMETRY))
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        window.resize(usual_size())
    return restored


def usual_size() -> QSize:
    """Most of the screen, at most what shows a day comfortably."""
    screen = QGuiApplication.primaryScreen()
    room = screen.availableSize() if screen is not None else QSize(1280, 720)
    return QSize(min(1600, room.width()), min(960, room.height()))


def _text(state: QByteArray) -> str:
    return base64.b64encode(bytes(state.data())).decode("ascii")


def _bytes(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text.encode("ascii", "replace"), validate=True))
    except (binascii.Error, ValueError):
        return QByteArray()
