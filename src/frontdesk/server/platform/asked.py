"""What an operation may be asked: a parameter it does not take is refused, where leaving it out answers something else.

A filter with one letter too many would list everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from frontdesk.server.platform.errors import InvalidProblem


def refuse_unknown(routes: Iterable[BaseRoute]) -> None:
    """Have operations answer a parameter that they do not take with a 422 `extra_forbidden`."""
    for route in routes:
        if isinstance(route, APIRoute) and not isinstance(route.app, Asked):
            route.app = Asked(route.app, tuple(dict.fromkeys(_taken(route.dependant))))


class Asked:
    """Stands before an operation and refuses what it does not take; ``taken`` are the parameters that it does."""

    def __init__(self, app: ASGIApp, taken: tuple[str, ...]) -> None:
        self._app = app
        self.taken = taken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the operation asked."""
        if scope["query_string"]:
            self._require_known(scope["query_string"])
        await self._app(scope, receive, send)

    def _require_known(self, query: bytes) -> None:
        given = dict.fromkeys(name for name, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True))
        for place, name in enumerate(given, 1):
            if name not in self.taken:
                # Told by its place: what has been sent is never quoted.
                known = f"It takes {', '.join(self.taken)}." if self.taken else "It takes none."
                said = f"Parameter {place} is not known here. {known}"
                raise InvalidProblem(("query",), said, "extra_forbidden")


def _taken(dependant: Dependant) -> Iterator[Any]:
    for field in dependant.query_params:
        yield field.alias
    for inner in dependant.dependencies:
        yield from _taken(inner)
