"""The preview over the board: what is printed, on what, page by page; Enter prints, Esc leaves."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.printing.model import What
from frontdesk.ui.printing.paint import Press
from frontdesk.ui.printing.sheet import Leaf, Row
from frontdesk.ui.widgets.buttons import GlyphButton, make_button
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.segmented import Segmented
from frontdesk.ui.widgets.spoken import speak_as

PDF = ""
"""Stands for a PDF among the names of printers."""
_WIDEST_PAGE = 760
_USUAL_TARGET, _LEAST_TARGET = 150, 118
_REST = 90
"""Beside what is in the bar in any case: its margins, the cross, and the pages when they are counted."""


class PageView(QWidget):
    """One page as it will look on paper; white in the dark theme too."""

    def __init__(self, press: Press, leaf: Leaf, width: int) -> None:
        super().__init__()
        self._press, self._leaf = press, leaf
        self._scale = width / press.width
        self.setFixedSize(QSize(width, round(press.height * self._scale)))
        words = [" ".join(row.cells) for row in (placed.piece for placed in leaf.pieces) if isinstance(row, Row)]
        self.setAccessibleName(tr("Page {number} of {count}", number=leaf.number, count=leaf.of))
        self.setAccessibleDescription("; ".join(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, drawn by what prints it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.scale(self._scale, self._scale)
        self._press.draw(painter, self._leaf)


class PrintPanel(QFrame):
    """Covers its parent while something is about to be printed.

    Signals:
        what_chosen(What): another kind of sheet.
        printed(): print or save what is shown on what is chosen.
        closed(): it was left.
    """

    what_chosen = Signal(object)
    printed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._press: Press | None = None
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Print"))
        speak_as(self, QAccessible.Role.Dialog)
        self.whats = Segmented(
            tr("What to print"),
            [
                (What.OPERATORIES, tr("Operatories"), tr("The day, operatory by operatory")),
                (What.PROVIDERS, tr("Providers"), tr("The day, provider by provider")),
                (What.SLIPS, tr("Route slips"), tr("A slip for each patient of the day")),
                (What.WEEK, tr("Week"), tr("The week around the day")),
            ],
        )
        self.target = QComboBox()
        self.target.setAccessibleName(tr("Printer"))
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(5)
        self.target.setMinimumWidth(_USUAL_TARGET)
        self.print_button = make_button("", "primary")
        self._close = GlyphButton("close", tr("Close the preview"), hint=tr("Close (Esc)"))
        self._words = make_label(tone="quiet")
        bar = QFrame()
        bar.setProperty("ground", "panel")
        bar.setProperty("rule", "below")
        rows = QVBoxLayout(bar)
        rows.setContentsMargins(12, 7, 10, 8)
        rows.setSpacing(6)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        # Below stands only what has no room above, and there is none to spare for it.
        for row, spacing in ((self._upper, 10), (self._lower, 6)):
            row.setSpacing(spacing)
            rows.addLayout(row)
        self._upper.addWidget(self.whats)
        self._upper.addStretch()
        self._upper.addWidget(self._close)
        self._movable = (self._words, self.target, self.print_button)
        self._has_two_rows: bool | None = None
        self._whats_width = self.whats.sizeHint().width()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._area, 1)
        self.whats.chosen.connect(lambda value: self.what_chosen.emit(What(value)))
        self.target.currentIndexChanged.connect(lambda _index: self._name_button())
        self.print_button.clicked.connect(self.printed)
        self._close.clicked.connect(self.leave)
        parent.installEventFilter(self)
        self.hide()

    @property
    def printer(self) -> str:
        """The printer that is chosen, or `PDF`."""
        return str(self.target.currentData() or PDF)

    @property
    def words(self) -> str:
        """How many pages there are, or why there are none."""
        return self._words.text()

    def show_printers(self, names: Sequence[str], chosen: str | None) -> None:
        """Offer these printers, and a PDF; None chooses the first."""
        self.target.blockSignals(True)
        self.target.clear()
        for name in names:
            self.target.addItem(name, name)
        self.target.addItem(tr("PDF file"), PDF)
        at = self.target.findData(chosen) if chosen is not None else 0
        self.target.setCurrentIndex(max(at, 0))
        self.target.blockSignals(False)
        self._name_button()

    def show_press(self, press: Press | None, trouble: str = "") -> None:
        """Show the pages, or say why there are none."""
        self._press = press
        pages = len(press.leaves) if press is not None else 0
        self._words.setText(trn("{count} page", "{count} pages", pages) if press is not None else "")
        self.print_button.setEnabled(press is not None)
        self._show_pages(trouble)

    def open(self) -> None:
        """Lie over the parent, and take the keyboard."""
        self._cover()
        self.show()
        self.raise_()
        self._show_pages("")
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _cover(self) -> None:
        """Lie over all of the parent; where that is narrow, what is printed and on what stand below one another."""
        self.setGeometry(self._ground.rect())
        needed = self._whats_width + sum(widget.sizeHint().width() + 10 for widget in self._movable)
        has_two_rows = needed + _REST > self.width()
        self.whats.set_room("snug" if has_two_rows else "")
        if has_two_rows and self.whats.sizeHint().width() + _REST > self.width():
            self.whats.set_room("tight")
        if has_two_rows is self._has_two_rows:
            return
        self._has_two_rows = has_two_rows
        self.target.setMinimumWidth(_LEAST_TARGET if has_two_rows else _USUAL_TARGET)
        words, *right = self._movable
        if has_two_rows:
            for at, widget in enumerate(self._movable):
                self._lower.insertWidget(at, widget)
            self._lower.setStretchFactor(words, 1)
        else:
            self._upper.insertWidget(1, words)
            for at, widget in enumerate(right):
                self._upper.insertWidget(3 + at, widget)
        # Parents given late would put these behind the sign that closes.
        for one, other in pairwise((self.whats, *right, self._close)):
            QWidget.setTabOrder(one, other)

    def _name_button(self) -> None:
        self.print_button.setText(tr("Save as PDF") if self.printer == PDF else tr("Print"))
        self.print_button.setToolTip(tr("Enter, or Ctrl P once more"))

    def _show_pages(self, trouble: str) -> None:
        if self._press is None and not trouble and self._area.widget() is not None:
            return
        body = QWidget()
        body.setProperty("ground", "window")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(16)
        if self._press is None:
            column.addWidget(make_label(trouble, tone="quiet"), 0, Qt.AlignmentFlag.AlignCenter)
        else:
            width = max(300, min(self.width() - 64, _WIDEST_PAGE))
            for leaf in self._press.leaves:
                column.addWidget(PageView(self._press, leaf, width), 0, Qt.AlignmentFlag.AlignHCenter)
            column.addStretch(1)
        bar = self._area.verticalScrollBar()
        kept = bar.value()
        self._area.setWidget(body)
        bar.setValue(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter prints, Esc leaves, the arrows and Page keys leaf."""
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_Up: -bar.singleStep() * 3,
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._press is not None:
                self.printed.emit()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the parent whatever its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
            self._show_pages("")
        return super().eventFilter(watched, event)
