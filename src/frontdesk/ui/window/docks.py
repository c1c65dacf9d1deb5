"""Docks with a quiet head: a title, a count, and signs to float and close."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton, set_property
from frontdesk.ui.widgets.labels import make_label


class DockHead(QWidget):
    """The head of a dock; a press on it moves the dock, since it leaves the pointer to Qt."""

    def __init__(self, dock: QDockWidget, title: str, tabs: QWidget | None = None) -> None:
        """`tabs` stand in place of the title."""
        super().__init__(dock)
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16 if tabs is None else 8, 9 if tabs is None else 4, 8, 5 if tabs is None else 2)
        row.setSpacing(6)
        self._count = make_label(tone="quiet")
        if tabs is None:
            row.addWidget(make_label(title, strong=True))
            row.addWidget(self._count)
            row.addStretch(1)
        else:
            row.addWidget(tabs, 1)
        float_button = GlyphButton("float", tr("Float {panel}", panel=title), size=22, hint=tr("Float or dock"))
        close_button = GlyphButton(
            "close", tr("Close {panel}", panel=title), size=22, hint=tr("Close; the View menu brings it back")
        )
        float_button.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        close_button.clicked.connect(dock.close)
        row.addWidget(float_button)
        row.addWidget(close_button)

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
        self, name: str, title: str, panel: QWidget, width: int, keys: str = "", *, tabs: QWidget | None = None
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
