"""Whatever somebody with a valid token sends, the server answers: never with a fault of its own, never with an echo.

The requests are made from the OpenAPI document itself, mostly well-formed so that they reach the rules, and now and
then with a value that cannot be. What one request makes, later ones name by its id.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from frontdesk.server.app import create_app
from frontdesk.server.db.engines import open_engines
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings
from support.tinypractice import TinyPractice

EXAMPLES = 6
"""Requests per operation: enough for every operation's every field to be odd in one of them."""

PRIVATE = "Zebulon Quist"
"""What stands for a patient's data: no refusal may repeat it."""

HARMLESS = frozenset({"/api/health", "/api/ready"})
ENDLESS = "/api/v1/{org_id}/events/stream"
SIGNING_OUT = "/api/v1/auth/logout"

Json = dict[str, Any]
Values = Callable[[str, Json], st.SearchStrategy[Any]]


@dataclass(frozen=True)
class Named:
    """A record of a kind, as good as any: which one is settled when the request is sent."""

    kind: str
    which: int


LATEST = Named("version", 0)
"""The version at which the record in the path is, as far as anybody was told."""


@dataclass(frozen=True)
class Sent:
    """A request as it was drawn."""

    path: dict[str, Any]
    query: dict[str, Any]
    body: Any


@dataclass(frozen=True)
class Operation:
    """One operation of the document."""

    method: str
    path: str
    said: Json = field(hash=False)

    def parameters(self, where: str) -> list[Json]:
        return [each for each in self.said.get("parameters", []) if each["in"] == where]

    @property
    def body(self) -> Json | None:
        content: Json = self.said.get("requestBody", {}).get("content", {})
        schema: Json | None = content.get("application/json", {}).get("schema")
        return schema


class Document:
    """The OpenAPI document, and how to draw what it describes."""

    def __init__(self) -> None:
        self.said = create_app(Settings()).openapi()
        operations = [
            Operation(method.upper(), path, said)
            for path, methods in self.said["paths"].items()
            for method, said in methods.items()
            if path not in HARMLESS | {ENDLESS, SIGNING_OUT}
        ]
        # Records are made first and deleted last, so that in between there are some.
        order = {"POST": 0, "DELETE": 2}
        self.operations = sorted(operations, key=lambda each: (order.get(each.method, 1), each.path.count("{")))

    def made_kind(self, path: str) -> str | None:
        """Return the kind of record that a POST to *path* makes."""
        for other in self.said["paths"]:
            match = re.fullmatch(re.escape(path) + r"/\{(\w+)_uuid\}", other)
            if match:
                return match[1]
        return None

    def sent(self, operation: Operation) -> st.SearchStrategy[Sent]:
        return st.one_of([self._sent(operation, values) for values in (self._sound, self._mixed)])

    def _sent(self, operation: Operation, value: Values) -> st.SearchStrategy[Sent]:
        return st.builds(
            Sent,
            path=self._fields(operation.parameters("path"), value),
            query=self._fields(operation.parameters("query"), value),
            body=st.just(None) if operation.body is None else value("", operation.body),
        )

    def _fields(self, parameters: list[Json], value: Values) -> st.SearchStrategy[dict[str, Any]]:
        drawn = {each["name"]: value(each["name"], each["schema"]) for each in parameters}
        return _some(drawn, {each["name"] for each in parameters if each.get("required")})

    def _sound(self, name: str, schema: Json) -> st.SearchStrategy[Any]:
        return self._drawn(name, schema, self._sound)

    def _mixed(self, name: str, schema: Json) -> st.SearchStrategy[Any]:
        sound = self._drawn(name, schema, self._mixed)
        return st.integers(0, 4).flatmap(lambda chance: ODD if chance == 0 else sound)

    def _drawn(self, name: str, schema: Json, value: Values) -> st.SearchStrategy[Any]:
        if "$ref" in schema:
            found = self.said["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
            return st.deferred(lambda: self._drawn(name, found, value))
        if "anyOf" in schema:
            return st.one_of([self._drawn(name, option, value) for option in schema["anyOf"]])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        kind = schema.get("type")
        if kind == "object":
            drawn = {key: value(key, each) for key, each in schema.get("properties", {}).items()}
            return _some(drawn, set(schema.get("required", ())))
        if kind == "array":
            least, most = schema.get("minItems", 0), min(schema.get("maxItems", 3), 3)
            return st.lists(value(name, schema.get("items", {})), min_size=least, max_size=max(least, most))
        if kind == "string":
            return _text(name, schema)
        if kind == "integer":
            low, high = schema.get("minimum", -(2**31)), schema.get("maximum", 2**31 - 1)
            few = st.integers(low, min(high, low + 60))
            return st.just(LATEST) if "version" in name else st.integers(low, high) | few
        return SIMPLE.get(str(kind), ODD)


def _some(drawn: dict[str, st.SearchStrategy[Any]], needed: set[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {name: each for name, each in drawn.items() if name in needed},
        optional={name: each for name, each in drawn.items() if name not in needed},
    )


DAYS = st.sampled_from(
    ["2026-03-08", "2026-03-09", "2026-03-10", "2026-11-01", "2011-12-30", "2024-02-29", "1900-01-01", "2200-12-31"]
)
STARTS = st.sampled_from(["08:00:00", "09:30", "10:05:00", "00:00:00", "01:30:00", "02:30:00"])
ENDS = st.sampled_from(["11:00", "12:30:00", "23:59:59", "00:00"])
ZONES = st.sampled_from(["Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Havana", "Etc/GMT+12"])
WORDS = st.sampled_from(["Recall", PRIVATE, "", "ß%_\\'\"", "日本語", "🦷" * 40, "a" * 300, "2026-03-09", "D0120", "0"])
FORMATS: dict[str, st.SearchStrategy[Any]] = {
    "date": DAYS,
    "date-time": st.sampled_from(
        ["2026-03-09T14:00:00Z", "2026-03-09T14:00:00+05:45", "2026-03-09T14:00:00", "0001-01-01T00:00:00+14:00"]
    ),
}
SIMPLE: dict[str, st.SearchStrategy[Any]] = {
    "boolean": st.booleans(),
    "null": st.none(),
    "number": st.sampled_from([0, 12.5, -1, 99999999.99, 1e308]),
}
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        2**63,
        -(2**63) - 1,
        10**400,
        1.5,
        float("nan"),
        float("inf"),
        "",
        "\x00",
        "\ud800",
        PRIVATE,
        PRIVATE * 2000,
        "٣٤",
        "9999-12-31",
        "0001-01-01",
        "9999-12-31T23:59:59-14:00",
        [],
        {},
        [PRIVATE],
        [[[[]]]],
        {"surplus": PRIVATE},
        "2026-02-29",
        "24:00:00",
    ]
)


def _text(name: str, schema: Json) -> st.SearchStrategy[Any]:
    form = schema.get("format")
    if form == "uuid":
        return st.builds(Named, st.just(re.sub(r"_(uuids?|id)(_[ab])?$", "", name)), st.integers(0, 5))
    if form == "time":
        return ENDS if "end" in name else STARTS
    if form in FORMATS:
        return FORMATS[form]
    if "zone" in name:
        return ZONES
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True)
    least, most = schema.get("minLength", 0), schema.get("maxLength", 10_000)
    return WORDS.filter(lambda text: least <= len(text) <= most)


class Known:
    """The records there are, by kind."""

    def __init__(self, practice: TinyPractice) -> None:
        p = practice
        self.ids: dict[str, list[UUID | str]] = defaultdict(list)
        first = {
            "org": [p.org],
            "location": [p.chicago, p.denver],
            "operatory": [p.op1, p.op2, p.op3, p.denver_op1],
            "provider": [p.okafor, p.lindqvist, p.hygienist],
            "patient": [p.ada, p.ben, p.chen],
            "appointment_type": [p.exam, p.cleaning, p.filling],
            "flow_status": [p.arrived, p.in_chair],
            "confirmation_status": [p.confirmed],
            "broken_reason": [p.no_show],
            "cancel_reason": [p.illness],
            "blockout_type": [p.lunch, p.reserved],
            "procedure_code": [p.d0120, p.d1110],
        }
        self.ids.update({kind: list(ids) for kind, ids in first.items()})
        self.versions: dict[str, int] = defaultdict(lambda: 1)

    def settle(self, value: Any, about: str = "") -> Any:
        """Put ids where a record is named, and the version of the one it is *about*."""
        if value == LATEST:
            return self.versions[about]
        if isinstance(value, Named):
            there = self.ids.get(value.kind) or [each for ids in self.ids.values() for each in ids]
            return str(there[value.which % len(there)])
        if isinstance(value, dict):
            return {key: self.settle(each, about) for key, each in value.items()}
        if isinstance(value, list):
            return [self.settle(each, about) for each in value]
        return value

    def learn(self, kind: str | None, answer: Any) -> None:
        """Keep the id of what was made, and the version of what is."""
        told = answer.get("items") or [answer] if isinstance(answer, dict) else answer or []
        for each in told:
            if isinstance(each, dict) and "id" in each:
                self.versions[each["id"]] = each.get("version", 1)
                if kind is not None:
                    self.ids[kind].append(each["id"])


class Attacker:
    """Sends what was drawn and looks at what comes back."""

    def __init__(self, app: FastAPI, practice: TinyPractice, document: Document) -> None:
        self.known = Known(practice)
        self.document = document
        self.statuses: dict[int, int] = defaultdict(int)
        self._runner = asyncio.Runner()
        self._app = app
        headers = {"Authorization": f"Bearer {practice.tokens['admin']}", "Content-Type": "application/json"}
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://127.0.0.1", headers=headers
        )

    @contextmanager
    def at_work(self) -> Iterator[None]:
        life = self._app.router.lifespan_context(self._app)
        with self._runner as runner:
            runner.run(life.__aenter__())
            try:
                self._book_some()
                yield
            finally:
                runner.run(self._client.aclose())
                runner.run(life.__aexit__(None, None, None))

    def _book_some(self) -> None:
        """Have visits from the start: by chance alone few would fit together."""
        first = {kind: str(ids[0]) for kind, ids in self.known.ids.items()}
        for hour in range(8, 14):
            visit = {
                **{f"{kind}_uuid": first[kind] for kind in ("location", "operatory", "patient", "appointment_type")},
                "schedule_date": "2026-03-09",
                "start_time": f"{hour:02}:00",
                "end_time": f"{hour:02}:40",
            }
            path = f"/api/v1/{first['org']}/appointments"
            made = self._runner.run(self._client.post(path, json=visit)).json()
            self.known.learn("appointment", made)

    def storm(self, operation: Operation, number: int) -> None:
        """Send one operation's requests, the same ones in every run."""

        @seed(number)
        @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
        @given(self.document.sent(operation))
        def attack(sent: Sent) -> None:
            self.attack(operation, sent)

        attack()

    def attack(self, operation: Operation, sent: Sent) -> None:
        path, about = operation.path, ""
        for name, value in self.known.settle(sent.path).items():
            # No organisation but its own is let in.
            about = _plain(value) if name != "org_id" else str(self.known.ids["org"][0])
            path = path.replace("{" + name + "}", quote(about, safe="") or "-")
        query = "&".join(f"{name}={quote(_plain(value))}" for name, value in self.known.settle(sent.query).items())
        body = None if operation.body is None else json.dumps(self.known.settle(sent.body, about)).encode()
        url = f"{path}?{query}" if query else path
        answer = self._runner.run(self._client.request(operation.method, url, content=body))
        said = f"{operation.method} {url} {body!r:.2000} -> {answer.status_code} {answer.text:.500}"
        self.statuses[answer.status_code] += 1
        assert answer.status_code < 500, said
        if answer.status_code >= 400:
            assert "detail" in answer.json(), said
            assert PRIVATE not in answer.text, said
        elif answer.content:
            self.known.learn(
                self.document.made_kind(operation.path) if operation.method == "POST" else None, answer.json()
            )


def _plain(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "replace").decode()


@pytest.fixture(scope="module")
def document() -> Document:
    return Document()


def test_no_request_makes_the_server_fail_or_repeat_what_it_was_told(
    engine_url: str, practice: TinyPractice, document: Document
) -> None:
    database = Database(open_engines(engine_url))
    attacker = Attacker(create_app(Settings(), database), practice, document)
    with attacker.at_work():
        for number, operation in enumerate(document.operations):
            attacker.storm(operation, number)
    database.close()
    kinds = {status // 100 for status in attacker.statuses}
    assert {2, 4} <= kinds, "The requests have to reach the rules, and to be refused by them."
