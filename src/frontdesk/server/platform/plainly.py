"""Answers a plain request by itself: one that gives an operation of a group all that it takes, as it takes it.

What FastAPI does between a request and its operation takes as long as many an operation, and a plain request needs
next to nothing of it. Whatever is not plain, be it only doubtful, goes FastAPI's way, and only there is it decided what
is refused and in which words. What a parameter means is read by FastAPI's own fields on both ways.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin
from urllib.parse import parse_qsl

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.params import Body, Path, Query
from fastapi.routing import APIRoute
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from starlette.convertors import StringConvertor
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from frontdesk.server.platform.asked import Asked
from frontdesk.server.platform.signposts import Signposts, Way

if TYPE_CHECKING:
    from fastapi._compat import ModelField

_JSON = b"application/json"


class NotPlain(Exception):
    """This request, or every one of this operation, goes FastAPI's way."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a request says, before anything of it is read."""

    request: Request
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is given: parameters of path and query, a body, and what other functions return."""

    function: Callable[..., Awaitable[Any]]
    request: str | None
    path: list[ModelField]
    query: list[ModelField]
    body: list[ModelField]
    inner: list[tuple[str, Call]]

    @classmethod
    def of(cls, dependant: Dependant) -> Call:
        """Return the call of what FastAPI has found out about a function.

        Raises:
            NotPlain: There is anything to it that is not known here, be it FastAPI's of a later version.
        """
        function, inner = dependant.call, [(each.name, cls.of(each)) for each in dependant.dependencies]
        if not inspect.iscoroutinefunction(function) or not _has_nothing_else(dependant):
            raise NotPlain
        several = (*dependant.path_params, *dependant.query_params, *dependant.body_params)
        if len(dependant.body_params) > 1 or not all(map(_is_plain, several)):
            raise NotPlain
        called = [call.function for _, call in inner]
        if len(called) != len(set(called)) or any(name is None or call.body or call.inner for name, call in inner):
            raise NotPlain
        return cls(
            function,
            dependant.request_param_name,
            dependant.path_params,
            dependant.query_params,
            dependant.body_params,
            [(str(name), call) for name, call in inner],
        )

    async def result(self, said: Said) -> Any:
        """Return what the function returns for a request."""
        values = {field.name: _value(field, said.path.get(field.alias, PydanticUndefined)) for field in self.path}
        for field in self.query:
            values[field.name] = _value(field, said.query.get(field.alias, PydanticUndefined))
        for field in self.body:
            values[field.name] = _value(field, said.body)
        for name, call in self.inner:
            values[name] = await call.result(said)
        if self.request is not None:
            values[self.request] = said.request
        return await self.function(**values)


_USUAL = Dependant()
_LOOKED_AT = {"path_params", "query_params", "body_params", "dependencies", "name", "call", "request_param_name"}
_KNOWN = _LOOKED_AT | {"path", "scope"}
"""The route tells its path, and a scope is for functions that go on after the answer, which none of these is."""


def _has_nothing_else(dependant: Dependant) -> bool:
    """Whether nothing is said of a function but what is looked at here."""
    return all(
        (getattr(dependant, field.name) or None) == (getattr(_USUAL, field.name) or None)
        for field in fields(dependant)
        if field.name not in _KNOWN
    )


def _is_plain(field: ModelField) -> bool:
    """Whether a parameter has one name and one value: no list, no model of several, no default that is to be read."""
    info = field.field_info
    if (
        type(info) not in (Path, Query, Body)
        or info.validation_alias not in (None, info.alias)
        or info.validate_default
    ):
        return False
    if isinstance(info, Body):
        return not info.embed
    several = (list, tuple, set, frozenset, BaseModel)
    return not any(isinstance(part, type) and issubclass(part, several) for part in _parts(info.annotation))


def _parts(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    yield origin or annotation
    if origin is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def _value(field: ModelField, said: Any) -> Any:
    if said is PydanticUndefined:
        value = field.get_default()
        if value is PydanticUndefined:
            raise NotPlain
        return value
    value, errors = field.validate(said)
    if errors:
        raise NotPlain
    return value


class Operation:
    """A route: how its path is told, and its call if it is one that can be made plainly."""

    def __init__(self, route: APIRoute) -> None:
        self.route = route
        self.methods = route.methods or set()
        self.match = route.path_regex.match
        self.call: Call | None = None
        self.taken: frozenset[str] = frozenset()
        is_text = all(type(each) is StringConvertor for each in route.param_convertors.values())
        gives_response = inspect.signature(route.endpoint).return_annotation in (Response, "Response")
        # What stands before an operation but this, which is done here, has a reason.
        if is_text and gives_response and isinstance(route.app, Asked) and route.max_body_size is None:
            with suppress(NotPlain):
                self.call = Call.of(route.dependant)
                self.taken = frozenset(route.app.taken)


class Plainly:
    """Stands before an application and answers what is plain in its stead."""

    def __init__(self, app: ASGIApp, signposts: Signposts) -> None:
        self._app = app
        self._signposts = signposts
        self._operations = {
            id(router): [Operation(route) for route in router.routes if isinstance(route, APIRoute)]
            for router in signposts.routers()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have a request answered."""
        answer: ASGIApp = self._app
        if scope["type"] == "http":
            way = self._signposts.way(scope["path"])
            if way is not None:
                receive = again = _Again(receive)
                with suppress(NotPlain):
                    answer = await self._response(scope, again, way)
        await answer(scope, receive, send)

    async def _response(self, scope: Scope, receive: _Again, way: Way) -> Response:
        operation, ids = self._meant(way, scope["method"])
        if operation.call is None:
            raise NotPlain
        query: dict[str, str] = {}
        if scope["query_string"]:
            given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
            query = dict(given)
            if len(query) != len(given) or not operation.taken.issuperset(query):
                raise NotPlain
        body = _json(scope, await receive.first()) if operation.call.body else None
        scope["route"], scope["endpoint"] = operation.route, operation.route.endpoint
        scope["path_params"] = way.given | ids
        response: Response = await operation.call.result(Said(Request(scope, receive), ids, query, body))
        return response

    def _meant(self, way: Way, method: str) -> tuple[Operation, dict[str, str]]:
        """Return which operation a request means, and the ids in its path."""
        for operation in self._operations[id(way.router)]:
            found = operation.match(way.below)
            if found and method in operation.methods:
                return operation, found.groupdict()
        raise NotPlain


class _Again:
    """A request's body, whose beginning is given once more to who asks after us."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._first: Message | None = None

    async def first(self) -> Message:
        """Return the first message; the gate gives the whole body in one."""
        self._first = await self._receive()
        return self._first

    async def __call__(self) -> Message:
        first, self._first = self._first, None
        return await self._receive() if first is None else first


def _json(scope: Scope, message: Message) -> Any:
    """Return what a body says."""
    kinds = [value for name, value in scope["headers"] if name == b"content-type"]
    if kinds != [_JSON] or message["type"] != "http.request" or message.get("more_body") or not message.get("body"):
        raise NotPlain
    try:
        return json.loads(message["body"])
    except (ValueError, RecursionError) as error:
        raise NotPlain from error
