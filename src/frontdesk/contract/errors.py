"""What a refusal looks like on the wire."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from pydantic import Field

from frontdesk.contract.common import ResponseModel, Wire
from frontdesk.contract.conflicts import ConflictsOut


class FieldError(ResponseModel):
    """One thing wrong with a request; never repeats what was sent."""

    loc: list[str | int] = Field(
        description="Path to the offending field, from the outside in; an unknown one is told by its object.",
        examples=[["body", "start_time"]],
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


_UNKNOWN = "extra_forbidden"
_PARAMETERS: Final = frozenset({"query", "path", "header", "cookie"})
_SENTENCES: Final = {
    "missing": "This field is needed.",
    "json_invalid": "This is not valid JSON.",
    "uuid_parsing": "This is not a UUID.",
    "datetime_parsing": "Write a date and time with its offset.",
    "datetime_from_date_parsing": "Write a date and time with its offset.",
    "timezone_aware": "Write a date and time with its offset.",
    "date_parsing": "A date is written YYYY-MM-DD.",
    "date_from_datetime_parsing": "A date is written YYYY-MM-DD.",
    "time_parsing": "A local time is written HH:MM or HH:MM:SS, without an offset.",
}
_OF_THE_CONTRACT: Final = frozenset(
    {
        *("expected", "pattern", "field_type", "class", "class_name", "discriminator", "expected_tags"),
        *("ge", "gt", "le", "lt", "multiple_of", "max_digits", "decimal_places", "whole_digits"),
        *("min_length", "max_length", "actual_length"),
    }
)
"""What pydantic's sentences may speak of: names and limits set here, and lengths. All else is the sender's."""


def field_errors(errors: Sequence[Mapping[str, Any]], sent: Any = None) -> list[FieldError]:
    """Pydantic's error list without a character of the input it quotes.

    `loc` names fields of the contract only. A field that is not known could have any text for a name, a patient's too:
    it is told by its place among the fields of its object, where what was *sent* is given.
    """
    return [FieldError(loc=_where(error["loc"]), msg=_what(error, sent), type=str(error["type"])) for error in errors]


def _what(error: Mapping[str, Any], sent: Any) -> str:
    kind = str(error["type"])
    if kind == _UNKNOWN:
        place = _place(error["loc"], sent)
        return "There is a field here that is not known." if place is None else f"Field {place} here is not known."
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    speaks_of = error.get("ctx") or {}
    is_safe = kind not in {"value_error", "assertion_error"} and speaks_of.keys() <= _OF_THE_CONTRACT
    return str(error["msg"]) if is_safe else "This value is not valid."


def _where(loc: Sequence[str | int]) -> list[str | int]:
    # The name of a parameter is always one of ours: those that are not are never looked at.
    ours = 2 if loc and loc[0] in _PARAMETERS else 0
    known = _names()
    return [part for number, part in enumerate(loc) if number < ours or isinstance(part, int) or part in known]


def _place(loc: Sequence[str | int], sent: Any) -> int | None:
    """Return where a field stands in its object, counting from 1."""
    *way, last = loc[1:] if loc[:1] == ("body",) else loc
    try:
        for part in way:
            sent = sent[part]
        return list(sent).index(last) + 1
    except (TypeError, LookupError, ValueError):
        return None


@cache
def _names() -> frozenset[str | int]:
    """Return the names of all fields there are, and what the body is called."""
    names: set[str | int] = {"body"}
    left: list[type[Wire]] = [Wire]
    while left:
        model = left.pop()
        left += model.__subclasses__()
        names |= model.model_fields.keys()
        names |= {field.alias for field in model.model_fields.values() if field.alias}
    return frozenset(names)
