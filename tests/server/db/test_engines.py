import shutil
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import and_, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from frontdesk.server.db import postgresql
from frontdesk.server.db import tables as t
from frontdesk.server.db.engines import DatabaseUnusable, open_engines
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import SlotTaken, Unavailable
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database

NINE = datetime(2026, 3, 9, 15, 0, tzinfo=UTC)


def visit(practice, start=NINE, minutes=60, **changed):
    return {
        "org_id": practice.org,
        "id": new_id(),
        "location_id": practice.chicago,
        "patient_id": practice.ada,
        "operatory_id": practice.op1,
        "status": "scheduled",
        "start_at": start,
        "end_at": start + timedelta(minutes=minutes),
        "created_at": NINE,
        "updated_at": NINE,
        **changed,
    }


def book(database, practice, **changed):
    row = visit(practice, **changed)
    in_transaction(database, practice.caller(), lambda unit: unit.execute(insert(t.appointments).values(**row)))
    return row["id"]


def test_a_reader_cannot_write(database, practice):
    with pytest.raises(DBAPIError), database.read(practice.caller()) as unit:
        unit.connection.execute(delete(t.events))


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(database, practice):
    count = select(func.count()).select_from(t.appointments)
    with database.read(practice.caller()) as unit:
        before = unit.scalar(count)
        book(database, practice)
        assert unit.scalar(count) == before
    with database.read(practice.caller()) as unit:
        assert unit.scalar(count) == before + 1


def test_what_raises_leaves_nothing_behind(database, practice):
    def fail(unit):
        unit.execute(insert(t.appointments).values(**visit(practice)))
        raise KeyError

    with pytest.raises(KeyError):
        in_transaction(database, practice.caller(), fail)
    with database.read(practice.caller()) as unit:
        assert unit.scalar(select(func.count()).select_from(t.appointments)) == 0


@pytest.mark.parametrize(("minutes", "length"), [(0, 60), (30, 60), (-30, 60), (15, 15), (-30, 120), (59, 1)])
def test_the_database_itself_refuses_a_second_visit_in_a_taken_room(database, practice, minutes, length):
    book(database, practice)
    with pytest.raises(SlotTaken):
        book(database, practice, start=NINE + timedelta(minutes=minutes), minutes=length)


def test_visits_may_touch(database, practice):
    book(database, practice)
    book(database, practice, start=NINE + timedelta(minutes=60))
    book(database, practice, start=NINE - timedelta(minutes=30), minutes=30)


def test_a_visit_of_25_hours_still_keeps_others_out_at_its_end(database, practice):
    book(database, practice, minutes=25 * 60)
    with pytest.raises(SlotTaken):
        book(database, practice, start=NINE + timedelta(minutes=25 * 60 - 1))


@pytest.mark.parametrize("status", ["broken", "cancelled", "planned", "unscheduled", "pinboard"])
def test_what_is_off_the_book_takes_no_room(database, practice, status):
    book(database, practice, status=status)
    book(database, practice)


def test_a_knowing_overlap_passes(database, practice):
    book(database, practice)
    book(database, practice, is_overlap_allowed=True)


def test_moving_onto_a_taken_place_is_refused_too(database, practice):
    book(database, practice)
    other = book(database, practice, operatory_id=practice.op2)
    mine = (t.appointments.c.org_id == practice.org, t.appointments.c.id == other)

    def move(unit):
        unit.execute(update(t.appointments).where(*mine).values(operatory_id=practice.op1))

    with pytest.raises(SlotTaken):
        in_transaction(database, practice.caller(), move)


def test_coming_back_to_a_taken_place_is_refused_too(database, practice):
    broken = book(database, practice, status="broken")
    book(database, practice)
    mine = (t.appointments.c.org_id == practice.org, t.appointments.c.id == broken)
    with pytest.raises(SlotTaken):
        in_transaction(
            database,
            practice.caller(),
            lambda unit: unit.execute(update(t.appointments).where(*mine).values(status="scheduled")),
        )


def test_of_many_desks_one_gets_the_slot(database, practice):
    won, lost = [], []
    begin = threading.Barrier(8)

    def desk():
        begin.wait()
        try:
            in_transaction(database, practice.caller(), look_and_book)
        except SlotTaken:
            lost.append(1)
        else:
            won.append(1)

    def look_and_book(unit):
        unit.lock_operatories([practice.op2, practice.op1, None])
        taken = select(func.count()).select_from(t.appointments).where(t.appointments.c.operatory_id == practice.op1)
        if unit.scalar(taken):
            raise SlotTaken
        unit.execute(insert(t.appointments).values(**visit(practice)))

    desks = [threading.Thread(target=desk) for _ in range(8)]
    for each in desks:
        each.start()
    for each in desks:
        each.join()
    assert (len(won), len(lost)) == (1, 7)


def test_who_waited_for_a_key_finds_what_was_done_meanwhile_however_the_database_begins_transactions(
    engine_name, engine_url, practice, request
):
    def begins(isolation):
        if engine_name == "postgresql":
            cluster = request.getfixturevalue("postgres")
            cluster.execute(f"ALTER DATABASE tests SET default_transaction_isolation = {isolation}", database="tests")

    begins("'repeatable read'")
    opened = Database(open_engines(engine_url))
    begin = threading.Barrier(4)

    def desk(number):
        def look_and_book(unit):
            unit.lock_key("a visit", practice.ada)
            if not unit.scalar(select(func.count()).select_from(t.appointments)):
                unit.execute(insert(t.appointments).values(**visit(practice, start=NINE + timedelta(hours=number))))

        begin.wait()
        in_transaction(opened, practice.caller(), look_and_book)

    try:
        desks = [threading.Thread(target=desk, args=(number,)) for number in range(4)]
        for each in desks:
            each.start()
        for each in desks:
            each.join()
        with opened.read(practice.caller()) as unit:
            assert unit.scalar(select(func.count()).select_from(t.appointments)) == 1
    finally:
        opened.close()
        begins("DEFAULT")


def test_a_deadlock_is_tried_again_and_both_changes_are_made(database, practice):
    rooms = t.operatories.c
    first_done = {practice.op1: threading.Event(), practice.op2: threading.Event()}
    tries = []

    def rename(first, second):
        def work(unit):
            tries.append(first)
            for room in (first, second):
                mine = (rooms.org_id == practice.org, rooms.id == room)
                unit.execute(update(t.operatories).where(*mine).values(version=rooms.version + 1))
                first_done[first].set()
                if database.engines.dialect == "postgresql":
                    first_done[second].wait(5)

        in_transaction(database, practice.caller(), work)

    desks = [
        threading.Thread(target=rename, args=pair)
        for pair in ((practice.op1, practice.op2), (practice.op2, practice.op1))
    ]
    for each in desks:
        each.start()
    for each in desks:
        each.join()
    with database.read(practice.caller()) as unit:
        versions = unit.rows(select(rooms.version).where(rooms.id.in_([practice.op1, practice.op2])))
    assert [row.version for row in versions] == [3, 3]
    if database.engines.dialect == "postgresql":
        assert len(tries) == 3


def test_a_day_is_read_by_its_index_however_long_the_book_is(sqlite_template):
    path, practice = sqlite_template
    c = t.appointments.c
    day = select(c.id).where(
        c.org_id == practice.org,
        c.location_id == practice.chicago,
        t.overlapping(t.appointments, NINE, NINE + timedelta(hours=24)),
    )
    engines = open_engines(path)
    with engines.reading() as connection:
        compiled = day.compile(connection, compile_kwargs={"literal_binds": True})
        plan = " ".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}"))
    engines.close()
    assert "ix_appointments_org_id_location_id_start_at" in plan
    assert "start_at>? AND start_at<?" in plan


def test_who_works_in_a_days_visits_is_found_by_the_visits_once_the_book_was_counted(sqlite_template, tmp_path):
    template, practice = sqlite_template
    path = Path(shutil.copy(template, tmp_path / "grown.db"))
    engines = open_engines(path)
    visits = [visit(practice, start=NINE + timedelta(hours=n)) for n in range(2000)]
    workers = [
        {"org_id": practice.org, "appointment_id": row["id"], "provider_id": practice.okafor, "role": "dentist"}
        for row in visits
    ]
    with engines.writing() as connection:
        connection.execute(insert(t.appointments), visits)
        connection.execute(insert(t.appointment_providers), workers)
    engines.close()

    c, w = t.appointments.c, t.appointment_providers.c
    day = (
        select(w.appointment_id, w.provider_id)
        .join_from(t.appointments, t.appointment_providers, and_(w.org_id == c.org_id, w.appointment_id == c.id))
        .where(c.org_id == practice.org, w.org_id == practice.org, c.location_id == practice.chicago)
        .where(t.overlapping(t.appointments, NINE, NINE + timedelta(hours=24)))
        .order_by(w.appointment_id)
    )
    engines = open_engines(path)
    with engines.reading() as connection:
        compiled = day.compile(connection, compile_kwargs={"literal_binds": True})
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")]
    engines.close()
    assert "ix_appointments_org_id_location_id_start_at" in plan[0]
    assert "appointment_id=?" in plan[1]


def test_postgresql_counts_the_tables_that_have_grown_and_no_others(database, practice):
    if database.engines.dialect != "postgresql":
        return

    def counted_at():
        with database.engines.reading() as connection:
            told = text("SELECT relname, last_analyze FROM pg_stat_user_tables WHERE last_analyze IS NOT NULL")
            return {row.relname: row.last_analyze for row in connection.execute(told)}

    def write(rows):
        with database.engines.writing() as connection:
            connection.execute(insert(t.appointments), rows)

    with database.engines.writing() as connection:
        # Whoever used this database before may have had its tables counted, and left room in the empty ones.
        connection.execute(text("SELECT pg_stat_reset()"))
        connection.execute(text("TRUNCATE waitlist_entries CASCADE"))
    write([visit(practice, start=NINE + timedelta(hours=n)) for n in range(200)])
    database.engines.tend()
    first = counted_at()
    assert {"appointments", "patients"} <= first.keys()
    assert "waitlist_entries" not in first, "there is nothing to count in an empty table"
    database.engines.tend()
    assert counted_at() == first
    write([visit(practice, start=NINE + timedelta(days=30, hours=n)) for n in range(200)])
    database.engines.tend()
    second = counted_at()
    assert {name for name, at in second.items() if at != first[name]} == {"appointments"}


def test_an_affected_sqlite_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(sqlcipher3.dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(DatabaseUnusable, match=r"needs 3\.51\.3 or newer"):
        open_engines(tmp_path / "x.db")


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path):
    path = Path(tmp_path / "x.db")
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(DatabaseUnusable, match="is damaged or is not a Frontdesk database"):
        open_engines(path)


@pytest.mark.parametrize("url", ["mysql://host/name", "nonsense", "sqlite://"])
def test_other_databases_are_refused_in_words(url):
    with pytest.raises(DatabaseUnusable, match="postgresql://host/name"):
        open_engines(url)


def test_sqlite_is_set_up_to_survive_a_power_cut(sqlite_template):
    engines = open_engines(sqlite_template[0])
    with engines.writing() as connection:
        said = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engines.close()
    assert said == ["wal", 2, 1]


def test_a_write_lock_that_never_comes_free_is_an_answer_not_a_crash(monkeypatch, sqlite_template, practice):
    from frontdesk.server.db import sqlite as module

    monkeypatch.setattr(module, "WRITE_WAIT_SECONDS", 0.05)
    opened = Database(open_engines(sqlite_template[0]))
    with opened.engines.writing(), pytest.raises(Unavailable):
        in_transaction(opened, practice.caller(), lambda unit: None)
    opened.close()


def test_a_connection_in_use_while_the_database_is_closed_is_closed_when_it_is_given_back(engine_url):
    opened = open_engines(engine_url)
    with opened.reading() as connection:
        raw = connection.connection.dbapi_connection
        opened.close()
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    with pytest.raises(Exception, match="closed"):
        raw.cursor().execute("SELECT 1")


def test_a_connection_given_up_while_nobody_used_it_is_replaced(engine_name, request, monkeypatch):
    if engine_name != "postgresql":
        return
    database, practice = request.getfixturevalue("database"), request.getfixturevalue("practice")
    monkeypatch.setattr(postgresql, "IDLE_SECONDS", 0.0)
    count = select(func.count()).select_from(t.locations)
    with database.read(practice.caller()) as unit:
        before = unit.scalar(count)
    given_up = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    request.getfixturevalue("postgres").execute(given_up, database="tests")
    for _ in range(3):
        with database.read(practice.caller()) as unit:
            assert unit.scalar(count) == before


def test_how_to_plan_holds_for_the_transaction_also_when_the_attempt_that_asked_for_it_is_undone(
    database, practice, engine_name
):
    def planning(unit):
        return unit.scalar(text("SHOW plan_cache_mode")) if engine_name == "postgresql" else None

    once, usual = ("force_generic_plan", "auto") if engine_name == "postgresql" else (None, None)
    with database.write(practice.caller()) as unit:
        assert planning(unit) == usual
        with suppress(ZeroDivisionError), unit.attempt():
            unit.plan_once()
            raise ZeroDivisionError
        # The database has forgotten it together with the rest.
        assert planning(unit) == usual
        for _ in range(2):
            with suppress(ZeroDivisionError), unit.attempt():
                unit.plan_once()
                assert planning(unit) == once
                raise ZeroDivisionError
        unit.plan_once()
        with suppress(ZeroDivisionError), unit.attempt():
            raise ZeroDivisionError
        assert planning(unit) == once
    with database.write(practice.caller()) as unit:
        assert planning(unit) == usual
