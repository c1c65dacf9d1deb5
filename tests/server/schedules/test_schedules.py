"""Working hours over HTTP, on both engines."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import update

from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database

MONDAY = "2026-03-09"


def weekly(practice: Any, **more: Any) -> dict[str, Any]:
    return {
        "provider_uuid": str(practice.okafor),
        "location_uuid": str(practice.chicago),
        "day_of_week": 0,
        "start_time": "08:00",
        "end_time": "17:00",
        "effective_from": "2026-01-01",
        **more,
    }


def special(practice: Any, **more: Any) -> dict[str, Any]:
    return {
        "provider_uuid": str(practice.okafor),
        "location_uuid": str(practice.chicago),
        "override_date": MONDAY,
        **more,
    }


async def add(api: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await api.post(f"/schedule/{path}", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def day(api: httpx.AsyncClient, practice: Any, date: str = MONDAY) -> list[dict[str, Any]]:
    params = {"location_uuid": str(practice.chicago), "date": date}
    answer = await api.get("/schedule/daily-providers", params=params)
    assert answer.json()["location_timezone"] == "America/Chicago"
    providers: list[dict[str, Any]] = answer.json()["providers"]
    return providers


def times(provider: dict[str, Any]) -> list[tuple[str, str]]:
    return [(part["start_time"][11:16], part["end_time"][11:16]) for part in provider["time_ranges"]]


async def test_weekly_hours_hold_on_their_day_in_their_span_by_the_local_clock(
    api: httpx.AsyncClient, practice: Any
) -> None:
    await add(
        api, "templates", weekly(practice, operatory_uuid=str(practice.op1), effective_to="2026-03-16", note="Surgery")
    )
    (okafor,) = await day(api, practice)
    assert (okafor["provider"]["name"], okafor["operatory"]["name"], okafor["note"]) == (
        "Dr. Okafor",
        "Op 1",
        "Surgery",
    )
    # Daylight saving began the day before: 8:00 is five hours behind UTC now, six in the week before.
    assert times(okafor) == [("13:00", "22:00")]
    assert times((await day(api, practice, "2026-03-02"))[0]) == [("14:00", "23:00")]
    assert await day(api, practice, "2026-03-10") == []
    assert await day(api, practice, "2026-03-23") == []


async def test_an_override_replaces_shortens_or_removes_the_hours_of_its_date(
    api: httpx.AsyncClient, practice: Any
) -> None:
    await add(api, "templates", weekly(practice))
    made = await add(api, "overrides", special(practice, start_time="10:00", end_time="12:00"))
    (okafor,) = await day(api, practice)
    assert (times(okafor), okafor["is_override"]) == ([("15:00", "17:00")], True)
    path = f"/schedule/overrides/{made['id']}"
    await api.patch(path, json={"is_unavailable": True, "note": "dentist's own dentist"})
    (okafor,) = await day(api, practice)
    assert (times(okafor), okafor["note"]) == ([("13:00", "15:00"), ("17:00", "22:00")], "dentist's own dentist")
    await api.patch(path, json={"start_time": None, "end_time": None})
    (okafor,) = await day(api, practice)
    assert (times(okafor), okafor["is_unavailable"]) == ([], True)
    assert (await api.delete(path)).status_code == 204
    assert times((await day(api, practice))[0]) == [("13:00", "22:00")]


async def test_providers_come_in_the_practices_order(api: httpx.AsyncClient, practice: Any) -> None:
    for provider in (practice.hygienist, practice.okafor, practice.lindqvist):
        await add(api, "templates", weekly(practice, provider_uuid=str(provider)))
    names = [row["provider"]["name"] for row in await day(api, practice)]
    assert names == ["Dr. Okafor", "Dr. Lindqvist", "Ana Moreno"]


async def test_hours_entered_twice_show_the_notes_of_both(api: httpx.AsyncClient, practice: Any) -> None:
    for note in ("Surgery", "Leaves early"):
        await add(api, "templates", weekly(practice, note=note))
    (okafor,) = await day(api, practice)
    assert okafor["note"] == "Surgery; Leaves early"
    assert times(okafor) == [("13:00", "22:00")]


async def test_availability_of_one_provider_is_empty_without_hours(api: httpx.AsyncClient, practice: Any) -> None:
    params = {"provider_uuid": str(practice.okafor), "location_uuid": str(practice.chicago), "date": MONDAY}
    none = (await api.get("/schedule/provider-availability", params=params)).json()
    assert (none["time_ranges"], none["is_override"], none["provider"]["name"]) == ([], False, "Dr. Okafor")
    await add(api, "templates", weekly(practice))
    some = (await api.get("/schedule/provider-availability", params=params)).json()
    assert times(some) == [("13:00", "22:00")]
    for field in ("provider_uuid", "location_uuid"):
        unknown = await api.get("/schedule/provider-availability", params={**params, field: str(uuid4())})
        assert unknown.status_code == 404


@pytest.mark.parametrize(
    ("change", "type_"),
    [
        ({"end_time": "07:00"}, "time_order"),
        ({"effective_to": "2025-12-31"}, "date_order"),
        ({"day_of_week": 7}, "less_than_equal"),
    ],
)
async def test_weekly_hours_that_cannot_be_are_refused(
    api: httpx.AsyncClient, practice: Any, change: dict[str, Any], type_: str
) -> None:
    answer = await api.post("/schedule/templates", json=weekly(practice, **change))
    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, type_)


@pytest.mark.parametrize(
    ("change", "type_"),
    [
        ({"start_time": "10:00", "end_time": "09:00"}, "time_order"),
        ({"override_date": "2026-03-08", "end_time": "02:30", "is_unavailable": True}, "dst_gap"),
        ({"override_reason": "no idea"}, "literal_error"),
    ],
)
async def test_overrides_that_cannot_be_are_refused(
    api: httpx.AsyncClient, practice: Any, change: dict[str, Any], type_: str
) -> None:
    answer = await api.post("/schedule/overrides", json=special(practice, **change))
    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, type_)


@pytest.mark.parametrize(("given", "lacking"), [("start_time", "end_time"), ("end_time", "start_time")])
async def test_other_hours_than_usual_have_a_start_and_an_end_but_being_away_may_lack_one(
    api: httpx.AsyncClient, practice: Any, given: str, lacking: str
) -> None:
    one = special(practice, **{given: "10:00"})
    for answer in (
        await api.post("/schedule/overrides", json=one),
        await api.patch(await both_times(api, practice), json={lacking: None}),
        await api.patch(await both_times(api, practice, is_unavailable=True), json={lacking: None} | WORKING),
    ):
        assert answer.status_code == 422, answer.text
        (finding,) = answer.json()["detail"]
        assert (finding["loc"], finding["type"]) == (["body", lacking], "missing")
        assert "need both times" in finding["msg"]
    await add(api, "overrides", one | {"is_unavailable": True})
    neither = await api.patch(await both_times(api, practice), json={given: None, lacking: None})
    assert (neither.status_code, neither.json()["start_time"], neither.json()["end_time"]) == (200, None, None)


WORKING = {"is_unavailable": False}


@pytest.mark.parametrize("lacking", ["start_time", "end_time"])
async def test_an_override_from_before_both_times_were_asked_for_is_changed_otherwise(
    api: httpx.AsyncClient, practice: Any, database: Database, lacking: str
) -> None:
    path = await both_times(api, practice)
    c = t.schedule_overrides.c
    with database.engines.writing() as connection:
        old = update(t.schedule_overrides).where(c.org_id == practice.org, c.id == UUID(path.rsplit("/", 1)[1]))
        connection.execute(old.values({lacking: None}))
    before = (await api.get(path)).json()
    given = next(name for name in ("start_time", "end_time") if name != lacking)
    for change in (
        {"note": "half a day"},
        {"operatory_uuid": str(practice.op2)},
        {"override_reason": "training", given: before[given], lacking: None, "is_unavailable": False},
    ):
        answer = await api.patch(path, json=change)
        assert answer.status_code == 200, answer.text
        assert (answer.json()[given], answer.json()[lacking]) == (before[given], None)
    other = await api.patch(path, json={given: "10:30:00"})
    assert (other.status_code, other.json()["detail"][0]["type"]) == (422, "missing")
    for change in ({"is_unavailable": True}, {"note": "away"}):
        assert (await api.patch(path, json=change)).status_code == 200
    back = await api.patch(path, json={"is_unavailable": False})
    assert (back.status_code, back.json()["detail"][0]["type"]) == (422, "missing")


async def both_times(api: httpx.AsyncClient, practice: Any, **more: Any) -> str:
    """The path of an override from ten to twelve."""
    made = await add(api, "overrides", special(practice, start_time="10:00", end_time="12:00", **more))
    return f"/schedule/overrides/{made['id']}"


async def test_working_until_midnight_ends_with_the_day(api: httpx.AsyncClient, practice: Any) -> None:
    await add(api, "templates", weekly(practice, end_time="00:00"))
    assert times((await day(api, practice))[0]) == [("13:00", "05:00")]


async def test_a_stale_template_is_not_changed(api: httpx.AsyncClient, practice: Any) -> None:
    made = await add(api, "templates", weekly(practice))
    path = f"/schedule/templates/{made['id']}"
    assert (await api.patch(path, json={"base_version": 1, "end_time": "16:00"})).json()["version"] == 2
    stale = await api.patch(path, json={"base_version": 1, "end_time": "15:00"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
    assert (await api.get(path)).json()["end_time"] == "16:00:00"


async def test_lists_are_narrowed_and_paged(api: httpx.AsyncClient, practice: Any) -> None:
    for weekday in range(3):
        await add(api, "templates", weekly(practice, day_of_week=weekday))
    await add(api, "templates", weekly(practice, provider_uuid=str(practice.lindqvist)))
    listed = await api.get(
        "/schedule/templates", params={"provider_uuid": str(practice.okafor), "page_size": 2, "page": 2}
    )
    assert (listed.json()["total"], [row["day_of_week"] for row in listed.json()["items"]]) == (3, [2])
    assert (await api.get("/schedule/templates", params={"day_of_week": 0})).json()["total"] == 2
    assert (await api.get("/schedule/templates", params={"page_size": 201})).status_code == 422
