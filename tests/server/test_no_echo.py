"""A refusal never repeats what was sent: not a value, not a key, not a character of either.

The requests are made from the document: every operation gets the canary as each of its parameters, and as the value and
among the keys of each field, beside fields that are as the document's examples have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

CANARY = "ЖѪѬѮ"
"""Of letters that no sentence of ours has, so that a single one of them gives the answer away."""

AS_VALUES: tuple[Any, ...] = (CANARY, [CANARY], {CANARY: CANARY}, [{CANARY: CANARY}], f"2026-03-09T09:00:00{CANARY}")
SKIPPED = ("/events/stream", "/auth/logout")

Json = dict[str, Any]


def resolved(part: Json, document: Json) -> Json:
    """Return a part of the document, or what it refers to."""
    if "$ref" not in part:
        return part
    kind, name = part["$ref"].split("/")[-2:]
    found: Json = document["components"][kind][name]
    return found


def example(schema: Json, document: Json) -> Any:
    """Return a value that the schema describes."""
    schema = resolved(schema, document)
    if schema.get("examples"):
        return schema["examples"][0]
    for name in ("anyOf", "allOf", "oneOf"):
        if name in schema:
            return example(schema[name][0], document)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object" or "properties" in schema:
        return {name: example(inner, document) for name, inner in schema.get("properties", {}).items()}
    if schema.get("type") == "array":
        return [example(schema["items"], document)]
    return {"integer": 1, "number": 1, "boolean": True, "null": None}.get(schema.get("type", ""), "text")


def spoilt(value: Any) -> Iterator[Any]:
    """Return a body with the canary in each place, one at a time, and in all places at once."""
    if isinstance(value, dict):
        yield {CANARY: 1, **value}
        for name, inner in value.items():
            yield from ({**value, name: each} for each in AS_VALUES)
            yield from ({**value, name: each} for each in spoilt(inner))
        yield from (dict.fromkeys(value, each) for each in AS_VALUES)
    elif isinstance(value, list) and value:
        yield from ([each] for each in spoilt(value[0]))


def told(answer: httpx.Response) -> bool:
    """Whether an answer holds a letter of the canary, however it is written."""
    text = answer.text + answer.text.encode().decode("unicode_escape", "replace")
    return any(letter in text for letter in CANARY)


@pytest.mark.parametrize("engine_name", ["sqlite"])
async def test_no_operation_repeats_what_it_refuses(api: httpx.AsyncClient, app: FastAPI, practice: Any) -> None:
    document = app.openapi()
    refused, leaks = 0, set()

    async def ask(method: str, path: str, **more: Any) -> None:
        nonlocal refused
        address = re.sub(r"\{(?!org_id).*?\}", str(practice.ada), path).replace("{org_id}", str(practice.org))
        answer = await api.request(method, f"http://127.0.0.1{address}", **more)
        refused += answer.status_code == 422
        if answer.status_code >= 400 and told(answer):
            leaks.add(f"{method} {path} {more}: {answer.text}"[:300])

    for path, operations in document["paths"].items():
        if path.endswith(SKIPPED):
            continue
        for method, operation in operations.items():
            for row in operation.get("parameters", ()):
                row = resolved(row, document)
                match row["in"]:
                    case "query":
                        await ask(method, path, params={row["name"]: CANARY, CANARY: CANARY})
                        await ask(method, path, params={row["name"]: f"2026-03-09{CANARY}"})
                    case "path" if row["name"] != "org_id":
                        await ask(method, path.replace(f"{{{row['name']}}}", CANARY))
                    case "header":
                        await ask(method, path, headers={row["name"]: CANARY.encode()})
            if "requestBody" not in operation:
                continue
            (content,) = operation["requestBody"]["content"].values()
            await ask(method, path, content=f'{{"{CANARY}": {CANARY}}}', headers={"content-type": "application/json"})
            for body in (CANARY, [CANARY], {CANARY: {CANARY: CANARY}}, *spoilt(example(content["schema"], document))):
                await ask(method, path, json=body)
    assert leaks == set()
    assert refused > 1000


async def test_an_unknown_field_is_told_by_its_place(api: httpx.AsyncClient) -> None:
    answer = await api.post("/appointments", json={"note": "x", "Jane Canary Doe 1980-01-01": 1})
    assert answer.status_code == 422
    (unknown,) = [each for each in answer.json()["detail"] if each["type"] == "extra_forbidden"]
    assert unknown == {"loc": ["body"], "msg": "Field 2 here is not known.", "type": "extra_forbidden"}


async def test_a_row_of_many_tells_it_as_well(api: httpx.AsyncClient) -> None:
    rows = [{"note": "x"}, {"note": "x", "patient_uuid": "Jane", "Jane Doe": 1}]
    answer = await api.post("/appointments/bulk", json={"meta": {"mode": "create"}, "rows": rows})
    assert answer.status_code == 422
    assert "Jane" not in answer.text
    assert {"loc": ["body", "rows", 1], "msg": "Field 3 here is not known.", "type": "extra_forbidden"} in (
        answer.json()["detail"]
    )
