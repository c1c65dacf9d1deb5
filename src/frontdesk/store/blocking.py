"""Whether blocked time would lie over visits or other blockouts, answered from what this desk has loaded."""

from collections.abc import Collection
from uuid import UUID

from frontdesk.domain.conflicts import HAS_A_VISIT, NameTable, blockouts_met
from frontdesk.domain.holds import in_the_way
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
    store: Store,
    location_id: UUID,
    operatory_id: UUID | None,
    interval: Interval,
    *,
    is_no_schedule: bool,
    changed: Collection[UUID] = (),
) -> Verdict:
    """Say whether time may be blocked there; nothing is laid over visits in which nothing may be booked.

    Those *changed* together, of which this is one, are laid over no other blockout either; a new one may be.
    """
    zone = store.zone(location_id)
    if store.day(location_id, local_date(interval.start, zone)) is None:
        return Verdict(Fit.OVERLAP_WARNING, say("That day is still being loaded."))
    found = visits_under(store, location_id, operatory_id, interval)
    met = _blockout_met(store, location_id, operatory_id, interval, changed) if changed else None
    if met is not None and not (found and is_no_schedule):
        return Verdict(Fit.CANNOT, met)
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


def _blockout_met(
    store: Store, location_id: UUID, operatory_id: UUID | None, interval: Interval, changed: Collection[UUID]
) -> str | None:
    """Return what says which blockout lies there already; None when there is none."""
    zone, reference = store.zone(location_id), store.reference
    view = store.day(location_id, local_date(interval.start, zone))
    others = in_the_way((row.as_blocked() for row in view.blockouts), store.server_now()) if view is not None else []
    room = reference.operatory(operatory_id)
    names = NameTable({room.id: room.short_name} if room is not None else {}, {}, zone)
    met = blockouts_met(operatory_id, interval, others, changed)
    return met[0].told(interval.start, names).sentence if met else None
