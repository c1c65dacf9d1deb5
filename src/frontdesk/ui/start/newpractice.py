"""A new practice in four steps: the office, its operatories, its people, its hours. Nothing is lost on the way back."""

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.domain.localtime import is_zone, zone_names
from frontdesk.ui.i18n import tr
from frontdesk.ui.start.fields import FormField, all_sound, check_zone, required
from frontdesk.ui.start.plan import NewPractice
from frontdesk.ui.start.steps import HoursStep, ProvidersStep, RoomsStep, Step
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import make_label


def system_zone() -> str:
    """The IANA name of this computer's zone, or the nearest that can be told."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return name if is_zone(name) else "America/New_York"


class OfficeStep(QWidget):
    """What the practice is called, who begins, and which time it keeps."""

    def __init__(self) -> None:
        super().__init__()
        self.name = FormField(tr("Practice name"), required(tr("Enter the name of the practice.")))
        self.person = FormField(tr("Your name"), required(tr("Enter your name; it is shown with what you change.")))
        self.zone = FormField(tr("Time zone"), check_zone)
        self.zone.input.setText(system_zone())
        self.zone.offer(sorted(zone_names()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for field in (self.name, self.person, self.zone):
            column.addWidget(field)

    def is_sound(self) -> bool:
        """Check it, and say what is wrong with it."""
        return all_sound([self.name, self.person, self.zone])

    def begin(self) -> None:
        """Put the keyboard on the name."""
        self.name.input.setFocus()


class NewPracticeForm(QWidget):
    """One step at a time.

    Attributes:
        office, rooms, people, hours: the steps.

    Signals:
        submitted(NewPractice): checked fields.
        left(): back to the choice.
    """

    submitted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.office, self.rooms, self.people, self.hours = OfficeStep(), RoomsStep(), ProvidersStep(), HoursStep()
        self._steps: tuple[tuple[QWidget, Step, str, str], ...] = (
            (self.office, self.office, tr("The office"), tr("This is how it is called in the window and in print.")),
            (self.rooms, self.rooms, tr("Operatories"), tr("One column of the schedule each, in this order.")),
            (self.people, self.people, tr("Providers"), tr("Who treats patients, and in which operatories.")),
            (
                self.hours,
                self.hours,
                tr("Opening hours"),
                tr("Everybody works these hours to begin with; each can have their own later."),
            ),
        )
        self._where = make_label(tone="quiet")
        self._head = make_label(strong=True)
        self._words = make_label(tone="quiet")
        self._words.setWordWrap(True)
        self._stack = QStackedWidget()
        for widget, *_ in self._steps:
            page = QWidget()
            box = QVBoxLayout(page)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(widget)
            box.addStretch(1)
            self._stack.addWidget(page)
        self.back = make_button(tr("Back"), hint=tr("What is filled in stays (Esc)"))
        self.submit = make_button(tr("Next"), "primary")
        self.submit.setDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label in (self._where, self._head, self._words):
            column.addWidget(label)
        column.addWidget(self._stack)
        column.addLayout(row)
        self.back.clicked.connect(self.go_back)
        self.submit.clicked.connect(self.go_on)
        self.setFocusProxy(self.office.name)
        self._show(0)

    @property
    def step(self) -> int:
        """Which step is on screen, from 0."""
        return self._stack.currentIndex()

    @property
    def practice(self) -> NewPractice:
        """What is filled in."""
        office = self.office
        return NewPractice(
            office.name.value,
            office.zone.value,
            office.person.value,
            self.rooms.rooms,
            self.people.providers,
            self.hours.hours,
        )

    def go_on(self) -> None:
        """To the next step, or make the practice; not before what is on screen is sound."""
        at = self.step
        if not self._steps[at][1].is_sound():
            return
        if at + 1 < len(self._steps):
            self._show(at + 1)
            self._steps[at + 1][1].begin()
        else:
            self.submitted.emit(self.practice)

    def go_back(self) -> None:
        """To the step before, or to the choice; what is filled in stays."""
        if self.step == 0:
            self.left.emit()
            return
        self._show(self.step - 1)
        self._steps[self.step][1].begin()

    def _show(self, at: int) -> None:
        if at == 2:
            self.people.show_rooms(self.rooms.keys, self.rooms.rooms)
        self._stack.setCurrentIndex(at)
        _, _, head, words = self._steps[at]
        self._where.setText(tr("Step {number} of {count}", number=at + 1, count=len(self._steps)))
        self._head.setText(head)
        self._words.setText(words)
        self.submit.setText(tr("Make this practice") if at + 1 == len(self._steps) else tr("Next"))
        self._stack.setAccessibleName(head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)
