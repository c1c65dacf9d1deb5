"""Providers and patients."""

from typing import Annotated, Literal

from pydantic import Field

from frontdesk.contract.common import (
    NOT_NULL,
    AmountIn,
    Code,
    Color,
    Flag,
    Id,
    Instant,
    LocalDate,
    LongText,
    Money,
    MoneyIn,
    Name,
    Order,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    ShortCode,
    ShortText,
    Version,
)

ProviderStatus = Literal["active", "inactive"]
PatientStatus = Literal["active", "inactive", "archived", "deceased"]
AlertList = Annotated[list[Annotated[ShortText, Field(examples=["Penicillin allergy"])]], Field(max_length=50)]


class ProviderOut(ResponseModel):
    """A dentist, hygienist or assistant."""

    id: Id = Field(description="The provider.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="How to show the provider.", examples=["Dr. Okafor"])
    abbreviation: str = Field(description="The name in brief.", examples=["OKA"])
    first_name: str = Field(description="First name; may be empty.", examples=["Ada"])
    last_name: str = Field(description="Last name.", examples=["Okafor"])
    preferred_name: str | None = Field(default=None, description="What the team calls the provider.", examples=["Ada"])
    color: str = Field(description="The provider's colour.", examples=["#2456B8"])
    is_hygienist: bool = Field(description="Whether the provider is a hygienist.", examples=[False])
    item_order: int = Field(description="Order among providers.", examples=[1])
    specialty: str | None = Field(default=None, description="The provider's field.", examples=["Endodontics"])
    schedule_note: str | None = Field(default=None, description="A remark for the schedule.", examples=["No Fridays"])
    hourly_production_goal: Money | None = Field(default=None, description="Production aimed at for each hour.")
    is_hidden: bool = Field(description="Whether the provider is kept out of choices.", examples=[False])
    status: str = Field(description="`active` or `inactive`.", examples=["active"])
    created_at: Instant = Field(description="When the provider was entered.")
    updated_at: Instant = Field(description="When the provider last changed.")


class ProviderListOut(Page[ProviderOut]):
    """A page of providers in their order."""


class CreateProviderIn(RequestModel):
    """A new provider."""

    abbreviation: ShortCode = Field(description="The name in brief.")
    first_name: ShortText = Field(default="", description="First name.", examples=["Ana"])
    last_name: Name = Field(description="Last name.")
    preferred_name: ShortText | None = Field(
        default=None, description="What the team calls the provider.", examples=["Annie"]
    )
    color: Color | None = Field(default=None, description="The provider's colour; left out, a neutral one.")
    is_hygienist: Flag = Field(default=False, description="Whether the provider is a hygienist.")
    item_order: Order = Field(default=0, description="Order among providers.")
    specialty: ShortText | None = Field(default=None, description="The provider's field.", examples=["Endodontics"])
    schedule_note: LongText | None = Field(default=None, description="A remark for the schedule.")
    hourly_production_goal: AmountIn | None = Field(default=None, description="Production aimed at for each hour.")
    is_hidden: Flag = Field(default=False, description="Whether the provider is kept out of choices.")
    status: ProviderStatus = Field(default="active", description="Working here or not any more.", examples=["active"])


class UpdateProviderIn(PatchModel):
    """Changes to a provider."""

    base_version: Version = Field(description="The version this is based on.")
    abbreviation: Annotated[ShortCode | None, NOT_NULL] = Field(default=None, description="Another short name.")
    first_name: Annotated[ShortText | None, NOT_NULL] = Field(
        default=None, description="Another first name.", examples=["Ana"]
    )
    last_name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another last name.")
    preferred_name: ShortText | None = Field(
        default=None, description="Another familiar name; null for none.", examples=["Annie"]
    )
    color: Annotated[Color | None, NOT_NULL] = Field(default=None, description="Another colour.")
    is_hygienist: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Hygienist or not.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place in the order.")
    specialty: ShortText | None = Field(
        default=None, description="Another field; null for none.", examples=["Endodontics"]
    )
    schedule_note: LongText | None = Field(default=None, description="Another remark; null for none.")
    hourly_production_goal: AmountIn | None = Field(default=None, description="Another goal; null for none.")
    is_hidden: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Hide or show.")
    status: Annotated[ProviderStatus | None, NOT_NULL] = Field(
        default=None, description="Working here or not any more.", examples=["inactive"]
    )


class PatientOut(ResponseModel):
    """A patient, as far as scheduling needs to know."""

    id: Id = Field(description="The patient.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="How to show the patient.", examples=["Nguyen, Linh"])
    chart_number: str | None = Field(default=None, description="The chart's number.", examples=["10482"])
    first_name: str = Field(description="First name; may be empty.", examples=["Linh"])
    middle_name: str | None = Field(default=None, description="Middle name.", examples=["Thi"])
    last_name: str = Field(description="Last name.", examples=["Nguyen"])
    preferred_name: str | None = Field(default=None, description="What the patient is called.", examples=["Lin"])
    birth_date: LocalDate | None = Field(default=None, description="Date of birth.")
    mobile_phone: str | None = Field(default=None, description="Mobile number.", examples=["+1 312 555 0142"])
    home_phone: str | None = Field(default=None, description="Number at home.", examples=["+1 312 555 0143"])
    work_phone: str | None = Field(default=None, description="Number at work.", examples=["+1 312 555 0144"])
    email: str | None = Field(default=None, description="E-mail address.", examples=["linh@example.org"])
    language: str | None = Field(default=None, description="Language to speak.", examples=["vi"])
    balance: Money = Field(description="What the patient owes; below zero is credit.")
    alerts: list[str] = Field(description="Warnings in the chart.", examples=[["Latex allergy"]])
    primary_provider: Reference | None = Field(default=None, description="The patient's usual provider.")
    home_location: Reference | None = Field(default=None, description="The patient's usual office.")
    status: str = Field(description="`active`, `inactive`, `archived` or `deceased`.", examples=["active"])
    created_at: Instant = Field(description="When the patient was entered.")
    updated_at: Instant = Field(description="When the patient last changed.")


class PatientListOut(Page[PatientOut]):
    """A page of patients by name."""


class CreatePatientIn(RequestModel):
    """A new patient."""

    chart_number: Code | None = Field(default=None, description="The chart's number.")
    first_name: ShortText = Field(default="", description="First name.", examples=["Ana"])
    middle_name: ShortText | None = Field(default=None, description="Middle name.", examples=["Luísa"])
    last_name: Name = Field(description="Last name.")
    preferred_name: ShortText | None = Field(
        default=None, description="What the patient is called.", examples=["Annie"]
    )
    birth_date: LocalDate | None = Field(default=None, description="Date of birth.")
    mobile_phone: Code | None = Field(default=None, description="Mobile number.")
    home_phone: Code | None = Field(default=None, description="Number at home.")
    work_phone: Code | None = Field(default=None, description="Number at work.")
    email: ShortText | None = Field(default=None, description="E-mail address.", examples=["ana.silva@example.com"])
    language: Code | None = Field(default=None, description="Language to speak.")
    balance: MoneyIn | None = Field(default=None, description="What the patient owes; below zero is credit.")
    alerts: AlertList = Field(default=[], description="Warnings in the chart.", examples=[["Latex allergy"]])
    primary_provider_uuid: Id | None = Field(default=None, description="The patient's usual provider.")
    home_location_uuid: Id | None = Field(default=None, description="The patient's usual office.")
    status: PatientStatus = Field(default="active", description="Where the patient stands.", examples=["active"])


class UpdatePatientIn(PatchModel):
    """Changes to a patient."""

    base_version: Version = Field(description="The version this is based on.")
    chart_number: Code | None = Field(default=None, description="Another chart number; null for none.")
    first_name: Annotated[ShortText | None, NOT_NULL] = Field(
        default=None, description="Another first name.", examples=["Ana"]
    )
    middle_name: ShortText | None = Field(
        default=None, description="Another middle name; null for none.", examples=["Luísa"]
    )
    last_name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another last name.")
    preferred_name: ShortText | None = Field(
        default=None, description="Another familiar name; null for none.", examples=["Annie"]
    )
    birth_date: LocalDate | None = Field(default=None, description="Another date of birth; null for unknown.")
    mobile_phone: Code | None = Field(default=None, description="Another mobile number; null for none.")
    home_phone: Code | None = Field(default=None, description="Another number at home; null for none.")
    work_phone: Code | None = Field(default=None, description="Another number at work; null for none.")
    email: ShortText | None = Field(
        default=None, description="Another e-mail address; null for none.", examples=["ana.silva@example.com"]
    )
    language: Code | None = Field(default=None, description="Another language; null for unknown.")
    balance: Annotated[MoneyIn | None, NOT_NULL] = Field(default=None, description="Another balance.")
    alerts: Annotated[AlertList | None, NOT_NULL] = Field(
        default=None, description="Other warnings, all of them.", examples=[["Latex allergy"]]
    )
    primary_provider_uuid: Id | None = Field(default=None, description="Another usual provider; null for none.")
    home_location_uuid: Id | None = Field(default=None, description="Another usual office; null for none.")
    status: Annotated[PatientStatus | None, NOT_NULL] = Field(
        default=None, description="Another standing.", examples=["inactive"]
    )
