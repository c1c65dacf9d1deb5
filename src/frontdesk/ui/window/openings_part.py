"""Openings as a part of the window: the panel, the numbered places on the board, and whoever asks for them."""

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, QTimer

from frontdesk.domain.localtime import local_date
from frontdesk.domain.phrases import read
from frontdesk.domain.statuses import MOVABLE, PLACEABLE, AppointmentStatus
from frontdesk.operations import Outcome
from frontdesk.operations.gateway import Refused
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Appointment, Slot
from frontdesk.store.openings import Findings, Found, SavedSearch, Wish
from frontdesk.ui import language, privacy
from frontdesk.ui.board.marks import Mark
from frontdesk.ui.booking.port import BookingPort
from frontdesk.ui.help.keys import Command, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.openings import model
from frontdesk.ui.openings.panel import OpeningsPanel
from frontdesk.ui.openings.port import OpeningsPort
from frontdesk.ui.pinboard.model import length_of
from frontdesk.ui.widgets.late import Late
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.finding import BookingRequest, FindRequest
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.sidecolumn import SideColumn

WIDTH = 300
LOW = 680
"""In a window that is lower the search takes the whole column."""
MARKS = "openings"
AGAIN_MS = 250
"""Changes of others come in bursts; one search answers all of them."""


class OpeningsPart:
    """Answers whoever asks for openings, and takes the one that is chosen.

    Attributes:
        dock: what is on screen while a search is open.
        request: what is looked for, and for whom; None while nothing is.
    """

    def __init__(self, host: Host, port: OpeningsPort, booking: BookingPort, side: SideColumn) -> None:
        self._host, self._port, self._store = host, port, host.store
        self._booking, self._side = booking, side
        self.request: FindRequest | None = None
        self._wish: Wish | None = None
        self._base: Wish | None = None
        self._findings = Findings(())
        self._has_hidden_lists = self._is_looking = False
        self._again = QTimer(host.shell)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._search_again)
        keys = key_of(Command.OPENINGS)
        self.dock = PanelDock("openings", tr("Find openings"), Late(lambda: self.panel), WIDTH, keys)
        host.add_dock(self.dock, is_shown=False)
        self.dock.closed.connect(lambda _title, _keys: self.leave())
        host.bind(Command.OPENINGS, self.open_for_selected)
        host.openings_asked.connect(self.open)
        host.add_visit_lines(self._visit_lines)
        host.shell.board.markChosen.connect(self._on_mark)
        host.page_shown.connect(lambda _page: self._paint())
        host.at_end(host.store.subscribe(self._on_changes))
        # A search is over with the day: the dock is not to come back empty.
        host.at_end(self.leave)

    @cached_property
    def panel(self) -> OpeningsPanel:
        """The search; built when it is first shown."""
        panel = OpeningsPanel(lambda: self._host.today)
        panel.said.connect(self._on_words)
        panel.form.changed.connect(self._look_for)
        panel.pointed.connect(lambda _row: self._paint())
        panel.shown.connect(self._show_day_of)
        panel.taken.connect(self.take)
        panel.left.connect(self.leave)
        panel.search_chosen.connect(self._on_saved_search)
        panel.save_asked.connect(self._save)
        panel.default_asked.connect(self._make_default)
        panel.remove_asked.connect(lambda one: self._keep(self._port.remove(one), tr("removing a saved search")))
        return panel

    def _visit_lines(self, visit: Appointment) -> Sequence[MenuLine]:
        if visit.status not in MOVABLE | PLACEABLE or visit.is_time_locked:
            return ()
        line = MenuLine(tr("Find openings…"), lambda: self.open(self._request_for(visit)), key_of(Command.OPENINGS))
        return (line,)

    # Beginning

    def open_for_selected(self) -> None:
        """Look for another place of the selected visit, or for a place of a new one."""
        visit = self._store.appointment(self._host.selected) if self._host.selected is not None else None
        if visit is not None and visit.status in MOVABLE | PLACEABLE and not visit.is_time_locked:
            self.open(self._request_for(visit))
        elif self._host.page is not None:
            self.open(FindRequest(tr("A new visit"), Wish(self._host.page.location_id), verb=tr("book")))

    def _request_for(self, visit: Appointment) -> FindRequest:
        kind = self._store.reference.type(visit.type_id)
        minutes = length_of(self._store.reference, visit)
        title = " · ".join(part for part in (privacy.shown(visit.patient_name), kind.name if kind else "") if part)
        is_parked = visit.status is AppointmentStatus.PINBOARD
        board = self._host.shell.board

        def take(found: Found) -> None:
            if is_parked:
                board.placeRequested.emit(visit.id, found.slot)
            else:
                board.moveRequested.emit(visit.id, found.slot, False)

        wish = Wish(visit.location_id, minutes, visit.type_id)
        return FindRequest(title, wish, take, visit.patient_id, tr("place") if is_parked else tr("move"))

    def open(self, request: FindRequest) -> None:
        """Look for openings for somebody; the search before is left."""
        self.request = request
        self._findings = Findings(())
        self.panel.show_title(request.title)
        self.panel.words.clear()
        self.panel.show_rows((), tr("Looking…"))
        self._make_room()
        self.panel.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._base = None
        self._look_for(request.wish)
        self._host.read(self._begin(request), "openings begin", tr("reading saved searches"))

    def _make_room(self) -> None:
        """Let the search stand in the place of the lists, which come back after it."""
        shell = self._host.shell
        if shell.height() < LOW and not self.dock.isVisible():
            # With the pinboard above it there would be room for its fields and for no opening.
            self._side.open(self.dock)
            return
        lists = shell.lists_dock
        if not self.dock.isVisible() and lists.isVisible() and not lists.isFloating():
            self._has_hidden_lists = True
            lists.hide()
        self.dock.show()
        self.dock.raise_()
        if not shell.pinboard_dock.isHidden():
            part = shell.height() // 4
            shell.resizeDocks([shell.pinboard_dock, self.dock], [part, 3 * part], Qt.Orientation.Vertical)

    async def _begin(self, request: FindRequest) -> None:
        """Bring in what is noted: the search this person begins with, and what the patient prefers."""
        await self._booking.read_procedure_names()
        try:
            searches = await self._port.saved(request.wish.location_id)
        except Refused as refusal:
            self.panel.show_message(tr("Saved searches could not be read: {why}", why=refusal.sentence))
            searches = []
        preference = await self._booking.preference(request.patient_id) if request.patient_id is not None else None
        if self.request is not request:
            return
        self.panel.show_saved(searches)
        if self._wish != model.settled(request.wish):
            # Somebody has begun to say what they want.
            return
        default = next((one for one in searches if one.is_default), None)
        wish = model.preferred(request.wish, preference)
        if default is not None and request.take is None and request.patient_id is None:
            wish = replace(default.wish, minutes=wish.minutes or default.wish.minutes)
        if wish != request.wish:
            self._look_for(wish)

    # Looking

    def _on_words(self, text: str) -> None:
        if self._wish is None:
            return
        if self._base is None:
            self._base = self._wish
        vocabulary = model.vocabulary(self._store.reference, self._wish.location_id, self._booking.procedure_names)
        self._look_for(
            model.told(read(text, vocabulary, self._host.today, language.tongue()), self._base), keeps_base=True
        )

    def _on_saved_search(self, search: SavedSearch) -> None:
        self._look_for(search.wish)
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_for(self, wish: Wish, *, keeps_base: bool = False) -> None:
        if self.request is None:
            return
        if not keeps_base:
            self._base = None
        self._wish = model.settled(wish)
        self.panel.form.show_wish(self._wish, self._store.reference)
        self._is_looking = True
        self.panel.show_message(tr("Looking…"))
        self._host.read(self._search(self._wish), "openings", tr("looking for openings"))

    async def _search(self, wish: Wish) -> None:
        try:
            findings = await self._port.find(wish)
        except Refused as refusal:
            self._findings, self._is_looking = Findings(()), False
            self.panel.show_rows((), tr("Openings could not be looked for: {why}", why=refusal.sentence))
            return
        request = self.request
        if request is None or wish != self._wish:
            return
        self._findings, self._is_looking = findings, False
        rows = model.rows_of(findings.found, self._store.reference, self._host.today)
        self.panel.show_rows(rows, model.message_of(findings, verb=request.verb or tr("book")))
        self._paint()

    # On the board

    def _paint(self) -> None:
        if self.request is None:
            return
        current = self.panel.current
        self._host.shell.board.marks.show(
            MARKS,
            [
                Mark(row.found.slot, row.number, row.when.rpartition(" · ")[2], is_chosen=at == current)
                for at, row in enumerate(self.panel.rows)
            ],
        )

    def _on_mark(self, slot: Slot) -> None:
        """A number on the board was pressed."""
        row = next((at for at, row in enumerate(self.panel.rows) if row.found.slot == slot), -1)
        if self.request is not None and row >= 0:
            self.take(row)

    def _show_day_of(self, row: int) -> None:
        """Turn the page to the opening somebody walked to; the one on screen stays if it is there already."""
        if 0 <= row < len(self.panel.rows):
            slot = self.panel.rows[row].found.slot
            page, day = self._host.page, self._day_of(self.panel.rows[row].found)
            if page is not None and (page.location_id != slot.location_id or day not in page.dates):
                self._host.show_page(replace(page, location_id=slot.location_id, day=day))

    def _day_of(self, found: Found) -> date:
        return local_date(found.slot.interval.start, self._store.zone(found.slot.location_id))

    # Ending

    def take(self, row: int) -> None:
        """Take an opening: what asked for it says what that means, otherwise a booking begins there.

        While others are looked for, those still listed answer what was said before: none of them is taken.
        """
        request, wish = self.request, self._wish
        if request is None or wish is None or self._is_looking or not 0 <= row < len(self.panel.rows):
            return
        found = self.panel.rows[row].found
        self._show_day_of(row)
        self.leave()
        if request.take is not None:
            request.take(found)
        else:
            self._host.booking_asked.emit(
                BookingRequest(
                    found.slot,
                    type_id=wish.type_id,
                    provider_id=found.provider_id,
                    has_own_length=wish.minutes is not None,
                )
            )

    def leave(self) -> None:
        """Close the search and take its places off the board."""
        if self.request is None:
            return
        self.request = self._wish = None
        self._again.stop()
        self._host.reads.cancel("openings")
        self._host.reads.cancel("openings begin")
        self._host.shell.board.marks.show(MARKS)
        self.panel.show_rows((), "")
        self._side.close(self.dock)
        if self._has_hidden_lists:
            self._has_hidden_lists = False
            self._host.shell.lists_dock.show()
        self._host.shell.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, name: str, is_default: bool) -> None:
        if self._wish is not None:
            saving = self._port.save(name, self._wish, is_default=is_default)
            self._keep(saving, tr("saving a search"))

    def _make_default(self, search: SavedSearch, is_default: bool) -> None:
        self._keep(self._port.make_default(search, is_default), tr("changing a saved search"))

    def _keep(self, change: Coroutine[Any, Any, Outcome], doing: str) -> None:
        async def kept() -> Outcome:
            outcome = await change
            if self.request is not None:
                self.panel.show_saved(await self._port.saved(self.request.wish.location_id))
            return outcome

        self._host.perform(kept(), doing)

    def _on_changes(self, changes: ChangeSet) -> None:
        """A place that was free may be taken now; the list is read again and stays where it is."""
        if self.request is None or self._wish is None:
            return
        location_id = self._wish.location_id
        if changes.reference and self._store.reference.location(location_id) is None:
            # An office that was lost; the window says so.
            self.leave()
            return
        days = {(location_id, self._day_of(found)) for found in self._findings.found}
        if (changes.reference or days & changes.days) and not self._again.isActive():
            self._again.start()

    def _search_again(self) -> None:
        if self._wish is not None:
            self._host.read(self._search(self._wish), "openings", tr("looking for openings"))
