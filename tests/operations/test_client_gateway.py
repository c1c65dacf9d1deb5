"""The client fitted to the desk: few requests, errors in the desk's terms, local times on the wire."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx
import pytest

from frontdesk.client import Backoff, SchedulingClient
from frontdesk.contract.calendar import DailyCalendarOut
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import day_bounds, local_interval
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.operations.client_writes import local_times
from frontdesk.operations.gateway import GatewayError, NoStream, NotSent, Refused, SignedOut, Unanswered
from frontdesk.operations.requests import Move
from frontdesk.store.entities import Slot
from frontdesk.store.patients import About

ORG, LAKESIDE, ROOM, HELGA, LUNCH = (UUID(int=number) for number in range(1, 6))
ZONE = "America/Chicago"
MONDAY = date(2026, 3, 9)
NOW = "2026-03-01T12:00:00Z"


def visit(**more: Any) -> dict[str, Any]:
    return {
        "id": str(HELGA),
        "version": 1,
        "status": "scheduled",
        "patient": {"id": str(UUID(int=90)), "name": "Helga Strand"},
        "location": {"id": str(LAKESIDE), "name": "Lakeside"},
        "operatory": {"id": str(ROOM), "name": "Op 1"},
        "start_time": "2026-03-09T15:00:00Z",
        "end_time": "2026-03-09T15:40:00Z",
        "note": "",
        "priority": 0,
        "item_order": 0,
        "is_new_patient": False,
        "is_time_locked": False,
        "production_amount": "150.00",
        "created_at": NOW,
        "updated_at": NOW,
        **more,
    }


def page_of(day: date) -> dict[str, Any]:
    blockout = {
        "id": str(UUID(int=70)),
        "version": 1,
        "blockout_type": {"id": str(LUNCH), "name": "Lunch"},
        "location": {"id": str(LAKESIDE), "name": None},
        "operatory": None,
        "schedule_date": day.isoformat(),
        "start_time": "12:00",
        "end_time": "00:00",
        "note": "",
        "status": "active",
        "created_at": NOW,
        "updated_at": NOW,
    }
    helga = visit(procedures=[{"code": "D1110", "description": None}], mobile_phone="555 010 0001", alerts=["Latex"])
    shown = [helga] if day == MONDAY else []
    return {
        "date": day.isoformat(),
        "location_timezone": ZONE,
        "day_hours": 24,
        "appointments": shown,
        "blockouts": [blockout, {**blockout, "id": str(UUID(int=71)), "status": "cancelled"}],
        "provider_schedules": [],
    }


def listed(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"items": list(rows), "page": 1, "page_size": 200, "total": len(rows)}


def goal(day: date, amount: str) -> dict[str, Any]:
    return {
        "id": str(UUID(int=70)),
        "location": {"id": str(LAKESIDE), "name": "Lakeside"},
        "provider": {"id": str(UUID(int=71)), "name": "Dr. Okafor"},
        "goal_date": day.isoformat(),
        "goal_amount": amount,
        "created_at": NOW,
        "updated_at": NOW,
    }


class Wire:
    """Answers like a server, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fields: list[str] = []
        self.goals: list[dict[str, Any]] = []
        self.bodies: list[dict[str, Any]] = []
        self.answer: Callable[[httpx.Request], httpx.Response] | None = None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix(f"/api/v1/{ORG}/")
        self.asked.append(f"{request.method} {path}")
        if request.content:
            self.bodies.append(json.loads(request.content))
        if self.answer is not None:
            return self.answer(request)
        query = request.url.params
        if path.startswith("schedule/calendar/"):
            self.fields.append(query.get("fields", ""))
        if path == "schedule/calendar/daily":
            return httpx.Response(200, json=page_of(date.fromisoformat(query["target_date"])))
        if path == "schedule/calendar/weekly":
            first = date.fromisoformat(query["week_start"])
            days = [page_of(first + timedelta(days=number)) for number in range(7)]
            return httpx.Response(200, json={"location_timezone": ZONE, "days": days})
        if path == "blockouts/types":
            lunch = {"id": str(LUNCH), "version": 1, "name": "Lunch", "color": "#98A2B3", "is_no_schedule": True}
            more = {"is_do_not_copy": False, "is_hidden": False, "item_order": 1, "status": "active"}
            return httpx.Response(200, json=listed({**lunch, **more, "created_at": NOW, "updated_at": NOW}))
        if path == "schedule/notes":
            return httpx.Response(200, json=listed())
        if path == "schedule/production-goals" and self.goals:
            return httpx.Response(200, json=listed(*self.goals))
        if path == f"appointments/{HELGA}":
            return httpx.Response(200, json=visit(version=2))
        if path == f"appointments/{HELGA}/procedures":
            return httpx.Response(200, json=[])
        if path.endswith("/move"):
            return httpx.Response(200, json=visit(version=2))
        return httpx.Response(404, json={"detail": "There is no such thing."})


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
async def gateway(wire: Wire) -> AsyncIterator[ClientGateway]:
    quick = Backoff(attempts=1, first=0.0001, longest=0.0001)
    client = SchedulingClient(
        "http://practice.test", "t", ORG, "desk-1", http=httpx.MockTransport(wire), backoff=quick, stream_backoff=quick
    )
    yield ClientGateway(client)
    await client.close()


async def test_a_day_aims_at_what_its_providers_aim_at_together(gateway: ClientGateway, wire: Wire) -> None:
    wire.goals = [goal(MONDAY, "1200.50"), goal(MONDAY, "800.00")]
    (day,) = await gateway.days(LAKESIDE, [MONDAY], ZONE)
    assert day.goal == Decimal("2000.50")


async def test_a_server_without_goals_shows_its_days_all_the_same(gateway: ClientGateway) -> None:
    (day,) = await gateway.days(LAKESIDE, [MONDAY], ZONE)
    assert day.goal is None


async def test_one_day_is_one_page_with_its_note_and_goals(gateway: ClientGateway, wire: Wire) -> None:
    (day,) = await gateway.days(LAKESIDE, [MONDAY], ZONE)
    assert sorted(wire.asked) == [
        "GET blockouts/types",
        "GET schedule/calendar/daily",
        "GET schedule/notes",
        "GET schedule/production-goals",
    ]
    (shown,) = day.appointments
    assert (shown.patient_name, shown.procedures, shown.production) == ("Helga Strand", ("D1110",), 150)
    (lunch,) = day.blockouts
    assert lunch.is_no_schedule
    assert lunch.interval.end == day_bounds(MONDAY, ZONE).end


async def test_a_week_is_one_page_whichever_day_it_begins(gateway: ClientGateway, wire: Wire) -> None:
    await gateway.days(LAKESIDE, [MONDAY], ZONE)
    wire.asked.clear()
    wanted = [MONDAY + timedelta(days=number) for number in (2, 3, 4, 5, 8)]
    days = await gateway.days(LAKESIDE, wanted, ZONE)
    assert [day.day for day in days] == wanted
    assert wire.asked.count("GET schedule/calendar/weekly") == 1
    assert wire.asked.count("GET schedule/notes") == 1


async def test_a_day_is_asked_for_no_more_than_a_view_shows(gateway: ClientGateway, wire: Wire) -> None:
    (day,) = await gateway.days(LAKESIDE, [MONDAY], ZONE)
    assert (wire.fields, day.appointments[0].about) == (["procedures"], None)
    assert gateway.ask_for(frozenset({"mobile_phone", "alerts"}))
    wire.asked.clear()
    (day,) = await gateway.days(LAKESIDE, [MONDAY], ZONE)
    assert wire.fields[-1] == "alerts,mobile_phone,procedures"
    assert wire.asked.count("GET schedule/calendar/daily") == 1
    assert day.appointments[0].about == About(mobile_phone="555 010 0001", alerts=("Latex",))


async def test_asking_for_less_makes_nothing_known_so_far_wrong(gateway: ClientGateway) -> None:
    assert gateway.ask_for(frozenset({"mobile_phone", "alerts"}))
    assert not gateway.ask_for(frozenset({"alerts"}))
    assert gateway.ask_for(frozenset({"mobile_phone"})), "the days read in between lack it"


async def test_a_visit_read_alone_is_told_the_rest_with_its_day_and_only_once(
    gateway: ClientGateway, wire: Wire
) -> None:
    gateway.ask_for(frozenset({"mobile_phone"}))
    first = await gateway.appointment(HELGA)
    assert first.about is not None
    assert first.about.mobile_phone == "555 010 0001"
    again = await gateway.appointment(HELGA)
    assert again.about == first.about
    assert wire.asked.count("GET schedule/calendar/daily") == 1


async def test_a_day_asked_for_before_the_view_changed_hides_nothing_read_since(
    gateway: ClientGateway, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    daily, calls = gateway._client.calendar.daily, []

    async def overtaken(location: UUID, day: date, *, fields: frozenset[str]) -> DailyCalendarOut:
        calls.append(fields)
        page = await daily(location, day, fields=fields)
        if len(calls) > 1:
            return page
        gateway.ask_for(frozenset({"mobile_phone"}))
        await gateway.days(LAKESIDE, [MONDAY], ZONE)
        bare = [row.model_copy(update={"mobile_phone": None, "alerts": None}) for row in page.appointments]
        return page.model_copy(update={"appointments": bare})

    monkeypatch.setattr(gateway._client.calendar, "daily", overtaken)
    await gateway.days(LAKESIDE, [MONDAY], ZONE)
    about = (await gateway.appointment(HELGA)).about
    assert about is not None
    assert about.mobile_phone == "555 010 0001"
    assert [sorted(fields) for fields in calls] == [["procedures"], ["mobile_phone", "procedures"]]


async def test_a_visit_written_stays_written_where_the_rest_cannot_be_read(gateway: ClientGateway, wire: Wire) -> None:
    gateway.ask_for(frozenset({"mobile_phone"}))

    def answer(request: httpx.Request) -> httpx.Response:
        is_move = request.url.path.endswith("/move")
        return httpx.Response(200, json=visit(version=2)) if is_move else httpx.Response(404, json={"detail": "No."})

    wire.answer = answer
    slot = Slot(LAKESIDE, ROOM, local_interval(MONDAY, time(11), time(11, 40), ZONE))
    moved = await gateway.send(HELGA, Move(slot), 1, "key-1")
    assert moved is not None
    assert (moved.version, moved.about) == (2, None)


async def test_a_moved_visit_keeps_its_procedures(gateway: ClientGateway, wire: Wire) -> None:
    await gateway.days(LAKESIDE, [MONDAY], ZONE)
    slot = Slot(LAKESIDE, ROOM, local_interval(MONDAY, time(23), time(0), ZONE))
    moved = await gateway.send(HELGA, Move(slot), 1, "key-1")
    assert moved is not None
    assert (moved.version, moved.procedures) == (2, ("D1110",))
    body = wire.bodies[-1]
    assert (body["schedule_date"], body["start_time"], body["end_time"]) == ("2026-03-09", "23:00:00", "00:00:00")
    assert body["base_version"] == 1


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        (401, {"detail": "Sign in."}, SignedOut, None),
        (403, {"detail": "Not for you."}, Refused, "http_403"),
        (404, {"detail": "Gone."}, Refused, "gone"),
        (409, {"detail": "Stale.", "code": "stale_version", "current_version": 4}, Refused, "stale_version"),
        (422, {"detail": [{"loc": ["body"], "msg": "Clocks go forward.", "type": "dst_gap"}]}, Refused, "http_422"),
        (500, {"detail": "Oh."}, Refused, "server_error"),
    ],
)
async def test_each_answer_has_its_meaning_for_the_desk(
    gateway: ClientGateway, wire: Wire, status: int, body: object, kind: type[GatewayError], code: str | None
) -> None:
    wire.answer = lambda _request: httpx.Response(status, json=body)
    slot = Slot(LAKESIDE, ROOM, local_interval(MONDAY, time(9), time(10), ZONE))
    with pytest.raises(kind) as caught:
        await gateway.send(HELGA, Move(slot), 1, "key-1")
    if isinstance(caught.value, Refused):
        assert caught.value.code == code


async def test_a_taken_slot_is_told_by_what_is_in_it(gateway: ClientGateway, wire: Wire) -> None:
    row = {
        "reference": {"id": str(UUID(int=8)), "name": None},
        "start_time": NOW,
        "end_time": NOW,
        "reason_code": "APPOINTMENT_OVERLAP",
        "sentence": "Op 1 is taken until 10:40.",
    }
    body = {"detail": "The slot is taken.", "code": "slot_taken", "conflicts": {"appointments": [row]}}
    wire.answer = lambda _request: httpx.Response(409, json=body)
    slot = Slot(LAKESIDE, ROOM, local_interval(MONDAY, time(9), time(10), ZONE))
    with pytest.raises(Refused) as caught:
        await gateway.send(HELGA, Move(slot), 1, "key-1")
    assert caught.value.sentence == "Op 1 is taken until 10:40."


@pytest.mark.parametrize(
    ("error", "kind"), [(httpx.ConnectError("no"), NotSent), (httpx.ReadTimeout("late"), Unanswered)]
)
async def test_no_answer_is_not_the_same_as_not_sent(
    gateway: ClientGateway, wire: Wire, error: Exception, kind: type[GatewayError]
) -> None:
    def fail(_request: httpx.Request) -> httpx.Response:
        raise error

    wire.answer = fail
    slot = Slot(LAKESIDE, ROOM, local_interval(MONDAY, time(9), time(10), ZONE))
    with pytest.raises(kind):
        await gateway.send(HELGA, Move(slot), 1, "key-1")


async def test_a_server_without_a_stream_says_so(gateway: ClientGateway) -> None:
    with pytest.raises(NoStream):
        await anext(gateway.stream(None))


def test_what_ends_with_its_day_is_written_so_also_where_the_clocks_jump_over_midnight() -> None:
    evening = local_interval(date(2027, 9, 4), time(22), time(0), "America/Santiago")
    assert local_times(evening, "America/Santiago") == {
        "schedule_date": date(2027, 9, 4),
        "start_time": time(22),
        "end_time": time(0),
    }


def test_times_are_written_on_the_locations_clock() -> None:
    spring = Interval(datetime(2026, 3, 8, 7, 30, tzinfo=UTC), datetime(2026, 3, 8, 8, 30, tzinfo=UTC))
    assert local_times(spring, ZONE) == {
        "schedule_date": date(2026, 3, 8),
        "start_time": time(1, 30),
        "end_time": time(3, 30),
    }
