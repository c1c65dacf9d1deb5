"""A real server with two windows at it, for the jobs of the desk over the wire."""

import json
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from frontdesk.client import SchedulingClient
from frontdesk.contract.appointments import CreateAppointmentIn
from frontdesk.contract.people import CreatePatientIn
from frontdesk.domain.localtime import local_interval
from frontdesk.operations import Desk, Slot
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.operations.jobs import Jobs
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


class Office:
    """Two windows at one server, each with its jobs.

    Attributes:
        here, there: the two desks; a test works at the first.
        jobs, other_jobs: what else they can do.
    """

    def __init__(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}"
        self.clients = [SchedulingClient(address, SECRET, None, f"window-{number}") for number in (1, 2)]
        self.here, self.there = (Desk(ClientGateway(client), Store()) for client in self.clients)
        self.jobs, self.other_jobs = (
            Jobs(desk, client) for desk, client in zip((self.here, self.there), self.clients, strict=True)
        )
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

    async def visit(self, hour: int, room: int = 0, day: date = DAY) -> UUID:
        """Book a patient and wait until both windows, if they look at that day, show it."""
        client = self.clients[0]
        patient = await client.patients.create(CreatePatientIn(first_name="Helga", last_name="Strand"))
        new = CreateAppointmentIn(
            patient_uuid=patient.id,
            location_uuid=self.location,
            operatory_uuid=self.rooms[room],
            schedule_date=day,
            start_time=time(hour),
            end_time=time(hour, 40),
        )
        made = await client.appointments.create(new)
        for desk in (self.here, self.there):
            await desk.refresh()
            if day != DAY:
                continue
            await until(lambda desk=desk: desk.store.appointment(made.id) is not None, 5)  # type: ignore[misc]
        return made.id
