"""What a refusal looks like on the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from frontdesk.contract.common import ResponseModel
from frontdesk.contract.conflicts import ConflictsOut


class FieldError(ResponseModel):
    """One thing wrong with a request; never repeats what was sent."""

    loc: list[str | int] = Field(
        description="Path to the offending field, from the outside in.", examples=[["body", "start_time"]]
    )
    msg: str = Field(description="What is wrong, in one sentence.", examples=["This field is needed."])
    type: str = Field(description="The kind of error, for programs.", examples=["missing"])


class ErrorOut(ResponseModel):
    """The body of every answer from 400 up."""

    detail: str | list[FieldError] = Field(
        description="One sentence for people; for a 422 one entry per fault.",
        examples=["Somebody changed this appointment in the meantime."],
    )
    code: str | None = Field(
        default=None, description="A word a program can act on, such as `slot_taken`.", examples=["stale_version"]
    )
    expected_version: int | None = Field(
        default=None, description="The version the request was based on, when it was stale.", examples=[3]
    )
    current_version: int | None = Field(
        default=None, description="The version the record has now, when the request was stale.", examples=[4]
    )
    conflicts: ConflictsOut | None = Field(default=None, description="What occupies the slot, when it was taken.")


_SENTENCES = {
    "missing": "This field is needed.",
    "extra_forbidden": "There is no field of this name here.",
}


def field_errors(errors: Sequence[Mapping[str, Any]]) -> list[FieldError]:
    """Pydantic's error list without the input it quotes; an unknown field is named in `loc` and in `msg`."""
    found = []
    for error in errors:
        kind, where = str(error["type"]), [_storable_part(part) for part in error["loc"]]
        message = _SENTENCES.get(kind, str(error["msg"]))
        if kind == "extra_forbidden":
            message = f"There is no field “{where[-1]}” here."
        # messages of enum and literal errors list what is allowed, all others of these kinds can quote the input
        if kind in {"json_invalid", "value_error", "assertion_error"}:
            message = "This is not valid JSON." if kind == "json_invalid" else "This value is not valid."
        found.append(FieldError(loc=where, msg=message, type=kind))
    return found


def _storable_part(part: Any) -> str | int:
    if isinstance(part, int):
        return part
    return str(part).encode("utf-8", "replace").decode("utf-8")[:100]
