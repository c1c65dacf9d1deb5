"""The stream of changes: it resumes, it notices silence, and it leaves nothing behind."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import httpx
import pytest

from frontdesk.client import (
    Backoff,
    Connected,
    ConnectFailed,
    Event,
    Forbidden,
    Lost,
    NoAnswer,
    NotFound,
    Reset,
    SchedulingClient,
    ServerError,
    StreamItem,
    Unauthorized,
)

from .conftest import ORG, event


class Body(httpx.AsyncByteStream):
    """A response that arrives in pieces and may break off."""

    def __init__(self, *pieces: str | Exception) -> None:
        self.pieces = pieces
        self.closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece.encode()

    async def aclose(self) -> None:
        self.closed = True


def stream(*pieces: str | Exception) -> httpx.Response:
    return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, stream=Body(*pieces))


def change(number: int) -> str:
    return f"id: {number}\nevent: appointment.changed\ndata: {json.dumps(event(number))}\n\n"


async def take(client: SchedulingClient, count: int, last_id: int | None = None) -> list[StreamItem]:
    items: list[StreamItem] = []
    async with aclosing(client.events.stream(last_id)) as source:
        async for item in source:
            items.append(item)
            if len(items) == count:
                break
    return items


class Watched(Body):
    """A response that notes whether its connection was closed before whoever read from it was let go."""

    def __init__(self, *pieces: str | Exception) -> None:
        super().__init__(*pieces)
        self.order: list[str] = []

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            for piece in self.pieces:
                yield str(piece).encode()
            await asyncio.sleep(3600)
        except GeneratorExit:
            self.order.append("reader dropped")
            raise

    async def aclose(self) -> None:
        self.order.append("connection closed")


class TestClosing:
    async def test_the_connection_is_closed_before_its_readers_are_dropped(
        self, client: SchedulingClient, server: Any
    ) -> None:
        body = Watched(change(7) + change(8))
        server.then(httpx.Response(200, headers={"Content-Type": "text/event-stream"}, stream=body))
        # The desktop's loop, which is Qt's, is not asked before a reader is dropped.
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=None, finalizer=None)
        try:
            await take(client, 2)
        finally:
            sys.set_asyncgen_hooks(*hooks)
        assert body.order[0] == "connection closed"


class TestReading:
    async def test_changes_arrive_in_order_between_signs_of_life(self, client: SchedulingClient, server: Any) -> None:
        first, second = change(7), change(8)
        server.then(stream("retry: 1000\n\n", ": still here\n\n", first[:20], first[20:] + second))
        connected, seven, eight = await take(client, 3)
        assert connected == Connected(None)
        assert isinstance(seven, Event)
        assert isinstance(eight, Event)
        assert (seven.id, eight.id) == (7, 8)

    async def test_the_first_connection_names_no_event(self, client: SchedulingClient, server: Any) -> None:
        server.then(stream(change(1)))
        await take(client, 1)
        assert "Last-Event-ID" not in server.last.headers
        assert server.last.url.path == f"/api/v1/{ORG}/events/stream"

    async def test_a_change_needs_no_name(self, client: SchedulingClient, server: Any) -> None:
        server.then(stream(f"id: 3\ndata: {json.dumps(event(3))}\n\n"))
        items = await take(client, 2)
        assert isinstance(items[1], Event)

    async def test_messages_of_other_kinds_are_passed_over(self, client: SchedulingClient, server: Any) -> None:
        server.then(stream("event: weather\ndata: rain\n\n", change(3)))
        items = await take(client, 2)
        assert isinstance(items[1], Event)


class TestResuming:
    async def test_a_broken_stream_resumes_after_the_last_event(self, client: SchedulingClient, server: Any) -> None:
        server.then(stream(change(41), httpx.ReadError("reset")), stream(change(42)))
        items = await take(client, 5)
        assert [type(item) for item in items] == [Connected, Event, Lost, Connected, Event]
        assert server.requests[1].headers["Last-Event-ID"] == "41"
        assert items[3] == Connected(41)
        assert len(server.slept) == 1

    async def test_a_stream_that_was_quiet_resumes_from_where_it_began(
        self, client: SchedulingClient, server: Any
    ) -> None:
        server.then(stream("retry: 1000\nid: 17\n\n", httpx.ReadTimeout("silence")), stream(change(18)))
        await take(client, 4)
        assert server.last.headers["Last-Event-ID"] == "17"

    async def test_what_happened_elsewhere_is_not_asked_for_again(self, client: SchedulingClient, server: Any) -> None:
        elsewhere = "id: 44\n: still here\n\n"
        server.then(stream(change(41), elsewhere, httpx.ReadError("reset")), stream(change(45)))
        items = await take(client, 5)
        assert [type(item) for item in items] == [Connected, Event, Lost, Connected, Event]
        assert server.last.headers["Last-Event-ID"] == "44"

    async def test_a_stream_the_server_ended_is_taken_up_without_a_word(
        self, client: SchedulingClient, server: Any
    ) -> None:
        server.then(stream(change(5)), stream(change(6)))
        items = await take(client, 4)
        assert [type(item) for item in items] == [Connected, Event, Connected, Event]
        assert server.slept == []

    async def test_a_stream_that_ends_at_once_again_and_again_is_given_time(
        self, client: SchedulingClient, server: Any
    ) -> None:
        server.then(stream(), stream(), stream(), stream(change(1)))
        items = await take(client, 8)
        assert [type(item) for item in items] == [Connected, Lost] * 3 + [Connected, Event]
        assert server.slept == [0.25, 0.5, 1.0]

    async def test_a_desk_resumes_from_what_it_knew(self, client: SchedulingClient, server: Any) -> None:
        server.then(stream(change(100)))
        await take(client, 1, last_id=99)
        assert server.last.headers["Last-Event-ID"] == "99"


class TestReset:
    async def test_what_is_no_longer_kept_calls_for_a_fresh_load(self, client: SchedulingClient, server: Any) -> None:
        server.then(
            stream('id: 900\nevent: reset\ndata: {"last_id": 900}\n\n', httpx.ReadError("reset")), stream(change(901))
        )
        items = await take(client, 4)
        assert items[1] == Reset(900)
        assert server.last.headers["Last-Event-ID"] == "900"

    async def test_a_change_that_cannot_be_read_calls_for_a_fresh_load(
        self, client: SchedulingClient, server: Any
    ) -> None:
        server.then(stream('id: 12\nevent: note.changed\ndata: {"id": "twelve"}\n\n', change(13)))
        items = await take(client, 3)
        assert items[1] == Reset(12)
        assert isinstance(items[2], Event)


class TestFailing:
    @pytest.mark.parametrize(
        ("failure", "kind"),
        [
            (httpx.ConnectError("refused"), ConnectFailed),
            (httpx.ConnectTimeout("slow"), ConnectFailed),
            (httpx.ReadTimeout("silence"), NoAnswer),
            (httpx.Response(503), ServerError),
            (httpx.Response(200, text="hello"), NoAnswer),
        ],
    )
    async def test_a_loss_is_told_and_mended(
        self, client: SchedulingClient, server: Any, failure: Any, kind: type[Exception]
    ) -> None:
        server.then(failure, stream(change(1)))
        items = [item for item in await take(client, 3) if not isinstance(item, Connected)]
        assert isinstance(items[0], Lost)
        assert type(items[0].error) is kind
        assert items[0].attempt == 1
        assert items[0].retry_in == 0.25

    @pytest.mark.parametrize(("status", "kind"), [(401, Unauthorized), (403, Forbidden), (404, NotFound)])
    async def test_what_waiting_cannot_mend_ends_the_stream(
        self, client: SchedulingClient, server: Any, status: int, kind: type[Exception]
    ) -> None:
        server.says({"detail": "No."}, status)
        with pytest.raises(kind):
            await take(client, 1)


class TestLeaving:
    async def test_leaving_closes_the_connection(self, client: SchedulingClient, server: Any) -> None:
        body = Body(change(1), change(2))
        server.then(httpx.Response(200, headers={"Content-Type": "text/event-stream"}, stream=body))
        await take(client, 2)
        assert body.closed


class Office:
    """A real socket that says a little and then nothing."""

    def __init__(self, greeting: str) -> None:
        self.greeting = greeting
        self.connections = 0
        self.gone = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        await reader.readuntil(b"\r\n\r\n")
        writer.write(self.greeting.encode())
        await writer.drain()
        await reader.read()
        self.gone.set()
        writer.close()


HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


class TestOnARealSocket:
    async def test_silence_is_noticed(self) -> None:
        office = Office(HEAD + ": still here\n\n")
        async with await asyncio.start_server(office.serve, "127.0.0.1") as listener:
            host, port = listener.sockets[0].getsockname()
            backoff = Backoff(first=0.01, longest=0.01)
            async with SchedulingClient(
                f"http://{host}:{port}", "t", ORG, silence=0.1, stream_backoff=backoff
            ) as client:
                connected, lost = await take(client, 2)
            assert connected == Connected(None)
            assert isinstance(lost, Lost)
            assert isinstance(lost.error, NoAnswer)
            async with asyncio.timeout(2):
                await office.gone.wait()

    @pytest.mark.parametrize("times", [1, 3])
    async def test_cancelling_the_reader_hangs_up(self, times: int) -> None:
        """Also once more meanwhile, as at the end of a program that cancelled its reader and does not wait for it."""
        office = Office(HEAD + change(1))
        async with await asyncio.start_server(office.serve, "127.0.0.1") as listener:
            host, port = listener.sockets[0].getsockname()
            async with SchedulingClient(f"http://{host}:{port}", "t", ORG) as client:
                reading = asyncio.create_task(take(client, 10))
                await asyncio.sleep(0.1)
                for _ in range(times):
                    reading.cancel()
                    await asyncio.sleep(0)
                with pytest.raises(asyncio.CancelledError):
                    await reading
                async with asyncio.timeout(2):
                    await office.gone.wait()
            assert office.connections == 1

    async def test_cancelling_a_request_hangs_up(self) -> None:
        office = Office("")
        async with await asyncio.start_server(office.serve, "127.0.0.1") as listener:
            host, port = listener.sockets[0].getsockname()
            async with SchedulingClient(f"http://{host}:{port}", "t", ORG) as client:
                asking = asyncio.create_task(client.health())
                await asyncio.sleep(0.1)
                asking.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await asking
                async with asyncio.timeout(2):
                    await office.gone.wait()
