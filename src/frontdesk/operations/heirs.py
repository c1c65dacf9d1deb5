"""What records are called since they were taken away and brought back: the server gives each a new name then."""

from uuid import UUID

MOST = 1000
"""How many past names are kept for what may still be undone."""


class Heirs:
    """Past names, each leading straight to the present one, so that losing one loses no other.

    Beyond `most` of them the name that was longest neither asked for nor inherited from is forgotten.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._present: dict[UUID, UUID] = {}

    def __len__(self) -> int:
        """Return how many past names are kept."""
        return len(self._present)

    def of(self, name: UUID) -> UUID:
        """Return what the record of a name is called now."""
        present = self._present.pop(name, None)
        if present is None:
            return name
        # Written anew it is the last to be forgotten.
        self._present[name] = present
        return present

    def inherit(self, old: UUID, new: UUID) -> None:
        """The record of the *old* name, whichever of its names that is, came back as *new*."""
        before = self.of(old)
        if before == new:
            return
        self._present.pop(new, None)
        for name in [name for name, present in self._present.items() if present == before]:
            self._present[name] = new
        self._present[before] = new
        while len(self._present) > self._most:
            del self._present[next(iter(self._present))]
