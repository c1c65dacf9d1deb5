"""The production badge opens who produces how much against which goal."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from frontdesk.operations.production import Production
from frontdesk.store.changes import ChangeSet
from frontdesk.store.production import GoalSpan, SpanKey
from frontdesk.ui import i18n
from frontdesk.ui.help.keys import Command
from frontdesk.ui.i18n import tr
from frontdesk.ui.production.model import build_lines
from frontdesk.ui.production.panel import ProductionPanel
from frontdesk.ui.topbar.bar import View, week_of
from frontdesk.ui.widgets.popover import Popover
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.page import Page


class ProductionPart:
    """Binds the panel to the day or the week that is open.

    Attributes:
        panel: the panel.
    """

    def __init__(self, host: Host, production: Production) -> None:
        self._host, self._production = host, production
        self.panel = ProductionPanel()
        self._badge = host.shell.top.production
        self._popover: Popover | None = None
        self._key: SpanKey | None = None
        self._trouble = ""
        host.bind(Command.PRODUCTION, self._open)
        host.page_shown.connect(self._on_page)
        host.at_end(production.lines.subscribe(self._on_changed))
        host.at_end(host.store.subscribe(self._on_store))
        self._badge.clicked.connect(self._open)
        self.panel.span_chosen.connect(lambda _span: self._read())
        self.panel.goal_set.connect(self._set_goal)
        self.panel.goals_set.connect(self._set_goals)
        self.panel.resized.connect(self._fit)

    @property
    def is_open(self) -> bool:
        """Whether the panel is on screen."""
        return self._popover is not None and self._popover.isVisible()

    def _open(self) -> None:
        page = self._host.page
        if page is None:
            return
        if self._popover is None:
            self._popover = Popover(self._badge)
            column = QVBoxLayout(self._popover)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self.panel)
            self._popover.closed.connect(self._on_closed)
        self.panel.spans.set_value("week" if page.view is View.WEEK else "day")
        self._read()
        self._popover.open_below()
        first = next(iter(self.panel.goals.values()), None)
        (first or self.panel.spans).setFocus()

    def _on_closed(self) -> None:
        self._key = None
        self._production.leave()

    def _on_page(self, _page: Page) -> None:
        if self.is_open:
            self._read()

    def _on_store(self, changes: ChangeSet) -> None:
        """Put the figures of an office that was lost away."""
        if not changes.reference or self._key is None or self._popover is None:
            return
        if self._host.store.reference.location(self._key[0]) is None:
            self._popover.hide()

    def _days(self, page: Page) -> tuple[date, ...]:
        return (page.day,) if self.panel.spans.value == "day" else week_of(page.day)

    def _read(self) -> None:
        page = self._host.page
        if page is None:
            return
        days = self._days(page)
        self._key = (page.location_id, days[0], days[-1])
        self._trouble = ""
        self._show()
        self._host.read(self._reading(self._key), "production", tr("reading the production"))

    async def _reading(self, key: SpanKey) -> None:
        outcome = await self._production.show(*key)
        if self._key == key:
            self._trouble = "" if outcome.ok else outcome.sentence
            self._show()
        elif self._key is None:
            self._production.leave()

    def _on_changed(self, keys: frozenset[SpanKey]) -> None:
        if self._key in keys:
            self._show()

    def _show(self) -> None:
        page = self._host.page
        if self._key is None or page is None:
            return
        location_id, first, last = self._key
        store, is_day = self._host.store, first == last
        known = self._production.lines.rows(self._key)
        lines = build_lines(store.reference, known or (), [store.day(location_id, day) for day in self._days(page)])
        title = i18n.long_date(first) if is_day else i18n.week_span(first, last)
        if self._trouble:
            words = self._trouble
        elif known is None:
            words = tr("Reading…")
        else:
            words = self._hint(is_day=is_day)
        may_set = is_day and known is not None and self._production.may_set
        self.panel.show_lines(title, lines, words, may_set=may_set)
        self.panel.show_many(first, may_set=known is not None and self._production.may_set)
        self._fit()

    def _fit(self) -> None:
        if self._popover is not None and self._popover.isVisible():
            # New lines have their size only after both layouts have looked at them.
            for widget in (self.panel, self._popover):
                if (layout := widget.layout()) is not None:
                    layout.activate()
            self._popover.fit()

    def _hint(self, *, is_day: bool) -> str:
        if not self._production.may_set:
            return tr("Goals are set by who administers the practice.")
        return tr("Enter sets a goal, Ctrl+Z takes it back.") if is_day else ""

    def _set_goal(self, provider_id: UUID, amount: Decimal) -> None:
        if self._key is not None:
            location_id, day, _ = self._key
            self._host.perform(self._production.set_goal(location_id, provider_id, day, amount), tr("setting a goal"))

    def _set_goals(self, span: GoalSpan) -> None:
        if self._key is not None:
            self.panel.close_span()
            self._host.perform(self._production.set_goals(self._key[0], span), tr("setting goals"))
