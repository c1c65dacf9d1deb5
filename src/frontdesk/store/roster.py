"""Who works in an operatory at some time, from what this desk has loaded."""

from uuid import UUID

from frontdesk.domain.localtime import local_date
from frontdesk.store.entities import Slot
from frontdesk.store.store import Store


def providers_at(store: Store, slot: Slot) -> tuple[UUID, ...]:
    """Return who works there for the whole of the slot, the operatory's own providers first.

    Empty when nobody does, or when the day is not loaded. Hours without an operatory hold where somebody is
    assigned, and everywhere that nobody is.
    """
    operatory = store.reference.operatory(slot.operatory_id)
    view = store.day(slot.location_id, local_date(slot.interval.start, store.zone(slot.location_id)))
    if operatory is None or view is None:
        return ()
    usual = operatory.provider_ids
    working = [
        hours.provider_id
        for hours in view.hours
        if any(
            interval.covers(slot.interval)
            and (where == operatory.id or (where is None and (not usual or hours.provider_id in usual)))
            for interval, where in hours.ranges
        )
    ]
    return tuple(sorted(working, key=lambda one: usual.index(one) if one in usual else len(usual)))


def proposed_provider(store: Store, slot: Slot, preferred: UUID | None = None) -> UUID | None:
    """Return who should treat there: whom the patient prefers if they work there then, else the first who does.

    Out of hours it is the operatory's first own provider. Who is hidden is proposed only where the patient prefers
    them, who does not work here any more never.
    """
    named = () if preferred is None else (preferred,)
    kept_out = {provider.id for provider in store.reference.providers if not provider.is_offered(named)}
    working = [one for one in providers_at(store, slot) if one not in kept_out]
    if preferred is not None and preferred in working:
        return preferred
    if working:
        return working[0]
    operatory = store.reference.operatory(slot.operatory_id)
    own = operatory.provider_ids if operatory is not None else ()
    return next((one for one in own if one not in kept_out), None)
