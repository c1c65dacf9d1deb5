"""The examples of the document: what a tiny practice really asked and was really told.

They are kept in ``examples.json``, which a test compares with what the server answers today.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

Json = dict[str, Any]


def kept() -> dict[str, Json]:
    """Return the examples by operation.

    Each has ``parameters``, ``request``, ``response`` and, by status and code, ``refusals``; what an operation does
    not have is left out.
    """
    found: dict[str, Json] = json.loads(files(__package__).joinpath("examples.json").read_text(encoding="utf-8"))
    since = found.get("events_since")
    if since is not None:
        # A stream never ends, so nobody can keep its answer; what it says is what the list of changes says.
        found["events_listen"] = {"streamed": "".join(map(_message, since["response"]["items"]))}
    return found


def _message(event: Json) -> str:
    return f"id: {event['id']}\nevent: {event['type']}\ndata: {json.dumps(event)}\n\n"


def add(operation: Json, said: Json) -> None:
    """Show an operation's request, its parameters and its answer."""
    for parameter in operation.get("parameters", ()):
        value = said.get("parameters", {}).get(parameter.get("name"))
        if value is not None:
            parameter["example"] = value
    if "request" in said:
        operation["requestBody"]["content"]["application/json"]["examples"] = {"usual": {"value": said["request"]}}
    for status, answer in operation["responses"].items():
        content = answer.get("content", {})
        if status.startswith("2") and "response" in said:
            content["application/json"]["examples"] = {"usual": {"value": said["response"]}}
        if "streamed" in said and "text/event-stream" in content:
            content["text/event-stream"]["examples"] = {"usual": {"value": said["streamed"]}}
