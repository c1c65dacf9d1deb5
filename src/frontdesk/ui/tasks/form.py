"""A task, to be asked for or changed: everything on one page, nothing asked twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from frontdesk.domain.localtime import to_instant, to_local
from frontdesk.store.entities import Definition, PatientHit
from frontdesk.store.officetasks import Choice, TaskDraft
from frontdesk.ui import i18n, language, privacy
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton, make_button
from frontdesk.ui.widgets.choosing import choose
from frontdesk.ui.widgets.labels import ElidedLabel, make_label
from frontdesk.ui.widgets.pickfield import PickField

_LINES = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a form begins with.

    Attributes:
        title: over the fields.
        visit: the visit the task is about, in words; nothing for none.
        is_new: whether it is asked for rather than changed.
    """

    title: str
    draft: TaskDraft
    visit: str = ""
    is_new: bool = True


class WordsField(QPlainTextEdit):
    """What is to be done: Enter is enough, Shift+Enter begins another line.

    Signals:
        accepted(): Enter was pressed.
    """

    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("What is to be done"))
        self.setPlaceholderText(tr("What is to be done? Enter saves."))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, unless with Shift."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)


class TaskForm(QWidget):
    """The fields of a task.

    Attributes:
        patient: whom it is about; a visit takes its place.

    Signals:
        saved(TaskDraft): the task as it shall be.
        left(): nothing shall change.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._visit_id: UUID | None = None
        self._zone = "UTC"
        self.title = make_label(strong=True)
        self.words = WordsField()
        self.list = QComboBox()
        self.priority = QComboBox()
        self.assigned = QComboBox()
        self.patient = PickField(tr("Patient"), tr("Name, phone, date of birth"))
        self.visit = ElidedLabel("")
        self._visit_row = QWidget()
        self.remind = QCheckBox(tr("Reminder"))
        self.remind_at = QDateTimeEdit()
        self.remind_at.setAccessibleName(tr("When it comes up again"))
        self.note = QLineEdit()
        self._note_label = make_label(tr("Note"), tone="quiet")
        self.trouble = make_label(tone="bad")
        self.trouble.setWordWrap(True)
        self.save = make_button(tr("Save"), "primary")
        self._lay_out()
        self.remind.toggled.connect(self.remind_at.setEnabled)
        self.save.clicked.connect(self._on_save)
        self.words.accepted.connect(self._on_save)
        self.note.returnPressed.connect(self._on_save)
        self.patient.accepted.connect(self._on_save)

    def show_choices(
        self, lists: Sequence[Choice], priorities: Sequence[Definition], people: Sequence[Choice], me: UUID | None
    ) -> None:
        """Offer the practice's lists, priorities and people."""
        mine = [(row.id, tr("me ({name})", name=row.name)) for row in people if row.id == me]
        others = [(row.id, row.name) for row in people if row.id != me]
        for box, rows in (
            (self.list, [(row.id, row.name) for row in lists]),
            (self.priority, [(row.id, row.name) for row in priorities]),
            (self.assigned, [(None, i18n.capitalised(tr("everybody"))), *mine, *others]),
        ):
            box.clear()
            for key, name in rows:
                box.addItem(name, key)

    def show_task(self, occasion: Occasion, zone: str, now: datetime) -> None:
        """Begin with a task; `now` proposes when it could come up again."""
        draft = occasion.draft
        self._zone = zone
        self.title.setText(occasion.title)
        self.save.setText(tr("Add") if occasion.is_new else tr("Save"))
        self.words.setPlainText(draft.words)
        choose(self.list, draft.list_id)
        choose(self.priority, draft.priority_id)
        choose(self.assigned, draft.assigned_id)
        who = draft.patient
        self.patient.show_choice(who.name if who else "", who)
        self._show_visit(draft.visit_id, occasion.visit)
        local = to_local(draft.remind_at or _next_hour(now), zone)
        self.remind.setChecked(draft.remind_at is not None)
        self.remind_at.setEnabled(draft.remind_at is not None)
        self.remind_at.setDateTime(
            QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
        )
        self.note.setText("")
        for widget in (self.note, self._note_label):
            widget.setVisible(occasion.is_new)
        self.say("")
        self.words.setFocus()

    def say(self, trouble: str) -> None:
        """Say what keeps the task from being saved."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    @property
    def draft(self) -> TaskDraft | None:
        """The task as the fields say it; None while there is no list to put it in."""
        list_id = self.list.currentData()
        if not isinstance(list_id, UUID):
            return None
        who = self.patient.choice
        return TaskDraft(
            list_id=list_id,
            words=self.words.toPlainText().strip(),
            priority_id=self.priority.currentData(),
            assigned_id=self.assigned.currentData(),
            patient=who if isinstance(who, PatientHit) else None,
            visit_id=self._visit_id,
            remind_at=self._reminder(),
            note=self.note.text().strip() if self.note.isVisibleTo(self) else "",
        )

    def _reminder(self) -> datetime | None:
        if not self.remind.isChecked():
            return None
        day, at = self.remind_at.date(), self.remind_at.time()
        return to_instant(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()), self._zone)

    def _on_save(self) -> None:
        draft = self.draft
        if draft is None:
            self.say(tr("There is no list to put it in. The three dots over the tasks make one."))
        elif not draft.words:
            self.say(tr("Say what is to be done."))
            self.words.setFocus()
        elif draft.visit_id is None and draft.patient is None and self.patient.text.strip():
            self.say(tr("Choose the patient from the list, or leave the field empty."))
            self.patient.field.setFocus()
        else:
            self.saved.emit(draft)

    def _show_visit(self, visit_id: UUID | None, words: str) -> None:
        self._visit_id = visit_id
        self.visit.set_text(privacy.veil(words))
        self._visit_row.setVisible(visit_id is not None)
        self.patient.setVisible(visit_id is None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Ctrl+Enter saves from anywhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        drop = GlyphButton("close", tr("Not about this visit"), size=20)
        drop.clicked.connect(lambda: self._show_visit(None, ""))
        line = QHBoxLayout(self._visit_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.visit, 1)
        line.addWidget(drop)
        about = QWidget()
        column = QVBoxLayout(about)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._visit_row)
        column.addWidget(self.patient)
        # The field gives way to a narrow dock rather than the whole form.
        self.remind_at.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.remind_at.setLocale(i18n.locale())
        self.remind_at.setDisplayFormat(f"{language.date_pattern('short')}, {i18n.clock_format()}")
        self.remind_at.setCalendarPopup(True)
        self.note.setAccessibleName(tr("Note"))
        body = QWidget()
        body.setProperty("ground", "panel")
        above = QVBoxLayout(body)
        above.setContentsMargins(12, 4, 12, 4)
        form = QFormLayout()
        above.addLayout(form)
        above.addStretch(1)
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.title)
        form.addRow(self.words)
        for words, field in (
            (tr("About"), about),
            (tr("List"), self.list),
            (tr("Priority"), self.priority),
            (tr("For"), self.assigned),
        ):
            if isinstance(field, QComboBox):
                field.setAccessibleName(words)
                field.setMinimumContentsLength(8)
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            form.addRow(make_label(words, tone="quiet"), field)
        form.addRow(self.remind, self.remind_at)
        form.addRow(self._note_label, self.note)
        form.addRow(self.trouble)
        cancel = make_button(tr("Cancel"), hint=tr("Leave it as it is (Esc)"))
        cancel.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 10)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)


def _next_hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
