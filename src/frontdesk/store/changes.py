"""What a change of the store tells its listeners: which ids and days, and who did it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from frontdesk.store.entities import Appointment, Blockout, DayKey


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What to draw again.

    Attributes:
        appointments: ids whose shown state changed, also those that are gone.
        days: days whose view changed, loaded or not.
        pinboards: locations whose pinboard changed.
        notes: days whose note changed.
        reference: places, people or lists of the practice changed.
        who: the name of who did it, where known.
        own: this desk did it.
    """

    appointments: frozenset[UUID] = frozenset()
    days: frozenset[DayKey] = frozenset()
    pinboards: frozenset[UUID] = frozenset()
    notes: frozenset[DayKey] = frozenset()
    reference: bool = False
    who: str | None = None
    own: bool = False

    def __bool__(self) -> bool:
        """Say whether anything changed."""
        return bool(self.appointments or self.days or self.pinboards or self.notes or self.reference)


@dataclass(frozen=True, slots=True)
class PendingChange:
    """A change of an appointment this desk has made and the server has not yet confirmed.

    It holds what differs, not the whole appointment, so that somebody else's change of other fields stays visible
    under it, and taking it away leaves exactly the truth.

    Attributes:
        fields: names and values of the fields that change; for a new appointment, none.
        created: the appointment this change makes.
        removes: the change takes the appointment away.
    """

    id: UUID
    appointment_id: UUID
    started_at: datetime
    fields: tuple[tuple[str, object], ...] = ()
    created: Appointment | None = None
    removes: bool = False


@dataclass(frozen=True, slots=True)
class PendingNote:
    """A new text of a day note the server has not yet confirmed."""

    id: UUID
    day: DayKey
    text: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class PendingBlockouts:
    """Blockouts this desk has made, changed or taken away, and the server has not yet confirmed.

    Attributes:
        hides: the blockouts that are not shown as the server last told them.
        shows: what is shown in their place.
        is_beside: it goes along with a change that is counted itself.
    """

    id: UUID
    hides: frozenset[UUID] = frozenset()
    shows: tuple[Blockout, ...] = ()
    is_beside: bool = False
