"""One task with everything that was written on it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from frontdesk.store.officetasks import OfficeTask
from frontdesk.ui import privacy
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import Tone, make_label


class TaskDetail(QWidget):
    """A task to be read.

    Attributes:
        note: where a further note is written.

    Signals:
        acted(UUID, str): ``done``, ``reopen``, ``edit`` or ``visit`` was asked for.
        noted(UUID, str): a note was written.
        left(): back to the list.
    """

    acted = Signal(object, str)
    noted = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._task: OfficeTask | None = None
        self.words = _wrapped("normal")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = _wrapped("quiet")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(2)
        self.notes: tuple[tuple[str, str], ...] = ()
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Further note"))
        self.note.setPlaceholderText(tr("Write a note; Enter adds it"))
        self.back = make_button(tr("‹ Tasks"), "link", hint=tr("Back to the list (Esc)"))
        self.done = make_button(tr("Done"), "primary")
        self.edit = make_button(tr("Edit"), "link")
        self.visit = make_button(tr("Visit"), "link", hint=tr("Show the visit, or the patient's next one"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.done.clicked.connect(self._on_done)
        self.edit.clicked.connect(lambda: self._act("edit"))
        self.visit.clicked.connect(lambda: self._act("visit"))
        self.note.returnPressed.connect(self._on_note)

    @property
    def task_id(self) -> UUID | None:
        """Which task is shown."""
        return self._task.id if self._task is not None else None

    def show_task(self, task: OfficeTask, facts: Sequence[str]) -> None:
        """Show a task; what was written stays in its field."""
        if self._task is None or self._task.id != task.id:
            self.note.clear()
            self.show_notes((), "")
        self._task = task
        self.words.setText(privacy.veil(task.words))
        self.facts.setText(privacy.veil("\n".join(facts)))
        self.done.setText(tr("Reopen") if task.is_done else tr("Done"))
        self.visit.setVisible(task.visit is not None or task.patient is not None)

    def show_notes(self, notes: Sequence[tuple[str, str]], words: str) -> None:
        """Show the notes, or why there are none."""
        wanted = tuple(notes)
        self.notes = wanted
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for head, text in wanted:
            self._notes.addWidget(_wrapped("quiet", head))
            self._notes.addWidget(_wrapped("normal", privacy.veil(text)))
        if not wanted and words:
            self._notes.addWidget(_wrapped("quiet", words))

    def clear_note(self) -> None:
        """The note is on the task."""
        self.note.clear()

    def _act(self, action: str) -> None:
        if self._task is not None:
            self.acted.emit(self._task.id, action)

    def _on_done(self) -> None:
        if self._task is not None:
            self.acted.emit(self._task.id, "reopen" if self._task.is_done else "done")

    def _on_note(self) -> None:
        text = self.note.text().strip()
        if text and self._task is not None:
            self.noted.emit(self._task.id, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list; a page up or down reads on."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            way = 1 if event.key() == Qt.Key.Key_PageDown else -1
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + way * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 2, 12, 2)
        head.addWidget(self.back)
        head.addStretch(1)
        for button in (self.visit, self.edit, self.done):
            head.addWidget(button)
        body = QWidget()
        body.setProperty("ground", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 4, 12, 4)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.facts)
        column.addLayout(self._notes)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 10)
        foot.addWidget(self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)


def _wrapped(tone: Tone, text: str = "") -> QLabel:
    label = make_label(text, tone=tone)
    label.setWordWrap(True)
    return label
