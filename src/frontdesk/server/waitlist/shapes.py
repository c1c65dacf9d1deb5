"""Entries of the waitlist as the wire shows them, and the score that belongs to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.common import Reference
from frontdesk.contract.waitlist import ContactOut, OfferedSlot, ScoreDetails, WaitlistEntryOut
from frontdesk.domain.localtime import local_date, today
from frontdesk.domain.waitlist import LocationScope, PatientScore, patient_score
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import definitions, waitlist_entries
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.recalls.service import PATIENT
from frontdesk.server.recalls.types import APPOINTMENT_TYPE
from frontdesk.server.resources_common import LOCATION, PROVIDER, Kind
from frontdesk.server.waitlist import repository

ENTRY = Kind(waitlist_entries, "waitlist entry", "waitlist")
PRIORITY = Kind(definitions, "waitlist priority", "definition", definitions.c.name)
REMEMBERED = timedelta(days=730)
"""How far back visits count for a score."""


def days_waiting(created_at: datetime, zone: str, now: datetime) -> int:
    """Return for how many days of its location an entry has been on the list."""
    return max((today(zone, now) - local_date(created_at, zone)).days, 0)


def scores(
    unit: ReadUnit, entries: Iterable[tuple[UUID, UUID, datetime, str, Decimal | None]]
) -> dict[UUID, PatientScore]:
    """Return the score of each entry, given as (id, patient, since when, zone, value)."""
    every = list(entries)
    outcomes = repository.visits_by_outcome(unit, [patient for _, patient, *_ in every], unit.now - REMEMBERED)
    return {
        entry_id: patient_score(
            outcomes.get((patient, "complete"), 0),
            outcomes.get((patient, "broken"), 0),
            days_waiting(since, zone, unit.now),
            value,
        )
        for entry_id, patient, since, zone, value in every
    }


def score_columns(score: PatientScore, now: datetime) -> dict[str, Any]:
    """Return a score as an entry keeps it."""
    return {"patient_score": score.total, "score_details": _details(score), "score_calculated_at": now}


def _details(score: PatientScore) -> dict[str, Any]:
    return {
        "kept_visits": score.kept_visits,
        "broken_visits": score.broken_visits,
        "days_waiting": score.days_waiting,
        "value": f"{score.value:.2f}",
        "reliability_points": score.reliability_points,
        "waiting_points": score.waiting_points,
        "value_points": score.value_points,
    }


def entries(
    unit: ReadUnit, rows: Sequence[Row[Any]], fresh: Mapping[UUID, PatientScore] | None = None
) -> list[WaitlistEntryOut]:
    """Return entries as lists show them, with *fresh* scores where there are some."""
    people = common.names(unit, PATIENT, (row.patient_id for row in rows))
    providers = common.names(unit, PROVIDER, (row.provider_id for row in rows))
    kinds = common.names(unit, APPOINTMENT_TYPE, (row.appointment_type_id for row in rows))
    priorities = common.names(unit, PRIORITY, (row.priority_id for row in rows))
    visits = repository.visits(unit, [row.appointment_id for row in rows])
    others = repository.other_locations(unit, [row.id for row in rows])
    where = [
        *(each for row in rows for each in (row.location_id, row.offered_location_id)),
        *(each for chosen in others.values() for each in chosen),
    ]
    zones = repository.places(unit, where)
    places = {location_id: place.name for location_id, place in zones.items()}
    shown = []
    for row in rows:
        score = None if fresh is None else fresh.get(row.id)
        kept = row._mapping if score is None else score_columns(score, unit.now)
        is_selected = row.location_scope == LocationScope.SELECTED
        shown.append(
            WaitlistEntryOut(
                id=row.id,
                version=row.version,
                patient=common.reference(row.patient_id, people),
                location=common.reference(row.location_id, places),
                location_scope=row.location_scope,
                additional_locations=[common.reference(each, places) for each in others[row.id]]
                if is_selected
                else None,
                provider=common.maybe_reference(row.provider_id, providers),
                appointment_type=common.maybe_reference(row.appointment_type_id, kinds),
                appointment=_visit(unit, visits.get(row.appointment_id)),
                recall=None if row.recall_id is None else Reference(id=row.recall_id),
                priority=common.maybe_reference(row.priority_id, priorities),
                status=row.status,
                urgency=row.urgency,
                source=row.source,
                estimated_duration_mins=row.duration_minutes,
                date_range_start=row.date_range_start,
                date_range_end=row.date_range_end,
                preferred_days=row.weekdays or None,
                preferred_time_start=row.earliest_time,
                preferred_time_end=row.latest_time,
                treatment_value=row.treatment_value,
                note=row.note,
                days_waiting=days_waiting(row.created_at, zones[row.location_id].zone, unit.now),
                contact_attempts=row.contact_attempts,
                contacted_at=row.contacted_at,
                contact_method_used=row.contact_method,
                last_offered_slot=_offered(row, places),
                patient_response=row.patient_response,
                responded_at=row.responded_at,
                patient_score=kept["patient_score"],
                score_details=_read_details(kept["score_details"]),
                score_calculated_at=kept["score_calculated_at"],
                created_at=row.created_at,
                updated_at=row.updated_at,
            )
        )
    return shown


def contact_log(unit: ReadUnit, log: Sequence[Row[Any]]) -> list[ContactOut]:
    """Return the contacts of an entry."""
    called = common.names(unit, LOCATION, (each.slot_location_id for each in log))
    return [
        ContactOut(
            id=each.id,
            contact_method=each.contact_method,
            initiated_by=each.initiated_by,
            slot=OfferedSlot(
                location=common.reference(each.slot_location_id, called),
                date=each.slot_date,
                start_time=each.slot_start_time,
            ),
            message_id=each.message_id,
            contacted_at=each.contacted_at,
            patient_response=each.patient_response,
            responded_at=each.responded_at,
        )
        for each in log
    ]


def _visit(unit: ReadUnit, visit: Row[Any] | None) -> Reference | None:
    return None if visit is None or not unit.caller.sees(visit.location_id) else Reference(id=visit.id)


def _offered(row: Row[Any], places: Mapping[UUID, str]) -> OfferedSlot | None:
    if row.offered_location_id is None:
        return None
    where = common.reference(row.offered_location_id, places)
    return OfferedSlot(location=where, date=row.offered_date, start_time=row.offered_time)


def _read_details(kept: Mapping[str, Any] | None) -> ScoreDetails | None:
    return None if kept is None else ScoreDetails.model_validate(kept)
