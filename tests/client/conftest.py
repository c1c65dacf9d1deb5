"""A scripted server behind the client, and the wire as it would send it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from frontdesk.client import Backoff, SchedulingClient

ORG = UUID("01997a3c-0000-7000-8000-000000000001")
INSTANT = "2026-03-09T14:40:00Z"

Answer = httpx.Response | Exception


class Script:
    """A server that gives prepared answers in turn, the last one for ever, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[httpx.Request] = []
        self.slept: list[float] = []

    def then(self, *answers: Answer) -> None:
        self.answers.extend(answers)

    def says(self, body: Any, status: int = 200, **headers: str) -> None:
        self.then(httpx.Response(status, json=body, headers=headers))

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer.stream, httpx.ByteStream):
            return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)
        return answer

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    @property
    def last(self) -> httpx.Request:
        return self.requests[-1]

    def sent(self) -> Any:
        return json.loads(self.last.content)


@pytest.fixture
def server() -> Script:
    return Script()


@pytest.fixture
def backoff(server: Script) -> Backoff:
    return Backoff(sleep=server.sleep, random=lambda: 1.0)


@pytest.fixture
async def client(server: Script, backoff: Backoff) -> AsyncIterator[SchedulingClient]:
    async with SchedulingClient(
        "http://127.0.0.1:9",
        "secret-token",
        ORG,
        "desk-1",
        backoff=backoff,
        stream_backoff=backoff,
        http=httpx.MockTransport(server),
    ) as made:
        yield made


@pytest.fixture
def appointment() -> Callable[..., dict[str, Any]]:
    """Makes an appointment as the server writes it."""

    def make(**fields: Any) -> dict[str, Any]:
        return {
            "id": str(uuid4()),
            "version": 1,
            "status": "scheduled",
            "patient": {"id": str(uuid4()), "name": "Nguyen, Linh"},
            "location": {"id": str(uuid4()), "name": "Lakeside"},
            "note": "",
            "priority": 0,
            "item_order": 0,
            "is_new_patient": False,
            "is_time_locked": False,
            "production_amount": "185.00",
            "created_at": INSTANT,
            "updated_at": INSTANT,
            **fields,
        }

    return make


def event(number: int, **fields: Any) -> dict[str, Any]:
    """A change as the stream tells of it."""
    return {
        "id": number,
        "type": "appointment.changed",
        "entity_id": str(uuid4()),
        "version": 2,
        "dates": ["2026-03-09"],
        "occurred_at": INSTANT,
        **fields,
    }
