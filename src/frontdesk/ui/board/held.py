"""Places held while phoning, as the board shows them: who holds each, and the minutes it still has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from frontdesk.domain.holds import minutes_left
from frontdesk.domain.localtime import to_local
from frontdesk.store.entities import Blockout
from frontdesk.store.store import Store
from frontdesk.ui import i18n
from frontdesk.ui.board import speech
from frontdesk.ui.board.blocks import RADIUS
from frontdesk.ui.board.holds import hold_box
from frontdesk.ui.board.ink import Hand
from frontdesk.ui.board.model import BoardModel, Hold
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.privacy import initials

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

_PAD = 6
_LEAST_HEIGHT = 12


@dataclass(frozen=True, slots=True)
class HeldWords:
    """What a held place says.

    Attributes:
        in_a_row: whose it is and how long still, the longer wording first.
        brief: the same where there is room for little more than the minutes.
        who: whose it is, the longer wording first.
        left: how long still.
    """

    in_a_row: tuple[str, ...]
    brief: tuple[str, ...]
    who: tuple[str, ...]
    left: str


def words(hold: Blockout, now: datetime, user_id: UUID | None) -> HeldWords:
    """Return what a held place says at a moment, to whoever works at this desk."""
    left = i18n.minutes(minutes_of(hold, now))
    is_mine = _is_mine(hold, user_id)
    name = tr("you") if is_mine else hold.holder or tr("somebody else")
    return HeldWords(
        (
            tr("Held by {name} · {minutes} left", name=name, minutes=left),
            tr("Held by {name} · {minutes}", name=name, minutes=left),
        ),
        (f"{i18n.capitalised(name)} · {left}", *(() if is_mine else (f"{initials(name)} · {left}",))),
        (tr("Held by {name}", name=name), *((tr("Held"),) if is_mine else (name,))),
        left,
    )


def spoken(model: BoardModel, column: int, hold: Hold, now: datetime, user_id: UUID | None) -> str:
    """Return the same as a sentence part for screen readers, with until when it is held, and the place."""
    row = hold.blockout
    if row.expires_at is None:
        return speech.blockout_name(model, column, hold)
    who = tr("you") if _is_mine(row, user_id) else row.holder or tr("somebody else")
    return ", ".join(
        (
            tr("Held by {name} while phoning", name=who),
            tr("until {time}", time=i18n.clock(to_local(row.expires_at, model.location.zone))),
            trn("{count} minute left", "{count} minutes left", minutes_of(row, now)),
            *speech.place(model, column, hold),
        )
    )


def minutes_of(hold: Blockout, now: datetime) -> int:
    """Return the minutes a hold still has, the begun one included."""
    return minutes_left(hold.expires_at, now) if hold.expires_at is not None else 0


def _is_mine(hold: Blockout, user_id: UUID | None) -> bool:
    return user_id is not None and hold.holder_id == user_id


class HeldPlaces:
    """Paints the frame and the words of every held place on the page; the hatching beneath is the paper's."""

    def __init__(self, board: "BoardView", store: Store) -> None:
        self._board, self._store = board, store

    def __iter__(self) -> Iterator[tuple[int, Hold]]:
        """Return the held places of the page, each with its column."""
        for column in self._board.page.layout.model.columns:
            for hold in column.holds:
                if hold.blockout.is_hold:
                    yield column.index, hold

    def rects(self) -> list[QRect]:
        """Return where they are in the viewport."""
        return [self._rect(column, hold) for column, hold in self]

    def spoken(self, column: int, hold: Hold) -> str:
        """Return one of them, or another blockout, in words."""
        return spoken(self._board.page.layout.model, column, hold, self._store.server_now(), self._store.user_id)

    def tell(self, column: int, hold: Hold) -> None:
        """Say below the board whose a held place is: a column may be too narrow to have said so."""
        if hold.blockout.is_hold:
            self._board.statusText.emit(self.spoken(column, hold))

    def told(self) -> str:
        """Return all of them in words."""
        return ". ".join(self.spoken(column, hold) for column, hold in self)

    def paint(self, painter: QPainter) -> None:
        """Paint them; what they say follows the clock, so that it is painted each time."""
        seen = self._board.viewport().rect()
        for column, hold in self:
            rect = self._rect(column, hold)
            if rect.intersects(seen):
                self._paint_one(painter, rect, hold)

    def _paint_one(self, painter: QPainter, rect: QRect, hold: Hold) -> None:
        page = self._board.page
        theme, ink = page.blocks.theme, page.blocks.ink
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent, 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        hand = Hand.LABEL if rect.height() >= ink.height(Hand.LABEL) + 6 else Hand.TINY
        room, line = rect.width() - 2 * _PAD - 4, ink.height(hand)
        if rect.height() < _LEAST_HEIGHT or room <= 0:
            return
        rows = self._rows(hold.blockout, hand, room, is_tall=rect.height() >= 2 * line + 8)
        if not rows:
            return
        wide = max(ink.width(hand, row) for row in rows)
        chip = QRect(rect.left() + 4, rect.top() + 3, wide + 2 * _PAD - 4, line * len(rows) + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        painter.drawRoundedRect(QRectF(chip), 4, 4)
        painter.setFont(ink.fonts[hand])
        painter.setPen(theme.on_accent)
        for number, row in enumerate(rows):
            painter.drawText(chip.left() + _PAD - 2, chip.top() + 1 + number * line + ink.ascent(hand), row)

    def _rows(self, hold: Blockout, hand: Hand, room: int, *, is_tall: bool) -> tuple[str, ...]:
        """Return what there is room for: who and how long in one row or two, or at least how long."""
        ink = self._board.page.blocks.ink
        said = words(hold, self._store.server_now(), self._store.user_id)
        for one in said.in_a_row:
            if ink.width(hand, one) <= room:
                return (one,)
        if ink.width(hand, said.left) > room:
            # Among columns a few letters wide the hatching and the frame have to do.
            return ()
        if is_tall:
            who = next((one for one in said.who if ink.width(hand, one) <= room), "")
            return (who or ink.elided(hand, said.who[-1], room), said.left)
        return (next((one for one in said.brief if ink.width(hand, one) <= room), said.left),)

    def _rect(self, column: int, hold: Hold) -> QRect:
        page = self._board.page
        return page.rect_of(hold_box(page.layout, column, hold.start, hold.end, is_whole=False))
