"""HTTP operations on providers."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response

from frontdesk.contract.resources import CreateProviderIn, ProviderListOut, ProviderOut, UpdateProviderIn
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.providers import service
from frontdesk.server.query_params import HiddenFilter

router = APIRouter(prefix="/providers", tags=["Providers"])


@router.get("", response_model=ProviderListOut)
async def list_providers(request: Request, page: PageParams, is_hidden: HiddenFilter = None) -> Response:
    """List providers in the practice's order."""
    return await run_read(request, lambda unit: service.list_providers(unit, page, is_hidden))


@router.get("/{provider_uuid}", response_model=ProviderOut)
async def get_provider(request: Request, provider_uuid: UUID) -> Response:
    """Return one provider."""
    return await run_read(request, lambda unit: service.get_provider(unit, provider_uuid))


@router.post("", response_model=ProviderOut, status_code=201)
async def create_provider(request: Request, body: CreateProviderIn) -> Response:
    """Add a provider."""
    return await run_write(
        request,
        body,
        lambda unit: service.create_provider(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/{provider_uuid}", response_model=ProviderOut)
async def update_provider(request: Request, provider_uuid: UUID, body: UpdateProviderIn) -> Response:
    """Change a provider."""
    return await run_write(
        request,
        body,
        lambda unit: service.update_provider(unit, provider_uuid, body),
        permission=Permission.CONFIGURE,
    )
