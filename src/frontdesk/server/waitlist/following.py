"""How the waitlist follows the book: when the visit an entry names goes or comes back nothing is written, but told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from frontdesk.domain.waitlist import LocationScope
from frontdesk.server import resources_common as common
from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.waitlist.repository import other_locations
from frontdesk.server.waitlist.shapes import ENTRY

W = t.waitlist_entries.c

# The visit is the patient's own, whose entries have an index.
_NAMING = (
    select(W.id, W.location_id, W.location_scope)
    .where(W.org_id == bindparam("org"), W.patient_id == bindparam("patient"), W.appointment_id == bindparam("visit"))
    .order_by(W.id)
)


def visit_gone_or_back(unit: WriteUnit, appointment_id: UUID, patient_id: UUID) -> None:
    """Tell of the entries that name a visit of a patient, which was deleted or restored."""
    for row in unit.rows(_NAMING, {"org": unit.org_id, "patient": patient_id, "visit": appointment_id}):
        common.tell_of_whole(unit, ENTRY, row.id, *told(row._asdict(), other_locations(unit, [row.id])[row.id]))


def told(values: Mapping[str, Any], also: Iterable[UUID]) -> frozenset[UUID | None]:
    """Return the locations a change concerns: the entry's and those its patient would *also* come to; None is all."""
    scope = values.get("location_scope", LocationScope.HOME_ONLY)
    if scope == LocationScope.ANY:
        return frozenset({None})
    return frozenset({values["location_id"], *(also if scope == LocationScope.SELECTED else ())})
