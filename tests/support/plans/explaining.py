"""What a statement will read of the tables that grow, in the database's own words.

A table is *looked up* where an index narrows it down by more than the organisation. It is read *in order* where an
index gives its rows as they are wanted and the page ends the reading. Anything else takes longer with every row there
is, and is a `Walk`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import sqlcipher3.dbapi2 as sqlcipher3

from frontdesk.server.db import tables as t
from frontdesk.server.db.planning import POSTGRESQL_PLANNING

FEW = {
    "organisations": "one for each practice",
    "users": "colleagues",
    "user_locations": "colleagues",
    "locations": "offices",
    "operatories": "rooms",
    "operatory_providers": "rooms",
    "providers": "colleagues",
    "definitions": "the practice's own words",
    "procedure_codes": "a price list",
    "appointment_types": "kinds of visits",
    "appointment_type_locations": "kinds of visits",
    "appointment_rules": "pairs of kinds of visits",
    "flow_statuses": "steps of a visit",
    "recall_types": "kinds of recalls",
    "recall_triggers": "kinds of recalls",
    "blockout_types": "kinds of blocked time",
    "blockout_templates": "weeks laid by hand",
    "blockout_template_items": "weeks laid by hand",
    "schedule_templates": "a working week of each colleague",
    "schedule_views": "views of each colleague",
    "view_choices": "views of each colleague",
    "saved_searches": "searches of each colleague",
    "holidays": "a few days a year",
    "task_lists": "lists of tasks",
    "org_counters": "one for each practice",
    "opendental_keys": "programs that were let in",
    "opendental_subscriptions": "programs that were let in",
    "spent_numbers": "numbers of deleted rows, looked up by SQLite's triggers alone",
}
"""Tables that a practice fills once and that stay short, and why. Every other table grows."""

GROWING = frozenset(t.metadata.tables) - FEW.keys()

_STEP = re.compile(r"(SCAN|SEARCH) (\w+)(?: USING .*?(?:\((?P<by>.*)\))?)?(?: LEFT-JOIN)?$")
_ALIAS = re.compile(r"\b(?:FROM|JOIN|,)\s*(\w+) AS (\w+)")
_PARAMETER = re.compile(r"%\((\w+)\)s")
_COMPARED = re.compile(r"\(?\(?(?:\w+\.)?(\w+)\)?(?:::\w+)? (?:=|<|>|<=|>=|IS|~)")


@dataclass(frozen=True)
class Walk:
    """A table that a statement goes through from end to end: all of it, or all of the organisation's rows."""

    table: str
    how: str


class SqlitePlans:
    """Explains the statements of a file."""

    def __init__(self, path: str) -> None:
        self._connection = sqlcipher3.connect(path, isolation_level=None)

    def walks(self, sql: str, parameters: Any, *, for_any: bool = False) -> Iterator[Walk]:
        """Give the tables that a statement walks through; SQLite plans all of them *for_any* values."""
        rows = self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
        names = {alias: table for table, alias in _ALIAS.findall(sql)}
        sorts = any("FOR ORDER BY" in row[3] or "FOR GROUP BY" in row[3] for row in rows)
        outermost = True
        for row in rows:
            step = _STEP.match(row[3])
            if step is None:
                continue
            table = names.get(step[2], step[2])
            is_ordered = outermost and "LIMIT" in sql and not sorts
            outermost = False
            if table not in GROWING:
                continue
            by = re.findall(r"(\w+)[=<>]", step["by"] or "")
            if set(by) <= {"org_id"} and not is_ordered:
                yield Walk(table, row[3])

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


class PostgresqlPlans:
    """Explains the statements of a database.

    *forced* where its tables are too short for indexes to pay: anything but looking up is made dear, so that what walks
    nevertheless has nothing to look up in. In a long book PostgreSQL decides, and whoever asks for a good part of a
    table gets it read as a whole: that is what was asked for.
    """

    MUCH = 0.1
    """Such a share of a table is read as a whole, whatever its indexes."""

    SHORT = 8
    """So is a table of so few pages."""

    def __init__(self, url: str, *, forced: bool) -> None:
        self._connection = psycopg.connect(url, autocommit=True, options=POSTGRESQL_PLANNING)
        told = self._connection.execute("SELECT relname, reltuples, relpages FROM pg_class").fetchall()
        self._rows = {table: rows for table, rows, _ in told}
        self._short = {table for table, _, pages in told if pages <= self.SHORT}
        self._forced = forced
        if forced:
            for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin"):
                self._connection.execute(f"SET enable_{way} = off")

    def walks(self, sql: str, parameters: Any, *, for_any: bool = False) -> Iterator[Walk]:
        """Give the tables that a statement walks through with these values, or planned once *for_any* values."""
        if for_any:
            names = {name: f"${number}" for number, name in enumerate(parameters, 1)}
            planned = _PARAMETER.sub(lambda found: names[found[1]], sql).replace("%%", "%")
            explained = self._connection.execute(f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {planned}")
        else:
            explained = self._connection.execute(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
        found: Any = explained.fetchone()
        said = found[0] if isinstance(found[0], list) else json.loads(found[0])
        yield from self._of(said[0]["Plan"], is_limited=False, for_any=for_any)

    def _of(self, node: dict[str, Any], *, is_limited: bool, for_any: bool) -> Iterator[Walk]:
        kind: str = node["Node Type"]
        is_limited = kind == "Limit" or (is_limited and not kind.startswith(("Sort", "Hash", "Aggregate", "WindowAgg")))
        below = node.get("Plans", [])
        table = node.get("Relation Name")
        if table in GROWING and not _is_looked_up(node):
            is_ordered = is_limited and kind in ("Index Scan", "Index Only Scan")
            # Without values, how many rows are expected says nothing of how many somebody asked for.
            is_much = not for_any and node["Plan Rows"] >= self.MUCH * self._rows[table]
            is_wanted = not self._forced and (table in self._short or is_much)
            if not is_ordered and not is_wanted:
                yield Walk(table, _in_words(node))
        for number, each in enumerate(below):
            # Of a join only the outer side gives the order; the inner side is gone through for each of its rows.
            yield from self._of(each, is_limited=is_limited and number == 0, for_any=for_any)

    def close(self) -> None:
        """Let the database go."""
        self._connection.close()


def _in_words(node: dict[str, Any]) -> str:
    own = " ".join(str(node[part]) for part in ("Node Type", "Index Name", "Index Cond") if part in node)
    below = [_in_words(each) for each in node.get("Plans", []) if "Bitmap" in each["Node Type"]]
    return " <- ".join((own, *below))


def _is_looked_up(node: dict[str, Any]) -> bool:
    kind = node["Node Type"]
    if kind in ("Index Scan", "Index Only Scan", "Bitmap Index Scan"):
        parts = re.split(r" AND ", node.get("Index Cond", ""))
        named = {found[1] for part in parts if (found := _COMPARED.match(part.lstrip("("))) is not None}
        return not named <= {"org_id"}
    if kind in ("Bitmap Heap Scan", "BitmapAnd"):
        return any(_is_looked_up(each) for each in node["Plans"])
    return kind == "BitmapOr" and all(_is_looked_up(each) for each in node["Plans"])
