"""Places held while phoning as a part of the window: from a free place, by key, and from a hold's own menu."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from frontdesk.domain.holds import USUAL_MINUTES
from frontdesk.domain.intervals import Interval
from frontdesk.operations import Outcome
from frontdesk.operations.holds import Holds
from frontdesk.operations.wording import place
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Blockout, Slot
from frontdesk.ui import i18n
from frontdesk.ui.board import speech
from frontdesk.ui.help.keys import Command, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.window.host import Host

CHOICES = (5, 10, 15)
"""Minutes a place may be held for."""


class HoldsPart:
    """Binds the key and the menus, books into one's own holds, and tells aloud what others hold here."""

    def __init__(self, host: Host, holds: Holds) -> None:
        self._host, self._store, self._holds = host, host.store, holds
        self._known = frozenset[UUID]()
        host.add_slot_lines(self._slot_lines)
        host.blockout_lines = self._with_hold_lines(host.blockout_lines)
        host.bind(Command.HOLD, self.hold_selected)
        host.beat.connect(self._on_beat)
        board = host.shell.board
        board.holdActivated.connect(self._on_activated)
        board.holdDeleted.connect(self._on_deleted)
        board.holdMoved.connect(self._on_moved)
        host.at_end(host.store.subscribe(self._on_changes))

    # Holding

    def hold_selected(self) -> None:
        """Hold the selected place or, on a hold, hold it longer."""
        selection = self._host.shell.board.selection
        held, slot = selection.held(), selection.cell_slot()
        if held is not None and held[1].blockout.is_hold:
            self.lengthen(held[1].blockout)
        elif slot is not None:
            self.hold(slot)
        else:
            self._host.messages.hint(tr("Choose a free place first: click it, or walk there with the arrow keys."))

    def hold(self, slot: Slot, minutes: int = USUAL_MINUTES) -> None:
        """Keep a place for whoever works here, unless somebody else does already.

        A single cell says only from when on: as much is held as most visits take.
        """
        if slot.interval.minutes <= self._host.shell.board.increment:
            slot = self._holds.stretched(slot)
        others = [row for row in self._holds.at(slot) if not self._holds.is_mine(row)]
        if others:
            self._host.messages.hint(self._whose(others[0]))
            return
        self._host.perform(self._held(slot, minutes), tr("holding a place"))

    async def _held(self, slot: Slot, minutes: int) -> Outcome:
        """Put the cursor on what is held, unless it went elsewhere: Enter books there, Del gives it back."""
        outcome = await self._holds.hold(slot, minutes)
        board = self._host.shell.board
        at = board.selection.cell_slot()
        if outcome.ok and board.selection.selected is None and (at is None or at.interval.overlaps(slot.interval)):
            for column, hold in board.held:
                if hold.blockout in self._holds.mine_at(slot):
                    board.selection.select_hold(column, hold.blockout.id)
        return outcome

    def lengthen(self, hold: Blockout, minutes: int = USUAL_MINUTES) -> None:
        """Hold a place so many minutes from now."""
        if self._is_settled(hold):
            self._host.perform(self._holds.lengthen(hold, minutes), tr("holding a place"))

    def give_back(self, hold: Blockout) -> None:
        """Give a place back before its minute."""
        if self._is_settled(hold):
            self._host.perform(self._holds.give_back(hold), tr("giving a held place back"))

    # By hand

    def _on_activated(self, row: Blockout) -> None:
        """Whoever holds a place books it; of another's hold one reads whose it is."""
        if not row.is_hold:
            return
        if self._holds.is_mine(row):
            self._book(row)
        else:
            self._host.messages.hint(self._whose(row))

    def _on_deleted(self, row: Blockout) -> None:
        if not row.is_hold:
            return
        if self._holds.is_mine(row):
            self.give_back(row)
        else:
            # One key must not take from a colleague what they are offering on the phone; the menu says whose it is.
            self._host.messages.hint(self._whose(row))

    def _on_moved(self, row: Blockout, slot: Slot, copies: bool) -> None:
        if not row.is_hold:
            return
        if not self._holds.is_mine(row):
            self._host.messages.hint(self._whose(row))
        elif copies:
            self.hold(slot)
        elif self._is_settled(row):
            self._host.perform(self._holds.move(row, slot), tr("holding a place"))

    def _book(self, hold: Blockout) -> None:
        if hold.operatory_id is not None and self._host.slot_opened is not None:
            # One cell of it: how long the visit takes follows from its type, as on any free place.
            start = Interval.lasting(hold.interval.start, self._host.shell.board.increment)
            self._host.slot_opened(Slot(hold.location_id, hold.operatory_id, start))

    def _is_settled(self, hold: Blockout) -> bool:
        if hold.version:
            return True
        self._host.messages.hint(tr("This hold is still on its way to the server."))
        return False

    def _whose(self, hold: Blockout) -> str:
        left = i18n.minutes(self._holds.left(hold))
        who = hold.holder or tr("somebody else")
        return tr(
            "{name} holds this place while phoning, {minutes} more. Its menu gives it back.", name=who, minutes=left
        )

    # Menus

    def _slot_lines(self, slot: Slot) -> Sequence[MenuLine]:
        if self._holds.at(slot):
            return ()
        others = tuple(
            MenuLine(i18n.minutes(minutes), lambda minutes=minutes: self.hold(slot, minutes))  # type: ignore[misc]
            for minutes in CHOICES
        )
        return [
            MenuLine(_for(USUAL_MINUTES), lambda: self.hold(slot), key_of(Command.HOLD)),
            MenuLine(tr("Hold for"), _nothing, more=others),
        ]

    def _with_hold_lines(
        self, before: Callable[[Blockout], Sequence[MenuLine]] | None
    ) -> Callable[[Blockout], Sequence[MenuLine]]:
        def lines(row: Blockout) -> Sequence[MenuLine]:
            if row.is_hold:
                return self._hold_lines(row)
            return before(row) if before is not None else ()

        return lines

    def _hold_lines(self, hold: Blockout) -> Sequence[MenuLine]:
        if not self._holds.is_mine(hold):
            who = hold.holder or tr("somebody else")
            return [MenuLine(tr("Give back what {name} holds", name=who), lambda: self.give_back(hold))]
        more = tuple(
            MenuLine(i18n.minutes(minutes), lambda minutes=minutes: self.lengthen(hold, minutes))  # type: ignore[misc]
            for minutes in CHOICES
        )
        return [
            MenuLine(tr("Book…"), lambda: self._book(hold), tr("Enter")),
            MenuLine(
                tr("Hold {minutes} from now", minutes=i18n.minutes(USUAL_MINUTES)),
                lambda: self.lengthen(hold),
                key_of(Command.HOLD),
            ),
            MenuLine(tr("Hold from now for"), _nothing, more=more),
            MenuLine(tr("Give back"), lambda: self.give_back(hold), tr("Del")),
        ]

    # Staying true

    def _on_beat(self, _now: datetime) -> None:
        self._holds.look()

    def _on_changes(self, changes: ChangeSet) -> None:
        """Say aloud, once, that a colleague holds a place of the page."""
        board, reference = self._host.shell.board, self._store.reference
        views = [self._store.day(board.location_id, day) for day in board.days]
        if not any((board.location_id, day) in changes.days for day in board.days):
            return
        rows = [row for view in views if view is not None for row in view.blockouts if row.is_hold]
        for row in rows:
            if row.id not in self._known and not self._holds.is_mine(row) and row.operatory_id is not None:
                where = place(reference, Slot(row.location_id, row.operatory_id, row.interval), self._host.today)
                who = row.holder or tr("somebody else")
                speech.announce(board, tr("{name} holds {place} while phoning.", name=who, place=where))
        # What is only out of sight is not told again when its page comes back.
        kept = (known for known in self._known if self._store.blockout(known) is not None)
        self._known = frozenset(kept).union(row.id for row in rows)


def _for(minutes: int) -> str:
    return tr("Hold for {minutes}", minutes=i18n.minutes(minutes))


def _nothing() -> None:
    """The line only opens the choices."""
