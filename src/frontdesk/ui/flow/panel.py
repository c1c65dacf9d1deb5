"""The sidebar: groups of cards that keep still under the pointer."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QFont, QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.ui import theme
from frontdesk.ui.flow.card import FlowCardWidget
from frontdesk.ui.flow.model import FlowCard, FlowGroup
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.spoken import speak_as

STILL_MS = 8000
"""A pointer left lying on the sidebar this long no longer holds back what changed."""
GUARD_MS = 500
"""Presses this soon after cards moved under a resting pointer are not meant for what came under it."""


class GroupHead(QAbstractButton):
    """A status's dot, name and count; the last status folds."""

    def __init__(self, group: FlowGroup) -> None:
        super().__init__()
        self._strong = theme.interface_font(12, QFont.Weight.DemiBold)
        self._plain = theme.tabular_font(12)
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_group(group)
        theme.notifier().changed.connect(self.update)

    def show_group(self, group: FlowGroup) -> None:
        """Show the present count."""
        self._group = group
        self.setCheckable(group.is_final)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if group.is_final else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("{name}, {count}", name=group.name, count=len(group.cards)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dot, name, count."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.mark(self._group.color))
        painter.drawEllipse(5, self.height() // 2 - 4, 8, 8)
        painter.setFont(self._strong)
        painter.setPen(look.text if self.hasFocus() else look.quiet)
        box = self.rect().adjusted(19, 0, -4, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, self._group.name)
        offset = painter.fontMetrics().horizontalAdvance(self._group.name) + 5
        painter.setFont(self._plain)
        painter.setPen(look.quiet)
        painter.drawText(box.adjusted(offset, 0, 0, 0), flags, str(len(self._group.cards)))
        if self._group.is_final:
            words = tr("Hide") if self.isChecked() else tr("Show")
            painter.setPen(look.accent_text)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


class FlowPanel(QScrollArea):
    """Today's patients by flow status.

    Signals:
        step_asked(UUID): bring the patient to the next status.
        break_asked(UUID): note that the patient did not come.
        chosen(UUID): show the visit on the board.
        focused(UUID): the keyboard came to a visit.
        menu_asked(UUID, QPoint): the menu of a visit.
    """

    step_asked = Signal(object)
    break_asked = Signal(object)
    chosen = Signal(object)
    focused = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._is_held = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Patient flow"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        self._body.setAccessibleName(tr("Patient flow"))
        speak_as(self._body, QAccessible.Role.List)
        self._body.setProperty("ground", "panel")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(12, 0, 12, 12)
        self._column.setSpacing(5)
        self._empty = make_label(tone="quiet")
        self._empty.setWordWrap(True)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self.setWidget(self._body)
        self._groups: tuple[FlowGroup, ...] = ()
        self._waiting: tuple[FlowGroup, ...] | None = None
        self._heads: dict[UUID | None, GroupHead] = {}
        self._cards: dict[UUID, FlowCardWidget] = {}
        self._chosen_id: UUID | None = None
        self._moved = QElapsedTimer()
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self._settle)
        self._body.setMouseTracking(True)
        self._body.installEventFilter(self)

    @property
    def groups(self) -> tuple[FlowGroup, ...]:
        """The groups on screen."""
        return self._groups

    def card(self, appointment_id: UUID) -> FlowCardWidget:
        """The card of a visit; KeyError when it has none."""
        return self._cards[appointment_id]

    def show_groups(self, groups: Sequence[FlowGroup], empty: str, *, is_other_place: bool = False) -> None:
        """Show the present state: in place at once, in order as soon as the pointer is elsewhere.

        Patients of another office than before are shown at once.
        """
        self._empty.setText(empty)
        wanted = tuple(groups)
        if self._is_held and self._groups and not is_other_place and _structure(wanted) != _structure(self._groups):
            self._waiting = wanted
            self._update_in_place(wanted)
        else:
            self._rebuild(wanted)

    def choose(self, appointment_id: UUID | None) -> None:
        """Mark the visit that is selected on the board."""
        self._chosen_id = appointment_id
        for key, card in self._cards.items():
            card.set_chosen(key == appointment_id)

    def _update_in_place(self, groups: Sequence[FlowGroup]) -> None:
        places = {card.id: (group, card) for group in groups for card in group.cards}
        shown = {card.id: group.key for group in self._groups for card in group.cards}
        for key, widget in self._cards.items():
            group, card = places.get(key, (None, widget.card))
            if group is None:
                widget.show_card(card, settled=tr("no longer here"))
            elif group.key != shown.get(key):
                widget.show_card(card, settled=tr("✓ {status}", status=group.name))
            else:
                widget.show_card(card)

    def _rebuild(self, groups: tuple[FlowGroup, ...]) -> None:
        self._waiting = None
        moved = _structure(groups) != _structure(self._groups)
        self._groups = groups
        self._empty.setVisible(not groups)
        keep = {card.id for group in groups for card in group.cards}
        for key in [key for key in self._cards if key not in keep]:
            widget = self._cards.pop(key)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        present = {group.key for group in groups}
        for group_key in [key for key in self._heads if key not in present]:
            head = self._heads.pop(group_key)
            self._column.removeWidget(head)
            head.hide()
            head.deleteLater()
        row = 1
        before: QWidget | None = None
        for group in groups:
            head = self._head(group)
            row = self._insert(row, head)
            before = _tab_order(before, head)
            folded = group.is_final and not head.isChecked()
            for card in group.cards:
                widget = self._card_widget(card)
                row = self._insert(row, widget)
                widget.setVisible(not folded)
                for stop in (widget, widget.break_button, widget.step_button):
                    before = _tab_order(before, stop)
        if moved and self._is_held:
            self._moved.start()

    def _insert(self, row: int, widget: QWidget) -> int:
        if self._column.indexOf(widget) != row:
            self._column.removeWidget(widget)
            self._column.insertWidget(row, widget)
        return row + 1

    def _head(self, group: FlowGroup) -> GroupHead:
        head = self._heads.get(group.key)
        if head is None:
            head = self._heads[group.key] = GroupHead(group)
            head.toggled.connect(lambda _on: self._rebuild(self._groups))
        else:
            head.show_group(group)
        return head

    def _card_widget(self, card: FlowCard) -> FlowCardWidget:
        widget = self._cards.get(card.id)
        if widget is None:
            widget = self._cards[card.id] = FlowCardWidget(card)
            widget.setMouseTracking(True)
            widget.stepped.connect(self._on_step)
            widget.broken.connect(self._on_broken)
            widget.chosen.connect(self._on_chosen)
            widget.focused.connect(self.focused)
            widget.menu_asked.connect(self.menu_asked)
            widget.installEventFilter(self)
            widget.set_chosen(card.id == self._chosen_id)
        else:
            widget.show_card(card)
        return widget

    def _is_guarded(self) -> bool:
        return self._moved.isValid() and self._moved.elapsed() < GUARD_MS

    def _on_step(self, appointment_id: UUID) -> None:
        if not self._is_guarded():
            self.step_asked.emit(appointment_id)

    def _on_broken(self, appointment_id: UUID) -> None:
        if not self._is_guarded():
            self.break_asked.emit(appointment_id)

    def _on_chosen(self, appointment_id: UUID) -> None:
        if not self._is_guarded():
            self.chosen.emit(appointment_id)

    def _settle(self) -> None:
        if self._waiting is not None:
            self._rebuild(self._waiting)

    def enterEvent(self, event: QEnterEvent) -> None:
        """From now on nothing moves."""
        self._is_held = True
        self._still.start()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Now everything takes its place."""
        self._is_held = False
        self._still.stop()
        self._settle()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A panel nobody sees holds nothing back."""
        self._is_held = False
        self._still.stop()
        self._settle()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Each movement of the pointer holds the cards for a while longer."""
        if self._is_held and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._still.start()
        return super().eventFilter(watched, event)


def _structure(groups: Sequence[FlowGroup]) -> tuple[object, ...]:
    return tuple((group.key, tuple((card.id, bool(card.alert)) for card in group.cards)) for group in groups)


def _tab_order(before: QWidget | None, widget: QWidget) -> QWidget:
    if before is not None:
        QWidget.setTabOrder(before, widget)
    return widget
