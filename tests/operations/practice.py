"""A practice server in memory, as strict as the real one: versions, slots, idempotency, events, and a bad network."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from frontdesk.domain.localtime import local_date, local_interval
from frontdesk.domain.statuses import MOVABLE, ON_THE_BOOK, PLACEABLE, AppointmentStatus, may_transition
from frontdesk.operations.desk import Desk
from frontdesk.operations.gateway import (
    GONE,
    STALE,
    Connected,
    Happening,
    HistoryLine,
    Lost,
    NoStream,
    NotSent,
    Refused,
    Reset,
    SignedIn,
    SignedOut,
    StreamItem,
    Unanswered,
)
from frontdesk.operations.link import Pace
from frontdesk.operations.requests import (
    Become,
    Break,
    Cancel,
    Confirm,
    Create,
    Delete,
    Lock,
    Move,
    Origin,
    Park,
    Place,
    Request,
    SetFlow,
    as_created,
    flow_left,
)
from frontdesk.store.entities import (
    Appointment,
    DayKey,
    DayNote,
    DayTruth,
    Definition,
    FlowStatus,
    Location,
    Operatory,
    PatientHit,
    Provider,
    Slot,
)
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store

S = AppointmentStatus

ZONE = "America/Chicago"
LAKESIDE = UUID(int=1)
ROOMS = (UUID(int=11), UUID(int=12), UUID(int=13))
TUESDAY = date(2026, 3, 3)
FLOW = ARRIVED, IN_CHAIR, DISMISSED = UUID(int=21), UUID(int=22), UUID(int=23)
CONFIRMED = UUID(int=31)
HELGA, PAUL, MEI = UUID(int=101), UUID(int=102), UUID(int=103)
PATIENTS = {HELGA: "Helga Strand", PAUL: "Paul Rask", MEI: "Mei Tanaka"}
QUICK = Pace(
    first_retry=0.001, longest_retry=0.004, offline_after=0.05, gather=0.002, poll=0.005, drain=0.5, settle=0.5
)

REFERENCE = Reference(
    [Location(LAKESIDE, "Lakeside", ZONE)],
    [Operatory(room, LAKESIDE, f"Operatory {number}", f"Op {number}", number) for number, room in enumerate(ROOMS, 1)],
    [Provider(UUID(int=41), "Dr. Okafor", "OKA")],
    (),
    [
        FlowStatus(FLOW[0], "Arrived", "arrived", "", 1),
        FlowStatus(FLOW[1], "In chair", "in_chair", "", 2),
        FlowStatus(FLOW[2], "Dismissed", "dismissed", "", 3),
    ],
    [Definition(CONFIRMED, "ApptConfirmed", "Confirmed")],
)


def at(clock: str, minutes: int = 60, room: int = 1, day: date = TUESDAY) -> Slot:
    """The slot of `minutes` from a wall-clock time on, in operatory number `room`."""
    hour, minute = map(int, clock.split(":"))
    start = datetime(2000, 1, 1, hour, minute)
    end = start + timedelta(minutes=minutes)
    return Slot(LAKESIDE, ROOMS[room - 1], local_interval(day, start.time(), end.time(), ZONE))


def visit(number: UUID, slot: Slot, **changes: Any) -> Appointment:
    """A scheduled visit of the patient with that number."""
    plain = Appointment(
        id=number,
        version=1,
        location_id=slot.location_id,
        patient_id=UUID(int=number.int + 1000),
        patient_name=PATIENTS.get(number, f"Patient {number.int}"),
        status=S.SCHEDULED,
        interval=slot.interval,
        operatory_id=slot.operatory_id,
    )
    return replace(plain, **changes)


class FakeServer:
    """What all desks share. `trouble` holds what befalls the next writes: `unsent`, `lost_before`, `lost_after`."""

    def __init__(self) -> None:
        self.appointments: dict[UUID, Appointment] = {}
        self.lines: dict[UUID, list[HistoryLine]] = {}
        self.notes: dict[DayKey, DayNote] = {}
        self.events: list[Happening] = []
        self.forgotten = 0
        self.answers: dict[str, object] = {}
        self.asked: Counter[str] = Counter()
        self.keys: list[str] = []
        self.trouble: list[str] = []
        self.news = asyncio.Condition()
        self.is_there = True
        self.has_stream = True
        self.has_idempotency = True
        self.out_of_use: set[UUID | None] = set()
        self.knows_token = True
        self.latency: float = 0.0
        self.failures = 0
        self.ticks = 0
        self.made = 5000
        self.reference = REFERENCE

    def now(self) -> datetime:
        """Every look at the clock is a second later."""
        self.ticks += 1
        return datetime(2026, 3, 3, 15, 0, tzinfo=UTC) + timedelta(seconds=self.ticks)

    def book(self, *visits: Appointment) -> None:
        """Have these from the beginning."""
        for one in visits:
            self.appointments[one.id] = one
            self.lines[one.id] = [HistoryLine("created", self.now(), "Import")]

    def days_of(self, *rows: Appointment) -> tuple[date, ...]:
        return tuple(sorted({local_date(row.interval.start, ZONE) for row in rows if row.interval is not None}))

    def tell(
        self, kind: str, entity: UUID, version: int | None, dates: tuple[date, ...], who: str, client: str | None
    ) -> None:
        self.events.append(Happening(len(self.events) + 1, kind, entity, version, LAKESIDE, dates, who, client))

    def do(self, number: UUID, request: Request, base: int | None, who: str, client: str | None = None) -> Any:
        """Carry out a request for whoever asks; None as base means whatever is there."""
        if isinstance(request, Create):
            return self._create(request, who, client)
        before = self.appointments.get(number)
        if before is None:
            raise Refused(GONE, "it is no longer there")
        if isinstance(request, Delete):
            del self.appointments[number]
            self.tell("appointment.deleted", number, before.version, self.days_of(before), who, client)
            return None
        if base is not None and base != before.version and not isinstance(request, SetFlow):
            raise Refused(STALE, "the visit has changed")
        self._check(before, request)
        fields = dict(flow_left(request, before, ZONE)) | dict(request.fields(self.now()))
        after = replace(before, **fields, version=before.version + 1, updated_at=self.now())  # type: ignore[arg-type]
        if isinstance(request, Move | Place):
            after = replace(after, is_overlap_allowed=request.allow_overlap)
        if (after.status in ON_THE_BOOK and before.status not in ON_THE_BOOK | {S.PINBOARD}) or isinstance(
            request, Move | Place
        ):
            self._check_slot(after, getattr(request, "allow_overlap", False))
        self.appointments[number] = after
        action = {Move: "moved", Place: "placed", Park: "parked", SetFlow: "flow_changed"}.get(type(request), "updated")
        self.lines[number].insert(0, HistoryLine(action, self.now(), who))
        self.tell("appointment.changed", number, after.version, self.days_of(before, after), who, client)
        return after

    def _create(self, request: Create, who: str, client: str | None) -> Appointment:
        self.made += 1
        after = replace(as_created(request, UUID(int=self.made), self.now()), version=1)
        self._check_slot(after, request.allow_overlap)
        self.appointments[after.id] = after
        self.lines[after.id] = [HistoryLine("created", self.now(), who)]
        self.tell("appointment.changed", after.id, 1, self.days_of(after), who, client)
        return after

    def _check(self, before: Appointment, request: Request) -> None:
        if isinstance(request, Move):
            if before.status not in MOVABLE:
                raise Refused("transition_not_allowed", f"a visit that is {before.status} does not move")
            if before.is_time_locked and before.interval != request.slot.interval:
                raise Refused("time_locked", "it is locked")
        elif isinstance(request, Place):
            if before.status not in PLACEABLE:
                raise Refused("transition_not_allowed", f"a visit that is {before.status} is not placed")
        elif isinstance(request, SetFlow) and request.flow_id in self.out_of_use:
            raise Refused("inactive", "it is no longer in use")
        elif not isinstance(request, SetFlow | Confirm | Lock | Origin):
            wanted = {Park: S.PINBOARD, Break: S.BROKEN, Cancel: S.CANCELLED}.get(type(request))
            if isinstance(request, Become):
                wanted = request.status
            assert wanted is not None
            if not may_transition(before.status, wanted):
                raise Refused("transition_not_allowed", f"a visit that is {before.status} cannot become {wanted}")

    def _check_slot(self, after: Appointment, allow_overlap: bool) -> None:
        if allow_overlap or after.interval is None:
            return
        for other in self.appointments.values():
            same = other.operatory_id == after.operatory_id and other.id != after.id
            if same and other.status in ON_THE_BOOK and other.interval and other.interval.overlaps(after.interval):
                raise Refused("slot_taken", "that slot is taken")

    def day(self, key: DayKey) -> DayTruth:
        rows = tuple(
            row
            for row in self.appointments.values()
            if row.status in ON_THE_BOOK | {S.BROKEN, S.CANCELLED}
            and row.interval is not None
            and (row.location_id, local_date(row.interval.start, ZONE)) == key
        )
        return DayTruth(key[0], key[1], rows, note=self.notes.get(key))

    async def announce(self) -> None:
        """Wake the streams."""
        async with self.news:
            self.news.notify_all()

    async def by_colleague(self, number: UUID, request: Request, who: str = "Dana Reyes") -> Appointment:
        """Another desk changes something."""
        after = self.do(number, request, None, who, "desk-2")
        await self.announce()
        return after  # type: ignore[no-any-return]

    async def vanish(self) -> None:
        """Nobody reaches the server any more."""
        self.is_there = False
        await self.announce()

    async def come_back(self) -> None:
        """It is there again."""
        self.is_there = True
        await self.announce()


class FakeGateway:
    """One desk's way to the server."""

    def __init__(self, server: FakeServer, client_id: str = "desk-1", who: str = "Maria Lopez") -> None:
        self.server = server
        self.client_id = client_id
        self.who = who
        self.works_for: SignedIn | None = None

    def work_for(self, who: SignedIn) -> None:
        self.works_for = who

    async def _way(self, name: str) -> None:
        self.server.asked[name] += 1
        await asyncio.sleep(self.server.latency)
        if not self.server.is_there:
            raise NotSent
        if not self.server.knows_token:
            raise SignedOut
        if self.server.failures:
            self.server.failures -= 1
            raise Refused("server_error", "the server failed")

    async def signed_in(self) -> SignedIn:
        await self._way("me")
        return SignedIn(UUID(int=7), self.who, "Lakeside Dental", "front_desk", UUID(int=8))

    async def reference(self) -> Reference:
        await self._way("reference")
        return self.server.reference

    async def days(self, location_id: UUID, days: Sequence[date], zone: str) -> list[DayTruth]:
        # What is read and when the answer arrives are two moments, so that a stale answer can arrive.
        truths = [self.server.day((location_id, day)) for day in days]
        await self._way("days")
        return truths

    def ask_for(self, fields: frozenset[str]) -> bool:
        """This server tells nothing further."""
        self.server.asked["further fields"] += 1
        return False

    async def pinboard(self, location_id: UUID) -> list[Appointment]:
        rows = [row for row in self.server.appointments.values() if row.status is S.PINBOARD]
        await self._way("pinboard")
        return rows

    async def appointment(self, appointment_id: UUID) -> Appointment:
        await self._way("appointment")
        if appointment_id not in self.server.appointments:
            raise Refused(GONE, "it is no longer there")
        return self.server.appointments[appointment_id]

    async def history(self, appointment_id: UUID, limit: int) -> list[HistoryLine]:
        await self._way("history")
        return self.server.lines[appointment_id][:limit]

    async def send(self, appointment_id: UUID, request: Request, base_version: int, key: str) -> Appointment | None:
        def act() -> Appointment | None:
            done = self.server.do(appointment_id, request, base_version, self.who, self.client_id)
            if isinstance(request, SetFlow):
                return self.server.appointments[appointment_id]
            return done  # type: ignore[no-any-return]

        return await self._write("send", key, act)

    async def _write(self, name: str, key: str, act: Callable[[], Any]) -> Any:
        server = self.server
        server.keys.append(key)
        await self._way(name)
        fate = server.trouble.pop(0) if server.trouble else "fine"
        if fate == "unsent":
            raise NotSent
        if fate == "lost_before":
            raise Unanswered
        if not (server.has_idempotency and key in server.answers):
            server.answers[key] = act()
            await server.announce()
        if fate == "lost_after":
            raise Unanswered
        await asyncio.sleep(server.latency)
        return server.answers[key]

    async def save_note(self, day: DayKey, text: str, known: DayNote | None, key: str) -> DayNote | None:
        def act() -> DayNote | None:
            now = self.server.notes.get(day)
            if (now.version if now else 0) != (known.version if known else 0):
                raise Refused(STALE, "the note has changed")
            note = DayNote(now.id if now else UUID(int=900), (now.version if now else 0) + 1, *day, text)
            self.server.notes[day] = note
            if not text:
                del self.server.notes[day]
            self.server.tell("note.changed", note.id, note.version, (day[1],), self.who, self.client_id)
            return note if text else None

        return await self._write("note", key, act)  # type: ignore[no-any-return]

    async def note(self, day: DayKey) -> DayNote | None:
        await self._way("note")
        return self.server.notes.get(day)

    async def stream(self, last_id: int | None) -> AsyncGenerator[StreamItem, None]:
        server = self.server
        attempt = 0
        seen = last_id
        while True:
            if not server.is_there:
                attempt += 1
                yield Lost(attempt, 0.001)
                await asyncio.sleep(0.001)
                continue
            if not server.has_stream:
                raise NoStream
            if not server.knows_token:
                raise SignedOut
            yield Connected(resumed=seen is not None)
            attempt = 0
            if seen is None:
                seen = len(server.events)
            elif seen < server.forgotten:
                seen = len(server.events)
                yield Reset(seen)
            while server.is_there and server.knows_token:
                while seen < len(server.events):
                    happening = server.events[seen]
                    seen += 1
                    yield happening
                async with server.news:
                    await server.news.wait()

    async def changed_since(self, since: datetime) -> list[Appointment]:
        await self._way("changed_since")
        return [row for row in self.server.appointments.values() if row.updated_at and row.updated_at >= since]

    async def search_patients(self, text: str) -> list[PatientHit]:
        await self._way("search")
        return [
            PatientHit(UUID(int=number.int + 1000), name)
            for number, name in PATIENTS.items()
            if text.lower() in name.lower()
        ]

    async def visits_of(self, patient_id: UUID, day_from: date) -> list[Appointment]:
        await self._way("visits")
        return [
            row
            for row in self.server.appointments.values()
            if row.patient_id == patient_id and any(day >= day_from for day in self.server.days_of(row))
        ]


class Clock:
    """Half past eight on that Tuesday in Chicago, and going on from there."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return datetime(2026, 3, 3, 14, 30, tzinfo=UTC) + timedelta(seconds=time.monotonic() - self._began)


def new_desk(server: FakeServer, client_id: str = "desk-1", who: str = "Maria Lopez", pace: Pace = QUICK) -> Desk:
    """Another desk at that server."""
    return Desk(FakeGateway(server, client_id, who), Store(), Clock(), pace)


async def until(true: Callable[[], bool], seconds: float = 2.0) -> None:
    """Let everything run until something is true."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not true():
        if asyncio.get_running_loop().time() > deadline:
            pytest.fail("it did not come about")
        await asyncio.sleep(0.001)


class Held:
    """Has so many answers wait from their coming until one lets them go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, asked: object, name: str, answers: int = 1) -> None:
        self.has_come, self.goes_on = asyncio.Event(), asyncio.Event()
        self._outstanding = answers
        self._quick = getattr(asked, name)
        monkeypatch.setattr(asked, name, self._slow)

    async def _slow(self, *asked: Any, **more: Any) -> Any:
        answer = await self._quick(*asked, **more)
        self._outstanding -= 1
        if self._outstanding <= 0:
            self.has_come.set()
        await self.goes_on.wait()
        return answer
