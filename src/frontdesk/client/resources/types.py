"""Appointment types and flow statuses: how the practice names its visits and their stations."""

from collections.abc import AsyncIterator
from typing import Literal
from uuid import UUID

from frontdesk.client.errors import NotFound
from frontdesk.client.resources.base import Reader, Records
from frontdesk.contract.appointment_types import (
    AppointmentTypeListOut,
    AppointmentTypeOut,
    CreateAppointmentTypeIn,
    UpdateAppointmentTypeIn,
)
from frontdesk.contract.common import Page
from frontdesk.contract.flow import CreateFlowStatusIn, FlowStatusListOut, FlowStatusOut, UpdateFlowStatusIn

TypesListed = Literal["active", "archived", "all"]


class FlowStatuses(Records[FlowStatusOut, CreateFlowStatusIn, UpdateFlowStatusIn]):
    """The stations of a patient's way through the office."""

    path = "schedule/flow-statuses"
    one = FlowStatusOut
    page_of = FlowStatusListOut

    async def list(self, *, include_inactive: bool = True, page: int = 1, page_size: int = 50) -> Page[FlowStatusOut]:
        """A page of flow statuses in their order."""
        return await self._page({"include_inactive": include_inactive}, page, page_size)

    def each(self, *, include_inactive: bool = True) -> AsyncIterator[FlowStatusOut]:
        """All flow statuses in their order."""
        return self._each({"include_inactive": include_inactive})

    async def get(self, record_id: UUID) -> FlowStatusOut:
        """One flow status, found in the listing: the API has no address for a single one.

        Raises:
            NotFound: there is no such flow status.
        """
        async for status in self.each():
            if status.id == record_id:
                return status
        raise NotFound(404, "There is no such flow status.", code="not_found")


class AppointmentTypes(Reader[AppointmentTypeOut]):
    """The kinds of visit a practice books. They are archived, never deleted."""

    path = "appointment-types"
    one = AppointmentTypeOut
    page_of = AppointmentTypeListOut

    async def list(
        self, *, status: TypesListed | None = None, search: str | None = None, page: int = 1, page_size: int = 50
    ) -> Page[AppointmentTypeOut]:
        """A page of appointment types in their order; the active ones, unless others are asked for."""
        return await self._page({"status": status, "search": search}, page, page_size)

    def each(
        self, *, status: TypesListed | None = None, search: str | None = None
    ) -> AsyncIterator[AppointmentTypeOut]:
        """All appointment types that match, in their order; the active ones, unless others are asked for."""
        return self._each({"status": status, "search": search})

    async def create(self, new: CreateAppointmentTypeIn, *, key: str | None = None) -> AppointmentTypeOut:
        """Add a kind of visit."""
        return await self._transport.write(AppointmentTypeOut, "POST", self._transport.in_org(self.path), new, key=key)

    async def update(
        self, type_id: UUID, changes: UpdateAppointmentTypeIn, *, key: str | None = None
    ) -> AppointmentTypeOut:
        """Change a kind of visit."""
        path = self._transport.in_org(f"{self.path}/{type_id}")
        return await self._transport.write(AppointmentTypeOut, "PATCH", path, changes, key=key)

    async def archive(self, type_id: UUID, *, key: str | None = None) -> AppointmentTypeOut:
        """Retire a kind of visit; visits that have it keep it."""
        path = self._transport.in_org(f"{self.path}/{type_id}/archive")
        return await self._transport.write(AppointmentTypeOut, "POST", path, key=key)
