"""A field whose text ends in dots where the room ends, as long as nobody is typing in it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

_INNER = 2
"""What Qt leaves free at each side of the text of a field."""


class ElidedLine(QLineEdit):
    """Reads as a label while it is not being edited; the tip is for whoever fills it."""

    @property
    def shown(self) -> str:
        """The text as it is on screen; all of it while it is being edited."""
        if self.hasFocus() or not self.text():
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inner.adjusted(_INNER, 0, -_INNER, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, or its frame with the shortened text."""
        words = self.shown
        if words == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
