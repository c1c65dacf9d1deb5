"""Whatever somebody with a valid token sends, the server answers as its document says: never with a fault of its own.

Schemathesis makes the requests from the document, sound and unsound ones; a tour of the API beforehand leaves records
for them to name. `tests/bench/fuzz.py` does the same for as long as one likes.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import httpx
from fastapi import FastAPI

from frontdesk.server.app import create_app
from frontdesk.server.db.engines import open_engines
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings
from support.assault.assault import Assault
from support.tinypractice import TinyPractice
from support.tour.practice import NOBODY

EXAMPLES = 3
"""Requests per operation; the number keeps the test within half a minute."""

METHODS = ("GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "TRACE")


def test_no_request_makes_the_server_fail_or_say_what_its_document_does_not(
    engine_url: str, practice: TinyPractice
) -> None:
    database = Database(open_engines(engine_url))
    database.clock = lambda: datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    assault = Assault(create_app(Settings(), database), practice)
    with assault.at_work():
        assault.storm(1, EXAMPLES)
    database.close()
    assert [f"{each.operation}: {each.found} <- {each.request}" for each in assault.failures.values()] == []
    assert assault.everything - assault.toured == set(), "The tour has to succeed with every operation."
    assert len(assault.reached) > len(assault.operations) // 2, "What is invented has to reach the rules."


async def test_a_method_that_an_address_does_not_take_is_refused_by_name(app: FastAPI, practice: TinyPractice) -> None:
    paths: dict[str, Any] = app.openapi()["paths"]
    wrong = []
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://127.0.0.1",
        headers={"Authorization": f"Bearer {practice.tokens['admin']}"},
    ) as client:
        for path, offered in paths.items():
            url = re.sub(r"\{\w+\}", NOBODY, path.replace("{org_id}", str(practice.org)))
            # "/appointments/pinboard" could be somebody's id too, and is refused as one that is malformed.
            taken = {method.upper() for other in paths if matches(other, path) for method in paths[other]}
            for method in METHODS:
                if method in taken:
                    continue
                answer = await client.request(method, url)
                allowed = {each.strip() for each in answer.headers.get("allow", "").split(",")}
                if answer.status_code != 405 or not allowed <= {each.upper() for each in offered} | taken:
                    wrong.append(f"{method} {path}: {answer.status_code}, allowed {sorted(allowed)}")
    assert wrong == []


def matches(template: str, path: str) -> bool:
    """Whether a concrete-looking *path* could also be read as the *template*."""
    return re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) is not None
