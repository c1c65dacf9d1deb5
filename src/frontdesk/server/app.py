"""The server as one application: the gate, the resource groups, one form for every refusal."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from anyio import CapacityLimiter
from fastapi import APIRouter, Depends, FastAPI, Path, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig
from pydantic.warnings import UnsupportedFieldAttributeWarning
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from frontdesk import __version__
from frontdesk.contract.errors import field_errors
from frontdesk.server.blockouts.lapsing import Lapses
from frontdesk.server.opendental import refusals
from frontdesk.server.opendental.courier import Courier
from frontdesk.server.platform.asked import refuse_unknown
from frontdesk.server.platform.auth import Authenticator
from frontdesk.server.platform.errors import ApiProblem
from frontdesk.server.platform.gate import DIALECT, Gate, refusal
from frontdesk.server.platform.http import JSON
from frontdesk.server.platform.maintenance import Housekeeper
from frontdesk.server.platform.plainly import Plainly
from frontdesk.server.platform.services import Services
from frontdesk.server.platform.signposts import Signposts
from frontdesk.server.platform.streams import EventHub
from frontdesk.server.platform.unit import Database
from frontdesk.server.platform.workers import Workers
from frontdesk.server.settings import Settings

if TYPE_CHECKING:
    from frontdesk.server.platform.meters import Meters

GROUPS = (
    "appointments",
    "calendar",
    "flow",
    "locations",
    "operatories",
    "providers",
    "patients",
    "recalls",
    "waitlist",
    "definitions",
    "appointment_types",
    "procedure_codes",
    "schedules",
    "blockouts",
    "notes",
    "production",
    "appointment_rules",
    "views",
    "saved_searches",
    "patient_preferences",
    "openings",
    "holidays",
    "users",
    "tasks",
)
"""The resource groups; each is a folder with ``routes.router``."""

# FastAPI silences this where it builds a body's validator; our models put that off until the first request.
warnings.filterwarnings("ignore", "The 'alias' attribute", UnsupportedFieldAttributeWarning)

OF_ORGANISATION = "/api/v1/{org_id}"
READERS = 8
WRITERS = 8
READY_CHECKS = 2

_NO_TRACES: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
"""FastAPI hands addresses and exceptions to tracing that is set up in the process: patients' names may be in them."""

_PLATFORM_GROUPS = {"Server": "server", "Sign-in": "auth", "Events": "events"}
_SENTENCES = {404: "There is nothing at this address.", 405: "This address does not take this method."}


def create_app(settings: Settings, database: Database | None = None) -> FastAPI:
    """Build the application; without a *database* it can only describe itself."""
    app = FastAPI(
        title="Frontdesk scheduling API",
        version=__version__,
        openapi_url=None if settings.embedded else "/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan,
        generate_unique_id_function=_operation_id,
        telemetry=_NO_TRACES,
    )
    app.state.settings = settings
    if database is not None:
        meters = None if settings.embedded else _meters(database)
        app.state.services = Services(
            database=database,
            auth=Authenticator(database, settings.token_days),
            hub=EventHub(database),
            readers=Workers(READERS),
            writers=Workers(WRITERS),
            ready_limiter=CapacityLimiter(READY_CHECKS),
            meters=meters,
        )
    app.add_exception_handler(ApiProblem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    signposts = _include_routes(app)
    app.mount(DIALECT.rstrip("/"), _Dialect(settings))
    app.add_middleware(Plainly, signposts=signposts)
    app.add_middleware(Gate, settings=settings, dialect=refusals.refusal)
    _describe_when_asked(app)
    return app


def _meters(database: Database) -> Meters:
    # Only here: a window's own server is watched by nobody, and has to be there within a blink.
    from frontdesk.server.platform.meters import Meters

    meters = Meters()
    meters.watch(database.engines)
    database.on_emitted = meters.emitted
    return meters


class _Dialect:
    """The surface for programs that speak Open Dental's dialect, brought in by the first of them."""

    def __init__(self, settings: Settings) -> None:
        self.__name__ = "dialect"
        self._settings = settings
        self._surface: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._surface is None:
            from frontdesk.server.opendental.surface import Surface

            self._surface = Surface(self._settings)
        await self._surface(scope, receive, send)


def _include_routes(app: FastAPI) -> Signposts:
    from frontdesk.server.platform import routes
    from frontdesk.server.platform.watching import watching

    app.include_router(watching)
    app.include_router(routes.auth, prefix="/api/v1")
    groups = (routes.events, *_group_routers())
    dependencies = [Depends(_organisation_in_path)]
    for router in groups:
        app.include_router(router, prefix=OF_ORGANISATION, dependencies=dependencies)
        refuse_unknown(router.routes)
    signposts = Signposts(app.router.app, OF_ORGANISATION)
    signposts.add(groups)
    app.router.middleware_stack = signposts
    return signposts


def _group_routers() -> list[APIRouter]:
    return [import_module(f"frontdesk.server.{group}.routes").router for group in GROUPS]


async def _organisation_in_path(org_id: Annotated[UUID, Path(description="The organisation.")]) -> None:
    """Declare the parameter; the gate has already compared it with the token's."""


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    serving: Services = app.state.services
    serving.hub.start()
    serving.database.neighbours.start()
    housekeeper = Housekeeper(serving.database)
    housekeeper.start()
    courier = Courier(serving.database)
    courier.start()
    lapses = Lapses(serving.database)
    lapses.start()
    try:
        with serving.readers.kept(), serving.writers.kept():
            yield
    finally:
        await lapses.stop()
        await courier.stop()
        await housekeeper.stop()
        await serving.database.neighbours.stop()
        await serving.hub.stop()


def _operation_id(route: APIRoute) -> str:
    group = route.endpoint.__module__.split(".")[-2]
    # What belongs to no resource group lives together in one folder, whose name says nothing to a caller.
    return f"{_PLATFORM_GROUPS[str(route.tags[0])] if group == 'platform' and route.tags else group}_{route.name}"


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiProblem)  # noqa: S101 - registered for nothing else
    status, headers, body = refusal(error)
    response = Response(body, status)
    response.raw_headers = headers
    return response


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for nothing else
    return Response(to_json({"detail": field_errors(error.errors(), error.body)}), 422, media_type=JSON)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    if error.status_code == 400:
        # FastAPI says 400 where JSON is too deep, a number too long, or the text not UTF-8.
        fault = {"loc": ["body"], "msg": "This is not valid JSON.", "type": "json_invalid"}
        return Response(to_json({"detail": [fault]}), 422, media_type=JSON)
    body = {
        "detail": _SENTENCES.get(error.status_code, "This request was refused."),
        "code": f"http_{error.status_code}",
    }
    headers = dict(error.headers or {})
    signposts: Signposts = request.app.router.middleware_stack
    if error.status_code == 405 and (methods := signposts.methods_of(request.scope["path"])):
        # Of all routes of the address, where the router names those of the first it met.
        headers["Allow"] = ", ".join(methods)
    return Response(to_json(body), error.status_code, headers, media_type=JSON)


def _describe_when_asked(app: FastAPI) -> None:
    """Have the document made when somebody wants it for the first time; most servers are never asked."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            from frontdesk.server.document import describe

            app.openapi_schema = describe(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]
