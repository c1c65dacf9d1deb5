"""The practice itself in the dialect: rooms, people, words, recalls, hours, open stretches, signals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from frontdesk.server.db import tables as t
from frontdesk.server.opendental import definitions, offices, recalls, schedules, signalods, slots
from frontdesk.server.opendental.operations import Permission

from .conftest import LOCAL, NOW, Program

MONDAY = date(2026, 3, 9)


def names(shape: Any) -> list[str]:
    return [field.name for field in shape]


async def test_rooms_say_who_works_in_them(program: Program) -> None:
    p, number = program.practice, program.number
    rooms = await program.get("/operatories", ClinicNum=number(t.locations, p.chicago))
    assert [row["OpName"] for row in rooms] == ["Op 1", "Op 2", "Op 3"]
    assert list(rooms[0]) == names(offices.OPERATORY)
    assert (rooms[0]["ProvDentist"], rooms[0]["ProvHygienist"]) == (number(t.providers, p.okafor), 0)
    assert (rooms[2]["ProvDentist"], rooms[2]["ProvHygienist"]) == (0, number(t.providers, p.hygienist))
    assert await program.get(f"/operatories/{rooms[0]['OperatoryNum']}") == rooms[0]
    assert await program.get("/operatories/999999", 404) == "Operatory not found"
    assert await program.get("/operatories", 404, ClinicNum=999_999) == "Clinic not found"


async def test_providers_clinics_and_users_are_listed(program: Program) -> None:
    p, number = program.practice, program.number
    providers = await program.get("/providers")
    assert list(providers[0]) == names(offices.PROVIDER)
    assert [(row["Abbr"], row["IsSecondary"]) for row in providers] == [
        ("OKA", "false"),
        ("LIN", "false"),
        ("MOR", "true"),
    ]
    assert (providers[0]["provColor"], providers[0]["SSN"]) == ("36,86,184", "")
    assert providers[0]["serverDateTime"] == LOCAL
    of_clinic = await program.get("/providers", ClinicNum=number(t.locations, p.chicago))
    assert [row["serverDateTime"] for row in of_clinic] == ["", "", ""]
    assert await program.get("/providers", DateTStamp="2026-03-01") == []
    assert await program.get(f"/providers/{providers[1]['ProvNum']}") == providers[1]
    clinics = await program.get("/clinics")
    assert [row["Description"] for row in clinics] == ["Chicago", "Denver"]
    assert list(clinics[0]) == names(offices.CLINIC)
    users = await program.get("/userods")
    assert list(users[0]) == names(offices.USER)
    assert [row["ClinicNum"] for row in users if row["UserName"] == "denver"] == [number(t.locations, p.denver)]


async def test_definitions_come_from_three_lists_and_have_numbers_of_their_own(program: Program) -> None:
    p = program.practice
    program.write(t.definitions, category="TaskPriority", name="Normal")
    program.write(t.definitions, category="ApptConfirmed", name="Old", is_hidden=True)
    rows = await program.get("/definitions")
    assert list(rows[0]) == names(definitions.DEFINITION)
    assert [row["ItemName"] for row in rows if row["Category"] == 2] == [
        "Unconfirmed",
        "Confirmed",
        "Arrived",
        "In chair",
        "Checkout",
        "Dismissed",
    ]
    assert len({row["DefNum"] for row in rows}) == len(rows)
    blockouts = await program.get("/definitions", Category=25)
    assert [(row["ItemName"], row["ItemValue"]) for row in blockouts] == [("Lunch", "NS"), ("Reserved", "")]
    assert blockouts[0]["DefNum"] == program.number(t.blockout_types, p.lunch) * 4 + 2
    assert [row["category"] for row in await program.get("/definitions", Category=33)] == ["TaskPriorities"]
    hidden = await program.get("/definitions", Category=2, includeHidden="true")
    assert [row["ItemName"] for row in hidden if row["isHidden"] == "true"] == ["Old"]
    assert await program.get("/definitions", Category=99) == []


async def test_kinds_of_visits_are_listed(program: Program) -> None:
    rows = await program.get("/appointmenttypes")
    assert list(rows[0]) == names(definitions.APPOINTMENT_TYPE)
    assert [row["AppointmentTypeName"] for row in rows] == ["Exam", "Cleaning", "Filling"]
    assert await program.get(f"/appointmenttypes/{rows[2]['AppointmentTypeNum']}") == rows[2]
    assert await program.get("/appointmenttypes/999999", 404) == "AppointmentType not found"


async def test_who_is_seen_second_counts_in_the_list_of_whom_to_call(program: Program) -> None:
    p, number = program.practice, program.number
    kind = program.write(t.recall_types, name="Cleaning", default_interval={"months": 6})
    made = await program.post("/patients", LName="Moreau", FName="Ines", SecProv=number(t.providers, p.hygienist))
    with program.database.engines.reading() as connection:
        c = t.patients.c
        patient = connection.execute(select(c.id).where(c.org_id == p.org, c.number == made["PatNum"])).scalar_one()
    program.write(t.recalls, patient_id=patient, recall_type_id=kind, due_date=date(2026, 3, 1))
    for provider, expected in ((p.hygienist, ["Moreau, Ines"]), (p.okafor, [])):
        rows = await program.get("/recalls/List", ProvNum=number(t.providers, provider))
        assert [row["Patient"] for row in rows] == expected


async def test_kinds_of_recalls_are_listed_with_what_answers_them(program: Program) -> None:
    p = program.practice
    six = {"months": 6, "days": 1}
    cleaning = program.write(
        t.recall_types, name="Cleaning", default_interval=six, duration_minutes=45, appointment_type_id=None
    )
    program.write(t.recall_triggers, recall_type_id=cleaning, procedure_code_id=p.d1110)
    program.write(t.recall_types, name="Old", default_interval={"years": 1}, is_active=False)
    (row,) = await program.get("/recalltypes")
    assert list(row) == names(recalls.TYPE)
    assert row == {
        "RecallTypeNum": program.number(t.recall_types, cleaning),
        "Description": "Cleaning",
        "DefaultInterval": "6m1d",
        "TimePattern": "X" * 9,
        "Procedures": "D1110",
        "AppendToSpecial": "false",
    }
    assert await program.get(f"/recalltypes/{row['RecallTypeNum']}") == row
    assert await program.get("/recalltypes/999999", 404) == "RecallType not found"


async def test_the_office_says_how_it_works_and_what_a_pair_may_do(
    program: Program, program_with: Callable[..., Program]
) -> None:
    rows = {row["PrefName"]: row["ValueString"] for row in await program.get("/preferences")}
    arrived = str(program.number(t.flow_statuses, program.practice.arrived) * 4 + 1)
    assert rows["AppointmentTimeArrivedTrigger"] == arrived
    assert (rows["AppointmentTimeIncrement"], rows["BrokenApptProcedure"]) == ("5", "Both")
    (one,) = await program.get("/preferences", PrefName="apptAutoRefreshRange")
    assert (one["PrefName"], one["ValueString"]) == ("ApptAutoRefreshRange", "-1")
    assert await program.get("/preferences", PrefName="Nonsense") == []
    held = await program_with({Permission.READ_ALL, Permission.COMM}).get("/securityperms")
    assert {row["Permission"] for row in held if row["HasPermission"] == "true"} == {"ApiReadAll", "ApiComm"}
    assert len(held) == len(Permission)


async def test_a_kind_of_visit_that_needs_held_time_names_where_it_may_go(program: Program) -> None:
    c = t.appointment_types.c
    with program.database.engines.writing() as connection:
        connection.execute(
            update(t.appointment_types)
            .where(c.org_id == program.practice.org, c.id == program.practice.filling)
            .values(blockout_only=True)
        )
    rows = {row["AppointmentTypeName"]: row["BlockoutTypes"] for row in await program.get("/appointmenttypes")}
    assert rows["Exam"] == ""
    assert rows["Filling"] != ""


async def test_recalls_are_listed_and_who_is_to_be_called(program: Program) -> None:
    p = program.practice
    kind = program.write(
        t.recall_types, name="Cleaning", default_interval={"months": 6, "days": 1}, appointment_type_id=p.cleaning
    )
    for patient, due in ((p.ada, date(2026, 3, 1)), (p.ben, date(2026, 3, 2)), (p.chen, None)):
        program.write(t.recalls, patient_id=patient, recall_type_id=kind, due_date=due, last_visit_date=due)
    program.write(
        t.appointments,
        location_id=p.chicago,
        operatory_id=p.op1,
        patient_id=p.ben,
        appointment_type_id=p.cleaning,
        status="scheduled",
        start_at=NOW + timedelta(days=2),
        end_at=NOW + timedelta(days=2, hours=1),
    )
    rows = await program.get("/recalls")
    assert list(rows[0]) == names(recalls.RECALL_SHAPE)
    assert [row["RecallInterval"] for row in rows] == ["6m1d"] * 3
    assert [row["DateScheduled"] for row in rows] == ["0001-01-01", "2026-03-11", "0001-01-01"]
    assert [row["DateDue"] for row in rows] == ["2026-03-01", "2026-03-02", "0001-01-01"]
    ada = program.number(t.patients, p.ada)
    assert await program.get("/recalls", PatNum=ada) == rows[:1]
    assert await program.get("/recalls", 404, PatNum=999_999) == "Patient not found"
    (due,) = await program.get("/recalls/List")
    assert list(due) == names(recalls.LIST)
    assert (due["PatNum"], due["Patient"], due["DueDate"]) == (ada, "Alvarez, Ada", "3/1/2026")
    assert await program.get("/recalls/List", DateStart="2026-03-02") == []


@pytest.fixture
def hours(program: Program) -> Program:
    p = program.practice
    week = {"day_of_week": 0, "effective_from": date(2026, 1, 1), "location_id": p.chicago}
    program.write(
        t.schedule_templates, provider_id=p.okafor, operatory_id=p.op1, start_time=time(8), end_time=time(12), **week
    )
    program.write(t.schedule_templates, provider_id=p.lindqvist, start_time=time(9), end_time=time(17), **week)
    group = p.reserved
    lunch = {"blockout_type_id": p.lunch, "blockout_group_id": group, "schedule_date": MONDAY, "location_id": p.chicago}
    at = NOW.replace(hour=16, minute=0, second=0)
    clock = {"start_time": time(11), "end_time": time(11, 30), "start_at": at, "end_at": at + timedelta(minutes=30)}
    for room in (p.op1, p.op2):
        program.write(t.blockouts, operatory_id=room, note="Staff\nmeeting", **lunch, **clock)
    program.write(t.schedule_notes, location_id=p.chicago, note_date=MONDAY, note="Late start")
    program.write(t.holidays, location_id=None, holiday_date=MONDAY, name="Founders' day")
    return program


async def test_a_day_consists_of_dated_rows_with_lasting_numbers(hours: Program) -> None:
    p, number = hours.practice, hours.number
    rows = await hours.get("/schedules")
    assert list(rows[0]) == names(schedules.SHAPE)
    assert [(row["SchedType"], row["StartTime"], row["StopTime"], row["operatories"]) for row in rows] == [
        ("Practice", "00:00:00", "00:00:00", ""),
        ("Practice", "00:00:00", "00:00:00", ""),
        ("Provider", "08:00:00", "12:00:00", str(number(t.operatories, p.op1))),
        ("Provider", "09:00:00", "17:00:00", ""),
        ("Blockout", "11:00:00", "11:30:00", f"{number(t.operatories, p.op1)},{number(t.operatories, p.op2)}"),
    ]
    assert {row["Note"] for row in rows} == {"Late start", "Founders' day", "", "Staff meeting"}
    assert all(isinstance(value, str) for row in rows for value in row.values())
    assert rows[4]["blockoutType"] == "Lunch"
    assert await hours.get("/schedules", date="2026-03-09") == rows
    for row in rows:
        assert await hours.get(f"/schedules/{row['ScheduleNum']}") == row
    assert await hours.get("/schedules/8", 404) == "Schedule not found"
    week = await hours.get("/schedules", dateStart="2026-03-09", dateEnd="2026-03-16", SchedType="Provider")
    assert [row["SchedDate"] for row in week] == ["2026-03-09", "2026-03-16"] * 2
    okafor = number(t.providers, p.okafor)
    assert await hours.get("/schedules", ProvNum=okafor) == [rows[2]]
    assert await hours.get("/schedules", BlockoutDefNum=rows[4]["BlockoutType"]) == [rows[4]]
    assert await hours.get("/schedules", EmployeeNum=1) == []
    assert await hours.get("/schedules", 400, dateStart="2026-01-01", dateEnd="2028-01-01") == (
        "At most 366 days can be asked for at once."
    )
    ties = await hours.get("/scheduleops", ScheduleNum=rows[4]["ScheduleNum"])
    assert list(ties[0]) == names(schedules.OPS)
    assert [row["OperatoryNum"] for row in ties] == [number(t.operatories, p.op1), number(t.operatories, p.op2)]
    assert len(await hours.get("/scheduleops", OperatoryNum=ties[1]["OperatoryNum"], Limit=1000)) == 1


async def test_a_place_held_while_phoning_blocks_until_its_minute_in_the_dialect_too(
    hours: Program, later: Callable[..., None]
) -> None:
    p, next_monday = hours.practice, date(2026, 3, 16)
    day = next_monday.isoformat()
    at = NOW.replace(hour=14, minute=0, second=0) + timedelta(days=7)
    hours.write(
        t.blockouts,
        blockout_type_id=p.reserved,
        schedule_date=next_monday,
        location_id=p.chicago,
        operatory_id=p.op1,
        start_time=time(9),
        end_time=time(10),
        start_at=at,
        end_at=at + timedelta(hours=1),
        expires_at=NOW + timedelta(minutes=10),
        held_by_id=p.users["front_desk"],
        held_by="Sam Ortiz",
    )

    async def told() -> tuple[int, list[tuple[str, str]]]:
        blocked = await hours.get("/schedules", date=day, SchedType="Blockout")
        slots = await hours.get("/appointments/Slots", date=day)
        return len(blocked), [(row["DateTimeStart"][11:16], row["DateTimeEnd"][11:16]) for row in slots]

    assert await told() == (1, [("08:00", "09:00"), ("10:00", "12:00")])
    later(minutes=10)
    assert await told() == (0, [("08:00", "12:00")])


async def test_open_stretches_leave_out_what_is_taken_blocked_or_over(hours: Program) -> None:
    p, number = hours.practice, hours.number
    next_monday = "2026-03-16"
    booked = {"PatNum": number(t.patients, p.ada), "Op": number(t.operatories, p.op1), "Pattern": "X" * 6}
    await hours.post("/appointments", AptDateTime=f"{next_monday} 09:00:00", **booked)
    rows = await hours.get("/appointments/Slots", date=next_monday)
    assert list(rows[0]) == names(slots.SHAPE)
    assert [(row["DateTimeStart"][11:], row["DateTimeEnd"][11:]) for row in rows] == [
        ("08:00:00", "09:00:00"),
        ("09:30:00", "12:00:00"),
    ]
    assert {(row["ProvNum"], row["OpNum"]) for row in rows} == {(number(t.providers, p.okafor), booked["Op"])}
    assert len(await hours.get("/appointments/Slots", date=next_monday, lengthMinutes=90)) == 1
    lindqvist = number(t.providers, p.lindqvist)
    (later_on,) = await hours.get("/appointments/Slots", date="2026-03-09", ProvNum=lindqvist)
    assert (later_on["DateTimeStart"], later_on["DateTimeEnd"]) == (LOCAL, "2026-03-09 17:00:00")
    assert await hours.get("/appointments/Slots", date=next_monday, OpNum=number(t.operatories, p.op3)) == []
    assert await hours.get("/appointments/Slots", 400, date="2026-03-08") == "date must be today or later."


async def test_signals_of_a_task_name_its_list_its_author_and_its_patient(
    program: Program, later: Callable[..., None]
) -> None:
    p, number = program.practice, program.number
    the_list = number(t.task_lists, program.write(t.task_lists, name="Front desk"))
    user, patient = number(t.users, p.users["admin"]), number(t.patients, p.ada)
    body = {"TaskListNum": the_list, "Descript": "Call", "UserNum": user, "KeyNum": patient, "ObjectType": "Patient"}
    task = (await program.post("/tasks", **body))["TaskNum"]
    every = {
        ("Task", "Task", task),
        ("TaskList", "Undefined", the_list),
        ("TaskAuthor", "Undefined", user),
        ("TaskPatient", "Undefined", patient),
    }
    popup = {("TaskPopup", "Task", task)}

    async def told(since: str) -> set[tuple[str, str, int]]:
        later(seconds=1)
        rows = await program.get("/signalods", SigDateTime=f"2026-03-09 {since}")
        return {(row["IType"], row["FKeyType"], row["FKey"]) for row in rows}

    assert await told("13:30:14") == every | popup
    await program.put(f"/tasks/{task}", TaskStatus="Done")
    assert await told("13:30:15") == every
    await program.put(f"/tasks/{task}", Descript="Call her")
    assert await told("13:30:16") == every | popup


async def test_signals_say_what_to_look_at_again(
    program: Program, api: httpx.AsyncClient, later: Callable[..., None]
) -> None:
    p, number = program.practice, program.number
    booked = {"PatNum": number(t.patients, p.ada), "Op": number(t.operatories, p.op1)}
    visit = await program.post("/appointments", AptDateTime="2026-03-10 09:00:00", **booked)
    later(seconds=1)
    await program.put(f"/appointments/{visit['AptNum']}", Op=number(t.operatories, p.op2))
    await api.post("/definitions", json={"category": "BrokenReason", "name": "Snow"})
    assert len(await program.get("/signalods", SigDateTime="2026-03-09 13:00:00")) == 3
    later(seconds=1)
    rows = await program.get("/signalods", SigDateTime=LOCAL)
    assert list(rows[0]) == names(signalods.SHAPE)
    told = {(row["IType"], row["FKeyType"], row["FKey"], row["DateViewing"]) for row in rows}
    assert told == {
        ("Appointment", "Provider", number(t.providers, p.okafor), "2026-03-10"),
        ("Appointment", "Operatory", number(t.operatories, p.op1), "2026-03-10"),
        ("Appointment", "Operatory", number(t.operatories, p.op2), "2026-03-10"),
        ("Appointment", "PatNum", number(t.patients, p.ada), "2026-03-10"),
        ("Defs", "Undefined", 0, "0001-01-01"),
    }
    signals = [row["SignalNum"] for row in rows]
    assert signals == sorted(set(signals))
    cursor = rows[-1]["serverDateTime"]
    assert await program.get("/signalods", SigDateTime=cursor) == []
    assert await program.get("/signalods", 400) == "SigDateTime is required."
