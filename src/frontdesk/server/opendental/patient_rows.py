"""How a patient looks in the dialect: the fields, where each is kept, and a row shown in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy import Row as Stored

from frontdesk.server.db import tables as t
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import Field, Kind, day, moment, named, number, words
from frontdesk.server.opendental.operations import Asked, Row

P = t.patients.c
D = t.patient_details.c

STATUSES: Final = {"active": "Patient", "inactive": "Inactive", "archived": "Archived", "deceased": "Deceased"}
STANDINGS: Final = {"Prospective": "active", "NonPatient": "inactive"}
"""Statuses that the desks do not tell from others, and which they see instead."""
STATUS_NAMES: Final = ("Patient", "NonPatient", "Inactive", "Archived", "Deceased", "Prospective")
GENDERS: Final = ("Male", "Female", "Unknown", "Other")
POSITIONS: Final = ("Single", "Married", "Child", "Widowed", "Divorced")
METHODS: Final = (
    "None",
    "DoNotCall",
    "HmPhone",
    "WkPhone",
    "WirelessPh",
    "Email",
    "SeeNotes",
    "Mail",
    "TextMessage",
)

COLUMNS: Final = {
    "LName": "last_name",
    "FName": "first_name",
    "MiddleI": "middle_name",
    "Preferred": "preferred_name",
    "HmPhone": "home_phone",
    "WkPhone": "work_phone",
    "WirelessPhone": "mobile_phone",
    "Email": "email",
    "ChartNumber": "chart_number",
    "Language": "language",
}
"""Texts of the dialect that the desks keep as well, and where."""

DETAILS: Final = {
    "Address": "address",
    "Address2": "address2",
    "City": "city",
    "State": "state",
    "Zip": "zip",
    "Gender": "gender",
    "Position": "position",
    "BillingType": "billing_type",
    "MedicaidID": "medicaid_id",
    "Ward": "ward",
    "PreferConfirmMethod": "confirm_method",
    "PreferContactMethod": "contact_method",
    "PreferRecallMethod": "recall_method",
    "TxtMsgOk": "texts_allowed",
    "AdmitDate": "admitted_on",
}
"""Values of the dialect that are kept for other programs alone, and where."""

_NAMES: Final = (
    number("PatNum"),
    words("LName"),
    words("FName"),
    words("MiddleI"),
    words("Preferred"),
    named("PatStatus", *STATUS_NAMES),
)
_ADDRESS: Final = tuple(
    words(name) for name in ("Address", "Address2", "City", "State", "Zip", "HmPhone", "WkPhone", "WirelessPhone")
)
FULL: Final = (
    *_NAMES,
    named("Gender", *GENDERS),
    named("Position", *POSITIONS),
    day("Birthdate"),
    words("SSN"),
    *_ADDRESS,
    number("Guarantor"),
    words("Email"),
    Field("EstBalance", Kind.AMOUNT),
    number("PriProv"),
    words("priProvAbbr"),
    number("SecProv"),
    words("secProvAbbr"),
    words("BillingType"),
    words("ImageFolder"),
    words("FamFinUrgNote"),
    words("ChartNumber"),
    words("MedicaidID"),
    Field("BalTotal", Kind.AMOUNT),
    number("EmployerNum"),
    day("DateFirstVisit"),
    number("ClinicNum"),
    words("clinicAbbr"),
    words("Ward"),
    named("PreferConfirmMethod", *METHODS),
    named("PreferContactMethod", *METHODS),
    named("PreferRecallMethod", *METHODS),
    words("Language"),
    day("AdmitDate"),
    words("siteDesc"),
    moment("DateTStamp"),
    number("SuperFamily"),
    named("TxtMsgOk", "Unknown", "Yes", "No"),
    day("SecDateEntry"),
)
SHORT: Final = (
    *_NAMES,
    day("Birthdate"),
    words("SSN"),
    *_ADDRESS,
    words("Email"),
    words("priProvAbbr"),
    words("secProvAbbr"),
    words("BillingType"),
    words("ChartNumber"),
    number("ClinicNum"),
    words("clinicAbbr"),
    words("siteDesc"),
    named("TxtMsgOk", "Unknown", "Yes", "No"),
)
_SHORT_NAMES: Final = tuple(field.name for field in SHORT)


def selected(asked: Asked, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Return the selection of patients with what is kept of them for other programs, as `shown` takes them."""
    more = [column for column in D if column.name not in ("org_id", "patient_id", "search_address")]
    return (
        select(t.patients, *more)
        .outerjoin(t.patient_details, and_(D.org_id == P.org_id, D.patient_id == P.id))
        .where(P.org_id == asked.reading.org_id, *conditions)
    )


def shown(asked: Asked, row: Stored[Any]) -> Row:
    """Return a patient as the dialect shows one, whole."""
    numbers, date = asked.numbers, asked.format.date
    clinic = numbers.clinic(row.home_location_id)
    location = numbers.locations.by_id.get(row.home_location_id) if clinic else None
    return {
        "PatNum": row.number,
        "LName": wire.text(row.last_name),
        "FName": wire.text(row.first_name),
        "MiddleI": wire.text(row.middle_name),
        "Preferred": wire.text(row.preferred_name),
        "PatStatus": row.standing if STANDINGS.get(row.standing or "") == row.status else STATUSES[row.status],
        "Gender": row.gender or "Unknown",
        "Position": row.position or "Single",
        "Birthdate": date(row.birth_date),
        "SSN": "",
        "Address": wire.text(row.address),
        "Address2": wire.text(row.address2),
        "City": wire.text(row.city),
        "State": wire.text(row.state),
        "Zip": wire.text(row.zip),
        "HmPhone": wire.text(row.home_phone),
        "WkPhone": wire.text(row.work_phone),
        "WirelessPhone": wire.text(row.mobile_phone),
        "Guarantor": row.number,
        "Email": wire.text(row.email),
        "EstBalance": wire.amount(row.balance),
        "PriProv": numbers.providers.number(row.primary_provider_id),
        "priProvAbbr": numbers.provider_abbreviation(row.primary_provider_id),
        "SecProv": numbers.providers.number(row.secondary_provider_id),
        "secProvAbbr": numbers.provider_abbreviation(row.secondary_provider_id),
        "BillingType": wire.text(row.billing_type),
        "ImageFolder": "",
        "FamFinUrgNote": "",
        "ChartNumber": wire.text(row.chart_number),
        "MedicaidID": wire.text(row.medicaid_id),
        "BalTotal": wire.amount(row.balance),
        "EmployerNum": 0,
        "DateFirstVisit": date(None),
        "ClinicNum": clinic,
        "clinicAbbr": "" if location is None else wire.text(location.name),
        "Ward": wire.text(row.ward),
        "PreferConfirmMethod": row.confirm_method or "None",
        "PreferContactMethod": row.contact_method or "None",
        "PreferRecallMethod": row.recall_method or "None",
        "Language": wire.text(row.language),
        "AdmitDate": date(row.admitted_on),
        "siteDesc": "",
        "DateTStamp": asked.format.moment(row.updated_at),
        "SuperFamily": 0,
        "TxtMsgOk": row.texts_allowed or "Unknown",
        "SecDateEntry": date(row.created_at.astimezone(wire.zone_called(asked.format.zone)).date()),
    }


def short(row: Row) -> Row:
    """Return what a short row says of a whole one."""
    return {name: row[name] for name in _SHORT_NAMES}
