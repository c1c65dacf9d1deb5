"""Holds: time somebody keeps while phoning. It blocks like any blockout, and is free again by itself at its minute.

The same functions decide on the server and on every desk, so that a hold that has lapsed is in nobody's way even
before anybody has taken it off the book.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from frontdesk.domain.bookings import Blocked
from frontdesk.domain.speech import mark, say

USUAL_MINUTES = 10
LONGEST_MINUTES = 60
"""A hold is for one telephone call; what has to be kept longer is a blockout."""

NOT_YOURS = mark("{holder} holds this place; only whoever holds it can hold it longer.")

_MINUTE = timedelta(minutes=1)


def stands(expires_at: datetime | None, now: datetime) -> bool:
    """Say whether blocked time blocks at *now*: what has no end of its own always does, a hold until its own."""
    return expires_at is None or now < expires_at


def in_the_way(blocked: Iterable[Blocked], now: datetime, booker_id: UUID | None = None) -> list[Blocked]:
    """Return what of *blocked* is in the way at *now*.

    Holds that have lapsed are left out, and with *booker_id* that person's own: whoever holds a place may book it.
    """
    return [one for one in blocked if stands(one.expires_at, now) and not _is_held_by(one, booker_id)]


def next_lapse(expiries: Iterable[datetime | None], now: datetime) -> datetime | None:
    """Return when the first of these ends that are still to come is reached; None when nothing will lapse."""
    return min((at for at in expiries if at is not None and at > now), default=None)


def minutes_left(expires_at: datetime, now: datetime) -> int:
    """Return how many minutes a hold still has, the begun one included; 0 once it has lapsed."""
    return max(0, -((now - expires_at) // _MINUTE))


def not_yours(holder: str) -> str:
    """Return why a hold is not held longer by somebody else; without a name it is somebody's."""
    text = say(NOT_YOURS, holder=holder.strip() or say("somebody else"))
    return text[0].upper() + text[1:]


def _is_held_by(one: Blocked, person_id: UUID | None) -> bool:
    return person_id is not None and one.expires_at is not None and one.holder_id == person_id
