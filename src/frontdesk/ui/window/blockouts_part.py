"""Blocked time as a part of the window: from a free place, on the board by hand, and its editor at the side."""

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt

from frontdesk.domain.startranges import Fit
from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.blockout_kinds import BlockoutKinds
from frontdesk.operations.blockout_templates import BlockoutTemplates
from frontdesk.operations.blockouts import Blockouts
from frontdesk.store.blockouts import BlockoutTemplate, BlockWish, KindWish
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Blockout, BlockoutKind, Slot
from frontdesk.ui.blockouts import model
from frontdesk.ui.blockouts.card import BlockCard
from frontdesk.ui.blockouts.model import BlockDraft
from frontdesk.ui.blockouts.panel import BlockoutsPanel
from frontdesk.ui.board.marks import Mark, target_of
from frontdesk.ui.help.keys import Command, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.menus.lines import MenuLine
from frontdesk.ui.widgets.late import Late
from frontdesk.ui.widgets.searchfield import Entry
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.page import Page
from frontdesk.ui.window.sidecolumn import SideColumn
from frontdesk.ui.window.templates_part import TemplatesPart

_MARKS = "block"
WIDTH = 320


class BlockoutsPart:
    """Opens the card, follows what is done by hand on the board, and fills the side editor.

    Attributes:
        draft: what is told on the card; None while it is closed.
    """

    def __init__(
        self,
        host: Host,
        blockouts: Blockouts,
        kinds: BlockoutKinds,
        templates: BlockoutTemplates,
        side: SideColumn,
    ) -> None:
        self._host, self._store, self._side = host, host.store, side
        self._blockouts, self._kinds, self._templates = blockouts, kinds, templates
        self.draft: BlockDraft | None = None
        keys = key_of(Command.BLOCKOUTS_PANEL)
        self.dock = PanelDock("blockouts", tr("Blockouts"), Late(lambda: self.panel), WIDTH, keys)
        host.add_dock(self.dock, is_shown=False)
        self.dock.closed.connect(lambda *_told: side.close(self.dock))
        host.add_slot_lines(self._slot_lines)
        host.blockout_lines = self._blockout_lines
        host.bind(Command.BLOCK, self.open_at_selection)
        host.bind(Command.BLOCKOUTS_PANEL, self._toggle)
        host.block_asked.connect(self.open)
        host.page_shown.connect(self._on_page)
        host.connection_changed.connect(self._on_connection)
        host.at_end(host.store.subscribe(self._on_changes))
        self.dock.visibilityChanged.connect(lambda _seen: self._fill_panel())
        board = host.shell.board
        board.holdMoved.connect(self._on_moved)
        board.holdActivated.connect(self.edit)
        board.holdDeleted.connect(self.delete)
        for bar in (board.horizontalScrollBar(), board.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._stand())

    @cached_property
    def card(self) -> BlockCard:
        """Where one blockout is told; built for the first one."""
        card = BlockCard(self._host.shell)
        card.kind.asked.connect(self._list_kinds)
        card.kind.pointed.connect(self._on_pointed)
        card.kind.picked.connect(self._on_kind)
        card.edited.connect(self._on_edited)
        card.accepted.connect(self.save)
        card.left.connect(self.leave)
        card.window_resized.connect(self._stand)
        card.delete_asked.connect(self._on_delete_asked)
        return card

    @cached_property
    def panel(self) -> BlockoutsPanel:
        """Kinds, copies and templates; built when it is first shown."""
        panel = BlockoutsPanel()
        panel.kind_saved.connect(self._on_kind_saved)
        panel.day_copied.connect(self._on_day_copied)
        panel.week_copied.connect(self._on_week_copied)
        panel.week_repeated.connect(self._on_week_repeated)
        panel.template_laid.connect(self._on_template_laid)
        return panel

    @cached_property
    def templates(self) -> TemplatesPart:
        """The part of the panel that is about templates."""
        return TemplatesPart(self._host, self._templates, self.panel)

    # The card

    def open(self, slot: Slot) -> None:
        """Begin a blockout at a slot."""
        self._start(model.begun(self._store, slot))

    def open_at_selection(self) -> None:
        """Begin at the cell that is selected on the board, or change the blockout that is."""
        selection = self._host.shell.board.selection
        held, slot = selection.held(), selection.cell_slot()
        if held is not None:
            self.edit(held[1].blockout)
        elif slot is not None:
            self.open(slot)
        else:
            self._host.messages.hint(tr("Choose a free place first: click it, or walk there with the arrow keys."))

    def edit(self, blockout: Blockout) -> None:
        """Change a blockout that is there; what is held while phoning has a part of its own."""
        if not blockout.is_hold and self._is_settled(blockout):
            self._start(model.of(self._store, blockout, len(self._blockouts.group_of(blockout))))

    def _start(self, draft: BlockDraft) -> None:
        self.leave()
        kind = self._store.reference.blockout_kind(draft.kind_id)
        self.card.fill(draft)
        self.card.kind.show_choice(kind.name if kind else "", kind)
        self._change(draft)
        if kind is None:
            self.card.kind.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list_kinds("")
        else:
            self.card.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_kinds(self, text: str) -> None:
        found = model.offered_kinds(self._store.reference, text)
        entries = [Entry(kind.name, model.kind_words(kind), "", kind) for kind in found]
        none = tr("No type begins like that.") if text else tr("There is no type yet. Add one in the Blockouts editor.")
        self.card.kind.show_answers(entries, "" if entries else none)

    def _on_pointed(self, kind: object) -> None:
        if self.draft is not None and self.card.kind.choice is None:
            self._change(replace(self.draft, kind_id=kind.id if isinstance(kind, BlockoutKind) else None))

    def _on_kind(self, kind: object, by_enter: bool) -> None:
        if self.draft is None or not isinstance(kind, BlockoutKind):
            return
        self.card.kind.show_choice(kind.name, kind)
        self._change(replace(self.draft, kind_id=kind.id))
        if by_enter:
            self.save()
        else:
            self.card.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        if self.draft is None:
            return
        card = self.card
        start, end = card.times()
        self._change(
            replace(
                self.draft,
                start=start,
                end=end,
                note=card.note.text().strip(),
                is_whole=card.whole.isChecked(),
                with_group=card.group.isChecked(),
            )
        )

    def _change(self, draft: BlockDraft) -> None:
        self.draft = draft
        self.card.show_place(model.place_words(self._store.reference, draft))
        verdict = model.judged(self._store, draft)
        self.card.show_verdict(verdict.fit, verdict.sentence)
        self._stand()

    def _stand(self) -> None:
        """Let the card stand at its place, wherever that is on the page now."""
        draft, board, shell = self.draft, self._host.shell.board, self._host.shell
        if draft is None:
            return
        viewport = board.viewport()
        origin = viewport.mapTo(shell, QPoint(0, 0))
        within = QRect(origin, viewport.size())
        anchor = QRect(within.center(), within.center())
        interval = model.interval_of(self._store, draft)
        room = draft.operatory_id or self._first_room(draft.location_id)
        if not isinstance(interval, str) and room is not None:
            slot = Slot(draft.location_id, room, interval)
            kind = self._store.reference.blockout_kind(draft.kind_id)
            board.marks.show(_MARKS, [Mark(slot, words=kind.name if kind else tr("Blocked"), is_chosen=True)])
            target = target_of(board.page.layout, slot)
            if target is not None:
                left, top, width, height = board.page.layout.box_of(target.column, target.start, target.end)
                corner = origin + QPoint(left, top) - board.offset
                anchor = QRect(corner, corner + QPoint(width, height))
        self.card.stand_at(anchor, within)

    def _first_room(self, location_id: UUID) -> UUID | None:
        rooms = self._store.reference.operatories(location_id)
        return rooms[0].id if rooms else None

    def save(self) -> None:
        """Block what was told, or change it."""
        draft = self.draft
        if draft is None:
            return
        wish = model.wish(self._store, draft)
        verdict = model.judged(self._store, draft)
        if verdict.fit is Fit.CANNOT:
            return
        if wish is None:
            self.card.show_verdict(Fit.OVERLAP_WARNING, tr("Say what for: type a few letters, and choose with Enter."))
            self.card.kind.setFocus()
            return
        self.leave()
        if draft.blockout is None:
            self._host.perform(self._blockouts.block(wish), tr("blocking time"))
        else:
            self._host.perform(
                self._blockouts.change(draft.blockout, wish, with_group=draft.with_group), tr("changing a blockout")
            )

    def leave(self) -> None:
        """Put the card away; nothing changes."""
        if self.draft is None:
            return
        self.draft = None
        self.card.hide()
        board = self._host.shell.board
        board.marks.show(_MARKS)
        board.setFocus(Qt.FocusReason.OtherFocusReason)

    # By hand

    def _on_moved(self, blockout: Blockout, slot: Slot, copies: bool) -> None:
        if blockout.is_hold or not self._is_settled(blockout) or blockout.type_id is None:
            return
        room = None if blockout.operatory_id is None else slot.operatory_id
        wish = BlockWish(slot.location_id, room, slot.interval, blockout.type_id, blockout.note)
        if copies:
            self._host.perform(self._blockouts.block(wish), tr("copying a blockout"))
        else:
            self._host.perform(self._blockouts.change(blockout, wish), tr("moving a blockout"))

    def delete(self, blockout: Blockout, *, with_group: bool = False) -> None:
        """Give the time back."""
        if not blockout.is_hold and self._is_settled(blockout):
            self._host.perform(self._blockouts.delete(blockout, with_group=with_group), tr("removing a blockout"))

    def _on_delete_asked(self) -> None:
        draft = self.draft
        if draft is not None and draft.blockout is not None:
            self.leave()
            self.delete(draft.blockout, with_group=draft.with_group)

    def _is_settled(self, blockout: Blockout) -> bool:
        if blockout.version:
            return True
        self._host.messages.hint(tr("This blockout is still on its way to the server."))
        return False

    # Menus

    def _slot_lines(self, slot: Slot) -> Sequence[MenuLine]:
        lines = [MenuLine(tr("Block…"), lambda: self.open(slot), key_of(Command.BLOCK))]
        for row in (row for row in model.under(self._store, slot) if not row.is_hold):
            lines.append(MenuLine(tr("Change “{name}”…", name=row.name), partial(self.edit, row)))
            lines.append(MenuLine(tr("Remove “{name}”", name=row.name), partial(self.delete, row)))
        return lines

    def _blockout_lines(self, blockout: Blockout) -> Sequence[MenuLine]:
        lines = [
            MenuLine(tr("Change “{name}”…", name=blockout.name), lambda: self.edit(blockout), tr("Enter")),
            MenuLine(tr("Remove"), lambda: self.delete(blockout), tr("Del")),
        ]
        count = len(self._blockouts.group_of(blockout))
        if count > 1:
            text = tr("Remove the {count} made together", count=count)
            lines.append(MenuLine(text, lambda: self.delete(blockout, with_group=True)))
        lines.append(MenuLine(tr("Blockouts editor"), self._bring, key_of(Command.BLOCKOUTS_PANEL)))
        return lines

    # The side editor

    def _toggle(self) -> None:
        if self.dock.isVisible():
            self._side.close(self.dock)
            self._host.shell.board.setFocus()
        else:
            self._bring()

    def _bring(self) -> None:
        self._side.open(self.dock)
        self._fill_panel()
        self.panel.kinds.setFocus()

    def _on_page(self, _page: Page) -> None:
        self._stand()
        self._fill_panel()

    def _fill_panel(self) -> None:
        page = self._host.page
        if page is None or self.dock.isHidden():
            return
        self.panel.show_kinds(self._store.reference.blockout_kinds)
        self.panel.show_day(page.day)
        self.templates.show(page.location_id)

    def _on_connection(self, state: ConnectionState) -> None:
        if state is ConnectionState.LIVE:
            self._fill_panel()

    def _on_kind_saved(self, before: BlockoutKind | None, wish: KindWish) -> None:
        work = self._kinds.add(wish) if before is None else self._kinds.change(before, wish)
        self._host.perform(work, tr("changing a type of blockout"))

    def _on_day_copied(self, target: date) -> None:
        page = self._host.page
        if page is not None:
            self._copy(self._blockouts.copy_day(page.location_id, page.day, target))

    def _on_week_copied(self, target: date) -> None:
        page = self._host.page
        if page is not None:
            self._copy(self._blockouts.copy_week(page.location_id, page.day, target))

    def _on_week_repeated(self, weeks: int) -> None:
        page = self._host.page
        if page is not None:
            self._copy(self._blockouts.repeat_weekly(page.location_id, page.day, weeks))

    def _on_template_laid(self, template: BlockoutTemplate) -> None:
        page = self._host.page
        if page is not None:
            self._copy(self._blockouts.apply(template, page.location_id, page.day))

    def _copy(self, work: Coroutine[Any, Any, Outcome]) -> None:
        self._host.perform(self._told_beside(work), tr("copying blockouts"))

    async def _told_beside(self, work: Coroutine[Any, Any, Outcome]) -> Outcome:
        """What was left out may be long; it stays readable in the editor."""
        outcome = await work
        self.panel.show_result(outcome.sentence, is_good=outcome.ok)
        return outcome

    # What goes on elsewhere

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.reference:
            self._fill_panel()
        draft = self.draft
        if draft is None:
            return
        if changes.reference and self._store.reference.location(draft.location_id) is None:
            # An office that was lost; the window says so.
            self.leave()
        elif draft.blockout is not None and self._store.blockout(draft.blockout.id) is None:
            self.leave()
            self._host.messages.hint(tr("The blockout is gone."))
        elif changes.reference or (draft.location_id, draft.day) in changes.days:
            verdict = model.judged(self._store, draft)
            self.card.show_verdict(verdict.fit, verdict.sentence)
