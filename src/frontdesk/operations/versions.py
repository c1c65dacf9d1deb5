"""Which versions of a thing this desk made itself, so that it never takes its own changes for somebody else's."""

from uuid import UUID


class OwnVersions:
    """The versions this desk made, by the thing they are of."""

    def __init__(self) -> None:
        self._made: dict[UUID, set[int]] = {}

    def made(self, subject: UUID, version: int) -> None:
        """This desk made a version."""
        self._made.setdefault(subject, set()).add(version)

    def latest(self, subject: UUID, since: int) -> int:
        """Return the newest version that only this desk's own changes led to from *since*."""
        mine = self._made.get(subject, set())
        while since + 1 in mine:
            since += 1
        return since

    def newest(self, subject: UUID) -> int:
        """Return the newest version this desk made, 0 if none."""
        return max(self._made.get(subject, ()), default=0)

    def oldest(self, subject: UUID) -> int:
        """Return the oldest version this desk made, 0 if none."""
        return min(self._made.get(subject, ()), default=0)
