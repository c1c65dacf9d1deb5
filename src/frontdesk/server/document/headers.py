"""The headers that every request may carry and every answer has."""

from __future__ import annotations

from typing import Any

from frontdesk.contract.common import CLIENT_ID, IDEMPOTENCY_KEY, REQUEST_ID
from frontdesk.server.platform.idempotency import LONGEST_KEY

Json = dict[str, Any]

API = "/api/v1/"

_PARAMETERS: Json = {
    "IdempotencyKey": {
        "name": IDEMPOTENCY_KEY,
        "in": "header",
        "required": False,
        "description": "A word of your own making for this one change. Sent again within 24 hours with the same request"
        " it brings back the first answer and nothing happens twice; with another request it is a 422. Send one with"
        " every change that you would repeat after a timeout.",
        "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[ -~]+$"},
        "example": "3f0c9a52-move-1",
    },
    "ClientId": {
        "name": CLIENT_ID,
        "in": "header",
        "required": False,
        "description": "Which desk this is. Events repeat it, so that a desk can pass over the echo of its own change.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]+$"},
        "example": "desk-2",
    },
    "RequestId": {
        "name": REQUEST_ID,
        "in": "header",
        "required": False,
        "description": "Your own name for this request. It comes back with the answer and stands in the log and in the"
        " history. One that is malformed is replaced by one of ours.",
        "schema": {"type": "string"},
        "example": "01997a3c5d1e7c4b9f026a1d3e8b7c55",
    },
}

_HEADERS: Json = {
    "RequestId": {
        "description": "The name under which this request stands in the log and in the history.",
        "required": True,
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$"},
        "example": "01997a3c5d1e7c4b9f026a1d3e8b7c55",
    },
    "RetryAfter": {
        "description": "How many seconds to wait before asking again.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
        "example": 30,
    },
    "Authenticate": {
        "description": "How to say who is calling.",
        "required": True,
        "schema": {"type": "string", "const": "Bearer"},
        "example": "Bearer",
    },
}

_WAIT = {"429", "503"}


def add_components(components: Json) -> None:
    """Put the headers where operations and answers refer to them."""
    components["parameters"] = _PARAMETERS
    components["headers"] = _HEADERS
    for answer in components["responses"].values():
        _add_to_answer(answer)
    for name in ("TooManyRequests", "Unavailable"):
        components["responses"][name]["headers"]["Retry-After"] = _header("RetryAfter")
    components["responses"]["Unauthorized"]["headers"]["WWW-Authenticate"] = _header("Authenticate")


def add(operation: Json, method: str, path: str) -> None:
    """Say which headers an operation reads and its answers have."""
    names = ["RequestId"]
    if path.startswith(API):
        names.append("ClientId")
    if path.startswith(API + "{org_id}") and method != "get":
        names.append("IdempotencyKey")
    parameters = operation.setdefault("parameters", [])
    parameters += [{"$ref": f"#/components/parameters/{name}"} for name in names]
    for status, answer in operation["responses"].items():
        if "$ref" in answer:
            continue
        _add_to_answer(answer)
        if status in _WAIT:
            answer["headers"]["Retry-After"] = _header("RetryAfter")
        if status == "401":
            answer["headers"]["WWW-Authenticate"] = _header("Authenticate")


def _add_to_answer(answer: Json) -> None:
    answer.setdefault("headers", {})[REQUEST_ID] = _header("RequestId")


def _header(name: str) -> Json:
    return {"$ref": f"#/components/headers/{name}"}
