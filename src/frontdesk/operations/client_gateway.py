"""The scheduling client, fitted to what the desk asks of a server."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Coroutine, Sequence
from contextlib import aclosing
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from frontdesk.client import (
    ApiError,
    Connected,
    FrontdeskError,
    Lost,
    NotFound,
    Reset,
    SchedulingClient,
)
from frontdesk.contract.appointments import AppointmentOut
from frontdesk.contract.blockouts import BlockoutTypeOut
from frontdesk.contract.calendar import CalendarAppointmentOut, DailyCalendarOut
from frontdesk.contract.events import Event
from frontdesk.contract.notes import CreateScheduleNoteIn, UpdateScheduleNoteIn
from frontdesk.domain.bookings import TypeRule
from frontdesk.domain.localtime import local_date
from frontdesk.domain.speech import say
from frontdesk.operations import gateway, translate
from frontdesk.operations.answers import everything, told, translated
from frontdesk.operations.client_writes import carry_out
from frontdesk.operations.newest import Newest
from frontdesk.operations.requests import Create, Delete, Request, Rework
from frontdesk.operations.tasks import together
from frontdesk.store.entities import Appointment, DayKey, DayNote, DayTruth, PatientHit
from frontdesk.store.patients import About
from frontdesk.store.reference import Reference

log = logging.getLogger(__name__)

READING = "gateway: reading"
"""The name of the tasks that read side by side."""

_FIELDS = frozenset({"procedures"})
_WEEK = 7
_AT_ONCE = 4
_NO_STREAM = frozenset({404, 405, 501})
_PAGE = 200
# more visits than all the days a desk keeps can hold, so that none on screen loses its procedures
_MOST_KEPT = 20_000
FOUND_AT_MOST = 21
"""Patients a search brings: one more than a list shows, so that it can say that there are others."""


class ClientGateway:
    """A ``Gateway`` over a ``SchedulingClient``.

    Attributes:
        client_id: how this desk calls itself.
    """

    def __init__(self, client: SchedulingClient) -> None:
        self.client_id = client.client_id
        self._client = client
        self._zones: dict[UUID, str] = {}
        self._blockout_types: dict[UUID, BlockoutTypeOut] = {}
        # An appointment read or answered alone comes without its procedures; the last ones read are kept for it.
        self._procedures: Newest[UUID, tuple[str, ...]] = Newest(_MOST_KEPT)
        self._more: frozenset[str] = frozenset()
        self._about: Newest[UUID, About] = Newest(_MOST_KEPT)

    async def signed_in(self) -> gateway.SignedIn:
        """Return whose token this is."""
        with told():
            me = await self._client.me()
        return gateway.SignedIn(me.user.id, me.user.name, me.org.name, me.user.role, me.org.id)

    def work_for(self, who: gateway.SignedIn) -> None:
        """Ask in the name of whoever worked here last, until the server can be asked who it is."""
        if who.organisation_id is not None:
            self._client.use_org(who.organisation_id)

    async def reference(self) -> Reference:
        """Return the places, people and lists, all read at once."""
        client = self._client
        words = (row async for row in client.definitions.each() if not row.is_hidden)
        with told():
            async with together() as group:
                locations = group.create_task(everything(client.locations.each(), translate.location), name=READING)
                rooms = group.create_task(everything(client.operatories.each(), translate.operatory), name=READING)
                providers = group.create_task(everything(client.providers.each(), translate.provider), name=READING)
                types = group.create_task(
                    everything(client.appointment_types.each(), translate.appointment_type), name=READING
                )
                stations = client.flow_statuses.each(include_inactive=False)
                flow = group.create_task(everything(stations, translate.flow_status), name=READING)
                definitions = group.create_task(everything(words, translate.definition), name=READING)
                everywhere = group.create_task(self._rules(None), name=READING)
                await self._read_blockout_types()
            places = [row.id for row in locations.result()]
            async with together() as group:
                local = {place: group.create_task(self._rules(place), name=READING) for place in places}
        self._zones = {row.id: row.zone for row in locations.result()}
        return Reference(
            locations.result(),
            rooms.result(),
            providers.result(),
            types.result(),
            flow.result(),
            definitions.result(),
            everywhere.result(),
            {place: rules.result() for place, rules in local.items()},
            map(translate.blockout_kind, self._blockout_types.values()),
        )

    async def days(self, location_id: UUID, days: Sequence[date], zone: str) -> list[DayTruth]:
        """Return these days: whole weeks at once, where that takes fewer requests than day by day."""
        self._zones.setdefault(location_id, zone)
        if not days:
            return []
        asked = self._more
        with told():
            async with together() as group:
                if not self._blockout_types:
                    group.create_task(self._read_blockout_types(), name=READING)
                read = group.create_task(self._pages(location_id, sorted(set(days)), asked), name=READING)
                noted = group.create_task(self._notes(location_id, min(days), max(days)), name=READING)
                aimed = group.create_task(self._goals(location_id, min(days), max(days)), name=READING)
        pages, notes, goals = read.result(), noted.result(), aimed.result()
        for page in pages:
            self._keep(page.appointments, asked)
        return [
            translate.day(
                page, location_id, self._blockout_types, self._appointment, notes.get(page.date), goals.get(page.date)
            )
            for page in pages
        ]

    def ask_for(self, fields: frozenset[str]) -> bool:
        """Have visits tell these further fields from now on; return whether those told so far may lack some."""
        lacks = not fields <= self._more
        self._more = fields
        return lacks

    async def pinboard(self, location_id: UUID) -> list[Appointment]:
        """Return the visits on hold at a location."""
        with told():
            rows = await self._client.appointments.pinboard_list(location_id)
            gate = asyncio.Semaphore(_AT_ONCE)
            missing = [row.id for row in rows if row.id not in self._procedures]
            async with together() as group:
                for one in missing:
                    group.create_task(self._read_procedures(gate, one), name=READING)
        return [self._appointment(row) for row in rows]

    async def appointment(self, appointment_id: UUID) -> Appointment:
        """Return one appointment with its procedures."""
        with told():
            async with together() as group:
                group.create_task(self._read_procedures(asyncio.Semaphore(1), appointment_id), name=READING)
                wire = await self._client.appointments.get(appointment_id)
            await self._read_more(wire)
        return self._appointment(wire)

    async def history(self, appointment_id: UUID, limit: int) -> list[gateway.HistoryLine]:
        """Return the latest steps of an appointment's history, newest first."""
        with told():
            page = await self._client.appointments.history(appointment_id, page_size=limit)
        rows = sorted(page.items, key=lambda row: row.changed_at, reverse=True)
        return [gateway.HistoryLine(row.action, row.changed_at, row.changed_by) for row in rows]

    async def send(self, appointment_id: UUID, request: Request, base_version: int, key: str) -> Appointment | None:
        """Carry out *request*; return the outcome, None for a deleted appointment."""
        with told(*set(self._zones.values())):
            wire = await carry_out(self._client, appointment_id, request, base_version, key, self._zone)
        if wire is None or isinstance(request, Delete):
            return None
        if isinstance(request, Rework) or (isinstance(request, Create) and wire.appointment_type is not None):
            await self._afterwards(self._read_procedures(asyncio.Semaphore(1), wire.id))
        await self._afterwards(self._read_more(wire))
        return self._appointment(wire)

    async def save_note(self, day: DayKey, text: str, known: DayNote | None, key: str) -> DayNote | None:
        """Make, change or, with a blank *text*, take away a day's note."""
        notes = self._client.notes
        with told():
            if known is None:
                if not text:
                    return None
                new = CreateScheduleNoteIn(location_uuid=day[0], note_date=day[1], note=text)
                return translate.note(await notes.create(new, key=key))
            if text:
                changed = UpdateScheduleNoteIn(base_version=known.version, note=text)
                return translate.note(await notes.update(known.id, changed, key=key))
            now = await notes.get(known.id)
            if now.version != known.version:
                raise gateway.Refused(gateway.STALE, say("somebody else changed the note meanwhile"))
            await notes.delete(known.id, key=key)
            return None

    async def note(self, day: DayKey) -> DayNote | None:
        """Return the note of one day."""
        with told():
            return (await self._notes(day[0], day[1], day[1])).get(day[1])

    async def stream(self, last_id: int | None) -> AsyncGenerator[gateway.StreamItem, None]:
        """Tell all changes after *last_id*, or from now on."""
        try:
            if self._client.org_id is None:
                await self._client.me()
            async with aclosing(self._client.events.stream(last_id)) as items:
                async for item in items:
                    yield _item(item)
        except ApiError as error:
            if error.status in _NO_STREAM:
                raise gateway.NoStream from error
            raise translated(error) from error
        except FrontdeskError as error:
            raise translated(error) from error

    async def changed_since(self, since: datetime) -> list[Appointment]:
        """Return what changed since then, the latest first, for servers without a stream."""
        found: list[Appointment] = []
        with told():
            after: str | None = None
            while True:
                page = await self._client.appointments.cursor(
                    first=_PAGE, after=after, sort_by="updated_at", sort_dir="desc"
                )
                fresh = [row for row in page.data if row.updated_at >= since]
                found.extend(self._appointment(row) for row in fresh)
                after = page.page_info.end_cursor
                if len(fresh) < len(page.data) or not page.page_info.has_next_page or after is None:
                    break
        return found

    async def search_patients(self, text: str) -> list[PatientHit]:
        """Return the patients that match best."""
        with told():
            return [translate.patient(row) for row in await self._client.patients.search(text, limit=FOUND_AT_MOST)]

    async def visits_of(self, patient_id: UUID, day_from: date) -> list[Appointment]:
        """Return a patient's appointments from a date on."""
        found: list[Appointment] = []
        page = 1
        with told():
            while True:
                listed = await self._client.appointments.list(
                    patient_id=patient_id, date_from=day_from, page=page, page_size=_PAGE
                )
                found.extend(self._appointment(row) for row in listed.items)
                if not listed.items or listed.page * listed.page_size >= listed.total:
                    return found
                page += 1

    async def _pages(self, location_id: UUID, days: list[date], more: frozenset[str]) -> list[DailyCalendarOut]:
        asked: list[asyncio.Task[list[DailyCalendarOut]]] = []
        wanted = set(days)
        async with together() as group:
            while days:
                within = [day for day in days if day < days[0] + timedelta(days=_WEEK)]
                few = len(within) == 1
                read = self._day(location_id, days[0], more) if few else self._week(location_id, days[0], wanted, more)
                asked.append(group.create_task(read, name=READING))
                days = days[len(within) :]
        return [page for task in asked for page in task.result()]

    async def _day(self, location_id: UUID, day: date, more: frozenset[str]) -> list[DailyCalendarOut]:
        return [await self._client.calendar.daily(location_id, day, fields=_FIELDS | more)]

    async def _week(
        self, location_id: UUID, first: date, wanted: set[date], more: frozenset[str]
    ) -> list[DailyCalendarOut]:
        week = await self._client.calendar.weekly(location_id, first, fields=_FIELDS | more)
        return [page for page in week.days if page.date in wanted]

    async def _notes(self, location_id: UUID, first: date, last: date) -> dict[date, DayNote]:
        each = self._client.notes.each(location_id=location_id, date_from=first, date_to=last)
        return {row.day: row for row in await everything(each, translate.note)}

    async def _rules(self, location_id: UUID | None) -> list[TypeRule]:
        """Return a location's own rules about types, or those for all; none from a server without such rules."""
        try:
            return await everything(self._client.appointment_rules.each(location_id=location_id), translate.type_rule)
        except NotFound:
            return []

    async def _goals(self, location_id: UUID, first: date, last: date) -> dict[date, Decimal]:
        """Return what the providers mean to produce, by day; nothing from a server that keeps no goals."""
        goals: dict[date, Decimal] = {}
        try:
            async for row in self._client.production_goals.each(location_id=location_id, date_from=first, date_to=last):
                goals[row.goal_date] = goals.get(row.goal_date, Decimal(0)) + row.goal_amount
        except NotFound:
            return {}
        return goals

    async def _read_blockout_types(self) -> None:
        types = await everything(self._client.blockouts.types.each(include_hidden=True), lambda row: row)
        self._blockout_types = {row.id: row for row in types}

    async def _read_procedures(self, gate: asyncio.Semaphore, appointment_id: UUID) -> None:
        async with gate:
            rows = await self._client.appointments.procedures(appointment_id)
        rows.sort(key=lambda row: row.item_order)
        self._procedures[appointment_id] = tuple(
            row.procedure_code_abbreviation or row.procedure_code_value or "" for row in rows
        )

    async def _read_more(self, wire: AppointmentOut) -> None:
        """Read what the view asks for of a visit that was never seen on its day: a visit alone does not tell it."""
        if self._more and wire.id not in self._about and wire.start_time is not None:
            day = local_date(wire.start_time, self._zone(wire.location.id))
            asked = self._more
            for page in await self._day(wire.location.id, day, asked):
                self._keep(page.appointments, asked)

    async def _afterwards(self, reading: Coroutine[None, None, None]) -> None:
        """Read what hangs on a visit just written; it is written, so that a failure here does not undo anything."""
        try:
            await reading
        except FrontdeskError as error:
            log.info("What hangs on a visit just written could not be read: %s", type(error).__name__)

    def _keep(self, rows: Sequence[CalendarAppointmentOut], asked: frozenset[str]) -> None:
        """Keep what a visit alone does not tell; *asked* are the further fields these rows were read with."""
        # What was asked before the view changed lacks what is wanted now; it must not hide what was read since.
        is_full = bool(asked) and asked >= self._more
        for row in rows:
            if row.procedures is not None:
                self._procedures[row.id] = tuple(line.abbreviation or line.code for line in row.procedures)
            if is_full:
                self._about[row.id] = translate.about(row)

    def _appointment(self, wire: AppointmentOut) -> Appointment:
        about = self._about.get(wire.id) if self._more else None
        return translate.appointment(wire, self._procedures.get(wire.id, ()), about)

    def _zone(self, location_id: UUID) -> str:
        return self._zones.get(location_id, "UTC")


def _item(item: Event | Connected | Reset | Lost) -> gateway.StreamItem:
    match item:
        case Event():
            return gateway.Happening(
                item.id,
                item.type,
                item.entity_id,
                item.version,
                item.location_id,
                tuple(item.dates),
                item.actor_name,
                item.client_id,
            )
        case Connected():
            return gateway.Connected(resumed=item.resumed_after is not None)
        case Reset():
            return gateway.Reset(item.last_id)
        case Lost():
            return gateway.Lost(item.attempt, item.retry_in)
