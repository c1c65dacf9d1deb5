"""A field whose answers stand right below it, inside the panel it is part of; the keyboard never leaves the field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.searchfield import ENTRY, Entry, EntryDelegate

MOST_ROWS = 4


class PickField(QWidget):
    """Something is typed, answers come, one is picked with Enter, Tab or a click.

    Signals:
        asked(str): the text was edited; answers for it are wanted through `show_answers`.
        pointed(object): an answer's meaning is the one Enter would pick; None while there is none.
        picked(object, bool): an answer's meaning was picked; true if it was with Enter.
        accepted(): Enter was pressed with nothing to pick.
        resized(): the field takes more or less room.
    """

    asked = Signal(str)
    pointed = Signal(object)
    picked = Signal(object, bool)
    accepted = Signal()
    resized = Signal()

    def __init__(self, name: str, placeholder: str, rows: int = MOST_ROWS) -> None:
        super().__init__()
        self._rows = rows
        self._is_answered = True
        self._hurried: bool | None = None
        self._choice: object = None
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(placeholder)
        self.field.textEdited.connect(self._on_edited)
        self.field.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(EntryDelegate(self._list))
        self._list.setAccessibleName(name)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.clicked.connect(lambda index: self._pick(index, by_enter=False))
        self._list.selectionModel().currentChanged.connect(lambda index, _old: self._point(index))
        self._message = make_label(tone="quiet")
        self._message.setWordWrap(True)
        self._message.setContentsMargins(4, 0, 4, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.field, self._list, self._message):
            column.addWidget(widget)
        self._list.hide()
        self._message.hide()
        self.setFocusProxy(self.field)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The answers on screen."""
        return tuple(self._model.item(row).data(ENTRY) for row in range(self._model.rowCount()))

    @property
    def message(self) -> str:
        """The sentence below the answers."""
        return self._message.text()

    @property
    def text(self) -> str:
        """What is in the field."""
        return self.field.text()

    @property
    def choice(self) -> object:
        """The meaning that was picked; None while somebody is still typing."""
        return self._choice

    def show_choice(self, text: str, meaning: object) -> None:
        """Show what was picked; without a meaning the field is as good as new."""
        self._choice = meaning
        self._is_answered, self._hurried = True, None
        self.field.setText(text)
        self.field.setCursorPosition(0)
        self.close_list()

    def begin(self, text: str, *, selected: bool = False) -> None:
        """Put a text in the field as if it had been typed; `selected` lets the next letter replace it."""
        self.field.setText(text)
        self._on_edited(text)
        if selected:
            self.field.selectAll()

    def show_answers(
        self, entries: Sequence[Entry], message: str = "", *, final: bool = True, point_at: int = 0
    ) -> None:
        """Put answers under the field; an Enter that came too early picks the first of the `final` ones."""
        self._model.clear()
        for entry in entries:
            item = QStandardItem(" · ".join(part for part in (entry.title, entry.detail, entry.aside) if part))
            item.setData(entry, ENTRY)
            self._model.appendRow(item)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._list.setVisible(bool(entries))
        height = sum(self._list.sizeHintForRow(row) for row in range(min(len(entries), self._rows)))
        self._list.setFixedHeight(height + 2)
        self._is_answered = final
        if entries and 0 <= point_at < len(entries):
            self._list.setCurrentIndex(self._model.index(point_at, 0))
        else:
            self.pointed.emit(None)
        self.resized.emit()
        if final and self._hurried is not None and entries:
            by_enter, self._hurried = self._hurried, None
            self._pick(self._list.currentIndex(), by_enter=by_enter)

    def close_list(self) -> None:
        """Take the answers away."""
        was_open = self._list.isVisibleTo(self) or self._message.isVisibleTo(self)
        self._list.hide()
        self._message.hide()
        self._model.clear()
        if was_open:
            self.resized.emit()

    def _on_edited(self, text: str) -> None:
        self._choice, self._hurried, self._is_answered = None, None, False
        self.asked.emit(text.strip())

    def _point(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pointed.emit(index.data(ENTRY).meaning)

    def _pick(self, index: QModelIndex, *, by_enter: bool) -> bool:
        if not index.isValid():
            return False
        self.picked.emit(index.data(ENTRY).meaning, by_enter)
        return True

    def _step(self, rows: int) -> None:
        count = self._model.rowCount()
        if count:
            row = (self._list.currentIndex().row() + rows) % count
            self._list.setCurrentIndex(self._model.index(row, 0))

    def _enter(self, *, by_enter: bool) -> None:
        if self._choice is not None or not self.field.text().strip():
            if by_enter and not (self._list.isVisibleTo(self) and self._pick_pointed()):
                self.accepted.emit()
        elif not self._is_answered:
            # The list still answers an older text.
            self._hurried = by_enter
        else:
            self._pick(self._list.currentIndex(), by_enter=by_enter)

    def _pick_pointed(self) -> bool:
        return self._pick(self._list.currentIndex(), by_enter=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down walk the answers, Enter and Tab pick; anything else is the field's."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._model.rowCount():
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if (
                key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                self._enter(by_enter=True)
                return True
            if key == Qt.Key.Key_Tab and self._choice is None and self.field.text().strip():
                self._enter(by_enter=False)
                return True
        return super().eventFilter(watched, event)
