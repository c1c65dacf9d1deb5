"""How the status line calls times, places and people's doings."""

from datetime import date, datetime

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.operations.gateway import HistoryLine
from frontdesk.store.entities import Slot
from frontdesk.store.reference import Reference

_DONE = {
    "created": "booked {name}",
    "moved": "moved {name}",
    "placed": "placed {name}",
    "parked": "moved {name} to the pinboard",
    "broken": "marked {name} broken",
    "cancelled": "cancelled {name}",
    "deleted": "deleted {name}",
    "confirmation_changed": "changed the confirmation of {name}",
    "flow_changed": "changed the flow status of {name}",
    "status_changed": "changed the status of {name}",
    "providers_replaced": "changed the providers of {name}",
}
"""By the word the history has for it; another server may have others."""


def clock(instant: datetime, zone: str) -> str:
    """Return a time as the desk says it: '3:10p', '10:40a'."""
    local = to_local(instant, zone)
    return f"{local.hour % 12 or 12}:{local.minute:02}{'a' if local.hour < 12 else 'p'}"


def day_name(day: date) -> str:
    """Return a date as the desk says it: 'Tue Mar 3'."""
    return f"{day:%a %b} {day.day}"


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
    return f"{count} minute" if count == 1 else f"{count} minutes"


def who_did(line: HistoryLine | None, name: str, zone: str) -> str:
    """Say who changed an appointment and when, as half a sentence."""
    if line is None:
        return f"somebody changed {name}"
    who = line.who or "somebody"
    what = _DONE.get(line.action, "changed {name}").format(name=name)
    return f"{who} {what} at {clock(line.at, zone)}"


def sentence(text: str) -> str:
    """Return the text with a capital at its start and a full stop at its end."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
