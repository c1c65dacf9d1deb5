"""Labels: with a tone, shortened with dots where the room ends, and key caps."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from frontdesk.ui import theme

Tone = Literal["normal", "quiet", "good", "warn", "bad", "keycap"]


def make_label(text: str = "", *, tone: Tone = "normal", strong: bool = False, size: str = "") -> QLabel:
    """A label that shows plain text only; data is never taken for markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    if strong:
        label.setProperty("weight", "strong")
    if size:
        label.setProperty("rank", size)
    return label


def keycap(keys: str) -> QLabel:
    """A key's name as printed on a key."""
    label = make_label(keys, tone="keycap")
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


class ElidedLabel(QWidget):
    """One line that ends in dots when it has too little room, and then shows the whole in its tip.

    Several wordings may be given, longest first: the longest that fits is shown. With `at_end` it stands at the right.
    """

    def __init__(
        self,
        *wordings: str,
        weight: QFont.Weight = QFont.Weight.Normal,
        px: int = theme.BASE_PX,
        quiet: bool = False,
        at_end: bool = False,
    ) -> None:
        super().__init__()
        self._side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        self._wordings: tuple[str, ...] = wordings or ("",)
        self._font = theme.tabular_font(px, weight)
        self._metrics = QFontMetrics(self._font)
        self._quiet = quiet
        self._shown = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)
        self._choose()

    @property
    def text(self) -> str:
        """The whole text."""
        return self._wordings[0]

    @property
    def shown(self) -> str:
        """What is on screen."""
        return self._shown

    def set_text(self, *wordings: str) -> None:
        """Show another text."""
        if wordings != self._wordings:
            self._wordings = wordings
            self._choose()
            self.updateGeometry()

    def _choose(self) -> None:
        room = self.width()
        fitting = (text for text in self._wordings if self._metrics.horizontalAdvance(text) <= room)
        self._shown = next(
            fitting, self._metrics.elidedText(self._wordings[-1], Qt.TextElideMode.ElideRight, max(room, 0))
        )
        self.setToolTip("" if self._shown == self.text else self.text)
        self.setAccessibleName(self.text)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        return QSize(self._metrics.horizontalAdvance(self._wordings[0]) + 2, self._metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the shortest wording, at most a few letters."""
        shortest = self._metrics.horizontalAdvance(self._wordings[-1]) + 2
        floor = shortest if len(self._wordings) > 1 else min(shortest, self._metrics.averageCharWidth() * 6)
        return QSize(floor, self._metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the wording that fits."""
        super().resizeEvent(event)
        self._choose()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chosen wording."""
        look = theme.current()
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(look.quiet if self._quiet else look.text)
        painter.drawText(self.rect(), self._side | Qt.AlignmentFlag.AlignVCenter, self._shown)
