"""Whether a slot is free: what the database holds around it, judged by the rules the desks preview with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, false, func, not_, or_, select

from frontdesk.domain.assignments import ProviderTime, provider_time
from frontdesk.domain.bookings import Blocked
from frontdesk.domain.conflicts import (
    Booking,
    Conflict,
    ConflictBook,
    NameTable,
    ReasonCode,
    TypeRule,
    find_conflicts,
    refuses,
)
from frontdesk.domain.holds import in_the_way
from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus, ProviderRole
from frontdesk.domain.timepattern import TimePattern
from frontdesk.server.appointments import repository
from frontdesk.server.appointments.copies import Copied
from frontdesk.server.appointments.names import operatory_name, provider_name
from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import SlotTaken
from frontdesk.server.platform.unit import ReadUnit

A = t.appointments.c
ON_BOOK = tuple(sorted(status.value for status in ON_THE_BOOK))

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Assigned:
    """A provider's part in a visit; without *interval* the time pattern says when."""

    provider_id: UUID
    role: ProviderRole
    interval: Interval | None = None

    @classmethod
    def of(cls, row: Any) -> Assigned:
        """Read it from a row of assignments."""
        own = Interval(row.start_at, row.end_at) if row.start_at is not None and row.end_at is not None else None
        return cls(row.provider_id, ProviderRole(row.role), own)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An appointment as it would stand on the book; *appointment_id* never conflicts with itself."""

    appointment_id: UUID
    location_id: UUID
    zone: str
    operatory_id: UUID
    interval: Interval
    type_id: UUID | None = None
    pattern: str | None = None
    assigned: tuple[Assigned, ...] = ()

    def booking(self) -> Booking:
        """Return it as the rules look at it."""
        return Booking(
            self.appointment_id,
            self.operatory_id,
            self.interval,
            AppointmentStatus.SCHEDULED,
            self.type_id,
            needed(self.interval, self.pattern, None, self.assigned),
            frozenset(one.provider_id for one in self.assigned),
        )


def needed(
    interval: Interval, pattern: str | None, provider_id: UUID | None, assigned: Iterable[Assigned]
) -> ProviderTime:
    """Return when each provider is needed in a visit."""
    return provider_time(
        interval,
        TimePattern(pattern) if pattern else None,
        provider_id,
        ((one.provider_id, one.role, one.interval) for one in assigned),
    )


def require_free(unit: ReadUnit, proposal: Proposal, *, allow_overlap: bool) -> bool:
    """Raise SlotTaken if the slot is refused; return whether the appointment lies over another one all the same.

    The operatory must be locked: what is read here has to hold until the transaction ends.
    """
    neighbours = _neighbours(unit, proposal)
    while not allow_overlap and _is_refused(unit, proposal, neighbours):
        conflicts = find_all(unit, proposal)
        if refuses(conflicts):
            raise refusal(conflicts)
        # What was in the way has just left. Leaving takes no lock, and nobody else can come in, so look again.
        neighbours = _neighbours(unit, proposal)
    return bool(neighbours)


def is_as_it_was(unit: ReadUnit, proposal: Proposal, since: datetime) -> bool:
    """Say whether all that lies where a visit stood lay there before *since* already: it lay over that then.

    A visit may have been worded anew or have come back meanwhile; a blockout must be unchanged. The operatory must be
    locked.
    """
    where = {"org": unit.org_id, "location": proposal.location_id, "room": proposal.operatory_id, "since": since}
    where |= {"itself": proposal.appointment_id, **t.span(proposal.interval.start, proposal.interval.end)}
    return unit.first(_NEIGHBOURS_SINCE, where) is None and unit.first(_BLOCKED_SINCE, where) is None


def require_still_allowed(unit: ReadUnit, after: Proposal, type_before: UUID | None) -> None:
    """Raise SlotTaken if it is only by the new type that the appointment clashes with what it lies over.

    What it lay over knowingly, whatever the types, stays as it is. The operatory must be locked.
    """
    neighbours = _neighbours(unit, after)
    before = replace(after, type_id=type_before)
    if neighbours and _is_refused(unit, after, neighbours) and not _is_refused(unit, before, neighbours):
        conflicts = find_all(unit, after)
        # Unless what it lay over has just left.
        if refuses(conflicts):
            raise refusal(conflicts)


def _is_refused(unit: ReadUnit, proposal: Proposal, neighbours: Sequence[Row[Any]]) -> bool:
    blocked = _blocked(unit, proposal)
    if not neighbours and not blocked:
        return False
    rules = _rules(unit, proposal) if neighbours and proposal.type_id is not None else []
    book = ConflictBook([_booking(row, ()) for row in neighbours], blocked, rules)
    clash = book.refusal(proposal.operatory_id, proposal.interval, proposal.appointment_id, proposal.type_id)
    return clash is not None


def find_all(unit: ReadUnit, proposal: Proposal) -> tuple[Conflict, ...]:
    """Return everything in the way of the proposal, also what is only reported, with sentences."""
    where: dict[str, Any] = {"location": proposal.location_id, "itself": proposal.appointment_id}
    where |= t.span(proposal.interval.start, proposal.interval.end)
    unit.plan_once()
    rows = unit.rows(_AT_LOCATION, {"org": unit.org_id, **where})
    blocked = _blocked(unit, proposal)
    if not rows and not blocked:
        return ()
    assigned = repository.by_appointment(unit, _ASSIGNED_AT_LOCATION, where) if rows else {}
    bookings = [_booking(row, [Assigned.of(one) for one in assigned.get(row.id, ())]) for row in rows]
    names = _names(unit, proposal, rows, assigned)
    return find_conflicts(proposal.booking(), bookings, blocked, _rules(unit, proposal), names)


def refusal(conflicts: Sequence[Conflict]) -> SlotTaken:
    """Return the problem that says what is in the way."""
    first = next(one for one in conflicts if one.refuses)
    code = "slot_taken" if first.reason is ReasonCode.APPOINTMENT_OVERLAP else "blocked_time"
    return SlotTaken(first.sentence, grouped(conflicts), code)


def grouped(conflicts: Iterable[Conflict]) -> Json:
    """Return conflicts by kind, as check-conflicts answers them."""
    lists: dict[ReasonCode, list[Json]] = {reason: [] for reason in ReasonCode}
    for one in conflicts:
        about = one.provider_id if one.reason is ReasonCode.PROVIDER_OVERLAP else None
        lists[one.reason].append(
            {
                "reference": {"id": about or one.other_id, "name": None},
                "start_time": one.interval.start,
                "end_time": one.interval.end,
                "reason_code": one.reason,
                "sentence": one.sentence,
            }
        )
    return {
        "appointments": lists[ReasonCode.APPOINTMENT_OVERLAP],
        "providers": lists[ReasonCode.PROVIDER_OVERLAP],
        "blockouts": lists[ReasonCode.BLOCKED_TIME_CONFLICT],
    }


_BOOKINGS = select(
    A.id, A.operatory_id, A.start_at, A.end_at, A.status, A.appointment_type_id, A.time_pattern, A.provider_id
).where(A.org_id == bindparam("org"))
_AROUND = (t.among(A.status, ON_BOOK), A.id != bindparam("itself"), t.overlapping_kept(t.appointments))
_NEIGHBOURS = _BOOKINGS.where(A.operatory_id == bindparam("room"), *_AROUND)
_C = t.appointment_copies.c
_WAS_THERE = (
    select(
        and_(
            _C.action != Copied.DELETED.value,
            t.among(_C.status, ON_BOOK),
            _C.operatory_id == A.operatory_id,
            _C.start_at == A.start_at,
            _C.end_at == A.end_at,
        )
    )
    .where(_C.org_id == A.org_id, _C.appointment_id == A.id, _C.created_at < bindparam("since"))
    .order_by(_C.number.desc())
    .limit(1)
    .scalar_subquery()
)
"""Whether a visit stood then where it stands; null where no copy tells."""
_NEIGHBOURS_SINCE = _NEIGHBOURS.where(
    A.updated_at >= bindparam("since"), not_(func.coalesce(_WAS_THERE, false()))
).limit(1)
_AT_LOCATION = _BOOKINGS.where(A.location_id == bindparam("location"), *_AROUND)
_ASSIGNED_AT_LOCATION = repository.assignments_where(A.location_id == bindparam("location"), *_AROUND)


def _neighbours(unit: ReadUnit, proposal: Proposal) -> Sequence[Row[Any]]:
    who = {"org": unit.org_id, "room": proposal.operatory_id, "itself": proposal.appointment_id}
    return unit.rows(_NEIGHBOURS, who | t.span(proposal.interval.start, proposal.interval.end))


def _booking(row: Any, assigned: Sequence[Assigned]) -> Booking:
    interval = Interval(row.start_at, row.end_at)
    return Booking(
        row.id,
        row.operatory_id,
        interval,
        AppointmentStatus(row.status),
        row.appointment_type_id,
        needed(interval, row.time_pattern, row.provider_id, assigned),
        frozenset(one.provider_id for one in assigned),
    )


def _blocked(unit: ReadUnit, proposal: Proposal) -> list[Blocked]:
    where = {"org": unit.org_id, "location": proposal.location_id, "room": proposal.operatory_id}
    rows = unit.rows(_BLOCKED, where | t.span(proposal.interval.start, proposal.interval.end))
    return in_the_way(map(as_blocked, rows), unit.now, unit.caller.user_id)


def as_blocked(row: Row[Any]) -> Blocked:
    """Return a row of `BLOCKING` as the rules look at it; whether a hold has lapsed is theirs to say."""
    interval = Interval(row.start_at, row.end_at)
    return Blocked(row.id, row.operatory_id, interval, True, row.name, row.expires_at, row.held_by_id, row.held_by)


B, KIND = t.blockouts.c, t.blockout_types.c
BLOCKING = (
    select(B.id, B.operatory_id, B.start_at, B.end_at, KIND.name, B.expires_at, B.held_by_id, B.held_by)
    .join(t.blockout_types, and_(KIND.org_id == B.org_id, KIND.id == B.blockout_type_id))
    .where(B.status == "active", or_(KIND.is_no_schedule, B.expires_at.is_not(None)))
)
"""Blocked time in which nothing may be booked; a hold is of that sort whatever its type says."""
_BLOCKED = BLOCKING.where(
    B.org_id == bindparam("org"),
    B.location_id == bindparam("location"),
    or_(B.operatory_id == bindparam("room"), B.operatory_id.is_(None)),
    t.overlapping_kept(t.blockouts),
)
_BLOCKED_SINCE = _BLOCKED.where(B.updated_at >= bindparam("since")).limit(1)


_R = t.appointment_rules.c
_RULES = (
    select(_R.type_a_id, _R.type_b_id, _R.allow_overlap, _R.location_id)
    .where(
        _R.org_id == bindparam("org"),
        or_(_R.type_a_id == bindparam("type"), _R.type_b_id == bindparam("type")),
        or_(_R.location_id.is_(None), _R.location_id == bindparam("location")),
    )
    .order_by(_R.created_at, _R.id)
)


def _rules(unit: ReadUnit, proposal: Proposal) -> list[TypeRule]:
    if proposal.type_id is None:
        return []
    about = {"org": unit.org_id, "type": proposal.type_id, "location": proposal.location_id}
    # The later rule counts, so a location's own rules follow those of the organisation.
    rows = sorted(unit.rows(_RULES, about), key=lambda row: row.location_id is not None)
    return [TypeRule(row.type_a_id, row.type_b_id, row.allow_overlap) for row in rows]


def _names(
    unit: ReadUnit, proposal: Proposal, rows: Iterable[Any], assigned: Mapping[UUID, Sequence[Row[Any]]]
) -> NameTable:
    operatory_ids = {proposal.operatory_id, *(row.operatory_id for row in rows)}
    provider_ids = {one.provider_id for one in proposal.assigned}
    provider_ids.update(one.provider_id for several in assigned.values() for one in several)
    provider_ids.update(row.provider_id for row in rows if row.provider_id is not None)
    return NameTable(
        repository.names_by_id(unit, t.operatories, operatory_name(t.operatories), operatory_ids),
        repository.names_by_id(unit, t.providers, provider_name(t.providers), provider_ids),
        proposal.zone,
    )
