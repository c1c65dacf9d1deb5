"""The dock's list of visits on hold, and the place to drop one."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.ui import dnd, theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.pinboard.card import PinCardWidget
from frontdesk.ui.pinboard.model import PinCard
from frontdesk.ui.widgets.spoken import speak_as


class DropZone(QWidget):
    """The dashed place at the end of the list."""

    def __init__(self) -> None:
        super().__init__()
        self._is_hot = False
        self._words, self._short = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)
        self.say(tr("Drop an appointment here to hold it"), tr("Drop here to hold"))

    @property
    def text(self) -> str:
        """The words on screen."""
        return self._words

    def say(self, words: str, short: str) -> None:
        """Explain the place; the short wording is for a narrow dock."""
        self._words, self._short = words, short
        self.setAccessibleName(words)
        self.update()

    def set_hot(self, hot: bool) -> None:
        """Whether a drop here would be taken."""
        if hot != self._is_hot:
            self._is_hot = hot
            self.update()

    def sizeHint(self) -> QSize:
        """A line with room to aim at; more where words need it."""
        return QSize(200, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed frame around the words."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.accent if self._is_hot else look.faint, 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.accent_wash if self._is_hot else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setFont(theme.interface_font(12))
        painter.setPen(look.accent_text if self._is_hot else look.quiet)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        box = self.rect().adjusted(8, 2, -8, -2)
        fits = painter.fontMetrics().horizontalAdvance(self._words) <= box.width()
        painter.drawText(box, flags, self._words if fits else self._short)


class PinboardPanel(QScrollArea):
    """Visits on hold; the whole of it takes drops from the board.

    Signals:
        park_asked(UUID): an appointment was dropped here.
        openings_asked(UUID): light up where a visit fits.
        picked_up(UUID): place a visit by keyboard.
        chosen(UUID): a visit was selected.
        menu_asked(UUID, QPoint): the menu of a visit.
    """

    park_asked = Signal(object)
    openings_asked = Signal(object)
    picked_up = Signal(object)
    chosen = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, may_park: Callable[[UUID], bool]) -> None:
        super().__init__()
        self._may_park = may_park
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Pinboard"))
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setAccessibleName(tr("Pinboard"))
        speak_as(body, QAccessible.Role.List)
        body.setProperty("ground", "panel")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(12, 0, 12, 12)
        self._column.setSpacing(6)
        self.zone = DropZone()
        self._column.addWidget(self.zone)
        self._column.addStretch(1)
        self.setWidget(body)
        self._cards: dict[UUID, PinCardWidget] = {}
        self._chosen_id: UUID | None = None

    @property
    def cards(self) -> tuple[PinCard, ...]:
        """The cards on screen, from the top."""
        return tuple(widget.card for widget in self._cards.values())

    def card(self, appointment_id: UUID) -> PinCardWidget:
        """The card of a visit; KeyError when it is not on hold."""
        return self._cards[appointment_id]

    def show_cards(self, cards: Sequence[PinCard]) -> None:
        """Show the visits on hold."""
        keep = {card.id for card in cards}
        for key in [key for key in self._cards if key not in keep]:
            widget = self._cards.pop(key)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        ordered: dict[UUID, PinCardWidget] = {}
        for row, card in enumerate(cards):
            known = self._cards.get(card.id)
            if known is None:
                widget = self._make(card)
            else:
                widget = known
                widget.show_card(card)
            ordered[card.id] = widget
            if self._column.indexOf(widget) != row:
                self._column.removeWidget(widget)
                self._column.insertWidget(row, widget)
        self._cards = ordered
        if cards:
            self.zone.say(tr("Drop an appointment here to hold it"), tr("Drop here to hold"))
        else:
            words = tr("Nothing on hold. Drop an appointment here, or press Ctrl+X.")
            self.zone.say(words, words)

    def mark(self, chosen: UUID | None) -> None:
        """Mark the selected visit."""
        self._chosen_id = chosen
        for key, widget in self._cards.items():
            widget.set_chosen(key == chosen)

    def _make(self, card: PinCard) -> PinCardWidget:
        widget = PinCardWidget(card)
        widget.openings_asked.connect(self.openings_asked)
        widget.picked_up.connect(self.picked_up)
        widget.chosen.connect(self.chosen)
        widget.menu_asked.connect(self.menu_asked)
        widget.set_chosen(card.id == self._chosen_id)
        return widget

    def _parcel(self, event: QDropEvent) -> UUID | None:
        parcel = dnd.decode(event.mimeData())
        if parcel is None or parcel.appointment_id in self._cards or not self._may_park(parcel.appointment_id):
            return None
        return parcel.appointment_id

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for an appointment that can be held."""
        if self._parcel(event) is not None:
            self.zone.set_hot(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Stay lit."""
        if self._parcel(event) is not None:
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Put the light out."""
        self.zone.set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hold it."""
        self.zone.set_hot(False)
        appointment_id = self._parcel(event)
        if appointment_id is not None:
            event.acceptProposedAction()
            self.park_asked.emit(appointment_id)
