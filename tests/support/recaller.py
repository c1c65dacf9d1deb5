"""A front desk that calls patients back, in the words of the tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx

NOW = datetime(2026, 3, 9, 18, tzinfo=UTC)


class Recaller:
    """A front desk that calls patients back, on a Monday in March."""

    def __init__(self, api: httpx.AsyncClient, practice: Any) -> None:
        self.api, self.practice = api, practice

    async def send(self, method: str, path: str, expected: int = 200, /, **body: Any) -> Any:
        answer = await self.api.request(method, path, json=body or None)
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else None

    async def kind(self, name: str = "Cleaning", *, code: str = "d1110", **more: Any) -> dict[str, Any]:
        """A recall type that a procedure answers."""
        made = await self.send("POST", "/recalls/types", 201, name=name, **more)
        if code:
            body = {"recall_type_uuid": made["id"], "procedure_code_uuid": str(getattr(self.practice, code))}
            await self.send("POST", "/recalls/triggers", 201, **body)
        return made

    async def recall(self, kind: dict[str, Any], patient: Any = None, **more: Any) -> dict[str, Any]:
        body = {"patient_uuid": str(patient or self.practice.ada), "recall_type_uuid": kind["id"], **more}
        return await self.send("POST", "/recalls/patient-recalls", 201, **body)

    async def now(self, recall: dict[str, Any]) -> dict[str, Any]:
        return await self.send("GET", f"/recalls/patient-recalls/{recall['id']}")

    async def patch(self, recall: dict[str, Any], expected: int = 200, /, **changes: Any) -> dict[str, Any]:
        body = {"base_version": recall["version"], **changes}
        return await self.send("PATCH", f"/recalls/patient-recalls/{recall['id']}", expected, **body)

    async def visit(self, day: str, *codes: str, patient: Any = None, room: Any = None, **more: Any) -> dict[str, Any]:
        """A visit on the book with these procedures."""
        p = self.practice
        place = {"location_uuid": str(p.chicago), "operatory_uuid": str(room or p.op1)}
        when = {"schedule_date": day, "start_time": "09:00", "end_time": "10:00"}
        made = await self.send(
            "POST", "/appointments", 201, patient_uuid=str(patient or p.ada), **place, **when, **more
        )
        for code in codes:
            body = {"base_version": made["version"], "procedure_code_uuid": str(getattr(p, code))}
            await self.send("POST", f"/appointments/{made['id']}/procedures", 201, **body)
            made = await self.send("GET", f"/appointments/{made['id']}")
        return made

    async def becomes(self, visit: dict[str, Any], status: str) -> dict[str, Any]:
        body = {"base_version": visit["version"], "status": status}
        return await self.send("POST", f"/appointments/{visit['id']}/transition", **body)

    async def dated(self, visit: dict[str, Any], day: str) -> dict[str, Any]:
        """Correct the day of a visit."""
        body = {"base_version": visit["version"], "schedule_date": day}
        return await self.send("PATCH", f"/appointments/{visit['id']}", **body)

    async def ids(self, path: str = "", **params: Any) -> list[str]:
        answer = await self.api.get(f"/recalls/patient-recalls{path}", params=params)
        assert answer.status_code == 200, answer.text
        return [row["id"] for row in answer.json()["items"]]
