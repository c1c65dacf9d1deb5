"""Today's patients by flow status, as the sidebar shows them; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from frontdesk.domain.flow import Due, DueState, minutes_in, next_step, previous_step
from frontdesk.domain.localtime import to_local
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.entities import Appointment, FlowStatus
from frontdesk.store.reference import Reference
from frontdesk.ui import preferences, privacy
from frontdesk.ui.i18n import clock, span, tr
from frontdesk.ui.lateness import is_forgotten, late

NOT_RECORDED = UUID(int=0)
"""The key of the group of visits that are long over and of which nothing was noted."""

_VERBS = {
    "arrived": "Arrive",
    "in_chair": "Seat",
    "seated": "Seat",
    "checkout": "Check out",
    "dismissed": "Dismiss",
}


@dataclass(frozen=True, slots=True)
class FlowCard:
    """One patient in the sidebar.

    Attributes:
        place: time and operatory.
        wait: how long in this status, or how late.
        alert: words for a wait over the limit; empty while all is well.
        step: the verb of the next step; empty where there is none.
        breaks: the other answer is offered as well: the patient did not come.
        urgency: minutes; the larger, the louder.
    """

    id: UUID
    name: str
    place: str
    wait: str
    alert: str
    is_loud: bool
    step: str
    urgency: int
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class FlowGroup:
    """One status with its patients, loudest first; `key` is None for those who are due.

    Attributes:
        is_final: it is folded until asked for, as those are who have left.
    """

    key: UUID | None
    name: str
    color: str
    cards: tuple[FlowCard, ...]
    is_final: bool = False

    @property
    def is_present(self) -> bool:
        """Whether its patients are here, or expected any moment."""
        return not self.is_final and self.key != NOT_RECORDED


def slug_of(status: FlowStatus) -> str:
    """The status's slug in one spelling; made from its name where it has none."""
    return (status.slug or status.name).strip().lower().replace("-", "_").replace(" ", "_")


def step_verb(status: FlowStatus) -> str:
    """What one does to bring a patient to `status`, in one or two words."""
    verb = _VERBS.get(slug_of(status))
    return tr(verb) if verb else status.name


def next_status(statuses: Sequence[FlowStatus], current: UUID | None) -> FlowStatus | None:
    """The status after `current` in the practice's order; the first one from none; None after the last."""
    return _by_id(statuses, next_step([status.id for status in statuses], current))


def previous_status(statuses: Sequence[FlowStatus], current: UUID | None) -> FlowStatus | None:
    """The status before `current`; None before the first."""
    return _by_id(statuses, previous_step([status.id for status in statuses], current))


def _by_id(statuses: Sequence[FlowStatus], wanted: UUID | None) -> FlowStatus | None:
    return next((status for status in statuses if status.id == wanted), None)


def build_groups(
    reference: Reference, location_id: UUID, appointments: Sequence[Appointment], now: datetime
) -> tuple[FlowGroup, ...]:
    """The groups in the practice's order, then those due now; empty groups are left out."""
    statuses = reference.flow_statuses
    zone = reference.zone(location_id)
    by_status: dict[UUID, list[FlowCard]] = {status.id: [] for status in statuses}
    due: list[FlowCard] = []
    forgotten: list[FlowCard] = []
    for appointment in appointments:
        if appointment.interval is None or appointment.status not in _PRESENT:
            continue
        current = reference.flow_status(appointment.flow_id)
        if current is not None and current.id in by_status:
            place = _place(reference, appointment, zone)
            by_status[current.id].append(_waiting_card(appointment, place, statuses, current, now))
        elif is_forgotten(appointment, now):
            forgotten.append(_forgotten_card(appointment, _place(reference, appointment, zone), statuses))
        elif appointment.status is AppointmentStatus.SCHEDULED:
            state = DueState.at(appointment.interval.start, now)
            if state.due is not Due.LATER:
                place = _place(reference, appointment, zone)
                due.append(_due_card(appointment, place, statuses, state, appointment.interval.start - now))
    groups = [
        FlowGroup(status.id, status.name, status.color, _loudest_first(by_status[status.id]), status is statuses[-1])
        for status in statuses
        if by_status[status.id]
    ]
    final = [group for group in groups if group.is_final]
    groups = [group for group in groups if not group.is_final]
    if due:
        groups.append(FlowGroup(None, tr("Due now"), "", _loudest_first(due)))
    if forgotten:
        groups.append(FlowGroup(NOT_RECORDED, tr("Not recorded"), "", tuple(forgotten)))
    return (*groups, *final)


_PRESENT = frozenset({AppointmentStatus.SCHEDULED, AppointmentStatus.COMPLETE})


def _loudest_first(cards: list[FlowCard]) -> tuple[FlowCard, ...]:
    return tuple(sorted(cards, key=lambda card: (-card.urgency, card.name, str(card.id))))


def _place(reference: Reference, appointment: Appointment, zone: str) -> str:
    operatory = reference.operatory(appointment.operatory_id)
    start = clock(to_local(appointment.interval.start, zone)) if appointment.interval else ""
    return f"{start} · {operatory.short_name}" if operatory else start


def _waiting_card(
    appointment: Appointment, place: str, statuses: Sequence[FlowStatus], current: FlowStatus, now: datetime
) -> FlowCard:
    waited = minutes_in(appointment.flow_since, now) if appointment.flow_since else 0
    limit = preferences.current().limits.get(slug_of(current))
    over = waited - limit if limit else 0
    following = next_status(statuses, current.id)
    card = FlowCard(
        id=appointment.id,
        name=privacy.shown(appointment.patient_name),
        place=place,
        wait=span(waited),
        alert=tr("{span} over the limit", span=span(over)) if over > 0 else "",
        is_loud=over > 0,
        step=step_verb(following) if following else "",
        urgency=waited,
    )
    return card if following else replace(card, wait="", urgency=0)


def _due_card(
    appointment: Appointment, place: str, statuses: Sequence[FlowStatus], state: DueState, until: timedelta
) -> FlowCard:
    first = next_status(statuses, None)
    minutes = int(until.total_seconds() // 60)
    if state.due is Due.LATE:
        wait = late(state.minutes_late)
    else:
        wait = tr("in {count} min", count=minutes) if minutes > 0 else tr("now")
    return FlowCard(
        id=appointment.id,
        name=privacy.shown(appointment.patient_name),
        place=place,
        wait=wait,
        alert="",
        # the block on the board says the same in the same colour
        is_loud=state.due is Due.LATE,
        step=step_verb(first) if first else "",
        urgency=state.minutes_late if state.due is Due.LATE else -minutes,
    )


def _forgotten_card(appointment: Appointment, place: str, statuses: Sequence[FlowStatus]) -> FlowCard:
    first = next_status(statuses, None)
    step = step_verb(first) if first else ""
    name = privacy.shown(appointment.patient_name)
    return FlowCard(appointment.id, name, place, "", "", False, step, 0, breaks=True)
