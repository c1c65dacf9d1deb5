"""The steps of a new practice: each fills in a part of it, says what is wrong with it, and keeps what it was told."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QTime
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSizePolicy, QTimeEdit, QVBoxLayout, QWidget

from frontdesk.ui import i18n, theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.start import plan
from frontdesk.ui.start.plan import COLOURS, MOST_ROOMS, NewDay, NewProvider, NewRoom
from frontdesk.ui.widgets.buttons import GlyphButton, make_button, set_property
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.roomy import roomy
from frontdesk.ui.widgets.several import SeveralField

_DOT = 12


class _Rows(QWidget):
    """Lines to be filled in, more of them on demand, and a sentence about them."""

    def __init__(self, adding: str) -> None:
        super().__init__()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self._fault = make_label(tone="bad")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self.more = make_button(adding, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.grid)
        column.addWidget(self.more)
        column.addWidget(self._fault)

    @property
    def fault(self) -> str:
        """The sentence on screen."""
        return self._fault.text()

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence clears it."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def put(self, row: int, widgets: Sequence[QWidget]) -> None:
        """Lay a line out."""
        for column, widget in enumerate(widgets):
            self.lay(widget, row, column)

    def lay(self, widget: QWidget, row: int, column: int) -> None:
        """Put a widget in its place; it can take the keyboard at once."""
        self.grid.addWidget(widget, row, column)
        widget.setVisible(True)

    def take(self, widgets: Sequence[QWidget]) -> None:
        """Take a line away."""
        for widget in widgets:
            self.grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


class RoomsStep(_Rows):
    """The operatories: a name each, and whether it is for hygiene."""

    def __init__(self) -> None:
        super().__init__(tr("Add an operatory"))
        self._serial = 0
        self.lines: list[tuple[QLineEdit, QCheckBox, GlyphButton]] = []
        self._keys: dict[QLineEdit, int] = {}
        for room in plan.usual_rooms():
            self._add(room)
        self.more.clicked.connect(self._on_more)

    @property
    def rooms(self) -> tuple[NewRoom, ...]:
        """What is filled in."""
        return tuple(NewRoom(" ".join(name.text().split()), tick.isChecked()) for name, tick, _ in self.lines)

    @property
    def keys(self) -> tuple[int, ...]:
        """What stands for each operatory, whatever it is called and wherever it comes to stand."""
        return tuple(self._keys[name] for name, _, _ in self.lines)

    def is_sound(self) -> bool:
        """Check it, and say what is wrong with it."""
        self.show_fault(plan.rooms_problem(self.rooms))
        if self.fault and self.lines:
            next((name for name, _, _ in self.lines if not name.text().strip()), self.lines[0][0]).setFocus()
        return not self.fault

    def begin(self) -> None:
        """Put the keyboard on the first line."""
        (self.lines[0][0] if self.lines else self.more).setFocus()

    def _add(self, room: NewRoom) -> None:
        self._serial += 1
        number = self._serial
        name, tick = _line(tr("Operatory {number}", number=number), room.name), QCheckBox(tr("Hygiene"))
        tick.setAccessibleName(tr("Operatory {number} is for hygiene", number=number))
        tick.setChecked(room.is_hygiene)
        away = GlyphButton("close", tr("Remove operatory {number}", number=number), size=26)
        line = (name, tick, away)
        name.textEdited.connect(lambda _text: self.show_fault(""))
        away.clicked.connect(partial(self._on_away, name))
        self.lines.append(line)
        self._keys[name] = number
        self.put(number, line)
        self.more.setEnabled(len(self.lines) < MOST_ROOMS)

    def _on_more(self) -> None:
        names = {room.name.casefold() for room in self.rooms}
        number = next(at for at in range(1, MOST_ROOMS + 2) if tr("Op {number}", number=at).casefold() not in names)
        self._add(NewRoom(tr("Op {number}", number=number)))
        self.lines[-1][0].setFocus()
        self.lines[-1][0].selectAll()
        self.show_fault("")

    def _on_away(self, name: QLineEdit, _checked: bool = False) -> None:
        at = next(at for at, line in enumerate(self.lines) if line[0] is name)
        self.take(self.lines.pop(at))
        self.more.setEnabled(True)
        (self.lines[min(at, len(self.lines) - 1)][0] if self.lines else self.more).setFocus()


class ProvidersStep(_Rows):
    """The people: name, role, colour, and the operatories they work in."""

    def __init__(self) -> None:
        super().__init__(tr("Add a provider"))
        self._serial = 0
        self._keys: tuple[int, ...] = ()
        self._choices: list[tuple[object, str]] = []
        self._is_begun = False
        self.lines: list[tuple[QLineEdit, QComboBox, QComboBox, SeveralField, GlyphButton]] = []
        self.more.clicked.connect(self._on_more)

    @property
    def providers(self) -> tuple[NewProvider, ...]:
        """What is filled in; an operatory that is gone is nobody's."""
        return tuple(
            NewProvider(
                " ".join(name.text().split()),
                role.currentIndex() == 1,
                str(colour.currentData()),
                tuple(self._keys.index(key) for key in where.chosen if isinstance(key, int) and key in self._keys),
            )
            for name, role, colour, where, _ in self.lines
        )

    def show_rooms(self, keys: Sequence[int], rooms: Sequence[NewRoom]) -> None:
        """Offer the operatories as they now are; the first time the usual people are put into them."""
        self._keys = tuple(keys)
        self._choices = [(key, room.name) for key, room in zip(keys, rooms, strict=True)]
        if not self._is_begun:
            self._is_begun = True
            for row in plan.usual_providers(rooms):
                self._add(row)
        for _, _, _, where, _ in self.lines:
            where.show_choices(self._choices)
            where.choose(key for key in where.chosen if key in self._keys)

    def is_sound(self) -> bool:
        """Check it, and say what is wrong with it."""
        self.show_fault(plan.providers_problem(self.providers))
        if self.fault and self.lines:
            next((line[0] for line in self.lines if not line[0].text().strip()), self.lines[0][0]).setFocus()
        return not self.fault

    def begin(self) -> None:
        """Put the keyboard on the first line."""
        name = self.lines[0][0] if self.lines else None
        (name or self.more).setFocus()
        if name is not None:
            name.selectAll()

    def _add(self, row: NewProvider) -> None:
        self._serial += 1
        number = self._serial
        name = _line(tr("Provider {number}", number=number), row.name)
        role, colour = QComboBox(), QComboBox()
        role.setAccessibleName(tr("Role of provider {number}", number=number))
        role.addItems([tr("Dentist"), tr("Hygienist")])
        role.setCurrentIndex(int(row.is_hygienist))
        colour.setAccessibleName(tr("Colour of provider {number}", number=number))
        for word, code in zip(_colour_words(), COLOURS, strict=True):
            colour.addItem(_dot(code), i18n.capitalised(word), code)
        colour.setCurrentIndex(COLOURS.index(row.color))
        where = SeveralField(tr("Operatories of provider {number}", number=number), tr("Anywhere"))
        where.show_choices(self._choices)
        where.choose(self._keys[at] for at in row.rooms)
        away = GlyphButton("close", tr("Remove provider {number}", number=number), size=26)
        name.textEdited.connect(lambda _text: self.show_fault(""))
        away.clicked.connect(partial(self._on_away, name))
        line = (name, role, colour, where, away)
        self.lines.append(line)
        # Two rows each: a name has to fit as well as the names of some operatories.
        self.lay(name, 2 * number, 0)
        self.lay(role, 2 * number, 1)
        self.lay(away, 2 * number, 2)
        self.lay(where, 2 * number + 1, 0)
        self.lay(colour, 2 * number + 1, 1)
        self.grid.setRowMinimumHeight(2 * number + 1, 40)
        self.grid.setColumnStretch(0, 2)
        self.grid.setColumnStretch(1, 1)

    def _on_more(self) -> None:
        used = {row.color for row in self.providers}
        free = next((code for code in COLOURS if code not in used), COLOURS[0])
        self._add(NewProvider("", False, free))
        self.lines[-1][0].setFocus()
        self.show_fault("")

    def _on_away(self, name: QLineEdit, _checked: bool = False) -> None:
        at = next(at for at, line in enumerate(self.lines) if line[0] is name)
        line = self.lines.pop(at)
        rows = {self.grid.getItemPosition(self.grid.indexOf(widget))[0] for widget in line}  # type: ignore[index]
        self.take(line)
        for row in rows:
            self.grid.setRowMinimumHeight(row, 0)
        (self.lines[min(at, len(self.lines) - 1)][0] if self.lines else self.more).setFocus()


class HoursStep(_Rows):
    """The week: on which days the office is open, and from when to when everybody works."""

    def __init__(self) -> None:
        super().__init__("")
        self.more.hide()
        self.lines: list[tuple[QCheckBox, QTimeEdit, QTimeEdit]] = []
        known = {day.weekday: day for day in plan.usual_hours()}
        usual = plan.usual_hours()[0]
        for number, day_name in enumerate(self._names()):
            day = known.get(number)
            tick = QCheckBox(day_name)
            tick.setChecked(day is not None)
            start = _clock(tr("{day} from", day=day_name), (day or usual).start.hour)
            end = _clock(tr("{day} until", day=day_name), (day or usual).end.hour)
            line = (tick, start, end)
            for clock in (start, end):
                clock.setEnabled(day is not None)
                tick.toggled.connect(clock.setEnabled)
                clock.timeChanged.connect(lambda _time: self.show_fault(""))
            tick.toggled.connect(lambda _on: self.show_fault(""))
            self.lines.append(line)
            self.put(number, line)
        self.grid.setColumnStretch(0, 1)

    @staticmethod
    def _names() -> list[str]:
        return [i18n.capitalised(i18n.weekday_long(number)) for number in range(7)]

    @property
    def hours(self) -> tuple[NewDay, ...]:
        """What is filled in."""
        return tuple(
            NewDay(number, start.time().toPython(), end.time().toPython())  # type: ignore[arg-type]
            for number, (tick, start, end) in enumerate(self.lines)
            if tick.isChecked()
        )

    def is_sound(self) -> bool:
        """Check it, and say what is wrong with it."""
        self.show_fault(plan.hours_problem(self.hours, self._names()))
        for tick, start, end in self.lines:
            late = end.time() <= start.time() and end.time() != QTime(0, 0)
            set_property(end, "state", "bad" if tick.isChecked() and late else "")
        return not self.fault

    def begin(self) -> None:
        """Put the keyboard on the first line."""
        self.lines[0][0].setFocus()


class Step(Protocol):
    """What a step can be asked."""

    def is_sound(self) -> bool:
        """Check it, and say what is wrong with it."""

    def begin(self) -> None:
        """Put the keyboard where one begins."""


def _line(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setMaxLength(100)
    field.setMinimumHeight(32)
    return field


def _clock(name: str, hour: int) -> QTimeEdit:
    field = roomy(QTimeEdit(QTime(hour, 0)))
    field.setAccessibleName(name)
    field.setDisplayFormat(i18n.clock_format())
    field.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return field


def _colour_words() -> tuple[str, ...]:
    return (
        tr("blue"),
        tr("green"),
        tr("orange"),
        tr("violet"),
        tr("red"),
        tr("teal"),
        tr("yellow"),
        tr("grey"),
    )


def _dot(code: str) -> QIcon:
    pixmap = QPixmap(_DOT, _DOT)
    pixmap.fill(theme.current().mark(code))
    return QIcon(pixmap)
