"""From a request to a unit of work and back: the wrappers every route uses.

A route is an ``async def`` that returns ``await run_read(request, fn)`` or ``await run_write(request, body, fn)``, or
where a POST only asks, ``await run_question(request, body, fn)``. *fn* gets the unit, runs in a worker thread, and
returns what is to be sent: a wire model, a list of them, JSON as bytes, or None for 204. It may be run again from the
start if the database asks for it, so it must change nothing but through the unit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from fastapi import Request, Response
from pydantic import BaseModel
from pydantic_core import to_json

from frontdesk.contract.common import IDEMPOTENCY_KEY
from frontdesk.server.platform.caller import Caller, Permission
from frontdesk.server.platform.errors import ApiProblem
from frontdesk.server.platform.idempotency import Answer, Keyed, answered_before, keep_answer, request_hash
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.services import Services
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

JSON = "application/json"


def services(request: Request) -> Services:
    """Return what the running server consists of."""
    found: Services = request.app.state.services
    return found


def caller(request: Request) -> Caller:
    """Return who is calling; the gate let nobody else in."""
    found: Caller = request.state.caller
    return found


async def run_read(
    request: Request,
    fn: Callable[[ReadUnit], Any],
    *,
    permission: Permission = Permission.READ,
    status: int = 200,
    shared: bool = False,
) -> Response:
    """Answer with what *fn* reads.

    *shared* answers are worked out once for all who ask until something changes: *fn* may depend on the address, the
    role and the locations of the caller and on the data, not on who the caller is, and on the clock only as far as it
    says how long that holds (`ReadUnit.true_only_until`).
    """
    who = caller(request)
    who.require(permission)
    serving = services(request)
    if shared:
        asked = "?".join(_address(request))
        work = partial(serving.answers.read, serving.database, who, asked, lambda unit: _answer(fn(unit), status))
    else:
        work = partial(_read, serving, who, fn, status)
    answer = await serving.readers.run(work)
    return _response(answer)


async def run_write(
    request: Request,
    body: BaseModel | None,
    fn: Callable[[WriteUnit], Any],
    *,
    permission: Permission = Permission.SCHEDULE,
    status: int = 200,
    only_asks: bool = False,
) -> Response:
    """Answer with what *fn* returns after its one transaction.

    *body* is the validated request; with the method and the path it decides whether a repeated idempotency key
    stands for the same request. *only_asks* says that *fn* changes nothing.
    """
    who = caller(request)
    who.require(permission)
    serving = services(request)
    key = request.headers.get(IDEMPOTENCY_KEY)
    keyed = None
    if key is not None:
        keyed = Keyed.check(key, request_hash(request.method, *_address(request), body))
    work = partial(_write, serving, who, fn, status, keyed, only_asks=only_asks)
    answer = await serving.writers.run(work)
    return _response(answer)


def _address(request: Request) -> tuple[str, str]:
    """Return path and query as they came; a URL made of them takes long, and some bytes make none."""
    return request.scope["path"], request.scope["query_string"].decode("latin-1")


def check_key(request: Request) -> None:
    """Refuse what is no idempotency key, where one is taken but the answer may not be kept."""
    key = request.headers.get(IDEMPOTENCY_KEY)
    if key is not None:
        Keyed.check(key, "")


async def run_question(request: Request, body: BaseModel, fn: Callable[[ReadUnit], Any]) -> Response:
    """Answer with what *fn* reads where the question is a POST's body.

    With an idempotency key the first answer is kept and given again, which takes a transaction; without one this is
    `run_read`.
    """
    if IDEMPOTENCY_KEY in request.headers:
        return await run_write(request, body, fn, permission=Permission.READ, only_asks=True)
    return await run_read(request, fn)


def _read(serving: Services, who: Caller, fn: Callable[[ReadUnit], Any], status: int) -> Answer:
    with serving.database.read(who) as unit:
        return _answer(fn(unit), status)


def _write(
    serving: Services,
    who: Caller,
    fn: Callable[[WriteUnit], Any],
    status: int,
    keyed: Keyed | None,
    *,
    only_asks: bool,
) -> Answer:
    def work(unit: WriteUnit) -> Answer:
        if keyed is None:
            return _answer(fn(unit), status)
        before = answered_before(unit, keyed, fn, only_asks=only_asks)
        if before is not None:
            if serving.meters is not None:
                serving.meters.replayed()
            return before
        try:
            with unit.attempt():
                answer = _answer(fn(unit), status)
        except ApiProblem as problem:
            # A refusal is an answer too: the repeated request must not succeed where the first one did not.
            answer = Answer(problem.status, to_json(problem.body()))
        keep_answer(unit, keyed, answer)
        return answer

    return in_transaction(serving.database, who, work)


def _answer(value: Any, status: int) -> Answer:
    if value is None:
        return Answer(204, b"")
    return Answer(status, value if isinstance(value, bytes) else to_json(value))


def _response(answer: Answer) -> Response:
    if answer.status == 204:
        return Response(status_code=204)
    return Response(answer.body, answer.status, media_type=JSON)
