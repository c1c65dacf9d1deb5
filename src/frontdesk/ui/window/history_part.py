"""The History dock: a visit's life, a patient's, or a day's; and from there back onto the board."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QTimer

from frontdesk.domain.localtime import local_date
from frontdesk.operations import ConnectionState
from frontdesk.operations.editing import Editing
from frontdesk.operations.past import PAGE, Histories
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Appointment
from frontdesk.store.past import Past, PastChange
from frontdesk.ui import privacy
from frontdesk.ui.help.keys import Command, binding, key_of
from frontdesk.ui.history.model import LIFE, OPEN, RESTORE, build_rows, can_restore, count_words, empty_words
from frontdesk.ui.history.panel import DAY, PATIENT, VISIT, HistoryPanel
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.pastwords import ACTIONS
from frontdesk.ui.widgets.late import Late
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.sidecolumn import SideColumn

NAME, WIDTH = "history", 360
PAUSE_MS = 400
"""Changes are gathered for so long before the history is read again."""


class HistoryPart:
    """Binds the panel to what is selected and to the page that is open.

    Attributes:
        dock: where the panel stands.
    """

    def __init__(self, host: Host, histories: Histories, editing: Editing, side: SideColumn) -> None:
        self._host, self._histories, self._editing, self._side = host, histories, editing, side
        self._scope = DAY
        self._kind = "all"
        self._day: date | None = None
        self._wanted = PAGE
        self._total = 0
        self._visit: UUID | None = None
        self._patient: UUID | None = None
        self._name = ""
        self._rows: dict[UUID, PastChange] = {}
        self._is_open = False
        self.dock = PanelDock(NAME, tr("History"), Late(lambda: self.panel), WIDTH, key_of(Command.HISTORY_PANEL))
        host.add_dock(self.dock, is_shown=False)
        self.dock.closed.connect(lambda _title, _keys: self.close())
        host.bind(Command.HISTORY_PANEL, self._toggle)
        host.bind_visit(Command.HISTORY, self.show_visit)
        host.add_visit_lines(self._menu_lines)
        host.page_shown.connect(lambda _page: self._on_page())
        host.selection_changed.connect(self._on_selected)
        host.connection_changed.connect(self._on_connection)
        host.at_end(host.store.subscribe(self._on_changes))
        self._pause = QTimer(host)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        host.at_end(self._end)
        privacy.notifier().changed.connect(self._on_privacy)

    @cached_property
    def panel(self) -> HistoryPanel:
        """What happened; built when it is first shown."""
        panel = HistoryPanel()
        panel.scope_chosen.connect(self._on_scope)
        panel.narrowed.connect(self._on_narrowed)
        panel.acted.connect(self._act)
        panel.left.connect(self.close)
        panel.day_chosen.connect(self._on_day)
        panel.more_asked.connect(self._read_more)
        return panel

    # Coming and going

    def _toggle(self) -> None:
        if self._is_open:
            self.close()
            return
        selected = self._host.selected
        if selected is not None and self._editing.find(selected) is not None:
            self.show_visit(selected)
        else:
            self.show_day()

    def show_visit(self, visit_id: UUID) -> None:
        """Show a visit's whole life."""
        visit = self._editing.find(visit_id)
        if visit is not None:
            self._patient, self._name = visit.patient_id, visit.patient_name
        self._visit = visit_id
        self._open(VISIT)

    def show_day(self) -> None:
        """Show what happened to the visits of the day that is open."""
        self._day = None
        self._open(DAY)

    def close(self) -> None:
        """Take the panel away; the keyboard goes back to the board."""
        self._is_open = False
        self._pause.stop()
        self._side.close(self.dock)
        self._host.shell.board.setFocus()

    def _end(self) -> None:
        privacy.notifier().changed.disconnect(self._on_privacy)
        self._pause.stop()

    def _open(self, scope: str) -> None:
        self._scope, self._is_open, self._wanted = scope, True, PAGE
        self.panel.scope.set_value(scope)
        self._side.open(self.dock)
        self.panel.cards.setFocus()
        self._read()

    def _menu_lines(self, visit: Appointment) -> tuple[MenuLine, ...]:
        return (MenuLine(tr("History"), lambda: self.show_visit(visit.id), binding(Command.HISTORY).keys),)

    # Following

    def _on_page(self) -> None:
        if not self._is_open:
            self.dock.hide()
        elif self._scope == DAY and self._day is None:
            self._begin()

    def _on_selected(self, visit_id: UUID | None) -> None:
        visit = self._editing.find(visit_id) if visit_id is not None else None
        if visit is None:
            return
        is_other = visit.id != self._visit
        self._visit, self._patient, self._name = visit.id, visit.patient_id, visit.patient_name
        if self._is_open and is_other and self._scope != DAY and not self.panel.cards.hasFocus():
            self._begin()

    def _on_changes(self, changes: ChangeSet) -> None:
        if not self._is_open:
            return
        page = self._host.page
        if changes.reference and page is not None and self._host.store.reference.location(page.location_id) is None:
            # An office that was lost, and with it what is told here.
            self._visit = self._patient = None
            self.panel.show_rows("", (), "", "")
            self.close()
        elif changes.appointments:
            self._pause.start()

    def _on_connection(self, state: ConnectionState) -> None:
        if self._is_open and state is ConnectionState.LIVE:
            self._read()

    def _on_scope(self, scope: str) -> None:
        self._scope = scope
        self._begin()

    def _on_narrowed(self, kind: str) -> None:
        self._kind = kind
        self._begin()

    def _on_day(self, day: date) -> None:
        """Show a day that was chosen here; the one that is open on the board is followed again."""
        page = self._host.page
        self._day = None if page is not None and page.day == day else day
        self._begin()

    # Reading

    def _begin(self) -> None:
        """Read from the latest change on."""
        self._wanted = PAGE
        self._read()

    def _read_more(self) -> None:
        if len(self._rows) < self._total and self._wanted <= len(self._rows):
            self._wanted = len(self._rows) + PAGE
            self._read()

    def _read(self) -> None:
        page = self._host.page
        if page is None:
            return
        if self._scope != DAY and (self._visit if self._scope == VISIT else self._patient) is None:
            self.panel.show_day(None)
            self.panel.show_rows("", (), "", tr("Select a visit on the board to see its history."))
            return
        self.panel.show_day(self._shown_day if self._scope == DAY else None)
        self.panel.cards.show_waiting(tr("Reading the history…"))
        self._host.read(self._take(self._scope), NAME, tr("reading the history"))

    async def _take(self, scope: str) -> None:
        page = self._host.page
        actions = next(actions for value, _, actions in ACTIONS if value == self._kind)
        past = Past()
        if scope == VISIT and self._visit is not None:
            past = await self._histories.of_visit(self._visit)
            named = (row if row.patient_name else replace(row, patient_name=self._name) for row in past.rows)
            wanted = tuple(row for row in named if not actions or row.action in actions)
            past = Past(wanted, len(wanted), past.trouble)
        elif scope == PATIENT and self._patient is not None:
            past = await self._histories.of_patient(self._patient, actions, self._wanted)
        elif page is not None:
            past = await self._histories.of_day(page.location_id, self._day or page.day, actions, self._wanted)
        if self._is_open and scope == self._scope:
            self._show(past)

    def _show(self, past: Past) -> None:
        page = self._host.page
        if page is None:
            return
        if past.trouble:
            self.panel.show_rows(self.panel.about.text(), self.panel.cards.rows, past.trouble, past.trouble)
            return
        zone = self._host.store.zone(page.location_id)
        self._rows, self._total = {row.id: row for row in past.rows}, past.total
        rows = build_rows(past.rows, zone, self._host.today, may_change=self._editing.may_change)
        self.panel.show_rows(
            self._about(), rows, count_words(len(past.rows), past.total), empty_words(narrowed=self._kind != "all")
        )
        cards = self.panel.cards
        if cards.hasFocus() and cards.current is None and cards.cards:
            cards.choose(cards.cards[0].id)

    def _about(self) -> str:
        # Of a day the field above says which.
        return "" if self._scope == DAY else privacy.shown(self._name)

    @property
    def _shown_day(self) -> date | None:
        page = self._host.page
        return self._day or (page.day if page is not None else None)

    def _on_privacy(self, _hides: bool) -> None:
        if self._is_open:
            self.panel.about.setText(self._about())

    # Acting

    def _act(self, key: UUID, action: str) -> None:
        row = self._rows.get(key)
        if row is None:
            return
        if action == RESTORE:
            if not can_restore(row):
                self._host.messages.hint(tr("That visit is there."))
            elif self._editing.may_change:
                self._host.perform(self._histories.restore(row), tr("bringing a visit back"))
                self._pause.start()
        elif action == OPEN:
            self._show_on_board(row)
        elif action == LIFE:
            self._visit, self._name = row.visit_id, row.patient_name or self._name
            self._patient = row.patient_id or self._patient
            self._open(VISIT)

    def _show_on_board(self, row: PastChange) -> None:
        visit = self._editing.find(row.visit_id)
        if visit is not None:
            self._host.show_visit(visit)
        elif row.status is not None and row.start is not None and row.location_id is not None:
            day = local_date(row.start, self._host.store.zone(row.location_id))
            self._host.show_at(row.location_id, day, row.visit_id)
        else:
            self._host.messages.hint(tr("That visit is deleted; R brings it back."))
