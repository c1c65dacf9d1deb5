"""Production goals, and what came of them."""

from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID

from frontdesk.client.resources.base import Records
from frontdesk.client.transport import Params
from frontdesk.contract.common import Page
from frontdesk.contract.production import (
    CreateProductionGoalIn,
    ProductionGoalListOut,
    ProductionGoalOut,
    ProductionSummaryOut,
    UpdateProductionGoalIn,
    UpsertProductionGoalIn,
)


class ProductionGoals(Records[ProductionGoalOut, CreateProductionGoalIn, UpdateProductionGoalIn]):
    """What providers mean to produce on a day."""

    path = "schedule/production-goals"
    one = ProductionGoalOut
    page_of = ProductionGoalListOut

    async def list(
        self,
        *,
        location_id: UUID | None = None,
        provider_id: UUID | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> Page[ProductionGoalOut]:
        """A page of goals, both dates included."""
        return await self._page(_wanted(location_id, provider_id, date_from, date_to), page, page_size)

    def each(
        self,
        *,
        location_id: UUID | None = None,
        provider_id: UUID | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
    ) -> AsyncIterator[ProductionGoalOut]:
        """All goals that match, both dates included."""
        return self._each(_wanted(location_id, provider_id, date_from, date_to))

    async def upsert(self, goal: UpsertProductionGoalIn, *, key: str | None = None) -> ProductionGoalOut:
        """Set the goal of a provider's day, whether or not there is one."""
        path = self._transport.in_org(f"{self.path}/upsert")
        return await self._transport.write(ProductionGoalOut, "PUT", path, goal, key=key)

    async def summary(self, location_id: UUID, date_from: date, date_to: date) -> ProductionSummaryOut:
        """An office's production by provider against the goals, both dates included."""
        path = self._transport.in_org(f"{self.path}/production-summary")
        params: Params = {"location_uuid": location_id, "date_from": date_from, "date_to": date_to}
        return await self._transport.get(ProductionSummaryOut, path, params)


def _wanted(location_id: UUID | None, provider_id: UUID | None, date_from: date | None, date_to: date | None) -> Params:
    return {"location_uuid": location_id, "provider_uuid": provider_id, "date_from": date_from, "date_to": date_to}
