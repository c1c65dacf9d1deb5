"""The card on which time is blocked: what for, from when to when, a note; Enter blocks."""

from datetime import time
from itertools import pairwise

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QTimeEdit, QWidget

from frontdesk.domain.startranges import Fit
from frontdesk.ui import i18n
from frontdesk.ui.blockouts.model import BlockDraft
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton, make_button, set_property
from frontdesk.ui.widgets.labels import keycap, make_label
from frontdesk.ui.widgets.pickfield import PickField
from frontdesk.ui.widgets.roomy import roomy
from frontdesk.ui.widgets.standing import StandingCard, column_of

_TONES = {Fit.FITS: "good", Fit.OVERLAP_WARNING: "warn", Fit.CANNOT: "bad"}


class BlockCard(StandingCard):
    """Kind, times, whole office or one room, note; below them what lies there.

    Signals:
        edited(): a time, the place or the note was changed.
        delete_asked(): the blockout shall go.
    """

    edited = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Block time"))
        self._title = make_label(strong=True)
        self._place = make_label(tone="quiet")
        self.kind = PickField(tr("Type of blockout"), tr("What for"), rows=8)
        self.start, self.end = _clock(tr("From")), _clock(tr("To"))
        self.whole = QCheckBox(tr("Whole office"))
        self.group = QCheckBox()
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("Note"))
        self._verdict = make_label()
        self._verdict.setWordWrap(True)
        self._delete = make_button(tr("Remove"), "link", hint=tr("Give the time back (Del)"))
        self._do = make_button("", "primary")
        self._lay_out()
        for field in (self.start, self.end):
            field.timeChanged.connect(lambda _time: self.edited.emit())
        self.whole.toggled.connect(lambda _on: self.edited.emit())
        self.group.toggled.connect(lambda _on: self.edited.emit())
        self.note.textEdited.connect(lambda _text: self.edited.emit())
        self.kind.resized.connect(self.fit)
        self.kind.accepted.connect(self.accepted)
        self._do.clicked.connect(self.accepted)
        self._delete.clicked.connect(self.delete_asked)
        self.hide()

    def _lay_out(self) -> None:
        close = GlyphButton("close", tr("Close"), size=22, hint=tr("Close, nothing changes (Esc)"))
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._place, 1)
        head.addWidget(close)
        times = QHBoxLayout()
        times.setSpacing(6)
        times.addWidget(self.start)
        times.addWidget(make_label("–", tone="quiet"))
        times.addWidget(self.end)
        times.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._delete)
        foot.addStretch(1)
        foot.addWidget(keycap(tr("Enter")))
        foot.addWidget(self._do)
        contents = QWidget()
        fields = column_of(contents)
        fields.addWidget(self.kind)
        fields.addLayout(times)
        for widget in (self.whole, self.note, self.group):
            fields.addWidget(widget)
        self.arrange(head, contents, self._verdict, foot)
        order = (self.kind.field, self.start, self.end, self.whole, self.note, self.group, self._delete, self._do)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    @property
    def verdict(self) -> str:
        """What the rules say."""
        return self._verdict.text()

    @property
    def place(self) -> str:
        """Where and when."""
        return self._place.text()

    def fill(self, draft: BlockDraft) -> None:
        """Put a blockout into the fields."""
        is_new = draft.blockout is None
        self._title.setText(tr("Block") if is_new else tr("Blockout"))
        self._do.setText(tr("Block") if is_new else tr("Save"))
        self._delete.setVisible(not is_new)
        self.group.setVisible(draft.companions > 1)
        self.group.setText(tr("Change all {count} made together", count=draft.companions))
        for field, moment in ((self.start, draft.start), (self.end, draft.end)):
            field.blockSignals(True)
            field.setTime(QTime(moment.hour, moment.minute))
            field.blockSignals(False)
        for tick, is_on in ((self.whole, draft.is_whole), (self.group, draft.with_group)):
            tick.blockSignals(True)
            tick.setChecked(is_on)
            tick.blockSignals(False)
        self.whole.setEnabled(is_new or draft.is_whole or draft.operatory_id is not None)
        self.note.setText(draft.note)

    def times(self) -> tuple[time, time]:
        """Return from when to when, by the clock."""
        return _told(self.start), _told(self.end)

    def show_place(self, words: str) -> None:
        """Say where and when."""
        self._place.setText(words)

    def show_verdict(self, fit: Fit, words: str) -> None:
        """Say whether it may be blocked, and what lies there."""
        self._verdict.setText(words)
        self._verdict.setVisible(bool(words))
        set_property(self._verdict, "tone", _TONES[fit])
        self._do.setEnabled(fit is not Fit.CANNOT)
        self.fit()


def _clock(name: str) -> QTimeEdit:
    field = roomy(QTimeEdit())
    field.setDisplayFormat(i18n.clock_format())
    field.setAccessibleName(name)
    return field


def _told(field: QTimeEdit) -> time:
    moment = field.time()
    return time(moment.hour(), moment.minute())
