"""What happens to a visit, a free place or a patient that somebody opens, picks up or asks the menu of."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState
from frontdesk.operations.gateway import Refused
from frontdesk.store.entities import Blockout, PatientHit, Slot
from frontdesk.ui.deskport import DeskPort
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine, add_lines
from frontdesk.ui.menus.slot import blockout_menu, slot_menu
from frontdesk.ui.menus.visit import VisitActions, ending_lines, visit_menu
from frontdesk.ui.window.commands import Commands
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.intents import Intents
from frontdesk.ui.window.openings import first_opening


class Opening:
    """Opens what is pressed: a part of the window that has something to open goes first, a menu otherwise."""

    def __init__(self, host: Host, desk: DeskPort, intents: Intents, commands: Commands) -> None:
        self._host, self._desk = host, desk
        self._intents, self._commands = intents, commands
        host.add_command_lines(self._ending_lines)

    def open_visit(self, visit_id: UUID) -> None:
        """A visit was double-clicked, or Enter pressed on it."""
        if self._host.visit_opened is not None:
            self._host.visit_opened(visit_id)
        else:
            self.open_menu(visit_id, QCursor.pos())

    def open_slot(self, slot: Slot) -> None:
        """A free place was double-clicked, or Enter pressed on it."""
        if self._host.slot_opened is not None:
            self._host.slot_opened(slot)
        else:
            self.open_menu(slot, QCursor.pos())

    def type_on(self, slot: Slot, text: str) -> None:
        """Letters were typed on a free place."""
        if self._host.slot_typed is not None:
            self._host.slot_typed(slot, text)
        else:
            self._host.shell.top.search.begin(text)

    def open_menu(self, what: object, at: QPoint) -> None:
        """The menu of a free place or a visit, with what the parts add to it."""
        shell, store = self._host.shell, self._host.store
        if isinstance(what, Slot):
            on_hold = store.pinboard(what.location_id)
            menu = slot_menu(shell, store.reference, what, on_hold, self._intents.place, shell.note.field.setFocus)
            add_lines(menu, self._host.slot_lines(what), first=True)
        elif isinstance(what, UUID) and (visit := store.appointment(what)) is not None:
            self._host.select(visit.id)
            actions = VisitActions(
                self._commands.run_for,
                self._intents.set_flow,
                self._intents.confirm,
                self.pick_up,
                self._intents.end,
            )
            menu = visit_menu(shell, store.reference, visit, actions, self._host.now())
            add_lines(menu, self._host.visit_lines(visit))
        elif isinstance(what, Blockout) and self._host.blockout_lines is not None:
            menu = blockout_menu(shell, self._host.blockout_lines(what))
        else:
            return
        menu.popup(at)

    def _ending_lines(self) -> Sequence[MenuLine]:
        """For which reasons the selected visit can be broken or cancelled, each to be typed."""
        store, chosen = self._host.store, self._host.selected
        visit = store.appointment(chosen) if chosen is not None else None
        return ending_lines(store.reference, visit, self._intents.end) if visit is not None else ()

    def pick_up(self, visit_id: UUID) -> None:
        """Carry a visit by keyboard: every place where it fits lights up, arrows walk, Enter drops, Esc leaves."""
        store, board = self._host.store, self._host.shell.board
        visit = store.appointment(visit_id)
        if visit is None:
            return
        opening = None
        if visit.status is AppointmentStatus.PINBOARD:
            opening = first_opening(store, board.page.layout, visit, self._host.now())
            if opening is not None:
                board.selection.select_cell(opening)
        if board.pick_up(visit_id):
            board.setFocus()
            if visit.status is AppointmentStatus.PINBOARD and opening is None:
                self._host.messages.hint(tr("Nothing on this page fits. Page Down turns on, Esc leaves."))
            else:
                self._host.messages.hint(tr("Shaded places fit. Arrows move, Enter places, Esc leaves."))

    def go_to_patient(self, hit: PatientHit) -> None:
        """Show a patient's next visit."""
        self._host.read(self._show_next_visit(hit), "next visit", tr("looking for the next visit"))

    async def _show_next_visit(self, hit: PatientHit) -> None:
        messages = self._host.messages
        try:
            visit = await self._desk.next_visit(hit.id)
        except Refused as refusal:
            messages.hint(tr("The next visit was not found: {why}", why=refusal.sentence))
            return
        if visit is not None:
            self._host.show_visit(visit)
            return
        away = self._desk.connection is not ConnectionState.LIVE
        messages.hint(
            tr("The server cannot be reached, so the next visit is not known.")
            if away
            else tr("{name} has no visit ahead.", name=hit.name)
        )
        self._host.shell.board.setFocus()
