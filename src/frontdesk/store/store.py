"""The desk's knowledge: server truth by id and version, pending changes over it, and days cut out of both.

Truth only moves forward: a version older than the one known is left aside, whichever road it came by. A pending
change is kept apart and laid over the truth when looking; taking it back is deleting it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import chain
from uuid import UUID

from frontdesk.domain.holds import next_lapse, stands
from frontdesk.domain.localtime import local_date
from frontdesk.domain.statuses import OFF_THE_BOOK, AppointmentStatus
from frontdesk.store.changes import ChangeSet, PendingBlockouts, PendingChange, PendingNote
from frontdesk.store.days import LoadedDay, Places
from frontdesk.store.entities import Appointment, Blockout, DayKey, DayNote, DayTruth, DayView
from frontdesk.store.overlay import Overlay
from frontdesk.store.reference import Reference
from frontdesk.store.signals import Listeners, Touched

Unsubscribe = Callable[[], None]


class Store:
    """What this desk knows; all of it is called from one thread.

    Attributes:
        reference: places, people and lists.
        user_id: who works at this desk, once that is known.
        server_now: the present instant by the server's clock, which decides when holds lapse.
    """

    def __init__(
        self,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        server_now: Callable[[], datetime] | None = None,
    ) -> None:
        self._now = now
        self.server_now = server_now or now
        self.user_id: UUID | None = None
        self._lapsed: set[DayKey] = set()
        self.reference = Reference()
        self._truth: dict[UUID, Appointment] = {}
        self._shown: dict[UUID, Appointment] = {}
        self._arrivals: dict[UUID, int] = {}
        self._arrival = 0
        self._lent: Appointment | None = None
        self._deleted: dict[UUID, int] = {}
        self._overlay = Overlay()
        self._places = Places()
        self._loaded: dict[DayKey, LoadedDay] = {}
        self._pinboards: set[UUID] = set()
        self._listeners = Listeners()
        self._touched: Touched | None = None

    # Looking

    def day(self, location_id: UUID, day: date) -> DayView | None:
        """Return the day as it is to be shown, or None while it has not been loaded; the same object until touched."""
        loaded = self._loaded.get((location_id, day))
        if loaded is None:
            return None
        self._let_lapse(loaded)
        if loaded.view is None:
            note = self._overlay.note((location_id, day), loaded.note)
            blockouts = self._overlay.blockouts(loaded.bounds, loaded.blockouts, location_id)
            now = self.server_now()
            blockouts = tuple(row for row in blockouts if stands(row.expires_at, now))
            loaded.lapses_at = next_lapse((row.expires_at for row in blockouts), now)
            loaded.view = loaded.cut(self._places.rows((location_id, day)), note, blockouts)
        return loaded.view

    def next_lapse(self) -> datetime | None:
        """Return when the next of the holds this desk knows reaches its minute; None when none will."""
        rows = chain.from_iterable(loaded.blockouts for loaded in self._loaded.values())
        every = chain(rows, self._overlay.pending_blockouts())
        return next_lapse((row.expires_at for row in every), self.server_now())

    def lapse(self) -> None:
        """Tell that holds have reached their minute, if some have; nobody need have said so."""
        for loaded in self._loaded.values():
            self._let_lapse(loaded)
        # What lapses while this is told is told the next time.
        lapsed, self._lapsed = self._lapsed, set()
        if lapsed:
            with self.batch():
                self._require_touched().days.update(lapsed)

    def appointment(self, appointment_id: UUID) -> Appointment | None:
        """Return the appointment with this desk's pending changes, or the one that is lent."""
        shown = self._shown.get(appointment_id)
        return self._lent if shown is None and self.is_lent(appointment_id) else shown

    def is_lent(self, appointment_id: UUID) -> bool:
        """Say whether it is only lent: carried over the board, and no visit of the practice yet."""
        return self._lent is not None and self._lent.id == appointment_id

    def lend(self, guest: Appointment | None) -> None:
        """Know a visit that is not one yet while somebody carries it; None once it is let go."""
        self._lent = guest

    def told_day(self, key: DayKey) -> DayTruth | None:
        """Return a loaded day as the server told it, without this desk's pending changes."""
        loaded = self._loaded.get(key)
        if loaded is None:
            return None
        rows = tuple(self._truth[row] for row in sorted(self._places.truth_ids(key)))
        return DayTruth(*key, rows, loaded.blockouts, loaded.hours, loaded.note, loaded.goal)

    def told_pinboard(self, location_id: UUID) -> tuple[Appointment, ...]:
        """Return the visits on hold as the server told them."""
        return tuple(self._truth[row] for row in sorted(self._places.truth_ids(location_id)))

    def truth(self, appointment_id: UUID) -> Appointment | None:
        """Return the appointment as the server last told it."""
        return self._truth.get(appointment_id)

    def note(self, location_id: UUID, day: date) -> DayNote | None:
        """Return the note of a loaded day as the server last told it."""
        loaded = self._loaded.get((location_id, day))
        return loaded.note if loaded else None

    def blockout(self, blockout_id: UUID) -> Blockout | None:
        """Return a blockout of a loaded day as it is shown."""
        for key in self._loaded:
            view = self.day(*key)
            for row in view.blockouts if view is not None else ():
                if row.id == blockout_id:
                    return row
        return None

    def pinboard(self, location_id: UUID) -> tuple[Appointment, ...]:
        """Return the visits on hold at a location, those put there first first."""
        return self._places.pinned(location_id)

    def pending(self, appointment_id: UUID) -> PendingChange | None:
        """Return the oldest change of the appointment that the server has not confirmed."""
        return self._overlay.oldest(appointment_id)

    def pending_count(self) -> int:
        """Return how many changes the server has not confirmed, notes included."""
        return len(self._overlay)

    def is_shown(self, appointment_id: UUID) -> bool:
        """Say whether a loaded day or pinboard holds the appointment."""
        row = self._shown.get(appointment_id)
        return bool(self.shown_on(appointment_id)) or (row is not None and self._home_of(row) in self._pinboards)

    def loaded_days(self) -> frozenset[DayKey]:
        """Return which days are known."""
        return frozenset(self._loaded)

    def loaded_pinboards(self) -> frozenset[UUID]:
        """Return of which locations the pinboard is known."""
        return frozenset(self._pinboards)

    def shown_on(self, appointment_id: UUID) -> frozenset[DayKey]:
        """Return the loaded days whose view holds the appointment, by truth or by a pending change."""
        keys = {self._home_of(row) for row in (self._truth.get(appointment_id), self._shown.get(appointment_id)) if row}
        return frozenset(key for key in keys if isinstance(key, tuple) and key in self._loaded)

    def zone(self, location_id: UUID) -> str:
        """Return the zone of a location."""
        return self.reference.zone(location_id)

    def day_of(self, row: Appointment) -> DayKey | None:
        """Return the location and local day of the appointment's start, on the book or not."""
        if row.interval is None:
            return None
        return (row.location_id, local_date(row.interval.start, self.zone(row.location_id)))

    # Listening

    def subscribe(self, listener: Callable[[ChangeSet], None], days: Iterable[DayKey] | None = None) -> Unsubscribe:
        """Call *listener* with each change set, or only with those that touch one of *days*; return what ends it."""
        return self._listeners.add(listener, frozenset(days) if days is not None else None)

    @contextmanager
    def batch(self, who: str | None = None, *, own: bool = False) -> Iterator[None]:
        """Tell everything that happens inside as one change set, when it is over."""
        if self._touched is not None:
            yield
            return
        touched = self._touched = Touched()
        try:
            yield
        finally:
            self._touched = None
            changes = touched.change_set(who, own=own)
            if changes:
                self._listeners.tell(changes)

    # Truth

    def mark(self) -> int:
        """Return a moment of its own in the order of arrivals, to be given along with what is read from now on."""
        self._arrival += 1
        return self._arrival

    def set_reference(self, reference: Reference) -> None:
        """Replace the reference data; when a zone changed, every appointment finds its day anew."""
        with self.batch():
            old, self.reference = self.reference, reference
            zones_moved = any(
                old.zone(location_id) != reference.zone(location_id)
                for location_id in {row.location_id for row in self._shown.values()} | {key[0] for key in self._loaded}
            )
            if zones_moved:
                self._find_places_anew()
            self._require_touched().reference = True

    def put(self, truth: Appointment, *, who: str | None = None, own: bool = False) -> bool:
        """Take the server's word for one appointment; return False when a newer version is known or it was deleted."""
        with self.batch(who, own=own):
            return self._put(truth)

    def put_all(self, truths: Iterable[Appointment], *, who: str | None = None, own: bool = False) -> None:
        """Take the server's word for several appointments, as one change."""
        with self.batch(who, own=own):
            for truth in truths:
                self._put(truth)

    def delete(
        self, appointment_id: UUID, *, version: int | None = None, who: str | None = None, own: bool = False
    ) -> None:
        """The server deleted the appointment in its *version*.

        Whatever old reading still arrives, it does not come back; only somebody who restores it makes a newer one.
        """
        with self.batch(who, own=own):
            self._bury(appointment_id, version or 0)
            self._forget(appointment_id)

    def forget(self, appointment_id: UUID, as_of: int, *, who: str | None = None) -> None:
        """Let go of an appointment that a reading begun at *as_of* did not find, unless it was heard of since."""
        with self.batch(who):
            if self._arrivals.get(appointment_id, 0) <= as_of and appointment_id not in self._overlay:
                self._forget(appointment_id)

    def load_day(self, truth: DayTruth, as_of: int, *, who: str | None = None, told_at: datetime | None = None) -> None:
        """Take a whole day from a reading begun at *as_of*; *told_at* is when the server said it, if not just now.

        What the day held and the reading does not know has left it, except what arrived after the reading began.
        """
        key = (truth.location_id, truth.day)
        with self.batch(who):
            for row in truth.appointments:
                self._put(row)
            present = {row.id for row in truth.appointments}
            for stale in self._places.truth_ids(key) - present:
                self.forget(stale, as_of)
            old = self._loaded.get(key)
            loaded = LoadedDay.of(truth, self.zone(truth.location_id), told_at or self._now())
            # What is read here may be followed by the answer to a question that was asked before it.
            loaded.note_arrival = loaded.blockouts_arrival = as_of
            if old is not None and old.note_arrival > as_of:
                loaded.note, loaded.note_arrival = old.note, old.note_arrival
            if old is not None and old.blockouts_arrival > as_of:
                loaded.blockouts, loaded.blockouts_arrival = old.blockouts, old.blockouts_arrival
            self._loaded[key] = loaded
            self._require_touched().days.add(key)
            self._require_touched().notes.add(key)

    def load_pinboard(
        self, location_id: UUID, rows: Iterable[Appointment], as_of: int, *, who: str | None = None
    ) -> None:
        """Take a location's whole pinboard from a reading begun at *as_of*."""
        with self.batch(who):
            present = set()
            for row in rows:
                present.add(row.id)
                self._put(row)
            for stale in self._places.truth_ids(location_id) - present:
                self.forget(stale, as_of)
            self._pinboards.add(location_id)
            self._require_touched().pinboards.add(location_id)

    def put_note(self, key: DayKey, note: DayNote | None, *, who: str | None = None, own: bool = False) -> None:
        """Take the server's word for the note of one day; None when it has none."""
        loaded = self._loaded.get(key)
        if loaded is None:
            return
        if note and loaded.note and note.id == loaded.note.id and note.version < loaded.note.version:
            return
        with self.batch(who, own=own):
            self._arrival += 1
            loaded.note, loaded.note_arrival = note, self._arrival
            self._touch_note(key)

    def release(self, keys: Iterable[DayKey]) -> None:
        """Let go of days nobody looks at; appointments with a pending change stay."""
        with self.batch():
            for key in keys:
                if self._loaded.pop(key, None) is not None:
                    self._release(key)

    def keep_only(self, location_ids: Collection[UUID]) -> None:
        """Let go of the days and pinboards of all other locations; appointments with a pending change stay."""
        with self.batch():
            self.release([key for key in self._loaded if key[0] not in location_ids])
            for location_id in self._pinboards.difference(location_ids):
                self._pinboards.remove(location_id)
                self._release(location_id)

    # Pending changes

    def begin(self, change: PendingChange) -> None:
        """Lay a change of this desk over the truth."""
        with self.batch(own=True):
            self._overlay.add(change)
            self._touch(change.appointment_id)

    def confirm(self, change_id: UUID, truth: Appointment | None) -> None:
        """The server did it: its word replaces the pending change; None when the appointment is gone."""
        with self.batch(own=True):
            change = self._overlay.take(change_id)
            if truth is not None:
                self._put(truth)
            elif change is not None:
                self._bury(change.appointment_id, 0)
                self._forget(change.appointment_id)
            if change is not None:
                self._touch(change.appointment_id)

    def drop(self, change_id: UUID) -> None:
        """Take a pending change away; what remains is the truth and the other pending changes."""
        with self.batch(own=True):
            change = self._overlay.take(change_id)
            if change is not None:
                self._touch(change.appointment_id)

    def begin_note(self, change: PendingNote) -> None:
        """Lay a new text over a day's note."""
        with self.batch(own=True):
            self._overlay.add_note(change)
            self._touch_note(change.day)

    def confirm_note(self, change_id: UUID, note: DayNote | None) -> None:
        """The server took the text: its note replaces the pending one."""
        with self.batch(own=True):
            change = self._overlay.take_note(change_id)
            if change is not None:
                self.put_note(change.day, note)
                self._touch_note(change.day)

    def drop_note(self, change_id: UUID) -> None:
        """Take a pending text away."""
        with self.batch(own=True):
            change = self._overlay.take_note(change_id)
            if change is not None:
                self._touch_note(change.day)

    def begin_blockouts(self, change: PendingBlockouts) -> None:
        """Show blockouts as this desk wants them."""
        with self.batch(own=True):
            self._overlay.add_blockouts(change)
            self._touch_blockouts(change.hides, change.shows)

    def settle_blockouts(self, change_id: UUID, gone: Iterable[UUID] = (), rows: Iterable[Blockout] = ()) -> None:
        """Take pending blockouts away; what the server answered, if it did, becomes the truth of the loaded days."""
        with self.batch(own=True):
            change = self._overlay.take_blockouts(change_id)
            told = tuple(rows)
            replaced = frozenset(gone) | {row.id for row in told}
            hidden = replaced | (change.hides if change is not None else frozenset())
            self._touch_blockouts(hidden, (*told, *(change.shows if change is not None else ())))
            for key, loaded in self._loaded.items():
                mine = [row for row in told if row.location_id == key[0] and loaded.bounds.contains(row.interval.start)]
                if mine or any(row.id in replaced for row in loaded.blockouts):
                    kept = [row for row in loaded.blockouts if row.id not in replaced]
                    found = sorted([*kept, *mine], key=lambda row: (row.interval.start, row.id))
                    self._arrival += 1
                    loaded.blockouts, loaded.blockouts_arrival = tuple(found), self._arrival
                    loaded.view = None

    # Within

    def _put(self, truth: Appointment) -> bool:
        known = self._truth.get(truth.id)
        if truth.version <= self._deleted.get(truth.id, -1) or (known is not None and truth.version < known.version):
            return False
        self._arrival += 1
        self._arrivals[truth.id] = self._arrival
        if truth == known:
            return True
        self._truth[truth.id] = truth
        self._places.set_truth(truth.id, self._home_of(truth))
        self._touch(truth.id)
        return True

    def _bury(self, appointment_id: UUID, version: int) -> None:
        """Remember up to which version the appointment is gone."""
        known = self._truth.get(appointment_id)
        last = max(version, known.version if known is not None else 0, self._deleted.get(appointment_id, 0))
        self._deleted[appointment_id] = last

    def _forget(self, appointment_id: UUID) -> None:
        self._arrivals.pop(appointment_id, None)
        if self._truth.pop(appointment_id, None) is not None:
            self._places.set_truth(appointment_id, None)
            self._touch(appointment_id)

    def _release(self, place: DayKey | UUID) -> None:
        for appointment_id in self._places.truth_ids(place):
            if appointment_id not in self._overlay:
                self._forget(appointment_id)

    def _touch(self, appointment_id: UUID) -> None:
        """Lay the pending changes over the truth again, and note what is to be drawn."""
        touched = self._require_touched()
        old = self._shown.get(appointment_id)
        new = self._overlay.over(appointment_id, self._truth.get(appointment_id))
        touched.appointments.add(appointment_id)
        for row in (old, new):
            if row is not None:
                self._touch_home(row)
        if old is new:
            return
        old_home = self._home_of(old) if old is not None else None
        new_home = self._home_of(new) if new is not None else None
        # A visit that stays on its pinboard is replaced where it is: the dock never reorders under the pointer.
        if old is not None and (old_home != new_home or isinstance(old_home, tuple)):
            self._places.take(old, old_home)
        if new is not None:
            self._shown[appointment_id] = new
            self._places.add(new, new_home)
        else:
            self._shown.pop(appointment_id, None)

    def _touch_home(self, row: Appointment) -> None:
        touched = self._require_touched()
        home = self._home_of(row)
        if isinstance(home, tuple):
            touched.days.add(home)
            loaded = self._loaded.get(home)
            if loaded is not None:
                loaded.view = None
        elif home is not None:
            touched.pinboards.add(home)

    def _touch_blockouts(self, hidden: Collection[UUID], shown: Iterable[Blockout]) -> None:
        rows = tuple(shown)
        for key, loaded in self._loaded.items():
            known = (*loaded.blockouts, *(loaded.view.blockouts if loaded.view is not None else ()))
            if any(row.id in hidden for row in known) or any(
                row.location_id == key[0] and loaded.bounds.contains(row.interval.start) for row in rows
            ):
                self._require_touched().days.add(key)
                loaded.view = None

    def _let_lapse(self, loaded: LoadedDay) -> None:
        """Have a day's view cut anew once a hold in it has reached its minute; who shows it is still to be told."""
        if loaded.lapses_at is not None and not stands(loaded.lapses_at, self.server_now()):
            loaded.view = loaded.lapses_at = None
            self._lapsed.add(loaded.key)

    def _touch_note(self, key: DayKey) -> None:
        touched = self._require_touched()
        touched.days.add(key)
        touched.notes.add(key)
        loaded = self._loaded.get(key)
        if loaded is not None:
            loaded.view = None

    def _home_of(self, row: Appointment) -> DayKey | UUID | None:
        """Return the day the appointment is drawn on, or the location on whose pinboard it is."""
        if row.status is AppointmentStatus.PINBOARD:
            return row.location_id
        return self.day_of(row) if row.status not in OFF_THE_BOOK else None

    def _find_places_anew(self) -> None:
        self._places = Places()
        for row in self._truth.values():
            self._places.set_truth(row.id, self._home_of(row))
        for row in self._shown.values():
            self._places.add(row, self._home_of(row))
            self._touch_home(row)
        for key, loaded in self._loaded.items():
            loaded.rezone(self.zone(key[0]))
            self._require_touched().days.add(key)

    def _require_touched(self) -> Touched:
        if self._touched is None:
            raise RuntimeError("the store changed outside a batch")
        return self._touched
