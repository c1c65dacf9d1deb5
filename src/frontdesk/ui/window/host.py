"""What the window offers to the parts that add a job to it: a panel, keys, lines in the menus.

A part is handed the host and its job; it makes its panel, tells the host where it goes, and listens to the host's
signals. Parts do not know each other: what one asks of another passes through a command or the store.
"""

from collections.abc import Callable, Coroutine, Sequence
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.localtime import local_date
from frontdesk.operations import Outcome
from frontdesk.store.entities import Appointment, Blockout, Slot
from frontdesk.store.store import Store
from frontdesk.ui.help.keys import Command
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.runtime import TaskScope
from frontdesk.ui.search.finder import Source
from frontdesk.ui.settings import WindowSettings
from frontdesk.ui.status.messages import MessageBridge
from frontdesk.ui.window.commands import Commands
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.offering import Offering
from frontdesk.ui.window.page import Page
from frontdesk.ui.window.shell import Shell


class Opener(Protocol):
    """What the window does for its parts."""

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        ...

    @property
    def selected(self) -> UUID | None:
        """The visit that is selected."""
        ...

    def show_page(self, page: Page) -> None:
        """Open a page of the book."""
        ...

    def show_visit(self, visit: Appointment) -> None:
        """Open the page a visit is on, and select it."""
        ...

    def show_at(self, location_id: UUID, day: date, visit_id: UUID) -> None:
        """Open a day, and select a visit of it once it is known."""
        ...

    def select(self, visit_id: UUID | None) -> None:
        """Select a visit, or none."""
        ...

    def perform(self, operation: Coroutine[Any, Any, Outcome], doing: str) -> None:
        """Carry out a change and tell its outcome once."""
        ...

    def run(self, command: Command) -> None:
        """Do what a key, a menu or the command field asks for."""
        ...


class Host(QObject):
    """The window, as its parts see it.

    Attributes:
        shell: the window's widgets; parts add docks and tabs through `add_dock` and `add_tab`.
        store: what the desk knows.
        messages: everything the window says.
        reads: tasks that end with the window.
        settings: what is remembered for this person.
        now: the present instant.
        offering: what a part lets be dragged onto the board.
        sources: what else answers in the search field; parts append theirs.

    Signals:
        page_shown(Page): another page of the book was opened.
        selection_changed(UUID | None): a visit was selected, or none.
        beat(datetime): a minute has passed.
        told(Outcome): a change ended.
        connection_changed(ConnectionState): the server came or went.
        unlocked(): somebody came back to the locked desk.
        openings_asked(FindRequest): openings are wanted; the part that finds them answers.
        booking_asked(BookingRequest): a booking shall begin; the part that books answers.
        block_asked(Slot): some time shall be blocked; the part for blockouts answers.
    """

    page_shown = Signal(object)
    selection_changed = Signal(object)
    beat = Signal(object)
    told = Signal(object)
    connection_changed = Signal(object)
    unlocked = Signal()
    openings_asked = Signal(object)
    booking_asked = Signal(object)
    block_asked = Signal(object)

    def __init__(
        self,
        shell: Shell,
        opener: Opener,
        store: Store,
        messages: MessageBridge,
        reads: TaskScope,
        settings: WindowSettings,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(shell)
        self.shell, self.store, self.messages = shell, store, messages
        self.reads, self.settings, self.now = reads, settings, now
        self.offering = Offering(store)
        self._opener = opener
        self._commands: Commands | None = None
        self._waiting: dict[str, tuple[Coroutine[Any, Any, Any], str]] | None = {}
        self._visit_lines: list[Callable[[Appointment], Sequence[MenuLine]]] = []
        self._slot_lines: list[Callable[[Slot], Sequence[MenuLine]]] = []
        self._command_lines: list[Callable[[], Sequence[MenuLine]]] = []
        self._endings: list[Callable[[], None]] = []
        self.sources: list[Source] = []
        self.visit_opened: Callable[[UUID], None] | None = None
        self.slot_opened: Callable[[Slot], None] | None = None
        self.slot_typed: Callable[[Slot, str], None] | None = None
        self.blockout_lines: Callable[[Blockout], Sequence[MenuLine]] | None = None

    # Looking

    @property
    def page(self) -> Page | None:
        """The page that is open; None until the practice is known."""
        return self._opener.page

    @property
    def selected(self) -> UUID | None:
        """The visit that is selected."""
        return self._opener.selected

    @property
    def today(self) -> date:
        """Today where the page is."""
        zone = self.store.zone(self.page.location_id) if self.page else "UTC"
        return local_date(self.now(), zone)

    # Acting

    def show_page(self, page: Page) -> None:
        """Open a page of the book."""
        self._opener.show_page(page)

    def show_visit(self, visit: Appointment) -> None:
        """Open the page a visit is on, and select it."""
        self._opener.show_visit(visit)

    def show_at(self, location_id: UUID, day: date, visit_id: UUID) -> None:
        """Open a day, and select a visit of it once it is known."""
        self._opener.show_at(location_id, day, visit_id)

    def select(self, visit_id: UUID | None) -> None:
        """Select a visit, or none."""
        self._opener.select(visit_id)

    def perform(self, operation: Coroutine[Any, Any, Outcome], doing: str) -> None:
        """Carry out a change as a task of the application, and tell its outcome once.

        `doing` completes the sentence "Something went wrong while …".
        """
        self._opener.perform(operation, doing)

    def read(self, work: Coroutine[Any, Any, Any], name: str, doing: str) -> None:
        """Start a reading that ends with the window; another of the same name takes its place.

        Until the first page is on screen it waits: the schedule comes before everything beside it.
        """
        if self._waiting is None:
            self.reads.start(work, name, group=name, doing=doing)
            return
        earlier = self._waiting.pop(name, None)
        if earlier is not None:
            earlier[0].close()
        self._waiting[name] = (work, doing)

    def run(self, command: Command) -> None:
        """Do what a command names."""
        self._opener.run(command)

    # Adding

    def add_dock(self, dock: PanelDock, *, is_shown: bool = True) -> None:
        """Add a dock at the right; a hidden one is brought by its command or the View menu."""
        self.shell.add_dock(dock, is_shown=is_shown)

    def add_tab(self, name: str, title: str, panel: QWidget, hint: str = "") -> None:
        """Add a tab to the lists at the right."""
        self.shell.lists.add(name, title, panel, hint)
        self.shell.lists_dock.setVisible(True)

    def show_count(self, name: str, count: int) -> None:
        """Show how many a tab holds."""
        self.shell.lists.show_count(name, count)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front, its dock back if it was closed."""
        self.shell.lists_dock.show()
        self.shell.lists_dock.raise_()
        self.shell.lists.turn_to(name)

    def bind(self, command: Command, act: Callable[[], object]) -> None:
        """Do `act` when a key or the command field asks for a command of the window."""
        if self._commands is None:
            raise RuntimeError("the window has no commands yet")
        self._commands.bind(command, act)

    def bind_visit(self, command: Command, act: Callable[[UUID], None]) -> None:
        """Do `act` with the selected visit when a command asks for it."""
        if self._commands is None:
            raise RuntimeError("the window has no commands yet")
        self._commands.bind_visit(command, act)

    def add_visit_lines(self, lines: Callable[[Appointment], Sequence[MenuLine]]) -> None:
        """Add lines to the menu of a visit; asked each time the menu opens."""
        self._visit_lines.append(lines)

    def add_slot_lines(self, lines: Callable[[Slot], Sequence[MenuLine]]) -> None:
        """Add lines at the top of the menu of a free place; asked each time the menu opens."""
        self._slot_lines.append(lines)

    def add_command_lines(self, lines: Callable[[], Sequence[MenuLine]]) -> None:
        """Add lines to the commands that the search field finds; asked each time somebody types there."""
        self._command_lines.append(lines)

    def at_end(self, ending: Callable[[], None]) -> None:
        """Call `ending` when the window winds down; for whatever a part has subscribed to."""
        self._endings.append(ending)

    # For the window

    def use_commands(self, commands: Commands) -> None:
        """Take the window's commands, before any part binds."""
        self._commands = commands

    def visit_lines(self, visit: Appointment) -> list[MenuLine]:
        """What the parts add to the menu of a visit."""
        return [line for lines in self._visit_lines for line in lines(visit)]

    def slot_lines(self, slot: Slot) -> list[MenuLine]:
        """What the parts add to the menu of a free place."""
        return [line for lines in self._slot_lines for line in lines(slot)]

    def command_lines(self) -> list[MenuLine]:
        """What can be done just now beyond the commands that are always there."""
        return [line for lines in self._command_lines for line in lines()]

    def begin_reading(self) -> None:
        """The first page is on screen: what waited is read now."""
        waiting, self._waiting = self._waiting or {}, None
        for name, (work, doing) in waiting.items():
            self.reads.start(work, name, group=name, doing=doing)

    def end(self) -> None:
        """The window winds down."""
        # What is asked from now on goes to the reads, which take nothing once they are closed.
        waiting, self._waiting = self._waiting or {}, None
        for work, _ in waiting.values():
            work.close()
        while self._endings:
            self._endings.pop()()
