"""The verdict on what is carried, in words on a small dark plate at its outline."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from frontdesk.domain.localtime import local_date
from frontdesk.domain.startranges import Fit
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.store.conflicts_view import Verdict
from frontdesk.ui import i18n
from frontdesk.ui.board.blocks import RADIUS
from frontdesk.ui.board.drag import Load, Target
from frontdesk.ui.board.ink import Hand
from frontdesk.ui.board.page import Page
from frontdesk.ui.board.signs import blank
from frontdesk.ui.i18n import tr

_GAP = 7
_PAD = 9
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Showing:
    """One state of what is carried.

    Attributes:
        changed_by_other: somebody else changed the visit meanwhile.
        note: a remark that takes the verdict's place, as for a resize that met its neighbour.
        hours: that nobody works there then, in words.
        is_past: the time is over; what is dropped there is written down for the record.
    """

    target: Target
    verdict: Verdict
    copies: bool = False
    is_resize: bool = False
    changed_by_other: bool = False
    note: str = ""
    hours: str = ""
    is_past: bool = False


class Chip:
    """The plate for one state: its words, its size and its place."""

    def __init__(self, page: Page, load: Load, showing: Showing, outline: QRect) -> None:
        self._page = page
        self._showing = showing
        ink = page.blocks.ink
        when, place, reason = words(page, load, showing)
        widest = max(160, page.size.width() - 2 * _PAD - 8)
        self._when = when
        self._when_width = ink.width(Hand.STATUS, when)
        self._place = ink.elided(Hand.LABEL, _SEPARATOR + place, widest - self._when_width)
        self._reason = ink.elided(Hand.LABEL, reason, widest)
        width = max(self._when_width + ink.width(Hand.LABEL, self._place), ink.width(Hand.LABEL, self._reason))
        rows = 2 if self._reason else 1
        self.rect = self._placed(QSize(width + 2 * _PAD, rows * ink.height(Hand.LABEL) + 9), outline)

    def _placed(self, size: QSize, outline: QRect) -> QRect:
        """Put it over the outline, or under it where there is no room."""
        bounds = QRect(QPoint(), self._page.size)
        top = outline.top() - _GAP - size.height()
        if top < bounds.top() + 2:
            top = min(outline.bottom() + 1 + _GAP, bounds.bottom() - size.height() - 1)
        left = outline.center().x() - size.width() // 2
        left = min(max(left, bounds.left() + 4), max(bounds.right() - size.width() - 4, bounds.left() + 4))
        return QRect(QPoint(left, top), size)

    def paint(self, painter: QPainter) -> None:
        """Paint it; the painter's font, pen and brush are changed."""
        theme, ink, rect = self._page.blocks.theme, self._page.blocks.ink, self.rect
        height = rect.height()
        left_end, right_end = self._ends(height)
        # One rounded rectangle costs more than its two ends, drawn once, and a plain middle.
        painter.drawPixmap(rect.x(), rect.y(), left_end)
        painter.drawPixmap(rect.right() + 1 - RADIUS, rect.y(), right_end)
        painter.fillRect(rect.x() + RADIUS, rect.y(), rect.width() - 2 * RADIUS, height, theme.tip)
        painter.setPen(theme.tip_text)
        left, base = rect.x() + _PAD, rect.y() + 5 + ink.ascent(Hand.LABEL)
        painter.setFont(ink.fonts[Hand.STATUS])
        painter.drawText(left, base, self._when)
        painter.setFont(ink.fonts[Hand.LABEL])
        painter.drawText(left + self._when_width, base, self._place)
        if self._reason:
            alarm = theme.bad if self._showing.verdict.fit is Fit.CANNOT else theme.warn
            painter.setPen(theme.readable(alarm, theme.tip))
            painter.drawText(left, base + ink.height(Hand.LABEL), self._reason)

    def _ends(self, height: int) -> tuple[QPixmap, QPixmap]:
        """Return the two rounded ends of a plate."""
        blocks = self._page.blocks
        ends = blocks.plates.get(height)
        if ends is None:
            ends = blocks.plates[height] = (self._drawn_end(0, height), self._drawn_end(-RADIUS, height))
        return ends

    def _drawn_end(self, left: int, height: int) -> QPixmap:
        end = blank(RADIUS, height, self._page.ratio)
        painter = QPainter(end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._page.blocks.theme.tip)
        painter.drawRoundedRect(left, 0, 2 * RADIUS, height, RADIUS, RADIUS)
        painter.end()
        return end


def words(page: Page, load: Load, showing: Showing) -> tuple[str, str, str]:
    """Return what the verdict says: the time, the place, and a second line with the reason, if there is one."""
    target, model = showing.target, page.layout.model
    column = model.columns[target.column]
    when = time_range(column.clock.wall_time(target.start), column.clock.wall_time(target.end))
    place = [column.operatory.name]
    provider = page.faces.reference.provider(load.appointment.provider_id)
    if provider is not None:
        place.append(provider.name)
    if model.is_week:
        place.insert(0, i18n.middle_date(model.day_of(target.column).day))
    if showing.is_resize:
        place.insert(0, i18n.minutes(target.end - target.start))
    reason = showing.note
    if not reason:
        reason = showing.verdict.sentence
        if showing.is_past and showing.verdict.fit is not Fit.CANNOT:
            reason = " ".join((tr("In the past."), reason)).strip()
        if showing.verdict.fit is Fit.FITS:
            place.append(tr("copies here") if showing.copies else tr("fits"))
        elif showing.verdict.fit is Fit.OVERLAP_WARNING:
            place.append(tr("fits with overlap"))
        else:
            place.append(tr("cannot"))
        if showing.hours:
            place.append(showing.hours)
        if showing.verdict.fit is not Fit.CANNOT:
            place += production_words(page, load, showing)
    if showing.changed_by_other:
        reason = " ".join((tr("It was changed meanwhile."), reason)).strip()
    return when, _SEPARATOR.join(place), reason


def production_words(page: Page, load: Load, showing: Showing) -> list[str]:
    """What the drop would change of the days' production: what a day gains, and what another day shown loses."""
    visit, model = load.appointment, page.layout.model
    if not visit.production or showing.is_resize:
        return []
    now = page.faces.now
    today = local_date(now, model.location.zone) if now is not None else None
    gains = model.day_of(showing.target.column).day
    is_on_book = visit.status in ON_THE_BOOK and visit.interval is not None and not showing.copies
    loses = local_date(visit.interval.start, model.location.zone) if is_on_book and visit.interval else None
    if is_on_book and visit.location_id == model.location.id and loses == gains:
        return []
    worth = i18n.money(visit.production)
    found = [tr("+{amount} {day}", amount=worth, day=_day_word(gains, today))]
    if loses is not None and any(day.day == loses for day in model.days):
        found.append(tr("−{amount} {day}", amount=worth, day=_day_word(loses, today)))
    return found


def _day_word(day: date, today: date | None) -> str:
    return i18n.relative_day(day, today) if today is not None else i18n.middle_date(day)


def time_range(start: time, end: time) -> str:
    """Return two wall-clock times with one half of the day where both have the same."""
    return i18n.clock_range(start, end)
