"""How one part of the window asks for openings, or for a booking, without knowing who offers them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from frontdesk.store.entities import PatientHit, Slot
from frontdesk.store.openings import Found, Wish


@dataclass(frozen=True, slots=True)
class FindRequest:
    """Openings are wanted.

    Attributes:
        title: for whom or what, as the panel shall say it.
        take: what choosing one does; None begins a booking there.
        patient_id: whose noted preferences fill what the wish leaves open.
        verb: what the button of an opening says, such as Place.
    """

    title: str
    wish: Wish
    take: Callable[[Found], None] | None = None
    patient_id: UUID | None = None
    verb: str = ""


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """A booking shall begin at a slot, with as much as is known.

    Attributes:
        text: what to search patients for, where none is known.
    """

    slot: Slot
    patient: PatientHit | None = None
    text: str = ""
    type_id: UUID | None = None
    provider_id: UUID | None = None
    note: str = ""
    has_own_length: bool = True
