"""The client has a typed method for every operation there is: the contract's, and all others this server serves."""

from __future__ import annotations

import inspect
import json
import re
import types
import typing
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pydantic

from frontdesk.client import FrontdeskError, SchedulingClient
from frontdesk.contract.common import RequestModel
from frontdesk.server.app import GROUPS, create_app
from frontdesk.server.settings import Settings

from .conftest import ORG

ONE = UUID("01997a3c-0000-7000-8000-0000000000aa")
CONTRACT = Path(__file__).parents[1] / "server" / "contract_operations.json"
BESIDE = {"GET /api/health", "GET /api/ready", "POST /api/v1/auth/token", "POST /api/v1/auth/logout"} | {
    f"GET /api/v1/{path}" for path in ("auth/me", "auth/me/orgs", "{}/events/since", "{}/events/stream")
}
"""What belongs to no group of resources."""

EXAMPLES: dict[Any, Any] = {
    UUID: ONE,
    str: "x",
    int: 1,
    bool: True,
    date: date(2026, 3, 9),
    datetime: datetime(2026, 3, 9, tzinfo=UTC),
}


class Anything(RequestModel):
    """Stands for what a group of records is made from."""


def shape(operation: str) -> str:
    return re.sub(r"\{\w*\}", "{}", operation)


def contract() -> set[str]:
    return {shape(entry["operation"]) for entry in json.loads(CONTRACT.read_text(encoding="utf-8"))}


def routes(router: Any) -> Iterator[str]:
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        yield from routes(inner) if inner is not None else (f"{method} {route.path}" for method in route.methods)


def served() -> set[str]:
    found = set(BESIDE)
    for group in GROUPS:
        for operation in routes(import_module(f"frontdesk.server.{group}.routes").router):
            method, _, path = operation.partition(" ")
            found.add(shape(f"{method} /api/v1/{{}}{path}"))
    return found


def methods_of(owner: Any) -> Iterator[Any]:
    """Return the public methods of a client and of the groups in it."""
    for name in dir(owner):
        value = getattr(owner, name)
        if name.startswith("_"):
            continue
        if inspect.ismethod(value):
            yield value
        elif hasattr(value, "_transport"):
            yield from methods_of(value)


def example(kind: Any) -> Any:
    """Return something of a type, as good as any."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return example(inner[0])
    if origin is typing.Literal:
        return inner[0]
    if origin in (Sequence, Collection, Iterable, list, tuple):
        return [example(inner[0])]
    if isinstance(kind, typing.TypeVar):
        return Anything()
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    if inspect.isclass(kind) and issubclass(kind, pydantic.BaseModel):
        return kind.model_construct()
    return EXAMPLES[kind]


def arguments(method: Any) -> dict[str, Any]:
    """Return all there is to say to a method, but for an idempotency key."""
    known = typing.get_type_hints(method)
    return {name: example(known[name]) for name in inspect.signature(method).parameters if name != "key"}


async def asked_for() -> tuple[dict[str, set[str]], set[str]]:
    """Call everything there is once; return the operations asked for by parameters, and the methods without a type."""
    asked: dict[str, set[str]] = {}
    untyped: set[str] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        path = request.url.path.replace(str(ORG), "{}").replace(str(ONE), "{}")
        asked.setdefault(f"{request.method} {path}", set()).update(request.url.params)
        return httpx.Response(403, json={"detail": "Nothing is done here."})

    client = SchedulingClient("http://127.0.0.1:9", "token", ORG, http=httpx.MockTransport(answer))
    leaving = {"close", "server_now", "use_org", "use_token", "use_server"}
    async with client:
        for method in methods_of(client):
            if method.__name__ in leaving:
                continue
            if "return" not in typing.get_type_hints(method):
                untyped.add(method.__qualname__)
            with suppress(FrontdeskError):
                made = method(**arguments(method))
                await (anext(made) if isinstance(made, AsyncIterator) else made)
    return asked, untyped


async def test_every_operation_of_the_contract_has_a_method() -> None:
    asked, _ = await asked_for()
    assert len(contract()) == 135
    assert sorted(contract() - asked.keys()) == []


async def test_every_other_operation_of_the_server_has_one_too() -> None:
    asked, untyped = await asked_for()
    assert sorted(served() - asked.keys()) == [], "give these a method in frontdesk.client.resources"
    assert sorted(asked.keys() - served()) == [], "these are asked for and not there"
    assert untyped == set()


async def test_whatever_can_be_asked_of_the_server_can_be_asked_with_the_client() -> None:
    asked, _ = await asked_for()
    offered = {
        shape(f"{method.upper()} {path}"): {
            each["name"] for each in operation.get("parameters", ()) if each.get("in") == "query"
        }
        for path, methods in create_app(Settings()).openapi()["paths"].items()
        for method, operation in methods.items()
    }
    missing = {name: sorted(offered[name] - asked[name]) for name in offered if offered[name] - asked[name]}
    assert missing == {}


def asked_by(method: Any) -> dict[str, Any]:
    """Return what a listing can be asked for beside the page: names, each with its type and what it is otherwise."""
    known = typing.get_type_hints(method)
    paging = {"page", "page_size", "first", "after"}
    parameters = inspect.signature(method).parameters.values()
    return {each.name: (known[each.name], each.default) for each in parameters if each.name not in paging}


def is_paged(method: Any) -> bool:
    return bool({"page", "first"} & inspect.signature(method).parameters.keys())


def walk_of(method: Any) -> Any:
    """Return what goes through all pages of a listing: ``each`` for ``list``, ``each_change`` for ``changes``."""
    group, name = method.__self__, method.__name__
    if name in {"list", "cursor"}:
        return getattr(group, "each", None)
    walks = [walk for walk in dir(group) if walk.startswith("each_") and name.startswith(walk.removeprefix("each_"))]
    return getattr(group, walks[0]) if walks else None


def test_every_listing_can_be_walked_to_its_end_narrowed_as_its_pages_can() -> None:
    client = SchedulingClient("http://127.0.0.1:9")
    paged = [method for method in methods_of(client) if is_paged(method)]
    assert len(paged) >= 30
    assert [each.__qualname__ for each in paged if walk_of(each) is None] == []
    assert [each.__qualname__ for each in paged if not asked_by(each).items() <= asked_by(walk_of(each)).items()] == []
