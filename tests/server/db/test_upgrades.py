"""Whatever the age of a database, the program of today keeps what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, column, inspect, select, table

from frontdesk.server.db import migrations
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import Engines, open_engines
from frontdesk.server.db.migrations import HEAD, migrate
from support.deeds.desk import DAYS
from support.tinypractice import TinyPractice

REPLACED: dict[str, dict[str, Any]] = {"recall_types": {"interval_months": 6, "is_hidden": False}}
"""Columns of earlier programs that ours no longer has, with something to put there."""

Rows = dict[str, list[dict[str, Any]]]


def config(connection: Connection | None = None) -> Config:
    found = Config()
    found.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    found.attributes["connection"] = connection
    return found


RELEASED = [each.revision for each in ScriptDirectory.from_config(config()).walk_revisions() if each.revision != HEAD]


@pytest.fixture
def aged(empty_url: str) -> Iterator[Engines]:
    """A database with nothing in it, to be brought to an age."""
    opened = open_engines(empty_url)
    yield opened
    opened.close()


async def a_busy_day(api: httpx.AsyncClient, p: TinyPractice) -> None:
    """Have something in the tables that a day fills."""
    place = {"location_uuid": str(p.chicago)}
    hours = {"start_time": "09:00", "end_time": "10:00"}
    span = {"schedule_date": DAYS[0], **hours}
    visit = {"patient_uuid": str(p.ada), "operatory_uuid": str(p.op1), "appointment_type_uuid": str(p.exam)}
    who = {**place, "provider_uuid": str(p.okafor)}
    recall = await made(api, "/recalls/types", name="Cleaning", default_interval={"months": 6})
    kind = {"recall_type_uuid": recall["id"]}
    booked = await made(api, "/appointments", **place, **span, **visit)
    code = {"procedure_code_uuid": str(p.d1110)}
    await made(api, f"/appointments/{booked['id']}/procedures", base_version=1, **code)
    await made(api, f"/appointments/{booked['id']}/patient-flow-status", flow_status_uuid=str(p.arrived))
    await made(api, "/blockouts/instances", **place, **span, blockout_type_uuid=str(p.reserved))
    await made(api, "/schedule/notes", **place, note_date=DAYS[0], note="Staff meeting")
    await made(api, "/schedule/templates", **who, day_of_week=0, effective_from="2026-01-01", **hours)
    await made(api, "/schedule/overrides", **who, override_date=DAYS[1], is_unavailable=True)
    await made(api, "/schedule/production-goals", **who, goal_date=DAYS[0], goal_amount="1200.50")
    await made(api, "/recalls/triggers", **kind, **code)
    await made(api, "/recalls/patient-recalls", patient_uuid=str(p.ada), **kind)
    await made(api, "/waitlist/entries", **place, patient_uuid=str(p.ben), estimated_duration_mins=40)
    await made(api, "/holidays", **place, date="2026-07-03", name="Independence Day")


async def made(api: httpx.AsyncClient, path: str, **body: Any) -> Any:
    answer = await api.post(path, json=body)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


def held(connection: Connection) -> Rows:
    """Return all rows of all our tables."""
    there = set(inspect(connection).get_table_names())
    ours = [each for each in t.metadata.sorted_tables if each.name in there]
    return {each.name: [dict(row._mapping) for row in connection.execute(select(each))] for each in ours}


def put(connection: Connection, rows: Rows) -> Rows:
    """Write rows into the tables of an earlier program, as far as it had them, and return what was written."""
    columns = {name: inspect(connection).get_columns(name) for name in inspect(connection).get_table_names()}
    written: Rows = {}
    for ours in t.metadata.sorted_tables:
        theirs = {one["name"] for one in columns.get(ours.name, [])}
        shared = [one for one in ours.c if one.name in theirs]
        kept = [{one.name: row[one.name] for one in shared} for row in rows[ours.name]]
        if not kept or not shared:
            continue
        more = {name: value for name, value in REPLACED.get(ours.name, {}).items() if name in theirs}
        then = table(ours.name, *(column(one.name, one.type) for one in shared), *map(column, more))
        connection.execute(then.insert(), [{**row, **more} for row in kept])
        written[ours.name] = kept
    return written


@pytest.mark.parametrize("revision", RELEASED)
async def test_a_database_of_any_age_keeps_what_it_holds(
    api: httpx.AsyncClient, practice: TinyPractice, database: Any, aged: Engines, revision: str
) -> None:
    await a_busy_day(api, practice)
    with database.engines.reading() as connection:
        rows = held(connection)
    with aged.writing() as connection:
        command.upgrade(config(connection), revision)
        written = put(connection, rows)
    assert len(written) >= 25, "a database with next to nothing in it shows next to nothing"
    assert migrate(aged)
    with aged.reading() as connection:
        now = held(connection)
    for name, before in written.items():
        found = [{key: row[key] for key in before[0]} for row in now[name]]
        assert [row for row in before if row not in found] == [], f"{name}: rows are gone or say something else"


@pytest.mark.parametrize("revision", RELEASED)
async def test_the_indexes_a_database_gains_are_counted_before_anybody_asks(
    api: httpx.AsyncClient, practice: TinyPractice, database: Any, aged: Engines, revision: str
) -> None:
    if aged.dialect != "sqlite":
        return
    await a_busy_day(api, practice)
    with database.engines.reading() as connection:
        rows = held(connection)
    with aged.writing() as connection:
        command.upgrade(config(connection), revision)
        put(connection, rows)
    aged.tend()
    assert migrate(aged)
    with aged.reading() as connection:
        counted = set(connection.exec_driver_sql("SELECT idx FROM sqlite_stat1 WHERE tbl = 'appointments'").scalars())
        there = {one["name"] for one in inspect(connection).get_indexes("appointments")}
    assert there <= counted
