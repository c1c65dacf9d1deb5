"""Where a visit may go: the verdict at the pointer, and the stretches of every column in which it fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from frontdesk.domain.startranges import Fit
from frontdesk.store.conflicts_view import ConflictsView, Verdict
from frontdesk.store.entities import Slot
from frontdesk.store.store import Store
from frontdesk.ui.board.drag import Load, Target
from frontdesk.ui.board.lanes import Span
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.board.model import Column, Day, inverted, merged, overlap
from frontdesk.ui.i18n import tr

STEP_MINUTES = 5
GRACE_MINUTES = 15
"""Who is put where the visit should have begun a moment ago is put there now."""
AFTER_HOURS = 60
"""So many minutes before the first and after the last open operatory are looked at as well."""


@dataclass(frozen=True, slots=True)
class Zones:
    """The minutes of one column that a visit could take.

    Attributes:
        fits: without any remark.
        with_remark: a provider is needed elsewhere at the same moment.
        off_hours: nothing is in the way, but nobody works there then.
        past: nothing is in the way, but the time is over.
    """

    fits: tuple[Span, ...] = ()
    with_remark: tuple[Span, ...] = ()
    off_hours: tuple[Span, ...] = ()
    past: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any place in working hours, or was until now."""
        return bool(self.fits or self.with_remark or self.past)


class Judge:
    """Asks the same rules as the server, over what this desk knows."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._view = ConflictsView(store)
        self._shifts: tuple[tuple[object, object, object], tuple[Span, ...] | None] = ((None, None, None), None)

    def warm(self, layout: BoardLayout) -> None:
        """Index the loaded days of a page before anybody asks."""
        for day in layout.model.days:
            if day.is_loaded:
                self._view.book((layout.model.location.id, day.day))

    def verdict(self, layout: BoardLayout, load: Load, target: Target, *, copies: bool = False) -> Verdict:
        """Return whether the load may go to a target of the page."""
        if not layout.model.day_of(target.column).is_loaded:
            return Verdict(Fit.CANNOT, tr("This day is still being loaded."))
        slot = layout.slot(target.column, target.start, target.end)
        return self._view.verdict(load.appointment, slot, is_copy=copies)

    def hours_remark(self, layout: BoardLayout, load: Load, target: Target) -> str:
        """Say in words that a target lies outside the operatory's or the provider's hours; empty when inside."""
        column, span = layout.model.columns[target.column], (target.start, target.end)
        provider = self._store.reference.provider(load.appointment.provider_id)
        if _is_within(span, column.open):
            shifts = self._shifts_of(layout, load, target.column)
            if shifts is None or provider is None or _is_within(span, shifts):
                return ""
            return tr("outside {provider}'s hours", provider=provider.name)
        if column.open and target.end > column.open[-1][1]:
            return tr("after hours")
        if column.open and target.start < column.open[0][0]:
            return tr("before hours")
        if len(column.providers) == 1 and column.open:
            return tr("outside {provider}'s hours", provider=column.providers[0].name)
        return tr("outside working hours")

    @staticmethod
    def is_past(layout: BoardLayout, target: Target, now: datetime | None) -> bool:
        """Say whether a target begins so long ago that somebody writes down what has been."""
        return now is not None and target.start < _present(layout.model.columns[target.column], now)

    def _shifts_of(self, layout: BoardLayout, load: Load, column: int) -> tuple[Span, ...] | None:
        """Return when the load's own provider works that day, wherever; None where that is not known."""
        model, provider_id = layout.model, load.appointment.provider_id
        view, clock = self._store.day(model.location.id, model.day_of(column).day), model.columns[column].clock
        source = (view, clock, provider_id)
        if not all(one is other for one, other in zip(source, self._shifts[0], strict=True)):
            found = None
            for hours in view.hours if view is not None else ():
                if hours.provider_id == provider_id:
                    ranges = [interval for interval, _ in hours.ranges]
                    found = merged((clock.minute_of(each.start), clock.minute_of(each.end)) for each in ranges)
            # A drag asks at every step, mostly about the same day.
            self._shifts = (source, found)
        return self._shifts[1]

    def zones(
        self, layout: BoardLayout, load: Load, now: datetime | None = None, *, copies: bool = False
    ) -> dict[int, Zones]:
        """Return for each column of the loaded days where the load fits; for a copy the original is in the way.

        What is over by *now* is told apart.
        """
        found: dict[int, Zones] = {}
        for day in layout.model.days:
            if day.is_loaded:
                found.update(self._zones_of(layout, load, day, now, copies=copies))
        return found

    def _zones_of(
        self, layout: BoardLayout, load: Load, day: Day, now: datetime | None, *, copies: bool
    ) -> dict[int, Zones]:
        columns = [layout.model.columns[index] for index in day.columns]
        opens = [span for column in columns for span in column.open]
        if not opens or (load.keeps_time and not copies):
            return self._kept_time_zones(layout, load, day) if opens else {}
        first = max(min(start for start, _ in opens) // STEP_MINUTES * STEP_MINUTES - AFTER_HOURS, 0)
        last = min(max(end for _, end in opens) + AFTER_HOURS, day.clock.minutes)
        if last - first < load.duration:
            return {}
        slot = layout.slot(columns[0].index, first, first + load.duration)
        window = day.clock.interval(first, last)
        finder = self._view.start_finder(load.appointment, slot, window, STEP_MINUTES, is_copy=copies)
        if finder is None:
            return {}
        return {
            column.index: _clipped(column, finder.fits(column.operatory.id), load.duration, now) for column in columns
        }

    def _kept_time_zones(self, layout: BoardLayout, load: Load, day: Day) -> dict[int, Zones]:
        """A locked visit has one time only; it is asked for in each operatory of its day."""
        interval = load.appointment.interval
        if interval is None or not day.clock.bounds.contains(interval.start):
            return {}
        span = (day.clock.minute_of(interval.start), day.clock.minute_of(interval.end))
        found = {}
        for index in day.columns:
            slot = Slot(layout.model.location.id, self._operatory(layout, index), interval)
            fit = self._view.verdict(load.appointment, slot).fit
            if fit is not Fit.CANNOT:
                found[index] = Zones((span,), ()) if fit is Fit.FITS else Zones((), (span,))
        return found

    @staticmethod
    def _operatory(layout: BoardLayout, column: int) -> UUID:
        return layout.model.columns[column].operatory.id


def _present(column: Column, now: datetime | None) -> int:
    """Return the minute of a column from which on its time is not over."""
    bounds, minutes = column.clock.bounds, column.clock.minutes
    if now is None or now < bounds.start:
        return 0
    return max(column.clock.minute_of(now) - GRACE_MINUTES, 0) if now < bounds.end else minutes


def _clipped(
    column: Column, ranges: Iterable[tuple[datetime, datetime, Fit]], duration: int, now: datetime | None
) -> Zones:
    """Return the ranges as minutes the visit would cover, told apart by whether the column is open."""
    present = _present(column, now)
    fits: list[Span] = []
    with_remark: list[Span] = []
    anywhere: list[Span] = []
    for first_start, last_start, fit in ranges:
        into = fits if fit is Fit.FITS else with_remark
        first, last = column.clock.minute_of(first_start), column.clock.minute_of(last_start)
        anywhere.append((first, last + duration))
        for opens, closes in column.open:
            start, end = max(first, opens, present), min(last, closes - duration)
            if start <= end:
                into.append((start, end + duration))
    wide = merged(fits)
    # What is shaded as fitting is not shaded a second time for starts that only nearly do.
    remarked = overlap(merged(with_remark), inverted(wide, column.clock.minutes))
    free = merged(anywhere)
    to_come = overlap(free, ((present, column.clock.minutes),)) if present else free
    over = overlap(free, ((0, present),)) if present else ()
    return Zones(wide, remarked, overlap(to_come, column.closed), over)


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
