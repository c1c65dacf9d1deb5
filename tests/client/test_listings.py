"""Listings of the typed client: pages and cursors are followed to their end, in the words they began with."""

import datetime as dt
import typing
from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from frontdesk.client import Forbidden, NotFound, SchedulingClient
from frontdesk.domain.statuses import AppointmentStatus

from .conftest import ORG

ONE = UUID("01997a3c-0000-7000-8000-0000000000aa")
DAY = dt.date(2026, 3, 9)


async def test_numbered_pages_are_followed_to_the_last(client: SchedulingClient, server: Any) -> None:
    rows = [location(f"Office {number}") for number in range(5)]
    for page in (1, 2, 3):
        server.says({"items": rows[2 * page - 2 : 2 * page], "page": page, "page_size": 2, "total": 5})
    names = [office.name async for office in client.locations.each()]
    assert names == [f"Office {number}" for number in range(5)]
    assert [request.url.params["page"] for request in server.requests] == ["1", "2", "3"]


async def test_a_listing_that_shrinks_meanwhile_ends(client: SchedulingClient, server: Any) -> None:
    server.says({"items": [location("Lakeside")], "page": 1, "page_size": 1, "total": 9})
    server.says({"items": [], "page": 2, "page_size": 1, "total": 1})
    assert len([office async for office in client.locations.each()]) == 1


async def test_cursors_are_handed_back_unread(client: SchedulingClient, server: Any, appointment: Any) -> None:
    for cursor, more in (("b3Bh+/=", True), ("end", False)):
        server.says(
            {
                "data": [appointment()],
                "org_uuid": str(ORG),
                "page_info": {"end_cursor": cursor, "has_next_page": more},
            }
        )
    assert len([row async for row in client.appointments.each(location_id=ONE)]) == 2
    assert server.last.url.params["after"] == "b3Bh+/="


async def test_all_appointments_can_be_narrowed_as_their_pages_can(client: SchedulingClient, server: Any) -> None:
    server.says({"data": [], "org_uuid": str(ORG), "page_info": {"end_cursor": None, "has_next_page": False}})
    assert [row async for row in client.appointments.each(provider_id=ORG, statuses=set(AppointmentStatus))] == []
    params = server.last.url.params
    assert (params["provider_uuid"], params["status"]) == (str(ORG), ",".join(sorted(AppointmentStatus)))


@pytest.mark.parametrize(
    ("walk", "path"),
    [
        (lambda c: c.appointments.each_history(ONE), f"appointments/{ONE}/history"),
        (lambda c: c.appointments.each_flow_event(ONE), f"appointments/{ONE}/patient-flow-events"),
        (lambda c: c.appointments.each_change(location_id=ONE, day=DAY), "appointments/history"),
        (lambda c: c.appointments.each_confirmation_status(), "appointments/confirmation-statuses"),
        (lambda c: c.recalls.each_due(due_on=DAY), "recalls/patient-recalls/due"),
        (lambda c: c.waitlist.each(urgency=None, sort_by="score"), "waitlist/entries"),
        (lambda c: c.tasks.each(search="crown"), "tasks"),
    ],
)
async def test_every_page_is_asked_for_in_the_same_words(
    client: SchedulingClient, server: Any, walk: Callable[[SchedulingClient], Any], path: str
) -> None:
    # What is read back is the business of other tests; here only the first page has to be followed by a second.
    page = SimpleNamespace(items=["one"], page_size=1, total=2)
    asked: list[tuple[str, dict[str, Any]]] = []

    async def get(_kind: Any, path: str, params: dict[str, Any]) -> SimpleNamespace:
        asked.append((path, params))
        return SimpleNamespace(**{**vars(page), "page": params["page"]})

    client._transport.get = get  # type: ignore[method-assign, assignment]
    assert [row async for row in walk(client)] == ["one", "one"]
    assert [where for where, _ in asked] == 2 * [f"/api/v1/{ORG}/{path}"]
    first, second = (params for _, params in asked)
    assert (first["page"], second["page"], first["page_size"]) == (1, 2, 200)
    assert {**first, "page": 2} == second


async def test_a_day_without_a_time_stays_one(client: SchedulingClient, server: Any) -> None:
    server.says({"data": [], "org_uuid": str(ORG), "page_info": {"end_cursor": None, "has_next_page": False}})
    days = {"date_from": DAY, "date_to": DAY + dt.timedelta(1)}
    assert [row async for row in client.appointments.each(**days)] == []
    assert {name: server.last.url.params[name] for name in days} == {
        name: day.isoformat() for name, day in days.items()
    }
    known = typing.get_type_hints(client.appointments.each)
    assert known["date_from"] == known["date_to"] == dt.date | dt.datetime | None


async def test_a_single_flow_status_is_found_in_the_listing(client: SchedulingClient, server: Any) -> None:
    server.says({"items": [], "page": 1, "page_size": 200, "total": 0})
    with pytest.raises(NotFound) as refused:
        await client.flow_statuses.get(ONE)
    assert (refused.value.status, refused.value.code) == (404, "not_found")


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: c.appointments.list(statuses=()),
        lambda c: c.appointments.cursor(statuses=set()),
        lambda c: c.appointments.counts(DAY, DAY, statuses=[]),
        lambda c: c.appointments.changes(actions=()),
        lambda c: c.waitlist.list(statuses=()),
        lambda c: c.tasks.list(statuses=()),
    ],
    ids=["list", "cursor", "counts", "changes", "waitlist", "tasks"],
)
async def test_no_status_named_is_none_asked_for(
    client: SchedulingClient, server: Any, ask: Callable[..., Any]
) -> None:
    server.says({"detail": "Not now."}, status=403)
    with pytest.raises(Forbidden):
        await ask(client)
    assert server.last.url.params.keys().isdisjoint({"status", "status_set", "action"})


def test_which_types_are_listed_is_one_of_three_words() -> None:
    client = SchedulingClient("http://127.0.0.1:9")
    for method in (client.appointment_types.list, client.appointment_types.each):
        assert typing.get_type_hints(method)["status"] == typing.Literal["active", "archived", "all"] | None


def test_listings_are_iterators() -> None:
    client = SchedulingClient("http://127.0.0.1:9")
    assert isinstance(client.operatories.each(), AsyncIterator)


def location(name: str) -> dict[str, Any]:
    instant = "2026-03-09T14:40:00Z"
    return {
        "id": str(ONE),
        "version": 1,
        "name": name,
        "timezone": "America/Chicago",
        "hours": [],
        "created_at": instant,
        "updated_at": instant,
    }
