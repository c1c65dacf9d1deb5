"""When providers work, and the notes above the days."""

from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID

from frontdesk.client.resources.base import Group, Records
from frontdesk.client.transport import Params, Transport
from frontdesk.contract.common import Page
from frontdesk.contract.notes import (
    CreateScheduleNoteIn,
    ScheduleNoteListOut,
    ScheduleNoteOut,
    UpdateScheduleNoteIn,
)
from frontdesk.contract.schedules import (
    CreateScheduleOverrideIn,
    CreateScheduleTemplateIn,
    DailyProvidersOut,
    ProviderAvailabilityOut,
    ScheduleOverrideListOut,
    ScheduleOverrideOut,
    ScheduleTemplateListOut,
    ScheduleTemplateOut,
    UpdateScheduleOverrideIn,
    UpdateScheduleTemplateIn,
)


class ScheduleTemplates(Records[ScheduleTemplateOut, CreateScheduleTemplateIn, UpdateScheduleTemplateIn]):
    """Weekly hours."""

    path = "schedule/templates"
    one = ScheduleTemplateOut
    page_of = ScheduleTemplateListOut

    async def list(
        self,
        *,
        provider_id: UUID | None = None,
        location_id: UUID | None = None,
        day_of_week: int | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> Page[ScheduleTemplateOut]:
        """A page of weekly hours."""
        params: Params = {"provider_uuid": provider_id, "location_uuid": location_id, "day_of_week": day_of_week}
        return await self._page(params, page, page_size)

    def each(
        self, *, provider_id: UUID | None = None, location_id: UUID | None = None, day_of_week: int | None = None
    ) -> AsyncIterator[ScheduleTemplateOut]:
        """All weekly hours that match."""
        return self._each(
            {"provider_uuid": provider_id, "location_uuid": location_id, "day_of_week": day_of_week},
        )


class ScheduleOverrides(Records[ScheduleOverrideOut, CreateScheduleOverrideIn, UpdateScheduleOverrideIn]):
    """Days that differ from the weekly hours."""

    path = "schedule/overrides"
    one = ScheduleOverrideOut
    page_of = ScheduleOverrideListOut

    async def list(
        self,
        *,
        provider_id: UUID | None = None,
        location_id: UUID | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> Page[ScheduleOverrideOut]:
        """A page of overrides, both dates included."""
        params = _between(location_id, date_from, date_to)
        return await self._page({"provider_uuid": provider_id, **params}, page, page_size)

    def each(
        self,
        *,
        provider_id: UUID | None = None,
        location_id: UUID | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
    ) -> AsyncIterator[ScheduleOverrideOut]:
        """All overrides that match, both dates included."""
        return self._each({"provider_uuid": provider_id, **_between(location_id, date_from, date_to)})


class ScheduleNotes(Records[ScheduleNoteOut, CreateScheduleNoteIn, UpdateScheduleNoteIn]):
    """One note per office and day."""

    path = "schedule/notes"
    one = ScheduleNoteOut
    page_of = ScheduleNoteListOut

    async def list(
        self,
        *,
        location_id: UUID | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> Page[ScheduleNoteOut]:
        """A page of notes, both dates included."""
        return await self._page(_between(location_id, date_from, date_to), page, page_size)

    def each(
        self, *, location_id: UUID | None = None, date_from: date | None = None, date_to: date | None = None
    ) -> AsyncIterator[ScheduleNoteOut]:
        """All notes that match, both dates included."""
        return self._each(_between(location_id, date_from, date_to))


class Schedules(Group):
    """Hours as they are written down, and as they come out on a date.

    Attributes:
        templates: weekly hours.
        overrides: days that differ.
    """

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self.templates = ScheduleTemplates(transport)
        self.overrides = ScheduleOverrides(transport)

    async def daily_providers(self, location_id: UUID, day: date) -> DailyProvidersOut:
        """Who works when at an office on a date."""
        path = self._transport.in_org("schedule/daily-providers")
        return await self._transport.get(DailyProvidersOut, path, {"location_uuid": location_id, "date": day})

    async def provider_availability(self, provider_id: UUID, location_id: UUID, day: date) -> ProviderAvailabilityOut:
        """When one provider works at an office on a date."""
        path = self._transport.in_org("schedule/provider-availability")
        params: Params = {"provider_uuid": provider_id, "location_uuid": location_id, "date": day}
        return await self._transport.get(ProviderAvailabilityOut, path, params)


def _between(location_id: UUID | None, date_from: date | None, date_to: date | None) -> Params:
    return {"location_uuid": location_id, "date_from": date_from, "date_to": date_to}
