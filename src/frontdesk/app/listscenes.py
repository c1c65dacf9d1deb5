"""Scenes of the lists at the right, and of what covers the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from frontdesk.app.stagehand import NotDrawn, day, open_first, read_to_the_end, until
from frontdesk.app.work import Work
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.ui.help.keys import Command, binding
from frontdesk.ui.waitlist.panel import WaitlistPanel


def _searched() -> str:
    """What is typed to find a command: the longest word of one, in the window's language."""
    return max(binding(Command.WEEK).name.split(), key=len).casefold()


async def waitlist(work: Work) -> None:
    """Who would come sooner; a visit in sight makes the first entry where nobody is waiting."""
    await _open(work, Command.WAITLIST_PANEL)
    panel = work.window.findChild(WaitlistPanel)
    if panel is None:
        raise NotDrawn("the window has no waitlist.")
    if not panel.cards.cards:
        open_first(work, Command.SOONER)
        await until(lambda: bool(panel.cards.cards), "nobody could be put on the waitlist.")


async def waitlist_form(work: Work) -> None:
    """An entry of the waitlist being changed."""
    await waitlist(work)
    panel = work.window.findChild(WaitlistPanel)
    if panel is not None:
        panel.cards.choose(panel.cards.cards[0].id)
        panel.cards.opened.emit(panel.cards.cards[0].id)
    await read_to_the_end(work)


async def offers(work: Work) -> None:
    """A visit was cancelled: who fits into its place."""
    await waitlist(work)
    panel = work.window.findChild(WaitlistPanel)
    visits = [block.appointment for block in work.window.board.page.layout.model.blocks.values()]
    now = work.window.board.now
    ahead = [visit for visit in visits if now is not None and visit.interval is not None and visit.interval.start > now]
    last = next((visit for visit in reversed(ahead) if visit.status is AppointmentStatus.SCHEDULED), None)
    if panel is None or last is None:
        raise NotDrawn("no visit of this day is ahead. Choose another --date.")
    work.window.board.select(last.id)
    work.window.run(Command.CANCEL)
    await until(lambda: panel.has_hole, "the place was not offered in time.")
    await read_to_the_end(work)


async def recalls(work: Work) -> None:
    """Who is due."""
    await _open(work, Command.RECALL_PANEL)


async def confirm(work: Work) -> None:
    """Who has not confirmed the coming days."""
    await _open(work, Command.CONFIRM_PANEL)


async def palette(work: Work) -> None:
    """The search field with commands and patients."""
    await day(work)
    work.window.run(Command.FIND)
    search = work.window.top.search
    search.begin(_searched())
    await until(lambda: bool(search.entries), "nothing was found in time.")
    await read_to_the_end(work)


async def keys(work: Work) -> None:
    """Every key."""
    await _open(work, Command.KEYS)
    await until(lambda: QApplication.activeModalWidget() is not None, "the keys were not shown in time.")


async def lock(work: Work) -> None:
    """The desk while it is locked."""
    await _open(work, Command.LOCK_DESK)


async def _open(work: Work, command: Command) -> None:
    await day(work)
    work.window.run(command)
    await read_to_the_end(work)
