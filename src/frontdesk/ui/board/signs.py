"""The small signs on blocks, drawn once for each colour and kept as pixmaps."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from frontdesk.ui.board.ink import Hand, Ink
from frontdesk.ui.i18n import tr

SIZE = 11
"""Width and height of a sign."""
DOT = 7
"""Width of the dot that stands for a status."""


class Sign(StrEnum):
    """What a mark on a block says."""

    LOCKED = "locked"
    CONFIRMED = "confirmed"
    CONTACTED = "contacted"
    NEW = "new"
    ASAP = "asap"
    STATUS = "status"


PILLS = frozenset({Sign.NEW, Sign.ASAP})
"""The signs that are words in a frame."""


def _word(sign: Sign) -> str:
    return tr("NEW") if sign is Sign.NEW else tr("ASAP")


class SignBox:
    """Keeps each sign in each colour it was asked for."""

    def __init__(self, ink: Ink, ratio: float) -> None:
        self._ink = ink
        self._ratio = ratio
        self._kept: dict[tuple[Sign, int], QPixmap] = {}

    def width(self, sign: Sign) -> int:
        """Return how wide a sign is."""
        if sign is Sign.STATUS:
            return DOT
        return self._ink.width(Hand.PILL, _word(sign)) + 9 if sign in PILLS else SIZE

    def height(self, sign: Sign) -> int:
        """Return how high a sign is."""
        return SIZE + 2 if sign in PILLS else SIZE

    def pixmap(self, sign: Sign, color: QColor) -> QPixmap:
        """Return the sign in a colour."""
        key = (sign, color.rgba())
        pixmap = self._kept.get(key)
        if pixmap is None:
            pixmap = self._kept[key] = self._drawn(sign, color)
        return pixmap

    def _drawn(self, sign: Sign, color: QColor) -> QPixmap:
        width, height = self.width(sign), self.height(sign)
        pixmap = blank(width, height, self._ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if sign in PILLS:
            self._pill(painter, _word(sign), color, width, height)
        else:
            _STROKES[sign](painter, color)
        painter.end()
        return pixmap

    def _pill(self, painter: QPainter, word: str, color: QColor, width: int, height: int) -> None:
        painter.setPen(QPen(color, 1))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 3, 3)
        painter.setFont(self._ink.fonts[Hand.PILL])
        painter.drawText(QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, word)


def blank(width: int, height: int, ratio: float) -> QPixmap:
    """Return a transparent pixmap of a size in device-independent pixels."""
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _round_pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _check(painter: QPainter, color: QColor) -> None:
    painter.setPen(_round_pen(color, 1.6))
    painter.drawPolyline([QPointF(1.8, 6.0), QPointF(4.3, 8.6), QPointF(9.2, 2.8)])


def _phone(painter: QPainter, color: QColor) -> None:
    path = QPainterPath(QPointF(2.6, 1.9))
    path.cubicTo(2.4, 6.0, 5.0, 8.6, 9.1, 8.4)
    painter.setPen(_round_pen(color, 1.4))
    painter.drawPath(path)
    painter.setPen(_round_pen(color, 2.6))
    painter.drawLine(QPointF(2.9, 2.0), QPointF(3.3, 3.4))
    painter.drawLine(QPointF(7.5, 7.7), QPointF(9.0, 8.1))


def _padlock(painter: QPainter, color: QColor) -> None:
    painter.setPen(_round_pen(color, 1.3))
    painter.drawArc(QRectF(3.0, 0.9, 5.0, 7.0), 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(1.6, 4.6, 7.8, 5.8), 1.4, 1.4)


def _dot(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QRectF(0.5, 2.5, 6, 6))


_STROKES: dict[Sign, Callable[[QPainter, QColor], None]] = {
    Sign.CONFIRMED: _check,
    Sign.CONTACTED: _phone,
    Sign.LOCKED: _padlock,
    Sign.STATUS: _dot,
}
