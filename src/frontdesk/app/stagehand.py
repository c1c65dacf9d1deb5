"""What the scenes of ``frontdesk screenshot`` have in common: waiting for what is to be seen, and opening it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from frontdesk.app.work import Work
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState
from frontdesk.ui.help.keys import Command

READY_SECONDS = 30.0


class NotDrawn(Exception):
    """The scene could not be drawn; the message says why."""


async def until(reached: Callable[[], bool], otherwise: str) -> None:
    """Wait for something to come; `NotDrawn` with the other words when it does not."""
    try:
        async with asyncio.timeout(READY_SECONDS):
            while not reached():  # noqa: ASYNC110 - a picture may wait in steps
                await asyncio.sleep(0.05)
    except TimeoutError as error:
        raise NotDrawn(otherwise) from error


def is_loaded(work: Work) -> bool:
    """Whether all days of the page have been read."""
    page = work.window.page
    return (
        page is not None
        and work.desk.connection is ConnectionState.LIVE
        and all(work.desk.store.day(page.location_id, day) is not None for day in page.dates)
    )


async def day(work: Work) -> None:
    """Show the day, and wait for it."""
    work.window.run(Command.DAY)
    await until(lambda: is_loaded(work), "the day was not read in time.")


def open_first(work: Work, command: Command) -> None:
    """Select a visit in sight that is still ahead of its patient, and do something with it."""
    board = work.window.board
    sight = board.viewport().rect()
    for block in board.page.layout.model.blocks.values():
        visit = block.appointment
        if visit.status is AppointmentStatus.SCHEDULED and sight.contains(board.block_rect(block)):
            board.select(visit.id)
            work.window.run(command)
            return
    raise NotDrawn("no visit of this day is ahead. Choose another --date.")


async def read_to_the_end(work: Work) -> None:
    """Wait until nothing is being read any more."""
    await until(lambda: not work.window.reads.running, "what is shown was not read in time.")
