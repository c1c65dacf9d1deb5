"""Who works in a visit: provider, role, and a time of one's own where the time pattern does not tell it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import LocalTimeGap, to_instant, to_local
from frontdesk.domain.statuses import ProviderRole
from frontdesk.store.entities import Assignment
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n
from frontdesk.ui.editor.fields import Cannot, LineControl, clock_width
from frontdesk.ui.editor.model import ROLES, read_clock, write_clock
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button, set_property
from frontdesk.ui.widgets.choosing import choose
from frontdesk.ui.widgets.labels import make_label


@dataclass(slots=True)
class _Row:
    widget: QWidget
    who: QComboBox
    role: QComboBox
    start: LineControl
    end: LineControl


class PeopleField(QWidget):
    """A row for each provider; the first one leads. Saved as soon as a row is whole.

    Signals:
        changed(object): everybody assigned from now on, as a tuple of assignments.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._reference = Reference()
        self._shown: tuple[Assignment, ...] = ()
        self._day: date | None = None
        self._zone = "UTC"
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.line = make_label(tone="quiet")
        self.line.setWordWrap(True)
        self.line.hide()
        self.add = make_button(tr("Add a provider"), "link")
        self.add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._column.addWidget(self.line)
        self._column.addLayout(foot)

    def show_people(
        self, reference: Reference, assignments: tuple[Assignment, ...], day: date | None, zone: str
    ) -> None:
        """Show who works in the visit, and who else could; nothing is touched while it is the same."""
        known = (self._reference.providers, self._shown, self._day, self._zone)
        if (reference.providers, assignments, day, zone) == known:
            return
        self._reference, self._shown, self._day, self._zone = reference, assignments, day, zone
        held = next(
            (at for at, row in enumerate(self._rows) if row.widget.isAncestorOf(self.focusWidget() or self)), -1
        )
        while len(self._rows) > len(assignments):
            self._drop(self._rows[-1])
        while len(self._rows) < len(assignments):
            self._append()
        for row, one in zip(self._rows, assignments, strict=True):
            self._fill(row, one)
        if 0 <= held < len(self._rows):
            self._rows[held].who.setFocus()
        self.say("")

    def say(self, words: str, *, bad: bool = False) -> None:
        """Write below the rows."""
        set_property(self.line, "tone", "bad" if bad else "quiet")
        self.line.setText(words)
        self.line.setVisible(bool(words))

    def show_again(self) -> None:
        """Put back what was shown."""
        shown, self._shown = self._shown, ()
        self.show_people(self._reference, shown, self._day, self._zone)

    def set_read_only(self, is_so: bool) -> None:
        """Let nothing be changed."""
        self.add.setEnabled(not is_so)
        for row in self._rows:
            row.widget.setEnabled(not is_so)

    @property
    def entered(self) -> tuple[Assignment, ...]:
        """Everybody in the rows. Raises ``Cannot``."""
        found: list[Assignment] = []
        for row in self._rows:
            who = row.who.currentData()
            if who is None:
                continue
            if any(one.provider_id == who for one in found):
                raise Cannot(tr("A provider is assigned once."))
            found.append(Assignment(who, ProviderRole(row.role.currentData()), self._own(row)))
        return tuple(found)

    def _own(self, row: _Row) -> Interval | None:
        start, end = read_clock(row.start.text().strip()), read_clock(row.end.text().strip())
        if start is None and end is None:
            return None
        if not isinstance(start, time) or not isinstance(end, time) or end <= start:
            raise Cannot(tr("A time of one’s own has a start and a later end."))
        if self._day is None:
            raise Cannot(tr("A visit without a time gives providers no time either."))
        try:
            return Interval(*(to_instant(self._day, at, self._zone) for at in (start, end)))
        except LocalTimeGap:
            raise Cannot(tr("The clocks go forward over that time.")) from None

    def _settle(self) -> None:
        try:
            entered = self.entered
        except Cannot as problem:
            self.say(str(problem), bad=True)
            return
        if entered != self._shown:
            self.say("")
            self.changed.emit(entered)

    def _on_add(self) -> None:
        self._append()
        row = self._rows[-1]
        taken = {one.who.currentData() for one in self._rows[:-1]}
        self._offer(row, None)
        row.role.setCurrentIndex(0)
        free = next((one for one in self._reference.providers_offered() if one.id not in taken), None)
        if free is not None and free.is_hygienist:
            row.role.setCurrentIndex(1)
        row.who.setFocus()
        row.who.showPopup()

    def _append(self) -> None:
        widget = QWidget()
        both = QVBoxLayout(widget)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(3)
        line, below = QHBoxLayout(), QHBoxLayout()
        for part in (line, below):
            part.setSpacing(4)
            both.addLayout(part)
        row = _Row(widget, QComboBox(), QComboBox(), LineControl(), LineControl())
        row.who.setAccessibleName(tr("Provider"))
        row.role.setAccessibleName(tr("Role"))
        for role, words in ROLES:
            row.role.addItem(i18n.capitalised(tr(words)), role.value)
        for box, room in ((row.who, 6), (row.role, 5)):
            box.setMinimumContentsLength(room)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _index: self._settle())
        for field, words in ((row.start, tr("from")), (row.end, tr("until"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(tr("Own time {which}", which=words))
            field.setToolTip(tr("Only where it is not as the time pattern says"))
            field.setFixedWidth(max(66, clock_width(field)))
            field.over.connect(self._settle)
        gone = make_button("×", "link", hint=tr("Take off"), name=tr("Take this provider off"))
        gone.clicked.connect(lambda: self._on_gone(row))
        line.addWidget(row.who, 3)
        line.addWidget(row.role, 2)
        line.addWidget(gone)
        below.addStretch(1)
        below.addWidget(make_label(tr("own time"), tone="quiet"))
        below.addWidget(row.start)
        below.addWidget(row.end)
        below.addSpacing(22)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, widget)

    def _fill(self, row: _Row, one: Assignment) -> None:
        self._offer(row, one.provider_id)
        choose(row.role, one.role.value)
        for field, at in (
            (row.start, one.interval and one.interval.start),
            (row.end, one.interval and one.interval.end),
        ):
            local = to_local(at, self._zone).time() if isinstance(at, datetime) else None
            if not (field.hasFocus() and field.isModified()):
                field.setText(write_clock(local))
                field.setModified(False)

    def _offer(self, row: _Row, chosen: object) -> None:
        row.who.clear()
        if chosen is None:
            row.who.addItem(i18n.capitalised(tr("choose…")), None)
        for one in self._reference.providers_offered((chosen,)):
            row.who.addItem(one.name, one.id)
        choose(row.who, chosen)

    def _on_gone(self, row: _Row) -> None:
        self._drop(row)
        self.add.setFocus()
        self._settle()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row.widget)
        row.widget.hide()
        row.widget.deleteLater()

    def buttons(self) -> list[QPushButton]:
        """The buttons that take a provider off, from the top."""
        return [row.widget.findChildren(QPushButton)[-1] for row in self._rows]
