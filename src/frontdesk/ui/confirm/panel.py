"""The panel that says who has not confirmed, and takes the answer."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from frontdesk.ui.confirm.model import Choices
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.cardlist import CardList
from frontdesk.ui.widgets.cards import Row
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.segmented import Segmented

SPANS = (1, 3, 7)
"""How many days ahead one may look."""


class ConfirmPanel(QWidget):
    """Who is to be phoned, by day; several may be chosen and answered at once.

    Signals:
        span_chosen(int): look so many days ahead.
        all_asked(bool): show the confirmed ones too, or not.
        answered(tuple[UUID, ...], UUID): these visits get a status.
        opened(UUID): show a visit on the board.
        chosen(UUID | None): the keyboard or the mouse came to a visit.
    """

    span_chosen = Signal(int)
    all_asked = Signal(bool)
    answered = Signal(object, object)
    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choices = Choices((), None, None)
        self.spans = Segmented(
            tr("How far ahead"),
            [
                ("1", tr("1 day"), tr("The next day")),
                ("3", tr("3"), tr("The next three days")),
                ("7", tr("7"), tr("The next seven days")),
            ],
        )
        self.spans.set_value("3")
        self.all_button = make_button(tr("Show all"), "link", hint=tr("Show those who have confirmed as well"))
        self.all_button.setCheckable(True)
        self.cards = CardList(tr("Visits to confirm"))
        self.cards.own_keys = frozenset(
            {int(Qt.Key.Key_C), int(Qt.Key.Key_M)} | set(range(Qt.Key.Key_1, Qt.Key.Key_9 + 1))
        )
        self.foot: QLabel = make_label(tone="quiet")
        self.foot.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 10, 4)
        head.addWidget(self.spans)
        head.addStretch(1)
        head.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        self.foot.setContentsMargins(14, 2, 10, 8)
        column.addWidget(self.foot)
        self.spans.chosen.connect(lambda value: self.span_chosen.emit(int(value)))
        self.all_button.toggled.connect(self._on_all)
        self.cards.acted.connect(self._on_acted)
        self.cards.opened.connect(self.opened)
        self.cards.chosen.connect(self.chosen)
        self.cards.key_pressed.connect(self._on_key)
        self.cards.menu_asked.connect(self._open_menu)
        self.cards.selectionModel().selectionChanged.connect(self._show_foot)
        self._show_foot()

    def show_choices(self, choices: Choices) -> None:
        """Which statuses may be given."""
        self._choices = choices
        self._show_foot()

    def show_rows(self, rows: Sequence[Row], words: str) -> None:
        """Show whom to phone, or why there is nobody."""
        self.cards.show_rows(rows, words)

    def _on_all(self, is_on: bool) -> None:
        self.all_button.setText(tr("Hide confirmed") if is_on else tr("Show all"))
        self.all_asked.emit(is_on)

    def _on_acted(self, visit_id: UUID, action: str) -> None:
        choice = self._choices.confirmed if action == "confirmed" else self._choices.contacted
        if choice is not None:
            self.answered.emit((visit_id,), choice.id)

    def _on_key(self, visit_id: UUID, code: int) -> None:
        choice = None
        if code == Qt.Key.Key_C:
            choice = self._choices.confirmed
        elif code == Qt.Key.Key_M:
            choice = self._choices.contacted
        elif Qt.Key.Key_1 <= code <= Qt.Key.Key_9 and code - Qt.Key.Key_1 < len(self._choices.all):
            choice = self._choices.all[code - Qt.Key.Key_1]
        if choice is not None:
            self.answered.emit(self.cards.selected or (visit_id,), choice.id)

    def _open_menu(self, visit_id: UUID, at: QPoint) -> None:
        chosen = self.cards.selected
        whom = chosen if visit_id in chosen else (visit_id,)
        menu = QMenu(self)
        menu.setAccessibleName(tr("Confirmation"))
        menu.aboutToHide.connect(menu.deleteLater)
        for number, choice in enumerate(self._choices.all, start=1):
            words = choice.name.replace("&", "&&")
            action = menu.addAction(f"{words}\t{number}" if number <= 9 else words)
            action.triggered.connect(lambda _checked=False, key=choice.id: self.answered.emit(whom, key))
        menu.addSeparator()
        show = menu.addAction(tr("Show on the board\tEnter"))
        show.triggered.connect(lambda _checked=False: self.opened.emit(visit_id))
        menu.popup(at)

    def _show_foot(self) -> None:
        count = len(self.cards.selected)
        if count > 1:
            self.foot.setText(tr("{count} chosen. C confirms them all.", count=count))
        else:
            self.foot.setText(tr("C confirms, M a message left. Shift chooses several."))
