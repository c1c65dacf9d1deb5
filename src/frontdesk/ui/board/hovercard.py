"""The card with everything about one visit, shown beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel

from frontdesk.store.changes import ChangeSet
from frontdesk.ui import theme
from frontdesk.ui.board import speech
from frontdesk.ui.board.model import Block

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

_WIDTH = 300
_GAP = 6
_RADIUS = 8
_DISC = 28
CARD_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Escape})
"""On the board these mean the card itself."""
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
"""A key that is a shortcut is announced by the second and never comes as the first."""


class HoverCard(QFrame):
    """Shown after a moment over a block, or with Space; never takes focus and never catches the pointer.

    It goes with the next key, whoever gets that, and when its visit changes: it would lie over other work, or lie.

    Attributes:
        shown_for: the visit it is about; None while it is away.

    Signals:
        opened(UUID): it was shown for a visit in the desk's own way, names and all; whoever knows more of the
            patient may `add`.
    """

    opened = Signal(object)

    def __init__(self, board: "BoardView") -> None:
        super().__init__(board, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._board = board
        self.shown_for: UUID | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 11, 14, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._name = self._label()
        self._letters = ""
        self._grid.addWidget(self._name, 0, 0, 1, 2)
        self._name.setContentsMargins(_DISC + 8, 0, 0, 0)
        self._name.setMinimumHeight(_DISC)
        self._base: list[tuple[str, str]] = []
        self._heading_font = theme.interface_font(12)
        self._title_font = theme.interface_font(12, QFont.Weight.DemiBold)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.restyle()

    def show_for(self, block: Block) -> None:
        """Fill the card and show it beside the block."""
        board = self._board
        page = board.page
        faces = page.faces
        name = faces.face(block).person
        self._name.setText(name)
        words = [word for word in name.split() if word[0].isalnum()]
        self._letters = "".join(word[0] for word in (words[0], words[-1])).upper() if words else "?"
        details = faces.details(block)
        self._base = details or speech.card_rows(faces.reference, page.layout.model, block, board.now)
        self.shown_for = block.id
        self._show_rows(self._base, board.block_rect(block))
        self.show()
        application = QApplication.instance()
        if application is not None:
            # Only while it is there: this costs a call for every event of the program.
            application.removeEventFilter(self)
            application.installEventFilter(self)
        # A view that says what the card holds means that and nothing beside it.
        if details is None and not faces.privacy:
            self.opened.emit(block.id)

    def add(self, visit_id: UUID, rows: Sequence[tuple[str, str]]) -> None:
        """Say more, each row with its heading, if the card is still there for this visit."""
        block = self._board.page.layout.find(visit_id)
        if self.shown_for == visit_id and block is not None:
            self._show_rows([*self._base, *rows], self._board.block_rect(block))

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What the card says under the name."""
        return [(heading.text(), value.text()) for heading, value in self._rows if not heading.isHidden()]

    def _show_rows(self, rows: Sequence[tuple[str, str]], beside: QRect) -> None:
        while len(self._rows) < len(rows):
            self._add_row()
        for index, (heading, value) in enumerate(self._rows):
            is_used = index < len(rows)
            heading.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                heading.setText(rows[index][0])
                value.setText(rows[index][1])
                heading.setFont(self._title_font if not rows[index][1] else self._heading_font)
        self._grid.activate()
        self.resize(_WIDTH, self._grid.heightForWidth(_WIDTH))
        self.move(self._place(beside))

    def put_away(self) -> None:
        """Hide the card."""
        self.shown_for = None
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        if self.isVisible():
            self.hide()

    def changed(self, changes: ChangeSet) -> None:
        """Go if it is the visit of this card that changed, or what its words are made of."""
        if self.shown_for is not None and (changes.reference or self.shown_for in changes.appointments):
            self.put_away()

    def restyle(self) -> None:
        """Take on another theme."""
        look = theme.current()
        self._name.setStyleSheet(f"color: {look.text.name()};")
        self._name.setFont(theme.interface_font(15, QFont.Weight.DemiBold))
        for heading, value in self._rows:
            heading.setStyleSheet(f"color: {look.quiet.name()};")
            value.setStyleSheet(f"color: {look.text.name()};")
        self.update()

    def _add_row(self) -> None:
        heading, value = self._label(), self._label()
        heading.setFont(self._heading_font)
        value.setFont(theme.tabular_font(12))
        value.setWordWrap(True)
        row = len(self._rows) + 1
        self._grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.append((heading, value))
        self.restyle()

    def _label(self) -> QLabel:
        label = QLabel(self)
        # Names and notes are data: a stray tag in them must not become markup.
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _place(self, rect: QRect) -> QPoint:
        """Return the place beside the block: to the right of it, or to the left where the screen ends."""
        viewport = self._board.viewport()
        seen = rect & viewport.rect()
        beside = viewport.mapToGlobal(seen.topRight() + QPoint(_GAP, 0))
        screen = QGuiApplication.screenAt(beside) or self._board.screen()
        area = screen.availableGeometry()
        if beside.x() + self.width() > area.right():
            beside.setX(viewport.mapToGlobal(seen.topLeft()).x() - _GAP - self.width())
        return QPoint(max(beside.x(), area.left()), max(area.top(), min(beside.y(), area.bottom() - self.height())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go before a key does anything; whoever it is for gets it all the same."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            is_its_own = event.key() in CARD_KEYS and self._board.hasFocus()
            if not is_its_own:
                self.put_away()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rounded ground."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.faint, 1))
        painter.setBrush(look.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        disc = QRectF(self._name.geometry().left(), self._name.geometry().top(), _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent_wash)
        painter.drawEllipse(disc)
        painter.setPen(look.accent_text)
        painter.setFont(theme.interface_font(11, QFont.Weight.Bold))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._letters)
