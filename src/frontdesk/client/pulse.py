"""Whether the other side of a quiet connection is still there."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final, TypeVar

import httpx

from frontdesk.client.errors import NoAnswer

T = TypeVar("T")

_OVERSLEPT: Final = 0.5
_INSTANT: Final = 0.001
_AGAIN: Final = 2.0


@dataclass(frozen=True, slots=True)
class Watch:
    """How closely a stream is listened to, in seconds.

    Attributes:
        quiet: after so long without a byte the server is asked whether it is there; each answer buys as long again.
        patience: how long it may take to say so, or to say anything on the stream.
    """

    quiet: float = 3.0
    patience: float = 2.0


class Pulse:
    """When a server was last heard.

    Attributes:
        heard_at: the moment on the running loop's clock.
    """

    def __init__(self) -> None:
        self.heard_at = asyncio.get_running_loop().time()

    def beat(self) -> None:
        """It was heard now."""
        self.heard_at = asyncio.get_running_loop().time()

    def silence(self) -> float:
        """Seconds since it was heard."""
        return asyncio.get_running_loop().time() - self.heard_at


class Heard(httpx.AsyncByteStream):
    """A response's bytes as they come, each arrival a beat: comments keep a stream alive and are seen nowhere else."""

    def __init__(self, source: httpx.AsyncByteStream, pulse: Pulse) -> None:
        self._source = source
        self._pulse = pulse

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The bytes."""
        async for piece in self._source:
            self._pulse.beat()
            yield piece

    async def aclose(self) -> None:
        """End the connection."""
        await self._source.aclose()


async def attended(
    source: AsyncGenerator[T, None], pulse: Pulse, watch: Watch, ask: Callable[[], Awaitable[object]]
) -> AsyncGenerator[T, None]:
    """What `source` gives, for as long as the server beside it lives; `ask` returns once it has said anything.

    A quiet server is no dead one: it is asked first, and only when it answers neither there nor here is it given up.

    Raises:
        NoAnswer: nothing was heard of it in time.
    """
    while True:
        coming = asyncio.create_task(_following(source), name="stream: next message")
        try:
            while not coming.done():
                left = watch.quiet - pulse.silence()
                if left > _INSTANT:
                    await asyncio.wait({coming}, timeout=left)
                else:
                    await _ask(coming, pulse, watch.patience, ask)
        finally:
            await ended(coming)
        found = coming.result()
        if found is None:
            return
        yield found[0]


async def ended(*tasks: "asyncio.Task[Any]") -> None:
    """Cancel tasks and return once all are over, however often whoever waits for that is cancelled meanwhile.

    One that goes on is cancelled once more after a while: what went wrong in it at that very moment can have taken the
    place of the first time. Not sooner, or it could not clear up.

    Raises:
        asyncio.CancelledError: whoever waits was cancelled; the tasks are over all the same.
    """
    cancelled: asyncio.CancelledError | None = None
    since = monotonic() - _AGAIN
    while left := {task for task in tasks if not task.done()}:
        if monotonic() - since >= _AGAIN:
            since = monotonic()
            for task in left:
                task.cancel()
        try:
            await asyncio.wait(left, timeout=_AGAIN)
        except asyncio.CancelledError as again:
            cancelled = again
    if cancelled is not None:
        raise cancelled


async def _following(source: AsyncGenerator[T, None]) -> tuple[T] | None:
    async for item in source:
        return (item,)
    return None


async def _ask(
    coming: "asyncio.Task[object]", pulse: Pulse, patience: float, ask: Callable[[], Awaitable[object]]
) -> None:
    loop = asyncio.get_running_loop()
    asked_at = loop.time()
    answer = asyncio.create_task(_answered(ask), name="stream: asking whether the server is there")
    try:
        await asyncio.wait({coming, answer}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done() and not coming.done() and pulse.heard_at <= asked_at:
            if loop.time() - asked_at > patience + _OVERSLEPT:
                # It was this desk that slept, and the answer may lie here unread.
                return
            raise NoAnswer("The server has gone silent.")
        if answer.done() and answer.result():
            pulse.beat()
        elif answer.done() and not coming.done():
            # Refused outright while the stream still stands: a server going down, or one that cannot take more.
            await asyncio.wait({coming}, timeout=max(0.0, asked_at + patience - loop.time()))
            if not coming.done() and pulse.heard_at <= asked_at:
                raise NoAnswer("The server takes no more connections.")
    finally:
        await ended(answer)


async def _answered(ask: Callable[[], Awaitable[object]]) -> bool:
    try:
        await ask()
    except httpx.HTTPError:
        return False
    return True
