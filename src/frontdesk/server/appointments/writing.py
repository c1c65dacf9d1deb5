"""The one path by which an appointment changes.

Whatever puts a visit into a slot (booking, moving, placing, reinstating, another time by patch, a bulk row) comes
through here: lock the operatories in order, check the version, look for conflicts, take the caller's hold of the place
along, write, move the providers' times, and leave history and event, all in the caller's one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Update, bindparam, delete, insert, select, update

from frontdesk.domain.assignments import followed
from frontdesk.domain.conflicts import Place, takes_new_time
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date
from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus
from frontdesk.domain.timepattern import TimePattern
from frontdesk.server.appointments import gone, repository
from frontdesk.server.appointments.changes import described, reassigned, told_lines, worked_on
from frontdesk.server.appointments.copies import Copied, keep_copy, reason
from frontdesk.server.appointments.slot import Assigned, Proposal, is_as_it_was, require_free, require_still_allowed
from frontdesk.server.appointments.steps import leave_flow
from frontdesk.server.blockouts.holding import take_along
from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import ConflictProblem, NotFoundProblem, StaleVersion
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.recalls.following import (
    answered_types,
    lock_recalls,
    tell_of,
    visit_completed,
    visit_redated,
    visit_reopened,
)
from frontdesk.server.recalls.repository import answered_by
from frontdesk.server.tasks import following as tasks
from frontdesk.server.waitlist.following import visit_gone_or_back

SCHEDULED = AppointmentStatus.SCHEDULED
BOOKS_RECALLS = ("status", "start_at", "appointment_type_id")
"""What decides for which recalls a visit is booked, besides its procedures."""

A = t.appointments.c
P = t.appointment_providers.c

_ENTER = insert(t.appointments)
_ASSIGNMENTS = (
    select(P.provider_id, P.role, P.start_at, P.end_at)
    .where(P.org_id == bindparam("org"), P.appointment_id == bindparam("one"))
    .order_by(P.item_order, P.provider_id)
)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of one appointment.

    Attributes:
        action: the word for it in the history.
        values: the columns that get another value.
        assigned: all providers from now on; None leaves them as they are.
        facts: further (old, new) pairs for the history, of what is kept in other tables.
        copied: why a copy is made of it, where that does not follow from the status.
        stood_until: when a visit that comes back was last in its place: what it lay over then is not in its way.
        adds: whether *decide* wrote rows of their own that neither *values* nor *facts* tell of.
    """

    action: str
    values: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    allow_overlap: bool = False
    assigned: tuple[Assigned, ...] | None = None
    facts: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    copied: Copied | None = None
    stood_until: datetime | None = None
    adds: bool = False


Decide = Callable[[Row[Any]], Change]


def current(unit: WriteUnit, appointment_id: UUID, base_version: int | None = None, *, hold: bool = False) -> Row[Any]:
    """Return an appointment that the caller may change, as it stands.

    Without a *base_version* the caller answers for what was changed meanwhile; *hold* then keeps others from
    changing it until the transaction ends.

    Raises:
        NotFoundProblem, ForbiddenProblem, StaleVersion.
    """
    row = repository.find(unit, appointment_id, for_update=hold)
    if row is None:
        raise NotFoundProblem("appointment")
    unit.caller.require_location(row.location_id)
    if base_version is not None and row.version != base_version:
        raise StaleVersion(base_version, row.version)
    return row


def change(unit: WriteUnit, appointment_id: UUID, base_version: int | None, decide: Decide) -> UUID:
    """Apply to an appointment what *decide* makes of it as it stands; return its id.

    *decide* may raise the refusals of its operation; the refusals of the slot are raised here. What is so already
    is no change: nothing is written then, unless something is said about it.
    """
    before = current(unit, appointment_id, base_version, hold=base_version is None)
    wanted = decide(before)
    values, known = dict(wanted.values), before._asdict()
    after = {**known, **values}
    assigned = wanted.assigned
    stood, stands = _place(known), _place(after)
    takes_slot, leaves_rules = stands is not None and stands != stood, _leaves_rules(before, after)
    if takes_slot or leaves_rules:
        unit.lock_operatories([after["operatory_id"]])
    moved = interval_of(after) != interval_of(known)
    looks = moved or takes_slot or leaves_rules or assigned is not None
    standing = assignments(unit, before.id) if looks else ()
    if moved:
        values.setdefault("time_pattern", _fitted(after["time_pattern"], after))
        after["time_pattern"] = values["time_pattern"]
        if assigned is None:
            assigned = moved_along(standing, known, after)
    working = standing if assigned is None else assigned
    takes_new = takes_new_time(stood, stands)
    if takes_slot:
        proposal = _proposal(before, after, working)
        values["is_overlap_allowed"] = require_free(unit, proposal, allow_overlap=wanted.allow_overlap or not takes_new)
        take_along(unit, proposal.operatory_id, proposal.interval)
    if leaves_rules and not (takes_new or wanted.allow_overlap):
        require_still_allowed(unit, _proposal(before, after, working), before.appointment_type_id)
    if assigned is not None:
        values["provider_id"] = assigned[0].provider_id if assigned else None
        if assigned == standing:
            assigned = None
    if assigned is None and _changes_nothing(known, values, wanted):
        current(unit, appointment_id, before.version, hold=True)
        return appointment_id
    values |= leave_flow(unit, before, after)
    becomes = (after["status"], after["appointment_type_id"]) != (before.status, before.appointment_type_id)
    # A visit that only goes to another time is booked for the same recalls afterwards, and is asked then.
    awaited = _awaited_by(unit, before, after, before.status) if becomes else ()
    _update(unit, before, values)
    if after["status"] != before.status:
        _settle_procedures(unit, before, after["status"])
    _settle_recalls(unit, before, after, answers_others=becomes or "procedure_lines" in wanted.facts)
    if assigned is not None:
        replace_assignments(unit, appointment_id, assigned)
        wanted = replace(wanted, facts={**wanted.facts, **reassigned(unit, standing, assigned)})
    _tell(unit, known, {**known, **values}, wanted)
    tell_of(unit, [*awaited, *_awaited_by(unit, before, after, after["status"])])
    if (after["status"], after["start_at"]) != (before.status, before.start_at):
        tasks.visit_changed(unit, appointment_id)
    return appointment_id


def _changes_nothing(known: Mapping[str, Any], values: Mapping[str, Any], wanted: Change) -> bool:
    is_silent = not (wanted.adds or wanted.note) and all(old == new for old, new in wanted.facts.values())
    return is_silent and all(known[name] == value for name, value in values.items())


def enter(unit: WriteUnit, values: Mapping[str, Any], zone: str, wanted: Change) -> UUID:
    """Add an appointment with these column *values*; its slot must be free if it is on the book.

    *values* hold the id. Returns it.
    """
    row = {"version": 1, "created_at": unit.now, "updated_at": unit.now, "org_id": unit.org_id, **values}
    assigned = wanted.assigned or ()
    row["provider_id"] = assigned[0].provider_id if assigned else None
    if on_the_book(row["status"]):
        unit.lock_operatories([row["operatory_id"]])
        proposal = Proposal(
            row["id"],
            row["location_id"],
            zone,
            row["operatory_id"],
            Interval(row["start_at"], row["end_at"]),
            row["appointment_type_id"],
            row["time_pattern"],
            assigned,
        )
        stood = wanted.stood_until
        allows = wanted.allow_overlap or (stood is not None and is_as_it_was(unit, proposal, stood))
        row["is_overlap_allowed"] = require_free(unit, proposal, allow_overlap=allows)
        take_along(unit, proposal.operatory_id, proposal.interval)
    unit.execute(_ENTER, row)
    if assigned:
        replace_assignments(unit, row["id"], assigned)
    changes = described(unit, {}, {name: value for name, value in row.items() if value not in (None, "", False)})
    changes |= {name: (None, new) for name, (_, new) in reassigned(unit, (), assigned).items()}
    unit.record(
        "appointment",
        row["id"],
        wanted.action,
        {**changes, **wanted.facts},
        location_id=row["location_id"],
        to_status=row["status"],
        note=wanted.note,
    )
    unit.emit("appointment.changed", row["id"], row["version"], row["location_id"], days_of(zone, row["start_at"]))
    return UUID(str(row["id"]))


def remove(unit: WriteUnit, appointment_id: UUID) -> None:
    """Delete an appointment and what hangs on it; its history stays."""
    before = current(unit, appointment_id, hold=True)
    awaited = answered_by(unit, appointment_id) if before.status == SCHEDULED else ()
    answered = answered_types(unit, appointment_id) if before.status == "complete" else ()
    keep_copy(unit, appointment_id, Copied.DELETED)
    gone.keep(unit, appointment_id)
    beside = _beside(unit, appointment_id)
    unit.execute(delete(t.appointments).where(A.org_id == unit.org_id, A.id == appointment_id))
    if before.status == "complete":
        visit_reopened(unit, before, answered)
    kept = {name: value for name, value in before._asdict().items() if value not in (None, "", False)}
    changes = {name: (old, None) for name, (_, old) in described(unit, {}, kept).items()} | beside
    unit.record(
        "appointment", appointment_id, "deleted", changes, location_id=before.location_id, from_status=before.status
    )
    days = days_of(before.zone, before.start_at)
    unit.emit("appointment.deleted", appointment_id, before.version, before.location_id, days)
    tell_of(unit, awaited)
    tell_of_naming(unit, appointment_id, before.patient_id)


def tell_of_naming(unit: WriteUnit, appointment_id: UUID, patient_id: UUID) -> None:
    """Tell of what names an appointment that went or came back: tasks and entries of the waitlist."""
    tasks.visit_changed(unit, appointment_id)
    visit_gone_or_back(unit, appointment_id, patient_id)


def _beside(unit: WriteUnit, appointment_id: UUID) -> dict[str, tuple[Any, Any]]:
    """Return what goes with a deleted appointment besides its row, so that its history has all of it."""
    lines = told_lines(unit, appointment_id)
    comes_with = reassigned(unit, (), assignments(unit, appointment_id)) | (worked_on(lines) if lines else {})
    return {name: (new, None) for name, (_, new) in comes_with.items()}


def line_status(status: str) -> str:
    """Return where the procedures of an appointment in this status stand."""
    return "completed" if status == AppointmentStatus.COMPLETE else "planned"


def on_the_book(status: str) -> bool:
    """Say whether an appointment in this status takes its operatory."""
    return AppointmentStatus(status) in ON_THE_BOOK


def interval_of(row: Mapping[str, Any]) -> Interval | None:
    """Return when an appointment takes place, or None while it has no time."""
    start, end = row["start_at"], row["end_at"]
    return None if start is None or end is None else Interval(start, end)


def days_of(zone: str, *instants: datetime | None) -> set[date]:
    """Return the local dates that the instants fall on."""
    return {local_date(instant, zone) for instant in instants if instant is not None}


def assignments(unit: WriteUnit, appointment_id: UUID) -> tuple[Assigned, ...]:
    """Return the providers of an appointment in their order."""
    return tuple(Assigned.of(row) for row in unit.rows(_ASSIGNMENTS, {"org": unit.org_id, "one": appointment_id}))


_ASSIGN = insert(t.appointment_providers)
_DROP_ASSIGNMENTS = delete(t.appointment_providers).where(
    P.org_id == bindparam("org"), P.appointment_id == bindparam("one")
)


def replace_assignments(unit: WriteUnit, appointment_id: UUID, assigned: Sequence[Assigned]) -> None:
    """Write the providers of an appointment anew."""
    unit.execute(_DROP_ASSIGNMENTS, {"org": unit.org_id, "one": appointment_id})
    if assigned:
        unit.execute(
            _ASSIGN,
            [
                {
                    "org_id": unit.org_id,
                    "appointment_id": appointment_id,
                    "provider_id": one.provider_id,
                    "role": one.role.value,
                    "start_at": one.interval.start if one.interval else None,
                    "end_at": one.interval.end if one.interval else None,
                    "item_order": order,
                }
                for order, one in enumerate(assigned)
            ],
        )


def moved_along(
    assigned: tuple[Assigned, ...], before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Assigned, ...] | None:
    """Return providers with their own times moved to the visit's new time, or None if none has such times.

    A visit without a time gives nobody a time in it, and what is left of one is no time in the next.
    """
    if all(one.interval is None for one in assigned):
        return None
    old, new = interval_of(before), interval_of(after)
    if old is None or new is None:
        return tuple(replace(one, interval=None) for one in assigned)
    zone = before["zone"]
    return tuple(Assigned(one.provider_id, one.role, followed(one.interval, old, new, zone)) for one in assigned)


def _fitted(pattern: str | None, after: Mapping[str, Any]) -> str | None:
    interval = interval_of(after)
    return pattern if not pattern or interval is None else TimePattern(pattern).resized(interval.minutes).text


def _place(row: Mapping[str, Any]) -> Place | None:
    """Return the time an appointment occupies in an operatory; None while it is not on the book."""
    interval = interval_of(row)
    return (row["operatory_id"], interval) if interval is not None and on_the_book(row["status"]) else None


def _leaves_rules(before: Row[Any], after: Mapping[str, Any]) -> bool:
    """Say whether an appointment stays on the book with another type, whose overlaps other rules decide on."""
    return on_the_book(after["status"]) and after["appointment_type_id"] != before.appointment_type_id


def _awaited_by(unit: WriteUnit, before: Row[Any], after: Mapping[str, Any], status: str) -> Sequence[UUID]:
    """Return the recalls the appointment is booked for as the database has it now, if its change concerns them."""
    if status != SCHEDULED or all(after[name] == getattr(before, name) for name in BOOKS_RECALLS):
        return ()
    return answered_by(unit, before.id)


def _proposal(before: Row[Any], after: Mapping[str, Any], assigned: tuple[Assigned, ...]) -> Proposal:
    return Proposal(
        before.id,
        before.location_id,
        before.zone,
        after["operatory_id"],
        Interval(after["start_at"], after["end_at"]),
        after["appointment_type_id"],
        after["time_pattern"],
        assigned,
    )


def _update(unit: WriteUnit, before: Row[Any], values: Mapping[str, Any]) -> None:
    written = {**values, "version": before.version + 1, "updated_at": unit.now}
    known = {"of_org": unit.org_id, "of_id": before.id, "of_version": before.version}
    done = unit.execute(_update_of(tuple(sorted(written))), {**known, **{f"new_{n}": v for n, v in written.items()}})
    if done.rowcount == 1:
        return
    # Somebody was quicker between our reading and our lock.
    version = unit.scalar(select(A.version).where(A.org_id == unit.org_id, A.id == before.id))
    raise NotFoundProblem("appointment") if version is None else StaleVersion(before.version, version)


@lru_cache(maxsize=128)
def _update_of(columns: tuple[str, ...]) -> Update:
    """Return the statement that changes these columns; there are few sets of them and each is used over and over."""
    return (
        update(t.appointments)
        .where(A.org_id == bindparam("of_org"), A.id == bindparam("of_id"), A.version == bindparam("of_version"))
        .values({name: bindparam(f"new_{name}", type_=A[name].type) for name in columns})
    )


def _settle_procedures(unit: WriteUnit, before: Row[Any], status: str) -> None:
    """Complete the procedures with the visit, and reopen them with it."""
    if "complete" in (before.status, status):
        lines = t.appointment_procedures.c
        unit.execute(
            update(t.appointment_procedures)
            .where(lines.org_id == unit.org_id, lines.appointment_id == before.id)
            .values(status=line_status(status), updated_at=unit.now)
        )


def _settle_recalls(unit: WriteUnit, before: Row[Any], after: Mapping[str, Any], *, answers_others: bool) -> None:
    """Let the patient's recalls follow a visit that took place, did not after all, or did on another day."""
    if answers_others:
        lock_recalls(unit, before.patient_id)
    was = local_date(before.start_at, before.zone) if before.status == "complete" else None
    day = local_date(after["start_at"], before.zone) if after["status"] == "complete" else None
    if was is None and day is not None:
        visit_completed(unit, before.id, before.patient_id, day)
    elif was is not None and day is None:
        visit_reopened(unit, before, answered_types(unit, before.id))
    elif was is not None and day is not None and was != day:
        visit_redated(unit, before.id, before.patient_id, was, day)


def _tell(unit: WriteUnit, before: Mapping[str, Any], after: Mapping[str, Any], wanted: Change) -> None:
    changed = after["status"] != before["status"]
    facts = {name: (old, new) for name, (old, new) in wanted.facts.items() if old != new}
    changes = {**described(unit, before, after), **facts}
    if changes:
        keep_copy(unit, before["id"], wanted.copied or reason(before["status"], after["status"]))
    unit.record(
        "appointment",
        before["id"],
        wanted.action,
        changes,
        location_id=before["location_id"],
        from_status=before["status"] if changed else None,
        to_status=after["status"] if changed else None,
        note=wanted.note,
    )
    unit.emit(
        "appointment.changed",
        before["id"],
        before["version"] + 1,
        before["location_id"],
        days_of(before["zone"], before["start_at"], after["start_at"]),
    )


def not_allowed(detail: str) -> ConflictProblem:
    """Return the refusal of a change that the appointment's status does not permit."""
    return ConflictProblem("transition_not_allowed", detail)
