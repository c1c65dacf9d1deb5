"""What a connection takes in before the program is asked, and what it does not."""

import asyncio
import json

import pytest
import uvicorn
from uvicorn.server import ServerState

from frontdesk.server.cli.connections import LONGEST_HEAD, Connection


class Impatient(Connection):
    _head_seconds = 0.2
    _taking_seconds = 0.2


async def told(scope, receive, send):
    """Answer with what was asked."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    said = json.dumps([scope["method"], scope["path"], len(scope["headers"]), body.decode()]).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(said))]})
    await send({"type": "http.response.body", "body": said})


@pytest.fixture
async def connect():
    """Connect to a server: ``reader, writer = await connect()``."""
    loop, made = asyncio.get_running_loop(), []

    async def opened(kind=Connection):
        config = uvicorn.Config(told, log_config=None, ws="none", lifespan="off")
        server = await loop.create_server(lambda: kind(config, ServerState(), {}), "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        made.append((server, writer))
        return reader, writer

    yield opened
    for server, writer in made:
        writer.close()
        server.close()


async def answer(reader):
    """The status, the headers and the body of the next answer."""
    head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)).decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
    body = await reader.readexactly(int(headers["content-length"]))
    return int(head[0].split()[1]), headers, json.loads(body)


async def test_requests_follow_each_other_on_a_connection(connect):
    reader, writer = await connect()
    writer.write(b"POST /one HTTP/1.1\r\ncontent-length: 2\r\n\r\nhiGET /two HTTP/1.1\r\n\r\n")
    assert (await answer(reader))[2] == ["POST", "/one", 1, "hi"]
    assert (await answer(reader))[2] == ["GET", "/two", 0, ""]


async def test_a_body_may_be_longer_than_a_head(connect):
    reader, writer = await connect()
    for _ in range(2):
        writer.write(b"POST / HTTP/1.1\r\ncontent-length: 300000\r\n\r\n" + b"x" * 300_000)
        assert len((await answer(reader))[2][3]) == 300_000


@pytest.mark.parametrize(
    ("begin", "again"),
    [
        (b"GET / HTTP/1.1\r\n", b"x: " + b"a" * 1000 + b"\r\n"),
        (b"GET / HTTP/1.1\r\nx: ", b"a" * 1000),
        (b"GET /", b"a" * 1000),
    ],
    ids=["many headers", "a header without an end", "an address without an end"],
)
async def test_a_head_without_an_end_is_refused_and_not_kept(connect, begin, again):
    reader, writer = await connect()
    writer.write(begin)
    await asyncio.sleep(0.05)
    for _ in range(LONGEST_HEAD // len(again)):
        writer.write(again)
    await asyncio.sleep(0.05)
    writer.write(again)
    status, headers, said = await answer(reader)
    assert (status, said["code"]) == (431, "head_too_large")
    assert headers["x-request-id"]
    assert await reader.read() == b""


async def test_the_head_of_a_later_request_is_bounded_alike(connect):
    reader, writer = await connect()
    writer.write(b"POST / HTTP/1.1\r\ncontent-length: 2\r\n\r\nhi")
    assert (await answer(reader))[0] == 200
    writer.write(b"GET / HTTP/1.1\r\nx: " + b"a" * (LONGEST_HEAD + 1) + b"\r\n\r\n")
    assert (await answer(reader))[0] == 431


@pytest.mark.parametrize("more", [b"x-a: " + b"a" * 79_995, b"x-a: b\r\n" * 10_000], ids=["one", "many"])
async def test_headers_after_a_body_in_parts_are_bounded_alike(connect, more):
    reader, writer = await connect()
    writer.write(b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n")
    for begin in range(0, len(more), 20_000):
        await asyncio.sleep(0.05)
        writer.write(more[begin : begin + 20_000])
    status, _, body = await answer(reader)
    assert (status, body["code"]) == (431, "head_too_large")
    assert await asyncio.wait_for(reader.read(), 5) == b""


async def test_a_body_in_many_small_parts_is_read(connect):
    reader, writer = await connect()
    writer.write(b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n")
    for _ in range(10):
        writer.write(b"1\r\nx\r\n" * 2000)
        await asyncio.sleep(0.01)
    writer.write(b"0\r\n\r\n")
    assert len((await answer(reader))[2][3]) == 20_000


async def test_what_came_before_a_head_does_not_count_as_a_part_of_it(connect):
    reader, writer = await connect()
    writer.write(b"POST /one HTTP/1.1\r\n")
    await asyncio.sleep(0.1)
    writer.write(b"content-length: 70000\r\n\r\n" + b"x" * 70_000 + b"GET /two HTTP/1.1\r\nx-a: ")
    assert len((await answer(reader))[2][3]) == 70_000
    writer.write(b"b\r\n\r\n")
    assert (await answer(reader))[2][1] == "/two"


async def test_a_head_as_long_as_allowed_is_read(connect):
    reader, writer = await connect()
    for _ in range(2):
        writer.write(b"GET / HTTP/1.1\r\nx: " + b"a" * (LONGEST_HEAD // 2))
        await asyncio.sleep(0.05)
        writer.write(b"a" * (LONGEST_HEAD // 2 - 100))
        await asyncio.sleep(0.05)
        writer.write(b"\r\n\r\n")
        assert (await answer(reader))[0] == 200


async def test_what_is_no_request_is_refused_like_any_other(connect):
    reader, writer = await connect()
    writer.write(b"nonsense\r\n\r\n")
    status, headers, said = await answer(reader)
    assert (status, said) == (400, {"detail": "This is no HTTP request.", "code": "http_400"})
    assert headers["x-request-id"]


async def test_a_head_that_does_not_arrive_ends_the_connection(connect):
    reader, writer = await connect(Impatient)
    writer.write(b"GET / HTTP/1.1\r\nx: ")
    status, _, said = await answer(reader)
    assert (status, said["code"]) == (408, "too_slow")
    assert await reader.read() == b""


async def test_a_connection_on_which_nothing_is_asked_is_closed_without_a_word(connect):
    reader, _ = await connect(Impatient)
    assert await asyncio.wait_for(reader.read(), 5) == b""


async def test_a_blank_line_after_a_request_keeps_no_connection_open(connect):
    reader, writer = await connect(Impatient)
    writer.write(b"GET / HTTP/1.1\r\n\r\n")
    await answer(reader)
    writer.write(b"\r\n")
    assert await asyncio.wait_for(reader.read(), 5) == b""


async def test_what_is_no_request_does_not_speak_amid_an_answer(connect, monkeypatch):
    async def slowly(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"ab", "more_body": True})
        while (await receive())["type"] != "http.disconnect":
            pass

    monkeypatch.setitem(globals(), "told", slowly)
    reader, writer = await connect()
    writer.write(b"GET / HTTP/1.1\r\n\r\n")
    await asyncio.wait_for(reader.readuntil(b"ab"), 5)
    writer.write(b"no request\r\n\r\n")
    assert await asyncio.wait_for(reader.read(), 5) == b""


async def test_a_connection_waits_longer_between_requests_than_for_a_head(connect):
    reader, writer = await connect(Impatient)
    for _ in range(2):
        writer.write(b"GET / HTTP/1.1\r\n\r\n")
        assert (await answer(reader))[0] == 200
        await asyncio.sleep(0.4)


OFFERS = {
    "h2c": b"connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\n",
    "websocket": b"connection: Upgrade\r\nupgrade: websocket\r\n",
}


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
async def test_a_request_that_offers_another_protocol_keeps_its_body(connect, offer):
    reader, writer = await connect()
    writer.write(b"POST /one HTTP/1.1\r\n" + offer + b"content-length: 10\r\n\r\nhello")
    await asyncio.sleep(0.05)
    writer.write(b"worldGET /two HTTP/1.1\r\n\r\n")
    assert (await answer(reader))[2][::3] == ["POST", "helloworld"]
    assert (await answer(reader))[2] == ["GET", "/two", 0, ""]


async def test_an_offer_with_a_body_in_parts_keeps_it_too(connect):
    reader, writer = await connect()
    writer.write(b"POST / HTTP/1.1\r\n" + OFFERS["h2c"] + b"transfer-encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n")
    assert (await answer(reader))[2][::3] == ["POST", "hi"]


async def test_a_tunnel_is_asked_for_like_anything_else(connect):
    reader, writer = await connect()
    writer.write(b"CONNECT / HTTP/1.1\r\n\r\n")
    assert (await answer(reader))[2][0] == "CONNECT"


LONG = 16 * 1024 * 1024
"""More than the system keeps on the way from one end of a connection to the other."""


async def at_length(scope, receive, send):
    """Answer with more than can be on its way at a time."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % LONG)]})
    await send({"type": "http.response.body", "body": b"x" * LONG})


class AtLength(Impatient):
    ended: asyncio.Event

    def connection_lost(self, exc):
        super().connection_lost(exc)
        self.ended.set()


@pytest.fixture
async def ask_at_length(monkeypatch):
    """Ask for a long answer: the reader of it, and what is set when the server gives the connection up."""
    monkeypatch.setattr(AtLength, "ended", asyncio.Event(), raising=False)
    loop, made = asyncio.get_running_loop(), []

    async def ask(headers=b""):
        config = uvicorn.Config(at_length, log_config=None, ws="none", lifespan="off")
        server = await loop.create_server(lambda: AtLength(config, ServerState(), {}), "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=1024)
        made.append((server, writer))
        writer.write(b"GET / HTTP/1.1\r\n" + headers + b"\r\n")
        return reader, AtLength.ended

    yield ask
    for server, writer in made:
        writer.close()
        server.close()


@pytest.mark.parametrize("headers", [b"", b"connection: close\r\n"], ids=["kept", "closed"])
async def test_who_takes_nothing_of_an_answer_is_given_up(ask_at_length, headers):
    _, ended = await ask_at_length(headers)
    await asyncio.wait_for(ended.wait(), 5)


async def test_who_takes_an_answer_slowly_gets_all_of_it(ask_at_length):
    reader, ended = await ask_at_length(b"connection: close\r\n")
    size = 0
    while part := await reader.read(512 * 1024):
        size += len(part)
        if size < LONG // 8:
            await asyncio.sleep(0.01)
    assert size > LONG
    await asyncio.wait_for(ended.wait(), 5)
