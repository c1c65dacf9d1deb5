"""The waitlist: who would come sooner, who fits a hole in the book, and what came of asking."""

import builtins
from collections.abc import AsyncIterator, Collection, Sequence
from typing import Literal
from uuid import UUID

from frontdesk.client.resources.base import FULL_PAGE, Records
from frontdesk.client.transport import Params
from frontdesk.contract.common import Page
from frontdesk.contract.waitlist import (
    BulkRemoveIn,
    BulkRemoveOut,
    ContactOut,
    CreateWaitlistEntryIn,
    LogContactIn,
    QuickFillIn,
    QuickFillOut,
    RecordResponseIn,
    UpdateWaitlistEntryIn,
    WaitlistEntryListOut,
    WaitlistEntryOut,
    WaitlistSource,
)
from frontdesk.domain.waitlist import Urgency, WaitlistStatus

WaitlistSort = Literal["urgency", "score", "days_waiting", "created_at", "treatment_value"]


class Waitlist(Records[WaitlistEntryOut, CreateWaitlistEntryIn, UpdateWaitlistEntryIn]):
    """Patients who would come sooner. Deleting an entry marks it as removed, so it can be put back."""

    path = "waitlist/entries"
    one = WaitlistEntryOut
    page_of = WaitlistEntryListOut

    async def delete(self, record_id: UUID, *, key: str | None = None) -> None:
        """Mark an entry as removed; it stays to be read, and an update with another status puts it back."""
        await super().delete(record_id, key=key)

    async def list(
        self,
        *,
        location_id: UUID | None = None,
        patient_id: UUID | None = None,
        provider_id: UUID | None = None,
        appointment_type_id: UUID | None = None,
        statuses: Collection[WaitlistStatus] = (),
        urgency: Urgency | None = None,
        source: WaitlistSource | None = None,
        include_cross_location: bool = True,
        sort_by: WaitlistSort = "created_at",
        sort_dir: Literal["asc", "desc"] = "desc",
        page: int = 1,
        page_size: int = 50,
    ) -> Page[WaitlistEntryOut]:
        """A page of the waitlist; without statuses, of all that were ever on it."""
        params: Params = {
            "location_uuid": location_id,
            "patient_uuid": patient_id,
            "provider_uuid": provider_id,
            "appointment_type_uuid": appointment_type_id,
            "status": _joined(statuses),
            "urgency": None if urgency is None else urgency.value,
            "source": source,
            "include_cross_location": include_cross_location,
            "sort_by": sort_by,
            "sort_dir": sort_dir,
        }
        return await self._page(params, page, page_size)

    def each(
        self,
        *,
        location_id: UUID | None = None,
        patient_id: UUID | None = None,
        provider_id: UUID | None = None,
        appointment_type_id: UUID | None = None,
        statuses: Collection[WaitlistStatus] = (),
        urgency: Urgency | None = None,
        source: WaitlistSource | None = None,
        include_cross_location: bool = True,
        sort_by: WaitlistSort = "created_at",
        sort_dir: Literal["asc", "desc"] = "desc",
    ) -> AsyncIterator[WaitlistEntryOut]:
        """All entries that match, the latest first if nothing else is said; filters as in `list`."""
        return self._walk(
            lambda page: self.list(
                location_id=location_id,
                patient_id=patient_id,
                provider_id=provider_id,
                appointment_type_id=appointment_type_id,
                statuses=statuses,
                urgency=urgency,
                source=source,
                include_cross_location=include_cross_location,
                sort_by=sort_by,
                sort_dir=sort_dir,
                page=page,
                page_size=FULL_PAGE,
            )
        )

    async def contacts(self, entry_id: UUID) -> Sequence[ContactOut]:
        """Each time a patient was told of an opening, the latest first."""
        path = self._transport.in_org(f"{self.path}/{entry_id}/contact-log")
        return await self._transport.get(builtins.list[ContactOut], path)

    async def log_contact(self, entry_id: UUID, contact: LogContactIn, *, key: str | None = None) -> WaitlistEntryOut:
        """Note that a patient was told of an opening."""
        path = self._transport.in_org(f"{self.path}/{entry_id}/contact")
        return await self._transport.write(WaitlistEntryOut, "POST", path, contact, key=key)

    async def record_response(
        self, entry_id: UUID, response: RecordResponseIn, *, key: str | None = None
    ) -> WaitlistEntryOut:
        """Note what came of it."""
        path = self._transport.in_org(f"{self.path}/{entry_id}/response")
        return await self._transport.write(WaitlistEntryOut, "POST", path, response, key=key)

    async def bulk_remove(self, entry_ids: Sequence[UUID], *, key: str | None = None) -> BulkRemoveOut:
        """Take several entries off the list."""
        path = self._transport.in_org(f"{self.path}/bulk-remove")
        body = BulkRemoveIn(entry_uuids=builtins.list(entry_ids))
        return await self._transport.write(BulkRemoveOut, "POST", path, body, key=key)

    async def quick_fill(self, hole: QuickFillIn, *, key: str | None = None) -> QuickFillOut:
        """Who fits a hole in the book, ranked, with reasons."""
        return await self._transport.ask(QuickFillOut, self._transport.in_org("waitlist/quick-fill"), hole, key=key)


def _joined(statuses: Collection[WaitlistStatus]) -> str | None:
    return ",".join(sorted(status.value for status in statuses)) or None
