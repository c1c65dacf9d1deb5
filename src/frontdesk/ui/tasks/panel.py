"""The panel of what the office has to do: a list, behind it one task to read and the form of one."""

from collections.abc import Sequence
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from frontdesk.store.officetasks import Looking
from frontdesk.ui import dnd, privacy
from frontdesk.ui.i18n import tr
from frontdesk.ui.tasks.detail import TaskDetail
from frontdesk.ui.tasks.form import TaskForm
from frontdesk.ui.tasks.head import TaskHead
from frontdesk.ui.widgets.buttons import make_button, set_property
from frontdesk.ui.widgets.cardlist import CardList
from frontdesk.ui.widgets.cards import Row
from frontdesk.ui.widgets.labels import ElidedLabel, make_label
from frontdesk.ui.widgets.leaves import Leaves

_KEYS = {
    int(Qt.Key.Key_E): "edit",
    int(Qt.Key.Key_U): "unread",
    int(Qt.Key.Key_V): "visit",
    int(Qt.Key.Key_D): "done",
    int(Qt.Key.Key_Delete): "delete",
}


class TaskPanel(QWidget):
    """Tasks; a visit that is dropped anywhere on it begins one about that visit.

    Signals:
        looking_chosen(Looking): show these.
        acted(UUID, str): something was asked for a task: ``open``, ``done`` (or to be open again), ``edit``,
            ``visit``, ``unread``, ``delete``.
        adding(): a new task is wanted.
        more_asked(): the end of what was read is near.
        visit_dropped(UUID): a task about this visit is wanted.
        reminder_asked(): the reminder in the head shall be read.
        listed(): the list is in front again.
        saved(TaskDraft): the form was filled in.
        patient_asked(str): patients are searched for the form.
        noted(UUID, str): a note on the task that is read.
        list_named(object, str): a list, or None for a new one, shall be called so.
        list_retired(UUID): a list shall be out of use.
    """

    looking_chosen = Signal(object)
    acted = Signal(object, str)
    adding = Signal()
    more_asked = Signal()
    visit_dropped = Signal(object)
    reminder_asked = Signal()
    listed = Signal()
    saved = Signal(object)
    patient_asked = Signal(str)
    noted = Signal(object, str)
    list_named = Signal(object, str)
    list_retired = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.head = TaskHead()
        self._reminder = QFrame()
        self._reminder.setProperty("frame", "note")
        self.reminder = ElidedLabel("")
        self.cards = CardList(tr("Tasks"))
        self.cards.own_keys = frozenset({*_KEYS, int(Qt.Key.Key_N), int(Qt.Key.Key_F)})
        self.hint = make_label(tone="quiet")
        self.hint.setWordWrap(True)
        self._hint = ""
        self._pages = Leaves()
        self._lay_out()
        self.head.looking_chosen.connect(self.looking_chosen)
        self.head.adding.connect(self.adding)
        self.head.list_named.connect(self.list_named)
        self.head.list_retired.connect(self.list_retired)
        self.head.left.connect(self.cards.setFocus)
        self.cards.acted.connect(self.acted)
        self.cards.opened.connect(lambda task_id: self.acted.emit(task_id, "open"))
        self.cards.key_pressed.connect(self._on_key)
        self.cards.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.show_reminder("")

    @property
    def looks(self) -> QComboBox:
        """Where one can look."""
        return self.head.looks

    @property
    def add_button(self) -> QPushButton:
        """Begins a new task."""
        return self.head.add_button

    @property
    def is_listing(self) -> bool:
        """Whether the list is in front."""
        return self._pages.currentIndex() == 0

    @property
    def is_reading(self) -> bool:
        """Whether one task is in front."""
        return not self.is_listing and self._pages.currentWidget() is self.detail

    @cached_property
    def form(self) -> TaskForm:
        """The fields of a task; built for the first one that is added or changed."""
        form = TaskForm()
        self._pages.addWidget(form)
        form.left.connect(self.show_list)
        form.saved.connect(self.saved)
        form.patient.asked.connect(self.patient_asked)
        form.patient.picked.connect(lambda hit, _enter: form.patient.show_choice(hit.name, hit))
        return form

    @cached_property
    def detail(self) -> TaskDetail:
        """One task to read; built for the first one."""
        detail = TaskDetail()
        self._pages.addWidget(detail)
        detail.left.connect(self.show_list)
        detail.acted.connect(self.acted)
        detail.noted.connect(self.noted)
        return detail

    @property
    def reminder_words(self) -> str:
        """What the head says of reminders; nothing while there is none."""
        return self.reminder.text if self._reminder.isVisibleTo(self) else ""

    def show_looks(self, looks: Sequence[tuple[str, Looking]], chosen: Looking) -> None:
        """Offer what one can look at."""
        self.head.show_looks(looks, chosen)

    def show_rows(self, rows: Sequence[Row], words: str, foot: str) -> None:
        """Show tasks, or why there are none."""
        self.cards.show_rows(rows, words)
        self._hint = foot
        self._show_hint(is_hot=False)

    def show_reminder(self, words: str) -> None:
        """Say in the head that a reminder has come; nothing takes the line away."""
        self._reminder.setVisible(bool(words))
        self.reminder.set_text(privacy.veil(words))
        self._reminder.setAccessibleName(privacy.veil(words))

    def show_list(self) -> None:
        """Put the list in front again."""
        self._pages.turn_to(self._listed)
        self.cards.setFocus()
        self.listed.emit()

    def show_form(self) -> None:
        """Put the form in front."""
        self._pages.turn_to(self.form)

    def show_detail(self) -> None:
        """Put one task in front."""
        self._pages.turn_to(self.detail)
        self.detail.note.setFocus()

    def _on_key(self, task_id: UUID, code: int) -> None:
        if code == Qt.Key.Key_N:
            self.adding.emit()
        elif code == Qt.Key.Key_F:
            self.head.begin_search()
        elif code in _KEYS:
            self.acted.emit(task_id, _KEYS[code])

    def _on_scrolled(self, value: int) -> None:
        """Ask for more a screen before the end."""
        bar = self.cards.verticalScrollBar()
        if bar.maximum() and value >= bar.maximum() - self.cards.viewport().height():
            self.more_asked.emit()

    # Dropping a visit

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what a drop would do."""
        if dnd.decode(event.mimeData()) is not None:
            self._show_hint(is_hot=True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep saying it."""
        if dnd.decode(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Say the usual again."""
        self._show_hint(is_hot=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin a task about the visit; the visit itself stays where it is."""
        self._show_hint(is_hot=False)
        parcel = dnd.decode(event.mimeData())
        if parcel is not None:
            event.acceptProposedAction()
            self.visit_dropped.emit(parcel.appointment_id)

    def _show_hint(self, *, is_hot: bool) -> None:
        self.hint.setText(tr("Drop here: a task about this visit.") if is_hot else self._hint)
        set_property(self.hint, "tone", "good" if is_hot else "quiet")
        set_property(self, "hot", is_hot)

    def _lay_out(self) -> None:
        read = make_button(tr("Read"), "link", hint=tr("Read the task that is due"))
        read.clicked.connect(self.reminder_asked)
        notice = QHBoxLayout(self._reminder)
        notice.setContentsMargins(10, 3, 6, 3)
        notice.addWidget(self.reminder, 1)
        notice.addWidget(read)
        top = QVBoxLayout()
        top.setContentsMargins(12, 4, 10, 4)
        top.addWidget(self.head)
        top.addWidget(self._reminder)
        self._listed = listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.cards, 1)
        self.hint.setContentsMargins(14, 2, 10, 8)
        column.addWidget(self.hint)
        self._pages.addWidget(listed)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)
