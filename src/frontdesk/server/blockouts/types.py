"""The rules of blockout types: what is in use is hidden or retired, not deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.blockouts import (
    BlockoutTypeListOut,
    BlockoutTypeOut,
    CreateBlockoutTypeIn,
    UpdateBlockoutTypeIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.blockouts.repository import is_type_used
from frontdesk.server.db.tables import blockout_types
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import NEUTRAL_COLOR, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

BLOCKOUT_TYPE = Kind(blockout_types, "blockout type", "blockout_type", blockout_types.c.name)


def list_blockout_types(unit: ReadUnit, page: Page, *, include_hidden: bool = False) -> BlockoutTypeListOut:
    """Return types in the practice's order."""
    c = blockout_types.c
    statement = common.of_org(unit, BLOCKOUT_TYPE)
    if not include_hidden:
        statement = statement.where(c.is_hidden.is_(False))
    rows, total = page.fetch(unit, statement.order_by(c.item_order, common.bytewise(c.name), c.id))
    items = [shown(row) for row in rows]
    return BlockoutTypeListOut(items=items, page=page.number, page_size=page.size, total=total)


def get_blockout_type(unit: ReadUnit, type_id: UUID) -> BlockoutTypeOut:
    """Return one type."""
    return shown(common.find(unit, BLOCKOUT_TYPE, type_id))


def create_blockout_type(unit: WriteUnit, body: CreateBlockoutTypeIn) -> BlockoutTypeOut:
    """Add a purpose for which time is kept free."""
    values = {"color": NEUTRAL_COLOR, **body.model_dump(exclude_none=True)}
    return get_blockout_type(unit, common.create(unit, BLOCKOUT_TYPE, values))


def update_blockout_type(unit: WriteUnit, type_id: UUID, body: UpdateBlockoutTypeIn) -> BlockoutTypeOut:
    """Change a type, and with it how its blockouts look and whether they block."""
    row = common.find_to_change(unit, BLOCKOUT_TYPE, type_id)
    common.check_version(row, body.base_version)
    common.change(unit, BLOCKOUT_TYPE, row, common.blank_for_null(body.given(), ["abbreviation"]))
    return get_blockout_type(unit, type_id)


def delete_blockout_type(unit: WriteUnit, type_id: UUID) -> None:
    """Delete a type that no blockout and no template is of."""
    row = common.find_to_change(unit, BLOCKOUT_TYPE, type_id)
    if is_type_used(unit, type_id):
        raise ConflictProblem(
            "in_use", "There are blockouts or templates of this type; hide it or make it inactive instead."
        )
    common.remove(unit, BLOCKOUT_TYPE, row)


def shown(row: Row[Any]) -> BlockoutTypeOut:
    """Return a blockout type as the wire shows it."""
    return BlockoutTypeOut(
        id=row.id,
        version=row.version,
        name=row.name,
        abbreviation=row.abbreviation or None,
        color=row.color or NEUTRAL_COLOR,
        is_no_schedule=row.is_no_schedule,
        is_do_not_copy=row.is_do_not_copy,
        is_hidden=row.is_hidden,
        item_order=row.item_order,
        status=row.status,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
