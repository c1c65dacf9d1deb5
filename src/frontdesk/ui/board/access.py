"""The board for screen readers: one element for each visit, blockout and hold on its page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from frontdesk.ui.board import speech
from frontdesk.ui.board.holds import box_of_hold
from frontdesk.ui.board.model import Block, BoardModel, Hold
from frontdesk.ui.widgets.elements import WholeElement

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView


@dataclass(frozen=True, slots=True)
class _Painted:
    """One thing of the page: a visit, or a blockout with the first column it lies in."""

    column: int
    start: int
    what: Block | Hold

    @property
    def id(self) -> UUID:
        return self.what.id if isinstance(self.what, Block) else self.what.blockout.id


class BoardElement(WholeElement):
    """The board with what is painted on it as children, column by column and by time in each."""

    def __init__(self, board: "BoardView") -> None:
        super().__init__(board, QAccessible.Role.List)
        self._view = board
        self._model: BoardModel | None = None
        self._things: list[_Painted] = []
        self._places: dict[UUID, int] = {}

    def name_at(self, place: int) -> str:
        """Say of a visit who, when, where and how it stands; of a blockout what for; of a hold whose it is."""
        view, thing = self._view, self._painted()[place]
        model, faces = view.page.layout.model, view.page.faces
        if isinstance(thing.what, Hold):
            return view.held.spoken(thing.column, thing.what)
        name = speech.block_name(faces.reference, model, thing.what, view.now, privacy=faces.privacy)
        return ", ".join((name, *faces.further(thing.what)))

    def description_at(self, place: int) -> str:
        """Return what somebody wrote down about it."""
        what = self._painted()[place].what
        return what.appointment.note if isinstance(what, Block) else what.blockout.note

    def rect_at(self, place: int) -> QRect:
        """Return the part of it that is in sight, on the screen."""
        page, viewport, thing = self._view.page, self._view.viewport(), self._painted()[place]
        if isinstance(thing.what, Block):
            box = page.layout.box(thing.what)
        else:
            box = box_of_hold(page.layout, thing.column, thing.what)
        seen = page.rect_of(box) & viewport.rect()
        return QRect(viewport.mapToGlobal(seen.topLeft()), seen.size()) if not seen.isEmpty() else QRect()

    def place_at(self, point: QPoint) -> int | None:
        """Return the place of the visit at a point of the screen, or else of the blockout it lies in."""
        view, layout = self._view, self._view.page.layout
        if not view.viewport().rect().contains(view.viewport().mapFromGlobal(point)):
            return None
        at = view.viewport().mapFromGlobal(point) + view.offset
        block, cell = layout.block_at(at.x(), at.y()), layout.cell_at(at.x(), at.y())
        found = block.id if block is not None else None
        if found is None and cell is not None:
            lying = (hold for hold in layout.model.columns[cell.column].holds if hold.start <= cell.minute < hold.end)
            found = next((hold.blockout.id for hold in lying), None)
        return self._place_of(found)

    def current_place(self) -> int | None:
        """Return the place of the selected visit or blockout."""
        selection = self._view.selection
        return self._place_of(selection.hold[1] if selection.hold is not None else selection.selected)

    def childCount(self) -> int:
        """One for each visit, blockout and hold; one of the whole office lies in many columns and is one."""
        return len(self._painted())

    def text(self, kind: QAccessible.Text) -> str:
        """Name the location and the days; its description tells what is held while phoning."""
        return self._view.held.told() if kind is QAccessible.Text.Description else super().text(kind)

    def _painted(self) -> list[_Painted]:
        model = self._view.page.layout.model
        if model is not self._model:
            found: dict[UUID, _Painted] = {}
            for column in model.columns:
                here = [_Painted(column.index, block.start, block) for block in column.blocks]
                here += [_Painted(column.index, hold.start, hold) for hold in column.holds]
                for thing in sorted(here, key=lambda one: one.start):
                    found.setdefault(thing.id, thing)
            self._model, self._things = model, list(found.values())
            self._places = {key: place for place, key in enumerate(found)}
        return self._things

    def _place_of(self, thing_id: UUID | None) -> int | None:
        self._painted()
        return self._places.get(thing_id) if thing_id is not None else None
