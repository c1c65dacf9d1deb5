"""HTTP operations on appointment rules."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.appointment_rules import (
    AppointmentRuleListOut,
    AppointmentRuleOut,
    CreateAppointmentRuleIn,
    UpdateAppointmentRuleIn,
)
from frontdesk.server.appointment_rules import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission

router = APIRouter(prefix="/schedule/appointment-rules", tags=["Appointment rules"])

RulesOf = Annotated[
    UUID | None, Query(description="Only this location's own rules; left out, those that hold for all locations.")
]
TypeOf = Annotated[UUID | None, Query(description="Only rules with this appointment type on either side.")]


@router.get("", response_model=AppointmentRuleListOut)
async def list_appointment_rules(
    request: Request, page: PageParams, location_uuid: RulesOf = None, appointment_type_uuid: TypeOf = None
) -> Response:
    """List the rules of a location, or those that hold for all."""
    return await run_read(request, lambda unit: service.list_rules(unit, page, location_uuid, appointment_type_uuid))


@router.get("/{rule_uuid}", response_model=AppointmentRuleOut)
async def get_appointment_rule(request: Request, rule_uuid: UUID) -> Response:
    """Return one rule."""
    return await run_read(request, lambda unit: service.get_rule(unit, rule_uuid))


@router.post("", response_model=AppointmentRuleOut, status_code=201)
async def create_appointment_rule(request: Request, body: CreateAppointmentRuleIn) -> Response:
    """Decide whether visits of two types may share time.

    `allow_overlap` lets visits of the two types lie over one another in an operatory; without it they also may not
    share a provider at a time. The order of the two types means nothing. A rule of a location counts before one for
    all. A second for the same pair is a 409 `duplicate`.
    """
    return await run_write(
        request, body, lambda unit: service.create_rule(unit, body), permission=Permission.CONFIGURE, status=201
    )


@router.patch("/{rule_uuid}", response_model=AppointmentRuleOut)
async def update_appointment_rule(request: Request, rule_uuid: UUID, body: UpdateAppointmentRuleIn) -> Response:
    """Decide otherwise; visits already booked stay where they are.

    The types and the location are what the rule is about and cannot change.
    """
    return await run_write(
        request, body, lambda unit: service.update_rule(unit, rule_uuid, body), permission=Permission.CONFIGURE
    )


@router.delete("/{rule_uuid}", status_code=204, response_class=Response)
async def delete_appointment_rule(request: Request, rule_uuid: UUID) -> Response:
    """Go back to what holds without a rule."""
    return await run_write(
        request, None, lambda unit: service.delete_rule(unit, rule_uuid), permission=Permission.CONFIGURE
    )
