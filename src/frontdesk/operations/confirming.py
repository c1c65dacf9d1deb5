"""Confirming the coming days: who has not been reached, and one status for one visit or many."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from frontdesk.client import Conflict, FrontdeskError, SchedulingClient
from frontdesk.contract.appointments import AppointmentOut, BulkConfirmIn, UpdateConfirmationStatusIn
from frontdesk.contract.calendar import CalendarAppointmentOut, DailyCalendarOut
from frontdesk.domain.intervals import Interval
from frontdesk.domain.speech import say
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand, Once
from frontdesk.operations.gateway import STALE, Happening, Refused
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.rereading import Rereading
from frontdesk.operations.visits import Words
from frontdesk.store.confirming import ComingVisit
from frontdesk.store.entities import Slot
from frontdesk.store.shelf import Shelf

log = logging.getLogger(__name__)

LONGEST_DAYS, FEW_DAYS = 14, 3
_WEEK = 7
_MOST_AT_ONCE = 500
"""The server takes no more in one request."""

_FIELDS = ("mobile_phone", "procedures")


@dataclass(frozen=True, slots=True)
class _Left:
    """What a change left behind: the version of each visit that can go back, and how many stayed as they were."""

    versions: dict[UUID, int]
    passed_over: int = 0


Move = Callable[[UUID, Slot], Awaitable[Outcome]]
"""Puts a visit that this desk knows elsewhere."""


class Confirming:
    """Confirmation statuses of the coming days.

    Attributes:
        coming: by location, the visits of the days that were asked for last, in their order.
    """

    def __init__(self, means: Means, client: SchedulingClient, move: Move) -> None:
        self._means = means
        self._client = client
        self._move = move
        self.coming: Shelf[UUID, ComingVisit] = Shelf()
        self._ranges: dict[UUID, tuple[date, int]] = {}
        self._again = Rereading(self._read_all, "visits to confirm", means.link, means.tasks, means.pace)
        means.happenings.listen({"appointment", "patient"}, self._heard, self._missed)

    async def show(self, location_id: UUID, first: date, days: int) -> Outcome:
        """Read the visits of *days* local days (1 to 14) from *first* on, and keep them true from now on."""
        self._ranges[location_id] = (first, min(max(days, 1), LONGEST_DAYS))
        _, outcome = await self._means.errands.told(self._read(location_id), say("The visits to confirm were not read"))
        return outcome

    async def move(self, visit_id: UUID, slot: Slot) -> Outcome:
        """Put one of the coming visits elsewhere, also one whose day this desk has not read."""
        store = self._means.store
        if store.truth(visit_id) is None:
            visit, outcome = await self._means.errands.told(
                self._means.gateway.appointment(visit_id), say("The visit was not moved")
            )
            if visit is None:
                return outcome
            store.put(visit)
        return await self._move(visit_id, slot)

    async def confirm(self, visit_ids: Sequence[UUID], status_id: UUID) -> Outcome:
        """Give visits one confirmation status, as one change that one undo takes back."""
        before = [row for visit_id in visit_ids if (row := self.coming.row(visit_id)) is not None]
        wanted = [row for row in before if row.confirmation_id != status_id]
        status = self._means.store.reference.definition(status_id)
        label = status.name if status is not None else ""
        if not wanted:
            return Outcome(ok=True, sentence=say("Nothing was changed."), ids=tuple(visit_ids))
        whom = wanted[0].patient_name if len(wanted) == 1 else say("{count} visits", count=len(wanted))
        words = Words.said(
            "confirmation of {whom}",
            "{whom}: {label}.",
            "{whom} as before.",
            "{whom} could not be changed",
            whom=whom,
            label=label,
        )

        stood = Once[dict[UUID, int]]()

        async def forward(_left: _Left | None, key: str) -> _Left:
            known = stood.of(key, lambda: {row.id: self._known(row) for row in wanted})
            return await self._put_to(status_id, known, key)

        async def backward(left: _Left, key: str) -> _Left:
            return await self._put_back([row for row in wanted if row.id in left.versions], left.versions, key)

        def said(left: _Left) -> str:
            if not left.passed_over:
                return words.done
            return say(
                "{done} of {count} visits: {label}. {passed_over} changed meanwhile or are gone.",
                done=len(wanted) - left.passed_over,
                count=len(wanted),
                label=label,
                passed_over=left.passed_over,
            )

        ids = tuple(row.id for row in wanted)
        return await self._means.errands.run(Errand(words, forward, backward, ids, said))

    async def _put_to(self, status_id: UUID, known: dict[UUID, int], key: str) -> _Left:
        """Confirm visits, each *known* in a version; one that somebody else had confirmed already is passed over."""
        own, ids, left, done = self._means.visits.own, list(known), _Left({}), 0
        for start in range(0, len(ids), _MOST_AT_ONCE):
            part = ids[start : start + _MOST_AT_ONCE]
            body = BulkConfirmIn(appointment_uuids=part, confirmation_status_uuid=status_id)
            with told():
                answer = await self._client.appointments.bulk_confirm(body, key=f"{key}-{start}")
            for row in answer.confirmed:
                if own.made_after(row.id, row.version, known[row.id]):
                    left.versions[row.id] = row.version
                # Behind a change not yet heard of it was done as well; only what to go back to is not known.
                done += row.version > known[row.id] and not own.is_theirs(row.id, row.version)
                self._take(row)
        return replace(left, passed_over=len(ids) - done)

    async def _put_back(self, rows: Sequence[ComingVisit], versions: dict[UUID, int], key: str) -> _Left:
        """Give visits the status they had, but for those that others have changed."""
        own, back = self._means.visits.own, _Left({})
        for row in rows:
            if not own.is_own(row.id, versions[row.id]):
                continue
            base = own.latest(row.id, versions[row.id])
            to = UpdateConfirmationStatusIn(base_version=base, confirmation_status_uuid=row.confirmation_id)
            try:
                answer = await self._client.appointments.confirm(row.id, to, key=f"{key}-{row.id}")
            except Conflict:
                continue
            except FrontdeskError:
                with told():
                    raise
            own.made(row.id, answer.version, base)
            self._take(answer)
            back.versions[row.id] = answer.version
        if not back.versions:
            raise Refused(STALE, "")
        return replace(back, passed_over=len(versions) - len(back.versions))

    # Staying true

    def _known(self, row: ComingVisit) -> int:
        """Return the newest version of a visit that this desk has heard of or made."""
        seen = (row, self.coming.row(row.id), self._means.store.truth(row.id))
        return self._means.visits.own.latest(row.id, max(each.version for each in seen if each is not None))

    def _take(self, wire: AppointmentOut) -> None:
        """Take the server's answer to a change of this desk, also for the board."""
        status = wire.confirmation_status
        key = status.id if status else None
        label = wire.confirmation_status_label or (status.name if status else "") or ""
        truth = self._means.store.truth(wire.id)
        if truth is not None and truth.version == wire.version - 1:
            new = replace(truth, version=wire.version, confirmation_id=key, confirmation_label=label)
            self._means.store.put(new, own=True)
        known = self.coming.row(wire.id)
        if known is not None and wire.version >= known.version:
            row = replace(known, version=wire.version, confirmation_id=key, confirmation_label=label)
            self.coming.put(row, [known.location_id])

    def _heard(self, happening: Happening) -> None:
        if happening.kind == "appointment.deleted":
            self.coming.drop(happening.entity_id)
            return
        concerned = [
            place
            for place, (first, days) in self._ranges.items()
            if happening.location_id in (None, place)
            and (not happening.dates or any(first <= day < first + timedelta(days=days) for day in happening.dates))
        ]
        known = self.coming.row(happening.entity_id)
        is_theirs = happening.client_id != self._means.gateway.client_id
        if known is not None and happening.version is not None and is_theirs:
            self._means.visits.own.theirs(known.id, happening.version)
        is_mine = known is not None and happening.version is not None and known.version >= happening.version
        if (concerned or known is not None) and not is_mine:
            self._again.ask()

    def _missed(self) -> None:
        if self._ranges:
            self.coming.doubt()
            self._again.ask()

    async def _read_all(self) -> None:
        here = {row.id for row in self._means.store.reference.locations}
        self._means.still_open(self.coming)
        self._ranges = {place: days for place, days in self._ranges.items() if place in here}
        for location_id in list(self._ranges):
            await self._read(location_id)

    async def _read(self, location_id: UUID) -> None:
        with self.coming.reading(location_id) as reading:
            await self._read_days(location_id, reading)

    async def _read_days(self, location_id: UUID, reading: int) -> None:
        first, days = self._ranges[location_id]
        pages: list[DailyCalendarOut] = []
        with told():
            if days <= FEW_DAYS:
                # One after the other: a whole week at once would take many times the memory for a moment.
                for offset in range(days):
                    day = first + timedelta(days=offset)
                    pages.append(await self._client.calendar.daily(location_id, day, fields=_FIELDS))
            else:
                for offset in range(0, days, _WEEK):
                    start = first + timedelta(days=offset)
                    week = await self._client.calendar.weekly(location_id, start, fields=_FIELDS)
                    pages += [page for page in week.days if page.date < first + timedelta(days=days)]
        if self._ranges.get(location_id) != (first, days):
            return
        found = [visit for page in pages for row in page.appointments if (visit := _coming(row, page.date)) is not None]
        found.sort(key=lambda row: (row.interval.start, row.patient_name))
        self.coming.put_all(location_id, found, reading)


def _coming(wire: CalendarAppointmentOut, day: date) -> ComingVisit | None:
    """Return a visit on the book; nobody is phoned about one that is over, broken or cancelled."""
    if wire.status is not AppointmentStatus.SCHEDULED or wire.start_time is None or wire.end_time is None:
        return None
    status = wire.confirmation_status
    return ComingVisit(
        id=wire.id,
        version=wire.version,
        location_id=wire.location.id,
        patient_id=wire.patient.id,
        patient_name=wire.patient.name or "",
        phone=wire.mobile_phone or "",
        day=day,
        interval=Interval(wire.start_time, wire.end_time),
        operatory_id=wire.operatory.id if wire.operatory else None,
        type_id=wire.appointment_type.id if wire.appointment_type else None,
        procedures=tuple(row.abbreviation or row.code for row in wire.procedures or ()),
        confirmation_id=status.id if status else None,
        confirmation_label=wire.confirmation_status_label or (status.name if status else "") or "",
        is_time_locked=wire.is_time_locked,
    )
