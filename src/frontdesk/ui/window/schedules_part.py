"""Working hours as a part of the window: an editor at the side, and the board that follows."""

from datetime import date
from functools import cached_property

from frontdesk.operations import ConnectionState
from frontdesk.operations.gateway import GatewayError, Refused
from frontdesk.operations.schedules import Schedules
from frontdesk.store.changes import ChangeSet
from frontdesk.store.schedules import DayException, DayWish, Holiday, HoursWish, WeeklyHours
from frontdesk.ui.help.keys import Command, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.schedules.panel import SchedulesPanel
from frontdesk.ui.widgets.late import Late
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.page import Page
from frontdesk.ui.window.sidecolumn import SideColumn

WIDTH = 350
_READING = "schedules"


class SchedulesPart:
    """Binds the editor to the office that is open.

    Attributes:
        panel: the editor.
        dock: where it stands.
    """

    def __init__(self, host: Host, schedules: Schedules, side: SideColumn) -> None:
        self._host, self._schedules, self._side = host, schedules, side
        keys = key_of(Command.SCHEDULES_PANEL)
        self.dock = PanelDock("schedules", tr("Schedules"), Late(lambda: self.panel), WIDTH, keys)
        self._is_known = False
        host.add_dock(self.dock, is_shown=False)
        self.dock.closed.connect(lambda *_told: side.close(self.dock))
        self.dock.visibilityChanged.connect(lambda _seen: self._fill())
        host.bind(Command.SCHEDULES_PANEL, self._toggle)
        host.page_shown.connect(lambda _page: self._fill())
        host.connection_changed.connect(self._on_connection)
        host.at_end(host.store.subscribe(self._on_changes))
        host.at_end(schedules.listen(self._read))

    @cached_property
    def panel(self) -> SchedulesPanel:
        """Hours and holidays; built when they are first shown."""
        panel = SchedulesPanel()
        panel.provider_chosen.connect(lambda _provider: self._read())
        panel.hours_saved.connect(self._save_hours)
        panel.hours_removed.connect(self._remove_hours)
        panel.day_added.connect(self._add_day)
        panel.day_removed.connect(self._remove_day)
        panel.holiday_added.connect(self._add_holiday)
        panel.holiday_removed.connect(self._remove_holiday)
        return panel

    def _toggle(self) -> None:
        if self.dock.isVisible():
            self._side.close(self.dock)
            self._host.shell.board.setFocus()
        else:
            self._side.open(self.dock)
            self._fill()
            self.panel.provider.setFocus()

    def _fill(self) -> None:
        page = self._host.page
        if page is None or self.dock.isHidden():
            return
        self._offer(page)
        self._read()

    def _offer(self, page: Page) -> None:
        """Offer who and what is in use; who has hours on the page is offered, too, since only here do they end."""
        store = self._host.store
        days = (store.day(page.location_id, day) for day in page.dates)
        working = {row.provider_id for day in days if day is not None for row in day.hours if row.ranges}
        self.panel.show_place(store.reference, page.location_id, self._host.today)
        self.panel.show_providers(store.reference, working)

    def _read(self) -> None:
        page = self._host.page
        if page is None or self.dock.isHidden() or self.panel.provider.currentData() is None:
            return
        if not self._is_known:
            self.panel.show_state(tr("Reading the hours…"))
        self._host.read(self._show(), _READING, tr("reading working hours"))

    async def _show(self) -> None:
        page, provider = self._host.page, self.panel.provider.currentData()
        if page is None or provider is None:
            return
        try:
            book = await self._schedules.read(provider, page.location_id, self._host.today)
        except Refused as refusal:
            self.panel.show_state(tr("The hours could not be read: {why}", why=refusal.sentence))
        except GatewayError:
            self.panel.show_state(tr("The server cannot be reached; the hours are read when it is back."))
        else:
            self._is_known = True
            self.panel.show_book(self._host.store.reference, book)

    def _on_connection(self, state: ConnectionState) -> None:
        if state is ConnectionState.LIVE:
            self._fill()

    def _on_changes(self, changes: ChangeSet) -> None:
        page = self._host.page
        if page is None or self.dock.isHidden():
            return
        if changes.reference or not changes.days.isdisjoint((page.location_id, day) for day in page.dates):
            self._offer(page)

    def _save_hours(self, before: WeeklyHours | None, wish: HoursWish) -> None:
        work = self._schedules.add_hours(wish) if before is None else self._schedules.change_hours(before, wish)
        self._host.perform(work, tr("setting working hours"))

    def _remove_hours(self, row: WeeklyHours) -> None:
        self._host.perform(self._schedules.remove_hours(row), tr("removing working hours"))

    def _add_day(self, wish: DayWish) -> None:
        self._host.perform(self._schedules.add_day(wish), tr("changing a day's hours"))

    def _remove_day(self, row: DayException) -> None:
        self._host.perform(self._schedules.remove_day(row), tr("changing a day's hours"))

    def _add_holiday(self, day: date, name: str, is_everywhere: bool) -> None:
        page = self._host.page
        if page is not None:
            place = None if is_everywhere else page.location_id
            self._host.perform(self._schedules.add_holiday(place, day, name), tr("adding a holiday"))

    def _remove_holiday(self, row: Holiday) -> None:
        self._host.perform(self._schedules.remove_holiday(row), tr("removing a holiday"))
