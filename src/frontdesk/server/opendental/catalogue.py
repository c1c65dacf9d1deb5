"""Everything the surface can be asked, resource by resource."""

from __future__ import annotations

from typing import Final

from frontdesk.server.opendental import definitions, histappointments, offices, tasklists, tasks
from frontdesk.server.opendental.operations import Operation

OPERATIONS: Final[tuple[Operation, ...]] = (
    *histappointments.OPERATIONS,
    *tasks.OPERATIONS,
    *tasklists.OPERATIONS,
    *offices.OPERATIONS,
    *definitions.OPERATIONS,
)

RETIRED: Final = frozenset({"appointments/websched", "appointments/slotswebsched"})
"""Resources of the dialect that were given up for others, in lower case."""
