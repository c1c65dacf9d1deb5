"""The top bar and its layout."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr
from frontdesk.ui.topbar.badges import AccountButton, ConnectionBadge, ProductionBadge
from frontdesk.ui.widgets.buttons import GlyphButton, MenuButton, make_button
from frontdesk.ui.widgets.dwell import DragDwell
from frontdesk.ui.widgets.month import MonthCalendar
from frontdesk.ui.widgets.popover import Popover
from frontdesk.ui.widgets.searchfield import SearchField
from frontdesk.ui.widgets.segmented import Segmented

NARROW, TIGHT, TIGHTEST = 1200, 1100, 940
"""Below the one width the bar's controls move together, below the next production tells its share alone; below the last
one a good connection is a mere dot."""
_LEAST, _LEAST_SEARCH = 640, 110
_APART, _CLOSE = 6, 4


class View(StrEnum):
    """What the middle of the window shows."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class TopBar(QFrame):
    """Where, when and how; search; production; connection; the person.

    Signals:
        location_chosen(UUID): another office.
        day_chosen(date): a date was picked, or a drag rested on it.
        turned(int): one page back (-1) or on (+1).
        today_asked(): back to today.
        view_chosen(View): day, week or month; a drag held over one of them chooses it, too.
    """

    location_chosen = Signal(object)
    day_chosen = Signal(object)
    turned = Signal(int)
    today_asked = Signal()
    view_chosen = Signal(object)

    def __init__(self, drag_mime: str) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.setFixedHeight(56)
        # It adapts to any width; what it would like just now must not keep the window from becoming narrower.
        self.setMinimumWidth(_LEAST)
        self.location = MenuButton(tr("Location"))
        self.back = GlyphButton("left", tr("Page back"), framed=True, hint=tr("Back (Ctrl PgUp)"))
        self.today = make_button(tr("Today"), hint=tr("Go to today (T)"))
        self.on = GlyphButton("right", tr("Page on"), framed=True, hint=tr("On (Ctrl PgDown)"))
        self.date = MenuButton(tr("Date"), px=17, hint=tr("Choose a date"))
        self.views = Segmented(
            tr("View"),
            [
                (View.DAY, tr("Day"), tr("One day, a column per operatory (D)")),
                (View.WEEK, tr("Week"), tr("A week (W)")),
                (View.MONTH, tr("Month"), tr("A month (Shift M)")),
            ],
        )
        self.search = SearchField(
            tr("Find patient or command"), tr("Find patient or command"), "Ctrl K", short=tr("Find…")
        )
        self.production = ProductionBadge()
        self.connection = ConnectionBadge()
        self.account = AccountButton()
        self.calendar = MonthCalendar(drag_mime)
        self._popover: Popover | None = None
        self._locations: tuple[tuple[tuple[UUID, str], ...], UUID | None] = ((), None)
        self._shown = self._today = date.min
        self._arrange()
        self._connect(drag_mime)

    def show_locations(self, locations: Sequence[tuple[UUID, str]], chosen: UUID | None = None) -> None:
        """Offer the offices the signed-in person may see."""
        self.location.set_wordings(next((name for place, name in locations if place == chosen), ""))
        self.location.has_chevron = len(locations) > 1
        self.location.setEnabled(len(locations) > 1)
        self._locations = (tuple(locations), chosen)

    def show_date(self, view: View, first: date, last: date, today: date) -> None:
        """Show which days are on the board."""
        self._shown, self._today = first, today
        if view is View.DAY:
            if first.year == today.year:
                self.date.set_wordings(i18n.long_date(first), i18n.middle_date(first), i18n.short_date(first))
            else:
                self.date.set_wordings(i18n.long_full_date(first), i18n.full_date(first))
        elif view is View.MONTH:
            self.date.set_wordings(i18n.month_name(first), i18n.short_month(first))
        else:
            self.date.set_wordings(i18n.week_span(first, last), i18n.short_week_span(first, last))
        self.views.set_value(view)
        if self.calendar_is_open:
            self.calendar.show_date(first, today)
        unit = {View.DAY: tr("day"), View.WEEK: tr("week"), View.MONTH: tr("month")}[view]
        self.back.setToolTip(tr("A {unit} back (Ctrl PgUp)", unit=unit))
        self.on.setToolTip(tr("A {unit} on (Ctrl PgDown)", unit=unit))

    def open_calendar(self) -> None:
        """Open the month under the date, the keyboard on the day that is shown."""
        if self._popover is None:
            self._popover = Popover(self.date)
            column = QVBoxLayout(self._popover)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self.calendar)
            self._popover.setFocusProxy(self.calendar)
        self.calendar.show_date(self._shown, self._today)
        self._popover.open_below()
        self.calendar.setFocus()

    def turn_at(self, on_screen: QPoint) -> int | date | None:
        """What a drag held at a point of the screen turns to: a page back or on, or a date."""
        if not self.isVisible():
            return None
        for button, pages in ((self.back, -1), (self.on, 1)):
            if button.rect().contains(button.mapFromGlobal(on_screen)):
                return pages
        if self.today.rect().contains(self.today.mapFromGlobal(on_screen)):
            return self._today
        if self.calendar_is_open:
            return self.calendar.date_at(self.calendar.mapFromGlobal(on_screen))
        return None

    @property
    def calendar_is_open(self) -> bool:
        """Whether the month is on screen."""
        return self._popover is not None and self._popover.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen what is told moves closer together, so that office, date and search can be read."""
        super().resizeEvent(event)
        width = event.size().width()
        self.views.set_room("tight" if width < TIGHTEST else "snug" if width < NARROW else "")
        self.production.set_brief(width < TIGHT)
        self.connection.set_brief(width < TIGHTEST)
        self._row.setSpacing(_CLOSE if width < TIGHT else _APART)
        self.search.setMinimumWidth(_LEAST_SEARCH if width < TIGHT else self.search.wide_enough)

    def _arrange(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(_APART)
        self.location.setMaximumWidth(230)
        self.location.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.location)
        row.addSpacing(6)
        for widget in (self.back, self.today, self.on):
            row.addWidget(widget)
        row.addSpacing(2)
        row.addWidget(self.date)
        row.addStretch(1)
        row.addWidget(self.views)
        row.addSpacerItem(_gap())
        self.search.setMinimumWidth(_LEAST_SEARCH)
        self.search.setMaximumWidth(320)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.search, 3)
        row.addSpacerItem(_gap())
        row.addWidget(self.production)
        row.addSpacerItem(_gap())
        row.addWidget(self.connection)
        row.addWidget(self.account)

    def _connect(self, drag_mime: str) -> None:
        self.location.clicked.connect(self._open_locations)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.today.clicked.connect(self.today_asked)
        self.date.clicked.connect(self.open_calendar)
        self.views.chosen.connect(lambda value: self.view_chosen.emit(View(value)))
        self.calendar.picked.connect(self._pick)
        self.calendar.rested.connect(self.day_chosen)
        self._dwell = DragDwell(drag_mime, self, repeats=True)
        controls: tuple[QWidget, ...] = (self.back, self.on, self.today, self.date)
        for control in controls:
            self._dwell.watch(control, partial(_itself, control))
        for view in View:
            self._dwell.watch(self.views.button(view), partial(_the_view, view))
        self._dwell.rested.connect(self._on_rest)

    def _pick(self, day: date) -> None:
        if self._popover is not None:
            self._popover.hide()
        self.day_chosen.emit(day)

    def _on_rest(self, target: object) -> None:
        if target is self.back or target is self.on:
            self.turned.emit(1 if target is self.on else -1)
        elif target is self.today:
            self.today_asked.emit()
        elif isinstance(target, View):
            if target != self.views.value:
                self.view_chosen.emit(target)
        elif not self.calendar_is_open:
            self.open_calendar()

    def _open_locations(self) -> None:
        locations, chosen = self._locations
        menu = QMenu(self)
        group = QActionGroup(menu)
        for location_id, name in locations:
            action = QAction(name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(location_id == chosen)
            action.triggered.connect(lambda _checked=False, key=location_id: self.location_chosen.emit(key))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.location.mapToGlobal(QPoint(0, self.location.height() + 2)))


def _gap() -> QSpacerItem:
    """Some air between two groups, where there is room for it."""
    return QSpacerItem(10, 0, QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)


def _itself(control: QWidget, _position: QPoint) -> object:
    return control


def _the_view(view: View, _position: QPoint) -> object:
    return view


def week_of(day: date) -> tuple[date, ...]:
    """Monday to Saturday of the week `day` is in; with the Sunday when `day` is one."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=offset) for offset in range(7 if day.weekday() == 6 else 6))
