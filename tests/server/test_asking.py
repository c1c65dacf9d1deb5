"""A parameter that an operation does not take is refused: a filter with one letter too many would list everything."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest

from frontdesk.server.app import OF_ORGANISATION, create_app
from frontdesk.server.settings import Settings

DOCUMENT = create_app(Settings()).openapi()
OPERATIONS = [
    (method, path.removeprefix(OF_ORGANISATION))
    for path, methods in DOCUMENT["paths"].items()
    if path.startswith(OF_ORGANISATION)
    for method in methods
    if method != "parameters"
]


def taken(method: str, path: str) -> set[str]:
    """Return the parameters that the document says an operation takes."""
    listed = DOCUMENT["paths"][OF_ORGANISATION + path][method].get("parameters", [])
    resolved = (
        DOCUMENT["components"]["parameters"][one["$ref"].split("/")[-1]] if "$ref" in one else one for one in listed
    )
    return {one["name"] for one in resolved if one["in"] == "query"}


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
async def test_every_operation_takes_the_parameters_of_the_document_and_no_others(api: httpx.AsyncClient) -> None:
    assert len(OPERATIONS) > 150
    for method, path in OPERATIONS:
        address = re.sub(r"{\w+}", lambda _: str(uuid4()), path)
        known = taken(method, path)
        answer = await api.request(method, address, params={**dict.fromkeys(known, ""), "date_form": "Zanzibar"})
        (fault,) = answer.json()["detail"]
        assert (answer.status_code, fault["type"], fault["loc"]) == (422, "extra_forbidden", ["query"]), path
        assert f"Parameter {len(known) + 1} is not known" in fault["msg"], path
        assert "Zanzibar" not in answer.text
        assert "date_form" not in answer.text
        assert all(name in fault["msg"] for name in known), path


async def test_a_filter_with_a_letter_too_many_lists_nothing(api: httpx.AsyncClient) -> None:
    wrong = await api.get("/appointments", params={"date_form": "2030-01-01"})
    assert wrong.status_code == 422
    assert "date_from" in wrong.json()["detail"][0]["msg"]
    assert (await api.get("/appointments", params={"date_from": "2030-01-01"})).status_code == 200


@pytest.mark.parametrize("written", [str.upper, lambda org: org.replace("-", "")])
async def test_however_the_organisation_is_written_an_unknown_parameter_is_refused(
    api: httpx.AsyncClient, practice: Any, written: Callable[[str], str]
) -> None:
    answer = await api.get(f"http://127.0.0.1/api/v1/{written(str(practice.org))}/patients", params={"nmae": "lee"})
    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, "extra_forbidden")
