"""The live stream of changes, kept up across every interruption."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from time import monotonic
from typing import Final

import httpx
from httpx_sse import EventSource, ServerSentEvent, SSEError

from frontdesk.client.errors import ApiError, ConnectFailed, FrontdeskError, NoAnswer, ServerError
from frontdesk.client.parsing import Unreadable, parse_now
from frontdesk.client.pulse import Pulse, Watch, attended
from frontdesk.client.retries import Backoff
from frontdesk.client.transport import Transport
from frontdesk.contract.events import RESET_EVENT, Event, EventsSinceOut

SILENCE: Final = 40.0
"""This long without a byte on a stream and it is dead, even if the server beside it lives: it speaks every 15 s."""

_BRIEF: Final = 1.0
_STEADY: Final = Backoff(first=0.5, longest=15.0)


@dataclass(frozen=True, slots=True)
class Connected:
    """The stream is up.

    Attributes:
        resumed_after: the last event known when it came up; None at the first connection.
    """

    resumed_after: int | None


@dataclass(frozen=True, slots=True)
class Reset:
    """Events were missed for good: load everything shown afresh.

    Attributes:
        last_id: the stream goes on after this event, if the server said so.
    """

    last_id: int | None


@dataclass(frozen=True, slots=True)
class Lost:
    """The stream broke and will be tried again by itself.

    Attributes:
        error: what happened.
        attempt: how many times in a row it has failed.
        retry_in: seconds until the next try.
    """

    error: FrontdeskError
    attempt: int
    retry_in: float


StreamItem = Event | Connected | Reset | Lost


class Events:
    """Reads what changed, as it happens or after the fact."""

    def __init__(
        self,
        transport: Transport,
        *,
        silence: float = SILENCE,
        backoff: Backoff | None = None,
    ) -> None:
        self._transport = transport
        self._silence = silence
        self._backoff = backoff or _STEADY

    async def since(self, after: int, *, limit: int | None = None) -> EventsSinceOut:
        """The events after the given one, as far as one answer goes: at most `limit`, or 500.

        Go on with `last_id` until it stays the same; `items` may be empty before, where events lie between that
        this user may not see. With `is_reset` some are no longer kept: load afresh.
        """
        path = self._transport.in_org("events/since")
        return await self._transport.get(EventsSinceOut, path, {"after": after, "limit": limit})

    async def stream(self, last_id: int | None = None) -> AsyncGenerator[StreamItem, None]:
        """Every change from now on, or from after `last_id`, without end.

        Comes back by itself after each interruption and resumes where it stopped. Raises only what waiting cannot
        mend: a token that does not hold, a right that is missing, a server without a stream. Whoever stops reading
        before its own task ends closes it with `contextlib.aclosing`.
        """
        failures = 0
        while True:
            started = monotonic()
            error: FrontdeskError = NoAnswer("The stream ended at once.")
            heard = False
            try:
                pulse = Pulse()
                async with (
                    aclosing(self._connection(last_id, pulse)) as connection,
                    aclosing(attended(connection, pulse, Watch(), self._transport.answers)) as items,
                ):
                    async for item in items:
                        if isinstance(item, int):
                            last_id = item
                            continue
                        if isinstance(item, Event):
                            last_id = item.id
                        elif isinstance(item, Reset) and item.last_id is not None:
                            last_id = item.last_id
                        heard = heard or isinstance(item, Event)
                        yield item
                # servers end a stream now and then; only one that ends at once, over and over, is in trouble
                if heard or monotonic() - started >= _BRIEF:
                    failures = 0
                    continue
            except (ServerError, NoAnswer) as problem:
                error = problem
            except ApiError as problem:
                if problem.status not in {408, 429}:
                    raise
                error = problem
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as problem:
                error = ConnectFailed(f"The server cannot be reached ({type(problem).__name__}).")
            except (httpx.HTTPError, SSEError) as problem:
                error = NoAnswer(f"The stream broke ({type(problem).__name__}).")
            failures = 1 if heard else failures + 1
            delay = self._backoff.delay(failures)
            yield Lost(error, failures, delay)
            await self._backoff.sleep(delay)

    async def _connection(
        self, last_id: int | None, pulse: Pulse
    ) -> AsyncGenerator[Event | Connected | Reset | int, None]:
        headers = {"Accept": "text/event-stream", "Cache-Control": "no-store"}
        if last_id is not None:
            headers["Last-Event-ID"] = str(last_id)
        path = self._transport.in_org("events/stream")
        async with self._transport.stream(path, headers, self._silence, pulse) as response:
            source = EventSource(response)
            yield Connected(last_id)
            async for message in source.aiter_sse():
                item = _item(message)
                if item is None:
                    continue
                try:
                    yield item
                except GeneratorExit:
                    # Before the readers below are let go of: dropped while the connection stands, they would close it
                    # where nothing can be awaited any more.
                    await response.aclose()
                    raise


def _item(message: ServerSentEvent) -> Event | Reset | int | None:
    """What a message says; a bare number is a position to resume from at which nothing happened."""
    if message.event == RESET_EVENT:
        return Reset(_position(message))
    if not message.data:
        return _number(message.id)
    # a change is named by its type, such as `note.changed`; a name without a dot is a kind not known here
    if message.event != "message" and "." not in message.event:
        return None
    try:
        return parse_now(Event, message.data)
    except Unreadable:
        # a change this desk cannot read is still a change: loading afresh is the only honest answer
        return Reset(_number(message.id))


def _position(message: ServerSentEvent) -> int | None:
    number = _number(message.id)
    if number is not None:
        return number
    try:
        body = json.loads(message.data)
    except ValueError:
        return None
    return _number(str(body.get("last_id"))) if isinstance(body, dict) else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
