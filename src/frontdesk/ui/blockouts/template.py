"""The editor of a template of blockouts: its name, for whom and for when it is, and its entries."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from frontdesk.store.blockouts import BlockoutTemplate, TemplateEntry, TemplateWish, in_order
from frontdesk.store.entities import BlockoutKind, Operatory
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, preferences
from frontdesk.ui.blockouts.model import entry_words, template_problem
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button, set_property
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.roomy import roomy

_ROWS_HEIGHT = 128
_NINE, _TEN = time(9), time(10)


class TemplateForm(QWidget):
    """One template as it is filled in; nothing is kept before Save.

    Signals:
        saved(BlockoutTemplate | None, TemplateWish): as it shall be; None for a new one.
        deleted(BlockoutTemplate): it shall go.
        left(): put away.
    """

    saved = Signal(object, object)
    deleted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before: BlockoutTemplate | None = None
        self._location: UUID | None = None
        self._reference = Reference()
        self._entries: list[TemplateEntry] = []
        self._kinds: tuple[BlockoutKind, ...] = ()
        self._rooms: tuple[Operatory, ...] = ()
        self._is_filling = False
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the template"))
        self.name.setPlaceholderText(tr("Name"))
        self.name.setMaxLength(100)
        self.weekday = _choices(tr("Meant for"))
        self.weekday.addItem(tr("Any day"), None)
        for number in range(7):
            self.weekday.addItem(i18n.capitalised(i18n.weekday_long(number)), number)
        self.everywhere = QCheckBox(tr("For every office"))
        self.entries = QListWidget()
        self.entries.setAccessibleName(tr("Blockouts of the template"))
        self.entries.setFixedHeight(_ROWS_HEIGHT)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kind, self.room = _choices(tr("Type")), _choices(tr("Operatory"))
        self.start, self.end = _clock(tr("From")), _clock(tr("Until"))
        self.add = make_button(tr("Add blockout"), "link")
        self.remove = make_button(tr("Remove"), "link", hint=tr("Take it out of the template (Del)"))
        self.save = make_button(tr("Save template"), "primary")
        self.leave = make_button(tr("Leave"), hint=tr("Nothing is changed (Esc)"))
        self.delete = make_button(tr("Delete"), "link", hint=tr("Delete the template; Ctrl+Z brings it back"))
        self.words = make_label(tone="quiet")
        self.words.setWordWrap(True)
        self._arrange()
        self._connect()
        self.setProperty("ground", "panel")

    @property
    def wish(self) -> TemplateWish:
        """The template as it is filled in."""
        place = None if self.everywhere.isChecked() else self._location
        name = " ".join(self.name.text().split())
        return TemplateWish(name, place, self.weekday.currentData(), in_order(self._entries))

    def show_choices(self, location_id: UUID, reference: Reference) -> None:
        """What a blockout can be for, and where it can be; what is filled in stays."""
        self._location, self._reference = location_id, reference
        if self._offer():
            self._list(self.entries.currentRow())

    def _offer(self) -> bool:
        """Offer what is in use and what the entries have; say whether that is anything else than before."""
        kinds = self._reference.blockout_kinds_offered({entry.kind_id for entry in self._entries})
        chosen = {entry.operatory_id for entry in self._entries}
        rooms = self._reference.operatories(self._location, chosen=chosen) if self._location is not None else ()
        if (kinds, rooms) == (self._kinds, self._rooms) and self.room.count():
            return False
        self._kinds, self._rooms = kinds, rooms
        self._is_filling = True
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(kind.name, kind.id)
        self.room.clear()
        self.room.addItem(tr("The whole office"), None)
        for room in rooms:
            self.room.addItem(room.name, room.id)
        self._is_filling = False
        return True

    def begin(self, before: BlockoutTemplate | None, wish: TemplateWish, words: str = "") -> None:
        """Fill in a template that is there, or a new one; *words* says what was left out of it."""
        self._before = before
        self._entries = list(wish.entries)
        self._offer()
        self.name.setText(wish.name)
        _choose(self.weekday, wish.weekday)
        self.everywhere.setChecked(wish.location_id is None)
        self.save.setText(tr("Save template") if before is not None else tr("Make template"))
        self.delete.setVisible(before is not None)
        self._list(0)
        self.say(words)
        self.name.setFocus()
        self.name.selectAll()

    @property
    def before(self) -> BlockoutTemplate | None:
        """The template that is changed; None for a new one."""
        return self._before

    def say(self, words: str, *, is_bad: bool = False) -> None:
        """Say what came of it, or what is missing."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        set_property(self.words, "tone", "bad" if is_bad else "quiet")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(7)
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(self.weekday, 1)
        row.addWidget(self.everywhere)
        column.addLayout(row)
        column.addWidget(self.entries)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.kind, 0, 0)
        grid.addWidget(self.room, 0, 1)
        grid.addWidget(self.start, 1, 0)
        grid.addWidget(self.end, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addLayout(row)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.delete)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        column.addLayout(row)

    def _connect(self) -> None:
        self.entries.currentRowChanged.connect(self._show_entry)
        for box in (self.kind, self.room):
            box.currentIndexChanged.connect(self._on_entry)
        for clock in (self.start, self.end):
            clock.timeChanged.connect(self._on_entry)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.save.clicked.connect(self._save)
        self.name.returnPressed.connect(self._save)
        self.leave.clicked.connect(self.left)
        self.delete.clicked.connect(self._delete)
        away = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.entries)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)
        away.activated.connect(self._remove)

    def _list(self, at: int) -> None:
        """List the entries anew, one of them chosen."""
        self._is_filling = True
        self.entries.clear()
        for entry in self._entries:
            words = entry_words(self._kinds, self._rooms, entry)
            self.entries.addItem(words)
            self.entries.item(self.entries.count() - 1).setToolTip(words)
        self._is_filling = False
        self.entries.setCurrentRow(min(max(at, 0), len(self._entries) - 1))
        self._show_entry(self.entries.currentRow())

    def _show_entry(self, at: int) -> None:
        if self._is_filling:
            return
        has_one = 0 <= at < len(self._entries)
        for widget in (self.kind, self.room, self.start, self.end, self.remove):
            widget.setEnabled(has_one)
        self.add.setEnabled(bool(self._kinds))
        if not has_one:
            return
        entry = self._entries[at]
        self._is_filling = True
        _choose(self.kind, entry.kind_id)
        _choose(self.room, entry.operatory_id)
        self.start.setTime(QTime(entry.start.hour, entry.start.minute))
        self.end.setTime(QTime(entry.end.hour, entry.end.minute))
        self._is_filling = False

    def _on_entry(self, *_: object) -> None:
        at = self.entries.currentRow()
        if self._is_filling or not 0 <= at < len(self._entries):
            return
        kind_id = self.kind.currentData()
        entry = self._entries[at]
        entry = replace(
            entry,
            kind_id=kind_id if isinstance(kind_id, UUID) else entry.kind_id,
            operatory_id=self.room.currentData() if self.room.currentIndex() >= 0 else entry.operatory_id,
            start=_time(self.start),
            end=_time(self.end),
        )
        self._entries[at] = entry
        self.entries.item(at).setText(entry_words(self._kinds, self._rooms, entry))
        self.say("")

    def _add(self) -> None:
        """Add one like the last, after it, or an hour of the first type."""
        if self._entries:
            last = self._entries[-1]
            new = replace(last, start=last.end, end=_an_hour_after(last.end))
        elif self._kinds:
            new = TemplateEntry(self._kinds[0].id, None, _NINE, _TEN)
        else:
            return
        self._entries.append(new)
        self._list(len(self._entries) - 1)
        self.kind.setFocus()

    def _remove(self) -> None:
        at = self.entries.currentRow()
        if 0 <= at < len(self._entries):
            del self._entries[at]
            self._list(at)

    def _save(self) -> None:
        wish = self.wish
        problem = template_problem(self._kinds, self._rooms, wish)
        if problem:
            self.say(problem, is_bad=True)
            if not wish.name:
                self.name.setFocus()
            return
        self.say("")
        self.saved.emit(self._before, wish)

    def _delete(self) -> None:
        if self._before is not None:
            self.deleted.emit(self._before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc leaves."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _choices(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(4)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _choose(box: QComboBox, value: object) -> None:
    """Choose what equals a value, which Qt knows only by identity; nothing where it is not offered."""
    box.setCurrentIndex(next((at for at in range(box.count()) if box.itemData(at) == value), -1))


def _clock(name: str) -> QTimeEdit:
    field = roomy(QTimeEdit())
    field.setDisplayFormat("H:mm" if preferences.current().is_24h else "h:mm ap")
    field.setAccessibleName(name)
    return field


def _time(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())


def _an_hour_after(at: time) -> time:
    """An hour later on the same day, or the day's end."""
    return at.replace(hour=at.hour + 1) if at.hour < 23 else time(0)
