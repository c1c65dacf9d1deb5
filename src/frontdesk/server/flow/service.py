"""The practice's list of flow statuses."""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, insert

from frontdesk.contract.flow import CreateFlowStatusIn, UpdateFlowStatusIn
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.shapes import page as page_of
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.flow import repository
from frontdesk.server.platform.errors import ConflictProblem, NotFoundProblem, StaleVersion
from frontdesk.server.platform.pagination import Page
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

Json = dict[str, Any]

NEUTRAL = "#98A2B3"
"""The colour of a status nobody gave one."""
S = t.flow_statuses.c
FLOW_STATUS = common.Kind(t.flow_statuses, "flow_status", "flow")


def list_statuses(unit: ReadUnit, page: Page, *, include_inactive: bool) -> Json:
    """Return a page of flow statuses in their order."""
    rows, total = repository.statuses(unit, page, include_inactive=include_inactive)
    return page_of([_status(row) for row in rows], page.number, page.size, total)


def create_status(unit: WriteUnit, wanted: CreateFlowStatusIn) -> Json:
    """Add a flow status; its slug comes from its name and stays."""
    status_id = new_id()
    values = {
        "name": wanted.name,
        "slug": _free_slug(unit, wanted.name),
        "color": wanted.color or NEUTRAL,
        "item_order": wanted.item_order,
        "is_active": wanted.is_active,
    }
    unit.execute(
        insert(t.flow_statuses).values(
            org_id=unit.org_id, id=status_id, version=1, created_at=unit.now, updated_at=unit.now, **values
        )
    )
    unit.record("flow_status", status_id, "created", {name: (None, value) for name, value in values.items()})
    unit.emit("flow.changed", status_id, 1)
    return _shown(unit, status_id)


def update_status(unit: WriteUnit, status_id: UUID, wanted: UpdateFlowStatusIn) -> Json:
    """Change a flow status."""
    before = _held(unit, status_id)
    if before.version != wanted.base_version:
        raise StaleVersion(wanted.base_version, before.version)
    common.change(unit, FLOW_STATUS, before, wanted.given())
    return _shown(unit, status_id)


def delete_status(unit: WriteUnit, status_id: UUID) -> None:
    """Delete a flow status that no visit was ever in; others are retired instead."""
    before = _held(unit, status_id)
    if repository.is_used(unit, status_id):
        raise ConflictProblem("in_use", "Visits have been in this status; take it out of use instead.")
    unit.execute(delete(t.flow_statuses).where(S.org_id == unit.org_id, S.id == status_id))
    gone = {name: (before._asdict()[name], None) for name in ("name", "slug", "color", "item_order", "is_active")}
    unit.record("flow_status", status_id, "deleted", gone)
    unit.emit("flow.deleted", status_id, before.version)


def _held(unit: WriteUnit, status_id: UUID) -> Row[Any]:
    row = repository.find_status(unit, status_id, for_update=True)
    if row is None:
        raise NotFoundProblem("flow status")
    return row


def _shown(unit: ReadUnit, status_id: UUID) -> Json:
    row = repository.find_status(unit, status_id)
    if row is None:
        raise NotFoundProblem("flow status")
    return _status(row)


def _free_slug(unit: WriteUnit, name: str) -> str:
    """Return the name in lower-case letters and underscores, with a number behind it if it is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60] or "status"
    # One key for all: the second "Lab" takes the slug that a first "Lab 2" asks for.
    unit.lock_key("flow status")
    taken = repository.slugs_like(unit, slug)
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}_{number}"
    return free


def _status(row: Row[Any]) -> Json:
    return {
        "id": row.id,
        "version": row.version,
        "name": row.name,
        "slug": row.slug,
        "color": row.color or NEUTRAL,
        "item_order": row.item_order,
        "is_active": row.is_active,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }
