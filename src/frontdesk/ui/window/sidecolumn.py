"""The right-hand column, lent as a whole to one panel after the other; what stood there comes back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget

from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.shell import Shell


class SideColumn:
    """Gives the column at the right to a dock for a while.

    A panel that is open for a moment would leave either itself or the lists too little room; the board keeps its
    place all the same.
    """

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._lent: list[PanelDock] = []
        self._waiting: list[QDockWidget] = []

    def open(self, dock: PanelDock) -> None:
        """Show a dock in the column; what it covers waits."""
        if dock in self._lent:
            self._lent.remove(dock)
        right = Qt.DockWidgetArea.RightDockWidgetArea
        # Whoever has put it elsewhere keeps the column.
        if not dock.isFloating() and self._shell.dockWidgetArea(dock) == right:
            for other in self._shell.docks:
                is_there = self._shell.dockWidgetArea(other) == right and not other.isFloating()
                if other is dock or not is_there or other.isHidden():
                    continue
                if other not in self._lent and other not in self._waiting:
                    self._waiting.append(other)
                other.hide()
        self._lent.append(dock)
        dock.show()
        dock.raise_()
        if not dock.isFloating():
            self._shell.resizeDocks([dock], [dock.usual_width], Qt.Orientation.Horizontal)

    def close(self, dock: PanelDock) -> None:
        """Take a dock away; what it covered last comes back."""
        if dock not in self._lent:
            dock.hide()
            return
        self._lent.remove(dock)
        if self._lent:
            self._lent[-1].show()
        else:
            waiting, self._waiting = self._waiting, []
            for other in waiting:
                other.show()
        dock.hide()
        if not self._lent:
            self._shell.size_docks()

    def keeps(self, dock: PanelDock) -> bool:
        """Return whether a dock is open in the column, be it covered by another for a while."""
        return dock in self._lent

    def close_all(self) -> None:
        """Leave the column as it was found, for the layout that is remembered."""
        while self._lent:
            self.close(self._lent[-1])
