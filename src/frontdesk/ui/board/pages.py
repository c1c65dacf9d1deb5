"""Making pages from the store, and drawing the next ones ahead while nobody asks for anything."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal

from frontdesk.domain.localtime import day_bounds
from frontdesk.store.entities import DayView, Location
from frontdesk.store.store import Store
from frontdesk.ui.board.background import Paper
from frontdesk.ui.board.blocks import BlockPainter
from frontdesk.ui.board.face import FaceMaker
from frontdesk.ui.board.ink import Ink
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.board.lens import ALL, Lens
from frontdesk.ui.board.model import BoardModel, DayInput, build
from frontdesk.ui.board.page import Page
from frontdesk.ui.theme import Theme

_COLUMNS_AT_ONCE = 2
_IDLE_MS = 60
_MOST_AHEAD = 2


@dataclass(frozen=True, slots=True)
class PageKey:
    """Which page: a location's day, or its days of a week."""

    location_id: UUID
    days: tuple[date, ...]
    is_week: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What the picture of a page depends on besides its content."""

    theme: Theme
    size: QSize
    ratio: float
    px_per_hour: int
    increment: int
    privacy: bool = False
    lens: Lens = ALL


class PageMaker(QObject):
    """Makes pages and keeps those drawn ahead.

    Signals:
        idle(): nothing has been asked for a moment.
    """

    idle = Signal()

    def __init__(self, store: Store, look: Look, parent: QObject, position: Callable[[], QPoint]) -> None:
        super().__init__(parent)
        self.ink = Ink()
        self.look = look
        self.now: datetime | None = None
        self._store = store
        self._position = position
        self._tools = self._made_tools()
        self._ahead: dict[PageKey, tuple[Page, tuple[object, ...]]] = {}
        self._wanted: list[PageKey] = []
        self._is_warm = False
        self._idle = QTimer(self)
        self._idle.setObjectName("draw pages ahead")
        self._idle.setSingleShot(True)
        self._idle.setTimerType(Qt.TimerType.CoarseTimer)
        self._idle.timeout.connect(self._draw_ahead)

    @property
    def painter(self) -> BlockPainter:
        """What blocks are painted with."""
        return self._tools[1]

    def set_look(self, look: Look) -> bool:
        """Paint with another look from now on; return whether it is another one."""
        if look == self.look:
            return False
        tools_stay = replace(look, size=self.look.size, px_per_hour=self.look.px_per_hour) == self.look
        self.look = look
        self.forget()
        if not tools_stay:
            self.ink = Ink(look.lens.font_step)
            self._tools = self._made_tools()
        return True

    def page(self, key: PageKey, previous: BoardModel | None = None) -> Page:
        """Return a page, drawn ahead if it could be, else made with what is still true of its `previous` state."""
        kept = self._ahead.pop(key, None)
        if kept is not None and _is_same(kept[1], self._sources(key)):
            page = kept[0]
            page.move_to(self._position())
            return page
        return self._made(key, previous)

    def keep(self, key: PageKey, page: Page) -> None:
        """Keep a page that is left, since it is likely to be come back to."""
        if page.is_complete and not page.ghosts:
            self._ahead[key] = (page, self._sources(key))
            while len(self._ahead) > _MOST_AHEAD + 1:
                self._ahead.pop(next(iter(self._ahead)))

    def prepare(self, keys: Iterable[PageKey]) -> None:
        """Draw these pages when there is time, and let go of others."""
        wanted = [key for key in keys if all(view is not None for view in self._views(key))][:_MOST_AHEAD]
        for key in list(self._ahead):
            if key not in wanted or not _is_same(self._ahead[key][1], self._sources(key)):
                del self._ahead[key]
        self._wanted = wanted
        self.expect_idle()

    def expect_idle(self) -> None:
        """Something was shown anew: when nothing follows for a moment, there is time to get ready for the next."""
        self._is_warm = False
        self._idle.start(_IDLE_MS)

    @property
    def is_ready(self) -> bool:
        """Whether everything wanted ahead has been drawn."""
        return self._is_warm and all(key in self._ahead and self._ahead[key][0].is_complete for key in self._wanted)

    def forget(self) -> None:
        """Let go of everything drawn ahead, and draw nothing more."""
        self._ahead.clear()
        self._idle.stop()

    def postpone(self) -> None:
        """Something is being done: drawing ahead waits."""
        if self._idle.isActive():
            self._idle.start(_IDLE_MS)

    def model(self, key: PageKey, previous: BoardModel | None = None) -> BoardModel:
        """Work out what a page shows."""
        reference = self._store.reference
        location = reference.location(key.location_id) or Location(key.location_id, "", "UTC")
        days = []
        for day, view in zip(key.days, self._views(key), strict=True):
            bounds = view.bounds if view is not None else day_bounds(day, location.zone)
            days.append(DayInput(day, bounds, view))
        return build(reference, location, days, is_week=key.is_week, previous=previous, lens=self.look.lens)

    def layout(self, model: BoardModel) -> BoardLayout:
        """Lay a page out in the present look."""
        return BoardLayout(model, self.look.size.width(), self.look.px_per_hour, self.look.lens)

    def _made(self, key: PageKey, previous: BoardModel | None = None) -> Page:
        model = self.model(key, previous)
        lens = self.look.lens
        faces = FaceMaker(self._store.reference, model, self.now, privacy=self.look.privacy or lens.privacy, lens=lens)
        page = Page(self.layout(model), faces, *self._tools, self.look.size, self.look.ratio)
        page.offset = QPoint(self._position())
        return page

    def _made_tools(self) -> tuple[Paper, BlockPainter]:
        look = self.look
        paper = Paper(look.theme, self.ink, look.ratio, look.increment)
        return paper, BlockPainter(look.theme, self.ink, look.ratio)

    def _views(self, key: PageKey) -> list[DayView | None]:
        return [self._store.day(key.location_id, day) for day in key.days]

    def _sources(self, key: PageKey) -> tuple[object, ...]:
        return (*self._views(key), self._store.reference)

    def _draw_ahead(self) -> None:
        if not self._is_warm:
            self._is_warm = True
            self.idle.emit()
            self._idle.start(0)
            return
        for key in self._wanted:
            kept = self._ahead.get(key)
            if kept is not None and not _is_same(kept[1], self._sources(key)):
                kept = None
            if kept is None:
                self._ahead[key] = (self._made(key), self._sources(key))
                self._idle.start(0)
                return
            if not kept[0].is_complete:
                kept[0].draw_some(_COLUMNS_AT_ONCE)
                self._idle.start(0)
                return


def _is_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
