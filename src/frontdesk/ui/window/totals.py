"""The figures of the days on screen; no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus
from frontdesk.store.entities import DayView
from frontdesk.store.reference import Reference
from frontdesk.ui.i18n import trn


@dataclass(frozen=True, slots=True)
class Totals:
    """How many visits, and what they are worth.

    Attributes:
        done: production of visits that are complete or whose patient has been dismissed.
        goal: what the providers mean to produce; None where they have set no goal, as on a closed day.
    """

    visits: int = 0
    lost: int = 0
    booked: Decimal = Decimal(0)
    done: Decimal = Decimal(0)
    goal: Decimal | None = None


def totals_of(days: Iterable[DayView], reference: Reference) -> Totals:
    """Add the days up."""
    last = reference.flow_statuses[-1].id if reference.flow_statuses else None
    visits = lost = 0
    booked = done = Decimal(0)
    goal: Decimal | None = None
    for day in days:
        if day.goal is not None:
            goal = (goal or Decimal(0)) + day.goal
        for row in day.appointments:
            if row.status not in ON_THE_BOOK:
                lost += 1
                continue
            visits += 1
            booked += row.production
            if row.status is AppointmentStatus.COMPLETE or (last is not None and row.flow_id == last):
                done += row.production
    return Totals(visits, lost, booked, done, goal or None)


def wordings(totals: Totals, on_hold: int) -> tuple[str, ...]:
    """The counts in words, longest first."""
    visits = trn("{count} appointment", "{count} appointments", totals.visits)
    parts = [visits]
    if totals.lost:
        parts.append(trn("{count} broken or cancelled", "{count} broken or cancelled", totals.lost))
    if on_hold:
        parts.append(trn("{count} on hold", "{count} on hold", on_hold))
    return (" · ".join(parts), visits)
