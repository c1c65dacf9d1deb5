"""Puts a sheet's pages on paper, on a PDF or on the screen; everything is drawn in points of 1/72 inch."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from frontdesk.ui import theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.printing.sheet import Gap, Heading, Leaf, NoteLine, Piece, Row, Sheet, Titles, paginate

MARGIN = 36.0
HEAD, FOOT = 40.0, 18.0
_BODY_PX, _SMALL_PX, _TITLE_PX = 9, 8, 13
_PAD = 3.0
_CELL_GAP = 6.0
_BLACK, _GREY, _HATCH = QColor("#000000"), QColor("#404040"), QColor("#8c8c8c")
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def _font(px: int, *, bold: bool = False, struck: bool = False) -> QFont:
    font = theme.tabular_font(px, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    # Hinted for the screen, letters would be as wide as its pixels and the lines would break elsewhere on paper.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStrikeOut(struck)
    return font


class Press:
    """A sheet laid out for paper of one size.

    Attributes:
        width, height: of the paper, in points.
        leaves: its pages.
    """

    def __init__(self, sheet: Sheet, width: float, height: float) -> None:
        self.sheet, self.width, self.height = sheet, width, height
        self._body = QRectF(MARGIN, MARGIN + HEAD, width - 2 * MARGIN, height - 2 * MARGIN - HEAD - FOOT)
        whole = sum(column.share for column in sheet.columns) or 1.0
        self._columns: list[tuple[float, float]] = []
        left = 0.0
        for column in sheet.columns:
            share = self._body.width() * column.share / whole
            self._columns.append((left, share - _CELL_GAP))
            left += share
        self.leaves: tuple[Leaf, ...] = paginate(sheet, self._body.height(), self._height_of)

    # Measuring

    def _height_of(self, piece: Piece) -> float:
        if isinstance(piece, Heading):
            return 20.0
        if isinstance(piece, Titles):
            return 14.0
        if isinstance(piece, Gap):
            return 12.0
        if isinstance(piece, NoteLine):
            return _text_height(piece.text, self._body.width() - 2 * _CELL_GAP, _font(_BODY_PX)) + 2 * _PAD
        return self._row_height(piece)

    def _row_height(self, row: Row) -> float:
        if row.is_ruled:
            return 24.0
        body = _font(_BODY_PX)
        height = max(
            _text_height(text, width, _font(_BODY_PX, bold=index == 1))
            for index, (text, (_left, width)) in enumerate(self._cells(row))
        )
        height = max(height, _text_height("X", 100.0, body))
        if row.below:
            height += _text_height(row.below, self._below_width, _font(_SMALL_PX))
        return height + 2 * _PAD

    def _cells(self, row: Row) -> list[tuple[str, tuple[float, float]]]:
        places = list(self._columns)
        last = len(row.cells) - 1
        if last < len(places) - 1:
            places[last] = (places[last][0], self._body.width() - places[last][0])
        return list(zip(row.cells, places, strict=False))

    @property
    def _below_width(self) -> float:
        return self._body.width() - self._columns[1][0]

    # Drawing

    def draw(self, painter: QPainter, leaf: Leaf) -> None:
        """Draw one page; the painter's unit is the point."""
        self._draw_head(painter, leaf)
        for placed in leaf.pieces:
            box = QRectF(self._body.left(), self._body.top() + placed.top, self._body.width(), placed.height)
            painter.save()
            painter.setClipRect(box.adjusted(-1, 0, 1, 1), Qt.ClipOperation.IntersectClip)
            self._draw(painter, placed.piece, box)
            painter.restore()

    def _draw_head(self, painter: QPainter, leaf: Leaf) -> None:
        right, left = int(Qt.AlignmentFlag.AlignRight), int(Qt.AlignmentFlag.AlignLeft)
        line = QRectF(MARGIN, MARGIN, self.width - 2 * MARGIN, 18)
        painter.setPen(_BLACK)
        painter.setFont(_font(_TITLE_PX, bold=True))
        painter.drawText(line, left, self.sheet.title)
        painter.setFont(_font(_BODY_PX, bold=True))
        painter.drawText(line, right, self.sheet.place)
        painter.setFont(_font(_SMALL_PX))
        line.translate(0, 18)
        painter.drawText(line, right, self.sheet.printed)
        painter.drawText(line, left, self.sheet.truth)
        painter.setPen(QPen(_BLACK, 1.0))
        painter.drawLine(line.bottomLeft() - QPointF(0, 2), line.bottomRight() - QPointF(0, 2))
        foot = QRectF(MARGIN, self.height - MARGIN - FOOT + 4, self.width - 2 * MARGIN, FOOT)
        words = tr("Page {number} of {count}", number=leaf.number, count=leaf.of)
        painter.drawText(foot, right, words)

    def _draw(self, painter: QPainter, piece: Piece, box: QRectF) -> None:
        painter.setPen(_BLACK)
        if isinstance(piece, Heading):
            words = tr("{section} (continued)", section=piece.title) if piece.goes_on else piece.title
            painter.setFont(_font(11, bold=True))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            painter.setFont(_font(_BODY_PX))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), piece.detail)
            painter.setPen(QPen(_BLACK, 0.8))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        elif isinstance(piece, Titles):
            painter.setFont(_font(_SMALL_PX))
            painter.setPen(_GREY)
            for column, (left, width) in zip(self.sheet.columns, self._columns, strict=True):
                place = QRectF(box.left() + left, box.top() + _PAD, width, box.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), column.title)
        elif isinstance(piece, NoteLine):
            painter.setPen(QPen(_GREY, 0.6))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(_BLACK)
            painter.setFont(_font(_BODY_PX))
            painter.drawText(box.adjusted(_CELL_GAP, _PAD, -_CELL_GAP, 0), _WRAPPED, piece.text)
        elif isinstance(piece, Row):
            self._draw_row(painter, piece, box)

    def _draw_row(self, painter: QPainter, row: Row, box: QRectF) -> None:
        if row.is_hatched:
            painter.fillRect(box, QBrush(_HATCH, Qt.BrushStyle.BDiagPattern))
        lowest = 0.0
        for index, (text, (left, width)) in enumerate(self._cells(row)):
            font = _font(_BODY_PX, bold=index == 1 or row.is_hatched, struck=row.is_struck and index < 3)
            height = _text_height(text, width, font)
            lowest = max(lowest, height)
            place = QRectF(box.left() + left, box.top() + _PAD, width, height + 1)
            if row.is_hatched and text:
                # Words on hatching are hard to read, the more so from a poor printer.
                ground = QRectF(place.left() - 2, place.top() - 1, min(_advance(text, font) + 4, width), height + 1)
                painter.fillRect(ground, Qt.GlobalColor.white)
            painter.setFont(font)
            painter.drawText(place, _WRAPPED, text)
        if row.below:
            place = QRectF(box.left() + self._columns[1][0], box.top() + _PAD + lowest, self._below_width, box.height())
            painter.setFont(_font(_SMALL_PX))
            painter.drawText(place, _WRAPPED, row.below)
        painter.setPen(QPen(_GREY, 0.3))
        start = self._columns[1][0] if row.is_ruled else 0.0
        painter.drawLine(box.bottomLeft() + QPointF(start, 0), box.bottomRight())


def _text_height(text: str, width: float, font: QFont) -> float:
    if not text:
        return 0.0
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10000), _WRAPPED, text).height()


def _advance(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)
