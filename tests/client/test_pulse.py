"""A server that has gone silent is noticed within five seconds, and one that is only busy is not taken for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

import httpx
import pytest

from frontdesk.client import Backoff, Connected, Event, Lost, NoAnswer, SchedulingClient, StreamItem
from support.ownclock import LeapingLoop, in_no_time

from .conftest import ORG
from .test_stream import change

SPEAKS = "text/event-stream"


class Said(httpx.AsyncByteStream):
    """A stream that says something at certain seconds of its life, and then nothing more."""

    def __init__(self, *lines: tuple[float, str]) -> None:
        self.lines = lines

    async def __aiter__(self) -> AsyncIterator[bytes]:
        began = asyncio.get_running_loop().time()
        for at, line in self.lines:
            await asyncio.sleep(began + at - asyncio.get_running_loop().time())
            yield line.encode()
        await asyncio.Event().wait()


class Server(httpx.AsyncBaseTransport):
    """Answers the question whether it is there after so many seconds each time; None never does.

    Attributes:
        asked: when it was asked.
        stalls: it takes the first request for its stream and says nothing.
    """

    def __init__(self, *lines: tuple[float, str], answers: list[float | None], is_stalled: bool = False) -> None:
        self.lines, self.answers, self.is_stalled = lines, answers, is_stalled
        self.asked: list[float] = []
        self.streams = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        loop = asyncio.get_running_loop()
        if request.url.path != "/api/health":
            self.streams += 1
            if self.is_stalled:
                self.is_stalled = False
                await asyncio.Event().wait()
            return httpx.Response(200, headers={"Content-Type": SPEAKS}, stream=Said(*self.lines))
        self.asked.append(loop.time())
        after = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        if after is None:
            await asyncio.Event().wait()
        elif after < 0:
            raise httpx.ConnectError("refused")
        else:
            await asyncio.sleep(after)
        return httpx.Response(200, json={"status": "ok"})


Heard = list[tuple[float, type[StreamItem]]]


async def listen(server: Server, seconds: float) -> Heard:
    """Listen for so long, and tell what came when."""
    loop = asyncio.get_running_loop()
    heard: Heard = []

    async def follow(items: AsyncGenerator[StreamItem, None]) -> None:
        async for item in items:
            heard.append((round(loop.time(), 2), type(item)))
            if isinstance(item, Lost):
                assert isinstance(item.error, NoAnswer)

    steady = Backoff(first=0.5, longest=0.5, random=lambda: 1.0)
    client = SchedulingClient("http://127.0.0.1:9", "t", ORG, "desk-1", stream_backoff=steady, http=server)
    async with client, aclosing(client.events.stream()) as items:
        following = asyncio.create_task(follow(items))
        await asyncio.sleep(seconds)
        following.cancel()
        await asyncio.wait({following})
    assert asyncio.all_tasks() == {asyncio.current_task()}
    return heard


def test_a_server_that_hangs_is_noticed_within_five_seconds() -> None:
    server = Server(answers=[None])
    assert in_no_time(listen(server, 5.2)) == [(0.0, Connected), (5.0, Lost)]


def test_a_hung_server_that_takes_the_next_connection_and_says_nothing_is_lost_again() -> None:
    server = Server(answers=[None], is_stalled=True)
    assert in_no_time(listen(server, 5.2)) == [(5.0, Lost)]


def test_it_comes_back_by_itself() -> None:
    server = Server(answers=[None, 0.0])
    assert in_no_time(listen(server, 30)) == [(0.0, Connected), (5.0, Lost), (5.5, Connected)]


def test_a_quiet_server_that_answers_is_asked_now_and_then_and_stays_connected() -> None:
    server = Server(answers=[0.1])
    assert in_no_time(listen(server, 31)) == [(0.0, Connected)]
    assert server.asked == pytest.approx([3.0 + 3.1 * number for number in range(10)])


def test_a_server_that_speaks_is_never_asked() -> None:
    server = Server(*((2.0 * number, ": still here\n\n") for number in range(1, 15)), answers=[None])
    assert in_no_time(listen(server, 28)) == [(0.0, Connected)]
    assert server.asked == []


def test_a_busy_server_that_needs_long_to_answer_does_not_flicker() -> None:
    server = Server(answers=[1.9, 0.4, 1.5])
    assert in_no_time(listen(server, 25)) == [(0.0, Connected)]


def test_a_word_on_the_stream_is_as_good_as_an_answer() -> None:
    server = Server((4.5, ": still here\n\n"), (9.0, change(4)), answers=[None])
    assert in_no_time(listen(server, 9.5)) == [(0.0, Connected), (9.0, Event)]


def test_a_server_that_refuses_to_be_asked_and_says_nothing_more_is_lost() -> None:
    server = Server(answers=[-1.0])
    assert in_no_time(listen(server, 5.2)) == [(0.0, Connected), (5.0, Lost)]


def test_a_refusal_is_not_believed_over_what_the_stream_says() -> None:
    server = Server((4.0, ": still here\n\n"), answers=[-1.0, 0.0])
    assert in_no_time(listen(server, 12)) == [(0.0, Connected)]


def test_a_desk_that_slept_itself_asks_again_before_it_believes_the_server_gone() -> None:
    async def play() -> Heard:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, LeapingLoop)
        loop.call_later(3.5, loop.sleep_through, 60.0)
        return await listen(server, 70)

    server = Server(answers=[None, 0.0])
    assert in_no_time(play()) == [(0.0, Connected)]
