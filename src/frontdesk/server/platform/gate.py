"""What every request passes first and every answer passes last.

Outermost on purpose: nobody unknown makes the server read a body, and no exception leaves as anything but JSON.
"""

from __future__ import annotations

import logging
import re
import time
import traceback
from asyncio import CancelledError
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from anyio import fail_after
from pydantic_core import from_json, to_json
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from frontdesk.server.db.types import new_id
from frontdesk.server.platform.caller import Origin
from frontdesk.server.platform.errors import ApiProblem, ForbiddenProblem, InvalidProblem, UnauthorizedProblem
from frontdesk.server.platform.retrying import problem_of
from frontdesk.server.platform.services import Services
from frontdesk.server.settings import Settings

if TYPE_CHECKING:
    from frontdesk.server.platform.meters import Meters

log = logging.getLogger("frontdesk.server")

API = "/api/v1/"
EVENT_STREAM = b"text/event-stream"
SIGN_IN = "/api/v1/auth/token"
METRICS = "/metrics"
DIALECT = "/opendental/"
"""Below this another dialect is spoken: it knows who calls by other keys, and takes longer bodies from those."""
SLOW_SECONDS = 1.0
DROPPED = 7
"""Of a body that is too large, so many times the limit beyond it are still read, for the answer to arrive."""
Refuse = Callable[[ApiProblem], tuple[int, list[tuple[bytes, bytes]], bytes]]
"""Makes status, headers and body of a refusal."""
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_CLIENT_ID = re.compile(r"[\x21-\x7e]{1,100}")
FAULT = ApiProblem(500, "internal_error", "Something went wrong here. It has been logged.")
STOPPED = ApiProblem(
    503, "stopped", "The server was stopped before it was done. It may have happened: ask again with the same key."
)
_ALWAYS = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))
_OURS = frozenset({b"x-request-id", *(name for name, _ in _ALWAYS)})
"""Headers that every answer has, and those that nobody else gives one."""
_LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Gate:
    """Request ids, host and origin, who is calling, the size of bodies, the log line, and the last resort."""

    def __init__(self, app: ASGIApp, settings: Settings, dialect: Refuse | None = None) -> None:
        self.app = app
        self.settings = settings
        self.dialect = dialect or refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_dialect = scope["path"].startswith(DIALECT)
        passage = _Passage(scope, send, _request_id(headers), _meters(scope), self.dialect if is_dialect else refusal)
        try:
            await self._admit(scope, headers, passage.request_id)
            if is_dialect:
                scope.setdefault("state", {})["request_id"] = passage.request_id
            else:
                receive = await self._read_body(headers, receive)
            await self.app(scope, receive, passage.send)
        except ApiProblem as problem:
            await passage.refuse(problem)
        except CancelledError:
            # The server ends and waits no longer; what a thread has begun it may still bring to its end.
            await passage.refuse(STOPPED)
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets an answer and the log a line
            said = problem_of(error) or FAULT
            if said.status >= 500:
                fields = {"request_id": passage.request_id, **described(error)}
                event = "unexpected" if said is FAULT else "unavailable"
                log.error(event, extra={"fields": fields})  # noqa: TRY400 - a traceback's message may quote data
            await passage.refuse(said)
        finally:
            passage.end()

    async def _admit(self, scope: Scope, headers: Headers, request_id: str) -> None:
        if self.settings.embedded:
            _refuse_strangers(headers)
        path: str = scope["path"]
        state = scope.setdefault("state", {})
        if path == SIGN_IN:
            state["origin"] = self._origin(headers, request_id)
            return
        if path != METRICS and not path.startswith(API):
            return
        scheme, _, token = headers.get("authorization", "").partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token:
            raise UnauthorizedProblem
        serving: Services = scope["app"].state.services
        who = await serving.auth.caller(token)
        if who is None:
            raise UnauthorizedProblem("This token is not valid any more. Sign in again.")
        org = path[len(API) :].partition("/")[0]
        if path != METRICS and org != "auth" and _uuid(org) != who.org_id:
            raise ForbiddenProblem("This organisation is not yours.", "other_organisation")
        state["caller"] = who.coming_from(self._origin(headers, request_id))
        state["token"] = token

    def _origin(self, headers: Headers, request_id: str) -> Origin:
        client_id = headers.get("x-client-id", "")
        if client_id and not _CLIENT_ID.fullmatch(client_id):
            raise InvalidProblem(("header", "X-Client-Id"), "A client id has 1 to 100 visible characters.")
        return Origin(client_id, request_id, "desktop" if self.settings.embedded else "api")

    async def _read_body(self, headers: Headers, receive: Receive) -> Receive:
        """Take in the whole body, within the limits, and return a receive that gives it again."""
        limit = self.settings.max_body_bytes
        # Who asks first sends nothing after a refusal.
        dropped = 0 if "expect" in headers else DROPPED * limit
        announced = headers.get("content-length", "0")
        if not (announced.isascii() and announced.isdigit()) or int(announced[:12]) > limit + dropped:
            raise _too_large(limit)
        body: bytes | None = b""
        if announced != "0" or "transfer-encoding" in headers:
            try:
                with fail_after(self.settings.body_seconds):
                    body = await whole_body(receive, limit, dropped)
            except TimeoutError as error:
                raise ApiProblem(408, "too_slow", "The request did not arrive in time. Nothing was changed.") from error

        async def replay() -> Message:
            nonlocal body
            if body is None:
                return await receive()
            given, body = body, None
            return {"type": "http.request", "body": given, "more_body": False}

        return replay


async def whole_body(receive: Receive, limit: int, dropped: int = 0) -> bytes:
    """Return a request's body; refuse one of more than *limit* bytes, and one that breaks off.

    As many as *dropped* beyond the limit are read first and kept nowhere: a connection that is closed while its other
    end still sends takes the refusal along, and a write without an answer may have happened for all its sender knows.
    """
    parts: list[bytes] = []
    size, more = 0, True
    while more and size <= limit + dropped:
        message = await receive()
        if message["type"] == "http.disconnect":
            # What came of it may look like all of it, above all where a body may be left out.
            raise ApiProblem(400, "broken_off", "The request broke off. Nothing was changed.")
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            parts.clear()
        else:
            parts.append(part)
        more = message.get("more_body", False)
    if size > limit:
        raise _too_large(limit)
    return b"".join(parts)


class _Passage:
    """One request on its way out: the status, the request id on every answer, how long it took."""

    def __init__(self, scope: Scope, send: Send, request_id: str, meters: Meters | None, refuse: Refuse) -> None:
        self.scope = scope
        self.request_id = request_id
        self._refusal = refuse
        self.status = 0
        self._send = send
        self._began = time.perf_counter()
        self._took = 0.0
        self._is_stream = False
        self._meters = meters
        if meters is not None:
            meters.began()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._took = time.perf_counter() - self._began
            headers = [header for header in message.get("headers", ()) if header[0] not in _OURS]
            message = {**message, "headers": [*headers, (b"x-request-id", self.request_id.encode()), *_ALWAYS]}
            if self._meters is not None and any(map(_is_stream, headers)):
                self._is_stream = True
                self._meters.turned_into_stream()
        elif self.status == 409 and self._meters is not None:
            self._meters.conflict(_code(message.get("body", b"")))
        await self._send(message)

    async def refuse(self, problem: ApiProblem) -> None:
        """Answer with the problem, unless an answer is already on its way."""
        if self.status:
            return
        status, headers, body = self._refusal(problem)
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})

    def end(self) -> None:
        """Count the request and write its line."""
        if self._meters is not None:
            self._meters.ended(self._route, self.scope["method"], self.status, self._took, is_stream=self._is_stream)
        self._log_line()

    @property
    def _route(self) -> str:
        """The template, not the address: that can carry what somebody searched for."""
        template: str = getattr(self.scope.get("route"), "path", "")
        if not template or template.startswith("/api/"):
            return template or "-"
        # A router that was included knows only its own part of the way.
        if not self.scope["path"].startswith(API):
            return template
        return f"{API}{{org_id}}{template}" if "org_id" in self.scope["path_params"] else f"{API[:-1]}{template}"

    def _log_line(self) -> None:
        level = logging.INFO
        if self.status >= 500 or self._took > SLOW_SECONDS:
            level = logging.WARNING
        if not log.isEnabledFor(level):
            return
        endpoint = self.scope.get("endpoint")
        who = self.scope.get("state", {}).get("caller")
        fields: dict[str, Any] = {
            "request_id": self.request_id,
            "method": self.scope["method"],
            "route": self._route,
            "operation": f"{endpoint.__module__.split('.')[-2]}.{endpoint.__name__}" if endpoint else "-",
            "status": self.status,
            "ms": round(self._took * 1000, 1),
        }
        if who is not None:
            fields |= {"org_id": str(who.org_id), "user_id": str(who.user_id)}
        log.log(level, "request", extra={"fields": fields})


def _is_stream(header: tuple[bytes, bytes]) -> bool:
    return header[0] == b"content-type" and header[1].startswith(EVENT_STREAM)


def refusal(problem: ApiProblem) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Return status, headers and body of a problem's answer."""
    body = to_json(problem.body())
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if problem.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    if problem.status in (408, 413):
        # The rest of the body may still be on its way; nobody here will read it.
        headers.append((b"connection", b"close"))
    seconds = getattr(problem, "seconds", 1 if problem.status == 503 else None)
    if seconds is not None:
        headers.append((b"retry-after", str(seconds).encode()))
    return problem.status, headers, body


def described(error: BaseException) -> dict[str, Any]:
    """Return what went wrong and where, without the message: it may quote what a patient's record says."""
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    where = [f"{frame.filename.rpartition('frontdesk/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    causes: list[str] = []
    cause = error.__cause__
    while cause is not None and len(causes) < 5:
        causes.append(type(cause).__qualname__)
        cause = cause.__cause__
    return {"error": type(error).__qualname__, "causes": causes, "where": where}


def _request_id(headers: Headers) -> str:
    given = headers.get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else new_id().hex


def _refuse_strangers(headers: Headers) -> None:
    host = headers.get("host", "")
    name = host[: host.rindex(":")] if re.search(r":\d+$", host) else host
    if name.lower() not in _LOCAL_HOSTS:
        raise ForbiddenProblem("This server answers this machine only.", "host_refused")
    # No window of ours sends an Origin: whoever does is a web page in a browser.
    if "origin" in headers:
        raise ForbiddenProblem("This server does not answer web pages.", "origin_refused")


def _meters(scope: Scope) -> Meters | None:
    serving: Services | None = getattr(scope["app"].state, "services", None)
    return None if serving is None else serving.meters


def _code(body: bytes) -> str:
    try:
        return str(from_json(body)["code"])
    except (ValueError, KeyError, TypeError):
        return "-"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _too_large(limit: int) -> ApiProblem:
    return ApiProblem(413, "too_large", f"A request has at most {limit // 1024} KiB.")
