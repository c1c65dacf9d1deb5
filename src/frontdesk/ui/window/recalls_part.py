"""The Recalls tab: who is due, and from a row to a booking."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QMimeData

from frontdesk.domain.intervals import Interval
from frontdesk.operations import ConnectionState
from frontdesk.operations.booking import Booking
from frontdesk.operations.recalls import DUE, Recalls
from frontdesk.store.booking import Wanted
from frontdesk.store.entities import PatientHit, Slot
from frontdesk.store.openings import Found, Wish
from frontdesk.store.recalls import DueRecall
from frontdesk.ui import privacy
from frontdesk.ui.help.keys import Command
from frontdesk.ui.i18n import tr
from frontdesk.ui.recalls.model import build_rows, empty_words
from frontdesk.ui.recalls.panel import RecallPanel
from frontdesk.ui.window.finding import FindRequest
from frontdesk.ui.window.host import Host

NAME = "recalls"
USUAL_MINUTES = 60
"""For a recall whose type names no kind of visit."""


class RecallsPart:
    """Binds the panel to the recalls of the practice.

    Attributes:
        panel: the panel.
    """

    def __init__(self, host: Host, recalls: Recalls, booking: Booking) -> None:
        self._host, self._recalls, self._booking = host, recalls, booking
        self.panel = RecallPanel()
        self._kind: UUID | None = None
        host.add_tab(NAME, tr("Recalls"), self.panel, tr("Who should come back"))
        host.bind(Command.RECALL_PANEL, self._bring)
        host.page_shown.connect(lambda _page: self._read())
        host.connection_changed.connect(self._on_connection)
        host.shell.lists.turned.connect(lambda _name: self._read())
        host.shell.lists_dock.visibilityChanged.connect(lambda _seen: self._read())
        host.at_end(recalls.due.subscribe(lambda _keys: self._show()))
        host.at_end(recalls.on_doubt(self._read))
        panel = self.panel
        panel.cards.parcel_of = self._parcel_of
        panel.kind_chosen.connect(self._choose_kind)
        panel.book_asked.connect(self._book)
        panel.contacted.connect(self._note)
        panel.postponed.connect(self._postpone)
        panel.stopped.connect(lambda key: host.perform(recalls.stop(key), tr("changing a recall")))

    def _bring(self) -> None:
        self._host.show_tab(NAME)
        self.panel.cards.setFocus()

    def _on_connection(self, state: ConnectionState) -> None:
        if state is ConnectionState.LIVE:
            self._read()

    def _is_seen(self) -> bool:
        lists = self._host.shell.lists
        return lists.current == NAME and self._host.shell.lists_dock.isVisible()

    def _read(self) -> None:
        """Read who is due the first time, for the count, and then whenever somebody looks and it may have changed."""
        is_known = self._recalls.due.rows(DUE) is not None
        if self._host.page is None or self._recalls.due.is_true(DUE) or (is_known and not self._is_seen()):
            return
        self.panel.cards.show_waiting(empty_words(None))
        self._host.read(self._tell(), NAME, tr("reading the recalls"))

    async def _tell(self) -> None:
        outcome = await self._recalls.show()
        if outcome.ok:
            self._show()
        else:
            self.panel.show_rows(self.panel.cards.rows, outcome.sentence)

    def _show(self) -> None:
        rows = self._recalls.due.rows(DUE)
        if rows is None:
            return
        self._host.show_count(NAME, len(rows))
        self.panel.show_kinds(self._recalls.types, self._kind)
        self.panel.show_rows(build_rows(rows, self._kind, self._host.today), empty_words(rows))

    def _choose_kind(self, kind: UUID | None) -> None:
        self._kind = kind
        self.panel.cards.scrollToTop()
        self._show()

    def _note(self, recall_id: UUID, what: str) -> None:
        self._host.perform(self._recalls.note_contact(recall_id, what, self._host.today), tr("noting a call"))

    def _postpone(self, recall_id: UUID, weeks: int) -> None:
        until = self._host.today + timedelta(weeks=weeks)
        self._host.perform(self._recalls.postpone(recall_id, until), tr("changing a recall"))

    def _visit_for(self, row: DueRecall) -> tuple[int, UUID | None]:
        """How long the visit for a recall takes, and its appointment type."""
        kind = next((one for one in self._recalls.types if one.id == row.kind_id), None)
        visit_type = self._host.store.reference.type(kind.type_id if kind is not None else None)
        if visit_type is None:
            return USUAL_MINUTES, None
        return visit_type.minutes, visit_type.id

    def _parcel_of(self, recall_id: UUID) -> QMimeData | None:
        """A recall carried to the board: dropped, its visit is booked there."""
        row, page = self._recalls.due.row(recall_id), self._host.page
        if row is None or page is None:
            return None
        minutes, type_id = self._visit_for(row)
        now = self._host.now()
        slot = Slot(page.location_id, row.id, Interval(now, now + timedelta(minutes=minutes)))
        wanted = Wanted(PatientHit(row.patient_id, row.patient_name), slot, type_id)

        def dropped(slot: Slot) -> None:
            self._host.perform(self._booking.book([replace(wanted, slot=slot)]), tr("booking a visit"))

        return self._host.offering.parcel(wanted, dropped)

    def _book(self, recall_id: UUID) -> None:
        row, page = self._recalls.due.row(recall_id), self._host.page
        if row is None or page is None:
            return
        minutes, type_id = self._visit_for(row)
        wish = Wish(page.location_id, minutes=minutes, type_id=type_id)

        def take(found: Found) -> None:
            wanted = Wanted(PatientHit(row.patient_id, row.patient_name), found.slot, type_id, found.provider_id)
            self._host.perform(self._booking.book([wanted]), tr("booking a visit"))

        title = f"{privacy.shown(row.patient_name)} · {row.kind_name}"
        self._host.openings_asked.emit(FindRequest(title, wish, take, row.patient_id, tr("Book")))
