"""What the window tells aloud of places that colleagues hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from unittest.mock import MagicMock
from uuid import UUID

import pytest

from frontdesk.domain.intervals import Interval
from frontdesk.store.entities import Blockout, DayTruth, Location
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store
from frontdesk.ui.window import holds_part
from frontdesk.ui.window.holds_part import HoldsPart

PLACE, ROOM, BEN = UUID(int=1), UUID(int=2), UUID(int=3)
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
HOLD = Blockout(
    UUID(int=9),
    1,
    None,
    "Hold",
    "",
    True,
    PLACE,
    ROOM,
    Interval.lasting(NOON, 30),
    expires_at=NOON + timedelta(minutes=10),
    holder_id=BEN,
    holder="Ben",
)


def test_a_hold_is_told_once_however_often_its_day_comes_back_and_anew_when_it_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = Store(lambda: NOON)
    store.set_reference(Reference([Location(PLACE, "Lakeside", "UTC")]))
    host, holds, told = MagicMock(), MagicMock(), []
    host.store, host.today = store, MONDAY
    holds.is_mine.return_value = False
    board = host.shell.board
    board.location_id, board.days = PLACE, [MONDAY]
    monkeypatch.setattr(holds_part.speech, "announce", lambda _board, sentence: told.append(sentence))
    part = HoldsPart(host, holds)

    def load(day: date, *rows: Blockout) -> None:
        store.load_day(DayTruth(PLACE, day, (), rows), store.mark())

    load(MONDAY, HOLD)
    assert len(told) == 1
    board.days = [TUESDAY]
    load(TUESDAY)
    board.days = [MONDAY]
    load(MONDAY, HOLD, Blockout(UUID(int=8), 1, None, "Lunch", "", True, PLACE, ROOM, HOLD.interval))
    assert len(told) == 1, "it was told when it came"
    load(MONDAY)
    load(MONDAY, HOLD)
    assert len(told) == 2, "it had gone meanwhile"
    assert part is not None
