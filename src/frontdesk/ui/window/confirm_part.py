"""The Confirm tab: who of the coming days has not been reached."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QMimeData

from frontdesk.operations import ConnectionState
from frontdesk.operations.confirming import Confirming
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Slot
from frontdesk.ui import preferences
from frontdesk.ui.confirm.model import Choices, KnownCards, build_rows, empty_words, wanting
from frontdesk.ui.confirm.panel import SPANS, ConfirmPanel
from frontdesk.ui.help.keys import Command
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.visit import CONFIRMATION
from frontdesk.ui.preferences import Preferences
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.page import Page

NAME, SPAN = "confirm", "confirm.span"


class ConfirmPart:
    """Binds the panel to the coming days of the location that is open.

    Attributes:
        panel: the panel.
    """

    def __init__(self, host: Host, confirming: Confirming) -> None:
        self._host, self._confirming = host, confirming
        self.panel = ConfirmPanel()
        self._location: UUID | None = None
        kept = host.settings.get(SPAN)
        self._days = int(kept) if kept in map(str, SPANS) else 3
        self._with_confirmed = False
        self.panel.spans.set_value(str(self._days))
        host.add_tab(NAME, tr("Confirm"), self.panel, tr("Who has not confirmed the coming days"))
        host.bind(Command.CONFIRM_PANEL, self._bring)
        host.page_shown.connect(self._on_page)
        host.at_end(host.store.subscribe(self._on_store))
        self._cards = KnownCards()
        self._shown_by: Preferences | None = None
        host.beat.connect(lambda _now: self._on_beat())
        host.connection_changed.connect(self._on_connection)
        host.selection_changed.connect(self._on_selected)
        host.at_end(confirming.coming.subscribe(self._on_changed))
        self.panel.span_chosen.connect(self._on_span)
        self.panel.all_asked.connect(self._on_all)
        self.panel.answered.connect(self._answer)
        self.panel.opened.connect(self._open)
        self.panel.cards.parcel_of = self._parcel_of
        self._today = host.today

    def _bring(self) -> None:
        self._host.show_tab(NAME)
        self.panel.cards.setFocus()

    def _on_page(self, page: Page) -> None:
        if page.location_id != self._location:
            self._location = page.location_id
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
            # An office that was lost: until another is open there is nobody to confirm.
            self._location = None
            self._host.show_count(NAME, 0)
            self.panel.show_rows((), "")
        self._show()

    def _on_beat(self) -> None:
        if self._host.today != self._today:
            self._read()

    def _on_connection(self, state: ConnectionState) -> None:
        if state is not ConnectionState.LIVE or self._location is None:
            return
        if self._confirming.coming.rows(self._location) is None:
            self._read()

    def _on_changed(self, places: frozenset[UUID]) -> None:
        if self._location in places:
            self._show()

    def _on_selected(self, visit_id: UUID | None) -> None:
        if self.panel.cards.current != visit_id and not self.panel.cards.hasFocus():
            self.panel.cards.choose(visit_id)

    def _on_span(self, days: int) -> None:
        self._days = days
        self._host.settings.set(SPAN, str(days))
        self._read()

    def _on_all(self, is_on: bool) -> None:
        self._with_confirmed = is_on
        self._show()

    def _read(self) -> None:
        if self._location is None:
            return
        self._today = self._host.today
        self.panel.cards.show_waiting(empty_words(None, self._days))
        self._host.read(self._tell(self._location), "visits to confirm", tr("reading the visits to confirm"))

    async def _tell(self, location_id: UUID) -> None:
        outcome = await self._confirming.show(location_id, self._today + timedelta(days=1), self._days)
        if not outcome.ok:
            self.panel.show_rows(self.panel.cards.rows, outcome.sentence)
        else:
            self._show()

    def _show(self) -> None:
        if self._location is None:
            return
        reference = self._host.store.reference
        choices = Choices.of(reference.definitions_of(CONFIRMATION))
        self.panel.show_choices(choices)
        visits = self._confirming.coming.rows(self._location)
        if visits is None:
            return
        open_ones = wanting(visits, with_confirmed=False)
        self._host.show_count(NAME, len(open_ones))
        shown = wanting(visits, with_confirmed=self._with_confirmed)
        rows = build_rows(reference, shown, choices, self._host.today, self._cards)
        self.panel.show_rows(rows, empty_words(visits, self._days))

    def _answer(self, visits: Sequence[UUID], status: UUID) -> None:
        self._host.perform(self._confirming.confirm(visits, status), tr("confirming visits"))

    def _parcel_of(self, visit_id: UUID) -> QMimeData | None:
        """A visit carried to the board: dropped, it moves there."""
        row = self._confirming.coming.row(visit_id)
        if row is None:
            return None

        def dropped(slot: Slot) -> None:
            self._host.perform(self._confirming.move(visit_id, slot), tr("moving a visit"))

        return self._host.offering.visit(row.as_appointment(), dropped)

    def _open(self, visit_id: UUID) -> None:
        row = self._confirming.coming.row(visit_id)
        if row is not None:
            self._host.show_at(row.location_id, row.day, visit_id)
