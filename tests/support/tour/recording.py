"""What a tour has to show: the examples of the OpenAPI document, gathered from a server that stands still in time.

``PYTHONPATH=tests python -m support.tour.recording`` writes them anew where the document finds them.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import httpx
from fastapi import FastAPI

import frontdesk.server.document
from frontdesk.server.app import create_app
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings
from support.tinypractice import TinyPractice, fill
from support.tour.guide import Addresses, Asked, Json, code_of
from support.tour.practice import NOBODY
from support.tour.stops import stops

KEPT = Path(frontdesk.server.document.__file__).with_name("examples.json")
NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
LATER_THAN_EVER = 1_000_000
STAND_INS = {"access_token": "fd_4mQ9nPzX7cVb", "end_cursor": "eyJzdGFydF90aW1lIjoiMjAyNi0wMy0wOSJ9"}
"""What is random in an answer, and what is shown for it."""


@contextmanager
def counted_ids() -> Iterator[None]:
    """Have records get ids in the order in which they are made."""
    numbers = itertools.count(0x01997A3C_5D1E_7C4B_9F02_000000000001)
    with patch(
        "frontdesk.server.db.types.uuid_utils", SimpleNamespace(uuid7=lambda: SimpleNamespace(int=next(numbers)))
    ):
        yield


class Recorder:
    """Takes the tour and keeps, of each operation, the first request, its answer, and every refusal it met.

    Beside the refusals the tour itself asks for there are those that any operation may meet: a record that is not
    there, a caller who may only read, a stale version, a request that cannot be.
    """

    def __init__(self, client: httpx.AsyncClient, document: Json, practice: TinyPractice) -> None:
        self.client = client
        self.document = document
        self.practice = practice
        self.addresses = Addresses(document)
        self.operations = {
            said["operationId"]: said for methods in document["paths"].values() for said in methods.values()
        }
        self.examples: dict[str, Json] = {}
        self.statuses: set[tuple[str, int]] = set()

    async def record(self) -> dict[str, Json]:
        """Return what the document shows, by operation."""
        for stop in stops(self.practice):
            answer: Any = None
            while True:
                try:
                    asked = stop.send(answer)
                except StopIteration:
                    break
                if not asked.refused and "status" not in self.examples.get(asked.operation, {}):
                    await self._try_in_vain(asked)
                answer = await self._ask(asked)
        self.examples = numbered(self.examples)
        return self.examples

    async def _ask(self, asked: Asked) -> Any:
        response, answer = await self._send(asked)
        code = code_of(answer, response)
        assert code == asked.refused, f"{asked} -> {response.status_code} {answer}"
        kept = self.examples.setdefault(asked.operation, {})
        if code:
            kept.setdefault("refusals", {}).setdefault(str(response.status_code), {})[code] = presentable(answer)
        elif "status" not in kept:
            kept["status"] = response.status_code
            if asked.parameters:
                kept["parameters"] = json.loads(json.dumps(asked.parameters, default=str))
            if asked.body is not None:
                kept["request"] = asked.body
            if answer is not None:
                kept["response"] = presentable(answer)
        return answer

    async def _send(self, asked: Asked) -> tuple[httpx.Response, Any]:
        response = await self.client.send(self.addresses.request(self.client, asked, str(self.practice.org)))
        self.statuses.add((asked.operation, response.status_code))
        return response, response.json() if response.content else None

    async def _try_in_vain(self, asked: Asked) -> None:
        for variant in self._variants(asked):
            response, answer = await self._send(variant)
            if response.is_success:
                continue
            kept = self.examples.setdefault(asked.operation, {}).setdefault("refusals", {})
            code = code_of(answer, response)
            kept.setdefault(str(response.status_code), {}).setdefault(code, presentable(answer))

    def _variants(self, asked: Asked) -> Iterator[Asked]:
        method, path, in_path = self.addresses.places[asked.operation]
        if "{org_id}" not in path:
            return
        records = sorted(in_path - {"org_id"})
        if records:
            nowhere = {**asked.parameters, **dict.fromkeys(records, NOBODY)}
            yield Asked(asked.operation, asked.body, nowhere)
        if method != "GET":
            yield Asked(asked.operation, asked.body, asked.parameters, token=self.practice.tokens["read_only"])
        if asked.body is not None and "base_version" in asked.body:
            yield Asked(asked.operation, {**asked.body, "base_version": LATER_THAN_EVER}, asked.parameters)
        yield self._impossible(asked, records)

    def _impossible(self, asked: Asked, records: list[str]) -> Asked:
        """Return the request with something in it that cannot be."""
        said = self.operations[asked.operation]
        if asked.body is not None:
            needed = self._needed(said["requestBody"]["content"]["application/json"]["schema"])
            body = {key: value for key, value in asked.body.items() if key != needed}
            return Asked(asked.operation, body if needed else {**body, "colour": "red"}, asked.parameters)
        query = [each for each in said["parameters"] if each.get("in") == "query"]
        needed = next((each["name"] for each in query if each["required"]), "")
        if needed:
            rest = {name: value for name, value in asked.parameters.items() if name != needed}
            return Asked(asked.operation, None, rest)
        if records:
            return Asked(asked.operation, asked.body, {**asked.parameters, records[0]: "op-2"})
        return Asked(asked.operation, asked.body, {**asked.parameters, "page_size": 1000})

    def _needed(self, schema: Json) -> str:
        found = self.document["components"]["schemas"][schema["$ref"].rpartition("/")[2]].get("required", [""])
        name: str = found[0]
        return name


def numbered(examples: dict[str, Json]) -> dict[str, Json]:
    """Return the examples with ids in the order in which they show: what else took an id is nobody's business."""
    seen: dict[str, int] = {}

    def shown(match: re.Match[str]) -> str:
        return f"{match[1]}{seen.setdefault(match[2], len(seen) + 1):012x}"

    found: dict[str, Json] = json.loads(
        re.sub(r"(01997a3c-5d1e-7c4b-9f02-)([0-9a-f]{12})", shown, json.dumps(examples))
    )
    return found


def presentable(answer: Any) -> Any:
    """Return an answer with stand-ins for what is random in it."""
    if isinstance(answer, dict):
        return {
            key: STAND_INS[key] if key in STAND_INS and value is not None else presentable(value)
            for key, value in answer.items()
        }
    if isinstance(answer, list):
        return [presentable(each) for each in answer]
    return answer


async def record(app: FastAPI, practice: TinyPractice) -> Recorder:
    """Take the tour of a running *app* whose clock stands at `NOW`."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://127.0.0.1",
        headers={"Authorization": f"Bearer {practice.tokens['admin']}", "X-Request-Id": "tour"},
    ) as client:
        recorder = Recorder(client, app.openapi(), practice)
        with counted_ids():
            await recorder.record()
    return recorder


async def _record_afresh(folder: Path) -> dict[str, Json]:
    practice = TinyPractice()
    engines = open_engines(f"sqlite:///{folder / 'tour.db'}")
    migrate(engines)
    with engines.writing() as connection:
        fill(connection, practice)
    database = Database(engines)
    database.clock = lambda: NOW
    try:
        app = create_app(Settings(), database)
        async with app.router.lifespan_context(app):
            return (await record(app, practice)).examples
    finally:
        database.close()


def written(examples: dict[str, Json]) -> str:
    """Return the examples as they are kept."""
    return json.dumps(examples, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> None:
    """Write the examples."""
    with tempfile.TemporaryDirectory() as folder:
        examples = asyncio.run(_record_afresh(Path(folder)))
    KEPT.write_text(written(examples), encoding="utf-8")
    print(f"{len(examples)} operations in {KEPT}")


if __name__ == "__main__":
    main()
