from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, Table, inspect, text

from frontdesk.domain.recalls import begins_to_be_due
from frontdesk.server.db import migrations
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import DatabaseUnusable, open_engines
from frontdesk.server.db.migrations import HEAD, KNOWN, migrate, revision_of
from frontdesk.server.patients.search import search_columns, search_words

SQLITE = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%' ORDER BY type, name"
POSTGRESQL = """
    SELECT 'column', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod) || a.attnotnull::text
           || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'S') AND a.attnum > 0
    UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function', proname, prosrc FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'refuse%'
    ORDER BY 1, 2, 3
"""


@pytest.fixture
def engines(empty_url):
    opened = open_engines(empty_url)
    yield opened
    opened.close()


def layout(engines):
    with engines.reading() as connection:
        rows = connection.exec_driver_sql(
            SQLITE if engines.dialect == "sqlite" else POSTGRESQL.replace("%", "%%")
        ).all()
    told = [tuple(" ".join(str(part).split()) for part in row) for row in rows]
    return [row for row in told if "alembic" not in row[1]]


def test_an_empty_database_becomes_what_the_tables_say(engines, engine_name, request, tmp_path):
    assert migrate(engines)
    frozen = layout(engines)
    with engines.writing() as connection:
        assert revision_of(connection) == HEAD
        t.metadata.drop_all(connection)
        t.metadata.create_all(connection)
    assert layout(engines) == frozen
    assert len(frozen) > 100


@pytest.mark.parametrize("revision", sorted(KNOWN - {HEAD}))
def test_a_database_of_an_earlier_program_becomes_the_same(engines, revision):
    assert migrate(engines)
    fresh = layout(engines)
    with engines.writing() as connection:
        t.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    with engines.writing() as connection:
        upgraded(connection, revision)
        assert revision_of(connection) == revision
    assert migrate(engines)
    assert layout(engines) == fresh


def test_a_database_that_is_up_to_date_needs_no_alembic(engines, monkeypatch):
    migrate(engines)
    monkeypatch.delattr(migrations, "_upgrade")
    assert not migrate(engines)


def test_a_database_of_a_newer_program_is_left_alone(engines):
    migrate(engines)
    with engines.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnusable, match="newer Frontdesk"):
        migrate(engines)


def test_another_programs_database_is_left_alone(engines):
    with engines.writing() as connection:
        connection.execute(text("CREATE TABLE songs (name text)"))
    with pytest.raises(DatabaseUnusable, match="another program"):
        migrate(engines)
    with engines.reading() as connection:
        assert inspect(connection).get_table_names() == ["songs"]


def test_a_migration_that_fails_leaves_nothing(engines, monkeypatch):
    def fail(connection):
        connection.execute(text("CREATE TABLE half (name text)"))
        raise OSError

    monkeypatch.setattr(migrations, "_upgrade", fail)
    with pytest.raises(OSError):
        migrate(engines)
    with engines.reading() as connection:
        assert inspect(connection).get_table_names() == []


def test_the_lists_of_the_first_revision_keep_what_they_held(engines):
    with engines.writing() as connection:
        upgraded(connection, "0001")

        def put(table, number, **values):
            kept = Table(table, MetaData(), autoload_with=connection, resolve_fks=False)
            made = datetime(2026, 1, 2, 12, tzinfo=UTC)
            known = {"org_id": key(0), "id": key(number), "number": number, "created_at": made, "updated_at": made}
            row = {name: value for name, value in {**known, **values}.items() if name in kept.c}
            connection.execute(kept.insert().values(row))

        def key(number):
            return UUID(int=number).bytes if engines.dialect == "sqlite" else UUID(int=number)

        put("organisations", 0, name="Lakeside", cursor_secret="x")
        put("patients", 1, alerts=[])
        put("locations", 2, name="Chicago", zone="America/Chicago")
        put("recall_types", 3, name="Cleaning", interval_months=3, is_hidden=True)
        put("recall_types", 4, name="X-rays")
        due, last = date(2026, 8, 28), date(2026, 2, 28)
        who = {"patient_id": key(1), "due_date": due}
        put("recalls", 5, **who, recall_type_id=key(3), last_visit_date=last, version=4, note="Call at work")
        put("recalls", 6, **who, recall_type_id=key(4))
        wish = {"duration_minutes": 40, "urgency": "soon", "weekdays": [1, 3], "earliest_time": time(8)}
        put("waitlist_entries", 7, patient_id=key(1), location_id=key(2), **wish)
    assert migrate(engines)
    with engines.reading() as connection:
        cleaning, rays = connection.execute(t.recall_types.select().order_by(t.recall_types.c.number)).all()
        assert (cleaning.name, cleaning.default_interval, cleaning.is_active) == ("Cleaning", {"months": 3}, False)
        assert (rays.default_interval, rays.is_active) == ({"months": 6}, True)
        answered, never = connection.execute(t.recalls.select().order_by(t.recalls.c.number)).all()
        assert (answered.version, answered.note, answered.due_date) == (4, "Call at work", due)
        assert answered.due_from == begins_to_be_due(due, last) == date(2026, 7, 29)
        assert (never.last_visit_date, never.due_from) == (None, None)
        (waits,) = connection.execute(t.waitlist_entries.select()).all()
        assert (waits.duration_minutes, waits.urgency, waits.weekdays) == (40, "soon", [1, 3])
        assert (waits.earliest_time, waits.status, waits.location_scope) == (time(8), "waiting", "home_only")


def test_patients_of_an_earlier_program_are_found_by_the_words_they_would_get_today(engines):
    searched = search_columns(
        last_name="García-López",
        first_name="Zoë",
        chart_number="A-0077",
        email="zoe.garcia@example.org",
        birth_date=date(1980, 3, 5),
        phones=["+1 (312) 555-0142", "555 0001"],
    )
    org, who = UUID(int=1), UUID(int=2)
    with engines.writing() as connection:
        upgraded(connection, "0007")
        made = datetime(2026, 1, 2, 12, tzinfo=UTC)
        stamps = {"created_at": made, "updated_at": made}
        connection.execute(t.organisations.insert().values(id=org, name="Lakeside", cursor_secret="x", created_at=made))
        connection.execute(t.patients.insert().values(org_id=org, id=who, number=1, alerts=[], **stamps, **searched))
    assert migrate(engines)
    with engines.reading() as connection:
        rows = connection.execute(t.patient_words.select()).all()
    assert {(row.org_id, row.patient_id) for row in rows} == {(org, who)}
    assert {row.word for row in rows} == search_words(searched["search_text"])


def upgraded(connection, revision):
    """Bring an empty database to a revision, as the program of that day did."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
