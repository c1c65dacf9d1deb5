"""The rules of production goals: one for each provider, location and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.production import (
    CreateProductionGoalIn,
    ProductionGoalListOut,
    ProductionGoalOut,
    UpdateProductionGoalIn,
    UpsertProductionGoalIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import production_goals
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, PROVIDER, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

GOAL = Kind(production_goals, "production goal", "production_goal")


def list_goals(
    unit: ReadUnit,
    page: Page,
    location_id: UUID | None = None,
    provider_id: UUID | None = None,
    date_from: date | None = None,
    date_to: date | None = None,
) -> ProductionGoalListOut:
    """Return goals by date."""
    c = production_goals.c
    statement = common.of_org(unit, GOAL).where(common.in_scope(unit.caller, c.location_id))
    if location_id is not None:
        common.find_location(unit, location_id)
        statement = statement.where(c.location_id == location_id)
    if provider_id is not None:
        common.find(unit, PROVIDER, provider_id)
        statement = statement.where(c.provider_id == provider_id)
    if date_from is not None:
        statement = statement.where(c.goal_date >= date_from)
    if date_to is not None:
        statement = statement.where(c.goal_date <= date_to)
    rows, total = page.fetch(unit, statement.order_by(c.goal_date, c.id))
    return ProductionGoalListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_goal(unit: ReadUnit, goal_id: UUID) -> ProductionGoalOut:
    """Return one goal."""
    row = common.find(unit, GOAL, goal_id)
    unit.caller.require_location(row.location_id)
    return shown(unit, [row])[0]


def create_goal(unit: WriteUnit, body: CreateProductionGoalIn) -> ProductionGoalOut:
    """Set a goal for a day that has none."""
    if _existing(unit, body) is not None:
        raise InvalidProblem(
            ("body", "goal_date"), "This provider already has a goal for the day; change that one.", "duplicate"
        )
    return _create(unit, body)


def upsert_goal(unit: WriteUnit, body: UpsertProductionGoalIn) -> ProductionGoalOut:
    """Set the goal of a day, whether or not there is one."""
    row = _existing(unit, body)
    if row is None:
        return _create(unit, body)
    return _change(unit, row, body.goal_amount)


def update_goal(unit: WriteUnit, goal_id: UUID, body: UpdateProductionGoalIn) -> ProductionGoalOut:
    """Change the amount of a goal."""
    return _change(unit, _find_to_change(unit, goal_id), body.goal_amount)


def delete_goal(unit: WriteUnit, goal_id: UUID) -> None:
    """Drop a goal."""
    row = _find_to_change(unit, goal_id)
    common.remove(unit, GOAL, row, location_id=row.location_id, dates=[row.goal_date])


def _existing(unit: WriteUnit, body: CreateProductionGoalIn) -> Row[Any] | None:
    """Return the goal of the same provider, place and day; nobody else can add it meanwhile."""
    common.find_location(unit, body.location_uuid)
    common.find_to_add_to(unit, PROVIDER, body.provider_uuid)
    c = production_goals.c
    return unit.first(
        common.of_org(unit, GOAL)
        .where(
            c.location_id == body.location_uuid,
            c.provider_id == body.provider_uuid,
            c.goal_date == body.goal_date,
        )
        .with_for_update()
    )


def _create(unit: WriteUnit, body: CreateProductionGoalIn) -> ProductionGoalOut:
    values = {
        "location_id": body.location_uuid,
        "provider_id": body.provider_uuid,
        "goal_date": body.goal_date,
        "goal_amount": body.goal_amount,
    }
    return get_goal(unit, common.create(unit, GOAL, values, location_id=body.location_uuid, dates=[body.goal_date]))


def _change(unit: WriteUnit, row: Row[Any], amount: Any) -> ProductionGoalOut:
    common.change(unit, GOAL, row, {"goal_amount": amount}, location_id=row.location_id, dates=[row.goal_date])
    return get_goal(unit, row.id)


def _find_to_change(unit: WriteUnit, goal_id: UUID) -> Row[Any]:
    row = common.find_to_change(unit, GOAL, goal_id)
    unit.caller.require_location(row.location_id)
    return row


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[ProductionGoalOut]:
    """Return goals as the wire shows them."""
    places = common.names(unit, LOCATION, (row.location_id for row in rows))
    people = common.names(unit, PROVIDER, (row.provider_id for row in rows))
    return [
        ProductionGoalOut(
            id=row.id,
            version=row.version,
            location=common.reference(row.location_id, places),
            provider=common.reference(row.provider_id, people),
            goal_date=row.goal_date,
            goal_amount=row.goal_amount,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
