"""Leads a request to the few routes that its address can mean.

Held against every route of the server in turn, a request to one of the last groups spends more time on being led to its
operation than on the operation.
"""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.params import Depends
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

Place = tuple[str, int]
"""The first part of a path below the organisation, and how many parts it has."""


class Signposts:
    """Stands before a router that knows all routes, and asks it only about what none of the groups is about."""

    def __init__(self, elsewhere: ASGIApp, prefix: str) -> None:
        """Know nothing yet; *prefix* is what the paths of all groups begin with, parameters included."""
        self._elsewhere = elsewhere
        self._prefix = prefix
        self._depth = prefix.count("/") + 1
        self._literal = prefix.partition("{")[0]
        self._routers: dict[Place, APIRouter] = {}

    def add(self, groups: Sequence[APIRouter], dependencies: Sequence[Depends]) -> None:
        """Take in the routes of groups, in their order."""
        by_place: dict[Place, APIRouter] = {}
        for group in groups:
            for route in group.routes:
                if not isinstance(route, APIRoute):
                    raise TypeError(f"{route!r} is no operation; a group has to list its own.")
                by_place.setdefault(_place(route.path.split("/")[1:]), APIRouter()).routes.append(route)
        for place, some in by_place.items():
            router = self._routers.setdefault(place, APIRouter(redirect_slashes=False))
            router.include_router(some, prefix=self._prefix, dependencies=dependencies)

    def router_of(self, path: str) -> APIRouter | None:
        """Return the router of the few routes that a path can mean; None where only the whole router knows."""
        if not path.startswith(self._literal):
            return None
        parts = path.split("/")[self._depth :]
        return self._routers.get(_place(parts)) if parts else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have a request answered."""
        router = self.router_of(scope["path"]) if scope["type"] == "http" else None
        await (self._elsewhere if router is None else router.app)(scope, receive, send)


def _place(parts: Sequence[str]) -> Place:
    return parts[0], len(parts)
