"""What other programs keep of a patient besides what the desks work with: address, sex, ways to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select, update

from frontdesk.server.db.tables import patient_details
from frontdesk.server.patients.search import fold
from frontdesk.server.platform.unit import WriteUnit

D = patient_details.c
ADDRESS: Final = ("address", "address2", "city", "state")
"""The columns an address is looked for in."""

Changed = dict[str, tuple[Any, Any]]


def put(unit: WriteUnit, patient_id: UUID, wanted: Mapping[str, Any]) -> Changed:
    """Write these columns and return what differs from before as (old, new), for the patient's own history."""
    mine = (D.org_id == unit.org_id, D.patient_id == patient_id)
    row = unit.first(select(patient_details).where(*mine))
    held = _EMPTY if row is None else dict(row._mapping)
    values = {name: value for name, value in wanted.items() if held[name] != value}
    if not values:
        return {}
    found = {**held, **values}
    searched = {"search_address": "\n".join(fold(found[name]) for name in ADDRESS)}
    if row is None:
        key = {"org_id": unit.org_id, "patient_id": patient_id}
        unit.execute(insert(patient_details).values(**key, **values, **searched))
    else:
        unit.execute(update(patient_details).where(*mine).values(**values, **searched))
    return {name: (held[name], value) for name, value in values.items()}


_EMPTY: Final[Mapping[str, Any]] = {
    column.name: "" if not column.nullable else None
    for column in D
    if column.name not in ("org_id", "patient_id", "search_address")
}
