"""Hatching: closed time, wherever it is shown; slanting the other way, held time."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

_TILE = 8


def hatched(ground: QColor, line: QColor, ratio: float, *, falls: bool = False) -> QBrush:
    """A brush of slanting lines for one device pixel ratio; they rise to the right, or fall."""
    side = round(_TILE * ratio)
    tile = QPixmap(side, side)
    tile.setDevicePixelRatio(ratio)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for offset in (-_TILE, 0, _TILE):
        first, last = (-1, _TILE + 1) if falls else (_TILE + 1, -1)
        painter.drawLine(offset - 1, first, offset + _TILE + 1, last)
    painter.end()
    return QBrush(tile)
