"""A morning at a desk that speaks Spanish: a visit booked, moved and refused, every sentence read in that language."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.domain.localtime import to_local
from frontdesk.ui import i18n, preferences
from support.littleoffice import ZONE
from support.receptionist import CTRL, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

ENTER = Qt.Key.Key_Return
HARD_SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def spanish(qapp: QApplication, on_sqlite: None) -> Iterator[None]:
    """The window's words are chosen before it is made."""
    i18n.begin("es")
    yield
    preferences.use(preferences.Preferences())
    i18n.begin("en")


def said(desk: Receptionist) -> str:
    """The status line, with blanks that may break."""
    return desk.window.status.text.replace(HARD_SPACE, " ")


async def answered(desk: Receptionist) -> None:
    """Wait for the answers to what was typed."""
    await asyncio.sleep(0)
    await desk.come_to_rest()


async def test_a_caller_is_booked_and_taken_back_in_spanish(desk_window: Receptionist) -> None:
    desk_window.click(desk_window.window.board.viewport(), desk_window.spot("nobody", ("Op 2", "14:05")))
    desk_window.write("h")
    desk_window.write("art")
    await answered(desk_window)
    desk_window.press(ENTER)
    desk_window.write("crown s")
    await answered(desk_window)
    desk_window.press(ENTER)
    await desk_window.come_to_rest()
    assert said(desk_window) == "Cita de Zoe Hart reservada: 2:00 p.m., Op2."
    await desk_window.undo()
    assert said(desk_window) == "Deshecho: la cita de Zoe Hart ya no está reservada."
    assert desk_window.dialogs == []


async def test_a_move_says_so_and_a_refusal_says_why_before_the_drop_and_after_it(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    await desk_window.drag("Paul Rask", to=("Op 2", "15:10"))
    await desk_window.come_to_rest()
    assert said(desk_window) == "Cita de Paul Rask movida a 3:10 p.m., Op2."

    await desk_window.undo()
    assert said(desk_window) == "Deshecho: la cita de Paul Rask vuelve a su sitio: 10:00 a.m., Op1."
    await desk_window.redo()
    assert said(desk_window) == "Rehecho: cita de Paul Rask movida a 3:10 p.m., Op2."

    desk_window.take("Paul Rask")
    desk_window.carry_to(desk_window.spot("Paul Rask", ("Op 2", "11:00")))
    showing = desk_window.window.board.carrier.showing
    assert showing is not None
    assert showing.verdict.sentence == "Op2 está ocupado hasta las 11:40."
    desk_window.press(Qt.Key.Key_Escape)

    # Behind this desk's back: nothing is heard of it before the drop.
    ledger.move("Omar Said", "Op 1", "16:00", "16:30")
    await desk_window.drag("Paul Rask", to=("Op 1", "16:00"))
    await desk_window.come_to_rest()
    assert said(desk_window) == "No se movió la cita de Paul Rask: Op 1 está ocupado hasta las 4:30."
    assert desk_window.where("Paul Rask") == ("Op 2", "15:10", 60)


async def test_times_are_of_24_hours_in_every_sentence_where_somebody_wants_them(desk_window: Receptionist) -> None:
    preferences.use(preferences.Preferences(is_24h=True))
    await desk_window.drag("Paul Rask", to=("Op 2", "15:10"))
    await desk_window.come_to_rest()
    assert said(desk_window) == "Cita de Paul Rask movida a 15:10, Op2."


async def test_a_wish_is_typed_in_spanish(desk_window: Receptionist) -> None:
    desk_window.press(Qt.Key.Key_K, held=CTRL)
    desk_window.write("zoe hart crown seat jue tarde")
    search = desk_window.window.top.search
    await until(lambda: search.message.startswith("Para Zoe Hart"), "openings")
    marks = desk_window.window.board.marks.all
    assert marks
    starts = [to_local(mark.slot.interval.start, ZONE) for mark in marks]
    assert {start.isoweekday() for start in starts} == {4}
    assert all(start.hour >= 12 for start in starts)
