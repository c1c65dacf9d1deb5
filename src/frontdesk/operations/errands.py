"""Changes of everything that is not an appointment: sent until answered, put into a sentence, undone and redone.

Each request carries an idempotency key of its own and is sent again with the same key until there is an answer, so
that an answer lost on the way never makes a change happen twice.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from frontdesk.domain.speech import say
from frontdesk.operations.gateway import STALE, GatewayError, NotSent, Refused, SignedOut, Unanswered
from frontdesk.operations.history import Steps
from frontdesk.operations.link import Link, Pace
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.tasks import Tasks
from frontdesk.operations.visits import Words
from frontdesk.operations.wording import redone, sentence, undone
from frontdesk.operations.writes import CLOSED, SIGNED_OUT

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Errand(Generic[T]):
    """One change and its way back; both are asked again with the same key until the server answers.

    Attributes:
        forward: make the change; gets what an earlier run or its undoing left (None the first time) and a key, and
            returns what it left.
        backward: take back what *forward* left; returns what is left now. None where there is no way back.
        ids: what the outcome is about; errands about the same wait for one another.
        said: what to say of what *forward* left, where ``words.done`` does not tell it all.
    """

    words: Words
    forward: Callable[[T | None, str], Awaitable[T]]
    backward: Callable[[T, str], Awaitable[T]] | None = None
    ids: tuple[UUID, ...] = ()
    said: Callable[[T], str] | None = None


class Once(Generic[T]):
    """What a change worked out when it was first asked under a key, so that asked again it asks for the very same.

    The server refuses a key that comes back with another body, and a clock or a list may have gone on meanwhile. One
    errand makes one change at a time, so that the last key is enough.
    """

    def __init__(self) -> None:
        self._found: tuple[str, T] | None = None

    def of(self, key: str, work: Callable[[], T]) -> T:
        """Return what *work* gave when it was first asked for under *key*."""
        if self._found is None or self._found[0] != key:
            self._found = (key, work())
        return self._found[1]


class Errands:
    """Runs errands; they belong to the desk and go on when whoever waits for them goes away."""

    def __init__(self, link: Link, tasks: Tasks, steps: Steps, pace: Pace) -> None:
        self._link = link
        self._tasks = tasks
        self._steps = steps
        self._pace = pace
        self._open: set[asyncio.Task[object]] = set()
        self._last: dict[UUID, asyncio.Future[None]] = {}

    async def run(self, errand: Errand[T]) -> Outcome:
        """Make a change for the first time; one with a way back can be undone from now on."""
        step = ErrandStep(self, errand)
        if errand.backward is not None:
            self._steps.add(step)
        outcome = await self.finish(step.first_time(), errand.words.label, errand.words.done)
        if not outcome.ok:
            self._steps.drop(step)
        return outcome

    async def finish(self, work: "Awaitable[Outcome]", name: str, done: str = "") -> Outcome:
        """Carry *work* through, whatever becomes of the one who asked; *done* is said where it waits for the server."""

        async def carried() -> Outcome:
            return await work

        task = self._tasks.spawn(carried(), f"errand: {name}", is_awaited=True)
        self._open.add(task)
        task.add_done_callback(self._open.discard)
        try:
            return await self._link.outcome_of(task, done)
        except asyncio.CancelledError:
            asker = asyncio.current_task()
            if not task.cancelled() or (asker is not None and asker.cancelling()):
                # It is who asked that ends, maybe along with the change.
                raise
            return Outcome(ok=False, sentence=say("The window closed before the server answered."), reason=CLOSED)

    def waiting_count(self) -> int:
        """Return how many changes the server has not answered."""
        return len(self._open)

    async def drain(self, seconds: float) -> None:
        """Give what is on its way some time to be answered."""
        if self._open:
            await asyncio.wait(set(self._open), timeout=seconds)

    @asynccontextmanager
    async def in_turn(self, ids: Sequence[UUID]) -> AsyncIterator[None]:
        """Let changes of the same thing be asked one after the other, in the order in which they were made."""
        ahead = {self._last[each] for each in ids if each in self._last}
        mine = asyncio.get_running_loop().create_future()
        self._last.update(dict.fromkeys(ids, mine))

        def pass_on(_ahead: object = None) -> None:
            mine.set_result(None)
            for each in ids:
                if self._last.get(each) is mine:
                    del self._last[each]

        try:
            if ahead:
                await asyncio.wait(ahead)
            yield
        finally:
            if all(each.done() for each in ahead):
                pass_on()
            else:
                # Given up while waiting: those behind still come after those ahead.
                asyncio.gather(*ahead).add_done_callback(pass_on)

    async def deliver(self, ask: Callable[[str], Awaitable[T]], key: str | None = None) -> T:
        """Ask until there is an answer, always with the same key.

        Raises:
            Refused: The server says no, or cannot.
        """
        key = key or str(uuid4())
        attempt = 0
        while True:
            try:
                return await ask(key)
            except (NotSent, Unanswered):
                attempt += 1
                self._link.trouble()
                await asyncio.sleep(self._pace.retry(attempt) if attempt > 1 else 0)
                await self._link.restored()
            except SignedOut:
                self._link.trouble()
                raise Refused(SIGNED_OUT, say("you are signed out")) from None

    async def told(self, work: Awaitable[T], failed: str) -> tuple[T | None, Outcome]:
        """Await *work* and put a failure into words; the outcome of a success has no sentence yet."""
        try:
            return await work, Outcome(ok=True, sentence="")
        except Refused as refusal:
            why = refusal
            if refusal.code == STALE:
                why = Refused(STALE, say("somebody else has changed it since"))
        except (NotSent, Unanswered):
            why = Refused("away", say("the practice server does not answer"))
        except GatewayError:
            why = Refused("server_error", say("the server failed"))
        except Exception:
            # Whoever asked is told that it did not happen, whatever went wrong.
            log.exception("A change could not be carried out.")
            why = Refused("failed", say("something went wrong, the details are in the log"))
        return None, Outcome(
            ok=False,
            sentence=sentence(f"{failed}: {why.sentence}"),
            reason=why.code,
        )


class ErrandStep(Generic[T]):
    """One errand on the undo stack.

    Attributes:
        label: what was done.
    """

    def __init__(self, errands: Errands, errand: Errand[T]) -> None:
        self._errands = errands
        self._errand = errand
        self._latest: T | None = None
        self._turn = asyncio.Lock()
        self.label = errand.words.label

    async def first_time(self) -> Outcome:
        """Make the change."""
        return await self._forward(self._errand.words.failed)

    async def back(self) -> Outcome:
        """Take it back, once it has happened."""
        return await self._errands.finish(self._backward(), self.label, undone(self._errand.words.undone))

    async def again(self) -> Outcome:
        """Make it once more."""
        forward = self._forward(say("Not redone"), is_again=True)
        return await self._errands.finish(forward, self.label, redone(self._errand.words.done))

    async def _backward(self) -> Outcome:
        async with self._turn:
            backward, latest = self._errand.backward, self._latest
            if backward is None or latest is None:
                return Outcome(
                    ok=False, sentence=say("There is nothing to undo: that did not happen."), reason="nothing"
                )
            said = undone(self._errand.words.undone)
            return await self._go(lambda key: backward(latest, key), said, say("Not undone"))

    async def _forward(self, failed: str, *, is_again: bool = False) -> Outcome:
        """Make the change, from wherever the last run left it."""
        async with self._turn:
            latest, said = self._latest, self._errand.said
            outcome = await self._go(lambda key: self._errand.forward(latest, key), self._errand.words.done, failed)
            left = self._latest
        words = said(left) if outcome.ok and said is not None and left is not None else outcome.sentence
        return replace(outcome, sentence=redone(words) if outcome.ok and is_again else words)

    async def _go(self, ask: Callable[[str], Awaitable[T]], done: str, failed: str) -> Outcome:
        async with self._errands.in_turn(self._errand.ids):
            left, outcome = await self._errands.told(self._errands.deliver(ask), failed)
        if not outcome.ok or left is None:
            return outcome
        self._latest = left
        return Outcome(ok=True, sentence=done, ids=self._errand.ids)
