"""A program that speaks Open Dental's dialect, with a key pair of the tiny practice."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Table, insert, select

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.opendental.keys import issue_pair
from frontdesk.server.opendental.operations import Permission
from frontdesk.server.platform.unit import Database

NOW = datetime(2026, 3, 9, 18, 30, 15, tzinfo=UTC)
LOCAL = "2026-03-09 13:30:15"
EVERYTHING = frozenset(Permission)
BASE_URL = "http://127.0.0.1/opendental/api/v1"


class Program:
    """One key pair, and what a program does with it."""

    def __init__(self, client: httpx.AsyncClient, database: Database, practice: Any) -> None:
        self.client, self.database, self.practice = client, database, practice

    async def ask(self, method: str, path: str, expected: int, body: Any = None, **query: Any) -> Any:
        answer = await self.client.request(method, path, params=query or None, json=body)
        assert answer.status_code == expected, f"{answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def get(self, path: str, expected: int = 200, /, **query: Any) -> Any:
        return await self.ask("GET", path, expected, **query)

    async def post(self, path: str, expected: int = 201, /, **body: Any) -> Any:
        return await self.ask("POST", path, expected, body)

    async def put(self, path: str, expected: int = 200, /, **body: Any) -> Any:
        return await self.ask("PUT", path, expected, body)

    def number(self, table: Table, row_id: UUID | str) -> int:
        """The integer key of a row."""
        with self.database.engines.reading() as connection:
            c = table.c
            found = select(c.number).where(c.org_id == self.practice.org, c.id == UUID(str(row_id)))
            return int(connection.execute(found).scalar_one())

    def write(self, table: Table, **values: Any) -> UUID:
        """Put a row into a table."""
        row = {"org_id": self.practice.org, "id": new_id(), "created_at": NOW, "updated_at": NOW, **values}
        with self.database.engines.writing() as connection:
            connection.execute(insert(table), [row])
        made: UUID = row["id"]
        return made

    def definition(self, row_id: UUID) -> int:
        """The ``DefNum`` of one of the practice's words."""
        return self.number(t.definitions, row_id) * 4


@pytest.fixture
async def program_with(app: FastAPI, database: Database, practice: Any) -> AsyncIterator[Callable[..., Program]]:
    """Make a program with some permissions, here or on another machine."""
    database.clock = lambda: NOW
    async with AsyncExitStack() as stack:

        def make(
            permissions: Collection[Permission] = EVERYTHING, *, user: str = "admin", host: str = "127.0.0.1"
        ) -> Program:
            with database.engines.writing() as connection:
                pair = issue_pair(connection, practice.org, practice.users[user], NOW, permissions, "Recall robot")
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app, client=(host, 40000)),
                base_url=BASE_URL,
                headers={"Authorization": f"ODFHIR {pair}"},
            )
            stack.push_async_callback(client.aclose)
            return Program(client, database, practice)

        yield make


@pytest.fixture
def program(program_with: Callable[..., Program]) -> Program:
    """A program on this machine that may do everything."""
    return program_with()


@pytest.fixture
def later(database: Database) -> Callable[..., None]:
    """Let time go by."""

    def go(**by: float) -> None:
        now = database.clock() + timedelta(**by)
        database.clock = lambda: now

    return go
