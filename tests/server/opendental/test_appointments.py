"""Appointments in the dialect: read in all ways, booked, changed, broken, confirmed; never one over another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from frontdesk.server.db import tables as t
from frontdesk.server.opendental.visits import APPOINTMENT

from .conftest import LOCAL, Program

Json = dict[str, Any]
MONDAY = "2026-03-09"
SKIPPED = "This time does not exist on that day: the clocks go forward over it."


class Book:
    """A program that works on the book."""

    def __init__(self, program: Program, api: httpx.AsyncClient) -> None:
        self.program, self.api, p = program, api, program.practice
        number = program.number
        self.ada, self.ben = number(t.patients, p.ada), number(t.patients, p.ben)
        self.op1, self.op2 = number(t.operatories, p.op1), number(t.operatories, p.op2)
        self.okafor, self.lindqvist = number(t.providers, p.okafor), number(t.providers, p.lindqvist)
        self.hygienist = number(t.providers, p.hygienist)
        self.arrived = number(t.flow_statuses, p.arrived) * 4 + 1
        self.confirmed = program.definition(p.confirmed)

    async def book(self, start: str = f"{MONDAY} 09:20:00", expected: int = 201, /, **more: Any) -> Any:
        body = {"PatNum": self.ada, "Op": self.op1, "AptDateTime": start, **more}
        return await self.program.post("/appointments", expected, **body)

    async def put(self, visit: Json, expected: int = 200, verb: str = "", /, **changes: Any) -> Any:
        return await self.program.put(f"/appointments/{visit['AptNum']}{verb}", expected, **changes)

    async def now(self, visit: Json) -> Json:
        found: Json = await self.program.get(f"/appointments/{visit['AptNum']}")
        del found["serverDateTime"]
        return found

    async def numbers(self, verb: str = "", /, **query: Any) -> list[int]:
        return [row["AptNum"] for row in await self.program.get(f"/appointments{verb}", **query)]

    async def history(self, visit: Json) -> list[tuple[str, str]]:
        rows = await self.program.get("/histappointments", AptNum=visit["AptNum"])
        return [(row["HistApptAction"], row["AptStatus"]) for row in rows]


@pytest.fixture
def book(program: Program, api: httpx.AsyncClient) -> Book:
    return Book(program, api)


async def test_a_booking_gets_the_defaults(book: Book) -> None:
    visit = await book.book()
    assert list(visit) == [field.name for field in APPOINTMENT][1:]
    assert (visit["AptStatus"], visit["Pattern"], visit["PatternSecondary"]) == ("Scheduled", "/XX/", "////")
    assert (visit["ProvNum"], visit["provAbbr"], visit["ProvHyg"]) == (book.okafor, "OKA", 0)
    assert (visit["AptDateTime"], visit["Note"], visit["Priority"]) == (f"{MONDAY} 09:20:00", "", "Normal")
    assert (visit["confirmed"], visit["IsHygiene"], visit["IsNewPatient"]) == ("Unconfirmed", "false", "false")
    assert await book.now(visit) == visit
    assert await book.history(visit) == [("Created", "Scheduled")]
    (told,) = await book.program.get("/histappointments")
    assert (told["ApptSource"], told["SecUserNumEntry"]) == ("OpenDentalAPIService", told["HistUserNum"])


async def test_a_booking_keeps_what_was_sent(book: Book) -> None:
    sent = {
        "Pattern": "//XXXX//",
        "PatternSecondary": "XX////XX",
        "ProvNum": book.lindqvist,
        "ProvHyg": book.hygienist,
        "IsHygiene": "true",
        "Confirmed": book.confirmed,
        "Note": "Prefers mornings",
        "Priority": "ASAP",
        "IsNewPatient": "true",
        "colorOverride": "100,0,255",
        "AppointmentTypeNum": book.program.number(t.appointment_types, book.program.practice.filling),
    }
    visit = await book.book(**sent)
    assert {name: visit[name] for name in sent} == sent
    desk = (await book.api.get("/appointments")).json()["items"][0]
    assert (desk["start_time"], desk["end_time"]) == ("2026-03-09T14:20:00Z", "2026-03-09T15:00:00Z")
    people = (await book.api.get(f"/appointments/{desk['id']}/providers")).json()
    assert [each["role"] for each in people] == ["hygienist", "dentist"]


async def test_no_slot_is_booked_twice(book: Book) -> None:
    visit = await book.book()
    taken = await book.book(f"{MONDAY} 09:30:00", 400, PatNum=book.ben)
    assert taken == "Op 1 is taken until 9:40."
    other = await book.book(f"{MONDAY} 10:00:00", PatNum=book.ben)
    assert await book.put(other, 400, AptDateTime=f"{MONDAY} 09:25:00") == taken
    assert await book.put(visit, 400, Pattern="X" * 12) == "Op 1 is taken from 10:00 to 10:20."
    elsewhere = await book.book(f"{MONDAY} 09:30:00", Op=book.op2, PatNum=book.ben)
    assert await book.put(elsewhere, 400, Op=book.op1) == taken
    assert await book.now(elsewhere) == elsewhere


REFUSED: tuple[tuple[Json, int, str], ...] = (
    ({"PatNum": 999_999}, 404, "Patient not found"),
    ({"Op": 999_999}, 404, "Operatory not found"),
    ({"ProvNum": 999_999}, 404, "Provider not found"),
    ({"Confirmed": 999_996}, 404, "Definition not found"),
    ({"AptDateTime": "2026-03-09T09:00:00"}, 400, "AptDateTime format must be yyyy-MM-dd HH:mm:ss."),
    ({"AptDateTime": "0001-01-01"}, 400, "AptDateTime is required."),
    ({"AptDateTime": "2026-03-08 02:30:00"}, 400, SKIPPED),
    ({"AptDateTime": "2026-03-09 23:50:00"}, 400, "An appointment cannot run past midnight."),
    ({"Pattern": "XOX"}, 400, "Pattern must be written with X and /."),
    ({"PatternSecondary": "X"}, 400, "PatternSecondary must be as long as Pattern."),
    ({"AptStatus": "PtNote"}, 400, "AptStatus must be one of Scheduled, Complete, UnschedList."),
    ({"IsNewPatient": "yes"}, 400, 'IsNewPatient must be "true" or "false".'),
    ({"Nonsense": 1}, 400, '"Nonsense" is not a valid field.'),
)


async def test_a_booking_is_refused_with_an_explanation(book: Book) -> None:
    sound = {"PatNum": book.ada, "Op": book.op1, "AptDateTime": f"{MONDAY} 09:20:00"}
    for changes, status, sentence in REFUSED:
        assert await book.program.post("/appointments", status, **{**sound, **changes}) == sentence


async def test_of_many_who_want_a_slot_from_either_side_one_gets_it(book: Book) -> None:
    p = book.program.practice
    slot = {"schedule_date": MONDAY, "start_time": "09:20", "end_time": "09:40", "operatory_uuid": str(p.op1)}
    body = {"location_uuid": str(p.chicago), "patient_uuid": str(p.ben), **slot}
    wanted = {"PatNum": book.ada, "Op": book.op1, "AptDateTime": f"{MONDAY} 09:30:00"}
    desks = [book.api.post("/appointments", json=body) for _ in range(4)]
    programs = [book.program.client.post("/appointments", json=wanted) for _ in range(4)]
    answers = await asyncio.gather(*(each for pair in zip(desks, programs, strict=True) for each in pair))
    assert sorted(answer.status_code for answer in answers if answer.status_code < 300) == [201]
    assert len(await book.numbers(date=MONDAY)) == 1
    assert len(await book.program.get("/histappointments")) == 1


async def test_the_desk_sees_which_program_did_it(book: Book) -> None:
    await book.book()
    (desk,) = (await book.api.get("/appointments")).json()["items"]
    (event,) = (await book.api.get("/events/since", params={"after": 0})).json()["items"]
    assert (event["entity_id"], event["client_id"]) == (desk["id"], "Recall robot")
    (row,) = (await book.api.get(f"/appointments/{desk['id']}/history")).json()["items"]
    assert (row["action"], row["source"], row["changed_by"]) == ("created", "opendental", "admin")


async def test_a_visit_is_moved_and_keeps_everything_else(book: Book) -> None:
    visit = await book.book(Pattern="/XXXX/", Note="Prefers mornings", ProvHyg=book.hygienist)
    moved = await book.put(visit, AptDateTime="2026-03-10 15:00:00", Op=book.op2)
    changed = {"AptDateTime": "2026-03-10 15:00:00", "Op": book.op2}
    assert moved == visit | changed
    assert await book.history(visit) == [("Created", "Scheduled"), ("Changed", "Scheduled")]
    assert await book.put(visit) == moved
    assert await book.put(visit, Note="Prefers mornings", Op=book.op2, PatNum=book.ben) == moved
    assert len(await book.history(visit)) == 2


async def test_patterns_come_back_as_they_went_in(book: Book) -> None:
    visit = await book.book(ProvHyg=book.hygienist)
    for pattern, secondary in [("XX//XX", "//XX//"), ("//////", "X////X"), ("X/X/X/", "/X/X/X"), ("XXXXXX", "//////")]:
        changed = await book.put(visit, Pattern=pattern, PatternSecondary=secondary)
        assert (changed["Pattern"], changed["PatternSecondary"]) == (pattern, secondary)
        assert await book.now(visit) == changed
        moved = await book.put(visit, AptDateTime=f"{MONDAY} 11:00:00")
        assert (moved["Pattern"], moved["PatternSecondary"]) == (pattern, secondary)
        await book.put(visit, AptDateTime=f"{MONDAY} 09:20:00")


async def test_times_that_providers_have_at_the_desk_become_patterns(book: Book) -> None:
    p = book.program.practice
    visit = await book.book(Pattern="XXXXXXXX")
    desk = (await book.api.get("/appointments")).json()["items"][0]
    own = [
        {"provider_uuid": str(p.hygienist), "role": "hygienist", "start_time": "09:20", "end_time": "09:42"},
        {"provider_uuid": str(p.okafor), "role": "dentist", "start_time": "09:45", "end_time": "09:55"},
    ]
    answer = await book.api.put(f"/appointments/{desk['id']}/providers", json={"base_version": 1, "providers": own})
    assert answer.status_code == 200, answer.text
    seen = await book.now(visit)
    assert (seen["IsHygiene"], seen["ProvNum"], seen["ProvHyg"]) == ("true", book.okafor, book.hygienist)
    assert (seen["Pattern"], seen["PatternSecondary"]) == ("XXXXX///", "/////XX/")
    assert await book.put(visit, ProvNum=book.okafor, IsHygiene="true") == seen


async def test_providers_are_changed_and_taken_off(book: Book) -> None:
    visit = await book.book()
    both = await book.put(visit, ProvHyg=book.hygienist, ProvNum=book.lindqvist)
    assert (both["ProvNum"], both["ProvHyg"], both["IsHygiene"]) == (book.lindqvist, book.hygienist, "false")
    one = await book.put(visit, ProvHyg=0)
    assert (one["ProvNum"], one["ProvHyg"]) == (book.lindqvist, 0)
    same = await book.put(visit, 400, ProvHyg=book.lindqvist)
    assert same == "ProvNum and ProvHyg must be two providers."


async def test_a_visit_goes_to_the_unscheduled_list_and_comes_back(book: Book) -> None:
    visit = await book.book()
    off = await book.put(visit, AptStatus="UnschedList")
    assert (off["AptStatus"], off["Op"], off["AptDateTime"]) == ("UnschedList", 0, visit["AptDateTime"])
    await book.book(PatNum=book.ben)
    again = {"AptStatus": "Scheduled", "AptDateTime": f"{MONDAY} 14:00:00", "Op": book.op1}
    assert await book.put(visit, **again) == visit | again
    assert await book.put(visit, 400, AptStatus="Planned") == (
        "An appointment that is Scheduled cannot become Planned."
    )
    assert await book.put(visit, 400, AptStatus="PtNote") == "AptStatus PtNote is not kept here."
    assert (await book.put(visit, AptStatus="Complete"))["AptStatus"] == "Complete"


async def test_broken_visits_say_why_and_where_they_went(book: Book) -> None:
    missed, cancelled, plain, listed = [await book.book(f"{MONDAY} {hour:02}:00:00") for hour in (8, 9, 10, 11)]
    assert await book.put(missed, 200, "/Break", sendToUnscheduledList="false", breakType="Missed") is None
    await book.put(cancelled, 200, "/break", sendToUnscheduledList="false", breakType="Cancelled")
    await book.put(plain, 200, "/Break", sendToUnscheduledList="false")
    await book.put(listed, 200, "/Break", sendToUnscheduledList="true", breakType="Missed")
    assert await book.history(missed) == [("Created", "Scheduled"), ("Missed", "Broken")]
    assert await book.history(cancelled) == [("Created", "Scheduled"), ("Cancelled", "Broken")]
    assert await book.history(plain) == [("Created", "Scheduled"), ("Changed", "Broken")]
    assert await book.history(listed) == [
        ("Created", "Scheduled"),
        ("Missed", "Broken"),
        ("Changed", "UnschedList"),
    ]
    refused = await book.put(missed, 400, "/Break", sendToUnscheduledList="true")
    assert refused == "Only an appointment that is Scheduled can be broken."
    assert await book.put(missed, 400, "/Break") == "sendToUnscheduledList is required."


async def test_a_note_is_added_on_its_own_line(book: Book) -> None:
    visit = await book.book(Note="Prefers mornings")
    assert await book.put(visit, 200, "/Note", Note="Bring X-rays") is None
    assert (await book.now(visit))["Note"] == "Prefers mornings Bring X-rays"
    desk = (await book.api.get("/appointments")).json()["items"][0]
    assert desk["note"] == "Prefers mornings\nBring X-rays"


async def test_confirmation_and_flow_are_one_field(book: Book, later: Callable[..., None]) -> None:
    visit = await book.book()
    await book.put(visit, 200, "/Confirm", confirmVal="Confirmed")
    assert (await book.now(visit))["confirmed"] == "Confirmed"
    later(minutes=5)
    await book.put(visit, 200, "/Confirm", defNum=book.arrived)
    seen = await book.now(visit)
    assert (seen["Confirmed"], seen["confirmed"]) == (book.arrived, "Arrived")
    assert seen["DateTimeArrived"] == "2026-03-09 13:35:15"
    back = await book.put(visit, Confirmed=book.confirmed)
    assert back["confirmed"] == "Confirmed"
    desk = (await book.api.get("/appointments")).json()["items"][0]
    assert desk["flow_status"] is None
    assert (await book.put(visit, Confirmed=book.arrived))["confirmed"] == "Arrived"
    await book.put(visit, 200, "/Confirm", confirmVal="None")
    assert (await book.now(visit))["confirmed"] == "Unconfirmed"
    assert await book.put(visit, 400, "/Confirm") == "Either confirmVal or defNum is required."
    assert await book.put(visit, 400, "/Confirm", confirmVal="Failed") == (
        "The practice has no confirmation status for Failed."
    )
    wrong = book.program.definition(book.program.practice.no_show)
    assert await book.put(visit, 400, Confirmed=wrong) == "Confirmed must be a definition of category 2."


async def test_visits_are_found_in_every_way(book: Book, later: Callable[..., None]) -> None:
    p, number = book.program.practice, book.program.number
    kind = number(t.appointment_types, p.filling)
    tuesday = await book.book("2026-03-10 09:00:00", PatNum=book.ben, Op=book.op2, AppointmentTypeNum=kind)
    monday = await book.book()
    denver = await book.book("2026-03-09 23:30:00", Op=number(t.operatories, p.denver_op1))
    assert await book.numbers() == [monday["AptNum"], denver["AptNum"], tuesday["AptNum"]]
    assert await book.numbers(PatNum=book.ben) == [tuesday["AptNum"]]
    assert await book.numbers(Op=book.op2) == [tuesday["AptNum"]]
    assert await book.numbers(AppointmentTypeNum=kind) == [tuesday["AptNum"]]
    assert await book.numbers(date=MONDAY) == [monday["AptNum"], denver["AptNum"]]
    assert await book.numbers(dateStart="2026-03-10", dateEnd="2026-03-10") == [tuesday["AptNum"]]
    assert await book.numbers(dateEnd="2026-03-08") == []
    assert await book.numbers(ClinicNum=number(t.locations, p.denver)) == [denver["AptNum"]]
    assert await book.numbers(AptStatus="UnschedList") == []
    assert await book.numbers(Limit=1, Offset=1) == [denver["AptNum"]]
    later(minutes=1)
    await book.put(tuesday, Note="Later")
    cursor = (await book.program.get("/appointments"))[0]["serverDateTime"]
    assert cursor == "2026-03-09 13:31:15"
    assert await book.numbers(DateTStamp=cursor) == [tuesday["AptNum"]]
    assert cursor > LOCAL
    assert await book.program.get("/appointments/999999", 404) == "Appointment not found"


async def test_who_would_come_sooner_is_listed(book: Book) -> None:
    p, number = book.program.practice, book.program.number
    await book.book()
    soon = await book.book(f"{MONDAY} 11:00:00", Priority="ASAP")
    waiting = await book.book(f"{MONDAY} 13:00:00", Priority="ASAP", AptStatus="UnschedList", ProvNum=book.lindqvist)
    chicago = number(t.locations, p.chicago)
    assert await book.numbers("/ASAP", ClinicNum=chicago) == [soon["AptNum"], waiting["AptNum"]]
    assert await book.numbers("/ASAP", ClinicNum=chicago, ProvNum=book.lindqvist) == [waiting["AptNum"]]
    assert await book.program.get("/appointments/ASAP", 400) == "ClinicNum is required."


async def test_a_single_office_is_no_clinic(program: Program, api: httpx.AsyncClient) -> None:
    p = program.practice
    with program.database.engines.writing() as connection:
        for table in (t.operatory_providers, t.user_locations, t.operatories):
            where = table.c.org_id == p.org
            if table is t.operatories:
                where &= table.c.location_id == p.denver
            elif table is t.operatory_providers:
                where &= table.c.operatory_id == p.denver_op1
            connection.execute(table.delete().where(where))
        connection.execute(t.locations.delete().where(t.locations.c.org_id == p.org, t.locations.c.id == p.denver))
    book = Book(program, api)
    visit = await book.book(Priority="ASAP")
    assert visit["ClinicNum"] == 0
    assert await book.numbers(ClinicNum=0) == await book.numbers("/ASAP") == [visit["AptNum"]]
    assert await program.get("/clinics") == []
    assert await program.get("/histappointments", 404, ClinicNum=1) == "Clinic not found"


async def test_a_locked_time_stays(book: Book) -> None:
    visit = await book.book()
    desk = (await book.api.get("/appointments")).json()["items"][0]
    await book.api.patch(f"/appointments/{desk['id']}", json={"base_version": 1, "is_time_locked": True})
    assert await book.put(visit, 400, AptDateTime=f"{MONDAY} 12:00:00") == "The time of this visit is locked."
    assert (await book.now(visit))["TimeLocked"] == "true"


async def test_a_visit_that_takes_no_whole_cells_keeps_its_length(book: Book) -> None:
    p = book.program.practice
    body = {"location_uuid": str(p.chicago), "patient_uuid": str(p.ada), "operatory_uuid": str(p.op1)}
    slot = {"schedule_date": MONDAY, "start_time": "09:00", "end_time": "09:33"}
    made = (await book.api.post("/appointments", json={**body, **slot})).json()
    visit = (await book.program.get("/appointments"))[0]
    assert visit["Pattern"] == "X" * 7
    await book.put(visit, AptDateTime=f"{MONDAY} 13:00:00")
    moved = (await book.api.get(f"/appointments/{made['id']}")).json()
    assert moved["end_time"] == "2026-03-09T18:33:00Z"
