"""What the window asks of a desk, so that panels can be tried with any that answers the same."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.gateway import SignedIn
from frontdesk.store.entities import Appointment, PatientHit, Slot
from frontdesk.store.store import Store


class DeskPort(Protocol):
    """The operations of a desk; expected failures come back as outcomes, never as exceptions."""

    @property
    def store(self) -> Store:
        """What the desk knows."""
        ...

    @property
    def connection(self) -> ConnectionState:
        """Whether the server is there."""
        ...

    @property
    def connection_sentence(self) -> str:
        """The same in words."""
        ...

    @property
    def is_caught_up(self) -> bool:
        """Whether everything shown has been read since the server was last away."""
        ...

    @property
    def signed_in(self) -> SignedIn | None:
        """Who works here, once the server has said so."""
        ...

    @property
    def unsent_count(self) -> int:
        """How many changes the server has not answered."""
        ...

    @property
    def undo_label(self) -> str | None:
        """What Undo would take back."""
        ...

    @property
    def redo_label(self) -> str | None:
        """What Redo would make again."""
        ...

    def subscribe_connection(self, listener: Callable[[ConnectionState, str], None]) -> Callable[[], None]:
        """Tell `listener` each state with a sentence; the answer ends it."""
        ...

    def subscribe_waits(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Tell `listener` what to say of each change that waits for the server; the answer ends it."""
        ...

    def reconnect(self) -> None:
        """Try the server now instead of waiting."""
        ...

    async def show(self, location_id: UUID, dates: Sequence[date]) -> Outcome:
        """Load some days of a location."""
        ...

    async def refresh(self) -> Outcome:
        """Read again what is shown, and try the connection at once."""
        ...

    async def move(self, appointment_id: UUID, slot: Slot, *, allow_overlap: bool = False) -> Outcome:
        """Put a visit elsewhere."""
        ...

    async def place(self, appointment_id: UUID, slot: Slot, *, allow_overlap: bool = False) -> Outcome:
        """Put a visit from the pinboard onto the book."""
        ...

    async def park(self, appointment_id: UUID) -> Outcome:
        """Put a visit on the pinboard."""
        ...

    async def resize(self, appointment_id: UUID, interval: Interval) -> Outcome:
        """Make a visit longer or shorter."""
        ...

    async def copy(self, appointment_id: UUID, slot: Slot) -> Outcome:
        """Make another visit like this one."""
        ...

    async def set_flow(self, appointment_id: UUID, flow_id: UUID | None) -> Outcome:
        """Bring a patient to a flow status, or out of the flow."""
        ...

    async def next_flow(self, appointment_id: UUID) -> Outcome:
        """Bring a patient to the next status."""
        ...

    async def previous_flow(self, appointment_id: UUID) -> Outcome:
        """Bring a patient back to the status before."""
        ...

    async def break_(self, appointment_id: UUID, reason_id: UUID | None = None) -> Outcome:
        """Note that the patient did not come, and why if that is known."""
        ...

    async def cancel(self, appointment_id: UUID, reason_id: UUID | None = None) -> Outcome:
        """Cancel a visit, with why if that is known."""
        ...

    async def complete(self, appointment_id: UUID) -> Outcome:
        """Note that a visit took place."""
        ...

    async def reinstate(self, appointment_id: UUID) -> Outcome:
        """Put a broken or cancelled visit back where it was, or take back that one took place."""
        ...

    async def lock(self, appointment_id: UUID, locked: bool, /) -> Outcome:
        """Keep a visit at its time, or let it go."""
        ...

    async def set_confirmation(self, appointment_id: UUID, confirmation_id: UUID) -> Outcome:
        """Note how far a visit is confirmed."""
        ...

    async def edit_note(self, location_id: UUID, day: date, text: str) -> Outcome:
        """Write a day's note."""
        ...

    async def undo(self) -> Outcome:
        """Take the last change of this desk back."""
        ...

    async def redo(self) -> Outcome:
        """Make it again."""
        ...

    async def search_patients(self, text: str) -> list[PatientHit]:
        """Find patients by name, phone, birth date or chart number."""
        ...

    async def next_visit(self, patient_id: UUID) -> Appointment | None:
        """The patient's next visit, if there is one."""
        ...
