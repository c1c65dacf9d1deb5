"""The settings over the right side of the window: what is chosen there is in use at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.ui.choices.model import sections
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton
from frontdesk.ui.widgets.labels import make_label

WIDTH = 340


class ChoicesPanel(QFrame):
    """Every setting, by section.

    Attributes:
        boxes: the choices, by the name they are kept under.
        connection: where the window is connected to, and how.
        body: all of it, scrolled where the window is low.

    Signals:
        chosen(str, str): the setting of this name has another value.
        closed(): the panel was left.
    """

    chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget, kept: Callable[[str], str]) -> None:
        """`kept` tells what the settings hold under a name."""
        super().__init__(parent)
        self._ground, self._kept = parent, kept
        self.setProperty("frame", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Settings"))
        self.boxes: dict[str, QComboBox] = {}
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 4)
        head.addWidget(make_label(tr("Settings"), size="head"))
        head.addStretch(1)
        close = GlyphButton("close", tr("Close the settings"), size=24, hint=tr("Close (Esc)"))
        close.clicked.connect(self.leave)
        head.addWidget(close)
        body = QWidget()
        body.setProperty("ground", "panel")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(16, 4, 16, 16)
        inner.setSpacing(6)
        self.connection = make_label(tone="quiet")
        self.connection.setWordWrap(True)
        inner.addWidget(make_label(tr("Connection"), strong=True))
        inner.addWidget(self.connection)
        for title, choices in sections():
            inner.addSpacing(12)
            heading = make_label(title, strong=True)
            heading.setWordWrap(True)
            inner.addWidget(heading)
            for choice in choices:
                box = QComboBox()
                box.setAccessibleName(choice.label)
                for value, label in choice.options:
                    box.addItem(label, value)
                # A wheel that scrolls the panel must not change what it passes over.
                box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                box.installEventFilter(self)
                row = QHBoxLayout()
                words = make_label(choice.label)
                words.setBuddy(box)
                words.setWordWrap(True)
                row.addWidget(words, 1)
                row.addWidget(box)
                inner.addLayout(row)
                if choice.hint:
                    hint = make_label(choice.hint, tone="quiet")
                    hint.setWordWrap(True)
                    inner.addWidget(hint)
                    box.setAccessibleDescription(choice.hint)
                self.boxes[choice.name] = box
                box.activated.connect(lambda _index, name=choice.name: self._on_chosen(name))
        inner.addStretch(1)
        self.body = body
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show what is in use, and take the keyboard."""
        self.show_values()
        self._place()
        self.show()
        self.raise_()
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_values(self) -> None:
        """Show what the settings hold."""
        for _title, choices in sections():
            for choice in choices:
                box = self.boxes[choice.name]
                box.setCurrentIndex(box.findData(choice.value_of(self._kept(choice.name))))

    def leave(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _on_chosen(self, name: str) -> None:
        self.chosen.emit(name, str(self.boxes[name].currentData()))

    def _place(self) -> None:
        ground = self._ground
        self.setGeometry(ground.width() - WIDTH, 0, WIDTH, ground.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the side whatever the window's size; let the wheel scroll."""
        if watched is self._ground:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
