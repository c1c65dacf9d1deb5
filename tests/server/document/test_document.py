"""The OpenAPI document: it says everything, and what it says is so.

Its examples are what a tour of the API was really told; they are written by ``python -m support.tour.recording``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import TypeAdapter

from frontdesk.contract.errors import ErrorOut
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.domain.tasks import TaskStatus
from frontdesk.domain.waitlist import WaitlistStatus
from frontdesk.server.app import GROUPS, create_app
from frontdesk.server.db.engines import open_engines
from frontdesk.server.platform.ledger import OWN
from frontdesk.server.platform.unit import Database
from frontdesk.server.resources_common import Kind
from frontdesk.server.settings import MAX_BODY_BYTES, Settings
from support.tinypractice import TinyPractice
from support.tour.recording import KEPT, NOW, Recorder, record

Json = dict[str, Any]
STREAM = "events_listen"


@cache
def application() -> FastAPI:
    return create_app(Settings())


@cache
def document() -> Json:
    return application().openapi()


def operations() -> Iterator[tuple[str, Json]]:
    for methods in document()["paths"].values():
        for operation in methods.values():
            yield operation["operationId"], operation


def resolved(said: Json) -> Json:
    while "$ref" in said:
        node: Any = document()
        for part in said["$ref"].removeprefix("#/").split("/"):
            node = node[part]
        said = node
    return said


def examples_of(content: Json) -> list[Any]:
    return [example["value"] for media in content.values() for example in media.get("examples", {}).values()]


@cache
def registry() -> Any:
    return jsonschema_rs.Registry([("urn:document", document())])


def fits(schema: Json, value: Any) -> bool:
    whole = json.loads(json.dumps(schema).replace('"#/components/', '"urn:document#/components/'))
    return jsonschema_rs.validator_for(whole, registry=registry()).is_valid(value)


@cache
def routes() -> dict[str, Any]:
    every = iter_route_contexts(application().routes)
    return {each.unique_id: each for each in every if isinstance(each.original_route, APIRoute)}


@pytest.fixture
def database(engine_url: str) -> Iterator[Database]:
    """The database, at the time of the tour."""
    opened = Database(open_engines(engine_url))
    opened.clock = lambda: NOW
    yield opened
    opened.close()


@pytest.fixture
async def tour(app: FastAPI, practice: TinyPractice) -> Recorder:
    return await record(app, practice)


async def test_the_examples_are_what_the_server_answers(tour: Recorder) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    stale = [name for name in sorted(kept.keys() | tour.examples.keys()) if kept.get(name) != tour.examples.get(name)]
    assert stale == [], "If this is meant: PYTHONPATH=tests python -m support.tour.recording"
    undocumented = [
        (name, status)
        for name, status in sorted(tour.statuses)
        if str(status) not in dict(operations())[name]["responses"]
    ]
    assert undocumented == []


def test_every_operation_has_an_example() -> None:
    without = [
        name
        for name, operation in operations()
        if not all(examples_of(answer["content"]) for answer in answers(operation) if "content" in answer)
        or ("requestBody" in operation and not examples_of(operation["requestBody"]["content"]))
    ]
    assert without == [], "Add a stop to the tour (tests/support/tour)."


def answers(operation: Json) -> list[Json]:
    return [resolved(answer) for answer in operation["responses"].values()]


def test_every_example_fits_its_schema() -> None:
    wrong = [
        f"{name}: {value!r:.200}"
        for name, operation in operations()
        for content in (
            operation.get("requestBody", {}).get("content", {}),
            *(a.get("content", {}) for a in answers(operation)),
        )
        for media in content.values()
        for value in [example["value"] for example in media.get("examples", {}).values()]
        if not fits(media["schema"], value)
    ]
    wrong += [
        f"{name}: {parameter['name']}"
        for name, operation in operations()
        for parameter in map(resolved, operation["parameters"])
        if "example" in parameter and not fits(parameter["schema"], parameter["example"])
    ]
    assert wrong == []


def test_every_example_is_read_by_its_model() -> None:
    for name, operation in operations():
        route = routes()[name]
        if route.body_field is not None:
            read = TypeAdapter(route.body_field.field_info.annotation)
            for value in examples_of(operation["requestBody"]["content"]):
                read.validate_json(json.dumps(value))
        for status, answer in operation["responses"].items():
            read = TypeAdapter(ErrorOut if status >= "4" else route.response_model or str)
            for value in examples_of(resolved(answer).get("content", {})):
                read.validate_json(json.dumps(value))


def test_every_operation_says_what_it_does_and_needs() -> None:
    silent = []
    for name, operation in operations():
        parameters = [resolved(each) for each in operation["parameters"]]
        silent += [f"{name}: {each['name']}" for each in parameters if not each.get("description")]
        silent += [
            f"{name}: {status}" for status, each in operation["responses"].items() if not resolved(each)["description"]
        ]
        if not 8 <= len(operation["summary"]) <= 110 or not operation["description"].endswith((".", ":")):
            silent.append(name)
    assert silent == []


def test_every_field_says_what_it_is() -> None:
    schemas = document()["components"]["schemas"]
    silent = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, said in schema.get("properties", {}).items()
        if not said.get("description")
    ]
    assert silent == []


def test_every_tag_is_explained_and_used() -> None:
    explained = [tag["name"] for tag in document()["tags"]]
    assert set(explained) == {tag for _, operation in operations() for tag in operation["tags"]}


def test_names_of_operations_suit_code_generators() -> None:
    names = [name for name, _ in operations()]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name.islower() for name in names)


def test_changes_take_an_idempotency_key_and_every_answer_has_a_request_id() -> None:
    for name, operation in operations():
        read = {resolved(each)["name"] for each in operation["parameters"] if resolved(each)["in"] == "header"}
        assert "X-Request-Id" in read, name
        assert all("X-Request-Id" in answer["headers"] for answer in answers(operation)), name
    move = document()["paths"]["/api/v1/{org_id}/appointments/{appointment_uuid}/move"]["post"]
    assert {"$ref": "#/components/parameters/IdempotencyKey"} in move["parameters"]


def test_a_server_that_nobody_asks_never_makes_it() -> None:
    program = (
        "import sys; from frontdesk.server.app import create_app; from frontdesk.server.settings import Settings;"
        "app = create_app(Settings()); assert app.openapi_schema is None;"
        "assert create_app(Settings(embedded=True)).openapi_url is None;"
        "sys.exit(any(name.startswith(('frontdesk.server.document',)) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


WORDS_OF = {
    ("appointments_list_appointments", "status"): AppointmentStatus,
    ("appointments_list_by_cursor", "status"): AppointmentStatus,
    ("appointments_count_by_location", "status_set"): AppointmentStatus,
    ("waitlist_list_waitlist_entries", "status"): WaitlistStatus,
    ("tasks_list_tasks", "status"): TaskStatus,
}
"""Parameters that take several words of a few, with commas between: no schema can say which."""


@pytest.mark.parametrize("place", WORDS_OF, ids=".".join)
def test_a_parameter_that_takes_some_of_a_few_words_names_them(place: tuple[str, str]) -> None:
    operation, name = dict(operations())[place[0]], place[1]
    parameter = next(each for each in map(resolved, operation["parameters"]) if each["name"] == name)
    assert [word for word in WORDS_OF[place] if f"`{word}`" not in parameter["description"]] == []


def test_no_parameter_shows_an_example_of_something_else() -> None:
    shown = {
        f"{name}.{parameter['name']}": example
        for name, operation in operations()
        for parameter in map(resolved, operation["parameters"])
        for schema in (parameter["schema"], *parameter["schema"].get("anyOf", ()))
        for example in schema.get("examples", ())
        if parameter["name"] in {"status", "action", "search_type"}
    }
    assert shown == {}


def test_every_answer_is_described_in_our_own_words() -> None:
    assert [
        name for name, each in operations() for a in answers(each) if a["description"] == "Successful Response"
    ] == []


def test_the_stream_names_every_kind_of_record_it_tells_of() -> None:
    kinds = {
        value.event.removeprefix(OWN)
        for name in GROUPS
        for module in list(sys.modules)
        if module.startswith(f"frontdesk.server.{name}.")
        for value in vars(sys.modules[module]).values()
        if isinstance(value, Kind)
    }
    said = dict(operations())[STREAM]["description"]
    assert {"operatory", "recall", "waitlist"} <= kinds
    assert [kind for kind in sorted(kinds | {"appointment", "view_choice"}) if f"`{kind}`" not in said] == []


def test_who_reads_the_changes_in_parts_is_told_how_to_go_on() -> None:
    assert "`last_id`" in dict(operations())["events_since"]["description"]


def test_the_document_says_how_large_a_request_may_be() -> None:
    assert f"{MAX_BODY_BYTES // 1024} KiB" in document()["info"]["description"]


@pytest.mark.parametrize(
    ("name", "names_one"),
    [
        ("definitions_create_definition", False),
        ("locations_create_location", False),
        ("appointments_bulk_appointments", False),
        ("locations_update_location", True),
        ("operatories_create_operatory", True),
        ("appointments_replace_providers", True),
        ("waitlist_quick_fill", True),
        ("holidays_create_holiday", True),
    ],
)
def test_only_who_names_a_record_can_be_told_that_it_is_not_there(name: str, names_one: bool) -> None:
    assert ("404" in dict(operations())[name]["responses"]) is names_one
