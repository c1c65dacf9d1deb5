"""A request is led to the route it would have found by trying them all."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send

from frontdesk.server.app import create_app
from frontdesk.server.platform.signposts import Signposts
from frontdesk.server.settings import Settings


async def found(signposts: Signposts, method: str, path: str) -> str | None:
    """Return which operation a request is led to."""
    led: list[str] = []

    async def note(_self: APIRoute, scope: Scope, _receive: Receive, _send: Send) -> None:
        led.append(scope["endpoint"].__qualname__)

    scope: Scope = {"type": "http", "method": method, "path": path, "headers": [], "root_path": "", "path_params": {}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(APIRoute, "handle", note)
        await signposts(scope, None, None)  # type: ignore[arg-type]
    return led[0] if led else None


async def test_every_operation_is_found_where_its_address_leads() -> None:
    app = create_app(Settings())
    signposts = app.router.middleware_stack
    assert isinstance(signposts, Signposts)
    beside = Signposts(app.router.app, "/nothing/{org_id}")
    led = 0
    for path, methods in app.openapi()["paths"].items():
        names = {part[1:-1]: str(uuid4()) for part in path.split("/") if part.startswith("{")}
        asked = path.format(**names)
        for method in methods:
            assert await found(signposts, method.upper(), asked) is not None
        # Also what is no id, or only looks like a number of parts, and methods that this address does not take.
        for each in (asked, *(path.format(**{**names, name: str(n)}) for name in names for n in range(2, 6))):
            for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
                there = await found(signposts, method, each)
                assert there == await found(beside, method, each), (method, each)
        led += signposts.way(asked) is not None
    assert led > 100


@pytest.mark.parametrize(
    "path",
    [
        *("/", "", "/api/v1", "/api/v1/", "/api/v1/x", "/api/health", "/appointments"),
        *("/api/v1/auth/patients", "/api/v1/auth/users", "/api/v1//patients", "/api/v1/ /patients"),
        "/api/v1/019-90000000070008000000000000001/patients",
    ],
)
def test_what_is_below_no_organisation_is_asked_of_the_whole_router(path: str) -> None:
    signposts = create_app(Settings()).router.middleware_stack
    assert isinstance(signposts, Signposts)
    assert signposts.way(path) is None


async def test_an_address_of_nothing_and_a_wrong_method_are_refused_as_ever(api: httpx.AsyncClient) -> None:
    for path in ("/appointments/", "/nothing", f"/tasks/{uuid4()}/nothing", f"/patients/{uuid4()}/x/y"):
        assert (await api.get(path)).status_code == 404, path
    wrong = await api.put("/patients")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "http_405")


@pytest.mark.parametrize(
    ("method", "path", "taken"),
    [
        ("PUT", "/appointments", "GET, POST"),
        ("PUT", "/tasks/{id}", "DELETE, GET, PATCH"),
        ("PUT", "/waitlist/entries/bulk-remove", "POST"),
        ("POST", "/appointments/cursor", "GET"),
    ],
)
async def test_a_wrong_method_is_told_all_right_ones(
    api: httpx.AsyncClient, method: str, path: str, taken: str
) -> None:
    answer = await api.request(method, path.format(id=uuid4()))
    assert (answer.status_code, answer.headers["allow"]) == (405, taken)


async def test_what_is_not_written_as_an_organisation_is_refused(api: httpx.AsyncClient, practice: Any) -> None:
    for org in ("auth", f"0{practice.org.hex[:3]}-{practice.org.hex[3:]}", f"%20{practice.org.hex[1:]}"):
        for path in ("patients", "users", "appointments", "events/since?after=0"):
            answer = await api.get(f"http://127.0.0.1/api/v1/{org}/{path}")
            assert answer.status_code in (403, 422), (org, path)
        entered = await api.post(f"http://127.0.0.1/api/v1/{org}/patients", json={"first_name": "A", "last_name": "B"})
        assert entered.status_code in (403, 422), org
