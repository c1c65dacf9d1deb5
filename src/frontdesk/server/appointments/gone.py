"""What a deleted appointment consisted of: kept when it goes, put back when it returns."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from frontdesk.server import deleted
from frontdesk.server.db import tables as t
from frontdesk.server.deleted import Kept, Part, Whole
from frontdesk.server.platform.unit import WriteUnit

PROVIDERS: Final = Part(t.appointment_providers, "appointment_id", {"provider_id": t.providers})
_LINES = Part(
    t.appointment_procedures, "appointment_id", {"procedure_code_id": t.procedure_codes, "provider_id": t.providers}
)
_REST = (
    Part(t.appointment_tags, "appointment_id", {"definition_id": t.definitions}),
    Part(t.flow_events, "appointment_id", {"flow_status_id": t.flow_statuses}),
    Part(t.secondary_patterns, "appointment_id"),
)
VISIT: Final = Whole(t.appointments, (PROVIDERS, _LINES, *_REST))
_BESIDE = Whole(t.appointments, (_LINES, *_REST))
"""All but the providers, whom the way into a slot writes itself."""


def keep(unit: WriteUnit, appointment_id: UUID) -> None:
    """Keep all that goes with an appointment that is about to be deleted."""
    deleted.keep(unit, VISIT, appointment_id)


def taken_back(unit: WriteUnit, appointment_id: UUID) -> Kept | None:
    """Return what was kept of a deleted appointment, by table, and keep it no longer; None where nothing was."""
    return deleted.taken_back(unit, VISIT, appointment_id)


def put_back(unit: WriteUnit, kept: Kept) -> None:
    """Write again what hung on an appointment, but its providers."""
    # Numbers of lines of work may have been given to others meanwhile; nobody keeps them.
    lines = [
        {name: value for name, value in row.items() if name != "number"} for row in kept.get(_LINES.table.name, ())
    ]
    deleted.put_back(unit, _BESIDE, {**kept, _LINES.table.name: lines})
