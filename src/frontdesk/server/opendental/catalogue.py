"""Everything the surface can be asked, resource by resource."""

from __future__ import annotations

from typing import Final

from frontdesk.server.opendental import (
    appointments,
    booking_operations,
    definitions,
    histappointments,
    offices,
    patients,
    preferences,
    recalls,
    schedules,
    signalods,
    slots,
    subscriptions,
    tasklists,
    tasks,
)
from frontdesk.server.opendental.operations import Operation

OPERATIONS: Final[tuple[Operation, ...]] = (
    *histappointments.OPERATIONS,
    *appointments.OPERATIONS,
    *booking_operations.OPERATIONS,
    *tasks.OPERATIONS,
    *tasklists.OPERATIONS,
    *offices.OPERATIONS,
    *definitions.OPERATIONS,
    *preferences.OPERATIONS,
    *patients.OPERATIONS,
    *schedules.OPERATIONS,
    *slots.OPERATIONS,
    *recalls.OPERATIONS,
    *signalods.OPERATIONS,
    *subscriptions.OPERATIONS,
)

RETIRED: Final = frozenset({"appointments/websched", "appointments/slotswebsched"})
"""Resources of the dialect that were given up for others, in lower case."""
