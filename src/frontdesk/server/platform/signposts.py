"""Leads a request to the few routes that its address can mean.

Held against every route of the server in turn, a request to one of the last groups spends more time on being led to its
operation than on the operation.
"""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

Place = tuple[str, ...]
"""A whole path below the organisation where it has no parameters, otherwise its first part and how many it has."""


class Signposts:
    """Stands before a router that knows all routes, and asks it only about what none of the groups is about.

    The groups' own routes are mounted below the organisation, as they are: a router that includes them would match
    each of them twice, and read the organisation once more that the gate has compared with the token's.
    """

    def __init__(self, elsewhere: ASGIApp, prefix: str) -> None:
        """Know nothing yet; *prefix* is what the paths of all groups begin with: fixed parts and one parameter."""
        self._elsewhere = elsewhere
        self._literal, _, name = prefix.partition("{")
        self._parameter = name.rstrip("}")
        self._routers: dict[Place, APIRouter] = {}

    def add(self, groups: Sequence[APIRouter]) -> None:
        """Take in the routes of groups, in their order."""
        for group in groups:
            for route in group.routes:
                if not isinstance(route, APIRoute):
                    raise TypeError(f"{route!r} is no operation; a group has to list its own.")
                parts = route.path.split("/")[1:]
                place = _kind_of(parts) if route.param_convertors else tuple(parts)
                self._routers.setdefault(place, APIRouter(redirect_slashes=False)).routes.append(route)

    def router_of(self, path: str) -> APIRouter | None:
        """Return the router of the few routes that a path can mean; None where only the whole router knows."""
        if not path.startswith(self._literal):
            return None
        parts = path[len(self._literal) :].split("/")[1:]
        return self._routers.get(tuple(parts)) or (self._routers.get(_kind_of(parts)) if parts else None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have a request answered."""
        router = self.router_of(scope["path"]) if scope["type"] == "http" else None
        if router is None:
            await self._elsewhere(scope, receive, send)
            return
        value = scope["path"][len(self._literal) :].partition("/")[0]
        scope["path_params"] = {**scope.get("path_params", {}), self._parameter: value}
        scope["root_path"] = scope.get("root_path", "") + self._literal + value
        await router.app(scope, receive, send)


def _kind_of(parts: Sequence[str]) -> Place:
    return parts[0], str(len(parts))
