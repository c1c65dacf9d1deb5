"""Appointments: finding them, and everything a desk does with one."""

from collections.abc import AsyncIterator, Collection, Iterable
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from frontdesk.client.resources.base import FULL_PAGE, Group
from frontdesk.client.transport import Params
from frontdesk.contract.appointments import (
    AppointmentCursorOut,
    AppointmentListOut,
    AppointmentOut,
    BreakAppointmentIn,
    BulkAppointmentsIn,
    BulkAppointmentsOut,
    BulkConfirmIn,
    BulkConfirmOut,
    CancelAppointmentIn,
    CreateAppointmentIn,
    LocationCountsOut,
    MoveAppointmentIn,
    PlaceAppointmentIn,
    ProcedureFrequencyOut,
    SendToPinboardIn,
    TransitionStatusIn,
    UpdateAppointmentIn,
    UpdateConfirmationStatusIn,
)
from frontdesk.contract.common import RequestModel
from frontdesk.contract.conflicts import CheckConflictsIn, CheckConflictsOut
from frontdesk.contract.resources import DefinitionListOut, DefinitionOut
from frontdesk.contract.visit import (
    AddProcedureIn,
    AppointmentProcedureOut,
    FlowEventListOut,
    FlowEventOut,
    FlowStatsOut,
    HistoryListOut,
    HistoryRowOut,
    ProviderAssignmentOut,
    ReplaceProceduresIn,
    ReplaceProvidersIn,
    SetFlowStatusIn,
    VisitHistoryListOut,
    VisitHistoryRowOut,
)
from frontdesk.domain.statuses import AppointmentStatus

# a class with a method named list cannot name the built-in one
AppointmentRows = list[AppointmentOut]
AssignmentRows = list[ProviderAssignmentOut]
ProcedureRows = list[AppointmentProcedureOut]

SortBy = Literal["created_at", "start_time", "status", "updated_at"]
SortDir = Literal["asc", "desc"]


def _statuses(statuses: Iterable[AppointmentStatus] | None) -> str | None:
    return ",".join(sorted(statuses or ())) or None


class Appointments(Group):
    """Every operation on appointments. A write takes an optional idempotency `key` to be repeated safely."""

    async def list(
        self,
        *,
        location_id: UUID | None = None,
        patient_id: UUID | None = None,
        statuses: Collection[AppointmentStatus] | None = None,
        date_from: date | datetime | None = None,
        date_to: date | datetime | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> AppointmentListOut:
        """A page of appointments by their start; an instant given as the end still belongs to it.

        A date without a time means the whole local day of the location asked for, or of UTC without one, at both ends.
        """
        params: Params = {
            "location_uuid": location_id,
            "patient_uuid": patient_id,
            "status": _statuses(statuses),
            "date_from": date_from,
            "date_to": date_to,
            "page": page,
            "page_size": page_size,
        }
        return await self._transport.get(AppointmentListOut, self._path(), params)

    async def cursor(
        self,
        *,
        first: int = 50,
        after: str | None = None,
        sort_by: SortBy = "start_time",
        sort_dir: SortDir = "asc",
        statuses: Collection[AppointmentStatus] | None = None,
        location_id: UUID | None = None,
        patient_id: UUID | None = None,
        operatory_id: UUID | None = None,
        provider_id: UUID | None = None,
        date_from: date | datetime | None = None,
        date_to: date | datetime | None = None,
    ) -> AppointmentCursorOut:
        """A page that stays in step while appointments come and go; an instant given as the end is not included.

        A date without a time means the whole local day of the location asked for, or of UTC without one, at both ends.
        """
        params: Params = {
            "first": first,
            "after": after,
            "sort_by": sort_by,
            "sort_dir": sort_dir,
            "status": _statuses(statuses),
            "location_uuid": location_id,
            "patient_uuid": patient_id,
            "operatory_uuid": operatory_id,
            "provider_uuid": provider_id,
            "date_from": date_from,
            "date_to": date_to,
        }
        return await self._transport.get(AppointmentCursorOut, self._path("cursor"), params)

    async def each(
        self,
        *,
        sort_by: SortBy = "start_time",
        sort_dir: SortDir = "asc",
        statuses: Collection[AppointmentStatus] | None = None,
        location_id: UUID | None = None,
        patient_id: UUID | None = None,
        operatory_id: UUID | None = None,
        provider_id: UUID | None = None,
        date_from: date | datetime | None = None,
        date_to: date | datetime | None = None,
    ) -> AsyncIterator[AppointmentOut]:
        """All appointments that match, fetched page by page as they are taken; filters as in `cursor`."""
        after: str | None = None
        while True:
            page = await self.cursor(
                first=FULL_PAGE,
                after=after,
                sort_by=sort_by,
                sort_dir=sort_dir,
                statuses=statuses,
                location_id=location_id,
                patient_id=patient_id,
                operatory_id=operatory_id,
                provider_id=provider_id,
                date_from=date_from,
                date_to=date_to,
            )
            for appointment in page.data:
                yield appointment
            after = page.page_info.end_cursor
            if not page.page_info.has_next_page or after is None:
                return

    async def get(self, appointment_id: UUID) -> AppointmentOut:
        """One appointment."""
        return await self._transport.get(AppointmentOut, self._path(appointment_id))

    async def create(self, new: CreateAppointmentIn, *, key: str | None = None) -> AppointmentOut:
        """Book or plan a visit."""
        return await self._transport.write(AppointmentOut, "POST", self._path(), new, key=key)

    async def update(
        self, appointment_id: UUID, changes: UpdateAppointmentIn, *, key: str | None = None
    ) -> AppointmentOut:
        """Change some details of a visit."""
        return await self._transport.write(AppointmentOut, "PATCH", self._path(appointment_id), changes, key=key)

    async def delete(self, appointment_id: UUID, *, key: str | None = None) -> None:
        """Delete a visit for good; its history stays."""
        await self._transport.write_only("DELETE", self._path(appointment_id), key=key)

    async def restore(self, appointment_id: UUID, *, key: str | None = None) -> AppointmentOut:
        """Bring a deleted visit back."""
        path = self._path(appointment_id, "restore")
        return await self._transport.write(AppointmentOut, "POST", path, key=key)

    async def move(self, appointment_id: UUID, to: MoveAppointmentIn, *, key: str | None = None) -> AppointmentOut:
        """Give a visit another time, and perhaps another operatory."""
        return await self._act(appointment_id, "move", to, key)

    async def place(self, appointment_id: UUID, at: PlaceAppointmentIn, *, key: str | None = None) -> AppointmentOut:
        """Put a visit from the pinboard on the book."""
        return await self._act(appointment_id, "place", at, key)

    async def pinboard_list(self, location_id: UUID) -> AppointmentRows:
        """The visits on hold at an office."""
        params: Params = {"location_uuid": location_id}
        return await self._transport.get(AppointmentRows, self._path("pinboard"), params)

    async def send_to_pinboard(
        self, appointment_id: UUID, why: SendToPinboardIn, *, key: str | None = None
    ) -> AppointmentOut:
        """Take a visit off the book and keep it on hold."""
        return await self._act(appointment_id, "pinboard", why, key)

    async def transition(
        self, appointment_id: UUID, to: TransitionStatusIn, *, key: str | None = None
    ) -> AppointmentOut:
        """Give a visit another status."""
        return await self._act(appointment_id, "transition", to, key)

    async def break_(self, appointment_id: UUID, why: BreakAppointmentIn, *, key: str | None = None) -> AppointmentOut:
        """Record that the patient did not come."""
        return await self._act(appointment_id, "break", why, key)

    async def cancel(self, appointment_id: UUID, why: CancelAppointmentIn, *, key: str | None = None) -> AppointmentOut:
        """Call a visit off."""
        return await self._act(appointment_id, "cancel", why, key)

    async def confirm(
        self, appointment_id: UUID, to: UpdateConfirmationStatusIn, *, key: str | None = None
    ) -> AppointmentOut:
        """Record how far the outreach for a visit has come."""
        path = self._path(appointment_id, "confirmation-status")
        return await self._transport.write(AppointmentOut, "PATCH", path, to, key=key)

    async def confirmation_statuses(self, *, page: int = 1, page_size: int = 200) -> DefinitionListOut:
        """The confirmation statuses the practice uses."""
        params: Params = {"page": page, "page_size": page_size}
        return await self._transport.get(DefinitionListOut, self._path("confirmation-statuses"), params)

    def each_confirmation_status(self) -> AsyncIterator[DefinitionOut]:
        """All confirmation statuses the practice uses."""
        return self._walk(lambda page: self.confirmation_statuses(page=page, page_size=FULL_PAGE))

    async def check_conflicts(self, slot: CheckConflictsIn, *, key: str | None = None) -> CheckConflictsOut:
        """Whether a slot is free, and if not, why. Changes nothing."""
        return await self._transport.ask(CheckConflictsOut, self._path("check-conflicts"), slot, key=key)

    async def set_flow_status(
        self, appointment_id: UUID, to: SetFlowStatusIn, *, key: str | None = None
    ) -> FlowEventOut:
        """Record where the patient is in the office now."""
        path = self._path(appointment_id, "patient-flow-status")
        return await self._transport.write(FlowEventOut, "POST", path, to, key=key)

    async def flow_events(self, appointment_id: UUID, *, page: int = 1, page_size: int = 50) -> FlowEventListOut:
        """A visit's way through the office, step by step."""
        params: Params = {"page": page, "page_size": page_size}
        return await self._transport.get(FlowEventListOut, self._path(appointment_id, "patient-flow-events"), params)

    def each_flow_event(self, appointment_id: UUID) -> AsyncIterator[FlowEventOut]:
        """All steps of a visit's way through the office."""
        return self._walk(lambda page: self.flow_events(appointment_id, page=page, page_size=FULL_PAGE))

    async def flow_stats(self, appointment_id: UUID, *, include_open: bool = True) -> FlowStatsOut:
        """How long the visit took at each station."""
        params: Params = {"include_open": include_open}
        return await self._transport.get(FlowStatsOut, self._path(appointment_id, "patient-flow-stats"), params)

    async def providers(self, appointment_id: UUID) -> AssignmentRows:
        """Who works in a visit, and when."""
        return await self._transport.get(AssignmentRows, self._path(appointment_id, "providers"))

    async def replace_providers(
        self, appointment_id: UUID, everybody: ReplaceProvidersIn, *, key: str | None = None
    ) -> AssignmentRows:
        """Say anew who works in a visit; whoever is not named is taken off."""
        path = self._path(appointment_id, "providers")
        return await self._transport.write(AssignmentRows, "PUT", path, everybody, key=key)

    async def procedures(self, appointment_id: UUID) -> ProcedureRows:
        """What is to be done in a visit."""
        return await self._transport.get(ProcedureRows, self._path(appointment_id, "procedures"))

    async def add_procedure(
        self, appointment_id: UUID, new: AddProcedureIn, *, key: str | None = None
    ) -> AppointmentProcedureOut:
        """Add something to be done in a visit."""
        path = self._path(appointment_id, "procedures")
        return await self._transport.write(AppointmentProcedureOut, "POST", path, new, key=key)

    async def replace_procedures(
        self, appointment_id: UUID, everything: ReplaceProceduresIn, *, key: str | None = None
    ) -> ProcedureRows:
        """Write anew what is to be done in a visit; what is not named is taken off."""
        path = self._path(appointment_id, "procedures")
        return await self._transport.write(ProcedureRows, "PUT", path, everything, key=key)

    async def remove_procedure(
        self, appointment_id: UUID, procedure_id: UUID, base_version: int, *, key: str | None = None
    ) -> None:
        """Take something to be done off a visit."""
        path = self._path(appointment_id, "procedures", procedure_id)
        await self._transport.write_only("DELETE", path, params={"base_version": base_version}, key=key)

    async def procedure_frequency(self, patient_id: UUID, code: str) -> ProcedureFrequencyOut:
        """When a patient last had a procedure."""
        params: Params = {"patient_uuid": patient_id, "procedure_code": code}
        return await self._transport.get(ProcedureFrequencyOut, self._path("procedure-frequency-check"), params)

    async def history(self, appointment_id: UUID, *, page: int = 1, page_size: int = 50) -> HistoryListOut:
        """Every change to a visit, the latest first."""
        params: Params = {"page": page, "page_size": page_size}
        return await self._transport.get(HistoryListOut, self._path(appointment_id, "history"), params)

    def each_history(self, appointment_id: UUID) -> AsyncIterator[HistoryRowOut]:
        """All changes to a visit, the latest first."""
        return self._walk(lambda page: self.history(appointment_id, page=page, page_size=FULL_PAGE))

    async def changes(
        self,
        *,
        patient_id: UUID | None = None,
        location_id: UUID | None = None,
        day: date | None = None,
        actions: Collection[str] | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> VisitHistoryListOut:
        """Every change to a patient's visits, or to those of a day, deleted ones included; the latest first."""
        params: Params = {
            "patient_uuid": patient_id,
            "location_uuid": location_id,
            "date": day,
            "action": ",".join(sorted(actions)) if actions else None,
            "page": page,
            "page_size": page_size,
        }
        return await self._transport.get(VisitHistoryListOut, self._path("history"), params)

    def each_change(
        self,
        *,
        patient_id: UUID | None = None,
        location_id: UUID | None = None,
        day: date | None = None,
        actions: Collection[str] | None = None,
    ) -> AsyncIterator[VisitHistoryRowOut]:
        """All changes to a patient's visits, or to those of a day; filters as in `changes`."""
        return self._walk(
            lambda page: self.changes(
                patient_id=patient_id,
                location_id=location_id,
                day=day,
                actions=actions,
                page=page,
                page_size=FULL_PAGE,
            )
        )

    async def counts(
        self, date_from: date, date_to: date, *, statuses: Collection[AppointmentStatus] | None = None
    ) -> LocationCountsOut:
        """How many visits each office has from one local date up to, not including, another."""
        chosen = sorted(statuses) if statuses is not None else None
        params: Params = {"date_from": date_from, "date_to": date_to, "status_set": chosen}
        return await self._transport.get(LocationCountsOut, self._path("counts/by-location"), params)

    async def bulk(self, rows: BulkAppointmentsIn, *, key: str | None = None) -> BulkAppointmentsOut:
        """Make, change or only check many visits at once; `BulkAppointmentsIn.of` takes typed rows."""
        return await self._transport.write(BulkAppointmentsOut, "POST", self._path("bulk"), rows, key=key)

    async def bulk_confirm(self, which: BulkConfirmIn, *, key: str | None = None) -> BulkConfirmOut:
        """Give many visits one confirmation status."""
        return await self._transport.write(BulkConfirmOut, "POST", self._path("bulk-confirm"), which, key=key)

    async def _act(self, appointment_id: UUID, verb: str, body: RequestModel, key: str | None) -> AppointmentOut:
        return await self._transport.write(AppointmentOut, "POST", self._path(appointment_id, verb), body, key=key)

    def _path(self, *parts: UUID | str) -> str:
        return self._transport.in_org("/".join(["appointments", *map(str, parts)]))
