"""The rules of operatories: a room stays in its location, and has its usual providers in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, and_, delete, insert, select

from frontdesk.contract.common import Reference
from frontdesk.contract.resources import CreateOperatoryIn, OperatoryListOut, OperatoryOut, UpdateOperatoryIn
from frontdesk.domain.statuses import ProviderRole
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.names import provider_name
from frontdesk.server.db.tables import operatories, operatory_providers, providers
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, OPERATORY

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

Usual = dict[UUID, list[Reference]]


def list_operatories(
    unit: ReadUnit, page: Page, location_id: UUID | None = None, is_hidden: bool | None = None
) -> OperatoryListOut:
    """Return operatories in the order of their columns, location by location."""
    c = operatories.c
    statement = common.of_org(unit, OPERATORY).where(common.in_scope(unit.caller, c.location_id))
    if location_id is not None:
        common.find_location(unit, location_id)
        statement = statement.where(c.location_id == location_id)
    if is_hidden is not None:
        statement = statement.where(c.is_hidden == is_hidden)
    rows, total = page.fetch(unit, statement.order_by(c.location_id, c.item_order, common.bytewise(c.name), c.id))
    return OperatoryListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_operatory(unit: ReadUnit, operatory_id: UUID) -> OperatoryOut:
    """Return one operatory."""
    row = common.find(unit, OPERATORY, operatory_id)
    unit.caller.require_location(row.location_id)
    return shown(unit, [row])[0]


def create_operatory(unit: WriteUnit, body: CreateOperatoryIn) -> OperatoryOut:
    """Add a room to a location."""
    common.find_location(unit, body.location_uuid)
    values = body.model_dump(exclude={"location_uuid", "provider_uuids"})
    wanted = list(dict.fromkeys(body.provider_uuids))
    operatory_id = common.create(
        unit,
        OPERATORY,
        {**values, "location_id": body.location_uuid},
        beside={"providers": ([], wanted)},
        location_id=body.location_uuid,
    )
    _assign(unit, operatory_id, wanted)
    return get_operatory(unit, operatory_id)


def update_operatory(unit: WriteUnit, operatory_id: UUID, body: UpdateOperatoryIn) -> OperatoryOut:
    """Change a room or who usually works in it."""
    row = common.find_to_change(unit, OPERATORY, operatory_id)
    unit.caller.require_location(row.location_id)
    common.check_version(row, body.base_version)
    given = body.given()
    beside = {}
    if "provider_uuids" in given:
        wanted = list(dict.fromkeys(given.pop("provider_uuids")))
        before = [who.id for who in usual_providers(unit, [operatory_id]).get(operatory_id, [])]
        beside = {"providers": (before, wanted)}
        if before != wanted:
            o = operatory_providers.c
            unit.execute(delete(operatory_providers).where(o.org_id == unit.org_id, o.operatory_id == operatory_id))
            _assign(unit, operatory_id, wanted)
    common.change(unit, OPERATORY, row, given, beside=beside, location_id=row.location_id)
    return get_operatory(unit, operatory_id)


def _assign(unit: WriteUnit, operatory_id: UUID, provider_ids: Iterable[UUID]) -> None:
    wanted = list(dict.fromkeys(provider_ids))
    if not wanted:
        return
    p = providers.c
    known = {
        row.id: row.is_hygienist
        for row in unit.rows(select(p.id, p.is_hygienist).where(p.org_id == unit.org_id, p.id.in_(wanted)))
    }
    if len(known) < len(wanted):
        raise NotFoundProblem("provider")
    unit.execute(
        insert(operatory_providers),
        [
            {
                "org_id": unit.org_id,
                "operatory_id": operatory_id,
                "provider_id": provider_id,
                "role": (ProviderRole.HYGIENIST if known[provider_id] else ProviderRole.DENTIST).value,
                "item_order": place,
            }
            for place, provider_id in enumerate(wanted)
        ],
    )


def usual_providers(unit: ReadUnit, operatory_ids: Sequence[UUID]) -> Usual:
    """Return who usually works in each of these rooms, the first one first."""
    o, p = operatory_providers.c, providers.c
    statement = (
        select(o.operatory_id, o.provider_id, provider_name(providers).label("called"))
        .join(providers, and_(p.org_id == o.org_id, p.id == o.provider_id))
        .where(o.org_id == unit.org_id, o.operatory_id.in_(operatory_ids))
        .order_by(o.item_order, o.provider_id)
    )
    found: Usual = {}
    for row in unit.rows(statement):
        found.setdefault(row.operatory_id, []).append(Reference(id=row.provider_id, name=row.called))
    return found


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[OperatoryOut]:
    """Return operatories as the wire shows them."""
    usual = usual_providers(unit, [row.id for row in rows])
    called = common.names(unit, LOCATION, (row.location_id for row in rows))
    return [
        OperatoryOut(
            id=row.id,
            version=row.version,
            location=common.reference(row.location_id, called),
            name=row.name,
            abbreviation=row.abbreviation,
            item_order=row.item_order,
            is_hidden=row.is_hidden,
            is_hygiene=row.is_hygiene,
            providers=usual.get(row.id, []),
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]
