"""The surface: one application beside the scheduling API that lets programs in, reads what they ask, and answers."""

from __future__ import annotations

import ipaddress
import json
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, Final
from urllib.parse import parse_qsl

from anyio import fail_after
from pydantic_core import to_json
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from frontdesk.server.opendental.catalogue import OPERATIONS, RETIRED
from frontdesk.server.opendental.document import document
from frontdesk.server.opendental.dotnet import BadFormat
from frontdesk.server.opendental.fields import Names, bad_request
from frontdesk.server.opendental.keys import Pair, check_turn, pair_of, take_turn
from frontdesk.server.opendental.operations import Asked, Operation
from frontdesk.server.opendental.refusals import refusal
from frontdesk.server.opendental.wire import Format
from frontdesk.server.platform.caller import Permission
from frontdesk.server.platform.errors import ApiProblem, UnauthorizedProblem
from frontdesk.server.platform.gate import whole_body
from frontdesk.server.platform.retrying import in_transaction, problem_of
from frontdesk.server.platform.services import Services
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.settings import Settings

MOUNT: Final = "/opendental"
BASE: Final = "/api/v1"
DOCUMENT: Final = "/api/openapi.json"

LONGEST_BODY: Final = 16_800_000
"""Characters of a body."""
TOO_LONG: Final = "The body has more than 16.8 million characters."
DEFAULT_LIMIT: Final = 100
LOCAL_LIMIT: Final = 1000
REMOTE_LIMIT: Final = 100
FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""Headers by which a proxy says that somebody else asks."""
SECONDS: Final = 60.0
"""How long a request may take."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the bytes of a body, and where a made thing is."""

    status: int
    body: bytes
    location: str = ""
    headers: tuple[tuple[bytes, bytes], ...] = ()


class _Known:
    """An operation with the names it takes, looked up once."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self.segments = operation.segments
        self.path = f"{MOUNT}{BASE}/{operation.path}"

    @property
    def changes_practice(self) -> bool:
        """Whether it writes more than what the program keeps for itself."""
        return self.operation.writes and self.segments[0] != "subscriptions"

    @cached_property
    def query(self) -> Names:
        return self.operation.query_names()

    @cached_property
    def body(self) -> Names:
        return self.operation.body_names()

    def keys(self, said: list[str]) -> dict[str, int] | None:
        """Return the numbers in a path that is this operation's, or None."""
        if len(said) != len(self.segments):
            return None
        keys: dict[str, int] = {}
        for segment, part in zip(self.segments, said, strict=True):
            if segment.startswith("{"):
                if not (part.isascii() and part.isdigit() and len(part) < 19):
                    return None
                keys[segment[1:-1]] = int(part)
            elif segment.lower() != part.lower():
                return None
        return keys


class Surface:
    """The ASGI application of the dialect."""

    def __init__(self, settings: Settings) -> None:
        self.__name__ = "surface"
        self._settings = settings
        self._known = [_Known(operation) for operation in OPERATIONS]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        path = request.url.path.partition(MOUNT)[2].rstrip("/")
        if path == DOCUMENT and not self._settings.embedded and request.method == "GET":
            answer = Answer(200, to_json(document(f"{MOUNT}{BASE}")))
        else:
            answer = await self._answered(request, path)
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer.body)).encode())]
        if answer.location:
            headers.append((b"location", answer.location.encode()))
        headers += answer.headers
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _answered(self, request: Request, path: str) -> Answer:
        try:
            return await self._ask(request, path)
        except ApiProblem as problem:
            return refused(problem)
        except TimeoutError:
            return Answer(504, to_json("This was not finished within 60 seconds; read back what became of it."))
        except Exception as error:
            known = problem_of(error)
            if known is None:
                raise
            return refused(known)

    async def _ask(self, request: Request, path: str) -> Answer:
        serving: Services = request.app.state.services
        pair = await self._admit(serving, request.headers)
        request.state.caller = pair.caller
        is_local = self._is_local(request)
        if not is_local:
            await _take_turn(serving, pair)
        known, keys = self._find(request.method, path)
        request.scope["endpoint"], request.scope["route"] = known.operation.handler, known
        if known.operation.permission not in pair.permissions:
            raise UnauthorizedProblem(f"This key pair does not have the permission {known.operation.permission}.")
        if known.changes_practice and not pair.caller.may(Permission.SCHEDULE):
            raise UnauthorizedProblem("The user of this key pair may only look.")
        query, limit, offset, form = self._query(known, request, pair, is_local=is_local)
        body = await self._body(known, request)
        asking = partial(
            Asked,
            keys=keys,
            query=query,
            body=body,
            limit=limit,
            offset=offset,
            format=form,
            key_id=pair.id,
            customer_key=pair.customer_key,
            permissions=pair.permissions,
        )
        who = replace(pair.caller, source="opendental", client_id=pair.label, request_id=request.state.request_id)
        base = str(request.base_url).rstrip("/")
        work = partial(_run, known.operation, asking, f"{base}{BASE}" if MOUNT in base else f"{base}{MOUNT}{BASE}")
        with fail_after(SECONDS):
            if known.operation.writes:
                writing = partial(in_transaction, serving.database, who, work)
                return await serving.writers.run(writing)
            reading = partial(_read, serving, who, work)
            return await serving.readers.run(reading)

    def _is_local(self, request: Request) -> bool:
        """Return whether a program on this machine asks; those are neither slowed down nor kept to short pages."""
        if self._settings.is_behind_proxy or request.client is None:
            return False
        # Whoever passes on what others ask sits on this machine as well, and most of them say so.
        if any(name in request.headers for name in FORWARDED) or not _names_this_machine(request.url.hostname or ""):
            return False
        return _names_this_machine(request.client.host)

    async def _admit(self, serving: Services, headers: Headers) -> Pair:
        header = headers.get("authorization", "")

        def look_up() -> Pair | None:
            with serving.database.engines.reading() as connection:
                return pair_of(connection, header)

        pair = await serving.readers.run(look_up)
        if pair is None:
            raise UnauthorizedProblem("The developer key or the customer key is not valid.")
        return pair

    def _find(self, method: str, path: str) -> tuple[_Known, dict[str, int]]:
        said = path.removeprefix(BASE).strip("/").split("/")
        if "/".join(said[:2]).lower() in RETIRED:
            raise ApiProblem(410, "gone", "This resource has been retired.")
        for known in self._known:
            if known.operation.method == method:
                keys = known.keys(said)
                if keys is not None:
                    return known, keys
        raise ApiProblem(404, "not_found", "There is no such resource or method.")

    def _query(
        self, known: _Known, request: Request, pair: Pair, *, is_local: bool
    ) -> tuple[dict[str, Any], int, int, Format]:
        try:
            sent = dict(parse_qsl(request.url.query, keep_blank_values=True, errors="strict"))
        except ValueError as error:
            raise bad_request("The query is not percent-encoded UTF-8.") from error
        query = known.query.read(sent, "parameter", from_query=True)
        most = LOCAL_LIMIT if is_local else REMOTE_LIMIT
        limit = _count(query.pop("Limit", ""), "Limit", min(DEFAULT_LIMIT, most), least=1)
        offset = _count(query.pop("Offset", ""), "Offset", 0, least=0)
        dates, moments = query.pop("DateFormatString", None), query.pop("DateTimeFormatString", None)
        try:
            form = Format.asked(pair.zone, dates, moments)
        except BadFormat as error:
            raise bad_request("DateFormatString and DateTimeFormatString must be .NET formats.") from error
        return query, min(limit, most), offset, form

    async def _body(self, known: _Known, request: Request) -> dict[str, Any]:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        wants_body = known.operation.body is not None
        if kind != "application/json" and (wants_body or kind):
            raise bad_request("The Content-Type header must be application/json.")
        if not wants_body:
            return {}
        try:
            with fail_after(self._settings.body_seconds):
                raw = await whole_body(request.receive, 4 * LONGEST_BODY)
        except TimeoutError as error:
            raise ApiProblem(408, "too_slow", "The request did not arrive in time. Nothing was changed.") from error
        except ApiProblem as problem:
            if problem.status != 413:
                raise
            raise ApiProblem(413, problem.code, TOO_LONG) from problem
        try:
            said = raw.decode("utf-8")
            sent = json.loads(said, parse_constant=_no_constant) if said.strip() else {}
        except (ValueError, RecursionError) as error:
            raise bad_request("The body is not valid JSON.") from error
        if len(said) > LONGEST_BODY:
            raise bad_request(TOO_LONG)
        if not isinstance(sent, dict):
            raise bad_request("The body must be a JSON object.")
        return known.body.read(sent, "field")


def refused(problem: ApiProblem) -> Answer:
    """Return the answer that says why."""
    status, headers, body = refusal(problem)
    own = tuple(pair for pair in headers if pair[0] not in (b"content-type", b"content-length"))
    return Answer(status, body, headers=own)


async def _take_turn(serving: Services, pair: Pair) -> None:
    """Count a request of a program elsewhere, for all workers, or raise TooManyRequests."""
    now = serving.database.clock()
    check_turn(pair, now)

    def count() -> None:
        with serving.database.engines.writing() as connection:
            take_turn(connection, pair, now)

    await serving.writers.run(count)


def _read(serving: Services, who: Any, work: Any) -> Answer:
    with serving.database.read(who) as unit:
        answer: Answer = work(unit)
        return answer


def _run(operation: Operation, asking: Any, base: str, unit: ReadUnit) -> Answer:
    found = operation.handler(asking(unit))
    if operation.made:
        resource = operation.segments[0]
        return Answer(201, to_json(found), f"{base}/{resource}/{found[operation.made]}")
    return Answer(200, b"" if found is None else to_json(found))


def _count(said: str, name: str, default: int, *, least: int) -> int:
    if said == "":
        return default
    # More digits than any list has rows are as good as the most.
    if not (said.isascii() and said.isdigit()) or int(said[:15]) < least:
        raise bad_request(f"{name} must be a whole number of at least {least}.")
    return int(said[:15])


def _names_this_machine(host: str) -> bool:
    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _no_constant(name: str) -> Any:
    raise ValueError(name)
