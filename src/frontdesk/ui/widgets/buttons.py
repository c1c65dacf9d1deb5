"""Buttons: framed, primary, link, plain with a menu, and a sign in a small square."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from frontdesk.ui import theme
from frontdesk.ui.widgets.glyphs import draw_glyph

Kind = Literal["framed", "primary", "link", "plain", "segment"]


def make_button(text: str, kind: Kind = "framed", *, hint: str = "", name: str = "") -> QPushButton:
    """A push button of one of the house's kinds; `name` is what it is called aloud where its text is too short."""
    button = _Segment(text) if kind == "segment" else QPushButton(text)
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
    button.setAutoDefault(False)
    if hint:
        button.setToolTip(hint)
    if name:
        button.setAccessibleName(name)
    return button


class _Segment(QPushButton):
    """As wide as it is when it is on: its words are bold then, and no other one is to give way."""

    def sizeHint(self) -> QSize:
        """With room for bold words."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(more, 0), 0)

    def minimumSizeHint(self) -> QSize:
        """As wide as it would like to be."""
        return self.sizeHint()


class GlyphButton(QAbstractButton):
    """A sign in a square; framed as a control of a bar or bare as a corner's close button."""

    def __init__(self, glyph: str, name: str, *, framed: bool = False, size: int = 30, hint: str = "") -> None:
        super().__init__()
        self._glyph = glyph
        self._framed = framed
        self._side = size
        self._hovered = False
        self.setAccessibleName(name)
        self.setToolTip(hint or name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(self.sizeHint())
        theme.notifier().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(self._side, self._side)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Calm down again."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, ground and sign."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        framed = self._framed or self.hasFocus()
        painter.setPen(QPen(look.accent if self.hasFocus() else look.line) if framed else Qt.PenStyle.NoPen)
        if self.isDown():
            painter.setBrush(look.line)
        elif self._hovered and self.isEnabled():
            painter.setBrush(look.faint_line)
        else:
            painter.setBrush(look.panel if self._framed else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        side = 12.0
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(QRectF(self.rect()).center())
        draw_glyph(painter, self._glyph, sign, look.text if self.isEnabled() else look.faint)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property the style sheet looks at, and dress the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class MenuButton(QAbstractButton):
    """Words with a chevron, for what opens a menu or a panel below; shortened where the room ends.

    Several wordings may be given, longest first.
    """

    def __init__(
        self, name: str, *, px: int = 15, weight: QFont.Weight = QFont.Weight.DemiBold, hint: str = ""
    ) -> None:
        super().__init__()
        self._name, self._hint = name, hint
        self._font = theme.tabular_font(px, weight)
        self._metrics = QFontMetrics(self._font)
        self._wordings: tuple[str, ...] = ("",)
        self.has_chevron = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    def set_wordings(self, *wordings: str) -> None:
        """Show the longest of `wordings` that fits."""
        if wordings == self._wordings:
            return
        self._wordings = wordings
        self.setAccessibleName(f"{self._name}: {wordings[0]}")
        self.updateGeometry()
        self._tell_all()
        self.update()

    def _tell_all(self) -> None:
        """What is shortened is told in the tip, before what the button does."""
        whole = "" if self.wording == self._wordings[0] else self._wordings[0]
        self.setToolTip("\n".join(part for part in (whole, self._hint) if part))

    @property
    def whole(self) -> str:
        """The longest wording, whether or not there is room for it."""
        return self._wordings[0]

    @property
    def wording(self) -> str:
        """What is on screen."""
        room = self.width() - self._extra
        for words in self._wordings:
            if self._metrics.horizontalAdvance(words) <= room:
                return words
        return self._metrics.elidedText(self._wordings[-1], Qt.TextElideMode.ElideRight, room)

    @property
    def _extra(self) -> int:
        return 34 if self.has_chevron else 14

    def sizeHint(self) -> QSize:
        """Room for the longest wording."""
        return QSize(self._metrics.horizontalAdvance(self._wordings[0]) + self._extra + 2, 32)

    def minimumSizeHint(self) -> QSize:
        """Room for the shortest wording, within reason."""
        shortest = self._metrics.horizontalAdvance(self._wordings[-1]) + self._extra + 2
        return QSize(min(shortest, 220), 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another wording may fit."""
        super().resizeEvent(event)
        self._tell_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the down arrow open, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words and chevron, on a ground only under the pointer."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(look.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(look.faint_line)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(self._font)
        painter.setPen(look.text)
        words = self.wording
        box = self.rect().adjusted(7, 0, -7, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if self.has_chevron:
            left = box.x() + self._metrics.horizontalAdvance(words) + 6
            draw_glyph(painter, "down", QRectF(left, self.height() / 2 - 5, 11, 11), look.quiet, 1.5)
