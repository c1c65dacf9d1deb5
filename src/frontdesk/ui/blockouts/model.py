"""A blockout as it is being told, before it is asked for. Free of Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import LocalTimeGap, PastMidnight, local_date, local_hours, local_interval
from frontdesk.domain.startranges import Fit
from frontdesk.store.blocking import block_verdict
from frontdesk.store.blockouts import BlockWish, TemplateEntry, TemplateWish
from frontdesk.store.conflicts_view import Verdict
from frontdesk.store.entities import Blockout, BlockoutKind, Operatory, Slot
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """What is told on the card.

    Attributes:
        operatory_id: the room it was begun in; used unless the whole office is blocked.
        blockout: the one that is changed; None for a new one.
        companions: how many were made with it, itself included.
    """

    location_id: UUID
    operatory_id: UUID | None
    day: date
    start: time
    end: time
    kind_id: UUID | None = None
    note: str = ""
    is_whole: bool = False
    blockout: Blockout | None = None
    companions: int = 1
    with_group: bool = False


def begun(store: Store, slot: Slot) -> BlockDraft:
    """Begin at a slot, up to the end of its day."""
    zone = store.zone(slot.location_id)
    return BlockDraft(slot.location_id, slot.operatory_id, *local_hours(slot.interval, zone))


def of(store: Store, blockout: Blockout, companions: int) -> BlockDraft:
    """Begin with a blockout that is there."""
    zone = store.zone(blockout.location_id)
    return BlockDraft(
        blockout.location_id,
        blockout.operatory_id,
        *local_hours(blockout.interval, zone),
        blockout.type_id,
        blockout.note,
        blockout.operatory_id is None,
        blockout,
        companions,
    )


def interval_of(store: Store, draft: BlockDraft) -> Interval | str:
    """Return the time it takes, or why that is none, in words."""
    try:
        return local_interval(draft.day, draft.start, draft.end, store.zone(draft.location_id))
    except PastMidnight:
        return tr("It has to end after it begins. Block the time after midnight on the next day.")
    except LocalTimeGap:
        return tr("The clocks jump over that time on this day.")


def judged(store: Store, draft: BlockDraft) -> Verdict:
    """Say what the rules say of it."""
    interval = interval_of(store, draft)
    if isinstance(interval, str):
        return Verdict(Fit.CANNOT, interval)
    kind = store.reference.blockout_kind(draft.kind_id)
    room = None if draft.is_whole else draft.operatory_id
    is_closed = kind is not None and kind.is_no_schedule
    verdict = block_verdict(
        store, draft.location_id, room, interval, is_no_schedule=is_closed, changed=_changed(store, draft)
    )
    if verdict.fit is Fit.CANNOT and draft.blockout is not None and draft.blockout.interval == interval:
        # It lies there already; a new note or kind does not move it.
        return replace(verdict, fit=Fit.OVERLAP_WARNING)
    return verdict


def _changed(store: Store, draft: BlockDraft) -> frozenset[UUID]:
    """Return which blockouts of its day are changed together, none for a new one."""
    blockout, day = draft.blockout, store.day(draft.location_id, draft.day)
    if blockout is None:
        return frozenset()
    group = blockout.group_id if draft.with_group else None
    along = (row.id for row in day.blockouts if row.group_id == group) if group is not None and day is not None else ()
    return frozenset({blockout.id, *along})


def wish(store: Store, draft: BlockDraft) -> BlockWish | None:
    """Return what to ask for; None while something is missing."""
    interval = interval_of(store, draft)
    if isinstance(interval, str) or draft.kind_id is None:
        return None
    room = None if draft.is_whole else draft.operatory_id
    return BlockWish(draft.location_id, room, interval, draft.kind_id, draft.note)


def offered_kinds(reference: Reference, text: str = "") -> list[BlockoutKind]:
    """Return the kinds that may be chosen and have a word beginning with the text, in the practice's order."""
    wanted = text.casefold().split()
    return [
        kind
        for kind in reference.blockout_kinds_offered()
        if all(any(w.startswith(part) for w in kind.name.casefold().split()) for part in wanted)
    ]


def kind_words(kind: BlockoutKind) -> str:
    """Say what a kind means for booking."""
    words = [tr("nothing is booked over it") if kind.is_no_schedule else tr("may be booked over")]
    if kind.is_do_not_copy:
        words.append(tr("not copied"))
    if not kind.is_offered:
        words.append(tr("hidden"))
    return " · ".join(words)


def place_words(reference: Reference, draft: BlockDraft) -> str:
    """Say where and when."""
    room = reference.operatory(draft.operatory_id)
    where = tr("Whole office") if draft.is_whole or room is None else room.name
    return f"{i18n.middle_date(draft.day)} · {where}"


def under(store: Store, slot: Slot) -> Sequence[Blockout]:
    """Return the blockouts a slot lies in."""
    view = store.day(slot.location_id, local_date(slot.interval.start, store.zone(slot.location_id)))
    return [
        row
        for row in (view.blockouts if view is not None else ())
        if row.operatory_id in (None, slot.operatory_id) and row.interval.overlaps(slot.interval)
    ]


def entry_words(kinds: Sequence[BlockoutKind], rooms: Sequence[Operatory], entry: TemplateEntry) -> str:
    """Say what a blockout of a template is for, where, and from when to when."""
    kind = next((row.name for row in kinds if row.id == entry.kind_id), tr("a type that is gone"))
    room = next((row.name for row in rooms if row.id == entry.operatory_id), tr("another office's operatory"))
    where = tr("Whole office") if entry.operatory_id is None else room
    return f"{i18n.clock_range(entry.start, entry.end)} · {kind} · {where}"


def template_problem(kinds: Sequence[BlockoutKind], rooms: Sequence[Operatory], wish: TemplateWish) -> str:
    """Say what keeps a template from being saved; nothing where it is all right."""
    if not wish.name:
        return tr("A template needs a name.")
    for entry in wish.entries:
        if entry.end != time(0) and entry.end <= entry.start:
            return tr("It has to end after it begins: {entry}.", entry=entry_words(kinds, rooms, entry))
        if wish.location_id is None and entry.operatory_id is not None:
            return tr(
                "For every office it can only block whole offices: {entry}.", entry=entry_words(kinds, rooms, entry)
            )
    if not wish.entries:
        return tr("Add a blockout to it first.")
    return ""
