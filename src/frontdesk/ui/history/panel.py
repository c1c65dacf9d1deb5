"""The History panel: whose history, narrowed to what, and the changes as cards."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui import i18n, language
from frontdesk.ui.history.model import LIFE, OPEN, RESTORE
from frontdesk.ui.i18n import tr
from frontdesk.ui.pastwords import ACTIONS
from frontdesk.ui.widgets.buttons import GlyphButton
from frontdesk.ui.widgets.cardlist import CardList
from frontdesk.ui.widgets.cards import Row
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.segmented import Segmented

VISIT, PATIENT, DAY = "visit", "patient", "day"


class HistoryPanel(QWidget):
    """Changes of a visit, a patient or a day.

    Attributes:
        scope: whose history; `kinds` narrows it.
        cards: the changes.

    Signals:
        scope_chosen(str): `visit`, `patient` or `day`.
        narrowed(str): one of the values of `ACTIONS`.
        acted(UUID, str): a link of a change, or its key.
        left(): Esc was pressed.
        day_chosen(date): the history of another day is wanted.
        more_asked(): the end of what was read is near.
    """

    scope_chosen = Signal(str)
    narrowed = Signal(str)
    acted = Signal(object, str)
    left = Signal()
    day_chosen = Signal(object)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scope = Segmented(
            tr("Whose history"),
            (
                (VISIT, tr("Visit"), tr("Everything that happened to the selected visit")),
                (PATIENT, tr("Patient"), tr("All visits of the selected patient")),
                (DAY, tr("Day"), tr("All visits that are, or ever were, on the day")),
            ),
        )
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("Which changes"))
        for value, words, _ in ACTIONS:
            self.kinds.addItem(tr(words), value)
        self.kinds.setMinimumContentsLength(8)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.day = QDateEdit()
        self.day.setAccessibleName(tr("Which day"))
        self.day.setCalendarPopup(True)
        self.day.setLocale(i18n.locale())
        self.day.setDisplayFormat(language.date_pattern("dated"))
        self.earlier = GlyphButton("left", tr("The day before"), framed=True, size=26)
        self.later = GlyphButton("right", tr("The day after"), framed=True, size=26)
        self._days = QWidget()
        self.about = make_label(strong=True)
        self.about.setWordWrap(True)
        self.count = make_label(tone="quiet")
        self.count.setWordWrap(True)
        self.cards = CardList(tr("History"))
        self.cards.own_keys = frozenset({Qt.Key.Key_R, Qt.Key.Key_H})
        self._lay_out()
        self.scope.chosen.connect(self.scope_chosen)
        self.kinds.activated.connect(lambda _index: self.narrowed.emit(self.kinds.currentData()))
        self.cards.acted.connect(self.acted)
        self.cards.opened.connect(lambda key: self.acted.emit(key, OPEN))
        self.cards.key_pressed.connect(self._on_key)
        self.cards.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.earlier.clicked.connect(lambda: self.day.setDate(self.day.date().addDays(-1)))
        self.later.clicked.connect(lambda: self.day.setDate(self.day.date().addDays(1)))
        self.day.dateChanged.connect(lambda day: self.day_chosen.emit(date(day.year(), day.month(), day.day())))

    def show_day(self, day: date | None) -> None:
        """Offer the days, of which this one is shown; None where the history is not a day's."""
        self._days.setVisible(day is not None)
        if day is not None:
            self.day.blockSignals(True)
            self.day.setDate(QDate(day.year, day.month, day.day))
            self.day.blockSignals(False)

    def show_rows(self, about: str, rows: Sequence[Row], count: str, words: str) -> None:
        """Show changes; `words` stand in their place when there are none."""
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.count.setText(count if rows else "")
        self.cards.show_rows(rows, words)

    def _on_scrolled(self, value: int) -> None:
        """Ask for more a screen before the end."""
        bar = self.cards.verticalScrollBar()
        if bar.maximum() and value >= bar.maximum() - self.cards.viewport().height():
            self.more_asked.emit()

    def _on_key(self, key: UUID, pressed: int) -> None:
        action = {int(Qt.Key.Key_R): RESTORE, int(Qt.Key.Key_H): LIFE}.get(pressed)
        if action is not None:
            self.acted.emit(key, action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 2, 12, 2)
        top.addWidget(self.scope)
        top.addWidget(self.kinds, 1)
        head = QVBoxLayout()
        head.setContentsMargins(16, 4, 12, 4)
        head.setSpacing(1)
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 3)
        days.setSpacing(4)
        days.addWidget(self.earlier)
        days.addWidget(self.day, 1)
        days.addWidget(self.later)
        head.addWidget(self._days)
        head.addWidget(self.about)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
