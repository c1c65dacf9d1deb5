"""A plain request is answered as FastAPI would have it answered, only sooner; every other one goes FastAPI's way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Request
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import solve_dependencies
from fastapi.routing import APIRoute
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import Message, Scope

from frontdesk.server.app import create_app
from frontdesk.server.platform.plainly import Call, NotPlain, Operation, Plainly, Said
from frontdesk.server.platform.signposts import Signposts
from frontdesk.server.settings import Settings

FASTAPIS_OWN = {"/appointments/counts/by-location": "takes a list", "/events/stream": "takes a header"}
SAID = (
    "",
    "0",
    "1",
    "7",
    "201",
    "-1",
    "1.0",
    "true",
    "off",
    "asc",
    "status",
    "2026-03-01",
    "20260301",
    "é",
    " 1",
    "null",
)
IDS = ("01890000-0000-7000-8000-000000000001", "01890000000070008000000000000001", "x", "1", "{01890000}")


def operations() -> Iterator[Operation]:
    signposts = create_app(Settings()).router.middleware_stack
    assert isinstance(signposts, Signposts)
    for router in signposts.routers():
        yield from (Operation(route) for route in router.routes if isinstance(route, APIRoute))


OPERATIONS = list(operations())
PLAIN = [operation for operation in OPERATIONS if operation.call is not None]


def test_nearly_every_operation_can_be_asked_plainly() -> None:
    assert {each.route.path for each in OPERATIONS if each.call is None} == set(FASTAPIS_OWN)
    assert len(PLAIN) > 150


async def given_plainly(call: Call, said: Said) -> dict[str, Any]:
    """Return what the operation would be called with."""

    async def note(**values: Any) -> dict[str, Any]:
        return values

    return await replace(call, function=note).result(said)  # type: ignore[no-any-return]


async def given_by_fastapi(dependant: Dependant, request: Request) -> tuple[dict[str, Any], list[Any]]:
    async with AsyncExitStack() as stack:
        request.scope |= dict.fromkeys(("fastapi_inner_astack", "fastapi_function_astack"), stack)
        solved = await solve_dependencies(
            request=request, dependant=dependant, async_exit_stack=stack, embed_body_fields=False
        )
        return solved.values, solved.errors


@given(data=st.data())
@settings(max_examples=400, deadline=None)
async def test_an_operation_is_given_what_fastapi_would_give_it(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from([each for each in PLAIN if each.call and not each.call.body]))
    assert operation.call is not None
    path = {name: data.draw(st.sampled_from(IDS)) for name in operation.route.param_convertors}
    names = st.sampled_from(sorted(operation.taken)) if operation.taken else st.nothing()
    query = data.draw(st.dictionaries(names, st.sampled_from(SAID + IDS)))
    scope: Scope = {"type": "http", "method": "GET", "headers": [], "path_params": path}
    request = Request(scope | {"query_string": urlencode(query).encode()})
    values, errors = await given_by_fastapi(operation.route.dependant, request)
    try:
        plainly = await given_plainly(operation.call, Said(request, path, query))
    except NotPlain:
        assert errors
    else:
        assert (plainly, errors) == (values, [])


@pytest.fixture
def asked_of_fastapi(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes FastAPI's way, in its order."""
    led: list[str] = []
    before = APIRoute.handle

    async def note(route: APIRoute, scope: Scope, *rest: Any) -> None:
        led.append(f"{scope['method']} {route.path}")
        await before(route, scope, *rest)

    monkeypatch.setattr(APIRoute, "handle", note)
    return led


async def test_a_plain_request_never_comes_to_fastapi(api: httpx.AsyncClient, asked_of_fastapi: list[str]) -> None:
    made = await api.post("/holidays", json={"name": "Fair", "date": "2030-05-01"})
    assert made.status_code == 201, made.text
    address = f"/holidays/{made.json()['id']}"
    changed = await api.patch(address, json={"base_version": made.json()["version"], "name": "Town fair"})
    assert (await api.get(address)).json() == changed.json()
    assert changed.json() in (await api.get("/holidays", params={"page": 1})).json()["items"]
    assert (await api.delete(address)).status_code == 204
    assert (await api.get(address)).status_code == 404
    assert asked_of_fastapi == []


ODD: dict[str, dict[str, Any]] = {
    "twice the same parameter": {"params": [("page", "2"), ("page", "1")]},
    "a value that is none": {"params": {"page": "none"}, "refused": ["query", "page"]},
    "an unknown parameter": {"params": {"side": "1"}, "refused": ["query"]},
    "no body": {"method": "POST", "refused": ["body"]},
    "no JSON": {
        "method": "POST",
        "content": b"{",
        "headers": {"Content-Type": "application/json"},
        "refused": ["body"],
    },
    "too deep": {
        "method": "POST",
        "content": b"[" * 100_000,
        "headers": {"Content-Type": "application/json"},
        "refused": ["body"],
    },
    "a field that is missing": {"method": "POST", "json": {}, "refused": ["body"]},
    "a type with a character set": {
        "method": "POST",
        "content": b'{"name": "Fair", "date": "2030-05-01"}',
        "headers": {"Content-Type": "application/json; charset=utf-8"},
    },
}


@pytest.mark.parametrize("odd", ODD)
async def test_what_is_not_plain_is_read_and_refused_by_fastapi(
    api: httpx.AsyncClient, asked_of_fastapi: list[str], odd: str
) -> None:
    asked = dict(ODD[odd])
    refused = asked.pop("refused", None)
    method = asked.pop("method", "GET")
    answer = await api.request(method, "/holidays", **asked)
    assert asked_of_fastapi == [f"{method} /holidays"]
    if refused is None:
        assert answer.status_code == (200 if method == "GET" else 201)
    else:
        assert answer.status_code == 422
        assert answer.json()["detail"][0]["loc"][: len(refused)] == refused


async def test_a_body_read_in_vain_is_read_once_more_by_who_is_asked_next() -> None:
    app = FastAPI()
    group = APIRouter()
    heard: list[Message] = []

    @group.put("/things")
    async def put(request: Request, body: dict[str, int]) -> None:
        """Take nothing but numbers."""

    async def after(_scope: Scope, receive: Any, _send: Any) -> None:
        heard.extend([await receive(), await receive()])

    signposts = Signposts(app.router, "/o/{org_id}")
    signposts.add([group])
    messages = iter([{"type": "http.request", "body": b'{"a": "b"}'}, {"type": "http.disconnect"}])

    async def receive() -> Message:
        return next(messages)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "PUT", "path": f"/o/{IDS[0]}/things", "query_string": b"", "headers": headers}
    await Plainly(after, signposts)(scope, receive, None)  # type: ignore[arg-type]
    assert [message["type"] for message in heard] == ["http.request", "http.disconnect"]
    assert heard[0]["body"] == b'{"a": "b"}'
