"""The rules of definitions: a word stays in its category, and no category has a word twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, select

from frontdesk.contract.resources import CreateDefinitionIn, DefinitionListOut, DefinitionOut, UpdateDefinitionIn
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import definitions
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

DEFINITION = Kind(definitions, "definition", "definition", definitions.c.name)


def list_definitions(
    unit: ReadUnit, page: Page, category: str | None = None, is_hidden: bool | None = None
) -> DefinitionListOut:
    """Return the words of one category or of all, in their order."""
    c = definitions.c
    statement = common.of_org(unit, DEFINITION)
    if category is not None:
        statement = statement.where(c.category == category)
    if is_hidden is not None:
        statement = statement.where(c.is_hidden == is_hidden)
    order = (common.bytewise(c.category), c.item_order, common.bytewise(c.name), c.id)
    rows, total = page.fetch(unit, statement.order_by(*order))
    return DefinitionListOut(items=[shown(row) for row in rows], page=page.number, page_size=page.size, total=total)


def get_definition(unit: ReadUnit, definition_id: UUID) -> DefinitionOut:
    """Return one word."""
    return shown(common.find(unit, DEFINITION, definition_id))


def create_definition(unit: WriteUnit, body: CreateDefinitionIn) -> DefinitionOut:
    """Add a word to a category."""
    _refuse_twin(unit, body.category, body.name)
    return get_definition(unit, common.create(unit, DEFINITION, body.model_dump(exclude_none=True)))


def update_definition(unit: WriteUnit, definition_id: UUID, body: UpdateDefinitionIn) -> DefinitionOut:
    """Change a word."""
    row = common.find_to_change(unit, DEFINITION, definition_id)
    common.check_version(row, body.base_version)
    given = common.blank_for_null(body.given(), ["color"])
    if given.get("name", row.name) != row.name:
        _refuse_twin(unit, row.category, given["name"])
    common.change(unit, DEFINITION, row, given)
    return get_definition(unit, definition_id)


def _refuse_twin(unit: WriteUnit, category: str, name: str) -> None:
    unit.lock_key("definition", category, name)
    c = definitions.c
    twin = select(c.id).where(c.org_id == unit.org_id, c.category == category, c.name == name)
    if unit.first(twin) is not None:
        raise ConflictProblem("duplicate", "This list already has an entry of that name.")


def shown(row: Row[Any]) -> DefinitionOut:
    """Return a definition as the wire shows it."""
    return DefinitionOut(
        id=row.id,
        version=row.version,
        category=row.category,
        name=row.name,
        color=row.color or None,
        item_order=row.item_order,
        is_hidden=row.is_hidden,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
