"""What this desk had seen, and what is different from it; no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from frontdesk.domain.localtime import local_date, to_local
from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus
from frontdesk.store.entities import Appointment, DayKey
from frontdesk.store.reference import Reference
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr

_STATUSES = {
    AppointmentStatus.BROKEN: "broken",
    AppointmentStatus.CANCELLED: "cancelled",
    AppointmentStatus.COMPLETE: "complete",
    AppointmentStatus.PINBOARD: "on the pinboard",
    AppointmentStatus.PLANNED: "planned",
    AppointmentStatus.UNSCHEDULED: "unscheduled",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One visit that is not as it was seen last.

    Attributes:
        before, after: the visit then and now; None where it was not there, or is no longer.
        who: who changed it last, where that is known.
    """

    visit_id: UUID
    before: Appointment | None
    after: Appointment | None
    who: str = ""

    @property
    def patient_name(self) -> str:
        """Whose visit it is."""
        known = self.after or self.before
        return known.patient_name if known is not None else ""


class Seen:
    """The visits as somebody at this desk saw them last."""

    def __init__(self) -> None:
        self._seen: dict[UUID, Appointment] = {}
        self._days: set[DayKey] = set()
        self._changed: dict[UUID, str] = {}

    def see(self, visits: Iterable[tuple[UUID, Appointment | None]], days: Iterable[DayKey]) -> None:
        """Somebody looks at these days, and sees these visits as they are now."""
        self._days.update(days)
        for visit_id, visit in visits:
            self._changed.pop(visit_id, None)
            if visit is None:
                self._seen.pop(visit_id, None)
            else:
                self._seen[visit_id] = visit

    def miss(self, visit_ids: Iterable[UUID], who: str) -> None:
        """These changed while nobody looked."""
        for visit_id in visit_ids:
            self._changed[visit_id] = who or self._changed.get(visit_id, "")

    def differences(self, now: Iterable[tuple[UUID, Appointment | None, DayKey | None]]) -> tuple[Difference, ...]:
        """What is different now, by the time of the day; what was changed back is not."""
        found = []
        for visit_id, after, day in now:
            before = self._seen.get(visit_id)
            # A visit of a day nobody has looked at yet is no news.
            is_news = before is not None or (after is not None and day in self._days)
            if is_news and not _looks_same(before, after):
                found.append(Difference(visit_id, before, after, self._changed.get(visit_id, "")))
        return tuple(sorted(found, key=_start))

    @property
    def missed(self) -> tuple[UUID, ...]:
        """Which changed while nobody looked."""
        return tuple(self._changed)


def _start(row: Difference) -> tuple[float, str]:
    known = row.after or row.before
    instant = known.interval.start.timestamp() if known is not None and known.interval is not None else 0.0
    return instant, row.patient_name


def _looks_same(before: Appointment | None, after: Appointment | None) -> bool:
    if before is None or after is None:
        return before is after
    return _shown(before) == _shown(after)


def _shown(visit: Appointment) -> tuple[object, ...]:
    return (
        visit.status,
        visit.interval,
        visit.operatory_id,
        visit.provider_id,
        visit.type_id,
        visit.flow_id,
        visit.confirmation_id,
        visit.procedures,
        visit.note,
    )


def describe(reference: Reference, row: Difference, now: datetime) -> str:
    """The difference in words: what was, and what is."""
    before, after = row.before, row.after
    if after is None:
        words = tr("removed; was {place}", place=_place(reference, before, now)) if before else tr("removed")
    elif before is None:
        words = tr("new: {place}", place=_place(reference, after, now))
    elif before.status is not after.status and after.status not in (AppointmentStatus.SCHEDULED,):
        status = tr(_STATUSES.get(after.status, str(after.status)))
        words = tr("{place} → {status}", place=_place(reference, before, now), status=status)
    elif (before.interval, before.operatory_id, before.status) != (after.interval, after.operatory_id, after.status):
        was = _place(reference, before, now) if before.status in ON_THE_BOOK else tr(_STATUSES[before.status])
        words = tr("{before} → {after}", before=was, after=_place(reference, after, now))
    elif before.flow_id != after.flow_id:
        words = tr("{before} → {after}", before=_flow(reference, before), after=_flow(reference, after))
    elif before.confirmation_id != after.confirmation_id:
        was, now_is = before.confirmation_label or tr("unconfirmed"), after.confirmation_label or tr("unconfirmed")
        words = tr("{before} → {after}", before=was, after=now_is)
    else:
        words = tr("{place}: details changed", place=_place(reference, after, now))
    said = f"{row.patient_name}: {words}"
    return tr("{change}, by {who}", change=said, who=row.who) if row.who else said


def _flow(reference: Reference, visit: Appointment) -> str:
    flow = reference.flow_status(visit.flow_id)
    return flow.name if flow is not None else tr("not here")


def _place(reference: Reference, visit: Appointment | None, now: datetime) -> str:
    if visit is None or visit.interval is None:
        return tr("no time")
    zone = reference.zone(visit.location_id)
    start = to_local(visit.interval.start, zone)
    today = local_date(now, zone)
    room = reference.operatory(visit.operatory_id)
    day = "" if start.date() == today else i18n.relative_day(start.date(), today)
    return " ".join(part for part in (day, i18n.clock(start), room.short_name if room else "") if part)
