"""Goes through a database after a campaign: does it hold what was answered, once, and nothing else?"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, func, select, text
from sqlalchemy.exc import DBAPIError

from frontdesk.server.cli.opening import FILE_NAME
from frontdesk.server.db.engines import Engines, open_engines
from frontdesk.server.db.tables import appointments, events, history, idempotency, metadata, org_counters
from frontdesk.server.platform.audit import first_broken_link


@dataclass(frozen=True, slots=True)
class Written:
    """A request that was answered: its key, the status, and whether asking again gave another answer.

    What *said_nothing_new*, as a move to where the visit is, was answered and is in no history.
    """

    key: str
    status: int
    answered_otherwise: bool = False
    said_nothing_new: bool = False


def faults(where: str, org: str, written: list[Written], visits: dict[str, dict[str, Any]]) -> dict[str, int]:
    """Count what is wrong; nothing is if all are 0.

    Args:
        where: The data folder, or the database's address.
        org: The organisation.
        written: Every request that was answered. Its key was its request id too, so that history tells what it did.
        visits: Each visit as the last answer about it showed it.

    Returns:
        ``lost``: answered as done and not in the history, or a visit that is not as answered.
        ``applied_twice``: in the history at more than one moment.
        ``done_though_refused``: in the history, though the answer was a refusal, or there was nothing new to do.
        ``unknown``: visits nobody was told of. ``answered_otherwise``: another answer to the same key.
        ``double_bookings``, ``audit_breaks``, ``event_gaps``, ``integrity``: what the names say.
    """
    engines = open_engines(where if "://" in where else Path(where) / FILE_NAME)
    org_id = UUID(org)
    try:
        with engines.reading() as connection:
            return {
                **_kept(connection, org_id, written, visits),
                "double_bookings": _double_bookings(connection, org_id),
                "audit_breaks": int(first_broken_link(connection, org_id) is not None),
                "event_gaps": _event_gaps(connection, org_id),
                "integrity": _dangling(connection) + _damage(engines, connection),
            }
    finally:
        engines.close()


def _kept(
    connection: Connection, org_id: UUID, written: list[Written], visits: dict[str, dict[str, Any]]
) -> dict[str, int]:
    h, i, a = history.c, idempotency.c, appointments.c
    moments: dict[str, set[Any]] = defaultdict(set)
    for row in connection.execute(select(h.request_id, h.changed_at).where(h.org_id == org_id)):
        moments[row.request_id].add(row.changed_at)
    kept = connection.execute(select(i.key, i.status).where(i.org_id == org_id)).all()
    answers = {row.key: row.status for row in kept}
    rows = connection.execute(select(a.id, a.version, a.status).where(a.org_id == org_id)).all()
    book = {str(row.id): (row.version, row.status) for row in rows}
    told = {key: (visit["version"], visit["status"]) for key, visit in visits.items()}
    done = {each.key for each in written if each.status < 300 and not each.said_nothing_new}
    return {
        "lost": sum(key not in moments for key in done)
        + sum(answers.get(each.key) != each.status for each in written)
        + sum(book.get(key) != told[key] for key in told),
        "applied_twice": sum(len(moments[each.key]) > 1 for each in written if each.key in moments),
        "done_though_refused": sum(each.key in moments for each in written if each.key not in done),
        "unknown": len(set(book) - set(told)),
        "answered_otherwise": sum(each.answered_otherwise for each in written),
    }


def _double_bookings(connection: Connection, org_id: UUID) -> int:
    one, other = appointments.alias(), appointments.alias()
    on_book = ("scheduled", "complete")
    statement = (
        select(func.count())
        .select_from(one)
        .join(
            other,
            and_(
                one.c.org_id == other.c.org_id,
                one.c.operatory_id == other.c.operatory_id,
                one.c.id < other.c.id,
                one.c.start_at < other.c.end_at,
                other.c.start_at < one.c.end_at,
            ),
        )
    )
    found = statement.where(one.c.org_id == org_id, one.c.status.in_(on_book), other.c.status.in_(on_book))
    return int(connection.execute(found).scalar_one())


def _event_gaps(connection: Connection, org_id: UUID) -> int:
    """Count what is missing or too much between the first event and the one the counters call the last."""
    e, c = events.c, org_counters.c
    ids = connection.execute(select(e.id).where(e.org_id == org_id)).scalars().all()
    last = connection.execute(select(c.last_event).where(c.org_id == org_id)).scalar_one()
    seen = Counter(ids)
    return sum(seen[number] != 1 for number in range(1, last + 1)) + sum(number > last for number in seen)


def _dangling(connection: Connection) -> int:
    """Count rows that refer to one that is not there, on either engine by the tables' own description."""
    count = 0
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            target = key.referred_table.alias()
            pairs = [(element.parent, target.c[element.column.name]) for element in key.elements]
            joined = table.outerjoin(target, and_(*(mine == theirs for mine, theirs in pairs)))
            refers = and_(*(mine.is_not(None) for mine, _ in pairs))
            statement = select(func.count()).select_from(joined).where(refers, pairs[0][1].is_(None))
            count += int(connection.execute(statement).scalar_one())
    return count


def _damage(engines: Engines, connection: Connection) -> int:
    """Let the engine look for damage itself, in its indexes too."""
    if engines.dialect == "sqlite":
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return len([line for line in said if line != "ok"]) + len(
            connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        )
    try:
        with engines.writing() as writer:
            writer.execute(text("CREATE EXTENSION IF NOT EXISTS amcheck"))
            writer.execute(
                text(
                    "SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
                    "JOIN pg_am m ON m.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace "
                    "WHERE m.amname = 'btree' AND n.nspname = 'public' AND i.indisvalid"
                )
            ).all()
    except DBAPIError:
        return 1
    return 0
