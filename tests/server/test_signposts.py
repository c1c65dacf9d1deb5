"""A request is led to the route it would have found by trying them all."""

from __future__ import annotations

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
    led = 0
    for path, methods in app.openapi()["paths"].items():
        names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        asked = path.format(**{name: str(uuid4()) for name in names})
        beside = Signposts(app.router.app, "/nothing/{org_id}")
        for method in methods:
            there = await found(signposts, method.upper(), asked)
            assert there is not None
            assert there == await found(beside, method.upper(), asked), (method, path)
        led += signposts.router_of(asked) is not None
    assert led > 100


@pytest.mark.parametrize("path", ["/", "", "/api/v1", "/api/v1/", "/api/v1/x", "/api/health", "/appointments"])
def test_what_is_below_no_organisation_is_asked_of_the_whole_router(path: str) -> None:
    signposts = create_app(Settings()).router.middleware_stack
    assert isinstance(signposts, Signposts)
    assert signposts.router_of(path) is None


async def test_an_address_of_nothing_and_a_wrong_method_are_refused_as_ever(api: httpx.AsyncClient) -> None:
    for path in ("/appointments/", "/nothing", f"/tasks/{uuid4()}/nothing", f"/patients/{uuid4()}/x/y"):
        assert (await api.get(path)).status_code == 404, path
    wrong = await api.put("/patients")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "http_405")
