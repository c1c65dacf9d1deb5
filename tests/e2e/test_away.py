"""What a colleague changed while nobody was at this desk."""

from __future__ import annotations

import asyncio
from datetime import time, timedelta

from frontdesk.domain.intervals import Interval
from frontdesk.operations import Slot
from frontdesk.ui.away.strip import AwayStrip
from frontdesk.ui.window.away_part import AWAY_SECONDS, AwayPart
from support.receptionist import Receptionist
from support.waiting import until

STILL_SECONDS = 0.7
"""Longer than a strip waits for the hand to be still."""


async def test_whoever_comes_back_reads_what_a_colleague_changed(
    desk_window: Receptionist, second_window: Receptionist, on_sqlite: None
) -> None:
    part = next(row for row in desk_window.window._parts if isinstance(row, AwayPart))
    strip = desk_window.window.findChildren(AwayStrip)[0]
    part.idle._touched -= AWAY_SECONDS + 60
    visit = second_window.visit("Lena Fuchs")
    assert visit.interval is not None
    assert visit.operatory_id is not None
    moved = Interval(visit.interval.start + timedelta(hours=1), visit.interval.end + timedelta(hours=1))
    outcome = await second_window.work.desk.move(visit.id, Slot(visit.location_id, visit.operatory_id, moved))
    assert outcome.ok
    await until(lambda: desk_window.where("Lena Fuchs") == ("Op 2", f"{time(12):%H:%M}", 40), "the move")
    assert strip.lines == ()
    part.idle.touch()
    assert strip.lines == ("Lena Fuchs: 11:00a Op2 → 12:00p Op2, by Ben Ortiz",)
    assert desk_window.dialogs == []


async def test_the_first_touch_after_an_absence_hits_what_was_under_the_pointer(
    desk_window: Receptionist, second_window: Receptionist, on_sqlite: None
) -> None:
    desk = desk_window
    part = next(row for row in desk.window._parts if isinstance(row, AwayPart))
    part.idle._touched -= AWAY_SECONDS + 60
    outcome = await second_window.work.desk.cancel(second_window.visit("Lena Fuchs").id)
    assert outcome.ok
    await until(lambda: part._seen.missed, "what the colleague did")
    await desk.turn_to_window()
    part.idle._touched -= AWAY_SECONDS + 60
    aim = desk.on_screen("Paul Rask")
    await desk.press_there(aim)
    assert desk.selected == "Paul Rask"
    await asyncio.sleep(STILL_SECONDS)
    assert not part.strip.isVisible()
    await desk.release_there(aim)
    await until(part.strip.isVisible, "strip")
    await asyncio.sleep(0.05)
    assert desk.on_screen("Paul Rask") == aim
