"""For whoever watches over the server: is it alive, can it work, and its figures."""

from __future__ import annotations

from anyio import fail_after, to_thread
from fastapi import APIRouter, Request, Response

from frontdesk.contract.errors import ErrorOut
from frontdesk.server.db.migrations import HEAD, revision_of
from frontdesk.server.platform.caller import Permission
from frontdesk.server.platform.errors import ForbiddenProblem, NotFoundProblem, Unavailable
from frontdesk.server.platform.http import caller, services
from frontdesk.server.platform.retrying import problem_of
from frontdesk.server.platform.unit import Database

PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8"
READY_SECONDS = 5.0
"""How long a database may take to answer before it counts as away."""

watching = APIRouter(tags=["Server"])


@watching.get("/api/health")
async def is_alive() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "ok"}


@watching.get(
    "/api/ready",
    responses={503: {"model": ErrorOut, "description": "It cannot work now; the sentence says why."}},
)
async def is_ready(request: Request) -> dict[str, str]:
    """Say that the server can work: the database answers, has the form this program needs, and can be written."""
    serving = services(request)
    try:
        with fail_after(READY_SECONDS):
            # A database that hangs must not take the threads that work for the desks.
            why = await to_thread.run_sync(
                _why_not, serving.database, limiter=serving.ready_limiter, abandon_on_cancel=True
            )
    except TimeoutError as error:
        raise Unavailable("The database does not answer in time.") from error
    except Exception as error:
        raise problem_of(error) or Unavailable("The database does not answer.") from error
    if why is not None:
        raise Unavailable(why)
    return {"status": "ready"}


@watching.get("/metrics", include_in_schema=False)
async def figures(request: Request) -> Response:
    """Give the server's figures to an administrator of all locations."""
    who = caller(request)
    who.require(Permission.USERS)
    if who.location_ids is not None:
        raise ForbiddenProblem("The server's figures are not of some locations only.")
    meters = services(request).meters
    if meters is None:
        raise NotFoundProblem("page")
    return Response(await to_thread.run_sync(meters.text), headers={"Content-Type": PROMETHEUS_TEXT})


def _why_not(database: Database) -> str | None:
    with database.engines.reading() as connection:
        if revision_of(connection) != HEAD:
            return "The database does not have the form this program needs. Start the program anew."
        return database.engines.why_read_only(connection)
