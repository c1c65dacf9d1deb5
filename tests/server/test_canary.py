"""No patient's data in any log: not of a request that worked, not of one that was refused, not of a fault of ours."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from opentelemetry import trace
from opentelemetry.trace import NoOpTracer, Tracer, TracerProvider
from sqlalchemy import insert

from frontdesk.server.appointments import service as appointments
from frontdesk.server.cli import logs
from frontdesk.server.db import tables as t
from frontdesk.server.patients import service as patients
from support import canary
from support.canary import EMAIL, PHONE, listening

NAME = "Ada Alvarez"
ADA = {"first_name": "Ada", "last_name": "Alvarez", "mobile_phone": PHONE, "email": EMAIL}


async def test_every_operation_asked_with_a_patients_data_in_every_place(
    api: httpx.AsyncClient, app: FastAPI, practice: Any
) -> None:
    statuses = set()
    with listening() as listener:
        for path, operations in get_openapi(title="", version="", routes=app.routes)["paths"].items():
            if path.endswith(("/events/stream", "/auth/logout")):
                continue
            # As an id that cannot be, and as one that is nobody's.
            for stand_in in (NAME, str(practice.ada)):
                address = re.sub(r"\{(?!org_id).*?\}", stand_in, path).replace("{org_id}", str(practice.org))
                for method, operation in operations.items():
                    asked = {row["name"]: EMAIL for row in operation.get("parameters", ()) if row["in"] == "query"}
                    body = {"first_name": NAME, "note": f"{NAME} {PHONE}", "patient_uuid": str(practice.ada), **ADA}
                    # In a parameter that is known, and in one that is not.
                    for params in (asked, {**asked, NAME: PHONE}):
                        answer = await api.request(
                            method,
                            f"http://127.0.0.1{address}",
                            params=params,
                            headers={"X-Client-Id": "desk", "X-Request-Id": NAME},
                            json=None if method in ("get", "delete") else body,
                        )
                        statuses.add(answer.status_code)
    assert {200, 404, 422} <= statuses
    assert not [status for status in statuses if status >= 500]
    assert listener.records > 250
    assert listener.heard == []


async def test_a_day_with_the_patient_on_it(
    api: httpx.AsyncClient, api_as: Any, practice: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot = {"location_uuid": str(practice.chicago), "operatory_uuid": str(practice.op1), "schedule_date": "2026-03-09"}
    times = {"start_time": "09:00", "end_time": "09:40"}
    visit = {"patient_uuid": str(practice.ada), "note": f"{NAME}, call {PHONE}", **slot, **times}
    with listening() as listener:
        made = await api.post("/appointments", json=visit, headers={"Idempotency-Key": NAME})
        assert made.status_code == 201, made.text
        seen = [
            await api.post("/appointments", json=visit),
            await api.patch(f"/appointments/{made.json()['id']}", json={"base_version": 9, "note": NAME}),
            await api.get("/patients/search", params={"q": "alvarez 5550186"}),
            await api.post("/patients", json={**ADA, "birth_date": NAME}),
            await api.post("/patients", content=f'{{"last_name": "{NAME}'),
            await api_as("read_only").post("/patients", json=ADA),
            await api.get(f"http://127.0.0.1/{NAME}?q={NAME}"),
            await api.post("http://127.0.0.1/api/v1/auth/token", json={"username": EMAIL, "password": NAME}),
        ]
        assert [answer.status_code for answer in seen] == [409, 409, 200, 422, 422, 403, 404, 401]
        await api.get("/schedule/calendar/daily", params={"location_uuid": slot["location_uuid"], "target_date": NAME})
    assert listener.records >= 10
    assert listener.heard == []


async def test_faults_of_ours_with_the_patient_in_what_they_say(
    api: httpx.AsyncClient, practice: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        try:
            {}[NAME]
        except KeyError as error:
            raise RuntimeError(f"cannot do it for {NAME}, {EMAIL}") from error

    def refused_by_the_database(unit: Any, *_: object) -> None:
        unit.execute(insert(t.patients).values(org_id=unit.org_id, id=None, last_name=NAME, email=EMAIL))

    with listening() as listener:
        for service, name, wrong in (
            (patients, "enter_patient", fault),
            (patients, "enter_patient", refused_by_the_database),
            (patients, "search_patients", fault),
            (appointments, "create", fault),
        ):
            monkeypatch.setattr(service, name, wrong)
            path = "/appointments" if service is appointments else "/patients"
            if name == "search_patients":
                answer = await api.get("/patients/search", params={"q": NAME})
            else:
                answer = await api.post(path, json=ADA if service is patients else booking(practice))
            assert answer.status_code == 500
            assert canary.sung(answer.text) is None
            monkeypatch.undo()
    assert listener.records == 8
    assert listener.heard == []


def booking(practice: Any) -> dict[str, str]:
    return {
        "patient_uuid": str(practice.ada),
        "location_uuid": str(practice.chicago),
        "operatory_uuid": str(practice.op1),
        "schedule_date": "2026-03-09",
        "start_time": "09:00",
        "end_time": "09:40",
    }


async def test_what_a_lost_task_died_of_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    async def lost() -> None:
        raise ValueError(NAME)

    task = asyncio.get_running_loop().create_task(lost())
    await asyncio.wait([task])
    record = logging.LogRecord("asyncio", logging.ERROR, "", 0, f"Task exception was never retrieved\nfuture: {task!r}",
                               (), (ValueError, task.exception(), None))  # fmt: skip
    assert canary.sung(repr(task)) is not None
    for form in (logs.JsonLines(), logs.TextLines()):
        assert "Task exception was never retrieved" in form.format(record)
        assert canary.sung(form.format(record)) is None


LEAKS = """
import logging
from support.canary import look_into

log = logging.getLogger("frontdesk.server")

def test_said():
    log.debug("seating %s", "Ada Alvarez")

def test_in_a_field():
    log.info("request", extra={"fields": {"q": "ADA@WRENHOUSE.example"}})

def test_in_an_exception():
    try:
        int("555-0186")
    except ValueError:
        log.exception("fault")

def test_by_a_library():
    logging.getLogger("uvicorn.error").warning("bad request of alvarez")

def test_by_a_server_process():
    look_into("one line\\n{'event': 'Alvarez'}")

def test_clean():
    log.info("request")
    look_into("one line")
"""


def test_the_watch_over_the_logs_finds_whatever_gets_in(tmp_path: Path) -> None:
    (tmp_path / "test_leaks.py").write_text(LEAKS)
    # Where CI is set, pytest tells each failure in full a second time.
    env = {name: value for name, value in os.environ.items() if name not in ("CI", "BUILD_NUMBER")}
    env["PYTHONPATH"] = os.pathsep.join([str(Path(canary.__file__).parents[1]), *sys.path])
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "support.canary", "-p", "no:cacheprovider", "-c", "/dev/null",
         "--rootdir", tmp_path, tmp_path / "test_leaks.py"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert found.stdout.count("a patient's data was logged: ['") == 4, found.stdout + found.stderr
    assert "the server's log holds the canary's 'alvarez'" in found.stdout
    # A test whose log gives it away has run to its end by then: pytest calls that an error.
    assert "1 failed, 5 passed, 4 errors" in found.stdout


async def test_tracing_that_is_set_up_in_the_process_is_told_nothing(
    api: httpx.AsyncClient, practice: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Listening(TracerProvider):
        def get_tracer(self, *args: Any, **_: Any) -> Tracer:
            told.append(args[0])
            return NoOpTracer()

    monkeypatch.setattr(trace, "get_tracer_provider", Listening)
    answer = await api.get(f"http://127.0.0.1/api/v1/{practice.org}/patients/search", params={"q": NAME})
    assert answer.status_code == 200
    assert told == []
