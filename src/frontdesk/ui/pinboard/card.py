"""One visit on hold, to be dragged onto the board."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from frontdesk.ui import dnd, theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.pinboard.model import PinCard
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.spoken import speak_as

LINE = 17


class PinCardWidget(QWidget):
    """Patient, work and origin, in the colour of the visit's type.

    Signals:
        openings_asked(UUID): light up where it fits.
        picked_up(UUID): place it by keyboard.
        chosen(UUID): it was selected.
        menu_asked(UUID, QPoint): its menu, at a global position.
    """

    openings_asked = Signal(object)
    picked_up = Signal(object)
    chosen = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, card: PinCard) -> None:
        super().__init__()
        self._card = card
        self._press: QPoint | None = None
        self._is_chosen = self._is_dragged = False
        self._name_font = theme.interface_font(13, QFont.Weight.DemiBold)
        self._small_font = theme.tabular_font(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.ListItem)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.openings_button = make_button(tr("Find openings"), "link")
        self.openings_button.setParent(self)
        self.openings_button.setFont(self._small_font)
        self.openings_button.clicked.connect(lambda: self.openings_asked.emit(self._card.id))
        theme.notifier().changed.connect(self._dress)
        self.show_card(card)

    @property
    def card(self) -> PinCard:
        """What it shows."""
        return self._card

    def show_card(self, card: PinCard) -> None:
        """Show the present state."""
        self._card = card
        self.setAccessibleName(", ".join((card.name, card.work, card.origin)))
        self.setAccessibleDescription(tr("On hold. Enter picks it up to place it on the board."))
        self.openings_button.setAccessibleName(tr("Find openings for {name}", name=card.name))
        self.setToolTip(f"{card.name}\n{card.work}\n{card.origin}")
        self._dress()

    def set_chosen(self, chosen: bool) -> None:
        """Whether it is the selected one."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.update()

    def _dress(self) -> None:
        pair = theme.current().pair(self._card.color)
        ink = theme.current().readable(theme.current().accent_text, pair.fill)
        self.openings_button.setStyleSheet(f"color: {ink.name()};")
        self._place_button()
        self.update()

    def _place_button(self) -> None:
        # The name goes before the link: where both do not fit, the link is the shorter one.
        full = tr("Find openings")
        name = QFontMetrics(self._name_font).horizontalAdvance(self._card.name)
        room = self.width() - 12 - 26 - QFontMetrics(self._small_font).horizontalAdvance(full)
        self.openings_button.setText(full if name <= room else tr("Openings"))
        self.openings_button.adjustSize()
        self.openings_button.move(self.width() - self.openings_button.width() - 5, 4)

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(220, 14 + 3 * LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the link at the right."""
        super().resizeEvent(event)
        self._place_button()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; remember where a drag would have begun."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self.chosen.emit(self._card.id)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Past the platform's drag distance, the visit leaves with the pointer."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._press).manhattanLength() >= QApplication.startDragDistance():
            press, self._press = self._press, None
            self._drag(press)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A press without a drag only selects."""
        self._press = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or M picks it up, arrows walk the cards."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_M):
            self.picked_up.emit(self._card.id)
        elif key == Qt.Key.Key_Space:
            self.openings_asked.emit(self._card.id)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard's card is the selected one."""
        super().focusInEvent(event)
        self.chosen.emit(self._card.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the visit."""
        self.menu_asked.emit(self._card.id, event.globalPos())

    def _drag(self, press: QPoint) -> None:
        drag = QDrag(self)
        # The grab point is kept in time: a card has no hours, so its height stands for the visit's length.
        grabbed = min(self._card.minutes, max(0, press.y() * self._card.minutes // max(1, self.height())))
        drag.setMimeData(dnd.encode(dnd.Parcel(self._card.id, self._card.version, grabbed, self._card.minutes)))
        drag.setPixmap(self._tag())
        # Beside the pointer, so that the place the board outlines under it can be read.
        drag.setHotSpot(QPoint(-14, -18))
        self._is_dragged = True
        self.update()
        drag.exec(Qt.DropAction.MoveAction)
        self._is_dragged = False
        self.update()

    def _tag(self) -> QPixmap:
        """Return what hangs on the pointer while the card is carried: the name on the card's colour."""
        scale = self.devicePixelRatioF()
        pair = theme.current().pair(self._card.color)
        metrics = QFontMetrics(self._name_font)
        size = QSize(metrics.horizontalAdvance(self._card.name) + 24, LINE + 8)
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(pair.stripe, 1))
        painter.setBrush(pair.fill)
        painter.drawRoundedRect(QRectF(QPoint(), size).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(self._name_font)
        painter.setPen(pair.text)
        painter.drawText(QRect(QPoint(), size), Qt.AlignmentFlag.AlignCenter, self._card.name)
        painter.end()
        return picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card; at 40 % while it is under way."""
        painter = QPainter(self)
        if self._is_dragged:
            painter.setOpacity(0.4)
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        look = theme.current()
        card = self._card
        pair = look.pair(card.color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.accent, 1.5) if self._is_chosen else Qt.PenStyle.NoPen)
        painter.setBrush(pair.fill)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pair.stripe)
        painter.drawRoundedRect(QRectF(1, 1, 3, self.height() - 2), 1.5, 1.5)
        line = QRect(12, 6, self.width() - 20, LINE)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = line.width() - self.openings_button.width() - 2
        painter.setFont(self._name_font)
        painter.setPen(pair.text)
        name = QFontMetrics(self._name_font).elidedText(card.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, left, name)
        painter.setFont(self._small_font)
        metrics = QFontMetrics(self._small_font)
        for row, (ink, words) in enumerate(((pair.text, card.work), (pair.quiet, card.origin)), start=1):
            painter.setPen(ink)
            painter.drawText(
                line.translated(0, row * LINE),
                left,
                metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width()),
            )
