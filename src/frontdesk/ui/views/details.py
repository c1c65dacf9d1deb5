"""The editor for the card beside a block: its sections, each with a title and what it lists."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.store.views import Layout
from frontdesk.ui.i18n import tr
from frontdesk.ui.views.model import detail_words
from frontdesk.ui.views.ordered import OrderedField
from frontdesk.ui.widgets.buttons import GlyphButton, make_button

MOST = 8
"""So many sections a card may have here."""


class DetailsEditor(QWidget):
    """The desk's own card, or sections of one's own.

    Signals:
        changed(): something else is wanted.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.own = QCheckBox(tr("Card with chosen fields"))
        self.more = make_button(tr("Add a section"), "link")
        self.sections: list[tuple[QLineEdit, OrderedField, GlyphButton]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.own)
        column.addLayout(self._grid)
        column.addWidget(self.more)
        self.own.toggled.connect(self._on_own)
        self.more.clicked.connect(self._on_more)
        self._show_state()

    @property
    def layout_wanted(self) -> Layout | None:
        """The sections as they are filled in; None for the desk's own card."""
        if not self.own.isChecked():
            return None
        return tuple((" ".join(title.text().split()), fields.chosen) for title, fields, _ in self.sections)

    def show_layout(self, layout: Layout | None) -> None:
        """Fill in, without telling anyone."""
        self.blockSignals(True)
        self.own.setChecked(layout is not None)
        self._show_sections(layout or ())
        self.blockSignals(False)

    def _show_sections(self, layout: Layout) -> None:
        while len(self.sections) > len(layout):
            self._drop(self.sections[-1])
        while len(self.sections) < len(layout):
            self._add()
        for (title, fields, _), (words, chosen) in zip(self.sections, layout, strict=True):
            if title.text() != words:
                title.setText(words)
            fields.choose(chosen)
        self._show_state()

    def _add(self) -> None:
        number = len(self.sections) + 1
        title = QLineEdit()
        title.setPlaceholderText(tr("Title"))
        title.setAccessibleName(tr("Title of section {number}", number=number))
        title.setMaxLength(40)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        fields = OrderedField(tr("Section {number}", number=number), [field for field, _ in detail_words()])
        away = GlyphButton("close", tr("Remove section {number}", number=number), size=24)
        row = (title, fields, away)
        title.textEdited.connect(self.changed)
        fields.changed.connect(self.changed)
        away.clicked.connect(partial(self._on_away, title))
        for at, widget in enumerate(row):
            self._grid.addWidget(widget, number, at)
        self.sections.append(row)

    def _drop(self, row: tuple[QLineEdit, OrderedField, GlyphButton]) -> None:
        self.sections.remove(row)
        for widget in row:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _on_away(self, title: QLineEdit, _checked: bool = False) -> None:
        layout = self.layout_wanted or ()
        at = next(index for index, row in enumerate(self.sections) if row[0] is title)
        self._show_sections((*layout[:at], *layout[at + 1 :]))
        (self.sections[min(at, len(self.sections) - 1)][0] if self.sections else self.more).setFocus()
        self.changed.emit()

    def _on_own(self, is_on: bool) -> None:
        if is_on and not self.sections:
            self._show_sections(_beginning())
        self._show_state()
        self.changed.emit()

    def _on_more(self) -> None:
        self._add()
        self._show_state()
        self.sections[-1][0].setFocus()
        self.changed.emit()

    def _show_state(self) -> None:
        is_own = self.own.isChecked()
        for row in self.sections:
            for widget in row:
                widget.setVisible(is_own)
        self.more.setVisible(is_own)
        self.more.setEnabled(len(self.sections) < MOST)


def _beginning() -> Layout:
    """What a card of one's own begins with."""
    return (
        (tr("Visit"), ("start_time", "appointment_type", "procedures", "provider", "note")),
        (tr("Patient"), ("mobile_phone", "age", "alerts", "balance_due")),
    )
