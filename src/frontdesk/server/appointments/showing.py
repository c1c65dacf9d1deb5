"""Lists of appointments as the JSON of the contract, made from their rows only where these say something new."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pydantic_core import to_json

from frontdesk.server.appointments import repository, shapes
from frontdesk.server.platform.remembering import KeptSelect, Raw, Remembered, grouped
from frontdesk.server.platform.unit import ReadUnit

_ASSIGNMENTS, _TAGS = KeptSelect(repository.ASSIGNMENTS_OF), KeptSelect(repository.TAGS_OF)
_SHOWN: Remembered[bytes] = Remembered(500)


def listed(unit: ReadUnit, select: KeptSelect, rows: Sequence[Raw]) -> bytes:
    """Return the JSON list of appointments from raw rows of a *select* that shows them, their ids first."""
    if not rows:
        return b"[]"
    several = {"org": unit.org_id, "several": [select.first(unit, row) for row in rows]}
    assigned, tagged = grouped(_ASSIGNMENTS.raw(unit, several)), grouped(_TAGS.raw(unit, several))
    engine, found = unit.connection.dialect.name, []
    for row in rows:
        said = (row, assigned.get(row[0], ()), tagged.get(row[0], ()))
        found.append(_SHOWN.get((engine, select, *said), partial(_shown, unit, select, *said)))
    return b"[%s]" % b",".join(found)


def _shown(unit: ReadUnit, select: KeptSelect, row: Raw, assigned: tuple[Raw, ...], tagged: tuple[Raw, ...]) -> bytes:
    return to_json(
        shapes.appointment(
            select.read(unit, row),
            [_ASSIGNMENTS.read(unit, one) for one in assigned],
            [_TAGS.read(unit, one) for one in tagged],
        )
    )
