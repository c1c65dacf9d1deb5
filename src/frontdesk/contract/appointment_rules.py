"""Appointment rules: whether visits of two types may share time."""

from pydantic import Field

from frontdesk.contract.common import (
    Flag,
    Id,
    Instant,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    Version,
)


class AppointmentRuleOut(ResponseModel):
    """A rule for a pair of types; the pair has no order."""

    id: Id = Field(description="The rule.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    location: Reference | None = Field(default=None, description="The office it holds for; null for all.")
    appointment_type_a: Reference = Field(description="One type.")
    appointment_type_b: Reference = Field(description="The other type; may be the same.")
    allow_overlap: bool = Field(
        description="True lets them overlap in an operatory; false keeps them from sharing a provider.",
        examples=[True],
    )
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class AppointmentRuleListOut(Page[AppointmentRuleOut]):
    """A page of appointment rules, the oldest first."""


class CreateAppointmentRuleIn(RequestModel):
    """A rule for a pair of types that has none at the same place."""

    appointment_type_uuid_a: Id = Field(description="One type.")
    appointment_type_uuid_b: Id = Field(description="The other type; may be the same.")
    location_uuid: Id | None = Field(default=None, description="The office it holds for; left out for all.")
    allow_overlap: Flag = Field(description="Whether visits of the two types may overlap.")


class UpdateAppointmentRuleIn(PatchModel):
    """The other decision for the same pair."""

    base_version: Version = Field(description="The version this is based on.")
    allow_overlap: Flag = Field(description="Whether visits of the two types may overlap.")
