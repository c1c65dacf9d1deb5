"""Docks with a quiet head: a title, a count, and signs to float and close."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton, set_property
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.tabs import CountedTabs

_SIGN, _GAP = 22, 6
_ALONE, _BESIDE, _BELOW = (16, 9, 8, 5), (8, 4, 8, 2), (16, 4, 8, 0)
"""Margins of what stands beside the signs: a title alone, tabs, and a title over tabs."""
_UNDER = (8, 0, 1, 2)
"""Margins of the tabs below."""


class DockHead(QWidget):
    """The head of a dock; a press on it moves the dock, since it leaves the pointer to Qt.

    Tabs stand in place of the title, or below it where they would be cut beside the signs.
    """

    def __init__(self, dock: QDockWidget, title: str, tabs: CountedTabs | None = None) -> None:
        super().__init__(dock)
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs = tabs
        self._title = make_label(title, strong=True)
        self._count = make_label(tone="quiet")
        float_button = GlyphButton("float", tr("Float {panel}", panel=title), size=_SIGN, hint=tr("Float or dock"))
        close_button = GlyphButton(
            "close", tr("Close {panel}", panel=title), size=_SIGN, hint=tr("Close; the View menu brings it back")
        )
        float_button.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        close_button.clicked.connect(dock.close)
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        for widget in (self._title, self._count):
            self._row.addWidget(widget)
        self._row.addStretch()
        self._row.addWidget(float_button)
        self._row.addWidget(close_button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._under = QHBoxLayout()
        self._column.addLayout(self._under)
        self._row.setContentsMargins(*(_ALONE if tabs is None else _BELOW))
        if tabs is not None:
            self._under.setContentsMargins(*_UNDER)
            self._under.addWidget(tabs)
            tabs.widened.connect(self._place_tabs)

    def _set_below(self, *, is_below: bool) -> None:
        if self._tabs is None or self._title.isHidden() is not is_below:
            return
        self._title.setVisible(is_below)
        if is_below:
            self._under.addWidget(self._tabs)
        else:
            self._row.insertWidget(0, self._tabs, 1)
        self._under.setContentsMargins(*(_UNDER if is_below else (0, 0, 0, 0)))
        self._row.setContentsMargins(*(_BELOW if is_below else _BESIDE))

    def _place_tabs(self) -> None:
        if self._tabs is not None:
            room = self.width() - _BESIDE[0] - _BESIDE[2] - 2 * (_SIGN + _GAP)
            self._set_below(is_below=self._tabs.sizeHint().width() > room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tabs move where there is room for them."""
        super().resizeEvent(event)
        self._place_tabs()

    def show_count(self, count: int) -> None:
        """Show how many there are; nothing for none."""
        self._count.setText(str(count) if count else "")


class PanelDock(QDockWidget):
    """A dock around one panel; its name is what the layout is remembered by.

    Signals:
        closed(str, str): a person closed it: its title, and the key that brings it back.
    """

    closed = Signal(str, str)

    def __init__(
        self, name: str, title: str, panel: QWidget, width: int, keys: str = "", *, tabs: CountedTabs | None = None
    ) -> None:
        super().__init__(title)
        self._keys = keys
        self.setObjectName(name)
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.head = DockHead(self, title, tabs)
        self.setTitleBarWidget(self.head)
        body = QWidget()
        body.setProperty("ground", "panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        body.setMinimumWidth(min(width, 190))
        self.setWidget(body)
        self.usual_width = width
        self._body = body
        self.topLevelChanged.connect(self._frame)

    def _frame(self, is_afloat: bool) -> None:
        """Afloat, the dock needs an edge of its own: its head takes the place of the system's frame."""
        set_property(self.head, "afloat", "head" if is_afloat else "")
        set_property(self._body, "afloat", "body" if is_afloat else "")
        edge = 1 if is_afloat else 0
        self._body.setContentsMargins(edge, 0, edge, edge)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say how to get it back."""
        super().closeEvent(event)
        self.closed.emit(self.windowTitle(), self._keys)
