"""The card on which a visit is booked: it stands at its slot, over the board, and asks nothing twice."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.domain.startranges import Fit
from frontdesk.ui.booking.newpatient import NewPatientFields
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton, MenuButton, make_button, set_property
from frontdesk.ui.widgets.labels import keycap, make_label
from frontdesk.ui.widgets.lengthfield import LengthField
from frontdesk.ui.widgets.pickfield import PickField

WIDTH = 372
MARGIN = 8

_TONES = {Fit.FITS: "good", Fit.OVERLAP_WARNING: "warn", Fit.CANNOT: "bad"}


class BookingCard(QFrame):
    """Patient, type, length, provider, note; below them what the rules say.

    Signals:
        book_asked(): Enter in the last place, Ctrl+Enter anywhere, or the button.
        left(): Esc, or the cross.
        member_asked(): another family member comes along.
        member_removed(int): one of the family shall not come after all.
        window_resized(): the window it stands over has another size.
    """

    book_asked = Signal()
    left = Signal()
    member_asked = Signal()
    member_removed = Signal(int)
    window_resized = Signal()

    def __init__(self, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self.setProperty("frame", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Book a visit"))
        self.setFixedWidth(WIDTH)
        self._anchor = QRect()
        self._within = QRect()
        self._place = make_label(tone="quiet")
        self.patient = PickField(tr("Patient"), tr("Patient: name, phone, date of birth, chart number"))
        self.new_patient = NewPatientFields(today)
        self.kind = PickField(tr("Appointment type"), tr("Type of visit"))
        self.length = LengthField()
        self.provider = MenuButton(tr("Provider"), px=13)
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("Note"))
        self._about = _words("quiet")
        self._against = _words("warn")
        self._soon = _words("warn")
        self._verdict = _words("good")
        self._members = QVBoxLayout()
        self._rows: list[QWidget] = []
        self._add = make_button(tr("Add family member"), "link")
        self._book = make_button(tr("Book"), "primary")
        self._lay_out()
        self.patient.resized.connect(self._fit)
        self.kind.resized.connect(self._fit)
        self.note.returnPressed.connect(self.book_asked)
        self.length.returnPressed.connect(self.book_asked)
        self.kind.accepted.connect(self.book_asked)
        self.new_patient.accepted.connect(self.kind.setFocus)
        self._add.clicked.connect(self.member_asked)
        self._book.clicked.connect(self.book_asked)
        self.new_patient.hide()
        self.hide()
        parent.installEventFilter(self)

    def _lay_out(self) -> None:
        close = GlyphButton("close", tr("Close"), size=22, hint=tr("Close without booking (Esc)"))
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(make_label(tr("Book"), strong=True))
        head.addWidget(self._place, 1)
        head.addWidget(close)
        details = QHBoxLayout()
        details.setSpacing(6)
        details.addWidget(self.length)
        details.addWidget(make_label(tr("min"), tone="quiet"))
        details.addWidget(self.provider, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._add)
        foot.addStretch(1)
        foot.addWidget(keycap(tr("Enter")))
        foot.addWidget(self._book)
        self._members.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 10)
        column.setSpacing(7)
        column.addLayout(head)
        column.addLayout(self._members)
        for widget in (self.patient, self.new_patient, self._about, self.kind):
            column.addWidget(widget)
        column.addLayout(details)
        column.addWidget(self.note)
        for widget in (self._verdict, self._against, self._soon):
            column.addWidget(widget)
        column.addLayout(foot)
        order = (self.patient.field, *self.new_patient.fields, self.kind.field, self.length, self.provider, self.note)
        for before, after in zip(order, (*order[1:], self._add), strict=True):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(self._add, self._book)

    # What is shown

    @property
    def verdict(self) -> str:
        """What the rules say."""
        return self._verdict.text()

    @property
    def remarks(self) -> tuple[str, ...]:
        """Everything else that is said below the fields and about the patient."""
        return tuple(label.text() for label in (self._about, self._against, self._soon) if label.text())

    @property
    def place(self) -> str:
        """Where and when."""
        return self._place.text()

    @property
    def members(self) -> tuple[str, ...]:
        """Who of the family comes before, as shown."""
        return tuple(row.accessibleName() for row in self._rows)

    def show_place(self, words: str) -> None:
        """Say where and when."""
        self._place.setText(words)

    def show_verdict(self, fit: Fit, words: str) -> None:
        """Say whether it may be booked there, and why not."""
        _say(self._verdict, words, _TONES[fit])
        self._book.setEnabled(fit is not Fit.CANNOT)
        self._fit()

    def show_remarks(self, about: str, against: str, soon: Sequence[str]) -> None:
        """Say what the patient prefers, what is otherwise here, and what comes too soon."""
        _say(self._about, about)
        _say(self._against, against)
        _say(self._soon, "\n".join(soon))
        self._fit()

    def show_members(self, rows: Sequence[str]) -> None:
        """List who of the family is booked along."""
        if tuple(rows) == self.members:
            return
        for row in self._rows:
            self._members.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._member(index, words) for index, words in enumerate(rows)]
        for row in self._rows:
            self._members.addWidget(row)
        self._book.setText(tr("Book all {count}", count=len(rows) + 1) if rows else tr("Book"))
        self._fit()

    def _member(self, index: int, words: str) -> QWidget:
        row = QWidget()
        row.setAccessibleName(words)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = make_label(words)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        remove = GlyphButton("close", tr("Leave out {who}", who=words), size=20)
        remove.clicked.connect(lambda: self.member_removed.emit(index))
        line.addWidget(label, 1)
        line.addWidget(remove)
        return row

    def ask_for_new(self, asked: bool, /) -> None:
        """Show the fields for a new patient in place of the search, or the search again."""
        self.new_patient.setVisible(asked)
        self.patient.setVisible(not asked)
        self._fit()

    # Where it stands

    def stand_at(self, anchor: QRect, within: QRect) -> None:
        """Stand beside `anchor`, both in the parent's coordinates, and stay inside `within`."""
        self._anchor, self._within = anchor, within
        self._fit()
        self.show()
        self.raise_()

    def _fit(self) -> None:
        self.adjustSize()
        within, anchor, size = self._within, self._anchor, self.size()
        if within.isEmpty():
            return
        left = anchor.right() + MARGIN
        if left + size.width() > within.right() - MARGIN:
            left = anchor.left() - MARGIN - size.width()
        if left < within.left() + MARGIN:
            left = max(within.left() + MARGIN, within.right() - MARGIN - size.width())
        top = min(anchor.top() - MARGIN, within.bottom() - MARGIN - size.height())
        self.move(QPoint(left, max(top, within.top() + MARGIN)))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible() and watched is self.parent():
            self.window_resized.emit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Letters typed on a button of the card are no keys of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if held == Qt.KeyboardModifier.NoModifier and (event.text().isprintable() and event.text()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Ctrl+Enter books from anywhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.book_asked.emit()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            # What no field wanted is not for the board or the window either.
            event.accept()
        else:
            super().keyPressEvent(event)


def _words(tone: str) -> QLabel:
    label = make_label()
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    label.hide()
    return label


def _say(label: QLabel, words: str, tone: str = "") -> None:
    label.setText(words)
    label.setVisible(bool(words))
    if tone:
        set_property(label, "tone", tone)
