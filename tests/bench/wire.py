"""A client that costs little: one HTTP/1.1 connection kept open, and one event stream, on bare asyncio.

A comfortable client takes as long for a request as the server does, and they share the machine's cores.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any


class Broken(Exception):
    """No answer came: the connection could not be made, or ended before the answer did."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and the bytes of a body."""

    status: int
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Wire:
    """A connection to a server, made anew when it is found broken."""

    def __init__(self, token: str) -> None:
        self._authorization = f"Authorization: Bearer {token}\r\nHost: 127.0.0.1\r\n"
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, port: int, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send a request and wait for its answer; ``idempotency_key="…"`` becomes a header.

        Raises:
            Broken: There is none.
        """
        sent = b"" if body is None else json.dumps(body).encode()
        extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        head = (
            f"{method} {path} HTTP/1.1\r\n{self._authorization}{extra}"
            f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\n\r\n"
        )
        try:
            if self._ends is None:
                self._ends = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
            reader, writer = self._ends
            writer.write(head.encode() + sent)
            said = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in said[1:])}
            received = await reader.readexactly(int(fields.get("content-length", 0)))
        except (OSError, EOFError, asyncio.IncompleteReadError) as error:
            await self.close()
            raise Broken from error
        return Answer(int(said[0].split()[1]), received)

    async def events(self, port: int, path: str, after: int | None = None) -> AsyncIterator[int]:
        """Give the ids of a stream's events as they come, first the one it begins behind, until the stream ends."""
        resume = "" if after is None else f"Last-Event-ID: {after}\r\n"
        try:
            reader, writer = self._ends = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"GET {path} HTTP/1.1\r\n{self._authorization}{resume}\r\n".encode())
            said = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in said.partition(b"\r\n")[0]:
                raise Broken
            while line := await reader.readline():
                # Between the chunks' lengths stand the events' own lines; the last chunk is empty.
                if line.startswith(b"id: "):
                    yield int(line[4:])
                elif line == b"0\r\n":
                    return
        except OSError as error:
            raise Broken from error
        finally:
            await self.close()

    async def close(self) -> None:
        """End the connection."""
        ends, self._ends = self._ends, None
        if ends is not None:
            ends[1].close()
            with suppress(OSError):
                await ends[1].wait_closed()
