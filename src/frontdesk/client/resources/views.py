"""What desks show of the schedule, and how."""

from collections.abc import AsyncIterator
from uuid import UUID

from frontdesk.client.resources.base import Records
from frontdesk.contract.common import Page
from frontdesk.contract.views import (
    CreateScheduleViewIn,
    ScheduleViewListOut,
    ScheduleViewOut,
    UpdateScheduleViewIn,
    ViewTemplateListOut,
    ViewTemplateOut,
)


class ScheduleViews(Records[ScheduleViewOut, CreateScheduleViewIn, UpdateScheduleViewIn]):
    """Shared views and the signed-in user's own."""

    path = "schedule/views"
    one = ScheduleViewOut
    page_of = ScheduleViewListOut

    async def list(
        self, *, location_id: UUID | None = None, page: int = 1, page_size: int = 50
    ) -> Page[ScheduleViewOut]:
        """A page of views by name."""
        return await self._page({"location_uuid": location_id}, page, page_size)

    def each(self, *, location_id: UUID | None = None) -> AsyncIterator[ScheduleViewOut]:
        """All views by name."""
        return self._each({"location_uuid": location_id})

    async def templates(self) -> tuple[ViewTemplateOut, ...]:
        """The ready-made looks to start a view from."""
        found = await self._transport.get(ViewTemplateListOut, self._transport.in_org(f"{self.path}/templates"))
        return tuple(found.templates)

    async def set_default(self, view_id: UUID, *, key: str | None = None) -> ScheduleViewOut:
        """Open the view's office with it from now on, for this user."""
        path = self._transport.in_org(f"{self.path}/{view_id}/set-default")
        return await self._transport.write(ScheduleViewOut, "POST", path, key=key)

    async def set_shortcut(self, view_id: UUID, digit: int, *, key: str | None = None) -> ScheduleViewOut:
        """Put a view behind Ctrl and a digit, for this user."""
        path = self._transport.in_org(f"{self.path}/{view_id}/set-shortcut")
        return await self._transport.write(ScheduleViewOut, "POST", path, params={"shortcut": digit}, key=key)
