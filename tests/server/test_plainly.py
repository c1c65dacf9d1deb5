"""A plain request is answered as FastAPI would have it answered, only sooner; every other one goes FastAPI's way."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from inspect import Parameter, Signature
from typing import Annotated, Any
from urllib.parse import urlencode

import httpx
import pytest
from fastapi import APIRouter, BackgroundTasks, Body, Cookie, Depends, FastAPI, Header, Query, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import solve_dependencies
from fastapi.routing import APIRoute
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from starlette.types import Message, Scope

from frontdesk.server.app import create_app
from frontdesk.server.platform.asked import refuse_unknown
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
    routes = {id(route): route for router in signposts.routers() for route in router.routes}
    return (Operation(route) for route in routes.values() if isinstance(route, APIRoute))


OPERATIONS = list(operations())
PLAIN = [operation for operation in OPERATIONS if operation.call is not None]


def test_nearly_every_operation_can_be_asked_plainly() -> None:
    assert {each.route.path for each in OPERATIONS if each.call is None} == set(FASTAPIS_OWN)
    assert len(PLAIN) > 150


def made(parameters: dict[str, Any], returns: Any = Response, **more: Any) -> Operation:
    """Return an operation as a group of ours would have it, of a function with these parameters."""

    async def answer(**_given: Any) -> Response:
        """Answer nothing."""
        return Response()

    listed = [Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind) for name, kind in parameters.items()]
    answer.__signature__ = Signature(listed, return_annotation=returns)  # type: ignore[attr-defined]
    group = APIRouter()
    group.add_api_route("/things/{name}", answer, methods=["POST"], **more)
    refuse_unknown(group.routes)
    (route,) = group.routes
    assert isinstance(route, APIRoute)
    return Operation(route)


class Thing(BaseModel):
    """What a body says."""

    a: int = 0


async def number(a: int = 1) -> int:
    """Read a number."""
    return a


async def number_of_another(b: Annotated[int, Depends(number)]) -> int:
    """Read it by another function."""
    return b


async def number_for_a_while() -> AsyncIterator[int]:
    """Give a number and take it back."""
    yield 1


def number_on_a_thread() -> int:
    """Give a number where one may wait."""
    return 1


PLAIN_ONE = {
    "request": Request,
    "name": str,
    "side": int | None,
    "body": Thing,
    "number": Annotated[int, Depends(number)],
}
ODD_ONES: dict[str, dict[str, Any]] = {
    "a body below its name": {"body": Annotated[Thing, Body(embed=True)]},
    "two bodies": {"one": Thing, "other": Thing},
    "another name": {"since": Annotated[str, Query(validation_alias="from")]},
    "a default to be read": {"side": Annotated[int, Query(default_factory=int, validate_default=True)]},
    "a list": {"sides": Annotated[list[int], Query()]},
    "a model": {"side": Annotated[Thing, Query()]},
    "a header": {"side": Annotated[str, Header()]},
    "a cookie": {"side": Annotated[str, Cookie()]},
    "a function of a function": {"side": Annotated[int, Depends(number_of_another)]},
    "the same function twice": {"one": Annotated[int, Depends(number)], "other": Annotated[int, Depends(number)]},
    "a function with an end": {"side": Annotated[int, Depends(number_for_a_while)]},
    "a function on a thread": {"side": Annotated[int, Depends(number_on_a_thread)]},
    "a function for one at a time": {"side": Annotated[int, Depends(number, max_concurrency=1)]},
    "the answer to be": {"response": Response},
    "work for later": {"tasks": BackgroundTasks},
}


def test_an_operation_of_plain_parameters_is_asked_plainly() -> None:
    assert made(PLAIN_ONE).call is not None


@pytest.mark.parametrize("odd", ODD_ONES)
def test_an_operation_that_takes_more_than_plain_parameters_is_left_to_fastapi(odd: str) -> None:
    assert made({"name": str, **ODD_ONES[odd]}).call is None


def test_an_operation_with_more_to_it_is_left_to_fastapi() -> None:
    assert made(PLAIN_ONE, returns=Thing).call is None
    assert made(PLAIN_ONE, dependencies=[Depends(number_of_another)]).call is None
    assert made(PLAIN_ONE, max_body_size=10).call is None


def test_what_stands_before_an_operation_is_not_passed_by() -> None:
    route = made(PLAIN_ONE).route
    route.app = Plainly(route.app, Signposts(route.app, "/o/{org_id}"))
    assert Operation(route).call is None


async def given_plainly(call: Call, said: Said) -> dict[str, Any]:
    """Return what the operation would be called with."""

    async def note(**values: Any) -> dict[str, Any]:
        return values

    return await replace(call, function=note).result(said)  # type: ignore[no-any-return]


async def given_by_fastapi(dependant: Dependant, request: Request, body: Any) -> tuple[dict[str, Any], list[Any]]:
    async with AsyncExitStack() as stack:
        request.scope |= dict.fromkeys(("fastapi_inner_astack", "fastapi_function_astack"), stack)
        solved = await solve_dependencies(
            request=request, dependant=dependant, body=body, async_exit_stack=stack, embed_body_fields=False
        )
        return solved.values, solved.errors


def bodies(operation: Operation) -> st.SearchStrategy[Any]:
    """Return what a caller may send: fields the operation knows, with what may be meant for them, and anything else."""
    assert operation.call is not None
    (field,) = operation.call.body
    values = st.sampled_from((*SAID, *IDS, "08:00", "Fair", 0, 1, 7.5, True, None, [], {}, ["x"], [{}]))
    known = st.sampled_from(sorted(field.field_info.annotation.model_fields))  # type: ignore[union-attr]
    return st.dictionaries(known | st.just("else"), values) | st.sampled_from([None, [], "x", 1])


@given(data=st.data())
@settings(max_examples=600, deadline=None)
async def test_an_operation_is_given_what_fastapi_would_give_it(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(PLAIN))
    assert operation.call is not None
    path = {name: data.draw(st.sampled_from(IDS)) for name in operation.route.param_convertors}
    names = st.sampled_from(sorted(operation.taken)) if operation.taken else st.nothing()
    query = data.draw(st.dictionaries(names, st.sampled_from(SAID + IDS)))
    body = data.draw(bodies(operation)) if operation.call.body else None
    scope: Scope = {"type": "http", "method": "GET", "headers": [], "path_params": path}
    request = Request(scope | {"query_string": urlencode(query).encode()})
    values, errors = await given_by_fastapi(operation.route.dependant, request, body)
    try:
        plainly = await given_plainly(operation.call, Said(request, path, query, body))
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
    async def put(request: Request, body: dict[str, int]) -> Response:
        """Take nothing but numbers."""
        return Response()

    async def after(_scope: Scope, receive: Any, _send: Any) -> None:
        heard.extend([await receive(), await receive()])

    refuse_unknown(group.routes)
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
