"""What the openings panel asks of the desk."""

from typing import Protocol
from uuid import UUID

from frontdesk.operations import Outcome
from frontdesk.store.openings import Findings, SavedSearch, Wish


class OpeningsPort(Protocol):
    """Finding openings, and keeping searches."""

    async def find(self, wish: Wish) -> Findings:
        """Openings in order of their start."""
        ...

    async def saved(self, location_id: UUID) -> list[SavedSearch]:
        """This person's searches by name."""
        ...

    async def save(self, name: str, wish: Wish, *, is_default: bool) -> Outcome:
        """Keep a search under a name."""
        ...

    async def make_default(self, search: SavedSearch, is_default: bool, /) -> Outcome:
        """Let searches begin with this one, or with none."""
        ...

    async def remove(self, search: SavedSearch) -> Outcome:
        """Forget a saved search."""
        ...
