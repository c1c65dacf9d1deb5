"""An entry of the waitlist, to be made or changed: everything on one page, nothing asked twice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from uuid import UUID

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from frontdesk.domain.waitlist import LocationScope, Urgency
from frontdesk.store.entities import PatientHit
from frontdesk.store.reference import Reference
from frontdesk.store.waitlist import Wanting
from frontdesk.ui import i18n, language
from frontdesk.ui.i18n import tr
from frontdesk.ui.waitlist.model import urgency_word
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.choosing import choose
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.pickfield import PickField
from frontdesk.ui.widgets.roomy import roomy

_SCOPES = (
    (LocationScope.HOME_ONLY, "only this location"),
    (LocationScope.ANY, "any location"),
)

NARROW = 264
"""Pixels under which words and fields do not fit side by side."""


class _Maybe(QWidget):
    """A field behind a tick: without the tick it does not matter."""

    def __init__(self, words: str, field: QTimeEdit | QDateEdit) -> None:
        super().__init__()
        self.tick = QCheckBox(words)
        self.field = field
        field.setAccessibleName(words)
        field.setEnabled(False)
        # The field gives way to a narrow dock rather than the whole form.
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick)
        row.addWidget(field, 1)
        self.tick.toggled.connect(field.setEnabled)


class EntryForm(QWidget):
    """The fields of an entry.

    Attributes:
        patient: who; only for a new entry.

    Signals:
        saved(PatientHit | None, Wanting): the entry as it shall be; the patient only for a new one.
        left(): nothing shall change.
    """

    saved = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before = Wanting()
        self.title = make_label(strong=True)
        self.patient = PickField(tr("Patient"), tr("Patient: name, phone, date of birth"))
        self.trouble = make_label(tone="bad")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.urgency = QComboBox()
        self.kind = QComboBox()
        self.provider = QComboBox()
        self.scope = QComboBox()
        self.minutes = roomy(QSpinBox())
        self.minutes.setRange(0, 720)
        self.minutes.setSingleStep(10)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setSpecialValueText(tr("as the type"))
        self.days = [QPushButton(i18n.weekday_letters(day)) for day in range(7)]
        self.earliest = _Maybe(tr("from"), roomy(QTimeEdit(QTime(8, 0))))
        self.latest = _Maybe(tr("until"), roomy(QTimeEdit(QTime(12, 0))))
        self.first_day = _Maybe(tr("not before"), QDateEdit(QDate.currentDate()))
        self.last_day = _Maybe(tr("not after"), QDateEdit(QDate.currentDate()))
        self.note = QLineEdit()
        self.save = make_button(tr("Save"), "primary")
        self._lay_out()
        self.save.clicked.connect(self._on_save)
        self.note.returnPressed.connect(self._on_save)

    def show_choices(self, reference: Reference, wanting: Wanting) -> None:
        """Offer the practice's types and people, and those an entry has already."""
        for box, none, rows in (
            (self.kind, tr("any"), [(row.id, row.name) for row in reference.types_offered(chosen=(wanting.type_id,))]),
            (
                self.provider,
                tr("anybody"),
                [(row.id, row.name) for row in reference.providers_offered((wanting.provider_id,))],
            ),
        ):
            kept = box.currentData()
            box.clear()
            box.addItem(i18n.capitalised(none), None)
            for key, name in rows:
                box.addItem(name, key)
            choose(box, kept)

    def show_entry(self, name: str, wanting: Wanting, day: date) -> None:
        """Show an entry to be changed, or with an empty `name` a new one."""
        self._before = wanting
        self.title.setText(name or tr("Add to the waitlist"))
        self.save.setText(tr("Save") if name else tr("Add"))
        self.patient.setVisible(not name)
        self.patient.show_choice("", None)
        self.say("")
        choose(self.urgency, wanting.urgency)
        choose(self.kind, wanting.type_id)
        choose(self.provider, wanting.provider_id)
        choose(self.scope, wanting.scope)
        self.minutes.setValue(wanting.minutes or 0)
        for number, button in enumerate(self.days):
            button.setChecked(number in wanting.weekdays)
        for part, at in ((self.earliest, wanting.earliest), (self.latest, wanting.latest)):
            part.tick.setChecked(at is not None)
            if at is not None and isinstance(part.field, QTimeEdit):
                part.field.setTime(QTime(at.hour, at.minute))
        for span, when in ((self.first_day, wanting.first_day), (self.last_day, wanting.last_day)):
            span.tick.setChecked(when is not None)
            shown = when or day
            span.field.setDate(QDate(shown.year, shown.month, shown.day))
        self.note.setText(wanting.note)
        (self.urgency if name else self.patient.field).setFocus()

    def say(self, trouble: str) -> None:
        """Say what keeps the entry from being saved."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    @property
    def wanting(self) -> Wanting:
        """The entry as the fields say it."""
        scope = self.scope.currentData() or self._before.scope
        return replace(
            self._before,
            urgency=Urgency(self.urgency.currentData()),
            type_id=_id(self.kind),
            provider_id=_id(self.provider),
            scope=LocationScope(scope),
            minutes=self.minutes.value() or None,
            weekdays=frozenset(number for number, button in enumerate(self.days) if button.isChecked()),
            earliest=_time(self.earliest),
            latest=_time(self.latest),
            first_day=_date(self.first_day),
            last_day=_date(self.last_day),
            note=self.note.text().strip(),
        )

    def _on_save(self) -> None:
        wanting = self.wanting
        who = self.patient.choice if self.patient.isVisibleTo(self) else None
        if self.patient.isVisibleTo(self) and not isinstance(who, PatientHit):
            self.say(tr("Say who shall be on the list: type a name and choose the patient."))
            self.patient.field.setFocus()
        elif wanting.earliest is not None and wanting.latest is not None and wanting.latest <= wanting.earliest:
            self.say(tr("“until” has to be later than “from”."))
        elif wanting.first_day is not None and wanting.last_day is not None and wanting.last_day < wanting.first_day:
            self.say(tr("“not after” has to be on the day of “not before” or later."))
        else:
            self.saved.emit(who, wanting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Ctrl+Enter saves from anywhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for urgency in Urgency:
            self.urgency.addItem(i18n.capitalised(urgency_word(urgency)), urgency.value)
        for scope, words in _SCOPES:
            self.scope.addItem(i18n.capitalised(tr(words)), scope.value)
        week = QWidget()
        days = QHBoxLayout(week)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(0)
        for number, button in enumerate(self.days):
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setFixedWidth(24)
            button.setStyleSheet("padding: 0;")
            button.setAccessibleName(i18n.weekday_short(number))
            days.addWidget(button)
        body = QWidget()
        body.setProperty("ground", "panel")
        self._fields = form = QFormLayout(body)
        form.setContentsMargins(12, 4, 12, 4)
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.title)
        form.addRow(self.patient)
        rows: Sequence[tuple[str, QWidget]] = (
            (tr("Urgency"), self.urgency),
            (tr("Type"), self.kind),
            (tr("Length"), self.minutes),
            (tr("With"), self.provider),
            (tr("Where"), self.scope),
            (tr("Days"), week),
            (tr("Time"), self.earliest),
            ("", self.latest),
            (tr("Dates"), self.first_day),
            ("", self.last_day),
            (tr("Note"), self.note),
        )
        for words, field in rows:
            if words and not field.accessibleName():
                field.setAccessibleName(words)
            form.addRow(make_label(words, tone="quiet"), field)
        for box in (self.urgency, self.kind, self.provider, self.scope):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for span in (self.first_day, self.last_day):
            if isinstance(span.field, QDateEdit):
                span.field.setLocale(i18n.locale())
                span.field.setDisplayFormat(language.date_pattern("full"))
                span.field.setCalendarPopup(True)
        for part in (self.earliest, self.latest):
            part.field.setLocale(i18n.locale())
            part.field.setDisplayFormat(i18n.clock_format())
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow dock a field stands below its word, so that neither is cut."""
        super().resizeEvent(event)
        wraps = QFormLayout.RowWrapPolicy
        policy = wraps.WrapAllRows if event.size().width() < NARROW else wraps.DontWrapRows
        if policy != self._fields.rowWrapPolicy():
            self._fields.setRowWrapPolicy(policy)


def _id(box: QComboBox) -> UUID | None:
    key = box.currentData()
    return key if isinstance(key, UUID) else None


def _time(part: _Maybe) -> time | None:
    if not part.tick.isChecked() or not isinstance(part.field, QTimeEdit):
        return None
    at = part.field.time()
    return time(at.hour(), at.minute())


def _date(part: _Maybe) -> date | None:
    if not part.tick.isChecked():
        return None
    day = part.field.date()
    return date(day.year(), day.month(), day.day())
