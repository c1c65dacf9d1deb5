"""The scenes of ``frontdesk screenshot`` show what they are named after, however low the window is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from PySide6.QtCore import QSize

from frontdesk.app import scenes
from frontdesk.ui.booking.card import BookingCard
from support.receptionist import Receptionist

SIZES = [QSize(960, 540), QSize(853, 480), QSize(1600, 960)]


async def shown(person: Receptionist, scene: Callable[[Any], Awaitable[None]], size: QSize, foot: float = 0.0) -> None:
    """Play a scene in a window of this size, the board scrolled down by a share of its way before."""
    person.window.setMinimumSize(size)
    person.window.resize(size)
    await person.come_to_rest()
    bar = person.window.board.verticalScrollBar()
    bar.setValue(round(bar.maximum() * foot))
    await scene(person.work)
    # as long as a picture waits before it is taken
    await asyncio.sleep(scenes.SETTLE_SECONDS)


@pytest.mark.parametrize("foot", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("size", SIZES)
async def test_a_drag_shows_the_visit_its_target_and_the_verdict(
    desk_window: Receptionist, on_sqlite: None, size: QSize, foot: float
) -> None:
    board = desk_window.window.board
    try:
        await shown(desk_window, scenes._drag, size, foot)
        carrier = board.carrier
        gesture = carrier.gesture
        sight = board.viewport().rect()
        block = board.page.layout.find(gesture.load.appointment.id)
        assert sight.contains(board.block_rect(block))
        assert sight.contains(carrier.stage.outline_rect(gesture.target))
        assert carrier.stage.dirty_rects(carrier._state())[1].intersected(sight).height() > 10
    finally:
        board.pointer.cancel()


@pytest.mark.parametrize("foot", [0.0, 1.0])
@pytest.mark.parametrize("size", SIZES)
async def test_a_caller_is_booked_in_a_free_place_wherever_the_board_stood(
    desk_window: Receptionist, on_sqlite: None, size: QSize, foot: float
) -> None:
    await shown(desk_window, scenes._booking, size, foot)
    card = desk_window.window.findChild(BookingCard)
    assert card is not None
    assert card.isVisible()
