"""Queries on tasks: who sees which, what is unread to whom, what is written on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, case, delete, func, insert, or_, select, true, update

from frontdesk.domain.tasks import TaskStatus
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.names import patient_name
from frontdesk.server.db import tables as t
from frontdesk.server.patients.search import fold
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import Kind

T = t.tasks.c
L = t.task_lists.c
N = t.task_notes.c
READS = t.task_reads
R = READS.c
U = t.users.c
A = t.appointments.c

TASK = Kind(t.tasks, "task", "task")
TASK_LIST = Kind(t.task_lists, "task list", "task_list", L.name)
TASK_NOTE = Kind(t.task_notes, "task note", "task")
COLLEAGUE = Kind(t.users, "user", "user", case((U.display_name == "", U.name), else_=U.display_name))
PATIENT = Kind(t.patients, "patient", "patient", patient_name(t.patients))

_OPEN = sorted(status.value for status in TaskStatus if status is not TaskStatus.DONE)

PRIORITY = "TaskPriority"
"""The category of definitions that a task's priority is one of."""

SORTS: dict[str, ColumnElement[Any]] = {
    "entered_at": T.entered_at,
    "updated_at": T.updated_at,
    "remind_at": T.remind_at,
    "finished_at": T.finished_at,
}
"""What tasks can be sorted by."""


def visible(unit: ReadUnit) -> ColumnElement[bool]:
    """Return the condition that a task is in a list that the caller may see."""
    if unit.caller.location_ids is None:
        return true()
    mine = select(L.id).where(L.org_id == unit.org_id, common.in_scope(unit.caller, L.location_id, shared=True))
    return T.list_id.in_(mine)


def is_mine() -> ColumnElement[Any]:
    """Return the join of a task with what one user knows of it."""
    return and_(R.org_id == T.org_id, R.task_id == T.id)


def unread(unit: ReadUnit) -> ColumnElement[bool]:
    """Return the condition that a task asks for the caller's attention, as `domain.tasks.is_unread` says it."""
    me = unit.caller.user_id
    return _unread(unit, _of_reader(me, R.read_at), _of_reader(me, R.is_kept))


def _unread(unit: ReadUnit, read_at: Any, is_kept: Any) -> ColumnElement[bool]:
    me = unit.caller.user_id
    news = and_(T.news_by_id.is_distinct_from(me), or_(read_at.is_(None), read_at < T.news_at))
    due = and_(T.remind_at.is_not(None), T.remind_at <= unit.now, or_(read_at.is_(None), read_at < T.remind_at))
    return and_(
        T.status.in_(_OPEN),
        or_(T.assigned_to_id.is_(None), T.assigned_to_id == me),
        or_(func.coalesce(is_kept, False), news, due),
    )


def _of_reader(user_id: UUID, column: ColumnElement[Any]) -> Any:
    return select(column).where(is_mine(), R.user_id == user_id).correlate(t.tasks).scalar_subquery()


def listed(unit: ReadUnit) -> Select[Any]:
    """Return the selection of the tasks that the caller may see."""
    return common.of_org(unit, TASK).where(visible(unit))


def reads(unit: ReadUnit, task_ids: Collection[UUID]) -> Mapping[UUID, Row[Any]]:
    """Return what the caller has read of these tasks."""
    if not task_ids:
        return {}
    statement = select(R.task_id, R.read_at, R.is_kept).where(
        R.org_id == unit.org_id, R.user_id == unit.caller.user_id, R.task_id.in_(task_ids)
    )
    return {row.task_id: row for row in unit.rows(statement)}


def put_read(unit: WriteUnit, task_id: UUID, *, is_kept: bool) -> None:
    """Note that the caller has read a task just now, or keeps it as unread."""
    mine = (R.org_id == unit.org_id, R.user_id == unit.caller.user_id, R.task_id == task_id)
    values = {"is_kept": True} if is_kept else {"is_kept": False, "read_at": unit.now}
    if unit.execute(update(t.task_reads).where(*mine).values(**values)).rowcount:
        return
    key = {"org_id": unit.org_id, "user_id": unit.caller.user_id, "task_id": task_id}
    unit.execute(insert(t.task_reads).values(**key, **values))


def notes(unit: ReadUnit, task_id: UUID) -> Sequence[Row[Any]]:
    """Return the notes on a task, the first one first."""
    statement = common.of_org(unit, TASK_NOTE).where(N.task_id == task_id)
    return unit.rows(statement.order_by(N.written_at, N.number))


def note_counts(unit: ReadUnit, task_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Return how many notes each of these tasks has."""
    if not task_ids:
        return {}
    statement = (
        select(N.task_id, func.count().label("counted"))
        .where(N.org_id == unit.org_id, N.task_id.in_(task_ids))
        .group_by(N.task_id)
    )
    return {row.task_id: row.counted for row in unit.rows(statement)}


def last_notes(unit: ReadUnit, task_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the latest note on each of these tasks that has any."""
    if not task_ids:
        return {}
    statement = select(N.task_id, N.note).where(N.org_id == unit.org_id, N.task_id.in_(task_ids))
    return {row.task_id: row.note for row in unit.rows(statement.order_by(N.written_at, N.number))}


def visits(unit: ReadUnit, appointment_ids: Collection[UUID | None]) -> Mapping[UUID, Row[Any]]:
    """Return those of these appointments that are there, with their location's name."""
    wanted = {each for each in appointment_ids if each is not None}
    if not wanted:
        return {}
    statement = (
        select(A.id, A.number, A.patient_id, A.location_id, A.status, A.start_at, t.locations.c.name)
        .join(t.locations, and_(t.locations.c.org_id == A.org_id, t.locations.c.id == A.location_id))
        .where(A.org_id == unit.org_id, A.id.in_(wanted))
    )
    return {row.id: row for row in unit.rows(statement)}


def first_priority(unit: ReadUnit) -> UUID | None:
    """Return the priority a task has unless another is said; None where the practice has no words for it."""
    c = t.definitions.c
    statement = (
        select(c.id)
        .where(c.org_id == unit.org_id, c.category == PRIORITY, ~c.is_hidden)
        .order_by(c.item_order, common.bytewise(c.name), c.id)
        .limit(1)
    )
    found: UUID | None = unit.scalar(statement)
    return found


def counts(unit: ReadUnit) -> Sequence[Row[Any]]:
    """Return, of each list with open tasks, its id and name, how many there are, and how many are unread."""
    # Joined once: what was read of each task would otherwise be looked up three times over for every one of them.
    news = func.sum(case((_unread(unit, R.read_at, R.is_kept), 1), else_=0)).label("unread")
    statement = (
        select(L.id, L.name, func.count().label("open"), news)
        .join(t.tasks, and_(T.org_id == L.org_id, T.list_id == L.id))
        .outerjoin(READS, and_(is_mine(), R.user_id == unit.caller.user_id))
        .where(L.org_id == unit.org_id, T.status.in_(_OPEN), visible(unit))
        .group_by(L.id, L.name, L.item_order)
        .order_by(L.item_order, L.id)
    )
    return unit.rows(statement)


def sees_location(unit: ReadUnit, user: Row[Any], location_id: UUID | None) -> bool:
    """Return whether a user may see a location."""
    if location_id is None or user.all_locations:
        return True
    c = t.user_locations.c
    mine = select(c.user_id).where(c.org_id == unit.org_id, c.user_id == user.id, c.location_id == location_id)
    return unit.first(mine) is not None


def put_note(unit: WriteUnit, note_id: UUID, values: Mapping[str, Any]) -> None:
    """Write a new note."""
    stamps = {"created_at": unit.now, "updated_at": unit.now}
    unit.execute(insert(t.task_notes).values(org_id=unit.org_id, id=note_id, **stamps, **values))


def change_note(unit: WriteUnit, row: Row[Any], values: Mapping[str, Any]) -> None:
    """Write other values of a note."""
    one = update(t.task_notes).where(N.org_id == unit.org_id, N.id == row.id)
    unit.execute(one.values(version=row.version + 1, updated_at=unit.now, **values))


def delete_note(unit: WriteUnit, note_id: UUID) -> None:
    """Take a note away."""
    unit.execute(delete(t.task_notes).where(N.org_id == unit.org_id, N.id == note_id))


def place(unit: ReadUnit, list_id: UUID) -> UUID | None:
    """Return the location that a list belongs to; None for everybody's."""
    found: UUID | None = unit.scalar(select(L.location_id).where(L.org_id == unit.org_id, L.id == list_id))
    return found


def saying(unit: ReadUnit, typed: str) -> ColumnElement[bool]:
    """Return the condition that a task's words, or the name of its patient, contain what was typed.

    What has no letter or digit is part of nobody's name. Of a name every word must be found, in whatever order.
    """
    text, name = typed.strip().lower(), fold(typed.strip())
    found = [_contains(_lowered(column, text), text) for column in (T.description, T.short_description)]
    if any(char.isalnum() for char in name):
        p = t.patients.c
        words = [_contains(p.search_name, word) for word in name.replace(",", " ").split()]
        found.append(T.patient_id.in_(select(p.id).where(p.org_id == unit.org_id, *words)))
    return or_(*found)


def _lowered(column: ColumnElement[str], text: str) -> ColumnElement[str]:
    """Return a column with the letters of *text* in lower case, also where the engine knows of A to Z only."""
    lowered: ColumnElement[str] = func.lower(column)
    for char in sorted({char for char in text if not char.isascii() and char.upper() != char}):
        lowered = func.replace(lowered, char.upper(), char)
    return lowered


def _contains(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return column.like(f"%{literal}%", escape="\\")
