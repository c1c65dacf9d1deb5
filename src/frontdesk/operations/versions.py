"""Which versions of a thing this desk made itself, so that it never takes its own changes for somebody else's."""

from uuid import UUID


class OwnVersions:
    """The versions this desk made, by the thing they are of."""

    def __init__(self) -> None:
        self._made: dict[UUID, set[int]] = {}
        self._unsure: dict[UUID, set[int]] = {}
        self._theirs: dict[UUID, int] = {}

    def made(self, subject: UUID, version: int, base: int) -> None:
        """This desk's change of the *base* left a version, 0 where there was nothing before.

        One that left the version it was made on changed nothing; that version may be somebody else's.
        """
        if version > base:
            self._made.setdefault(subject, set()).add(version)

    def made_after(self, subject: UUID, version: int, known: int) -> bool:
        """Say whether a change that was sent on no version left the next one after all that was *known*, and keep that.

        Anything else may be, or may build on, what somebody else did.
        """
        is_next = version == self.latest(subject, known) + 1
        if not is_next or self.is_theirs(subject, version):
            return False
        self._unsure.setdefault(subject, set()).add(version)
        self.made(subject, version, version - 1)
        return True

    def theirs(self, subject: UUID, version: int) -> None:
        """Somebody else spoke of a version: theirs, unless this desk made it on the one before."""
        self._theirs[subject] = version
        if version in self._unsure.get(subject, ()):
            self._made[subject].discard(version)

    def is_theirs(self, subject: UUID, version: int) -> bool:
        """Say whether a version is the one that somebody else spoke of last."""
        return self._theirs.get(subject) == version

    def is_own(self, subject: UUID, version: int) -> bool:
        """Say whether this desk made a version."""
        return version in self._made.get(subject, set())

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
