"""The rules of blockout templates: a day of blockouts for one location or for any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, or_, select

from frontdesk.contract.blockout_templates import (
    AddBlockoutTemplateItemIn,
    BlockoutTemplateItemOut,
    BlockoutTemplateListOut,
    BlockoutTemplateOut,
    CreateBlockoutTemplateIn,
    UpdateBlockoutTemplateIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.blockouts.types import BLOCKOUT_TYPE
from frontdesk.server.db.tables import blockout_template_items, blockout_templates, operatories
from frontdesk.server.platform.errors import ConflictProblem, ForbiddenProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, OPERATORY, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

TEMPLATE = Kind(blockout_templates, "blockout template", "blockout_template", blockout_templates.c.name)
ITEM = Kind(blockout_template_items, "blockout template item", "blockout_template_item")
COLUMNS = {
    "location_uuid": "location_id",
    "blockout_type_uuid": "blockout_type_id",
    "operatory_uuid": "operatory_id",
}
MOST_ITEMS = 200
"""As many blockouts as a template may hold; more than any day has room for."""


def list_templates(
    unit: ReadUnit, page: Page, location_id: UUID | None = None, *, include_hidden: bool = False
) -> BlockoutTemplateListOut:
    """Return templates in their order: those for any location, and with one its own among them."""
    c = blockout_templates.c
    statement = common.of_org(unit, TEMPLATE)
    if location_id is None:
        statement = statement.where(c.location_id.is_(None))
    else:
        common.find_location(unit, location_id)
        statement = statement.where(or_(c.location_id == location_id, c.location_id.is_(None)))
    if not include_hidden:
        statement = statement.where(c.is_hidden.is_(False))
    rows, total = page.fetch(unit, statement.order_by(c.item_order, common.bytewise(c.name), c.id))
    return BlockoutTemplateListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_template(unit: ReadUnit, template_id: UUID) -> BlockoutTemplateOut:
    """Return one template."""
    return shown(unit, [seen(unit, template_id)])[0]


def create_template(unit: WriteUnit, body: CreateBlockoutTemplateIn) -> BlockoutTemplateOut:
    """Begin a template."""
    _require_say(unit, body.location_uuid)
    values = common.renamed(body.model_dump(exclude_none=True), COLUMNS)
    return get_template(unit, common.create(unit, TEMPLATE, values, location_id=body.location_uuid))


def update_template(unit: WriteUnit, template_id: UUID, body: UpdateBlockoutTemplateIn) -> BlockoutTemplateOut:
    """Change a template; what was made from it stays as it is.

    Raises:
        ConflictProblem: It names operatories that the new location does not have.
    """
    row = _to_change(unit, template_id)
    common.check_version(row, body.base_version)
    given = common.renamed(common.blank_for_null(body.given(), ["description"]), COLUMNS)
    place = given.get("location_id", row.location_id)
    if place != row.location_id:
        _require_say(unit, place)
        rooms = [item.operatory_id for item in items_of(unit, template_id) if item.operatory_id is not None]
        if place is not None and any(common.find(unit, OPERATORY, room).location_id != place for room in rooms):
            raise ConflictProblem("in_use", "This template names operatories of its present location.")
    where, both = (place if place == row.location_id else None), (row.location_id, place)
    common.change(unit, TEMPLATE, row, given, location_id=where, told_at=both)
    return get_template(unit, template_id)


def delete_template(unit: WriteUnit, template_id: UUID) -> None:
    """Delete a template with its items; what was made from it stays."""
    row = _to_change(unit, template_id)
    for item in items_of(unit, template_id):
        common.remove(unit, ITEM, item, location_id=row.location_id)
    common.remove(unit, TEMPLATE, row, location_id=row.location_id)


def list_items(unit: ReadUnit, template_id: UUID) -> list[BlockoutTemplateItemOut]:
    """Return the blockouts of a template in their order, but not in rooms of offices out of the caller's sight."""
    seen(unit, template_id)
    items = items_of(unit, template_id)
    if unit.caller.location_ids is not None:
        c = operatories.c
        statement = select(c.id).where(c.org_id == unit.org_id, common.in_scope(unit.caller, c.location_id))
        in_sight = {None, *(row.id for row in unit.rows(statement))}
        items = [item for item in items if item.operatory_id in in_sight]
    return shown_items(unit, items)


def add_item(unit: WriteUnit, template_id: UUID, body: AddBlockoutTemplateItemIn) -> BlockoutTemplateItemOut:
    """Add a blockout to a template."""
    row = _to_change(unit, template_id)
    common.find_to_refer(unit, BLOCKOUT_TYPE, body.blockout_type_uuid)
    common.check_times(body.start_time, body.end_time)
    if body.operatory_uuid is not None:
        room = common.find(unit, OPERATORY, body.operatory_uuid)
        unit.caller.require_location(room.location_id)
        if row.location_id is not None:
            common.find_operatory(unit, room.id, row.location_id)
    if len(items_of(unit, template_id)) >= MOST_ITEMS:
        raise ConflictProblem("too_many", f"A template holds at most {MOST_ITEMS} blockouts.")
    values = {**common.renamed(body.model_dump(exclude_none=True), COLUMNS), "template_id": template_id}
    item_id = common.create(unit, ITEM, values, location_id=row.location_id)
    common.tell_of_whole(unit, TEMPLATE, template_id, row.location_id)
    return shown_items(unit, [common.find(unit, ITEM, item_id)])[0]


def remove_item(unit: WriteUnit, template_id: UUID, item_id: UUID) -> None:
    """Take a blockout out of a template."""
    row = _to_change(unit, template_id)
    item = common.find_to_change(unit, ITEM, item_id)
    if item.template_id != template_id:
        raise NotFoundProblem(ITEM.noun)
    common.remove(unit, ITEM, item, location_id=row.location_id)
    common.tell_of_whole(unit, TEMPLATE, template_id, row.location_id)


def seen(unit: ReadUnit, template_id: UUID) -> Row[Any]:
    """Return a template that the caller may see."""
    row = common.find(unit, TEMPLATE, template_id)
    unit.caller.require_location(row.location_id)
    return row


def items_of(unit: ReadUnit, template_id: UUID) -> Sequence[Row[Any]]:
    """Return the rows of a template's blockouts in their order."""
    c = blockout_template_items.c
    statement = common.of_org(unit, ITEM).where(c.template_id == template_id)
    return unit.rows(statement.order_by(c.item_order, c.start_time, c.id))


def _to_change(unit: WriteUnit, template_id: UUID) -> Row[Any]:
    row = common.find_to_change(unit, TEMPLATE, template_id)
    _require_say(unit, row.location_id)
    return row


def _require_say(unit: ReadUnit, location_id: UUID | None) -> None:
    if location_id is not None:
        common.find_location(unit, location_id)
    elif unit.caller.location_ids is not None:
        raise ForbiddenProblem("A template for any location is for a user of all locations.", "location_out_of_scope")


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[BlockoutTemplateOut]:
    """Return templates as the wire shows them."""
    places = common.names(unit, LOCATION, (row.location_id for row in rows))
    return [
        BlockoutTemplateOut(
            id=row.id,
            version=row.version,
            name=row.name,
            description=row.description,
            location=common.maybe_reference(row.location_id, places),
            day_of_week=row.day_of_week,
            is_hidden=row.is_hidden,
            item_order=row.item_order,
            status=row.status,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]


def shown_items(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[BlockoutTemplateItemOut]:
    """Return the blockouts of templates as the wire shows them."""
    kinds = common.names(unit, BLOCKOUT_TYPE, (row.blockout_type_id for row in rows))
    rooms = common.names(unit, OPERATORY, (row.operatory_id for row in rows))
    return [
        BlockoutTemplateItemOut(
            id=row.id,
            blockout_type=common.reference(row.blockout_type_id, kinds),
            operatory=common.maybe_reference(row.operatory_id, rooms),
            start_time=row.start_time,
            end_time=row.end_time,
            item_order=row.item_order,
        )
        for row in rows
    ]
