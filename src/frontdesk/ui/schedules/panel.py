"""The side editor of working hours: a provider's week, the days that differ, and holidays."""

from collections.abc import Collection, Sequence
from datetime import date, time
from uuid import UUID

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from frontdesk.store.reference import Reference
from frontdesk.store.schedules import REASONS, DayException, DayWish, Holiday, HoursBook, HoursWish, WeeklyHours
from frontdesk.ui import i18n, language
from frontdesk.ui.i18n import tr
from frontdesk.ui.schedules.model import day_words, holiday_words, hours_words, past_midnight, reason_words
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.roomy import roomy

_ROLE = Qt.ItemDataRole.UserRole
_LIST_HEIGHT = 118


class SchedulesPanel(QScrollArea):
    """Lists of what is written down, each with the fields to add to it below.

    Signals:
        provider_chosen(UUID): somebody else's hours are wanted.
        hours_saved(WeeklyHours | None, HoursWish): weekly hours as they shall be; None for new ones.
        hours_removed(WeeklyHours), day_added(DayWish), day_removed(DayException): as they say.
        holiday_added(date, str, bool): a day, its name, and whether all offices are closed.
        holiday_removed(Holiday): the office opens after all.
    """

    provider_chosen = Signal(object)
    hours_saved = Signal(object, object)
    hours_removed = Signal(object)
    day_added = Signal(object)
    day_removed = Signal(object)
    holiday_added = Signal(object, str, bool)
    holiday_removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Schedules"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reference = Reference()
        self._location: UUID | None = None
        self._today = date.min
        self.provider = _choices(tr("Provider"))
        self.week, self.days, self.holidays = (
            _list(name) for name in (tr("Weekly hours"), tr("Days that differ"), tr("Holidays"))
        )
        self.weekday = _choices(tr("Day of the week"))
        for number in range(7):
            self.weekday.addItem(i18n.capitalised(i18n.weekday_short(number)), number)
        self.room = _choices(tr("Operatory"))
        self.start, self.end = _clock(tr("From")), _clock(tr("To"))
        self.first, self.last = _day(tr("First date")), _day(tr("Last date"))
        self.ends = QCheckBox(tr("until"))
        self.new_hours, self.save_hours = make_button(tr("New"), "link"), make_button(tr("Add hours"), "primary")
        self.remove_hours = make_button(tr("Remove"), "link")
        self.off_day = _day(tr("Day"))
        self.off_kind = _choices(tr("Away or at work"))
        self.off_kind.addItem(tr("Away"), True)
        self.off_kind.addItem(tr("Works instead"), False)
        self.off_all = QCheckBox(tr("all day"))
        self.off_start, self.off_end = _clock(tr("Away or at work from")), _clock(tr("Away or at work to"))
        self.off_reason = _choices(tr("Reason"))
        for reason in REASONS:
            self.off_reason.addItem(i18n.capitalised(reason_words(reason)), reason)
        self.off_note = _line(tr("Note"))
        self.add_day, self.remove_day = make_button(tr("Add day"), "primary"), make_button(tr("Remove"), "link")
        self.holiday = _day(tr("Date of the holiday"))
        self.holiday_name = _line(tr("Name of the holiday"))
        self.everywhere = QCheckBox(tr("all offices"))
        self.add_holiday = make_button(tr("Add holiday"), "primary")
        self.remove_holiday = make_button(tr("Remove"), "link")
        for remove, rows in (
            (self.remove_hours, self.week),
            (self.remove_day, self.days),
            (self.remove_holiday, self.holidays),
        ):
            remove.setAccessibleName(f"{remove.text()}: {rows.accessibleName()}")
        self._problem = _words("bad")
        self._state = _words("quiet")
        self._lay_out()
        self._connect()
        self.show_state("")
        self._problem.hide()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("ground", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 6, 14, 14)
        column.setSpacing(6)
        column.addWidget(self.provider)
        for label in (self._state, self._problem):
            column.addWidget(label)
        self._section(column, tr("Every week"), self.week, self.new_hours)
        _row(column, self.weekday, self.room)
        _row(column, self.start, make_label("–", tone="quiet"), self.end)
        _row(column, make_label(tr("from"), tone="quiet"), self.first)
        _row(column, self.ends, self.last)
        _row(column, self.remove_hours, None, self.save_hours)
        self._section(column, tr("Days that differ"), self.days)
        _row(column, self.off_day)
        _row(column, self.off_kind, self.off_all)
        _row(column, self.off_start, make_label("–", tone="quiet"), self.off_end)
        _row(column, self.off_reason, self.off_note)
        _row(column, self.remove_day, None, self.add_day)
        self._section(column, tr("Holidays"), self.holidays)
        _row(column, self.holiday)
        _row(column, self.holiday_name, self.everywhere)
        _row(column, self.remove_holiday, None, self.add_holiday)
        column.addStretch(1)
        self.setWidget(body)

    @staticmethod
    def _section(column: QVBoxLayout, title: str, rows: QListWidget, button: QPushButton | None = None) -> None:
        column.addSpacing(6)
        _row(column, make_label(title, strong=True), None, button)
        column.addWidget(rows)

    def _connect(self) -> None:
        self.provider.activated.connect(lambda _index: self.provider_chosen.emit(self.provider.currentData()))
        self.week.currentItemChanged.connect(lambda item, _old: self._choose(item))
        self.new_hours.clicked.connect(self.begin_new)
        self.save_hours.clicked.connect(self._save_hours)
        self.ends.toggled.connect(self.last.setEnabled)
        self.off_all.toggled.connect(self._all_day)
        self.off_kind.currentIndexChanged.connect(self._kind_chosen)
        self.add_day.clicked.connect(self._add_day)
        self.add_holiday.clicked.connect(self._add_holiday)
        self.holiday_name.returnPressed.connect(self._add_holiday)
        for rows, button, signal in (
            (self.week, self.remove_hours, self.hours_removed),
            (self.days, self.remove_day, self.day_removed),
            (self.holidays, self.remove_holiday, self.holiday_removed),
        ):
            button.setEnabled(False)
            rows.currentItemChanged.connect(lambda item, _old, button=button: button.setEnabled(item is not None))
            button.clicked.connect(lambda _on=False, rows=rows, signal=signal: signal.emit(_chosen(rows)))

    # Showing

    @property
    def problem(self) -> str:
        """What keeps the last wish from being asked for."""
        return self._problem.text()

    @property
    def state(self) -> str:
        """Whether the hours are being read, or why they are not there."""
        return self._state.text()

    def show_place(self, reference: Reference, location_id: UUID, today: date) -> None:
        """Offer the rooms of an office; new rows begin today."""
        is_same = (location_id, today) == (self._location, self._today)
        self._reference, self._location, self._today = reference, location_id, today
        self._offer_rooms()
        if is_same:
            return
        for field in (self.off_day, self.holiday):
            _set_day(field, today)
        self.begin_new()

    def _offer_rooms(self) -> None:
        """Offer the rooms in use, and that of the chosen hours."""
        before = _chosen(self.week)
        chosen = (before.hours.operatory_id,) if isinstance(before, WeeklyHours) else ()
        rooms = self._reference.operatories(self._location, chosen=chosen) if self._location is not None else ()
        anywhere = (None, i18n.capitalised(tr("any operatory")))
        _offer(self.room, [anywhere, *((room.id, room.name) for room in rooms)])

    def show_providers(self, reference: Reference, with_hours: Collection[UUID] = ()) -> None:
        """Offer the providers in use, and those *with_hours* on the board; who is chosen stays chosen."""
        chosen = {self.provider.currentData(), *with_hours}
        _offer(self.provider, [(row.id, row.name) for row in reference.providers_offered(chosen)])

    def show_state(self, words: str) -> None:
        """Say that something is being read, or why it could not be."""
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def show_book(self, reference: Reference, book: HoursBook) -> None:
        """Show what is written down; what is chosen stays chosen."""
        self.show_state("")
        _fill(self.week, [(row.id, hours_words(reference, row.hours), row) for row in book.weekly])
        _fill(self.days, [(row.id, day_words(row), row) for row in book.days])
        _fill(self.holidays, [(row.id, holiday_words(row), row) for row in book.holidays])

    def show_problem(self, words: str) -> None:
        """Say what is wrong with what was filled in; nothing when it is right."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    # Weekly hours

    def begin_new(self) -> None:
        """Begin hours that are not written down yet."""
        self.week.setCurrentRow(-1)
        self._offer_rooms()
        self.start.setTime(QTime(8, 0))
        self.end.setTime(QTime(17, 0))
        _set_day(self.first, self._today)
        _set_day(self.last, self._today)
        self.ends.setChecked(False)
        self.last.setEnabled(False)
        self.off_all.setChecked(True)
        self.save_hours.setText(tr("Add hours"))

    def _choose(self, item: QListWidgetItem | None) -> None:
        row = item.data(_ROLE) if item is not None else None
        if not isinstance(row, WeeklyHours):
            return
        hours = row.hours
        self.weekday.setCurrentIndex(hours.weekday)
        self._offer_rooms()
        self.room.setCurrentIndex(_index(self.room, hours.operatory_id))
        self.start.setTime(QTime(hours.start.hour, hours.start.minute))
        self.end.setTime(QTime(hours.end.hour, hours.end.minute))
        _set_day(self.first, hours.first)
        self.ends.setChecked(hours.last is not None)
        _set_day(self.last, hours.last or hours.first)
        self.save_hours.setText(tr("Save hours"))

    def _save_hours(self) -> None:
        provider = self.provider.currentData()
        start, end = _time(self.start), _time(self.end)
        first, last = _date(self.first), _date(self.last) if self.ends.isChecked() else None
        if provider is None or self._location is None or not self._are_right(start, end):
            return
        if last is not None and last < first:
            self.show_problem(tr("The last date lies before the first."))
            return
        before = _chosen(self.week)
        note = before.hours.note if isinstance(before, WeeklyHours) else ""
        wish = HoursWish(
            provider, self._location, self.room.currentData(), self.weekday.currentData(), start, end, first, last, note
        )
        self.hours_saved.emit(before, wish)

    # Single days

    def _all_day(self, is_on: bool, /) -> None:
        for field in (self.off_start, self.off_end):
            field.setEnabled(not is_on)

    def _kind_chosen(self) -> None:
        is_away = bool(self.off_kind.currentData())
        self.off_all.setEnabled(is_away)
        if not is_away:
            self.off_all.setChecked(False)
            self.off_reason.setCurrentIndex(_index(self.off_reason, "changed_hours"))

    def _add_day(self) -> None:
        provider = self.provider.currentData()
        is_away, is_all = bool(self.off_kind.currentData()), self.off_all.isChecked()
        start, end = (None, None) if is_all else (_time(self.off_start), _time(self.off_end))
        if provider is None or self._location is None:
            return
        if start is not None and end is not None and not self._are_right(start, end):
            return
        self.show_problem("")
        reason, note = self.off_reason.currentData(), self.off_note.text().strip()
        day = _date(self.off_day)
        self.day_added.emit(DayWish(provider, self._location, day, start, end, is_away, reason, None, note))
        self.off_note.clear()

    def _are_right(self, start: time, end: time) -> bool:
        is_wrong = past_midnight(start, end)
        words = tr("Hours end after they begin. Those past midnight belong to the next day.") if is_wrong else ""
        self.show_problem(words)
        return not is_wrong

    # Holidays

    def _add_holiday(self) -> None:
        name = self.holiday_name.text().strip()
        if not name:
            self.show_problem(tr("A holiday needs a name."))
            self.holiday_name.setFocus()
            return
        self.show_problem("")
        self.holiday_added.emit(_date(self.holiday), name, self.everywhere.isChecked())
        self.holiday_name.clear()


def _chosen(rows: QListWidget) -> WeeklyHours | DayException | Holiday | None:
    item = rows.currentItem()
    meant = item.data(_ROLE) if item is not None else None
    return meant if isinstance(meant, WeeklyHours | DayException | Holiday) else None


def _fill(rows: QListWidget, wanted: Sequence[tuple[UUID, str, object]]) -> None:
    chosen = _chosen(rows)
    scroll = rows.verticalScrollBar().value()
    rows.blockSignals(True)
    rows.clear()
    for row_id, words, row in wanted:
        item = QListWidgetItem(words)
        item.setToolTip(words)
        item.setData(_ROLE, row)
        rows.addItem(item)
        if chosen is not None and chosen.id == row_id:
            rows.setCurrentItem(item)
    rows.blockSignals(False)
    rows.verticalScrollBar().setValue(scroll)
    rows.currentItemChanged.emit(rows.currentItem(), None)


def _row(column: QVBoxLayout, *widgets: QWidget | None) -> None:
    line = QHBoxLayout()
    line.setSpacing(6)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget, 1 if isinstance(widget, QComboBox | QLineEdit | QDateEdit | QTimeEdit) else 0)
    column.addLayout(line)


def _list(name: str) -> QListWidget:
    rows = QListWidget()
    rows.setAccessibleName(name)
    rows.setFixedHeight(_LIST_HEIGHT)
    rows.setTextElideMode(Qt.TextElideMode.ElideRight)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return rows


def _choices(name: str) -> QComboBox:
    field = QComboBox()
    field.setAccessibleName(name)
    field.setMinimumContentsLength(4)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return field


def _offer(field: QComboBox, rows: Sequence[tuple[UUID | None, str]]) -> None:
    """Offer these; what is chosen stays so where it is among them. An open list is left alone while it is the same."""
    if rows == [(field.itemData(row), field.itemText(row)) for row in range(field.count())]:
        return
    chosen = field.currentData()
    field.clear()
    for meaning, words in rows:
        field.addItem(words, meaning)
    field.setCurrentIndex(_index(field, chosen))


def _index(field: QComboBox, meaning: object) -> int:
    """Return where an entry of that meaning is, or the first; Qt itself would look for the very same object."""
    return next((row for row in range(field.count()) if field.itemData(row) == meaning), 0)


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    return field


def _clock(name: str) -> QTimeEdit:
    field = roomy(QTimeEdit(QTime(8, 0)))
    field.setLocale(i18n.locale())
    field.setDisplayFormat(i18n.clock_format())
    field.setAccessibleName(name)
    return field


def _day(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setLocale(i18n.locale())
    field.setDisplayFormat(language.date_pattern("full"))
    field.setAccessibleName(name)
    return field


def _set_day(field: QDateEdit, day: date) -> None:
    field.setDate(QDate(day.year, day.month, day.day))


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def _time(field: QTimeEdit) -> time:
    chosen = field.time()
    return time(chosen.hour(), chosen.minute())


def _words(tone: str) -> QLabel:
    label = make_label()
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    return label
