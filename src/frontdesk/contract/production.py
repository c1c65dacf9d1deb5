"""Production goals: what a provider means to produce at an office on a day, and what came of it."""

from pydantic import Field

from frontdesk.contract.common import (
    AmountIn,
    Id,
    Instant,
    LocalDate,
    Money,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    Version,
)


class ProductionGoalOut(ResponseModel):
    """A provider's goal for one day at one office."""

    id: Id = Field(description="The goal.")
    version: Version | None = Field(default=None, description="Grows by one with every change.")
    location: Reference = Field(description="The office.")
    provider: Reference = Field(description="Whose goal it is.")
    goal_date: LocalDate = Field(description="The local date.")
    goal_amount: Money = Field(description="The production aimed at.")
    created_at: Instant = Field(description="When it was set.")
    updated_at: Instant = Field(description="When it last changed.")


class ProductionGoalListOut(Page[ProductionGoalOut]):
    """A page of production goals by date."""


class CreateProductionGoalIn(RequestModel):
    """A goal for a provider's day that has none yet."""

    location_uuid: Id = Field(description="The office.")
    provider_uuid: Id = Field(description="Whose goal it is.")
    goal_date: LocalDate = Field(description="The local date.")
    goal_amount: AmountIn = Field(description="The production aimed at.")


class UpsertProductionGoalIn(CreateProductionGoalIn):
    """A goal for a provider's day, whether or not there is one already."""


class UpdateProductionGoalIn(PatchModel):
    """Another amount for a goal."""

    goal_amount: AmountIn = Field(description="The production aimed at now.")


class ProviderProductionOut(ResponseModel):
    """What one provider produced at an office in a span of days."""

    provider: Reference | None = Field(description="The provider; null for visits that name none.")
    scheduled_production: Money = Field(description="On the book and not yet done.")
    completed_production: Money = Field(description="Done.")
    lost_production: Money = Field(description="Broken or cancelled.")
    goal_amount: Money = Field(description="The sum of the provider's goals for these days; 0.00 without any.")
    attainment_pct: float = Field(
        description="Completed production in percent of the goal; 0 without one.", examples=[87.5]
    )


class ProductionSummaryOut(ResponseModel):
    """Production of an office by provider, against the goals."""

    date_from: LocalDate = Field(description="First local date.")
    date_to: LocalDate = Field(description="Last local date, included.")
    providers: list[ProviderProductionOut] = Field(
        description="Everybody with visits or a goal, in the practice's order."
    )
    total_scheduled: Money = Field(description="Scheduled production of everybody.")
    total_completed: Money = Field(description="Completed production of everybody.")
    total_lost: Money = Field(description="Broken and cancelled production of everybody.")
    total_goal: Money = Field(description="The sum of all goals.")
    overall_attainment_pct: float = Field(
        description="Completed production in percent of all goals; 0 without any.", examples=[92.1]
    )
