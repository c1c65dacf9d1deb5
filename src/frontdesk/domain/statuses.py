"""What an appointment's status means: where it stands, and what it may become."""

from enum import StrEnum

from frontdesk.domain.speech import mark, say


class AppointmentStatus(StrEnum):
    """Where an appointment stands in its life."""

    PLANNED = "planned"
    SCHEDULED = "scheduled"
    COMPLETE = "complete"
    BROKEN = "broken"
    CANCELLED = "cancelled"
    UNSCHEDULED = "unscheduled"
    PINBOARD = "pinboard"


class ProviderRole(StrEnum):
    """What a provider does in one appointment."""

    DENTIST = "dentist"
    HYGIENIST = "hygienist"
    ASSISTANT = "assistant"
    OTHER = "other"


_S = AppointmentStatus

_WORDS = {
    _S.PLANNED: mark("planned"),
    _S.SCHEDULED: mark("scheduled"),
    _S.COMPLETE: mark("complete"),
    _S.BROKEN: mark("broken"),
    _S.CANCELLED: mark("cancelled"),
    _S.UNSCHEDULED: mark("unscheduled"),
    _S.PINBOARD: mark("on the pinboard"),
}

ON_THE_BOOK: frozenset[AppointmentStatus] = frozenset({_S.SCHEDULED, _S.COMPLETE})
"""Takes its operatory and its providers' time."""

VISIBLE_BUT_FREE: frozenset[AppointmentStatus] = frozenset({_S.BROKEN, _S.CANCELLED})
"""Still drawn where it was, while somebody else may have the slot."""

OFF_THE_BOOK: frozenset[AppointmentStatus] = frozenset({_S.PLANNED, _S.UNSCHEDULED, _S.PINBOARD})
"""Not in the day; its time, if any, only tells where it came from."""

MOVABLE: frozenset[AppointmentStatus] = frozenset({_S.SCHEDULED, _S.PLANNED, _S.UNSCHEDULED, _S.BROKEN})
"""What *move* accepts; the appointment is scheduled afterwards."""

PLACEABLE: frozenset[AppointmentStatus] = frozenset({_S.PINBOARD})
"""What *place* accepts."""

_TRANSITIONS: dict[AppointmentStatus, frozenset[AppointmentStatus]] = {
    _S.PLANNED: frozenset({_S.SCHEDULED, _S.PINBOARD, _S.UNSCHEDULED, _S.CANCELLED}),
    _S.SCHEDULED: frozenset({_S.COMPLETE, _S.BROKEN, _S.CANCELLED, _S.UNSCHEDULED, _S.PINBOARD}),
    _S.PINBOARD: frozenset({_S.SCHEDULED, _S.UNSCHEDULED, _S.PLANNED, _S.CANCELLED}),
    _S.UNSCHEDULED: frozenset({_S.SCHEDULED, _S.PINBOARD, _S.PLANNED, _S.CANCELLED}),
    _S.COMPLETE: frozenset({_S.SCHEDULED}),
    _S.BROKEN: frozenset({_S.SCHEDULED, _S.UNSCHEDULED, _S.PINBOARD}),
    _S.CANCELLED: frozenset({_S.SCHEDULED, _S.UNSCHEDULED, _S.PINBOARD}),
}


def status_word(status: AppointmentStatus) -> str:
    """Return how sentences call a status after the word "is", as in "a visit that is broken"."""
    return say(_WORDS[status])


def may_transition(old: AppointmentStatus, new: AppointmentStatus) -> bool:
    """Say whether an appointment in status *old* may become *new*; staying as it is is no transition."""
    return new in _TRANSITIONS[old]
