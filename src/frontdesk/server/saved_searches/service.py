"""The rules of saved searches: everybody has their own, and at most one default of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.saved_searches import (
    CreateSavedSearchIn,
    SavedSearchListOut,
    SavedSearchOut,
    UpdateSavedSearchIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import saved_searches
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.ledger import OWN
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import Kind
from frontdesk.server.users.service import USER

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

SEARCH = Kind(saved_searches, "saved search", f"{OWN}saved_search")
S = saved_searches.c


def list_searches(unit: ReadUnit, page: Page, search_type: str | None = None) -> SavedSearchListOut:
    """Return the caller's own searches by name."""
    statement = common.of_org(unit, SEARCH).where(S.user_id == unit.caller.user_id)
    if search_type is not None:
        statement = statement.where(S.search_type == search_type)
    rows, total = page.fetch(unit, statement.order_by(common.bytewise(S.name), S.id))
    items = [shown(row) for row in rows]
    return SavedSearchListOut(items=items, page=page.number, page_size=page.size, total=total)


def get_search(unit: ReadUnit, search_id: UUID) -> SavedSearchOut:
    """Return one of the caller's own searches."""
    return shown(_own(unit, common.find(unit, SEARCH, search_id)))


def create_search(unit: WriteUnit, body: CreateSavedSearchIn) -> SavedSearchOut:
    """Keep a search for the caller."""
    common.find_to_add_to(unit, USER, unit.caller.user_id)
    if body.is_default:
        _depose(unit, body.search_type)
    values = {"user_id": unit.caller.user_id, **body.model_dump()}
    return get_search(unit, common.create(unit, SEARCH, values))


def update_search(unit: WriteUnit, search_id: UUID, body: UpdateSavedSearchIn) -> SavedSearchOut:
    """Change one of the caller's own searches."""
    common.find_to_add_to(unit, USER, unit.caller.user_id)
    row = _own(unit, common.find_to_change(unit, SEARCH, search_id))
    common.check_version(row, body.base_version)
    given = body.given()
    if given.get("is_default", row.is_default):
        _depose(unit, given.get("search_type", row.search_type), but=search_id)
    common.change(unit, SEARCH, row, given)
    return get_search(unit, search_id)


def delete_search(unit: WriteUnit, search_id: UUID) -> None:
    """Forget one of the caller's own searches."""
    common.remove(unit, SEARCH, _own(unit, common.find_to_change(unit, SEARCH, search_id)))


def _depose(unit: WriteUnit, search_type: str, but: UUID | None = None) -> None:
    """Make room for another default of this kind."""
    statement = common.of_org(unit, SEARCH).where(
        S.user_id == unit.caller.user_id, S.search_type == search_type, S.is_default
    )
    for row in unit.rows(statement.with_for_update()):
        if row.id != but:
            common.change(unit, SEARCH, row, {"is_default": False})


def _own(unit: ReadUnit, row: Row[Any]) -> Row[Any]:
    """Return the row, unless it is somebody else's, which is as if it were not there."""
    if row.user_id != unit.caller.user_id:
        raise NotFoundProblem(SEARCH.noun)
    return row


def shown(row: Row[Any]) -> SavedSearchOut:
    """Return a saved search as the wire shows it."""
    return SavedSearchOut(
        id=row.id,
        version=row.version,
        name=row.name,
        search_type=row.search_type,
        criteria=row.criteria,
        is_default=row.is_default,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
