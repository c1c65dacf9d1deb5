"""Where on the open page a visit on hold could go first."""

from collections.abc import Iterator
from datetime import datetime

from frontdesk.store.entities import Appointment
from frontdesk.store.store import Store
from frontdesk.ui.board.drag import Load
from frontdesk.ui.board.judge import Judge
from frontdesk.ui.board.lanes import Span
from frontdesk.ui.board.layout import BoardLayout, Cell
from frontdesk.ui.pinboard.model import length_of

STEP_MINUTES = 5


def first_opening(store: Store, layout: BoardLayout, visit: Appointment, now: datetime) -> Cell | None:
    """The earliest place ahead of `now` that takes the visit, one without a remark first; None if there is none."""
    minutes = length_of(store.reference, visit)
    zones = Judge(store).zones(layout, Load(visit, minutes, 0, visit.is_time_locked))
    found = [
        (has_remark, layout.model.columns[column].clock.instant_at(start), column, start)
        for column, zone in zones.items()
        for has_remark, spans in ((False, zone.fits), (True, zone.with_remark))
        for start in _starts(layout, column, spans, minutes, now)
    ]
    if not found:
        return None
    _, _, column, start = min(found)
    return Cell(column, start)


def _starts(layout: BoardLayout, column: int, spans: tuple[Span, ...], minutes: int, now: datetime) -> Iterator[int]:
    """The earliest start in each span that has not gone by."""
    clock = layout.model.columns[column].clock
    passed = -(-(clock.minute_of(now) + 1) // STEP_MINUTES) * STEP_MINUTES
    for first, end in spans:
        start = max(first, passed) if now >= clock.instant_at(first) else first
        if start + minutes <= end:
            yield start
