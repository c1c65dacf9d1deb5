"""From a key or a name to what it does: the window's own acts, or a change of the selected visit."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtGui import QAction, QKeySequence

from frontdesk.store.store import Store
from frontdesk.ui.flow.model import slug_of
from frontdesk.ui.help.keys import Binding, Command, bindings
from frontdesk.ui.i18n import tr
from frontdesk.ui.status.messages import MessageBridge
from frontdesk.ui.window.intents import Intents
from frontdesk.ui.window.shell import Shell

FLOW_SLUGS = {
    Command.ARRIVE: ("arrived",),
    Command.SEAT: ("in_chair", "seated"),
    Command.CHECK_OUT: ("checkout",),
    Command.DISMISS: ("dismissed",),
}
REPEATING = (Command.BACK, Command.ON, Command.UNDO, Command.REDO)


class Commands:
    """Binds every key of the keyboard map.

    Attributes:
        selected: the visit that keys like A and N are about.
    """

    def __init__(
        self,
        shell: Shell,
        acts: Mapping[Command, Callable[[], object]],
        store: Store,
        intents: Intents,
        messages: MessageBridge,
    ) -> None:
        self.selected: UUID | None = None
        self._shell, self._acts, self._store = shell, dict(acts), store
        self._intents, self._messages = intents, messages
        self._visit_acts: dict[Command, Callable[[UUID], None]] = {
            Command.NEXT_STEP: intents.next_step,
            Command.STEP_BACK: intents.step_back,
            Command.PARK: intents.park,
            Command.BREAK: intents.break_,
            Command.CANCEL: intents.cancel,
            Command.COMPLETE: intents.complete,
            Command.REINSTATE: intents.reinstate,
        }
        for row in bindings():
            if row.keys:
                self._bind(row)

    def bind(self, command: Command, act: Callable[[], object]) -> None:
        """Do `act` for a command of the window from now on."""
        self._acts[command] = act

    def bind_visit(self, command: Command, act: Callable[[UUID], None]) -> None:
        """Do `act` with the selected visit for a command from now on."""
        self._visit_acts[command] = act

    def run(self, command: Command, keys: str = "") -> None:
        """Do what is asked for; `keys` is the key that asked, if one did."""
        if (act := self._acts.get(command)) is not None:
            act()
        elif self._shell.board.carrier.is_under_way:
            self._messages.hint(tr("Drop the visit first, or leave it with Esc."))
        elif self.selected is not None:
            self.run_for(self.selected, command)
        elif len(keys) == 1 and self._shell.board.hasFocus():
            # A letter typed on a free place begins a name.
            self._shell.top.search.begin(keys.lower())
        else:
            self._messages.hint(tr("Select a visit first."))

    def run_for(self, visit_id: UUID, command: Command) -> None:
        """Change one visit."""
        visit = self._store.appointment(visit_id)
        if visit is None:
            self._messages.hint(tr("That visit is no longer there."))
        elif command in FLOW_SLUGS:
            self._set_flow_by_slug(visit_id, FLOW_SLUGS[command])
        elif command is Command.LOCK:
            self._intents.lock(visit_id, not visit.is_time_locked)
        else:
            self._visit_acts[command](visit_id)

    def _set_flow_by_slug(self, visit_id: UUID, slugs: tuple[str, ...]) -> None:
        for status in self._store.reference.flow_statuses:
            if slug_of(status) in slugs:
                self._intents.set_flow(visit_id, status.id)
                return
        self._messages.hint(tr("This practice has no such flow status."))

    def _bind(self, row: Binding) -> None:
        action = QAction(row.name, self._shell)
        action.setShortcut(QKeySequence(row.keys))
        action.setAutoRepeat(row.command in REPEATING)
        action.triggered.connect(lambda _checked=False: self.run(row.command, row.keys))
        self._shell.addAction(action)
