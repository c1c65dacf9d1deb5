"""One patient's card in the sidebar."""

from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.ui import theme
from frontdesk.ui.flow.model import FlowCard
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.spoken import speak_as

PADDING = 8
LINE = 17


class FlowCardWidget(QWidget):
    """Name and wait, place and next step; a third line when the wait is over its limit.

    Signals:
        stepped(UUID): the next step was asked for.
        broken(UUID): the patient did not come.
        chosen(UUID): show this patient on the board.
        focused(UUID): the keyboard came to this patient.
        menu_asked(UUID, QPoint): the menu, at a global position.
    """

    stepped = Signal(object)
    broken = Signal(object)
    chosen = Signal(object)
    focused = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, card: FlowCard) -> None:
        super().__init__()
        self._card = card
        self._is_chosen = False
        self._settled = ""
        self._name_font = theme.interface_font(13, QFont.Weight.DemiBold)
        self._wait_font = theme.tabular_font(12, QFont.Weight.DemiBold)
        self._small_font = theme.tabular_font(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.ListItem)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.step_button = make_button("", "link")
        self.step_button.setParent(self)
        self.step_button.setFont(self._small_font)
        self.step_button.clicked.connect(lambda: self.stepped.emit(self._card.id))
        self.break_button = make_button(tr("Broken"), "link")
        self.break_button.setParent(self)
        self.break_button.setFont(self._small_font)
        self.break_button.setToolTip(tr("The patient did not come"))
        self.break_button.clicked.connect(lambda: self.broken.emit(self._card.id))
        theme.notifier().changed.connect(self.update)
        self.show_card(card)

    @property
    def card(self) -> FlowCard:
        """What it shows."""
        return self._card

    @property
    def appointment_id(self) -> UUID:
        """Whose card it is."""
        return self._card.id

    def show_card(self, card: FlowCard, settled: str = "") -> None:
        """Show the present state; `settled` replaces the next step while a moved card waits for its new place."""
        if (card, settled) == (self._card, self._settled) and self.step_button.text():
            return
        self._card, self._settled = card, settled
        self.step_button.setText(f"{card.step} ›")
        self.step_button.setVisible(bool(card.step) and not settled)
        self.break_button.setVisible(card.breaks and not settled)
        self.break_button.setAccessibleName(tr("Broken: {name}", name=card.name))
        self.step_button.setAccessibleName(tr("{step}: {name}", step=card.step, name=card.name))
        self.step_button.setToolTip(tr("{step} (N)", step=card.step))
        self.setAccessibleName(", ".join(part for part in (card.name, card.place, card.wait, card.alert) if part))
        self.setFixedHeight(self.sizeHint().height())
        self._place_button()
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Whether it is the one selected on the board."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.update()

    def _place_button(self) -> None:
        self.step_button.adjustSize()
        self.step_button.move(self.width() - self.step_button.width() - 6, PADDING + LINE - 4)
        self.break_button.adjustSize()
        self.break_button.move(self.step_button.x() - self.break_button.width() - 2, self.step_button.y())

    def sizeHint(self) -> QSize:
        """Two lines, or three."""
        return QSize(190, PADDING * 2 + LINE * (3 if self._card.alert else 2) - 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the next step at the right."""
        super().resizeEvent(event)
        self._place_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the patient on the board; arrows walk the cards."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._card.id)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on through the window in its order."""
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard's patient is the one that keys are about."""
        super().focusInEvent(event)
        self.focused.emit(self._card.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows the patient on the board."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._card.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the visit."""
        self.menu_asked.emit(self._card.id, event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, name, wait, place, and the alert in words."""
        look = theme.current()
        card = self._card
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus() or self._is_chosen:
            painter.setPen(QPen(look.accent, 1.5))
        else:
            painter.setPen(QPen(look.line))
        painter.setBrush(look.faint_line if self.underMouse() and not self._settled else look.window)
        painter.drawRoundedRect(box, 7, 7)
        inner = self.rect().adjusted(PADDING, PADDING - 1, -PADDING, 0)
        first = QRect(inner.x(), inner.y(), inner.width(), LINE)
        second = first.translated(0, LINE)
        ink = look.bad_text if card.is_loud else look.quiet
        painter.setFont(self._wait_font)
        painter.setPen(ink)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, card.wait)
        room = first.width() - QFontMetrics(self._wait_font).horizontalAdvance(card.wait) - 8
        painter.setFont(self._name_font)
        painter.setPen(look.text)
        name = QFontMetrics(self._name_font).elidedText(card.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self._small_font)
        painter.setPen(look.quiet)
        left = self._settled or card.place
        buttons = (self.step_button, self.break_button)
        room = second.width() - sum(button.width() for button in buttons if button.isVisible())
        words = QFontMetrics(self._small_font).elidedText(left, Qt.TextElideMode.ElideRight, room)
        painter.drawText(second, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if card.alert:
            painter.setPen(look.bad_text)
            third = second.translated(0, LINE)
            words = QFontMetrics(self._small_font).elidedText(card.alert, Qt.TextElideMode.ElideRight, third.width())
            painter.drawText(third, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
