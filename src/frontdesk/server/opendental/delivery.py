"""Telling programs of changes: whole rows, sent to where they subscribed, again after it failed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from anyio import to_thread
from pydantic_core import to_json
from sqlalchemy import Row as Stored
from sqlalchemy import select, update

from frontdesk.server.appointments.states import selected, states_of
from frontdesk.server.db import tables as t
from frontdesk.server.opendental import offices, patient_rows, schedules, visits
from frontdesk.server.opendental.keys import customer_key, zone_of
from frontdesk.server.opendental.operations import Asked, Row
from frontdesk.server.opendental.wire import Format
from frontdesk.server.platform.accounts import caller_of
from frontdesk.server.platform.gate import described
from frontdesk.server.platform.unit import Database, ReadUnit

if TYPE_CHECKING:
    import httpx

log = logging.getLogger("frontdesk.server")

S = t.opendental_subscriptions.c
E = t.events.c
C = t.appointment_copies.c

AT_ONCE: Final = 1000
"""Rows of one request."""
SECONDS: Final = 10.0
"""How long an end point may take to answer."""
RESENT: Final = timedelta(days=3)
"""How old a change may be that is sent after a failure."""
TICK: Final = 1.0
IDLE: Final = 30.0

EVENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Appointment": ("appointment.changed",),
    "AppointmentDeleted": ("appointment.deleted",),
    "Operatory": ("operatory.changed",),
    "Patient": ("patient.changed",),
    "Provider": ("provider.changed",),
    "Schedule": ("schedule.changed", "blockout.changed", "blockout.deleted", "note.changed", "holiday.changed"),
}
"""The events that each watched table hears of."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one subscription is to be told now."""

    org_id: UUID
    subscription_id: UUID
    url: str
    headers: Mapping[str, str]
    rows: Sequence[Row]
    last_event: int
    began_at: datetime


class Delivery:
    """Looks for changes while the server runs, as often as the subscriptions ask, and sends them."""

    def __init__(self, database: Database, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._database = database
        self._transport = transport
        self._wake = asyncio.Event()
        self._is_failing = False

    async def run(self) -> None:
        """Look and send until cancelled."""
        loop = asyncio.get_running_loop()

        def committed(org_id: UUID) -> None:
            with suppress(RuntimeError):  # the loop has ended: there is nobody to wake
                loop.call_soon_threadsafe(self._wake.set)

        self._database.on_commit.append(committed)
        try:
            while True:
                await self.look()
        finally:
            self._database.on_commit.remove(committed)

    async def look(self) -> None:
        """Do a round, and pause; of failures in a row the first is logged."""
        has_any = True
        try:
            has_any = await self.round()
        except Exception as error:  # noqa: BLE001 - the next round tries again
            if not self._is_failing:
                log.warning("delivery", extra={"fields": described(error)})
            self._is_failing = True
        else:
            self._is_failing = False
        await asyncio.sleep(TICK)
        if not has_any:
            self._wake.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), IDLE)

    async def round(self) -> bool:
        """Tell whom it is time to tell, and return whether anybody has subscribed."""
        has_any, due = await to_thread.run_sync(self._due)
        if due:
            import httpx

            timeout = httpx.Timeout(SECONDS)
            async with httpx.AsyncClient(transport=self._transport, timeout=timeout, follow_redirects=False) as client:
                for parcel in due:
                    is_told = await _sent(client, parcel)
                    await to_thread.run_sync(self._settle, parcel, is_told)
        return has_any

    def _due(self) -> tuple[bool, list[Parcel]]:
        now = self._database.clock()
        with self._database.engines.reading() as connection:
            orgs = list(connection.execute(select(t.organisations.c.id)).scalars())
            rows = [row for org_id in orgs for row in connection.execute(_live(org_id, now))]
        due = [row for row in rows if row.start_at + timedelta(seconds=row.polling_seconds) <= now]
        parcels = [self._packed(row, now) for row in due if self._claim(row, now)]
        return bool(rows), [parcel for parcel in parcels if parcel is not None]

    def _claim(self, row: Stored[Any], now: datetime) -> bool:
        """Move the subscription's clock on; whoever else looks at the same moment finds it moved."""
        mine = (S.org_id == row.org_id, S.id == row.id, S.start_at == row.start_at)
        with self._database.engines.writing() as connection:
            statement = update(t.opendental_subscriptions).where(*mine).values(start_at=now)
            return connection.execute(statement).rowcount == 1

    def _packed(self, row: Stored[Any], now: datetime) -> Parcel | None:
        with self._database.engines.reading() as connection:
            u = t.users.c
            user = connection.execute(select(t.users).where(u.org_id == row.org_id, u.id == row.user_id)).one()
            caller = caller_of(connection, user)
            unit = ReadUnit(connection, caller, now)
            changes = unit.rows(_changes(row, now))
            zone = zone_of(connection, caller)
            key = customer_key(row.org_id, row.key_id)
            asked = Asked(unit, {}, {}, {}, AT_ONCE, 0, Format(zone), row.key_id, key)
            rows = _rows(asked, row.watch_table, changes) if changes else []
        headers = {
            "Authorization": key,
            "Workstation": row.workstation,
            "Event-Type": f"WatchTable: {row.watch_table}",
            "Content-Type": "application/json",
        }
        last = changes[-1].id if changes else row.last_event
        return Parcel(row.org_id, row.id, row.end_point_url, headers, rows, last, row.start_at) if changes else None

    def _settle(self, parcel: Parcel, is_told: bool) -> None:
        c = t.opendental_subscriptions.c
        values: dict[str, Any] = {"last_event": parcel.last_event, "failures": 0, "failed_at": None}
        if not is_told:
            values = {"start_at": parcel.began_at, "failures": c.failures + 1, "failed_at": self._database.clock()}
        with self._database.engines.writing() as connection:
            mine = (c.org_id == parcel.org_id, c.id == parcel.subscription_id)
            connection.execute(update(t.opendental_subscriptions).where(*mine).values(**values))


async def _sent(client: httpx.AsyncClient, parcel: Parcel) -> bool:
    import httpx

    for first in range(0, len(parcel.rows), AT_ONCE):
        body = to_json(parcel.rows[first : first + AT_ONCE])
        try:
            answer = await client.post(parcel.url, content=body, headers=parcel.headers)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError):
            return False
        if not answer.is_success:
            return False
    return True


def _live(org_id: UUID, now: datetime) -> Any:
    k = t.opendental_keys.c
    return (
        select(t.opendental_subscriptions, k.user_id)
        .join(t.opendental_keys, (k.org_id == S.org_id) & (k.id == S.key_id))
        .where(
            S.org_id == org_id,
            k.org_id == org_id,
            k.revoked_at.is_(None),
            S.start_at <= now,
            (S.stop_at.is_(None)) | (S.stop_at > now),
        )
        .order_by(S.number)
    )


def _changes(row: Stored[Any], now: datetime) -> Any:
    return (
        select(t.events)
        .where(
            E.org_id == row.org_id,
            E.id > row.last_event,
            E.type.in_(EVENTS[row.watch_table]),
            E.occurred_at >= now - RESENT,
        )
        .order_by(E.id)
    )


def _rows(asked: Asked, table: str, changes: Sequence[Stored[Any]]) -> list[Row]:
    """Return what changed, whole, each once; of what the key pair may see."""
    unit = asked.reading
    seen = [change for change in changes if unit.caller.sees(change.location_id)]
    ids = list(dict.fromkeys(change.entity_id for change in seen))
    rows: list[Row]
    if table == "Appointment":
        states = states_of(unit, unit.rows(selected(unit, t.appointments.c.id.in_(ids))))
        rows = [visits.appointment(asked, state, has_server_time=False) for state in states]
    elif table == "AppointmentDeleted":
        rows = [_last_state(asked, each) for each in ids]
    elif table == "Operatory":
        rows = offices.operatories(asked, [row for row in asked.numbers.operatories.rows if row.id in ids])
    elif table == "Provider":
        rows = [offices.provider(asked, row) for row in asked.numbers.providers.rows if row.id in ids]
        for row in rows:
            del row["serverDateTime"]
    elif table == "Patient":
        p = t.patients.c
        people = unit.rows(patient_rows.selected(asked, [p.id.in_(ids)]).order_by(p.number))
        rows = [patient_rows.shown(asked, row) for row in people]
    else:
        rows = schedules.on_days(asked, {each for change in seen for each in change.dates})
    return rows


def _last_state(asked: Asked, appointment_id: UUID) -> Row:
    unit = asked.reading
    statement = select(t.appointment_copies).where(C.org_id == unit.org_id, C.appointment_id == appointment_id)
    kept = unit.one(statement.order_by(C.number.desc()).limit(1))
    return visits.fields(asked, kept, kept.appointment_number, kept.patient_number, kept.created_at)
