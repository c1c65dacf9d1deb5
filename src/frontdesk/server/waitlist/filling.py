"""Filling a hole: everybody on the list who could come, held against the hole by the rules of the domain."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.waitlist import QuickFillIn, QuickFillMatch, QuickFillOut
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import PastMidnight, local_date, local_interval
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.domain.waitlist import Called, Hole, LocationScope, PatientScore, Urgency, WaitlistStatus, Wish, ranked
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.booking import require_offered
from frontdesk.server.patients.repository import is_there
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.recalls.types import APPOINTMENT_TYPE
from frontdesk.server.resources_common import LOCATION, PROVIDER
from frontdesk.server.waitlist import repository
from frontdesk.server.waitlist.repository import ACTIVE_STATUSES, W
from frontdesk.server.waitlist.shapes import ENTRY, entries, scores


def quick_fill(unit: ReadUnit, body: QuickFillIn) -> QuickFillOut:
    """Return who fits a hole, ranked; nobody who has a visit at that time anyway, or needs what is not offered there.

    Nor anybody for a visit that has taken place or was deleted, nor who was archived or has died.

    Raises:
        InvalidProblem: The hole's own type is not offered at its location, or its times are none of its clocks.
    """
    place = common.find_location(unit, body.location_uuid)
    for kind, record_id in ((PROVIDER, body.provider_uuid), (APPOINTMENT_TYPE, body.appointment_type_uuid)):
        if record_id is not None:
            common.find(unit, kind, record_id)
    missing = repository.types_not_offered(unit, place.id)
    if body.appointment_type_uuid in missing:
        require_offered(unit, common.find(unit, APPOINTMENT_TYPE, body.appointment_type_uuid), place.id)
    common.check_clock(body.slot_date, body.slot_start_time, place.zone, "slot_start_time")
    if body.slot_end_time != time(0):
        common.check_clock(body.slot_date, body.slot_end_time, place.zone, "slot_end_time")
    try:
        interval = local_interval(body.slot_date, body.slot_start_time, body.slot_end_time, place.zone)
    except PastMidnight as past:
        raise InvalidProblem(("body", "slot_end_time"), str(past), "time_order") from past
    hole = Hole(
        place.id,
        body.slot_date,
        body.slot_start_time,
        body.slot_end_time,
        interval.minutes,
        place.zone,
        body.provider_uuid,
        body.appointment_type_uuid,
    )
    reaching = repository.of_location(place.id, cross_location=body.include_cross_location)
    rows = unit.rows(
        common.of_org(unit, ENTRY).where(W.status.in_(ACTIVE_STATUSES), reaching, is_there(unit, W.patient_id))
    )
    busy = repository.busy_patients(unit, [row.patient_id for row in rows], interval)
    visits = repository.visits(unit, [row.appointment_id for row in rows])
    free = {row.id: row for row in rows if row.patient_id not in busy and _is_open(row, visits, missing)}
    zones = repository.places(unit, [row.location_id for row in free.values()])
    fresh = scores(
        unit,
        (
            (row.id, row.patient_id, row.created_at, zones[row.location_id].zone, row.treatment_value)
            for row in free.values()
        ),
    )
    found = ranked(hole, _wishes(unit, hole, free, visits, fresh), _called(unit, hole, free))
    best = found[: body.max_results]
    shown = entries(unit, [free[match.wish.id] for match in best], fresh)
    matches = [
        QuickFillMatch(
            entry=entry,
            match_quality=match.quality,
            provider_match=match.provider_match,
            location_match=match.location_match,
            duration_fit=match.duration_fit,
            score=match.score,
            reasons=list(match.reasons),
        )
        for entry, match in zip(shown, best, strict=True)
    ]
    return QuickFillOut(matches=matches, total_matches=len(found))


def _is_open(row: Row[Any], visits: Mapping[UUID, Row[Any]], missing: Collection[UUID]) -> bool:
    """Say whether there is still something to book: a visit to move, whatever its type, or one of a type offered."""
    if row.appointment_id is None:
        return row.appointment_type_id not in missing
    visit = visits.get(row.appointment_id)
    return visit is not None and visit.status != AppointmentStatus.COMPLETE


def _called(unit: ReadUnit, hole: Hole, rows: dict[UUID, Row[Any]]) -> Called:
    providers = common.names(unit, PROVIDER, [hole.provider_id, *(row.provider_id for row in rows.values())])
    return Called(providers, common.names(unit, LOCATION, (row.location_id for row in rows.values())))


def _wishes(
    unit: ReadUnit,
    hole: Hole,
    rows: dict[UUID, Row[Any]],
    visits: Mapping[UUID, Row[Any]],
    fresh: dict[UUID, PatientScore],
) -> list[Wish]:
    """Return the entries as the domain knows them.

    Of what kind a visit is, is said by the entry, or by the visit it names; how long it takes, by its kind too.
    """
    others = repository.other_locations(unit, rows)
    kinds = {row.id: row.appointment_type_id or _kind(visits.get(row.appointment_id)) for row in rows.values()}
    minutes = repository.type_minutes(unit, [hole.type_id, *kinds.values()])
    orders = repository.priority_orders(unit, [row.priority_id for row in rows.values()])
    wishes = []
    for row in rows.values():
        visit = visits.get(row.appointment_id)
        is_booked = visit is not None and visit.status == "scheduled"
        kind = kinds[row.id] or hole.type_id
        wishes.append(
            Wish(
                id=row.id,
                location_id=row.location_id,
                scope=LocationScope(row.location_scope),
                also_at=frozenset(others[row.id]),
                provider_id=row.provider_id,
                type_id=kinds[row.id],
                minutes=row.duration_minutes or _length(visit) or (minutes.get(kind) if kind is not None else None),
                urgency=Urgency(row.urgency),
                priority_order=orders.get(row.priority_id),
                score=fresh[row.id],
                days=frozenset(row.weekdays),
                earliest=row.earliest_time,
                latest=row.latest_time,
                first_day=row.date_range_start,
                last_day=row.date_range_end,
                booked_on=local_date(visit.start_at, visit.zone) if is_booked and visit is not None else None,
                offered_on=row.offered_date if row.status == WaitlistStatus.OFFERED else None,
            )
        )
    return wishes


def _kind(visit: Row[Any] | None) -> UUID | None:
    return None if visit is None else visit.appointment_type_id


def _length(visit: Row[Any] | None) -> int | None:
    if visit is None or visit.start_at is None or visit.end_at is None:
        return None
    return Interval(visit.start_at, visit.end_at).minutes
