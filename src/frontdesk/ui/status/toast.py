"""A refusal over the board, long enough to be read; never in the way of the pointer's work."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from frontdesk.ui import privacy, theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.status.messages import Kind, Message
from frontdesk.ui.widgets.labels import make_label

LEAST_MS = 4000
PER_LETTER_MS = 70


class Toast(QWidget):
    """One sentence near the lower edge of its parent; the newest takes the place of the one before."""

    def __init__(self, parent: QWidget, above: QWidget | None = None) -> None:
        """`above` is something at the lower edge that the sentence must not cover."""
        super().__init__(parent)
        self._ground, self._above = parent, above
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        self._label: QLabel = make_label()
        self._label.setWordWrap(True)
        row.addWidget(self._label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._failed = False
        self.setToolTip(tr("Click to close"))
        parent.installEventFilter(self)
        theme.notifier().changed.connect(self._dress)
        privacy.notifier().changed.connect(self._on_privacy)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on screen."""
        return self._label.text() if self.isVisible() else ""

    def show_message(self, message: Message) -> None:
        """Show a refusal or a failure; other messages need no toast and take an old one away."""
        if message.kind not in (Kind.REFUSED, Kind.FAILED):
            if message.kind is Kind.DONE:
                self._timer.stop()
                self.hide()
            return
        self._failed = message.kind is Kind.FAILED
        self._say(privacy.veil(message.text))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(LEAST_MS + PER_LETTER_MS * len(message.text))

    def _on_privacy(self, _hides_names: bool) -> None:
        self._say(privacy.veil(self._label.text()))

    def _say(self, words: str) -> None:
        self._label.setText(words)
        self.setAccessibleName(words)

    def _dress(self) -> None:
        # A palette would be put back by the application's style sheet whenever the theme changes.
        self._label.setStyleSheet(f"color: {theme.current().tip_text.name()}")
        self.update()

    def _place(self) -> None:
        parent = self._ground
        metrics = self._label.fontMetrics()
        width = min(metrics.horizontalAdvance(self._label.text()) + 44, parent.width() - 48, 640)
        self.setFixedWidth(max(width, 120))
        self.adjustSize()
        foot = parent.height() - 52 - (self._above.height() if self._above is not None else 0)
        self.move(QPoint((parent.width() - self.width()) // 2, foot - self.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A press closes it."""
        self._timer.stop()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The darkest ground of the window, with the alert colour at its edge."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tip)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setBrush(look.bad if self._failed else look.warn)
        painter.drawRoundedRect(QRectF(6, 8, 3, self.height() - 16), 1.5, 1.5)
