"""When providers work on one day: what recurs weekly, and what was decided for that date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from frontdesk.domain.intervals import Interval, merge, subtract
from frontdesk.domain.localtime import day_bounds, to_instant_after_gap


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Hours that recur on one *weekday*, 0 being Monday; both effective dates belong to the time they hold."""

    provider_id: UUID
    operatory_id: UUID | None
    weekday: int
    start: time
    end: time
    effective_from: date
    effective_to: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether these hours are worked on *day*."""
        if day.weekday() != self.weekday or day < self.effective_from:
            return False
        return self.effective_to is None or day <= self.effective_to


@dataclass(frozen=True, slots=True)
class DayOverride:
    """What was decided for one provider on one date.

    Available with times: these are the hours that day instead of the weekly ones. Unavailable with times: away
    for that part. Unavailable without times: away all day. With an operatory it says so for that operatory.
    Available without times changes no hours and only carries its note.
    """

    provider_id: UUID
    operatory_id: UUID | None
    day: date
    start: time | None
    end: time | None
    is_unavailable: bool
    note: str


@dataclass(frozen=True, slots=True)
class ResolvedHours:
    """The hours one provider works on one day.

    Attributes:
        ranges: each stretch with its operatory, None meaning wherever the provider is assigned.
        is_unavailable: an override leaves no hours at all.
    """

    provider_id: UUID
    ranges: tuple[tuple[Interval, UUID | None], ...]
    is_override: bool
    is_unavailable: bool
    note: str


_Ranges = list[tuple[Interval, UUID | None]]


def resolve(
    day: date, zone: str, weekly: Iterable[WeeklyHours], overrides: Iterable[DayOverride]
) -> tuple[ResolvedHours, ...]:
    """Return the hours of every provider who has weekly hours or an override on *day*.

    Providers come in the order in which they are first named. Times that the clocks jump over that day move to
    the end of the jump. Overlapping hours in one operatory become one stretch.
    """
    templates: dict[UUID, list[WeeklyHours]] = {}
    for hours in weekly:
        if hours.holds_on(day):
            templates.setdefault(hours.provider_id, []).append(hours)
    decided: dict[UUID, list[DayOverride]] = {}
    for override in overrides:
        if override.day == day:
            decided.setdefault(override.provider_id, []).append(override)
    return tuple(
        _resolve_one(day, zone, provider_id, templates.get(provider_id, ()), decided.get(provider_id, ()))
        for provider_id in dict.fromkeys((*templates, *decided))
    )


def _resolve_one(
    day: date, zone: str, provider_id: UUID, templates: Sequence[WeeklyHours], overrides: Sequence[DayOverride]
) -> ResolvedHours:
    instead = [override for override in overrides if not override.is_unavailable and _has_times(override)]
    away = [override for override in overrides if override.is_unavailable]
    # Hours decided for one operatory leave the weekly hours of the others alone.
    replaced = {override.operatory_id for override in instead}
    ranges: _Ranges = []
    if None not in replaced:
        kept = [hours for hours in templates if hours.operatory_id not in replaced]
        ranges += [(interval, hours.operatory_id) for hours in kept for interval in _times(day, hours, zone)]
    ranges += [(interval, override.operatory_id) for override in instead for interval in _times(day, override, zone)]
    for override in away:
        ranges = _without(ranges, override, day, zone)
    return ResolvedHours(
        provider_id,
        _joined(ranges),
        is_override=bool(overrides),
        is_unavailable=bool(away) and not ranges,
        note="; ".join(dict.fromkeys(override.note for override in overrides if override.note)),
    )


def _has_times(override: DayOverride) -> bool:
    return override.start is not None or override.end is not None


def _times(day: date, hours: WeeklyHours | DayOverride, zone: str) -> list[Interval]:
    """Return the stretch as a list, empty if nothing of it is left; an open side reaches to the day's edge."""
    bounds = day_bounds(day, zone)
    start = bounds.start if hours.start is None else to_instant_after_gap(day, hours.start, zone)
    end = bounds.end if hours.end in (None, time(0)) else to_instant_after_gap(day, hours.end or time(0), zone)
    return [Interval(start, end)] if start < end else []


def _without(ranges: _Ranges, away: DayOverride, day: date, zone: str) -> _Ranges:
    holes = _times(day, away, zone)
    left: _Ranges = []
    for interval, operatory_id in ranges:
        # Hours without an operatory may be worked in any, so being away from one does not shorten them.
        if away.operatory_id is None or away.operatory_id == operatory_id:
            left.extend((part, operatory_id) for part in subtract(interval, holes))
        else:
            left.append((interval, operatory_id))
    return left


def _joined(ranges: _Ranges) -> tuple[tuple[Interval, UUID | None], ...]:
    by_operatory: dict[UUID | None, list[Interval]] = {}
    for interval, operatory_id in ranges:
        by_operatory.setdefault(operatory_id, []).append(interval)
    joined = [(part, operatory_id) for operatory_id, parts in by_operatory.items() for part in merge(parts)]
    return tuple(sorted(joined, key=lambda row: (row[0], row[1].int if row[1] is not None else -1)))
