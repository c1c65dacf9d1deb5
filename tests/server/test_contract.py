"""The served OpenAPI document against the scheduling contract.

``contract_operations.json`` holds the names, types, requiredness and defaults of all operations of the contract, a
trailing ``?`` marking what may be missing. ``contract_served.txt`` lists the operations this server has promised; an
operation that is served but not yet listed there fails, so the list only ever grows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from frontdesk.server.app import create_app
from frontdesk.server.settings import Settings

HERE = Path(__file__).parent
OPERATIONS: dict[str, dict[str, Any]] = {
    entry["operation"]: entry for entry in json.loads((HERE / "contract_operations.json").read_text(encoding="utf-8"))
}
PROMISED = (HERE / "contract_served.txt").read_text(encoding="utf-8").splitlines()
FORMATS = {"date-time", "date", "time", "uuid"}


@cache
def document() -> dict[str, Any]:
    return create_app(Settings()).openapi()


def shape(path: str) -> tuple[str, ...]:
    return tuple("{}" if part.startswith("{") else part for part in path.strip("/").split("/"))


def served(operation: str) -> dict[str, Any] | None:
    method, path = operation.split(" ", 1)
    for candidate, methods in document()["paths"].items():
        if shape(candidate) == shape(path):
            return methods.get(method.lower())
    return None


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        node: Any = document()
        for part in schema["$ref"].removeprefix("#/").split("/"):
            node = node[part]
        schema = node
    return schema


def alternatives(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a schema may be besides null."""
    schema = resolved(schema)
    options = schema.get("anyOf") or schema.get("oneOf")
    if options:
        for option in options:
            yield from alternatives(option)
    elif schema.get("type") != "null":
        yield schema


def kinds(schema: dict[str, Any]) -> set[str]:
    """The types of a schema in the contract's words."""
    found: set[str] = set()
    for option in alternatives(schema):
        kind = option.get("type")
        if kind is None:
            kind = "string" if {"enum", "const"} & option.keys() else "object" if "properties" in option else "any"
        if kind == "array":
            found |= {f"{inner}[]" for inner in kinds(option.get("items", {})) or {"any"}}
        elif kind == "string" and option.get("format") in FORMATS:
            found.add(f"string ({option['format']})")
        else:
            found.add(kind)
    return found


def suits(wanted: str, given: set[str]) -> bool:
    """Whether one of the served types may stand for the contract's: the same, or a tighter one."""
    if "any" in given or wanted in given:
        return True
    if wanted == "enum":
        return "string" in given
    if wanted == "string":
        return any(kind.startswith("string") and not kind.endswith("[]") for kind in given)
    if wanted == "number":
        return bool(given & {"integer", "string"})
    return wanted == "object[]" and any(kind.endswith("[]") for kind in given)


def fields(schema: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    properties: dict[str, Any] = {}
    required: set[str] = set()
    for option in alternatives(schema):
        properties.update(option.get("properties", {}))
        required.update(option.get("required", []))
    return properties, required


def body_schema(content: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = resolved(content).get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def success_schema(answers: dict[str, Any]) -> dict[str, Any]:
    schemas = [body_schema(answers.get(code, {})) for code in ("200", "201", "204")]
    return next((schema for schema in schemas if schema), {})


def query_differences(wanted: list[list[Any]], operation: dict[str, Any]) -> Iterator[str]:
    given = {item["name"]: item for item in map(resolved, operation.get("parameters", [])) if item["in"] == "query"}
    for name, kind, *default in wanted:
        if name not in given:
            yield f"query parameter {name} is missing"
            continue
        if bool(given[name].get("required")) == kind.endswith("?"):
            yield f"query parameter {name} is {'required' if kind.endswith('?') else 'optional'}"
        if default and given[name]["schema"].get("default") != default[0]:
            yield f"query parameter {name} does not default to {default[0]!r}"
    names = {name for name, *_ in wanted}
    yield from (f"query parameter {name} is required" for name in given.keys() - names if given[name].get("required"))


def field_differences(wanted: list[list[Any]], schema: dict[str, Any], where: str) -> Iterator[str]:
    properties, required = fields(schema)
    for name, kind, *_ in wanted:
        if name not in properties:
            yield f"{where} field {name} is missing"
            continue
        if not kind.endswith("?") and name not in required:
            yield f"{where} field {name} is not always there"
        if not suits(kind.removesuffix("?"), kinds(properties[name])):
            yield f"{where} field {name} is {sorted(kinds(properties[name]))}, not {kind}"
    if where == "request":
        needed = {name for name, kind, *_ in wanted if not kind.endswith("?")}
        yield from (f"request field {name} is required" for name in required - needed)


def differences(entry: dict[str, Any], operation: dict[str, Any]) -> list[str]:
    found = list(query_differences(entry.get("query", []), operation))
    if "body" in entry:
        found += field_differences(entry["body"], body_schema(operation.get("requestBody", {})), "request")
    if "response" in entry:
        found += field_differences(entry["response"], success_schema(operation["responses"]), "response")
    return found


def test_the_contract_is_kept_whole() -> None:
    assert len(OPERATIONS) == 135
    assert set(PROMISED) <= OPERATIONS.keys()


@pytest.mark.parametrize("operation", PROMISED)
def test_a_promised_operation_is_served_as_the_contract_says(operation: str) -> None:
    found = served(operation)
    assert found is not None, "promised once, so it has to stay"
    assert differences(OPERATIONS[operation], found) == []


def test_what_is_served_is_promised() -> None:
    assert [name for name in OPERATIONS if served(name) and name not in PROMISED] == []


def test_every_operation_explains_itself() -> None:
    silent = [
        f"{method.upper()} {path}"
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
        if not operation.get("summary") or not operation.get("operationId") or not operation.get("tags")
    ]
    assert silent == []
