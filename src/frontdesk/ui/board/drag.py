"""What a pressed pointer, or a carrying keyboard, means on the board: a state machine that paints nothing."""

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from frontdesk.domain.statuses import MOVABLE, ON_THE_BOOK, PLACEABLE
from frontdesk.geometry.hit import Part
from frontdesk.geometry.snapping import snap, snap_to_neighbours, tolerance
from frontdesk.store.entities import Appointment
from frontdesk.ui.board.layout import BoardLayout, Cell
from frontdesk.ui.board.model import Block

FINE_MINUTES = 5


class Phase(Enum):
    """What the gesture is at."""

    REST = auto()
    PRESSED = auto()
    CARRYING = auto()
    RESIZING = auto()
    SWEEPING = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """Some minutes of a column."""

    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Load:
    """An appointment being carried.

    Attributes:
        grab: how many minutes below its start it is held.
        keeps_time: it is locked and may change its operatory only.
    """

    appointment: Appointment
    duration: int
    grab: int
    keeps_time: bool = False


class Result(Enum):
    """What a release asks for."""

    NOTHING = auto()
    MOVE = auto()
    COPY = auto()
    PLACE = auto()
    RESIZE = auto()
    SWEEP = auto()


@dataclass(frozen=True, slots=True)
class Release:
    """The end of a gesture; `target` belongs to every result but NOTHING."""

    result: Result
    load: Load | None = None
    target: Target | None = None


class Gesture:
    """One press, drag and release at a time, in page coordinates.

    Attributes:
        phase: what it is at.
        load: what is carried or resized.
        target: where it would go; None beside the columns.
        copies: Ctrl is held, so that a copy would be made.
        origin: where the load was taken from, if that is on the page.
        stopped_at: the minute of a neighbour that ended a resize; None while there is room.
        by_keyboard: it was picked up with a key.
    """

    def __init__(self, increment: int, threshold: int) -> None:
        self.increment = increment
        self.threshold = threshold
        self.rest()

    def rest(self) -> None:
        """Forget everything: nothing happened."""
        self.phase = Phase.REST
        self.load: Load | None = None
        self.target: Target | None = None
        self.origin: Target | None = None
        self.copies = False
        self.stopped_at: int | None = None
        self.by_keyboard = False
        self._part = Part.BODY
        self._press = (0, 0)
        self._anchor: Cell | None = None
        self._block: Block | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something is being carried, resized or swept."""
        return self.phase not in (Phase.REST, Phase.PRESSED)

    @property
    def carried_id(self) -> UUID | None:
        """The appointment that is carried or resized."""
        return self.load.appointment.id if self.load is not None and self.is_under_way else None

    # Beginnings

    def press_block(self, layout: BoardLayout, block: Block, part: Part, x: int, y: int) -> None:
        """The button went down on a block."""
        self.rest()
        self.phase = Phase.PRESSED
        self._press = (x, y)
        self._block = block
        self._part = part if is_resizable(block.appointment) else Part.BODY
        duration = block.end - block.start
        grab = min(max(layout.scale.minute_of(y) - block.start, 0), duration)
        self.load = Load(block.appointment, duration, grab, block.appointment.is_time_locked)
        self.origin = Target(block.column, block.start, block.end)

    def press_empty(self, layout: BoardLayout, x: int, y: int) -> None:
        """The button went down beside the blocks."""
        self.rest()
        self._press = (x, y)
        self._anchor = layout.cell_at(x, y)
        if self._anchor is not None:
            self.phase = Phase.PRESSED

    def take(self, layout: BoardLayout, load: Load, target: Target | None = None, *, by_keyboard: bool = False) -> None:
        """Carry something that came from a key or another view."""
        self.rest()
        self.phase = Phase.CARRYING
        self.load = load
        self.by_keyboard = by_keyboard
        self._find_origin(layout)
        self.target = target or self.origin

    # On the way

    def move(self, layout: BoardLayout, x: int, y: int, *, fine: bool = False, copies: bool = False) -> bool:
        """The pointer moved with the button down; return whether what is shown changed."""
        if self.phase is Phase.REST:
            return False
        before = (self.phase, self.target, self.copies, self.stopped_at)
        if self.phase is Phase.PRESSED:
            if abs(x - self._press[0]) + abs(y - self._press[1]) < self.threshold:
                return False
            self._set_out()
        increment = FINE_MINUTES if fine else self.increment
        if self.phase is Phase.CARRYING:
            self.copies = copies and self.load is not None and self.load.appointment.status not in PLACEABLE
            self.target = self._carried_to(layout, x, y, increment)
        elif self.phase is Phase.RESIZING:
            self._resize_to(layout, layout.scale.minute_of(y), increment)
        elif self.phase is Phase.SWEEPING:
            self._sweep_to(layout, layout.scale.minute_of(y))
        return before != (self.phase, self.target, self.copies, self.stopped_at)

    def leave(self) -> bool:
        """The pointer is beside the columns; return whether what is shown changed."""
        changed = self.phase is Phase.CARRYING and self.target is not None
        if changed:
            self.target = None
        return changed

    def step(self, layout: BoardLayout, columns: int, minutes: int) -> bool:
        """Carry the load on by whole columns or minutes, as arrow keys do; return whether it moved."""
        if self.phase is not Phase.CARRYING or self.load is None or not layout.model.columns:
            return False
        before = self.target
        at = self.target or Target(0, 0, self.load.duration)
        column = min(max(at.column + columns, 0), len(layout.model.columns) - 1)
        start = at.start
        if minutes and not self.load.keeps_time:
            # From an odd minute the first step goes to the grid, the next ones along it.
            moved = snap(start, abs(minutes))
            start = moved if (moved - start) * minutes > 0 else moved + minutes
        start = min(max(start, layout.scale.first_minute), layout.scale.last_minute - self.load.duration)
        self.target = Target(column, start, start + self.load.duration)
        return self.target != before

    def turned(self, layout: BoardLayout) -> None:
        """Another page lies under the pointer, or the same one changed."""
        if self.load is None:
            return
        self._find_origin(layout)
        self._anchor = None if self.phase is not Phase.SWEEPING else self._anchor
        if self.target is not None and self.target.column >= len(layout.model.columns):
            self.target = None

    # Ends

    def release(self) -> Release:
        """The button went up: say what is asked for, and rest."""
        phase, load, target, origin = self.phase, self.load, self.target, self.origin
        copies = self.copies
        self.rest()
        if target is None or phase in (Phase.REST, Phase.PRESSED):
            return Release(Result.NOTHING)
        if phase is Phase.SWEEPING:
            return Release(Result.SWEEP, None, target)
        if load is None or (target == origin and not copies):
            return Release(Result.NOTHING, load)
        if phase is Phase.RESIZING:
            return Release(Result.RESIZE, load, target)
        if load.appointment.status in PLACEABLE:
            return Release(Result.PLACE, load, target)
        return Release(Result.COPY if copies else Result.MOVE, load, target)

    # Within

    def _set_out(self) -> None:
        if self._block is None:
            self.phase = Phase.SWEEPING
        elif self._part is Part.BODY:
            self.phase = Phase.CARRYING
        else:
            self.phase = Phase.RESIZING
            self.target = self.origin

    def _find_origin(self, layout: BoardLayout) -> None:
        block = layout.find(self.load.appointment.id) if self.load is not None else None
        self.origin = Target(block.column, block.start, block.end) if block is not None else None

    def _carried_to(self, layout: BoardLayout, x: int, y: int, increment: int) -> Target | None:
        load = self.load
        column = layout.columns.column_at(x)
        if load is None or column is None:
            return None
        if load.keeps_time and self.origin is not None and not self.copies:
            return Target(column, self.origin.start, self.origin.end)
        wanted = layout.scale.minute_of(y) - load.grab
        edges = neighbour_edges(layout, column, load.appointment.id)
        start = snap_to_neighbours(wanted, load.duration, increment, edges, tolerance(layout.scale.px_per_hour))
        start = min(max(start, layout.scale.first_minute), layout.scale.last_minute - load.duration)
        return Target(column, start, start + load.duration)

    def _resize_to(self, layout: BoardLayout, minute: int, increment: int) -> None:
        if self._block is None or self.origin is None:
            return
        origin = self.origin
        before, after = free_around(layout, self._block)
        edge = snap(minute, increment)
        if self._part is Part.TOP_EDGE:
            start = min(edge, origin.end - increment)
            self.stopped_at = before if start < before else None
            self.target = Target(origin.column, max(start, before), origin.end)
        else:
            end = max(edge, origin.start + increment)
            self.stopped_at = after if end > after else None
            self.target = Target(origin.column, origin.start, min(end, after))

    def _sweep_to(self, layout: BoardLayout, minute: int) -> None:
        if self._anchor is None:
            return
        step = self.increment
        low, high = sorted((self._anchor.minute, minute))
        start, end = low // step * step, high // step * step + step
        for block in layout.model.columns[self._anchor.column].blocks:
            if block.start >= self._anchor.minute:
                end = min(end, block.start)
            elif block.end <= self._anchor.minute:
                start = max(start, block.end)
        start, end = max(start, layout.scale.first_minute), min(end, layout.scale.last_minute)
        self.target = Target(self._anchor.column, start, end) if start < end else None


def is_movable(appointment: Appointment) -> bool:
    """Say whether an appointment's status lets it be moved or placed at all."""
    return appointment.status in MOVABLE or appointment.status in PLACEABLE


def is_resizable(appointment: Appointment) -> bool:
    """Say whether an appointment's length may change."""
    return appointment.status in MOVABLE and not appointment.is_time_locked


def neighbour_edges(layout: BoardLayout, column: int, without: UUID) -> list[int]:
    """Return the minutes at which blocks and blockouts of a column begin and end."""
    chosen = layout.model.columns[column]
    edges = {minute for block in chosen.blocks if block.id != without for minute in (block.start, block.end)}
    edges.update(minute for hold in chosen.holds for minute in (hold.start, hold.end))
    return sorted(edges)


def free_around(layout: BoardLayout, block: Block) -> tuple[int, int]:
    """Return how far up and down a block could grow before it meets a neighbour that takes its slot."""
    column = layout.model.columns[block.column]
    before, after = 0, layout.model.minutes
    spans = [
        (other.start, other.end)
        for other in column.blocks
        if other.id != block.id and other.appointment.status in ON_THE_BOOK
    ]
    spans += [(hold.start, hold.end) for hold in column.holds if hold.blockout.is_no_schedule]
    for start, end in spans:
        if end <= block.start:
            before = max(before, end)
        if start >= block.end:
            after = min(after, start)
    return before, after
