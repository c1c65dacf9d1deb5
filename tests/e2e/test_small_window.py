"""Text at 200 % leaves a screen of 1920 by 1080 room for 960 by 540: every panel can be worked in there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from frontdesk.ui import i18n
from frontdesk.ui.help.keys import Command
from support.receptionist import Receptionist

ROOM = QSize(960, 500)
"""What the system's own bars leave of it."""
ON_A_VISIT = frozenset({Command.EDIT, Command.HISTORY, Command.NEW_TASK, Command.SOONER})
OPENED = (
    *(Command.DAY, Command.WEEK, Command.MONTH, Command.DAY),
    *(Command.VIEWS, Command.PRODUCTION, Command.EDIT, Command.HISTORY, Command.OPENINGS, Command.BLOCKOUTS_PANEL),
    *(Command.SCHEDULES_PANEL, Command.BOOK, Command.BLOCK, Command.PRINT, Command.SETTINGS, Command.KEYS),
    *(Command.WAITLIST_PANEL, Command.SOONER, Command.RECALL_PANEL, Command.CONFIRM_PANEL, Command.TASK_PANEL),
    *(Command.NEW_TASK, Command.CALENDAR),
)
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QLabel)


def scrolled_in(widget: QWidget) -> QAbstractScrollArea | None:
    """What scrolls a widget; None where nothing does."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent


def place_in(widget: QWidget, other: QWidget) -> QRect:
    return QRect(widget.mapTo(other, QPoint(0, 0)), widget.size())


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.property('text') or ''!r}"


def is_part_of_a_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit)


def complaints(top: QWidget) -> Iterator[str]:
    """Whatever is cut, out of reach or lies over something else."""
    controls = [
        each
        for each in top.findChildren(QWidget)
        if isinstance(each, CONTROLS) and each.isVisible() and not is_part_of_a_control(each)
    ]
    seen: dict[QWidget, list[QWidget]] = {}
    for each in controls:
        name = named(each)
        # The style sheet's fields are a little lower than Qt reckons for a bare one.
        least = each.minimumSizeHint() - QSize(0, 3 if isinstance(each, QAbstractSpinBox) else 0)
        if each.width() < least.width() or each.height() < least.height():
            yield f"{name} is squeezed to {each.size().toTuple()}, and needs {least.toTuple()}"
        area = scrolled_in(each)
        if area is None:
            if not top.rect().contains(place_in(each, top)):
                yield f"{name} is out of reach at {place_in(each, top).getRect()}"
        elif place_in(each, area).right() > area.width() or place_in(each, area).left() < 0:
            yield f"{name} is cut at the side of what scrolls"
        parent = each.parentWidget()
        if parent is not None:
            for other in seen.setdefault(parent, []):
                if other.geometry().intersects(each.geometry()):
                    yield f"{name} lies over {named(other)}"
            seen[parent].append(each)


async def look(person: Receptionist, command: Command) -> list[str]:
    """Open something in the low window, and say what is wrong with it."""
    window = person.window
    if command in ON_A_VISIT:
        window.board.select(next(iter(window.board.page.layout.model.blocks)), reveal=True)
    window.run(command)
    await person.come_to_rest()
    # Time to be laid out; never by a loop within the loop, in which what is called soon may be lost.
    await asyncio.sleep(0.1)
    tops = [window, *(each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window)]
    wrong = [f"{command}: {words}" for top in tops for words in complaints(top)]
    wrong += [
        f"{command}: {type(top).__name__} is {top.size().toTuple()}"
        for top in tops
        if top.width() > ROOM.width() or top.height() > ROOM.height()
    ]
    for top in tops[1:]:
        top.close()
    for _ in range(2):
        focus = QApplication.focusWidget()
        if focus is not None:
            person.press(Qt.Key.Key_Escape)
    await person.come_to_rest()
    return wrong


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the window speaks; Spanish words are longer."""
    i18n.begin(request.param)
    yield
    i18n.begin("en")


async def test_nothing_is_cut_or_out_of_reach_in_any_panel_with_text_at_200_percent(
    desk_window: Receptionist, on_sqlite: None, language: None
) -> None:
    desk_window.window.setMinimumSize(ROOM)
    desk_window.window.resize(ROOM)
    wrong: list[str] = []
    for command in OPENED:
        wrong += await look(desk_window, command)
    assert "\n".join(wrong) == ""
