"""How the status line calls times, places and people's doings."""

from datetime import date, datetime
from uuid import UUID

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.operations.gateway import HistoryLine
from frontdesk.store.entities import Slot
from frontdesk.store.reference import Reference

_DONE = {
    "created": "booked",
    "moved": "moved",
    "placed": "placed",
    "parked": "moved to the pinboard",
    "broken": "broke",
    "cancelled": "cancelled",
    "deleted": "deleted",
    "confirmed": "set the confirmation of",
    "confirmation_changed": "set the confirmation of",
    "flow_changed": "changed the flow status of",
    "transitioned": "changed the status of",
}


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
    verb = _DONE.get(line.action.removeprefix("appointment."), "changed")
    at = clock(line.at, zone)
    if verb == "moved to the pinboard":
        return f"{who} moved {name} to the pinboard at {at}"
    return f"{who} {verb} {name} at {at}"


def name_of_room(reference: Reference, operatory_id: UUID) -> str:
    """Return an operatory's short name."""
    room = reference.operatory(operatory_id)
    return room.short_name if room is not None else "the operatory"


def sentence(text: str) -> str:
    """Return the text with a capital at its start and a full stop at its end."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
