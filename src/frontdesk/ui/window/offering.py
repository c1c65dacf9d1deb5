"""What leaves a list for the board: carried it looks like a visit, and where it is dropped it becomes one."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QMimeData

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.booking import Wanted, as_appointment
from frontdesk.store.entities import Appointment, Slot
from frontdesk.store.store import Store
from frontdesk.ui import dnd


class Offering:
    """Lends the store a visit that is not one yet, until it is dropped or the next is carried."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._dropped: Callable[[Slot], None] | None = None

    def parcel(self, wanted: Wanted, dropped: Callable[[Slot], None]) -> QMimeData:
        """What a drag carries: the visit that *wanted* would be; `dropped` gets the place it was dropped at.

        The slot of *wanted* gives the location and the length.
        """
        guest = as_appointment(
            wanted, self._store.reference, {}, appointment_id=uuid4(), patient_id=getattr(wanted.patient, "id", uuid4())
        )
        minutes = wanted.slot.interval.minutes
        self._store.lend(replace(guest, status=AppointmentStatus.PINBOARD))
        self._dropped = dropped
        return dnd.encode(dnd.Parcel(guest.id, guest.version, 0, minutes))

    def visit(self, guest: Appointment, dropped: Callable[[Slot], None]) -> QMimeData:
        """What a drag carries: a visit of the practice.

        The board moves one that the desk knows. One of a day that was not read is lent as *guest* meanwhile;
        `dropped` gets the place it was dropped at.
        """
        known = self._store.truth(guest.id)
        if known is None:
            self._store.lend(replace(guest, status=AppointmentStatus.PINBOARD))
            self._dropped = dropped
        carried = known or guest
        minutes = carried.interval.minutes if carried.interval is not None else 0
        return dnd.encode(dnd.Parcel(carried.id, carried.version, 0, minutes))

    def take(self, slot: Slot) -> None:
        """It was dropped on the board."""
        dropped, self._dropped = self._dropped, None
        self._store.lend(None)
        if dropped is not None:
            dropped(slot)
