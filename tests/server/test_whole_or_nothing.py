"""Each write is one transaction: the change, its history, its event and the answer to repeat are all there or none is.

Every part in turn is made to fail, on either engine, for the ways a write takes through the server; afterwards the
database is as it was, to the last row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection, event, select

from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database
from support.tinypractice import TinyPractice

PARTS = ("history", "events", "idempotency", "org_counters", "commit")
"""What a write consists of besides the change itself, and the moment it becomes true."""

SPAN = {"schedule_date": "2026-03-09", "start_time": "09:00", "end_time": "10:00"}

Rows = dict[str, list[tuple[Any, ...]]]


class PartFailed(Exception):
    """Stands for a full disk, a lost connection or a fault of ours."""


@contextmanager
def failing(database: Database, part: str) -> Iterator[None]:
    """Let one part of every write fail."""
    engine = write_engine(database)

    def execute(_conn: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        verb, _, rest = statement.lstrip().partition(" ")
        if verb.upper() in ("INSERT", "UPDATE") and rest.removeprefix("INTO ").startswith(f"{part} "):
            raise PartFailed

    def commit(_conn: Connection) -> None:
        raise PartFailed

    told: tuple[str, Callable[..., None]] = (
        ("commit", commit) if part == "commit" else ("before_cursor_execute", execute)
    )
    event.listen(engine, *told)
    try:
        yield
    finally:
        event.remove(engine, *told)


def write_engine(database: Database) -> Any:
    """Return the engine that writes go through."""
    with database.engines.writing() as connection:
        return connection.engine


def everything(database: Database) -> Rows:
    with database.engines.reading() as connection:
        return {
            each.name: sorted((tuple(row) for row in connection.execute(select(each))), key=repr)
            for each in t.metadata.sorted_tables
        }


def writes(p: TinyPractice, visit: Any) -> dict[str, tuple[str, str, dict[str, Any]]]:
    place = {"location_uuid": str(p.chicago)}
    new = {**place, **SPAN, "patient_uuid": str(p.ada), "operatory_uuid": str(p.op2)}
    two = [new, {**new, "operatory_uuid": str(p.op3)}]
    one = f"/appointments/{visit['id']}"
    move = {**SPAN, "start_time": "14:00", "end_time": "15:00", "base_version": visit["version"]}
    rooms = {"operatory_uuids": [str(p.op2), str(p.op3)]}
    code = {"procedure_code_uuid": str(p.d1110), "base_version": visit["version"]}
    return {
        "booking": ("POST", "/appointments", new),
        "moving": ("POST", f"{one}/move", move),
        "completing": ("POST", f"{one}/transition", {"base_version": visit["version"], "status": "complete"}),
        "adding a procedure": ("POST", f"{one}/procedures", code),
        "a step of the flow": ("POST", f"{one}/patient-flow-status", {"flow_status_uuid": str(p.arrived)}),
        "deleting": ("DELETE", one, {}),
        "many rows": ("POST", "/appointments/bulk", {"rows": two}),
        "blocking rooms": (
            "POST",
            "/blockouts/instances",
            {**place, **SPAN, **rooms, "blockout_type_uuid": str(p.lunch)},
        ),
        "a note": ("POST", "/schedule/notes", {**place, "note_date": "2026-03-09", "note": "Staff meeting"}),
        "waiting": ("POST", "/waitlist/entries", {**place, "patient_uuid": str(p.ben)}),
    }


@pytest.mark.parametrize("part", PARTS)
async def test_when_a_part_of_a_write_fails_nothing_of_it_remains(
    api: httpx.AsyncClient, database: Database, practice: TinyPractice, part: str
) -> None:
    place = {"location_uuid": str(practice.chicago), "operatory_uuid": str(practice.op1)}
    visit = (await api.post("/appointments", json={**place, **SPAN, "patient_uuid": str(practice.ada)})).json()
    before = everything(database)
    for number, (name, (method, path, body)) in enumerate(writes(practice, visit).items()):
        keyed = {"Idempotency-Key": f"key-{number}"}
        with failing(database, part):
            answer = await api.request(method, path, json=body or None, headers=keyed)
        assert answer.status_code >= 500, name
        assert everything(database) == before, f"something of {name} remains"


async def test_what_failed_is_done_whole_when_it_is_asked_for_again_with_its_key(
    api: httpx.AsyncClient, database: Database, practice: TinyPractice
) -> None:
    place = {"location_uuid": str(practice.chicago), "operatory_uuid": str(practice.op1)}
    body = {**place, **SPAN, "patient_uuid": str(practice.ada)}
    keyed = {"Idempotency-Key": "once"}
    with failing(database, "commit"):
        assert (await api.post("/appointments", json=body, headers=keyed)).status_code >= 500
    first = await api.post("/appointments", json=body, headers=keyed)
    again = await api.post("/appointments", json=body, headers=keyed)
    assert (first.status_code, first.content) == (201, again.content)
    rows = everything(database)
    assert [len(rows[name]) for name in ("appointments", "history", "events", "idempotency")] == [1, 1, 1, 1]
