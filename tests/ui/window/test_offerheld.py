"""A hole held along with a call."""

import asyncio
from typing import cast

import pytest
from deskside import RIVERSIDE, at, key

from frontdesk.domain.intervals import Interval
from frontdesk.operations import Outcome
from frontdesk.operations.holds import Holds
from frontdesk.store.entities import Slot
from frontdesk.ui.window.offerheld import OfferHeld

HOLE = Slot(RIVERSIDE.id, key("op 1"), Interval(at("09:00"), at("10:00")))


class Asked:
    """Holds that get no answer, and a call that gets none, in the order in which they were begun and left."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def _unanswered(self, what: str) -> Outcome:
        self.heard.append(f"{what} begins")
        try:
            return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]
        finally:
            self.heard.append(f"{what} is left")

    async def hold(self, slot: Slot) -> Outcome:
        return await self._unanswered("hold")

    async def note(self) -> Outcome:
        return await self._unanswered("call")


async def test_whoever_stops_waiting_for_the_call_stops_waiting_for_the_hold() -> None:
    asked = Asked()
    waiting = asyncio.ensure_future(OfferHeld(cast("Holds", asked)).called(HOLE, asked.note()))
    await asyncio.sleep(0)
    assert asked.heard == ["call begins"], "an answer noted in this very moment belongs behind it"
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert asked.heard == ["call begins", "hold begins", "call is left", "hold is left"]
