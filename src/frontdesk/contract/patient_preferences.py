"""When, where and with whom a patient would rather come."""

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, RootModel

from frontdesk.contract.common import (
    NOT_NULL,
    NULL_EMPTIES,
    Code,
    Flag,
    Id,
    Instant,
    LocalTime,
    LongText,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    Version,
    Weekday,
)


def _each_once(days: list[int]) -> list[int]:
    return sorted(set(days))


Weekdays = Annotated[list[Weekday], Field(max_length=50, examples=[[1, 3]]), AfterValidator(_each_once)]
"""Days of the week, Monday being 0; kept in order, each once."""


class PatientPreferenceOut(ResponseModel):
    """What one patient prefers. What is null does not matter to them."""

    id: Id = Field(description="The preference.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    patient: Reference = Field(description="Whose preference it is.")
    preferred_days: list[int] | None = Field(default=None, description="Days, Monday being 0.", examples=[[1, 3]])
    preferred_time_start: LocalTime | None = Field(default=None, description="Not before this local time.")
    preferred_time_end: LocalTime | None = Field(default=None, description="Over by this local time.")
    preferred_provider: Reference | None = Field(default=None, description="With whom.")
    preferred_operatory: Reference | None = Field(default=None, description="In which operatory.")
    preferred_contact_method: str | None = Field(default=None, description="How to reach them.", examples=["sms"])
    notes: str = Field(description="Anything else; may be empty.", examples=["Not in the school holidays"])
    learned_from_history: bool = Field(
        description="Whether past visits told it, rather than the patient.", examples=[False]
    )
    created_at: Instant = Field(description="When it was first noted.")
    updated_at: Instant = Field(description="When it last changed.")


class PatientPreferenceListOut(Page[PatientPreferenceOut]):
    """A page of preferences in the order in which they were noted."""


class MaybePatientPreferenceOut(RootModel[PatientPreferenceOut | None]):
    """What a patient prefers, or null when nothing was noted."""

    model_config = ConfigDict(defer_build=True)


class CreatePatientPreferenceIn(RequestModel):
    """The preference of a patient who has none yet."""

    patient_uuid: Id = Field(description="Whose preference it is.")
    preferred_days: Weekdays | None = Field(default=None, description="Days, Monday being 0.")
    preferred_time_start: LocalTime | None = Field(default=None, description="Not before this local time.")
    preferred_time_end: LocalTime | None = Field(default=None, description="Over by this local time.")
    preferred_provider_uuid: Id | None = Field(default=None, description="With whom.")
    preferred_operatory_uuid: Id | None = Field(default=None, description="In which operatory.")
    preferred_contact_method: Code | None = Field(default=None, description="How to reach them.", examples=["sms"])
    notes: LongText = Field(default="", description="Anything else.")


class _Changes(PatchModel):
    """What may be said about a preference that is there; what is left out stays, a null stops mattering."""

    preferred_days: Weekdays | None = Field(default=None, description="Other days; null for any.")
    preferred_time_start: LocalTime | None = Field(default=None, description="Another start; null for any.")
    preferred_time_end: LocalTime | None = Field(default=None, description="Another end; null for any.")
    preferred_provider_uuid: Id | None = Field(default=None, description="Somebody else; null for anybody.")
    preferred_operatory_uuid: Id | None = Field(default=None, description="Another operatory; null for any.")
    preferred_contact_method: Code | None = Field(
        default=None, description="Another way to reach them; null for any.", examples=["phone"]
    )
    notes: Annotated[LongText | None, NULL_EMPTIES] = Field(
        default=None, description="Other notes; null or empty text for none."
    )
    learned_from_history: Annotated[Flag | None, NOT_NULL] = Field(
        default=None, description="Whether past visits told it, rather than the patient."
    )


class UpdatePatientPreferenceIn(_Changes):
    """Changes to a preference."""

    base_version: Version = Field(description="The version this is based on.")


class UpsertPatientPreferenceIn(_Changes):
    """A patient's preference, whether or not there is one; one that is there is changed like by a patch."""

    base_version: Version | None = Field(
        default=None, description="The version this is based on; needed when the patient has a preference already."
    )
