"""Sees to it that no answer of a test is one of which the OpenAPI document says nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from unittest.mock import patch

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from frontdesk.server import app as application
from frontdesk.server.settings import Settings

BEFORE_ANY_OPERATION = {405, 500}
"""A method the address does not take is no operation's answer, and a fault is nobody's promise."""

_GROUP_ROUTERS = application._group_routers


class Witness:
    """A middleware outside of all others that compares each answer's status with what its operation documents."""

    def __init__(self, app: ASGIApp, undocumented: set[tuple[str, int]]) -> None:
        self.app = app
        self.undocumented = undocumented

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start" and "endpoint" in scope:
                self._compare(scope["endpoint"], message["status"])
            await send(message)

        await self.app(scope, receive, watched)

    def _compare(self, endpoint: Callable[..., Any], status: int) -> None:
        name = f"{endpoint.__module__}.{endpoint.__name__}"
        allowed = documented().get(name)
        if allowed is not None and status not in allowed | BEFORE_ANY_OPERATION:
            self.undocumented.add((name, status))


@cache
def documented() -> dict[str, set[int]]:
    """Return the statuses each route may answer with."""
    # Whoever asks first may have put toys in the place of the groups.
    with patch.object(application, "_group_routers", _GROUP_ROUTERS):
        app: FastAPI = application.create_app(Settings())
    said = {
        operation["operationId"]: {int(status) for status in operation["responses"]}
        for methods in app.openapi()["paths"].values()
        for operation in methods.values()
    }
    routes = (each for each in iter_route_contexts(app.routes) if isinstance(each.original_route, APIRoute))
    return {
        f"{each.endpoint.__module__}.{each.endpoint.__name__}": said[each.unique_id]
        for each in routes
        if each.unique_id in said
    }
