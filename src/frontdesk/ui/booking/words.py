"""What the booking card says: where and when, what the patient prefers, what comes too soon."""

from collections.abc import Iterable
from datetime import date, time

from frontdesk.domain.frequency import is_too_soon
from frontdesk.domain.localtime import to_local
from frontdesk.store.booking import LastTime, Preference
from frontdesk.store.entities import PatientHit, Slot
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr


def place(reference: Reference, slot: Slot) -> str:
    """``Thu, Nov 19 · 3:10 – 4:10p · Op 3``."""
    zone = reference.zone(slot.location_id)
    start, end = to_local(slot.interval.start, zone), to_local(slot.interval.end, zone)
    room = reference.operatory(slot.operatory_id)
    parts = (i18n.middle_date(start.date()), i18n.clock_range(start, end), room.name if room else "")
    return " · ".join(part for part in parts if part)


def who(patient: PatientHit) -> str:
    """What tells a patient from others of the same name."""
    born = tr("born {date}", date=i18n.full_date(patient.birth_date)) if patient.birth_date else ""
    number = f"#{patient.chart_number}" if patient.chart_number else ""
    return " · ".join(part for part in (born, patient.phone, number) if part)


def preferences(preference: Preference | None, reference: Reference) -> str:
    """What the patient prefers, in one sentence or two; nothing when nothing was noted."""
    if preference is None:
        return ""
    provider, room = reference.provider(preference.provider_id), reference.operatory(preference.operatory_id)
    parts = [
        ", ".join(weekday(day) for day in preference.weekdays),
        times(preference.earliest, preference.latest),
        tr("with {provider}", provider=provider.name) if provider is not None else "",
        tr("in {operatory}", operatory=room.name) if room is not None else "",
    ]
    wishes = ", ".join(part for part in parts if part)
    said = [tr("Prefers {wishes}.", wishes=wishes)] if wishes else []
    if preference.contact:
        said.append(tr("Reach by {method}.", method=preference.contact))
    if preference.notes:
        said.append(preference.notes)
    return " ".join(said)


def against_preference(preference: Preference | None, slot: Slot, reference: Reference) -> str:
    """Say in which way a place is not what the patient prefers; nothing when it is."""
    if preference is None:
        return ""
    zone = reference.zone(slot.location_id)
    start, end = to_local(slot.interval.start, zone), to_local(slot.interval.end, zone)
    faults = []
    if preference.weekdays and start.weekday() not in preference.weekdays:
        faults.append(tr("not a day they prefer"))
    if preference.earliest is not None and start.time() < preference.earliest:
        faults.append(tr("earlier than they prefer"))
    ends_next_day = end.date() != start.date()
    if preference.latest not in (None, time(0)) and (ends_next_day or end.time() > (preference.latest or time(0))):
        faults.append(tr("later than they prefer"))
    if preference.operatory_id is not None and slot.operatory_id != preference.operatory_id:
        faults.append(tr("another operatory than they prefer"))
    text = "; ".join(faults)
    return f"{i18n.capitalised(text)}." if text else ""


def too_soon(last: Iterable[LastTime], day: date) -> tuple[str, ...]:
    """Say of the routine procedures that would come too soon when they were last done."""
    early: dict[date, list[str]] = {}
    for row in last:
        if is_too_soon(row.code, row.day, day):
            called = f"{row.name} ({row.code})" if row.name and row.name != row.code else row.code
            early.setdefault(row.day, []).append(called)
    return tuple(
        tr(
            "{names}: done on {date}, {days} days before. Plans may not pay yet.",
            names=", ".join(names),
            date=i18n.full_date(done),
            days=(day - done).days,
        )
        for done, names in early.items()
    )


def weekday(monday_is: int) -> str:
    """``Tue``."""
    return i18n.weekday_short(monday_is)


def times(earliest: time | None, latest: time | None) -> str:
    """``after 3:00p``, ``before noon``, ``1:00p – 3:00p``; nothing for any time."""
    if earliest is not None and latest is not None:
        return i18n.clock_range(earliest, latest)
    if earliest is not None:
        return tr("after {time}", time=i18n.clock(earliest))
    return tr("before {time}", time=i18n.clock(latest)) if latest is not None else ""
