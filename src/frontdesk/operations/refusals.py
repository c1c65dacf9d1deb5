"""The server's refusals and remarks in the reader's language; it speaks English.

A sentence that rests on a rule this desk shares with it is known by the rule's own text, with its values; one that
never varies by itself; of what is left, the code says what it is about. Only what even that does not tell is shown in
the server's words.
"""

from collections.abc import Collection
from datetime import UTC, datetime, time

from frontdesk.client import ApiError, Conflict, Invalid
from frontdesk.contract.conflicts import ConflictRow
from frontdesk.domain import conflicts, holds, offers, waitlist
from frontdesk.domain.localtime import to_local
from frontdesk.domain.speech import mark, retold, retold_briefly, say

_TEXTS = (
    *conflicts.TEXTS,
    holds.NOT_YOURS,
    offers.NOT_OFFERED,
    mark("Too many attempts. Try again in {count} seconds."),
    mark("The server answered {status}."),
)

_BY_CODE = {
    "stale_version": mark("somebody else has changed it since"),
    "slot_taken": mark("something else is there already"),
    "blocked_time": mark("nothing may be booked there at that time"),
    "not_your_hold": mark("somebody else holds this place"),
    "time_locked": mark("the visit is locked to its time"),
    "transition_not_allowed": mark("that is not possible as it stands now"),
    "duplicate": mark("there is already one like it"),
    "in_use": mark("other records still refer to it"),
    "inactive": mark("it is no longer in use"),
    "not_offered": mark("that kind of visit is not offered at this location"),
    "too_many": mark("that would be too many at once"),
    "forbidden": mark("your role does not allow it"),
    "location_out_of_scope": mark("that location is outside of what you may see"),
    "too_many_requests": mark("there were too many attempts; try again in a moment"),
    "unavailable": mark("the server is busy; nothing was changed"),
    "stopped": mark("the server was stopped meanwhile; it may have happened"),
    "too_large": mark("that is too much at once"),
    "too_slow": mark("the request did not arrive in time; nothing was changed"),
    "missing": mark("something is missing that is needed"),
    "time_order": mark("the end has to be after the start"),
    "date_order": mark("the last date lies before the first"),
    "date_range": mark("the dates lie too far apart"),
    "overnight": mark("it would run past midnight"),
    "dst_gap": mark("the clocks go forward over that time"),
    "no_time": mark("it needs a time and an operatory for that"),
    "other_location": mark("that belongs to another location"),
    "other_patient": mark("that belongs to another patient"),
    "not_nullable": mark("that must not be empty"),
    "string_too_long": mark("a text is too long"),
    "string_too_short": mark("a text is too short"),
    "enum": mark("the server does not know this choice"),
    "value_error": mark("the server does not accept this value"),
}


_REMARKS = (
    mark("In {operatory} this lies over “{blockout}” until {end}."),
    mark("“{blockout}” was left out: its operatory is elsewhere."),
    mark("“{blockout}” in {operatory} on {day} at {at} was left out: {why}"),
    mark("{operatory} was left out: {why}"),
    mark("“{blockout}” is not to be copied; {count} blockout left out."),
    mark("“{blockout}” is not to be copied; {count} blockouts left out."),
    mark("{day} is a holiday ({holiday}); {count} blockout left out."),
    mark("{day} is a holiday ({holiday}); {count} blockouts left out."),
    mark("the clocks jump over that time."),
    mark("there are visits."),
    mark("it is blocked already."),
    conflicts.HAS_A_VISIT,
)
"""What the server may remark, the more particular first where one would also match another's."""


_BRIEFLY = {
    mark("In {operatory} this lies over “{blockout}” until {end}."): mark(
        "In {operatory} this lies over “{blockout}”."
    ),
    mark("“{blockout}” in {operatory} on {day} at {at} was left out: {why}"): mark(
        "“{blockout}” in {operatory} on {day} at {at} was left out."
    ),
    mark("{operatory} was left out: {why}"): mark("{operatory} was left out."),
}
"""What is left of a remark where nobody knows which time of the day it means, or has words for its reason."""


def reason(error: ApiError, *zones: str) -> str:
    """Return why the server says no, without a patient's name; of several things in the way the first.

    Sentences leave the half of the day out. What is in the way has its own times, and in one of the *zones* its place
    may be in they are those of the sentence.
    """
    row = _in_the_way(error)
    sentence = row.sentence if row is not None else error.detail
    instants = [row.start_time, row.end_time] if row is not None else []
    near = {to_local(at, zone).time() for zone in zones for at in instants}
    # A hold ends soon after now, whenever the place is held for.
    soon = {to_local(datetime.now(UTC), zone).time() for zone in zones}
    known = retold(sentence, _TEXTS, near, soon)
    if known is not None:
        return known
    faults = [fault.type for fault in error.fields] if isinstance(error, Invalid) else []
    text = next((_BY_CODE[code] for code in (*faults, error.code or "") if code in _BY_CODE), None)
    return say(text) if text is not None else sentence


def fit_reason(sentence: str, near: Collection[time] = ()) -> str:
    """Return in the reader's words why somebody from the waitlist fits a hole; *near* are the times they asked for."""
    return retold(sentence, waitlist.REASONS, near) or sentence


def remark(sentence: str) -> str:
    """Return in the reader's words what the server adds to something it did, such as what it left out."""
    return retold(sentence, _REMARKS) or retold_briefly(sentence, _BRIEFLY) or sentence


def _in_the_way(error: ApiError) -> ConflictRow | None:
    if isinstance(error, Conflict) and error.conflicts is not None:
        for row in (*error.conflicts.appointments, *error.conflicts.blockouts):
            if row.sentence:
                return row
    return None
