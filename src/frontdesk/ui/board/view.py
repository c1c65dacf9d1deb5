# ruff: noqa: N815 (signals are used beside those of Qt, and named like them)
"""The board as a widget: which page it shows, how it is scrolled and painted, and what it tells the window."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import reduce
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from frontdesk.domain.localtime import local_date
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import Slot
from frontdesk.store.store import Store
from frontdesk.ui import theme
from frontdesk.ui.board import access, overlay, speech
from frontdesk.ui.board.carrier import Carrier
from frontdesk.ui.board.drag import Gesture, Load
from frontdesk.ui.board.header import ColumnHeads
from frontdesk.ui.board.hovercard import HoverCard
from frontdesk.ui.board.keys import Keys
from frontdesk.ui.board.model import Block
from frontdesk.ui.board.motion import Motion
from frontdesk.ui.board.page import Page
from frontdesk.ui.board.pages import Look, PageKey, PageMaker
from frontdesk.ui.board.pointer import Pointer
from frontdesk.ui.board.ruler import WIDTH as RULER_WIDTH
from frontdesk.ui.board.ruler import Ruler

PX_PER_HOUR = 78
LEAST_PX_PER_HOUR = 48
MOST_PX_PER_HOUR = 240

TurnProbe = Callable[[QPoint], "int | date | None"]
"""Says what a point of the screen would turn to: pages forward or back, or a date."""


class BoardView(QAbstractScrollArea):
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
        menuRequested(object, QPoint): context menu for a visit's UUID or a Slot, at a point of the screen.
        pageRequested(int): turn so many pages.
        dayRequested(date): show that day.
        statusText(str): one sentence for the status line.
    """

    moveRequested = Signal(object, object, bool)
    resizeRequested = Signal(object, object)
    placeRequested = Signal(object, object)
    parkRequested = Signal(object)
    selectionChanged = Signal(object)
    activated = Signal(object)
    slotActivated = Signal(object)
    typed = Signal(object, str)
    menuRequested = Signal(object, QPoint)
    pageRequested = Signal(int)
    dayRequested = Signal(object)
    statusText = Signal(str)

    def __init__(self, store: Store, parent: QWidget | None = None, *, increment: int = 10) -> None:
        access.install()
        super().__init__(parent)
        self._store = store
        self._increment = increment
        self._px_per_hour = PX_PER_HOUR
        self._privacy = False
        self._was_scrolled = False
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
        self.heads = ColumnHeads(self, self.maker.ink, theme.current())
        self.ruler = Ruler(self, self.maker.ink, theme.current())
        self._corner = _Corner(self)
        self.card = HoverCard(self)
        self.motion = Motion(self, store)
        self.carrier = Carrier(
            self, store, Gesture(increment, QApplication.startDragDistance()), lambda text: speech.announce(self, text)
        )
        self.keys = Keys(self, store)
        self.pointer = Pointer(self, store)
        self.heads.day_clicked.connect(self.dayRequested)
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
        return self.keys.selected

    def show_day(self, location_id: UUID, day: date) -> None:
        """Show one day with a column for each operatory; the scroll position stays."""
        self._show(PageKey(location_id, (day,)))

    def show_week(self, location_id: UUID, first: date, days: int = 6) -> None:
        """Show days side by side with their operatories inside; the scroll position stays."""
        span = tuple(first + timedelta(days=offset) for offset in range(days))
        self._show(PageKey(location_id, span, is_week=True))

    def prepare_ahead(self, dates: Iterable[date]) -> None:
        """Draw these days, or the weeks that begin with them, while there is nothing else to do."""
        keys = []
        for first in dates:
            span = tuple(first + timedelta(days=offset) for offset in range(len(self._key.days)))
            keys.append(replace(self._key, days=span))
        self.maker.prepare([key for key in keys if key != self._key])

    def apply_changes(self, changes: ChangeSet) -> None:
        """Paint what a change of the store touches; nothing scrolls and nothing else is painted."""
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
                self.heads.show_layout(self.page.layout, self.maker.ink, self.page.blocks.theme)
                self._update_scroll_range()
                self._place_once()
            self.motion.changed(changes, before)
            self.keys.page_changed()
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
        self._now = self.maker.now = now
        self.repaint_rects([*self.page.tick(now), *(self._around_now(rect) for rect in (old, self._now_rect()))])
        self._show_now()

    def set_privacy(self, hides_names: bool) -> None:
        """Show initials in place of names."""
        self._privacy = hides_names
        self._relook()

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
        self.keys.select(appointment_id)
        block = self.page.layout.find(appointment_id)
        if reveal and block is not None:
            self.reveal(self.page.layout.box(block))

    def reveal(self, box: tuple[int, int, int, int]) -> None:
        """Scroll as little as possible so that a rectangle of the page is in sight."""
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
        )

    def _show(self, key: PageKey) -> None:
        if key == self._key:
            return
        self.card.put_away()
        self.maker.postpone()
        if key.location_id == self._key.location_id:
            self.maker.keep(self._key, self.page)
        else:
            self._was_scrolled = False
        is_other_kind = key.is_week != self._key.is_week
        self._key = key
        self.page = self.maker.page(key)
        self._lay_out_heads()
        if is_other_kind:
            self._relook()
        self._update_scroll_range()
        self._place_once()
        self._after_turn()

    def _after_turn(self) -> None:
        self.setAccessibleName(speech.board_name(self.page.layout.model))
        self._show_now()
        self.motion.turned()
        self.keys.page_changed()
        self.carrier.restage()
        self.pointer.page_turned()
        self.maker.expect_idle()
        self.repaint_all()

    def _reset_page(self) -> None:
        self.page = self.maker.page(self._key)
        self._lay_out_heads()
        self._update_scroll_range()
        self._place_once()
        self._after_turn()

    def _relook(self) -> None:
        if self.maker.set_look(self._look()):
            self._reset_page()

    def _restyle(self) -> None:
        self._relook()
        self.card.restyle()
        self._corner.update()

    def _lay_out_heads(self) -> None:
        layout = self.page.layout
        self.heads.show_layout(layout, self.maker.ink, self.page.blocks.theme)
        self.ruler.show_layout(layout, self.maker.ink, self.page.blocks.theme)
        height = self.heads.sizeHint().height()
        if self.viewportMargins().top() != height:
            self.setViewportMargins(RULER_WIDTH, height, 0, 0)
        self._place_heads()

    def _place_heads(self) -> None:
        area = self.viewport().geometry()
        height = self.heads.sizeHint().height()
        self.heads.setGeometry(area.x(), area.y() - height, area.width(), height)
        self.ruler.setGeometry(area.x() - RULER_WIDTH, area.y(), RULER_WIDTH, area.height())
        self._corner.setGeometry(area.x() - RULER_WIDTH, area.y() - height, RULER_WIDTH, height)

    def _update_scroll_range(self) -> None:
        layout, size = self.page.layout, self.viewport().size()
        for bar, length, extent in (
            (self.horizontalScrollBar(), layout.width, size.width()),
            (self.verticalScrollBar(), layout.height, size.height()),
        ):
            bar.setPageStep(extent)
            bar.setSingleStep(layout.scale.y_of(30) if bar.orientation() is Qt.Orientation.Vertical else 48)
            bar.setRange(0, max(0, length - extent))

    def _place_once(self) -> None:
        """Begin at opening time when the first data is there; after that only the user scrolls."""
        if self._was_scrolled or not any(day.is_loaded for day in self.page.layout.model.days):
            return
        opening = self.page.layout.model.opening_minute()
        if opening is not None and self.verticalScrollBar().maximum() > 0:
            self._was_scrolled = True
            self.scroll_to_minute(opening // 60 * 60)

    def _scrolled(self) -> None:
        offset = self.offset
        self.page.draw_all()
        self.page.move_to(offset)
        self.heads.scroll_to(offset.x())
        self.ruler.scroll_to(offset.y())
        self.carrier.scrolled()
        self.card.put_away()
        self.repaint_all()

    def _now_rect(self) -> QRect:
        return overlay.now_rect(self.page, self._now)

    @staticmethod
    def _around_now(rect: QRect) -> QRect:
        return rect.adjusted(-4, -4, 4, 4) if not rect.isEmpty() else rect

    def _show_now(self) -> None:
        model = self.page.layout.model
        day = model.holds_instant(self._now) if self._now is not None else None
        self.ruler.set_now(day.clock.minute_of(self._now) if day is not None and self._now is not None else None)
        self.heads.set_today(local_date(self._now, model.location.zone) if self._now is not None else None)

    def _paint_over(self, painter: QPainter, region: QRegion) -> None:
        self.keys.paint(painter)
        now = self._now_rect()
        if not now.isEmpty() and region.intersects(self._around_now(now)):
            overlay.paint_now(painter, self.page, now)
        self.motion.paint(painter)
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
        self._place_heads()
        self._relook()

    def changeEvent(self, event: QEvent) -> None:
        """Losing the window ends whatever was being carried."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.pointer.cancel()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Tab from wandering off while a visit is carried, and follow the screen's scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._relook()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on unseen."""
        self.pointer.cancel()
        self.motion.stop()
        self.card.put_away()
        self.maker.forget()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.keys.focus_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.keys.focus_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, carry, open; what means nothing here goes on to the window."""
        if not self.keys.pressed(event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and perhaps begin to drag."""
        self.pointer.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or hover."""
        self.pointer.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        self.pointer.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a visit or an empty cell."""
        self.pointer.double_clicked(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make time taller."""
        if not self.pointer.wheeled(event):
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice the pointer leaving and the menu key."""
        if event.type() == QEvent.Type.Leave:
            self.pointer.left()
        if event.type() == QEvent.Type.ContextMenu:
            event.accept()
            return True
        return super().viewportEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A visit comes from another view."""
        self.pointer.drag_entered(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It moves over the board."""
        self.pointer.drag_moved(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It left again."""
        self.pointer.drag_left(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """It is dropped here."""
        self.pointer.dropped(event)


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()


class _Corner(QWidget):
    """The empty corner above the ruler."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Continue the lines of ruler and heads."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), look.panel)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)


__all__ = ["BoardView", "Load", "Slot", "TurnProbe"]
