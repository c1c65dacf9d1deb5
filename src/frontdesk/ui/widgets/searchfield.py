"""A field that answers while one types, with the answers in a list below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from frontdesk.ui import theme
from frontdesk.ui.widgets.glyphs import draw_glyph
from frontdesk.ui.widgets.labels import keycap, make_label
from frontdesk.ui.widgets.popover import Popover

DEBOUNCE_MS = 120
MOST_ROWS = 9
_BEFORE, _KEYS_ROOM, _AROUND = 18, 56, 16
"""Room for the magnifier, for the key's name, and for border and padding at each side of the text."""
ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer: what it is, what tells it from its neighbours, what is at the right, and what it stands for.

    Attributes:
        digit: the key that chooses it: with Alt, or by itself once somebody walks the answers.
    """

    title: str
    detail: str
    aside: str
    meaning: object
    digit: str = ""


class EntryDelegate(QStyledItemDelegate):
    """Paints an answer in two lines."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Title, detail below it, aside at the right."""
        entry: Entry = index.data(ENTRY)
        look = theme.current()
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent_wash)
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -1), 6, 6)
            quiet = look.text
        else:
            quiet = look.quiet
        strong, small = theme.interface_font(13, QFont.Weight.DemiBold), theme.tabular_font(12)
        inner = box.adjusted(12, 5, -12, -5)
        aside_width = QFontMetrics(small).horizontalAdvance(entry.aside)
        room = inner.width() - aside_width - 10
        painter.setFont(small)
        painter.setPen(quiet)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, entry.aside)
        if entry.detail:
            text = QFontMetrics(small).elidedText(entry.detail, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)
        painter.setFont(strong)
        painter.setPen(look.text)
        title = QFontMetrics(strong).elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        place = Qt.AlignmentFlag.AlignTop if entry.detail else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | place, title)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines, or one where there is no detail."""
        entry: Entry = index.data(ENTRY)
        return QSize(200, 46 if entry.detail else 32)


class SearchField(QLineEdit):
    """The field and its list; the keyboard never leaves the field.

    Signals:
        asked(str): the text rested for a moment, or the field was entered.
        chosen(object): an answer's meaning was chosen with Enter, its digit or a click.
        pointed(object): somebody walked to an answer; its meaning.
        closed(): the list is no longer on screen.
        left(): Esc was pressed: the keyboard may go elsewhere.
    """

    asked = Signal(str)
    chosen = Signal(object)
    pointed = Signal(object)
    closed = Signal()
    left = Signal()

    def __init__(self, placeholder: str, name: str, keys: str, *, short: str = "") -> None:
        """`short` stands in place of the placeholder where that would be cut."""
        super().__init__()
        self._placeholders = (placeholder, short or placeholder)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTextMargins(_BEFORE, 0, _KEYS_ROOM, 0)
        self._keys = keycap(keys)
        self._keys.setParent(self)
        self._model = QStandardItemModel(self)
        self._popover: Popover | None = None
        self._hurried = self._walks = False
        self._list = QListView()
        self._message = make_label(tone="quiet")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DEBOUNCE_MS)
        self._wait.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._on_edited)
        theme.notifier().changed.connect(self.update)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The answers on screen."""
        return tuple(self._model.item(row).data(ENTRY) for row in range(self._model.rowCount()))

    @property
    def message(self) -> str:
        """The sentence below the answers."""
        return self._message.text()

    @property
    def wide_enough(self) -> int:
        """The width from which on the whole placeholder is seen."""
        return self.fontMetrics().horizontalAdvance(self._placeholders[0]) + _BEFORE + 2 * _AROUND

    def is_open(self) -> bool:
        """Whether the list is on screen."""
        return self._popover is not None and self._popover.isVisible()

    def show_answers(self, entries: Sequence[Entry], message: str = "", *, final: bool = True) -> None:
        """Put `entries` under the field, and a sentence where there is something to say.

        An Enter that came too early chooses the first of the `final` answers.
        """
        # Before anything becomes visible: without a parent it would be a window of its own, and take the keyboard.
        popover = self._popover = self._popover or self._make_popover()
        self._model.clear()
        for entry in entries:
            item = QStandardItem(" · ".join(part for part in (entry.title, entry.detail, entry.aside) if part))
            item.setData(entry, ENTRY)
            item.setEditable(False)
            self._model.appendRow(item)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._list.setVisible(bool(entries))
        height = sum(self._list.sizeHintForRow(row) for row in range(min(len(entries), MOST_ROWS)))
        self._list.setFixedHeight(height + 2)
        popover.setFixedWidth(max(self.width(), 460))
        popover.open_below()
        if entries:
            self._list.setCurrentIndex(self._model.index(0, 0))
            if self._hurried and final:
                self._choose(self._list.currentIndex())

    def begin(self, text: str) -> None:
        """Take the keyboard, with a first letter that was typed elsewhere."""
        self.setFocus()
        self.setText(text)
        self._on_edited()

    def dismiss(self) -> None:
        """Close the list and empty the field."""
        self._wait.stop()
        self._hurried = False
        self.clear()
        if self._popover is not None:
            self._popover.hide()
        self.closed.emit()

    def _make_popover(self) -> Popover:
        popover = Popover(self, takes_focus=False)
        popover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(popover)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(2)
        self._list.setModel(self._model)
        self._list.setItemDelegate(EntryDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setMouseTracking(True)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self._choose)
        self._list.setAccessibleName(self.accessibleName())
        self._message.setContentsMargins(10, 2, 10, 2)
        self._message.setWordWrap(True)
        column.addWidget(self._list)
        column.addWidget(self._message)
        return popover

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            meaning = index.data(ENTRY).meaning
            self.dismiss()
            self.chosen.emit(meaning)

    def _on_edited(self) -> None:
        self._hurried = self._walks = False
        self._wait.start()

    def _step(self, rows: int) -> None:
        count = self._model.rowCount()
        self._walks = count > 0
        if count:
            row = (self._list.currentIndex().row() + rows) % count
            self._list.setCurrentIndex(self._model.index(row, 0))
            self.pointed.emit(self.entries[row].meaning)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Entering the field asks at once, so that what can be done is seen before a letter is typed."""
        super().focusInEvent(event)
        self.asked.emit(self.text().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it closes the list but keeps what was typed."""
        super().focusOutEvent(event)
        self._wait.stop()
        if self._popover is not None:
            self._popover.hide()
        self.closed.emit()

    def _choose_numbered(self, digit: str) -> bool:
        rows = (row for row, entry in enumerate(self.entries) if entry.digit and entry.digit == digit)
        row = next(rows, None)
        if row is None or not self.is_open():
            return False
        self._choose(self._model.index(row, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the answers, Enter chooses, a digit does where they have one, Esc leaves."""
        key = event.key()
        by_digit = self._walks or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if by_digit and Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._choose_numbered(str(key - Qt.Key.Key_0)):
            return
        if key == Qt.Key.Key_Escape:
            self.dismiss()
            self.clearFocus()
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._wait.isActive():
                # Enter came before the pause was over: the list still answers an older text.
                self._hurried = True
                self._wait.stop()
                self.asked.emit(self.text().strip())
            elif self.is_open():
                self._choose(self._list.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key's name at the right end."""
        super().resizeEvent(event)
        self._keys.adjustSize()
        self._keys.move(self.width() - self._keys.width() - 7, (self.height() - self._keys.height()) // 2)
        has_room = self.width() >= self.wide_enough + _KEYS_ROOM
        self._keys.setVisible(has_room)
        self.setTextMargins(_BEFORE, 0, _KEYS_ROOM if has_room else 2, 0)
        self.setPlaceholderText(self._placeholders[self.width() < self.wide_enough])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, with a magnifier at its start."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(9, (self.height() - 15) / 2, 15, 15)
        draw_glyph(painter, "search", box, theme.current().quiet, 1.4)
