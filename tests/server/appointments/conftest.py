"""Words for the tests of appointments: book a visit, move it, and see what the book says."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx
import pytest

DAY = "2026-03-10"
"""A Tuesday in March, after the clocks went forward in America."""


class Desk:
    """A front desk that talks to the API in the words of the tests; times are the office's own."""

    def __init__(self, client: httpx.AsyncClient, practice: Any) -> None:
        self.client = client
        self.practice = practice

    async def book(self, start: str | None = "09:00", end: str | None = "10:00", **more: Any) -> httpx.Response:
        p = self.practice
        body: dict[str, Any] = {
            "patient_uuid": str(p.ada),
            "location_uuid": str(p.chicago),
            "operatory_uuid": str(p.op1),
        }
        if start is not None:
            body |= {"schedule_date": DAY, "start_time": start}
        if end is not None:
            body["end_time"] = end
        body |= {name: plain(value) for name, value in more.items()}
        return await self.client.post("/appointments", json={k: v for k, v in body.items() if v is not ...})

    async def booked(self, start: str | None = "09:00", end: str | None = "10:00", **more: Any) -> dict[str, Any]:
        return done(await self.book(start, end, **more), 201)

    async def act(self, appointment: dict[str, Any], action: str, **body: Any) -> httpx.Response:
        body.setdefault("base_version", appointment["version"])
        body = {name: plain(value) for name, value in body.items()}
        return await self.client.post(f"/appointments/{appointment['id']}/{action}", json=body)

    async def did(self, appointment: dict[str, Any], action: str, **body: Any) -> dict[str, Any]:
        return done(await self.act(appointment, action, **body))

    async def move(self, appointment: dict[str, Any], start: str, end: str, **more: Any) -> httpx.Response:
        body = {"schedule_date": DAY, "start_time": start, "end_time": end} | more
        return await self.act(appointment, "move", **body)

    async def place(self, appointment: dict[str, Any], start: str, end: str, **more: Any) -> httpx.Response:
        body = {"schedule_date": DAY, "start_time": start, "end_time": end, "operatory_uuid": self.practice.op1} | more
        return await self.act(appointment, "place", **body)

    async def patch(self, appointment: dict[str, Any], **body: Any) -> httpx.Response:
        body.setdefault("base_version", appointment["version"])
        body = {name: plain(value) for name, value in body.items()}
        return await self.client.patch(f"/appointments/{appointment['id']}", json=body)

    async def patched(self, appointment: dict[str, Any], **body: Any) -> dict[str, Any]:
        return done(await self.patch(appointment, **body))

    async def get(self, path: str, **params: Any) -> Any:
        return done(await self.client.get(path, params=params))

    async def now(self, appointment: dict[str, Any]) -> dict[str, Any]:
        return await self.get(f"/appointments/{appointment['id']}")

    async def history(self, appointment: dict[str, Any]) -> list[dict[str, Any]]:
        return (await self.get(f"/appointments/{appointment['id']}/history"))["items"]


def plain(value: Any) -> Any:
    """Ids as JSON writes them."""
    return str(value) if isinstance(value, UUID) else value


def done(response: httpx.Response, status: int = 200) -> Any:
    """The answer of a request that has to succeed."""
    assert response.status_code == status, response.text
    return response.json()


def refused(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The answer of a request that has to be refused with this code (a 422 with a finding of this type)."""
    assert response.status_code == status, response.text
    body = response.json()
    said = body["code"] if status != 422 else body["detail"][0]["type"]
    assert said == code, body
    for name in ("Ada", "Alvarez", "Ben", "Baker"):
        assert name not in response.text
    return body


@pytest.fixture
def desk(api: httpx.AsyncClient, practice: Any) -> Desk:
    """The admin's desk."""
    return Desk(api, practice)
