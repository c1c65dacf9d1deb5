"""Health, readiness and the figures, on both engines."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text, true

from frontdesk.server.db import postgresql, sqlite
from frontdesk.server.platform import watching
from frontdesk.server.settings import Settings

ROOT = "http://127.0.0.1"
REQUESTS = "frontdesk_requests_total"


async def ready(api):
    del api.headers["Authorization"]
    answer = await api.get(f"{ROOT}/api/ready")
    return answer.status_code, answer.json().get("detail") or answer.json()["status"]


async def test_health_needs_no_token_and_no_database(api, database, monkeypatch):
    del api.headers["Authorization"]
    monkeypatch.setattr(database.engines, "reading", None)
    answer = await api.get(f"{ROOT}/api/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_a_server_that_can_work_says_so_without_a_token(api):
    assert await ready(api) == (200, "ready")


async def test_a_database_that_is_away_is_said(api, database, monkeypatch, caplog):
    def away():
        raise OSError("postgresql://maria:hunter2@db/practice")

    monkeypatch.setattr(database.engines, "reading", away)
    with caplog.at_level(logging.DEBUG):
        assert await ready(api) == (503, "The database does not answer.")
    assert "hunter2" not in caplog.text


async def test_a_database_that_hangs_is_said(api, database, monkeypatch):
    monkeypatch.setattr(watching, "READY_SECONDS", 0.05)
    monkeypatch.setattr(database.engines, "reading", lambda: time.sleep(0.3))
    assert await ready(api) == (503, "The database does not answer in time.")
    await asyncio.sleep(0.3)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
async def test_a_file_that_was_taken_away_or_exchanged_is_said_and_nothing_more_is_acknowledged(api, database):
    path = database.engines.path
    aside = path.rename(path.with_name("aside.db"))
    gone = (
        f"{path.name} was removed or exchanged while the server ran. "
        "Stop the server, put the file back and start it again."
    )
    for _ in range(2):
        written = await api.post("/closings", json={"name": "Lab day"})
        assert (written.status_code, written.json()["detail"]) == (503, gone)
        assert (await api.get("/closings")).status_code == 503
        path.write_bytes(aside.read_bytes())
    path.unlink()
    aside.rename(path)
    assert (await api.post("/closings", json={"name": "Lab day"})).status_code == 201
    path.rename(aside)
    assert await ready(api) == (503, gone)


async def test_a_database_of_another_form_is_said(api, database):
    with database.engines.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert await ready(api) == (503, "The database does not have the form this program needs. Start the program anew.")


async def test_a_database_that_takes_no_changes_is_said(api, engine_name, monkeypatch):
    def full(**_):
        raise OSError(28, "No space left on device")

    if engine_name == "sqlite":
        monkeypatch.setattr(sqlite, "TemporaryFile", full)
        assert await ready(api) == (503, "The disk cannot be written.")
    else:
        monkeypatch.setattr(postgresql.func, "pg_is_in_recovery", lambda: true())
        assert await ready(api) == (503, "The database is a standby and takes no changes.")


@pytest.fixture
def figures(app, practice, api_as):
    """Ask for the figures as an administrator; by name and labels."""
    admin = api_as()

    async def ask():
        answer = await admin.get(f"{ROOT}/metrics")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        return {
            (sample.name, *sorted(sample.labels.values())): sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
        }

    return ask


@pytest.mark.parametrize(("name", "status"), [("front_desk", 403), ("read_only", 403), ("denver", 403), (None, 401)])
async def test_the_figures_are_for_administrators(api_as, name, status):
    client = api_as(name or "admin")
    if name is None:
        del client.headers["Authorization"]
    assert (await client.get(f"{ROOT}/metrics")).status_code == status


async def test_requests_are_counted_by_template_method_and_status(api, figures):
    route = "/api/v1/{org_id}/closings"
    await api.get("/closings?page=7")
    await api.get("/closings?page=0")
    await api.get(f"{ROOT}/nothing/of/this/name")
    found = await figures()
    assert found[REQUESTS, "/api/v1/{org_id}/closings", "200", "GET"] == 1
    assert found[REQUESTS, route, "422", "GET"] == 1
    assert found[REQUESTS, "-", "404", "GET"] == 1
    assert found["frontdesk_request_seconds_count", route, "GET"] == 2
    assert 0 < found["frontdesk_request_seconds_sum", route, "GET"] < 60
    # The request that asks is itself the one in flight.
    assert found["frontdesk_requests_in_flight",] == 1


async def test_refusals_replays_and_events_are_counted(api, figures):
    again = {"Idempotency-Key": "k1"}
    for _ in range(2):
        assert (await api.post("/closings", json={"name": "x"}, headers=again)).status_code == 201
    assert (await api.post("/closings", json={"name": "refused"})).status_code == 409
    found = await figures()
    assert found["frontdesk_idempotency_replays_total",] == 1
    assert found["frontdesk_conflicts_total", "refused"] == 1
    assert found["frontdesk_events_total",] == 1


async def test_waiting_writers_and_connections_in_use_are_seen(api, figures, database, practice, engine_name):
    await api.post("/closings", json={"name": "x"}, headers={"Idempotency-Key": "k2"})
    pool = "writer" if engine_name == "sqlite" else "all"
    with database.write(practice.caller()):
        found = await figures()
        assert found["frontdesk_database_connections_in_use", pool] == 1
    found = await figures()
    assert found["frontdesk_database_connections_in_use", pool] == 0
    assert found["frontdesk_write_wait_seconds_count",] >= 1


async def test_the_figures_name_the_program_and_its_process(figures):
    found = await figures()
    assert any(key[0] == "frontdesk_build" for key in found)
    assert found["process_resident_memory_bytes",] > 1e6


class TestEmbedded:
    @pytest.fixture
    def settings(self):
        return Settings(embedded=True)

    async def test_a_windows_own_server_has_no_figures(self, api):
        assert (await api.get(f"{ROOT}/metrics")).status_code == 404
