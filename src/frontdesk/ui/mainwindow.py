"""The main window: panels meet here and in the store, never each other."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent

from frontdesk.domain.localtime import local_date
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.jobs import Jobs
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Appointment, Slot
from frontdesk.ui import appearance, preferences, privacy, theme
from frontdesk.ui.board import speech
from frontdesk.ui.deskport import DeskPort
from frontdesk.ui.help.dialog import KeysDialog
from frontdesk.ui.help.keys import Command
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.account import account_menu
from frontdesk.ui.runtime import ErrorSink, TaskScope, give_back, settle_collector
from frontdesk.ui.search.finder import Finder
from frontdesk.ui.settings import WindowSettings
from frontdesk.ui.status.messages import Message, MessageBridge
from frontdesk.ui.topbar.bar import View
from frontdesk.ui.window import memory
from frontdesk.ui.window.commands import Commands
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.intents import Intents
from frontdesk.ui.window.leaving import ask_to_leave, may_leave
from frontdesk.ui.window.minutes import MinuteBeat
from frontdesk.ui.window.opening import Opening
from frontdesk.ui.window.page import Page
from frontdesk.ui.window.parts import add_parts
from frontdesk.ui.window.presenter import Presenter
from frontdesk.ui.window.shell import Shell

THEME, LOCATION, VIEW = "theme", "location", "view"


class MainWindow(Shell):
    """A desk's window over one practice.

    Attributes:
        stop: set when the window wants to go; whoever runs the program then winds down and calls `dispose`.
        reads: tasks that end with the window.
        writes: changes under way; give them a moment before closing.

    Signals:
        sign_out_asked(): the person wants to leave; the program decides what that means.
    """

    sign_out_asked = Signal()

    def __init__(
        self,
        desk: DeskPort,
        settings: WindowSettings,
        errors: ErrorSink,
        *,
        person: str = "",
        day: date | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        can_sign_out: bool = False,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(desk.store)
        self.stop = asyncio.Event()
        self.reads = TaskScope("window", errors)
        self.writes = TaskScope("application", errors)
        self.messages = MessageBridge(self)
        self._desk, self._store, self._settings = desk, desk.store, settings
        self._now, self._wanted_day = now, day
        self._person, self._can_sign_out = person, can_sign_out
        self._selected: UUID | None = None
        self._awaited: UUID | None = None
        self._today: date | None = None
        self._may_go = self._docks_want_room = self._is_filled = False
        self._presenter = Presenter(self, desk.store, now, lambda: desk.is_caught_up)
        self._intents = Intents(desk, self.writes, self.messages, self._on_outcome)
        self._host = Host(self, self, desk.store, self.messages, self.reads, settings, now)
        self._finder = Finder(
            self.top.search,
            desk.search_patients,
            self._is_live,
            self.reads,
            self._host.sources,
            self._host.command_lines,
        )
        self._beat = MinuteBeat(now, self)
        self._commands = self._make_commands()
        self._host.use_commands(self._commands)
        self._opening = Opening(self._host, desk, self._intents, self._commands)
        self._connect(errors)
        self._show_person(desk.signed_in.user_name if desk.signed_in is not None else person)
        # Before the layout is recalled: it can only put back docks that are there.
        self._parts = add_parts(self._host, jobs) if jobs is not None else ()
        for dock in self.docks:
            dock.closed.connect(self._on_dock_closed)
        self._recall()
        self._unsubscribe = (
            desk.store.subscribe(self._on_changes),
            desk.subscribe_connection(self._presenter.show_connection),
            desk.subscribe_waits(self.messages.done),
            desk.subscribe_connection(lambda state, _words: self._host.connection_changed.emit(state)),
        )
        self._presenter.show_connection(desk.connection, desk.connection_sentence)
        self._host.connection_changed.emit(desk.connection)
        self._show_undo()
        self.show_waiting(tr("Reading the practice…"))
        self._open_first_page()
        self._beat.start()

    # Pages

    @property
    def page(self) -> Page | None:
        """The page that is open; None until the practice is known."""
        return self._presenter.page

    @property
    def selected(self) -> UUID | None:
        """The visit that is selected."""
        return self._selected

    def _show_person(self, name: str) -> None:
        self._person = name
        self.top.account.show_person(name)

    def show_page(self, page: Page) -> None:
        """Open a page of the book, and load it."""
        self._presenter.show_page(page)
        self._host.page_shown.emit(page)
        self._settings.set(LOCATION, str(page.location_id))
        self._settings.set(VIEW, page.view)
        self._read(page)

    def _read(self, page: Page) -> None:
        """Load a page's days, and today for the flow sidebar."""
        self._today = self._presenter.today
        dates = [*page.dates, *([] if self._today in page.dates else [self._today])]
        self.reads.start(
            self._load(page.location_id, dates), f"days from {dates[0]}", group="days", doing=tr("reading the schedule")
        )

    def show_day(self, day: date) -> None:
        """Open the page that holds `day`."""
        if self.page is not None:
            self.show_page(self.page.at(day))

    async def _load(self, location_id: UUID, dates: list[date]) -> None:
        outcome = await self._desk.show(location_id, dates)
        if not outcome.ok and self._desk.connection is ConnectionState.LIVE:
            self.messages.failed(outcome.sentence)
        if self._awaited is not None:
            self.board.select(self._awaited, reveal=True)
            self._awaited = None
        if not self._is_filled:
            self._is_filled = True
            self.board.maker.idle.connect(settle_collector)
            # The next turn of the loop paints the page; only then is the server asked for what stands beside it.
            QTimer.singleShot(0, self._host.begin_reading)
        if self.page is not None and self.page.view is not View.MONTH:
            self.board.prepare_ahead([*self.page.turned(1).dates, *self.page.turned(-1).dates])

    def _open_first_page(self) -> None:
        locations = self._store.reference.locations
        if self.page is not None:
            return
        if not locations:
            if self._desk.signed_in is not None:
                self.show_waiting(
                    tr(
                        "No location is open to you. Ask whoever manages the users, bring a practice in with "
                        "“frontdesk import”, or start another."
                    )
                )
            return
        kept = self._settings.get(LOCATION)
        location = next((row for row in locations if str(row.id) == kept), locations[0])
        view = View(self._settings.get(VIEW)) if self._settings.get(VIEW) in set(View) else View.DAY
        day = self._wanted_day or local_date(self._now(), location.zone)
        self.show_page(Page(location.id, view, day))
        # Not on the board: there the keyboard would select a visit that nobody chose, and one key changes it.
        self.setFocus()

    def _turn(self, pages: int) -> None:
        if self.page is not None:
            self.show_page(self.page.turned(pages))

    def _show_location(self, location_id: UUID) -> None:
        if self.page is not None:
            self.show_page(Page(location_id, self.page.view, self.page.day))

    def _show_view(self, view: View) -> None:
        if self.page is not None:
            self.show_page(self.page.seen_as(view))

    def _is_live(self) -> bool:
        return self._desk.connection is ConnectionState.LIVE

    # Visits

    def show_visit(self, visit: Appointment) -> None:
        """Open the page a visit is on, and select it."""
        if visit.status is AppointmentStatus.PINBOARD:
            if self.page is not None and visit.location_id != self.page.location_id:
                self._show_location(visit.location_id)
            self.pinboard_dock.show()
            self.select(visit.id)
            self.messages.hint(tr("{name} is on the pinboard.", name=visit.patient_name))
            return
        if visit.interval is None or self.page is None:
            return
        day = local_date(visit.interval.start, self._store.zone(visit.location_id))
        self.show_at(visit.location_id, day, visit.id)

    def show_at(self, location_id: UUID, day: date, visit_id: UUID) -> None:
        """Open a day, and select a visit of it once it is known."""
        if self.page is None:
            return
        view = View.DAY if self.page.view is View.MONTH else self.page.view
        if (location_id, view) != (self.page.location_id, self.page.view) or day not in self.page.dates:
            self.show_page(Page(location_id, view, day))
            self._awaited = visit_id
        self.select(visit_id)
        self.board.select(visit_id, reveal=True)
        self.board.setFocus()

    def _show_by_id(self, visit_id: UUID) -> None:
        visit = self._store.appointment(visit_id)
        if visit is not None:
            self.show_visit(visit)

    def select(self, visit_id: UUID | None) -> None:
        """Select a visit, or none: it is the same one everywhere, on the board or off it."""
        if self.board.selected != visit_id:
            # The board tells it back here.
            self.board.select(visit_id)
            return
        self._selected = self._commands.selected = visit_id
        self._presenter.mark(visit_id)
        self._host.selection_changed.emit(visit_id)

    def _open_day(self, day: date) -> None:
        """A day's head in the week opens that day; any other date turns the page to it."""
        if self.page is not None:
            page = self.page.seen_as(View.DAY) if day in self.page.dates else self.page
            self.show_page(page.at(day))

    def _place(self, visit_id: UUID, slot: Slot) -> None:
        if self._store.is_lent(visit_id):
            self._host.offering.take(slot)
        else:
            self._intents.place(visit_id, slot)

    # Commands

    def perform(self, operation: Coroutine[Any, Any, Outcome], doing: str) -> None:
        """Carry out a change and tell its outcome once."""
        self._intents.perform(operation, doing)

    def run(self, command: Command) -> None:
        """Do what a key, a menu or the command field asks for."""
        self._commands.run(command)

    def _make_commands(self) -> Commands:
        acts: dict[Command, Callable[[], object]] = {
            Command.DAY: lambda: self._show_view(View.DAY),
            Command.WEEK: lambda: self._show_view(View.WEEK),
            Command.MONTH: lambda: self._show_view(View.MONTH),
            Command.TODAY: lambda: self.show_day(self._presenter.today),
            Command.BACK: lambda: self._turn(-1),
            Command.ON: lambda: self._turn(1),
            Command.CALENDAR: self.top.open_calendar,
            Command.UNDO: self._intents.undo,
            Command.REDO: self._intents.redo,
            Command.FIND: self._find,
            Command.KEYS: self._show_keys,
            Command.QUIT: self.close,
            Command.NOTE: self.note.field.setFocus,
            Command.FLOW_PANEL: lambda: self._toggle(self.flow_dock),
            Command.PINBOARD_PANEL: lambda: self._toggle(self.pinboard_dock),
            Command.LISTS_PANEL: lambda: self._toggle(self.lists_dock),
            Command.RESET_PANELS: self.place_docks,
            Command.THEME: lambda: self.set_theme(theme.variant(not theme.current().dark, theme.current().safe)),
            Command.REFRESH: self._refresh,
            Command.SIGN_OUT: self.sign_out_asked.emit,
        }
        return Commands(self, acts, self._store, self._intents, self.messages)

    def _find(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _show_keys(self) -> None:
        dialog = KeysDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _refresh(self) -> None:
        self.reads.start(self._desk.refresh(), "refresh", group="refresh", doing=tr("reading the schedule"))

    def set_theme(self, look: theme.Theme) -> None:
        """Change the appearance, and remember it."""
        appearance.apply(look)
        self._settings.set(THEME, look.name)

    def _toggle(self, dock: PanelDock) -> None:
        dock.setVisible(dock.isHidden())

    def _open_account_menu(self) -> None:
        panels = [
            (dock.windowTitle(), not dock.isHidden(), lambda dock=dock: self._toggle(dock)) for dock in self.docks
        ]
        menu = account_menu(self, self._person, panels, self.run, can_sign_out=self._can_sign_out)
        button = self.top.account
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    # Wiring

    def _connect(self, errors: ErrorSink) -> None:
        top, board, intents, opening = self.top, self.board, self._intents, self._opening
        errors.told.connect(self.messages.failed)
        self.messages.said.connect(self._on_said)
        top.location_chosen.connect(self._show_location)
        top.day_chosen.connect(self.show_day)
        top.turned.connect(self._turn)
        top.today_asked.connect(lambda: self.run(Command.TODAY))
        top.view_chosen.connect(self._show_view)
        top.account.clicked.connect(self._open_account_menu)
        self._finder.patient_chosen.connect(opening.go_to_patient)
        self._finder.command_chosen.connect(self.run)
        board.moveRequested.connect(intents.move)
        board.placeRequested.connect(self._place)
        board.resizeRequested.connect(intents.resize)
        board.parkRequested.connect(intents.park)
        board.selectionChanged.connect(self.select)
        board.pageRequested.connect(self._turn)
        board.statusText.connect(self.messages.hint)
        board.refused.connect(self.messages.refused)
        board.dayRequested.connect(self._open_day)
        board.menuRequested.connect(opening.open_menu)
        board.activated.connect(opening.open_visit)
        board.slotActivated.connect(opening.open_slot)
        board.typed.connect(opening.type_on)
        board.turn_probe = top.turn_at
        self.flow.step_asked.connect(intents.next_step)
        self.flow.break_asked.connect(intents.break_)
        self.flow.chosen.connect(self._show_by_id)
        self.flow.focused.connect(self.select)
        self.flow.menu_asked.connect(opening.open_menu)
        self.pinboard.park_asked.connect(intents.park)
        self.pinboard.openings_asked.connect(opening.pick_up)
        self.pinboard.picked_up.connect(opening.pick_up)
        self.pinboard.chosen.connect(self.select)
        self.pinboard.menu_asked.connect(opening.open_menu)
        self.note.edited.connect(self._on_note)
        self.note.left.connect(self.turn_to_page)
        self.top.search.left.connect(self.turn_to_page)
        self.status.undo_asked.connect(intents.undo)
        self.status.redo_asked.connect(intents.redo)
        self.strip.acted.connect(self._desk.reconnect)
        self._beat.beat.connect(self._on_beat)
        privacy.notifier().changed.connect(self._on_privacy)
        preferences.notifier().changed.connect(self._on_preferences)

    def _on_preferences(self) -> None:
        if self.page is not None:
            self._presenter.apply(ChangeSet(reference=True))
            self._host.page_shown.emit(self.page)

    def _on_privacy(self, hides_names: bool) -> None:
        self.board.set_privacy(hides_names)
        self._presenter.show_names()
        self._show_undo()

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.reference and self._desk.signed_in is not None:
            self._show_person(self._desk.signed_in.user_name)
            self._leave_lost_location()
        if self.page is None:
            self._open_first_page()
        self._presenter.apply(changes)

    def _leave_lost_location(self) -> None:
        """Go to another location if the one that is open is not this person's to see any more."""
        if self.page is None or self._store.reference.location(self.page.location_id) is not None:
            return
        self.messages.hint(tr("{location} is no longer open to you.", location=self._presenter.place))
        self.select(None)
        self._presenter.leave_page()

    def _on_beat(self, now: datetime) -> None:
        self._presenter.beat()
        self._host.beat.emit(now)
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            give_back()
        if self.page is not None and self._presenter.today != self._today:
            # A window left open overnight: the page stays, the sidebar is about the new day.
            self._read(self.page)

    def _on_said(self, message: Message) -> None:
        self.status.show_message(message)
        self.toast.show_message(message)
        speech.announce(self.status, privacy.veil(message.text))
        self._show_undo()

    def _on_outcome(self, outcome: Outcome) -> None:
        self._show_undo()
        self._host.told.emit(outcome)

    def _show_undo(self) -> None:
        self.status.show_undo(self._desk.undo_label, self._desk.redo_label)

    def _on_dock_closed(self, title: str, keys: str) -> None:
        self.messages.hint(tr("{panel} is closed. {keys} brings it back.", panel=title, keys=keys))

    def _on_note(self, text: str) -> None:
        if self.page is not None:
            self._intents.edit_note(self.page.location_id, self.page.note_day(self._presenter.today), text)

    # Coming and going

    def _recall(self) -> None:
        look = theme.THEMES.get(self._settings.get(THEME))
        if look is not None:
            appearance.apply(look)
        if not memory.recall(self, self._settings):
            self.place_docks()
            self._docks_want_room = True

    async def _ask_to_leave(self) -> None:
        if await ask_to_leave(self, self._desk):
            self.stop.set()

    async def dispose(self, grace: float = 3.0) -> None:
        """Wind down: stop the clock, end reads, give changes under way `grace` seconds, remember, then go."""
        self._beat.stop()
        self._host.end()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        await self.reads.close()
        await self.writes.close(grace)
        memory.remember(self, self._settings)
        self._may_go = True
        self.close()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, give the docks what the window's real size allows."""
        super().showEvent(event)
        if self._docks_want_room:
            self._docks_want_room = False
            self.size_docks()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask to be wound down; the window stays until that is done."""
        if self._may_go:
            event.accept()
            return
        event.ignore()
        if may_leave(self._desk):
            self.stop.set()
        else:
            self.reads.start(self._ask_to_leave(), "leave?", group="leave", doing=tr("closing the window"))
