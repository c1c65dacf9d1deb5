"""Blockouts and their types."""

from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID

from frontdesk.client.resources.base import Reader, Records
from frontdesk.client.transport import Params, Transport
from frontdesk.contract.blockouts import (
    BlockoutListOut,
    BlockoutOut,
    BlockoutTypeListOut,
    BlockoutTypeOut,
    CreateBlockoutIn,
    CreateBlockoutTypeIn,
    CreatedBlockoutsOut,
    UpdateBlockoutIn,
    UpdateBlockoutTypeIn,
)
from frontdesk.contract.common import Page


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


class Blockouts(Reader[BlockoutOut]):
    """Stretches of days that are blocked or reserved.

    Attributes:
        types: what time is blocked for.
    """

    path = "blockouts/instances"
    one = BlockoutOut
    page_of = BlockoutListOut

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self.types = BlockoutTypes(transport)

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

    async def update(self, blockout_id: UUID, changes: UpdateBlockoutIn, *, key: str | None = None) -> BlockoutOut:
        """Change a blockout, or all that were made with it."""
        path = self._transport.in_org(f"{self.path}/{blockout_id}")
        return await self._transport.write(BlockoutOut, "PATCH", path, changes, key=key)

    async def delete(self, blockout_id: UUID, *, key: str | None = None) -> None:
        """Delete one blockout; others made with it stay."""
        await self._transport.write_only("DELETE", self._transport.in_org(f"{self.path}/{blockout_id}"), key=key)
