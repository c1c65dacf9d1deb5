"""Holds: a place kept for some minutes while somebody phones, for whoever holds it and for nobody else.

A place is held by one person at a time, decided as a booking is: the room is locked, then looked at. Whoever holds it
may book it, and the hold goes in the same transaction; a hold that has reached its minute is in nobody's way.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid5

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from frontdesk.contract.blockouts import BlockoutOut, ExtendHoldIn, HoldIn
from frontdesk.domain.conflicts import refuses
from frontdesk.domain.holds import not_yours
from frontdesk.domain.intervals import Interval
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.slot import Proposal, find_all, refusal
from frontdesk.server.blockouts.service import (
    BLOCKOUT,
    find_standing,
    find_standing_to_change,
    get_blockout,
    place_of,
)
from frontdesk.server.blockouts.types import BLOCKOUT_TYPE
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.unit import WriteUnit

NAMESPACE = UUID("b1d0f3a4-6a4e-4f0c-9b6e-5f7f3c2a8d10")
"""From it and the organisation follows which blockout type its holds are of."""

BOOKED, HELD_ANEW = "booked into", "held anew"
"""Why a hold went, in its history."""

B, KIND = t.blockouts.c, t.blockout_types.c


def hold(unit: WriteUnit, body: HoldIn) -> BlockoutOut:
    """Keep a place for the caller; what they hold there already goes into the new hold.

    Raises:
        SlotTaken: There is a visit, or the time is blocked or held by somebody else.
    """
    place = place_of(unit, body.location_uuid)
    common.find_operatory(unit, body.operatory_uuid, place.location_id)
    interval = common.local_span(body.schedule_date, body.start_time, body.end_time, place.zone)
    unit.lock_operatories([body.operatory_uuid])
    _require_free(unit, place.location_id, place.zone, body.operatory_uuid, interval)
    take_along(unit, body.operatory_uuid, interval, HELD_ANEW)
    made = common.create(
        unit,
        BLOCKOUT,
        {
            "location_id": place.location_id,
            "operatory_id": body.operatory_uuid,
            "blockout_type_id": _type_of_holds(unit),
            "schedule_date": body.schedule_date,
            "start_time": body.start_time,
            "end_time": body.end_time,
            "start_at": interval.start,
            "end_at": interval.end,
            "note": body.note or "",
            "expires_at": unit.now + timedelta(minutes=body.minutes),
            "held_by_id": unit.caller.user_id,
            "held_by": unit.caller.user_name,
        },
        location_id=place.location_id,
        dates=[body.schedule_date],
    )
    return get_blockout(unit, made)


def extend(unit: WriteUnit, blockout_id: UUID, body: ExtendHoldIn) -> BlockoutOut:
    """Let a hold last so many minutes from now; it stays whose it is.

    Raises:
        NotFoundProblem: It has lapsed.
        ConflictProblem: It is no hold, or somebody else's.
        SlotTaken: By now a visit lies there.
    """
    seen = find_standing(unit, blockout_id)
    unit.caller.require_location(seen.location_id)
    # The room before the row, as bookings lock them: it may lapse, and the place be booked, at this very moment.
    unit.lock_operatories([seen.operatory_id])
    row = find_standing_to_change(unit, blockout_id)
    if row.expires_at is None:
        raise ConflictProblem("not_a_hold", "This blockout does not lapse by itself, so it cannot be lengthened.")
    if row.held_by_id != unit.caller.user_id:
        raise ConflictProblem("not_your_hold", not_yours(row.held_by or ""))
    place = place_of(unit, row.location_id)
    _require_free(unit, row.location_id, place.zone, row.operatory_id, Interval(row.start_at, row.end_at), row.id)
    values = {"expires_at": unit.now + timedelta(minutes=body.minutes)}
    common.change(unit, BLOCKOUT, row, values, location_id=row.location_id, dates=[row.schedule_date])
    return get_blockout(unit, blockout_id)


def take_along(unit: WriteUnit, operatory_id: UUID, interval: Interval, why: str = BOOKED) -> None:
    """Take the caller's holds of a place off the book; the room must be locked."""
    mine = {"org": unit.org_id, "room": operatory_id, "who": unit.caller.user_id, "now": unit.now}
    for row in unit.rows(_MINE, mine | t.span(interval.start, interval.end)):
        common.remove(unit, BLOCKOUT, row, location_id=row.location_id, dates=[row.schedule_date], action=why)


_MINE = (
    select(t.blockouts)
    .where(
        B.org_id == bindparam("org"),
        B.operatory_id == bindparam("room"),
        B.held_by_id == bindparam("who"),
        B.expires_at > bindparam("now"),
        t.overlapping_kept(t.blockouts),
    )
    .order_by(B.id)
    .with_for_update()
)


def _require_free(
    unit: WriteUnit,
    location_id: UUID,
    zone: str,
    operatory_id: UUID,
    interval: Interval,
    itself: UUID | None = None,
) -> None:
    conflicts = find_all(unit, Proposal(new_id(), location_id, zone, operatory_id, interval))
    conflicts = tuple(one for one in conflicts if one.other_id != itself)
    if refuses(conflicts):
        raise refusal(conflicts)


def _type_of_holds(unit: WriteUnit) -> UUID:
    """Return the type holds are of; a practice has it from its first hold on, and may call it as it likes."""
    type_id = uuid5(NAMESPACE, str(unit.org_id))
    if unit.first(select(KIND.id).where(KIND.org_id == unit.org_id, KIND.id == type_id)) is None:
        values = {"name": "Hold", "is_no_schedule": True, "is_do_not_copy": True, "is_hidden": True}
        try:
            with unit.attempt():
                common.create(unit, BLOCKOUT_TYPE, {**values, "color": common.NEUTRAL_COLOR}, record_id=type_id)
        except IntegrityError:
            # Two desks held for the first time at the same moment; the other one's will do.
            pass
    return type_id
