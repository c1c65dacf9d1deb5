"""Booking as a part of the window: from a free place, or from whatever else asks for a booking."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from frontdesk.domain.localtime import local_date
from frontdesk.domain.startranges import Fit
from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.gateway import Refused
from frontdesk.store.booking import NewPatient
from frontdesk.store.changes import ChangeSet
from frontdesk.store.conflicts_view import ConflictsView, Verdict
from frontdesk.store.entities import AppointmentType, PatientHit, Slot
from frontdesk.ui import i18n, privacy
from frontdesk.ui.board import speech
from frontdesk.ui.board.marks import Mark
from frontdesk.ui.booking import model, words
from frontdesk.ui.booking.card import BookingCard
from frontdesk.ui.booking.model import Draft
from frontdesk.ui.booking.port import BookingPort
from frontdesk.ui.help.keys import Command
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.widgets.searchfield import Entry
from frontdesk.ui.window.finding import BookingRequest
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.patientknown import PatientKnown
from frontdesk.ui.window.standing import standing

MOST_PATIENTS = 20
_NEW = "new patient"
_MARKS = "booking"


class BookingPart:
    """Opens the card at a slot, keeps what is told on it, and books.

    Attributes:
        draft: the visit that is being told; None while nothing is.
        family: the visits told before it, which are booked with it.
    """

    def __init__(self, host: Host, port: BookingPort) -> None:
        self._host, self._port, self._store = host, port, host.store
        self._view = ConflictsView(host.store)
        self.draft: Draft | None = None
        self.family: list[Draft] = []
        self._known = PatientKnown(host, port, self._on_preference, self._show_remarks)
        self._refused: tuple[Slot, str] | None = None
        self._is_live = True
        board = host.shell.board
        for bar in (board.horizontalScrollBar(), board.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._stand())
        host.slot_opened = self.open
        host.slot_typed = self.type_on
        host.add_slot_lines(self._slot_lines)
        host.bind(Command.BOOK, self.open_at_selection)
        host.booking_asked.connect(self.begin)
        host.connection_changed.connect(self._on_connection)
        host.selection_changed.connect(self._on_selected)
        host.page_shown.connect(lambda _page: self._stand())
        host.at_end(host.store.subscribe(self._on_changes))

    @cached_property
    def card(self) -> BookingCard:
        """What is on screen; built for the first booking."""
        card = BookingCard(self._host.shell, lambda: self._host.today)
        card.patient.asked.connect(self._search)
        card.patient.picked.connect(self._on_patient)
        card.new_patient.changed.connect(self._on_new_patient)
        card.kind.asked.connect(self._list_types)
        card.kind.pointed.connect(self._on_pointed)
        card.kind.picked.connect(self._on_type)
        card.length.changed.connect(self._on_length)
        card.provider.clicked.connect(self._choose_provider)
        card.book_asked.connect(self.book)
        card.left.connect(self.leave)
        card.block_asked.connect(self._block)
        card.window_resized.connect(self._stand)
        card.member_asked.connect(self.add_member)
        card.member_removed.connect(self._remove_member)
        return card

    def _slot_lines(self, slot: Slot) -> Sequence[MenuLine]:
        return [MenuLine(tr("Book…"), lambda: self.open(slot), tr("Enter"))]

    # Beginning

    def open(self, slot: Slot) -> None:
        """Begin a booking at a slot; a card that is open moves there with what was told on it."""
        increment = self._host.shell.board.increment
        begun = model.begun(self._store, slot, increment)
        if self.draft is not None:
            kept = replace(self.draft, slot=begun.slot, has_own_length=begun.has_own_length, has_own_provider=False)
            begun = model.with_type(self._store, kept, self.draft.type_id)
            self._change(begun)
            self.card.patient.setFocus()
            return
        self._start(begun)

    def type_on(self, slot: Slot, text: str) -> None:
        """Begin with the first letters of a patient."""
        self.open(slot)
        self.card.ask_for_new(False)
        self.card.patient.setFocus()
        self.card.patient.begin(text)

    def open_at_selection(self) -> None:
        """Begin at the cell that is selected on the board."""
        slot = self._host.shell.board.selection.cell_slot()
        if slot is None:
            self._host.messages.hint(tr("Choose a free place first: click it, or walk there with the arrow keys."))
        else:
            self.open(slot)

    def begin(self, request: BookingRequest) -> None:
        """Begin with whatever is known already."""
        self.leave()
        draft = Draft(
            request.slot,
            request.patient,
            request.type_id,
            request.provider_id,
            request.note,
            has_own_length=request.has_own_length,
            has_own_provider=request.provider_id is not None,
        )
        self._start(model.settled(self._store, draft))
        if request.patient is None and request.text:
            self.card.patient.begin(request.text)

    def _start(self, draft: Draft) -> None:
        self.family, self._refused = [], None
        self._host.read(self._port.read_procedure_names(), "procedure names", tr("reading procedure codes"))
        self._fill(draft)

    def _fill(self, draft: Draft) -> None:
        """Put a visit on the card, and the keyboard where the next thing is to be told."""
        card, reference = self.card, self._store.reference
        kind = reference.type(draft.type_id)
        card.note.setText(draft.note)
        card.kind.show_choice(kind.name if kind else "", kind)
        card.length.step = self._host.shell.board.increment
        card.length.setModified(False)
        card.ask_for_new(False)
        card.patient.show_choice("", None)
        self._known.forget()
        self._change(draft)
        if isinstance(draft.patient, PatientHit):
            self._show_patient(draft.patient)
        elif isinstance(draft.patient, NewPatient):
            self._ask_for_new(draft.patient)
        if draft.patient is None:
            card.patient.setFocus(Qt.FocusReason.OtherFocusReason)
        elif kind is None:
            self._go_to_type()
        else:
            card.note.setFocus(Qt.FocusReason.OtherFocusReason)

    # Who

    def _search(self, text: str) -> None:
        if self.draft is not None and self.draft.patient is not None:
            self._known.forget()
            self._change(replace(self.draft, patient=None))
        self._host.reads.cancel("booking search")
        if not text:
            self.card.patient.close_list()
            return
        self._host.read(self._answer(text), "booking search", tr("searching patients"))

    async def _answer(self, text: str) -> None:
        new = Entry(tr("New patient “{text}”", text=text), "", "", _NEW)
        try:
            hits = await self._port.find(text)
        except Refused as refusal:
            message = tr("Patients could not be searched: {why}", why=refusal.sentence)
            self.card.patient.show_answers([new], message, point_at=-1)
            return
        # Of a family that comes in a row nobody comes twice.
        booked = {one.patient.id for one in self.family if isinstance(one.patient, PatientHit)}
        others = [hit for hit in hits if hit.id not in booked]
        entries = [Entry(hit.name, words.who(hit), "", hit) for hit in others[:MOST_PATIENTS]]
        message = ""
        if not hits and not self._is_live:
            message = tr("The server cannot be reached, so patients cannot be searched just now.")
        elif not hits:
            message = tr("No patient matches “{text}”.", text=text)
        self.card.patient.show_answers([*entries, new], message)

    def _on_patient(self, meaning: object, _by_enter: bool) -> None:
        if self.draft is None:
            return
        if isinstance(meaning, PatientHit):
            self._show_patient(meaning)
            self._change(replace(self.draft, patient=meaning))
            self._go_to_type()
        elif meaning == _NEW:
            self._ask_for_new(model.named_from(self.card.patient.text))
            self.card.new_patient.focus_first_gap()

    def _show_patient(self, patient: PatientHit) -> None:
        self.card.patient.show_choice(patient.name, patient)
        self._known.learn(patient)

    def _on_preference(self) -> None:
        if self.draft is not None:
            self._change(model.settled(self._store, self.draft, self._known.preference))

    def _ask_for_new(self, patient: NewPatient) -> None:
        self.card.patient.close_list()
        self.card.new_patient.show_patient(patient)
        self.card.ask_for_new(True)
        self._on_new_patient()

    def _on_new_patient(self) -> None:
        if self.draft is not None:
            self._change(replace(self.draft, patient=self.card.new_patient.patient))

    # What

    def _go_to_type(self) -> None:
        self.card.kind.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.card.kind.choice is None:
            self._list_types("")

    def _list_types(self, text: str) -> None:
        if self.draft is None:
            return
        types = self._store.reference.types_offered(self.draft.slot.location_id, (self.draft.type_id,))
        names = self._port.procedure_names
        found = model.matching_types(types, text, names)
        entries = [
            Entry(row.name, model.procedure_words(row.procedure_codes, names), i18n.minutes(row.minutes), row)
            for row in found
        ]
        message = "" if found else tr("No type of visit begins like that.")
        # Until a letter says which, none is pointed at: Enter then books without a type.
        self.card.kind.show_answers(entries, message, point_at=0 if text else -1)

    def _on_pointed(self, kind: object) -> None:
        """What Enter would take is judged as if it had been taken."""
        if self.draft is not None and self.card.kind.choice is None:
            type_id = kind.id if isinstance(kind, AppointmentType) else None
            self._change(model.with_type(self._store, self.draft, type_id))

    def _on_type(self, kind: object, by_enter: bool) -> None:
        if self.draft is None or not isinstance(kind, AppointmentType):
            return
        self.card.kind.show_choice(kind.name, kind)
        self._change(model.with_type(self._store, self.draft, kind.id))
        if by_enter:
            self.book()
        else:
            self.card.length.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_length(self, minutes: int) -> None:
        if self.draft is not None:
            self._change(model.with_minutes(self._store, self.draft, minutes))

    def _choose_provider(self) -> None:
        if self.draft is None:
            return
        menu = QMenu(self.card)
        menu.setAccessibleName(tr("Provider"))
        menu.aboutToHide.connect(menu.deleteLater)
        for provider in self._store.reference.providers_offered((self.draft.provider_id,)):
            action = menu.addAction(provider.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(provider.id == self.draft.provider_id)
            action.triggered.connect(lambda _checked=False, key=provider.id: self._on_provider(key))
        menu.popup(self.card.provider.mapToGlobal(QPoint(0, self.card.provider.height() + 2)))

    def _on_provider(self, provider_id: UUID) -> None:
        if self.draft is not None:
            self._change(replace(self.draft, provider_id=provider_id, has_own_provider=True))

    # The family

    def add_member(self) -> None:
        """Put this visit aside and begin the next, right after it or beside it."""
        told = self._told()
        if told is None:
            return
        name = told.patient.name if told.patient is not None else ""
        self.family.append(told)
        self._fill(model.next_place(self._view, self._store, self.family))
        # A family shares its name more often than not.
        self.card.patient.begin(name.replace(",", " ").split()[-1] if name else "", selected=True)

    def _remove_member(self, index: int) -> None:
        del self.family[index]
        if self.draft is not None:
            self._change(self.draft)

    # Showing

    def _change(self, draft: Draft) -> None:
        """Show the visit as it is told by now, with what the rules say of it."""
        self.draft = draft
        card, reference = self.card, self._store.reference
        card.show_place(words.place(reference, draft.slot))
        card.length.show_minutes(draft.minutes)
        provider = reference.provider(draft.provider_id)
        card.provider.set_wordings(provider.name if provider is not None else tr("No provider"))
        card.show_members([self._member_words(one) for one in self.family])
        self._judge(draft)
        self._show_remarks()
        self._stand()

    def _judge(self, draft: Draft) -> Verdict:
        verdict = model.judged(self._view, self._store, draft, self.family)
        words_of_it = verdict.sentence or tr("This place is free.")
        if self._refused is not None and self._refused[0] == draft.slot and verdict.fit is not Fit.CANNOT:
            # The server said no to this very place; until this desk knows better, that stands.
            verdict, words_of_it = Verdict(Fit.OVERLAP_WARNING), self._refused[1]
        if words_of_it != self.card.verdict:
            speech.announce(self.card, words_of_it)
        self.card.show_verdict(verdict.fit, words_of_it)
        return verdict

    def _show_remarks(self) -> None:
        if self.draft is not None:
            self.card.show_remarks(*self._known.remarks(self.draft))

    def _member_words(self, draft: Draft) -> str:
        name = draft.patient.name if draft.patient is not None else ""
        kind = self._store.reference.type(draft.type_id)
        place = words.place(self._store.reference, draft.slot).split(" · ", 1)[-1]
        return " · ".join(part for part in (name, kind.name if kind else "", place) if part)

    def _stand(self) -> None:
        """Let the card stand at its slot, wherever that is on the page now."""
        draft, board, shell = self.draft, self._host.shell.board, self._host.shell
        if draft is None:
            return
        is_private = privacy.is_on()
        marks = [Mark(one.slot, words="" if is_private else self._member_words(one)) for one in self.family]
        name = draft.patient.name if draft.patient is not None and not is_private else tr("New visit")
        board.marks.show(_MARKS, [*marks, Mark(draft.slot, words=name, is_chosen=True)])
        self.card.stand_at(*standing(shell, draft.slot))

    # Ending

    def _told(self) -> Draft | None:
        """Return the visit if it can be booked, or say what is missing."""
        draft, card = self.draft, self.card
        if draft is None:
            return None
        if draft.patient is None:
            if card.new_patient.isVisibleTo(card):
                card.new_patient.show_fault(card.new_patient.fault)
                card.new_patient.focus_first_gap()
            else:
                card.show_verdict(Fit.OVERLAP_WARNING, tr("Say for whom: type a name, and choose with Enter."))
                card.patient.setFocus()
            return None
        if draft.type_id is None and card.kind.text.strip():
            card.show_verdict(Fit.OVERLAP_WARNING, tr("No type of visit begins like that."))
            card.kind.setFocus()
            return None
        if self._judge(draft).fit is Fit.CANNOT:
            return None
        return replace(draft, note=card.note.text().strip())

    def book(self) -> None:
        """Book what was told, the family with it; what cannot be booked stays on the card and says why."""
        if self.family and self.draft is not None and self.draft.patient is None and not self.card.patient.text.strip():
            # The last one was begun and left empty: nobody else comes.
            drafts = self.family
        else:
            told = self._told()
            if told is None:
                return
            drafts = [*self.family, told]
        self.leave()
        self._host.perform(self._carry_out(drafts), tr("booking a visit"))

    async def _carry_out(self, drafts: Sequence[Draft]) -> Outcome:
        outcome = await self._port.book([draft.wanted for draft in drafts if draft.wanted is not None])
        is_open = self._store.reference.location(drafts[-1].slot.location_id) is not None
        if not outcome.ok and self.draft is None and outcome.reason != "closed" and is_open:
            # What was told is not told twice: the card comes back with all of it.
            self._start(drafts[-1])
            self.family = list(drafts[:-1])
            self._refused = (drafts[-1].slot, outcome.sentence)
            self._change(drafts[-1])
        elif outcome.ok and outcome.ids and self.draft is None and self._host.shell.board.selected is None:
            # The next key is about what was booked, unless somebody has gone on to another visit meanwhile.
            self._host.shell.board.select(outcome.ids[-1])
        return outcome

    def _block(self) -> None:
        """Nobody is booked after all: the time shall be kept free."""
        draft = self.draft
        if draft is not None:
            self.leave()
            self._host.block_asked.emit(draft.slot)

    def leave(self) -> None:
        """Put the card away; nothing was booked."""
        if self.draft is None:
            return
        self.draft, self.family = None, []
        self._host.reads.cancel("booking search")
        self._known.forget()
        self.card.hide()
        board = self._host.shell.board
        board.marks.show(_MARKS)
        board.setFocus(Qt.FocusReason.OtherFocusReason)

    # What goes on elsewhere

    def _on_selected(self, visit_id: UUID | None) -> None:
        """Somebody turned to a visit: a card on which nothing was told yet only stands in the way."""
        draft = self.draft
        if visit_id is None or draft is None or self.family:
            return
        told = (self.card.patient.text, self.card.note.text(), draft.patient, draft.type_id)
        if not any(told):
            self.leave()

    def _on_connection(self, state: ConnectionState) -> None:
        self._is_live = state is ConnectionState.LIVE

    def _on_changes(self, changes: ChangeSet) -> None:
        draft = self.draft
        if draft is None:
            return
        if changes.reference and self._store.reference.location(draft.slot.location_id) is None:
            # An office that was lost: nothing can be booked there any more, and the window says so.
            self.leave()
            return
        zone = self._store.zone(draft.slot.location_id)
        key = (draft.slot.location_id, local_date(draft.slot.interval.start, zone))
        if changes.reference or key in changes.days:
            self._judge(draft)
