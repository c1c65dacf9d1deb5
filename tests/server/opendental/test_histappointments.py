"""The history of appointments in the dialect: a whole copy of each state, from whichever side it came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from frontdesk.server.db import tables as t
from frontdesk.server.opendental.visits import HISTORY

from .conftest import LOCAL, Program

Json = dict[str, Any]


class Desk:
    """A desk that works on the book, and a program that reads what it did."""

    def __init__(self, api: httpx.AsyncClient, program: Program) -> None:
        self.api, self.program, self.practice = api, program, program.practice

    async def send(self, method: str, path: str, expected: int = 200, /, **body: Any) -> Json:
        answer = await self.api.request(method, f"/appointments{path}", json=body or None)
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else {}

    async def book(self, start: str = "09:20", end: str = "10:00", **more: Any) -> Json:
        p = self.practice
        body = {
            "location_uuid": str(p.chicago),
            "patient_uuid": str(p.ada),
            "operatory_uuid": str(p.op1),
            "schedule_date": "2026-03-09",
            "start_time": start,
            "end_time": end,
            **more,
        }
        return await self.send("POST", "", 201, **body)

    async def copies(self, **query: Any) -> list[Json]:
        found: list[Json] = await self.program.get("/histappointments", **query)
        return found

    async def actions(self, **query: Any) -> list[str]:
        return [row["HistApptAction"] for row in await self.copies(**query)]


@pytest.fixture
def desk(api: httpx.AsyncClient, program: Program) -> Desk:
    return Desk(api, program)


async def test_a_copy_is_whole(desk: Desk) -> None:
    p = desk.practice
    visit = await desk.book(note="Prefers\nmornings", appointment_type_uuid=str(p.filling), is_new_patient=True)
    (row,) = await desk.copies()
    assert list(row) == [field.name for field in HISTORY]
    number = desk.program.number
    admin = number(t.users, p.users["admin"])
    assert row == {
        "HistApptNum": row["HistApptNum"],
        "HistUserNum": admin,
        "HistDateTStamp": LOCAL,
        "HistApptAction": "Created",
        "ApptSource": "None",
        "AptNum": number(t.appointments, visit["id"]),
        "PatNum": number(t.patients, p.ada),
        "AptStatus": "Scheduled",
        "Pattern": "XXXXXXXX",
        "Confirmed": desk.program.definition(p.unconfirmed),
        "confirmed": "Unconfirmed",
        "TimeLocked": "false",
        "Op": number(t.operatories, p.op1),
        "Note": "Prefers mornings",
        "ProvNum": number(t.providers, p.okafor),
        "provAbbr": "OKA",
        "ProvHyg": 0,
        "AptDateTime": "2026-03-09 09:20:00",
        "NextAptNum": 0,
        "UnschedStatus": 0,
        "unschedStatus": "",
        "IsNewPatient": "true",
        "ProcDescript": "",
        "ClinicNum": number(t.locations, p.chicago),
        "IsHygiene": "false",
        "DateTStamp": LOCAL,
        "DateTimeArrived": "0001-01-01 00:00:00",
        "DateTimeSeated": "0001-01-01 00:00:00",
        "DateTimeDismissed": "0001-01-01 00:00:00",
        "InsPlan1": 0,
        "InsPlan2": 0,
        "DateTimeAskedToArrive": "0001-01-01 00:00:00",
        "colorOverride": "0,0,0",
        "AppointmentTypeNum": number(t.appointment_types, p.filling),
        "SecUserNumEntry": admin,
        "SecDateTEntry": LOCAL,
        "Priority": "Normal",
        "PatternSecondary": "////////",
        "ItemOrderPlanned": 0,
    }


async def test_every_change_leaves_a_copy_and_nothing_leaves_none(desk: Desk, later: Callable[..., None]) -> None:
    visit = await desk.book()
    later(minutes=1)
    path = f"/{visit['id']}"
    slot = {"schedule_date": "2026-03-09", "start_time": "11:00", "end_time": "11:40"}
    await desk.send("POST", f"{path}/move", base_version=1, **slot)
    await desk.send("PATCH", path, base_version=2, note="")
    confirmed = str(desk.practice.confirmed)
    await desk.send("PATCH", f"{path}/confirmation-status", base_version=2, confirmation_status_uuid=confirmed)
    await desk.send("POST", f"{path}/patient-flow-status", flow_status_uuid=str(desk.practice.arrived))
    await desk.send("POST", f"{path}/procedures", 201, base_version=4, procedure_code_uuid=str(desk.practice.d0120))
    await desk.send("POST", f"{path}/transition", base_version=5, status="pinboard")
    rows = await desk.copies()
    assert [row["HistApptAction"] for row in rows] == ["Created", *["Changed"] * 5]
    assert [row["AptDateTime"][11:16] for row in rows[:2]] == ["09:20", "11:00"]
    assert [row["confirmed"] for row in rows[1:4]] == ["Unconfirmed", "Confirmed", "Arrived"]
    assert rows[3]["DateTimeArrived"] == "2026-03-09 13:31:15"
    assert rows[4]["ProcDescript"] == "D0120"
    assert (rows[5]["AptStatus"], rows[5]["Op"], rows[5]["AptDateTime"]) == ("UnschedList", 0, "2026-03-09 11:00:00")
    numbers = [row["HistApptNum"] for row in rows]
    assert numbers == sorted(numbers)


async def test_a_visit_that_goes_to_another_date_has_not_arrived_any_more(
    desk: Desk, later: Callable[..., None]
) -> None:
    visit = await desk.book()
    await desk.send("POST", f"/{visit['id']}/patient-flow-status", flow_status_uuid=str(desk.practice.arrived))
    later(minutes=10)
    slot = {"schedule_date": "2026-03-10", "start_time": "11:00", "end_time": "11:40"}
    await desk.send("POST", f"/{visit['id']}/move", base_version=2, **slot)
    arrived, moved = (row["DateTimeArrived"] for row in (await desk.copies())[-2:])
    assert (arrived[:4], moved[:10]) == ("2026", "0001-01-01")


@pytest.mark.parametrize("left", ["parked", "out of the flow"])
async def test_a_visit_back_in_the_chair_it_left_by_mistake_keeps_its_times(
    desk: Desk, later: Callable[..., None], left: str
) -> None:
    p, visit = desk.practice, await desk.book()
    path, slot = f"/{visit['id']}", {"schedule_date": "2026-03-09", "start_time": "09:20", "end_time": "10:00"}

    async def times() -> list[str]:
        last = (await desk.copies())[-1]
        return [last[f"DateTime{step}"][11:16] for step in ("Arrived", "Seated", "Dismissed")]

    async def step_to(status: UUID | None) -> None:
        later(minutes=10)
        await desk.send("POST", f"{path}/patient-flow-status", flow_status_uuid=None if status is None else str(status))

    for step in (p.arrived, p.in_chair):
        await step_to(step)
    before = await times()
    later(minutes=10)
    if left == "parked":
        await desk.send("POST", f"{path}/pinboard", base_version=3)
        assert await times() == ["00:00", "00:00", "00:00"]
        await desk.send("POST", f"{path}/place", base_version=4, operatory_uuid=str(p.op1), **slot)
    else:
        await step_to(None)
    await step_to(p.in_chair)
    assert await times() == before
    assert len(set(before)) == 3
    await step_to(p.checkout)
    assert (await times())[:2] == before[:2]
    await step_to(None)
    await step_to(p.arrived)
    again = await times()
    assert again[1:] == ["00:00", "00:00"], "whoever arrives anew has not been in the chair"
    assert again[0] not in before
    await step_to(None)
    await step_to(p.arrived)
    assert (await times())[0] not in (again[0], "00:00"), "an arrival that was taken back is not the one there was"


async def test_who_comes_back_to_the_chair_on_another_day_has_not_arrived_by_that(
    desk: Desk, later: Callable[..., None]
) -> None:
    p, visit = desk.practice, await desk.book()
    for step in (p.arrived, p.in_chair, None, p.in_chair):
        later(hours=24 if step is p.in_chair else 1)
        status = None if step is None else str(step)
        await desk.send("POST", f"/{visit['id']}/patient-flow-status", flow_status_uuid=status)
    last = (await desk.copies())[-1]
    assert (last["DateTimeArrived"][:4], last["DateTimeSeated"][:4]) == ("0001", "2026")


async def test_each_step_of_a_visit_leaves_its_time(desk: Desk, later: Callable[..., None]) -> None:
    p = desk.practice
    visit = await desk.book()
    for step in (p.arrived, p.in_chair, p.checkout):
        later(minutes=10)
        await desk.send("POST", f"/{visit['id']}/patient-flow-status", flow_status_uuid=str(step))
    last = (await desk.copies())[-1]
    arrived, seated, dismissed = (
        datetime.fromisoformat(last[f"DateTime{step}"]) for step in ("Arrived", "Seated", "Dismissed")
    )
    assert arrived == datetime(2026, 3, 9, 13, 40, 15)
    assert seated - arrived == dismissed - seated == timedelta(minutes=10)


async def test_missed_cancelled_and_deleted_are_told_apart(desk: Desk) -> None:
    broken, cancelled, deleted = [await desk.book(f"{h:02}:00", f"{h:02}:40") for h in (8, 9, 10)]
    await desk.send("POST", f"/{broken['id']}/break", base_version=1)
    await desk.send("POST", f"/{cancelled['id']}/cancel", base_version=1)
    await desk.send("DELETE", f"/{deleted['id']}", 204)
    rows = await desk.copies(Offset=3)
    assert [(row["HistApptAction"], row["AptStatus"]) for row in rows] == [
        ("Missed", "Broken"),
        ("Cancelled", "Broken"),
        ("Deleted", "Scheduled"),
    ]
    assert await desk.actions(AptNum=rows[2]["AptNum"]) == ["Created", "Deleted"]


async def test_copies_are_found_by_every_filter(desk: Desk) -> None:
    p, number = desk.practice, desk.program.number
    first = await desk.book()
    other = await desk.book("14:00", "14:40", patient_uuid=str(p.ben), schedule_date="2026-03-11")
    await desk.book(
        location_uuid=str(p.denver), operatory_uuid=str(p.denver_op1), schedule_date="2026-03-10", start_time="23:00",
        end_time="23:40",
    )  # fmt: skip
    await desk.send("POST", f"/{first['id']}/break", base_version=1)
    assert await desk.actions(HistApptAction="Missed") == ["Missed"]
    assert await desk.actions(AptNum=number(t.appointments, first["id"])) == ["Created", "Missed"]
    assert len(await desk.actions(AptNum=0, PatNum=0)) == 4
    assert await desk.actions(AptNum=999_999) == []
    ben = await desk.copies(PatNum=number(t.patients, p.ben))
    assert [row["AptNum"] for row in ben] == [number(t.appointments, other["id"])]
    assert await desk.actions(AptStatus="Broken") == ["Missed"]
    assert await desk.actions(ClinicNum=number(t.locations, p.denver)) == ["Created"]
    assert await desk.actions(ClinicNum=0) == []
    assert await desk.actions(date="2026-03-10") == ["Created"]
    assert await desk.actions(dateStart="2026-03-09", dateEnd="2026-03-10") == ["Created", "Created", "Missed"]
    assert await desk.actions(dateStart="2026-03-11") == ["Created"]
    assert await desk.actions(date="2026-03-11", dateStart="2026-03-09") == ["Created"]
    assert await desk.program.get("/histappointments", 404, PatNum=999_999) == "Patient not found"
    assert await desk.program.get("/histappointments", 404, ClinicNum=999_999) == "Clinic not found"
    await desk.program.get("/histappointments", 400, AptStatus="ASAP")
    assert await desk.program.get("/histappointments", 400, date="today") == "date format must be yyyy-MM-dd."


async def test_who_sees_one_office_reads_its_copies_only(desk: Desk, program_with: Callable[..., Program]) -> None:
    await desk.book()
    assert await program_with(user="denver").get("/histappointments") == []


async def test_the_copies_of_a_deleted_visit_stay_its_own(desk: Desk) -> None:
    gone = await desk.book()
    number = desk.program.number(t.appointments, gone["id"])
    await desk.send("DELETE", f"/{gone['id']}", 204)
    again = await desk.book()
    assert desk.program.number(t.appointments, again["id"]) > number
    assert await desk.actions(AptNum=number) == ["Created", "Deleted"]


async def test_a_visit_that_comes_back_has_its_number_and_its_copies(desk: Desk) -> None:
    gone = await desk.book()
    number = desk.program.number(t.appointments, gone["id"])
    await desk.send("DELETE", f"/{gone['id']}", 204)
    await desk.program.get(f"/appointments/{number}", 404)
    await desk.send("POST", f"/{gone['id']}/restore", 201)
    assert (await desk.program.get(f"/appointments/{number}"))["AptNum"] == number
    assert await desk.actions(AptNum=number) == ["Created", "Deleted", "Changed"]


async def test_a_refused_change_leaves_no_copy(desk: Desk) -> None:
    await desk.book()
    body = {"location_uuid": str(desk.practice.chicago), "patient_uuid": str(desk.practice.ben)}
    slot = {"schedule_date": "2026-03-09", "start_time": "09:40", "end_time": "10:20"}
    await desk.send("POST", "", 409, **body, **slot, operatory_uuid=str(desk.practice.op1))
    assert await desk.actions() == ["Created"]
