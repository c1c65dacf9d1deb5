"""The procedures of an appointment written anew as a whole: what is added, taken off, reordered or costs otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, insert, select, update

from frontdesk.contract.visit import ProcedureLineIn, ReplaceProceduresIn
from frontdesk.server.appointments import repository
from frontdesk.server.appointments.changes import told_lines
from frontdesk.server.appointments.times import BODY
from frontdesk.server.appointments.visit import Json, procedures, require_open
from frontdesk.server.appointments.writing import Change, change
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.recalls.following import procedure_changed

LINES = t.appointment_procedures.c
CODES = t.procedure_codes.c


def replace_procedures(unit: WriteUnit, appointment_id: UUID, wanted: ReplaceProceduresIn) -> list[Json]:
    """Write the procedures of an appointment anew; the difference in fees counts as production."""

    def decide(before: Row[Any]) -> Change:
        require_open(before)
        _require_once(wanted.procedures)
        codes = _codes(unit, wanted.procedures)
        mine = (LINES.org_id == unit.org_id, LINES.appointment_id == before.id)
        old = unit.rows(
            select(t.appointment_procedures, CODES.code)
            .join(t.procedure_codes, (CODES.org_id == LINES.org_id) & (CODES.id == LINES.procedure_code_id))
            .where(*mine)
            .order_by(LINES.item_order, LINES.created_at, LINES.id)
        )
        if _lines_of(wanted.procedures, codes) == [_line_of(row) for row in old]:
            return Change("procedures_replaced")
        known, told = {row.id: row for row in old}, told_lines(unit, before.id)
        kept = {line.id for line in wanted.procedures if line.id in known}
        unit.execute(delete(t.appointment_procedures).where(*mine, LINES.id.not_in(kept)))
        total = Decimal("0.00")
        for order, line in enumerate(wanted.procedures):
            total += _write(unit, before.id, line, known.get(line.id) if line.id else None, codes, order)
        changed = {row.procedure_code_id for row in old} ^ {line.procedure_code_uuid for line in wanted.procedures}
        for code_id in changed:
            procedure_changed(unit, before.patient_id, code_id)
        by = total - sum((row.fee for row in old), Decimal("0.00"))
        production = max(before.production_amount + by, Decimal("0.00"))
        names = [codes[line.procedure_code_uuid].code for line in wanted.procedures]
        facts = {
            "procedures": ([row.code for row in old], names),
            "procedure_lines": (told, told_lines(unit, before.id)),
        }
        return Change("procedures_replaced", {"production_amount": production}, facts=facts, adds=True)

    change(unit, appointment_id, wanted.base_version, decide)
    return procedures(unit, appointment_id)


def _require_once(lines: list[ProcedureLineIn]) -> None:
    seen: set[UUID] = set()
    for index, line in enumerate(lines):
        if line.id is not None and line.id in seen:
            raise InvalidProblem((*BODY, "procedures", index, "id"), "An entry stands in the list once.", "duplicate")
        if line.id is not None:
            seen.add(line.id)


def _codes(unit: WriteUnit, lines: list[ProcedureLineIn]) -> dict[UUID, Row[Any]]:
    wanted = {line.procedure_code_uuid for line in lines}
    statement = select(CODES.id, CODES.code, CODES.default_fee).where(CODES.org_id == unit.org_id, CODES.id.in_(wanted))
    found = {row.id: row for row in unit.rows(statement)} if wanted else {}
    if wanted - set(found):
        raise NotFoundProblem("procedure code")
    if repository.missing_providers(unit, (line.provider_uuid for line in lines if line.provider_uuid is not None)):
        raise NotFoundProblem("provider")
    return found


Line = tuple[UUID | None, UUID, UUID | None, Decimal]
"""An entry with its procedure, who does it and its fee."""


def _lines_of(lines: list[ProcedureLineIn], codes: Mapping[UUID, Row[Any]]) -> list[Line]:
    return [(line.id, line.procedure_code_uuid, line.provider_uuid, _fee(line, codes)) for line in lines]


def _line_of(row: Row[Any]) -> Line:
    return row.id, row.procedure_code_id, row.provider_id, row.fee


def _fee(line: ProcedureLineIn, codes: Mapping[UUID, Row[Any]]) -> Decimal:
    default: Decimal = codes[line.procedure_code_uuid].default_fee
    return default if line.fee is None else line.fee


def _write(
    unit: WriteUnit,
    appointment_id: UUID,
    line: ProcedureLineIn,
    known: Row[Any] | None,
    codes: Mapping[UUID, Row[Any]],
    order: int,
) -> Decimal:
    """Write one line and return its fee."""
    fee = _fee(line, codes)
    values: dict[str, Any] = {
        "procedure_code_id": line.procedure_code_uuid,
        "provider_id": line.provider_uuid,
        "fee": fee,
        "item_order": order,
        "updated_at": unit.now,
    }
    if known is not None:
        unit.execute(
            update(t.appointment_procedures).where(LINES.org_id == unit.org_id, LINES.id == known.id).values(values)
        )
        return fee
    row = {"org_id": unit.org_id, "id": new_id(), "appointment_id": appointment_id, "created_at": unit.now}
    unit.execute(insert(t.appointment_procedures).values(row | values))
    return fee
