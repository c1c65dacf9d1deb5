"""Brings what the store knows onto the panels, and only what changed."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QTimer

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.operations import ConnectionState
from frontdesk.store.changes import ChangeSet
from frontdesk.store.store import Store
from frontdesk.ui import i18n
from frontdesk.ui.flow.model import build_groups
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.pinboard.model import build_cards
from frontdesk.ui.topbar.badges import Health
from frontdesk.ui.topbar.bar import View
from frontdesk.ui.window.page import Page
from frontdesk.ui.window.shell import Shell
from frontdesk.ui.window.totals import totals_of, wordings


class Presenter:
    """Shows a page of the book and everything around it.

    Attributes:
        page: the page that is open, if any.
        place: the name of the location shown last.
    """

    def __init__(
        self, shell: Shell, store: Store, now: Callable[[], datetime], is_caught_up: Callable[[], bool]
    ) -> None:
        self._shell = shell
        self._store = store
        self._now = now
        self._is_caught_up = is_caught_up
        self._connection = ConnectionState.CONNECTING
        self._sentence = ""
        self._true_at: datetime | None = None
        self._stale: set[Callable[[], None]] = set()
        self._catching_up = QTimer(shell)
        self._catching_up.setSingleShot(True)
        self._catching_up.timeout.connect(self.catch_up)
        self.page: Page | None = None
        self.place = ""

    @property
    def today(self) -> date:
        """Today where the page is."""
        zone = self._store.zone(self.page.location_id) if self.page else "UTC"
        return local_date(self._now(), zone)

    def show_page(self, page: Page) -> None:
        """Open a page: everything already known is on screen at once."""
        moved = self.page is None or page.location_id != self.page.location_id
        self.page = page
        shell = self._shell
        location = self._store.reference.location(page.location_id)
        if location is None:
            return
        shell.show_middle(page.view)
        shell.show_waiting(None)
        if page.view is View.DAY:
            shell.board.show_day(location.id, page.day)
        elif page.view is View.WEEK:
            shell.board.show_week(location.id, page.dates[0], len(page.dates))
        if moved or shell.board.now is None:
            shell.board.set_now(self._now())
        shell.top.show_date(page.view, page.dates[0], page.dates[-1], self.today)
        self._show_note()
        self._show_totals()
        self.place = location.name
        shell.setWindowTitle(tr("{location} – Frontdesk", location=location.name))
        if moved:
            shell.top.show_locations([(row.id, row.name) for row in self._store.reference.locations], location.id)
            self.show_flow(is_other_place=True)
            self._show_pinboard()

    def leave_page(self) -> None:
        """Show no page until another is opened; nothing of the one before stays in sight around it."""
        self.page, shell = None, self._shell
        shell.show_waiting("")
        shell.top.show_locations([])
        shell.top.production.show_amounts(Decimal(), Decimal(), Decimal())
        shell.flow.show_groups([], "", is_other_place=True)
        shell.flow_dock.head.show_count(0)
        shell.pinboard.show_cards([])
        shell.pinboard_dock.head.show_count(0)
        shell.status.show_counts("")
        shell.setWindowTitle(tr("Frontdesk"))

    def apply(self, changes: ChangeSet) -> None:
        """Draw again what a change touches."""
        page = self.page
        if page is None:
            return
        if changes.reference:
            self.page = None
            self.show_page(page)
            self.show_flow()
        self._shell.board.apply_changes(changes)
        shown = {(page.location_id, day) for day in page.dates}
        self._stale.update(
            part
            for part, is_touched in (
                (self._show_note, bool(shown & (changes.days | changes.notes))),
                (self._show_totals, bool(shown & changes.days) or page.location_id in changes.pinboards),
                (self.show_flow, (page.location_id, self.today) in changes.days),
                (self._show_pinboard, page.location_id in changes.pinboards),
            )
            if is_touched
        )
        # The board is what the eye is on: it paints first, the panels follow in the next turn of the loop.
        self._catching_up.start()

    def catch_up(self) -> None:
        """Bring the panels up to what the board already shows."""
        stale, self._stale = self._stale, set()
        for show in stale:
            show()
        self._note_truth()
        if self._connection is not ConnectionState.LIVE:
            self._show_strip()

    def beat(self) -> None:
        """A minute has passed."""
        if self.page is None:
            return
        self._shell.board.set_now(self._now())
        self._shell.top.show_date(self.page.view, self.page.dates[0], self.page.dates[-1], self.today)
        self._show_note()
        self.show_flow()
        self._note_truth()

    def show_flow(self, *, is_other_place: bool = False) -> None:
        """Show where today's patients are."""
        if self.page is None:
            return
        day = self._store.day(self.page.location_id, self.today)
        visits = day.appointments if day else ()
        groups = build_groups(self._store.reference, self.page.location_id, visits, self._now())
        empty = tr("Nobody is here or due just now.") if day else tr("Reading today's schedule…")
        self._shell.flow.show_groups(groups, empty, is_other_place=is_other_place)
        self._shell.flow_dock.head.show_count(sum(len(group.cards) for group in groups if group.is_present))

    def show_names(self) -> None:
        """Show names anew wherever they stand by themselves: they were hidden, or may be seen again."""
        self.show_flow()
        self._show_pinboard()

    def mark(self, selected: UUID | None) -> None:
        """Mark the selected visit wherever it is shown."""
        self._shell.flow.choose(selected)
        self._shell.pinboard.mark(selected)

    def show_connection(self, state: ConnectionState, sentence: str) -> None:
        """Say how the desk stands to its server, in the bar and where needed in the strip."""
        self._connection = state
        health, word = _CONNECTION[state]
        self._shell.top.connection.show_state(health, tr(word), sentence)
        if state is ConnectionState.LIVE:
            self._shell.strip.leave(tr("Connected again."))
            self._note_truth()
        else:
            self._sentence = sentence
            self._show_strip()

    def _show_strip(self) -> None:
        strip = self._shell.strip
        waiting = self._store.pending_count()
        held = trn("{count} change waits to be sent.", "{count} changes wait to be sent.", waiting) if waiting else ""
        words = " ".join(part for part in (self._sentence, held) if part)
        if self._connection is ConnectionState.OFFLINE:
            as_of = tr("What you see is as of {moment}.", moment=self._true_words()) if self._true_at else ""
            words = " ".join(part for part in (words, as_of) if part)
            strip.say(tr("Offline."), words, tr("Retry now"))
        elif self._connection is ConnectionState.RETRYING:
            strip.say(tr("Reconnecting."), words, tr("Retry now"))
        elif self._connection is ConnectionState.SIGNED_OUT:
            strip.say(tr("Signed out."), words, tr("Sign in"))
        else:
            strip.leave(tr("Connecting…"))

    def _show_note(self) -> None:
        if self.page is None:
            return
        day = self.page.note_day(self.today)
        view = self._store.day(self.page.location_id, day)
        head = tr("Today") if day == self.today else i18n.middle_date(day)
        self._shell.note.show_note(head, view.note.text if view and view.note else "")
        self._shell.note.set_read_only(view is None)

    def _show_totals(self) -> None:
        if self.page is None:
            return
        known = (self._store.day(self.page.location_id, day) for day in self.page.dates)
        days = [day for day in known if day is not None]
        totals = totals_of(days, self._store.reference)
        if self.page.view is View.MONTH:
            # The sums of a month are read, not counted; the part that reads them shows them.
            self._shell.status.show_counts("")
            return
        self._shell.top.production.show_amounts(totals.booked, totals.done, totals.goal)
        if days:
            self._shell.status.show_counts(*wordings(totals, len(self._store.pinboard(self.page.location_id))))
        else:
            self._shell.status.show_counts(tr("Reading the schedule…"))
        if self._true_at is None and days:
            self._note_truth()

    def _show_pinboard(self) -> None:
        if self.page is None:
            return
        visits = self._store.pinboard(self.page.location_id)
        self._shell.pinboard.show_cards(build_cards(self._store.reference, visits, self._now()))
        self._shell.pinboard_dock.head.show_count(len(visits))

    def _note_truth(self) -> None:
        """While the stream is live, what is shown is true now; without it, as of the last moment it was."""
        if self.page is None:
            return
        if self._connection is ConnectionState.LIVE and self._is_caught_up():
            self._true_at = self._now()
        if self._true_at is None:
            # Brought back from what this desk kept when it last had a server.
            known = (self._store.day(self.page.location_id, day) for day in self.page.dates)
            self._true_at = min((day.loaded_at for day in known if day is not None), default=None)
        if self._true_at is None:
            return
        self._shell.status.show_synced(tr("synced {time}", time=self._true_words()))

    def _true_words(self) -> str:
        """When what is shown was last true; with its date, unless that is today."""
        if self._true_at is None or self.page is None:
            return ""
        moment = to_local(self._true_at, self._store.zone(self.page.location_id))
        time = i18n.clock_seconds(moment)
        return time if moment.date() == self.today else f"{i18n.short_date(moment.date())} {time}"


_CONNECTION = {
    ConnectionState.CONNECTING: (Health.WAITING, "Connecting…"),
    ConnectionState.LIVE: (Health.GOOD, "Live"),
    ConnectionState.RETRYING: (Health.WAITING, "Reconnecting…"),
    ConnectionState.OFFLINE: (Health.BAD, "Offline"),
    ConnectionState.SIGNED_OUT: (Health.BAD, "Signed out"),
}
