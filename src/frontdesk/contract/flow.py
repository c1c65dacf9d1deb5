"""Flow statuses: the stations of a patient's way through the office."""

from typing import Annotated

from pydantic import Field

from frontdesk.contract.common import (
    NOT_NULL,
    Color,
    Flag,
    Id,
    Instant,
    Name,
    Order,
    Page,
    PatchModel,
    RequestModel,
    ResponseModel,
    Version,
)


class FlowStatusOut(ResponseModel):
    """One station."""

    id: Id = Field(description="The flow status.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="Its name.", examples=["In chair"])
    slug: str = Field(description="Its name for programs; stays when it is renamed.", examples=["in_chair"])
    color: str = Field(description="Its colour.", examples=["#2563EB"])
    item_order: int = Field(description="Its place on the way.", examples=[2])
    is_active: bool = Field(description="Whether it is in use.", examples=[True])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class FlowStatusListOut(Page[FlowStatusOut]):
    """A page of flow statuses in their order."""


class CreateFlowStatusIn(RequestModel):
    """A new station."""

    name: Name = Field(description="Its name.")
    color: Color | None = Field(default=None, description="Its colour; left out, a neutral one.")
    item_order: Order = Field(default=0, description="Its place on the way.")
    is_active: Flag = Field(default=True, description="Whether it is in use.")


class UpdateFlowStatusIn(PatchModel):
    """Changes to a station."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    color: Annotated[Color | None, NOT_NULL] = Field(default=None, description="Another colour.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place on the way.")
    is_active: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Use it or retire it.")
