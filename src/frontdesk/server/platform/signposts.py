"""Leads a request to the few routes that its address can mean.

Held against every route of the server in turn, a request to one of the last groups spends more time on being led to its
operation than on the operation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

Kind = tuple[str, int]
"""The first part of a path below the organisation, and how many parts it has."""

_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)


class Way(NamedTuple):
    """Where a path leads: to the router of a few routes, mounted below *before*, which asks it about *below*.

    ``given`` are the parameters in *before*.
    """

    router: APIRouter
    before: str
    given: dict[str, str]
    below: str


class Signposts:
    """Stands before a router that knows all routes, and asks it only about what none of the groups is about.

    The groups' own routes are mounted below the organisation, as they are: a router that includes them would match
    each of them twice, and read the organisation once more that the gate has compared with the token's. What is not
    written as an organisation's id is, is left to that router.
    """

    def __init__(self, elsewhere: ASGIApp, prefix: str) -> None:
        """Know nothing yet; *prefix* is what the paths of all groups begin with: fixed parts and the organisation."""
        self._elsewhere = elsewhere
        self._literal, _, name = prefix.partition("{")
        self._parameter = name.rstrip("}")
        self._kinds: dict[Kind, APIRouter] = {}
        self._fixed: dict[str, APIRouter] = {}

    def add(self, groups: Iterable[APIRouter]) -> None:
        """Take in the routes of groups, in their order."""
        fixed: list[str] = []
        for group in groups:
            for route in group.routes:
                if not isinstance(route, APIRoute):
                    raise TypeError(f"{route!r} is no operation; a group has to list its own.")
                kind = _kind(route.path.split("/")[1:])
                self._kinds.setdefault(kind, APIRouter(redirect_slashes=False)).routes.append(route)
                if not route.param_convertors:
                    fixed.append(route.path)
        for path in fixed:
            several = self._kinds[_kind(path.split("/")[1:])].routes
            self._fixed[path] = APIRouter(routes=[*_meant(several, path)], redirect_slashes=False)

    def routers(self) -> Iterator[APIRouter]:
        """Give every router that a path can lead to; several know the same route."""
        yield from self._kinds.values()
        yield from self._fixed.values()

    def way(self, path: str) -> Way | None:
        """Return where a path leads; None where only the whole router knows."""
        organisation, slash, rest = path.removeprefix(self._literal).partition("/")
        if not slash or not path.startswith(self._literal) or not _ID.fullmatch(organisation):
            return None
        router = self._fixed.get(slash + rest) or self._kinds.get(_kind(rest.split("/")))
        if router is None:
            return None
        return Way(router, self._literal + organisation, {self._parameter: organisation}, slash + rest)

    def methods_of(self, path: str) -> list[str]:
        """Return the methods that an address below an organisation takes; a fixed address is not also somebody's id."""
        way = self.way(path)
        if way is None:
            return []
        is_fixed = way.below in self._fixed
        several = _meant(way.router.routes, way.below)
        meant = (route for route in several if not (is_fixed and route.param_convertors))
        return sorted({method for route in meant for method in route.methods or ()})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have a request answered."""
        way = self.way(scope["path"]) if scope["type"] == "http" else None
        if way is None:
            await self._elsewhere(scope, receive, send)
            return
        scope["path_params"] = {**scope.get("path_params", {}), **way.given}
        scope["root_path"] = scope.get("root_path", "") + way.before
        await way.router.app(scope, receive, send)


def _meant(routes: Iterable[BaseRoute], path: str) -> Iterator[APIRoute]:
    """Return the operations that a path below the organisation can mean."""
    return (route for route in routes if isinstance(route, APIRoute) and route.path_regex.match(path))


def _kind(parts: Sequence[str]) -> Kind:
    return parts[0], len(parts)
