"""Whether blocked time would lie over visits, answered from what this desk has loaded."""

from uuid import UUID

from frontdesk.domain.conflicts import HAS_A_VISIT
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date, to_local
from frontdesk.domain.speech import current, say
from frontdesk.domain.startranges import Fit
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.store.conflicts_view import Verdict
from frontdesk.store.entities import Appointment
from frontdesk.store.store import Store


def visits_under(
    store: Store, location_id: UUID, operatory_id: UUID | None, interval: Interval
) -> tuple[Appointment, ...]:
    """Return the visits on the book in a room, or in any of the location, during a part of one loaded day."""
    view = store.day(location_id, local_date(interval.start, store.zone(location_id)))
    return tuple(
        visit
        for visit in (view.appointments if view is not None else ())
        if visit.status in ON_THE_BOOK
        and visit.interval is not None
        and operatory_id in (None, visit.operatory_id)
        and visit.interval.overlaps(interval)
    )


def block_verdict(
    store: Store, location_id: UUID, operatory_id: UUID | None, interval: Interval, *, is_no_schedule: bool
) -> Verdict:
    """Say whether time may be blocked there; nothing is laid over visits in which nothing may be booked."""
    zone = store.zone(location_id)
    if store.day(location_id, local_date(interval.start, zone)) is None:
        return Verdict(Fit.OVERLAP_WARNING, say("That day is still being loaded."))
    found = visits_under(store, location_id, operatory_id, interval)
    if not found:
        return Verdict(Fit.FITS)
    first = found[0]
    room = store.reference.operatory(first.operatory_id)
    told = first.interval or interval
    operatory = room.short_name if room else say("the operatory")
    operatory = operatory[:1].upper() + operatory[1:]
    start, end = (current().bare_clock(to_local(at, zone)) for at in (told.start, told.end))
    if len(found) == 1:
        words = say(HAS_A_VISIT, operatory=operatory, start=start, end=end)
    else:
        words = say(
            "{operatory} has a visit from {start} to {end}, and {count} more.",
            operatory=operatory,
            start=start,
            end=end,
            count=len(found) - 1,
        )
    return Verdict(Fit.CANNOT if is_no_schedule else Fit.OVERLAP_WARNING, words)
