"""While somebody is told of a hole on the phone it is held, so that nobody else books what is being offered."""

from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from frontdesk.operations import Outcome
from frontdesk.operations.holds import Holds
from frontdesk.operations.tasks import together
from frontdesk.store.entities import Slot
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr


class OfferHeld:
    """Holds a hole along with a call, and gives it back along with the last answer."""

    def __init__(self, holds: Holds) -> None:
        self._holds = holds

    def words(self, slot: Slot) -> str:
        """Return who holds the hole and for how long; nothing when nobody does."""
        held = self._holds.at(slot)
        if not held:
            return ""
        left = i18n.minutes(self._holds.left(held[0]))
        if self._holds.is_mine(held[0]):
            return tr("Held by you, {minutes}.", minutes=left)
        return tr("Held by {name}, {minutes}.", name=held[0].holder or tr("somebody else"), minutes=left)

    async def called(self, slot: Slot, noting: Coroutine[Any, Any, Outcome]) -> Outcome:
        """Hold the hole while the call is noted; the hold is what Undo takes back, a call has been."""
        async with together() as both:
            holding = both.create_task(self._holds.hold(slot))
            # Begun here and now: an answer noted in the next moment belongs behind it.
            noted = await noting
        return _both(noted, holding.result())

    async def answered(self, slot: Slot, noted: Outcome) -> Outcome:
        """Nobody who was told of the hole is left to answer: it is given back."""
        for hold in self._holds.mine_at(slot) if noted.ok else ():
            noted = _both(noted, await self._holds.give_back(hold))
        return noted


def _both(first: Outcome, second: Outcome) -> Outcome:
    return replace(first, sentence=f"{first.sentence} {second.sentence}".strip())
