"""The window's widgets and where they stand; nothing here acts."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.domain.statuses import AppointmentStatus, may_transition
from frontdesk.store.store import Store
from frontdesk.ui import dnd
from frontdesk.ui.board.view import BoardView
from frontdesk.ui.daynote.bar import DayNoteBar
from frontdesk.ui.flow.panel import FlowPanel
from frontdesk.ui.help.keys import Command, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.pinboard.panel import PinboardPanel
from frontdesk.ui.status.line import StatusLine
from frontdesk.ui.status.strip import OfflineStrip
from frontdesk.ui.status.toast import Toast
from frontdesk.ui.topbar.bar import TopBar, View
from frontdesk.ui.widgets.bands import Bands
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.tabs import TabbedPages
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.room import smallest_on

FLOW_WIDTH, PINBOARD_WIDTH = 232, 300
_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
NARROW_WINDOW, NARROW_FLOW, NARROW_PINBOARD = 1440, 224, 256
"""Below this width the board needs the room more than the docks do."""


class Shell(QMainWindow):
    """Top bar over everything, flow at the left, board in the middle, pinboard at the right.

    Attributes:
        top: the bar.
        note, board, shelf, status: the middle, from the top; the shelf holds what is told under the page.
        strip: says on the shelf that the server is lost.
        flow, pinboard: the panels, in `flow_dock` and `pinboard_dock`.
        lists: the tabs under the pinboard, in `lists_dock`; hidden while no job has added one.
        toast: refusals, over the middle.
    """

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.setWindowTitle(tr("Frontdesk"))
        self._fit_screen()
        self.setDockNestingEnabled(True)
        self.setAnimated(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.top = TopBar(dnd.MIME_TYPE)
        self.strip = OfflineStrip()
        self.note = DayNoteBar()
        self.board = BoardView(store, self)
        self.status = StatusLine()
        self.flow = FlowPanel()
        self.pinboard = PinboardPanel(partial(_may_park, store))
        self.flow_dock = PanelDock("flow", tr("Flow"), self.flow, FLOW_WIDTH, key_of(Command.FLOW_PANEL))
        self.pinboard_dock = PanelDock(
            "pinboard", tr("Pinboard"), self.pinboard, PINBOARD_WIDTH, key_of(Command.PINBOARD_PANEL)
        )
        self.lists = TabbedPages(tr("Lists"))
        self.lists_dock = PanelDock(
            "lists", tr("Lists"), self.lists, PINBOARD_WIDTH, key_of(Command.LISTS_PANEL), tabs=self.lists.bar
        )
        self._added: dict[PanelDock, bool] = {}
        self._pages: dict[View, QWidget] = {}
        self._frames: dict[QWidget, QWidget] = {}
        self._in_front: QWidget = self.board
        self.setMenuWidget(self._make_head())
        middle = self._make_middle()
        self.setCentralWidget(middle)
        self.toast = Toast(middle, self.bands)
        self.place_docks()

    @property
    def docks(self) -> tuple[PanelDock, ...]:
        """Every dock that holds something."""
        lists = (self.lists_dock,) if self.lists.names else ()
        return (self.flow_dock, self.pinboard_dock, *lists, *self._added)

    def add_dock(self, dock: PanelDock, *, is_shown: bool) -> None:
        """Add a dock at the right, and remember whether it usually shows."""
        self._added[dock] = is_shown
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.setVisible(is_shown)

    def place_docks(self) -> None:
        """Put the docks where they stand before anyone moves them."""
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        usual = {self.pinboard_dock: True, self.lists_dock: bool(self.lists.names), **self._added}
        for dock, area in ((self.flow_dock, left), *((dock, right) for dock in usual)):
            dock.setFloating(False)
            self.addDockWidget(area, dock)
            dock.setVisible(usual.get(dock, True))
        self.size_docks()

    def size_docks(self) -> None:
        """Give the docks their usual widths."""
        is_narrow = self.width() < NARROW_WINDOW
        pair = [self.flow_dock, self.pinboard_dock]
        widths = [NARROW_FLOW, NARROW_PINBOARD] if is_narrow else [dock.usual_width for dock in pair]
        self.resizeDocks(pair, widths, Qt.Orientation.Horizontal)
        if self.lists.names:
            height = self.height()
            parts = [height * 2 // 5, height * 3 // 5]
            self.resizeDocks([self.pinboard_dock, self.lists_dock], parts, Qt.Orientation.Vertical)

    @property
    def waiting_words(self) -> str:
        """What stands in place of the board; nothing while the board is there."""
        return self._waiting.text()

    def show_waiting(self, words: str | None) -> None:
        """Say what is awaited in place of the board; None shows the board."""
        self._waiting.setText(words or "")
        self._middle.setCurrentWidget(self._frames[self._in_front] if words is None else self._waiting)
        self.note.setVisible(words is None and self._in_front is self.board)

    def add_page(self, view: View, panel: QWidget) -> None:
        """Add what stands in place of the board in one of the views."""
        self._pages[view] = panel
        self._add_framed(panel)

    def show_middle(self, view: View) -> None:
        """Show the board, or what stands in its place in this view; the keyboard goes along."""
        panel, before = self._pages.get(view, self.board), self._in_front
        if panel is before:
            return
        focus = self.focusWidget()
        had_keyboard = focus is before or (focus is not None and before.isAncestorOf(focus))
        self._in_front = panel
        self.show_waiting(None)
        if had_keyboard:
            panel.setFocus()

    def _make_head(self) -> QWidget:
        head = QFrame()
        head.setProperty("ground", "panel")
        head.setProperty("rule", "below")
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self.top)
        return head

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(10, 8, 10, 0)
        inner.setSpacing(8)
        inner.addWidget(self.note)
        self._middle = QStackedWidget()
        self._add_framed(self.board)
        self._waiting = make_label(tone="quiet")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setWordWrap(True)
        self._middle.addWidget(self._waiting)
        inner.addWidget(self._middle, 1)
        column.addLayout(inner, 1)
        # At its foot the board becomes shorter and nothing moves; anywhere above, all that is below would.
        self.bands = Bands(self._middle, lambda: self._in_front is self.board)
        self.bands.add(self.strip)
        column.addWidget(self.bands)
        column.addWidget(self.status)
        return middle

    def _add_framed(self, panel: QWidget) -> None:
        frame = self._frames[panel] = QFrame()
        frame.setProperty("frame", "board")
        around = QVBoxLayout(frame)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(panel)
        self._middle.addWidget(frame)

    def _fit_screen(self) -> None:
        self.setMinimumSize(smallest_on(self.screen().availableSize()))

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a screen to follow."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._fit_screen, Qt.ConnectionType.UniqueConnection)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Whoever has the keyboard and goes away gives it back to the page: another card would be chosen by it."""
        holder, page = self.focusWidget(), self._page_in_front()
        if holder is not None and page is not None and not (holder.isVisible() and holder.isEnabled()):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody else wants: Esc goes back to the page, and so do arrows while the keyboard is nowhere yet."""
        page = self._page_in_front()
        if page is not None and event.key() == Qt.Key.Key_Escape:
            self.turn_to_page()
        elif page is not None and event.key() in _ARROWS and QApplication.focusWidget() in (None, self):
            self.turn_to_page()
            QApplication.sendEvent(QApplication.focusWidget() or page, event)
        else:
            super().keyPressEvent(event)

    def turn_to_page(self) -> None:
        """Give the keyboard to the board, or to what stands in its place."""
        page = self._page_in_front()
        if page is not None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _page_in_front(self) -> QWidget | None:
        """Return the board, or what stands in its place; None while there is nothing to see."""
        frame = self._middle.currentWidget()
        return next((panel for panel, around in self._frames.items() if around is frame), None)


def _may_park(store: Store, visit_id: UUID) -> bool:
    visit = store.appointment(visit_id)
    return visit is not None and may_transition(visit.status, AppointmentStatus.PINBOARD)
