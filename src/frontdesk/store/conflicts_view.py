"""Whether an appointment fits into a slot, answered from what this desk has loaded, quickly enough for a drag."""

from dataclasses import dataclass, replace
from uuid import UUID

from frontdesk.domain.assignments import provider_time
from frontdesk.domain.bookings import Booking, NameTable
from frontdesk.domain.conflicts import Conflict, ConflictBook, Place, takes_new_time
from frontdesk.domain.holds import in_the_way
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date
from frontdesk.domain.speech import say
from frontdesk.domain.startranges import Fit, StartFinder, fit_of
from frontdesk.domain.statuses import MOVABLE, ON_THE_BOOK, PLACEABLE, AppointmentStatus, status_word
from frontdesk.domain.timepattern import TimePattern
from frontdesk.store.entities import Appointment, DayKey, DayView, Slot
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store

__all__ = ["ConflictsView", "Fit", "Verdict", "booking_of", "placing_refused"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer with its reason.

    Attributes:
        sentence: the gravest reason; empty when it simply fits.
        conflict: what is in the way, the gravest of it.
    """

    fit: Fit
    sentence: str = ""
    conflict: Conflict | None = None


_NOBODY = UUID(int=0)
_FITS = Verdict(Fit.FITS)


def booking_of(appointment: Appointment, slot: Slot | None = None) -> Booking | None:
    """Return the appointment as the rules see it, where it is or, booked, in *slot*; None without a place."""
    interval = slot.interval if slot else appointment.interval
    operatory_id = slot.operatory_id if slot else appointment.operatory_id
    if interval is None or operatory_id is None:
        return None
    pattern = TimePattern(appointment.pattern) if appointment.pattern else None
    assignments = [
        (row.provider_id, row.role, _carried(row.interval, appointment, slot)) for row in appointment.assignments
    ]
    people = {row.provider_id for row in appointment.assignments}
    if appointment.provider_id is not None:
        people.add(appointment.provider_id)
    return Booking(
        appointment.id,
        operatory_id,
        interval,
        AppointmentStatus.SCHEDULED if slot else appointment.status,
        appointment.type_id,
        provider_time(interval, pattern, appointment.provider_id, assignments),
        frozenset(people),
    )


def _carried(own: Interval | None, appointment: Appointment, slot: Slot | None) -> Interval | None:
    """Move an assignment's own times along with the appointment."""
    if own is None or slot is None or appointment.interval is None:
        return own
    return own.shifted(slot.interval.start - appointment.interval.start)


def _place(appointment: Appointment) -> Place | None:
    room, interval = appointment.operatory_id, appointment.interval
    return None if room is None or interval is None or appointment.status not in ON_THE_BOOK else (room, interval)


class ConflictsView:
    """Verdicts over the days of a store; each day is indexed once and again only after something touched it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._books: dict[DayKey, tuple[DayView, Reference, ConflictBook]] = {}
        self._bookings: dict[DayKey, dict[UUID, tuple[Appointment, Booking | None]]] = {}
        self._names: tuple[Reference, dict[str, NameTable]] = (store.reference, {})

    def names(self, zone: str) -> NameTable:
        """Return how sentences call operatories, providers and times of a zone."""
        reference = self._store.reference
        if self._names[0] is not reference:
            self._names = (reference, {})
        tables = self._names[1]
        if zone not in tables:
            rooms = {
                room.id: room.short_name
                for location in reference.locations
                for room in reference.operatories(location.id, with_hidden=True)
            }
            tables[zone] = NameTable(rooms, {row.id: row.name for row in reference.providers}, zone)
        return tables[zone]

    def bookings_for(self, key: DayKey) -> tuple[Booking, ...]:
        """Return the bookings of a loaded day; empty for one not loaded."""
        view = self._store.day(*key)
        if view is None:
            return ()
        before = self._bookings.get(key, {})
        now: dict[UUID, tuple[Appointment, Booking | None]] = {}
        for row in view.appointments:
            known = before.get(row.id)
            now[row.id] = known if known is not None and known[0] is row else (row, booking_of(row))
        self._bookings[key] = now
        return tuple(booking for _, booking in now.values() if booking is not None)

    def book(self, key: DayKey) -> ConflictBook | None:
        """Return the index of a loaded day, the same one until something touches the day."""
        view = self._store.day(*key)
        if view is None:
            return None
        reference = self._store.reference
        known = self._books.get(key)
        if known is not None and known[0] is view and known[1] is reference:
            return known[2]
        self._let_go()
        rows = (row.as_blocked() for row in view.blockouts)
        blocked = in_the_way(rows, self._store.server_now(), self._store.user_id)
        book = ConflictBook(self.bookings_for(key), blocked, reference.rules_at(key[0]))
        self._books[key] = (view, reference, book)
        return book

    def verdict(self, appointment: Appointment, slot: Slot, *, is_copy: bool = False) -> Verdict:
        """Say whether *appointment* may go to *slot*, and why not.

        A copy is a new visit: the lock and the status of the old one do not hold for it, its time does.
        """
        if not is_copy:
            refused = placing_refused(appointment, slot)
            if refused is not None:
                return refused
        zone = self._store.zone(slot.location_id)
        book = self.book((slot.location_id, local_date(slot.interval.start, zone)))
        if book is None:
            return Verdict(Fit.OVERLAP_WARNING, say("That day is still being loaded."))
        proposed = booking_of(appointment, slot)
        if proposed is None:
            return _FITS
        worst = book.worst(replace(proposed, id=_NOBODY) if is_copy else proposed)
        stays = not is_copy and not takes_new_time(_place(appointment), (slot.operatory_id, slot.interval))
        if worst is None or (stays and worst.refuses):
            return _FITS
        conflict = worst.told(slot.interval.start, self.names(zone))
        return Verdict(fit_of(worst), conflict.sentence, conflict)

    def start_finder(
        self, appointment: Appointment, slot: Slot, window: Interval, increment: int, *, is_copy: bool = False
    ) -> StartFinder | None:
        """Return what shades columns while *appointment* is dragged: ask it operatory by operatory.

        *slot* says in which location and on which day, and how long the appointment is to be; None while the day
        is not loaded. For a copy the appointment itself is in the way.
        """
        book = self.book((slot.location_id, local_date(slot.interval.start, self._store.zone(slot.location_id))))
        proposed = booking_of(appointment, slot)
        if book is None or proposed is None:
            return None
        return StartFinder(book, replace(proposed, id=_NOBODY) if is_copy else proposed, window, increment)

    def _let_go(self) -> None:
        """Forget the days the store has let go of: a window is open all day, and leafs through many."""
        for gone in self._bookings.keys() - self._store.loaded_days():
            self._books.pop(gone, None)
            del self._bookings[gone]


def placing_refused(appointment: Appointment, slot: Slot) -> Verdict | None:
    """Say why the appointment itself may not go to *slot*, whatever else is there; None when it may."""
    if appointment.status not in MOVABLE | PLACEABLE:
        return Verdict(
            Fit.CANNOT, say("A visit that is {status} does not move.", status=status_word(appointment.status))
        )
    if appointment.location_id != slot.location_id:
        return Verdict(Fit.CANNOT, say("The visit belongs to another location."))
    if appointment.is_time_locked and appointment.interval != slot.interval:
        return Verdict(Fit.CANNOT, say("The visit is locked to its time; unlock it first."))
    return None
