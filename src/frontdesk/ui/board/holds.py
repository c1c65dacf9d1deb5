"""Blockouts under the pointer: found, carried, made longer or shorter, by the rules of visits."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from frontdesk.domain.startranges import Fit
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.geometry.hit import Part, part
from frontdesk.geometry.snapping import snap, snap_to_neighbours, tolerance
from frontdesk.store.blocking import block_verdict
from frontdesk.store.conflicts_view import Verdict
from frontdesk.store.entities import Slot
from frontdesk.store.store import Store
from frontdesk.ui import i18n
from frontdesk.ui.board.blocks import RADIUS
from frontdesk.ui.board.drag import FINE_MINUTES, Phase, Target
from frontdesk.ui.board.ink import Hand
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.board.model import Hold
from frontdesk.ui.i18n import tr

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

GRIP = 8
"""How many pixels at the left of time that is only reserved take hold of it; the rest of it is there to book in."""
_FITS = Verdict(Fit.FITS)
_PAD = 8


def hold_at(layout: BoardLayout, x: int, y: int) -> tuple[int, Hold] | None:
    """Return the column and the blockout that a press there takes hold of."""
    cell = layout.cell_at(x, y)
    if cell is None:
        return None
    is_grip = x < layout.columns.x_of(cell.column) + GRIP
    for hold in reversed(layout.model.columns[cell.column].holds):
        if hold.start <= cell.minute < hold.end and (hold.blockout.is_no_schedule or is_grip):
            return cell.column, hold
    return None


def find_hold(layout: BoardLayout, blockout_id: UUID, column: int) -> tuple[int, Hold] | None:
    """Return a blockout on the page, in this column if it lies there."""
    columns = layout.model.columns
    near = columns[column : column + 1]
    for chosen in (*near, *columns):
        for hold in chosen.holds:
            if hold.blockout.id == blockout_id:
                return chosen.index, hold
    return None


def hold_box(layout: BoardLayout, column: int, start: int, end: int, *, is_whole: bool) -> tuple[int, int, int, int]:
    """Return the rectangle of some minutes of a column or, for the whole office, of all columns of its day."""
    first = last = column
    if is_whole:
        day = layout.model.day_of(column).columns
        first, last = day[0], day[-1]
    left = layout.columns.x_of(first)
    top = layout.scale.y_of(start)
    across = layout.columns.x_of(last) + layout.columns.width_of(last) - left - 1
    return left, top, across, max(6, layout.scale.y_of(end) - top)


def box_of_hold(layout: BoardLayout, column: int, hold: Hold) -> tuple[int, int, int, int]:
    """Return the rectangle of a blockout that lies in a column, and in the whole day's where it is of the office."""
    return hold_box(layout, column, hold.start, hold.end, is_whole=hold.blockout.operatory_id is None)


class HoldHand:
    """One press, drag and release on a blockout at a time.

    Attributes:
        phase: at rest, pressed, carrying or resizing.
        hold: what is under the hand.
        target: where it would go; None beside the columns.
        verdict: what the rules say of that place.
        stopped_at: the minute of a visit that ended a resize.
    """

    def __init__(self, board: "BoardView", store: Store) -> None:
        self._board, self._store = board, store
        self._rest()

    def _rest(self) -> None:
        self.phase = Phase.REST
        self.hold: Hold | None = None
        self.target: Target | None = None
        self.origin: Target | None = None
        self.verdict = _FITS
        self.copies = False
        self.stopped_at: int | None = None
        self._part = Part.BODY
        self._press = (0, 0)
        self._grab = 0

    @property
    def is_under_way(self) -> bool:
        """Whether a blockout is being carried or resized."""
        return self.phase in (Phase.CARRYING, Phase.RESIZING)

    # Gesture

    def press(self, x: int, y: int) -> tuple[int, Hold] | None:
        """The button went down; return the blockout it took hold of."""
        layout = self._board.page.layout
        found = hold_at(layout, x, y)
        if found is None:
            return None
        self._rest()
        column, hold = found
        self.phase, self.hold = Phase.PRESSED, hold
        self.origin = Target(column, hold.start, hold.end)
        self._press = (x, y)
        self._part = self.part_at(hold, y)
        self._grab = layout.scale.minute_of(y) - hold.start
        return found

    def part_at(self, hold: Hold, y: int) -> Part:
        """Return which part of a blockout is at a height of the page."""
        scale = self._board.page.layout.scale
        top = scale.y_of(hold.start)
        return part(y, top, scale.y_of(hold.end) - top) or Part.BODY

    def move(self, x: int, y: int, *, fine: bool, copies: bool) -> None:
        """The pointer moved with the button down."""
        if self.phase is Phase.REST or self.hold is None:
            return
        gesture = self._board.carrier.gesture
        if self.phase is Phase.PRESSED:
            if abs(x - self._press[0]) + abs(y - self._press[1]) < gesture.threshold:
                return
            self.phase = Phase.CARRYING if self._part is Part.BODY else Phase.RESIZING
            self._board.card.put_away()
        increment = FINE_MINUTES if fine else self._board.increment
        before = (self.target, self.copies, self.stopped_at)
        old = self._rects()
        if self.phase is Phase.CARRYING:
            self.copies = copies
            self.target = self._carried_to(self.hold, x, y, increment)
        else:
            self.target = self._resized_to(self.hold, y, increment)
        if before != (self.target, self.copies, self.stopped_at):
            self.verdict = self._judged()
            self._board.repaint_rects([*old, *self._rects()])

    def leave(self) -> None:
        """The pointer is beside the columns."""
        if self.phase is Phase.CARRYING and self.target is not None:
            old = self._rects()
            self.target = None
            self._board.repaint_rects(old)

    def cancel(self) -> bool:
        """Leave everything as it was; return whether something was under way."""
        was = self.phase is not Phase.REST
        rects = self._rects()
        self._rest()
        self._board.repaint_rects(rects)
        return was

    def drop(self) -> None:
        """Ask for what the gesture says, if the rules let it."""
        hold, target, verdict, copies, origin = self.hold, self.target, self.verdict, self.copies, self.origin
        self.cancel()
        if hold is None or target is None or (target == origin and not copies):
            return
        if verdict.fit is Fit.CANNOT:
            self._board.refused.emit(verdict.sentence)
            return
        slot = self._board.page.layout.slot(target.column, target.start, target.end)
        self._board.holdMoved.emit(hold.blockout, slot, copies)

    def stretched(self, rows: int) -> Slot | None:
        """Return the place of the selected blockout made longer or shorter by one increment; None at a stop."""
        found = self._board.selection.held()
        if found is None:
            return None
        column, hold = found
        step = self._board.increment
        _, after = self._room(column, hold)
        end = min(max(hold.end + rows * step, hold.start + step), after)
        return self._board.page.layout.slot(column, hold.start, end) if end != hold.end else None

    def turned(self) -> None:
        """Another page lies under the pointer, or the same one changed."""
        if self.phase is Phase.REST or self.hold is None:
            return
        layout = self._board.page.layout
        fresh = self._store.blockout(self.hold.blockout.id)
        if fresh is None:
            self.cancel()
            self._board.statusText.emit(tr("The blockout you were moving is gone."))
            return
        found = find_hold(layout, fresh.id, self.origin.column if self.origin else 0)
        self.origin = Target(found[0], found[1].start, found[1].end) if found else None
        if self.target is not None and self.target.column >= len(layout.model.columns):
            self.target = None

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Paint the outline and what the rules say."""
        hold, target = self.hold, self.target
        if hold is None or target is None or not self.is_under_way:
            return
        page = self._board.page
        theme, ink = page.blocks.theme, page.blocks.ink
        color = theme.bad if self.verdict.fit is Fit.CANNOT else theme.accent
        rect = self._outline(hold, target)
        fill = QColor(theme.hatch)
        fill.setAlpha(215)
        painter.setBrush(fill)
        painter.setPen(QPen(color, 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        title, reason = self.words()
        box = self._chip(rect, title, reason)
        painter.setPen(QPen(color, 1))
        painter.setBrush(theme.panel)
        painter.drawRoundedRect(QRectF(box), 4, 4)
        painter.setFont(ink.fonts[Hand.LABEL])
        base = box.top() + 5 + ink.ascent(Hand.LABEL)
        painter.setPen(theme.text)
        painter.drawText(box.left() + _PAD, base, title)
        if reason:
            painter.setPen(color if self.verdict.fit is Fit.CANNOT else theme.quiet)
            painter.drawText(box.left() + _PAD, base + ink.height(Hand.LABEL), reason)
        if self.copies:
            painter.setPen(color)
            painter.drawText(rect.right() - 14, rect.top() + ink.ascent(Hand.LABEL) + 2, "+")

    def words(self) -> tuple[str, str]:
        """Return what the chip says: when and what, and the reason in words."""
        hold, target = self.hold, self.target
        if hold is None or target is None:
            return "", ""
        column = self._board.page.layout.model.columns[target.column]
        where = tr("whole office") if hold.blockout.operatory_id is None else column.operatory.short_name
        title = tr(
            "{start}–{end} · {place} · {name}",
            start=i18n.clock(column.clock.wall_time(target.start)),
            end=i18n.clock(column.clock.wall_time(target.end)),
            place=where,
            name=hold.blockout.name,
        )
        if self.stopped_at is not None:
            return title, tr(
                "Stops at the next visit, {time}.", time=i18n.clock(column.clock.wall_time(self.stopped_at))
            )
        return title, self.verdict.sentence

    def _outline(self, hold: Hold, target: Target) -> QRect:
        page = self._board.page
        is_whole = hold.blockout.operatory_id is None
        return page.rect_of(hold_box(page.layout, target.column, target.start, target.end, is_whole=is_whole))

    def _chip(self, rect: QRect, title: str, reason: str) -> QRect:
        ink = self._board.page.blocks.ink
        width = max(ink.width(Hand.LABEL, title), ink.width(Hand.LABEL, reason) if reason else 0) + 2 * _PAD
        height = ink.height(Hand.LABEL) * (2 if reason else 1) + 10
        view = self._board.viewport().rect()
        left = min(max(rect.left() + 4, view.left() + 4), max(view.left() + 4, view.right() - width - 4))
        top = rect.top() - height - 4
        if top < view.top() + 2:
            top = min(rect.bottom() + 4, view.bottom() - height - 2)
        return QRect(left, top, width, height)

    def _rects(self) -> list[QRect]:
        if self.hold is None or self.target is None or not self.is_under_way:
            return []
        rect = self._outline(self.hold, self.target)
        return [rect.adjusted(-2, -2, 2, 2), self._chip(rect, *self.words()).adjusted(-2, -2, 2, 2)]

    # Where it goes

    def _carried_to(self, hold: Hold, x: int, y: int, increment: int) -> Target | None:
        layout = self._board.page.layout
        column = layout.columns.column_at(x)
        if column is None:
            return None
        length = hold.end - hold.start
        wanted = layout.scale.minute_of(y) - self._grab
        chosen = layout.model.columns[column]
        edges = {minute for block in chosen.blocks for minute in (block.start, block.end)}
        edges |= {
            minute
            for other in chosen.holds
            if other.blockout.id != hold.blockout.id
            for minute in (other.start, other.end)
        }
        reach = tolerance(layout.scale.px_per_hour)
        start = snap_to_neighbours(wanted, length, increment, sorted(edges), reach)
        start = min(max(start, 0), layout.model.minutes - length)
        return Target(column, start, start + length)

    def _resized_to(self, hold: Hold, y: int, increment: int) -> Target | None:
        if self.origin is None:
            return None
        origin = self.origin
        before, after = self._room(origin.column, hold)
        edge = snap(self._board.page.layout.scale.minute_of(y), increment)
        if self._part is Part.TOP_EDGE:
            start = min(edge, origin.end - increment)
            self.stopped_at = before if before > 0 and start < before else None
            return Target(origin.column, max(start, before), origin.end)
        end = max(edge, origin.start + increment)
        self.stopped_at = after if end > after and after < self._board.page.layout.model.minutes else None
        return Target(origin.column, origin.start, min(end, after))

    def _room(self, column: int, hold: Hold) -> tuple[int, int]:
        """Return how far up and down a blockout could grow before it meets a visit it may not lie over."""
        model = self._board.page.layout.model
        before, after = 0, model.minutes
        if not hold.blockout.is_no_schedule:
            return before, after
        chosen = [model.columns[column]]
        if hold.blockout.operatory_id is None:
            chosen = [model.columns[index] for index in model.day_of(column).columns]
        for block in (block for one in chosen for block in one.blocks if block.appointment.status in ON_THE_BOOK):
            if block.end <= hold.start:
                before = max(before, block.end)
            elif block.start >= hold.end:
                after = min(after, block.start)
        return before, after

    def _judged(self) -> Verdict:
        hold, target = self.hold, self.target
        if hold is None or target is None or (target == self.origin and not self.copies):
            return _FITS
        slot = self._board.page.layout.slot(target.column, target.start, target.end)
        room = None if hold.blockout.operatory_id is None else slot.operatory_id
        return block_verdict(
            self._store,
            slot.location_id,
            room,
            slot.interval,
            is_no_schedule=hold.blockout.is_no_schedule,
            changed=() if self.copies else {hold.blockout.id},
        )
