from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from .conftest import DAY, Desk, done, refused


@pytest.fixture
async def week(desk: Desk) -> list[dict[str, Any]]:
    """Visits at three o'clock on five days, and one that waits."""
    days = [f"2026-03-{number:02}" for number in range(9, 14)]
    visits = [await desk.booked("15:00", "16:00", schedule_date=day) for day in days]
    return [*visits, await desk.booked(None, None, status="unscheduled", operatory_uuid=...)]


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


async def test_a_list_comes_by_start_and_in_pages(desk: Desk, week: list[dict[str, Any]]) -> None:
    everything = await desk.get("/appointments")
    assert ids(everything["items"]) == ids(week)
    second = await desk.get("/appointments", page=2, page_size=4)
    assert (ids(second["items"]), second["total"]) == (ids(week[4:]), 6)
    refused(await desk.client.get("/appointments", params={"page_size": 201}), 422, "less_than_equal")


async def test_a_date_means_the_local_day_of_the_location(desk: Desk, week: list[dict[str, Any]]) -> None:
    late = await desk.booked("23:00", "00:00")
    place = {"location_uuid": str(desk.practice.chicago)}
    found = await desk.get("/appointments", date_from=DAY, date_to=DAY, **place)
    assert ids(found["items"]) == ids([week[1], late])
    found = await desk.get("/appointments", date_from=DAY, date_to=DAY)
    assert ids(found["items"]) == ids([week[1], late])
    found = await desk.get("/appointments", date_from="2026-03-10T20:00:00Z", date_to="2026-03-11T15:00:00-05:00")
    assert ids(found["items"]) == ids([week[1], late, week[2]])
    for wrong in ("soon", "2026-13-01", "2026-03-10T99:00Z", "\x00", "9999999999999"):
        refused(await desk.client.get("/appointments", params={"date_from": wrong}), 422, "datetime_format")


async def test_without_a_location_a_date_means_the_local_day_of_each_visits_own(desk: Desk) -> None:
    new = await desk.client.post("/locations", json={"name": "Tokyo", "timezone": "Asia/Tokyo"})
    tokyo = {"location_uuid": done(new, 201)["id"]}
    room = done(await desk.client.post("/operatories", json={**tokyo, "name": "Op", "abbreviation": "Op"}), 201)["id"]
    away = {**tokyo, "operatory_uuid": room}
    visits = {
        (day, place): await desk.booked("00:00", "01:00", schedule_date=day, **where)
        for day in ("2026-03-09", DAY, "2026-03-11")
        for place, where in (("Tokyo", away), ("Chicago", {}))
    }
    visits |= {(DAY, "late"): await desk.booked("23:00", "00:00", **away)}

    async def found(**asked: str) -> tuple[int, set[str]]:
        paged = await desk.get("/appointments", **asked)
        walked = await desk.get("/appointments/cursor", sort_by="updated_at", **asked)
        assert {*ids(paged["items"])} == {*ids(walked["data"])}
        return paged["total"], {*ids(paged["items"])}

    def of(*days: str) -> tuple[int, set[str]]:
        chosen = {visit["id"] for (day, _), visit in visits.items() if day in days}
        return len(chosen), chosen

    assert await found(date_from=DAY, date_to=DAY) == of(DAY)
    assert await found(date_from=DAY) == of(DAY, "2026-03-11")
    assert await found(date_to=DAY) == of("2026-03-09", DAY)
    assert await found(date_from=DAY, date_to="2026-03-10T06:00:00Z", status="scheduled") == (
        2,
        {visits[DAY, place]["id"] for place in ("Tokyo", "Chicago")},
    )


async def test_a_date_that_its_zone_left_out_has_no_visits_and_bounds_those_of_others(desk: Desk) -> None:
    new = await desk.client.post("/locations", json={"name": "Apia", "timezone": "Pacific/Apia"})
    apia = {"location_uuid": done(new, 201)["id"]}
    room = done(await desk.client.post("/operatories", json={**apia, "name": "Op", "abbreviation": "Op"}), 201)["id"]
    before, after = [
        await desk.booked("10:00", "11:00", **apia, operatory_uuid=room, schedule_date=day)
        for day in ("2011-12-29", "2011-12-31")
    ]
    left_out = "2011-12-30"
    for asked, found in (
        ({"date_from": left_out, "date_to": left_out}, []),
        ({"date_from": left_out}, [after]),
        ({"date_to": left_out}, [before]),
    ):
        assert ids((await desk.get("/appointments", **apia, **asked))["items"]) == ids(found)
        assert ids((await desk.get("/appointments/cursor", **apia, **asked))["data"]) == ids(found)
    for first, end, total in (("2011-12-29", left_out, 1), (left_out, "2011-12-31", 0), (left_out, "2012-01-01", 1)):
        counted = await desk.get("/appointments/counts/by-location", date_from=first, date_to=end)
        assert counted["total"] == total
    assert (await desk.get("/appointments/history", **apia, date=left_out))["total"] == 0


async def test_a_date_that_is_none_is_not_told_to_be_written_as_one(desk: Desk) -> None:
    for wrong, words in (
        ("2027-04-31", "This date does not exist or is out of range."),
        ("0001-01-01", "This date does not exist or is out of range."),
        ("2027-04-31T10:00:00Z", "This date does not exist or is out of range."),
        ("2300-04-30T10:00:00Z", "This date does not exist or is out of range."),
        ("2027-04-30T99:00Z", "Write a date as YYYY-MM-DD, or a date and time with its offset."),
        ("20270431", "Write a date as YYYY-MM-DD, or a date and time with its offset."),
        ("2027-W60-1", "Write a date as YYYY-MM-DD, or a date and time with its offset."),
        ("soon", "Write a date as YYYY-MM-DD, or a date and time with its offset."),
    ):
        body = refused(await desk.client.get("/appointments", params={"date_from": wrong}), 422, "datetime_format")
        assert body["detail"][0]["msg"] == words, wrong


async def test_dates_and_instants_are_written_in_one_way(desk: Desk) -> None:
    for spelling in (
        *("20261101", "2026-W45-1", "2026W451"),
        *("2026-11-20T10", "2026-11-20T10:00:00", "2026-11-20 10:00", "2026-11-20T1000Z", "20261120T100000Z"),
        *("2026-11-20T10Z", "2026-11-20T10:00:00,5Z", "2026-11-20x10:00:00Z", "2026-11-20T10:00:00+01:00:30"),
    ):
        for path, name in (("/appointments", "date_from"), ("/appointments/cursor", "date_to")):
            body = refused(await desk.client.get(path, params={name: spelling}), 422, "datetime_format")
            words = "Write a date as YYYY-MM-DD, or a date and time with its offset."
            assert body["detail"][0]["msg"] == words, spelling


async def test_an_instant_has_an_offset_of_any_hours(desk: Desk, week: list[dict[str, Any]]) -> None:
    for since in (
        *("2026-03-10T20:00:00Z", "2026-03-10T15:00:00-05:00", "2026-03-10T21:30+01:30", "2026-03-10T21:30+0130"),
        *("2026-03-10 20:00:00.000+00:00", "2026-03-10T20:00:00 00:00"),
    ):
        found = await desk.get("/appointments", date_from=since, date_to=DAY + "T20:00:00Z")
        assert ids(found["items"]) == ids([week[1]]), since


async def test_lists_are_narrowed_by_status_and_patient(desk: Desk, week: list[dict[str, Any]]) -> None:
    await desk.did(week[0], "cancel")
    found = await desk.get("/appointments", status="cancelled, unscheduled")
    assert ids(found["items"]) == ids([week[0], week[5]])
    assert (await desk.get("/appointments", patient_uuid=str(desk.practice.ben)))["total"] == 0
    refused(await desk.client.get("/appointments", params={"status": "scheduled,lost"}), 422, "enum")
    for name in ("patient_uuid", "location_uuid"):
        refused(await desk.client.get("/appointments", params={name: str(uuid4())}), 404, "not_found")


@pytest.mark.parametrize("sort_by", ["start_time", "created_at", "updated_at", "status"])
@pytest.mark.parametrize("sort_dir", ["asc", "desc"])
async def test_cursors_meet_every_row_once_while_others_are_added(
    desk: Desk, week: list[dict[str, Any]], sort_by: str, sort_dir: str
) -> None:
    met: list[dict[str, Any]] = []
    after: dict[str, str] = {}
    hour = 8
    while True:
        page = await desk.get("/appointments/cursor", first=2, sort_by=sort_by, sort_dir=sort_dir, **after)
        met += page["data"]
        await desk.booked(f"{hour:02}:00", f"{hour:02}:30", schedule_date="2026-03-09")
        hour += 1
        after = {"after": page["page_info"]["end_cursor"]}
        if not page["page_info"]["has_next_page"] or hour > 14:
            break
    found = ids(met)
    assert len(found) == len(set(found))
    assert set(ids(week)) <= set(found)
    if sort_by == "start_time":
        starts = [row["start_time"] for row in met if row["start_time"]]
        assert starts == sorted(starts, reverse=sort_dir == "desc")
        assert met[-1]["start_time"] is None


async def test_a_cursor_is_bound_to_its_sort_and_cannot_be_made_up(desk: Desk, week: list[dict[str, Any]]) -> None:
    page = await desk.get("/appointments/cursor", first=2)
    cursor = page["page_info"]["end_cursor"]
    assert page["org_uuid"] == str(desk.practice.org)
    altered = ("A" if cursor[30] != "A" else "B").join((cursor[:30], cursor[31:]))
    for sort, after in (("status", cursor), ("start_time", altered), ("start_time", "nonsense"), ("start_time", "é")):
        response = await desk.client.get("/appointments/cursor", params={"sort_by": sort, "after": after})
        refused(response, 422, "cursor_invalid")


async def test_a_cursor_list_is_narrowed_too(desk: Desk, week: list[dict[str, Any]]) -> None:
    p = desk.practice
    there = await desk.booked("09:00", "10:00", operatory_uuid=p.op2, patient_uuid=p.ben)
    for name, value in (("operatory_uuid", p.op2), ("provider_uuid", p.lindqvist), ("patient_uuid", p.ben)):
        found = await desk.get("/appointments/cursor", **{name: str(value)})
        assert ids(found["data"]) == [there["id"]]
        refused(await desk.client.get("/appointments/cursor", params={name: str(uuid4())}), 404, "not_found")
    until = {"date_from": "2026-03-09", "date_to": "2026-03-10T20:00:00Z"}
    found = await desk.get("/appointments/cursor", location_uuid=str(p.chicago), **until)
    assert ids(found["data"]) == [week[0]["id"], there["id"]]


async def test_a_date_ends_a_cursor_list_with_its_day_and_an_instant_before_itself(
    desk: Desk, week: list[dict[str, Any]]
) -> None:
    late = await desk.booked("23:00", "00:00")
    place = {"location_uuid": str(desk.practice.chicago), "date_from": DAY}
    found = await desk.get("/appointments/cursor", date_to=DAY, **place)
    assert ids(found["data"]) == ids([week[1], late])
    for until, expected in ((late["start_time"], [week[1]]), ("2026-03-11T05:00:00Z", [week[1], late])):
        found = await desk.get("/appointments/cursor", date_to=until, **place)
        assert ids(found["data"]) == ids(expected)


async def test_the_pinboard_holds_what_was_parked_at_the_location(desk: Desk, week: list[dict[str, Any]]) -> None:
    await desk.did(week[2], "pinboard")
    await desk.did(week[0], "pinboard")
    board = await desk.get("/appointments/pinboard", location_uuid=str(desk.practice.chicago))
    assert ids(board) == ids([week[2], week[0]])
    assert await desk.get("/appointments/pinboard", location_uuid=str(desk.practice.denver)) == []
    refused(await desk.client.get("/appointments/pinboard"), 422, "missing")
    refused(await desk.client.get("/appointments/pinboard", params={"location_uuid": str(uuid4())}), 404, "not_found")


async def test_counts_show_each_location_and_no_visit(desk: Desk, week: list[dict[str, Any]], api_as: Any) -> None:
    await desk.did(week[1], "cancel")
    url = "/appointments/counts/by-location"
    counted = await desk.get(url, date_from="2026-03-09", date_to="2026-03-12")
    assert [(row["location"]["name"], row["count"]) for row in counted["items"]] == [("Chicago", 2), ("Denver", 0)]
    assert (counted["total"], counted["status_set"]) == (2, ["scheduled"])
    both = await desk.get(url, date_from="2026-03-09", date_to="2026-03-12", status_set=["scheduled", "cancelled"])
    assert both["total"] == 3
    scoped = done(await api_as("denver").get(url, params={"date_from": "2026-03-09", "date_to": "2026-03-12"}))
    assert [row["location"]["name"] for row in scoped["items"]] == ["Denver"]
    backwards = {"date_from": "2026-03-12", "date_to": "2026-03-09"}
    refused(await desk.client.get(url, params=backwards), 422, "date_order")
    endless = {"date_from": "1990-01-01", "date_to": "2190-01-01"}
    refused(await desk.client.get(url, params=endless), 422, "date_range")
