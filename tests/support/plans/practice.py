"""A practice in which every table that grows has grown, so that the databases know what their indexes are worth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, func, insert, select, update

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.unit import Database
from support.bigbook import MIDDLE, make_big_practice

Row = dict[str, Any]

ENTRIES = 2000
"""How much there is of what the book does not bring along."""

LONG = 20_000
"""A book longer than this stays at one location: to move half of it takes longer than to make it."""

HERE_OR_THERE = (t.blockouts, t.production_goals, t.schedule_notes, t.schedule_overrides, t.waitlist_entries)
"""Half of their rows go to a second location."""


def make_grown_practice(database: Database, appointments: int) -> tuple[UUID, UUID]:
    """Make a practice with a book of about so many visits; return its organisation and a user, an admin."""
    org_id = make_big_practice(database, appointments)
    with database.engines.writing() as connection:
        user_id: UUID = connection.execute(select(t.users.c.id).where(t.users.c.org_id == org_id)).scalar_one()
        for table, rows in _grown(connection, org_id, user_id, database):
            connection.execute(insert(table), rows)
        _spread(connection, org_id)
    with database.engines.writing() as connection:
        connection.exec_driver_sql("ANALYZE")
    database.engines.tend()
    return org_id, user_id


def _ids(connection: Connection, table: Table, org_id: UUID, most: int) -> list[UUID]:
    own = select(table.c.id).where(table.c.org_id == org_id)
    if "category" in table.c:
        own = own.where(table.c.category == "TaskPriority")
    return list(connection.execute(own.order_by(table.c.id).limit(most)).scalars())


def _grown(
    connection: Connection, org_id: UUID, user_id: UUID, database: Database
) -> Iterator[tuple[Table, list[Row]]]:
    now = database.clock()
    org = {"org_id": org_id}
    stamps = {**org, "created_at": now, "updated_at": now}
    visits = _ids(connection, t.appointments, org_id, ENTRIES)
    people = _ids(connection, t.patients, org_id, ENTRIES)
    (place,) = _ids(connection, t.locations, org_id, 1)
    kinds = _ids(connection, t.appointment_types, org_id, ENTRIES)
    lists = [new_id() for _ in range(5)]
    words = _ids(connection, t.definitions, org_id, 5)
    yield (
        t.tokens,
        [
            {**org, "id": new_id(), "user_id": user_id, "secret_hash": f"{n}", "label": "sign-in", "created_at": now}
            for n in range(ENTRIES)
        ],
    )
    yield t.task_lists, [{**stamps, "id": one, "name": f"List {n}"} for n, one in enumerate(lists)]
    tasks = [
        {
            **stamps,
            "id": new_id(),
            "list_id": lists[n % len(lists)],
            "description": f"Call back about claim {n}",
            "status": ("done", "done", "viewed", "new")[n % 4],
            "priority_id": words[n % len(words)],
            "patient_id": people[n % len(people)] if n % 3 else None,
            "appointment_id": visits[n % len(visits)] if n % 5 == 0 else None,
            "assigned_to_id": user_id if n % 7 == 0 else None,
            "made_by_id": user_id,
            "entered_at": now - timedelta(minutes=n),
            "finished_at": now if n % 4 < 2 else None,
            "news_at": now - timedelta(minutes=n),
            "news_by_id": user_id,
        }
        for n in range(ENTRIES)
    ]
    yield t.tasks, tasks
    yield (
        t.task_notes,
        [
            {
                **stamps,
                "id": new_id(),
                "task_id": one["id"],
                "note": "No answer",
                "written_by_id": user_id,
                "written_at": now,
            }
            for one in tasks
        ],
    )
    yield t.task_reads, [{**org, "task_id": one["id"], "user_id": user_id, "read_at": now} for one in tasks]
    yield t.appointment_tags, [{**org, "appointment_id": visit, "definition_id": words[0]} for visit in visits]
    yield (
        t.patient_preferences,
        [{**stamps, "id": new_id(), "patient_id": one} for one in islice(people, ENTRIES // 2)],
    )
    entries = [
        {
            **stamps,
            "created_at": now - timedelta(hours=n),
            "id": new_id(),
            "patient_id": people[n % len(people)],
            "location_id": place,
            "appointment_type_id": kinds[n % len(kinds)],
            "status": ("scheduled", "expired", "removed", "waiting")[n % 4],
            "urgency": ("urgent", "soon", "routine")[n % 3],
            "source": ("manual", "recall", "online")[n % 3],
            "location_scope": "selected" if n % 5 == 0 else "home_only",
        }
        for n in range(ENTRIES)
    ]
    yield t.waitlist_entries, entries
    yield t.waitlist_locations, [{**org, "entry_id": one["id"], "location_id": place} for one in entries[::5]]
    yield (
        t.waitlist_contacts,
        [
            {
                **org,
                "id": new_id(),
                "entry_id": one["id"],
                "contact_method": "phone",
                "initiated_by": "staff",
                "slot_location_id": place,
                "slot_date": MIDDLE,
                "slot_start_time": time(9),
                "contacted_at": now,
            }
            for one in entries
        ],
    )
    yield (
        t.appointment_copies,
        [
            {
                **org,
                "id": new_id(),
                "number": n + 1,
                "appointment_id": visit,
                "appointment_number": n + 1,
                "patient_id": people[n % len(people)],
                "patient_number": n % len(people) + 1,
                "location_id": place,
                "local_date": MIDDLE - timedelta(days=n % 200),
                "action": "Created",
                "status": "scheduled",
                "made_at": now,
                "created_at": now,
                "updated_at": now,
            }
            for n, visit in enumerate(visits)
        ],
    )


def _spread(connection: Connection, org_id: UUID) -> None:
    """Give the practice a second location, where half of what belongs to one is."""
    there = new_id()
    made = connection.execute(select(t.locations).where(t.locations.c.org_id == org_id)).one()
    other = {**made._asdict(), "id": there, "number": made.number + 1, "name": "Elsewhere", "item_order": 1}
    connection.execute(insert(t.locations).values(**other))
    visits = () if _is_long(connection, org_id) else (t.appointments,)
    for table in (*HERE_OR_THERE, *visits):
        moved = (table.c.org_id == org_id, table.c.number % 2 == 0)
        connection.execute(update(table).where(*moved).values(location_id=there))
    types = _ids(connection, t.recall_types, org_id, ENTRIES)
    r = t.recalls.c
    for n, one in enumerate(types):
        mine = (r.org_id == org_id, r.number % len(types) == n)
        connection.execute(update(t.recalls).where(*mine).values(recall_type_id=one))


def _is_long(connection: Connection, org_id: UUID) -> bool:
    a = t.appointments.c
    counted = connection.execute(select(func.count()).select_from(t.appointments).where(a.org_id == org_id))
    return bool(counted.scalar_one() > LONG)
