"""The place of a panel that is built when somebody first looks at it."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Late(QWidget):
    """Stands in a dock or behind a tab until it is shown, and holds its panel from then on.

    A window has more panels than a receptionist opens in a morning; each of them costs memory and a part of the start.
    """

    def __init__(self, panel: Callable[[], QWidget]) -> None:
        """`panel` builds the panel when it is first asked for it, and returns the same one ever after."""
        super().__init__()
        self._panel = panel
        self._is_empty = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column

    def showEvent(self, event: QShowEvent) -> None:
        """Take the panel in, before anybody sees the empty place."""
        if self._is_empty:
            self._is_empty = False
            panel = self._panel()
            self._column.addWidget(panel)
            panel.show()
            self.setFocusProxy(panel)
        super().showEvent(event)
