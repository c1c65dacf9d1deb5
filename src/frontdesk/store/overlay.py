"""Changes this desk has made and the server has not confirmed, kept apart from the truth."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.store.changes import PendingBlockouts, PendingChange, PendingNote
from frontdesk.store.entities import Appointment, Blockout, DayKey, DayNote


class Overlay:
    """Pending changes in the order they were made; several may lie on one appointment."""

    def __init__(self) -> None:
        self._by_id: dict[UUID, PendingChange] = {}
        self._by_appointment: dict[UUID, list[PendingChange]] = {}
        self._notes_by_id: dict[UUID, PendingNote] = {}
        self._notes: dict[DayKey, list[PendingNote]] = {}
        self._blockouts: dict[UUID, PendingBlockouts] = {}

    def __len__(self) -> int:
        """Return how many changes wait, notes and blockouts included."""
        blockouts = sum(not change.is_beside for change in self._blockouts.values())
        return len(self._by_id) + len(self._notes_by_id) + blockouts

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

    def add_blockouts(self, change: PendingBlockouts) -> None:
        """Lay blockouts over those the server told."""
        self._blockouts[change.id] = change

    def pending_blockouts(self) -> Iterator[Blockout]:
        """Return what is shown of pending blockouts, wherever it lies."""
        for change in self._blockouts.values():
            yield from change.shows

    def take_blockouts(self, change_id: UUID) -> PendingBlockouts | None:
        """Take pending blockouts away."""
        return self._blockouts.pop(change_id, None)

    def blockouts(self, bounds: Interval, truth: tuple[Blockout, ...], location_id: UUID) -> tuple[Blockout, ...]:
        """Return a day's blockouts with the pending ones in their places."""
        shown = truth
        for change in self._blockouts.values():
            mine = [
                row for row in change.shows if row.location_id == location_id and bounds.contains(row.interval.start)
            ]
            if mine or any(row.id in change.hides for row in shown):
                shown = (*(row for row in shown if row.id not in change.hides), *mine)
        return shown
