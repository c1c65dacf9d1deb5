"""The openings panel: for whom, what is looked for, and what was found."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from frontdesk.store.openings import SavedSearch
from frontdesk.ui.i18n import tr
from frontdesk.ui.openings.form import WishForm
from frontdesk.ui.openings.model import Row
from frontdesk.ui.widgets.buttons import MenuButton, make_button
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.searchfield import ENTRY, Entry, EntryDelegate

_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FEW_LETTERS = 60


class OpeningsPanel(QWidget):
    """A line in words, the fields one by one, and the openings.

    Signals:
        said(str): words were typed.
        pointed(int): the row that Enter would take, also when somebody walks the list.
        shown(int): somebody walked to a row, and wants to see it on the board.
        taken(int): a row was taken, with Enter, its digit or a double-click.
        search_chosen(SavedSearch): look for this.
        default_asked(SavedSearch, bool): begin with it, or no longer.
        remove_asked(SavedSearch): forget it.
        save_asked(str, bool): keep what is looked for under a name; true: begin with it.
        left(): Esc.
    """

    said = Signal(str)
    pointed = Signal(int)
    shown = Signal(int)
    taken = Signal(int)
    search_chosen = Signal(object)
    default_asked = Signal(object, bool)
    remove_asked = Signal(object)
    save_asked = Signal(str, bool)
    left = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._saved: Sequence[SavedSearch] = ()
        self._rows: Sequence[Row] = ()
        self._title = make_label(strong=True)
        self._title.setWordWrap(True)
        self.words = QLineEdit()
        self.words.setAccessibleName(tr("Openings in words"))
        self.words.setPlaceholderText(tr("In words: 60 tue thu after 3 okafor"))
        self.form = WishForm(today)
        self.searches = MenuButton(tr("Saved searches"), px=13)
        self.searches.set_wordings(tr("Saved"))
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setAccessibleName(tr("Openings"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._message = make_label(tone="quiet")
        self._message.setWordWrap(True)
        self._saving = self._make_saving()
        self._lay_out()
        for widget in (self.words, self.list):
            widget.installEventFilter(self)
        self.words.textEdited.connect(self.said)
        self.list.clicked.connect(lambda index: self.shown.emit(index.row()))
        self.list.doubleClicked.connect(lambda index: self.taken.emit(index.row()))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.searches.clicked.connect(self._open_searches)

    def _make_saving(self) -> QWidget:
        saving = QWidget()
        self.search_name = QLineEdit()
        self.search_name.setAccessibleName(tr("Name of the search"))
        self.search_name.setPlaceholderText(tr("Name of the search"))
        self.search_name.setMaxLength(_FEW_LETTERS)
        self.begins = QCheckBox(tr("Begin with it"))
        keep = make_button(tr("Save"))
        row = QHBoxLayout(saving)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.search_name, 1)
        row.addWidget(self.begins)
        row.addWidget(keep)
        keep.clicked.connect(self._save)
        self.search_name.returnPressed.connect(self._save)
        saving.hide()
        return saving

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self.searches)
        column.addLayout(head)
        for widget in (self.words, self.form, self._saving):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self._message)

    # What is shown

    @property
    def rows(self) -> Sequence[Row]:
        """The openings on screen."""
        return self._rows

    @property
    def title(self) -> str:
        """For whom."""
        return self._title.text()

    @property
    def message(self) -> str:
        """The sentence below the list."""
        return self._message.text()

    @property
    def current(self) -> int:
        """The row that Enter would take; -1 without any."""
        return self.list.currentIndex().row()

    def show_title(self, words: str) -> None:
        """Say for whom."""
        self._title.setText(words)

    def show_rows(self, rows: Sequence[Row], message: str) -> None:
        """List openings; a list that did not change stays as it is, with its place and its row."""
        self._message.setText(message)
        if [row.found for row in rows] == [row.found for row in self._rows]:
            return
        self._rows = rows
        self._model.clear()
        for row in rows:
            item = QStandardItem(row.words)
            item.setData(Entry(row.when, row.where, row.number, row), ENTRY)
            self._model.appendRow(item)
        if rows:
            self.list.setCurrentIndex(self._model.index(0, 0))
        else:
            self.pointed.emit(-1)

    def show_message(self, message: str) -> None:
        """Say something below the list, which stays."""
        self._message.setText(message)

    def show_saved(self, searches: Sequence[SavedSearch]) -> None:
        """Offer these saved searches."""
        self._saved = searches

    def point_at(self, row: int) -> None:
        """Let Enter take another row."""
        if 0 <= row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row, 0))

    # Saved searches

    def _open_searches(self) -> None:
        menu = QMenu(self.searches)
        menu.setAccessibleName(tr("Saved searches"))
        menu.aboutToHide.connect(menu.deleteLater)
        for search in self._saved:
            words = search.name.replace("&", "&&")
            action = menu.addAction(tr("{name} (begins with it)", name=words) if search.is_default else words)
            action.triggered.connect(lambda _checked=False, one=search: self.search_chosen.emit(one))
        if not self._saved:
            menu.addAction(tr("None is saved yet")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(tr("Save this search…")).triggered.connect(lambda _checked=False: self._begin_saving())
        for title, chosen in (
            (tr("Begin with"), lambda one: self.default_asked.emit(one, not one.is_default)),
            (tr("Remove"), self.remove_asked.emit),
        ):
            if self._saved:
                below = menu.addMenu(title)
                for search in self._saved:
                    action = below.addAction(search.name.replace("&", "&&"))
                    action.setCheckable(title == tr("Begin with"))
                    action.setChecked(search.is_default)
                    action.triggered.connect(lambda _checked=False, one=search, do=chosen: do(one))
        menu.popup(self.searches.mapToGlobal(QPoint(0, self.searches.height() + 2)))

    def _begin_saving(self) -> None:
        self._saving.show()
        self.search_name.clear()
        self.begins.setChecked(False)
        self.search_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        name = self.search_name.text().strip()
        if name:
            self._saving.hide()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.save_asked.emit(name, self.begins.isChecked())

    # Qt

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.pointed.emit(index.row())

    def _step(self, rows: int) -> None:
        count = self._model.rowCount()
        if count:
            self.point_at(min(max(self.current + rows, 0), count - 1))
            self.shown.emit(self.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes, arrows walk, in the list a digit takes; letters in the list are no keys of the window."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and watched is self.list and event.key() in _DIGITS:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if key in _ENTER:
                if self.current >= 0:
                    self.taken.emit(self.current)
                return True
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if key == Qt.Key.Key_Down else -1)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if key in _DIGITS and (alt or watched is self.list):
                if key - Qt.Key.Key_1 < len(self._rows):
                    self.taken.emit(key - Qt.Key.Key_1)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the search."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
