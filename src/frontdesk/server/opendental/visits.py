"""Appointments and their history as the dialect shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import Field, Kind, flag, moment, named, number, words
from frontdesk.server.opendental.numbers import Numbers
from frontdesk.server.opendental.operations import Asked, Row

STATUSES: Final = {
    "planned": "Planned",
    "scheduled": "Scheduled",
    "complete": "Complete",
    "broken": "Broken",
    "cancelled": "Broken",
    "unscheduled": "UnschedList",
    "pinboard": "UnschedList",
}
"""Statuses here, and what they are called there."""
STATUS_NAMES: Final = (
    "Scheduled",
    "Complete",
    "UnschedList",
    "ASAP",
    "Broken",
    "Planned",
    "PtNote",
    "PtNoteCompleted",
)
OFF_THE_BOOK: Final = frozenset({"planned", "unscheduled", "pinboard"})
ACTIONS: Final = ("Created", "Changed", "Missed", "Cancelled", "Deleted")
SOURCES: Final = {"opendental": "OpenDentalAPIService", "online": "EConnector"}
"""Where a change came from; whatever is not here came from the staff."""

_CELLS = Kind.CELLS
_COMMON_HEAD: Final[tuple[Field, ...]] = (
    number("AptNum"),
    number("PatNum"),
    named("AptStatus", *STATUS_NAMES),
    Field("Pattern", _CELLS),
    number("Confirmed"),
    words("confirmed"),
    flag("TimeLocked"),
    number("Op"),
    words("Note"),
    number("ProvNum"),
    words("provAbbr"),
    number("ProvHyg"),
    moment("AptDateTime"),
    number("NextAptNum"),
    number("UnschedStatus"),
    words("unschedStatus"),
    flag("IsNewPatient"),
    words("ProcDescript"),
    number("ClinicNum"),
    flag("IsHygiene"),
    moment("DateTStamp"),
    moment("DateTimeArrived"),
    moment("DateTimeSeated"),
    moment("DateTimeDismissed"),
    number("InsPlan1"),
    number("InsPlan2"),
    moment("DateTimeAskedToArrive"),
    Field("colorOverride", Kind.COLOR),
    number("AppointmentTypeNum"),
    number("SecUserNumEntry"),
    moment("SecDateTEntry"),
    named("Priority", "Normal", "ASAP"),
    Field("PatternSecondary", _CELLS),
    number("ItemOrderPlanned"),
)
APPOINTMENT: Final = (moment("serverDateTime"), *_COMMON_HEAD)
HISTORY: Final = (
    number("HistApptNum"),
    number("HistUserNum"),
    moment("HistDateTStamp"),
    named("HistApptAction", *ACTIONS),
    words("ApptSource"),
    *_COMMON_HEAD,
)


def priority(value: int) -> str:
    """Return whether a patient would come sooner, in the dialect's words."""
    return "ASAP" if value > 0 else "Normal"


def fields(asked: Asked, state: Any, number_: int, patient_number: int, changed_at: Any) -> Row:
    """Return the fields that appointments and their copies share.

    Args:
        asked: The request.
        state: A `State`, or a copy, which has the same fields.
        number_: Its ``AptNum``.
        patient_number: Its ``PatNum``.
        changed_at: Its stamp.
    """
    numbers: Numbers = asked.numbers
    zone = numbers.zone(state.location_id)

    def at(value: Any) -> str:
        return asked.format.moment(value, zone)

    confirmed, confirmed_name = numbers.confirmed(state.confirmation_status_id, state.flow_status_id)
    return {
        "AptNum": number_,
        "PatNum": patient_number,
        "AptStatus": STATUSES[state.status],
        "Pattern": state.pattern,
        "Confirmed": confirmed,
        "confirmed": confirmed_name,
        "TimeLocked": wire.flag(state.is_time_locked),
        "Op": 0 if state.status in OFF_THE_BOOK else numbers.operatories.number(state.operatory_id),
        "Note": wire.text(state.note),
        "ProvNum": numbers.providers.number(state.provider_id),
        "provAbbr": numbers.provider_abbreviation(state.provider_id),
        "ProvHyg": numbers.providers.number(state.hygienist_id),
        "AptDateTime": at(state.start_at),
        "NextAptNum": 0,
        "UnschedStatus": 0,
        "unschedStatus": "",
        "IsNewPatient": wire.flag(state.is_new_patient),
        "ProcDescript": wire.text(state.procedures),
        "ClinicNum": numbers.clinic(state.location_id),
        "IsHygiene": wire.flag(state.is_hygiene),
        "DateTStamp": at(changed_at),
        "DateTimeArrived": at(state.arrived_at),
        "DateTimeSeated": at(state.seated_at),
        "DateTimeDismissed": at(state.dismissed_at),
        "InsPlan1": 0,
        "InsPlan2": 0,
        "DateTimeAskedToArrive": at(state.ask_to_arrive_at),
        "colorOverride": wire.color(state.color_override),
        "AppointmentTypeNum": numbers.types.number(state.appointment_type_id),
        "SecUserNumEntry": numbers.users.number(state.made_by_id),
        "SecDateTEntry": at(state.made_at),
        "Priority": priority(state.priority),
        "PatternSecondary": state.secondary_pattern,
        "ItemOrderPlanned": 0,
    }


def appointment(asked: Asked, state: Any, *, has_server_time: bool = True) -> Row:
    """Return an appointment."""
    row = fields(asked, state, state.appointment_number, state.patient_number, state.changed_at)
    return {"serverDateTime": asked.server_time(), **row} if has_server_time else row


def copy(asked: Asked, kept: Any) -> Row:
    """Return a row of the history."""
    zone = asked.numbers.zone(kept.location_id)
    stamp = asked.format.moment(kept.created_at, zone)
    return {
        "HistApptNum": kept.number,
        "HistUserNum": asked.numbers.users.number(kept.user_id),
        "HistDateTStamp": stamp,
        "HistApptAction": kept.action,
        "ApptSource": SOURCES.get(kept.source, "None"),
        **fields(asked, kept, kept.appointment_number, kept.patient_number, kept.created_at),
    }


def known(statuses: Mapping[str, str], name: str) -> list[str]:
    """Return the statuses here that are called *name* there."""
    return [own for own, called in statuses.items() if called == name]
