"""What is done in a visit: procedures with their fees, added, taken off, reordered."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.store.entities import ProcedureLine
from frontdesk.ui.editor.fields import Cannot, LineControl
from frontdesk.ui.editor.model import read_sum, write_amount
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button, set_property
from frontdesk.ui.widgets.labels import ElidedLabel, make_label
from frontdesk.ui.widgets.pickfield import PickField
from frontdesk.ui.widgets.searchfield import Entry

MOST_ANSWERS = 6
Lines = tuple[ProcedureLine, ...]


class WorkField(QWidget):
    """A row for each procedure, and a field that finds more by code or words.

    Signals:
        changed(object, object): what it was, and what is to be done from now on; tuples of procedures.
    """

    changed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: Lines | None = None
        self._codes: Lines = ()
        self._is_read_only = False
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.line = make_label(tone="quiet")
        self.line.setWordWrap(True)
        self.pick = PickField(tr("Add a procedure"), tr("Add a procedure: code or words"))
        self._column.addWidget(self.line)
        self._column.addWidget(self.pick)
        self.pick.asked.connect(self._answer)
        self.pick.picked.connect(self._on_picked)
        self.say(tr("reading…"))

    @property
    def lines(self) -> Lines | None:
        """What is shown; None while it is not known."""
        return self._lines

    def show_codes(self, codes: Lines) -> None:
        """Offer these."""
        self._codes = codes

    def show_lines(self, lines: Lines | None, trouble: str = "") -> None:
        """Show what is to be done; None while that is not known, `trouble` says why."""
        if lines == self._lines and lines is not None:
            self.say(trouble, bad=bool(trouble))
            return
        self._lines = lines
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(number, line) for number, line in enumerate(lines or ())]
        for number, row in enumerate(self._rows):
            self._column.insertWidget(number, row)
        self.say(trouble or ("" if lines else tr("nothing yet") if lines is not None else tr("not known")))
        self.set_read_only(self._is_read_only)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Write below the rows."""
        set_property(self.line, "tone", "bad" if bad else "quiet")
        self.line.setText(words)
        self.line.setVisible(bool(words))

    def set_read_only(self, is_so: bool) -> None:
        """Let nothing be changed."""
        self._is_read_only = is_so
        self.pick.setEnabled(not is_so and self._lines is not None)
        for row in self._rows:
            row.setEnabled(not is_so)

    def _row(self, number: int, line: ProcedureLine) -> QWidget:
        widget = QWidget()
        box = QHBoxLayout(widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        words = ElidedLabel(f"{line.code} {line.description or line.name}")
        fee = LineControl()
        fee.setText(write_amount(line.fee))
        fee.setFixedWidth(70)
        fee.setAccessibleName(tr("Fee of {code}", code=line.code))
        fee.over.connect(lambda: self._on_fee(number, fee))
        box.addWidget(words, 1)
        box.addWidget(fee)
        for sign, hint, act in (
            ("↑", tr("Earlier"), lambda: self._swap(number, number - 1)),
            ("↓", tr("Later"), lambda: self._swap(number, number + 1)),
            ("×", tr("Take off"), lambda: self._remove(number)),
        ):
            button = make_button(sign, "link", hint=hint, name=f"{hint}: {line.code}")
            button.setEnabled((sign != "↑" or number > 0) and (sign != "↓" or number + 1 < len(self._lines or ())))
            button.clicked.connect(act)
            box.addWidget(button)
        return widget

    def _tell(self, lines: Lines) -> None:
        was = self._lines
        if was is not None and lines != was:
            self.changed.emit(was, lines)

    def _on_fee(self, number: int, field: LineControl) -> None:
        lines = self._lines
        if lines is None or number >= len(lines) or not field.isModified():
            return
        try:
            fee = read_sum(field.text().strip())
        except Cannot as problem:
            self.say(str(problem), bad=True)
            return
        field.setModified(False)
        if isinstance(fee, Decimal):
            self._tell((*lines[:number], replace(lines[number], fee=fee), *lines[number + 1 :]))

    def _swap(self, one: int, other: int) -> None:
        rows = list(self._lines or ())
        if 0 <= other < len(rows):
            rows[one], rows[other] = rows[other], rows[one]
            self._tell(tuple(rows))

    def _remove(self, number: int) -> None:
        lines = self._lines or ()
        self._tell((*lines[:number], *lines[number + 1 :]))
        self.pick.setFocus()

    def _answer(self, text: str) -> None:
        words = text.lower().split()
        if not words:
            self.pick.close_list()
            return
        found = [
            code
            for code in self._codes
            if all(word in f"{code.code} {code.name} {code.description}".lower() for word in words)
        ]
        found.sort(key=lambda code: (not code.code.lower().startswith(words[0]), code.code))
        entries = [
            Entry(code.name, f"{code.code} {code.description}", write_amount(code.fee), code)
            for code in found[:MOST_ANSWERS]
        ]
        self.pick.show_answers(entries, "" if entries else tr("No procedure is called that."))

    def _on_picked(self, code: object, _by_enter: bool) -> None:
        self.pick.show_choice("", None)
        if isinstance(code, ProcedureLine) and self._lines is not None:
            self._tell((*self._lines, replace(code, id=None)))
