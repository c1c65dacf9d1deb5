"""When a patient who has not come is late, and from when on the visit was only forgotten."""

from datetime import datetime, timedelta

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.entities import Appointment
from frontdesk.ui.i18n import span, tr

FORGOTTEN_AFTER = timedelta(hours=2)
"""So long after its end a visit of which nothing was noted is not waited for any more."""


def is_forgotten(visit: Appointment, now: datetime) -> bool:
    """Say whether a visit is long over and nobody noted that the patient came, or did not."""
    return _is_open(visit) and visit.interval is not None and now >= visit.interval.end + FORGOTTEN_AFTER


def minutes_late(visit: Appointment, now: datetime | None) -> int:
    """Return for how many minutes a patient who has not come is due; 0 for any other visit and a forgotten one."""
    if now is None or visit.interval is None or not _is_open(visit) or is_forgotten(visit, now):
        return 0
    return max((now - visit.interval.start) // timedelta(minutes=1), 0)


def late(minutes: int) -> str:
    """How late, short enough for a block: ``34 late``, ``1½ h late``, ``13 h late``."""
    return tr("{count} late", count=minutes) if minutes < 100 else tr("{span} late", span=span(minutes))


def _is_open(visit: Appointment) -> bool:
    return visit.flow_id is None and visit.status is AppointmentStatus.SCHEDULED
