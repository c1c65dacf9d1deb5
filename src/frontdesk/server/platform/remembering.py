"""What is worked out from rows, remembered by the rows themselves: equal rows mean the same, whoever wrote them.

The database is asked every time; only what follows from its rows alone is not worked out again. So nothing here can
be out of date, be the change another process's, an import's or a hand's.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Integer, Select, bindparam

from frontdesk.server.platform.unit import ReadUnit

V = TypeVar("V")
Raw = tuple[Any, ...]
"""A row as the driver hands it over: equal to another one only if the database holds the same."""


_SIZE, _OFFSET = bindparam("size", type_=Integer), bindparam("offset", type_=Integer)


def paged(statement: Select[Any]) -> Select[Any]:
    """Return an ordered *statement* limited to a page; its parameters are called ``size`` and ``offset``."""
    return statement.limit(_SIZE).offset(_OFFSET)


class KeptSelect:
    """A select that is put together once; its rows are turned into values only where somebody has to read them.

    Attributes:
        statement: The select; its parameters are bound by name.
    """

    def __init__(self, statement: Select[Any]) -> None:
        self.statement = statement
        self._row: Any = namedtuple("Row", statement.selected_columns.keys())  # type: ignore[misc]
        self._turns: dict[str, list[tuple[int, Callable[[Any], Any]]]] = {}

    def raw(self, unit: ReadUnit, parameters: Mapping[str, Any]) -> list[Raw]:
        """Return the rows as they come; their columns must hold nothing that cannot be hashed on either engine."""
        result = unit.connection.execute(self.statement, dict(parameters))
        # Past SQLAlchemy's own rows, which turn every value although nearly none will be looked at.
        found = result.cursor.fetchall()
        result.close()
        return [*found]

    def read(self, unit: ReadUnit, raw: Raw) -> Any:
        """Return a raw row with its values, by the names of the columns."""
        values = list(raw)
        for index, turn in self._of(unit.connection.dialect):
            values[index] = turn(values[index])
        return self._row._make(values)

    def first(self, unit: ReadUnit, raw: Raw) -> Any:
        """Return the value of a raw row's first column."""
        turns = self._of(unit.connection.dialect)
        return turns[0][1](raw[0]) if turns and turns[0][0] == 0 else raw[0]

    def _of(self, dialect: Dialect) -> list[tuple[int, Callable[[Any], Any]]]:
        """Return which columns' values have to be turned, and how."""
        turns = self._turns.get(dialect.name)
        if turns is None:
            turns = self._turns[dialect.name] = self._turns_of(dialect)
        return turns

    def _turns_of(self, dialect: Dialect) -> list[tuple[int, Callable[[Any], Any]]]:
        found = (
            column.type.dialect_impl(dialect).result_processor(dialect, None)
            for column in self.statement.selected_columns
        )
        return [(index, turn) for index, turn in enumerate(found) if turn is not None]


class Remembered(Generic[V]):
    """Values by what they follow from, the most recently used *most* to twice *most* of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[Hashable, V] = {}
        self._old: dict[Hashable, V] = {}

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Return the value of *key*, made by *make* if it is not remembered.

        Threads need no lock here: at worst two of them make the same value.
        """
        young, old = self._young, self._old
        found = young.get(key)
        if found is None:
            found = old.get(key)
            if found is None:
                found = make()
            if len(young) >= self._most:
                self._old, self._young = young, {}
            self._young[key] = found
        return found


def grouped(rows: Sequence[Raw]) -> dict[Any, tuple[Raw, ...]]:
    """Return rows by their first column, each group in its order."""
    groups: dict[Any, list[Raw]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return {first: tuple(several) for first, several in groups.items()}
