from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, update

from frontdesk.contract.appointments import AppointmentOut
from frontdesk.server.appointments import slot
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id

from .conftest import DAY, Desk, done, refused


async def test_a_booked_visit_is_on_the_book_in_utc(desk: Desk) -> None:
    visit = await desk.booked("09:00", "09:40", note="Nervous", appointment_type_uuid=desk.practice.filling)
    assert AppointmentOut.model_validate(visit).status == "scheduled"
    assert visit["start_time"] == "2026-03-10T14:00:00Z"
    assert visit["end_time"] == "2026-03-10T14:40:00Z"
    assert visit["version"] == 1
    assert visit["operatory"] == {"id": str(desk.practice.op1), "name": "Op 1"}
    assert visit["patient"]["name"] == "Ada Alvarez"
    assert visit["location_timezone"] == "America/Chicago"
    assert visit["production_amount"] == "0.00"
    assert await desk.now(visit) == visit


async def test_the_provider_is_who_usually_works_in_the_operatory(desk: Desk) -> None:
    visit = await desk.booked(operatory_uuid=desk.practice.op3)
    assert visit["provider"] == {"id": str(desk.practice.hygienist), "name": "Ana Moreno"}
    assert [one["role"] for one in visit["provider_assignments"]] == ["hygienist"]
    dentist = await desk.booked()
    assert dentist["providers"][0]["name"] == "Dr. Okafor"


async def test_a_type_gives_length_pattern_and_procedures(desk: Desk, database: Any) -> None:
    types = t.appointment_types
    with database.write(desk.practice.caller()) as unit:
        unit.execute(
            update(types)
            .where(types.c.id == desk.practice.cleaning)
            .values(time_pattern="/XXXXXXXXXX/", procedure_codes_to_add=["D1110", "D0120", "D9999"])
        )
    visit = await desk.booked("09:00", None, appointment_type_uuid=desk.practice.cleaning)
    assert visit["end_time"] == "2026-03-10T15:00:00Z"
    assert visit["time_pattern"] == "/XXXXXXXXXX/"
    assert visit["production_amount"] == "174.00"
    lines = await desk.get(f"/appointments/{visit['id']}/procedures")
    assert [line["procedure_code_value"] for line in lines] == ["D1110", "D0120"]
    shorter = await desk.booked("11:00", "11:30", appointment_type_uuid=desk.practice.cleaning)
    assert shorter["time_pattern"] == "/XXXX/"


@pytest.mark.parametrize("way", ["patch", "row"])
async def test_the_pattern_of_another_type_is_fitted_to_the_time_it_comes_with(
    desk: Desk, database: Any, way: str
) -> None:
    p, types = desk.practice, t.appointment_types
    with database.write(p.caller()) as unit:
        unit.execute(update(types).where(types.c.id == p.cleaning).values(time_pattern="//XXXXXXXX//"))
    visit = {
        "patient_uuid": str(p.ada),
        "location_uuid": str(p.chicago),
        "operatory_uuid": str(p.op1),
        "schedule_date": "2026-03-10",
        "external_id": "one",
    }
    for length, start, end in (("none", None, None), ("a quarter", "09:00", "09:15")):
        row = {**visit, "external_id": length, "start_time": start, "end_time": end, "status": "unscheduled"}
        row |= {"schedule_date": visit["schedule_date"] if start else None}
        made = done(await desk.client.post("/appointments/bulk", json={"rows": [row]}))["results"][0]
        change = {"appointment_type_uuid": str(p.cleaning), "start_time": "10:00", "end_time": "10:30"}
        change |= {"schedule_date": visit["schedule_date"]}
        if way == "patch":
            done(await desk.client.patch(f"/appointments/{made['id']}", json={"base_version": 1, **change}))
        else:
            rows = {"meta": {"mode": "upsert"}, "rows": [{**row, **change}]}
            done(await desk.client.post("/appointments/bulk", json=rows))
        assert (await desk.now(made))["time_pattern"] == "//XX//", length


@pytest.mark.parametrize(("status", "lines"), [("complete", "completed"), ("scheduled", "planned")])
async def test_the_procedures_of_a_visit_that_is_entered_as_complete_are_done(
    desk: Desk, database: Any, status: str, lines: str
) -> None:
    p, types = desk.practice, t.appointment_types
    with database.write(p.caller()) as unit:
        cleaning = update(types).where(types.c.id == p.cleaning)
        unit.execute(cleaning.values(procedure_codes_to_add=["D1110", "D0120"]))
    alone = await desk.booked("09:00", "10:00", appointment_type_uuid=p.cleaning, status=status)
    row = {"patient_uuid": str(p.ben), "location_uuid": str(p.chicago), "operatory_uuid": str(p.op1)}
    row |= {"schedule_date": DAY, "start_time": "11:00", "appointment_type_uuid": str(p.cleaning), "status": status}
    many = done(await desk.client.post("/appointments/bulk", json={"rows": [row]}))
    for visit in (alone, *many["results"]):
        did = await desk.get(f"/appointments/{visit['id']}/procedures")
        assert [line["status"] for line in did] == [lines, lines]


async def test_a_taken_slot_is_refused_with_what_is_there(desk: Desk) -> None:
    first = await desk.booked("09:00", "10:00")
    body = refused(await desk.book("09:30", "10:30", patient_uuid=desk.practice.ben), 409, "slot_taken")
    (row,) = body["conflicts"]["appointments"]
    assert row["reference"]["id"] == first["id"]
    assert row["reason_code"] == "APPOINTMENT_OVERLAP"
    assert body["detail"] == "Op 1 is taken until 10:00."
    assert (await desk.get("/appointments"))["total"] == 1


async def test_a_visit_that_took_place_keeps_its_slot(desk: Desk) -> None:
    over = await desk.did(await desk.booked("09:00", "10:00"), "transition", status="complete")
    body = refused(await desk.book("09:30", "10:30", patient_uuid=desk.practice.ben), 409, "slot_taken")
    assert [row["reference"]["id"] for row in body["conflicts"]["appointments"]] == [over["id"]]


async def test_touching_visits_do_not_overlap(desk: Desk) -> None:
    await desk.booked("09:00", "10:00")
    await desk.booked("10:00", "11:00")
    await desk.booked("08:00", "09:00")
    await desk.booked("09:00", "10:00", operatory_uuid=desk.practice.op2)


async def test_an_overlap_on_purpose_is_marked(desk: Desk) -> None:
    await desk.booked("09:00", "10:00")
    over = await desk.booked("09:30", "10:30", allow_overlap=True)
    assert over["is_overlap_allowed"] is True
    alone = await desk.booked("12:00", "12:30", allow_overlap=True)
    assert alone["is_overlap_allowed"] is False


async def test_a_rule_lets_two_types_overlap(desk: Desk, database: Any) -> None:
    p = desk.practice
    with database.write(p.caller()) as unit:
        stamps = {"created_at": unit.now, "updated_at": unit.now}
        row = {"org_id": p.org, "id": new_id(), "type_a_id": p.exam, "type_b_id": p.cleaning, "allow_overlap": True}
        unit.execute(insert(t.appointment_rules).values(**row, **stamps))
    await desk.booked("09:00", "10:00", appointment_type_uuid=p.cleaning)
    exam = await desk.booked("09:20", "09:40", appointment_type_uuid=p.exam)
    assert exam["is_overlap_allowed"] is True
    refused(await desk.book("09:40", "10:00", appointment_type_uuid=p.filling), 409, "slot_taken")


async def test_another_type_is_not_refused_for_a_neighbour_that_has_just_left(
    desk: Desk, database: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    p = desk.practice
    with database.write(p.caller()) as unit:
        stamps = {"created_at": unit.now, "updated_at": unit.now}
        row = {"org_id": p.org, "id": new_id(), "type_a_id": p.exam, "type_b_id": p.cleaning, "allow_overlap": True}
        unit.execute(insert(t.appointment_rules).values(**row, **stamps))
    cleaning = await desk.booked("09:00", "10:00", appointment_type_uuid=p.cleaning)
    exam = await desk.booked("09:20", "09:40", appointment_type_uuid=p.exam)
    refused(await desk.patch(exam, appointment_type_uuid=str(p.filling)), 409, "slot_taken")
    # Nor is that to be had by making it shorter at once.
    refused(await desk.patch(exam, appointment_type_uuid=str(p.filling), end_time="09:35"), 409, "slot_taken")
    look = slot.find_all

    def after_it_left(unit: Any, proposal: slot.Proposal) -> Any:
        left = update(t.appointments).where(
            t.appointments.c.org_id == p.org, t.appointments.c.id == UUID(cleaning["id"])
        )
        unit.execute(left.values(status="cancelled"))
        return look(unit, proposal)

    monkeypatch.setattr(slot, "find_all", after_it_left)
    assert (await desk.patched(exam, appointment_type_uuid=str(p.filling)))["appointment_type"]["name"] == "Filling"


@pytest.mark.parametrize("everywhere", [True, False])
async def test_blocked_time_refuses_and_reserved_time_does_not(desk: Desk, database: Any, everywhere: bool) -> None:
    p = desk.practice
    await block(database, p, p.lunch, None if everywhere else p.op1, "12:00", "13:00")
    await block(database, p, p.reserved, p.op1, "15:00", "16:00")
    body = refused(await desk.book("12:30", "13:30"), 409, "blocked_time")
    assert body["conflicts"]["blockouts"][0]["reason_code"] == "BLOCKED_TIME_CONFLICT"
    assert "Lunch blocks" in body["detail"]
    await desk.booked("13:00", "14:00")
    await desk.booked("15:00", "16:00")
    await desk.booked("12:00", "12:30", allow_overlap=True)
    elsewhere = await desk.book("12:30", "13:00", operatory_uuid=p.op2)
    assert elsewhere.status_code == (409 if everywhere else 201)


async def test_what_is_off_the_book_needs_no_slot(desk: Desk) -> None:
    await desk.booked("09:00", "10:00")
    planned = await desk.booked(None, None, status="planned", operatory_uuid=...)
    assert planned["start_time"] is None
    assert planned["operatory"] is None
    parked = await desk.booked("09:00", "10:00", status="pinboard")
    assert parked["start_time"] == "2026-03-10T14:00:00Z"


async def test_what_is_on_the_book_needs_time_and_operatory(desk: Desk) -> None:
    body = refused(await desk.book(None, None, operatory_uuid=...), 422, "missing")
    assert [fault["loc"][1] for fault in body["detail"]] == ["schedule_date", "start_time", "operatory_uuid"]
    refused(await desk.book("09:00", None), 422, "missing")
    refused(await desk.book("09:00", "10:00", schedule_date=None), 422, "missing")
    refused(await desk.book("09:00", "10:00", status="seated"), 422, "enum")


async def test_a_visit_cannot_run_past_midnight(desk: Desk) -> None:
    body = refused(await desk.book("23:00", "01:00"), 422, "overnight")
    assert "midnight" in body["detail"][0]["msg"]
    refused(await desk.book("10:00", "10:00"), 422, "overnight")
    late = await desk.booked("23:00", "00:00")
    assert late["end_time"] == "2026-03-11T05:00:00Z"
    refused(await desk.book("23:30", None, appointment_type_uuid=desk.practice.cleaning), 422, "overnight")


async def test_a_time_the_clocks_skip_is_a_dst_gap(desk: Desk) -> None:
    body = refused(await desk.book("02:30", "03:30", schedule_date="2026-03-08"), 422, "dst_gap")
    assert body["detail"][0]["loc"] == ["body", "start_time"]
    refused(await desk.book("01:30", "02:30", schedule_date="2026-03-08"), 422, "dst_gap")


async def test_a_time_that_comes_twice_means_the_first(desk: Desk) -> None:
    visit = await desk.booked("01:30", "03:00", schedule_date="2026-11-01")
    assert visit["start_time"] == "2026-11-01T06:30:00Z"
    assert visit["end_time"] == "2026-11-01T09:00:00Z"


async def test_an_end_in_the_hour_that_comes_twice_stays_where_the_clock_says_the_same(desk: Desk) -> None:
    p = desk.practice
    row = {"patient_uuid": str(p.ada), "location_uuid": str(p.chicago), "operatory_uuid": str(p.op1)}
    row |= {"schedule_date": "2026-11-01", "start_time": "01:10", "appointment_type_uuid": str(p.cleaning)}
    asked = {"meta": {"mode": "upsert"}, "rows": [{**row, "external_id": "one"}]}
    made = done(await desk.client.post("/appointments/bulk", json=asked))["results"][0]
    visit = await desk.now(made)
    assert (visit["start_time"], visit["end_time"]) == ("2026-11-01T06:10:00Z", "2026-11-01T07:10:00Z")
    assert done(await desk.client.post("/appointments/bulk", json=asked))["skipped"] == 1
    for same in ({"schedule_date": "2026-11-01"}, {"start_time": "01:10"}, {"end_time": "01:10"}):
        assert await desk.patched(visit, **same) == visit
    longer = await desk.patched(visit, start_time="00:40")
    assert (longer["start_time"], longer["end_time"]) == ("2026-11-01T05:40:00Z", "2026-11-01T07:10:00Z")
    refused(await desk.patch(longer, start_time="03:00"), 422, "overnight")


@pytest.mark.parametrize("field", ["patient_uuid", "location_uuid", "operatory_uuid", "appointment_type_uuid"])
async def test_what_is_referred_to_must_exist(desk: Desk, field: str) -> None:
    refused(await desk.book(**{field: uuid4()}), 404, "not_found")


async def test_an_operatory_belongs_to_its_location(desk: Desk) -> None:
    refused(await desk.book(operatory_uuid=desk.practice.denver_op1), 422, "other_location")


async def test_the_time_of_arrival_is_local_too(desk: Desk) -> None:
    visit = await desk.booked("09:00", "10:00", ask_to_arrive_time="08:45")
    assert visit["datetime_ask_to_arrive"] == "2026-03-10T13:45:00Z"
    refused(
        await desk.book(None, None, status="planned", operatory_uuid=..., ask_to_arrive_time="08:45"), 422, "no_time"
    )


async def test_a_repeated_booking_with_its_key_books_once(desk: Desk) -> None:
    desk.client.headers["Idempotency-Key"] = "book-1"
    first = await desk.booked()
    assert await desk.booked() == first
    refused(await desk.book("11:00", "12:00"), 422, "idempotency_key_reused")
    del desk.client.headers["Idempotency-Key"]
    assert (await desk.get("/appointments"))["total"] == 1


async def test_only_who_may_schedule_books_and_only_where_they_may(desk: Desk, api_as: Any) -> None:
    p = desk.practice
    assert (await Desk(api_as("read_only"), p).book()).status_code == 403
    denver = Desk(api_as("denver"), p)
    assert (await denver.book()).status_code == 403
    there = await denver.booked(location_uuid=p.denver, operatory_uuid=p.denver_op1)
    assert there["start_time"] == "2026-03-10T15:00:00Z"
    visit = await desk.booked()
    assert (await denver.client.get(f"/appointments/{visit['id']}")).status_code == 403
    assert [row["id"] for row in (await denver.get("/appointments"))["items"]] == [there["id"]]
    assert (await denver.patch(visit, note="x")).status_code == 403


async def test_a_deleted_visit_is_gone_but_its_history_stays(desk: Desk) -> None:
    visit = await desk.booked()
    assert (await desk.client.delete(f"/appointments/{visit['id']}")).status_code == 204
    refused(await desk.client.get(f"/appointments/{visit['id']}"), 404, "not_found")
    refused(await desk.client.delete(f"/appointments/{visit['id']}"), 404, "not_found")
    assert [row["action"] for row in await desk.history(visit)] == ["deleted", "created"]
    refused(await desk.client.get(f"/appointments/{uuid4()}/history"), 404, "not_found")
    events = (await desk.get("/events/since", after=0))["items"]
    assert [event["type"] for event in events] == ["appointment.changed", "appointment.deleted"]
    await desk.booked()


async def test_each_change_is_told_with_the_days_it_touched(desk: Desk) -> None:
    visit = await desk.booked()
    done(await desk.move(visit, "09:00", "10:00", schedule_date="2026-03-12"))
    events = (await desk.get("/events/since", after=0))["items"]
    assert [(event["version"], event["dates"]) for event in events] == [(1, [DAY]), (2, [DAY, "2026-03-12"])]
    assert {event["location_id"] for event in events} == {str(desk.practice.chicago)}


async def block(database: Any, p: Any, kind: Any, operatory: Any, start: str, end: str) -> None:
    from datetime import date, time

    from frontdesk.domain.localtime import local_interval

    day = date.fromisoformat(DAY)
    interval = local_interval(day, time.fromisoformat(start), time.fromisoformat(end), "America/Chicago")
    with database.write(p.caller()) as unit:
        unit.execute(
            insert(t.blockouts).values(
                org_id=p.org,
                id=new_id(),
                location_id=p.chicago,
                operatory_id=operatory,
                blockout_type_id=kind,
                schedule_date=day,
                start_time=time.fromisoformat(start),
                end_time=time.fromisoformat(end),
                start_at=interval.start,
                end_at=interval.end,
                created_at=unit.now,
                updated_at=unit.now,
            )
        )


@pytest.fixture
def only_in_denver(desk: Desk, database: Any) -> Any:
    """A type that Chicago does not offer."""
    p = desk.practice
    with database.engines.writing() as connection:
        row = {"org_id": p.org, "appointment_type_id": p.cleaning, "location_id": p.denver}
        connection.execute(insert(t.appointment_type_locations), [row])
    return p.cleaning


async def test_a_type_is_booked_only_where_it_is_offered(desk: Desk, only_in_denver: Any) -> None:
    p = desk.practice
    for time in (("09:00", "10:00"), (None, None)):
        status = {} if time[0] else {"status": "unscheduled"}
        answer = await desk.book(*time, appointment_type_uuid=only_in_denver, **status)
        refusal = refused(answer, 422, "not_offered")["detail"][0]
        assert refusal["loc"] == ["body", "appointment_type_uuid"]
        assert refusal["msg"] == "Cleaning is not offered at Chicago."
    there = {"location_uuid": p.denver, "operatory_uuid": p.denver_op1}
    await desk.booked("09:00", "10:00", appointment_type_uuid=only_in_denver, **there)
    visit = await desk.booked("09:00", "10:00", appointment_type_uuid=p.exam)
    refused(await desk.patch(visit, appointment_type_uuid=only_in_denver), 422, "not_offered")
    assert await desk.now(visit) == visit


async def test_a_visit_whose_type_is_offered_there_no_longer_is_changed_and_moved_as_any(
    desk: Desk, database: Any
) -> None:
    p = desk.practice
    visit = await desk.booked("09:00", "10:00", appointment_type_uuid=p.cleaning)
    with database.engines.writing() as connection:
        row = {"org_id": p.org, "appointment_type_id": p.cleaning, "location_id": p.denver}
        connection.execute(insert(t.appointment_type_locations), [row])
    same = await desk.patched(visit, note="Nervous", appointment_type_uuid=p.cleaning)
    moved = done(await desk.move(same, "13:00", "14:00", operatory_uuid=p.op2))
    parked = await desk.did(moved, "pinboard")
    placed = done(await desk.place(parked, "10:00", "11:00"))
    other = await desk.patched(placed, appointment_type_uuid=p.exam)
    refused(await desk.patch(other, appointment_type_uuid=p.cleaning), 422, "not_offered")


async def test_a_day_there_is_none_of_is_told_as_such_wherever_a_date_is_sent(desk: Desk) -> None:
    place = {"location_uuid": str(desk.practice.chicago)}
    for answer in (
        await desk.client.get("/schedule/calendar/daily", params={**place, "target_date": "2027-02-29"}),
        await desk.book(schedule_date="2027-02-30"),
    ):
        body = refused(answer, 422, "date_nonexistent")
        assert body["detail"][0]["msg"] == "This date does not exist or is out of range."


async def test_nobody_is_asked_to_arrive_after_the_start(desk: Desk) -> None:
    refused(await desk.book("09:00", "10:00", ask_to_arrive_time="09:05"), 422, "late_arrival")
    visit = await desk.booked("09:00", "10:00", ask_to_arrive_time="09:00")
    refused(await desk.patch(visit, ask_to_arrive_time="09:30"), 422, "late_arrival")
    refused(await desk.patch(visit, start_time="08:30", ask_to_arrive_time="08:45"), 422, "late_arrival")
    earlier = await desk.patched(visit, ask_to_arrive_time="08:45")
    moved = done(await desk.move(earlier, "07:00", "08:00"))
    assert moved["datetime_ask_to_arrive"] == "2026-03-10T11:45:00Z"
