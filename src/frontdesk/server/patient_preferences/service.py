"""The rules of patients' scheduling preferences: at most one for each patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, Select

from frontdesk.contract.patient_preferences import (
    CreatePatientPreferenceIn,
    MaybePatientPreferenceOut,
    PatientPreferenceListOut,
    PatientPreferenceOut,
    UpdatePatientPreferenceIn,
    UpsertPatientPreferenceIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import patient_preferences
from frontdesk.server.patients.service import PATIENT
from frontdesk.server.platform.errors import ConflictProblem, InvalidProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import OPERATORY, PROVIDER, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

PREFERENCE = Kind(patient_preferences, "patient preference", "patient_preference")
COLUMNS = {
    "patient_uuid": "patient_id",
    "preferred_provider_uuid": "preferred_provider_id",
    "preferred_operatory_uuid": "preferred_operatory_id",
}


def list_preferences(unit: ReadUnit, page: Page, patient_id: UUID | None = None) -> PatientPreferenceListOut:
    """Return preferences in the order of their ids, which is that in which they were noted."""
    c = patient_preferences.c
    statement = common.of_org(unit, PREFERENCE)
    if patient_id is not None:
        statement = statement.where(c.patient_id == patient_id)
    rows, total = page.fetch(unit, statement.order_by(c.id))
    return PatientPreferenceListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_preference(unit: ReadUnit, preference_id: UUID) -> PatientPreferenceOut:
    """Return one preference."""
    return shown(unit, [common.find(unit, PREFERENCE, preference_id)])[0]


def preference_of(unit: ReadUnit, patient_id: UUID) -> MaybePatientPreferenceOut:
    """Return what a patient prefers, if anything was noted."""
    common.find(unit, PATIENT, patient_id)
    row = _of_patient(unit, patient_id)
    return MaybePatientPreferenceOut(None if row is None else shown(unit, [row])[0])


def create_preference(unit: WriteUnit, body: CreatePatientPreferenceIn) -> PatientPreferenceOut:
    """Note what a patient prefers for the first time."""
    common.find_to_add_to(unit, PATIENT, body.patient_uuid)
    if _of_patient(unit, body.patient_uuid) is not None:
        raise ConflictProblem("duplicate", "This patient already has a preference; change that one.")
    return _create(unit, common.renamed(body.model_dump(), COLUMNS))


def upsert_preference(unit: WriteUnit, patient_id: UUID, body: UpsertPatientPreferenceIn) -> PatientPreferenceOut:
    """Note what a patient prefers, or change what was noted."""
    common.find_to_add_to(unit, PATIENT, patient_id)
    found = _of_patient_to_change(unit, patient_id)
    given = common.renamed(body.given(), COLUMNS)
    if found is None:
        return _create(unit, {"patient_id": patient_id, **given})
    if body.base_version is None:
        raise InvalidProblem(
            ("body", "base_version"), "This patient has a preference already, so its version is needed.", "missing"
        )
    return _change(unit, found.id, body.base_version, given)


def update_preference(unit: WriteUnit, preference_id: UUID, body: UpdatePatientPreferenceIn) -> PatientPreferenceOut:
    """Change what a patient prefers."""
    return _change(unit, preference_id, body.base_version, common.renamed(body.given(), COLUMNS))


def delete_preference(unit: WriteUnit, preference_id: UUID) -> None:
    """Forget what a patient prefers."""
    common.remove(unit, PREFERENCE, common.find_to_change(unit, PREFERENCE, preference_id))


def _of_patient(unit: ReadUnit, patient_id: UUID) -> Row[Any] | None:
    return unit.first(_those_of_patient(unit, patient_id))


def _of_patient_to_change(unit: WriteUnit, patient_id: UUID) -> Row[Any] | None:
    """Return the same once nobody else is changing it: what is being deleted just now is none any more."""
    return unit.first(_those_of_patient(unit, patient_id).with_for_update())


def _those_of_patient(unit: ReadUnit, patient_id: UUID) -> Select[Any]:
    return common.of_org(unit, PREFERENCE).where(patient_preferences.c.patient_id == patient_id)


def _create(unit: WriteUnit, values: Mapping[str, Any]) -> PatientPreferenceOut:
    _check(unit, values, values)
    return get_preference(unit, common.create(unit, PREFERENCE, values))


def _change(unit: WriteUnit, preference_id: UUID, base_version: int, given: Mapping[str, Any]) -> PatientPreferenceOut:
    row = common.find_to_change(unit, PREFERENCE, preference_id)
    common.check_version(row, base_version)
    # What the record names already may be said again, also a room the caller has no say in.
    named = {field: value for field, value in given.items() if value != row._mapping[field]}
    _check(unit, named, {**row._mapping, **given})
    common.change(unit, PREFERENCE, row, given)
    return get_preference(unit, preference_id)


def _check(unit: ReadUnit, given: Mapping[str, Any], whole: Mapping[str, Any]) -> None:
    """Refuse people and rooms that are not there, and hours that end before they start."""
    if given.get("preferred_provider_id") is not None:
        common.find(unit, PROVIDER, given["preferred_provider_id"])
    if given.get("preferred_operatory_id") is not None:
        room = common.find(unit, OPERATORY, given["preferred_operatory_id"])
        unit.caller.require_location(room.location_id)
    start, end = whole.get("preferred_time_start"), whole.get("preferred_time_end")
    if start is not None and end is not None:
        common.check_times(start, end, "preferred_time_end")


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[PatientPreferenceOut]:
    """Return preferences as the wire shows them."""
    patients = common.names(unit, PATIENT, (row.patient_id for row in rows))
    people = common.names(unit, PROVIDER, (row.preferred_provider_id for row in rows))
    rooms = common.names(unit, OPERATORY, (row.preferred_operatory_id for row in rows))
    return [
        PatientPreferenceOut(
            id=row.id,
            version=row.version,
            patient=common.reference(row.patient_id, patients),
            preferred_days=row.preferred_days,
            preferred_time_start=row.preferred_time_start,
            preferred_time_end=row.preferred_time_end,
            preferred_provider=common.maybe_reference(row.preferred_provider_id, people),
            preferred_operatory=common.maybe_reference(row.preferred_operatory_id, rooms),
            preferred_contact_method=row.preferred_contact_method,
            notes=row.notes,
            learned_from_history=row.learned_from_history,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
