"""The practice's own records that scheduling refers to: offices, rooms, codes, categories, holidays, users."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from frontdesk.contract.auth import NewPassword, Role
from frontdesk.contract.common import (
    NOT_NULL,
    AmountIn,
    Code,
    Color,
    Flag,
    Id,
    Instant,
    LocalDate,
    LocalTime,
    Money,
    Name,
    Order,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    ShortCode,
    ShortText,
    TimePatternText,
    TimeZone,
    Version,
    Weekday,
)
from frontdesk.contract.people import (
    CreatePatientIn,
    CreateProviderIn,
    PatientListOut,
    PatientOut,
    ProviderListOut,
    ProviderOut,
    UpdatePatientIn,
    UpdateProviderIn,
)

__all__ = [
    "CreateDefinitionIn",
    "CreateHolidayIn",
    "CreateLocationIn",
    "CreateOperatoryIn",
    "CreatePatientIn",
    "CreateProcedureCodeIn",
    "CreateProviderIn",
    "CreateUserIn",
    "DefinitionCategory",
    "DefinitionListOut",
    "DefinitionOut",
    "HolidayListOut",
    "HolidayOut",
    "LocationListOut",
    "LocationOut",
    "OpeningHours",
    "OpeningHoursOut",
    "OperatoryListOut",
    "OperatoryOut",
    "PatientListOut",
    "PatientOut",
    "ProcedureCodeListOut",
    "ProcedureCodeOut",
    "ProviderListOut",
    "ProviderOut",
    "UpdateDefinitionIn",
    "UpdateHolidayIn",
    "UpdateLocationIn",
    "UpdateOperatoryIn",
    "UpdatePatientIn",
    "UpdateProcedureCodeIn",
    "UpdateProviderIn",
    "UpdateUserIn",
    "UserListOut",
    "UserOut",
]

DefinitionCategory = Literal[
    "ApptConfirmed", "BrokenReason", "CancelReason", "WaitlistPriority", "AppointmentTag", "TaskPriority"
]
IdList = Annotated[list[Id], Field(max_length=500)]


class OpeningHoursOut(ResponseModel):
    """When an office is open on one day of the week, as read."""

    day_of_week: int = Field(description="The day, Monday being 0.", examples=[0])
    opens: LocalTime = Field(description="When it opens.")
    closes: LocalTime = Field(description="When it closes; midnight is the day's end.")


class OpeningHours(OpeningHoursOut):
    """When an office is open on one day of the week, as written."""

    model_config = RequestModel.model_config

    day_of_week: Weekday = Field(description="The day, Monday being 0.")
    opens: LocalTime = Field(description="When it opens.")
    closes: LocalTime = Field(description="When it closes; midnight is the day's end.")

    @model_validator(mode="after")
    def _closes_later(self) -> Self:
        if self.closes <= self.opens and (self.closes.hour, self.closes.minute) != (0, 0):
            raise PydanticCustomError("hours_order", "An office closes after it opens.")
        return self


HoursList = Annotated[list[OpeningHours], Field(max_length=28)]


class LocationOut(ResponseModel):
    """An office."""

    id: Id = Field(description="The office.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="Its name.", examples=["Lakeside"])
    timezone: str = Field(description="Its IANA time zone.", examples=["America/Chicago"])
    phone: str | None = Field(default=None, description="Its telephone number.", examples=["+1 312 555 0100"])
    hours: list[OpeningHoursOut] = Field(description="When it is open; a day that is missing is closed.")
    created_at: Instant = Field(description="When it was entered.")
    updated_at: Instant = Field(description="When it last changed.")


class LocationListOut(Page[LocationOut]):
    """A page of offices by name."""


class CreateLocationIn(RequestModel):
    """A new office."""

    name: Name = Field(description="Its name.")
    timezone: TimeZone = Field(description="Its IANA time zone.")
    phone: ShortText | None = Field(default=None, description="Its telephone number.", examples=["+1 212 555 0143"])
    hours: HoursList = Field(default=[], description="When it is open.")


class UpdateLocationIn(PatchModel):
    """Changes to an office."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    timezone: Annotated[TimeZone | None, NOT_NULL] = Field(default=None, description="Another time zone.")
    phone: ShortText | None = Field(
        default=None, description="Another number; null for none.", examples=["+1 212 555 0143"]
    )
    hours: Annotated[HoursList | None, NOT_NULL] = Field(default=None, description="Other hours, all of them.")


class OperatoryOut(ResponseModel):
    """A room with a chair."""

    id: Id = Field(description="The operatory.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    location: Reference = Field(description="The office it is in.")
    name: str = Field(description="Its name.", examples=["Operatory 2"])
    abbreviation: str = Field(description="Its name in brief; may be empty.", examples=["Op 2"])
    item_order: int = Field(description="Its place among the columns.", examples=[1])
    is_hidden: bool = Field(description="Whether it is out of use.", examples=[False])
    is_hygiene: bool = Field(description="Whether hygienists work in it.", examples=[False])
    providers: list[Reference] = Field(description="Who works in it unless hours say otherwise.")
    created_at: Instant = Field(description="When it was entered.")
    updated_at: Instant = Field(description="When it last changed.")


class OperatoryListOut(Page[OperatoryOut]):
    """A page of operatories in column order."""


class CreateOperatoryIn(RequestModel):
    """A new operatory."""

    location_uuid: Id = Field(description="The office it is in.")
    name: Name = Field(description="Its name.")
    abbreviation: Code = Field(default="", description="Its name in brief.")
    item_order: Order = Field(default=0, description="Its place among the columns.")
    is_hidden: Flag = Field(default=False, description="Whether it is out of use.")
    is_hygiene: Flag = Field(default=False, description="Whether hygienists work in it.")
    provider_uuids: IdList = Field(default=[], description="Who works in it by default.")


class UpdateOperatoryIn(PatchModel):
    """Changes to an operatory."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    abbreviation: Annotated[Code | None, NOT_NULL] = Field(default=None, description="Another short name.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place.")
    is_hidden: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Take it out of use or back.")
    is_hygiene: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="For hygienists or not.")
    provider_uuids: Annotated[IdList | None, NOT_NULL] = Field(default=None, description="Other default providers.")


class ProcedureCodeOut(ResponseModel):
    """A procedure the practice performs."""

    id: Id = Field(description="The procedure code.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    code: str = Field(description="The code.", examples=["D1110"])
    description: str = Field(description="The procedure in words.", examples=["Adult prophylaxis"])
    abbreviation: str | None = Field(default=None, description="The word for it on the board.", examples=["Prophy"])
    default_fee: Money = Field(description="Its usual fee.")
    time_pattern: str | None = Field(default=None, description="The time it takes.", examples=["/XXXXXX/"])
    created_at: Instant = Field(description="When it was entered.")
    updated_at: Instant = Field(description="When it last changed.")


class ProcedureCodeListOut(Page[ProcedureCodeOut]):
    """A page of procedure codes by code."""


class CreateProcedureCodeIn(RequestModel):
    """A new procedure."""

    code: ShortCode = Field(description="The code.")
    description: ShortText = Field(description="The procedure in words.", examples=["Comprehensive oral evaluation"])
    abbreviation: Code | None = Field(default=None, description="The word for it on the board.")
    default_fee: AmountIn = Field(description="Its usual fee.")
    time_pattern: TimePatternText | None = Field(default=None, description="The time it takes.")


class UpdateProcedureCodeIn(PatchModel):
    """Changes to a procedure."""

    base_version: Version = Field(description="The version this is based on.")
    description: Annotated[ShortText | None, NOT_NULL] = Field(
        default=None, description="Other words.", examples=["Comprehensive oral evaluation"]
    )
    abbreviation: Code | None = Field(default=None, description="Another word for the board; null for none.")
    default_fee: Annotated[AmountIn | None, NOT_NULL] = Field(default=None, description="Another fee.")
    time_pattern: TimePatternText | None = Field(default=None, description="Another pattern; null for none.")


class DefinitionOut(ResponseModel):
    """One of the practice's own words in a category."""

    id: Id = Field(description="The definition.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    category: str = Field(description="What it is a word for.", examples=["ApptConfirmed"])
    name: str = Field(description="The word.", examples=["Left message"])
    color: str | None = Field(default=None, description="Its colour.", examples=["#D97706"])
    item_order: int = Field(description="Order in its category.", examples=[1])
    is_hidden: bool = Field(description="Whether it is kept out of choices.", examples=[False])
    created_at: Instant = Field(description="When it was entered.")
    updated_at: Instant = Field(description="When it last changed.")


class DefinitionListOut(Page[DefinitionOut]):
    """A page of definitions in their order."""


class CreateDefinitionIn(RequestModel):
    """A new word in a category."""

    category: DefinitionCategory = Field(description="What it is a word for.", examples=["BrokenReason"])
    name: Name = Field(description="The word.")
    color: Color | None = Field(default=None, description="Its colour.")
    item_order: Order = Field(default=0, description="Order in its category.")
    is_hidden: Flag = Field(default=False, description="Whether it is kept out of choices.")


class UpdateDefinitionIn(PatchModel):
    """Changes to a definition."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another word.")
    color: Color | None = Field(default=None, description="Another colour; null for none.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place in the order.")
    is_hidden: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Hide or show it.")


class HolidayOut(ResponseModel):
    """A day on which an office, or all of them, is closed."""

    id: Id = Field(description="The holiday.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    location: Reference | None = Field(default=None, description="The office; null for all.")
    date: LocalDate = Field(description="The day.")
    name: str = Field(description="Its name.", examples=["Thanksgiving"])
    created_at: Instant = Field(description="When it was entered.")
    updated_at: Instant = Field(description="When it last changed.")


class HolidayListOut(Page[HolidayOut]):
    """A page of holidays by date."""


class CreateHolidayIn(RequestModel):
    """A new holiday."""

    location_uuid: Id | None = Field(default=None, description="The office; left out for all.")
    date: LocalDate = Field(description="The day.")
    name: Name = Field(description="Its name.")


class UpdateHolidayIn(PatchModel):
    """Changes to a holiday."""

    base_version: Version = Field(description="The version this is based on.")
    location_uuid: Id | None = Field(default=None, description="Another office; null for all.")
    date: Annotated[LocalDate | None, NOT_NULL] = Field(default=None, description="Another day.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")


class UserOut(ResponseModel):
    """Somebody who may sign in."""

    id: Id = Field(description="The user.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    username: str = Field(description="The sign-in name.", examples=["maria"])
    name: str = Field(description="The name to show.", examples=["Maria Lopez"])
    role: Role = Field(description="What the user may do.", examples=["front_desk"])
    locations: list[Reference] | None = Field(default=None, description="The offices open to the user; null for all.")
    is_active: bool = Field(description="Whether the user may sign in.", examples=[True])
    created_at: Instant = Field(description="When the user was entered.")
    updated_at: Instant = Field(description="When the user last changed.")


class UserListOut(Page[UserOut]):
    """A page of users by name."""


class CreateUserIn(RequestModel):
    """A new user."""

    username: Name = Field(description="The sign-in name.")
    name: Name = Field(description="The name to show.")
    password: NewPassword = Field(description="The first password.")
    role: Role = Field(description="What the user may do.", examples=["front_desk"])
    location_uuids: IdList | None = Field(default=None, description="The offices open to the user; left out for all.")


class UpdateUserIn(PatchModel):
    """Changes to a user."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    password: Annotated[NewPassword | None, NOT_NULL] = Field(default=None, description="Another password.")
    role: Annotated[Role | None, NOT_NULL] = Field(default=None, description="Other rights.", examples=["admin"])
    location_uuids: IdList | None = Field(default=None, description="Other offices; null for all.")
    is_active: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Let the user sign in or not.")
