"""What others do: changes the server tells are gathered, and only what this desk has loaded is fetched."""

import asyncio
import logging
from collections.abc import Callable
from uuid import UUID

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations.gateway import GONE, Gateway, GatewayError, Happening, Refused
from frontdesk.operations.link import Link, Pace
from frontdesk.operations.loader import Loader
from frontdesk.operations.tasks import together
from frontdesk.store.entities import Appointment, DayKey
from frontdesk.store.store import Store

log = logging.getLogger(__name__)

FEW = 6
"""Up to so many appointments are fetched one by one; beyond that their days are cheaper."""

_AT_ONCE = 4
_LONGEST_WINDOW = 16
_TRIES = 4
_REFERENCE = frozenset(
    {
        "location",
        "operatory",
        "provider",
        "appointment_type",
        "definition",
        "flow",
        "flow_status",
        "appointment_rule",
        "blockout_type",
    }
)
_DAYS = frozenset({"blockout", "schedule", "note", "holiday", "production_goal"})


class Live:
    """Turns what the server tells into as few requests as possible."""

    def __init__(
        self,
        gateway: Gateway,
        store: Store,
        loader: Loader,
        link: Link,
        pace: Pace,
        is_making: Callable[[], bool],
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._loader = loader
        self._link = link
        self._pace = pace
        self._is_making = is_making
        self._waiting: list[Happening] = []
        self._wake = asyncio.Event()

    def feed(self, happening: Happening) -> None:
        """Take note of a change; it is looked into shortly, together with its neighbours."""
        self._waiting.append(happening)
        self._wake.set()

    def forget(self) -> None:
        """Everything is going to be read again anyway."""
        self._waiting.clear()

    async def run(self) -> None:
        """Look into what comes, until cancelled."""
        window = self._pace.gather
        while True:
            # The first change of a quiet moment is looked into soon, a stream of them in ever larger portions.
            window = min(window * 2, self._pace.gather * _LONGEST_WINDOW) if self._waiting else self._pace.gather
            await self._wake.wait()
            await asyncio.sleep(window)
            self._wake.clear()
            batch, self._waiting = self._waiting, []
            try:
                await self._look_into(batch)
            except Refused as refusal:
                log.warning("What changed could not be read: %s", refusal.code)
                await self._mend()
            except GatewayError:
                # Whatever of it is still unread is read when the server is back.
                self._loader.distrust()
                self._link.trouble()
            except Exception:
                # One answer that makes no sense must not leave the window deaf to all that follow.
                log.exception("What changed could not be taken over.")
                await self._mend()

    def took(self, truths: list[Appointment]) -> None:
        """A server without a stream told what changed: take what this desk shows."""
        keys = self._loader.known_days()
        boards = self._loader.known_pinboards()
        self._store.put_all(
            truth
            for truth in truths
            if self._store.truth(truth.id) is not None
            or self._store.day_of(truth) in keys
            or (truth.status is AppointmentStatus.PINBOARD and truth.location_id in boards)
        )

    async def _mend(self) -> None:
        """The server failed to tell what changed: read all that is shown, as soon as it can."""
        self._loader.distrust()
        for attempt in range(1, _TRIES + 1):
            await asyncio.sleep(self._pace.retry(attempt))
            try:
                await self._loader.catch_up()
            except Refused:
                continue
            except GatewayError:
                self._link.trouble()
            except Exception:
                # Tried again below, like a refusal; the task that listens must outlive it.
                log.exception("What is shown could not be read again.")
                continue
            return

    async def _look_into(self, batch: list[Happening]) -> None:
        newest: dict[UUID, Happening] = {}
        days: set[DayKey] = set()
        boards: set[UUID] = set()
        reference = False
        for happening in batch:
            kind, _, what = happening.kind.partition(".")
            if kind == "appointment":
                if what == "deleted":
                    self._store.delete(happening.entity_id, version=happening.version, who=happening.who)
                    newest.pop(happening.entity_id, None)
                else:
                    newest[happening.entity_id] = happening
            elif kind in _DAYS:
                days |= self._days_of(happening)
            elif kind == "patient" and not self._is_entered_here(happening):
                days |= self._days_with(happening.entity_id)
                boards |= self._pinboards_with(happening.entity_id)
            elif kind in _REFERENCE:
                reference = True
                if kind == "blockout_type":
                    days |= self._loader.known_days()
        if reference:
            await self._loader.load_reference()
        await self._fetch([one for one in newest.values() if not self._is_known(one)], days, boards)

    async def _fetch(self, happenings: list[Happening], days: set[DayKey], boards: set[UUID]) -> None:
        single: list[Happening] = []
        for happening in happenings:
            shown = self._store.is_shown(happening.entity_id)
            if shown or self._store.pending(happening.entity_id) or self._days_of(happening, only_named=True):
                single.append(happening)
                continue
            if self._store.truth(happening.entity_id) is not None:
                # Known from a search or an undo, but shown nowhere: what is known of it is no longer true.
                self._store.forget(happening.entity_id, self._store.mark())
            if happening.location_id is None or happening.location_id in self._loader.known_pinboards():
                boards |= {happening.location_id} if happening.location_id else self._loader.known_pinboards()
        if len(single) > FEW:
            for happening in single:
                days |= self._days_of(happening, only_named=True) | self._store.shown_on(happening.entity_id)
                if happening.location_id in self._loader.known_pinboards():
                    boards.add(happening.location_id)
            single = []
        names = {happening.who for happening in happenings}
        who = names.pop() if len(names) == 1 else None
        gate = asyncio.Semaphore(_AT_ONCE)
        async with together() as group:
            for happening in single:
                name = f"live: {happening.entity_id}"
                group.create_task(self._fetch_one(gate, happening), name=name)
            if days:
                group.create_task(self._loader.read_days(days, who), name="live: days")
            for location_id in boards:
                group.create_task(self._loader.read_pinboard(location_id, who), name="live: pinboard")

    async def _fetch_one(self, gate: asyncio.Semaphore, happening: Happening) -> None:
        async with gate:
            as_of = self._store.mark()
            try:
                truth = await self._gateway.appointment(happening.entity_id)
            except Refused as refusal:
                if refusal.code != GONE:
                    raise
                self._store.forget(happening.entity_id, as_of, who=happening.who)
                return
            self._store.put(truth, who=happening.who)

    def _is_known(self, happening: Happening) -> bool:
        """Say whether this desk has that version already, or will have it with the answer to its own request."""
        truth = self._store.truth(happening.entity_id)
        if truth is not None and happening.version is not None and truth.version >= happening.version:
            return True
        if happening.client_id != self._gateway.client_id:
            return False
        return self._store.pending(happening.entity_id) is not None or (truth is None and self._is_making())

    def _is_entered_here(self, happening: Happening) -> bool:
        """Say whether this desk is booking for a patient it has just entered: nothing shown of them is older.

        Reading their days now would show the visit that is being made a second time, under the server's name for it.
        """
        is_own = happening.client_id == self._gateway.client_id
        return is_own and (happening.version == 1 or self._is_making())

    def _days_of(self, happening: Happening, *, only_named: bool = False) -> set[DayKey]:
        """Return the days this desk has that the change touched; one that names no day touched them all."""
        known = self._loader.known_days()
        if happening.dates:
            if happening.location_id is not None:
                return {(happening.location_id, day) for day in happening.dates} & known
            return {key for key in known if key[1] in happening.dates}
        if only_named:
            return set()
        return {key for key in known if happening.location_id in (None, key[0])}

    def _days_with(self, patient_id: UUID) -> set[DayKey]:
        keys = set()
        for key in self._store.loaded_days():
            view = self._store.day(*key)
            if view is not None and any(row.patient_id == patient_id for row in view.appointments):
                keys.add(key)
        return keys

    def _pinboards_with(self, patient_id: UUID) -> set[UUID]:
        return {
            location_id
            for location_id in self._store.loaded_pinboards()
            if any(row.patient_id == patient_id for row in self._store.pinboard(location_id))
        }
