"""The overview of keys that F1 opens."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from frontdesk.ui.help.keys import KeyLine, key_name, overview
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.labels import keycap, make_label

_WIDEST = 1060


class KeysDialog(QDialog):
    """Every key, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(make_label(tr("Every key"), size="head"))
        body = QWidget()
        halves = QHBoxLayout(body)
        halves.setContentsMargins(0, 0, 12, 0)
        halves.setSpacing(44)
        sections = overview()
        for half in (sections[:3], sections[3:]):
            halves.addLayout(_half(half))
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = make_button(tr("Close"), "primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot.addWidget(close)
        column.addLayout(foot)
        room = parent.size() - QSize(40, 40)
        width = min(_WIDEST, room.width())
        self.resize(width, min(body.heightForWidth(width - 80) + 140, room.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys read on; Esc closes."""
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)


def _half(sections: tuple[tuple[str, tuple[KeyLine, ...]], ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for title, lines in sections:
        column.addWidget(make_label(title, strong=True))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, 96)
        for row, line in enumerate(lines):
            key: QLabel = keycap(key_name(line.keys))
            key.setAccessibleName(f"{key_name(line.keys)}: {line.does}")
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
            does = make_label(line.does)
            does.setWordWrap(True)
            grid.addWidget(does, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
    column.addStretch(1)
    return column
