"""The panel in which a visit is edited: every field saves itself, and below them is the visit's life."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.store.entities import Appointment
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n, language, privacy
from frontdesk.ui.editor import model
from frontdesk.ui.editor.fields import (
    ChoiceField,
    Field,
    NoteField,
    NumberField,
    TextField,
    TickField,
    clock_width,
)
from frontdesk.ui.editor.life import LifeLine, PastSheet
from frontdesk.ui.editor.pattern import PatternStrip
from frontdesk.ui.editor.people import PeopleField
from frontdesk.ui.editor.work import WorkField
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.labels import make_label

CONFIRMATION, TAG = "ApptConfirmed", "AppointmentTag"


class DayControl(QDateEdit):
    """A date that Tab leaves at once; left and right walk its parts."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next field."""
        return QWidget.focusNextPrevChild(self, forward)


class DayField(Field):
    """The visit's day; with up, down, or the calendar."""

    def __init__(self) -> None:
        self.box = DayControl()
        super().__init__("day", self.box)
        self.box.setAccessibleName(tr("Date"))
        self.box.setLocale(i18n.locale())
        self.box.setDisplayFormat(language.date_pattern("dated"))
        self.box.setCalendarPopup(True)
        self._usual = QDate.currentDate()
        self.box.editingFinished.connect(self.settle)

    @property
    def entered(self) -> object:
        """The day; None while there is none."""
        day = self.box.date()
        # A visit without a time has no day yet; the control has to show one all the same.
        return None if self._shown is None and day == self._usual else date(day.year(), day.month(), day.day())

    def put(self, value: object) -> None:
        """Show a day."""
        self.box.setDate(QDate(value.year, value.month, value.day) if isinstance(value, date) else self._usual)


class TagsField(Field):
    """A tick for each of the practice's tags."""

    def __init__(self) -> None:
        self.frame = QWidget()
        super().__init__("tags", self.frame)
        self._column = QVBoxLayout(self.frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._ticks: list[tuple[object, QCheckBox]] = []

    def show_tags(self, rows: Sequence[tuple[object, str]]) -> None:
        """Offer these."""
        if [key for key, _ in self._ticks] == [key for key, _ in rows]:
            return
        for _, tick in self._ticks:
            tick.deleteLater()
        self._ticks = [(key, QCheckBox(words)) for key, words in rows]
        for _, tick in self._ticks:
            self._column.addWidget(tick)
            tick.clicked.connect(lambda _on: self.settle())
        self.put(self._shown)

    @property
    def entered(self) -> object:
        """The ticked tags, those of other programs included."""
        kept = self._shown if isinstance(self._shown, tuple) else ()
        known = [key for key, _ in self._ticks]
        others = tuple(key for key in kept if key not in known)
        ticked = [key for key, tick in self._ticks if tick.isChecked()]
        stays = [key for key in kept if key in ticked]
        return (*others, *stays, *(key for key in ticked if key not in stays))

    def put(self, value: object) -> None:
        """Tick these."""
        for key, tick in self._ticks:
            tick.setChecked(isinstance(value, tuple) and key in value)

    def words_of(self, value: object) -> str:
        """The tags by name."""
        chosen = value if isinstance(value, tuple) else ()
        return ", ".join(tick.text() for key, tick in self._ticks if key in chosen) or tr("none")


class EditorPanel(QWidget):
    """All fields of one visit.

    Attributes:
        fields: the plain ones by name; beside them `pattern`, `people` and `work`.
        life: the line of what happened; `past` shows the visit as it was.

    Signals:
        edited(str, object): a plain field has another value.
        assigned(object): others work in it.
        reworked(object, object): what was done in it, and what is from now on.
        left(): nothing more is to be edited.
    """

    edited = Signal(str, object)
    assigned = Signal(object)
    reworked = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Appointment editor"))
        self.name = make_label(strong=True, size="head")
        self.name.setWordWrap(True)
        self.standing = make_label(tone="quiet")
        self.standing.setWordWrap(True)
        self.notice = make_label(tone="warn")
        self.notice.setWordWrap(True)
        self.notice.hide()
        self.kind = ChoiceField("type_id", tr("Type"))
        self.day = DayField()
        self.start = TextField("at", tr("Start"), model.read_clock, model.write_clock, step=model.step_clock)
        self.minutes = TextField(
            "minutes", tr("Length in minutes"), model.read_minutes, model.write_minutes, step=model.step_minutes
        )
        self.room = ChoiceField("operatory_id", tr("Operatory"))
        self.pattern = PatternStrip()
        self.people = PeopleField()
        self.work = WorkField()
        self.note = NoteField("note", tr("Note"))
        self.confirmation = ChoiceField("confirmation_id", tr("Confirmation"))
        self.priority = NumberField("priority", tr("Priority (ASAP)"), i18n.capitalised(tr("ordinary")))
        self.priority.box.setPrefix(tr("ASAP "))
        self.arrival = TextField(
            "arrival", tr("Asked to arrive"), model.read_clock, model.write_clock, placeholder=tr("at the start")
        )
        self.fresh = TickField("is_new_patient", tr("New patient"))
        self.lock = TickField("is_time_locked", tr("Time locked"))
        self.colour = ChoiceField("color_override", tr("Colour"))
        self.tags = TagsField()
        self.production = TextField("production", tr("Production"), model.read_sum, model.write_amount)
        self.insurance = TextField(
            "estimated_insurance", tr("Insurance estimate"), model.read_amount, model.write_amount, placeholder="–"
        )
        self.share = TextField(
            "estimated_patient", tr("Patient’s share"), model.read_amount, model.write_amount, placeholder="–"
        )
        self.fields: dict[str, Field] = {field.name: field for field in self._plain()}
        self.life = LifeLine()
        self.past = PastSheet()
        self.moment = make_label(tone="quiet")
        self.moment.setWordWrap(True)
        self._stack = QStackedWidget()
        self._lay_out()
        for field in self.fields.values():
            field.left.connect(self.edited)
        self.pattern.changed.connect(lambda text: self.edited.emit("pattern", text))
        self.people.changed.connect(self.assigned)
        self.work.changed.connect(self.reworked)

    def _plain(self) -> Iterator[Field]:
        yield from (self.kind, self.day, self.start, self.minutes, self.room, self.note, self.confirmation)
        yield from (self.priority, self.arrival, self.fresh, self.lock, self.colour, self.tags)
        yield from (self.production, self.insurance, self.share)

    # Showing

    def show_choices(self, reference: Reference, visit: Appointment) -> None:
        """Offer what the practice has."""
        place = visit.location_id
        offered = [(row.id, row.name) for row in reference.types_offered(place, (visit.type_id,))]
        nothing = (None, i18n.capitalised(tr("none")))
        self.kind.show_choices([nothing, *offered])
        rooms = reference.operatories(place, chosen=(visit.operatory_id,))
        self.room.show_choices([(row.id, row.name) for row in rooms])
        answers = [(row.id, row.name) for row in reference.definitions_of(CONFIRMATION)]
        self.confirmation.show_choices([nothing, *answers])
        self.colour.show_choices([(key, i18n.capitalised(tr(words))) for key, words in model.COLOURS])
        tags = [(row.id, row.name) for row in reference.definitions_of(TAG)]
        self.tags.show_tags(tags)
        self._form.setRowVisible(self.tags, bool(tags))

    def show_visit(self, reference: Reference, visit: Appointment, who: str | None = None) -> None:
        """Show a visit; `who` is somebody else who has just changed it."""
        zone = reference.zone(visit.location_id)
        where = model.where_of(visit, zone)
        self.name.setText(privacy.shown(visit.patient_name))
        status = reference.flow_status(visit.flow_id)
        standing = model.status_words(reference, visit)
        self.standing.setText(" · ".join(part for part in (standing, status and status.name) if part))
        shown: dict[str, object] = {
            "type_id": visit.type_id,
            "day": where.day,
            "at": where.at,
            "minutes": where.minutes,
            "operatory_id": visit.operatory_id,
            "note": visit.note,
            "confirmation_id": visit.confirmation_id,
            "priority": visit.priority,
            "arrival": model.arrival_of(visit, zone),
            "is_new_patient": visit.is_new_patient,
            "is_time_locked": visit.is_time_locked,
            "color_override": visit.color_override,
            "tags": visit.tags,
            "production": visit.production,
            "estimated_insurance": visit.estimated_insurance,
            "estimated_patient": visit.estimated_patient,
        }
        for name, value in shown.items():
            self.fields[name].show_value(value, who)
        pattern = model.pattern_of(visit)
        if not (self.pattern.is_touched and self.pattern.hasFocus() and len(pattern) == len(self.pattern.pattern)):
            self.pattern.show_pattern(pattern)
        self.people.show_people(reference, visit.assignments, where.day, zone)

    def forget(self) -> None:
        """Begin anew with another visit."""
        for field in self.fields.values():
            field.forget()
        self.life.go_to(-1)
        self.life.show_changes(())
        self.moment.setText("")
        self.show_present()
        self._scroll.verticalScrollBar().setValue(0)

    def set_changeable(self, visit: Appointment, *, is_so: bool, notice: str = "") -> None:
        """Let fields be changed, or say why they cannot be."""
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        for field in self.fields.values():
            field.control.setEnabled(is_so)
        timed = is_so and not visit.is_time_locked
        for field in (self.day, self.start, self.minutes):
            field.control.setEnabled(timed and (visit.status in ON_THE_BOOK or visit.status not in model.SETTLED))
        self.pattern.is_read_only = not is_so
        self.people.set_read_only(not is_so)
        self.work.set_read_only(not is_so or visit.status in model.SETTLED)

    def show_past(self, lines: list[tuple[str, str, str]], words: str) -> None:
        """Show the visit as it was, in place of its fields."""
        self.past.show_state(lines)
        self.moment.setText(words)
        self._stack.setCurrentWidget(self.past)

    def show_present(self, words: str = "") -> None:
        """Show the fields."""
        self.moment.setText(words)
        self._stack.setCurrentWidget(self._scroll)

    def settle(self) -> None:
        """Save whatever is still being typed."""
        for field in self.fields.values():
            field.settle()
        self.pattern.settle()

    # Leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: from the past to the present, else what is typed and not saved goes back, else the panel closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if self.life.at >= 0:
            self.life.go_to(-1)
            return
        for field in self.fields.values():
            if field.control.hasFocus() and field.take_back():
                return
        if self.pattern.hasFocus() and self.pattern.take_back():
            return
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Letters typed on a choice choose; no key by itself is a command of the window while one edits.

        Qt hands what a control does not claim on to its parents, and so to here.
        """
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            if not held and (event.text().isprintable() or event.key() == Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)

    # Within

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("ground", "panel")
        self._form = form = QFormLayout(body)
        form.setContentsMargins(14, 4, 12, 10)
        form.setVerticalSpacing(7)
        form.setHorizontalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        when = QWidget()
        line = QHBoxLayout(when)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for field, words in ((self.start, ""), (self.minutes, tr("min"))):
            field.control.setMinimumWidth(clock_width(field.control) if field is self.start else 56)
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            if words:
                line.addWidget(make_label(words, tone="quiet"))
        marks = QWidget()
        ticks = QHBoxLayout(marks)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.addWidget(self.fresh)
        ticks.addWidget(self.lock)
        ticks.addStretch(1)
        rows: Sequence[tuple[str, QWidget]] = (
            (tr("Type"), self.kind),
            (tr("Date"), self.day),
            (tr("Start, length"), when),
            (tr("Operatory"), self.room),
            (tr("Pattern"), self.pattern),
            (tr("Note"), self.note),
            (tr("Confirmation"), self.confirmation),
            (tr("Providers"), self.people),
            (tr("Procedures"), self.work),
            (tr("Priority"), self.priority),
            (tr("Arrive by"), self.arrival),
            ("", marks),
            (tr("Colour"), self.colour),
            (tr("Tags"), self.tags),
            (tr("Production"), self.production),
            (tr("Insurance"), self.insurance),
            (tr("Patient"), self.share),
        )
        for words, row in rows:
            label = make_label(words, tone="quiet")
            if row is self.people or row is self.work:
                form.addRow(label)
                form.addRow(row)
            else:
                form.addRow(label, row)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.past)
        head = QVBoxLayout()
        head.setContentsMargins(16, 2, 12, 6)
        head.setSpacing(2)
        for label in (self.name, self.standing, self.notice):
            head.addWidget(label)
        foot = QFrame()
        foot.setProperty("rule", "above")
        below = QVBoxLayout(foot)
        below.setContentsMargins(14, 6, 12, 8)
        below.setSpacing(2)
        below.addWidget(self.life)
        below.addWidget(self.moment)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)
