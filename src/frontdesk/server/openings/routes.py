"""The search for free time."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from frontdesk.contract.openings import FindFreeTimeIn, FreeTimeOut
from frontdesk.server.openings import service
from frontdesk.server.platform.http import run_question

router = APIRouter(prefix="/schedule", tags=["Free time"])


@router.post("/find-free-time", response_model=FreeTimeOut)
async def find_free_time(request: Request, body: FindFreeTimeIn) -> Response:
    """Tell where and when a visit could be booked, today included; nothing is held by asking.

    Needs a length or a type of visit that has one. Hours, blockouts that allow no visits, holidays and the book all
    count, also when a visit is to be with one of several providers. Who does not work here any more is not offered;
    hidden operatories and providers only when they are asked for. Several openings a day, the best first.
    """
    return await run_question(request, body, lambda unit: service.find_free_time(unit, body))
