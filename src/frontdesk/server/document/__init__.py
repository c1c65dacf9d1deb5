"""The OpenAPI document: what FastAPI knows of the routes, and beside it what only we can say.

Nothing in here is imported before somebody asks for the document, so that starting the server costs nothing for it.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from frontdesk.server.document import examples, headers, refusals
from frontdesk.server.document.words import ABOUT, SIGN_IN_NEEDED, TAGS, in_path

OPEN = frozenset({"server_is_alive", "server_is_ready", "auth_sign_in"})
"""Operations that ask for no token."""

Json = dict[str, Any]

_OF_FASTAPI = "Successful Response"
_ANSWERS = {
    "200": "It was done; this is the answer.",
    "201": "It was made; this is what it is.",
    "204": "It was done; there is nothing to answer.",
}


def describe(app: FastAPI) -> Json:
    """Return the document of an application, as JSON values."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary="Scheduling for dental practices: the book, and everything that decides what goes on it.",
        description=ABOUT,
        routes=app.routes,
        tags=[{"name": name, "description": said} for name, said in TAGS.items()],
        servers=[{"url": "/", "description": "The server this document came from."}],
    )
    components: Json = document["components"]
    components["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer", "description": SIGN_IN_NEEDED},
    }
    document["security"] = [{"bearer": []}]
    refusals.add_components(components)
    headers.add_components(components)
    shown = examples.kept()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            said = shown.get(operation["operationId"], {})
            if operation["operationId"] in OPEN:
                operation["security"] = []
            _summarise(operation)
            _describe_answer(operation)
            _explain_parameters(operation)
            refusals.add(operation, method, path, said, components["schemas"])
            headers.add(operation, method, path)
            examples.add(operation, said)
    return document


def _summarise(operation: Json) -> None:
    # What says nothing keeps the name FastAPI gave it, so that the document is there; the tests insist on more.
    words: str = operation.get("description") or operation["summary"]
    first, _, _ = words.partition("\n\n")
    sentence, _, _ = " ".join(first.split()).partition(". ")
    operation["summary"] = sentence.removesuffix(".")


def _describe_answer(operation: Json) -> None:
    # Only the health of the server and the stream say something of their own.
    for status, answer in operation["responses"].items():
        if answer["description"] == _OF_FASTAPI:
            answer["description"] = _ANSWERS[status]


def _explain_parameters(operation: Json) -> None:
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            parameter.setdefault("description", in_path(parameter["name"]))
        # Where a parameter may be left out, FastAPI finds the description one level further in.
        for option in parameter["schema"].get("anyOf", ()):
            if "description" in option:
                parameter.setdefault("description", option["description"])
