"""Four fields for somebody who has never been here; all of them on the card, none in a window of its own."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from frontdesk.store.booking import NewPatient
from frontdesk.ui import i18n, typed
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import set_property
from frontdesk.ui.widgets.labels import make_label


class NewPatientFields(QWidget):
    """First and last name, date of birth, phone.

    Signals:
        changed(): something was typed.
        accepted(): Enter in the last field.
    """

    changed = Signal()
    accepted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.first = self._field(tr("First name"))
        self.last = self._field(tr("Last name"))
        self.birth = self._field(tr("Date of birth"), tr("Born, as 4/2/1991"))
        self.phone = self._field(tr("Phone"))
        self._fault = make_label(tone="bad")
        self._fault.setWordWrap(True)
        self._fault.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for index, field in enumerate(self.fields):
            grid.addWidget(field, index // 2, index % 2)
        grid.addWidget(self._fault, 2, 0, 1, 2)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """The fields in their order."""
        return (self.first, self.last, self.birth, self.phone)

    @property
    def patient(self) -> NewPatient | None:
        """Who was told of; None while something is missing or cannot be read."""
        last, born = self.last.text().strip(), self.birth.text().strip()
        birth = typed.read_birth_date(born, self._today()) if born else None
        if not last or (born and birth is None):
            return None
        return NewPatient(self.first.text().strip(), last, birth, self.phone.text().strip())

    @property
    def fault(self) -> str:
        """What is missing or cannot be read, in words; nothing when all is well."""
        if not self.last.text().strip():
            return tr("A last name is needed.")
        if self.birth.text().strip() and self.patient is None:
            return tr("That date of birth cannot be read. Write it as 4/2/1991.")
        return ""

    def show_patient(self, patient: NewPatient) -> None:
        """Begin with what is known."""
        self.first.setText(patient.first_name)
        self.last.setText(patient.last_name)
        self.birth.setText(i18n.full_date(patient.birth_date) if patient.birth_date else "")
        self.phone.setText(patient.phone)
        self.show_fault("")

    def focus_first_gap(self) -> None:
        """Put the keyboard on the first field that is empty."""
        empty = (field for field in self.fields if not field.text())
        next(empty, self.phone).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong; nothing clears it."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        set_property(self.last, "state", "bad" if sentence and not self.last.text().strip() else "")
        set_property(self.birth, "state", "bad" if sentence and self.last.text().strip() else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field, from the last one out of the form."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                at = next(index for index, field in enumerate(self.fields) if field is watched)
                if at + 1 < len(self.fields):
                    self.fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
                else:
                    self.accepted.emit()
                return True
        return super().eventFilter(watched, event)

    def _field(self, name: str, placeholder: str = "") -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder or name)
        field.setMaxLength(100)
        field.textEdited.connect(lambda _text: self._edited())
        field.installEventFilter(self)
        return field

    def _edited(self) -> None:
        self.show_fault("")
        self.changed.emit()
