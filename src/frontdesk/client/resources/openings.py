"""Where and when a visit could be booked."""

from frontdesk.client.resources.base import Group
from frontdesk.contract.openings import FindFreeTimeIn, FreeTimeOut


class Openings(Group):
    """The search for free time."""

    async def find(self, wanted: FindFreeTimeIn, *, key: str | None = None) -> FreeTimeOut:
        """Openings by date, the best of a date first; nothing is held by asking."""
        path = self._transport.in_org("schedule/find-free-time")
        return await self._transport.ask(FreeTimeOut, path, wanted, key=key)
