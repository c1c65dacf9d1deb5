"""Hatching: closed time, wherever it is shown."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

_TILE = 8


def hatched(ground: QColor, line: QColor, ratio: float) -> QBrush:
    """A brush of slanting lines for one device pixel ratio."""
    side = round(_TILE * ratio)
    tile = QPixmap(side, side)
    tile.setDevicePixelRatio(ratio)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for offset in (-_TILE, 0, _TILE):
        painter.drawLine(offset - 1, _TILE + 1, offset + _TILE + 1, -1)
    painter.end()
    return QBrush(tile)
