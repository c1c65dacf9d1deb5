"""Rooms, providers, offices and users in the dialect."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Row as Stored
from sqlalchemy import select

from frontdesk.server.db import tables as t
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import Field, Kind, bad_request, day, flag, moment, named, number, words
from frontdesk.server.opendental.numbers import found
from frontdesk.server.opendental.operations import Asked, Row, lists, reads
from frontdesk.server.platform.errors import NotFoundProblem

OPERATORY: Final = (
    number("OperatoryNum"),
    words("OpName"),
    words("Abbrev"),
    number("ItemOrder"),
    flag("IsHidden"),
    number("ProvDentist"),
    number("ProvHygienist"),
    flag("IsHygiene"),
    number("ClinicNum"),
    flag("SetProspective"),
    flag("IsWebSched"),
    number("OperatoryType"),
    words("operatoryType"),
)
PROVIDER: Final = (
    number("ProvNum"),
    words("Abbr"),
    words("LName"),
    words("FName"),
    words("MI"),
    words("Suffix"),
    number("FeeSched"),
    number("Specialty"),
    words("SSN"),
    words("StateLicense"),
    flag("IsSecondary"),
    Field("provColor", Kind.COLOR),
    flag("IsHidden"),
    flag("UsingTIN"),
    flag("SigOnFile"),
    words("NationalProvID"),
    moment("DateTStamp"),
    flag("IsNotPerson"),
    named("ProvStatus", "Active", "Deleted"),
    flag("IsHiddenReport"),
    day("Birthdate"),
    words("SchedNote"),
    words("PreferredName"),
    moment("serverDateTime"),
)
CLINIC: Final = (
    number("ClinicNum"),
    words("Description"),
    words("Address"),
    words("Address2"),
    words("City"),
    words("State"),
    words("Zip"),
    words("Phone"),
    words("Abbr"),
    flag("IsHidden"),
)
USER: Final = (
    number("UserNum"),
    words("UserName"),
    words("userGroupNums"),
    number("EmployeeNum"),
    words("employeeName"),
    number("ClinicNum"),
    number("ProviderNum"),
    words("providerName"),
    words("emailAddress"),
    flag("IsHidden"),
    number("UserNumCEMT"),
    flag("IsPasswordResetRequired"),
)


def list_operatories(asked: Asked) -> list[Row]:
    """Return rooms, hidden ones too."""
    rows = [row for row in asked.numbers.operatories.rows if asked.reading.caller.sees(row.location_id)]
    if "ClinicNum" in asked.query:
        location_id = asked.numbers.location_of(asked.query["ClinicNum"])
        wanted = location_id if asked.numbers.has_clinics else ...
        rows = [row for row in rows if wanted is ... or row.location_id == wanted]
    return operatories(asked, asked.page(rows))


def get_operatory(asked: Asked) -> Row:
    """Return one room."""
    row = found(asked.numbers.operatories, asked.keys["OperatoryNum"], "Operatory")
    if not asked.reading.caller.sees(row.location_id):
        raise NotFoundProblem("Operatory")
    return operatories(asked, [row])[0]


def operatories(asked: Asked, rows: Any) -> list[Row]:
    """Return rooms as the dialect shows them."""
    unit, numbers = asked.reading, asked.numbers
    c = t.operatory_providers.c
    statement = (
        select(c.operatory_id, c.provider_id, c.role)
        .where(c.org_id == unit.org_id, c.operatory_id.in_([row.id for row in rows]))
        .order_by(c.item_order.desc(), c.provider_id.desc())
    )
    # The first of each role is read last and stays.
    usual = {(each.operatory_id, each.role == "hygienist"): each.provider_id for each in unit.rows(statement)}
    return [
        {
            "OperatoryNum": row.number,
            "OpName": wire.text(row.name),
            "Abbrev": wire.text(row.abbreviation)[:5],
            "ItemOrder": row.item_order,
            "IsHidden": wire.flag(row.is_hidden),
            "ProvDentist": numbers.providers.number(usual.get((row.id, False))),
            "ProvHygienist": numbers.providers.number(usual.get((row.id, True))),
            "IsHygiene": wire.flag(row.is_hygiene),
            "ClinicNum": numbers.clinic(row.location_id),
            "SetProspective": "false",
            "IsWebSched": "false",
            "OperatoryType": 0,
            "operatoryType": "",
        }
        for row in rows
    ]


def list_providers(asked: Asked) -> list[Row]:
    """Return providers: all, those of a clinic, or those changed since a moment."""
    rows = list(asked.numbers.providers.rows)
    if "ClinicNum" in asked.query:
        asked.numbers.location_of(asked.query["ClinicNum"])
        rows = [row for row in rows if not row.is_hidden]
        return [provider(asked, row) | {"serverDateTime": ""} for row in asked.page(rows)]
    since = asked.query.get("DateTStamp")
    if since is not None:
        try:
            after = wire.instant(since, asked.format.zone)
        except wire.Unreadable as wrong:
            raise bad_request(f"DateTStamp {wrong}.") from wrong
        rows = [row for row in rows if wire.whole_seconds(row.updated_at) >= after]
    return [provider(asked, row) for row in asked.page(rows)]


def get_provider(asked: Asked) -> Row:
    """Return one provider."""
    return provider(asked, found(asked.numbers.providers, asked.keys["ProvNum"], "Provider"))


def provider(asked: Asked, row: Stored[Any]) -> Row:
    """Return a provider as the dialect shows one."""
    return {
        "ProvNum": row.number,
        "Abbr": wire.text(row.abbreviation),
        "LName": wire.text(row.last_name),
        "FName": wire.text(row.first_name),
        "MI": "",
        "Suffix": "",
        "FeeSched": 0,
        "Specialty": 0,
        "SSN": "",
        "StateLicense": "",
        "IsSecondary": wire.flag(row.is_hygienist),
        "provColor": wire.color(row.color),
        "IsHidden": wire.flag(row.is_hidden),
        "UsingTIN": "false",
        "SigOnFile": "true",
        "NationalProvID": "",
        "DateTStamp": asked.format.moment(row.updated_at),
        "IsNotPerson": "false",
        "ProvStatus": "Active" if row.status == "active" else "Deleted",
        "IsHiddenReport": "false",
        "Birthdate": asked.format.date(None),
        "SchedNote": wire.text(row.schedule_note),
        "PreferredName": wire.text(row.preferred_name),
        "serverDateTime": asked.server_time(),
    }


def list_clinics(asked: Asked) -> list[Row]:
    """Return the offices; a single one is no clinic."""
    if not asked.numbers.has_clinics:
        return []
    rows = [row for row in asked.numbers.locations.rows if asked.reading.caller.sees(row.id)]
    return [
        {
            "ClinicNum": row.number,
            "Description": wire.text(row.name),
            "Address": "",
            "Address2": "",
            "City": "",
            "State": "",
            "Zip": "",
            "Phone": wire.text(row.phone),
            "Abbr": wire.text(row.name),
            "IsHidden": wire.flag(row.is_hidden),
        }
        for row in asked.page(rows)
    ]


def list_users(asked: Asked) -> list[Row]:
    """Return who signs in."""
    unit, numbers = asked.reading, asked.numbers
    mine = t.user_locations.c
    bound = {
        row.user_id: row.location_id
        for row in unit.rows(select(mine.user_id, mine.location_id).where(mine.org_id == unit.org_id))
    }
    return [
        {
            "UserNum": row.number,
            "UserName": wire.text(row.name),
            "userGroupNums": "",
            "EmployeeNum": 0,
            "employeeName": "",
            "ClinicNum": 0 if row.all_locations else numbers.clinic(bound.get(row.id)),
            "ProviderNum": 0,
            "providerName": "",
            "emailAddress": "",
            "IsHidden": wire.flag(not row.is_active),
            "UserNumCEMT": 0,
            "IsPasswordResetRequired": "false",
        }
        for row in asked.page(numbers.users.rows)
    ]


OPERATIONS = (
    lists("operatories", "List rooms.", list_operatories, OPERATORY, number("ClinicNum", "Of this clinic.")),
    reads("operatories/{OperatoryNum}", "Read a room.", get_operatory, OPERATORY),
    lists(
        "providers",
        "List providers.",
        list_providers,
        PROVIDER,
        number("ClinicNum", "Of this clinic, hidden ones left out."),
        moment("DateTStamp", "Changed at this moment or later."),
    ),
    reads("providers/{ProvNum}", "Read a provider.", get_provider, PROVIDER),
    lists("clinics", "List offices, if there are several.", list_clinics, CLINIC),
    lists("userods", "List users.", list_users, USER),
)
"""What can be asked about the practice itself."""
