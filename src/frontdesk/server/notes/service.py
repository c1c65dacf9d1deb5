"""The rules of schedule notes: one for each location and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, select

from frontdesk.contract.notes import (
    CreateScheduleNoteIn,
    ScheduleNoteListOut,
    ScheduleNoteOut,
    UpdateScheduleNoteIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import schedule_notes
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

NOTE = Kind(schedule_notes, "schedule note", "note")

C = schedule_notes.c
_CONDITIONS = {
    "scope": C.location_id.in_(bindparam("scope", expanding=True)),
    "location": C.location_id == bindparam("location"),
    "since": C.note_date >= bindparam("since"),
    "until": C.note_date <= bindparam("until"),
}
"""What a list can be narrowed by; each value is a parameter of the condition's name."""


@cache
def _notes(names: frozenset[str]) -> Select[Any]:
    """Return the select of notes by date; every day that is shown asks for its own."""
    conditions = [_CONDITIONS[name] for name in sorted(names)]
    return select(schedule_notes).where(C.org_id == bindparam("org"), *conditions).order_by(C.note_date, C.id)


def list_notes(
    unit: ReadUnit,
    page: Page,
    location_id: UUID | None = None,
    date_from: date | None = None,
    date_to: date | None = None,
) -> ScheduleNoteListOut:
    """Return notes by date."""
    if location_id is not None:
        common.find_location(unit, location_id)
    scope = unit.caller.location_ids
    wanted = {
        "scope": None if scope is None else sorted(scope),
        "location": location_id,
        "since": date_from,
        "until": date_to,
    }
    asked = {name: value for name, value in wanted.items() if value is not None}
    rows, total = page.fetch(unit, _notes(frozenset(asked)), asked | {"org": unit.org_id})
    return ScheduleNoteListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_note(unit: ReadUnit, note_id: UUID) -> ScheduleNoteOut:
    """Return one note."""
    row = common.find(unit, NOTE, note_id)
    unit.caller.require_location(row.location_id)
    return shown(unit, [row])[0]


def create_note(unit: WriteUnit, body: CreateScheduleNoteIn) -> ScheduleNoteOut:
    """Write the note of a day that has none."""
    common.find_location(unit, body.location_uuid)
    twin = select(C.id).where(
        C.org_id == unit.org_id, C.location_id == body.location_uuid, C.note_date == body.note_date
    )
    if unit.first(twin) is not None:
        raise ConflictProblem("duplicate", "This day already has a note; change that one.")
    values = {"location_id": body.location_uuid, "note_date": body.note_date, "note": body.note}
    return get_note(unit, common.create(unit, NOTE, values, location_id=body.location_uuid, dates=[body.note_date]))


def update_note(unit: WriteUnit, note_id: UUID, body: UpdateScheduleNoteIn) -> ScheduleNoteOut:
    """Change a note's text."""
    row = _find_to_change(unit, note_id)
    common.check_version(row, body.base_version)
    common.change(unit, NOTE, row, body.given(), location_id=row.location_id, dates=[row.note_date])
    return get_note(unit, note_id)


def delete_note(unit: WriteUnit, note_id: UUID) -> None:
    """Take a day's note away."""
    row = _find_to_change(unit, note_id)
    common.remove(unit, NOTE, row, location_id=row.location_id, dates=[row.note_date])


def _find_to_change(unit: WriteUnit, note_id: UUID) -> Row[Any]:
    row = common.find_to_change(unit, NOTE, note_id)
    unit.caller.require_location(row.location_id)
    return row


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[ScheduleNoteOut]:
    """Return notes as the wire shows them."""
    called = common.names(unit, LOCATION, (row.location_id for row in rows))
    return [
        ScheduleNoteOut(
            id=row.id,
            version=row.version,
            location=common.reference(row.location_id, called),
            note_date=row.note_date,
            note=row.note,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
