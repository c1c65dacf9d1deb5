"""Why a visit did not take place: the practice's own words for it, and which of them a visit was given."""

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.entities import Appointment, Definition
from frontdesk.store.reference import Reference

CATEGORIES = {AppointmentStatus.BROKEN: "BrokenReason", AppointmentStatus.CANCELLED: "CancelReason"}
"""The practice's list of reasons for each status that may have one."""


def reasons_for(reference: Reference, status: AppointmentStatus) -> tuple[Definition, ...]:
    """Return what a visit may be broken or cancelled for, in the practice's order; nothing for other statuses."""
    category = CATEGORIES.get(status)
    return reference.definitions_of(category) if category is not None else ()


def reason_of(reference: Reference, visit: Appointment) -> str:
    """Return for what a visit is broken or cancelled; empty where nobody said, or it is neither."""
    given = {
        AppointmentStatus.BROKEN: visit.broken_reason_id,
        AppointmentStatus.CANCELLED: visit.cancel_reason_id,
    }
    reason = reference.definition(given.get(visit.status))
    return reason.name if reason is not None else ""
