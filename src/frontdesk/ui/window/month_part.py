"""The month in place of the board: read, kept true, and a day opened from it."""

from datetime import date
from uuid import UUID

from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.months import Months
from frontdesk.store.months import MonthKey, month_of
from frontdesk.ui import dnd, i18n
from frontdesk.ui.i18n import tr
from frontdesk.ui.month.model import build_month
from frontdesk.ui.month.panel import MonthPanel
from frontdesk.ui.topbar.bar import View
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.page import Page


class MonthPart:
    """Binds the month to the location and the day that are open.

    Attributes:
        panel: the month.
    """

    def __init__(self, host: Host, months: Months) -> None:
        self._host, self._months = host, months
        self.panel = MonthPanel(dnd.MIME_TYPE)
        self._shown: MonthKey | None = None
        self._today = host.today
        self._trouble = ""
        host.shell.add_page(View.MONTH, self.panel)
        host.page_shown.connect(self._on_page)
        host.beat.connect(lambda _now: self._on_beat())
        host.connection_changed.connect(self._on_connection)
        host.at_end(months.days.subscribe(self._on_changed))
        self.panel.days.opened.connect(self._open)
        self.panel.days.walked.connect(self._walk)
        self.panel.days.turned.connect(self._turn)
        self.panel.again.clicked.connect(self._read)

    # Going somewhere

    def _on_page(self, page: Page) -> None:
        if page.view is not View.MONTH:
            if self._shown is not None:
                self._shown = None
                self._months.leave()
            return
        self._shown = (page.location_id, month_of(page.day))
        self._trouble = ""
        self.panel.days.set_cursor(page.day)
        self._show()
        self._read()

    def _open(self, day: date) -> None:
        if (page := self._host.page) is not None:
            self._host.show_page(page.seen_as(View.DAY).at(day))

    def _walk(self, day: date) -> None:
        if (page := self._host.page) is not None:
            self._host.show_page(page.at(day))

    def _turn(self, months: int) -> None:
        if (page := self._host.page) is not None:
            self._host.show_page(page.at(self.panel.days.cursor_day).turned(months))

    # Reading

    def _read(self) -> None:
        if self._shown is not None:
            self._host.read(self._reading(*self._shown), "month", tr("reading the month"))

    async def _reading(self, location_id: UUID, month: date) -> None:
        outcome: Outcome = await self._months.show(location_id, month)
        if self._shown == (location_id, month):
            self._trouble = "" if outcome.ok else outcome.sentence
            self._show()

    def _on_connection(self, state: ConnectionState) -> None:
        if state is ConnectionState.LIVE and self._shown is not None:
            self._trouble = ""
            self._read()

    def _on_changed(self, keys: frozenset[MonthKey]) -> None:
        if self._shown in keys:
            self._show()

    def _on_beat(self) -> None:
        if self._host.today != self._today:
            self._show()

    # Showing

    def _show(self) -> None:
        if self._shown is None:
            return
        location_id, month = self._shown
        self._today = self._host.today
        days = self._months.days.rows(self._shown)
        model = build_month(month, days, self._today)
        location = self._host.store.reference.location(location_id)
        self.panel.days.show_month(model, location.name if location else "")
        totals = model.totals
        self._host.shell.top.production.show_amounts(totals.production, totals.completed, totals.goal)
        if self._trouble:
            words = tr("As it was known last. {why}", why=self._trouble) if model.is_known else self._trouble
            self.panel.say(words, may_retry=True)
        elif not model.is_known:
            self.panel.say_waiting()
        elif model.is_empty:
            name = i18n.month_name(month)
            self.panel.say(tr("Nothing is booked in {month}.", month=name), tr("Nothing is booked."))
        else:
            self.panel.say(totals.words)
