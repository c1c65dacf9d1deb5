"""The rules of patients. They belong to the organisation: any desk may be called by any of them.

A user bound to some locations sees all patients, but cannot make one at home where the user has no say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.resources import CreatePatientIn, PatientListOut, PatientOut, UpdatePatientIn
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.names import patient_name
from frontdesk.server.db.tables import patients
from frontdesk.server.patients import details, repository
from frontdesk.server.patients.search import read_query, search_columns
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, PROVIDER, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

PATIENT = Kind(patients, "patient", "patient", patient_name(patients))
COLUMNS = {"primary_provider_uuid": "primary_provider_id", "home_location_uuid": "home_location_id"}
TEXTS = (
    "chart_number",
    "middle_name",
    "preferred_name",
    "mobile_phone",
    "home_phone",
    "work_phone",
    "email",
    "language",
)
SEARCHED = frozenset({"first_name", "last_name", "birth_date", *TEXTS} - {"language"})


def list_patients(unit: ReadUnit, page: Page) -> PatientListOut:
    """Return all patients by name."""
    rows, total = page.fetch(unit, repository.by_name(repository.all_patients(unit.org_id)))
    return PatientListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def search_patients(unit: ReadUnit, typed: str, page: Page) -> PatientListOut:
    """Return who a typed query finds; an empty one finds nobody."""
    query = read_query(typed, unit.now.date())
    rows: Sequence[Row[Any]] = ()
    total = 0
    if query.terms:
        matching = repository.matching(unit.org_id, query)
        rows = unit.rows(repository.with_total(matching).limit(page.size).offset(page.offset))
        if rows:
            total = rows[0].total
        elif page.number > 1:
            _, total = page.fetch(unit, matching)
    return PatientListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_patient(unit: ReadUnit, patient_id: UUID) -> PatientOut:
    """Return one patient."""
    row = repository.find(unit, patient_id)
    if row is None:
        raise NotFoundProblem(PATIENT.noun)
    return shown(unit, [row])[0]


def create_patient(unit: WriteUnit, body: CreatePatientIn, more: Mapping[str, Any] | None = None) -> PatientOut:
    """Enter a patient; *more* is what other programs keep of them, by the columns of `details`."""
    values = _columns(body.model_dump(exclude_none=True))
    _check_references(unit, values)
    searched = _searched(values)
    beside = {name: (None, value) for name, value in (more or {}).items() if value not in ("", None)}
    patient_id = common.create(unit, PATIENT, {**values, **searched}, beside=beside, secret=_DERIVED)
    details.put(unit, patient_id, more or {})
    repository.rewrite_words(unit, patient_id, "", searched["search_text"])
    return get_patient(unit, patient_id)


def update_patient(
    unit: WriteUnit, patient_id: UUID, body: UpdatePatientIn, more: Mapping[str, Any] | None = None
) -> PatientOut:
    """Change a patient; *more* is what other programs keep of them, by the columns of `details`."""
    row = common.find_to_change(unit, PATIENT, patient_id)
    common.check_version(row, body.base_version)
    values = _columns(body.given())
    old = row._mapping
    _check_references(unit, {field: value for field, value in values.items() if value != old[field]})
    if "home_location_id" in values and values["home_location_id"] != row.home_location_id:
        unit.caller.require_location(row.home_location_id)
    if values.keys() & SEARCHED:
        values |= _searched({**old, **values})
    common.change(unit, PATIENT, row, values, beside=details.put(unit, patient_id, more or {}), secret=_DERIVED)
    repository.rewrite_words(unit, patient_id, row.search_text, values.get("search_text", row.search_text))
    return get_patient(unit, patient_id)


_DERIVED = frozenset({"search_name", "search_text"})


def _columns(given: Mapping[str, Any]) -> dict[str, Any]:
    return common.blank_for_null(common.renamed(given, COLUMNS), TEXTS)


def _searched(values: Mapping[str, Any]) -> dict[str, str]:
    birth_date: date | None = values.get("birth_date")
    return search_columns(
        last_name=values.get("last_name"),
        first_name=values.get("first_name"),
        other_names=(values.get("preferred_name"), values.get("middle_name")),
        chart_number=values.get("chart_number"),
        email=values.get("email"),
        birth_date=birth_date,
        phones=(values.get("mobile_phone"), values.get("home_phone"), values.get("work_phone")),
    )


def _check_references(unit: WriteUnit, values: Mapping[str, Any]) -> None:
    if values.get("home_location_id") is not None:
        common.find_location(unit, values["home_location_id"])
    if values.get("primary_provider_id") is not None:
        common.find(unit, PROVIDER, values["primary_provider_id"])


def shown(unit: ReadUnit, rows: Iterable[Row[Any]]) -> list[PatientOut]:
    """Return patients as the wire shows them."""
    rows = list(rows)
    homes = common.names(unit, LOCATION, (row.home_location_id for row in rows))
    usual = common.names(unit, PROVIDER, (row.primary_provider_id for row in rows))
    return [
        PatientOut(
            id=row.id,
            version=row.version,
            name=row.called,
            chart_number=row.chart_number or None,
            first_name=row.first_name,
            middle_name=row.middle_name or None,
            last_name=row.last_name,
            preferred_name=row.preferred_name or None,
            birth_date=row.birth_date,
            mobile_phone=row.mobile_phone or None,
            home_phone=row.home_phone or None,
            work_phone=row.work_phone or None,
            email=row.email or None,
            language=row.language or None,
            balance=row.balance,
            alerts=row.alerts,
            primary_provider=common.maybe_reference(row.primary_provider_id, usual),
            home_location=common.maybe_reference(row.home_location_id, homes),
            status=row.status,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
