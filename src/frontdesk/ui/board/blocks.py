"""Setting the words of a block into its rectangle, and painting it."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from frontdesk.domain.names import family_name, short_name
from frontdesk.ui.board.face import LATE_KEY, Face, short_status
from frontdesk.ui.board.ink import ELLIPSIS, Hand, Ink
from frontdesk.ui.board.signs import DOT, PILLS, SIZE, Sign, SignBox, blank
from frontdesk.ui.theme import Pair, Theme

STRIPE = 4
NARROW_STRIPE = 3
RADIUS = 5
NARROW = 64
"""Below this width a block shows the family name only."""
SLIVER = 23
"""Up to this width there is room for the beginning of a name, and for no time or status below it."""
_SLIM = 18

_LEAST_WORD = 6
_DOTS_FROM = 34
_LEFT = STRIPE + 5
_RIGHT = 5
_MOST_KEPT_PIXELS = 3_000_000

Word = tuple[int, QColor, int, int, str]
"""A font, a colour, the left end of the baseline, and what is written there."""


@dataclass(slots=True)
class Setting:
    """A block's words and signs, placed from its upper left corner."""

    ground: QPixmap
    words: list[Word] = field(default_factory=list)
    signs: list[tuple[QPixmap, int, int]] = field(default_factory=list)


class BlockPainter:
    """Sets and paints blocks in one theme at one device pixel ratio.

    Attributes:
        frames: outlines of what was carried, by width, height, colour, and whether it was a copy.
        plates: the rounded ends of the plates with the verdict, by height.
    """

    def __init__(self, theme: Theme, ink: Ink, ratio: float) -> None:
        self.theme = theme
        self.ink = ink
        self.signs = SignBox(ink, ratio)
        self._ratio = ratio
        self.frames: dict[tuple[int, int, int, bool], QPixmap] = {}
        self.plates: dict[int, tuple[QPixmap, QPixmap]] = {}
        self._grounds: dict[tuple[object, ...], QPixmap] = {}
        self._kept_pixels = 0
        self._pairs: dict[tuple[str, str, bool], tuple[Pair, QColor]] = {}
        self._sign_colors: dict[tuple[Sign, int], QColor] = {}
        self._readable: dict[tuple[str, str, bool], QColor] = {}
        self._rows = (
            ink.ascent(Hand.NAME) + 3,
            ink.ascent(Hand.NAME) + 3 + ink.height(Hand.DETAIL),
            ink.ascent(Hand.NAME) + 4 + 2 * ink.height(Hand.DETAIL),
        )

    def paint(self, painter: QPainter, setting: Setting, x: int, y: int) -> None:
        """Paint a block at a point; the painter's font and pen are changed."""
        painter.drawPixmap(x, y, setting.ground)
        fonts = self.ink.fonts
        for hand, color, left, base, text in setting.words:
            painter.setFont(fonts[hand])
            painter.setPen(color)
            painter.drawText(x + left, y + base, text)
        for pixmap, left, top in setting.signs:
            painter.drawPixmap(x + left, y + top, pixmap)

    def set(self, face: Face, width: int, height: int) -> Setting:
        """Work out where everything of a face goes in a size."""
        pair, stripe = self._colors(face)
        setting = Setting(self._ground(face, pair, stripe, width, height))
        if width < NARROW:
            self._set_narrow(setting, face, pair, width, height)
        elif height >= self._rows[2] + 4:
            self._set_tall(setting, face, pair, width, height)
        elif height >= self._rows[1] + 5:
            self._set_two_rows(setting, face, pair, width, height)
        else:
            self._set_one_row(setting, face, pair, width, height)
        return setting

    def _colors(self, face: Face) -> tuple[Pair, QColor]:
        """Return the colours a face is written in, and its stripe."""
        key = (face.fill, face.stripe, face.hollow)
        known = self._pairs.get(key)
        if known is None:
            theme = self.theme
            stripe = theme.pair(face.stripe).stripe
            pair = Pair(theme.panel, stripe, theme.quiet, theme.quiet) if face.hollow else theme.pair(face.fill)
            known = self._pairs[key] = (pair, stripe)
        return known

    def status_color(self, face: Face, pair: Pair) -> QColor:
        """Return the status's colour in a shade that can be read on the block."""
        key = (face.status_color, face.fill, face.hollow)
        color = self._readable.get(key)
        if color is None:
            if face.status_color == LATE_KEY:
                ink = self.theme.bad
            else:
                ink = self.theme.pair(face.status_color).stripe if face.status_color else self.theme.quiet
            color = self._readable[key] = self.theme.readable(ink, pair.fill)
        return color

    # Setting

    def _set_tall(self, setting: Setting, face: Face, pair: Pair, width: int, height: int) -> None:
        room = width - _LEFT - _RIGHT
        name_row, detail_row, marks_row = self._rows
        if face.has_corner:
            room_for_name = room - self._write_corner(setting, face, pair, width, name_row, room)
            self._write_name(setting, Hand.NAME, face, pair, name_row, room_for_name)
            lines = face.lines
            if face.time and room_for_name == room:
                lines = (face.time, *lines)
            if face.beside and self.ink.width(Hand.NAME, face.name) > room_for_name:
                lines = (face.beside, *lines)
            marks_row += self._write_lines(setting, face, lines, pair, detail_row, room, height)
        else:
            self._write_name(setting, Hand.NAME, face, pair, name_row, room)
            self._write_line(setting, Hand.DETAIL, face, pair, _LEFT, detail_row, room)
        status_row = height - 6
        if status_row - marks_row < self.ink.height(Hand.STATUS):
            status_row = marks_row
            taken = self._write_status(setting, face, pair, width, status_row, room - SIZE - 4)
            self._mark(setting, face, pair, _LEFT, marks_row, room - taken)
            return
        self._mark(setting, face, pair, _LEFT, marks_row, room)
        taken = self._write_status(setting, face, pair, width, status_row, room)
        if face.foot:
            self._write(setting, Hand.DETAIL, pair.quiet, _LEFT, status_row, face.foot, room - taken)

    def _write_lines(
        self, setting: Setting, face: Face, lines: tuple[str, ...], pair: Pair, base: int, room: int, height: int
    ) -> int:
        """Write pieces below the name, each in a row of its own as far as the block is high; return what they take.

        The last row takes what is left; marks and status keep theirs.
        """
        step = self.ink.height(Hand.DETAIL)
        kept = self.ink.height(Hand.STATUS) + (step if face.signs else 0) + 8
        rows = max(1, (height - kept - base) // step + 1)
        if len(lines) > rows:
            lines = (*lines[: rows - 1], " · ".join(lines[rows - 1 :]))
        for index, line in enumerate(lines):
            self._write(setting, Hand.DETAIL, pair.quiet, _LEFT, base + index * step, line, room)
        return max(0, len(lines) - 1) * step

    def _write_corner(self, setting: Setting, face: Face, pair: Pair, width: int, base: int, room: int) -> int:
        """Write what belongs at the upper right, if enough of the name fits beside it; return what it takes."""
        used = self.ink.width(Hand.DETAIL, face.time)
        if not face.time or used + 8 + self.ink.width(Hand.NAME, short_name(face.name)) > room:
            return 0
        setting.words.append((Hand.DETAIL, pair.quiet, width - _RIGHT - used, base, face.time))
        return used + 8

    def _set_two_rows(self, setting: Setting, face: Face, pair: Pair, width: int, height: int) -> None:
        name_row, detail_row, _ = self._rows
        room = width - _LEFT - _RIGHT
        taken = self._mark_at_end(setting, face, pair, width, name_row, room - 44)
        self._write_name(setting, Hand.NAME, face, pair, name_row, room - taken)
        # The time is worth more than the end of the status, the status more than the end of the procedures.
        status_room = room - self.ink.width(Hand.DETAIL, face.time) - 6
        taken = self._write_status(setting, face, pair, width, detail_row, status_room)
        self._write_line(setting, Hand.DETAIL, face, pair, _LEFT, detail_row, room - taken)

    def _set_one_row(self, setting: Setting, face: Face, pair: Pair, width: int, height: int) -> None:
        small = height < self.ink.height(Hand.NAME) + 1
        name_hand = Hand.TINY_NAME if small else Hand.NAME
        detail_hand = Hand.TINY if small else Hand.DETAIL
        base = (height + self.ink.ascent(name_hand) - 2) // 2
        room = width - _LEFT - _RIGHT
        taken = 0
        if height >= 12:
            taken = self._mark_at_end(setting, face, pair, width, base, room - 60)
        used = self._write_name(setting, name_hand, face, pair, base, room - taken)
        # Whoever is expected is worth more than how far they are; the sidebar and the card tell that as well.
        rest = room - taken - used - 6
        if face.status and self.ink.width(detail_hand, face.status) <= rest:
            status = self._write_status(setting, face, pair, width - taken, base, rest, detail_hand)
            taken, rest = taken + status, rest - status
        elif face.status and rest >= DOT:
            color = self.status_color(face, pair)
            dot = self.signs.pixmap(Sign.STATUS, color)
            setting.signs.append((dot, width - _RIGHT - taken - DOT, base - SIZE + 2))
            rest -= DOT + 4
        if rest >= self.ink.width(detail_hand, face.time):
            self._write_line(setting, detail_hand, face, pair, _LEFT + used + 6, base, rest)

    def _set_narrow(self, setting: Setting, face: Face, pair: Pair, width: int, height: int) -> None:
        left = NARROW_STRIPE + (3 if width > _SLIM else 2)
        room = width - left - 1
        if room < _LEAST_WORD:
            return
        hand, name = self._narrow_name(family_name(face.person or face.name), room)
        base = min(self.ink.ascent(hand) + 1, (height + self.ink.ascent(hand) - 2) // 2)
        setting.words.append((hand, pair.text, left, base, name))
        step = self.ink.height(Hand.TINY)
        row = base + step
        if face.time and room >= self.ink.width(Hand.TINY, face.time) and row <= height - 2:
            setting.words.append((Hand.TINY, pair.quiet, left, row, face.time))
            row += step
        for sign in face.signs:
            if sign in PILLS or row > height - 2:
                continue
            setting.signs.append((self.signs.pixmap(sign, self._sign_color(sign, pair)), left, row - 9))
            row += step
        status_width = self.ink.width(Hand.TINY, face.status)
        if face.status and status_width <= room and row <= height - 3:
            color = self.status_color(face, pair)
            setting.words.append((Hand.TINY, color, left, height - 4, face.status))

    def _narrow_name(self, name: str, room: int) -> tuple[Hand, str]:
        """Return how a family name is written in a narrow block: whole in smaller letters rather than cut.

        Dots would take a third of a sliver, and say there what everybody sees.
        """
        if room < _DOTS_FROM:
            return Hand.TINY, self.ink.clipped(Hand.TINY, name, room)
        if self.ink.width(Hand.TINY_NAME, name) > room >= self.ink.width(Hand.TINY, name):
            return Hand.TINY, name
        return Hand.TINY_NAME, self.ink.elided(Hand.TINY_NAME, name, room)

    # Pieces

    def _write(self, setting: Setting, hand: Hand, color: QColor, x: int, base: int, text: str, room: int) -> None:
        fitting = self.ink.elided(hand, text, room)
        if fitting:
            setting.words.append((hand, color, x, base, fitting))

    def _write_name(self, setting: Setting, hand: Hand, face: Face, pair: Pair, base: int, room: int) -> int:
        """Write the name, shortened before the family name would be cut; return how much of the row it takes."""
        name = face.name
        if self.ink.width(hand, name) > room and face.person:
            ways = (face.person, short_name(face.person), family_name(face.person))
            # Of a line that does not name the patient its beginning is worth more than a name nobody asked for.
            if face.person in name:
                name = next((way for way in ways if self.ink.width(hand, way) <= room), ways[-1])
        self._write(setting, hand, pair.text, _LEFT, base, name, room)
        return min(self.ink.width(hand, name), room)

    def _write_line(self, setting: Setting, hand: Hand, face: Face, pair: Pair, x: int, base: int, room: int) -> None:
        """Write time and procedures; the time alone where not even the beginning of a procedure fits."""
        fitting = self.ink.elided(hand, _line(face), room)
        if fitting.endswith(ELLIPSIS) and len(fitting) < len(face.time) + 6:
            fitting = self.ink.elided(hand, face.time, room)
        if fitting:
            setting.words.append((hand, pair.quiet, x, base, fitting))

    def _write_status(
        self, setting: Setting, face: Face, pair: Pair, width: int, base: int, room: int, hand: Hand = Hand.STATUS
    ) -> int:
        """Write the status at the right end of a row; return how much of the row it takes, with a gap.

        Of a visit that is over a dot says enough where the word would be cut.
        """
        if not face.status or room < 14:
            return 0
        if face.is_done and self.ink.width(hand, face.status) > room:
            dot = self.signs.pixmap(Sign.STATUS, self.status_color(face, pair))
            setting.signs.append((dot, width - _RIGHT - DOT, base - SIZE + 2))
            return DOT + 4
        text = self.ink.elided(hand, face.status, room)
        if text.endswith(ELLIPSIS):
            short = short_status(face.status)
            # A smaller word is worth more than the beginning of a larger one.
            fitting = [each for each in (hand, Hand.TINY) if self.ink.width(each, short) <= room + 2]
            if fitting:
                hand, text = fitting[0], short
        if len(text) < min(3, len(face.status)):
            return 0
        used = self.ink.width(hand, text)
        setting.words.append((hand, self.status_color(face, pair), width - _RIGHT - used, base, text))
        return used + 6

    def _mark(self, setting: Setting, face: Face, pair: Pair, left: int, base: int, room: int) -> None:
        """Put the signs on a row from the left, as many as fit."""
        used = 0
        for sign in face.signs:
            sign_width = self.signs.width(sign)
            if used + sign_width > room:
                break
            pixmap = self.signs.pixmap(sign, self._sign_color(sign, pair))
            setting.signs.append((pixmap, left + used, base - self.signs.height(sign) + 2))
            used += sign_width + 4

    def _mark_at_end(self, setting: Setting, face: Face, pair: Pair, width: int, base: int, room: int) -> int:
        """Put the signs at the right end of a row, the first ones if not all fit; return what they take."""
        fitting: list[Sign] = []
        used = 0
        for sign in face.signs:
            if used + self.signs.width(sign) + 4 > room:
                break
            fitting.append(sign)
            used += self.signs.width(sign) + 4
        left = width - _RIGHT - used + 4
        for sign in fitting:
            pixmap = self.signs.pixmap(sign, self._sign_color(sign, pair))
            setting.signs.append((pixmap, left, base - self.signs.height(sign) + 2))
            left += self.signs.width(sign) + 4
        return used

    def _sign_color(self, sign: Sign, pair: Pair) -> QColor:
        key = (sign, id(pair))
        color = self._sign_colors.get(key)
        if color is None:
            color = pair.quiet
            if sign is Sign.CONFIRMED:
                color = self.theme.readable(self.theme.good, pair.fill)
            elif sign in (Sign.CONTACTED, Sign.ASAP):
                color = self.theme.readable(self.theme.warn, pair.fill)
            self._sign_colors[key] = color
        return color

    def _ground(self, face: Face, pair: Pair, stripe: QColor, width: int, height: int) -> QPixmap:
        key = (width, height, face.fill, face.stripe, face.pattern, face.hollow)
        ground = self._grounds.get(key)
        if ground is None:
            if self._kept_pixels > _MOST_KEPT_PIXELS:
                self._grounds.clear()
                self._kept_pixels = 0
            ground = self._grounds[key] = block_ground(
                pair.fill, stripe, width, height, face.pattern, self._ratio, hollow=face.hollow
            )
            self._kept_pixels += ground.width() * ground.height()
        return ground


def block_ground(
    fill: QColor, stripe: QColor, width: int, height: int, pattern: str, ratio: float, *, hollow: bool
) -> QPixmap:
    """Draw a block without its words; the stripe is full where the provider is needed and pale where not."""
    pixmap = blank(width, height, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(RADIUS, height / 3, width / 4)
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
    painter.fillPath(path, fill)
    painter.setClipPath(path)
    pale = QColor(stripe)
    pale.setAlpha(85)
    stripe_width = NARROW_STRIPE if width < NARROW else STRIPE
    # In a lane hardly wider than its frame the frame's colour says whose it is.
    for start, end, is_provider in _runs(pattern) if width > _SLIM or not hollow else ():
        top, bottom = start * height, end * height
        painter.fillRect(QRectF(0, top, stripe_width, bottom - top), stripe if is_provider else pale)
    if hollow:
        painter.setClipping(False)
        painter.setPen(QPen(stripe, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), radius, radius)
    painter.end()
    return pixmap


def _runs(pattern: str) -> list[tuple[float, float, bool]]:
    """Return the runs of a time pattern as parts of the whole height."""
    if "/" not in pattern:
        return [(0.0, 1.0, True)]
    runs: list[tuple[float, float, bool]] = []
    first = 0
    for at in range(1, len(pattern) + 1):
        if at == len(pattern) or pattern[at] != pattern[first]:
            runs.append((first / len(pattern), at / len(pattern), pattern[first] == "X"))
            first = at
    return runs


def _line(face: Face) -> str:
    return f"{face.time} · {face.detail}" if face.detail and face.time else face.time or face.detail
