"""From a wish to an operation: started as a task of the application, its outcome told once."""

from collections.abc import Callable, Coroutine
from datetime import date
from typing import Any
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import Outcome
from frontdesk.store.entities import Slot
from frontdesk.ui.deskport import DeskPort
from frontdesk.ui.i18n import tr
from frontdesk.ui.runtime import TaskScope
from frontdesk.ui.status.messages import MessageBridge


class Intents:
    """Everything a person can change from the window.

    The tasks belong to the application, not to the view: closing a panel must not lose a change.
    """

    def __init__(
        self, desk: DeskPort, writes: TaskScope, messages: MessageBridge, told: Callable[[Outcome], None]
    ) -> None:
        self._desk = desk
        self._writes = writes
        self._messages = messages
        self._told = told

    def move(self, visit: UUID, slot: Slot, copies: bool = False) -> None:
        """Put a visit elsewhere, or another one like it."""
        self.perform(self._desk.copy(visit, slot) if copies else self._desk.move(visit, slot), tr("moving a visit"))

    def place(self, visit: UUID, slot: Slot) -> None:
        """Put a visit from the pinboard onto the book."""
        self.perform(self._desk.place(visit, slot), tr("placing a visit"))

    def park(self, visit: UUID) -> None:
        """Put a visit on the pinboard."""
        self.perform(self._desk.park(visit), tr("parking a visit"))

    def resize(self, visit: UUID, interval: Interval) -> None:
        """Make a visit longer or shorter."""
        self.perform(self._desk.resize(visit, interval), tr("resizing a visit"))

    def set_flow(self, visit: UUID, flow: UUID | None) -> None:
        """Bring a patient to a flow status."""
        self.perform(self._desk.set_flow(visit, flow), tr("changing a flow status"))

    def next_step(self, visit: UUID) -> None:
        """Bring a patient to the next status."""
        self.perform(self._desk.next_flow(visit), tr("changing a flow status"))

    def step_back(self, visit: UUID) -> None:
        """Bring a patient to the status before."""
        self.perform(self._desk.previous_flow(visit), tr("changing a flow status"))

    def break_(self, visit: UUID, reason: UUID | None = None) -> None:
        """Note that the patient did not come, and why if that is known."""
        self.perform(self._desk.break_(visit, reason), tr("breaking a visit"))

    def cancel(self, visit: UUID, reason: UUID | None = None) -> None:
        """Cancel a visit, with why if that is known."""
        self.perform(self._desk.cancel(visit, reason), tr("cancelling a visit"))

    def end(self, visit: UUID, status: AppointmentStatus, reason: UUID | None = None) -> None:
        """Break or cancel a visit."""
        (self.break_ if status is AppointmentStatus.BROKEN else self.cancel)(visit, reason)

    def complete(self, visit: UUID) -> None:
        """Note that a visit took place."""
        self.perform(self._desk.complete(visit), tr("completing a visit"))

    def reinstate(self, visit: UUID) -> None:
        """Put a broken or cancelled visit back where it was, or take back that one took place."""
        self.perform(self._desk.reinstate(visit), tr("reinstating a visit"))

    def lock(self, visit: UUID, locked: bool) -> None:
        """Keep a visit at its time, or let it go."""
        self.perform(self._desk.lock(visit, locked), tr("locking a visit"))

    def confirm(self, visit: UUID, confirmation: UUID) -> None:
        """Note how far a visit is confirmed."""
        self.perform(self._desk.set_confirmation(visit, confirmation), tr("changing a confirmation"))

    def edit_note(self, location: UUID, day: date, text: str) -> None:
        """Write a day's note."""
        self.perform(self._desk.edit_note(location, day, text), tr("writing the day's note"))

    def undo(self) -> None:
        """Take the last change back."""
        if self._desk.undo_label is None:
            self._messages.hint(tr("There is nothing to take back."))
        else:
            self.perform(self._desk.undo(), tr("taking a change back"))

    def redo(self) -> None:
        """Make it again."""
        if self._desk.redo_label is None:
            self._messages.hint(tr("There is nothing to make again."))
        else:
            self.perform(self._desk.redo(), tr("making a change again"))

    def perform(self, operation: Coroutine[Any, Any, Outcome], doing: str) -> None:
        """Carry out a change and tell its outcome once; `doing` completes "Something went wrong while …"."""
        self._writes.start(self._tell(operation), doing, doing=doing)

    async def _tell(self, operation: Coroutine[Any, Any, Outcome]) -> None:
        outcome = await operation
        if outcome.ok:
            self._messages.done(outcome.sentence)
        else:
            self._messages.refused(outcome.sentence)
        self._told(outcome)
