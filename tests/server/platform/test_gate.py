import asyncio
import json
import logging
from uuid import uuid4

import httpx
import psycopg
import pytest
import sqlcipher3.dbapi2 as sqlcipher3
from sqlalchemy import select
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from frontdesk.server.cli.logs import JsonLines, TextLines, configure
from frontdesk.server.db.engines import DatabaseBusy
from frontdesk.server.db.tables import history
from frontdesk.server.platform.gate import Gate
from frontdesk.server.settings import Settings

ROOT = "http://127.0.0.1"


@pytest.mark.parametrize("header", [None, "Basic eDp5", "Bearer", "Bearer nonsense"])
async def test_nobody_comes_in_without_a_token(api, header):
    del api.headers["Authorization"]
    answer = await api.get("/closings", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthorized"


async def test_who_is_unknown_is_refused_before_anything_is_read(api):
    del api.headers["Authorization"]
    assert (await api.post("/closings", content=b"{not json")).status_code == 401


async def test_another_organisation_is_out_of_bounds(api_as, practice):
    for client in (api_as("other_org"), api_as(org=practice.other_org), api_as(org=uuid4())):
        answer = await client.get("/closings")
        assert answer.status_code == 403
        assert answer.json()["code"] == "other_organisation"


async def test_a_reader_may_not_write(api_as):
    answer = await api_as("read_only").post("/closings", json={"name": "x"})
    assert answer.status_code == 403
    assert answer.json() == {"detail": "Your role does not allow this.", "code": "forbidden"}


async def test_every_answer_names_its_request(api):
    given = await api.get("/closings", headers={"X-Request-Id": "desk-7.42"})
    assert given.headers["X-Request-Id"] == "desk-7.42"
    for answer in (await api.get("/closings"), await api.get(f"{ROOT}/nothing"), await api.get("/closings?page=0")):
        assert len(answer.headers["X-Request-Id"]) == 32
    odd = await api.get("/closings", headers={"X-Request-Id": "a b;c"})
    assert odd.headers["X-Request-Id"] != "a b;c"


@pytest.mark.parametrize(
    ("path", "status"), [("/nothing", 404), ("/api/v1", 404), ("/api/v1/auth/nothing", 404), ("/api/health/", 404)]
)
async def test_an_unknown_address_is_answered_in_json(api, path, status):
    answer = await api.get(f"{ROOT}{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"detail", "code"}


async def test_a_method_that_does_not_fit_is_answered_in_json(api):
    answer = await api.delete(f"{ROOT}/api/health")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


BAD_BODIES = [
    b"",
    b"{",
    b"[" * 100_000,
    b'{"name":' * 5_000,
    b'{"name": ' + b"9" * 5_000 + b"}",
    b'{"name": "\xff\xfe"}',
    b'{"name": "\\ud800"}',
    b'{"name": "a\\u0000b"}',
    b'{"name": NaN}',
    b'{"name": 1e999}',
    b"null",
    b'"text"',
    b"123",
    b'{"name": "x", "unknown": 1}',
    b'{"name": "x", "day": "2026-02-30"}',
    b'{"name": "x", "location_id": "zz"}',
]


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
async def test_no_body_whatsoever_breaks_the_server(api, body):
    answer = await api.post("/closings", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert all(set(fault) == {"loc", "msg", "type"} for fault in answer.json()["detail"])


async def test_a_refused_body_is_not_repeated(api):
    answer = await api.post("/closings", json={"name": 5, "day": "Ada Alvarez", "location_id": "Ada Alvarez"})
    assert answer.status_code == 422
    assert "Alvarez" not in answer.text


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=1e9", "page_size=201", "page_size=0", "page=%00"]
)
async def test_pages_that_cannot_be_are_refused(api, query):
    answer = await api.get(f"/closings?{query}")
    assert answer.status_code == 422


async def test_a_page_far_behind_the_end_is_empty(api):
    answer = await api.get("/closings?page=10000000&page_size=200")
    assert answer.json() == {"items": [], "total": 0, "page": 10_000_000, "page_size": 200}


async def test_a_body_over_a_mebibyte_is_too_large(api):
    answer = await api.post("/closings", content=b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 413
    assert answer.json() == {"detail": "A request has at most 1024 KiB.", "code": "too_large"}


async def test_a_body_of_unknown_length_is_measured_as_it_comes(api):
    async def endless():
        for _ in range(3000):
            yield b"x" * 1024

    assert (await api.post("/closings", content=endless())).status_code == 413


def asking_to_close(app, practice, length):
    """An admin's request with a body of so many bytes, as it says."""
    return {
        "type": "http",
        "method": "POST",
        "path": f"/api/v1/{practice.org}/closings",
        "query_string": b"",
        "headers": [
            (b"authorization", f"Bearer {practice.tokens['admin']}".encode()),
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % length),
        ],
        "app": app,
    }


@pytest.mark.parametrize(("size", "read"), [(3, 3), (8, 8), (9, 0)], ids=["a little", "much", "far"])
async def test_who_sends_too_much_is_heard_to_the_end_before_the_answer_but_not_for_ever(app, practice, size, read):
    left, sent = size, []

    async def receive():
        nonlocal left
        left -= 1
        return {"type": "http.request", "body": b"x" * 1024, "more_body": left > 0}

    async def send(message):
        sent.append(message)

    await Gate(app.router, Settings(max_body_bytes=1024))(asking_to_close(app, practice, size * 1024), receive, send)
    assert sent[0]["status"] == 413
    assert size - left == read, "a connection closed over what is still on its way takes the answer along"


async def test_who_asks_first_whether_it_is_too_much_is_told_at_once(app, practice):
    sent = []

    async def never():
        raise AssertionError

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": f"/api/v1/{practice.org}/closings",
        "headers": [
            (b"authorization", f"Bearer {practice.tokens['admin']}".encode()),
            (b"content-length", b"2048"),
            (b"expect", b"100-continue"),
        ],
        "app": app,
    }
    await Gate(app.router, Settings(max_body_bytes=1024))(scope, never, send)
    assert sent[0]["status"] == 413


async def test_a_fault_of_ours_says_nothing_of_the_data(api, caplog):
    with caplog.at_level(logging.INFO, "frontdesk.server"):
        answer = await api.post("/closings", json={"name": "crash"})
    assert answer.status_code == 500
    assert answer.json() == {"detail": "Something went wrong here. It has been logged.", "code": "internal_error"}
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == "frontdesk.server"]
    fault = next(line for line in lines if line["event"] == "unexpected")
    assert fault["error"] == "ValueError"
    assert fault["request_id"] == answer.headers["X-Request-Id"]
    assert any("test" in place or "conftest" in place for place in fault["where"])
    assert "Alvarez" not in str(lines)
    assert (await api.get("/closings")).json()["total"] == 0


BUSY = "The server is busy. Nothing was changed; try again."
UNREACHED = "The database cannot be reached at this moment. Try again."
AWAY = [
    (PoolTimeout(), BUSY),
    (DatabaseBusy(), BUSY),
    (OperationalError("", {}, psycopg.errors.LockNotAvailable("canceling statement due to lock timeout")), BUSY),
    (OperationalError("", {}, psycopg.errors.QueryCanceled("canceling statement due to statement timeout")), BUSY),
    (OperationalError("", {}, psycopg.OperationalError("connection refused")), UNREACHED),
    (OperationalError("", {}, psycopg.errors.AdminShutdown("terminating connection")), UNREACHED),
    (
        OperationalError("", {}, sqlcipher3.OperationalError("attempt to write a readonly database")),
        "The database cannot be written at this moment. Nothing was changed.",
    ),
]


@pytest.mark.parametrize(("error", "words"), AWAY, ids=range(len(AWAY)))
@pytest.mark.parametrize("signed_in", [True, False])
async def test_a_database_that_is_away_is_no_fault_of_ours(app, api, error, words, signed_in, monkeypatch):
    if signed_in:
        assert (await api.get("/closings")).status_code == 200

    def away():
        raise error

    for way in ("reading", "writing"):
        monkeypatch.setattr(app.state.services.database.engines, way, away)
    asked = [api.get("/closings"), api.post("/closings", json={"name": "x"}), api.get("/events/stream")]
    for answer in [await each for each in asked]:
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert answer.json()["detail"] == words
        assert answer.headers["retry-after"] == "1"
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (DataError("", {}, psycopg.errors.DatetimeFieldOverflow("date out of range")), 422),
        (IntegrityError("", {}, psycopg.errors.ForeignKeyViolation("still referenced")), 409),
    ],
)
async def test_what_the_database_refuses_is_refused_with_a_reason_and_logged_as_no_fault(
    app, api, error, status, monkeypatch, caplog
):
    def refuse():
        raise error

    monkeypatch.setattr(app.state.services.database.engines, "reading", refuse)
    assert (await api.get("/closings")).status_code == status
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    monkeypatch.undo()


async def test_a_wrong_method_is_refused_whatever_bytes_its_address_has(app, practice):
    sent = []

    async def nothing_more():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    path = f"/api/v1/{practice.org}/events/since"
    who = (b"authorization", f"Bearer {practice.tokens['admin']}".encode())
    scope = {"type": "http", "method": "PUT", "path": path, "query_string": b"after=1\xe9", "headers": [who]}
    await app({**scope, "root_path": "", "scheme": "http", "server": ("127.0.0.1", 80)}, nothing_more, send)
    assert sent[0]["status"] == 405
    assert (b"allow", b"GET") in sent[0]["headers"]


@pytest.mark.parametrize("host", ["[", "[::1", "a b", "x:y", "127.0.0.1:99999999", "é"])
async def test_an_odd_host_harms_nobody(api, host):
    answer = await api.post("/closings", json={"name": "x"}, headers={"Host": host.encode(), "Idempotency-Key": "k"})
    assert answer.status_code in (201, 422)


async def test_a_log_line_says_who_did_what_and_how_long_it_took(api, practice, caplog):
    with caplog.at_level(logging.INFO, "frontdesk.server"):
        await api.get("/closings?page=1", headers={"X-Request-Id": "r1"})
    line = json.loads(JsonLines().format(caplog.records[-1]))
    took = line.pop("ms")
    assert 0 < took < 5000
    assert {key: line[key] for key in ("event", "request_id", "method", "route", "status", "org_id", "user_id")} == {
        "event": "request",
        "request_id": "r1",
        "method": "GET",
        "route": "/api/v1/{org_id}/closings",
        "status": 200,
        "org_id": str(practice.org),
        "user_id": str(practice.users["admin"]),
    }
    assert line["operation"].endswith("closings")


async def test_answer_log_line_and_history_name_the_same_request(api, database, practice, caplog):
    with caplog.at_level(logging.INFO, "frontdesk.server"):
        answer = await api.post("/closings", json={"name": "Founders' Day"})
    with database.read(practice.caller()) as unit:
        kept = unit.scalar(select(history.c.request_id).where(history.c.org_id == practice.org))
    assert answer.headers["X-Request-Id"] == kept == caplog.records[-1].fields["request_id"]


async def test_a_body_that_dawdles_is_not_waited_for(api, app, practice):
    gate = Gate(app.router, Settings(body_seconds=0.05))
    sent = []

    async def never():
        await asyncio.sleep(60)

    async def send(message):
        sent.append(message)

    await gate(asking_to_close(app, practice, 20), never, send)
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]
    assert json.loads(sent[1]["body"])["code"] == "too_slow"


async def test_who_is_not_waited_for_when_the_server_ends_is_told_that_it_may_have_happened(api, app, monkeypatch):
    begun = asyncio.Event()

    async def forever(work):
        begun.set()
        await asyncio.sleep(60)

    monkeypatch.setattr(app.state.services.writers, "run", forever)
    sent = []

    async def watched(scope, receive, send):
        async def keep(message):
            sent.append(message)

        await app(scope, receive, keep)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(watched), headers=api.headers) as client:
        asking = asyncio.create_task(client.post(f"{api.base_url}closings", json={"name": "Founders' Day"}))
        await begun.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    assert sent[0]["status"] == 503
    said = json.loads(sent[1]["body"])
    assert said["code"] == "stopped"
    assert "may have happened" in said["detail"]


@pytest.mark.parametrize("came", [b"", b'{"name": "Founders\' Day"}'], ids=["nothing", "what could be all of it"])
async def test_a_request_that_breaks_off_within_its_body_does_nothing(app, practice, database, came):
    messages = [{"type": "http.request", "body": came, "more_body": True}, {"type": "http.disconnect"}]
    sent = []

    async def receive():
        return messages.pop(0)

    async def send(message):
        sent.append(message)

    await Gate(app.router, Settings())(asking_to_close(app, practice, len(came) + 5), receive, send)
    assert (sent[0]["status"], json.loads(sent[1]["body"])["code"]) == (400, "broken_off")
    with database.read(practice.caller()) as unit:
        assert unit.scalar(select(history.c.id).where(history.c.org_id == practice.org)) is None


def test_an_exception_in_the_log_leaves_its_message_out():
    error = ValueError("Ada Alvarez")
    record = logging.LogRecord("x", logging.ERROR, "", 0, "said %s", ("Alvarez",), (ValueError, error, None))
    line = JsonLines().format(record)
    assert "Alvarez" not in line
    assert json.loads(line)["error"] == "ValueError"


def test_a_log_for_reading_is_one_line_of_names_and_values():
    record = logging.LogRecord("frontdesk.server", logging.INFO, "", 0, "request\nAda Alvarez", (), None)
    record.fields = {"route": "-", "status": 200, "who": 'a "b"\nc'}
    line = TextLines().format(record)
    assert line.partition(" ")[2] == r'info frontdesk.server request route=- status=200 who="a \"b\"\nc"'


@pytest.mark.parametrize(("level", "lines"), [("info", True), ("warning", False)])
def test_how_much_is_logged_can_be_said(level, lines):
    root, ours = logging.getLogger(), logging.getLogger("frontdesk")
    before = root.handlers[:], root.level, ours.level
    try:
        configure(level, "text")
        assert isinstance(root.handlers[0].formatter, TextLines)
        assert logging.getLogger("frontdesk.server").isEnabledFor(logging.INFO) is lines
        # What other libraries say in passing may quote statements and addresses.
        assert not logging.getLogger("sqlalchemy").isEnabledFor(logging.INFO)
    finally:
        root.handlers[:] = before[0]
        ours.setLevel(before[2])
        root.setLevel(before[1])


class TestEmbedded:
    @pytest.fixture
    def settings(self):
        return Settings(embedded=True)

    @pytest.mark.parametrize("host", ["127.0.0.1:4711", "localhost:1", "LOCALHOST", "[::1]:80", "127.0.0.1"])
    async def test_this_machine_is_answered(self, api, host):
        assert (await api.get("/closings", headers={"Host": host})).status_code == 200

    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "", "192.168.0.5", "[::1].x:1"])
    async def test_other_names_are_refused(self, api, host):
        answer = await api.get("/closings", headers={"Host": host})
        assert (answer.status_code, answer.json()["code"]) == (403, "host_refused")

    @pytest.mark.parametrize("origin", ["http://127.0.0.1:4711", "null", "https://evil.example"])
    async def test_web_pages_are_refused(self, api, origin):
        answer = await api.get(f"{ROOT}/api/health", headers={"Origin": origin})
        assert (answer.status_code, answer.json()["code"]) == (403, "origin_refused")

    async def test_the_document_is_not_served(self, api):
        assert (await api.get(f"{ROOT}/api/openapi.json")).status_code == 404

    async def test_the_secret_lets_its_user_in(self, app, api, practice):
        app.state.services.auth.admit("a secret of this machine", practice.caller("front_desk"))
        api.headers["Authorization"] = "Bearer a secret of this machine"
        assert (await api.get(f"{ROOT}/api/v1/auth/me")).json()["user"]["name"] == "front_desk"
        assert (await api.post(f"{ROOT}/api/v1/auth/logout")).status_code == 204
        assert (await api.get("/closings")).status_code == 200


async def test_the_document_is_served_to_everybody_else(api: httpx.AsyncClient):
    del api.headers["Authorization"]
    described = (await api.get(f"{ROOT}/api/openapi.json")).json()
    assert described["security"] == [{"bearer": []}]
    assert described["paths"]["/api/v1/auth/token"]["post"]["security"] == []
    assert "/api/v1/{org_id}/events/stream" in described["paths"]
