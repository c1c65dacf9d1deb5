"""History and events, written at the end of a transaction: numbered, chained, complete."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, update

from frontdesk.server.db.tables import events, history, org_counters
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.caller import Caller

FIRST_HASH = "0" * 64
"""What the first row of a chain follows."""
OWN = "own:"
"""Begins the kept type of an event that only who made the change hears of, on whatever desk; it is told without."""


@dataclass(frozen=True, slots=True)
class PendingHistory:
    """A change as the service reported it."""

    entity: str
    entity_id: UUID
    action: str
    changes: list[dict[str, Any]]
    location_id: UUID | None
    from_status: str | None
    to_status: str | None
    note: str


@dataclass(frozen=True, slots=True)
class PendingEvent:
    """What listeners are to be told."""

    type: str
    entity_id: UUID
    version: int | None
    location_id: UUID | None
    dates: tuple[date, ...]


def changed_fields(changes: Mapping[str, tuple[Any, Any]]) -> list[dict[str, Any]]:
    """Return ``[{field, old, new}]`` of what differs, in plain JSON values."""
    return [
        {"field": field, "old": plain(old), "new": plain(new)}
        for field, (old, new) in changes.items()
        if differs(old, new)
    ]


def differs(old: Any, new: Any) -> bool:
    """Return whether a change from *old* to *new* is one; in JSON, `1` is neither `true` nor `1.0`."""
    return bool(old != new) or (isinstance(new, dict | list) and not _are_alike(old, new))


def _are_alike(one: Any, other: Any) -> bool:
    """Return whether the numbers in two equal JSON values are of the same kind."""
    if isinstance(one, dict):
        return all(_are_alike(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return all(map(_are_alike, one, other))
    return not isinstance(one, int | float) or type(one) is type(other)


def plain(value: Any) -> Any:
    """Return *value* as JSON can hold it; instants in UTC ending in Z, amounts as text."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    return value


def open_ledger(connection: Connection, org_id: UUID) -> None:
    """Begin the counters of a new organisation."""
    connection.execute(
        insert(org_counters).values(
            org_id=org_id, last_event=0, forgotten_event=0, last_history=0, history_head=FIRST_HASH
        )
    )


def row_hash(previous: str, row: Mapping[str, Any]) -> str:
    """Return the hash of a history row that follows *previous*."""
    said = {key: plain(value) for key, value in row.items() if key not in ("hash", "previous_hash")}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


C = org_counters.c
_TAKE_NUMBERS = (
    update(org_counters)
    .where(C.org_id == bindparam("org"))
    .values(last_event=C.last_event + bindparam("events"), last_history=C.last_history + bindparam("entries"))
    .returning(C.last_event, C.last_history, C.history_head)
)
_PUT_HEAD = update(org_counters).where(C.org_id == bindparam("org")).values(history_head=bindparam("head"))
_ADD_HISTORY, _ADD_EVENTS = insert(history), insert(events)


def write_ledger(
    connection: Connection,
    caller: Caller,
    now: datetime,
    changes: Sequence[PendingHistory],
    announcements: Sequence[PendingEvent],
) -> None:
    """Take numbers from the organisation's counters and write the rows.

    The counters' row stays locked until the transaction ends, so a later number always commits later.
    """
    if not changes and not announcements:
        return
    taken = {"org": caller.org_id, "events": len(announcements), "entries": len(changes)}
    row = connection.execute(_TAKE_NUMBERS, taken).one()
    if changes:
        head = _write_history(connection, caller, now, changes, row.last_history - len(changes), row.history_head)
        connection.execute(_PUT_HEAD, {"org": caller.org_id, "head": head})
    if announcements:
        first = row.last_event - len(announcements) + 1
        connection.execute(
            _ADD_EVENTS,
            [
                {
                    "org_id": caller.org_id,
                    "id": number,
                    "type": told.type,
                    "entity_id": told.entity_id,
                    "version": told.version,
                    "location_id": told.location_id,
                    "dates": [day.isoformat() for day in told.dates],
                    "actor_id": caller.user_id,
                    "actor_name": caller.user_name,
                    "client_id": caller.client_id,
                    "occurred_at": now,
                }
                for number, told in enumerate(announcements, first)
            ],
        )


def _write_history(
    connection: Connection, caller: Caller, now: datetime, changes: Iterable[PendingHistory], last: int, head: str
) -> str:
    rows = []
    for sequence, change in enumerate(changes, last + 1):
        row: dict[str, Any] = {
            "org_id": caller.org_id,
            "sequence": sequence,
            "id": new_id(),
            "entity": change.entity,
            "entity_id": change.entity_id,
            "location_id": change.location_id,
            "action": change.action,
            "changed_at": now,
            "user_id": caller.user_id,
            "user_name": caller.user_name,
            "source": caller.source,
            "client_id": caller.client_id,
            "request_id": caller.request_id,
            "from_status": change.from_status,
            "to_status": change.to_status,
            "note": change.note,
            "changes": change.changes,
        }
        row["previous_hash"], row["hash"] = head, row_hash(head, row)
        head = row["hash"]
        rows.append(row)
    connection.execute(_ADD_HISTORY, rows)
    return head
