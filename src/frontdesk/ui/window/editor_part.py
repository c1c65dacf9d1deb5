"""The appointment editor at the right: opened on a visit, it follows it until Esc gives the keyboard back."""

from collections.abc import Callable, Coroutine, Sequence
from datetime import date, time
from functools import cached_property
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer

from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.editing import Editing
from frontdesk.operations.past import Histories
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Appointment, Assignment, ProcedureLine
from frontdesk.store.past import PastChange, states
from frontdesk.ui import privacy
from frontdesk.ui.editor import model
from frontdesk.ui.editor.fields import Cannot
from frontdesk.ui.editor.panel import EditorPanel
from frontdesk.ui.help.keys import Command, binding, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.pastwords import action_words, changes_words, state_lines, when_words, who_words
from frontdesk.ui.widgets.late import Late
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.sidecolumn import SideColumn

NAME, WIDTH = "editor", 336
PLACE = ("day", "at", "minutes", "operatory_id")
"""The fields that say together when and where."""

LIFE_PAUSE_MS = 300
"""Changes of a visit are gathered for so long before its life is read again."""


class EditorPart:
    """Binds the panel to one visit, and each of its fields to a change that can be undone.

    Attributes:
        dock: where the panel stands.
        visit_id: the visit that is edited; None while the panel is closed.
    """

    def __init__(self, host: Host, editing: Editing, histories: Histories, side: SideColumn) -> None:
        self._host, self._editing, self._histories, self._side = host, editing, histories, side
        self.visit_id: UUID | None = None
        self._location: UUID | None = None
        self._connection = ConnectionState.LIVE
        self._changes: tuple[PastChange, ...] = ()
        self._life_trouble = ""
        self.dock = PanelDock(NAME, tr("Appointment"), Late(lambda: self.panel), WIDTH, key_of(Command.EDIT))
        host.add_dock(self.dock, is_shown=False)
        self.dock.closed.connect(lambda _title, _keys: self.close())
        host.visit_opened = self.open
        host.bind_visit(Command.EDIT, self.open)
        host.add_visit_lines(self._menu_lines)
        host.connection_changed.connect(self._on_connection)
        host.page_shown.connect(lambda _page: self._hide_if_idle())
        host.at_end(host.store.subscribe(self._on_changes))
        host.at_end(self._end)
        privacy.notifier().changed.connect(self._on_privacy)
        self._pause = QTimer(host)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LIFE_PAUSE_MS)
        self._pause.timeout.connect(self._read_life)

    @cached_property
    def panel(self) -> EditorPanel:
        """The fields; built when they are first shown."""
        panel = EditorPanel()
        panel.edited.connect(self._on_edited)
        panel.assigned.connect(self._on_assigned)
        panel.reworked.connect(self._on_reworked)
        panel.left.connect(self.close)
        panel.life.scrubbed.connect(self._on_scrubbed)
        return panel

    # Coming and going

    def open(self, visit_id: UUID) -> None:
        """Edit a visit; the keyboard goes to its first field."""
        visit = self._editing.find(visit_id)
        if visit is None:
            self._host.messages.hint(tr("That visit is no longer there."))
            return
        self._side.open(self.dock)
        if visit.id != self.visit_id:
            self.panel.settle()
            self.panel.forget()
            self.visit_id = visit.id
            self._changes, self._life_trouble = (), ""
            self.panel.work.show_lines(None, tr("reading…"))
            self._read_lines()
            self._read_life()
        self._show(visit)
        (self.panel.kind if self._editing.may_change else self.panel.life).setFocus()

    def close(self) -> None:
        """Save what is still being typed, and give the keyboard back to the board."""
        if self.visit_id is not None:
            self.panel.settle()
        self.visit_id = None
        self._pause.stop()
        self._side.close(self.dock)
        self._host.shell.board.setFocus()

    def _hide_if_idle(self) -> None:
        """A remembered layout may bring the dock back; without a visit there is nothing in it."""
        if self.visit_id is None and not self.dock.isHidden():
            self.dock.hide()

    def _end(self) -> None:
        privacy.notifier().changed.disconnect(self._on_privacy)
        self._pause.stop()
        self.visit_id = None
        self._side.close_all()

    def _menu_lines(self, visit: Appointment) -> Sequence[MenuLine]:
        return (MenuLine(tr("Edit…"), lambda: self.open(visit.id), binding(Command.EDIT).keys),)

    # Showing

    @property
    def _visit(self) -> Appointment | None:
        return self._editing.find(self.visit_id) if self.visit_id is not None else None

    def _show(self, visit: Appointment, who: str | None = None) -> None:
        self._location = visit.location_id
        reference = self._host.store.reference
        self.panel.show_choices(reference, visit)
        self.panel.show_visit(reference, visit, who)
        may = self._editing.may_change
        notice = "" if may else tr("You may look at visits, not change them.")
        if may and self._connection not in (ConnectionState.LIVE, ConnectionState.CONNECTING):
            notice = tr("The server cannot be reached: what you change waits, and is settled when it is back.")
        self.panel.set_changeable(visit, is_so=may, notice=notice)

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.visit_id is None or not (self.visit_id in changes.appointments or changes.reference):
            return
        visit = self._visit
        if visit is None:
            if self._host.store.reference.location(self._location) is not None:
                # Of an office that was lost the window says so itself.
                self._host.messages.hint(tr("The visit that was open here is no longer there."))
            self.visit_id = None
            self.close()
            return
        is_mine = self.visit_id in changes.appointments
        # A visit made a moment ago gets the server's name for it.
        self.visit_id = visit.id
        self._show(visit, None if changes.own else changes.who)
        if is_mine:
            self._pause.start()

    def _on_connection(self, state: ConnectionState) -> None:
        was, self._connection = self._connection, state
        visit = self._visit
        if visit is None:
            return
        self._show(visit)
        if state is ConnectionState.LIVE and was is not state:
            self._read_lines()
            self._read_life()

    def _on_privacy(self, _hides: bool) -> None:
        if (visit := self._visit) is not None:
            self.panel.name.setText(privacy.shown(visit.patient_name))

    def _read_lines(self) -> None:
        if self.visit_id is not None:
            self._host.read(self._take_lines(self.visit_id), "procedures of a visit", tr("reading the procedures"))

    async def _take_lines(self, visit_id: UUID) -> None:
        await self._editing.read_codes()
        lines = await self._editing.lines(visit_id)
        if visit_id == self.visit_id:
            self.panel.work.show_codes(self._editing.codes)
            trouble = "" if lines is not None else tr("The procedures could not be read.")
            self.panel.work.show_lines(lines if lines is not None else self.panel.work.lines, trouble)

    def _read_life(self) -> None:
        if self.visit_id is not None:
            self._host.read(self._take_life(self.visit_id), "life of a visit", tr("reading the history"))

    async def _take_life(self, visit_id: UUID) -> None:
        past = await self._histories.of_visit(visit_id)
        lines = await self._editing.lines(visit_id) if not past.trouble else None
        if visit_id != self.visit_id:
            return
        if lines is not None:
            self.panel.work.show_lines(lines)
        self._life_trouble = past.trouble
        if not past.trouble:
            self._changes = past.rows[::-1]
        zone = self._zone()
        self.panel.life.show_changes([self._told(row, zone) for row in self._changes])
        self._on_scrubbed(self.panel.life.at)

    # The past

    def _on_scrubbed(self, at: int) -> None:
        zone = self._zone()
        if at < 0 or at >= len(self._changes):
            last = self._changes[-1] if self._changes else None
            words = tr("Last: {change}", change=self._told(last, zone)) if last is not None else ""
            self.panel.show_present(self._life_trouble or words)
            return
        found = states(self._changes)
        before = found[at - 1] if at else {}
        number = tr("{number} of {count}", number=at + 1, count=len(self._changes))
        words = f"{number} · {self._told(self._changes[at], zone)}"
        self.panel.show_past(state_lines(found[at], before, zone), words)

    def _told(self, row: PastChange, zone: str) -> str:
        told = f"{when_words(row.at, zone, self._host.today)}, {who_words(row)}: {action_words(row.action)}"
        fields = changes_words(row, zone) if row.action != "created" else ""
        return f"{told} – {fields}" if fields else told

    def _zone(self) -> str:
        visit = self._visit
        return self._host.store.zone(visit.location_id) if visit is not None else "UTC"

    # Changing

    def _on_edited(self, name: str, value: object) -> None:
        visit = self._visit
        if visit is None:
            return
        zone = self._host.store.zone(visit.location_id)
        editing = self._editing
        try:
            if name in PLACE:
                operation = self._placed(visit, zone)
            elif name == "is_time_locked":
                operation = editing.lock(visit.id, bool(value))
            elif name == "arrival":
                operation = editing.set(visit.id, name, model.arrival_on(visit, value, zone))
            elif name == "confirmation_id":
                operation = editing.confirm(visit.id, value if isinstance(value, UUID) else None)
            else:
                operation = editing.set(visit.id, name, value)
        except Cannot as problem:
            self._settled(name, str(problem))
            return
        if operation is not None:
            self._perform(operation, lambda refusal: self._settled(name, refusal))

    def _placed(self, visit: Appointment, zone: str) -> Coroutine[Any, Any, Outcome] | None:
        """Return the change of time and place that the fields mean; None while one of them lacks."""
        day, at, minutes, room = (self.panel.fields[name].entered for name in PLACE)
        where = model.Where(
            day if isinstance(day, date) else self._host.today,
            at if isinstance(at, time) else None,
            minutes if isinstance(minutes, int) else None,
        )
        interval = model.interval_of(where, zone)
        if interval is None and visit.interval is not None:
            raise Cannot(tr("A visit that has a time keeps a start and a length."))
        wanted = room if isinstance(room, UUID) else None
        if interval is None and wanted == visit.operatory_id:
            # Half a time is kept in the fields until the other half is there.
            return None
        return self._editing.put(visit.id, wanted, interval)

    def _settled(self, name: str, refusal: str) -> None:
        visit = self._visit
        if visit is None:
            return
        zone = self._host.store.zone(visit.location_id)
        where = model.where_of(visit, zone)
        truths: dict[str, object] = {
            "day": where.day,
            "at": where.at,
            "minutes": where.minutes,
            "arrival": model.arrival_of(visit, zone),
        }
        if name == "pattern":
            self.panel.pattern.show_pattern(model.pattern_of(visit))
            return
        for one in PLACE if name in PLACE else (name,):
            truth = truths[one] if one in truths else getattr(visit, one)
            self.panel.fields[one].settled(truth, refusal if one == name else "")

    def _on_assigned(self, assignments: tuple[Assignment, ...]) -> None:
        if self.visit_id is None:
            return

        def ended(refusal: str) -> None:
            if refusal:
                self.panel.people.show_again()
                self.panel.people.say(refusal, bad=True)

        self._perform(self._editing.assign(self.visit_id, assignments), ended)

    def _on_reworked(self, was: tuple[ProcedureLine, ...], lines: tuple[ProcedureLine, ...]) -> None:
        if self.visit_id is None:
            return
        # Shown at once; what the server made of it, ids included, is read with the visit's life.
        self.panel.work.show_lines(lines)

        def ended(refusal: str) -> None:
            if refusal:
                self.panel.work.show_lines(was, refusal)
            else:
                self._read_lines()

        self._perform(self._editing.rework(self.visit_id, was, lines), ended)

    def _perform(self, operation: Coroutine[Any, Any, Outcome], ended: Callable[[str], None]) -> None:
        visit_id = self.visit_id

        async def carried() -> Outcome:
            outcome = await operation
            if visit_id == self.visit_id:
                ended("" if outcome.ok else outcome.sentence)
            return outcome

        self._host.perform(carried(), tr("changing a visit"))
