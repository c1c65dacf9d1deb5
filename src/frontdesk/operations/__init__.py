"""What a receptionist can do: each intention shown at once, sent, and confirmed or taken back with a reason."""

from frontdesk.operations.desk import Desk
from frontdesk.operations.outcome import ConnectionState, Outcome
from frontdesk.store.entities import Slot

__all__ = ["ConnectionState", "Desk", "Outcome", "Slot"]
