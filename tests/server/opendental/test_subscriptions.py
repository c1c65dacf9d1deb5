"""Subscriptions in the dialect: who is told of what, in which words, and again after it failed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from frontdesk.server.db import tables as t
from frontdesk.server.opendental import delivery
from frontdesk.server.opendental.delivery import Delivery
from frontdesk.server.opendental.subscriptions import SHAPE
from frontdesk.server.platform.unit import Database

from .conftest import LOCAL, Program

URL = "http://127.0.0.1:9100/od-events"


class EndPoint:
    """Where a program listens."""

    def __init__(self, database: Database) -> None:
        self.delivery = Delivery(database, httpx.MockTransport(self._taken))
        self.requests: list[httpx.Request] = []
        self.status = 200

    def _taken(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.status == 0:
            raise httpx.ConnectError("nobody is there")
        return httpx.Response(self.status)

    async def told(self) -> list[Any]:
        """Look once, and return the bodies that were sent."""
        self.requests.clear()
        await self.delivery.round()
        return [json.loads(request.content) for request in self.requests]


@pytest.fixture
def end_point(database: Database) -> EndPoint:
    return EndPoint(database)


async def subscribe(program: Program, table: str = "Appointment", expected: int = 201, **more: Any) -> Any:
    body = {"EndPointUrl": URL, "Workstation": "FRONT1", "WatchTable": table, "PollingSeconds": 5, **more}
    return await program.post("/subscriptions", expected, **body)


async def book(program: Program, start: str = "2026-03-10 09:00:00") -> Any:
    p, number = program.practice, program.number
    patient, room = number(t.patients, p.ada), number(t.operatories, p.op1)
    return await program.post("/appointments", PatNum=patient, Op=room, AptDateTime=start)


async def test_a_subscription_is_made_listed_changed_and_ended(
    program: Program, program_with: Callable[..., Program]
) -> None:
    made = await subscribe(program)
    assert list(made) == [field.name for field in SHAPE]
    customer = program.client.headers["authorization"].rpartition("/")[2]
    assert (made["CustomerKey"], made["DateTimeStart"], made["DateTimeStop"]) == (
        customer,
        LOCAL,
        "0001-01-01 00:00:00",
    )
    assert await program.get("/subscriptions") == [made]
    assert await program_with().get("/subscriptions") == []
    assert await subscribe(program, expected=400) == "There is such a subscription already."
    path = f"/subscriptions/{made['SubscriptionNum']}"
    assert await program.put(path, Note="Mine", DateTimeStop="2027-01-01 00:00:00") is None
    (changed,) = await program.get("/subscriptions")
    assert changed == made | {"Note": "Mine", "DateTimeStop": "2027-01-01 00:00:00"}
    assert await program.put(path, 400, PollingSeconds=9) == "PollingSeconds requires WatchTable."
    assert await program.ask("DELETE", path, 200) is None
    assert await program.ask("DELETE", path, 404) == "Subscription not found"
    assert await program.get("/subscriptions") == []


REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("ToothInitial", {}, "WatchTable must be one of"),
    ("Appointment", {"PollingSeconds": 0}, "WatchTable and PollingSeconds are required."),
    ("Appointment", {"PollingSeconds": 100_000}, "PollingSeconds must be from 1 to 86400."),
    ("Appointment", {"UiEventType": "PatientSelected"}, "UI events happen on a workstation; there is none here."),
    ("Appointment", {"EndPointUrl": "file:///etc/passwd"}, "EndPointUrl must be an address"),
    ("Appointment", {"EndPointUrl": "http://[::1"}, "EndPointUrl must be an address"),
    ("Appointment", {"EndPointUrl": ""}, "EndPointUrl is required."),
)


async def test_what_cannot_be_told_is_refused(program: Program) -> None:
    for table, changes, sentence in REFUSED:
        assert (await subscribe(program, table, 400, **changes)).startswith(sentence)


async def test_a_changed_visit_is_sent_whole_and_once(
    program: Program, end_point: EndPoint, later: Callable[..., None]
) -> None:
    await subscribe(program)
    visit = await book(program)
    await program.put(f"/appointments/{visit['AptNum']}/Note", Note="Bring X-rays")
    assert await end_point.told() == []
    later(seconds=5)
    ((row,),) = await end_point.told()
    assert row == {**visit, "Note": "Bring X-rays"}
    (sent,) = end_point.requests
    assert str(sent.url) == URL
    assert sent.headers["authorization"] == program.client.headers["authorization"].rpartition("/")[2]
    assert (sent.headers["workstation"], sent.headers["event-type"]) == ("FRONT1", "WatchTable: Appointment")
    assert sent.headers["content-type"] == "application/json"
    later(seconds=5)
    assert await end_point.told() == []
    (kept,) = await program.get("/subscriptions")
    assert kept["DateTimeStart"] == "2026-03-09 13:30:25"


@pytest.mark.parametrize("status", [0, 302, 500])
async def test_what_was_not_taken_is_sent_again(
    program: Program, end_point: EndPoint, later: Callable[..., None], status: int
) -> None:
    await subscribe(program)
    visit = await book(program)
    later(seconds=5)
    end_point.status = status
    assert len(await end_point.told()) == 1
    (kept,) = await program.get("/subscriptions")
    assert kept["DateTimeStart"] == LOCAL
    end_point.status = 204
    later(seconds=5)
    assert await end_point.told() == [[visit]]
    later(seconds=5)
    assert await end_point.told() == []


async def test_after_three_days_a_change_is_no_longer_sent(
    program: Program, end_point: EndPoint, later: Callable[..., None]
) -> None:
    await subscribe(program)
    await book(program)
    later(days=2)
    second = await book(program, "2026-03-12 09:00:00")
    later(days=1, seconds=5)
    assert await end_point.told() == [[second]]


async def test_a_subscription_begins_and_ends_when_it_was_to(
    program: Program, end_point: EndPoint, later: Callable[..., None]
) -> None:
    await book(program)
    later(hours=1)
    await subscribe(program, DateTimeStart="2026-03-09 13:00:00", DateTimeStop="2026-03-09 15:00:00")
    assert len(await end_point.told()) == 1
    later(hours=1)
    await book(program, "2026-03-12 09:00:00")
    assert await end_point.told() == []


async def test_each_table_is_told_in_its_own_shape(
    program: Program, end_point: EndPoint, later: Callable[..., None], api: httpx.AsyncClient
) -> None:
    p, number = program.practice, program.number
    for table in ("AppointmentDeleted", "Operatory", "Provider", "Patient", "Schedule"):
        await subscribe(program, table)
    visit = await book(program)
    (desk,) = (await api.get("/appointments")).json()["items"]
    assert (await api.delete(f"/appointments/{desk['id']}")).status_code == 204
    await program.put(f"/patients/{number(t.patients, p.ada)}", Email="ada@example.org")
    await api.patch(f"/operatories/{p.op1}", json={"base_version": 1, "name": "Room 1"})
    await api.patch(f"/providers/{p.okafor}", json={"base_version": 1, "schedule_note": "Mornings"})
    note = {"location_uuid": str(p.chicago), "note_date": "2026-03-11", "note": "Staff meeting"}
    await api.post("/schedule/notes", json=note)
    later(seconds=5)
    bodies = await end_point.told()
    sent = {
        request.headers["event-type"].rpartition(" ")[2]: body
        for request, body in zip(end_point.requests, bodies, strict=True)
    }
    assert [row["AptNum"] for row in sent["AppointmentDeleted"]] == [visit["AptNum"]]
    assert [row["OpName"] for row in sent["Operatory"]] == ["Room 1"]
    assert [row["SchedNote"] for row in sent["Provider"]] == ["Mornings"]
    assert "serverDateTime" not in sent["Provider"][0]
    assert [row["Email"] for row in sent["Patient"]] == ["ada@example.org"]
    assert [(row["SchedType"], row["Note"]) for row in sent["Schedule"]] == [("Practice", "Staff meeting")]


async def test_only_what_the_pair_may_see_is_sent(
    program: Program, program_with: Callable[..., Program], end_point: EndPoint, later: Callable[..., None]
) -> None:
    await subscribe(program_with(user="denver"))
    await book(program)
    later(seconds=5)
    assert [body for body in await end_point.told() if body] == []


async def test_a_failure_is_logged_once_until_it_is_over(
    end_point: EndPoint, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(delivery, "TICK", 0)
    monkeypatch.setattr(delivery, "IDLE", 0)

    async def fails() -> bool:
        raise ArithmeticError

    async def works() -> bool:
        return False

    for round_ in (fails, fails, works, fails, fails):
        monkeypatch.setattr(end_point.delivery, "round", round_)
        await end_point.delivery.look()
    assert [record.getMessage() for record in caplog.records].count("delivery") == 2
