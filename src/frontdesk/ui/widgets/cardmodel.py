"""The rows behind a list of cards, changed so that scroll, selection and focus stay."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from frontdesk.ui import privacy
from frontdesk.ui.widgets.cards import Card, Heading, Index, Row, ids_of, veiled


class CardModel(QAbstractListModel):
    """The rows of a list; a row that stays is changed in place."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        privacy.notifier().changed.connect(self._on_privacy)

    def take(self, rows: tuple[Row, ...]) -> None:
        """Show other rows: only what differs is told, so that scroll, selection and focus stay."""
        old, new = ids_of(self.rows), ids_of(rows)
        if old != new:
            head = _common(old, new)
            tail = _common(old[head:][::-1], new[head:][::-1])
            gone, come = len(old) - head - tail, len(new) - head - tail
            if gone:
                self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
                self.rows = (*self.rows[:head], *self.rows[head + gone :])
                self.endRemoveRows()
            if come:
                self.beginInsertRows(QModelIndex(), head, head + come - 1)
                self.rows = (*self.rows[:head], *rows[head : head + come], *self.rows[head:])
                self.endInsertRows()
        changed = [number for number, row in enumerate(rows) if row != self.rows[number]]
        self.rows = rows
        for number in changed:
            index = self.index(number)
            self.dataChanged.emit(index, index)

    def _on_privacy(self, _hides_names: bool) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself for the painter, its words for everybody else."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = veiled(self.rows[index.row()])
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Card):
            return "\n".join(part for part in (row.title, row.badge, *row.lines, row.prose, row.alert) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be neither chosen nor dragged."""
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


def _common(old: Sequence[object], new: Sequence[object]) -> int:
    count = 0
    while count < min(len(old), len(new)) and old[count] == new[count]:
        count += 1
    return count
