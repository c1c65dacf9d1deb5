"""The Waitlist tab: who would come sooner, and who fits the hole that a cancellation left."""

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import ON_THE_BOOK, VISIBLE_BUT_FREE
from frontdesk.domain.waitlist import PatientResponse, Urgency
from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.gateway import Refused
from frontdesk.operations.holds import Holds
from frontdesk.operations.waitlist import Fits, Waitlist
from frontdesk.store.booking import Wanted
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Appointment, PatientHit, Slot
from frontdesk.store.openings import Found, Wish
from frontdesk.store.waitlist import Hole, WaitlistEntry, Wanting, wanting_of
from frontdesk.ui import preferences
from frontdesk.ui.help.keys import Command, key_name
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.preferences import Preferences
from frontdesk.ui.waitlist.model import (
    MOST_DIGITS,
    Offer,
    build_offer,
    build_waiting,
    empty_words,
    hole_words,
    offer_words,
)
from frontdesk.ui.waitlist.panel import WaitlistPanel
from frontdesk.ui.window.finding import FindRequest
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.offerheld import OfferHeld
from frontdesk.ui.window.page import Page
from frontdesk.ui.window.patientanswers import Patients, answer_with_patients

NAME = "waitlist"
USUAL_MINUTES = 60
"""For an entry that says neither how long it takes nor which kind of visit it is."""


class WaitlistPart(QObject):
    """Binds the panel to the location that is open, and to whatever hole opens in its book.

    Attributes:
        panel: the panel.
        offer: the hole the list is about, with who fits it.
    """

    def __init__(self, host: Host, waitlist: Waitlist, patients: Patients, holds: Holds) -> None:
        super().__init__(host)
        self._held = OfferHeld(holds)
        self._host, self._waitlist, self._patients = host, waitlist, patients
        self.panel = WaitlistPanel()
        self.offer: Offer | None = None
        self._wanted: Hole | None = None
        self._location: UUID | None = None
        self._phones: dict[UUID, str] = {}
        self._edited: UUID | None = None
        host.add_tab(NAME, tr("Waitlist"), self.panel, tr("Who would come sooner"))
        host.bind(Command.WAITLIST_PANEL, self._bring)
        host.bind_visit(Command.SOONER, self._add_visit)
        host.add_slot_lines(self._slot_lines)
        host.add_visit_lines(self._visit_lines)
        host.page_shown.connect(self._on_page)
        host.at_end(host.store.subscribe(self._on_store))
        self._shown_by: Preferences | None = None
        host.told.connect(self._on_told)
        host.connection_changed.connect(self._on_connection)
        host.at_end(waitlist.waiting.subscribe(self._on_changed))
        host.at_end(host.store.subscribe(lambda _changes: self._show_hole()))
        host.beat.connect(lambda _now: self._show_hole())
        host.shell.board.installEventFilter(self)
        panel = self.panel
        panel.acted.connect(self._act)
        panel.digit_pressed.connect(self._fill_number)
        panel.hole_left.connect(self._leave_hole)
        panel.adding.connect(self._begin_adding)
        panel.removed.connect(self._remove)
        panel.cards.menu_asked.connect(self._open_menu)
        panel.cards.parcel_of = self._parcel_of
        panel.saved.connect(self._on_saved)
        panel.patient_asked.connect(self._search)

    # Showing

    def _bring(self) -> None:
        self._host.show_tab(NAME)
        self.panel.cards.setFocus()

    def _on_page(self, page: Page) -> None:
        if page.location_id != self._location:
            self._location = page.location_id
            self.offer = self._wanted = None
            self._read()
        elif preferences.current() == self._shown_by:
            # Another page of the same office: nothing in here is about it.
            return
        self._shown_by = preferences.current()
        self._show()

    def _on_store(self, changes: ChangeSet) -> None:
        """Show what names, statuses and the like are called by now; no page has to be turned for that."""
        if not changes.reference:
            return
        if self._location is not None and self._host.store.reference.location(self._location) is None:
            # An office that was lost: until another is open nobody waits.
            self._location = self.offer = self._wanted = None
            self.panel.show_list_quietly()
            self._host.show_count(NAME, 0)
            self.panel.show_rows((), "")
        if not self._is_looking:
            self._show()

    def _on_connection(self, state: ConnectionState) -> None:
        if state is ConnectionState.LIVE and self._entries() is None:
            self._read()

    def _on_changed(self, places: frozenset[UUID]) -> None:
        if self._location not in places:
            return
        if self.offer is not None:
            self._look_for_fits(self.offer.hole)
        if not self._is_looking:
            self._show()

    @property
    def _is_looking(self) -> bool:
        """Whether the panel says that it looks for who fits a hole, or why it could not."""
        return self._wanted is not None and self.offer is None

    def _entries(self) -> Sequence[WaitlistEntry] | None:
        return self._waitlist.waiting.rows(self._location) if self._location is not None else None

    def _read(self) -> None:
        if self._location is not None:
            self.panel.cards.show_waiting(empty_words(None))
            self._host.read(self._read_all(self._location), NAME, tr("reading the waitlist"))

    async def _read_all(self, location_id: UUID) -> None:
        outcome = await self._waitlist.show(location_id)
        if outcome.ok:
            self._show()
        else:
            self.panel.show_rows(self.panel.cards.rows, outcome.sentence)

    def _show(self) -> None:
        reference, entries = self._host.store.reference, self._entries()
        if entries is not None:
            self._host.show_count(NAME, len(entries))
        if self.offer is not None:
            self._show_hole()
            rows = build_offer(reference, self.offer, self._phones)
            self.panel.show_rows(rows, tr("Nobody on the waitlist fits this place."))
            return
        self.panel.show_hole("", "")
        if entries is not None:
            self.panel.show_rows(build_waiting(reference, entries), empty_words(entries))

    def _show_hole(self) -> None:
        """Say which hole is offered, how many fit, and who holds it meanwhile."""
        if self.offer is not None:
            hole = self.offer.hole
            words = hole_words(self._host.store.reference, hole, self._host.today)
            self.panel.show_hole(words, offer_words(self.offer), self._held.words(hole.slot))

    # Holes

    def offer_hole(self, hole: Hole) -> None:
        """Show who fits a hole; the keyboard stays where it is."""
        self.offer, self._wanted = None, hole
        reference = self._host.store.reference
        self.panel.show_hole(hole_words(reference, hole, self._host.today), tr("looking…"))
        self.panel.show_list_quietly()
        self.panel.show_rows((), tr("Looking for who fits…"))
        self._host.show_tab(NAME)
        self._look_for_fits(hole)

    def _look_for_fits(self, hole: Hole) -> None:
        self._host.read(self._read_fits(hole), "fits", tr("looking for who fits"))

    async def _read_fits(self, hole: Hole) -> None:
        found: Fits = await self._waitlist.fits(hole)
        if self._wanted != hole:
            return
        if found.trouble:
            self.panel.show_hole(hole_words(self._host.store.reference, hole, self._host.today), "")
            self.panel.show_rows((), found.trouble)
            return
        told = self.offer.told if self.offer is not None and self.offer.hole == hole else frozenset()
        self.offer = Offer(hole, found.fits, found.total, told)
        self._show()
        for fit in found.fits[:MOST_DIGITS]:
            patient = fit.entry.patient_id
            phone = await self._waitlist.phone(patient)
            if self._wanted != hole:
                return
            if phone != self._phones.get(patient):
                self._phones[patient] = phone
                self._show()

    def _leave_hole(self) -> None:
        self.offer = self._wanted = None
        self._show()

    def _on_told(self, outcome: Outcome) -> None:
        """Breaking or cancelling a visit that is still ahead leaves a hole: say at once who fits it."""
        for visit_id in outcome.ids if outcome.ok else ():
            visit = self._host.store.appointment(visit_id)
            if visit is not None and (hole := self._hole_of(visit)) is not None:
                self.offer_hole(hole)

    def _hole_of(self, visit: Appointment) -> Hole | None:
        if visit.status not in VISIBLE_BUT_FREE or visit.interval is None or visit.operatory_id is None:
            return None
        if visit.interval.end <= self._host.now() or visit.location_id != self._location:
            return None
        return Hole(Slot(visit.location_id, visit.operatory_id, visit.interval), visit.provider_id)

    def _slot_lines(self, slot: Slot) -> Sequence[MenuLine]:
        room = self._host.store.reference.operatory(slot.operatory_id)
        provider = room.provider_ids[0] if room is not None and room.provider_ids else None
        hole = Hole(slot, provider)
        return [MenuLine(tr("Fill from the waitlist"), lambda: self.offer_hole(hole))]

    def _visit_lines(self, visit: Appointment) -> Sequence[MenuLine]:
        lines = []
        if visit.status in ON_THE_BOOK and visit.interval is not None and visit.interval.start > self._host.now():
            lines.append(
                MenuLine(tr("Would come sooner: on the waitlist"), lambda: self._add_visit(visit.id), "Shift+S")
            )
        hole = self._hole_of(visit)
        if hole is not None:
            lines.append(MenuLine(tr("Fill this place from the waitlist"), lambda: self.offer_hole(hole)))
        return lines

    # Filling

    def _fill_number(self, number: int) -> None:
        if self.offer is not None and 1 <= number <= len(self.offer.fits):
            self._fill(self.offer.fits[number - 1].entry)

    def _fill(self, entry: WaitlistEntry) -> None:
        if self.offer is not None:
            self._host.perform(self._filled(self.offer.hole, entry), tr("filling a hole"))

    async def _filled(self, hole: Hole, entry: WaitlistEntry) -> Outcome:
        filled = await self._waitlist.filling.fill(hole, entry)
        if filled.outcome.ok and self._wanted == hole:
            if filled.left is not None and filled.left.slot.location_id == self._location:
                # What opened elsewhere is the next hole to fill.
                self.offer_hole(filled.left)
            else:
                self._leave_hole()
        elif self.offer is not None:
            self._look_for_fits(self.offer.hole)
        return filled.outcome

    def _parcel_of(self, entry_id: UUID) -> QMimeData | None:
        """An entry carried to the board: dropped, it fills that place."""
        entry = self._waitlist.waiting.row(entry_id) or self._offered(entry_id)
        page = self._host.page
        if entry is None or page is None:
            return None
        kind = self._host.store.reference.type(entry.type_id)
        minutes = entry.minutes or (kind.minutes if kind is not None else 0) or USUAL_MINUTES
        now = self._host.now()
        slot = Slot(page.location_id, entry.id, Interval(now, now + timedelta(minutes=minutes)))
        who = PatientHit(entry.patient_id, entry.patient_name)
        wanted = Wanted(who, slot, entry.type_id, entry.provider_id, entry.note)

        def dropped(slot: Slot) -> None:
            room = self._host.store.reference.operatory(slot.operatory_id)
            provider = entry.provider_id or (room.provider_ids[0] if room is not None and room.provider_ids else None)
            self._host.perform(self._filled(Hole(slot, provider, entry.type_id), entry), tr("filling a hole"))

        return self._host.offering.parcel(wanted, dropped)

    # Entries

    def _act(self, entry_id: UUID, action: str) -> None:
        entry = self._waitlist.waiting.row(entry_id) or self._offered(entry_id)
        if entry is None:
            return
        if action == "book":
            self._fill(entry)
        elif action == "call" and self.offer is not None:
            self.offer = replace(self.offer, told=self.offer.told | {entry_id})
            slot = self.offer.hole.slot
            noting = self._waitlist.note_contact(entry_id, slot)
            self._host.perform(self._held.called(slot, noting), tr("noting a call"))
        elif action in _RESPONSES:
            self._host.perform(self._answered(entry_id, _RESPONSES[action]), tr("noting an answer"))
        elif action == "openings":
            self._find(entry)
        elif action == "edit":
            self._edited = entry_id
            wanting = wanting_of(entry)
            self.panel.form.show_choices(self._host.store.reference, wanting)
            self.panel.show_form()
            self.panel.form.show_entry(entry.patient_name, wanting, self._host.today)
        elif action == "remove":
            self._remove((entry_id,))
        elif action == "visit" and entry.appointment_id is not None:
            self._host.read(self._show_visit(entry.appointment_id), "waiting visit", tr("looking for the visit"))

    async def _answered(self, entry_id: UUID, response: PatientResponse) -> Outcome:
        outcome = await self._waitlist.note_response(entry_id, response)
        if self.offer is not None:
            slot, was_told = self.offer.hole.slot, entry_id in self.offer.told
            self.offer = replace(self.offer, told=self.offer.told - {entry_id})
            self._look_for_fits(self.offer.hole)
            if was_told and not self.offer.told:
                outcome = await self._held.answered(slot, outcome)
        return outcome

    async def _show_visit(self, visit_id: UUID) -> None:
        try:
            visit = await self._waitlist.visit(visit_id)
        except Refused as refusal:
            self._host.messages.hint(tr("The visit was not found: {why}", why=refusal.sentence))
            return
        if visit is not None:
            self._host.show_visit(visit)

    def _offered(self, entry_id: UUID) -> WaitlistEntry | None:
        fits = self.offer.fits if self.offer is not None else ()
        return next((fit.entry for fit in fits if fit.entry.id == entry_id), None)

    def _find(self, entry: WaitlistEntry) -> None:
        if self._location is None:
            return
        kind = self._host.store.reference.type(entry.type_id)
        wish = Wish(
            self._location,
            minutes=entry.minutes or (kind.minutes if kind is not None else None),
            type_id=entry.type_id,
            provider_ids=(entry.provider_id,) if entry.provider_id is not None else (),
            weekdays=entry.weekdays,
            earliest=entry.earliest,
            latest=entry.latest,
            first_day=entry.first_day,
            last_day=entry.last_day,
        )

        def take(found: Found) -> None:
            hole = Hole(found.slot, found.provider_id, entry.type_id)
            self._host.perform(self._filled(hole, entry), tr("booking from the waitlist"))

        self._host.openings_asked.emit(FindRequest(entry.patient_name, wish, take, entry.patient_id, tr("Book")))

    def _remove(self, entry_ids: Sequence[UUID]) -> None:
        self._host.perform(self._waitlist.remove(entry_ids), tr("changing the waitlist"))

    def _add_visit(self, visit_id: UUID) -> None:
        """Put a visit on the list as it is: sooner would be better."""
        visit = self._host.store.appointment(visit_id)
        if visit is None:
            return
        minutes = visit.interval.minutes if visit.interval is not None else None
        wanting = Wanting(Urgency.SOON, visit.provider_id, visit.type_id, minutes=minutes)
        who = PatientHit(visit.patient_id, visit.patient_name)
        adding = self._waitlist.add(who, visit.location_id, wanting, visit.id)
        self._host.perform(adding, tr("changing the waitlist"))

    def _begin_adding(self) -> None:
        self._edited = None
        self.panel.form.show_choices(self._host.store.reference, Wanting())
        self.panel.show_form()
        self.panel.form.show_entry("", Wanting(), self._host.today)

    def _on_saved(self, who: PatientHit | None, wanting: Wanting) -> None:
        if who is not None and self._location is not None:
            saving = self._waitlist.add(who, self._location, wanting)
        elif self._edited is not None:
            saving = self._waitlist.edit(self._edited, wanting)
        else:
            return
        self._host.perform(self._saved(saving), tr("changing the waitlist"))

    async def _saved(self, saving: Coroutine[Any, Any, Outcome]) -> Outcome:
        outcome = await saving
        if outcome.ok:
            self.panel.show_list()
        else:
            # The form stays, so that nothing that was typed is lost.
            self.panel.form.say(outcome.sentence)
        return outcome

    def _search(self, text: str) -> None:
        answering = answer_with_patients(self.panel.form.patient, self._patients, text)
        self._host.read(answering, "waitlist patients", tr("searching patients"))

    def _open_menu(self, entry_id: UUID, at: QPoint) -> None:
        chosen = self.panel.cards.selected
        menu = QMenu(self.panel)
        menu.setAccessibleName(tr("Menu of a waitlist entry"))
        menu.aboutToHide.connect(menu.deleteLater)
        entry = self._waitlist.waiting.row(entry_id) or self._offered(entry_id)
        lines: list[tuple[str, str, str]] = []
        if self.offer is not None:
            lines += [("book", tr("Book here"), ""), ("call", tr("Told of this place"), "T")]
            lines += [("declined", tr("Declined"), "D"), ("no_answer", tr("No answer"), "N")]
        lines += [("openings", tr("Find openings"), "O"), ("edit", tr("Edit"), "E")]
        if entry is not None and entry.appointment_id is not None:
            lines.append(("visit", tr("Show the visit"), ""))
        for name, words, keys in lines:
            action = menu.addAction(f"{words}\t{keys}" if keys else words)
            action.triggered.connect(lambda _checked=False, name=name: self._act(entry_id, name))
        menu.addSeparator()
        whom = chosen if entry_id in chosen else (entry_id,)
        words = tr("Take off the list") if len(whom) == 1 else tr("Take {count} off the list", count=len(whom))
        menu.addAction(f"{words}\t{key_name('Del')}").triggered.connect(lambda _checked=False: self._remove(whom))
        menu.popup(at)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a hole is offered, a digit on the board books, unless a free place is selected there."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.offer is not None:
            digit = event.key() - Qt.Key.Key_0
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            on_visit = self._host.selected is not None
            if is_plain and on_visit and 1 <= digit <= len(self.offer.fits[:MOST_DIGITS]):
                self._fill_number(digit)
                return True
        return super().eventFilter(watched, event)


_RESPONSES = {"declined": PatientResponse.DECLINED, "no_answer": PatientResponse.NO_ANSWER}
