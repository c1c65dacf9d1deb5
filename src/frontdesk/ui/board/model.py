"""What the board shows, worked out from the store: columns, blocks, closed hours, how full. Free of Qt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.store.entities import Appointment, Blockout, DayView, Location, Operatory, Provider
from frontdesk.store.reference import Reference
from frontdesk.ui.board.clock import DayClock
from frontdesk.ui.board.lanes import WHOLE, Lane, Span, lanes_of
from frontdesk.ui.board.lens import ALL, Lens

_UNSETTLED = -1


@dataclass(slots=True)
class Block:
    """An appointment's place: its column, its minutes, and its lane where several lie side by side."""

    appointment: Appointment
    column: int
    start: int
    end: int
    lane: Lane = WHOLE

    @property
    def id(self) -> UUID:
        """The appointment's id."""
        return self.appointment.id


@dataclass(frozen=True, slots=True)
class Hold:
    """A blockout in one column."""

    blockout: Blockout
    start: int
    end: int


@dataclass(slots=True)
class Column:
    """One operatory on one day.

    Attributes:
        providers: who works there that day.
        closed: minutes in which nobody works there.
        bars: who works there when, by the colour of the provider; only where the view shows it.
        fullness: how much of the open time is booked, in percent; None when it is closed all day.
        source: what it was made from; an equal source makes an equal column.
    """

    index: int
    day_index: int
    operatory: Operatory
    clock: DayClock
    providers: tuple[Provider, ...] = ()
    closed: tuple[Span, ...] = ()
    open: tuple[Span, ...] = ()
    holds: tuple[Hold, ...] = ()
    blocks: tuple[Block, ...] = ()
    bars: tuple[tuple[Span, str], ...] = ()
    fullness: int | None = None
    source: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the board with its columns."""

    day: date
    clock: DayClock
    columns: range
    is_loaded: bool
    fullness: int | None


@dataclass
class BoardModel:
    """One page of the board.

    Attributes:
        is_week: days side by side with their operatories inside; otherwise one day.
        minutes: how many minutes the board is tall.
    """

    location: Location
    is_week: bool
    days: tuple[Day, ...]
    columns: tuple[Column, ...]
    minutes: int
    blocks: dict[UUID, Block] = field(default_factory=dict)

    def in_order(self) -> Iterator[Block]:
        """Return every block, column by column."""
        for column in self.columns:
            yield from column.blocks

    def day_of(self, column: int) -> Day:
        """Return the day a column belongs to."""
        return self.days[self.columns[column].day_index]

    def column_of(self, day: date, operatory_id: UUID | None) -> int | None:
        """Return the column of an operatory on a day, if it is shown."""
        for column in self.columns:
            if column.operatory.id == operatory_id and self.days[column.day_index].day == day:
                return column.index
        return None

    def opening_minute(self) -> int | None:
        """Return when the first operatory opens, or the first visit begins, whichever is earlier."""
        starts = [column.open[0][0] for column in self.columns if column.open]
        starts += [column.blocks[0].start for column in self.columns if column.blocks]
        return min(starts, default=None)

    def holds_instant(self, instant: datetime) -> Day | None:
        """Return the day shown that contains an instant."""
        for day in self.days:
            if day.clock.bounds.contains(instant):
                return day
        return None


@dataclass(frozen=True, slots=True)
class DayInput:
    """A day as it goes into the model; `view` is None until it is loaded."""

    day: date
    bounds: Interval
    view: DayView | None


def build(
    reference: Reference,
    location: Location,
    days: Sequence[DayInput],
    *,
    is_week: bool,
    previous: BoardModel | None = None,
    lens: Lens = ALL,
) -> BoardModel:
    """Work out one page through a view. In a week each day shows the operatories that are open or in use.

    Columns of the `previous` state of the page in which nothing changed are taken over.
    """
    model_days: list[Day] = []
    columns: list[Column] = []
    for day_index, given in enumerate(days):
        clock = DayClock(given.bounds, location.zone, shares_ruler=is_week)
        first = len(columns)
        kept = _columns_of(previous, given.day)
        made = _day_columns(reference, location, given, clock, day_index, kept, lens)
        if is_week:
            made = [column for column in made if column.open or column.blocks] or made[:1]
        for offset, column in enumerate(made):
            _settle(column, first + offset)
        columns.extend(made)
        model_days.append(
            Day(given.day, clock, range(first, len(columns)), given.view is not None, _mean_fullness(made))
        )
    minutes = max((day.clock.minutes for day in model_days), default=24 * 60)
    model = BoardModel(location, is_week, tuple(model_days), tuple(columns), minutes)
    model.blocks = {block.appointment.id: block for column in columns for block in column.blocks}
    return model


def _columns_of(model: BoardModel | None, day: date) -> dict[UUID, Column]:
    if model is None:
        return {}
    return {column.operatory.id: column for column in model.columns if model.days[column.day_index].day == day}


def _day_columns(
    reference: Reference,
    location: Location,
    given: DayInput,
    clock: DayClock,
    day_index: int,
    kept: dict[UUID, Column],
    lens: Lens,
) -> list[Column]:
    view = given.view
    shown = reference.operatories(location.id)
    if lens.operatory_ids is not None:
        shown = tuple(row for row in shown if row.id in lens.operatory_ids) or shown
    if view is None:
        return [
            Column(
                _UNSETTLED, day_index, operatory, clock, _providers(reference, operatory.provider_ids), open=((0, 0),)
            )
            for operatory in shown
        ]
    visits: dict[int, list[Appointment]] = {}
    for appointment in view.appointments:
        if appointment.interval is not None and appointment.operatory_id is not None and lens.shows(appointment):
            visits.setdefault(appointment.operatory_id.int, []).append(appointment)
    known = {operatory.id.int for operatory in shown}
    # A visit in an operatory the practice has since hidden must not vanish with it.
    extra = [
        row
        for row in reference.operatories(location.id, with_hidden=True)
        if row.id.int in visits.keys() - known and (lens.operatory_ids is None or row.id in lens.operatory_ids)
    ]
    made = []
    for operatory in (*shown, *extra):
        here = visits.get(operatory.id.int, [])
        source = (operatory, tuple(here), view.hours, view.blockouts, reference.providers, day_index, lens.bars)
        known_column = kept.get(operatory.id)
        if known_column is not None and known_column.source == source:
            made.append(known_column)
            continue
        column = Column(_UNSETTLED, day_index, operatory, clock, source=source)
        _open_hours(column, reference, view, with_bars=lens.bars)
        column.holds = tuple(
            Hold(hold, *_span(clock, hold.interval))
            for hold in view.blockouts
            if hold.operatory_id in (None, operatory.id) and hold.interval.overlaps(view.bounds)
        )
        column.blocks = _packed(here, clock)
        column.fullness = _fullness(column)
        made.append(column)
    return _wanted(made, lens)


def _wanted(columns: list[Column], lens: Lens) -> list[Column]:
    """Leave out what the view leaves out; never everything, since an empty board says nothing."""
    wanted = columns
    if lens.only_worked:
        wanted = [column for column in wanted if column.open or column.blocks]
    people = lens.provider_ids
    if people is not None:
        wanted = [
            column
            for column in wanted
            if any(provider.id in people for provider in column.providers)
            or not people.isdisjoint(column.operatory.provider_ids)
            or any(block.appointment.provider_id in people for block in column.blocks)
        ]
    return wanted or columns


def _open_hours(column: Column, reference: Reference, view: DayView, *, with_bars: bool) -> None:
    operatory = column.operatory
    spans: list[Span] = []
    here: list[UUID] = []
    bars: list[tuple[Span, str]] = []
    for hours in view.hours:
        if hours.is_unavailable and not hours.ranges:
            continue
        works_here = hours.provider_id in operatory.provider_ids
        for interval, operatory_id in hours.ranges:
            if operatory_id == operatory.id or (operatory_id is None and works_here):
                spans.append(_span(column.clock, interval))
                provider = reference.provider(hours.provider_id) if with_bars else None
                if provider is not None:
                    bars.append((spans[-1], provider.color))
                if hours.provider_id not in here:
                    here.append(hours.provider_id)
    column.bars = tuple(bars)
    column.open = merged(spans)
    column.closed = inverted(column.open, column.clock.minutes)
    column.providers = _providers(reference, here or operatory.provider_ids)


def _settle(column: Column, index: int) -> None:
    if column.index == index:
        return
    column.index = index
    for block in column.blocks:
        block.column = index


def _packed(appointments: Iterable[Appointment], clock: DayClock) -> tuple[Block, ...]:
    found = [
        (appointment, _span(clock, appointment.interval))
        for appointment in appointments
        if appointment.interval is not None
    ]
    found.sort(key=lambda row: (row[1][0], -row[1][1], row[0].id.int))
    freed = [appointment.status not in ON_THE_BOOK for appointment, _ in found]
    lanes = lanes_of([span for _, span in found], freed)
    return tuple(
        Block(appointment, _UNSETTLED, start, end, lane)
        for (appointment, (start, end)), lane in zip(found, lanes, strict=True)
    )


def _span(clock: DayClock, interval: Interval) -> Span:
    start = max(0, clock.minute_of(interval.start))
    end = min(clock.minutes, clock.minute_of(interval.end))
    return (start, max(end, start + 1))


def _providers(reference: Reference, ids: Iterable[UUID]) -> tuple[Provider, ...]:
    return tuple(provider for provider in map(reference.provider, ids) if provider is not None)


def _fullness(column: Column) -> int | None:
    # What is held while phoning is free again in minutes, or booked: it makes no room fuller.
    rows = (hold for hold in column.holds if hold.blockout.is_no_schedule and not hold.blockout.is_hold)
    barred = merged([(hold.start, hold.end) for hold in rows])
    usable = _length(column.open) - _length(overlap(column.open, barred))
    if usable <= 0:
        return None
    booked = merged([(block.start, block.end) for block in column.blocks if block.appointment.status in ON_THE_BOOK])
    return min(100, round(100 * _length(booked) / usable))


def _mean_fullness(columns: Sequence[Column]) -> int | None:
    known = [column.fullness for column in columns if column.fullness is not None]
    return round(sum(known) / len(known)) if known else None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same minutes in as few spans as possible, in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def inverted(spans: Sequence[Span], minutes: int) -> tuple[Span, ...]:
    """Return what is left of a board of *minutes* without *spans*, which are merged."""
    found: list[Span] = []
    at = 0
    for start, end in spans:
        if start > at:
            found.append((at, start))
        at = max(at, end)
    if at < minutes:
        found.append((at, minutes))
    return tuple(found)


def overlap(one: Sequence[Span], other: Sequence[Span]) -> tuple[Span, ...]:
    """Return the minutes that lie in both."""
    return tuple((max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) < min(b, d))


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)
