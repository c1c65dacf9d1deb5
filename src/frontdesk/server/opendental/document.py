"""The surface's own OpenAPI document, made from its operations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from frontdesk import __version__
from frontdesk.server.opendental.catalogue import OPERATIONS
from frontdesk.server.opendental.fields import Field, Kind
from frontdesk.server.opendental.operations import Operation

Json = dict[str, Any]

_SCHEMAS: Final[dict[Kind, Json]] = {
    Kind.NUMBER: {"type": "integer", "format": "int64"},
    Kind.AMOUNT: {"type": "number"},
    Kind.TEXT: {"type": "string"},
    Kind.FLAG: {"type": "string", "enum": ["true", "false"]},
    Kind.NAME: {"type": "string"},
    Kind.DATE: {"type": "string", "examples": ["2026-03-09"]},
    Kind.MOMENT: {"type": "string", "examples": ["2026-03-09 09:20:00"]},
    Kind.TIME: {"type": "string", "examples": ["09:20:00"]},
    Kind.COLOR: {"type": "string", "examples": ["100,0,255"]},
    Kind.CELLS: {"type": "string", "examples": ["//XXXX//"]},
    Kind.NUMBER_TEXT: {"type": "string", "examples": ["266"]},
}
_SAID: Final = {"application/json": {"schema": {"type": "string"}}}
_REFUSALS: Final = {
    "400": "Something in the request is wrong, or cannot be at present.",
    "401": "The key pair is not valid, or may not do this.",
    "404": "There is no such row or resource.",
    "429": "This comes too soon after the last request.",
    "504": "It was not finished in time.",
}


@cache
def document(base: str) -> Json:
    """Return the document of the surface as served under *base*."""
    paths: Json = {}
    for operation in OPERATIONS:
        paths.setdefault(f"/{operation.path}", {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Frontdesk in Open Dental's dialect", "version": __version__},
        "servers": [{"url": base}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "pair": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": "`ODFHIR`, a space, the developer key, a slash and the customer key.",
                }
            }
        },
        "security": [{"pair": []}],
    }


def _operation(operation: Operation) -> Json:
    made = bool(operation.made)
    name = "_".join(part.strip("{}") for part in operation.segments)
    answer: Json = {"description": "Made." if made else "As asked."}
    if operation.shape:
        row = {"type": "object", "properties": _properties(operation.shape)}
        schema = {"type": "array", "items": row} if operation.is_list else row
        answer["content"] = {"application/json": {"schema": schema}}
    said: Json = {
        "summary": operation.summary,
        "operationId": f"{operation.method.lower()}_{name}",
        "tags": [operation.segments[0]],
        "description": f"Needs the permission {operation.permission.value}.",
        "parameters": [
            *(_path_parameter(part[1:-1]) for part in operation.segments if part.startswith("{")),
            *(_parameter(field) for field in operation.parameters),
        ],
        "responses": {
            "201" if made else "200": answer,
            **{code: {"description": text, "content": _SAID} for code, text in _REFUSALS.items()},
        },
    }
    if operation.body is not None:
        required = [field.name for field in operation.body if field.is_required]
        schema = {"type": "object", "properties": _properties(operation.body), "required": required}
        said["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return said


def _properties(fields: Iterable[Field]) -> Json:
    return {field.name: _schema(field) for field in fields}


def _schema(field: Field) -> Json:
    schema = dict(_SCHEMAS[field.kind])
    if field.choices:
        schema["enum"] = list(field.choices)
    if field.about:
        schema["description"] = field.about
    return schema


def _parameter(field: Field) -> Json:
    return {"name": field.name, "in": "query", "required": field.is_required, "schema": _schema(field)}


def _path_parameter(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": _SCHEMAS[Kind.NUMBER]}
