"""JSON objects whose keys the sender chooses, kept and given back as they are."""

from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

DEEPEST: Final = 12
MOST_VALUES: Final = 2_000
LONGEST_TEXT: Final = 10_000
LARGEST_NUMBER: Final = 2**53
"""Whole numbers beyond it are not the same number in every language that reads JSON."""


def _storable(given: dict[str, Any]) -> dict[str, Any]:
    """Refuse what one of the two engines, or the answer, could not hold."""
    left: list[tuple[Any, int]] = [(given, 1)]
    seen = 0
    while left:
        value, depth = left.pop()
        seen += 1
        if depth > DEEPEST or seen > MOST_VALUES:
            raise PydanticCustomError("object_size", "This object has too many values or too many levels.")
        if isinstance(value, dict):
            left += [(inner, depth + 1) for pair in value.items() for inner in pair]
        elif isinstance(value, list):
            left += [(inner, depth + 1) for inner in value]
        elif isinstance(value, str):
            _check_text(value)
        elif isinstance(value, int | float) and not abs(value) <= LARGEST_NUMBER:
            raise PydanticCustomError("object_number", "A number in this object is too large or no number at all.")
    return given


def _check_text(text: str) -> None:
    if len(text) > LONGEST_TEXT or "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise PydanticCustomError("object_text", "A text in this object is too long or has characters it cannot have.")


JsonObject = Annotated[
    dict[str, Any], AfterValidator(_storable), Field(examples=[{"weekdays": [1, 3], "earliest_time": "15:00"}])
]
"""An object of the sender's own making, of a sensible size."""
