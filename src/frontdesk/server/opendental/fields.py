"""What a request may say: its parameters and body fields by name and kind, and how each is read.

Names are matched exactly first and then whatever their case, but not where two of them differ in case alone, as
``Confirmed`` and ``confirmed`` do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from pydantic_core import PydanticCustomError

from frontdesk.contract.common import storable
from frontdesk.domain.cells import LONGEST
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.wire import Unreadable
from frontdesk.server.platform.errors import ApiProblem

_WHOLE = re.compile(r"-?\d{1,19}", re.ASCII)
_CELLS = re.compile(r"[X/]+", re.ASCII)
_LIMIT: Final = 2**63


class Kind(Enum):
    """What a value is."""

    NUMBER = auto()
    AMOUNT = auto()
    TEXT = auto()
    FLAG = auto()
    NAME = auto()
    DATE = auto()
    MOMENT = auto()
    TIME = auto()
    COLOR = auto()
    CELLS = auto()
    NUMBER_TEXT = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A named value.

    Attributes:
        name: as the dialect spells it.
        kind: what it is; a ``NAME`` is one of *choices*.
        about: what it means, for the document.
        choices: the texts an enumeration knows.
        is_required: whether a request without it is refused.
        needs: another name that has to come with it.
    """

    name: str
    kind: Kind
    about: str = ""
    choices: tuple[str, ...] = ()
    is_required: bool = False
    needs: str = ""


def number(name: str, about: str = "", *, required: bool = False, needs: str = "") -> Field:
    """Return a field that holds a key or a count."""
    return Field(name, Kind.NUMBER, about, is_required=required, needs=needs)


def words(name: str, about: str = "", *, required: bool = False) -> Field:
    """Return a field that holds text."""
    return Field(name, Kind.TEXT, about, is_required=required)


def flag(name: str, about: str = "", *, required: bool = False) -> Field:
    """Return a field that holds yes or no."""
    return Field(name, Kind.FLAG, about, is_required=required)


def named(name: str, *choices: str, about: str = "", required: bool = False) -> Field:
    """Return a field that holds one of *choices*."""
    return Field(name, Kind.NAME, about, choices, is_required=required)


def day(name: str, about: str = "") -> Field:
    """Return a field that holds a date."""
    return Field(name, Kind.DATE, about)


def moment(name: str, about: str = "", *, required: bool = False) -> Field:
    """Return a field that holds a wall-clock moment."""
    return Field(name, Kind.MOMENT, about, is_required=required)


def bad_request(sentence: str) -> ApiProblem:
    """Return the refusal of a request that is wrong in itself."""
    return ApiProblem(400, "bad_request", sentence)


class Names:
    """The names a request may use, and which of them it means."""

    def __init__(self, fields: Iterable[Field], ignored: Iterable[str] = ()) -> None:
        self.fields = {field.name: field for field in fields}
        self._known = {*self.fields, *ignored}
        folded: dict[str, list[str]] = {}
        for name in self._known:
            folded.setdefault(name.lower(), []).append(name)
        self._folded = {lower: names[0] for lower, names in folded.items() if len(names) == 1}

    def meant(self, said: str) -> str | None:
        """Return the name that was meant, or None for one that is not known."""
        return said if said in self._known else self._folded.get(said.lower())

    def read(self, given: Mapping[str, Any], what: str, *, from_query: bool = False) -> dict[str, Any]:
        """Return the values under their names; what is known but not to be set is left out.

        Args:
            given: Names and values as sent.
            what: What an unknown name is not a valid one of, as in "parameter".
            from_query: Whether an empty value means that there is none.

        Raises:
            ApiProblem: An unknown name, a value that cannot be, or a required one that is not there: 400.
        """
        values: dict[str, Any] = {}
        for said, value in given.items():
            name = self.meant(said)
            if name is None:
                raise bad_request(f'"{_quoted(said)}" is not a valid {what}.')
            field = self.fields.get(name)
            if field is None or (from_query and value == ""):
                continue
            try:
                values[name] = _READERS[field.kind](value, field)
            except Unreadable as wrong:
                raise bad_request(f"{name} {wrong}.") from wrong
        for name in values:
            other = self.fields[name].needs
            if other and other not in values:
                raise bad_request(f"{name} requires {other}.")
        for field in self.fields.values():
            if field.is_required and (field.name not in values or values[field.name] in ("", None)):
                raise bad_request(f"{field.name} is required.")
        return values


def _quoted(said: str) -> str:
    # What is echoed is short and visible: it is a name, unless somebody sent something else in its place.
    return said if len(said) <= 40 and said.isprintable() and said.isascii() else "…"


def _read_number(value: Any, field: Field) -> int:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not -_LIMIT <= value < _LIMIT:
        raise Unreadable("must be a whole number")
    return value


def _read_text(value: Any, field: Field) -> str:
    if not isinstance(value, str):
        raise Unreadable("must be text")
    try:
        return storable(value)
    except PydanticCustomError as error:
        raise Unreadable("holds a character that cannot be kept") from error


def _read_name(value: Any, field: Field) -> str:
    if isinstance(value, str):
        for choice in field.choices:
            if choice.lower() == value.lower():
                return choice
    raise Unreadable(f"must be one of {', '.join(field.choices)}")


def _read_cells(value: Any, field: Field) -> str:
    if not isinstance(value, str) or not _CELLS.fullmatch(value):
        raise Unreadable("must be written with X and /")
    return value[:LONGEST]


def _of_text(read: Callable[[str], Any]) -> Callable[[Any, Field], Any]:
    return lambda value, field: read(_read_text(value, field))


_READERS: Final[dict[Kind, Callable[[Any, Field], Any]]] = {
    Kind.NUMBER: _read_number,
    Kind.TEXT: _read_text,
    Kind.FLAG: lambda value, field: wire.read_flag(value),
    Kind.NAME: _read_name,
    Kind.DATE: _of_text(wire.read_date),
    Kind.MOMENT: _of_text(wire.read_moment),
    Kind.COLOR: _of_text(wire.read_color),
    Kind.CELLS: _read_cells,
}
