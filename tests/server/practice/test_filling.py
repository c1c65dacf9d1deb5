"""A practice is made, or filled from an export, wholly and only once; on both engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, func, select, text

from frontdesk.domain.tasks import TaskStatus
from frontdesk.server.db import tables
from frontdesk.server.db.engines import DatabaseBusy, open_engines
from frontdesk.server.platform.audit import first_broken_link
from frontdesk.server.platform.unit import Database
from frontdesk.server.practice import filling, records
from frontdesk.server.practice.filling import (
    ImportReport,
    PracticeExists,
    fill_demo,
    fill_from_export,
    fill_new,
    practice_name,
)
from frontdesk.server.practice.founding import founding
from frontdesk.server.practice.importing.mapping import read_mapping
from frontdesk.server.practice.importing.reader import ExportProblem
from frontdesk.server.practice.plan import usual_plan
from frontdesk.server.practice.starter import starter_practice
from frontdesk.server.practice.starterwords import SPANISH
from frontdesk.server.practice.writer import PracticeWriter
from support.postgres import PostgresCluster

ZONE = "America/New_York"
PATIENTS = "patient_id,name,dob\np1,Jordan Townsend,1950-03-03\np2,Zoë Łukasik,1960-07-28\n"
HEAD = (
    "appointment_id,patient_id,operatory,appointment_date,appointment_time,minutes,status,"
    "check_in_time,start_time,end_time"
)
APPOINTMENTS = f"""{HEAD}
a1,p1,Op 1,2026-01-05,08:00:00,30,attended,07:48:23,08:00:50,08:33:26
a2,p2,Op 1,2026-01-05,08:30:00,30,did not attend,,,
a3,p2,Hyg 1,2026-01-05,08:30:00,60,cancelled,,,
a4,p9,Hyg 1,2026-01-05,08:30:00,60,cancelled,,,
"""


def silent(_what: str, _share: float) -> None:
    """Tell nobody."""


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    engines = open_engines(empty_url)
    with engines.writing() as connection:
        tables.metadata.create_all(connection)
    database = Database(engines)
    yield database
    database.close()


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "practice-2026"
    folder.mkdir()
    (folder / "patients.csv").write_text(PATIENTS, encoding="utf-8")
    (folder / "appointments.csv").write_text(APPOINTMENTS, encoding="utf-8")
    return folder


def bring_in(database: Database, folder: Path, name: str | None = None) -> ImportReport:
    return fill_from_export(database, folder, read_mapping(None), name, ZONE, silent)


def names(database: Database, table: str) -> set[str]:
    with database.engines.reading() as connection:
        return set(connection.execute(select(tables.metadata.tables[table].c.name)).scalars())


def count(database: Database, table: str) -> int:
    with database.engines.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar_one())


def test_an_export_fills_an_empty_database(empty: Database, export: Path) -> None:
    report = bring_in(empty, export)
    assert practice_name(empty) == "practice-2026"
    assert (count(empty, "patients"), count(empty, "appointments"), count(empty, "flow_events")) == (2, 3, 3)
    assert [problem.row_id for problem in report.refused] == ["a4"]


def test_the_same_export_twice_changes_nothing(empty: Database, export: Path) -> None:
    bring_in(empty, export)
    before = {name: count(empty, name) for name in tables.metadata.tables}
    report = bring_in(empty, export)
    assert {name: count(empty, name) for name in tables.metadata.tables} == before
    assert report.known["appointments"] == 3
    assert not any(report.added.values())


def test_rows_that_were_added_to_an_export_come_in_later(empty: Database, export: Path) -> None:
    bring_in(empty, export)
    with (export / "appointments.csv").open("a", encoding="utf-8") as file:
        file.write("a5,p1,Op 2,2026-01-06,09:00:00,30,attended,08:55:00,09:01:00,09:30:00\n")
    report = bring_in(empty, export)
    assert report.added["appointments"] == 1
    assert report.added["operatories"] == 1


def test_what_an_import_adds_besides_visits_is_told_to_those_who_listen(empty: Database, export: Path) -> None:
    def last_event() -> int:
        with empty.engines.reading() as connection:
            return int(connection.execute(select(tables.org_counters.c.last_event)).scalar_one())

    bring_in(empty, export)
    before = last_event()
    bring_in(empty, export)
    assert last_event() == before
    (export / "patients.csv").write_text(PATIENTS + "p3,Ada Alvarez,1980-01-01\n", encoding="utf-8")
    bring_in(empty, export)
    assert last_event() > before


def test_an_imported_visit_has_its_steps_and_a_history(empty: Database, export: Path) -> None:
    bring_in(empty, export)
    with empty.engines.reading() as connection:
        visit = connection.execute(select(tables.appointments).where(tables.appointments.c.external_id == "a1")).one()
        slug = connection.execute(
            select(tables.flow_statuses.c.slug).where(tables.flow_statuses.c.id == visit.flow_status_id)
        ).scalar_one()
        row = connection.execute(select(tables.history).where(tables.history.c.entity_id == visit.id)).one()
        assert first_broken_link(connection, visit.org_id) is None
    assert (visit.status, slug) == ("complete", "dismissed")
    assert (row.action, row.to_status) == ("imported", "complete")


def test_an_export_that_cannot_be_read_leaves_the_database_empty(empty: Database, export: Path) -> None:
    (export / "appointments.csv").write_text("nothing,of,use\n1,2,3\n", encoding="utf-8")
    with pytest.raises(ExportProblem):
        bring_in(empty, export)
    assert practice_name(empty) is None


def test_two_offices_whose_systems_count_alike_stay_apart(empty: Database, export: Path) -> None:
    bring_in(empty, export, "North")
    report = bring_in(empty, export, "South")
    assert report.added["appointments"] == 3
    assert count(empty, "appointments") == 6


def test_a_second_office_needs_its_name_said(empty: Database, export: Path) -> None:
    bring_in(empty, export, "North")
    bring_in(empty, export, "South")
    with pytest.raises(ExportProblem, match="several locations: North, South"):
        bring_in(empty, export)


def test_a_new_practice_has_rooms_people_hours_and_lists(empty: Database) -> None:
    fill_new(empty, "Bright Smiles", "America/Denver", usual_plan(4), "Ada", silent)
    assert practice_name(empty) == "Bright Smiles"
    assert (count(empty, "operatories"), count(empty, "providers"), count(empty, "schedule_templates")) == (4, 2, 20)
    assert count(empty, "appointment_types") > 0
    assert count(empty, "flow_statuses") == 4


def test_a_new_practice_calls_its_lists_in_the_language_of_who_makes_it(empty: Database) -> None:
    fill_new(empty, "Sonrisas", "America/Denver", usual_plan(4), "Ada", silent, SPANISH)
    assert names(empty, "flow_statuses") == {"Llegó", "En el sillón", "Cobro", "Se fue"}
    assert {"Limpieza", "Tallado de corona"} <= names(empty, "appointment_types")
    assert {"Sin confirmar", "Confirmada"} <= names(empty, "definitions")


def test_spanish_has_a_word_of_its_own_for_every_list_and_leaves_no_two_alike() -> None:
    makers = (starter_practice("", uuid4), starter_practice("", uuid4, SPANISH))
    english, spanish = ([row.name for row in practice.types] for practice in makers)
    assert len(set(spanish)) == len(spanish)
    assert not set(english) & set(spanish)
    listed = {row.name for practice in makers[:1] for row in (*practice.flow_statuses, *practice.blockout_types)}
    assert listed <= SPANISH.keys()
    assert {row.name for row in makers[0].definitions} <= SPANISH.keys()
    assert {row.description for row in makers[0].procedure_codes} <= SPANISH.keys()


def test_a_new_practice_never_replaces_one(empty: Database) -> None:
    fill_new(empty, "Bright Smiles", "America/Denver", usual_plan(4), "Ada", silent)
    with pytest.raises(PracticeExists, match="Bright Smiles"):
        fill_new(empty, "Other", "America/Denver", usual_plan(4), "Ada", silent)


def counted(database: Database) -> set[str]:
    """Return the tables of which the engine knows what they hold when it plans a statement."""
    on_postgresql = database.engines.dialect == "postgresql"
    known = text("SELECT tablename FROM pg_stats" if on_postgresql else "SELECT tbl FROM sqlite_stat1")
    with database.engines.reading() as connection:
        return set(connection.execute(known).scalars())


def test_what_an_import_brought_is_counted_before_anybody_asks_for_it(empty: Database, export: Path) -> None:
    bring_in(empty, export)
    assert {"patients", "appointments", "definitions"} <= counted(empty)


def test_what_a_practice_begins_with_is_counted_before_anybody_asks_for_it(
    empty: Database,
) -> None:
    fill_new(empty, "Bright Smiles", "America/Denver", usual_plan(4), "Ada", silent)
    assert {"operatories", "schedule_templates", "definitions"} <= counted(empty)


def test_what_the_demo_holds_is_counted_before_anybody_asks_for_it(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The real one takes long to make, and every table is counted alike.
    monkeypatch.setattr(filling, "make_demo", lambda *_: starter_practice("Little", uuid4))
    fill_demo(empty, date(2026, 3, 10), None, silent)
    assert {"organisations", "definitions", "procedure_codes"} <= counted(empty)


@pytest.fixture
def counting_definitions_breaks_off(empty: Database, postgres: PostgresCluster) -> Callable[[str], None]:
    """Have PostgreSQL break off the counting of the definitions, as its time limit would, where a condition holds."""

    def break_off_where(condition: str) -> None:
        postgres.execute(
            "CREATE FUNCTION lasting(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN "
            f"IF current_query() LIKE 'ANALYZE%' AND {condition} THEN "
            "RAISE EXCEPTION 'too long' USING ERRCODE = 'query_canceled'; END IF; RETURN $1; END $$",
            "CREATE INDEX lasting ON definitions (lasting(name))",
            database="empty",
        )

    return break_off_where


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_all_others_are_counted_where_counting_one_table_breaks_off(
    empty: Database, counting_definitions_breaks_off: Callable[[str], None]
) -> None:
    counting_definitions_breaks_off("true")
    fill_new(empty, "Bright Smiles", "America/Denver", usual_plan(4), "Ada", silent)
    found = counted(empty)
    assert {"operatories", "schedule_templates", "users"} <= found
    assert "definitions" not in found


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_counting_a_table_may_take_longer_than_a_request(
    empty: Database, counting_definitions_breaks_off: Callable[[str], None]
) -> None:
    counting_definitions_breaks_off("current_setting('statement_timeout') <> '0'")
    fill_new(empty, "Bright Smiles", "America/Denver", usual_plan(4), "Ada", silent)
    assert "definitions" in counted(empty)


def test_a_practice_that_could_not_be_counted_is_there_and_the_log_says_so(
    empty: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    writing = empty.engines.writing
    opened = []

    @contextmanager
    def busy_after_the_practice() -> Iterator[Connection]:
        if opened:
            raise DatabaseBusy
        opened.append(True)
        with writing() as connection:
            yield connection

    monkeypatch.setattr(empty.engines, "writing", busy_after_the_practice)
    fill_new(empty, "Bright Smiles", "America/Denver", usual_plan(4), "Ada", silent)
    assert practice_name(empty) == "Bright Smiles"
    (said,) = (record for record in caplog.records if record.name == "frontdesk.server")
    assert (said.getMessage(), said.fields["error"]) == ("not counted", "DatabaseBusy")  # type: ignore[attr-defined]


def test_tasks_are_written_with_the_number_of_what_they_are_about_and_their_notes(empty: Database) -> None:
    ids = iter(uuid4() for _ in range(200))
    practice = starter_practice("Little", lambda: next(ids))
    practice.locations = [records.Location(next(ids), "Little", ZONE)]
    practice.patients = [records.Patient(next(ids), "1", "Ada", "Brooks", None, practice.locations[0].id)]
    asked = {"list_id": practice.task_lists[0].id, "priority_id": practice.definition("TaskPriority", "High").id}
    entered = datetime(2026, 11, 19, 15, tzinfo=UTC)
    practice.tasks = [
        records.Task(
            next(ids),
            words="Send the records",
            status=TaskStatus.VIEWED,
            patient_id=practice.patients[0].id,
            appointment_id=None,
            entered_at=entered,
            notes=((next(ids), "On Monday", entered),),
            **asked,
        ),
        records.Task(
            next(ids),
            words="Gloves",
            status=TaskStatus.NEW,
            patient_id=None,
            appointment_id=None,
            entered_at=entered,
            **asked,
        ),
    ]
    with founding(empty, "Little", "ana", "Ana") as unit:
        PracticeWriter(unit, "created").write(practice)
    with empty.engines.reading() as connection:
        about, free = connection.execute(select(tables.tasks).order_by(tables.tasks.c.description.desc())).all()
        number = connection.execute(select(tables.patients.c.number)).scalar_one()
        user = connection.execute(select(tables.users.c.id)).scalar_one()
        notes = connection.execute(select(tables.task_notes.c.note)).scalars().all()
    assert (about.attached_to, about.attached_number, about.news_by_id) == ("patient", number, user)
    assert (free.attached_to, free.attached_number, free.news_by_id) == ("none", 0, None)
    assert notes == ["On Monday"]
