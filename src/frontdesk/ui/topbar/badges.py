"""The small signs at the right end of the bar: production, connection, who is signed in."""

from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.ui import i18n, theme
from frontdesk.ui.i18n import tr

_BRIEF_WIDTH = 48


class ProductionBadge(QAbstractButton):
    """The day's production: what is booked against the goal; without goals, how much of it is done.

    Pressed, it opens who produces how much.
    """

    def __init__(self) -> None:
        super().__init__()
        self._reached = self._aim = Decimal(0)
        self._is_brief = False
        self._small = theme.interface_font(11)
        self._strong = theme.tabular_font(12, QFont.Weight.DemiBold)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.notifier().changed.connect(self.update)
        self.show_amounts(Decimal(0), Decimal(0))

    @property
    def amounts(self) -> str:
        """The amounts on screen."""
        return tr("{reached} of {aim}", reached=i18n.money(self._reached), aim=i18n.money(self._aim))

    def show_amounts(self, booked: Decimal, done: Decimal, goal: Decimal | None = None) -> None:
        """Show what the days on screen are worth."""
        self._reached, self._aim = (done, booked) if goal is None else (booked, goal)
        words = tr("{done} done of {booked} booked", done=i18n.money(done), booked=i18n.money(booked))
        if goal is not None:
            words = tr("{words}, goal {goal}", words=words, goal=i18n.money(goal))
        self.setAccessibleName(tr("Production: {words}", words=words))
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    @property
    def share(self) -> str:
        """What is on screen where the amounts have too little room."""
        return tr("{count}%", count=int(100 * self._reached / self._aim) if self._aim > 0 else 0)

    def set_brief(self, is_brief: bool) -> None:
        """Tell the share alone, or the amounts again; the tip tells them in any case."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            self.updateGeometry()
            self.update()

    @property
    def _words(self) -> str:
        return self.share if self._is_brief else self.amounts

    def minimumSizeHint(self) -> QSize:
        """The amounts alone."""
        least = _BRIEF_WIDTH if self._is_brief else 0
        return QSize(max(least, QFontMetrics(self._strong).horizontalAdvance(self._words) + 2), 32)

    def sizeHint(self) -> QSize:
        """Label and amounts side by side."""
        if self._is_brief:
            return self.minimumSizeHint()
        label = QFontMetrics(self._small).horizontalAdvance(tr("Production"))
        return QSize(max(136, label + QFontMetrics(self._strong).horizontalAdvance(self.amounts) + 12), 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Label at the left, amounts at the right, the bar below both."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        words = self.rect().adjusted(0, 3, 0, -10)
        painter.setFont(self._small)
        painter.setPen(look.quiet)
        if not self._is_brief and self.width() >= self.sizeHint().width():
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr("Production"))
        painter.setFont(self._strong)
        painter.setPen(look.text)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._words)
        track = QRectF(0, self.height() - 8, self.width(), 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.line)
        painter.drawRoundedRect(track, 2.5, 2.5)
        if self._aim > 0 and self._reached > 0:
            share = min(1.0, float(self._reached / self._aim))
            painter.setBrush(look.good)
            painter.drawRoundedRect(QRectF(0, track.y(), max(5.0, track.width() * share), 5), 2.5, 2.5)


class Health(StrEnum):
    """How a connection is to be shown."""

    GOOD = "good"
    WAITING = "waiting"
    BAD = "bad"


class ConnectionBadge(QWidget):
    """A dot and a word: whether what the window shows is kept true."""

    def __init__(self) -> None:
        super().__init__()
        self._health, self._word, self._is_brief = Health.WAITING, "", False
        self._font = theme.interface_font(13)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    @property
    def text(self) -> str:
        """The word on screen; none where a good connection is told by its dot alone."""
        return "" if self._is_brief and self._health is Health.GOOD else self._word

    def set_brief(self, is_brief: bool) -> None:
        """Tell a good connection by its dot alone, or with its word again; the tip tells it in any case."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            self.updateGeometry()
            self.update()

    def show_state(self, health: Health, word: str, sentence: str) -> None:
        """Show a state; `sentence` explains it in the tip."""
        self._health, self._word = health, word
        self.setToolTip(sentence)
        self.setAccessibleName(tr("Connection: {word}", word=word))
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Dot and word; never narrower than the usual word, so that its neighbours keep their place."""
        return self._room_for(self._word, tr("Offline"))

    def minimumSizeHint(self) -> QSize:
        """Room for the usual words; a longer one is shortened, since the strip below says all of it."""
        return self._room_for(tr("Live"), tr("Offline"))

    def _room_for(self, *words: str) -> QSize:
        if not self.text:
            return QSize(16, 32)
        metrics = QFontMetrics(self._font)
        return QSize(16 + max(metrics.horizontalAdvance(word) for word in words) + 2, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dot, then word."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush({Health.GOOD: look.good, Health.WAITING: look.warn, Health.BAD: look.bad}[self._health])
        painter.drawEllipse(QRectF(1, self.height() / 2 - 4, 8, 8))
        painter.setFont(self._font)
        painter.setPen(look.text if self._health is Health.BAD else look.quiet)
        box = self.rect().adjusted(16, 0, 0, 0)
        word = QFontMetrics(self._font).elidedText(self.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)


def initials(name: str) -> str:
    """One or two letters that stand for a person."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


class AccountButton(QAbstractButton):
    """The signed-in person's initials; opens the menu of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = "?"
        self._font = theme.interface_font(11, QFont.Weight.Bold)
        self.setFixedSize(30, 30)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.notifier().changed.connect(self.update)

    def show_person(self, name: str) -> None:
        """Show who is signed in."""
        self._letters = initials(name)
        self.setAccessibleName(tr("Menu of {name}", name=name) if name else tr("Menu"))
        self.setToolTip(tr("{name}: view, theme, keys, sign out", name=name) if name else tr("Menu"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Letters in a disc."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(look.accent, 2 if self.hasFocus() else 1) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(look.accent_wash)
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.setFont(self._font)
        painter.setPen(look.accent_text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
