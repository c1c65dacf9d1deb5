"""How the status line calls times, places and people's doings."""

from datetime import date, datetime

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.domain.speech import current, mark, say, say_count
from frontdesk.operations.gateway import HistoryLine
from frontdesk.store.entities import Slot
from frontdesk.store.reference import Reference

_DONE = {
    "created": mark("{who} booked {name} at {time}"),
    "moved": mark("{who} moved {name} at {time}"),
    "placed": mark("{who} placed {name} at {time}"),
    "parked": mark("{who} moved {name} to the pinboard at {time}"),
    "broken": mark("{who} marked {name} broken at {time}"),
    "cancelled": mark("{who} cancelled {name} at {time}"),
    "deleted": mark("{who} deleted {name} at {time}"),
    "confirmation_changed": mark("{who} changed the confirmation of {name} at {time}"),
    "flow_changed": mark("{who} changed the flow status of {name} at {time}"),
    "status_changed": mark("{who} changed the status of {name} at {time}"),
    "providers_replaced": mark("{who} changed the providers of {name} at {time}"),
}
"""By the word the history has for it; another server may have others."""


def clock(instant: datetime, zone: str) -> str:
    """Return a time as the desk says it: '3:10p', '10:40a'."""
    return current().clock(to_local(instant, zone))


def day_name(day: date) -> str:
    """Return a date as the desk says it: 'Tue Mar 3'."""
    return current().day(day)


def place(reference: Reference, slot: Slot, seen_from: date | None = None) -> str:
    """Return '3:10p, Op 3', with the date before it where that is not the day one looks at."""
    zone = reference.zone(slot.location_id)
    room = reference.operatory(slot.operatory_id)
    words = [clock(slot.interval.start, zone)]
    day = local_date(slot.interval.start, zone)
    if day != seen_from:
        words.insert(0, day_name(day))
    if room is not None:
        words.append(room.short_name)
    return ", ".join(words)


def minutes(count: int) -> str:
    """Return '50 minutes' or '1 minute'."""
    return say_count("{count} minute", "{count} minutes", count)


def who_did(line: HistoryLine | None, name: str, zone: str) -> str:
    """Say who changed an appointment and when, as half a sentence."""
    if line is None:
        return say("somebody changed {name}", name=name)
    text = _DONE.get(line.action) or mark("{who} changed {name} at {time}")
    return say(text, who=line.who or say("somebody"), name=name, time=clock(line.at, zone))


def undone(what: str) -> str:
    """Say that a change was taken back; *what* tells how things are now."""
    return say("Undone: {what}", what=what)


def redone(what: str) -> str:
    """Say that a change was made once more; *what* tells how things are now."""
    return say("Redone: {what}", what=what)


def sentence(text: str) -> str:
    """Return the text with a capital at its start and a full stop at its end."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
