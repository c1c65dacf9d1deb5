"""Small signs drawn as lines, so that they take any colour and stay sharp at any scale."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_LINES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "left": (((0.62, 0.2), (0.34, 0.5), (0.62, 0.8)),),
    "right": (((0.38, 0.2), (0.66, 0.5), (0.38, 0.8)),),
    "down": (((0.2, 0.38), (0.5, 0.66), (0.8, 0.38)),),
    "close": (((0.24, 0.24), (0.76, 0.76)), ((0.76, 0.24), (0.24, 0.76))),
    "float": (((0.42, 0.22), (0.22, 0.22), (0.22, 0.78), (0.78, 0.78), (0.78, 0.58)),
              ((0.54, 0.22), (0.78, 0.22), (0.78, 0.46)), ((0.78, 0.22), (0.48, 0.52))),
    "search": (((0.62, 0.62), (0.84, 0.84)),),
    "note": (((0.2, 0.16), (0.8, 0.16), (0.8, 0.62), (0.58, 0.84), (0.2, 0.84), (0.2, 0.16)),
             ((0.34, 0.38), (0.66, 0.38)), ((0.34, 0.58), (0.54, 0.58))),
    "more": (((0.2, 0.48), (0.2, 0.52)), ((0.5, 0.48), (0.5, 0.52)), ((0.8, 0.48), (0.8, 0.52))),
    "check": (((0.18, 0.52), (0.42, 0.76), (0.84, 0.26)),),
}  # fmt: skip
"""Strokes in a unit square, by the sign's name."""


def draw_glyph(painter: QPainter, name: str, box: QRectF, color: QColor, width: float = 1.6) -> None:
    """Draw the sign `name` into `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.x() + x * box.width(), box.y() + y * box.height())

    for stroke in _LINES[name]:
        painter.drawPolyline(QPolygonF([at(x, y) for x, y in stroke]))
    if name == "search":
        painter.drawEllipse(at(0.42, 0.42), box.width() * 0.27, box.height() * 0.27)
    painter.restore()
