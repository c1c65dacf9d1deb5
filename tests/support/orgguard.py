"""Watches every statement the server sends: each one that touches an organisation's rows has to name the organisation.

A statement is judged by its structure, not by its text. In every scope of it (the statement, a subquery, an EXISTS)
each table has to be tied to a parameter through equalities of ``org_id``, directly or over the other tables of the
scope and of those around it. An insert has to fill ``org_id``. SQL written as text cannot be judged and so may not
name such a table at all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.dml import Delete, Insert, Update
from sqlalchemy.sql.elements import BinaryExpression, BindParameter, BooleanClauseList, ClauseElement, ColumnElement
from sqlalchemy.sql.selectable import Alias, CompoundSelect, FromClause, Join, Select, _from_objects
from sqlalchemy.sql.selectable import Subquery as FromSelect

from frontdesk.server.db import tables as t

CROSS_ORGANISATION: dict[tuple[str, str], str] = {
    ("server.platform.auth", "_sign_in"): "whoever signs in gives a name and no organisation",
    ("server.platform.audit", "organisations_of"): "walks the organisations to verify each one's history",
    ("server.cli.founding", "only_practice"): "finds out whether the database holds one organisation or several",
    ("server.practice.filling", "_opening"): "an import may find its organisation by the database holding no other",
    ("server.practice.filling", "practice_name"): "names the one practice of a database, for who opens it",
    ("server.practice.founding", "founding"): "founds an organisation, and looks which ones there are already",
    ("server.opendental.delivery", "_due"): "walks the organisations, one after the other",
    ("server.blockouts.lapsing", "holders_of_lapsed"): "looks in all organisations at once for what has lapsed",
    ("server.platform.maintenance", "forget_old"): "walks the organisations, one after the other",
    ("server.db.postgresql", "tend"): "counts what whole tables hold, for everybody's plans",
    ("server.db.migrations", "_upgrade"): "changes the tables themselves, for everybody",
}
"""Functions whose statements may reach over organisations: module below ``frontdesk``, name, and why."""

_PASSED_THROUGH = ("sqlalchemy.", "contextlib", __name__, "frontdesk.server.platform.unit")
"""Modules that only hand a statement on."""

_Scopes = tuple[frozenset[Any], ...]
"""What the scopes around a select list, the outermost first."""

_TABLES = {table.name for table in t.metadata.tables.values()}
_NAMES = re.compile(rf"\b({'|'.join(sorted(_TABLES))})\b")


def unbound(statement: ClauseElement, filled: Iterable[str] = ()) -> set[str]:
    """Return the tables that *statement* touches without naming the organisation.

    *filled* are the columns an insert fills besides those it names itself.
    """
    found: set[str] = set()
    _judge(statement, (), frozenset(), frozenset(filled), found)
    return found


def _judge(
    statement: Any, outer: _Scopes, tied_outside: frozenset[Any], filled: frozenset[str], found: set[str]
) -> None:
    if isinstance(statement, CompoundSelect):
        for part in statement.selects:
            _judge(part, outer, tied_outside, filled, found)
        return
    if isinstance(statement, Insert):
        named = (*(statement._values or {}), *(statement._select_names or ()))
        given = filled | {getattr(column, "key", column) for column in named}
        if _org_column(statement.table) is not None and _org_column(statement.table).key not in given:
            found.add(statement.table.name)
        if statement.select is not None:
            _judge(statement.select, outer, tied_outside, filled, found)
        _inner(list((statement._values or {}).values()), (), tied_outside, found)
        return
    if not isinstance(statement, Select | Update | Delete):
        return
    conditions = [*statement._where_criteria]
    leaves: list[Any] = []
    sources = _listed(statement, outer) if isinstance(statement, Select) else [statement.table]
    for source in sources:
        _take_apart(source, leaves, conditions)
    # A table that stands around it too, but is listed here again, has to be tied here again.
    tied = _tied(conditions, tied_outside.difference(leaves))
    for leaf in leaves:
        if isinstance(leaf, FromSelect):
            _judge(leaf.element, (), frozenset(), filled, found)
        elif _org_column(leaf) is not None and leaf not in tied:
            found.add(getattr(leaf, "element", leaf).name)
    shown = [*statement._raw_columns, *statement._order_by_clauses] if isinstance(statement, Select) else []
    _inner([*conditions, *shown], (*outer, frozenset(_from_objects(*sources))), tied, found)


def _listed(statement: Select[Any], outer: _Scopes) -> Iterable[Any]:
    """Return what a select lists behind its FROM, compiled inside of these scopes.

    The one right around it lends its tables unasked, those further out only to whoever names them in ``correlate``.
    """
    state = statement._compile_state_factory(statement, statement._default_compiler())
    around = outer[-1] if outer else frozenset()
    listed: Iterable[Any] = state._get_display_froms(frozenset().union(*outer), around)
    return listed


def _inner(elements: Iterable[Any], outer: _Scopes, tied: frozenset[Any], found: set[str]) -> None:
    """Judge the selects inside of expressions, without looking into what they contain themselves."""
    for element in elements:
        waiting = [element]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Select | CompoundSelect):
                _judge(one, outer, tied, frozenset(), found)
            elif isinstance(one, visitors.Visitable) and not isinstance(one, FromClause):
                waiting.extend(one.get_children())


def _take_apart(source: Any, leaves: list[Any], conditions: list[ColumnElement[Any]]) -> None:
    if isinstance(source, Join):
        conditions.append(source.onclause)
        _take_apart(source.left, leaves, conditions)
        _take_apart(source.right, leaves, conditions)
    else:
        leaves.append(source)


def _tied(conditions: Iterable[Any], tied_outside: frozenset[Any]) -> frozenset[Any]:
    """Return the tables whose organisation follows from a parameter, given those of the scopes around."""
    tied = set(tied_outside)
    pairs: list[tuple[Any, Any]] = []
    for condition in _required(conditions):
        if not isinstance(condition, BinaryExpression):
            continue
        left, right = _owner(condition.left), _owner(condition.right)
        if condition.operator is operators.in_op and left is not None and isinstance(condition.right, BindParameter):
            tied.add(left)
        if condition.operator is not operators.eq:
            continue
        if left is not None and right is not None:
            pairs.append((left, right))
        elif left is not None and isinstance(condition.right, BindParameter):
            tied.add(left)
    while True:
        further = {side for pair in pairs for side in pair if tied & set(pair)} - tied
        if not further:
            return frozenset(tied)
        tied |= further


def _required(conditions: Iterable[Any]) -> Iterator[Any]:
    """Give the conditions that all have to hold; what stands behind an OR ties nothing."""
    for condition in conditions:
        element = getattr(condition, "element", condition) if type(condition).__name__ == "Grouping" else condition
        if isinstance(element, BooleanClauseList) and element.operator is operators.and_:
            yield from _required(element.clauses)
        else:
            yield element


def _org_column(table: Any) -> Any:
    origin = table.element if isinstance(table, Alias) else table
    if origin is t.organisations:
        return table.c.id
    return table.c.get("org_id") if getattr(origin, "name", None) in _TABLES else None


def _owner(column: Any) -> Any:
    """Return the table of an organisation's column, or None for anything else."""
    table = getattr(column, "table", None)
    return table if table is not None and _org_column(table) is column else None


@dataclass
class OrgGuard:
    """Collects what was sent without its organisation.

    Attributes:
        faults: one sentence for each statement found wanting, since they were last taken.
        judged: how many different statements were looked at.
    """

    faults: list[str] = field(default_factory=list)
    _verdicts: dict[str, set[str]] = field(default_factory=dict)

    @property
    def judged(self) -> int:
        return len(self._verdicts)

    def take(self) -> list[str]:
        """Return the faults and forget them."""
        found, self.faults = self.faults, []
        return found

    def before_cursor_execute(
        self, connection: Any, cursor: Any, sql: str, parameters: Any, context: Any, executemany: bool
    ) -> None:
        """Look at a statement on its way to the database."""
        verdict = self._verdicts.get(sql)
        if verdict is None:
            compiled = getattr(context, "compiled", None)
            statement = getattr(compiled, "statement", None)
            if isinstance(statement, Select | CompoundSelect | Insert | Update | Delete):
                verdict = unbound(statement, compiled.column_keys or ())
            else:
                verdict = set(_NAMES.findall(sql))
            self._verdicts[sql] = verdict
        if verdict:
            sender = _sender()
            if sender is not None:
                self.faults.append(f"{sender} reaches {sorted(verdict)} without the organisation: {sql}")


def _sender() -> str | None:
    """Return which function of the server sends the statement, or None for a test's own and for the exceptions."""
    frame = sys._getframe(1)
    sender = None
    while frame is not None:
        module, name = frame.f_globals.get("__name__", ""), frame.f_code.co_name
        if (module.removeprefix("frontdesk."), name) in CROSS_ORGANISATION:
            return None
        if sender is None and not module.startswith(_PASSED_THROUGH):
            if not module.startswith("frontdesk."):
                return None
            sender = f"{module}.{name}"
        frame = frame.f_back
    return sender


@contextmanager
def guarded() -> Iterator[OrgGuard]:
    """Watch every engine of this process."""
    guard = OrgGuard()
    event.listen(Engine, "before_cursor_execute", guard.before_cursor_execute)
    try:
        yield guard
    finally:
        event.remove(Engine, "before_cursor_execute", guard.before_cursor_execute)
