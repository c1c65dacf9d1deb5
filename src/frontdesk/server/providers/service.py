"""The rules of providers, who belong to the organisation and may work in any of its locations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, Select, select

from frontdesk.contract.resources import CreateProviderIn, ProviderListOut, ProviderOut, UpdateProviderIn
from frontdesk.domain.money import ZERO
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.names import provider_name
from frontdesk.server.db.tables import providers
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import NEUTRAL_COLOR, PROVIDER

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

TEXTS = ("preferred_name", "specialty", "schedule_note")


def list_providers(unit: ReadUnit, page: Page, is_hidden: bool | None = None) -> ProviderListOut:
    """Return providers in the practice's order."""
    c = providers.c
    statement = _providers(unit).order_by(c.item_order, common.bytewise(c.abbreviation), c.id)
    if is_hidden is not None:
        statement = statement.where(c.is_hidden == is_hidden)
    rows, total = page.fetch(unit, statement)
    return ProviderListOut(items=[shown(row) for row in rows], page=page.number, page_size=page.size, total=total)


def get_provider(unit: ReadUnit, provider_id: UUID) -> ProviderOut:
    """Return one provider."""
    row = unit.first(_providers(unit).where(providers.c.id == provider_id))
    if row is None:
        raise NotFoundProblem(PROVIDER.noun)
    return shown(row)


def create_provider(unit: WriteUnit, body: CreateProviderIn) -> ProviderOut:
    """Add a provider."""
    values = {"color": NEUTRAL_COLOR, **body.model_dump(exclude_none=True)}
    return get_provider(unit, common.create(unit, PROVIDER, values))


def update_provider(unit: WriteUnit, provider_id: UUID, body: UpdateProviderIn) -> ProviderOut:
    """Change a provider."""
    row = common.find_to_change(unit, PROVIDER, provider_id)
    common.check_version(row, body.base_version)
    given = common.blank_for_null(body.given(), TEXTS)
    if given.get("hourly_production_goal", row.hourly_production_goal) is None:
        given["hourly_production_goal"] = ZERO
    common.change(unit, PROVIDER, row, given)
    return get_provider(unit, provider_id)


def _providers(unit: ReadUnit) -> Select[Any]:
    return select(providers, provider_name(providers).label("called")).where(providers.c.org_id == unit.org_id)


def shown(row: Row[Any]) -> ProviderOut:
    """Return a provider as the wire shows one."""
    return ProviderOut(
        id=row.id,
        version=row.version,
        name=row.called,
        abbreviation=row.abbreviation,
        first_name=row.first_name,
        last_name=row.last_name,
        preferred_name=row.preferred_name or None,
        color=row.color or NEUTRAL_COLOR,
        is_hygienist=row.is_hygienist,
        item_order=row.item_order,
        specialty=row.specialty or None,
        schedule_note=row.schedule_note or None,
        hourly_production_goal=row.hourly_production_goal or None,
        is_hidden=row.is_hidden,
        status=row.status,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
