"""Carrying a visit over the board: keeps gesture, verdict and picture together, and says at the end what is wanted."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap

from frontdesk.domain.startranges import Fit
from frontdesk.store.changes import ChangeSet
from frontdesk.store.conflicts_view import Verdict
from frontdesk.store.store import Store
from frontdesk.ui import i18n
from frontdesk.ui.board.chip import Showing
from frontdesk.ui.board.drag import Gesture, Load, Phase, Release, Result, Target, is_movable
from frontdesk.ui.board.face import Face
from frontdesk.ui.board.judge import Judge
from frontdesk.ui.board.model import Block
from frontdesk.ui.board.stage import Stage
from frontdesk.ui.i18n import tr

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

_FITS = Verdict(Fit.FITS)


class Carrier:
    """What happens between picking up and dropping.

    Attributes:
        gesture: what the pointer or the keys mean.
        stage: what is painted; None while nothing is carried.
        showing: the state that is painted; None while the pointer is beside the columns.
    """

    def __init__(self, board: "BoardView", store: Store, gesture: Gesture, announce: Callable[[str], None]) -> None:
        self._board = board
        self._store = store
        self._judge = Judge(store)
        self._announce = announce
        self._changed_by_other = False
        self._zoned_for_copy = False
        self._canvas = QPixmap()
        self.gesture = gesture
        self.stage: Stage | None = None
        self.showing: Showing | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something is shown as being carried, resized or swept."""
        return self.stage is not None or self.gesture.phase is Phase.SWEEPING

    def take(self, load: Load, target: Target | None = None, *, by_keyboard: bool = False) -> bool:
        """Pick up a visit with a key or from another view; return whether it can be moved at all."""
        if not is_movable(load.appointment):
            self._board.refused.emit(tr("A visit that is {status} does not move.", status=load.appointment.status))
            return False
        self.cancel()
        self.gesture.take(self._board.page.layout, load, target, by_keyboard=by_keyboard)
        self._lift()
        self.refresh()
        return True

    def warm(self) -> None:
        """Get ready to be quick, while nobody is waiting."""
        self._judge.warm(self._board.page.layout)

    def follow(self) -> None:
        """Show what the gesture has become after the pointer moved."""
        gesture = self.gesture
        if gesture.phase in (Phase.CARRYING, Phase.RESIZING) and self.stage is None:
            load = gesture.load
            if load is None or not (is_movable(load.appointment) or gesture.copies):
                status = load.appointment.status if load is not None else ""
                gesture.rest()
                self._board.refused.emit(tr("A visit that is {status} does not move.", status=status))
                return
            self._lift()
        elif self.stage is not None and gesture.copies != self._zoned_for_copy and gesture.load is not None:
            self._raise_stage(gesture.load)
            self._board.repaint_all()
        self.refresh()

    def refresh(self) -> None:
        """Work out what is to be shown now, and paint what that changes."""
        showing = self._state()
        if showing == self.showing:
            return
        rects = self._rects(self.showing)
        self.showing = showing
        self._board.repaint_rects(rects + self._rects(showing))
        self._board.edges.set_target(showing.target if showing is not None else None)

    def restage(self) -> None:
        """The page under the carried visit is another one, has scrolled or has changed."""
        if self.stage is None:
            return
        self.gesture.turned(self._board.page.layout)
        self._set_ghost()
        load = self.gesture.load
        if load is not None:
            self._raise_stage(load)
        self.showing = None
        self.refresh()
        self._board.repaint_all()

    def scrolled(self) -> None:
        """The page moved under the carried visit, which is the same one."""
        if self.stage is not None:
            self.stage.draw()
            self.showing = None
            self.refresh()

    def cancel(self) -> bool:
        """Leave everything as it was; return whether there was something to cancel."""
        was_under_way = self.gesture.phase is not Phase.REST
        self.gesture.rest()
        self._settle()
        return was_under_way

    def drop(self) -> None:
        """Do what the release asks for, if the rules let it; otherwise the outline flies back."""
        showing, layout, board = self.showing, self._board.page.layout, self._board
        start = self.stage.outline_rect(showing.target) if self.stage is not None and showing is not None else None
        origin = self.gesture.origin
        release = self.gesture.release()
        refusal = self._refusal(release)
        stage = self.stage
        self._settle()
        if refusal:
            board.refused.emit(refusal)
            if start is not None and origin is not None and stage is not None:
                board.motion.fly(layout.find(release.load.appointment.id if release.load else None), start)
            return
        self._ask(release)

    def changed(self, changes: ChangeSet) -> None:
        """A change arrived while something is carried; the visit itself may be among it."""
        load = self.gesture.load
        if load is None or self.stage is None:
            return
        fresh = self._store.appointment(load.appointment.id)
        if fresh is None:
            self.cancel()
            self._board.statusText.emit(tr("The visit you were moving was deleted by {who}.", who=_name(changes.who)))
            return
        if load.appointment.id in changes.appointments and fresh != load.appointment:
            self.gesture.load = replace(load, appointment=fresh, keeps_time=fresh.is_time_locked)
            if not changes.own:
                self._changed_by_other = True
                text = tr("{who} changed this visit while you are moving it.", who=_name(changes.who))
                self._board.statusText.emit(text)
                self._announce(text)
        self.restage()

    # Within

    def _state(self) -> Showing | None:
        gesture = self.gesture
        if gesture.load is None or gesture.target is None or self.stage is None:
            return None
        note = ""
        if gesture.phase is Phase.RESIZING:
            note = self._stop_note()
        verdict, hours, is_past = _FITS, "", False
        if gesture.target != gesture.origin or gesture.copies:
            verdict = self._verdict(gesture.load, gesture.target, copies=gesture.copies)
            if verdict.fit is not Fit.CANNOT and not note:
                layout = self._board.page.layout
                hours = self._judge.hours_remark(layout, gesture.load, gesture.target)
                is_past = gesture.phase is Phase.CARRYING and self._judge.is_past(
                    layout, gesture.target, self._board.now
                )
        return Showing(
            gesture.target,
            verdict,
            copies=gesture.copies,
            is_resize=gesture.phase is Phase.RESIZING,
            changed_by_other=self._changed_by_other,
            note=note,
            hours=hours,
            is_past=is_past,
        )

    def _verdict(self, load: Load, target: Target, *, copies: bool) -> Verdict:
        return self._judge.verdict(self._board.page.layout, load, target, copies=copies)

    def _stop_note(self) -> str:
        gesture = self.gesture
        if gesture.stopped_at is None or gesture.target is None:
            return ""
        column = self._board.page.layout.model.columns[gesture.target.column]
        time = i18n.clock(column.clock.wall_time(gesture.stopped_at))
        hold = next((hold for hold in column.holds if gesture.stopped_at in (hold.start, hold.end)), None)
        if hold is not None and hold.blockout.is_no_schedule:
            return tr("Stops at {name}, {time}.", name=hold.blockout.name, time=time)
        return tr("Stops at the next visit, {time}.", time=time)

    def _refusal(self, release: Release) -> str:
        if release.load is None or release.target is None or release.result is Result.SWEEP:
            return ""
        verdict = self._verdict(release.load, release.target, copies=release.result is Result.COPY)
        return verdict.sentence if verdict.fit is Fit.CANNOT else ""

    def _ask(self, release: Release) -> None:
        board, target, load = self._board, release.target, release.load
        if target is None:
            return
        slot = board.page.layout.slot(target.column, target.start, target.end)
        if release.result is Result.SWEEP:
            board.selection.select_cells(target)
            board.slotActivated.emit(slot)
        elif load is None:
            return
        elif release.result is Result.RESIZE:
            board.resizeRequested.emit(load.appointment.id, slot.interval)
        elif release.result is Result.PLACE:
            board.placeRequested.emit(load.appointment.id, slot)
        elif release.result in (Result.MOVE, Result.COPY):
            board.moveRequested.emit(load.appointment.id, slot, release.result is Result.COPY)
        column = board.page.layout.model.columns[target.column]
        if load is not None:
            time = i18n.clock(column.clock.wall_time(target.start))
            self._announce(tr("{time}, {operatory}", time=time, operatory=column.operatory.name))

    def _lift(self) -> None:
        self._changed_by_other = False
        self._board.card.put_away()
        self._set_ghost()
        load = self.gesture.load
        if load is not None:
            self._raise_stage(load)
        self._board.repaint_all()

    def _raise_stage(self, load: Load) -> None:
        page = self._board.page
        page.draw_all()
        shades = self.gesture.phase is Phase.CARRYING
        copies = self._zoned_for_copy = self.gesture.copies
        zones = self._judge.zones(page.layout, load, self._board.now, copies=copies) if shades else {}
        self.stage = Stage(page, load, self._face(load), zones, self._canvas)
        self._canvas = self.stage.picture

    def _face(self, load: Load) -> Face:
        page = self._board.page
        block = page.layout.find(load.appointment.id)
        if block is None:
            # It comes from elsewhere; any column's clock will do, since the time is written anew on the way.
            block = Block(load.appointment, 0, 0, load.duration)
        return page.faces.face(block)

    def _set_ghost(self) -> None:
        carried: UUID | None = self.gesture.carried_id
        page = self._board.page
        wanted = frozenset((carried,)) if carried is not None else frozenset()
        changed = page.ghosts ^ wanted
        page.ghosts = wanted
        page.redraw_blocks(changed)

    def _settle(self) -> None:
        if self.stage is None and self.showing is None:
            self._board.repaint_all()
            return
        self.stage = None
        self.showing = None
        self._set_ghost()
        self._board.edges.set_target(None)
        self._board.repaint_all()

    def _rects(self, showing: Showing | None) -> list[QRect]:
        if showing is None or self.stage is None:
            return []
        return list(self.stage.dirty_rects(showing))


def _name(who: str | None) -> str:
    return who or tr("Somebody")
