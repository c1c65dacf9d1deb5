"""What lies over the board's picture: selection, keyboard cell, the now-line, traces of other desks."""

from datetime import datetime

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from frontdesk.ui.board.blocks import RADIUS
from frontdesk.ui.board.ink import Hand
from frontdesk.ui.board.page import Page

REACH = 3
"""How far rings reach beyond what they are around."""


def paint_ring(painter: QPainter, rect: QRect, color: QColor, width: int = 2) -> None:
    """Draw a ring around a block."""
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2 - 1
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def paint_frame(painter: QPainter, rect: QRect, color: QColor) -> None:
    """Draw a frame around the whole board: it has the keyboard, and nothing on it is selected."""
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def paint_cell(painter: QPainter, rect: QRect, color: QColor, wash: QColor, *, has_focus: bool) -> None:
    """Draw the empty cells that are selected."""
    fill = QColor(wash)
    fill.setAlpha(190)
    painter.setBrush(fill)
    pen = QPen(color, 2 if has_focus else 1)
    if not has_focus:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)


def paint_name(painter: QPainter, page: Page, rect: QRect, text: str) -> None:
    """Write who changed a block on a small flag at its upper right corner."""
    theme, ink = page.blocks.theme, page.blocks.ink
    box = name_rect(page, rect, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    painter.drawRoundedRect(QRectF(box), 4, 4)
    painter.setFont(ink.fonts[Hand.TINY])
    painter.setPen(theme.on_accent)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def name_rect(page: Page, rect: QRect, text: str) -> QRect:
    """Return where that flag is."""
    ink = page.blocks.ink
    width, height = ink.width(Hand.TINY, text) + 10, ink.height(Hand.TINY) + 2
    return QRect(rect.right() - width + 1, rect.top() - height + 4, width, height)


def paint_now(painter: QPainter, page: Page, rect: QRect) -> None:
    """Draw the now-line: full between blocks, thin where it crosses one, so that words stay legible."""
    color = page.blocks.theme.now
    soft = QColor(color)
    soft.setAlpha(150)
    layout = page.layout
    minute = layout.scale.minute_of(rect.y() + 1 + page.offset.y())
    painter.fillRect(rect.x(), rect.y(), rect.width(), 1, soft)
    for index in layout.columns_in(rect.x() + page.offset.x(), rect.width()):
        if not any(block.start <= minute < block.end for block in layout.model.columns[index].blocks):
            x, width = layout.columns.x_of(index), layout.columns.width_of(index)
            painter.fillRect(x - page.offset.x(), rect.y(), width, 2, color)


def now_rect(page: Page, now: datetime | None) -> QRect:
    """Return where the now-line is in the viewport; empty when it is not on the page."""
    place = page.layout.now_y(now) if now is not None else None
    if place is None:
        return QRect()
    y, left, right = place
    return QRect(left - page.offset.x(), y - page.offset.y() - 1, right - left, 2)
