"""The waitlist: where an entry stands, and who fits a hole in the book, how well, and why.

What counts is what a patient asked for, how long they have waited, whether they keep their visits and what the visit
is worth. Nothing about the person does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from frontdesk.domain.localtime import day_bounds, to_instant_after_gap
from frontdesk.domain.speech import current, mark, say, say_count


class WaitlistStatus(StrEnum):
    """Where an entry stands."""

    WAITING = "waiting"
    CONTACTED = "contacted"
    OFFERED = "offered"
    SCHEDULED = "scheduled"
    REMOVED = "removed"
    EXPIRED = "expired"


class Urgency(StrEnum):
    """How soon a patient has to be seen, the most urgent first."""

    URGENT = "urgent"
    SOON = "soon"
    ROUTINE = "routine"
    FLEXIBLE = "flexible"


class LocationScope(StrEnum):
    """Where a patient would come: only to the entry's own location, to chosen ones too, or to any."""

    HOME_ONLY = "home_only"
    SELECTED = "selected"
    ANY = "any"


class PatientResponse(StrEnum):
    """What came of an offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    SLOT_TAKEN = "slot_taken"
    EXPIRED = "expired"


class MatchQuality(StrEnum):
    """How well an entry fits a hole, the best first."""

    EXACT = "exact"
    GOOD = "good"
    PARTIAL = "partial"


class LocationMatch(StrEnum):
    """By what right an entry is offered a hole of a location."""

    HOME = "home"
    SELECTED = "selected"
    ANY = "any"


class DurationFit(StrEnum):
    """How the visit an entry waits for compares with the hole."""

    EXACT = "exact"
    SHORTER = "shorter"
    LONGER = "longer"


S = WaitlistStatus
ACTIVE: Final = frozenset({S.WAITING, S.CONTACTED, S.OFFERED})
"""Statuses of those who still wait."""

_NEXT: Final = {
    S.WAITING: frozenset({S.CONTACTED, S.OFFERED, S.SCHEDULED, S.REMOVED, S.EXPIRED}),
    S.CONTACTED: frozenset({S.WAITING, S.OFFERED, S.SCHEDULED, S.REMOVED, S.EXPIRED}),
    S.OFFERED: frozenset({S.WAITING, S.CONTACTED, S.SCHEDULED, S.REMOVED, S.EXPIRED}),
    S.SCHEDULED: frozenset({S.WAITING, S.REMOVED}),
    S.REMOVED: frozenset({S.WAITING}),
    S.EXPIRED: frozenset({S.WAITING, S.REMOVED}),
}
_AFTER_RESPONSE: Final = {
    PatientResponse.ACCEPTED: S.SCHEDULED,
    PatientResponse.DECLINED: S.WAITING,
    PatientResponse.SLOT_TAKEN: S.WAITING,
    PatientResponse.EXPIRED: S.WAITING,
}


def may_become(old: WaitlistStatus, new: WaitlistStatus) -> bool:
    """Say whether an entry may go from one status to another; staying is always allowed."""
    return old == new or new in _NEXT[old]


def after_contact(status: WaitlistStatus) -> WaitlistStatus | None:
    """Return where an entry stands once its patient was contacted; None when it no longer waits."""
    if status not in ACTIVE:
        return None
    return S.CONTACTED if status is S.WAITING else status


def after_response(status: WaitlistStatus, response: PatientResponse) -> WaitlistStatus | None:
    """Return where an entry stands once its patient has answered; None when it no longer waits.

    Who did not answer stays where they are: the offer is still open.
    """
    return _AFTER_RESPONSE.get(response, status) if status in ACTIVE else None


FULL_WAIT_DAYS: Final = 30
FULL_VALUE: Final = Decimal(1000)
RELIABILITY_POINTS: Final = 50
WAITING_POINTS: Final = 30
VALUE_POINTS: Final = 20


@dataclass(frozen=True, slots=True)
class PatientScore:
    """From 0 to 100 what speaks for offering a hole to an entry, in its parts."""

    kept_visits: int
    broken_visits: int
    days_waiting: int
    value: Decimal
    reliability_points: int
    waiting_points: int
    value_points: int

    @property
    def total(self) -> int:
        """The parts together."""
        return self.reliability_points + self.waiting_points + self.value_points


def patient_score(kept: int, broken: int, days_waiting: int, value: Decimal | None) -> PatientScore:
    """Return the score of an entry. Somebody who was never here counts as somebody who always came."""
    worth = max(value or Decimal(0), Decimal(0))
    days = max(days_waiting, 0)
    return PatientScore(
        kept,
        broken,
        days,
        worth,
        RELIABILITY_POINTS * (kept + 1) // (kept + broken + 1),
        WAITING_POINTS * min(days, FULL_WAIT_DAYS) // FULL_WAIT_DAYS,
        int(VALUE_POINTS * min(worth, FULL_VALUE) / FULL_VALUE),
    )


@dataclass(frozen=True, slots=True)
class Hole:
    """Free time at a location, by the wall clock of its zone; midnight as the end closes the day.

    ``minutes`` is how long it really lasts, also on a day the clocks change.
    """

    location_id: UUID
    day: date
    start: time
    end: time
    minutes: int
    zone: str
    provider_id: UUID | None = None
    type_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What an entry asks for. ``minutes`` None means that nobody said how long it takes; no days means any day."""

    id: UUID
    location_id: UUID
    scope: LocationScope
    also_at: frozenset[UUID]
    provider_id: UUID | None
    type_id: UUID | None
    minutes: int | None
    urgency: Urgency
    priority_order: int | None
    score: PatientScore
    days: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    first_day: date | None = None
    last_day: date | None = None
    booked_on: date | None = None
    offered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """What to call the providers and locations that reasons mention."""

    providers: dict[UUID, str]
    locations: dict[UUID, str]


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits a hole: how well, and why in sentences that name no patient."""

    wish: Wish
    quality: MatchQuality
    provider_match: bool
    location_match: LocationMatch
    duration_fit: DurationFit
    score: int
    reasons: tuple[str, ...]


_QUALITY_POINTS: Final = {MatchQuality.EXACT: 50, MatchQuality.GOOD: 35, MatchQuality.PARTIAL: 15}
_URGENCIES: Final = {urgency: rank for rank, urgency in enumerate(Urgency)}
_MIDNIGHT: Final = time(0)


def ranked(hole: Hole, wishes: Iterable[Wish], called: Called) -> list[Match]:
    """Return who fits a hole: the most urgent first, then by priority, score and days waited."""
    found = [match for match in (matched(hole, wish, called) for wish in wishes) if match is not None]
    return sorted(found, key=_rank)


def _rank(match: Match) -> tuple[int, bool, int, int, int, UUID]:
    wish = match.wish
    order = wish.priority_order
    return (_URGENCIES[wish.urgency], order is None, order or 0, -match.score, -wish.score.days_waiting, wish.id)


def matched(hole: Hole, wish: Wish, called: Called) -> Match | None:
    """Return how an entry fits a hole, or None if it does not.

    It does not where the patient would not come to that place, on that day or at that time, waits for another kind
    of visit, is booked no later already, or needs more than twice the time.
    """
    location_match = _location_match(hole, wish)
    if location_match is None or not _suits(hole, wish):
        return None
    needed = wish.minutes or hole.minutes
    if needed > 2 * hole.minutes:
        return None
    fit = _duration_fit(needed, hole.minutes)
    provider_match = wish.provider_id is None or wish.provider_id == hole.provider_id
    quality = _quality(provider_match, location_match, fit)
    return Match(
        wish,
        quality,
        provider_match,
        location_match,
        fit,
        _QUALITY_POINTS[quality] + wish.score.total // 2,
        tuple(_reasons(hole, wish, location_match, fit, called)),
    )


def _location_match(hole: Hole, wish: Wish) -> LocationMatch | None:
    if wish.location_id == hole.location_id:
        return LocationMatch.HOME
    if wish.scope is LocationScope.SELECTED and hole.location_id in wish.also_at:
        return LocationMatch.SELECTED
    return LocationMatch.ANY if wish.scope is LocationScope.ANY else None


def _suits(hole: Hole, wish: Wish) -> bool:
    """Say whether kind, day and time are what the patient asked for, and sooner than what they have."""
    if None not in (hole.type_id, wish.type_id) and hole.type_id != wish.type_id:
        return False
    if wish.days and hole.day.weekday() not in wish.days:
        return False
    if wish.first_day is not None and hole.day < wish.first_day:
        return False
    if wish.last_day is not None and hole.day > wish.last_day:
        return False
    if wish.booked_on is not None and wish.booked_on <= hole.day:
        return False
    return _common_minutes(hole, wish) >= min(wish.minutes or hole.minutes, hole.minutes)


def _common_minutes(hole: Hole, wish: Wish) -> int:
    """Return how much of the hole lies in the hours the patient can come; it really lasts that long."""
    begins = hole.start if wish.earliest is None else max(hole.start, wish.earliest)
    # As an end, midnight is the latest there is.
    ends = min((at for at in (hole.end, wish.latest) if at is not None and at != _MIDNIGHT), default=_MIDNIGHT)
    if (begins, ends) == (hole.start, hole.end):
        return hole.minutes
    first, midnight = to_instant_after_gap(hole.day, begins, hole.zone), day_bounds(hole.day, hole.zone).end
    last = midnight if ends == _MIDNIGHT else to_instant_after_gap(hole.day, ends, hole.zone)
    return (last - first) // timedelta(minutes=1)


def _duration_fit(needed: int, free: int) -> DurationFit:
    if needed == free:
        return DurationFit.EXACT
    return DurationFit.SHORTER if needed < free else DurationFit.LONGER


def _quality(provider_match: bool, location_match: LocationMatch, fit: DurationFit) -> MatchQuality:
    if not provider_match or fit is DurationFit.LONGER:
        return MatchQuality.PARTIAL
    is_exact = fit is DurationFit.EXACT and location_match is LocationMatch.HOME
    return MatchQuality.EXACT if is_exact else MatchQuality.GOOD


def _reasons(hole: Hole, wish: Wish, location_match: LocationMatch, fit: DurationFit, called: Called) -> list[str]:
    said = [say(_URGENCY_SAID[wish.urgency])]
    said.append(_length_said(hole, wish, fit))
    if wish.provider_id is not None:
        said.append(_provider_said(hole, wish.provider_id, called))
    if location_match is not LocationMatch.HOME:
        home = called.locations.get(wish.location_id) or say("another location")
        said.append(say(_FROM_ELSEWHERE, location=home))
    if wish.days:
        said.append(say(_WEEKDAYS_SUIT[hole.day.weekday()]))
    if wish.earliest is not None or wish.latest is not None:
        said.append(_hours_said(wish.earliest, wish.latest))
    if wish.booked_on is not None:
        sooner = (wish.booked_on - hole.day).days
        said.append(say_count(*_SOONER, sooner, day=current().short_day(wish.booked_on)))
    if wish.offered_on is not None:
        said.append(say(_OFFERED, day=current().short_day(wish.offered_on)))
    days = wish.score.days_waiting
    said.append(say_count(*_WAITED, days) if days else say(_NEW))
    came, missed = wish.score.kept_visits, wish.score.broken_visits
    if came or missed:
        said.append(say_count(*_CAME, came + missed, came=came))
    return said


_URGENCY_SAID: Final = {
    Urgency.URGENT: mark("Has to be seen urgently."),
    Urgency.SOON: mark("Should be seen soon."),
    Urgency.ROUTINE: mark("Waits for a routine visit."),
    Urgency.FLEXIBLE: mark("Is flexible."),
}
_WEEKDAYS_SUIT: Final = (
    mark("Mondays suit."),
    mark("Tuesdays suit."),
    mark("Wednesdays suit."),
    mark("Thursdays suit."),
    mark("Fridays suit."),
    mark("Saturdays suit."),
    mark("Sundays suit."),
)
_FROM_ELSEWHERE: Final = mark("Would come here, though usually at {location}.")
_SOONER: Final = (
    mark("Is booked for {day}; this is {count} day sooner."),
    mark("Is booked for {day}; this is {count} days sooner."),
)
_OFFERED: Final = mark("Was offered {day} and has not answered yet.")
_WAITED: Final = (mark("Has waited {count} day."), mark("Has waited {count} days."))
_NEW: Final = mark("Is on the list since today.")
_CAME: Final = (mark("Came to {came} of {count} visit."), mark("Came to {came} of {count} visits."))
_NO_LENGTH: Final = mark("Nobody has said how long it takes.")
_EXACTLY: Final = mark("Fills the {minutes} minutes exactly.")
_SHORTER: Final = mark("Needs {minutes} of the {free} minutes.")
_LONGER: Final = (
    mark("Needs {count} minute more than there are."),
    mark("Needs {count} minutes more than there are."),
)
_THEIR_TIME: Final = mark("Wants {provider}, whose time this is.")
_WANTED: Final = mark("Wants {provider}.")
_ANOTHERS_TIME: Final = mark("Wants {provider}, but this is {other}'s time.")
_UNTIL: Final = mark("Can come until {end}.")
_SINCE: Final = mark("Can come from {start} on.")
_BETWEEN: Final = mark("Can come from {start} to {end}.")
REASONS: Final = (
    _FROM_ELSEWHERE,
    *_SOONER,
    _OFFERED,
    *_WAITED,
    *_CAME,
    _EXACTLY,
    _SHORTER,
    *_LONGER,
    _THEIR_TIME,
    _ANOTHERS_TIME,
    _WANTED,
    _UNTIL,
    _SINCE,
    _BETWEEN,
)
"""What a reason with values in it may say, the more particular first where one would also match another's."""


def _length_said(hole: Hole, wish: Wish, fit: DurationFit) -> str:
    if wish.minutes is None:
        return say(_NO_LENGTH)
    if fit is DurationFit.EXACT:
        return say(_EXACTLY, minutes=hole.minutes)
    if fit is DurationFit.SHORTER:
        return say(_SHORTER, minutes=wish.minutes, free=hole.minutes)
    return say_count(*_LONGER, wish.minutes - hole.minutes)


def _provider_said(hole: Hole, wanted: UUID, called: Called) -> str:
    name = called.providers.get(wanted) or say("another provider")
    if hole.provider_id == wanted:
        return say(_THEIR_TIME, provider=name)
    if hole.provider_id is None:
        return say(_WANTED, provider=name)
    return say(_ANOTHERS_TIME, provider=name, other=called.providers.get(hole.provider_id) or say("somebody else"))


def _hours_said(earliest: time | None, latest: time | None) -> str:
    clock = current().bare_clock
    if earliest is None:
        return say(_UNTIL, end=clock(latest) if latest is not None else "")
    if latest is None:
        return say(_SINCE, start=clock(earliest))
    return say(_BETWEEN, start=clock(earliest), end=clock(latest))
