"""Undo and redo, all day long: every change this desk made, and the way back from it."""

from typing import Protocol

from frontdesk.domain.speech import say
from frontdesk.operations.outcome import Outcome

_RETRYABLE = frozenset({"slot_taken", "blocked_time", "time_locked", "signed_out", "server_error", "away", "closed"})


class Step(Protocol):
    """One change that can be taken back and made again.

    Attributes:
        label: what was done, to follow the word Undo.
    """

    label: str

    async def back(self) -> Outcome:
        """Take it back, as a change like any other."""

    async def again(self) -> Outcome:
        """Make it once more."""


class Steps:
    """What was done and what was undone, the newest last."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._set_aside: dict[Step, list[Step]] = {}

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would make again."""
        return self._undone[-1].label if self._undone else None

    def add(self, step: Step) -> None:
        """A new change is being made; what was undone before can no longer be made again, unless it is refused."""
        self._done.append(step)
        if self._undone:
            self._set_aside[step], self._undone = self._undone, []

    def drop(self, step: Step) -> None:
        """The change did not happen after all: what could be made again before it still can."""
        newer = self._done[self._done.index(step) + 1 :] if step in self._done else []
        for stack in (self._done, self._undone):
            if step in stack:
                stack.remove(step)
        aside = self._set_aside.pop(step, None)
        if aside and newer:
            # The change made after it may be refused as well.
            self._set_aside.setdefault(newer[0], [])[:0] = aside
        elif aside:
            self._undone[:0] = aside

    async def undo(self) -> Outcome:
        """Take the newest change back."""
        if not self._done:
            return Outcome(ok=False, sentence=say("There is nothing to undo."), reason="nothing")
        return await self._walk(self._done, self._undone, backwards=True)

    async def redo(self) -> Outcome:
        """Make the newest undone change again."""
        if not self._undone:
            return Outcome(ok=False, sentence=say("There is nothing to redo."), reason="nothing")
        return await self._walk(self._undone, self._done, backwards=False)

    async def _walk(self, source: list[Step], target: list[Step], *, backwards: bool) -> Outcome:
        # Moved before it is settled: pressing the key twice quickly goes two steps, not one step twice.
        step = source.pop()
        target.append(step)
        outcome = await (step.back() if backwards else step.again())
        if not outcome.ok:
            if step in target:
                target.remove(step)
            if outcome.reason in _RETRYABLE:
                source.append(step)
        return outcome
