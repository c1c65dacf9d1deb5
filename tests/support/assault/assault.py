"""One assault on a running server: every operation of its document, over and over."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from support.assault.known import Known
from support.assault.odd import PRIVATE, spoil
from support.tinypractice import TinyPractice
from support.tour.recording import Recorder, counted_ids

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
STRICT = [*CHECKS, negative_data_rejection]
SPOILT = 0.25
"""How many of the bodies get an odd value."""

ENDLESS = "events_listen"
LEFT_OUT = {ENDLESS, "auth_sign_out"}
"""The one never ends, the other ends all; the tour has been there."""

LOCAL_TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"

ORDER = {"POST": 0, "DELETE": 2}
"""Records are made first and deleted last, so that in between there are some."""


@dataclass(frozen=True)
class Failure:
    """What went wrong, and the request that shows it."""

    operation: str
    found: str
    request: str
    status: int

    @property
    def kind(self) -> tuple[str, str]:
        """What tells it from other failures."""
        return self.operation, self.found.partition("\n")[0]


class Assault:
    """Sends what schemathesis invents and judges what comes back.

    Attributes:
        everything: the operations of the document but the one that never ends.
        cases: requests sent, by operation.
        reached: operations that answered with a 2xx to something invented.
        toured: operations that answered with a 2xx on the tour.
        failures: the first failure of each kind.
    """

    def __init__(self, app: FastAPI, practice: TinyPractice) -> None:
        self.document = app.openapi()
        self.known = Known(practice, self.document)
        self.cases: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.reached: set[str] = set()
        self.toured: set[str] = set()
        self.failures: dict[tuple[str, str], Failure] = {}
        self._app, self._practice = app, practice
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url="http://127.0.0.1",
            headers={"Authorization": f"Bearer {practice.tokens['admin']}"},
        )
        generation = GenerationConfig(with_security_parameters=False)
        config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=generation)))
        schema = schemathesis.openapi.from_dict(_with_local_times(self.document), config=config)
        found = [result.ok() for result in schema.get_all_operations()]
        self.everything = {name_of(each) for each in found} - {ENDLESS}
        self.operations = sorted(
            (each for each in found if name_of(each) not in LEFT_OUT),
            key=lambda each: (ORDER.get(each.method.upper(), 1), each.path.count("{"), name_of(each)),
        )

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Have the server run, and the tour of it taken so that there is something to aim at."""
        life = self._app.router.lifespan_context(self._app)
        with counted_ids(), self._runner as runner:
            runner.run(life.__aenter__())
            try:
                runner.run(self._look_around())
                yield
            finally:
                runner.run(self._client.aclose())
                runner.run(life.__aexit__(None, None, None))

    async def _look_around(self) -> None:
        recorder = Recorder(self._client, self.document, self._practice)
        await recorder.record()
        self.toured = {name for name, status in recorder.statuses if status < 300}
        for path, methods in self.document["paths"].items():
            if "get" in methods and path.count("{") == 1 and not path.endswith(("}", "/stream")):
                url = path.replace("{org_id}", str(self._practice.org))
                answer = await self._client.get(url, params={"page_size": 200})
                if answer.status_code == 200:
                    self.known.learn("GET", path, {}, answer.json())

    def storm(self, number: int, examples: int, enough: Callable[[], bool] = lambda: False) -> None:
        """Send *examples* requests to every operation, the same ones for the same *number* and the same past."""
        for place, operation in enumerate(self.operations):
            if enough():
                return
            self._storm_one(operation, number * 1000 + place, examples)

    def _storm_one(self, operation: Any, number: int, examples: int) -> None:
        # Hashing a password is slow on purpose, and the same for all.
        examples = 2 if "password" in json.dumps(operation.definition.raw.get("requestBody", "")) else examples
        cases = [operation.as_strategy(generation_mode=GenerationMode.POSITIVE)]
        if operation.definition.raw.get("requestBody") or operation.query:
            cases = [*cases, *cases, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)]

        @seed(number)
        @settings(
            max_examples=examples,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            derandomize=False,
            suppress_health_check=list(HealthCheck),
        )
        @given(st.one_of(cases), st.integers(0, 2**32))
        def attack(case: Any, chance: int) -> None:
            self._attack(case, random.Random(chance))

        attack()

    def _attack(self, case: Any, chance: random.Random) -> None:
        operation, method = case.operation, case.operation.method.upper()
        parameters = self.known.in_path(operation.path, case.path_parameters or {})
        case.path_parameters = parameters
        about = str(list(parameters.values())[-1]) if parameters else ""
        if isinstance(case.query, dict):
            case.query = self.known.settle("", case.query, about)
        body, spoilt = case.body, False
        if isinstance(body, dict | list):
            body = case.body = self.known.settle("", body, about)
            if chance.random() < SPOILT:
                # On the wire only: the judge's validators could not even read some of these.
                body, spoilt = spoil(body, chance), True
        request = self._request(case, body)
        response = self._runner.run(self._client.send(request))
        self._judge(case, request, response, CHECKS if spoilt or not _is_ours_to_refuse(case) else STRICT)
        if response.is_success:
            self.reached.add(name_of(operation))
            if response.headers.get("content-type", "").startswith("application/json") or method == "DELETE":
                self.known.learn(method, operation.path, parameters, response.json() if response.content else None)

    def _request(self, case: Any, body: Any) -> httpx.Request:
        sent = case.as_transport_kwargs(base_url="http://127.0.0.1")
        headers = {name: str(value) for name, value in (sent.get("headers") or {}).items()}
        content = None
        if "json" in sent or "data" in sent:
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        params = {name: value for name, value in (sent.get("params") or {}).items() if value is not None}
        return self._client.build_request(
            case.operation.method.upper(), sent["url"], params=params, headers=headers, content=content
        )

    def _judge(self, case: Any, request: httpx.Request, response: httpx.Response, checks: list[Any]) -> None:
        name = name_of(case.operation)
        self.cases[name] += 1
        self.statuses[response.status_code] += 1
        problems: list[str] = []
        try:
            case.validate_response(response, checks=checks)
        except FailureGroup as group:
            problems = [f"{type(each).__name__}: {each.title}: {each.message}" for each in group.exceptions]
        if response.status_code >= 400 and PRIVATE in response.text:
            problems.append("Echo: a refusal repeats what it was told")
        for found in problems:
            shown = f"{request.method} {request.url} {request.content!r:.2000}"
            failure = Failure(name, found[:800], shown, response.status_code)
            self.failures.setdefault(failure.kind, failure)


def _is_ours_to_refuse(case: Any) -> bool:
    """Whether what was made wrong is something the server says it refuses.

    The organisation in the path has been put right since; a header that is worth nothing, or a parameter nobody has
    heard of, is passed over.
    """
    wrong = {place.value for place, part in case.meta.components.items() if part.mode.is_negative}
    heard_of = {each["name"] for each in case.operation.definition.raw.get("parameters", ()) if "name" in each}
    return wrong <= {"body", "query"} and set(case.query or ()) <= heard_of


def _with_local_times(said: Any) -> Any:
    """Return the document with the form of a time spelled out.

    The contract calls a wall-clock time a ``time``; the format of that name wants an offset, which none of ours has.
    """
    if isinstance(said, list):
        return [_with_local_times(each) for each in said]
    if not isinstance(said, dict):
        return said
    plain = {key: _with_local_times(value) for key, value in said.items()}
    if plain.get("format") == "time" and plain.get("type") == "string":
        del plain["format"]
        plain["pattern"] = LOCAL_TIME
    return plain


def name_of(operation: Any) -> str:
    """Return an operation's id."""
    found: str = operation.definition.raw["operationId"]
    return found
