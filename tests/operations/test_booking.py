"""Booking at a real server: known and new patients, one visit or a family in a row, taken back and made again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from frontdesk.client import SchedulingClient
from frontdesk.contract.patient_preferences import CreatePatientPreferenceIn
from frontdesk.domain.localtime import local_interval
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import Desk, Slot
from frontdesk.operations.booking import Booking
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.operations.jobs import Jobs
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.migrations import migrate
from frontdesk.store.booking import NewPatient, Wanted
from frontdesk.store.entities import PatientHit
from frontdesk.store.store import Store
from support.littleoffice import DAY, ZONE, LittleOffice, found
from support.serverprocess import ServerProcess

NEW = NewPatient("Noor", "Abadi", date(1991, 4, 2), "(555) 010-7788")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("practice")
    server = ServerProcess(("--data-dir", str(folder)), folder / "server.log")
    yield server
    server.stop()


class Room:
    """A desk at an office of its own, and what the tests ask of it."""

    def __init__(self, server: ServerProcess, office: LittleOffice) -> None:
        self.client = SchedulingClient(server.address, office.tokens["ana"], None, "desk-1")
        self.office = office
        self.desk = Desk(ClientGateway(self.client), Store())
        self.booking: Booking = Jobs(self.desk, self.client).booking

    async def open(self) -> None:
        assert (await self.desk.start()).ok
        assert (await self.desk.show(self.office.location, [DAY])).ok

    async def close(self) -> None:
        await self.desk.close()
        await self.client.close()

    def slot(self, room: str, start: str, end: str, day: date = DAY) -> Slot:
        interval = local_interval(day, time.fromisoformat(start), time.fromisoformat(end), ZONE)
        return Slot(self.office.location, self.office.rooms[room], interval)

    def kind(self, name: str) -> UUID:
        return next(row.id for row in self.desk.store.reference.types if row.name == name)

    async def patient(self, text: str) -> PatientHit:
        found = await self.booking.find(text)
        return found[0]

    def visits_of(self, name: str) -> list[str]:
        """Where a patient's visits stand on the day, as this desk shows them."""
        view = self.desk.store.day(self.office.location, DAY)
        assert view is not None
        rooms = {room_id: name for name, room_id in self.office.rooms.items()}
        return [
            f"{rooms[row.operatory_id]} {row.procedures}"
            for row in view.appointments
            if row.patient_name == name and row.operatory_id
        ]


@pytest.fixture
async def room(served: ServerProcess) -> AsyncIterator[Room]:
    _, where = served.place
    engines = open_engines(Path(where) / "frontdesk.db")
    try:
        migrate(engines)
        office = found(engines)
    finally:
        engines.close()
    room = Room(served, office)
    await room.open()
    yield room
    await room.close()


async def test_a_caller_is_booked_with_what_the_type_brings_and_taken_back_and_booked_again(room: Room) -> None:
    zoe = await room.patient("hart")
    wanted = Wanted(zoe, room.slot("Op 2", "14:00", "15:00"), room.kind("Cleaning"), note="Prefers the window.")
    await room.booking.read_procedure_names()
    outcome = await room.booking.book([wanted])
    assert outcome.ok
    assert outcome.sentence == "Zoe Hart booked at 2:00p, Op2."
    made = room.desk.store.truth(outcome.ids[0])
    assert made is not None
    assert made.note == "Prefers the window."
    assert made.procedures
    assert made.assignments, "the operatory's own provider treats"
    assert (await room.desk.undo()).sentence == "Undone: Zoe Hart is no longer booked."
    assert len(room.visits_of("Zoe Hart")) == 1
    assert (await room.desk.redo()).ok
    assert len(room.visits_of("Zoe Hart")) == 2


async def test_the_provider_one_asks_for_treats_instead_of_the_operatorys_own(room: Room) -> None:
    other = next(row.id for row in room.desk.store.reference.providers if "Haddad" in row.name)
    wanted = Wanted(await room.patient("hart"), room.slot("Op 1", "15:00", "15:30"), provider_id=other)
    outcome = await room.booking.book([wanted])
    made = room.desk.store.truth(outcome.ids[0])
    assert made is not None
    assert [row.provider_id for row in made.assignments] == [other]


async def test_a_new_patient_comes_into_being_with_the_visit_and_goes_with_it(room: Room) -> None:
    outcome = await room.booking.book([Wanted(NEW, room.slot("Op 1", "15:00", "15:30"))])
    assert outcome.ok
    assert room.visits_of("Noor Abadi") == ["Op 1 ()"]
    made = room.desk.store.truth(outcome.ids[0])
    assert made is not None
    assert made.is_new_patient
    noor = await room.patient("abadi")
    assert (noor.birth_date, noor.phone) == (date(1991, 4, 2), "(555) 010-7788")
    assert (await room.desk.undo()).ok
    assert room.visits_of("Noor Abadi") == []
    assert await room.booking.find("abadi") == []
    assert (await room.desk.redo()).ok
    assert [row.id for row in await room.booking.find("abadi")] == [noor.id]


async def test_a_taken_slot_leaves_no_patient_behind_and_the_next_try_takes_up_the_same_one(room: Room) -> None:
    taken = room.slot("Op 1", "10:00", "10:30")
    outcome = await room.booking.book([Wanted(NEW, taken)])
    assert outcome.reason == "slot_taken"
    assert outcome.sentence == "Noor Abadi was not booked: Op 1 is taken until 11:00."
    assert room.desk.undo_label is None
    assert await room.booking.find("abadi") == []
    assert room.visits_of("Noor Abadi") == []
    assert (await room.booking.book([Wanted(NEW, room.slot("Op 1", "16:00", "16:30"))])).ok
    assert len(await room.booking.find("abadi")) == 1


async def test_a_family_is_booked_in_a_row_as_one_change(room: Room) -> None:
    family = [
        Wanted(await room.patient("hart"), room.slot("Op 1", "14:00", "14:30")),
        Wanted(NEW, room.slot("Op 1", "14:30", "15:00")),
        Wanted(replace(NEW, first_name="Sami"), room.slot("Op 2", "15:00", "15:30")),
    ]
    outcome = await room.booking.book(family)
    assert outcome.sentence == "3 visits booked: Zoe Hart, Noor Abadi, Sami Abadi."
    assert len(outcome.ids) == 3
    assert room.desk.undo_label == "booking of 3 visits"
    assert (await room.desk.undo()).sentence == "Undone: 3 visits are no longer booked."
    assert [len(room.visits_of(name)) for name in ("Zoe Hart", "Noor Abadi", "Sami Abadi")] == [1, 0, 0]
    assert (await room.desk.redo()).ok
    assert [len(room.visits_of(name)) for name in ("Zoe Hart", "Noor Abadi", "Sami Abadi")] == [2, 1, 1]


async def test_of_a_family_all_are_booked_or_nobody(room: Room) -> None:
    family = [
        Wanted(await room.patient("hart"), room.slot("Op 1", "14:00", "14:30")),
        Wanted(NEW, room.slot("Op 2", "11:00", "11:30")),
    ]
    outcome = await room.booking.book(family)
    assert outcome.sentence == (
        "None of the 2 visits was booked. Noor Abadi was not booked: Op 2 is taken until 11:40."
    )
    assert len(room.visits_of("Zoe Hart")) == 1
    assert await room.booking.find("abadi") == []


async def test_a_visit_shows_before_the_server_has_heard_of_it(room: Room) -> None:
    seen: list[list[str]] = []
    end = room.desk.store.subscribe(lambda _changes: seen.append(room.visits_of("Noor Abadi")))
    assert (await room.booking.book([Wanted(NEW, room.slot("Op 1", "15:00", "15:30"), room.kind("Cleaning"))])).ok
    end()
    assert [len(rows) for rows in seen] == [1] * len(seen), "it never flickers on its way"


async def test_what_a_patient_prefers_and_when_they_last_came_is_known(room: Room) -> None:
    zoe = await room.patient("hart")
    assert await room.booking.preference(zoe.id) is None
    noted = CreatePatientPreferenceIn(patient_uuid=zoe.id, preferred_days=[1, 3], preferred_time_start=time(15))
    await room.client.patient_preferences.create(noted)
    preference = await room.booking.preference(zoe.id)
    assert preference is not None
    assert (preference.weekdays, preference.earliest, preference.provider_id) == ((1, 3), time(15), None)
    past = DAY.replace(year=2020)
    await room.desk.show(room.office.location, [past])
    wanted = Wanted(zoe, room.slot("Op 2", "14:00", "15:00", past), room.kind("Cleaning"))
    codes = next(row.procedure_codes for row in room.desk.store.reference.types if row.name == "Cleaning")
    assert await room.booking.last_times(zoe.id, codes) == ()
    made = await room.booking.book([wanted])
    assert (await room.desk.complete(made.ids[0])).ok
    truth = room.desk.store.truth(made.ids[0])
    assert truth is not None
    assert truth.status is AppointmentStatus.COMPLETE
    assert [row.code for row in await room.booking.last_times(zoe.id, codes)] == list(codes)
    assert {row.day for row in await room.booking.last_times(zoe.id, codes)} == {past}
