"""A patient's way through the visit: next steps, how long is too long, and who is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from frontdesk.domain.localtime import local_date
from frontdesk.domain.statuses import ON_THE_BOOK, AppointmentStatus

K = TypeVar("K")


def next_step(steps: Sequence[K], current: K | None) -> K | None:
    """Return the step after *current*, the first if there is none yet, and None at the end.

    *steps* are the active statuses in the practice's order; from one that is no longer among them there is no
    known way on.
    """
    if current is None:
        return steps[0] if steps else None
    if current not in steps:
        return None
    at = steps.index(current) + 1
    return steps[at] if at < len(steps) else None


def previous_step(steps: Sequence[K], current: K | None) -> K | None:
    """Return the step before *current*; None from the first one, which takes the visit out of the flow."""
    if current is None or current not in steps:
        return None
    at = steps.index(current)
    return steps[at - 1] if at > 0 else None


Standing = tuple[AppointmentStatus, date | None]
"""A visit's status and local day."""


def ends_way(was: Standing, becomes: Standing, stepped: date | None = None) -> bool:
    """Say whether a visit that goes from one standing to another leaves its day or the book, and so its flow status.

    One that is complete keeps it: the patient was here. Reopened, it has it only on the day of its last step, where
    that is known to be *stepped*: nobody has come yet on another one.
    """
    if was == becomes or becomes[0] is AppointmentStatus.COMPLETE:
        return False
    if stepped is not None and was[0] is AppointmentStatus.COMPLETE and becomes[0] is AppointmentStatus.SCHEDULED:
        return becomes[1] != stepped
    return not (was[0] in ON_THE_BOOK and becomes[0] in ON_THE_BOOK and was[1] == becomes[1])


def way_so_far(steps: Iterable[tuple[K | None, datetime]], zone: str) -> list[tuple[K, datetime]]:
    """Return the steps of a visit that count, of all that were taken: those since the patient was last nowhere.

    Whoever is put back on the same local day where they were is on the same way, as if never taken out of it. Only
    the step with which a way began begins another: that is how a wrong time of arrival is put right. A step to where
    the patient is already counts for nothing: it is there for what was remarked with it.
    """
    way: list[tuple[K, datetime]] = []
    left: list[tuple[K, datetime]] = []
    left_on: date | None = None
    for status, at in steps:
        if status is None:
            if way:
                way, left, left_on = [], way, local_date(at, zone)
        elif left and left[-1][0] == status != left[0][0] and left_on == local_date(at, zone):
            way, left = left, []
        elif not way or way[-1][0] != status:
            way, left = [*way, (status, at)], []
    return way


@dataclass(frozen=True, slots=True)
class WaitLimit:
    """How long a patient may stay in a flow status before the desk is alerted."""

    minutes: int

    def is_over(self, since: datetime, now: datetime) -> bool:
        """Say whether somebody in the status *since* then has now waited longer than that."""
        return now - since > timedelta(minutes=self.minutes)


DEFAULT_WAIT_LIMITS: Mapping[str, WaitLimit] = MappingProxyType({"arrived": WaitLimit(15), "checkout": WaitLimit(10)})
"""By the status's slug; other statuses have no limit of their own."""


def minutes_in(since: datetime, now: datetime) -> int:
    """Return the whole minutes spent in a status, none if another desk's clock is ahead."""
    return max((now - since) // timedelta(minutes=1), 0)


class Due(StrEnum):
    """How a visit whose patient has not arrived stands to the clock."""

    LATER = "later"
    NOW = "now"
    LATE = "late"


DUE_SOON = 15
"""Minutes before its start from which a visit counts as due."""


@dataclass(frozen=True, slots=True)
class DueState:
    """Whether a visit is due, and by how many whole minutes late."""

    due: Due
    minutes_late: int

    @classmethod
    def at(cls, start: datetime, now: datetime, soon: int = DUE_SOON) -> "DueState":
        """Return how a visit that starts at *start* stands *now*; late begins with the first full minute."""
        late = (now - start) // timedelta(minutes=1)
        if late >= 1:
            return cls(Due.LATE, late)
        return cls(Due.NOW if start - now <= timedelta(minutes=soon) else Due.LATER, 0)
