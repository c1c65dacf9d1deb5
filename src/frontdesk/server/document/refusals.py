"""Which refusals an operation can answer with, each with its form and an example from the desk."""

from __future__ import annotations

from typing import Any

from frontdesk.contract.errors import ErrorOut
from frontdesk.server.document.headers import API

Json = dict[str, Any]

_MODEL = "#/components/schemas/{model}"
_ERROR = {"$ref": "#/components/schemas/ErrorOut"}

ASKING = frozenset({"appointments_check_conflicts", "openings_find_free_time", "waitlist_quick_fill"})
"""POSTs that change nothing: no state of things stands in their way."""

_SHARED: dict[str, tuple[str, str, Json]] = {
    "401": (
        "Unauthorized",
        "Nobody is signed in, or not any more.",
        {"detail": "This token is not valid any more. Sign in again.", "code": "unauthorized"},
    ),
    "403": (
        "Forbidden",
        "The caller's role, location or organisation does not allow it.",
        {"detail": "Your role does not allow this.", "code": "forbidden"},
    ),
    "404": (
        "NotFound",
        "Something the request names is not there, or not for this caller to see.",
        {"detail": "There is no such appointment.", "code": "not_found"},
    ),
    "408": (
        "TooSlow",
        "The request's body did not arrive in time.",
        {"detail": "The request did not arrive in time. Nothing was changed.", "code": "too_slow"},
    ),
    "409": (
        "Conflict",
        "The request is sound, but not in the present state of things: `code` says why. Nothing was changed.",
        {
            "detail": "Somebody else changed this in the meantime.",
            "code": "stale_version",
            "expected_version": 3,
            "current_version": 4,
        },
    ),
    "413": (
        "TooLarge",
        "The request is larger than this server reads.",
        {"detail": "A request has at most 1024 KiB.", "code": "too_large"},
    ),
    "422": (
        "Invalid",
        "Something in the request cannot be; every fault found is named. What was sent is never repeated.",
        {"detail": [{"loc": ["body", "start_time"], "msg": "This field is needed.", "type": "missing"}]},
    ),
    "429": (
        "TooManyRequests",
        "Too many attempts; wait as long as `Retry-After` says.",
        {"detail": "Too many attempts. Try again in 30 seconds.", "code": "too_many_requests"},
    ),
    "503": (
        "Unavailable",
        "The server cannot do it at this moment; the same request may be sent again. Nothing was changed, but where "
        "`code` is `stopped`: there the server ended before it was done, and it may have happened.",
        {"detail": "The server is busy. Nothing was changed; try again.", "code": "unavailable"},
    ),
}


def add_components(components: Json) -> None:
    """Put the refusals that are the same everywhere where operations refer to them."""
    components["responses"] = {
        name: {
            "description": said,
            "content": {"application/json": {"schema": _ERROR, "examples": {"usual": {"value": example}}}},
        }
        for name, said, example in _SHARED.values()
    }
    schema = ErrorOut.model_json_schema(mode="serialization", ref_template=_MODEL)
    for name, part in schema.pop("$defs", {}).items():
        components["schemas"].setdefault(name, part)
    components["schemas"]["ErrorOut"] = schema
    # FastAPI's own form of a 422, which this server never sends.
    for name in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(name, None)


def add(operation: Json, method: str, path: str, said: Json, schemas: Json) -> None:
    """List what an operation can be refused with; *said* has the refusals that were really met."""
    responses: Json = operation["responses"]
    responses.pop("422", None)
    met: Json = said.get("refusals", {})
    for status in sorted(_possible(operation, method, path, schemas) | met.keys()):
        name, description, _ = _SHARED[status]
        if status not in met:
            responses[status] = {"$ref": f"#/components/responses/{name}"}
            continue
        examples = {code: {"value": value} for code, value in sorted(met[status].items())}
        responses[status] = {
            "description": description,
            "content": {"application/json": {"schema": _ERROR, "examples": examples}},
        }


def _possible(operation: Json, method: str, path: str, schemas: Json) -> set[str]:
    found: set[str] = set()
    name: str = operation["operationId"]
    if path == "/api/ready":
        found.add("503")
    if not path.startswith(API):
        return found
    found |= {"401", "422", "503"}
    if name == "auth_sign_in":
        found.add("429")
    if operation.get("requestBody"):
        found |= {"408", "413"}
    if not path.startswith(API + "{org_id}"):
        return found
    found.add("403")
    if _names_records(operation, schemas):
        found.add("404")
    if method != "get" and name not in ASKING:
        found.add("409")
    return found


def _names_records(operation: Json, schemas: Json) -> bool:
    """Whether a request can name a record that is not there, in its address or in its body."""
    names = {each["name"] for each in operation.get("parameters", ()) if each["in"] != "header"}
    if operation.get("requestBody"):
        names |= _fields(operation["requestBody"]["content"]["application/json"]["schema"], schemas)
    return any(name.endswith(("_uuid", "_uuids")) for name in names)


def _fields(schema: Json, schemas: Json) -> set[str]:
    """Return the names of all fields of a request, also of those within others; no request lies within itself."""
    if "$ref" in schema:
        return _fields(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    within = [*schema.get("properties", {}).values(), *schema.get("anyOf", ())]
    within += [schema["items"]] if "items" in schema else []
    found = set(schema.get("properties", {}))
    return found.union(*[_fields(each, schemas) for each in within])
