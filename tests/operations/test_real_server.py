"""The desk at a real server: the same operations over the wire, between two windows."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from frontdesk.client import SchedulingClient
from frontdesk.contract.appointments import CreateAppointmentIn
from frontdesk.contract.people import CreatePatientIn
from frontdesk.domain.localtime import local_interval
from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.operations import ConnectionState, Desk, Slot
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.store.store import Store

from .practice import until

SECRET = "0123456789abcdef0123456789abcdef"
ZONE = "America/New_York"
DAY = date(2026, 3, 10)


class Server:
    """An embedded server on a folder, which can be killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "frontdesk.server.cli", "serve", "--data-dir", str(self.folder), "--embedded"]
        self.process = subprocess.Popen(
            [*command, "--quiet", "--port", str(self.port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"secret": SECRET, "user": None}) + "\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline()
        if not said:
            self.kill()
            pytest.fail("the server did not start")
        self.port = json.loads(said)["port"]

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            with self.process:
                self.process = None


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("practice")
    new = [sys.executable, "-m", "frontdesk.server.cli", "new", "--data-dir", str(folder), "--name", "Lakeside"]
    subprocess.run([*new, "--zone", ZONE], check=True, capture_output=True)
    server = Server(folder)
    server.start()
    yield server
    server.kill()


class Office:
    """Two windows at one server, and a visit at nine made for the test."""

    def __init__(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}"
        self.clients = [SchedulingClient(address, SECRET, None, f"window-{number}") for number in (1, 2)]
        self.here, self.there = (Desk(ClientGateway(client), Store()) for client in self.clients)
        self.location = UUID(int=0)
        self.rooms: list[UUID] = []

    async def open(self) -> None:
        for desk in (self.here, self.there):
            assert (await desk.start()).ok
        self.location = self.here.store.reference.locations[0].id
        self.rooms = [room.id for room in self.here.store.reference.operatories(self.location)]
        for desk in (self.here, self.there):
            assert (await desk.show(self.location, [DAY])).ok

    async def close(self) -> None:
        for desk in (self.here, self.there):
            await desk.close()
        for client in self.clients:
            await client.close()

    def slot(self, hour: int, room: int = 0, minutes: int = 40) -> Slot:
        return Slot(self.location, self.rooms[room], local_interval(DAY, time(hour), time(hour, minutes), ZONE))

    async def visit(self, hour: int, room: int = 0) -> UUID:
        """Book a patient through another client and wait until both windows show it."""
        client = self.clients[0]
        patient = await client.patients.create(CreatePatientIn(first_name="Helga", last_name="Strand"))
        new = CreateAppointmentIn(
            patient_uuid=patient.id,
            location_uuid=self.location,
            operatory_uuid=self.rooms[room],
            schedule_date=DAY,
            start_time=time(hour),
            end_time=time(hour, 40),
        )
        made = await client.appointments.create(new)
        for desk in (self.here, self.there):
            await desk.refresh()
            await until(lambda desk=desk: desk.store.appointment(made.id) is not None, 5)  # type: ignore[misc]
        return made.id


@pytest.fixture
async def office(running: Server) -> AsyncIterator[Office]:
    office = Office(running.port)
    await office.open()
    yield office
    await office.close()


async def test_what_one_window_does_the_other_shows(office: Office) -> None:
    number = await office.visit(9)
    here, there = office.here, office.there
    assert (await here.move(number, office.slot(11, 1))).ok
    await until(lambda: there.store.appointment(number) == here.store.appointment(number), 5)
    assert (await here.park(number)).ok
    await until(lambda: number in {row.id for row in there.store.pinboard(office.location)}, 5)
    assert (await there.place(number, office.slot(14))).ok
    await until(lambda: here.store.pinboard(office.location) == (), 5)
    assert here.store.appointment(number) == there.store.appointment(number)
    assert (await here.undo()).reason == "stale_version"
    assert (await there.cancel(number)).ok


async def test_everything_a_desk_does_can_be_taken_back_and_made_again(office: Office) -> None:
    number = await office.visit(10)
    desk = office.here
    before = desk.store.truth(number)
    confirmed = desk.store.reference.definitions_of("ApptConfirmed")[-1].id
    done = [
        await desk.move(number, office.slot(12)),
        await desk.resize(number, office.slot(12, minutes=50).interval),
        await desk.next_flow(number),
        await desk.next_flow(number),
        await desk.previous_flow(number),
        await desk.set_confirmation(number, confirmed),
        await desk.lock(number, True),
        await desk.lock(number, False),
        await desk.copy(number, office.slot(15, 1)),
        await desk.break_(number),
        await desk.reinstate(number),
        await desk.cancel(number),
        await desk.edit_note(office.location, DAY, "Alarm test at noon."),
    ]
    assert [outcome.sentence for outcome in done if not outcome.ok] == []
    for step in (desk.undo, desk.redo, desk.undo):
        assert [outcome.sentence for outcome in [await step() for _ in done] if not outcome.ok] == []
    after = desk.store.truth(number)
    assert before is not None
    assert after is not None
    for field in ("status", "interval", "operatory_id", "flow_id", "confirmation_id", "is_time_locked", "assignments"):
        assert getattr(after, field) == getattr(before, field)
    assert (await desk.cancel(number)).ok


async def test_a_taken_slot_is_refused_in_the_servers_words(office: Office) -> None:
    first, second = await office.visit(9, 2), await office.visit(10, 2)
    outcome = await office.here.move(second, office.slot(9, 2))
    assert outcome.reason == "slot_taken"
    assert outcome.sentence == "Helga Strand was not moved: Op 3 is taken until 9:40."
    for number in (first, second):
        assert (await office.here.cancel(number)).ok


async def test_a_killed_server_is_waited_for_and_the_change_made_once(office: Office, running: Server) -> None:
    number = await office.visit(9, 3)
    running.kill()
    going = asyncio.ensure_future(office.here.move(number, office.slot(16, 3)))
    await until(lambda: office.here.connection is not ConnectionState.LIVE, 5)
    shown = office.here.store.appointment(number)
    assert shown is not None
    assert shown.interval == office.slot(16, 3).interval
    await asyncio.to_thread(running.start)
    assert (await going).ok
    truth = office.here.store.truth(number)
    assert truth is not None
    assert (truth.version, truth.status) == (2, S.SCHEDULED)
    assert (await office.here.search_patients("strand"))[0].name == "Helga Strand"
    assert (await office.here.undo()).ok


async def test_a_wrong_token_signs_out(running: Server) -> None:
    client = SchedulingClient(f"http://127.0.0.1:{running.port}", "not-the-token", None, "window-3")
    desk = Desk(ClientGateway(client), Store())
    assert (await desk.start()).reason == "signed_out"
    assert desk.connection is ConnectionState.SIGNED_OUT
    await desk.close()
    await client.close()
