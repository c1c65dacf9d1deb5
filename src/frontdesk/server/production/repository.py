"""Sums of production and of goals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select

from frontdesk.server.db.tables import appointments, production_goals
from frontdesk.server.platform.unit import ReadUnit

A = appointments.c
G = production_goals.c

COUNTED = ("scheduled", "complete", "broken", "cancelled")
"""Statuses whose production was meant for the day; the others have left it."""


def by_provider(unit: ReadUnit, location_id: UUID, start: datetime, end: datetime) -> Sequence[Row[Any]]:
    """Return production by provider and status of the visits that start from *start* to before *end*."""
    return unit.rows(
        select(A.provider_id, A.status, func.sum(A.production_amount).label("production"))
        .where(
            A.org_id == unit.org_id,
            A.location_id == location_id,
            A.start_at >= start,
            A.start_at < end,
            A.status.in_(COUNTED),
        )
        .group_by(A.provider_id, A.status)
    )


def goals_by_provider(unit: ReadUnit, location_id: UUID, first: date, last: date) -> dict[UUID, Any]:
    """Return the sum of each provider's goals from *first* to *last*."""
    rows = unit.rows(
        select(G.provider_id, func.sum(G.goal_amount).label("goal"))
        .where(G.org_id == unit.org_id, G.location_id == location_id, G.goal_date.between(first, last))
        .group_by(G.provider_id)
    )
    return {row.provider_id: row.goal for row in rows}
