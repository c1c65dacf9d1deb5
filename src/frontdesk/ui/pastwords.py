"""How the window says what happened to a visit: what was done, by whom, and each field before and after."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from frontdesk.domain.localtime import to_local
from frontdesk.domain.statuses import AppointmentStatus, status_word
from frontdesk.domain.timepattern import TimePattern
from frontdesk.store.past import Entry, FieldChange, Fields, PastChange, Value
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr

NOTHING = "–"

_ACTIONS = {
    "created": "booked",
    "updated": "changed",
    "moved": "moved",
    "placed": "placed from the pinboard",
    "parked": "put on the pinboard",
    "broken": "marked broken",
    "cancelled": "cancelled",
    "deleted": "deleted",
    "restored": "brought back",
    "confirmation_changed": "confirmation changed",
    "flow_changed": "flow status changed",
    "status_changed": "status changed",
    "providers_replaced": "providers changed",
    "procedure_added": "procedure added",
    "procedure_removed": "procedure taken off",
    "procedures_replaced": "procedures changed",
    "imported": "imported",
}

_FIELDS = {
    "start_time": "Start",
    "end_time": "End",
    "operatory": "Operatory",
    "status": "Status",
    "appointment_type": "Type",
    "provider": "Provider",
    "providers": "Providers",
    "provider_assignments": "Roles and times",
    "procedures": "Procedures",
    "procedure_lines": "Fees and providers",
    "note": "Note",
    "confirmation_status": "Confirmation",
    "flow_status": "Flow",
    "time_pattern": "Time pattern",
    "datetime_ask_to_arrive": "Asked to arrive",
    "color_override": "Colour",
    "priority": "Priority",
    "is_new_patient": "New patient",
    "is_time_locked": "Time locked",
    "is_overlap_allowed": "Overlap allowed",
    "production_amount": "Production",
    "estimated_insurance": "Insurance estimate",
    "estimated_patient_portion": "Patient’s share",
    "tags": "Tags",
    "broken_reason": "Reason it was broken",
    "cancel_reason": "Reason it was cancelled",
    "cancelled_by": "Cancelled by",
    "location": "Location",
    "patient": "Patient",
    "external_id": "Other system’s key",
}
"""What a field of the history is called, in the order in which a visit is told."""

_HIDDEN = frozenset({"patient", "external_id", "location"})
_CANCELLERS = {"patient": "the patient", "practice": "the practice"}
_SOURCES = {
    "desktop": "desk",
    "api": "program",
    "import": "import",
    "demo": "demo",
    "setup": "setup",
    "opendental": "Open Dental program",
}

ACTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("all", "Everything", ()),
    ("moves", "Time and place", ("moved", "placed", "parked")),
    ("ends", "Cancelled, broken, deleted", ("cancelled", "broken", "deleted", "restored", "status_changed")),
    ("outreach", "Confirmation and flow", ("confirmation_changed", "flow_changed")),
    (
        "details",
        "Details",
        ("updated", "providers_replaced", "procedure_added", "procedure_removed", "procedures_replaced"),
    ),
    ("bookings", "Bookings", ("created",)),
)
"""What a history can be narrowed to: value, words, and the actions of it."""


def action_words(action: str) -> str:
    """What was done, as in ``moved``."""
    return tr(_ACTIONS.get(action, action.replace("_", " ")))


def field_words(field: str) -> str:
    """What a field is called."""
    return tr(_FIELDS.get(field, field.replace("_", " ")))


def when_words(at: datetime, zone: str, today: date) -> str:
    """``today 10:41a``, ``Nov 12 9:05a``."""
    local = to_local(at, zone)
    return f"{i18n.relative_day(local.date(), today)} {i18n.clock(local)}"


def source_words(row: PastChange) -> str:
    """From which desk or program, as in ``desk front-2``."""
    words = tr(_SOURCES.get(row.source, row.source)) if row.source else ""
    # The end of a desk's name only tells two windows of one computer apart.
    name = row.desk.rsplit("-", 1)[0] if row.source == "desktop" else row.desk
    return " ".join(part for part in (words, name) if part)


def who_words(row: PastChange) -> str:
    """Who did it, and from where."""
    source = source_words(row)
    who = row.who or tr("somebody")
    return f"{who}, {source}" if source else who


def value_words(field: str, value: Value, zone: str) -> str:
    """A value as the desk reads it; a dash for none."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, tuple):
        return ", ".join(_entry_words(one, zone) for one in value)
    if field in ("start_time", "end_time", "datetime_ask_to_arrive"):
        try:
            local = to_local(datetime.fromisoformat(value), zone)
        except ValueError:
            return value
        return i18n.clock(local) if field == "end_time" else f"{i18n.middle_date(local.date())} {i18n.clock(local)}"
    if field == "status" and value in set(AppointmentStatus):
        return status_word(AppointmentStatus(value))
    if field == "time_pattern":
        return pattern_words(value)
    if field == "cancelled_by":
        return tr(_CANCELLERS.get(value, value))
    if field in ("is_new_patient", "is_time_locked", "is_overlap_allowed"):
        return tr("yes") if value == "yes" else tr("no")
    if field == "role":
        return tr(value)
    if field in ("fee", "production_amount", "estimated_insurance", "estimated_patient_portion"):
        try:
            return i18n.money(Decimal(value), cents=True)
        except (InvalidOperation, ValueError):
            return value
    return value


def _entry_words(entry: Entry, zone: str) -> str:
    """One of several: ``Dr. Okafor dentist 9:20a–10:00a``, ``D0120 $62.00 Ana Moreno``."""
    if isinstance(entry, str):
        return entry
    parts = [value_words(name, entry[name], zone) for name in entry if name not in ("start_time", "end_time")]
    if "start_time" in entry and "end_time" in entry:
        # Both by the clock alone, as an end is told: they lie on the visit's day.
        parts.append("–".join(value_words("end_time", entry[name], zone) for name in ("start_time", "end_time")))
    return " ".join(parts)


def pattern_words(text: str) -> str:
    """``provider 40, assistant 10 min``, in the order in which they work; another server's signs as they are."""
    try:
        stretches = TimePattern(text).stretches
    except ValueError:
        return text
    told = ", ".join(
        tr("provider {count}", count=minutes) if is_provider else tr("assistant {count}", count=minutes)
        for is_provider, minutes in stretches
    )
    return tr("{stretches} min", stretches=told)


def change_words(change: FieldChange, zone: str) -> str:
    """``Operatory: Op 2 → Op 4``."""
    old, new = (value_words(change.field, value, zone) for value in (change.old, change.new))
    name = field_words(change.field)
    return f"{name}: {new}" if old == NOTHING else f"{name}: {old} → {new}"


def changes_words(row: PastChange, zone: str) -> str:
    """Everything a change changed, in the order in which a visit is told."""
    order = list(_FIELDS)
    # One procedure that came or went says so itself: all lines are told where they were written anew.
    hidden = _HIDDEN if row.action == "procedures_replaced" else _HIDDEN | {"procedure_lines"}
    rows = [change for change in row.changes if change.field not in hidden]
    rows.sort(key=lambda change: order.index(change.field) if change.field in order else len(order))
    return "; ".join(change_words(change, zone) for change in rows)


def state_lines(state: Fields, before: Mapping[str, Value], zone: str) -> list[tuple[str, str, str]]:
    """A visit as it was: field, value, and what it was before where that differs."""
    lines = []
    for field in [*_FIELDS, *(name for name in state if name not in _FIELDS)]:
        if field in _HIDDEN or (field not in state and field not in before):
            continue
        now, was = value_words(field, state.get(field), zone), value_words(field, before.get(field), zone)
        lines.append((field_words(field), now, was if was != now else ""))
    return lines
