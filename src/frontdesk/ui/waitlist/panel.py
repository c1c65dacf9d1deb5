"""The waitlist panel: who waits, or who fits the hole that was chosen."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr
from frontdesk.ui.waitlist.form import EntryForm
from frontdesk.ui.widgets.buttons import GlyphButton, make_button
from frontdesk.ui.widgets.cardlist import CardList
from frontdesk.ui.widgets.cards import Row
from frontdesk.ui.widgets.labels import ElidedLabel, make_label
from frontdesk.ui.widgets.leaves import Leaves


class WaitlistPanel(QWidget):
    """A list with a head: the hole it is about, or whom to add; behind it the form of an entry.

    Signals:
        acted(UUID, str): something was asked for an entry: ``book``, ``call``, ``declined``, ``no_answer``, ``edit``,
            ``openings``, ``remove``, ``visit``.
        digit_pressed(int): the entry with that number was meant, from 1.
        hole_left(): the list shall be about everybody again.
        adding(): somebody shall be added.
        removed(tuple[UUID, ...]): take these off the list.
        saved(PatientHit | None, Wanting): the form was filled in.
        patient_asked(str): patients are searched for the form.
    """

    acted = Signal(object, str)
    digit_pressed = Signal(int)
    hole_left = Signal()
    adding = Signal()
    removed = Signal(object)
    saved = Signal(object, object)
    patient_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards = CardList(tr("Waitlist"))
        self.cards.own_keys = frozenset(
            {
                *_ANSWERS,
                *map(int, (Qt.Key.Key_O, Qt.Key.Key_E, Qt.Key.Key_Delete)),
                *range(Qt.Key.Key_1, Qt.Key.Key_9 + 1),
            }
        )
        self._hole = QFrame()
        self._hole.setProperty("frame", "note")
        self.hole_words = ElidedLabel("")
        self.hole_count = make_label(tone="quiet")
        self.hole_held = ElidedLabel("", quiet=True)
        self._plain = QWidget()
        self.add_button = make_button(tr("Add"), "link", hint=tr("Put somebody on the waitlist"))
        self.hint = make_label(tone="quiet")
        self.hint.setWordWrap(True)
        self._pages = Leaves()
        self._lay_out()
        self.cards.acted.connect(self.acted)
        self.cards.opened.connect(lambda entry: self.acted.emit(entry, "book" if self.has_hole else "edit"))
        self.cards.key_pressed.connect(self._on_key)
        self.add_button.clicked.connect(self.adding)
        self.show_hole("", "")

    @property
    def has_hole(self) -> bool:
        """Whether the list is about a hole."""
        return self._hole.isVisibleTo(self)

    @property
    def is_editing(self) -> bool:
        """Whether the form is in front."""
        return self._pages.currentIndex() == 1

    @cached_property
    def form(self) -> EntryForm:
        """The fields of an entry; built for the first one that is added or changed."""
        form = EntryForm()
        self._pages.addWidget(form)
        form.left.connect(self.show_list)
        form.saved.connect(self.saved)
        form.patient.asked.connect(self.patient_asked)
        form.patient.picked.connect(lambda hit, _enter: form.patient.show_choice(hit.name, hit))
        return form

    def show_hole(self, words: str, count: str, held: str = "") -> None:
        """Say which hole the list is about, and who holds it meanwhile; empty for everybody who waits."""
        if self.has_hole != bool(words):
            # Another list: it begins at its top.
            self.cards.show_rows(())
            self.cards.scrollToTop()
        self._hole.setVisible(bool(words))
        self._plain.setVisible(not words)
        self.hole_words.set_text(words)
        self.hole_count.setText(count)
        self.hole_held.set_text(held)
        self.hole_held.setVisible(bool(held))
        self._hole.setAccessibleName(", ".join(part for part in (words, count, held) if part) if words else "")
        self.hint.setText(
            tr("A digit books. T told, D declined, N no answer.") if words else tr("Enter edits, O finds openings.")
        )

    def show_rows(self, rows: Sequence[Row], words: str) -> None:
        """Show who waits or fits, or why there is nobody."""
        self.cards.show_rows(rows, words)

    def show_list(self) -> None:
        """Put the list in front again."""
        self._pages.turn_to(self._listed)
        self.cards.setFocus()

    def show_list_quietly(self) -> None:
        """Put the list in front again; the keyboard stays where it is."""
        self._pages.turn_to(self._listed)

    def show_form(self) -> None:
        """Put the form in front."""
        self._pages.turn_to(self.form)

    def _on_key(self, entry_id: object, code: int) -> None:
        if self.has_hole and Qt.Key.Key_1 <= code <= Qt.Key.Key_9:
            self.digit_pressed.emit(code - Qt.Key.Key_0)
        elif code == Qt.Key.Key_Delete:
            self.removed.emit(self.cards.selected or (entry_id,))
        elif self.has_hole and code in _ANSWERS:
            self.acted.emit(entry_id, _ANSWERS[code])
        elif code == Qt.Key.Key_O:
            self.acted.emit(entry_id, "openings")
        elif code == Qt.Key.Key_E:
            self.acted.emit(entry_id, "edit")

    def _lay_out(self) -> None:
        leave = GlyphButton("close", tr("Show everybody who waits"), size=20)
        leave.clicked.connect(self.hole_left)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.hole_words, 1)
        head.addWidget(leave)
        frame = QVBoxLayout(self._hole)
        frame.setContentsMargins(10, 5, 4, 5)
        frame.setSpacing(1)
        frame.addLayout(head)
        # Beside the place, the counts would cut how long it is.
        frame.addWidget(self.hole_count)
        frame.addWidget(self.hole_held)
        plain = QHBoxLayout(self._plain)
        plain.setContentsMargins(2, 0, 0, 0)
        plain.addWidget(make_label(tr("Who would come sooner"), tone="quiet"))
        plain.addStretch(1)
        plain.addWidget(self.add_button)
        top = QVBoxLayout()
        top.setContentsMargins(12, 4, 12, 4)
        top.addWidget(self._hole)
        top.addWidget(self._plain)
        self._listed = listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.cards, 1)
        self.hint.setContentsMargins(14, 2, 10, 8)
        column.addWidget(self.hint)
        self._pages.addWidget(listed)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)


_ANSWERS = {int(Qt.Key.Key_T): "call", int(Qt.Key.Key_D): "declined", int(Qt.Key.Key_N): "no_answer"}
