"""The rules of procedure codes: a code stands for one procedure for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, select

from frontdesk.contract.resources import (
    CreateProcedureCodeIn,
    ProcedureCodeListOut,
    ProcedureCodeOut,
    UpdateProcedureCodeIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import procedure_codes
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

PROCEDURE_CODE = Kind(procedure_codes, "procedure code", "procedure_code", procedure_codes.c.code)


def list_procedure_codes(unit: ReadUnit, page: Page, search: str | None = None) -> ProcedureCodeListOut:
    """Return procedure codes by code; *search* is part of a code or a description."""
    c = procedure_codes.c
    statement = common.of_org(unit, PROCEDURE_CODE)
    if search and search.strip():
        found = common.ids_containing(unit, PROCEDURE_CODE, (c.code, c.description), search)
        statement = statement.where(c.id.in_(found))
    rows, total = page.fetch(unit, statement.order_by(common.bytewise(c.code), c.id))
    items = [shown(row) for row in rows]
    return ProcedureCodeListOut(items=items, page=page.number, page_size=page.size, total=total)


def get_procedure_code(unit: ReadUnit, code_id: UUID) -> ProcedureCodeOut:
    """Return one procedure code."""
    return shown(common.find(unit, PROCEDURE_CODE, code_id))


def create_procedure_code(unit: WriteUnit, body: CreateProcedureCodeIn) -> ProcedureCodeOut:
    """Enter a procedure under a code that is not taken."""
    c = procedure_codes.c
    if unit.first(select(c.id).where(c.org_id == unit.org_id, c.code == body.code)) is not None:
        raise ConflictProblem("duplicate", "There is already a procedure with this code.")
    return get_procedure_code(unit, common.create(unit, PROCEDURE_CODE, body.model_dump(exclude_none=True)))


def update_procedure_code(unit: WriteUnit, code_id: UUID, body: UpdateProcedureCodeIn) -> ProcedureCodeOut:
    """Change a procedure; visits keep the fee they were planned with."""
    row = common.find_to_change(unit, PROCEDURE_CODE, code_id)
    common.check_version(row, body.base_version)
    common.change(unit, PROCEDURE_CODE, row, common.blank_for_null(body.given(), ["abbreviation", "time_pattern"]))
    return get_procedure_code(unit, code_id)


def shown(row: Row[Any]) -> ProcedureCodeOut:
    """Return a procedure code as the wire shows it."""
    return ProcedureCodeOut(
        id=row.id,
        version=row.version,
        code=row.code,
        description=row.description,
        abbreviation=row.abbreviation or None,
        default_fee=row.default_fee,
        time_pattern=row.time_pattern or None,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
