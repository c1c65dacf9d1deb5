"""What the surface can be asked: operations, each with its place, its permission and what it takes and answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from frontdesk.server.opendental.fields import Field, Names, day, words
from frontdesk.server.opendental.numbers import Numbers
from frontdesk.server.opendental.wire import Format
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

Row = dict[str, Any]


class Permission(StrEnum):
    """What a key pair may do."""

    READ_ALL = "ReadAll"
    ALL_OTHERS = "AllOthers"
    COMM = "Comm"
    APPOINTMENTS = "Appointments"
    PATIENTS = "Patients"
    SETUP = "Setup"


@dataclass(slots=True)
class Asked:
    """One request, read.

    Attributes:
        unit: the unit of work; one that writes where the operation does.
        keys: the numbers in its path.
        query, body: its parameters and fields, by name.
        limit, offset: which rows of a list.
        format: how to write dates.
        key_id: the key pair it was signed with.
        customer_key: the half of the pair that names the office.
        permissions: what the pair may do.
    """

    unit: Any
    keys: Mapping[str, int]
    query: Mapping[str, Any]
    body: Mapping[str, Any]
    limit: int
    offset: int
    format: Format
    key_id: Any
    customer_key: str
    permissions: Collection[Permission] = ()
    numbers: Numbers = field(init=False)

    def __post_init__(self) -> None:
        """Prepare to turn ids into numbers."""
        self.numbers = Numbers(self.unit)

    @property
    def reading(self) -> ReadUnit:
        """The unit of work, to read with."""
        unit: ReadUnit = self.unit
        return unit

    @property
    def writing(self) -> WriteUnit:
        """The unit of work, to write with."""
        unit: WriteUnit = self.unit
        return unit

    def server_time(self) -> str:
        """Return the office's clock as the dialect tells it, to go on from with the next question."""
        return self.format.moment(self.unit.now)

    def page(self, rows: Sequence[Any]) -> Sequence[Any]:
        """Return the asked-for part of rows that were all read."""
        return rows[self.offset : self.offset + self.limit]


Handler = Callable[[Asked], Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask.

    Attributes:
        method, path: where; a segment in braces is a number.
        permission: what the key pair needs.
        handler: what answers, in a unit of work.
        summary: what it does, for the document.
        query, body: what it takes; no body is not the same as an empty one.
        ignored: body fields that are known but not to be set.
        shape: the fields of what it answers, in their order; none for an empty answer.
        is_list: whether it answers with a list, in pages.
        writes: whether it needs a unit of work that writes.
        made: the field of a made thing that its location ends with.
    """

    method: str
    path: str
    permission: Permission
    handler: Handler
    summary: str
    query: tuple[Field, ...] = ()
    body: tuple[Field, ...] | None = None
    ignored: tuple[str, ...] = ()
    shape: tuple[Field, ...] = ()
    is_list: bool = False
    writes: bool = False
    made: str = ""

    @property
    def segments(self) -> tuple[str, ...]:
        """The parts of its path."""
        return tuple(self.path.split("/"))

    @property
    def parameters(self) -> tuple[Field, ...]:
        """All parameters it takes, with those that shape every answer."""
        return (*self.query, *((LIMIT, OFFSET) if self.is_list else ()), *(FORMATS if self.shape else ()))

    def query_names(self) -> Names:
        """Return the names its query may use."""
        return Names(self.parameters)

    def body_names(self) -> Names:
        """Return the names its body may use."""
        return Names(self.body or (), self.ignored)


def reads(path: str, summary: str, handler: Handler, shape: Sequence[Field], *query: Field) -> Operation:
    """Return an operation that reads one thing."""
    return Operation("GET", path, Permission.READ_ALL, handler, summary, query, shape=tuple(shape))


def lists(path: str, summary: str, handler: Handler, shape: Sequence[Field], *query: Field) -> Operation:
    """Return an operation that reads a list, in pages."""
    return Operation("GET", path, Permission.READ_ALL, handler, summary, query, shape=tuple(shape), is_list=True)


LIMIT = words("Limit", "At most so many rows.")
OFFSET = words("Offset", "Leave out so many rows.")
FORMATS = (
    words("DateFormatString", "The .NET format of every date in the answer."),
    words("DateTimeFormatString", "The .NET format of every date with a time in the answer."),
)
DATES = (
    day("date", "On this day."),
    day("dateStart", "On this day or later."),
    day("dateEnd", "On this day or earlier."),
)
