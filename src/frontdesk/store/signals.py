"""Collecting what changed, and telling those who asked."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import DayKey

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Touched:
    """A change set in the making."""

    appointments: set[UUID] = field(default_factory=set)
    days: set[DayKey] = field(default_factory=set)
    pinboards: set[UUID] = field(default_factory=set)
    notes: set[DayKey] = field(default_factory=set)
    reference: bool = False

    def change_set(self, who: str | None, *, own: bool) -> ChangeSet:
        """Return what was collected."""
        return ChangeSet(
            frozenset(self.appointments),
            frozenset(self.days),
            frozenset(self.pinboards),
            frozenset(self.notes),
            self.reference,
            who,
            own,
        )


class Listeners:
    """Who is told, each for everything or for certain days."""

    def __init__(self) -> None:
        self._listeners: dict[object, tuple[Callable[[ChangeSet], None], frozenset[DayKey] | None]] = {}

    def add(self, listener: Callable[[ChangeSet], None], days: frozenset[DayKey] | None) -> Callable[[], None]:
        """Add a listener; return what removes it."""
        key = object()
        self._listeners[key] = (listener, days)

        def remove() -> None:
            self._listeners.pop(key, None)

        return remove

    def tell(self, changes: ChangeSet) -> None:
        """Tell everybody concerned; one who fails does not keep the news from the others."""
        for key, (listener, days) in list(self._listeners.items()):
            if key not in self._listeners or (days is not None and not changes.days & days):
                continue
            try:
                listener(changes)
            except Exception:
                log.exception("A listener of the store failed.")
