"""One request to the server: headers, time limits, retries, and what each failure means."""

import logging
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID, uuid4

import httpx
from pydantic_core import PydanticSerializationError

import frontdesk
from frontdesk.client.errors import (
    ApiError,
    ConnectFailed,
    NoAnswer,
    OutcomeUnknown,
    TransportError,
    UnexpectedAnswer,
    Unusable,
    error_from,
)
from frontdesk.client.parsing import Unreadable, parse
from frontdesk.client.pulse import Heard, Pulse
from frontdesk.client.retries import RETRY_READ, RETRY_WRITE, Backoff, seconds
from frontdesk.client.serverclock import ServerClock
from frontdesk.contract.common import CLIENT_ID, IDEMPOTENCY_KEY, REQUEST_ID, RequestModel

T = TypeVar("T")

Param = str | int | bool | UUID | date | StrEnum | Sequence[str] | None
Params = Mapping[str, Param]

TIMEOUT: Final = httpx.Timeout(10.0, connect=4.0, pool=10.0)
# idle connections are dropped before the server drops them, so that a write never meets one that is just closing
LIMITS: Final = httpx.Limits(max_connections=20, max_keepalive_connections=8, keepalive_expiry=4.0)

_SCHEMES: Final = frozenset({"http", "https"})
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_API_PATH: Final = re.compile(r"/api(/v\d+)?(/|$)")
_NOT_SENT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.LocalProtocolError,
    httpx.UnsupportedProtocol,
)

_log = logging.getLogger(__name__)


class Transport:
    """Sends requests for one signed-in desk and turns every outcome into a model or a typed error."""

    def __init__(
        self,
        base_url: str,
        token: str | None,
        client_id: str,
        *,
        org_id: UUID | None = None,
        backoff: Backoff | None = None,
        timeout: httpx.Timeout = TIMEOUT,
        http: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        # both libraries log addresses, and an address can hold the name a receptionist searches for
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)
        url = _address(base_url)
        self.org_id = org_id
        self.clock = ServerClock()
        self.backoff = backoff or Backoff()
        self._client = httpx.AsyncClient(
            base_url=url,
            timeout=timeout,
            limits=LIMITS,
            follow_redirects=False,
            # reading the certificate store costs tens of milliseconds at start, for nothing without TLS
            verify=url.scheme == "https",
            trust_env=url.host not in _LOOPBACK,
            transport=http,
            headers={
                CLIENT_ID: _plain(client_id, "name of this client"),
                "User-Agent": f"frontdesk/{frontdesk.__version__}",
            },
        )
        self.use_token(token)

    def use_token(self, token: str | None) -> None:
        """Sign every further request with this token, or with none.

        Raises:
            Unusable: it is no token.
        """
        if token:
            self._client.headers["Authorization"] = f"Bearer {_plain(token, 'token')}"
        else:
            self._client.headers.pop("Authorization", None)

    def use_server(self, base_url: str) -> None:
        """Send every further request to this address; the streams follow when they next connect.

        Raises:
            Unusable: it is no address.
        """
        self._client.base_url = _address(base_url)

    def in_org(self, path: str) -> str:
        """The full path of a resource of the organisation.

        Raises:
            Unusable: nobody has said or asked which one.
        """
        if self.org_id is None:
            raise Unusable("The organisation is not known yet: ask who is signed in first.")
        return f"/api/v1/{self.org_id}/{path}"

    async def get(self, kind: type[T], path: str, params: Params | None = None) -> T:
        """Read a model."""
        response = await self._send("GET", path, params=params)
        return await self._parsed(kind, response)

    async def ask(self, kind: type[T], path: str, body: RequestModel, *, key: str | None = None) -> T:
        """Read a model by a question too long for an address; nothing is changed by asking.

        The same `key` is given the same answer again.
        """
        response = await self._send("POST", path, body=body, key=key, is_question=True)
        return await self._parsed(kind, response)

    async def write(
        self,
        kind: type[T],
        method: str,
        path: str,
        body: RequestModel | None = None,
        *,
        params: Params | None = None,
        key: str | None = None,
    ) -> T:
        """Change something and read what it became. The same `key` never does the same thing twice."""
        response = await self._send(method, path, params=params, body=body, key=key or uuid4().hex)
        return await self._parsed(kind, response)

    async def write_only(
        self,
        method: str,
        path: str,
        body: RequestModel | None = None,
        *,
        params: Params | None = None,
        key: str | None = None,
    ) -> None:
        """Change something of which nothing is left to read."""
        await self._send(method, path, params=params, body=body, key=key or uuid4().hex)

    @asynccontextmanager
    async def stream(
        self, path: str, headers: Mapping[str, str], silence: float, pulse: Pulse
    ) -> AsyncIterator[httpx.Response]:
        """A response read while it arrives, each arrival a beat; `silence` seconds without a byte end it."""
        self._require_open()
        limit = httpx.Timeout(silence, connect=4.0, pool=10.0)
        sent = {REQUEST_ID: uuid4().hex, **headers}
        async with self._client.stream("GET", path, headers=sent, timeout=limit) as response:
            pulse.beat()
            if response.status_code >= 400:
                await response.aread()
                raise _refused(response)
            if isinstance(response.stream, httpx.AsyncByteStream):
                response.stream = Heard(response.stream, pulse)
            yield response

    async def answers(self) -> None:
        """Return once the server has answered anything at all; asks once, whoever is signed in.

        Raises:
            httpx.HTTPError: nobody answered.
            Unusable: the client is closed.
        """
        self._require_open()
        await self._client.get("/api/health")

    async def close(self) -> None:
        """End all connections."""
        await self._client.aclose()

    async def _send(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        body: RequestModel | None = None,
        key: str | None = None,
        is_question: bool = False,
    ) -> httpx.Response:
        request = self._request(method, path, params, body, key)
        if is_question:
            # whatever comes of it, nothing has changed and it can be asked again
            key = None
        attempt = 1
        while True:
            last = attempt >= self.backoff.attempts
            retry_after = None
            try:
                response = await self._once(request, path, key)
            except OutcomeUnknown:
                raise
            except TransportError:
                if last:
                    raise
            else:
                again = RETRY_READ if key is None else RETRY_WRITE
                retry_after = response.headers.get("Retry-After")
                if response.status_code not in again or last or self.backoff.is_too_long(retry_after):
                    return self._accepted(response, key)
            _log.debug("%s %s: attempt %d failed, trying again", method, path, attempt)
            await self.backoff.wait(attempt, retry_after)
            attempt += 1

    def _require_open(self) -> None:
        if self._client.is_closed:
            raise Unusable("The client is closed.")

    async def _once(self, request: httpx.Request, path: str, key: str | None) -> httpx.Response:
        self._require_open()
        try:
            response = await self._client.send(request)
            self.clock.heard(response.headers.get("Date"))
            return response
        except _NOT_SENT as error:
            raise ConnectFailed(f"The server cannot be reached ({type(error).__name__}).") from error
        except httpx.HTTPError as error:
            what = f"{request.method} {path} was sent and not answered ({type(error).__name__})."
            raise (NoAnswer(what) if key is None else OutcomeUnknown(what, key)) from error

    def _request(
        self, method: str, path: str, params: Params | None, body: RequestModel | None, key: str | None
    ) -> httpx.Request:
        headers = {REQUEST_ID: uuid4().hex, "Accept": "application/json"}
        content = None
        if key is not None:
            headers[IDEMPOTENCY_KEY] = _plain(key, "idempotency key")
        if body is not None:
            headers["Content-Type"] = "application/json"
            # what was not set must stay absent: in a patch, null means to empty the field
            content = _written(body)
        try:
            return self._client.build_request(method, path, params=query(params), content=content, headers=headers)
        except (httpx.InvalidURL, UnicodeError):
            raise Unusable("What is asked for is too long for an address, or is no text.") from None

    def _accepted(self, response: httpx.Response, key: str | None) -> httpx.Response:
        status, request_id = response.status_code, response.headers.get(REQUEST_ID)
        if 200 <= status < 300:
            return response
        if key is not None and status in {502, 504}:
            raise OutcomeUnknown(f"Something in front of the server answered {status}.", key)
        if status >= 400:
            raise _refused(response)
        raise UnexpectedAnswer(status, "The server wants to send this client elsewhere.", request_id)

    async def _parsed(self, kind: type[T], response: httpx.Response) -> T:
        try:
            return await parse(kind, response.content)
        except Unreadable as error:
            request_id = response.headers.get(REQUEST_ID)
            raise UnexpectedAnswer(response.status_code, f"Unreadable answer: {error}", request_id) from None


def _refused(response: httpx.Response) -> ApiError:
    headers = response.headers
    wish = seconds(headers.get("Retry-After"))
    return error_from(response.status_code, response.content, headers.get(REQUEST_ID), wish)


def _address(base_url: str) -> httpx.URL:
    try:
        url = httpx.URL(base_url)
        # A host is read when it is asked for, and a port is not looked at before it is too late
        is_address = url.scheme in _SCHEMES and url.host and (url.port is None or 1 <= url.port <= 65535)
    except (httpx.InvalidURL, UnicodeError, TypeError):
        is_address = False
    if is_address:
        # One below which a proxy keeps the server may well have a path, but the API's own is added to it.
        if _API_PATH.search(url.path):
            raise Unusable("The server's address ends before /api. Write it like http://127.0.0.1:8765.")
        return url
    raise Unusable("The server's address cannot be read. Write it like http://127.0.0.1:8765.") from None


def _written(body: RequestModel) -> bytes:
    try:
        return body.model_dump_json(exclude_unset=True).encode()
    except (PydanticSerializationError, UnicodeError):
        raise Unusable("What is to be sent holds something that is no text.") from None


def _plain(text: str, what: str) -> str:
    # A blank at either end of a header is none of its value.
    if not (text.isascii() and text.isprintable() and text == text.strip()):
        raise Unusable(f"The {what} has characters other than plain letters, digits and signs.")
    return text


def query(params: Params | None) -> dict[str, Any]:
    """Query parameters as text; what is None is left out, a list is repeated."""
    return {name: _text(value) for name, value in (params or {}).items() if value is not None}


def _text(value: Param) -> str | list[str]:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [str(entry) for entry in value]
    return str(value)
