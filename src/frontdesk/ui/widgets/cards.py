"""What a list of cards shows, and how one card is painted. The list knows nothing of what the cards are about."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from frontdesk.ui import privacy, theme

LINE, PADDING, GAP = 17, 8, 6
HEAD_HEIGHT = 26
PROSE_LINES = 2

Index = QModelIndex | QPersistentModelIndex


class Ink(StrEnum):
    """How a badge or a line is written; the words say what it means, the ink only helps the eye."""

    QUIET = "quiet"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class CardAction:
    """A link on a card.

    Attributes:
        name: what the list reports when it is pressed.
        hint: the tip, with its key if it has one.
    """

    name: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a title with a badge, lines below it, and links at its last line.

    Attributes:
        id: what it is about.
        prose: sentences below the first line, over two lines at most; the tip has all of it.
        is_whole: the prose takes as many lines as it needs: what is decided by must not hide in a tip.
        alert: a further line that asks for attention.
        color: the practice's colour for the stripe at its left; nothing for none.
        mark: a key that answers to this card, such as a digit, shown before the title.
        is_settled: it is no longer part of the list, and goes when the pointer leaves.
    """

    id: UUID
    title: str
    lines: tuple[str, ...] = ()
    badge: str = ""
    badge_ink: Ink = Ink.QUIET
    prose: str = ""
    is_whole: bool = False
    alert: str = ""
    alert_ink: Ink = Ink.BAD
    actions: tuple[CardAction, ...] = ()
    color: str = ""
    mark: str = ""
    is_settled: bool = False

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        return ", ".join(
            part for part in (self.mark, self.title, self.badge, *self.lines, self.prose, self.alert) if part
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over the cards that follow."""

    words: str
    count: int = 0
    color: str = ""

    @property
    def spoken(self) -> str:
        """The heading as a screen reader says it."""
        return f"{self.words}, {self.count}" if self.count else self.words


Row = Card | Heading


@dataclass(frozen=True, slots=True)
class Folds:
    """How a card is broken at a width: what stands on a line of its own, since there is no room beside the rest.

    Attributes:
        badge: the badge is below the title, which would be cut otherwise.
        links: the links are below the last line, which would be cut otherwise.
        prose: the lines of the prose.
    """

    badge: bool = False
    links: bool = False
    prose: tuple[str, ...] = ()


_FLAT = Folds()


def height_of(row: Row, folds: Folds = _FLAT) -> int:
    """How tall a row is, the gap below it included."""
    if isinstance(row, Heading):
        return HEAD_HEIGHT
    lines = 1 + _last_line(row) + _prose_lines(row, folds) + bool(row.alert) + folds.badge + folds.links
    return 2 * PADDING + LINE * lines - 2 + GAP


def _prose_lines(card: Card, folds: Folds) -> int:
    """How many lines are kept for the prose; only one that is whole may take more or less of them than others."""
    if not card.prose:
        return 0
    return max(len(folds.prose), 1) if card.is_whole else PROSE_LINES


def _last_line(card: Card) -> int:
    return max(len(card.lines), 1 if card.actions else 0)


_MOST_FOLDS = 2000


class CardPainter(QStyledItemDelegate):
    """Paints rows; the row itself is what the model gives for the user role.

    Attributes:
        width: of the list, by which a card knows what it has to fold; 0 until it is known.
    """

    def __init__(self, hovered: Callable[[], tuple[UUID, str] | None]) -> None:
        """`hovered` tells which link the pointer is on, as its card and name."""
        super().__init__()
        self.width = 0
        self._room, self._room_of = 0, 0
        # Every change of a list asks for the height of each of its cards.
        self._folds: dict[tuple[object, ...], Folds] = {}
        self._hovered = hovered
        self._title = theme.interface_font(13, QFont.Weight.DemiBold)
        self._small = theme.tabular_font(12)
        self._badge = theme.tabular_font(12, QFont.Weight.DemiBold)
        self._small_metrics = QFontMetrics(self._small)
        self._badge_metrics = QFontMetrics(self._badge)
        self._title_metrics = QFontMetrics(self._title)

    def links(self, card: Card, box: QRect) -> Iterator[tuple[CardAction, QRect]]:
        """Where a card's links are, from the right."""
        body = _body(box)
        top = body.bottom() - LINE - (LINE if card.alert else 0) + 1
        right = body.right()
        for action in reversed(card.actions):
            width = self._small_metrics.horizontalAdvance(action.words)
            yield action, QRect(right - width, top, width, LINE)
            right -= width + 12

    def folds(self, card: Card) -> Folds:
        """What of a card has to stand on a line of its own at the width of the list."""
        if self.width <= 0:
            return _FLAT
        # Before a list has measured its cards, nothing is known of its scroll bar.
        room = self._room if self._room_of == self.width else self.width
        said = (room, card.title, bool(card.mark), card.badge, card.lines[-1:], card.actions, card.prose, card.is_whole)
        found = self._folds.get(said)
        if found is None:
            if len(self._folds) >= _MOST_FOLDS:
                self._folds.clear()
            found = self._folds[said] = self._measured(card, room)
        return found

    def _leave_room_for_bar(self, view: QWidget | None) -> None:
        """Measure cards as if the list scrolled: whether it does shows only when all are measured.

        The scroll bar that comes then would cut what had just room, and nobody asks again.
        """
        if self._room_of == self.width or not isinstance(view, QAbstractScrollArea):
            return
        beside = view.maximumViewportSize().width() - view.verticalScrollBar().sizeHint().width()
        self._room, self._room_of = min(self.width, beside), self.width

    def _measured(self, card: Card, width: int) -> Folds:
        room = _body(QRect(0, 0, width, 0)).width()
        title = self._title_metrics.horizontalAdvance(card.title) + (_MARK_WIDTH if card.mark else 0)
        badge = bool(card.badge) and title + self._badge_width(card) > room
        last = self._small_metrics.horizontalAdvance(card.lines[-1]) if card.lines else 0
        links = bool(card.actions and last) and last + self._link_room(card) > room
        return Folds(badge, links, tuple(self._broken(card.prose, room, whole=card.is_whole)))

    def _badge_width(self, card: Card) -> int:
        return self._badge_metrics.horizontalAdvance(card.badge) + 6 if card.badge else 0

    def _link_room(self, card: Card) -> int:
        return sum(self._small_metrics.horizontalAdvance(action.words) + 12 for action in card.actions)

    def link_at(self, card: Card, box: QRect, point: QPoint) -> CardAction | None:
        """The link under a point; a little room around it counts."""
        if card.is_settled:
            return None
        for action, place in self.links(card, box):
            if place.adjusted(-5, -3, 5, 3).contains(point):
                return action
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, row, box)
        elif isinstance(row, Card):
            state: QStyle.StateFlag = option.state
            self._paint_card(painter, row, box, state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row; the list gives the width."""
        self._leave_room_for_bar(option.widget)
        row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(120, height_of(row, self.folds(row) if isinstance(row, Card) else _FLAT))

    def _paint_heading(self, painter: QPainter, row: Heading, box: QRect) -> None:
        look = theme.current()
        left = box.left() + 6
        middle = box.center().y() + 2
        if row.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.pair(row.color).stripe)
            painter.drawEllipse(QRectF(left, middle - 4, 8, 8))
            left += 14
        painter.setFont(self._badge)
        painter.setPen(look.quiet)
        words = f"{row.words} · {row.count}" if row.count else row.words
        painter.drawText(QRect(left, box.top() + 2, box.width(), box.height()), _LEFT, words)

    def _paint_card(self, painter: QPainter, card: Card, box: QRect, state: QStyle.StateFlag) -> None:
        look = theme.current()
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        has_keyboard = bool(state & QStyle.StateFlag.State_HasFocus)
        edge = QRectF(box).adjusted(0.5, 0.5, -0.5, -GAP - 0.5)
        painter.setPen(QPen(look.accent if is_chosen or has_keyboard else look.line, 2 if has_keyboard else 1))
        painter.setBrush(look.accent_wash if is_chosen else look.panel)
        painter.drawRoundedRect(edge, 7, 7)
        if card.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.pair(card.color).stripe)
            painter.drawRoundedRect(QRectF(edge.left() + 1, edge.top() + 1, 3, edge.height() - 2), 1.5, 1.5)
        if card.is_settled:
            painter.setOpacity(0.55)
        body = _body(box)
        line = QRect(body.left(), body.top(), body.width(), LINE)
        folds = self.folds(card)
        self._paint_title(painter, card, line, folds)
        first, last = line.translated(0, folds.badge * LINE), _last_line(card)
        prose_lines = _prose_lines(card, folds)
        painter.setFont(self._small)
        link_room = 0 if folds.links else self._link_room(card)
        painter.setPen(look.quiet)
        for number, words in enumerate(card.lines, start=1):
            room = line.width() - (link_room if number == last else 0)
            below = number + (prose_lines if number > 1 else 0)
            painter.drawText(first.translated(0, below * LINE), _LEFT, self._fit(words, room))
        if card.prose:
            painter.setPen(look.text)
            for number, words in enumerate(folds.prose):
                painter.drawText(first.translated(0, (min(last, 1) + 1 + number) * LINE), _LEFT, words)
        if card.alert:
            painter.setPen(ink_of(card.alert_ink))
            below = last + 1 + prose_lines + folds.links
            painter.drawText(first.translated(0, below * LINE), _LEFT, self._fit(card.alert, line.width()))
        self._paint_links(painter, card, box)

    def _paint_title(self, painter: QPainter, card: Card, line: QRect, folds: Folds) -> None:
        look = theme.current()
        badge_width = 0 if folds.badge else self._badge_width(card)
        left = line.left()
        if card.mark:
            cap = QRectF(left, line.top() + 1, 15, 15)
            painter.setPen(QPen(look.line, 1))
            painter.setBrush(look.window)
            painter.drawRoundedRect(cap, 3, 3)
            painter.setFont(self._badge)
            painter.setPen(look.text)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, card.mark)
            left += _MARK_WIDTH
        room = line.right() - left - badge_width + 1
        painter.setFont(self._title)
        painter.setPen(look.text)
        title = self._title_metrics.elidedText(card.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, line.top(), room, LINE), _LEFT, title)
        if card.badge:
            painter.setFont(self._badge)
            painter.setPen(ink_of(card.badge_ink))
            place, side = (line.translated(0, LINE), _LEFT) if folds.badge else (line, _RIGHT)
            painter.drawText(place, side, card.badge)

    def _paint_links(self, painter: QPainter, card: Card, box: QRect) -> None:
        look = theme.current()
        hovered = self._hovered()
        for action, place in self.links(card, box):
            font = QFont(self._small)
            font.setUnderline(hovered == (card.id, action.name))
            painter.setFont(font)
            painter.setPen(look.quiet if card.is_settled else look.accent_text)
            painter.drawText(place, _LEFT, action.words)

    def _broken(self, prose: str, room: int, *, whole: bool) -> Iterator[str]:
        """Break sentences into lines of words; unless it shall be whole, the last one ends in dots if not all fits."""
        words = prose.split()
        begun, line = 0, ""
        for number, word in enumerate(words):
            longer = f"{line} {word}" if line else word
            if not line or self._small_metrics.horizontalAdvance(longer) <= room:
                line = longer
                continue
            yield line
            begun += 1
            if not whole and begun == PROSE_LINES - 1:
                yield self._fit(" ".join(words[number:]), room)
                return
            line = word
        if line:
            yield self._fit(line, room)

    def _fit(self, words: str, room: int) -> str:
        return self._small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MARK_WIDTH = 21


def _body(box: QRect) -> QRect:
    return box.adjusted(11, PADDING - 1, -10, -GAP - PADDING + 1)


def ink_of(ink: Ink) -> QColor:
    """The readable colour of an ink in the present theme."""
    look = theme.current()
    return {
        Ink.QUIET: look.quiet,
        Ink.ACCENT: look.accent_text,
        Ink.GOOD: look.good_text,
        Ink.WARN: look.warn_text,
        Ink.BAD: look.bad_text,
    }[ink]


def veiled(row: Row) -> Row:
    """A row as it may be shown now: while names are hidden, with letters in their place."""
    if not privacy.is_on() or isinstance(row, Heading):
        return row
    return replace(
        row,
        title=privacy.veil(row.title),
        lines=tuple(map(privacy.veil, row.lines)),
        prose=privacy.veil(row.prose),
        alert=privacy.veil(row.alert),
    )


def ids_of(rows: Sequence[Row]) -> tuple[UUID | str, ...]:
    """What the rows are, in their order: cards by id, headings by their words."""
    return tuple(row.id if isinstance(row, Card) else row.words for row in rows)
