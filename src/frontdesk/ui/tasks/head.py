"""The head of the tasks panel: where one looks and for what, and the lists themselves."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from frontdesk.store.officetasks import Looking, Scope
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton, make_button

PAUSE_MS = 250
"""So long nothing has been typed before it is looked for."""
LONGEST_NAME = 100


class Line(QLineEdit):
    """A line of text that can be left.

    Signals:
        left(): Esc was pressed.
    """

    left = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CountedCombo(QComboBox):
    """Choices like ``Front desk · 4``; of one that is too long the name ends in dots, and the count stays."""

    @property
    def shown(self) -> str:
        """What is on screen."""
        return self._fitting(self._option())

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        # Styles leave a pixel at either side of the words.
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 2
        words, metrics = self.currentText(), self.fontMetrics()
        if metrics.horizontalAdvance(words) <= room:
            return words
        name, dot, count = words.rpartition(" · ")
        if not dot:
            name, count = words, ""
        room -= metrics.horizontalAdvance(dot + count)
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0)) + dot + count

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As the style has it, with words that fit."""
        option = self._option()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._fitting(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class TaskHead(QWidget):
    """What the panel is about.

    Attributes:
        looks: where one looks; `search` is shown while something is looked for, `naming` while a list gets its name.

    Signals:
        looking_chosen(Looking): show these.
        adding(): a new task is wanted.
        list_named(object, str): a list, or None for a new one, shall be called so.
        list_retired(UUID): a list shall be out of use.
        left(): back to the list of tasks.
    """

    looking_chosen = Signal(object)
    adding = Signal()
    list_named = Signal(object, str)
    list_retired = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._named: UUID | None = None
        self._chosen = Looking()
        self.looks = CountedCombo()
        self.looks.setAccessibleName(tr("Which tasks"))
        self.looks.setMinimumContentsLength(9)
        self.looks.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.find_button = GlyphButton("search", tr("Find a task (F)"), size=26)
        self.lists_button = GlyphButton("more", tr("New list, rename a list"), size=26)
        self.add_button = make_button(tr("New"), "link", hint=tr("Ask for something to be done (Ctrl+T)"))
        self.search = Line(tr("Find a task"), tr("Words or a patient's name"))
        self.naming = Line(tr("Name of the list"), tr("Name of the list; Enter saves"))
        self.naming.setMaxLength(LONGEST_NAME)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self.looks.activated.connect(self._on_look)
        self.find_button.clicked.connect(self.begin_search)
        self.lists_button.clicked.connect(self._open_menu)
        self.add_button.clicked.connect(self.adding)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._on_enter)
        self.search.left.connect(self.leave_search)
        self.naming.returnPressed.connect(self._on_named)
        self.naming.left.connect(self._leave_naming)
        self._pause.timeout.connect(self._ask)

    def show_looks(self, looks: Sequence[tuple[str, Looking]], chosen: Looking) -> None:
        """Offer where one can look."""
        if list(looks) != [(self.looks.itemText(row), self.looks.itemData(row)) for row in range(self.looks.count())]:
            self.looks.clear()
            for words, looking in looks:
                self.looks.addItem(words, looking)
        self._chosen = chosen
        number = next((at for at, (_, looking) in enumerate(looks) if looking == chosen.place), 0)
        self.looks.setCurrentIndex(number)

    def begin_search(self) -> None:
        """Begin to look for words."""
        self.naming.setVisible(False)
        self.search.setVisible(True)
        self.search.setFocus()
        self.search.selectAll()

    def leave_search(self) -> None:
        """Look for nothing in particular again."""
        self.search.clear()
        self.search.setVisible(False)
        self._ask()
        self.left.emit()

    def name_list(self, list_id: UUID | None, name: str) -> None:
        """Ask what a list shall be called; None for a new one."""
        self._named = list_id
        self.search.setVisible(bool(self.search.text()))
        self.naming.setText(name)
        self.naming.setVisible(True)
        self.naming.setFocus()
        self.naming.selectAll()

    def menu(self) -> QMenu:
        """What can be done with lists: with the one that is shown, and beginning another."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Menu of the lists"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("New list…")).triggered.connect(lambda: self.name_list(None, ""))
        shown = self._chosen.list_id
        if self._chosen.scope is Scope.LIST and shown is not None:
            name = self.looks.currentText().rpartition(" · ")[0] or self.looks.currentText()
            plain = name.replace("&", "&&")
            rename = menu.addAction(tr("Rename “{name}”…", name=plain))
            rename.triggered.connect(lambda: self.name_list(shown, name))
            retire = menu.addAction(tr("Put “{name}” out of use", name=plain))
            retire.triggered.connect(lambda: self.list_retired.emit(shown))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.lists_button.mapToGlobal(QPoint(0, self.lists_button.height())))

    def _on_look(self, index: int) -> None:
        self.looking_chosen.emit(replace(self.looks.itemData(index), search=self.search.text().strip()))

    def _on_enter(self) -> None:
        self._ask()
        self.left.emit()

    def _ask(self) -> None:
        self._pause.stop()
        words = self.search.text().strip()
        if words != self._chosen.search:
            self.looking_chosen.emit(replace(self._chosen, search=words))

    def _on_named(self) -> None:
        name = self.naming.text().strip()
        if name:
            self._leave_naming()
            self.list_named.emit(self._named, name)

    def _leave_naming(self) -> None:
        self.naming.setVisible(False)
        self.left.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.looks, 1)
        for button in (self.find_button, self.lists_button, self.add_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.search)
        column.addWidget(self.naming)
