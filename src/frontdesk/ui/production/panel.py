"""The panel under the production badge: each provider's goal, what is booked, done and lost; goals are set in place."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from frontdesk.store.production import NOBODY
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr
from frontdesk.ui.production.model import HEADS, Line, parse_amount
from frontdesk.ui.production.span import GoalSpanForm
from frontdesk.ui.widgets.buttons import make_button, set_property
from frontdesk.ui.widgets.fitted import Fitted
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.segmented import Segmented

_GOAL_WIDTH = 84
_ROW_HEIGHT = 34


class ProductionPanel(QWidget):
    """A line for each provider, and one for all.

    Attributes:
        spans: day or week.
        goals: the fields of the goals, by provider; only of a day.
        body: the lines, scrolled where the window is too low for all of them.

    Signals:
        goal_set(UUID, Decimal): a provider means to produce that much.
        goals_set(GoalSpan): the same goal on many days.
        span_chosen(str): ``day`` or ``week``.
        resized(): it needs another size.
    """

    goal_set = Signal(object, object)
    goals_set = Signal(object)
    resized = Signal()
    span_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = make_label(strong=True)
        self.spans = Segmented(
            tr("Days"), [("day", tr("Day"), tr("Goals of one day, to be set")), ("week", tr("Week"), tr("The week"))]
        )
        self._words = make_label(tone="quiet")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.goals: dict[UUID, QLineEdit] = {}
        self._lines: tuple[Line, ...] = ()
        self._labels: list[tuple[QLabel, ...]] = []
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.spans)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        amounts = QWidget()
        amounts.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.body = Fitted(amounts)
        column.addWidget(self.body, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        self.many = make_button(tr("For many days…"), "link", hint=tr("The same goal on weekdays of a span"))
        self.many.hide()
        foot.addWidget(self.many)
        column.addLayout(foot)
        self.span = GoalSpanForm()
        self.span.hide()
        column.addWidget(self.span)
        self.many.clicked.connect(self._on_many)
        self.span.left.connect(self.close_span)
        self.span.wanted.connect(self.goals_set)
        self._first = date.min
        self.setMinimumWidth(500)
        self.spans.chosen.connect(self.span_chosen)

    @property
    def words(self) -> str:
        """The line under the amounts."""
        return self._words.text()

    def show_many(self, first: date, *, may_set: bool) -> None:
        """Let goals be set for many days from a day on, by whoever may."""
        self._first = first
        self.many.setVisible(may_set)
        if not may_set:
            self.span.hide()

    def close_span(self) -> None:
        """Put the form for many days away."""
        had_focus = self.span.isAncestorOf(QApplication.focusWidget() or self)
        self.span.hide()
        if had_focus:
            self.many.setFocus()
        self.resized.emit()

    def _on_many(self) -> None:
        if not self.span.isHidden():
            self.close_span()
            return
        people = [(line.id, line.name) for line in self._lines if line.id is not None and line.id != NOBODY]
        self.span.begin(people, self._first)
        self.span.show()
        self.span.whose.setFocus()
        self.resized.emit()

    def show_lines(self, title: str, lines: Sequence[Line], words: str, *, may_set: bool) -> None:
        """Show the production of a day or a week; a goal that is being typed is left alone."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        names = [(line.id, line.name) for line in lines]
        wanted = {line.id for line in lines if may_set and line.id not in (None, NOBODY)}
        if names != [(line.id, line.name) for line in self._lines] or wanted != set(self.goals):
            self._rebuild(lines, may_set=may_set)
            # A layout reckons with what is shown, and shows what is added only later.
            for at in range(self._grid.count()):
                if (item := self._grid.itemAt(at)) is not None and (widget := item.widget()) is not None:
                    widget.show()
            self.body.settle()
        self._lines = tuple(lines)
        for line, labels in zip(lines, self._labels, strict=True):
            labels[0].setAccessibleName(line.spoken)
            for label, text in zip(
                labels[1:], line.amounts if line.id not in self.goals else line.amounts[1:], strict=True
            ):
                label.setText(text)
            field = self.goals.get(line.id) if line.id is not None else None
            if field is not None and not field.isModified():
                field.setText(i18n.number(int(line.goal)) if line.goal else "")

    def _rebuild(self, lines: Sequence[Line], *, may_set: bool) -> None:
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.goals, self._labels = {}, []
        for column, head in enumerate(HEADS, start=1):
            self._grid.addWidget(make_label(tr(head), tone="quiet"), 0, column, Qt.AlignmentFlag.AlignRight)
        for row, line in enumerate(lines, start=1):
            is_all = line.id is None
            self._grid.setRowMinimumHeight(row, _ROW_HEIGHT)
            name = make_label(line.name, strong=is_all)
            self._grid.addWidget(name, row, 0)
            labels = [name]
            has_field = may_set and line.id is not None and line.id != NOBODY
            for column in range(1, len(HEADS) + 1):
                if column == 1 and has_field and line.id is not None:
                    self._grid.addWidget(self._goal_field(line.id, line.name), row, column)
                    continue
                label = make_label(strong=is_all)
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight)
                labels.append(label)
            self._labels.append(tuple(labels))

    def _goal_field(self, provider_id: UUID, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setFixedWidth(_GOAL_WIDTH)
        field.setMaxLength(12)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setPlaceholderText(tr("none"))
        field.setAccessibleName(tr("Goal of {name}", name=name))
        field.editingFinished.connect(partial(self._on_edited, provider_id))
        field.textEdited.connect(
            lambda text: set_property(field, "state", "" if parse_amount(text) is not None else "bad")
        )
        self.goals[provider_id] = field
        return field

    def _on_edited(self, provider_id: UUID) -> None:
        field = self.goals.get(provider_id)
        line = next((line for line in self._lines if line.id == provider_id), None)
        if field is None or line is None or not field.isModified():
            return
        amount = parse_amount(field.text())
        field.setModified(False)
        if amount is None or amount == line.goal:
            field.setText(i18n.number(int(line.goal)) if line.goal else "")
            set_property(field, "state", "")
            return
        self.goal_set.emit(provider_id, amount)
