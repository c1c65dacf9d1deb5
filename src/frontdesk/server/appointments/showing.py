"""Appointments as the JSON of the contract, made from their rows only where these say something new."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from pydantic_core import to_json

from frontdesk.server.appointments import repository, shapes
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.remembering import KeptSelect, Raw, Remembered, grouped
from frontdesk.server.platform.unit import ReadUnit

Several = tuple[Raw, ...]

_ONE = KeptSelect(repository.SHOWN_ONE)
_ASSIGNMENTS, _TAGS, _RECALLS = map(KeptSelect, (repository.ASSIGNMENTS_OF, repository.TAGS_OF, repository.RECALLS_OF))
_OF_ONE = [*map(KeptSelect, (repository.ASSIGNMENTS_OF_ONE, repository.TAGS_OF_ONE))]
_SHOWN: Remembered[bytes] = Remembered(500)


def one(unit: ReadUnit, appointment_id: UUID) -> bytes:
    """Return the JSON of an appointment that the caller may see.

    Raises:
        NotFoundProblem: There is none.
        ForbiddenProblem: It is at a location outside of the caller's scope.
    """
    rows = _ONE.raw(unit, {"org": unit.org_id, "one": appointment_id})
    if not rows:
        raise NotFoundProblem("appointment")
    if unit.caller.location_ids is not None:
        unit.caller.require_location(_ONE.read(unit, rows[0]).location_id)
    assigned, tagged = (tuple(select.raw(unit, {"org": unit.org_id, "one": appointment_id})) for select in _OF_ONE)
    return _json(unit, _ONE, rows[0], assigned, tagged, ())


def listed(unit: ReadUnit, select: KeptSelect, rows: Sequence[Raw]) -> bytes:
    """Return the JSON list of appointments from raw rows of a *select* that shows them, their ids first."""
    if not rows:
        return b"[]"
    several = {"org": unit.org_id, "several": [select.first(unit, row) for row in rows]}
    assigned, tagged, answered = (grouped(part.raw(unit, several)) for part in (_ASSIGNMENTS, _TAGS, _RECALLS))
    return b"[%s]" % b",".join(
        _json(unit, select, row, assigned.get(row[0], ()), tagged.get(row[0], ()), answered.get(row[0], ()))
        for row in rows
    )


def _json(unit: ReadUnit, select: KeptSelect, row: Raw, assigned: Several, tagged: Several, answered: Several) -> bytes:
    said = (select, row, assigned, tagged, answered)
    return _SHOWN.get((unit.connection.dialect.name, *said), partial(_shown, unit, *said))


def _shown(
    unit: ReadUnit, select: KeptSelect, row: Raw, assigned: Several, tagged: Several, answered: Several
) -> bytes:
    shown = select.read(unit, row)
    if select is _ONE:
        recall = shapes.reference(shown.recall_id, shown.recall_name)
    else:
        recall = shapes.named([_RECALLS.read(unit, each) for each in answered[:1]])
    return to_json(
        shapes.appointment(
            shown,
            [_ASSIGNMENTS.read(unit, each) for each in assigned],
            [_TAGS.read(unit, each) for each in tagged],
            recall,
        )
    )
