"""A board on a small practice, shown without a screen."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import board_practice as practice
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from frontdesk.store.store import Store
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.board.pages import PageKey
from frontdesk.ui.board.view import BoardView


@pytest.fixture
def store() -> Store:
    """The practice's lists, no days."""
    return practice.make_store()


@pytest.fixture
def board(qapp: QApplication, store: Store, no_timer_left: None) -> Iterator[BoardView]:
    """The picture's day, shown in a window of its own and following the store."""
    practice.picture_day(store)
    view = BoardView(store)
    end = store.subscribe(view.apply_changes)
    view.resize(1100, 900)
    view.show_day(practice.LOCATION.id, practice.DAY)
    view.set_now(practice.NOW)
    view.show()
    view.activateWindow()
    view.setFocus()
    qapp.processEvents()
    yield view
    end()
    view.hide()
    view.deleteLater()


@pytest.fixture
def place(board: BoardView) -> Callable[[int, int, int], QPoint]:
    """Where a time in an operatory is in the viewport, below the edge that would resize a block."""

    def find(room: int, hour: int, minute: int) -> QPoint:
        layout = board.page.layout
        x = layout.columns.x_of(room - 1) + layout.columns.width_of(room - 1) // 2
        return QPoint(x, layout.scale.y_of(hour * 60 + minute) + 9) - board.offset

    return find


@pytest.fixture
def layout(qapp: QApplication, store: Store) -> BoardLayout:
    """The picture's day laid out, with nothing painted."""
    practice.picture_day(store)
    view = BoardView(store)
    view.resize(1100, 900)
    made = view.maker.layout(view.maker.model(PageKey(practice.LOCATION.id, (practice.DAY,))))
    view.deleteLater()
    return made
