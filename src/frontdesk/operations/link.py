"""Whether the server is there: the stream of changes, kept up, and what the window says about it."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar, cast

from frontdesk.client.pulse import ended
from frontdesk.domain.speech import say
from frontdesk.operations.gateway import (
    Connected,
    Gateway,
    GatewayError,
    Happening,
    Lost,
    NoStream,
    NotSent,
    Refused,
    Reset,
    SignedOut,
    StreamItem,
)
from frontdesk.operations.outcome import ConnectionState
from frontdesk.store.entities import Appointment

log = logging.getLogger(__name__)

_POLLS_BETWEEN_READINGS = 12

Listener = Callable[[ConnectionState, str], None]
T = TypeVar("T")

_AWAY = frozenset({ConnectionState.RETRYING, ConnectionState.OFFLINE})


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things wait, in seconds.

    Attributes:
        first_retry, longest_retry: the back-off while the server is away doubles from one to the other.
        offline_after: how long it may be away before it is called offline.
        gather: how long changes are gathered before they are fetched.
        poll: between two questions to a server without a stream.
        drain: how long closing waits for writes that are on their way.
        keep: between two looks at what is to be kept for the hours without a server.
        patience: how long a change may take before it is said that it waits for a server that is away.
        settle: how long the server may need to sign us in at the start before the window goes on without it.
    """

    first_retry: float = 0.5
    longest_retry: float = 15.0
    offline_after: float = 5.0
    gather: float = 0.03
    poll: float = 5.0
    drain: float = 3.0
    settle: float = 10.0
    keep: float = 5.0
    patience: float = 0.3

    def retry(self, attempt: int) -> float:
        """Return how long to wait after so many failures in a row."""
        return min(self.first_retry * 2.0 ** max(attempt - 1, 0), self.longest_retry)


@dataclass(frozen=True, slots=True)
class Hooks:
    """Who is told what the stream says.

    Attributes:
        connected: the server is there; with False, changes may have been missed.
        happened: something changed.
        reset: changes were missed for good.
        polled: a server without a stream told these appointments.
    """

    connected: Callable[[bool], None]
    happened: Callable[[Happening], None]
    reset: Callable[[], None]
    polled: Callable[[list[Appointment]], None]


class Link:
    """Keeps the stream up and the connection's state true.

    Attributes:
        state, sentence: how the desk stands to its server.
    """

    def __init__(self, gateway: Gateway, hooks: Hooks, clock: Callable[[], datetime], pace: Pace) -> None:
        self._gateway = gateway
        self._hooks = hooks
        self._clock = clock
        self._pace = pace
        self._listeners: dict[object, Listener] = {}
        self._waits: dict[object, Callable[[str], None]] = {}
        self._last_id: int | None = None
        self._away_since: datetime | None = None
        self._live = asyncio.Event()
        self._retry_now = asyncio.Event()
        self._was_live = False
        self._asked_until: datetime | None = None
        self._polls = 0
        self.state = ConnectionState.CONNECTING
        self.sentence = say("Connecting to the practice server.")

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* with each new state and sentence; return what ends it."""
        key = object()
        self._listeners[key] = listener

        def remove() -> None:
            self._listeners.pop(key, None)

        return remove

    def subscribe_waits(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call *listener* with what to say of each change that has to wait for the server; return what ends it."""
        key = object()
        self._waits[key] = listener

        def remove() -> None:
            self._waits.pop(key, None)

        return remove

    async def outcome_of(self, settled: "asyncio.Future[T]", done: str) -> T:
        """Wait for what becomes of a change; where the server is away, say what is *done* and that it waits.

        Whoever gives up waiting leaves the change on its way.
        """
        await asyncio.wait({settled}, timeout=self._pace.patience)
        if settled.done() or not done:
            await asyncio.wait({settled})
            return settled.result()
        told: list[str] = []

        def tell(state: ConnectionState, _sentence: str) -> None:
            if state in _AWAY and not told and not settled.done():
                told.append(done)
                words = say("{change} It is sent when the server is back.", change=done)
                for listener in list(self._waits.values()):
                    listener(words)

        ended = self.subscribe(tell)
        try:
            tell(self.state, self.sentence)
            await asyncio.wait({settled})
        finally:
            ended()
        return settled.result()

    async def restored(self) -> None:
        """Wait until the server is there."""
        await self._live.wait()

    def trouble(self) -> None:
        """A request could not reach the server, whatever the stream believes: look again at once."""
        if self.state is ConnectionState.LIVE:
            self._away(Lost(1, self._pace.first_retry))
            self._retry_now.set()

    def look_again(self) -> None:
        """Try now instead of waiting, also after having been signed out."""
        self._retry_now.set()

    async def run(self) -> None:
        """Keep the stream up until cancelled."""
        attempt = 0
        while True:
            try:
                if await self._follow():
                    # Asked to look again: the stream said it was up while requests did not get through.
                    attempt = 0
                    continue
                attempt = 1 if self._was_live else attempt + 1
                delay = self._pace.retry(attempt)
                self._away(Lost(attempt, delay))
            except SignedOut:
                self._sign_out()
                await self._retry_now.wait()
                self._retry_now.clear()
                self._set(ConnectionState.CONNECTING, say("Connecting to the practice server."))
                continue
            except NoStream:
                delay = await self._poll()
            except Refused as refusal:
                attempt += 1
                delay = self._pace.retry(attempt)
                self._live.clear()
                self._set(
                    ConnectionState.OFFLINE,
                    say("The server does not let this desk listen: {sentence}", sentence=refusal.sentence),
                )
            except Exception as error:
                # Whatever broke, the link has to go on trying: a desk that stopped listening would still look live.
                if not isinstance(error, GatewayError):
                    log.exception("The stream of changes failed.")
                attempt = 1 if self._was_live else attempt + 1
                delay = self._pace.retry(attempt)
                self._away(Lost(attempt, delay))
            await self._pause(delay)

    async def _follow(self) -> bool:
        """Read the stream; return True when asked to begin anew, False when it ended."""
        self._was_live = False
        self._retry_now.clear()
        stream = cast("AsyncGenerator[StreamItem, None]", self._gateway.stream(self._last_id))
        async with aclosing(stream):
            asked = asyncio.create_task(self._retry_now.wait(), name="link: asked to look again")
            following: asyncio.Task[StreamItem | None] | None = None
            try:
                while True:
                    following = asyncio.create_task(_next(stream), name="link: next change")
                    await asyncio.wait({asked, following}, return_when=asyncio.FIRST_COMPLETED)
                    if not following.done():
                        return True
                    item = following.result()
                    if item is None:
                        return False
                    self._take(item)
            finally:
                await ended(*(waiter for waiter in (asked, following) if waiter is not None))

    def _take(self, item: StreamItem) -> None:
        match item:
            case Happening():
                self._last_id = item.id
                self._hooks.happened(item)
            case Connected():
                self._there(resumed=item.resumed and self._last_id is not None)
            case Reset():
                self._last_id = item.last_id if item.last_id is not None else self._last_id
                self._hooks.reset()
            case Lost():
                self._away(item)

    async def _poll(self) -> float:
        """Ask a server without a stream once; return when to ask again."""
        asked_at = self._clock()
        # Clocks differ and commits take time: each question looks back over the last one's end.
        since = (self._asked_until or asked_at) - timedelta(seconds=30)
        try:
            changed = await self._gateway.changed_since(since)
        except SignedOut:
            self._sign_out()
            return self._pace.longest_retry
        except (GatewayError, NotSent):
            self._away(Lost(1, self._pace.poll))
            return self._pace.poll
        self._polls += 1
        if self._polls % _POLLS_BETWEEN_READINGS == 0:
            # Deletions, blockouts and notes do not show among changed appointments.
            self._hooks.reset()
        was_asked, self._asked_until = self._asked_until is not None, asked_at
        if self.state is not ConnectionState.LIVE:
            self._there(resumed=was_asked)
        if changed:
            self._hooks.polled(changed)
        return self._pace.poll

    async def _pause(self, delay: float) -> None:
        try:
            async with asyncio.timeout(delay):
                await self._retry_now.wait()
        except TimeoutError:
            pass
        self._retry_now.clear()

    def _there(self, *, resumed: bool) -> None:
        self._was_live = True
        self._away_since = None
        self._live.set()
        self._set(ConnectionState.LIVE, say("Connected to the practice server."))
        self._hooks.connected(resumed)

    def _away(self, lost: Lost) -> None:
        now = self._clock()
        self._live.clear()
        self._away_since = self._away_since or now
        away = (now - self._away_since).total_seconds()
        again = (
            say("trying again in {seconds} s", seconds=f"{lost.retry_in:.0f}")
            if lost.retry_in >= 1
            else say("trying again")
        )
        if away >= self._pace.offline_after:
            self._set(
                ConnectionState.OFFLINE, say("The practice server does not answer; {again}. Changes wait.", again=again)
            )
        else:
            self._set(
                ConnectionState.RETRYING, say("The connection to the practice server broke; {again}.", again=again)
            )

    def _sign_out(self) -> None:
        self._live.clear()
        self._set(ConnectionState.SIGNED_OUT, say("You are signed out. Sign in again to go on."))

    def _set(self, state: ConnectionState, sentence: str) -> None:
        if (state, sentence) == (self.state, self.sentence):
            return
        self.state, self.sentence = state, sentence
        for listener in list(self._listeners.values()):
            try:
                listener(state, sentence)
            except Exception:
                # One listener's fault must keep neither the others nor the link from knowing.
                log.exception("A listener of the connection failed.")


async def _next(stream: AsyncGenerator[StreamItem, None]) -> StreamItem | None:
    return await anext(stream, None)
