"""HTTP operations on saved searches. Whoever may read may keep searches of their own."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.saved_searches import (
    CreateSavedSearchIn,
    SavedSearchListOut,
    SavedSearchOut,
    UpdateSavedSearchIn,
)
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import Words
from frontdesk.server.saved_searches import service

router = APIRouter(prefix="/schedule/saved-searches", tags=["Saved searches"])

SearchTypeFilter = Annotated[Words | None, Query(description="Only searches of this kind.")]


@router.get("", response_model=SavedSearchListOut)
async def list_saved_searches(request: Request, page: PageParams, search_type: SearchTypeFilter = None) -> Response:
    """List the caller's own searches by name."""
    return await run_read(request, lambda unit: service.list_searches(unit, page, search_type))


@router.get("/{search_uuid}", response_model=SavedSearchOut)
async def get_saved_search(request: Request, search_uuid: UUID) -> Response:
    """Return one of the caller's own searches."""
    return await run_read(request, lambda unit: service.get_search(unit, search_uuid))


@router.post("", response_model=SavedSearchOut, status_code=201)
async def create_saved_search(request: Request, body: CreateSavedSearchIn) -> Response:
    """Keep a search for the caller.

    A new default takes the place of the caller's default of the same kind.
    """
    return await run_write(
        request, body, lambda unit: service.create_search(unit, body), permission=Permission.READ, status=201
    )


@router.patch("/{search_uuid}", response_model=SavedSearchOut)
async def update_saved_search(request: Request, search_uuid: UUID, body: UpdateSavedSearchIn) -> Response:
    """Change one of the caller's own searches.

    A new default takes the place of the caller's default of the same kind. Somebody else's search is a 404.
    """
    return await run_write(
        request, body, lambda unit: service.update_search(unit, search_uuid, body), permission=Permission.READ
    )


@router.delete("/{search_uuid}", status_code=204, response_class=Response)
async def delete_saved_search(request: Request, search_uuid: UUID) -> Response:
    """Forget one of the caller's own searches."""
    return await run_write(
        request, None, lambda unit: service.delete_search(unit, search_uuid), permission=Permission.READ
    )
