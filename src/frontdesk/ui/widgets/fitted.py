"""What is as tall as its contents while there is room for that, and scrolls where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_LEAST = 96
"""Two fields: less of a form cannot be worked in."""


class Fitted(QScrollArea):
    """A scroll area that asks for the height of its contents, and puts up with less.

    Attributes:
        least: the height below which it does not go, unless its contents are lower.
    """

    def __init__(self, contents: QWidget, least: int = _LEAST) -> None:
        super().__init__()
        self.least = least
        self._contents = contents
        contents.setProperty("ground", "panel")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(contents)

    def reveal(self, focus: QWidget | None) -> None:
        """Scroll to whatever holds the keyboard, with all that belongs to it, such as the answers below a field."""
        while focus is not None and focus.parentWidget() is not self._contents:
            focus = focus.parentWidget()
        if focus is not None:
            self.settle()
            if focus.height() > self.viewport().height():
                # What is typed stands at its top; of the answers below it the first are worth most.
                self.verticalScrollBar().setValue(focus.y())
            else:
                self.ensureWidgetVisible(focus, 0, 4)

    def settle(self) -> None:
        """Ask anew for what the contents need: Qt does not pass it on from within a scroll area."""
        layout = self._contents.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def _wanted(self, width: int) -> int:
        inner = self._contents
        return inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()

    def sizeHint(self) -> QSize:
        """All of the contents, at the width there is."""
        hint = self._contents.sizeHint()
        return QSize(hint.width(), self._wanted(self.width() or hint.width()))

    def minimumSizeHint(self) -> QSize:
        """As wide as the contents must be, and tall enough to work in."""
        least = self._contents.minimumSizeHint()
        return QSize(least.width(), min(least.height(), self.least))

    def hasHeightForWidth(self) -> bool:
        """Contents that wrap are taller where they are narrower."""
        return self._contents.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """How tall the contents are at a width."""
        return self._wanted(width)
