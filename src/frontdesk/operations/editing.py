"""Editing a visit field by field: each change shows at once, is one step to undo, and says what it did."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.resources import ProcedureCodeOut
from frontdesk.contract.visit import AppointmentProcedureOut
from frontdesk.domain.intervals import Interval
from frontdesk.domain.speech import mark, say
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.domain.timepattern import TimePattern
from frontdesk.operations.answers import everything, told
from frontdesk.operations.gateway import GatewayError
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.requests import Assign, Confirm, Edit, Fields, Lock, Move, Origin, Request, Rework, slot_of
from frontdesk.operations.visits import Words
from frontdesk.operations.wording import minutes, place, sentence
from frontdesk.store.conflicts_view import placing_refused
from frontdesk.store.entities import Appointment, Assignment, ProcedureLine, Slot

log = logging.getLogger(__name__)

READ_ONLY = "read_only"
"""The role that may look at everything and change nothing."""


_CALLED = {
    "type_id": mark("type"),
    "note": mark("note"),
    "color_override": mark("colour"),
    "priority": mark("priority"),
    "is_new_patient": mark("new patient"),
    "pattern": mark("time pattern"),
    "tags": mark("tags"),
    "arrival": mark("arrival"),
    "production": mark("production"),
    "estimated_insurance": mark("insurance estimate"),
    "estimated_patient": mark("patient's share"),
}
"""What the status line calls a field."""


class Editing:
    """Changes of single fields of a visit.

    Attributes:
        codes: every procedure the practice knows; filled by `read_codes`.
    """

    def __init__(self, means: Means, client: SchedulingClient, role: Callable[[], str] = str) -> None:
        self._means = means
        self._client = client
        self._role = role
        self.codes: tuple[ProcedureLine, ...] = ()

    @property
    def may_change(self) -> bool:
        """Whether who is signed in may change anything."""
        return self._role() != READ_ONLY

    def find(self, visit_id: UUID) -> Appointment | None:
        """Return a visit as shown, also by the id it had before the server named it."""
        return self._means.visits.find(visit_id)

    # Reading

    async def read_codes(self) -> None:
        """Learn the procedures that can be added; nothing happens when they are known or cannot be read."""
        if self.codes:
            return
        try:
            with told():
                self.codes = tuple(await everything(self._client.procedure_codes.each(), _code))
        except GatewayError as error:
            log.info("Procedure codes could not be read: %s", type(error).__name__)

    async def lines(self, visit_id: UUID) -> tuple[ProcedureLine, ...] | None:
        """Return what is to be done in a visit, in order; None while that cannot be read."""
        try:
            with told():
                rows = await self._client.appointments.procedures(visit_id)
        except GatewayError as error:
            log.info("The procedures of a visit could not be read: %s", type(error).__name__)
            return None
        return tuple(_line(row) for row in sorted(rows, key=lambda row: row.item_order))

    # Changing

    async def set(self, visit_id: UUID, name: str, value: object) -> Outcome:
        """Give one field of a visit another value; *name* is the field's in ``Appointment``."""
        visit = self.find(visit_id)
        if visit is None:
            return _gone()
        if getattr(visit, name) == value:
            return Outcome(ok=True, sentence=say("Nothing was changed."), ids=(visit.id,))
        values: Fields = ((name, value),)
        if name == "type_id":
            values = (*values, ("pattern", self._pattern_of(visit, value)))
        return await self._change(visit, Edit(visit.location_id, values), say(_CALLED[name]))

    async def lock(self, visit_id: UUID, locked: bool, /) -> Outcome:
        """Keep a visit at its time, or let it go again."""
        visit = self.find(visit_id)
        if visit is None:
            return _gone()
        return await self._change(visit, Lock(locked), say("lock"))

    async def confirm(self, visit_id: UUID, status_id: UUID | None) -> Outcome:
        """Record how far the patient has confirmed."""
        visit = self.find(visit_id)
        if visit is None:
            return _gone()
        status = self._means.store.reference.definition(status_id)
        return await self._change(
            visit, Confirm(status_id, status.name if status is not None else ""), say("confirmation")
        )

    async def put(self, visit_id: UUID, operatory_id: UUID | None, interval: Interval | None) -> Outcome:
        """Give a visit another time, length or operatory; one off the book comes from there afterwards."""
        visit = self.find(visit_id)
        if visit is None:
            return _gone()
        if (operatory_id, interval) == (visit.operatory_id, visit.interval):
            return Outcome(ok=True, sentence=say("Nothing was changed."), ids=(visit.id,))
        name = visit.patient_name
        if visit.status is not AppointmentStatus.SCHEDULED or operatory_id is None or interval is None:
            return await self._change(visit, Origin(visit.location_id, operatory_id, interval), say("time"))
        target = Slot(visit.location_id, operatory_id, interval)
        refused = placing_refused(visit, target)
        if refused is not None:
            failed, why = say("{name} was not moved", name=name), refused.sentence
            why = sentence(f"{failed}: {why[:1].lower()}{why[1:]}")
            return Outcome(ok=False, sentence=why, ids=(visit.id,), reason="time_locked")
        where, was = place(self._means.store.reference, target), slot_of(visit)
        back = place(self._means.store.reference, was) if was is not None else say("its place")
        length = minutes(interval.minutes)
        words = Words.said(
            "time of {name}",
            "{name}: {where}, {length}.",
            "{name} is back at {back}.",
            "{name} was not moved",
            name=name,
            where=where,
            length=length,
            back=back,
        )
        return await self._means.visits.change(visit, Move(target, allow_overlap=visit.is_overlap_allowed), words)

    async def assign(self, visit_id: UUID, assignments: Sequence[Assignment]) -> Outcome:
        """Say anew who works in a visit; the first one leads."""
        visit = self.find(visit_id)
        if visit is None:
            return _gone()
        if visit.assignments == tuple(assignments):
            return Outcome(ok=True, sentence=say("Nothing was changed."), ids=(visit.id,))
        return await self._change(visit, Assign(visit.location_id, tuple(assignments)), say("providers"))

    async def rework(self, visit_id: UUID, was: Sequence[ProcedureLine], lines: Sequence[ProcedureLine]) -> Outcome:
        """Say anew what is done in a visit: added, taken off, in another order or at another fee."""
        visit = self.find(visit_id)
        if visit is None:
            return _gone()
        if tuple(was) == tuple(lines):
            return Outcome(ok=True, sentence=say("Nothing was changed."), ids=(visit.id,))
        by = sum((line.fee for line in lines), Decimal(0)) - sum((line.fee for line in was), Decimal(0))
        production = max(visit.production + by, Decimal("0.00"))
        return await self._change(visit, Rework(tuple(lines), tuple(was), production), say("procedures"))

    async def _change(self, visit: Appointment, request: Request, what: str) -> Outcome:
        name = visit.patient_name
        words = Words.said(
            "{what} of {name}",
            "{name}: {what} changed.",
            "{name}: {what} as before.",
            "{name} was not changed",
            what=what,
            name=name,
        )
        return await self._means.visits.change(visit, request, words)

    def _pattern_of(self, visit: Appointment, type_id: object) -> str | None:
        """Return the time pattern a type brings, in the length of the visit."""
        kind = self._means.store.reference.type(type_id if isinstance(type_id, UUID) else None)
        if kind is None or not kind.pattern:
            return None
        if visit.interval is None:
            return kind.pattern
        return TimePattern(kind.pattern).resized(visit.interval.minutes).text


def as_added(lines: Sequence[ProcedureLine], code: ProcedureLine) -> tuple[ProcedureLine, ...]:
    """Return *lines* with one more at their end."""
    return (*lines, replace(code, id=None))


def _code(wire: ProcedureCodeOut) -> ProcedureLine:
    return ProcedureLine(wire.id, wire.code, wire.abbreviation or wire.code, wire.description or "", wire.default_fee)


def _line(wire: AppointmentProcedureOut) -> ProcedureLine:
    code = wire.procedure_code_value or ""
    return ProcedureLine(
        code_id=wire.procedure_code.id,
        code=code,
        name=wire.procedure_code_abbreviation or code,
        description=wire.procedure_code_description or "",
        fee=wire.fee,
        provider_id=wire.provider.id if wire.provider else None,
        id=wire.id,
    )


def _gone() -> Outcome:
    return Outcome(ok=False, sentence=say("That visit is no longer there."), reason="gone")
