"""What holds for every resource of the dialect: keys, names, types, pages, dates, refusals, pace."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from frontdesk.server.app import create_app
from frontdesk.server.db import tables as t
from frontdesk.server.opendental import surface
from frontdesk.server.opendental.catalogue import OPERATIONS
from frontdesk.server.opendental.fields import Kind
from frontdesk.server.opendental.operations import Permission
from frontdesk.server.settings import Settings

from .conftest import LOCAL, NOW, Program

ELSEWHERE = "203.0.113.9"
BASE = "http://127.0.0.1/opendental"


async def test_nobody_gets_in_without_a_key_pair(program: Program, app: FastAPI) -> None:
    pair = program.client.headers["authorization"].partition(" ")[2]
    developer, _, customer = pair.partition("/")
    token = program.practice.tokens["admin"]
    wrong = ["", f"Bearer {token}", f"ODFHIR {developer}", f"ODFHIR x/{customer}", f"ODFHIR {developer}/x", pair]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client:
        for header in wrong:
            answer = await client.get("/api/v1/providers", headers={"Authorization": header})
            assert (answer.status_code, answer.json()) == (401, "The developer key or the customer key is not valid.")
    assert (await program.client.get("/providers", headers={"Authorization": f"odfhir {pair}"})).status_code == 200


async def test_a_key_pair_that_was_taken_back_is_worth_nothing(program: Program) -> None:
    assert await program.get("/providers")
    with program.database.engines.writing() as connection:
        k = t.opendental_keys.c
        connection.execute(update(t.opendental_keys).where(k.org_id == program.practice.org).values(revoked_at=NOW))
    await program.get("/providers", 401)


async def test_a_pair_does_only_what_it_may(program_with: Callable[..., Program]) -> None:
    reader = program_with({Permission.READ_ALL})
    await reader.get("/tasks")
    assert await reader.post("/tasks", 401) == "This key pair does not have the permission AllOthers."
    await program_with({Permission.ALL_OTHERS}).get("/tasks", 401)


async def test_a_pair_never_does_more_than_its_user(program_with: Callable[..., Program]) -> None:
    looker = program_with(user="read_only")
    await looker.get("/tasks")
    assert await looker.post("/tasks", 401) == "The user of this key pair may only look."
    assert await looker.post("/appointments", 401) == "The user of this key pair may only look."
    sent = {"EndPointUrl": "http://127.0.0.1:9100/", "WatchTable": "Provider", "PollingSeconds": 5}
    await looker.post("/subscriptions", **sent)


async def test_the_audit_names_the_request(program: Program, api: httpx.AsyncClient) -> None:
    p, number = program.practice, program.number
    path = f"/patients/{number(t.patients, p.ada)}"
    answer = await program.client.put(path, json={"Email": "a@example.org"}, headers={"X-Request-Id": "call-17"})
    assert (answer.status_code, answer.headers["x-request-id"]) == (200, "call-17")
    with program.database.engines.reading() as connection:
        h = t.history.c
        statement = select(h.request_id, h.source).where(h.org_id == p.org, h.entity == "patient")
        assert connection.execute(statement).all() == [("call-17", "opendental")]


async def test_resources_and_verbs_are_found_whatever_their_case_and_with_a_final_slash(program: Program) -> None:
    assert await program.get("/Providers/") == await program.get("/providers")
    assert await program.get("/patientz", 404) == "There is no such resource or method."
    assert await program.ask("DELETE", "/providers", 404) == "There is no such resource or method."
    assert await program.get("/providers/first", 404) == "There is no such resource or method."
    assert await program.get("/appointments/WebSched", 410) == "This resource has been retired."


async def test_an_unknown_parameter_is_refused_by_its_name(program: Program) -> None:
    assert await program.get("/providers", 400, Colour="red") == '"Colour" is not a valid parameter.'
    assert await program.get("/providers", 400, **{"x" * 99: "1"}) == '"…" is not a valid parameter.'
    assert await program.get("/providers", limit="1") == (await program.get("/providers"))[:1]
    assert await program.get("/providers", ClinicNum="") == await program.get("/providers")


async def test_pages_have_a_hundred_rows_unless_asked_otherwise(
    program: Program, program_with: Callable[..., Program]
) -> None:
    for number in range(103):
        program.write(t.task_lists, name=f"List {number}")
    every = await program.get("/tasklists", Limit="1000")
    assert len(every) == 103
    assert await program.get("/tasklists") == every[:100]
    assert await program.get("/tasklists", Offset="100") == every[100:]
    assert await program.get("/tasklists", Limit="2", Offset="3") == every[3:5]
    assert await program.get("/tasklists", Limit="99999999999999999999") == every
    assert await program.get("/tasklists", Offset="500") == []
    assert await program.get("/tasklists", 400, Limit="0") == "Limit must be a whole number of at least 1."
    assert await program.get("/tasklists", 400, Limit="few") == "Limit must be a whole number of at least 1."
    assert await program.get("/tasklists", 400, Offset="-1") == "Offset must be a whole number of at least 0."
    assert await program_with(host=ELSEWHERE).get("/tasklists", Limit="1000") == every[:100]


async def test_dates_come_in_the_form_that_was_asked_for(program: Program) -> None:
    program.write(t.task_lists, name="Front desk")
    (plain,) = await program.get("/tasklists")
    assert (plain["DateTimeEntry"], plain["DateTL"]) == (LOCAL, "0001-01-01")
    asked = {"DateTimeFormatString": "dd/MM/yyyy HH:mm:ss zzz", "DateFormatString": "MM/dd/yyyy"}
    (formatted,) = await program.get("/tasklists", **asked)
    assert (formatted["DateTimeEntry"], formatted["DateTL"]) == ("09/03/2026 13:30:15 -05:00", "01/01/0001")
    assert await program.get("/tasklists", DateFormatString="") == [plain]
    refused = await program.get("/tasklists", 400, DateTimeFormatString="'open")
    assert refused == "DateFormatString and DateTimeFormatString must be .NET formats."


async def test_queries_are_percent_encoded(program: Program) -> None:
    answer = await program.client.get("/tasks?DateTimeOriginal=1900-01-01%2000%3A00%3A00")
    assert (answer.status_code, answer.json()) == (200, [])
    assert (await program.client.get("/tasks?TaskStatus=%FF")).status_code == 400


async def test_a_body_is_json_and_says_so(program: Program) -> None:
    send = program.client.post
    plain = await send("/tasks", content=b"{}", headers={"Content-Type": "text/plain"})
    assert (plain.status_code, plain.json()) == (400, "The Content-Type header must be application/json.")
    said = {"Content-Type": "application/json; charset=utf-8"}
    for raw in (b"{", b"[1]", b'{"TaskListNum": NaN}', b"\xff", b"[" * 100_000):
        answer = await send("/tasks", content=raw, headers=said)
        assert answer.status_code == 400, raw[:20]
        assert answer.headers["content-type"] == "application/json"
        assert isinstance(answer.json(), str)
    assert (await program.client.get("/tasks", headers={"Content-Type": "text/xml"})).status_code == 400
    assert (await program.client.get("/tasks", headers={"Content-Type": "application/json"})).status_code == 200


async def test_a_body_has_at_most_16_8_million_characters(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    assert surface.LONGEST_BODY == 16_800_000
    monkeypatch.setattr(surface, "LONGEST_BODY", 200)
    body = json.dumps({"Descript": "é" * 250}, ensure_ascii=False).encode()
    answer = await program.client.post("/tasks", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()) == (400, "The body has more than 16.8 million characters.")
    huge = await program.client.post("/tasks", content=b" " * 801, headers={"Content-Type": "application/json"})
    assert huge.status_code == 400


async def test_a_made_thing_is_told_where_it_is(program: Program) -> None:
    the_list = program.number(t.task_lists, program.write(t.task_lists, name="Front desk"))
    user = program.number(t.users, program.practice.users["admin"])
    body = {"TaskListNum": the_list, "Descript": "Call", "UserNum": user}
    answer = await program.client.post("/tasks", json=body)
    assert answer.status_code == 201
    assert answer.headers["location"] == f"{BASE}/api/v1/tasks/{answer.json()['TaskNum']}"
    assert (await program.client.get(answer.headers["location"])).json() == answer.json()


async def test_names_are_taken_in_any_case_and_numbers_as_text(program: Program) -> None:
    the_list = program.number(t.task_lists, program.write(t.task_lists, name="Front desk"))
    user = program.number(t.users, program.practice.users["admin"])
    made = await program.post("/tasks", tasklistnum=str(the_list), descript="Call", usernum=user)
    assert made["Descript"] == "Call"
    assert await program.post("/tasks", 400, TaskListNum=1.5) == "TaskListNum must be a whole number."
    assert await program.post("/tasks", 400, TaskListNum=2**63) == "TaskListNum must be a whole number."
    assert await program.post("/tasks", 400, Descript=None) == "Descript must be text."
    assert await program.post("/tasks", 400, Descript="\x00") == "Descript holds a character that cannot be kept."


async def test_what_takes_too_long_is_given_up(program: Program, app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surface, "SECONDS", 0.0)
    assert await program.get("/providers", 504) == (
        "This was not finished within 60 seconds; read back what became of it."
    )


async def test_who_sees_one_office_sees_no_more_through_the_dialect(program_with: Callable[..., Program]) -> None:
    rooms = await program_with(user="denver").get("/operatories")
    assert [row["OpName"] for row in rooms] == ["Op 1"]


async def test_the_document_describes_every_operation(app: FastAPI) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client:
        document = (await client.get("/api/openapi.json")).json()
    described = {(method.upper(), path) for path, operations in document["paths"].items() for method in operations}
    assert described == {(operation.method, f"/{operation.path}") for operation in OPERATIONS}
    names = [each["operationId"] for path in document["paths"].values() for each in path.values()]
    assert len(names) == len(set(names))
    assert document["servers"] == [{"url": "/opendental/api/v1"}]
    tasks = document["paths"]["/tasks"]
    assert {each["name"] for each in tasks["get"]["parameters"]} >= {"Limit", "Offset", "DateFormatString"}
    assert tasks["post"]["requestBody"]["content"]["application/json"]["schema"]["required"] == [
        "TaskListNum",
        "Descript",
        "UserNum",
    ]
    assert create_app(Settings()).openapi()["paths"].keys().isdisjoint(document["paths"])


def test_pairs_that_differ_in_case_are_told_apart() -> None:
    for operation in OPERATIONS:
        names = [field.name for field in operation.shape]
        assert len(names) == len(set(names)), operation.path
        assert all(field.choices for field in operation.shape if field.kind is Kind.NAME), operation.path
