"""The dock in which schedule views are made and changed: what is filled in shows on the board at once."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from frontdesk.store.reference import Reference
from frontdesk.store.views import Preset, ScheduleView, ViewSettings
from frontdesk.ui.i18n import tr
from frontdesk.ui.views.fields import plain_button
from frontdesk.ui.views.form import ViewForm
from frontdesk.ui.views.model import menu_words, of_id
from frontdesk.ui.widgets.buttons import make_button
from frontdesk.ui.widgets.choosing import place_of
from frontdesk.ui.widgets.labels import make_label


class ViewsPanel(QWidget):
    """One view at a time: the one chosen above, or a new one.

    Attributes:
        form: its fields.
        edited: the view that is changed; None for a new one, and while there is none.
        presets: the ready-made looks that can be begun from.

    Signals:
        previewed(ViewSettings | None): show the board like this for the time being; None shows it as before.
        created(ViewSettings): make a view.
        changed(UUID, ViewSettings): change one.
        deleted(UUID): delete one.
        default_asked(UUID): open the office with it from now on.
        digit_asked(UUID, int): put it behind Ctrl and a digit.
        chosen(UUID): another view shall be shown.
    """

    previewed = Signal(object)
    created = Signal(object)
    changed = Signal(object, object)
    deleted = Signal(object)
    default_asked = Signal(object)
    digit_asked = Signal(object, int)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.form = ViewForm()
        self.edited: UUID | None = None
        self._is_new = False
        self._views: tuple[ScheduleView, ...] = ()
        self.presets: tuple[Preset, ...] = ()
        self.which = QComboBox()
        self.which.setAccessibleName(tr("View"))
        self.new = plain_button(tr("New…"), tr("Make a view, from a ready-made look or from the one shown"))
        self.words = make_label(tone="quiet")
        self.words.setWordWrap(True)
        self.save = make_button(tr("Keep"), "primary", hint=tr("Keep the view as it is filled in (Ctrl Enter)"))
        self.leave = plain_button(tr("Leave"), tr("Show the board as before (Esc)"))
        self.default = make_button(tr("Open with it"), "link", hint=tr("This office opens with the view from now on"))
        self.delete = make_button(tr("Delete"), "link", hint=tr("Delete the view; Ctrl+Z brings it back"))
        self.digit = QComboBox()
        self.digit.setAccessibleName(tr("Key"))
        self.digit.addItem(tr("No key"), 0)
        for number in range(1, 10):
            self.digit.addItem(f"Ctrl {number}", number)
        self._arrange()
        self._connect()
        self._show_state()

    def show_choices(self, reference: Reference, location_id: UUID, presets: Sequence[Preset]) -> None:
        """What can be ticked, and which looks are ready-made."""
        self.form.show_choices(reference, location_id)
        self.presets = tuple(presets)

    def show_views(self, views: Sequence[ScheduleView], active: UUID | None) -> None:
        """Show which views there are; what is being filled in is left alone."""
        self._views = tuple(views)
        self.which.blockSignals(True)
        self.which.clear()
        for view in self._views:
            self.which.addItem(menu_words(view), view.id)
        if self.edited is not None and of_id(self._views, self.edited) is None:
            self.edited = None
        self.which.setCurrentIndex(place_of(self.which, self.edited, -1))
        self.which.blockSignals(False)
        if self.edited is None and not self._is_new and active is not None:
            self.edit(active)
        self._show_state()

    def edit(self, view_id: UUID) -> None:
        """Fill in a view."""
        view = of_id(self._views, view_id)
        if view is None:
            return
        self.edited, self._is_new = view_id, False
        self.form.show_settings(view.settings)
        self.which.blockSignals(True)
        self.which.setCurrentIndex(place_of(self.which, view_id, -1))
        self.which.blockSignals(False)
        self._show_state()

    def begin(self, settings: ViewSettings) -> None:
        """Fill in a new one."""
        self.edited, self._is_new = None, True
        self.which.setCurrentIndex(-1)
        self.form.show_settings(settings)
        self._show_state()
        self.form.name.setFocus()
        self.form.name.selectAll()
        self.previewed.emit(self.form.settings)

    @property
    def has_changes(self) -> bool:
        """Whether what is filled in differs from what is kept."""
        view = of_id(self._views, self.edited)
        return self._is_new or (view is not None and view.settings != self.form.settings)

    def give_up(self) -> None:
        """Leave what was filled in."""
        self._is_new = False
        if self.edited is not None:
            self.edit(self.edited)
        self.previewed.emit(None)
        self._show_state()

    def keep(self) -> None:
        """Keep what is filled in."""
        settings = self.form.settings
        if not settings.name:
            self.words.setText(tr("A view needs a name."))
            self.form.name.setFocus()
        elif self._is_new:
            self._is_new = False
            self.created.emit(settings)
        elif self.edited is not None and self.has_changes:
            self.changed.emit(self.edited, settings)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 14, 2)
        head.addWidget(self.which, 1)
        head.addWidget(self.new)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        mine = QHBoxLayout()
        mine.setContentsMargins(14, 2, 14, 0)
        mine.addWidget(self.digit)
        mine.addStretch(1)
        mine.addWidget(self.default)
        mine.addWidget(self.delete)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 4, 14, 12)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.words.setContentsMargins(14, 0, 14, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addLayout(mine)
        column.addWidget(self.words)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.which.activated.connect(self._on_which)
        self.new.clicked.connect(self._open_new)
        self.save.clicked.connect(self.keep)
        self.leave.clicked.connect(self.give_up)
        self.delete.clicked.connect(lambda: self._about(self.deleted.emit))
        self.default.clicked.connect(lambda: self._about(self.default_asked.emit))
        self.digit.activated.connect(self._on_digit)

    def _about(self, tell: object) -> None:
        if self.edited is not None and callable(tell):
            tell(self.edited)

    def _on_changed(self) -> None:
        self._show_state()
        self.previewed.emit(self.form.settings)

    def _on_which(self, index: int) -> None:
        view_id = self.which.itemData(index)
        if isinstance(view_id, UUID):
            self.edit(view_id)
            self.chosen.emit(view_id)

    def _on_digit(self, index: int) -> None:
        digit = self.digit.itemData(index)
        view = of_id(self._views, self.edited)
        if digit and view is not None:
            self.digit_asked.emit(view.id, digit)
        self._show_state()

    def _open_new(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(tr("New view"))
        like = menu.addAction(tr("Like the one shown"))
        like.triggered.connect(lambda _checked=False: self._begin_from(None))
        menu.addSeparator()
        for preset in self.presets:
            action = menu.addAction(preset.name.replace("&", "&&"))
            action.setToolTip(preset.description)
            action.triggered.connect(partial(lambda which, _checked=False: self._begin_from(which), preset))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.new.mapToGlobal(QPoint(0, self.new.height() + 2)))

    def _begin_from(self, preset: Preset | None) -> None:
        if preset is not None:
            self.begin(ViewSettings(preset.name, look=preset.look))
        else:
            view = of_id(self._views, self.edited)
            self.begin(view.settings if view is not None else ViewSettings(tr("My view")))

    def _show_state(self) -> None:
        view = of_id(self._views, self.edited)
        has_any = view is not None or self._is_new
        self.form.setEnabled(has_any)
        self.save.setEnabled(self.has_changes)
        self.leave.setEnabled(self.has_changes)
        self.delete.setEnabled(view is not None)
        self.default.setEnabled(view is not None and not view.is_default)
        self.digit.setEnabled(view is not None)
        self.digit.setCurrentIndex(self.digit.findData((view.digit if view is not None else None) or 0))
        if not has_any:
            words = tr("There is no view yet. New… makes one.") if not self._views else tr("Choose a view above.")
        elif self._is_new:
            words = tr("The board shows the new view. Keep it, or leave it.")
        elif self.has_changes:
            words = tr("The board shows what you changed. It is not kept yet.")
        else:
            words = ""
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Esc leaves."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape and self.has_changes:
            self.give_up()
        else:
            super().keyPressEvent(event)
