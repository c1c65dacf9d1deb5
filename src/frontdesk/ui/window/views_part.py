"""Schedule views at the board: chosen from its corner or with Ctrl and a digit, edited in a dock beside it."""

from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from frontdesk.operations import ConnectionState, Outcome
from frontdesk.operations.views import Views
from frontdesk.store.views import ScheduleView, ViewSettings
from frontdesk.ui.board.lens import ALL, Lens
from frontdesk.ui.help.keys import Command, key_name, key_of
from frontdesk.ui.i18n import tr
from frontdesk.ui.topbar.bar import View
from frontdesk.ui.views.model import by_digit, menu_words, of_id
from frontdesk.ui.views.panel import ViewsPanel
from frontdesk.ui.widgets.late import Late
from frontdesk.ui.window.docks import PanelDock
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.page import Page
from frontdesk.ui.window.sidecolumn import SideColumn

WIDTH = 320
USUAL_INCREMENT = 10
_NONE = "none"
_BEFORE_NOW = 60


class ViewsPart:
    """Binds views to the board and to what this person used last.

    Attributes:
        panel: the editor.
        active: the view the board obeys; None shows everything.
    """

    def __init__(self, host: Host, views: Views, side: SideColumn) -> None:
        self._host, self._views, self._side = host, views, side
        self.active: UUID | None = None
        self._applied: ViewSettings | None = None
        self._preview: ViewSettings | None = None
        self._location: UUID | None = None
        self._is_chosen = False
        self.dock = PanelDock("views", tr("Views"), Late(lambda: self.panel), WIDTH, key_of(Command.VIEWS))
        host.add_dock(self.dock, is_shown=False)
        self.dock.closed.connect(lambda *_told: side.close(self.dock))
        host.bind(Command.VIEWS, self._toggle)
        host.page_shown.connect(self._on_page)
        host.connection_changed.connect(self._on_connection)
        host.at_end(views.views.subscribe(self._on_changed))
        self._corner = host.shell.board.edges.corner
        self._corner.clicked.connect(self._open_menu)
        self.dock.visibilityChanged.connect(self._on_dock)
        for digit in range(10):
            action = QAction(tr("View {digit}", digit=digit), host.shell)
            action.setShortcut(QKeySequence(f"Ctrl+{digit}"))
            action.triggered.connect(partial(lambda which, _checked=False: self._choose_digit(which), digit))
            host.shell.addAction(action)

    @cached_property
    def panel(self) -> ViewsPanel:
        """The editor of views; built when it is first shown."""
        host, views, panel = self._host, self._views, ViewsPanel()
        panel.previewed.connect(self._show_preview)
        panel.chosen.connect(self.choose)
        panel.created.connect(self._create)
        panel.changed.connect(lambda key, wanted: host.perform(self._change(key, wanted), tr("changing a view")))
        panel.deleted.connect(lambda key: host.perform(views.delete(key), tr("deleting a view")))
        panel.default_asked.connect(lambda key: host.perform(views.set_default(key), tr("choosing a view")))
        panel.digit_asked.connect(lambda key, digit: host.perform(views.set_digit(key, digit), tr("choosing a key")))
        return panel

    # Choosing

    def choose(self, view_id: UUID | None) -> None:
        """Show the board through a view from now on, or everything; the desk remembers it for this person."""
        view = of_id(self._known(), view_id)
        self.active = view.id if view is not None else None
        self._preview = None
        self._is_chosen = True
        if self._location is not None:
            self._host.settings.set(f"view.{self._location}", str(self.active or _NONE))
        self._apply()
        page = self._host.page
        if view is None or page is None:
            return
        wanted = View.WEEK if view.settings.is_week else View.DAY
        if page.view is not wanted:
            self._host.show_page(page.seen_as(wanted))
        self._go_to_now(view)

    def _choose_digit(self, digit: int) -> None:
        if digit == 0:
            self.choose(None)
            self._host.messages.hint(tr("Everything is shown."))
            return
        view = by_digit(self._known(), digit)
        if view is None:
            self._host.messages.hint(tr("No view is behind Ctrl+{digit}.", digit=digit))
            return
        self.choose(view.id)
        self._host.messages.hint(tr("View: {name}", name=view.name))

    def _go_to_now(self, view: ScheduleView) -> None:
        board = self._host.shell.board
        if not view.settings.to_now or self._host.today not in board.days or board.now is None:
            return
        day = board.page.layout.model.holds_instant(board.now)
        if day is not None:
            board.scroll_to_minute(
                max(board.page.layout.scale.first_minute, day.clock.minute_of(board.now) - _BEFORE_NOW)
            )

    def _known(self) -> tuple[ScheduleView, ...]:
        return (self._views.views.rows(self._location) or ()) if self._location is not None else ()

    def _open_menu(self) -> None:
        menu = QMenu(self._host.shell)
        menu.setAccessibleName(tr("View"))
        group = QActionGroup(menu)
        rows: list[tuple[UUID | None, str, str]] = [(None, tr("Everything"), "Ctrl+0")]
        for view in self._known():
            digit = next((n for n in range(1, 10) if by_digit(self._known(), n) is view), None)
            rows.append((view.id, menu_words(view), f"Ctrl+{digit}" if digit else ""))
        for view_id, words, keys in rows:
            text = words.replace("&", "&&")
            action = menu.addAction(f"{text}\t{key_name(keys)}" if keys else text)
            action.setCheckable(True)
            action.setChecked(view_id == self.active)
            group.addAction(action)
            action.triggered.connect(partial(lambda which, _checked=False: self.choose(which), view_id))
        menu.addSeparator()
        edit = menu.addAction(f"{tr('Edit views…')}\t{key_of(Command.VIEWS)}")
        edit.triggered.connect(lambda _checked=False: self._bring())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._corner.mapToGlobal(QPoint(0, self._corner.height())))

    # Editing

    def _toggle(self) -> None:
        if self.dock.isHidden():
            self._bring()
        else:
            self._side.close(self.dock)

    def _bring(self) -> None:
        self._side.open(self.dock)
        if self.active is not None:
            self.panel.edit(self.active)
        self._show_panel()
        (self.panel.form.name if self.panel.edited is not None else self.panel.new).setFocus()

    def _on_dock(self, is_seen: bool) -> None:
        if is_seen:
            self._show_panel()
        elif self._preview is not None and self.dock.isHidden() and not self._side.keeps(self.dock):
            # Closing the editor leaves what was not kept, as Esc does; what only covers it for a while does not.
            self.panel.give_up()
            return
        self._apply()

    def _show_preview(self, settings: ViewSettings | None) -> None:
        self._preview = settings
        self._apply()

    def _create(self, wanted: ViewSettings) -> None:
        if self._location is not None:
            self._host.perform(self._make(self._location, wanted), tr("making a view"))

    async def _make(self, location_id: UUID, wanted: ViewSettings) -> Outcome:
        before = {view.id for view in self._known()}
        outcome = await self._views.create(location_id, wanted)
        made = next((view for view in self._known() if view.id not in before and view.settings == wanted), None)
        if outcome.ok and made is not None:
            self.choose(made.id)
            self.panel.edit(made.id)
        self._show_panel()
        return outcome

    async def _change(self, view_id: UUID, wanted: ViewSettings) -> Outcome:
        outcome = await self._views.change(view_id, wanted)
        if outcome.ok:
            self._preview = None
            self._apply()
        return outcome

    def _show_panel(self) -> None:
        if self._location is None or self.dock.isHidden():
            return
        self.panel.show_choices(self._host.store.reference, self._location, self._views.presets)
        self.panel.show_views(self._known(), self.active)

    # Staying true

    def _on_page(self, page: Page) -> None:
        if page.location_id != self._location:
            self._location, self._is_chosen, self.active = page.location_id, False, None
            self._take_up()
            self._read()

    def _on_connection(self, state: ConnectionState) -> None:
        if state is ConnectionState.LIVE:
            self._read()

    def _read(self) -> None:
        if self._location is not None:
            self._host.read(self._reading(self._location), "schedule views", tr("reading the views"))

    async def _reading(self, location_id: UUID) -> None:
        outcome = await self._views.show(location_id)
        if outcome.ok and location_id == self._location:
            self._take_up()
            self._show_panel()

    def _take_up(self) -> None:
        """Begin with what this person used last, or else with their default."""
        known = self._known()
        if not self._is_chosen and known:
            self._is_chosen = True
            kept = self._host.settings.get(f"view.{self._location}")
            last = next((view for view in known if str(view.id) == kept), None)
            default = next((view for view in known if view.is_default), None)
            view = last or (default if kept != _NONE else None)
            self.active = view.id if view is not None else None
        self._apply()

    def _on_changed(self, places: frozenset[UUID]) -> None:
        if self._location not in places:
            return
        if self.active is not None and of_id(self._known(), self.active) is None:
            self.active = None
        self._take_up()
        self._show_panel()

    def _apply(self) -> None:
        """Show the board through the preview, the active view, or nothing."""
        view = of_id(self._known(), self.active)
        preview = None if self.dock.isHidden() else self._preview
        settings = preview or (view.settings if view is not None else None)
        self._corner.show_view(settings.name if settings is not None else "")
        if settings == self._applied:
            return
        self._views.look_through(settings)
        board, was_compact = self._host.shell.board, self._applied is not None and self._applied.compact
        self._applied = settings
        if settings is None:
            board.set_lens(ALL, USUAL_INCREMENT)
        else:
            board.set_lens(Lens.of(settings), settings.increment)
        is_compact = settings is not None and settings.compact
        if is_compact != was_compact:
            board.set_px_per_hour(board.px_per_hour * 3 // 4 if is_compact else -(-board.px_per_hour * 4 // 3))
