"""HTTP operations on blockouts and their types."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.blockout_templates import (
    AddBlockoutTemplateItemIn,
    ApplyBlockoutTemplateIn,
    BlockoutTemplateItemOut,
    BlockoutTemplateListOut,
    BlockoutTemplateOut,
    CopyBlockoutDayIn,
    CopyBlockoutWeekIn,
    CreateBlockoutTemplateIn,
    RepeatBlockoutWeeksIn,
    RepeatedBlockoutsOut,
    UpdateBlockoutTemplateIn,
)
from frontdesk.contract.blockouts import (
    BlockoutListOut,
    BlockoutOut,
    BlockoutTypeListOut,
    BlockoutTypeOut,
    CreateBlockoutIn,
    CreateBlockoutTypeIn,
    CreatedBlockoutsOut,
    ExtendHoldIn,
    HoldIn,
    UpdateBlockoutIn,
    UpdateBlockoutTypeIn,
)
from frontdesk.server.blockouts import holding, repeating, service, templates, types
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import DateFrom, DateTo, LocationFilter

router = APIRouter(prefix="/blockouts", tags=["Blockouts"])

IncludeHidden = Annotated[bool, Query(description="Hidden ones too.")]
TemplatesOf = Annotated[
    UUID | None, Query(description="Also this location's own templates; left out, only those for any location.")
]


@router.get("/instances", response_model=BlockoutListOut)
async def list_blockouts(
    request: Request,
    page: PageParams,
    location_uuid: LocationFilter = None,
    date_from: DateFrom = None,
    date_to: DateTo = None,
) -> Response:
    """List blockouts by date and time."""
    return await run_read(request, lambda unit: service.list_blockouts(unit, page, location_uuid, date_from, date_to))


@router.get("/instances/{blockout_uuid}", response_model=BlockoutOut)
async def get_blockout(request: Request, blockout_uuid: UUID) -> Response:
    """Return one blockout."""
    return await run_read(request, lambda unit: service.get_blockout(unit, blockout_uuid))


@router.post("/instances", response_model=CreatedBlockoutsOut, status_code=201)
async def create_blockouts(request: Request, body: CreateBlockoutIn) -> Response:
    """Block time in operatories or in the whole location.

    A room with a visit in the way of a blockout that allows none is left out and named in the warnings; when that
    leaves nothing, the request is refused. Another blockout of the same place is in nobody's way here: that the new
    one lies over it is a warning.

    Without rooms the whole location is blocked. What one request makes shares a `blockout_group_uuid`.
    """
    return await run_write(request, body, lambda unit: service.create_blockouts(unit, body), status=201)


@router.patch("/instances/{blockout_uuid}", response_model=BlockoutOut)
async def update_blockout(request: Request, blockout_uuid: UUID, body: UpdateBlockoutIn) -> Response:
    """Change a blockout, or all that were made with it.

    With `apply_to_group` the change reaches all that were made together: they take what is given, the operatory too,
    and go by as many days as this one. Holidays are in nobody's way here. Unless `allow_overlap` says otherwise, a
    change is a 409 `slot_taken` when time in which nothing may be booked would cover visits, and a 409 `blocked_time`
    when it would lay one over another blockout of the same operatory, or of the whole office; those changed along are
    not in its way, and what changes neither place nor times lays nothing anywhere. A hold is a 409 `is_a_hold`: hold
    the other place, and give this one back.
    """
    return await run_write(request, body, lambda unit: service.update_blockout(unit, blockout_uuid, body))


@router.delete("/instances/{blockout_uuid}", status_code=204, response_class=Response)
async def delete_blockout(request: Request, blockout_uuid: UUID) -> Response:
    """Give the time of one blockout back.

    Others that were made with it stay.
    """
    return await run_write(request, None, lambda unit: service.delete_blockout(unit, blockout_uuid))


@router.post("/instances/copy-day", response_model=RepeatedBlockoutsOut, status_code=201)
async def copy_blockout_day(request: Request, body: CopyBlockoutDayIn) -> Response:
    """Copy the blockouts of a day to another; what cannot go there is left out and named.

    Types that are not to be copied, holidays and clashes are left out and named in `warnings`; `count` says how
    many were made.
    """
    return await run_write(request, body, lambda unit: repeating.copy_day(unit, body), status=201)


@router.post("/instances/copy-week", response_model=RepeatedBlockoutsOut, status_code=201)
async def copy_blockout_week(request: Request, body: CopyBlockoutWeekIn) -> Response:
    """Copy the blockouts of a week to another; what cannot go there is left out and named.

    Both dates have to be Mondays. Types that are not to be copied, holidays and clashes are left out and named in
    `warnings`.
    """
    return await run_write(request, body, lambda unit: repeating.copy_week(unit, body), status=201)


@router.post("/instances/repeat-weeks", response_model=RepeatedBlockoutsOut, status_code=201)
async def repeat_blockout_weeks(request: Request, body: RepeatBlockoutWeeksIn) -> Response:
    """Copy the blockouts of a week to the weeks after it; what cannot go there is left out and named.

    The week starts on a Monday. What cannot be repeated, on holidays or over other things, is named in `warnings`;
    the source week stays as it is.
    """
    return await run_write(request, body, lambda unit: repeating.repeat_weeks(unit, body), status=201)


@router.post("/holds", response_model=BlockoutOut, status_code=201)
async def hold_place(request: Request, body: HoldIn) -> Response:
    """Keep a place for some minutes while phoning; it is free again by itself.

    A hold is a blockout with `expires_at` and `held_by`: it blocks the place for everybody but the caller, whose
    booking there takes it along. A visit there is a 409 `slot_taken`; blocked time, or somebody else's hold, a 409
    `blocked_time`. The caller's own hold of the place is replaced. To give it back early, delete the blockout.
    """
    return await run_write(request, body, lambda unit: holding.hold(unit, body), status=201)


@router.patch("/holds/{blockout_uuid}", response_model=BlockoutOut)
async def extend_hold(request: Request, blockout_uuid: UUID, body: ExtendHoldIn) -> Response:
    """Let a hold last so many minutes from now.

    One that has lapsed is a 404: its place may be somebody else's by now. A blockout that is no hold is a 409
    `not_a_hold`, somebody else's hold a 409 `not_your_hold`.
    """
    return await run_write(request, body, lambda unit: holding.extend(unit, blockout_uuid, body))


@router.get("/templates", response_model=BlockoutTemplateListOut)
async def list_blockout_templates(
    request: Request,
    page: PageParams,
    location_uuid: TemplatesOf = None,
    include_hidden: IncludeHidden = False,
) -> Response:
    """List the days of blockouts that can be laid on dates."""
    return await run_read(
        request, lambda unit: templates.list_templates(unit, page, location_uuid, include_hidden=include_hidden)
    )


@router.get("/templates/{template_uuid}", response_model=BlockoutTemplateOut)
async def get_blockout_template(request: Request, template_uuid: UUID) -> Response:
    """Return one template."""
    return await run_read(request, lambda unit: templates.get_template(unit, template_uuid))


@router.post("/templates", response_model=BlockoutTemplateOut, status_code=201)
async def create_blockout_template(request: Request, body: CreateBlockoutTemplateIn) -> Response:
    """Begin a template."""
    return await run_write(
        request,
        body,
        lambda unit: templates.create_template(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/templates/{template_uuid}", response_model=BlockoutTemplateOut)
async def update_blockout_template(request: Request, template_uuid: UUID, body: UpdateBlockoutTemplateIn) -> Response:
    """Change a template; what was made from it stays."""
    return await run_write(
        request,
        body,
        lambda unit: templates.update_template(unit, template_uuid, body),
        permission=Permission.CONFIGURE,
    )


@router.delete("/templates/{template_uuid}", status_code=204, response_class=Response)
async def delete_blockout_template(request: Request, template_uuid: UUID) -> Response:
    """Delete a template with its items; what was made from it stays."""
    return await run_write(
        request,
        None,
        lambda unit: templates.delete_template(unit, template_uuid),
        permission=Permission.CONFIGURE,
    )


@router.get("/templates/{template_uuid}/items", response_model=list[BlockoutTemplateItemOut])
async def list_blockout_template_items(request: Request, template_uuid: UUID) -> Response:
    """List the blockouts of a template.

    One for any location can name operatories of several: those of locations outside of the caller's scope are left out.
    """
    return await run_read(request, lambda unit: templates.list_items(unit, template_uuid))


@router.post("/templates/{template_uuid}/items", response_model=BlockoutTemplateItemOut, status_code=201)
async def add_blockout_template_item(
    request: Request, template_uuid: UUID, body: AddBlockoutTemplateItemIn
) -> Response:
    """Add a blockout to a template."""
    return await run_write(
        request,
        body,
        lambda unit: templates.add_item(unit, template_uuid, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.delete("/templates/{template_uuid}/items/{item_uuid}", status_code=204, response_class=Response)
async def remove_blockout_template_item(request: Request, template_uuid: UUID, item_uuid: UUID) -> Response:
    """Take a blockout out of a template."""
    return await run_write(
        request,
        None,
        lambda unit: templates.remove_item(unit, template_uuid, item_uuid),
        permission=Permission.CONFIGURE,
    )


@router.post("/templates/{template_uuid}/apply", response_model=RepeatedBlockoutsOut, status_code=201)
async def apply_blockout_template(request: Request, template_uuid: UUID, body: ApplyBlockoutTemplateIn) -> Response:
    """Lay a template on a day; what cannot go there is left out and named.

    A template that is retired is a 409. Rooms of another location, holidays and clashes are left out and named in
    `warnings`.
    """
    return await run_write(request, body, lambda unit: repeating.apply_template(unit, template_uuid, body), status=201)


@router.get("/types", response_model=BlockoutTypeListOut)
async def list_blockout_types(request: Request, page: PageParams, include_hidden: IncludeHidden = False) -> Response:
    """List the purposes for which time is kept free."""
    return await run_read(request, lambda unit: types.list_blockout_types(unit, page, include_hidden=include_hidden))


@router.get("/types/{blockout_type_uuid}", response_model=BlockoutTypeOut)
async def get_blockout_type(request: Request, blockout_type_uuid: UUID) -> Response:
    """Return one blockout type."""
    return await run_read(request, lambda unit: types.get_blockout_type(unit, blockout_type_uuid))


@router.post("/types", response_model=BlockoutTypeOut, status_code=201)
async def create_blockout_type(request: Request, body: CreateBlockoutTypeIn) -> Response:
    """Add a purpose for which time is kept free."""
    return await run_write(
        request,
        body,
        lambda unit: types.create_blockout_type(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/types/{blockout_type_uuid}", response_model=BlockoutTypeOut)
async def update_blockout_type(request: Request, blockout_type_uuid: UUID, body: UpdateBlockoutTypeIn) -> Response:
    """Change a blockout type.

    Whether visits are allowed in it changes for blockouts that exist already, too.
    """
    return await run_write(
        request,
        body,
        lambda unit: types.update_blockout_type(unit, blockout_type_uuid, body),
        permission=Permission.CONFIGURE,
    )


@router.delete("/types/{blockout_type_uuid}", status_code=204, response_class=Response)
async def delete_blockout_type(request: Request, blockout_type_uuid: UUID) -> Response:
    """Delete a blockout type that is not in use.

    One that blockouts or templates use is a 409 `in_use`; hide it instead.
    """
    return await run_write(
        request,
        None,
        lambda unit: types.delete_blockout_type(unit, blockout_type_uuid),
        permission=Permission.CONFIGURE,
    )
