"""Setting one goal for many days: whose, how much, on which weekdays, from when to when."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from frontdesk.store.production import MOST_DAYS, GoalSpan
from frontdesk.ui import i18n, language
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.production.model import parse_amount
from frontdesk.ui.widgets.buttons import make_button, set_property
from frontdesk.ui.widgets.labels import make_label

_WORKDAYS = 5


class GoalSpanForm(QWidget):
    """What is filled in, and how many days that means; nothing is set before the button is pressed.

    Signals:
        wanted(GoalSpan): the goals shall be set.
        left(): put away.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[tuple[UUID, str], ...] = ()
        self.whose = QComboBox()
        self.whose.setAccessibleName(tr("Whose goal"))
        self.amount = QLineEdit()
        self.amount.setAccessibleName(tr("Goal for each day"))
        self.amount.setPlaceholderText(tr("none"))
        self.amount.setMaxLength(12)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.weekdays = [QCheckBox(i18n.capitalised(i18n.weekday_short(number))) for number in range(7)]
        self.first, self.last = _day(tr("First date")), _day(tr("Last date"))
        self.words = make_label(tone="quiet")
        self.set = make_button(tr("Set goals"), "primary")
        for number, tick in enumerate(self.weekdays):
            tick.setAccessibleName(i18n.weekday_long(number))
            tick.setChecked(number < _WORKDAYS)
        self._arrange()
        self.amount.textEdited.connect(self._say)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._say)
        for tick in self.weekdays:
            tick.toggled.connect(self._say)
        self.set.clicked.connect(self._try)

    def begin(self, people: Sequence[tuple[UUID, str]], first: date) -> None:
        """Offer these providers, for a month from a day on; what was filled in stays."""
        if tuple(people) != self._people:
            chosen = self.whose.currentData()
            self._people = tuple(people)
            self.whose.clear()
            self.whose.addItem(tr("Everybody"), None)
            for provider_id, name in people:
                self.whose.addItem(name, provider_id)
                if provider_id == chosen:
                    self.whose.setCurrentIndex(self.whose.count() - 1)
        if self.first.date() < QDate(first.year, first.month, first.day):
            self.first.setDate(QDate(first.year, first.month, first.day))
            self.last.setDate(self.first.date().addDays(27))
        self._say()

    @property
    def problem(self) -> str:
        """What keeps the goals from being set; nothing where all is well."""
        first, last = _date(self.first), _date(self.last)
        if parse_amount(self.amount.text()) is None:
            return tr("That is not an amount.")
        if last < first:
            return tr("The last date is before the first.")
        if (last - first).days >= MOST_DAYS:
            return tr("Goals are set for a year at most.")
        if not self.span.days():
            return tr("No day of that span is ticked.")
        return "" if self._people else tr("Nobody works these days.")

    @property
    def span(self) -> GoalSpan:
        """What is filled in."""
        one = self.whose.currentData()
        people = (one,) if isinstance(one, UUID) else tuple(provider_id for provider_id, _ in self._people)
        ticked = frozenset(number for number, tick in enumerate(self.weekdays) if tick.isChecked())
        amount = parse_amount(self.amount.text()) or Decimal(0)
        return GoalSpan(people, amount, ticked, _date(self.first), _date(self.last))

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for at, (head, field) in enumerate(
            (
                (tr("Whose"), self.whose),
                (tr("Goal a day"), self.amount),
                (tr("From"), self.first),
                (tr("Until"), self.last),
            )
        ):
            grid.addWidget(make_label(head, tone="quiet"), 0, at)
            grid.addWidget(field, 1, at)
        grid.setColumnStretch(0, 1)
        self.amount.setFixedWidth(84)
        ticks = QHBoxLayout()
        for tick in self.weekdays:
            ticks.addWidget(tick)
        ticks.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.set)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addLayout(ticks)
        column.addLayout(foot)

    def _say(self, *_: object) -> None:
        problem = self.problem
        days = len(self.span.days()) if not problem else 0
        said = trn("{count} day; holidays are left out.", "{count} days; holidays are left out.", days)
        self.words.setText(problem or said)
        set_property(self.words, "tone", "bad" if problem else "quiet")
        self.set.setEnabled(not problem)

    def _try(self) -> None:
        if not self.problem:
            self.wanted.emit(self.span)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sets the goals, Esc puts the form away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _day(name: str) -> QDateEdit:
    field = QDateEdit(QDate(2000, 1, 1))
    field.setCalendarPopup(True)
    field.setLocale(i18n.locale())
    field.setDisplayFormat(language.date_pattern("full"))
    field.setMinimumWidth(128)
    field.setAccessibleName(name)
    return field


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
