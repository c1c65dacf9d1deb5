"""HTTP operations on definitions."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.resources import (
    CreateDefinitionIn,
    DefinitionCategory,
    DefinitionListOut,
    DefinitionOut,
    UpdateDefinitionIn,
)
from frontdesk.server.definitions import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import HiddenFilter

router = APIRouter(prefix="/definitions", tags=["Definitions"])

Category = Annotated[DefinitionCategory | None, Query(description="Only the words of this category.")]


@router.get("", response_model=DefinitionListOut)
async def list_definitions(
    request: Request, page: PageParams, category: Category = None, is_hidden: HiddenFilter = None
) -> Response:
    """List the practice's own words, by category."""
    return await run_read(request, lambda unit: service.list_definitions(unit, page, category, is_hidden))


@router.get("/{definition_uuid}", response_model=DefinitionOut)
async def get_definition(request: Request, definition_uuid: UUID) -> Response:
    """Return one word."""
    return await run_read(request, lambda unit: service.get_definition(unit, definition_uuid))


@router.post("", response_model=DefinitionOut, status_code=201)
async def create_definition(request: Request, body: CreateDefinitionIn) -> Response:
    """Add a word to a category."""
    return await run_write(
        request,
        body,
        lambda unit: service.create_definition(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/{definition_uuid}", response_model=DefinitionOut)
async def update_definition(request: Request, definition_uuid: UUID, body: UpdateDefinitionIn) -> Response:
    """Change a word."""
    return await run_write(
        request,
        body,
        lambda unit: service.update_definition(unit, definition_uuid, body),
        permission=Permission.CONFIGURE,
    )
