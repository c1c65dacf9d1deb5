"""A front desk that keeps a waitlist over HTTP, for tests of the server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from sqlalchemy import insert

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.unit import Database

NOW = datetime(2026, 3, 9, 18, tzinfo=UTC)
TUESDAY = "2026-03-10"


class Lister:
    """A front desk with a waitlist, on a Monday in March."""

    def __init__(self, api: httpx.AsyncClient, database: Database, practice: Any) -> None:
        self.api, self.database, self.practice = api, database, practice

    async def send(self, method: str, path: str, expected: int = 200, /, **body: Any) -> Any:
        answer = await self.api.request(method, f"/waitlist{path}", json=body or None)
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else None

    async def enter(self, patient: str = "ada", expected: int = 201, /, **more: Any) -> dict[str, Any]:
        p = self.practice
        body = {"patient_uuid": str(getattr(p, patient)), "location_uuid": str(p.chicago), **more}
        return await self.send("POST", "/entries", expected, **body)

    async def now(self, entry: dict[str, Any]) -> dict[str, Any]:
        return await self.send("GET", f"/entries/{entry['id']}")

    async def patch(self, entry: dict[str, Any], expected: int = 200, /, **changes: Any) -> dict[str, Any]:
        return await self.send("PATCH", f"/entries/{entry['id']}", expected, **changes)

    async def contact(self, entry: dict[str, Any], expected: int = 200, /, **more: Any) -> dict[str, Any]:
        slot = {
            "slot_date": TUESDAY,
            "slot_start_time": "09:00",
            "slot_location_uuid": str(self.practice.chicago),
            "contact_method": "phone",
        }
        return await self.send("POST", f"/entries/{entry['id']}/contact", expected, **slot, **more)

    async def answer(self, entry: dict[str, Any], response: str, expected: int = 200, /, **more: Any) -> dict[str, Any]:
        return await self.send("POST", f"/entries/{entry['id']}/response", expected, patient_response=response, **more)

    async def log(self, entry: dict[str, Any]) -> list[dict[str, Any]]:
        return await self.send("GET", f"/entries/{entry['id']}/contact-log")

    async def ids(self, **params: Any) -> list[str]:
        answer = await self.api.get("/waitlist/entries", params=params)
        assert answer.status_code == 200, answer.text
        return [row["id"] for row in answer.json()["items"]]

    async def fill(self, **more: Any) -> list[dict[str, Any]]:
        hole = {
            "location_uuid": str(self.practice.chicago),
            "slot_date": TUESDAY,
            "slot_start_time": "09:00",
            "slot_end_time": "10:00",
            **more,
        }
        return (await self.send("POST", "/quick-fill", **hole))["matches"]

    def visit(self, patient: str, start: str, status: str = "scheduled", minutes: int = 60, kind: Any = None) -> str:
        """A visit in Chicago, straight on the book; an hour unless said otherwise."""
        p, visit, at = self.practice, new_id(), datetime.fromisoformat(start).replace(tzinfo=UTC)
        row = {"start_at": at, "end_at": at + timedelta(minutes=minutes), "created_at": at, "updated_at": at}
        row["appointment_type_id"] = kind
        where = {"location_id": p.chicago, "operatory_id": p.op3, "patient_id": getattr(p, patient)}
        with self.database.engines.writing() as connection:
            connection.execute(
                insert(t.appointments), [{"org_id": p.org, "id": visit, "status": status, **row, **where}]
            )
        return str(visit)
