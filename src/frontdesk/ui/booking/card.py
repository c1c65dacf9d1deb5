"""The card on which a visit is booked: it stands at its slot, over the board, and asks nothing twice."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.startranges import Fit
from frontdesk.ui import i18n
from frontdesk.ui.booking.newpatient import NewPatientFields
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton, MenuButton, make_button, set_property
from frontdesk.ui.widgets.fitted import Fitted
from frontdesk.ui.widgets.labels import ElidedLabel, keycap, make_label
from frontdesk.ui.widgets.lengthfield import LengthField
from frontdesk.ui.widgets.pickfield import PickField
from frontdesk.ui.widgets.standing import StandingCard, column_of

_TONES = {Fit.FITS: "good", Fit.OVERLAP_WARNING: "warn", Fit.CANNOT: "bad"}


_LEAST_WARNING = 36
"""Two lines: a warning is seen to be there, and scrolls where even that is too much."""


class BookingCard(StandingCard):
    """Patient, type, length, provider, note; below them what speaks against it, and what the rules say.

    What has to be known to book is never scrolled out of sight: where the fields scroll, whom the visit is for and what
    was chosen for it stand below them in a line.

    Signals:
        book_asked(): Enter in the last place, Ctrl+Enter anywhere, or the button.
        block_asked(): the time shall be blocked instead.
        member_asked(): another family member comes along.
        member_removed(int): one of the family shall not come after all.
    """

    book_asked = Signal()
    block_asked = Signal()
    member_asked = Signal()
    member_removed = Signal(int)

    def __init__(self, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(parent, tr("Book a visit"))
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
        self._chosen = ElidedLabel("", weight=QFont.Weight.DemiBold)
        self._against = _words("warn")
        self._soon = _words("warn")
        self._warnings = _warnings(self._against, self._soon)
        self._verdict = _words("good")
        self._members = QVBoxLayout()
        self._rows: list[QWidget] = []
        self._add = make_button(tr("Add family member"), "link")
        self._enter = keycap(tr("Enter"))
        self._block = make_button(tr("Block instead"), "link", hint=tr("Keep this time free of visits"))
        self._book = make_button(tr("Book"), "primary")
        self._lay_out()
        self.patient.resized.connect(self.fit)
        self.kind.resized.connect(self.fit)
        self.note.returnPressed.connect(self.book_asked)
        self.length.returnPressed.connect(self.book_asked)
        self.kind.accepted.connect(self.book_asked)
        self.new_patient.accepted.connect(self.kind.setFocus)
        self.accepted.connect(self.book_asked)
        self._block.clicked.connect(self.block_asked)
        self._add.clicked.connect(self.member_asked)
        self._book.clicked.connect(self.book_asked)
        self.new_patient.hide()
        self.hide()

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
        self._foot = foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._add)
        foot.addWidget(self._block)
        foot.addStretch(1)
        foot.addWidget(self._enter)
        foot.addWidget(self._book)
        self._members.setSpacing(2)
        contents = QWidget()
        fields = column_of(contents)
        fields.addLayout(self._members)
        for widget in (self.patient, self.new_patient, self._about, self.kind):
            fields.addWidget(widget)
        fields.addLayout(details)
        fields.addWidget(self.note)
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        for line in (self._chosen, self._warnings, self._verdict):
            lines.addWidget(line)
        self.arrange(head, contents, said, foot)
        order = (self.patient.field, *self.new_patient.fields, self.kind.field, self.length, self.provider, self.note)
        for before, after in zip(order, (*order[1:], self._add), strict=True):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(self._add, self._block)
        QWidget.setTabOrder(self._block, self._book)

    def fit(self) -> None:
        """Take the size that is needed; the key gives way to the words of the buttons."""
        self._enter.show()
        self._enter.setVisible(self._foot.sizeHint().width() <= self.room_across)
        super().fit()

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
    def chosen(self) -> str:
        """Whom the visit is for and what was chosen, where the fields that tell it are scrolled."""
        return self._chosen.text if self._chosen.isVisibleTo(self) else ""

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
        self.fit()

    def show_remarks(self, about: str, against: str, soon: Sequence[str]) -> None:
        """Say what the patient prefers, what is otherwise here, and what comes too soon."""
        _say(self._about, about)
        _say(self._against, against)
        _say(self._soon, "\n".join(soon))
        self._warnings.setVisible(bool(against or soon))
        self._warnings.settle()
        self.fit()

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
        self.fit()

    def _member(self, index: int, words: str) -> QWidget:
        row = QWidget()
        row.setAccessibleName(words)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = make_label(words)
        label.setWordWrap(True)
        remove = GlyphButton("close", tr("Leave out {who}", who=words), size=20)
        remove.clicked.connect(lambda: self.member_removed.emit(index))
        line.addWidget(label, 1)
        line.addWidget(remove)
        return row

    def ask_for_new(self, asked: bool, /) -> None:
        """Show the fields for a new patient in place of the search, or the search again."""
        self.new_patient.setVisible(asked)
        self.patient.setVisible(not asked)
        self.fit()

    def shorten(self, is_short: bool, /) -> None:
        """Say whom it is for, how long it takes and whose it is, while the fields that tell it scroll."""
        name = self._named()
        self._chosen.setVisible(is_short and bool(name))
        if is_short:
            length = i18n.minutes(int(self.length.text())) if self.length.text().isdigit() else ""
            self._chosen.set_text(" · ".join(part for part in (name, length, self.provider.whole) if part))

    def _named(self) -> str:
        """Whom it is for, as far as that is known."""
        if self.new_patient.isVisibleTo(self):
            names = (self.new_patient.first.text(), self.new_patient.last.text())
            return " ".join(part for part in map(str.strip, names) if part)
        return self.patient.text if self.patient.choice is not None else ""


def _words(tone: str) -> QLabel:
    label = make_label()
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    label.hide()
    return label


def _warnings(*labels: QLabel) -> Fitted:
    """Warnings beside the verdict; many of them scroll, rather than leaving no room for the fields."""
    contents = QWidget()
    lines = QVBoxLayout(contents)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(3)
    for label in labels:
        lines.addWidget(label)
    area = Fitted(contents, _LEAST_WARNING)
    area.hide()
    return area


def _say(label: QLabel, words: str, tone: str = "") -> None:
    label.setText(words)
    label.setVisible(bool(words))
    if tone:
        set_property(label, "tone", tone)
