"""Patients in the dialect: found, read, entered and changed. Nobody's social security number is kept here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Select, false, func, or_
from sqlalchemy import Row as Stored

from frontdesk.contract.people import CreatePatientIn, UpdatePatientIn
from frontdesk.server import resources_common as common
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import bad_request, day, flag, moment, named, number, words
from frontdesk.server.opendental.numbers import found
from frontdesk.server.opendental.operations import Asked, Operation, Permission, Row, lists, reads
from frontdesk.server.opendental.patient_rows import (
    COLUMNS,
    DETAILS,
    FULL,
    GENDERS,
    METHODS,
    POSITIONS,
    SHORT,
    STANDINGS,
    STATUS_NAMES,
    STATUSES,
    D,
    P,
    selected,
    short,
    shown,
)
from frontdesk.server.patients import service
from frontdesk.server.patients.search import digits_of, fold
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.tasks.repository import PATIENT

LONGEST: Final = 255
"""Characters of such a text."""

TYPED: Final = ("LName", "FName", "ChartNumber", "Email", "Address", "City", "State")
"""Texts to look for."""


def get_patient(asked: Asked) -> Row:
    """Return one patient."""
    return shown(asked, _find(asked))


def list_patients(asked: Asked) -> list[Row]:
    """Return who a search finds, in short rows; text matches anywhere and whatever its case."""
    query = asked.query
    conditions = [_says(name, query[name]) for name in TYPED if query.get(name)]
    if query.get("Phone"):
        digits = digits_of(query["Phone"])
        conditions.append(P.search_text.like(f"%~%{digits}%") if digits else false())
    if query.get("Birthdate") is not None:
        conditions.append(P.birth_date == query["Birthdate"])
    # Nobody has any of these here.
    if any(query.get(name) for name in ("SSN", "SubscriberId", "Country", "invoiceNumber")):
        conditions.append(false())
    if query.get("hideInactive"):
        conditions.append(P.status != "inactive")
    if not query.get("showArchived"):
        conditions.append(P.status.not_in(("archived", "deceased")))
    if query.get("clinicNums"):
        conditions.append(_in_clinics(asked, query["clinicNums"]))
    if query.get("clinicAbbr"):
        conditions.append(_in_clinic_called(asked, query["clinicAbbr"]))
    statement = selected(asked, conditions).order_by(common.bytewise(P.search_name), P.number)
    return [short(shown(asked, row)) for row in _page(asked, statement)]


def list_simple(asked: Asked) -> list[Row]:
    """Return patients whole, those changed since a moment if one is given."""
    conditions = _narrowed(asked)
    time = asked.server_time()
    statement = selected(asked, conditions).order_by(P.number)
    return [{"serverDateTime": time, **shown(asked, row)} for row in _page(asked, statement)]


def _narrowed(asked: Asked) -> list[ColumnElement[bool]]:
    query = asked.query
    conditions = [_says(name, query[name]) for name in ("LName", "FName") if query.get(name)]
    if query.get("Birthdate") is not None:
        conditions.append(P.birth_date == query["Birthdate"])
    if "ClinicNum" in query and asked.numbers.has_clinics:
        conditions.append(P.home_location_id.is_not_distinct_from(asked.numbers.location_of(query["ClinicNum"])))
    if "PatStatus" in query:
        conditions += _standing_so(query["PatStatus"])
    if query.get("DateTStamp") is not None:
        try:
            conditions.append(P.updated_at >= wire.instant(query["DateTStamp"], asked.format.zone))
        except wire.Unreadable as wrong:
            raise bad_request(f"DateTStamp {wrong}.") from wrong
    if query.get("PriProv"):
        conditions.append(P.primary_provider_id == found(asked.numbers.providers, query["PriProv"], "Provider").id)
    if query.get("Guarantor"):
        conditions.append(P.number == query["Guarantor"])
    for name, unsaid in (("Gender", GENDERS[2]), ("Position", POSITIONS[0])):
        if name in query:
            column = func.coalesce(D[DETAILS[name]], "")
            conditions.append(column.in_((query[name], "")) if query[name] == unsaid else column == query[name])
    # There are no families and no employers here: nobody is in the one or works for the other.
    if query.get("SuperFamily") or query.get("EmployerNum"):
        conditions.append(false())
    return conditions


def _standing_so(name: str) -> list[ColumnElement[bool]]:
    standing = func.coalesce(D.standing, "")
    if name in STANDINGS:
        return [P.status == STANDINGS[name], standing == name]
    own = [own for own, called in STATUSES.items() if called == name]
    aside = [each for each, status in STANDINGS.items() if status in own]
    return [P.status.in_(own), *(standing != each for each in aside)]


def create_patient(asked: Asked) -> Row:
    """Enter a patient."""
    values = _values(asked, asked.body)
    try:
        patient_id = service.enter_patient(asked.writing, CreatePatientIn(**values), _details(asked, asked.body))
    except ValidationError as error:
        raise bad_request(_said(error)) from error
    return shown(asked, asked.writing.one(selected(asked, [P.id == patient_id])))


def update_patient(asked: Asked) -> Row:
    """Change a patient; a field that is not there stays as it is, an empty text empties it."""
    row = _find(asked)
    values, more = _values(asked, asked.body), _details(asked, asked.body)
    if values or more:
        held = common.find_to_change(asked.writing, PATIENT, row.id)
        try:
            wanted = UpdatePatientIn(base_version=held.version, **values)
        except ValidationError as error:
            raise bad_request(_said(error)) from error
        service.update_patient(asked.writing, row.id, wanted, more)
    return shown(asked, _find(asked))


def _find(asked: Asked) -> Stored[Any]:
    row = asked.reading.first(selected(asked, [P.number == asked.keys["PatNum"]]))
    if row is None:
        raise NotFoundProblem("Patient")
    return row


def _says(name: str, typed: str) -> ColumnElement[bool]:
    """Return a condition that holds wherever a text might say what was typed; `_meant` looks more closely."""
    plain, folded = (
        text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        for text in (typed.lower(), fold(typed))
    )
    if name in DETAILS:
        return D.search_address.like(f"%{folded}%", escape="\\")
    # The engines disagree on the case of all but the plainest letters, so the folded text is asked too.
    return or_(
        func.lower(P[COLUMNS[name]]).like(f"%{plain}%", escape="\\"), P.search_text.like(f"%{folded}%", escape="\\")
    )


def _page(asked: Asked, statement: Select[Any]) -> Sequence[Stored[Any]]:
    """Return the asked-for patients of an ordered statement, by the texts of the request whatever case and accents."""
    kept = {**COLUMNS, **DETAILS}
    said = [(kept[name], fold(asked.query[name].strip())) for name in TYPED if asked.query.get(name)]
    if not said:
        return asked.reading.rows(statement.limit(asked.limit).offset(asked.offset))
    people = asked.reading.rows(statement)
    meant = [row for row in people if all(typed in fold(row._mapping[column]) for column, typed in said)]
    return asked.page(meant)


def _in_clinics(asked: Asked, listed: str) -> ColumnElement[bool]:
    try:
        keys = [int(part) for part in listed.split(",") if part.strip()]
    except ValueError as error:
        raise bad_request("clinicNums must be numbers with commas between.") from error
    ids = [asked.numbers.location_of(key) for key in keys]
    if not asked.numbers.has_clinics:
        return P.number > 0
    wanted = P.home_location_id.in_([each for each in ids if each is not None])
    return or_(wanted, P.home_location_id.is_(None)) if None in ids else wanted


def _values(asked: Asked, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a request under the names of the desks' own."""
    values: dict[str, Any] = {own: body[name] for name, own in COLUMNS.items() if name in body}
    if "Birthdate" in body:
        values["birth_date"] = body["Birthdate"]
    if "PatStatus" in body:
        own_status = [status for status, name in STATUSES.items() if name == body["PatStatus"]]
        values["status"] = own_status[0] if own_status else STANDINGS[body["PatStatus"]]
    if "PriProv" in body:
        key = body["PriProv"]
        values["primary_provider_uuid"] = found(asked.numbers.providers, key, "Provider").id if key else None
    if "ClinicNum" in body:
        values["home_location_uuid"] = asked.numbers.location_of(body["ClinicNum"])
    return values


def _details(asked: Asked, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a request that are kept for other programs alone, under the names of their columns."""
    values: dict[str, Any] = {own: body[name] for name, own in DETAILS.items() if name in body}
    for name, own in DETAILS.items():
        if isinstance(values.get(own), str) and len(values[own]) > LONGEST:
            raise bad_request(f"{name} has at most {LONGEST} characters.")
    if "PatStatus" in body:
        values["standing"] = body["PatStatus"] if body["PatStatus"] in STANDINGS else ""
    if "SecProv" in body:
        key = body["SecProv"]
        values["secondary_provider_id"] = found(asked.numbers.providers, key, "Provider").id if key else None
    return values


def _in_clinic_called(asked: Asked, abbreviation: str) -> ColumnElement[bool]:
    """Return the condition that a patient's clinic is called so; where there is but one office it has no name."""
    wanted = fold(abbreviation.strip())
    clinics = asked.numbers.locations.rows if asked.numbers.has_clinics else ()
    return P.home_location_id.in_([row.id for row in clinics if wanted in fold(row.name)])


def _said(error: ValidationError) -> str:
    first = error.errors(include_input=False)[0]
    own = {column: name for name, column in COLUMNS.items()}
    where = str(first["loc"][0]) if first["loc"] else ""
    return f"{own.get(where, where)}: {first['msg']}"


_BODY: Final = (
    *(words(name) for name in COLUMNS if name not in ("LName", "FName")),
    named("PatStatus", *STATUS_NAMES, about="Where the patient stands."),
    day("Birthdate", "Date of birth; the year 1 for unknown."),
    named("Gender", *GENDERS),
    named("Position", *POSITIONS),
    *(words(name) for name in ("Address", "Address2", "City", "State", "Zip", "BillingType", "MedicaidID", "Ward")),
    number("PriProv", "The usual provider; 0 for none."),
    number("SecProv", "The usual hygienist; 0 for none."),
    number("ClinicNum", "The usual clinic; 0 for none."),
    *(named(name, *METHODS) for name in ("PreferConfirmMethod", "PreferContactMethod", "PreferRecallMethod")),
    day("AdmitDate"),
    named("TxtMsgOk", "Unknown", "Yes", "No"),
)
_IGNORED: Final = tuple(field.name for field in FULL)

OPERATIONS = (
    lists(
        "patients",
        "Find patients, in short rows.",
        list_patients,
        SHORT,
        words("LName", "Whose last name holds this."),
        words("FName", "Whose first name holds this."),
        words("Phone", "One of whose numbers holds these digits."),
        words("Address", "Whose address holds this."),
        flag("hideInactive", "Leave inactive ones out."),
        words("City", "Whose city holds this."),
        words("State", "Whose state holds this."),
        words("SSN", "Not kept: nobody."),
        words("ChartNumber", "Whose chart number holds this."),
        flag("guarOnly", "Everybody is their own guarantor."),
        flag("showArchived", "Archived and deceased ones too."),
        day("Birthdate", "Born on this day."),
        number("SiteNum", "Sites are not kept: everybody."),
        words("SubscriberId", "Not kept: nobody."),
        words("Email", "Whose e-mail address holds this."),
        words("Country", "Not kept: nobody."),
        words("clinicNums", "Of these clinics, with commas between."),
        words("clinicAbbr", "Whose clinic is called so."),
        words("invoiceNumber", "Not kept: nobody."),
    ),
    lists(
        "patients/Simple",
        "List patients, whole.",
        list_simple,
        (moment("serverDateTime"), *FULL),
        words("LName", "Whose last name holds this."),
        words("FName", "Whose first name holds this."),
        day("Birthdate", "Born on this day."),
        number("ClinicNum", "Of this clinic."),
        named("PatStatus", *STATUS_NAMES, about="Who stand so."),
        moment("DateTStamp", "Changed at this moment or later."),
        number("PriProv", "Of this provider."),
        named("Gender", *GENDERS, about="Of this sex; Unknown where nobody said."),
        named("Position", *POSITIONS, about="In this position; Single where nobody said."),
        number("Guarantor", "Who are their own guarantor under this number."),
        number("SuperFamily", "Families are not kept: nobody."),
        number("EmployerNum", "Employers are not kept: nobody."),
    ),
    reads("patients/{PatNum}", "Read a patient.", get_patient, FULL),
    Operation(
        "POST",
        "patients",
        Permission.PATIENTS,
        create_patient,
        "Enter a patient.",
        body=(words("LName", required=True), words("FName", required=True), *_BODY),
        ignored=_IGNORED,
        shape=FULL,
        writes=True,
        made="PatNum",
    ),
    Operation(
        "PUT",
        "patients/{PatNum}",
        Permission.PATIENTS,
        update_patient,
        "Change a patient.",
        body=(words("LName"), words("FName"), *_BODY),
        ignored=_IGNORED,
        shape=FULL,
        writes=True,
    ),
)
