"""The panel that says who is due, and takes what was said on the phone."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from frontdesk.store.recalls import RecallType
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.cardlist import CardList
from frontdesk.ui.widgets.cards import Row
from frontdesk.ui.widgets.choosing import choose
from frontdesk.ui.widgets.labels import make_label

CONTACTS = ("called, no answer", "left a message", "texted", "will call back")
"""What one notes of a call, in the order of how often."""


class RecallPanel(QWidget):
    """Who is due, by how long; one type of recall or all.

    Signals:
        kind_chosen(UUID | None): show this type only, or all.
        book_asked(UUID): find openings for a recall.
        contacted(UUID, str): what came of a call.
        postponed(UUID, int): ask again in so many weeks.
        stopped(UUID): call this patient no more.
    """

    kind_chosen = Signal(object)
    book_asked = Signal(object)
    contacted = Signal(object, str)
    postponed = Signal(object, int)
    stopped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("Recall type"))
        self.kinds.setMinimumContentsLength(10)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cards = CardList(tr("Recalls"))
        self.cards.own_keys = frozenset(map(int, (Qt.Key.Key_C, Qt.Key.Key_B, Qt.Key.Key_O)))
        foot = make_label(tr("Enter finds openings, C notes a call."), tone="quiet")
        foot.setWordWrap(True)
        foot.setContentsMargins(14, 2, 10, 8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 10, 4)
        head.addWidget(self.kinds, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        column.addWidget(foot)
        self.kinds.activated.connect(lambda index: self.kind_chosen.emit(self.kinds.itemData(index)))
        self.cards.acted.connect(self._on_acted)
        self.cards.opened.connect(self.book_asked)
        self.cards.key_pressed.connect(self._on_key)
        self.cards.menu_asked.connect(self._open_menu)

    def show_kinds(self, kinds: Sequence[RecallType], chosen: UUID | None) -> None:
        """Offer the types of recall."""
        wanted: list[tuple[str, UUID | None]] = [(tr("All recalls"), None), *((row.name, row.id) for row in kinds)]
        if wanted != [(self.kinds.itemText(row), self.kinds.itemData(row)) for row in range(self.kinds.count())]:
            self.kinds.clear()
            for name, key in wanted:
                self.kinds.addItem(name, key)
        choose(self.kinds, chosen)

    def show_rows(self, rows: Sequence[Row], words: str) -> None:
        """Show who is due, or why there is nobody."""
        self.cards.show_rows(rows, words)

    def _on_acted(self, recall_id: UUID, action: str) -> None:
        if action == "book":
            self.book_asked.emit(recall_id)
        else:
            self._open_contacts(recall_id)

    def _on_key(self, recall_id: UUID, code: int) -> None:
        if code == Qt.Key.Key_C:
            self._open_contacts(recall_id)
        elif code in (Qt.Key.Key_B, Qt.Key.Key_O):
            self.book_asked.emit(recall_id)

    def _open_contacts(self, recall_id: UUID) -> None:
        """What came of the call: one more key or click, and it is noted."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("What came of the call"))
        menu.aboutToHide.connect(menu.deleteLater)
        self._add_contacts(menu, recall_id)
        place = self.cards.link_rect(recall_id, "called")
        menu.popup(self.cards.viewport().mapToGlobal(place.bottomLeft() + QPoint(-6, 4)))

    def _add_contacts(self, menu: QMenu, recall_id: UUID) -> None:
        for number, words in enumerate(CONTACTS, start=1):
            said = tr(words)
            action = menu.addAction(f"&{number}  {i18n.capitalised(said)}")
            action.triggered.connect(lambda _checked=False, said=said: self.contacted.emit(recall_id, said))

    def _open_menu(self, recall_id: UUID, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(tr("Menu of a recall"))
        menu.aboutToHide.connect(menu.deleteLater)
        book = menu.addAction(tr("Find openings and book\tEnter"))
        book.triggered.connect(lambda _checked=False: self.book_asked.emit(recall_id))
        self._add_contacts(menu.addMenu(tr("Note a call")), recall_id)
        later = menu.addMenu(tr("Ask again"))
        for weeks, words in ((2, tr("in two weeks")), (4, tr("in four weeks")), (13, tr("in three months"))):
            action = later.addAction(words)
            action.triggered.connect(lambda _checked=False, weeks=weeks: self.postponed.emit(recall_id, weeks))
        menu.addSeparator()
        stop = menu.addAction(tr("Call no more for this"))
        stop.triggered.connect(lambda _checked=False: self.stopped.emit(recall_id))
        menu.popup(at)
