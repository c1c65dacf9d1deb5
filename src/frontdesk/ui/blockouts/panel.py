"""The side editor of blockouts: what time is blocked for, and how a day or a week goes to others."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from frontdesk.store.blockouts import BlockoutTemplate, KindWish, TemplateWish
from frontdesk.store.entities import BlockoutKind
from frontdesk.ui import i18n, language, theme
from frontdesk.ui.blockouts.model import kind_words
from frontdesk.ui.blockouts.template import TemplateForm
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import make_button, set_property
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.roomy import roomy

COLOURS = (
    ("#98A2B3", "grey"),
    ("#DC2626", "red"),
    ("#D97706", "orange"),
    ("#B58A00", "yellow"),
    ("#16A34A", "green"),
    ("#0E7490", "teal"),
    ("#2563EB", "blue"),
    ("#7C3AED", "violet"),
)
MOST_WEEKS = 52
_DOT = 12


class BlockoutsPanel(QScrollArea):
    """Kinds with their colours; copies, repetitions and templates.

    Signals:
        kind_saved(BlockoutKind | None, KindWish): a kind as it shall be; None for a new one.
        day_copied(date): the day that is open shall be copied to that day.
        week_copied(date): its week to that date's.
        week_repeated(int): its week to so many weeks after it.
        template_laid(BlockoutTemplate): onto the day that is open.
        template_wanted(): a template shall be made of the day that is open.
        template_saved(BlockoutTemplate | None, TemplateWish): as it shall be; None for a new one.
        template_deleted(BlockoutTemplate): it shall go.
    """

    kind_saved = Signal(object, object)
    day_copied = Signal(object)
    week_copied = Signal(object)
    week_repeated = Signal(int)
    template_laid = Signal(object)
    template_wanted = Signal()
    template_saved = Signal(object, object)
    template_deleted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Blockouts"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._before: BlockoutKind | None = None
        self._shown: tuple[BlockoutKind, ...] = ()
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(tr("Types of blockout"))
        self.kinds.setIconSize(QSize(_DOT, _DOT))
        self.kinds.setMinimumHeight(150)
        self.kinds.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = make_button(tr("New type"), "link")
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the type"))
        self.name.setPlaceholderText(tr("Name"))
        self.colour = QComboBox()
        self.templates = QComboBox()
        self.colour.setAccessibleName(tr("Colour"))
        for field in (self.colour, self.templates):
            field.setMinimumContentsLength(4)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.closed = QCheckBox(tr("Nothing may be booked over it"))
        self.not_copied = QCheckBox(tr("Copies leave it out"))
        self.offered = QCheckBox(tr("Offered for new blockouts"))
        self.save = make_button(tr("Save type"), "primary")
        self.day, self.week = _date_field(tr("Day that gets the copies")), _date_field(tr("Week that gets the copies"))
        self.weeks = roomy(QSpinBox())
        self.weeks.setRange(1, MOST_WEEKS)
        self.weeks.setValue(4)
        self.weeks.setAccessibleName(tr("How many weeks"))
        self.templates.setAccessibleName(tr("Template"))
        self._copied = make_label(strong=True)
        self._about_templates = _words()
        self.result = _words()
        self.template = TemplateForm()
        self.template.hide()
        self._lay_out()
        self.kinds.currentItemChanged.connect(lambda item, _old: self._choose(item))
        self.add.clicked.connect(self.begin_new)
        self.save.clicked.connect(self._save)
        self.name.returnPressed.connect(self._save)
        self.begin_new()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("ground", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 6, 14, 14)
        column.setSpacing(7)
        head = QHBoxLayout()
        head.addWidget(make_label(tr("Types"), strong=True), 1)
        head.addWidget(self.add)
        column.addLayout(head)
        column.addWidget(self.kinds)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.colour)
        column.addLayout(row)
        for widget in (self.closed, self.not_copied, self.offered):
            column.addWidget(widget)
        column.addLayout(_at_end(self.save))
        column.addSpacing(8)
        column.addWidget(self._copied)
        self._copy_day = make_button(tr("Copy day"))
        self._copy_week = make_button(tr("Copy week"))
        self._repeat = make_button(tr("Repeat week"))
        self._lay = make_button(tr("Lay on this day"))
        for words, field, button in (
            (tr("This day to"), self.day, self._copy_day),
            (tr("This week to that of"), self.week, self._copy_week),
            (tr("This week, weeks after it"), self.weeks, self._repeat),
            (tr("Template"), self.templates, self._lay),
        ):
            column.addWidget(make_label(words, tone="quiet"))
            line = QHBoxLayout()
            line.addWidget(field, 1)
            line.addWidget(button)
            column.addLayout(line)
        column.addWidget(self._about_templates)
        self.of_day = make_button(tr("New from this day"), "link", hint=tr("A template with this day's blockouts"))
        self.edit_template = make_button(tr("Edit"), "link", hint=tr("Change the template chosen above, or delete it"))
        line = QHBoxLayout()
        line.addWidget(self.of_day)
        line.addStretch(1)
        line.addWidget(self.edit_template)
        column.addLayout(line)
        column.addWidget(self.template)
        column.addWidget(self.result)
        column.addStretch(1)
        self.setWidget(body)
        self._copy_day.clicked.connect(lambda: self.day_copied.emit(_told(self.day)))
        self._copy_week.clicked.connect(lambda: self.week_copied.emit(_told(self.week)))
        self._repeat.clicked.connect(lambda: self.week_repeated.emit(self.weeks.value()))
        self._lay.clicked.connect(self._on_lay)
        self.of_day.clicked.connect(self.template_wanted)
        self.edit_template.clicked.connect(self._on_edit)
        self.template.left.connect(self.close_template)
        self.template.saved.connect(self.template_saved)
        self.template.deleted.connect(self.template_deleted)

    # Showing

    def show_kinds(self, kinds: Sequence[BlockoutKind]) -> None:
        """List the kinds; the one that is being edited stays chosen."""
        if tuple(kinds) == self._shown:
            return
        self._shown = tuple(kinds)
        chosen = self._before.id if self._before is not None else None
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for kind in kinds:
            item = QListWidgetItem(_dot(kind.color), f"{kind.name} · {kind_words(kind)}")
            item.setData(Qt.ItemDataRole.UserRole, kind)
            item.setToolTip(item.text())
            self.kinds.addItem(item)
            if kind.id == chosen:
                self.kinds.setCurrentItem(item)
                self._before = kind
        self.kinds.blockSignals(False)

    def show_day(self, day: date) -> None:
        """Say which day is copied, and offer the days after it."""
        self._copied.setText(tr("Copy from {day}", day=i18n.middle_date(day)))
        for field, target in ((self.day, day + timedelta(days=1)), (self.week, day + timedelta(days=7))):
            if not field.hasFocus():
                field.setDate(QDate(target.year, target.month, target.day))

    def show_templates(self, templates: Sequence[BlockoutTemplate], words: str, *, may_change: bool = True) -> None:
        """Offer the templates, or say why there is none; the one that was chosen stays chosen."""
        chosen = self.templates.currentData()
        self.templates.clear()
        for template in templates:
            self.templates.addItem(template.name, template)
            if isinstance(chosen, BlockoutTemplate) and template.id == chosen.id:
                self.templates.setCurrentIndex(self.templates.count() - 1)
        self._lay.setEnabled(bool(templates))
        self.templates.setEnabled(bool(templates))
        self.edit_template.setEnabled(bool(templates) and may_change)
        self.of_day.setEnabled(may_change)
        self._about_templates.setText(words)
        self._about_templates.setVisible(bool(words))

    def choose_template(self, template_id: UUID) -> None:
        """Choose a template, as one that has just been made."""
        for index in range(self.templates.count()):
            if self.templates.itemData(index).id == template_id:
                self.templates.setCurrentIndex(index)

    def open_template(self, before: BlockoutTemplate | None, wish: TemplateWish, words: str = "") -> None:
        """Fill in a template; what is chosen above is not touched."""
        self.show_result("", is_good=True)
        self.template.show()
        self.template.begin(before, wish, words)
        QTimer.singleShot(0, self.template, lambda: self.ensureWidgetVisible(self.template))

    def close_template(self) -> None:
        """Put the form away; nothing is changed."""
        had_focus = self.template.isAncestorOf(QApplication.focusWidget() or self)
        self.template.hide()
        if had_focus:
            self.of_day.setFocus()

    def show_result(self, words: str, *, is_good: bool) -> None:
        """Say what came of a copy, what was left out included."""
        self.result.setText(words)
        self.result.setVisible(bool(words))
        set_property(self.result, "tone", "normal" if is_good else "bad")

    # A kind

    def begin_new(self) -> None:
        """Empty the fields for another kind."""
        self.kinds.setCurrentRow(-1)
        self._fill(None)
        self.name.setFocus()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._fill(item.data(Qt.ItemDataRole.UserRole))

    def _fill(self, kind: BlockoutKind | None) -> None:
        self._before = kind
        self.name.setText(kind.name if kind else "")
        self.closed.setChecked(kind.is_no_schedule if kind else True)
        self.not_copied.setChecked(kind.is_do_not_copy if kind else False)
        self.offered.setChecked(kind.is_offered if kind else True)
        self.save.setText(tr("Save type") if kind else tr("Add type"))
        self.colour.clear()
        own = kind.color.upper() if kind else COLOURS[0][0]
        known = dict(COLOURS)
        for code, word in (*COLOURS, *(() if own in known else ((own, tr("its own")),))):
            self.colour.addItem(_dot(code), i18n.capitalised(tr(word)), code)
            if code == own:
                self.colour.setCurrentIndex(self.colour.count() - 1)

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.show_result(tr("A type needs a name."), is_good=False)
            self.name.setFocus()
            return
        wish = KindWish(
            name,
            self.colour.currentData(),
            self.closed.isChecked(),
            self.not_copied.isChecked(),
            self.offered.isChecked(),
        )
        self.show_result("", is_good=True)
        self.kind_saved.emit(self._before, wish)
        if self._before is None:
            self.begin_new()

    def _on_lay(self) -> None:
        template = self.templates.currentData()
        if isinstance(template, BlockoutTemplate):
            self.template_laid.emit(template)

    def _on_edit(self) -> None:
        template = self.templates.currentData()
        if isinstance(template, BlockoutTemplate):
            self.open_template(template, template.wish)


def _date_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setLocale(i18n.locale())
    field.setDisplayFormat(language.date_pattern("dated"))
    field.setAccessibleName(name)
    return field


def _told(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def _dot(code: str) -> QIcon:
    pixmap = QPixmap(_DOT, _DOT)
    pixmap.fill(theme.current().mark(code))
    return QIcon(pixmap)


def _words() -> QLabel:
    label = make_label(tone="quiet")
    label.setWordWrap(True)
    label.hide()
    return label


def _at_end(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    return row
