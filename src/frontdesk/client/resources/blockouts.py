"""Blockouts, their types, and the templates to make them from."""

import builtins
from collections.abc import AsyncIterator, Sequence
from datetime import date
from uuid import UUID

from frontdesk.client.resources.base import Reader, Records
from frontdesk.client.transport import Params, Transport
from frontdesk.contract.blockout_templates import (
    AddBlockoutTemplateItemIn,
    ApplyBlockoutTemplateIn,
    BlockoutTemplateItemOut,
    BlockoutTemplateListOut,
    BlockoutTemplateOut,
    CopyBlockoutDayIn,
    CopyBlockoutWeekIn,
    CreateBlockoutTemplateIn,
    RepeatBlockoutWeeksIn,
    RepeatedBlockoutsOut,
    UpdateBlockoutTemplateIn,
)
from frontdesk.contract.blockouts import (
    BlockoutListOut,
    BlockoutOut,
    BlockoutTypeListOut,
    BlockoutTypeOut,
    CreateBlockoutIn,
    CreateBlockoutTypeIn,
    CreatedBlockoutsOut,
    ExtendHoldIn,
    HoldIn,
    UpdateBlockoutIn,
    UpdateBlockoutTypeIn,
)
from frontdesk.contract.common import Page

_HOLDS = "blockouts/holds"


class BlockoutTypes(Records[BlockoutTypeOut, CreateBlockoutTypeIn, UpdateBlockoutTypeIn]):
    """What time is blocked for."""

    path = "blockouts/types"
    one = BlockoutTypeOut
    page_of = BlockoutTypeListOut

    async def list(self, *, include_hidden: bool = False, page: int = 1, page_size: int = 50) -> Page[BlockoutTypeOut]:
        """A page of blockout types in their order."""
        return await self._page({"include_hidden": include_hidden}, page, page_size)

    def each(self, *, include_hidden: bool = False) -> AsyncIterator[BlockoutTypeOut]:
        """All blockout types in their order."""
        return self._each({"include_hidden": include_hidden})


class BlockoutTemplates(Records[BlockoutTemplateOut, CreateBlockoutTemplateIn, UpdateBlockoutTemplateIn]):
    """Days of blockouts to be laid on dates."""

    path = "blockouts/templates"
    one = BlockoutTemplateOut
    page_of = BlockoutTemplateListOut

    async def list(
        self, *, location_id: UUID | None = None, include_hidden: bool = False, page: int = 1, page_size: int = 50
    ) -> Page[BlockoutTemplateOut]:
        """A page of templates in their order: those for any office, and with one its own among them."""
        return await self._page({"location_uuid": location_id, "include_hidden": include_hidden}, page, page_size)

    def each(
        self, *, location_id: UUID | None = None, include_hidden: bool = False
    ) -> AsyncIterator[BlockoutTemplateOut]:
        """All templates for any office, and with one its own among them, in their order."""
        return self._each({"location_uuid": location_id, "include_hidden": include_hidden})

    async def items(self, template_id: UUID) -> Sequence[BlockoutTemplateItemOut]:
        """The blockouts of a template in their order."""
        path = self._transport.in_org(f"{self.path}/{template_id}/items")
        return await self._transport.get(builtins.list[BlockoutTemplateItemOut], path)

    async def add_item(
        self, template_id: UUID, new: AddBlockoutTemplateItemIn, *, key: str | None = None
    ) -> BlockoutTemplateItemOut:
        """Add a blockout to a template."""
        path = self._transport.in_org(f"{self.path}/{template_id}/items")
        return await self._transport.write(BlockoutTemplateItemOut, "POST", path, new, key=key)

    async def remove_item(self, template_id: UUID, item_id: UUID, *, key: str | None = None) -> None:
        """Take a blockout out of a template."""
        path = self._transport.in_org(f"{self.path}/{template_id}/items/{item_id}")
        await self._transport.write_only("DELETE", path, key=key)

    async def apply(
        self, template_id: UUID, target: ApplyBlockoutTemplateIn, *, key: str | None = None
    ) -> RepeatedBlockoutsOut:
        """Lay a template on a day."""
        path = self._transport.in_org(f"{self.path}/{template_id}/apply")
        return await self._transport.write(RepeatedBlockoutsOut, "POST", path, target, key=key)


class Blockouts(Reader[BlockoutOut]):
    """Stretches of days that are blocked or reserved.

    Attributes:
        types: what time is blocked for.
        templates: days of blockouts to be laid on dates.
    """

    path = "blockouts/instances"
    one = BlockoutOut
    page_of = BlockoutListOut

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self.types = BlockoutTypes(transport)
        self.templates = BlockoutTemplates(transport)

    async def list(
        self,
        *,
        location_id: UUID | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> Page[BlockoutOut]:
        """A page of blockouts, both dates included."""
        params: Params = {"location_uuid": location_id, "date_from": date_from, "date_to": date_to}
        return await self._page(params, page, page_size)

    def each(
        self, *, location_id: UUID | None = None, date_from: date | None = None, date_to: date | None = None
    ) -> AsyncIterator[BlockoutOut]:
        """All blockouts that match, both dates included."""
        return self._each({"location_uuid": location_id, "date_from": date_from, "date_to": date_to})

    async def create(self, new: CreateBlockoutIn, *, key: str | None = None) -> CreatedBlockoutsOut:
        """Block a stretch of a day, in several operatories at once if need be."""
        path = self._transport.in_org(self.path)
        return await self._transport.write(CreatedBlockoutsOut, "POST", path, new, key=key)

    async def hold(self, place: HoldIn, *, key: str | None = None) -> BlockoutOut:
        """Keep a place for some minutes while phoning; whoever asks may book it."""
        return await self._transport.write(BlockoutOut, "POST", self._transport.in_org(_HOLDS), place, key=key)

    async def extend_hold(self, blockout_id: UUID, longer: ExtendHoldIn, *, key: str | None = None) -> BlockoutOut:
        """Let a hold last so many minutes from now."""
        path = self._transport.in_org(f"{_HOLDS}/{blockout_id}")
        return await self._transport.write(BlockoutOut, "PATCH", path, longer, key=key)

    async def copy_day(self, days: CopyBlockoutDayIn, *, key: str | None = None) -> RepeatedBlockoutsOut:
        """Copy the blockouts of a day to another."""
        path = self._transport.in_org(f"{self.path}/copy-day")
        return await self._transport.write(RepeatedBlockoutsOut, "POST", path, days, key=key)

    async def copy_week(self, weeks: CopyBlockoutWeekIn, *, key: str | None = None) -> RepeatedBlockoutsOut:
        """Copy the blockouts of a week to another."""
        path = self._transport.in_org(f"{self.path}/copy-week")
        return await self._transport.write(RepeatedBlockoutsOut, "POST", path, weeks, key=key)

    async def repeat_weeks(self, weeks: RepeatBlockoutWeeksIn, *, key: str | None = None) -> RepeatedBlockoutsOut:
        """Copy the blockouts of a week to the weeks after it."""
        path = self._transport.in_org(f"{self.path}/repeat-weeks")
        return await self._transport.write(RepeatedBlockoutsOut, "POST", path, weeks, key=key)

    async def update(self, blockout_id: UUID, changes: UpdateBlockoutIn, *, key: str | None = None) -> BlockoutOut:
        """Change a blockout, or all that were made with it."""
        path = self._transport.in_org(f"{self.path}/{blockout_id}")
        return await self._transport.write(BlockoutOut, "PATCH", path, changes, key=key)

    async def delete(self, blockout_id: UUID, *, key: str | None = None) -> None:
        """Delete one blockout; others made with it stay."""
        await self._transport.write_only("DELETE", self._transport.in_org(f"{self.path}/{blockout_id}"), key=key)
