"""Asks every question of a practice and tells which of them walk through a table that grows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import Engine, event

from frontdesk.server.app import create_app
from frontdesk.server.platform.accounts import issue_token
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings
from support.inprocess import InThisProcess
from support.plans.exceptions import WALKS
from support.plans.explaining import PostgresqlPlans, SqlitePlans, Walk
from support.plans.questions import AFTER_A_ROW, Question, Questions


@dataclass(frozen=True)
class Found:
    """A walk, and which question takes it."""

    question: Question
    walk: Walk
    sql: str

    @property
    def place(self) -> tuple[str, str]:
        """What an exception is made for: the operation and the table."""
        return self.question.operation, self.walk.table

    @property
    def is_total(self) -> bool:
        """Whether this is how many rows there are in all of a list that nothing narrows: each has to be counted."""
        return self.sql.startswith("SELECT count(*)") and not self.question.is_narrowed

    @property
    def is_excepted(self) -> bool:
        """Whether `WALKS` says why."""
        filters, _ = WALKS.get(self.place, (frozenset(), ""))
        return self.question.asked in filters

    def __str__(self) -> str:
        return f"{self.question.operation} [{self.question.asked}] {self.walk.table}: {self.walk.how}"


class Proof:
    """Asks and explains.

    Attributes:
        asked: how many requests were answered.
        explained: how many different statements were looked at.
        refused: the operations that were not answered with 200 once, which proves nothing of them.
    """

    def __init__(self, database: Database, org_id: UUID, user_id: UUID, plans: SqlitePlans | PostgresqlPlans) -> None:
        self.asked = 0
        self.refused: list[str] = []
        self._database, self._org_id, self._plans = database, org_id, plans
        with database.engines.writing() as connection:
            self._token = issue_token(connection, org_id, user_id, database.clock(), label="plans", expires_at=None)
        self._verdicts: dict[tuple[str, int, bool], list[Walk]] = {}

    @property
    def explained(self) -> int:
        return len({sql for sql, _, _ in self._verdicts})

    def walks(self) -> Iterator[Found]:
        """Give every walk of every question."""
        app = create_app(Settings(), self._database)
        questions = Questions(app.openapi(), self._database, self._org_id)
        headers = {"Authorization": f"Bearer {self._token}"}
        with httpx.Client(transport=InThisProcess(app), base_url="http://127.0.0.1", headers=headers) as client:
            for question in questions:
                query: Mapping[str, str] = question.query
                yield from self._asked(client, question, query)
                if question.is_paged:
                    # How many rows there are is counted only where the page does not show that the list has ended.
                    yield from self._asked(client, question, {**query, "page": "2", "page_size": "1"})
                if question.path.endswith(AFTER_A_ROW):
                    end = client.get(question.path, params={**query, "first": "3"}).json()["page_info"]["end_cursor"]
                    if end is not None:
                        yield from self._asked(client, question, {**query, "after": end})

    def _asked(self, client: httpx.Client, question: Question, query: Mapping[str, str]) -> Iterator[Found]:
        sent: list[tuple[str, Any, bool]] = []
        planned_once = False

        def begin(_connection: Any) -> None:
            nonlocal planned_once
            planned_once = False

        def note(_connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, _many: bool) -> None:
            nonlocal planned_once
            if re.match(r"\s*(SELECT|WITH)\b", sql):
                sent.append((sql, parameters, planned_once))
            elif "plan_cache_mode" in sql:
                planned_once = sql.endswith("force_generic_plan")

        event.listen(Engine, "begin", begin)
        event.listen(Engine, "before_cursor_execute", note)
        try:
            answer = client.get(question.path, params=query)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
            event.remove(Engine, "begin", begin)
        self.asked += 1
        if answer.status_code != 200:
            self.refused.append(question.operation)
        for sql, parameters, for_any in sent:
            key = (sql, hash(repr(parameters)), for_any)
            if key not in self._verdicts:
                self._verdicts[key] = list(self._plans.walks(sql, parameters, for_any=for_any))
            yield from (Found(question, walk, sql) for walk in self._verdicts[key])
