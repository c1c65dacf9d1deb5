"""The day's note: edited in place, sent in order, taken back like everything else."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from frontdesk.domain.speech import say
from frontdesk.operations.gateway import STALE, Gateway, GatewayError, NotSent, Refused, SignedOut, Unanswered
from frontdesk.operations.history import Steps
from frontdesk.operations.link import Link, Pace
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.tasks import Tasks
from frontdesk.operations.wording import day_name, redone, sentence, undone
from frontdesk.operations.writes import CLOSED, SIGNED_OUT
from frontdesk.store.changes import PendingNote
from frontdesk.store.entities import DayKey, DayNote
from frontdesk.store.store import Store

log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class NoteWrite:
    """One new text on its way.

    Attributes:
        known: the note it was written over; settled when its turn comes.
        only_over: for undo and redo, the text it may replace, and no other.
        result: the note it left behind.
    """

    day: DayKey
    text: str
    key: str
    pending: PendingNote
    known: DayNote | None
    previous: "NoteWrite | None"
    only_over: str | None = None
    result: DayNote | None = None
    settled: "asyncio.Future[Refused | None]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Notes:
    """Sends notes in order, day by day."""

    def __init__(
        self,
        gateway: Gateway,
        store: Store,
        link: Link,
        tasks: Tasks,
        steps: Steps,
        clock: Callable[[], datetime],
        pace: Pace,
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._link = link
        self._tasks = tasks
        self._steps = steps
        self._clock = clock
        self._pace = pace
        self._last: dict[DayKey, NoteWrite] = {}
        self._open: set[NoteWrite] = set()

    async def edit(self, day: DayKey, text: str) -> Outcome:
        """Give a day another note; it is shown before this first waits."""
        text = text.strip()
        view = self._store.day(*day)
        before = view.note.text if view is not None and view.note is not None else ""
        if text == before:
            return Outcome(ok=True, sentence=say("The note is as it was."))
        step = NoteStep(self, day, before, text)
        write = self.submit(day, text)
        self._steps.add(step)
        outcome = await self.settle(write, step.said(text), say("The note was not changed"))
        if not outcome.ok:
            self._steps.drop(step)
        return outcome

    def submit(self, day: DayKey, text: str, only_over: str | None = None) -> NoteWrite:
        """Show and send a text; returns at once."""
        pending = PendingNote(uuid4(), day, text, self._clock())
        known = self._store.note(*day)
        write = NoteWrite(day, text, str(uuid4()), pending, known, self._last.get(day), only_over)
        self._last[day] = write
        self._open.add(write)
        self._store.begin_note(pending)
        self._tasks.spawn(self._run(write), f"note: {day[1]}")
        return write

    async def settle(self, write: NoteWrite, done: str, failed: str) -> Outcome:
        """Wait for the server's word and put it into an outcome."""
        refusal = await self._link.outcome_of(write.settled, done)
        if refusal is None:
            return Outcome(ok=True, sentence=done)
        return Outcome(
            ok=False,
            sentence=sentence(f"{failed}: {refusal.sentence}"),
            reason=refusal.code,
        )

    async def drain(self, seconds: float) -> None:
        """Give what is on its way some time to be answered."""
        waiting = {write.settled for write in self._open}
        if waiting:
            await asyncio.wait(waiting, timeout=seconds)

    def abandon(self) -> None:
        """Settle what is left when the desk closes."""
        for write in list(self._open):
            self._settle(write, Refused(CLOSED, say("the window closed before the server answered")))

    async def _run(self, write: NoteWrite) -> None:
        refusal: Refused | None = None
        try:
            await self._carry_out(write)
        except Refused as refused:
            refusal = refused
            if refused.code == STALE:
                refusal = Refused(STALE, say("somebody else changed the note meanwhile"))
        except SignedOut:
            self._link.trouble()
            refusal = Refused(SIGNED_OUT, say("you are signed out"))
        except GatewayError:
            refusal = Refused("server_error", say("the server failed"))
        except Exception:
            # Whoever wrote the note is told, and the text before it comes back, whatever went wrong.
            log.exception("A note could not be written.")
            refusal = Refused("failed", say("something went wrong, the details are in the log"))
        if refusal is not None:
            self._store.drop_note(write.pending.id)
            await self._read_again(write.day)
        self._settle(write, refusal)

    async def _carry_out(self, write: NoteWrite) -> None:
        if write.previous is not None:
            await asyncio.wait({write.previous.settled})
            write.known = write.previous.result
        if write.only_over is not None:
            write.known = self._store.note(*write.day)
            if (write.known.text if write.known else "") != write.only_over:
                raise Refused(STALE, "")
        attempt = 0
        while True:
            try:
                write.result = await self._gateway.save_note(write.day, write.text, write.known, write.key)
                break
            except NotSent:
                attempt += 1
                await self._wait_for_server(attempt)
            except Unanswered:
                attempt += 1
                self._link.trouble()
                now = await self._present_note(write.day)
                if (now.text if now else "") == write.text:
                    write.result = now
                    break
                if attempt > 1:
                    await self._wait_for_server(attempt)
        self._store.confirm_note(write.pending.id, write.result)

    async def _present_note(self, day: DayKey) -> DayNote | None:
        attempt = 0
        while True:
            try:
                return await self._gateway.note(day)
            except (NotSent, Unanswered):
                attempt += 1
                await self._wait_for_server(attempt)

    async def _wait_for_server(self, attempt: int) -> None:
        self._link.trouble()
        await asyncio.sleep(self._pace.retry(attempt) if attempt > 1 else 0)
        await self._link.restored()

    async def _read_again(self, day: DayKey) -> None:
        try:
            async with asyncio.timeout(self._pace.settle):
                self._store.put_note(day, await self._gateway.note(day))
        except (TimeoutError, GatewayError):
            self._link.trouble()

    def _settle(self, write: NoteWrite, refusal: Refused | None) -> None:
        self._open.discard(write)
        if refusal is not None:
            write.result = write.known
            self._store.drop_note(write.pending.id)
        write.previous = None
        if self._last.get(write.day) is write:
            del self._last[write.day]
        if not write.settled.done():
            write.settled.set_result(refusal)


class NoteStep:
    """One new text of a day's note, in both directions.

    Attributes:
        label: what was done.
    """

    def __init__(self, notes: Notes, day: DayKey, before: str, after: str) -> None:
        self._notes = notes
        self._day = day
        self._before = before
        self._after = after
        self.label = say("note for {day}", day=day_name(day[1]))

    def said(self, text: str) -> str:
        """Say what the note became."""
        name = day_name(self._day[1])
        return (
            say("The note for {day} was changed.", day=name)
            if text
            else say("The note for {day} was removed.", day=name)
        )

    async def back(self) -> Outcome:
        """Take it back."""
        write = self._notes.submit(self._day, self._before, self._after)
        return await self._notes.settle(write, undone(say("the note is as it was before.")), say("Not undone"))

    async def again(self) -> Outcome:
        """Make it once more."""
        write = self._notes.submit(self._day, self._after, self._before)
        return await self._notes.settle(write, redone(self.said(self._after)), say("Not redone"))
