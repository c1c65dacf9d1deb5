"""Whether the history is as it was written: the chain of hashes, walked from its first row to its last."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Text, cast, select, union

from frontdesk.server.db.tables import history, org_counters, organisations
from frontdesk.server.platform.ledger import FIRST_HASH, row_hash

AT_A_TIME = 1000
"""Rows held in memory, however long the history is."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """Where a chain breaks first.

    Attributes:
        sequence: The number of the row that is not as it was written, or that should be there.
        at: When the row says it was written; None where there is no such row.
        why: What is wrong, in words that follow "row 7: ".
    """

    sequence: int
    at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk along an organisation's chain found.

    Attributes:
        org_id: The organisation.
        rows: Rows that hold: all of them, or those before the broken link.
        head: The hash of the last of them, which stands for all of them.
        broken: The first broken link, or None.
    """

    org_id: UUID
    rows: int
    head: str
    broken: BrokenLink | None


def organisations_of(connection: Connection) -> list[UUID]:
    """Return every organisation of the database, oldest first; those that only left their history behind come last."""
    by_age = (organisations.c.created_at, organisations.c.id)
    there = list(connection.execute(select(organisations.c.id).order_by(*by_age)).scalars())
    left = connection.execute(union(select(org_counters.c.org_id), select(history.c.org_id))).scalars()
    return [*there, *sorted({*left} - {*there})]


def first_broken_link(connection: Connection, org_id: UUID) -> BrokenLink | None:
    """Return the first row that was altered, removed, put in or exchanged, or None if all are as they were written."""
    return walk(connection, org_id).broken


def walk(connection: Connection, org_id: UUID) -> Walk:
    """Walk along an organisation's chain, in bounded memory, up to its end or its first broken link.

    Removing the newest rows is noticed too, since the counters remember how many there were and the last hash. Who
    may write both tables and knows how the hashes are made can make a chain anew; only a hash that was noted
    elsewhere before tells that one from the first.
    """
    head, holding = FIRST_HASH, 0
    try:
        for row in _rows(connection, org_id):
            why = _fault(row, holding + 1, head)
            if why is not None:
                missing = row.sequence > holding + 1
                broken = BrokenLink(holding + 1 if missing else row.sequence, None if missing else row.changed_at, why)
                return Walk(org_id, holding, head, broken)
            head, holding = row.hash, row.sequence
    except (ValueError, TypeError, ArithmeticError):
        # What stands there cannot even be read: we never wrote that.
        return Walk(org_id, holding, head, BrokenLink(holding + 1, None, "it cannot be read"))
    return Walk(org_id, holding, head, _end(connection, org_id, holding, head))


def _rows(connection: Connection, org_id: UUID) -> Iterator[Row[Any]]:
    # As it stands there: what says two things of one field reads as the last of them, and to others as the first.
    read = [cast(each, Text).label(each.name) if each is history.c.changes else each for each in history.c]
    mine = select(*read).where(history.c.org_id == org_id).order_by(history.c.sequence)
    with connection.execute(mine, execution_options={"yield_per": AT_A_TIME}) as rows:
        yield from rows


def _fault(row: Row[Any], expected: int, head: str) -> str | None:
    if row.sequence > expected:
        return (
            "it was removed" if row.sequence == expected + 1 else f"it and those up to {row.sequence - 1} were removed"
        )
    if row.sequence < expected:
        return "it was put in before the first row"
    said = {**row._mapping, "changes": json.loads(row.changes, object_pairs_hook=_saying_one_thing)}
    if row.hash != row_hash(row.previous_hash, said):
        return "what it says was changed after it was written"
    if row.previous_hash != head:
        return "it does not follow the row before it: rows were exchanged, put in or written anew"
    return None


def _saying_one_thing(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("said twice")
    return said


def _end(connection: Connection, org_id: UUID, rows: int, head: str) -> BrokenLink | None:
    if connection.execute(select(organisations.c.id).where(organisations.c.id == org_id)).one_or_none() is None:
        return BrokenLink(rows + 1, None, "the organisation itself was removed")
    c = org_counters.c
    counters = connection.execute(select(c.last_history, c.history_head).where(c.org_id == org_id)).one_or_none()
    if counters is None:
        return BrokenLink(rows + 1, None, "the organisation's counters were removed, so the end cannot be checked")
    if counters.last_history > rows:
        return BrokenLink(rows + 1, None, f"the newest rows were removed; there were {counters.last_history}")
    if counters.last_history < rows:
        return BrokenLink(counters.last_history + 1, None, "it was put in behind the last row")
    if counters.history_head != head:
        return BrokenLink(rows, None, "it is not the row that was written last")
    return None
