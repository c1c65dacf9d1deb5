"""A patient's way through a visit: taking a step, reading the steps, and how long each took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.visit import SetFlowStatusIn
from frontdesk.server.appointments.shapes import page as page_of
from frontdesk.server.appointments.shapes import reference
from frontdesk.server.appointments.steps import take_step
from frontdesk.server.appointments.visit import require
from frontdesk.server.appointments.writing import Change, change, on_the_book
from frontdesk.server.flow import repository
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.pagination import Page
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

Json = dict[str, Any]


class AlreadyThere(Exception):
    """The patient is in this status already; carries the step that led there."""

    def __init__(self, step: Mapping[str, Any]) -> None:
        super().__init__("already there")
        self.step = step


def set_status(unit: WriteUnit, appointment_id: UUID, wanted: SetFlowStatusIn) -> Json:
    """Take the next step of a visit, or a step back; without a status the patient is nowhere in the office.

    Whoever says last where the patient is, is right: there is no version to compare. Saying the same again
    changes nothing; with a remark it is a step, but the patient has been there since before. Where no step was taken,
    what led to no status is the visit itself: its id, and when it was made.
    """
    taken: Json = {}

    def decide(before: Row[Any]) -> Change:
        if not on_the_book(before.status):
            raise InvalidProblem(
                ("path", "appointment_uuid"), "Only a visit on the book has a flow status.", "not_on_the_book"
            )
        status = _status(unit, wanted.flow_status_uuid, before.flow_status_id)
        is_there = before.flow_status_id == wanted.flow_status_uuid
        if is_there and not wanted.change_note:
            _raise_if_there(unit, before)
        step = take_step(unit, before.id, wanted.flow_status_uuid, wanted.change_note or "")
        taken.update(step, flow_name=None if status is None else status.name)
        since = (before.flow_changed_at if is_there else None) or (unit.now if status is not None else None)
        values = {"flow_status_id": wanted.flow_status_uuid, "flow_changed_at": since}
        return Change("flow_changed", values, wanted.change_note or "", adds=True)

    try:
        change(unit, appointment_id, None, decide)
    except AlreadyThere as same:
        return _step(same.step)
    return _step(taken)


def list_steps(unit: ReadUnit, appointment_id: UUID, page: Page) -> Json:
    """Return a page of a visit's steps in the order they were taken."""
    require(unit, appointment_id)
    rows, total = repository.page_of_steps(unit, appointment_id, page)
    return page_of([_step(row._asdict()) for row in rows], page.number, page.size, total)


def stats(unit: ReadUnit, appointment_id: UUID, *, include_open: bool) -> Json:
    """Return how long a visit was in each status; the stretch that still goes on counts up to now, if wanted."""
    row = require(unit, appointment_id)
    rows = repository.steps(unit, appointment_id)
    segments = [one for one in _segments(rows, unit.now) if include_open or not one["is_open"]]
    last = rows[-1] if rows else None
    here = reference(row.flow_status_id, last.flow_name if last and last.flow_status_id == row.flow_status_id else None)
    return {
        "appointment_uuid": appointment_id,
        "current_flow_status": here,
        "segments": segments,
        "totals": _totals(segments),
    }


def _status(unit: WriteUnit, status_id: UUID | None, now: UUID | None) -> Row[Any] | None:
    if status_id is None:
        return None
    status = repository.find_status(unit, status_id)
    if status is None:
        raise NotFoundProblem("flow status")
    if not status.is_active and status_id != now:
        raise InvalidProblem(("body", "flow_status_uuid"), "This flow status is out of use.", "inactive")
    return status


def _raise_if_there(unit: WriteUnit, before: Row[Any]) -> None:
    last = repository.last_step(unit, before.id)
    if last is not None and last.flow_status_id == before.flow_status_id:
        raise AlreadyThere(last._asdict())
    if last is None and before.flow_status_id is None:
        nowhere = {"flow_status_id": None, "flow_name": None, "changed_by": "", "change_note": ""}
        raise AlreadyThere({"id": before.id, "changed_at": before.created_at, **nowhere})


def _segments(rows: Sequence[Row[Any]], now: datetime) -> Iterator[Json]:
    """Return the stretches between steps; a step into the status the patient is in does not begin another one."""
    starts: list[Row[Any]] = []
    for row in rows:
        if not starts or starts[-1].flow_status_id != row.flow_status_id:
            starts.append(row)
    ends: list[Row[Any] | None] = [*starts[1:], None]
    for start, following in zip(starts, ends, strict=False):
        if start.flow_status_id is None:
            continue
        end = following.changed_at if following is not None else None
        yield {
            "flow_status": {"id": start.flow_status_id, "name": start.flow_name},
            "started_at": start.changed_at,
            "ended_at": end,
            "seconds": max(int(((end or now) - start.changed_at).total_seconds()), 0),
            "is_open": end is None,
        }


def _totals(segments: Iterable[Json]) -> list[Json]:
    totals: dict[UUID, Json] = {}
    for segment in segments:
        about = segment["flow_status"]
        total = totals.setdefault(about["id"], {"flow_status": about, "seconds": 0})
        total["seconds"] += segment["seconds"]
    return list(totals.values())


def _step(row: Mapping[str, Any]) -> Json:
    return {
        "id": row["id"],
        "flow_status": reference(row["flow_status_id"], row["flow_name"]),
        "changed_at": row["changed_at"],
        "changed_by": row["changed_by"] or None,
        "change_note": row["change_note"],
    }
