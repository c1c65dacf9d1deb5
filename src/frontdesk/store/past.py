"""What happened to visits: one line for each change, and a visit as it was after any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

Entry = str | Mapping[str, str]
"""One of several: its name, or its parts by what they are called; what it lacks is left out."""

Value = str | tuple[Entry, ...] | None
"""What a field held, in words; instants are written in UTC, lists are lists of names or of entries with parts."""

Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class PastChange:
    """One change of one visit.

    Attributes:
        source: through what it was done, such as ``desktop`` or ``api``.
        desk: how the desk or program calls itself.
        start: when the visit starts, or started at last.
        status: the visit's status today; None once it is deleted, or where that is not known.
    """

    id: UUID
    visit_id: UUID
    action: str
    at: datetime
    who: str = ""
    source: str = ""
    desk: str = ""
    note: str = ""
    from_status: str = ""
    to_status: str = ""
    changes: tuple[FieldChange, ...] = ()
    patient_id: UUID | None = None
    patient_name: str = ""
    location_id: UUID | None = None
    start: datetime | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """Changes, the latest first; or why they are not known.

    Attributes:
        total: how many there are in all.
    """

    rows: tuple[PastChange, ...] = ()
    total: int = 0
    trouble: str = ""


def states(rows: Sequence[PastChange]) -> list[Fields]:
    """Return a visit as it was after each of its changes, *rows* and states from the oldest on.

    A field that no change tells of is left out; what it held before its first change is taken from that change.
    """
    state: Fields = {}
    for row in reversed(rows):
        for change in row.changes:
            state[change.field] = _before(change, state.get(change.field))
    found: list[Fields] = []
    for row in rows:
        for change in row.changes:
            state[change.field] = _after(change, state.get(change.field))
        found.append({name: value for name, value in state.items() if value is not None})
    return found


def _after(change: FieldChange, held: Value) -> Value:
    if not _is_one_of_many(change):
        return change.new
    rest = list(held) if isinstance(held, tuple) else []
    if isinstance(change.old, str) and change.old in rest:
        rest.remove(change.old)
    return (*rest, change.new) if isinstance(change.new, str) else tuple(rest)


def _before(change: FieldChange, held: Value) -> Value:
    return _after(FieldChange(change.field, change.new, change.old), held)


def _is_one_of_many(change: FieldChange) -> bool:
    """Say whether the change tells only what came or went, as for a procedure that is added."""
    return change.field == "procedures" and not isinstance(change.old, tuple) and not isinstance(change.new, tuple)
