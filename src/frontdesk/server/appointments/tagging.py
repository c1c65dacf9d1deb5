"""The tags a practice puts on an appointment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert

from frontdesk.server.appointments import repository
from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

G = t.appointment_tags.c


def retag(unit: WriteUnit, appointment_id: UUID, wanted: Sequence[UUID]) -> dict[str, tuple[Any, Any]]:
    """Write the tags of an appointment anew; return their names before and after for the history, if they differ."""
    tags = list(dict.fromkeys(wanted))
    names = [_name(unit, tag) for tag in tags]
    old = repository.tags_of(unit, appointment_id)
    if [row.definition_id for row in old] == tags:
        return {}
    unit.execute(delete(t.appointment_tags).where(G.org_id == unit.org_id, G.appointment_id == appointment_id))
    rows = [
        {"org_id": unit.org_id, "appointment_id": appointment_id, "definition_id": tag, "item_order": order}
        for order, tag in enumerate(tags)
    ]
    if rows:
        unit.execute(insert(t.appointment_tags), rows)
    return {"tags": ([row.name for row in old], names)}


def _name(unit: ReadUnit, tag_id: UUID) -> str:
    row = repository.find_definition(unit, tag_id, "AppointmentTag")
    if row is None:
        raise NotFoundProblem("tag")
    return str(row.name)
