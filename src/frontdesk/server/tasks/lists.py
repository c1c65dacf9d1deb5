"""The rules of task lists: they form a tree, and are put out of use rather than deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.tasks import CreateTaskListIn, TaskListListOut, TaskListOut, UpdateTaskListIn
from frontdesk.server import resources_common as common
from frontdesk.server.platform.errors import ConflictProblem, InvalidProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.tasks.repository import TASK_LIST, L
from frontdesk.server.tasks.shapes import lists_shown

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page


def list_lists(unit: ReadUnit, page: Page, is_archived: bool | None = None) -> TaskListListOut:
    """Return the lists that the caller may see, in their order."""
    statement = common.of_org(unit, TASK_LIST).where(common.in_scope(unit.caller, L.location_id, shared=True))
    if is_archived is not None:
        statement = statement.where(L.is_archived == is_archived)
    rows, total = page.fetch(unit, statement.order_by(L.item_order, L.id))
    return TaskListListOut(items=lists_shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_list(unit: ReadUnit, list_id: UUID) -> TaskListOut:
    """Return one list."""
    return lists_shown(unit, [_seen(unit, common.find(unit, TASK_LIST, list_id))])[0]


def create_list(unit: WriteUnit, body: CreateTaskListIn) -> TaskListOut:
    """Begin a list."""
    if body.location_uuid is not None:
        common.find_location(unit, body.location_uuid)
    columns = {"location_uuid": "location_id", "parent_uuid": "parent_id"}
    values = common.renamed(body.model_dump(exclude_none=True), columns)
    _check_parent(unit, body.parent_uuid)
    return get_list(unit, common.create(unit, TASK_LIST, values, location_id=body.location_uuid))


def update_list(unit: WriteUnit, list_id: UUID, body: UpdateTaskListIn) -> TaskListOut:
    """Change a list; its tasks stay in it whatever becomes of it."""
    row = _seen(unit, common.find_to_change(unit, TASK_LIST, list_id))
    common.check_version(row, body.base_version)
    given = common.renamed(body.given(), {"parent_uuid": "parent_id"})
    _check_parent(unit, given.get("parent_id"), list_id)
    common.change(unit, TASK_LIST, row, given, location_id=row.location_id)
    return get_list(unit, list_id)


def _seen(unit: ReadUnit, row: Row[Any]) -> Row[Any]:
    unit.caller.require_location(row.location_id)
    return row


def _check_parent(unit: WriteUnit, parent_id: UUID | None, list_id: UUID | None = None) -> None:
    """Refuse a parent that is not there, not the caller's to see, or part of the list itself."""
    if parent_id is None:
        return
    # Locked in one go, so that two changes cannot close a circle together.
    every = {row.id: row for row in unit.rows(common.of_org(unit, TASK_LIST).order_by(L.id).with_for_update())}
    if parent_id not in every:
        _seen(unit, common.find(unit, TASK_LIST, parent_id))
        raise ConflictProblem("in_use", "This list has just been changed; try again.")
    _seen(unit, every[parent_id])
    above: UUID | None = parent_id
    while above is not None:
        if above == list_id:
            raise InvalidProblem(("body", "parent_uuid"), "A list cannot be part of itself.", "circle")
        above = every[above].parent_id
