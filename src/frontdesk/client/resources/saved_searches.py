"""What the signed-in user looks for again and again."""

from collections.abc import AsyncIterator

from frontdesk.client.resources.base import Records
from frontdesk.contract.common import Page
from frontdesk.contract.saved_searches import (
    CreateSavedSearchIn,
    SavedSearchListOut,
    SavedSearchOut,
    UpdateSavedSearchIn,
)


class SavedSearches(Records[SavedSearchOut, CreateSavedSearchIn, UpdateSavedSearchIn]):
    """The user's own searches."""

    path = "schedule/saved-searches"
    one = SavedSearchOut
    page_of = SavedSearchListOut

    async def list(self, *, search_type: str | None = None, page: int = 1, page_size: int = 50) -> Page[SavedSearchOut]:
        """A page of searches by name."""
        return await self._page({"search_type": search_type}, page, page_size)

    def each(self, *, search_type: str | None = None) -> AsyncIterator[SavedSearchOut]:
        """All searches by name."""
        return self._each({"search_type": search_type})
