"""Changes this desk has made and the server has not confirmed, kept apart from the truth."""

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from frontdesk.store.changes import PendingChange, PendingNote
from frontdesk.store.entities import Appointment, DayKey, DayNote


class Overlay:
    """Pending changes in the order they were made; several may lie on one appointment."""

    def __init__(self) -> None:
        self._by_id: dict[UUID, PendingChange] = {}
        self._by_appointment: dict[UUID, list[PendingChange]] = {}
        self._notes_by_id: dict[UUID, PendingNote] = {}
        self._notes: dict[DayKey, list[PendingNote]] = {}

    def __len__(self) -> int:
        """Return how many changes wait, notes included."""
        return len(self._by_id) + len(self._notes_by_id)

    def __contains__(self, appointment_id: object) -> bool:
        """Say whether a change lies on the appointment."""
        return appointment_id in self._by_appointment

    def add(self, change: PendingChange) -> None:
        """Lay a change on top of the others."""
        self._by_id[change.id] = change
        self._by_appointment.setdefault(change.appointment_id, []).append(change)

    def take(self, change_id: UUID) -> PendingChange | None:
        """Take a change away, wherever it lies."""
        change = self._by_id.pop(change_id, None)
        if change is not None:
            left = [one for one in self._by_appointment[change.appointment_id] if one.id != change_id]
            if left:
                self._by_appointment[change.appointment_id] = left
            else:
                del self._by_appointment[change.appointment_id]
        return change

    def oldest(self, appointment_id: UUID) -> PendingChange | None:
        """Return the change that has waited longest."""
        changes = self._by_appointment.get(appointment_id)
        return changes[0] if changes else None

    def over(self, appointment_id: UUID, truth: Appointment | None) -> Appointment | None:
        """Return *truth* with the pending changes laid over it; None when there is nothing to show."""
        shown = truth
        for change in self._by_appointment.get(appointment_id, ()):
            if change.created is not None:
                shown = change.created
            elif change.removes:
                shown = None
            elif shown is not None and change.fields:
                shown = replace(shown, **cast("dict[str, Any]", dict(change.fields)))
        return shown

    def add_note(self, change: PendingNote) -> None:
        """Lay a text over a day's note."""
        self._notes_by_id[change.id] = change
        self._notes.setdefault(change.day, []).append(change)

    def take_note(self, change_id: UUID) -> PendingNote | None:
        """Take a pending text away."""
        change = self._notes_by_id.pop(change_id, None)
        if change is not None:
            left = [one for one in self._notes[change.day] if one.id != change_id]
            if left:
                self._notes[change.day] = left
            else:
                del self._notes[change.day]
        return change

    def note(self, day: DayKey, truth: DayNote | None) -> DayNote | None:
        """Return the day's note with the newest pending text; a blank text means no note."""
        changes = self._notes.get(day)
        if not changes:
            return truth
        newest = changes[-1]
        if not newest.text:
            return None
        if truth is None:
            return DayNote(newest.id, 0, day[0], day[1], newest.text)
        return replace(truth, text=newest.text)
