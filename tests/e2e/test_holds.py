"""A place held while phoning: one desk holds it, the other sees who does and cannot book it, and it goes by itself."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from sqlalchemy import update

from frontdesk.server.db import tables as t
from frontdesk.ui.board import held
from frontdesk.ui.waitlist.panel import WaitlistPanel
from frontdesk.ui.window.host import Host
from support.littleoffice import DAY, LittleOffice
from support.receptionist import CTRL, SHIFT, Receptionist
from support.serverprocess import Ledger, ServerProcess
from support.waiting import until

from .conftest import engines_of

Key = Qt.Key


def holds(desk: Receptionist) -> list[str]:
    """What the held places on the board say, their widest wording."""
    store = desk.work.desk.store
    return [
        held.words(hold.blockout, store.server_now(), store.user_id).in_a_row[0] for _, hold in desk.window.board.held
    ]


def on_server(ledger: Ledger) -> list[dict[str, Any]]:
    """The holds that the server has on the day."""
    rows = ledger.get("/blockouts/instances", date_from=DAY.isoformat(), date_to=DAY.isoformat())["items"]
    return [row for row in rows if row["expires_at"] is not None]


async def hold_at_two(desk: Receptionist) -> int:
    """Hold two o'clock in Op 2; return how many gestures that took."""
    await desk.turn_to_window()
    desk.click(desk.window.board.viewport(), desk.spot("nobody", ("Op 2", "14:05")))
    desk.press(Key.Key_H, held=CTRL)
    await desk.come_to_rest()
    return 2


async def test_what_one_desk_holds_the_other_sees_cannot_book_and_sees_go_by_itself(
    desk_window: Receptionist, second_window: Receptionist, server: ServerProcess, office: LittleOffice, ledger: Ledger
) -> None:
    ana, ben = desk_window, second_window
    assert await hold_at_two(ana) == 2
    assert ana.status_line == "2:00p, Op2 is held for 10 minutes."
    assert holds(ana) == ["Held by you · 10 min left"]
    [row] = await asyncio.to_thread(on_server, ledger)
    assert (row["start_time"], row["end_time"], row["operatory"]["name"]) == ("14:00:00", "15:00:00", "Op 2")
    await until(lambda: holds(ben) == ["Held by Ana Prado · 10 min left"], "the hold at the other desk")
    board = QAccessible.queryAccessibleInterface(ben.window.board)
    told = board.text(QAccessible.Text.Description)
    who, until_when, *when_and_where = told.split(", ")
    assert who == "Held by Ana Prado while phoning"
    assert until_when.startswith("until ")
    assert when_and_where == ["10 minutes left", "2:00p to 3:00p", "Op 2"]

    # Ben reads before the drop whose it is, and a drop there is refused in the same words.
    await ben.turn_to_window()
    ben.take("Paul Rask")
    ben.carry_to(ben.spot("Paul Rask", ("Op 2", "14:00")))
    stage = ben.window.board.carrier.showing
    assert stage is not None
    assert "Ana Prado holds Op2 while phoning" in stage.verdict.sentence
    await ben.let_go()
    await ben.come_to_rest()
    assert ben.where("Paul Rask") == ("Op 1", "10:00", 60)
    # A click says whose it is, and one key does not take it from her.
    ben.click(ben.window.board.viewport(), middle(ben))
    assert ben.status_line == told
    ben.press(Key.Key_Delete)
    await ben.come_to_rest()
    assert ben.status_line.startswith("Ana Prado holds this place while phoning, 10 min more.")
    assert len(await asyncio.to_thread(on_server, ledger)) == 1

    # Its minute comes: nobody does anything, and both boards are free again.
    await asyncio.to_thread(expire, server, office)
    await until(lambda: holds(ana) == holds(ben) == [], "the place free again", patience=20)
    assert ana.dialogs == ben.dialogs == []


async def test_the_board_lets_go_at_the_minute_without_being_told(desk_window: Receptionist, on_sqlite: None) -> None:
    await hold_at_two(desk_window)
    store = desk_window.work.desk.store
    store.server_now = lambda: datetime.now(UTC) + timedelta(minutes=10)
    assert len(holds(desk_window)) == 1
    desk_window.window.findChildren(Host)[0].beat.emit(datetime.now(UTC))
    assert holds(desk_window) == []


async def test_whoever_holds_a_place_books_it_with_enter_a_name_and_a_type(
    desk_window: Receptionist, second_window: Receptionist, ledger: Ledger
) -> None:
    gestures = await hold_at_two(desk_window)
    desk_window.press(Key.Key_Return)
    desk_window.write("hart")
    await desk_window.come_to_rest()
    desk_window.press(Key.Key_Return)
    desk_window.write("crown s")
    await desk_window.come_to_rest()
    desk_window.press(Key.Key_Return)
    gestures += 5
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Zoe Hart booked at 2:00p, Op2."
    assert holds(desk_window) == []
    assert await asyncio.to_thread(on_server, ledger) == []
    await until(lambda: holds(second_window) == [], "the hold gone at the other desk")
    assert (gestures, desk_window.dialogs) == (7, [])

    # One key takes the booking back, and the place is held again for what was left.
    await desk_window.undo()
    assert holds(desk_window) == ["Held by you · 10 min left"]
    await until(lambda: holds(second_window) == ["Held by Ana Prado · 10 min left"], "the hold at the other desk again")
    await desk_window.undo()
    assert await asyncio.to_thread(on_server, ledger) == []


async def test_a_hold_is_lengthened_by_its_key_and_given_back_by_del(
    desk_window: Receptionist, ledger: Ledger, on_sqlite: None
) -> None:
    await hold_at_two(desk_window)
    before = (await asyncio.to_thread(on_server, ledger))[0]["expires_at"]
    desk_window.press(Key.Key_H, held=CTRL)
    await desk_window.come_to_rest()
    assert desk_window.status_line == "2:00p, Op2 is held for 10 minutes from now."
    assert (await asyncio.to_thread(on_server, ledger))[0]["expires_at"] > before
    desk_window.press(Key.Key_Delete)
    await desk_window.come_to_rest()
    assert desk_window.status_line == "2:00p, Op2 is no longer held."
    assert await asyncio.to_thread(on_server, ledger) == []
    await desk_window.undo()
    assert desk_window.status_line == "Undone: 2:00p, Op2 is held again."
    assert len(await asyncio.to_thread(on_server, ledger)) == 1


async def test_a_hold_is_dragged_to_another_place_and_made_longer_by_key(
    desk_window: Receptionist, ledger: Ledger, on_sqlite: None
) -> None:
    await hold_at_two(desk_window)
    desk_window.press_at(middle(desk_window))
    desk_window.carry_to(middle(desk_window) + QPoint(0, 20))
    desk_window.carry_to(desk_window.spot("nobody", ("Hyg 1", "15:30")))
    await desk_window.let_go()
    await desk_window.come_to_rest()
    assert desk_window.status_line == "3:00p, Hyg1 is held instead."
    [row] = await asyncio.to_thread(on_server, ledger)
    assert (row["start_time"], row["end_time"], row["operatory"]["name"]) == ("15:00:00", "16:00:00", "Hyg 1")
    desk_window.click(desk_window.window.board.viewport(), middle(desk_window))
    desk_window.press(Key.Key_Down, held=SHIFT)
    await desk_window.come_to_rest()
    [row] = await asyncio.to_thread(on_server, ledger)
    assert (row["start_time"], row["end_time"]) == ("15:00:00", "16:10:00")
    for _ in range(2):
        await desk_window.undo()
    [row] = await asyncio.to_thread(on_server, ledger)
    assert (row["start_time"], row["end_time"], row["operatory"]["name"]) == ("14:00:00", "15:00:00", "Op 2")


async def test_a_hole_is_held_while_somebody_is_told_of_it_and_given_back_when_they_decline(
    desk_window: Receptionist, second_window: Receptionist, ledger: Ledger, on_sqlite: None
) -> None:
    ana = desk_window
    await ana.turn_to_window()
    panel = await offer_the_hole_of_lena_fuchs(ana)
    ana.press(Key.Key_T)  # one key: told, and held
    await ana.come_to_rest()
    assert ana.status_line == "Ana Brito was told of 11:00a. 11:00a, Op2 is held for 10 minutes."
    assert panel.hole_held.text == "Held by you, 10 min."
    await until(lambda: holds(second_window) == ["Held by Ana Prado · 10 min left"], "the hold at the other desk")
    ana.press(Key.Key_D)
    await until(lambda: holds(ana) == holds(second_window) == [], "the hole given back")
    await ana.come_to_rest()
    assert ana.status_line == "Ana Brito declined. 11:00a, Op2 is no longer held."
    assert not panel.hole_held.isVisibleTo(panel)

    # Told again, who says yes is booked with a digit, and the hold goes along.
    ana.press(Key.Key_T)
    await ana.come_to_rest()
    assert len(await asyncio.to_thread(on_server, ledger)) == 1
    ana.press(Key.Key_1)
    await until(lambda: ana.where("Ana Brito") == ("Op 2", "11:00", 40), "the hole filled")
    await ana.come_to_rest()
    assert await asyncio.to_thread(on_server, ledger) == []
    assert ana.dialogs == []


async def offer_the_hole_of_lena_fuchs(desk: Receptionist) -> WaitlistPanel:
    """Put Ana Brito on the waitlist, cancel Lena Fuchs, and choose who fits."""
    panel = desk.window.findChildren(WaitlistPanel)[0]
    desk.press(Key.Key_K, held=CTRL)
    desk.write("Ana Brito")
    await until(lambda: any("Ana Brito" in entry.title for entry in desk.window.top.search.entries), "an answer")
    desk.press(Key.Key_Return)
    await until(lambda: desk.is_ready() and desk.selected == "Ana Brito", "the next visit")
    desk.press(Key.Key_S, held=SHIFT)
    await until(lambda: "Ana Brito" in [card.title for card in panel.cards.cards], "the entry")
    desk.press(Key.Key_T)
    await until(lambda: desk.is_ready() and desk.days == (DAY,), "today")
    desk.click_visit("Lena Fuchs")
    desk.press(Key.Key_Delete)
    await until(lambda: panel.has_hole and len(panel.cards.cards) == 1, "who fits")
    await desk.come_to_rest()
    panel.cards.setFocus()
    panel.cards.choose(panel.cards.cards[0].id)
    return panel


def middle(desk: Receptionist) -> QPoint:
    """The middle of the one held place."""
    return desk.window.board.held.rects()[0].center()


def expire(server: ServerProcess, office: LittleOffice) -> None:
    """Let the minute of every hold have come."""
    engines = engines_of(server)
    c = t.blockouts.c
    try:
        with engines.writing() as connection:
            past = datetime.now(UTC) - timedelta(seconds=1)
            connection.execute(
                update(t.blockouts).where(c.org_id == office.org, c.expires_at > past).values(expires_at=past)
            )
    finally:
        engines.close()
