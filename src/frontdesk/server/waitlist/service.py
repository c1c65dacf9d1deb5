"""The rules of the waitlist: who may be on it, for what and how often, and what may become of an entry.

An entry belongs to its location and is changed there; who may see another location to which its patient would come
sees it too, and may call.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.waitlist import (
    BulkRemoveOut,
    CreateWaitlistEntryIn,
    UpdateWaitlistEntryIn,
    WaitlistEntryListOut,
    WaitlistEntryOut,
)
from frontdesk.domain.offers import is_offered_at
from frontdesk.domain.waitlist import ACTIVE, LocationScope, WaitlistStatus, may_become
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.booking import require_offered
from frontdesk.server.appointments.repository import locations_of_type
from frontdesk.server.db.tables import waitlist_entries
from frontdesk.server.platform.errors import ConflictProblem, InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.recalls.following import RECALL
from frontdesk.server.recalls.service import PATIENT
from frontdesk.server.recalls.types import APPOINTMENT_TYPE
from frontdesk.server.resources_common import PROVIDER
from frontdesk.server.waitlist import repository
from frontdesk.server.waitlist.following import told
from frontdesk.server.waitlist.shapes import ENTRY, PRIORITY, entries, score_columns, scores

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

COLUMNS = {
    "patient_uuid": "patient_id",
    "location_uuid": "location_id",
    "provider_uuid": "provider_id",
    "appointment_type_uuid": "appointment_type_id",
    "appointment_uuid": "appointment_id",
    "recall_uuid": "recall_id",
    "priority_uuid": "priority_id",
    "estimated_duration_mins": "duration_minutes",
    "preferred_days": "weekdays",
    "preferred_time_start": "earliest_time",
    "preferred_time_end": "latest_time",
}
W = waitlist_entries.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to and sorted by."""

    location_id: UUID | None = None
    patient_id: UUID | None = None
    provider_id: UUID | None = None
    appointment_type_id: UUID | None = None
    status: str | None = None
    urgency: str | None = None
    source: str | None = None
    cross_location: bool = True
    sort_by: str = "created_at"
    sort_dir: str = "desc"


def list_entries(unit: ReadUnit, page: Page, wanted: Wanted) -> WaitlistEntryListOut:
    """Return entries in the order asked for; what an entry does not have sorts last either way."""
    statement = common.of_org(unit, ENTRY).where(repository.visible(unit.caller))
    if wanted.location_id is not None:
        common.find_location(unit, wanted.location_id)
        statement = statement.where(repository.of_location(wanted.location_id, cross_location=wanted.cross_location))
    if wanted.status is not None:
        statement = statement.where(W.status.in_(_statuses(wanted.status)))
    for name in ("patient_id", "provider_id", "appointment_type_id", "urgency", "source"):
        value = getattr(wanted, name)
        if value is not None:
            statement = statement.where(W[name] == value)
    column, is_reversed = repository.SORTS[wanted.sort_by]
    down = (wanted.sort_dir == "desc") is not is_reversed
    order = common.nulls_last(column.desc() if down else column.asc(), column)
    rows, total = page.fetch(unit, statement.order_by(order, W.id.desc() if down else W.id))
    return WaitlistEntryListOut(items=entries(unit, rows), page=page.number, page_size=page.size, total=total)


def get_entry(unit: ReadUnit, entry_id: UUID) -> WaitlistEntryOut:
    """Return one entry."""
    return entries(unit, [seen(unit, common.find(unit, ENTRY, entry_id))])[0]


def create_entry(unit: WriteUnit, body: CreateWaitlistEntryIn) -> WaitlistEntryOut:
    """Put a patient on the list.

    Raises:
        ConflictProblem: The patient waits for the same kind of visit at the same location already.
    """
    place = common.find_location(unit, body.location_uuid)
    common.find_to_add_to(unit, PATIENT, body.patient_uuid)
    given = common.renamed(body.model_dump(exclude_none=True), COLUMNS)
    also = given.pop("additional_location_uuids", [])
    values = {"status": WaitlistStatus.WAITING.value, **_settled(given)}
    _check(unit, values, also)
    _check_references(unit, values, values["patient_id"])
    _check_offered(unit, values, also)
    _refuse_twin(unit, values)
    values.update(_score(unit, body.patient_uuid, unit.now, place.zone, values.get("treatment_value")))
    places = told(values, also)
    where = place.id if places == {place.id} else None
    entry_id = common.create(unit, ENTRY, values, location_id=where, secret=SCORE, told_at=places)
    repository.replace_other_locations(unit, entry_id, set(also))
    return get_entry(unit, entry_id)


def update_entry(unit: WriteUnit, entry_id: UUID, body: UpdateWaitlistEntryIn) -> WaitlistEntryOut:
    """Change an entry, and where it stands as far as it may go there."""
    row = _to_change(unit, entry_id)
    if body.base_version is not None:
        common.check_version(row, body.base_version)
    given = common.renamed(body.given(), COLUMNS)
    before = repository.other_locations(unit, [row.id])[row.id]
    also = sorted(set(given.pop("additional_location_uuids", before) or []))
    values = _settled(given)
    wanted = {**row._mapping, **values}
    _check(unit, wanted, also, known=before)
    others = {name: value for name, value in values.items() if value != row._mapping[name]}
    # What an entry names already may be gone by now, and be sent back with the rest of it.
    _check_references(unit, others, row.patient_id)
    if before != also or any(wanted[name] != row._mapping[name] for name in OFFERED_BY):
        _check_offered(unit, wanted, also)
    check_step(row, WaitlistStatus(wanted["status"]))
    if wanted["status"] in ACTIVE:
        common.find_to_add_to(unit, PATIENT, row.patient_id)
        _refuse_twin(unit, wanted, besides=row.id)
    zone = repository.places(unit, [row.location_id])[row.location_id].zone
    values.update(_score(unit, row.patient_id, row.created_at, zone, wanted["treatment_value"]))
    put(unit, row, values, {"additional_locations": (before, also)})
    if before != also:
        repository.replace_other_locations(unit, row.id, also)
    return get_entry(unit, entry_id)


def remove_entry(unit: WriteUnit, entry_id: UUID) -> None:
    """Take an entry off the list; it can be put back by its status."""
    put(unit, _to_change(unit, entry_id), {"status": WaitlistStatus.REMOVED.value}, action="removed")


def bulk_remove(unit: WriteUnit, entry_ids: Sequence[UUID]) -> BulkRemoveOut:
    """Take entries off the list; what is off it already, or not there at all, is not counted."""
    wanted = common.of_org(unit, ENTRY).where(W.id.in_(set(entry_ids)), W.status != WaitlistStatus.REMOVED.value)
    rows = unit.rows(wanted.order_by(W.id).with_for_update())
    for row in rows:
        unit.caller.require_location(row.location_id)
        put(unit, row, {"status": WaitlistStatus.REMOVED.value}, action="removed")
    return BulkRemoveOut(removed_count=len(rows))


def seen(unit: ReadUnit, row: Row[Any]) -> Row[Any]:
    """Return an entry that the caller may see, by its own location or by one its patient would come to."""
    scope = unit.caller.location_ids
    is_elsewhere = scope is not None and row.location_id not in scope
    if is_elsewhere and unit.first(common.of_org(unit, ENTRY).where(W.id == row.id, repository.visible(unit.caller))):
        return row
    unit.caller.require_location(row.location_id)
    return row


def check_step(row: Row[Any], status: WaitlistStatus) -> None:
    """Refuse a status that an entry cannot go to from where it is."""
    if not may_become(WaitlistStatus(row.status), status):
        raise ConflictProblem("transition_not_allowed", f"An entry that is {row.status} cannot become {status}.")


SCORE = frozenset({"patient_score", "score_details", "score_calculated_at"})
"""What follows from other things and so has no history of its own."""


def put(
    unit: WriteUnit,
    row: Row[Any],
    values: Mapping[str, Any],
    beside: Mapping[str, tuple[Any, Any]] | None = None,
    *,
    action: str = "updated",
) -> None:
    """Write what differs from an entry as it stands; a newer score alone is no change."""
    fields = [name for name in values if name not in SCORE]
    is_same = all(values[name] == row._mapping[name] for name in fields)
    if is_same and all(old == new for old, new in (beside or {}).values()):
        return
    was = repository.other_locations(unit, [row.id])[row.id]
    _, becomes = (beside or {}).get("additional_locations", (was, was))
    places = told(row._asdict(), was) | told({**row._mapping, **values}, becomes)
    where = row.location_id if places == {row.location_id} else None
    common.change(
        unit, ENTRY, row, values, beside=beside, location_id=where, secret=SCORE, action=action, told_at=places
    )


def _to_change(unit: WriteUnit, entry_id: UUID) -> Row[Any]:
    row = common.find_to_change(unit, ENTRY, entry_id)
    unit.caller.require_location(row.location_id)
    return row


def _settled(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a request's fields as the columns keep them."""
    values = common.blank_for_null(given, ["note"])
    if "weekdays" in values:
        values["weekdays"] = sorted(set(values["weekdays"] or []))
    return {name: getattr(value, "value", value) for name, value in values.items()}


def _score(unit: ReadUnit, patient_id: UUID, since: Any, zone: str, value: Decimal | None) -> dict[str, Any]:
    score = scores(unit, [(patient_id, patient_id, since, zone, value)])[patient_id]
    return score_columns(score, unit.now)


def _statuses(text: str) -> list[str]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    known = {status.value for status in WaitlistStatus}
    if not wanted or not known.issuperset(wanted):
        raise InvalidProblem(("query", "status"), f"Statuses are {', '.join(WaitlistStatus)}.", "enum")
    return wanted


def _check(unit: ReadUnit, values: Mapping[str, Any], also: Sequence[UUID], known: Sequence[UUID] = ()) -> None:
    """Refuse what contradicts itself, and locations that are not there or not the caller's to name."""
    first, last = values.get("date_range_start"), values.get("date_range_end")
    if first is not None and last is not None and last < first:
        raise InvalidProblem(("body", "date_range_end"), "The last day lies before the first.", "date_order")
    earliest, latest = values.get("earliest_time"), values.get("latest_time")
    if earliest is not None and latest is not None and latest != time(0) and latest <= earliest:
        raise InvalidProblem(("body", "preferred_time_end"), "The end must be after the start.", "time_order")
    for location_id in set(also) - set(known):
        common.find_location(unit, location_id)
    if values.get("location_scope") == LocationScope.SELECTED and not also:
        raise InvalidProblem(
            ("body", "additional_location_uuids"), "Say which locations the patient would also come to.", "missing"
        )


def _check_references(unit: ReadUnit, values: Mapping[str, Any], patient_id: UUID) -> None:
    """Refuse providers, types, priorities, visits and recalls that are not there, or somebody else's."""
    if values.get("provider_id") is not None:
        common.find(unit, PROVIDER, values["provider_id"])
    type_id, priority_id = values.get("appointment_type_id"), values.get("priority_id")
    if type_id is not None and common.find(unit, APPOINTMENT_TYPE, type_id).deleted_at is not None:
        raise NotFoundProblem(APPOINTMENT_TYPE.noun)
    if priority_id is not None and common.find(unit, PRIORITY, priority_id).category != "WaitlistPriority":
        raise NotFoundProblem(PRIORITY.noun)
    appointment_id, recall_id = values.get("appointment_id"), values.get("recall_id")
    if appointment_id is not None:
        visit = repository.visits(unit, [appointment_id]).get(appointment_id)
        if visit is None:
            raise NotFoundProblem("appointment")
        unit.caller.require_location(visit.location_id)
        _check_patient(visit, patient_id, "appointment_uuid")
    if recall_id is not None:
        _check_patient(common.find(unit, RECALL, recall_id), patient_id, "recall_uuid")


OFFERED_BY = ("appointment_type_id", "appointment_id", "location_scope")
"""What decides, with the locations, whether somebody waits for what none of them offers."""


def _check_offered(unit: ReadUnit, values: Mapping[str, Any], also: Sequence[UUID]) -> None:
    """Refuse a type that none of an entry's locations offers; a visit there is moves whatever its type."""
    type_id, scope = values.get("appointment_type_id"), values.get("location_scope")
    if type_id is None or values.get("appointment_id") is not None or scope == LocationScope.ANY:
        return
    bound, home = locations_of_type(unit, type_id), values["location_id"]
    others = also if scope == LocationScope.SELECTED else ()
    if not any(is_offered_at(bound, place) for place in (home, *others)):
        require_offered(unit, common.find(unit, APPOINTMENT_TYPE, type_id), home)


def _check_patient(row: Row[Any], patient_id: UUID, field: str) -> None:
    if row.patient_id != patient_id:
        raise InvalidProblem(("body", field), "This belongs to another patient.", "other_patient")


def _refuse_twin(unit: ReadUnit, values: Mapping[str, Any], besides: UUID | None = None) -> None:
    kind = values.get("appointment_type_id")
    if repository.active_twin(unit, values["patient_id"], values["location_id"], kind, besides) is not None:
        raise ConflictProblem("duplicate", "The patient is on this list for that already; change that entry.")
