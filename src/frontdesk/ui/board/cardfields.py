"""What the fields of a schedule view say of a visit: on the block, and in the card beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.store.entities import Appointment
from frontdesk.store.patients import About
from frontdesk.store.reference import Reference
from frontdesk.store.views import ASKED_FIELDS, Layout
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.reasons import reason_of
from frontdesk.ui.viewwords import field_name

NAMES = ("patient_name", "patient_initials")
"""Who it is."""
_PLAIN_IN_CARD = frozenset({*NAMES, "marks"})
"""What the card beside a block does not list: its title is the name, and its status says what marks mean."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a visit when its card is written.

    Attributes:
        hides: names are hidden, and with them whatever else is the patient's own.
    """

    visit: Appointment
    name: str
    initials: str
    time: str
    work: str
    status: str
    reference: Reference
    hides: bool = False


def value(field: str, told: Told) -> str:
    """What one field says; empty where there is nothing to say, or it may not be seen."""
    if field in ASKED_FIELDS:
        about = told.visit.about
        return _ABOUT[field](about, told) if about is not None and not told.hides else ""
    say = _VISIT.get(field)
    return say(told) if say is not None else ""


def values(fields: Sequence[str], told: Told) -> tuple[str, ...]:
    """What several fields say, in their order; what says nothing is left out."""
    return tuple(text for field in fields if (text := value(field, told)))


def words(fields: Sequence[str], told: Told) -> str:
    """What several fields say, in one line."""
    return " · ".join(values(fields, told))


def sections(layout: Layout, told: Told) -> list[tuple[str, str]]:
    """The rows of the card beside a block, each with its heading; a section's title stands alone before its rows."""
    rows: list[tuple[str, str]] = []
    for title, fields in layout:
        shown = [(field_name(field), _detail(field, told)) for field in fields if field not in _PLAIN_IN_CARD]
        shown = [(name, text) for name, text in shown if text]
        if shown and title:
            rows.append((title, ""))
        rows += shown
    return rows


def _detail(field: str, told: Told) -> str:
    """What a field says under its heading, where it need not name itself."""
    about = told.visit.about
    if field == "last_visit" and about is not None and about.last_visit is not None and not told.hides:
        return i18n.full_date(about.last_visit)
    if field == "flow_status" and not told.hides and (reason := reason_of(told.reference, told.visit)):
        return f"{told.status}: {reason}"
    if field == "alerts" and about is not None and not told.hides:
        return "\n".join(about.alerts)
    return value(field, told)


def amount(sum_of: Decimal | None) -> str:
    """An amount of money on a block; nothing for nothing."""
    return i18n.money(sum_of) if sum_of else ""


def _length(told: Told) -> str:
    return i18n.minutes(told.visit.interval.minutes) if told.visit.interval is not None else ""


def _type(told: Told) -> str:
    kind = told.reference.type(told.visit.type_id)
    return kind.name if kind else ""


def _provider(told: Told) -> str:
    provider = told.reference.provider(told.visit.provider_id)
    return (provider.abbreviation or provider.name) if provider else ""


def _operatory(told: Told) -> str:
    room = told.reference.operatory(told.visit.operatory_id)
    return room.name if room else ""


def _arrival(told: Told) -> str:
    visit = told.visit
    return i18n.clock(to_local(visit.arrival, told.reference.zone(visit.location_id))) if visit.arrival else ""


def _tags(told: Told) -> str:
    known = (told.reference.definition(tag) for tag in told.visit.tags)
    return ", ".join(tag.name for tag in known if tag is not None)


_VISIT: dict[str, Callable[[Told], str]] = {
    "patient_name": lambda told: told.name,
    "patient_initials": lambda told: told.initials,
    "start_time": lambda told: told.time,
    "duration": _length,
    "appointment_type": _type,
    "procedures": lambda told: told.work,
    "provider": _provider,
    "operatory": _operatory,
    "flow_status": lambda told: told.status,
    "confirmation_status": lambda told: told.visit.confirmation_label or tr("not confirmed"),
    "arrival": _arrival,
    "production_amount": lambda told: amount(told.visit.production),
    "estimated_insurance": lambda told: amount(told.visit.estimated_insurance),
    "estimated_patient_portion": lambda told: amount(told.visit.estimated_patient),
    "note": lambda told: " ".join(told.visit.note.split()),
    "tags": _tags,
}


def _born(about: About) -> str:
    return i18n.full_date(about.birth_date) if about.birth_date is not None else ""


def _age(about: About, told: Told) -> str:
    if about.birth_date is None or told.visit.interval is None:
        return ""
    day = local_date(told.visit.interval.start, told.reference.zone(told.visit.location_id))
    years = age_on(about.birth_date, day)
    return trn("{count} year", "{count} years", years)


def age_on(born: date, day: date) -> int:
    """How old somebody is on a day, in whole years; nobody is younger than nothing."""
    return max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))


def _balance(about: About) -> str:
    if not about.balance:
        return ""
    if about.balance < 0:
        return tr("{amount} credit", amount=i18n.money(-about.balance))
    return tr("owes {amount}", amount=i18n.money(about.balance))


def _last_visit(about: About) -> str:
    return tr("last {date}", date=i18n.full_date(about.last_visit)) if about.last_visit is not None else ""


_ABOUT: dict[str, Callable[[About, Told], str]] = {
    "age": _age,
    "birth_date": lambda about, told: _born(about),
    "chart_number": lambda about, told: about.chart_number,
    "mobile_phone": lambda about, told: about.mobile_phone,
    "email": lambda about, told: about.email,
    "alerts": lambda about, told: ", ".join(about.alerts),
    "balance_due": lambda about, told: _balance(about),
    "insurance": lambda about, told: about.insurance,
    "last_visit": lambda about, told: _last_visit(about),
}
