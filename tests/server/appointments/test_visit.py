from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from .conftest import Desk, done, refused


async def test_providers_are_replaced_as_a_whole(desk: Desk) -> None:
    p = desk.practice
    visit = await desk.booked("09:00", "10:00")
    url = f"/appointments/{visit['id']}/providers"
    wanted = [
        {"provider_uuid": str(p.hygienist), "role": "hygienist", "start_time": "09:00", "end_time": "09:40"},
        {"provider_uuid": str(p.lindqvist), "role": "assistant"},
    ]
    rows = done(await desk.client.put(url, json={"base_version": 1, "providers": wanted}))
    assert [(row["provider"]["name"], row["role"], row["end_time"]) for row in rows] == [
        ("Ana Moreno", "hygienist", "2026-03-10T14:40:00Z"),
        ("Dr. Lindqvist", "assistant", None),
    ]
    assert await desk.get(url) == rows
    now = await desk.now(visit)
    assert (now["provider"]["name"], now["version"]) == ("Ana Moreno", 2)
    latest = (await desk.history(visit))[0]
    assert {"field": "providers", "old": ["Dr. Okafor"], "new": ["Ana Moreno", "Dr. Lindqvist"]} in latest["changes"]
    refused(await desk.client.put(url, json={"base_version": 1, "providers": []}), 409, "stale_version")
    assert done(await desk.client.put(url, json={"base_version": 2, "providers": []})) == []


async def test_assignments_that_make_no_sense_are_refused(desk: Desk) -> None:
    p = desk.practice
    visit = await desk.booked("01:00", "03:30", schedule_date="2026-03-08")
    url = f"/appointments/{visit['id']}/providers"
    who = {"provider_uuid": str(p.okafor)}
    for rows, status, code in (
        ([{"provider_uuid": str(uuid4())}], 404, "not_found"),
        ([who, who], 422, "duplicate"),
        ([who | {"start_time": "03:10"}], 422, "missing"),
        ([who | {"start_time": "03:10", "end_time": "05:00"}], 422, "outside_visit"),
        ([who | {"start_time": "02:10", "end_time": "03:10"}], 422, "dst_gap"),
        ([who | {"role": "janitor"}], 422, "enum"),
    ):
        refused(await desk.client.put(url, json={"base_version": 1, "providers": rows}), status, code)


async def test_procedures_count_as_production(desk: Desk) -> None:
    p = desk.practice
    visit = await desk.booked()
    url = f"/appointments/{visit['id']}/procedures"
    exam = done(await desk.client.post(url, json={"base_version": 1, "procedure_code_uuid": str(p.d0120)}), 201)
    assert (exam["fee"], exam["procedure_code_value"], exam["status"]) == ("62.00", "D0120", "planned")
    second = {"base_version": 2, "procedure_code_uuid": str(p.d1110), "fee": "100.10", "item_order": -1}
    cleaning = done(await desk.client.post(url, json=second | {"provider_uuid": str(p.hygienist)}), 201)
    assert cleaning["provider"]["name"] == "Ana Moreno"
    assert [row["id"] for row in await desk.get(url)] == [cleaning["id"], exam["id"]]
    now = await desk.now(visit)
    assert (now["production_amount"], now["version"]) == ("162.10", 3)
    gone = await desk.client.delete(f"{url}/{exam['id']}", params={"base_version": 3})
    assert gone.status_code == 204
    assert (await desk.now(visit))["production_amount"] == "100.10"
    refused(await desk.client.delete(f"{url}/{exam['id']}", params={"base_version": 4}), 404, "not_found")
    refused(await desk.client.delete(f"{url}/{cleaning['id']}", params={"base_version": 3}), 409, "stale_version")
    refused(await desk.client.delete(f"{url}/{cleaning['id']}"), 422, "missing")
    wrong = {"base_version": 4, "procedure_code_uuid": str(uuid4())}
    refused(await desk.client.post(url, json=wrong), 404, "not_found")


async def test_the_procedures_of_a_settled_visit_stay(desk: Desk) -> None:
    visit = await desk.booked()
    body = {"base_version": 1, "procedure_code_uuid": str(desk.practice.d0120)}
    url = f"/appointments/{visit['id']}/procedures"
    done(await desk.client.post(url, json=body), 201)
    await desk.did({**visit, "version": 2}, "transition", status="complete")
    assert [row["status"] for row in await desk.get(url)] == ["completed"]
    refused(await desk.client.post(url, json=body | {"base_version": 3}), 422, "appointment_closed")


async def test_how_long_ago_a_procedure_was_done(desk: Desk, database: Any) -> None:
    database.clock = lambda: datetime(2026, 3, 20, 15, tzinfo=UTC)
    p = desk.practice
    query = {"patient_uuid": str(p.ada), "procedure_code": "D0120"}
    never = await desk.get("/appointments/procedure-frequency-check", **query)
    assert never == {"procedure_code": "D0120", "last_performed_date": None, "days_since": None}
    visit = await desk.booked("23:00", "23:30")
    body = {"base_version": 1, "procedure_code_uuid": str(p.d0120)}
    done(await desk.client.post(f"/appointments/{visit['id']}/procedures", json=body), 201)
    await desk.did({**visit, "version": 2}, "transition", status="complete")
    last = await desk.get("/appointments/procedure-frequency-check", **query)
    assert (last["last_performed_date"], last["days_since"]) == ("2026-03-10", 10)
    ahead = await desk.booked(schedule_date="2027-06-14")
    done(await desk.client.post(f"/appointments/{ahead['id']}/procedures", json=body), 201)
    await desk.did({**ahead, "version": 2}, "transition", status="complete")
    assert await desk.get("/appointments/procedure-frequency-check", **query) == last, "that day is yet to come"
    for wrong in ({"patient_uuid": str(uuid4())}, {"procedure_code": "D9999"}):
        response = await desk.client.get("/appointments/procedure-frequency-check", params=query | wrong)
        refused(response, 404, "not_found")


async def test_a_check_says_everything_and_changes_nothing(desk: Desk) -> None:
    p = desk.practice
    taken = await desk.booked("09:00", "10:00", patient_uuid=p.ben)
    slot: dict[str, Any] = {
        "location_uuid": str(p.chicago),
        "operatory_uuid": str(p.op1),
        "schedule_date": "2026-03-10",
        "start_time": "09:30",
        "end_time": "10:30",
    }
    said = done(await desk.client.post("/appointments/check-conflicts", json=slot))
    assert said["has_conflicts"] is True
    assert said["reason_codes"] == ["APPOINTMENT_OVERLAP", "PROVIDER_OVERLAP"]
    assert said["conflicts"]["appointments"][0]["reference"]["id"] == taken["id"]
    provider = said["conflicts"]["providers"][0]
    assert provider["sentence"] == "Dr. Okafor is in Op 1 until 10:00."
    free = done(
        await desk.client.post("/appointments/check-conflicts", json=slot | {"exclude_appointment_uuid": taken["id"]})
    )
    assert free == {
        "has_conflicts": False,
        "conflicts": {"appointments": [], "providers": [], "blockouts": []},
        "reason_codes": [],
    }
    assert (await desk.get("/appointments"))["total"] == 1
    for wrong, status, code in (
        ({"location_uuid": str(uuid4())}, 404, "not_found"),
        ({"operatory_uuid": str(uuid4())}, 404, "not_found"),
        ({"schedule_date": "2026-03-08", "start_time": "02:30"}, 422, "dst_gap"),
        ({"end_time": "09:00"}, 422, "overnight"),
    ):
        refused(await desk.client.post("/appointments/check-conflicts", json=slot | wrong), status, code)


async def test_a_provider_elsewhere_is_reported_but_not_refused(desk: Desk) -> None:
    p = desk.practice
    await desk.booked("09:00", "10:00")
    visit = await desk.booked("09:00", "10:00", operatory_uuid=p.op2)
    body = {"base_version": 1, "providers": [{"provider_uuid": str(p.okafor)}]}
    done(await desk.client.put(f"/appointments/{visit['id']}/providers", json=body))
    slot = {
        "location_uuid": str(p.chicago),
        "operatory_uuid": str(p.op3),
        "schedule_date": "2026-03-10",
        "start_time": "09:30",
        "end_time": "10:30",
        "exclude_appointment_uuid": visit["id"],
    }
    said = done(await desk.client.post("/appointments/check-conflicts", json=slot))
    assert said["reason_codes"] == ["PROVIDER_OVERLAP"]
    done(await desk.move({**visit, "version": 2}, "09:30", "10:30", operatory_uuid=p.op3))


async def test_a_providers_own_time_is_checked_where_a_visit_that_is_resized_will_have_it(desk: Desk) -> None:
    p = desk.practice
    other, visit = await desk.booked("09:00", "09:30", operatory_uuid=p.op2), await desk.booked("09:15", "10:15")
    for one, own in ((other, {}), (visit, {"start_time": "09:45", "end_time": "10:15"})):
        body = {"base_version": 1, "providers": [{"provider_uuid": str(p.okafor), **own}]}
        done(await desk.client.put(f"/appointments/{one['id']}/providers", json=body))
    slot = {
        "location_uuid": str(p.chicago),
        "operatory_uuid": str(p.op1),
        "schedule_date": "2026-03-10",
        "start_time": "08:45",
        "end_time": "10:15",
        "exclude_appointment_uuid": visit["id"],
    }
    before = done(await desk.client.post("/appointments/check-conflicts", json=slot))
    done(await desk.move(await desk.now(visit), "08:45", "10:15"))
    after = done(await desk.client.post("/appointments/check-conflicts", json=slot))
    assert before == after
    assert before["has_conflicts"] is False


async def test_procedures_are_written_anew_as_a_whole(desk: Desk) -> None:
    p = desk.practice
    visit = await desk.booked()
    url = f"/appointments/{visit['id']}/procedures"
    exam = done(await desk.client.post(url, json={"base_version": 1, "procedure_code_uuid": str(p.d0120)}), 201)
    dearer = {"id": exam["id"], "procedure_code_uuid": str(p.d0120), "fee": "70.00"}
    first = {"procedure_code_uuid": str(p.d1110), "fee": "100.10", "provider_uuid": str(p.hygienist)}
    rows = done(await desk.client.put(url, json={"base_version": 2, "procedures": [first, dearer]}))
    assert [(row["procedure_code_value"], row["fee"]) for row in rows] == [("D1110", "100.10"), ("D0120", "70.00")]
    assert rows[1]["id"] == exam["id"]
    now = await desk.now(visit)
    assert (now["production_amount"], now["version"]) == ("170.10", 3)
    change = {"field": "procedures", "old": ["D0120"], "new": ["D1110", "D0120"]}
    assert change in (await desk.history(visit))[0]["changes"]
    assert done(await desk.client.put(url, json={"base_version": 3, "procedures": []})) == []
    assert (await desk.now(visit))["production_amount"] == "0.00"
    refused(await desk.client.put(url, json={"base_version": 3, "procedures": []}), 409, "stale_version")
    for lines, status, code in (
        ([dearer, dearer], 422, "duplicate"),
        ([{"procedure_code_uuid": str(uuid4())}], 404, "not_found"),
        ([first | {"provider_uuid": str(uuid4())}], 404, "not_found"),
    ):
        refused(await desk.client.put(url, json={"base_version": 4, "procedures": lines}), status, code)


def told_of(row: dict[str, Any], field: str) -> tuple[Any, Any]:
    """What a row of the history says a field was before and is now."""
    return next((one["old"], one["new"]) for one in row["changes"] if one["field"] == field)


async def test_the_history_tells_the_role_and_the_time_that_a_provider_had_and_has(desk: Desk) -> None:
    visit = await desk.booked("09:00", "10:00")
    url = f"/appointments/{visit['id']}/providers"
    who = {"provider_uuid": str(desk.practice.okafor)}
    done(await desk.client.put(url, json={"base_version": 1, "providers": [who | {"role": "dentist"}]}))
    timed = who | {"role": "assistant", "start_time": "09:20", "end_time": "09:40"}
    done(await desk.client.put(url, json={"base_version": 1, "providers": [timed]}))
    row = (await desk.history(visit))[0]
    assert [change["field"] for change in row["changes"]] == ["provider_assignments"]
    throughout = {"provider": "Dr. Okafor", "role": "dentist", "start_time": None, "end_time": None}
    own = {"start_time": "2026-03-10T14:20:00Z", "end_time": "2026-03-10T14:40:00Z"}
    assert told_of(row, "provider_assignments") == ([throughout], [throughout | {"role": "assistant"} | own])


async def test_the_history_tells_the_fee_and_the_provider_that_a_procedure_had_and_has(desk: Desk) -> None:
    p = desk.practice
    visit = await desk.booked()
    url = f"/appointments/{visit['id']}/procedures"
    exam = done(await desk.client.post(url, json={"base_version": 1, "procedure_code_uuid": str(p.d0120)}), 201)
    line = {"id": exam["id"], "procedure_code_uuid": str(p.d0120)}
    hers = line | {"provider_uuid": str(p.hygienist), "fee": "70.00"}
    planned = {"procedure_code": "D0120", "fee": "62.00", "provider": None}
    changed = {"procedure_code": "D0120", "fee": "70.00", "provider": "Ana Moreno"}
    done(await desk.client.put(url, json={"base_version": 2, "procedures": [hers]}))
    done(await desk.client.put(url, json={"base_version": 3, "procedures": [hers | {"provider_uuid": None}]}))
    gone = await desk.client.delete(f"{url}/{exam['id']}", params={"base_version": 4})
    assert gone.status_code == 204
    lines = [told_of(row, "procedure_lines") for row in (await desk.history(visit))[:4]]
    assert lines == [
        ([changed | {"provider": None}], []),
        ([changed], [changed | {"provider": None}]),
        ([planned], [changed]),
        ([], [planned]),
    ]
