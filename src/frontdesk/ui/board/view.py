# ruff: noqa: N815 (signals are used beside those of Qt, and named like them)
"""The board as a widget: which page it shows, how it is scrolled and painted, and what it tells the window."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import reduce
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from frontdesk.store.changes import ChangeSet
from frontdesk.store.store import Store
from frontdesk.ui import theme
from frontdesk.ui.board import overlay, speech
from frontdesk.ui.board.access import BoardElement
from frontdesk.ui.board.carrier import Carrier
from frontdesk.ui.board.drag import Gesture
from frontdesk.ui.board.edges import Edges
from frontdesk.ui.board.firstplace import FirstPlace
from frontdesk.ui.board.held import HeldPlaces
from frontdesk.ui.board.holds import HoldHand
from frontdesk.ui.board.hovercard import HoverCard
from frontdesk.ui.board.inputarea import InputArea
from frontdesk.ui.board.keys import Keys
from frontdesk.ui.board.lens import ALL, Lens
from frontdesk.ui.board.marks import Marks
from frontdesk.ui.board.model import Block
from frontdesk.ui.board.motion import Motion
from frontdesk.ui.board.page import Page
from frontdesk.ui.board.pages import Look, PageKey, PageMaker
from frontdesk.ui.board.pointer import Pointer
from frontdesk.ui.board.ruler import WIDTH as RULER_WIDTH
from frontdesk.ui.board.selection import Selection
from frontdesk.ui.widgets import elements

PX_PER_HOUR = 78
LEAST_PX_PER_HOUR = 48
MOST_PX_PER_HOUR = 240

TurnProbe = Callable[[QPoint], "int | date | None"]
"""Says what a point of the screen would turn to: pages forward or back, or a date."""


class BoardView(InputArea):
    """A day or a week of one location.

    Signals:
        moveRequested(UUID, Slot, bool): a visit was dropped elsewhere; true asks for a copy.
        resizeRequested(UUID, Interval): its edge was pulled.
        placeRequested(UUID, Slot): a visit on hold was dropped on the board.
        parkRequested(UUID): a visit was cut.
        selectionChanged(UUID or None): another visit is selected.
        activated(UUID): a visit was opened.
        slotActivated(Slot): an empty span was swept or double-clicked.
        typed(Slot, str): somebody began to write on an empty cell.
        holdMoved(Blockout, Slot, bool): a blockout was dropped elsewhere or pulled; true asks for a copy.
        holdActivated(Blockout): a blockout was opened.
        holdDeleted(Blockout): a blockout shall go.
        menuRequested(object, QPoint): context menu for a visit's UUID, a Blockout or a Slot, at a point of the screen.
        pageRequested(int): turn so many pages.
        dayRequested(date): show that day.
        statusText(str): one sentence for the status line.
        refused(str): why what was asked for did not happen.
        markChosen(Slot): a place that is offered with a number was pressed.
    """

    moveRequested = Signal(object, object, bool)
    resizeRequested = Signal(object, object)
    placeRequested = Signal(object, object)
    parkRequested = Signal(object)
    selectionChanged = Signal(object)
    activated = Signal(object)
    slotActivated = Signal(object)
    typed = Signal(object, str)
    holdMoved = Signal(object, object, bool)
    holdActivated = Signal(object)
    holdDeleted = Signal(object)
    menuRequested = Signal(object, QPoint)
    pageRequested = Signal(int)
    dayRequested = Signal(object)
    statusText = Signal(str)
    refused = Signal(str)
    markChosen = Signal(object)

    def __init__(self, store: Store, parent: QWidget | None = None, *, increment: int = 10) -> None:
        elements.serve(BoardView, BoardElement)
        super().__init__(parent)
        self._store = store
        self._increment = increment
        self._px_per_hour = PX_PER_HOUR
        self._privacy = False
        self._lens = ALL
        self._span: tuple[date, ...] = ()
        self._window_size = QSize()
        self._foot = 0
        self.first_place = FirstPlace(self.verticalScrollBar(), self.horizontalScrollBar())
        self._key = PageKey(UUID(int=0), ())
        self._now: datetime | None = None
        self.turn_probe: TurnProbe | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        viewport = self.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setMouseTracking(True)
        viewport.setAcceptDrops(True)
        self.maker = PageMaker(store, self._look(), self, lambda: self.offset)
        self.page: Page = self.maker.page(self._key)
        self.edges = Edges(self, self.maker.ink, theme.current())
        self.card = HoverCard(self)
        self.motion = Motion(self, store)
        self.carrier = Carrier(
            self, store, Gesture(increment, QApplication.startDragDistance()), lambda text: speech.announce(self, text)
        )
        self.hand = HoldHand(self, store)
        self.held = HeldPlaces(self, store)
        self.selection = Selection(self)
        self.marks = Marks(self)
        self.keys = Keys(self, store)
        self.pointer = Pointer(self, store)
        self.edges.heads.day_clicked.connect(self.dayRequested)
        self.maker.idle.connect(self.carrier.warm)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        theme.notifier().changed.connect(self._restyle)
        self.setAccessibleName(speech.board_name(self.page.layout.model))

    # What is shown

    @property
    def offset(self) -> QPoint:
        """Which point of the page is in the upper left corner."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def location_id(self) -> UUID:
        """The location that is shown."""
        return self._key.location_id

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are shown."""
        return self._key.days

    @property
    def now(self) -> datetime | None:
        """The moment the now-line shows."""
        return self._now

    @property
    def increment(self) -> int:
        """The minutes to which things snap."""
        return self._increment

    @property
    def selected(self) -> UUID | None:
        """The selected visit."""
        return self.selection.selected

    def show_day(self, location_id: UUID, day: date) -> None:
        """Show one day with a column for each operatory; the scroll position stays."""
        self._show(PageKey(location_id, (day,)))

    def show_week(self, location_id: UUID, first: date, days: int = 6) -> None:
        """Show days side by side with their operatories inside; the scroll position stays."""
        span = tuple(first + timedelta(days=offset) for offset in range(days))
        self._span = span
        self._show(PageKey(location_id, self._lens.days(span), is_week=True))

    def prepare_ahead(self, dates: Iterable[date]) -> None:
        """Draw these days while there is nothing else to do; in a week, the weeks that begin as the one shown."""
        keys = []
        for first in dates:
            if self._key.is_week and (first - self._key.days[0]).days % 7:
                continue
            span = tuple(first + timedelta(days=offset) for offset in range(len(self._key.days)))
            keys.append(replace(self._key, days=span))
        self.maker.prepare([key for key in keys if key != self._key])

    def apply_changes(self, changes: ChangeSet) -> None:
        """Paint what a change of the store touches; nothing scrolls and nothing else is painted."""
        self.card.changed(changes)
        here = self._key.location_id
        touches_page = changes.reference or any((here, day) in changes.days for day in self._key.days)
        if touches_page:
            before = dict(self.page.layout.model.blocks)
            if changes.reference:
                self.maker.forget()
                self._reset_page()
            else:
                model = self.maker.model(self._key, self.page.layout.model)
                self.repaint_rects(self.page.take_over(self.maker.layout(model), changes.appointments))
                self.edges.show_layout(self.page.layout, self.maker.ink, self.page.blocks.theme)
                self._update_scroll_range()
                self.first_place.look(self.page.layout, self._now)
            self.motion.changed(changes, before)
            self.selection.page_changed()
            self.hand.turned()
            self.maker.expect_idle()
        self.carrier.changed(changes)

    def refresh(self, ids: Iterable[UUID]) -> None:
        """Paint these visits again."""
        chosen = list(ids)
        self.page.forget_faces(chosen)
        self.repaint_rects(self.page.redraw_blocks(chosen))

    def set_now(self, now: datetime) -> None:
        """Move the now-line; late minutes follow."""
        old = overlay.now_rect(self.page, self._now)
        is_first = self._now is None
        self._now = self.maker.now = now
        if is_first:
            self.first_place.look(self.page.layout, now)
        late, lines = self.page.tick(now), (self._around_now(rect) for rect in (old, self._now_rect()))
        self.repaint_rects([*late, *lines, *self.held.rects()])
        self._show_now()

    def set_privacy(self, hides_names: bool) -> None:
        """Show initials in place of names."""
        self._privacy = hides_names
        self.card.put_away()
        self._relook()

    @property
    def lens(self) -> Lens:
        """What is shown of the days, and how."""
        return self._lens

    def set_lens(self, lens: Lens, increment: int) -> None:
        """Show the days through another view, things snapping to its increment; what was at the top stays there."""
        if (lens, increment) == (self._lens, self._increment):
            return
        bar = self.verticalScrollBar()
        top = self.page.layout.scale.minute_of(bar.value())
        self._lens, self._increment = lens, increment
        self.carrier.gesture.increment = increment
        if self._key.is_week:
            self._key = replace(self._key, days=lens.days(self._span))
        self._relook()
        bar.setValue(self.page.layout.scale.y_of(top))

    def set_px_per_hour(self, px_per_hour: int) -> None:
        """Make time taller or shorter; the minute in the middle stays there."""
        px_per_hour = min(max(px_per_hour, LEAST_PX_PER_HOUR), MOST_PX_PER_HOUR)
        bar = self.verticalScrollBar()
        middle = self.page.layout.scale.minute_of(bar.value() + self.viewport().height() // 2)
        self._px_per_hour = px_per_hour
        self._relook()
        bar.setValue(self.page.layout.scale.y_of(middle) - self.viewport().height() // 2)

    @property
    def px_per_hour(self) -> int:
        """How tall an hour is."""
        return self._px_per_hour

    # Selection

    def select(self, appointment_id: UUID | None, *, reveal: bool = False) -> None:
        """Select a visit; scroll to it only where asked to."""
        self.selection.select(appointment_id)
        block = self.page.layout.find(appointment_id)
        if reveal and block is not None:
            self.reveal(self.page.layout.box(block))

    def reveal(self, box: tuple[int, int, int, int]) -> None:
        """Scroll as little as possible so that a rectangle of the page is in sight."""
        self.first_place.stay()
        left, top, width, height = box
        for bar, start, length, extent in (
            (self.horizontalScrollBar(), left, width, self.viewport().width()),
            (self.verticalScrollBar(), top, height, self.viewport().height()),
        ):
            if start < bar.value() or length > extent:
                bar.setValue(start - 4)
            elif start + length > bar.value() + extent:
                bar.setValue(start + length - extent + 4)

    def pick_up(self, appointment_id: UUID) -> bool:
        """Carry a visit with the keyboard: one on the page, or one on hold; return whether it may be moved."""
        return self.keys.pick_up(appointment_id)

    def scroll_to_minute(self, minute: int) -> None:
        """Scroll so that a board minute is at the top."""
        self.verticalScrollBar().setValue(self.page.layout.scale.y_of(max(0, minute)))

    # Painting for the parts of the board

    def repaint_rects(self, rects: Iterable[QRect]) -> None:
        """Paint these rectangles of the viewport soon; rings reach a little beyond blocks."""
        reach = overlay.REACH
        wider = [rect.adjusted(-reach, -reach, reach, reach) for rect in rects if not rect.isEmpty()]
        if not wider:
            return
        # Painting is clipped fastest to one rectangle, as long as it is not much larger than its parts.
        whole = reduce(QRect.united, wider)
        if _area(whole) <= 3 * sum(map(_area, wider)):
            self.viewport().update(whole)
        else:
            self.viewport().update(reduce(QRegion.united, wider, QRegion()))

    def repaint_all(self) -> None:
        """Paint the viewport soon, from the picture there is."""
        self.viewport().update()

    def block_rect(self, block: Block) -> QRect:
        """Return where a block is in the viewport."""
        return self.page.rect_of(self.page.layout.box(block))

    # Within

    def _look(self) -> Look:
        size = self.viewport().size()
        return Look(
            theme.current(),
            QSize(max(1, size.width()), max(1, size.height())),
            self.devicePixelRatioF(),
            self._px_per_hour,
            self._increment,
            self._privacy,
            self._lens,
        )

    def _show(self, key: PageKey) -> None:
        if key == self._key:
            return
        self.card.put_away()
        self._foot = 0
        self.maker.postpone()
        if key.location_id == self._key.location_id:
            self.maker.keep(self._key, self.page)
        else:
            self.first_place.forget()
        is_other_kind = key.is_week != self._key.is_week
        first = self.page.layout.scale.first_minute
        top = self.page.layout.scale.minute_of(self.verticalScrollBar().value())
        self._key = key
        self.page = self.maker.page(key)
        self._lay_out_heads()
        if is_other_kind:
            self._relook()
        self._update_scroll_range()
        if self.page.layout.scale.first_minute != first:
            self.verticalScrollBar().setValue(self.page.layout.scale.y_of(top))
        self.first_place.turn(is_week=key.is_week)
        self.first_place.look(self.page.layout, self._now)
        self._after_turn()

    def _after_turn(self) -> None:
        self.setAccessibleName(speech.board_name(self.page.layout.model))
        self._show_now()
        self.motion.turned()
        self.selection.page_changed()
        self.carrier.restage()
        self.pointer.page_turned()
        self.maker.expect_idle()
        self.repaint_all()

    def _reset_page(self) -> None:
        self.page = self.maker.page(self._key, self.page.layout.model)
        self._lay_out_heads()
        self._update_scroll_range()
        self.first_place.look(self.page.layout, self._now)
        self._after_turn()

    def _relook(self) -> None:
        if self.maker.set_look(self._look()):
            self._reset_page()

    def _restyle(self) -> None:
        self._relook()
        self.card.restyle()
        self.edges.restyle()

    def _lay_out_heads(self) -> None:
        self.edges.show_layout(self.page.layout, self.maker.ink, self.page.blocks.theme)
        height = self.edges.height
        if self.viewportMargins().top() != height:
            self.setViewportMargins(RULER_WIDTH, height, 0, 0)
        self.edges.place(self.viewport().geometry())

    def _update_scroll_range(self) -> None:
        layout, size = self.page.layout, self.viewport().size()
        for bar, length, extent in (
            (self.horizontalScrollBar(), layout.width, size.width()),
            (self.verticalScrollBar(), layout.height, size.height()),
        ):
            bar.setPageStep(extent)
            bar.setSingleStep(layout.scale.y_of(30) if bar.orientation() is Qt.Orientation.Vertical else 48)
            foot = self._foot if bar is self.verticalScrollBar() else 0
            bar.setRange(0, max(0, length - extent, foot))

    def _stay(self) -> None:
        """A board that became taller within its window stays where it is, even if the page ends before its foot."""
        window, value = self.window().size(), self.verticalScrollBar().value()
        end = self.page.layout.height - self.viewport().height()
        self._foot = value if window == self._window_size and value > end else 0
        self._window_size = window

    def _scrolled(self) -> None:
        offset = self.offset
        if self._foot > offset.y():
            self._foot = offset.y()
            self._update_scroll_range()
        self.page.draw_all()
        self.page.move_to(offset)
        self.edges.scroll_to(offset)
        self.carrier.scrolled()
        self.card.put_away()
        self.repaint_all()

    def _now_rect(self) -> QRect:
        return overlay.now_rect(self.page, self._now)

    @staticmethod
    def _around_now(rect: QRect) -> QRect:
        return rect.adjusted(-4, -4, 4, 4) if not rect.isEmpty() else rect

    def _show_now(self) -> None:
        self.edges.set_now(self._now)

    def _paint_over(self, painter: QPainter, region: QRegion) -> None:
        self.selection.paint(painter)
        self.held.paint(painter)
        self.marks.paint(painter)
        now = self._now_rect()
        if not now.isEmpty() and region.intersects(self._around_now(now)):
            overlay.paint_now(painter, self.page, now)
        self.motion.paint(painter)
        self.hand.paint(painter)
        showing = self.carrier.showing
        if showing is not None and self.carrier.stage is not None:
            self.carrier.stage.paint(painter, showing)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture and paint what lies over it."""
        painter = QPainter(self.viewport())
        stage = self.carrier.stage
        if stage is None:
            self.page.draw_all()
        painter.drawPixmap(0, 0, stage.picture if stage is not None else self.page.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_over(painter, event.region())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out for the new size; what was at the top stays there."""
        super().resizeEvent(event)
        self.edges.place(self.viewport().geometry())
        self._stay()
        self._relook()

    def event(self, event: QEvent) -> bool:
        """Follow the screen's scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._relook()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on unseen."""
        self.pointer.cancel()
        self.pointer.left()
        self.motion.stop()
        self.card.put_away()
        self.maker.forget()
        super().hideEvent(event)


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()
