"""What the tables hold about flow statuses and a patient's way through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, select

from frontdesk.server.db import tables as t
from frontdesk.server.platform.pagination import Page
from frontdesk.server.platform.unit import ReadUnit

STATUSES = t.flow_statuses.c
EVENTS = t.flow_events.c

_STATUS = select(t.flow_statuses).where(STATUSES.org_id == bindparam("org"), STATUSES.id == bindparam("one"))
_ALL = (
    select(t.flow_statuses)
    .where(STATUSES.org_id == bindparam("org"))
    .order_by(STATUSES.item_order, STATUSES.created_at, STATUSES.id)
)
_ACTIVE = _ALL.where(STATUSES.is_active)
_STATUS_HELD = _STATUS.with_for_update()
_STEPS = (
    select(t.flow_events, STATUSES.name.label("flow_name"))
    .outerjoin(t.flow_statuses, and_(STATUSES.org_id == EVENTS.org_id, STATUSES.id == EVENTS.flow_status_id))
    .where(EVENTS.org_id == bindparam("org"), EVENTS.appointment_id == bindparam("one"))
    .order_by(EVENTS.changed_at, EVENTS.id)
)
_LAST_STEP = _STEPS.order_by(None).order_by(EVENTS.changed_at.desc(), EVENTS.id.desc()).limit(1)


def statuses(unit: ReadUnit, page: Page, *, include_inactive: bool) -> tuple[Sequence[Row[Any]], int]:
    """Return a page of flow statuses in the practice's order, and how many there are."""
    return page.fetch(unit, _ALL if include_inactive else _ACTIVE, {"org": unit.org_id})


def find_status(unit: ReadUnit, status_id: UUID, *, for_update: bool = False) -> Row[Any] | None:
    """Return a flow status; *for_update* holds it until the transaction ends."""
    return unit.first(_STATUS_HELD if for_update else _STATUS, {"org": unit.org_id, "one": status_id})


def slugs_like(unit: ReadUnit, slug: str) -> set[str]:
    """Return the slugs that begin with *slug*."""
    found = unit.rows(
        select(STATUSES.slug).where(STATUSES.org_id == unit.org_id, STATUSES.slug.startswith(slug, autoescape=True))
    )
    return {row.slug for row in found}


def is_used(unit: ReadUnit, status_id: UUID) -> bool:
    """Say whether a visit is or ever was in this flow status."""
    a = t.appointments.c
    now = select(a.id).where(a.org_id == unit.org_id, a.flow_status_id == status_id).limit(1)
    ever = select(EVENTS.id).where(EVENTS.org_id == unit.org_id, EVENTS.flow_status_id == status_id).limit(1)
    return unit.first(ever) is not None or unit.first(now) is not None


def steps(unit: ReadUnit, appointment_id: UUID) -> Sequence[Row[Any]]:
    """Return the steps of a visit in the order they were taken."""
    return unit.rows(_STEPS, {"org": unit.org_id, "one": appointment_id})


def page_of_steps(unit: ReadUnit, appointment_id: UUID, page: Page) -> tuple[Sequence[Row[Any]], int]:
    """Return a page of what `steps` returns, and how many steps there are."""
    return page.fetch(unit, _STEPS, {"org": unit.org_id, "one": appointment_id})


def last_step(unit: ReadUnit, appointment_id: UUID) -> Row[Any] | None:
    """Return the step that a visit took last, or None before its first."""
    return unit.first(_LAST_STEP, {"org": unit.org_id, "one": appointment_id})
