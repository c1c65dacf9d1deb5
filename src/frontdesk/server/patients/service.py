"""The rules of patients. They belong to the organisation: any desk may be called by any of them.

A user bound to some locations sees all patients, but cannot make one at home where the user has no say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pydantic_core import from_json, to_json

from frontdesk.contract.common import Reference
from frontdesk.contract.resources import CreatePatientIn, PatientOut, UpdatePatientIn
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.names import patient_name
from frontdesk.server.db.tables import patients
from frontdesk.server.patients import details, repository
from frontdesk.server.patients.search import read_query, search_columns
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.remembering import KeptSelect, Raw, Remembered
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import PROVIDER, Kind

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


def list_patients(unit: ReadUnit, page: Page) -> bytes:
    """Return the JSON of a page of all patients by name."""
    rows, total = page.share(
        lambda: repository.EVERYBODY.raw(unit, {"org": unit.org_id, **page.bounds}),
        lambda: repository.how_many(unit),
    )
    return _page(page, [_json(unit, repository.EVERYBODY, row) for row in rows], total)


def search_patients(unit: ReadUnit, typed: str, page: Page) -> bytes:
    """Return the JSON of a page of those whom a typed query finds; an empty one finds nobody."""
    query = read_query(typed, unit.now.date())
    if not query.terms:
        return _page(page, [], 0)
    select, asked = repository.matching(query)
    rows = select.raw(unit, asked | {"org": unit.org_id, **page.bounds})
    total = 0
    if rows:
        total = rows[0][-1]
    elif page.number > 1:
        total = repository.how_many_match(unit, query)
    return _page(page, [_json(unit, select, row, row[:-1]) for row in rows], total)


def get_patient(unit: ReadUnit, patient_id: UUID) -> bytes:
    """Return the JSON of one patient."""
    rows = repository.ONE.raw(unit, {"org": unit.org_id, "one": patient_id})
    if not rows:
        raise NotFoundProblem(PATIENT.noun)
    return _json(unit, repository.ONE, rows[0])


def enter_patient(unit: WriteUnit, body: CreatePatientIn, more: Mapping[str, Any] | None = None) -> UUID:
    """Enter a patient and return their id; *more* is what other programs keep of them, by the columns of `details`."""
    values = _columns(body.model_dump(exclude_none=True))
    _check_references(unit, values)
    searched = _searched(values)
    beside = {name: (None, value) for name, value in (more or {}).items() if value not in ("", None)}
    patient_id = common.create(unit, PATIENT, {**values, **searched}, beside=beside, secret=_DERIVED)
    details.put(unit, patient_id, more or {})
    repository.rewrite_words(unit, patient_id, "", searched["search_text"])
    return patient_id


def update_patient(
    unit: WriteUnit, patient_id: UUID, body: UpdatePatientIn, more: Mapping[str, Any] | None = None
) -> bytes:
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


_SHOWN: Remembered[bytes] = Remembered(500)


def _json(unit: ReadUnit, select: KeptSelect, raw: Raw, says: Raw | None = None) -> bytes:
    """Return the JSON of a patient from a raw row, of which *says* is what it depends on."""
    key = (unit.connection.dialect.name, says or raw)
    return _SHOWN.get(key, lambda: to_json(_shown(select.read(unit, raw))))


def _page(page: Page, items: Sequence[bytes], total: int) -> bytes:
    numbers = (page.number, page.size, total)
    return b'{"items":[%s],"page":%d,"page_size":%d,"total":%d}' % (b",".join(items), *numbers)


def _shown(row: Any) -> PatientOut:
    """Return a patient as the wire shows them."""
    return PatientOut(
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
        alerts=from_json(row.alerts) or [],
        primary_provider=_reference(row.primary_provider_id, row.provider_called),
        home_location=_reference(row.home_location_id, row.home_called),
        status=row.status,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _reference(record_id: UUID | None, called: str | None) -> Reference | None:
    return None if record_id is None else Reference(id=record_id, name=called)
