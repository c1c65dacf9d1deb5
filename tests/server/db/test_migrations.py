import pytest
from sqlalchemy import inspect, text

from frontdesk.server.db import migrations
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import DatabaseUnusable, open_engines
from frontdesk.server.db.migrations import HEAD, migrate, revision_of

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
