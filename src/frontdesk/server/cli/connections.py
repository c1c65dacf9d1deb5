"""A connection: how long the head of a request may be and take, and what is read although it asks for more than HTTP.

The parser below takes in a head of any length before the program is asked anything, from whoever has reached the port.
It also keeps what is to be sent for as long as nobody takes it.
"""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from typing import Any

import httptools
from pydantic_core import to_json
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from frontdesk.server.db.types import new_id

log = logging.getLogger("frontdesk.server")

LONGEST_HEAD = 64 * 1024
"""Bytes of an address with all headers; those of our clients take less than two thousand."""
HEAD_SECONDS = 30.0
"""How long a head may take, and a new connection before its first."""
TAKING_SECONDS = 120.0
"""How long nothing of an answer may be taken by who asked for it."""


class Connection(HttpToolsProtocol):
    """Reads requests whose head has at most `LONGEST_HEAD` bytes and is there within `HEAD_SECONDS`.

    Who takes nothing of an answer for `TAKING_SECONDS` is given up, with what is kept for them.

    A request that offers to go on in another protocol, as some programs' HTTP/2 does, is answered in this one: else its
    body would be lost.
    """

    _head_seconds = HEAD_SECONDS
    _taking_seconds = TAKING_SECONDS

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # Bytes of the request under way, since it began or anything of its body came.
        self._sent = 0
        self._is_under_way = self._is_in_head = self._is_too_long = self._is_refused = self._is_offer = False
        self._patience: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._be_patient()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._end_patience()
        if self._taking is not None:
            self._taking.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; what comes after a refusal is dropped."""
        if self._is_refused:
            return
        self._unset_keepalive_if_required()
        self._sent += len(data)
        try:
            self._feed(data)
        except httptools.HttpParserError:
            self._refuse(_TOO_LONG if self._is_too_long else HTTPStatus.BAD_REQUEST)
            return
        if self._is_under_way and self._sent > LONGEST_HEAD:
            # The parser tells of a header only when it ends; those after a body in parts it tells of one by one.
            self._refuse(_TOO_LONG)
        elif self._patience is None and self._awaits_head:
            self._be_patient()

    @property
    def _awaits_head(self) -> bool:
        """Whether nothing else ends a wait: within a head, and after a blank line between requests."""
        is_idle = not self._is_under_way and (self.cycle is None or self.cycle.response_complete)
        return self._is_in_head or is_idle

    def _feed(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as offer:
            if self._is_offer:
                head = self._without_offer()
                self.parser = httptools.HttpRequestParser(self)
                self._feed(head + data[offer.args[0] :])

    def _without_offer(self) -> bytes:
        """Return the head that was read, without the header that made it an offer."""
        line = b"%s %s HTTP/%s\r\n" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())
        kept = [b"%s: %s\r\n" % header for header in self.headers if header[0] != b"upgrade"]
        return line + b"".join(kept) + b"\r\n"

    def on_message_begin(self) -> None:
        """Begin to count."""
        super().on_message_begin()
        self._sent, self._is_in_head, self._is_under_way = 0, True, True

    def on_headers_complete(self) -> None:
        """Begin to answer."""
        self._is_in_head = False
        self._end_patience()
        if len(self.url) + sum([len(name) + len(value) for name, value in self.headers]) > LONGEST_HEAD:
            self._is_too_long = True
            # The parser makes an error of its own of this.
            raise ValueError("too long")
        self._is_offer = self.parser.should_upgrade() and self.parser.get_method() != b"CONNECT"
        if not self._is_offer:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take in a part of the body, and begin to count anew."""
        self._sent = 0
        if not self._is_offer:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Note that the request is all there."""
        self._is_under_way = False
        if not self._is_offer:
            super().on_message_complete()

    def pause_writing(self) -> None:
        """Begin to watch whether anything is taken."""
        super().pause_writing()
        self._watch_taking()

    def on_response_complete(self) -> None:
        """Go on, and watch whether the rest is taken."""
        super().on_response_complete()
        self._watch_taking()

    def _watch_taking(self) -> None:
        left = self.transport.get_write_buffer_size()
        if left and self._taking is None:
            self._taking = self.loop.call_later(self._taking_seconds, self._look_at_taking, left)

    def _look_at_taking(self, before: int) -> None:
        self._taking = None
        if self.transport.get_write_buffer_size() >= before:
            self.transport.abort()
        else:
            self._watch_taking()

    def _be_patient(self) -> None:
        self._patience = self.loop.call_later(self._head_seconds, self._lose_patience)

    def _end_patience(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _lose_patience(self) -> None:
        if self._is_in_head:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        else:
            self.transport.close()

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer what never became a request, and end the connection."""
        self._is_refused = True
        self._end_patience()
        request_id = new_id().hex
        body = to_json({"detail": _SENTENCES[status], "code": _CODES[status]})
        head = (
            f"HTTP/1.1 {status} {status.phrase}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
            f"x-request-id: {request_id}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n"
        )
        log.info("no request", extra={"fields": {"request_id": request_id, "status": int(status)}})
        if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
            # Amid an answer this would be a part of it.
            self.transport.write(head.encode() + body)
        self.transport.close()


_TOO_LONG = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
_SENTENCES = {
    HTTPStatus.BAD_REQUEST: "This is no HTTP request.",
    HTTPStatus.REQUEST_TIMEOUT: "The request did not arrive in time. Nothing was changed.",
    _TOO_LONG: (f"The address and headers of a request have at most {LONGEST_HEAD // 1024} KiB."),
}
_CODES = {
    HTTPStatus.BAD_REQUEST: "http_400",
    HTTPStatus.REQUEST_TIMEOUT: "too_slow",
    _TOO_LONG: "head_too_large",
}
