"""Production goals and what came of them, over HTTP, on both engines."""

from __future__ import annotations

import asyncio
from datetime import date, time
from decimal import Decimal
from typing import Any

import httpx
import pytest
from sqlalchemy import insert

from frontdesk.domain.localtime import local_interval
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id

GOALS = "/schedule/production-goals"
DAY = "2026-03-10"


def goal(practice: Any, amount: Any = "2500", day: str = DAY, provider: Any = None, **more: Any) -> dict[str, Any]:
    return {
        "location_uuid": str(practice.chicago),
        "provider_uuid": str(provider or practice.okafor),
        "goal_date": day,
        "goal_amount": amount,
        **more,
    }


async def set_goal(api: httpx.AsyncClient, body: dict[str, Any]) -> dict[str, Any]:
    answer = await api.put(f"{GOALS}/upsert", json=body)
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


def visit(database: Any, practice: Any, hour: int, amount: str, provider: Any, status: str, day: int = 10) -> None:
    """An hour that was meant for the book."""
    span = local_interval(date(2026, 3, day), time(hour), time(hour + 1), "America/Chicago")
    with database.write(practice.caller()) as unit:
        unit.execute(
            insert(t.appointments).values(
                org_id=practice.org,
                id=new_id(),
                location_id=practice.chicago,
                patient_id=practice.ada,
                operatory_id=practice.op1,
                provider_id=provider,
                status=status,
                start_at=span.start,
                end_at=span.end,
                production_amount=Decimal(amount),
                created_at=unit.now,
                updated_at=unit.now,
            )
        )


async def test_a_goal_is_set_once_for_a_providers_day(api: httpx.AsyncClient, practice: Any) -> None:
    made = await api.post(GOALS, json=goal(practice, 2500.5))
    assert (made.status_code, made.json()["goal_amount"], made.json()["version"]) == (201, "2500.50", 1)
    assert made.json()["provider"] == {"id": str(practice.okafor), "name": "Dr. Okafor"}
    again = await api.post(GOALS, json=goal(practice, 1))
    assert (again.status_code, again.json()["detail"][0]["type"]) == (422, "duplicate")
    assert (await api.get(f"{GOALS}/{made.json()['id']}")).json() == made.json()


async def test_setting_a_goal_again_changes_it(api: httpx.AsyncClient, practice: Any) -> None:
    first = await set_goal(api, goal(practice, "2500"))
    second = await set_goal(api, goal(practice, "2600.25"))
    assert (second["id"], second["goal_amount"], second["version"]) == (first["id"], "2600.25", 2)
    changed = await api.patch(f"{GOALS}/{first['id']}", json={"goal_amount": 1})
    assert (changed.json()["goal_amount"], changed.json()["version"]) == ("1.00", 3)
    assert (await api.delete(f"{GOALS}/{first['id']}")).status_code == 204
    assert (await api.get(f"{GOALS}/{first['id']}")).status_code == 404
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [event["type"] for event in events] == [*["production_goal.changed"] * 3, "production_goal.deleted"]
    assert all(event["dates"] == [DAY] for event in events)


async def test_desks_that_set_the_same_goal_at_once_make_one(api: httpx.AsyncClient, practice: Any) -> None:
    answers = await asyncio.gather(*(set_goal(api, goal(practice, amount)) for amount in (1, 2, 3, 4)))
    assert len({answer["id"] for answer in answers}) == 1
    assert sorted(answer["version"] for answer in answers) == [1, 2, 3, 4]


async def test_a_goal_is_for_somebody_somewhere_and_not_negative(api: httpx.AsyncClient, practice: Any) -> None:
    assert (await api.put(f"{GOALS}/upsert", json=goal(practice, provider=practice.ada))).status_code == 404
    nowhere = goal(practice, location_uuid=str(practice.ada))
    assert (await api.put(f"{GOALS}/upsert", json=nowhere)).status_code == 404
    assert (await api.post(GOALS, json=goal(practice, -1))).status_code == 422


async def test_goals_come_by_date_within_what_is_asked_for(api: httpx.AsyncClient, api_as: Any, practice: Any) -> None:
    for day in ("2026-03-12", "2026-03-10", "2026-03-11"):
        await set_goal(api, goal(practice, day=day))
    await set_goal(api, goal(practice, provider=practice.hygienist))
    await set_goal(api, goal(practice, location_uuid=str(practice.denver)))

    async def days(**params: Any) -> list[str]:
        listed = (await api.get(GOALS, params=params)).json()
        assert listed["total"] == len(listed["items"])
        return [row["goal_date"] for row in listed["items"]]

    assert await days(provider_uuid=str(practice.okafor), location_uuid=str(practice.chicago)) == [
        "2026-03-10",
        "2026-03-11",
        "2026-03-12",
    ]
    assert await days(date_from="2026-03-11", date_to="2026-03-11") == ["2026-03-11"]
    seen = (await api_as("denver").get(GOALS)).json()
    assert [row["location"]["name"] for row in seen["items"]] == ["Denver"]


async def test_production_is_added_up_by_provider_against_the_goals(
    api: httpx.AsyncClient, practice: Any, database: Any
) -> None:
    visit(database, practice, 8, "100.10", practice.okafor, "scheduled")
    visit(database, practice, 9, "750", practice.okafor, "complete")
    visit(database, practice, 10, "40", practice.okafor, "broken")
    visit(database, practice, 11, "5.05", practice.okafor, "cancelled")
    visit(database, practice, 12, "999", practice.okafor, "pinboard")
    visit(database, practice, 13, "33", None, "scheduled")
    visit(database, practice, 8, "70", practice.okafor, "scheduled", day=11)
    await set_goal(api, goal(practice, 1000))
    await set_goal(api, goal(practice, 500, provider=practice.hygienist))
    span = {"location_uuid": str(practice.chicago), "date_from": DAY, "date_to": DAY}
    summary = (await api.get(f"{GOALS}/production-summary", params=span)).json()
    first, hygienist, nobody = summary["providers"]
    assert first == {
        "provider": {"id": str(practice.okafor), "name": "Dr. Okafor"},
        "scheduled_production": "100.10",
        "completed_production": "750.00",
        "lost_production": "45.05",
        "goal_amount": "1000.00",
        "attainment_pct": 75.0,
    }
    assert (hygienist["goal_amount"], hygienist["completed_production"], hygienist["attainment_pct"]) == (
        "500.00",
        "0.00",
        0,
    )
    assert (nobody["provider"], nobody["scheduled_production"], nobody["goal_amount"]) == (None, "33.00", "0.00")
    totals = {name: value for name, value in summary.items() if name != "providers"}
    assert totals == {
        "date_from": DAY,
        "date_to": DAY,
        "total_scheduled": "133.10",
        "total_completed": "750.00",
        "total_lost": "45.05",
        "total_goal": "1500.00",
        "overall_attainment_pct": 50.0,
    }


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [("2026-03-10", "2026-03-09", 422), ("1900-01-01", "2200-12-31", 422), ("2026-03-10", "2026-03-10", 200)],
)
async def test_production_is_added_up_over_a_span_that_makes_sense(
    api: httpx.AsyncClient, practice: Any, first: str, last: str, status: int
) -> None:
    params = {"location_uuid": str(practice.denver), "date_from": first, "date_to": last}
    answer = await api.get(f"{GOALS}/production-summary", params=params)
    assert answer.status_code == status
    if status == 200:
        assert (answer.json()["providers"], answer.json()["overall_attainment_pct"]) == ([], 0)


async def test_there_is_no_production_of_a_location_that_is_not_there(api: httpx.AsyncClient, practice: Any) -> None:
    params = {"location_uuid": str(practice.ada), "date_from": DAY, "date_to": DAY}
    assert (await api.get(f"{GOALS}/production-summary", params=params)).status_code == 404
