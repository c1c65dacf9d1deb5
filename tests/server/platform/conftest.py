"""The platform alone: instead of the resource groups, one small resource that shows what it does for them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from fastapi import APIRouter, Request, Response
from sqlalchemy import insert, select

from frontdesk.contract.common import LocalDate, RequestModel, ShortText
from frontdesk.server import app as application
from frontdesk.server.db.tables import holidays
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams, decode_cursor, encode_cursor
from frontdesk.server.platform.unit import WriteUnit

router = APIRouter(prefix="/closings")


class ClosingIn(RequestModel):
    name: ShortText
    day: LocalDate = date(2026, 7, 4)
    location_id: UUID | None = None


@router.get("")
async def closings(request: Request, page: PageParams) -> Response:
    """List the days on which nobody works."""

    def read(unit):
        c = holidays.c
        rows, total = page.fetch(unit, select(c.name).where(c.org_id == unit.org_id).order_by(c.number))
        return {"items": [row.name for row in rows], "total": total, "page": page.number, "page_size": page.size}

    return await run_read(request, read)


@router.post("")
async def close(request: Request, body: ClosingIn) -> Response:
    """Close on a day."""

    def work(unit: WriteUnit):
        if body.name == "crash":
            raise ValueError(f"about {body.name} and Ada Alvarez")
        closing_id = new_id()
        unit.execute(
            insert(holidays).values(
                org_id=unit.org_id,
                id=closing_id,
                name=body.name,
                holiday_date=body.day,
                location_id=body.location_id,
                created_at=unit.now,
                updated_at=unit.now,
            )
        )
        unit.record("holiday", closing_id, "created", {"name": (None, body.name)}, location_id=body.location_id)
        unit.emit("holiday.changed", closing_id, 1, body.location_id, [body.day])
        if body.name == "refused":
            raise ConflictProblem("refused", "The practice never closes.")
        return {"id": closing_id}

    return await run_write(request, body, work, status=201)


@router.get("/cursor")
async def cursor(request: Request, sort: str, after: str | None = None) -> Response:
    """Give a cursor back."""

    def read(unit):
        return {
            "came": None if after is None else decode_cursor(unit, sort, after),
            "next": encode_cursor(unit, sort, [unit.now, unit.org_id, None, 7]),
        }

    return await run_read(request, read)


@pytest.fixture(autouse=True)
def only_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "_group_routers", lambda: [router])
