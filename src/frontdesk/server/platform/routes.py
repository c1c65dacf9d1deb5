"""Signing in and out, who am I, and the events: what belongs to no resource."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import select

from frontdesk.contract.auth import MeOut, MeUserOut, OrgListOut, OrgOut, TokenIn, TokenOut
from frontdesk.contract.events import EventsSinceOut
from frontdesk.server.db.tables import organisations
from frontdesk.server.platform.accounts import TokenKey
from frontdesk.server.platform.caller import Caller
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.feed import BATCH, read_after
from frontdesk.server.platform.http import JSON, caller, check_key, run_read, services
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.settings import Settings

auth = APIRouter(tags=["Sign-in"])
events = APIRouter(tags=["Events"])


@auth.post("/auth/token", response_model=TokenOut)
async def sign_in(request: Request, body: TokenIn) -> Response:
    """Exchange a sign-in name and a password for a bearer token.

    After several failures for a name or from an address there is a pause, told by `Retry-After`; failures of others do
    not hold up who has lately signed in from the same address. Which of the two
    was wrong is never said. An `Idempotency-Key` is not remembered here, since the answer is kept nowhere: the same
    request again gives another token.
    """
    check_key(request)
    password = body.password.get_secret_value()
    issued = await services(request).auth.sign_in(body.username, password, _peer(request), request.state.origin)
    out = TokenOut(access_token=issued.token, token_type="bearer", expires_at=issued.expires_at)  # noqa: S106 - its kind
    return Response(out.model_dump_json(), media_type=JSON)


@auth.post("/auth/logout", status_code=204)
async def sign_out(request: Request) -> Response:
    """Make the token of this request worthless.

    An `Idempotency-Key` is not remembered here: the same request again is one of nobody's, a 401.
    """
    check_key(request)
    token: str = request.state.token
    if TokenKey.parse(token) is not None:
        await services(request).auth.sign_out(token, caller(request), _peer(request))
    return Response(status_code=204)


@auth.get("/auth/me", response_model=MeOut)
async def who_am_i(request: Request) -> Response:
    """Say who is signed in, where, and for which locations."""
    who = caller(request)

    def read(unit: ReadUnit) -> MeOut:
        scope = None if who.location_ids is None else sorted(who.location_ids)
        return MeOut(
            user=MeUserOut(id=who.user_id, name=who.user_name, role=who.role.value),
            org=_organisation(unit),
            location_ids=scope,
        )

    return await run_read(request, read)


@auth.get("/auth/me/orgs", response_model=OrgListOut)
async def my_organisations(request: Request) -> Response:
    """List the organisations this user belongs to."""
    return await run_read(request, lambda unit: OrgListOut(items=[_organisation(unit)]))


@events.get(
    "/events/stream",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
async def listen(
    request: Request,
    last_event_id: Annotated[str | None, Header(description="Go on behind this event.")] = None,
) -> StreamingResponse:
    """Send every change the caller may see, as it happens, as Server-Sent Events.

    Every event has an `id` in the order of the commits; who reconnects with `Last-Event-ID` gets what they missed,
    or one `reset` when that is no longer kept, and then loads anew. A comment every fifteen seconds keeps the
    stream alive; after ten minutes it ends and is to be opened again.

    An event's `type` is a kind of record, a dot, and `changed`, for what is new too, or `deleted`. The kinds are
    `appointment`, `appointment_rule`, `appointment_type`, `blockout`, `blockout_template`, `blockout_template_item`,
    `blockout_type`, `definition`, `flow` (steps and stations), `holiday`, `location`, `note`, `operatory`, `patient`,
    `patient_preference`, `procedure_code`, `production_goal`, `provider`, `recall`, `recall_trigger`, `recall_type`,
    `saved_search`, `schedule` (weekly hours and days that differ), `subscription`, `task`, `task_list`, `user`, `view`,
    `view_choice` (somebody's default and digits) and `waitlist`; there may be more one day.
    """
    who, serving, settings = caller(request), services(request), _settings(request)
    token: str = request.state.token

    async def still_welcome() -> Caller | None:
        return await serving.auth.caller(token)

    stream = serving.hub.stream(
        who,
        _event_id(last_event_id),
        seconds=settings.stream_seconds,
        keep_alive=settings.keep_alive_seconds,
        still_welcome=still_welcome,
    )
    # A database that is away is a refusal like any other, which it cannot be once the answer has begun.
    told = _beginning_with(await anext(stream, b""), stream)
    return StreamingResponse(told, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


@events.get("/events/since", response_model=EventsSinceOut)
async def since(
    request: Request,
    after: Annotated[int, Query(ge=0, le=2**62, description="The last event already known.")],
    limit: Annotated[int, Query(ge=1, le=BATCH, description="At most so many.")] = BATCH,
) -> Response:
    """List the changes behind an event; with `is_reset` some are no longer kept and everything is to be loaded.

    One answer passes over at most `limit` of them, those included that the caller may not see, so that `items` can be
    empty before the end: ask again with `last_id` as `after` until it stays the same.
    """

    def read(unit: ReadUnit) -> dict[str, object]:
        batch = read_after(unit, after, limit)
        return {"items": [told.data for told in batch.rows], "last_id": batch.last_id, "is_reset": batch.is_reset}

    return await run_read(request, read)


async def _beginning_with(first: bytes, rest: AsyncGenerator[bytes, None]) -> AsyncIterator[bytes]:
    async with aclosing(rest):
        yield first
        async for each in rest:
            yield each


def _peer(request: Request) -> str:
    return request.client.host if request.client else ""


def _organisation(unit: ReadUnit) -> OrgOut:
    row = unit.one(select(organisations.c.id, organisations.c.name).where(organisations.c.id == unit.org_id))
    return OrgOut(id=row.id, name=row.name)


def _event_id(given: str | None) -> int | None:
    if given is None or not given.strip():
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= 18):
        raise InvalidProblem(("header", "Last-Event-ID"), "An event id is a whole number.")
    return int(given)


def _settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found
