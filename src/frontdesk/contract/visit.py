"""What hangs on an appointment: its providers, procedures, patient flow and history."""

import datetime as dt
from decimal import Decimal
from typing import Annotated

from pydantic import Field, JsonValue

from frontdesk.contract.common import (
    AmountIn,
    Id,
    Instant,
    LocalTime,
    Money,
    Order,
    Page,
    Reference,
    Remark,
    RequestModel,
    ResponseModel,
    Version,
)
from frontdesk.domain.statuses import ProviderRole

__all__ = [
    "AddProcedureIn",
    "AppointmentProcedureOut",
    "FieldChange",
    "FlowEventListOut",
    "FlowEventOut",
    "FlowSegment",
    "FlowStatsOut",
    "FlowTotal",
    "HistoryListOut",
    "HistoryRowOut",
    "ProcedureLineIn",
    "ProviderAssignmentIn",
    "ProviderAssignmentOut",
    "ReplaceProceduresIn",
    "ReplaceProvidersIn",
    "SetFlowStatusIn",
    "VisitHistoryListOut",
    "VisitHistoryRowOut",
]


class ProviderAssignmentOut(ResponseModel):
    """A provider's part in a visit."""

    provider: Reference = Field(description="The provider.")
    role: ProviderRole = Field(description="What the provider does in this visit.", examples=["hygienist"])
    start_time: Instant | None = Field(default=None, description="Start of the provider's own time, if it is set.")
    end_time: Instant | None = Field(default=None, description="End of the provider's own time, if it is set.")
    item_order: int = Field(description="Order among the visit's providers; the first one leads.", examples=[0])


class ProviderAssignmentIn(RequestModel):
    """A provider's part in a visit, as written."""

    provider_uuid: Id = Field(description="The provider.")
    role: ProviderRole = Field(
        default=ProviderRole.DENTIST, description="What the provider does in this visit.", examples=["dentist"]
    )
    start_time: LocalTime | None = Field(
        default=None,
        description="Start of the provider's own time on the visit's day; left out, the time pattern says.",
    )
    end_time: LocalTime | None = Field(
        default=None, description="End of the provider's own time on the visit's day; goes with the start."
    )
    item_order: Order | None = Field(default=None, description="Order; left out, the place in the list.")


class ReplaceProvidersIn(RequestModel):
    """The whole list of a visit's providers; who is not in it is taken off."""

    base_version: Version = Field(description="The version this is based on.")
    providers: list[ProviderAssignmentIn] = Field(description="Everybody assigned from now on.", max_length=20)


class AddProcedureIn(RequestModel):
    """A procedure to do in a visit."""

    base_version: Version = Field(description="The visit's version this is based on.")
    procedure_code_uuid: Id = Field(description="The procedure.")
    provider_uuid: Id | None = Field(default=None, description="Who does it.")
    charted_procedure_uuid: Id | None = Field(default=None, description="The entry in the chart it carries out.")
    fee: AmountIn | None = Field(default=None, description="The fee; left out, the procedure's own.")
    item_order: Order = Field(default=0, description="Order among the visit's procedures.")


class ProcedureLineIn(RequestModel):
    """A procedure of a visit, as written with all the others."""

    id: Id | None = Field(default=None, description="The entry it is, if it is there already; null for a new one.")
    procedure_code_uuid: Id = Field(description="The procedure.")
    provider_uuid: Id | None = Field(default=None, description="Who does it.")
    fee: AmountIn | None = Field(default=None, description="The fee; left out, the procedure's own.")


class ReplaceProceduresIn(RequestModel):
    """The whole list of a visit's procedures in their order; what is not in it is taken off."""

    base_version: Version = Field(description="The version this is based on.")
    procedures: list[ProcedureLineIn] = Field(description="Everything to be done from now on.", max_length=100)


class AppointmentProcedureOut(ResponseModel):
    """A procedure in a visit."""

    id: Id = Field(description="This entry; not the procedure code.")
    appointment: Reference = Field(description="The visit.")
    procedure_code: Reference = Field(description="The procedure.")
    procedure_code_value: str | None = Field(default=None, description="Its code.", examples=["D1110"])
    procedure_code_description: str | None = Field(
        default=None, description="The procedure in words.", examples=["Adult prophylaxis"]
    )
    procedure_code_abbreviation: str | None = Field(
        default=None, description="The practice's short word for it.", examples=["Prophy"]
    )
    provider: Reference | None = Field(default=None, description="Who does it.")
    charted_procedure_uuid: Id | None = Field(default=None, description="The entry in the chart it carries out.")
    fee: Money = Field(description="What it costs in this visit.")
    status: str = Field(description="How far it is, `planned` or `completed`.", examples=["planned"])
    item_order: int = Field(description="Order among the visit's procedures.", examples=[0])
    created_at: Instant = Field(description="When it was added.")
    updated_at: Instant = Field(description="When it last changed.")


class SetFlowStatusIn(RequestModel):
    """Where the patient is now."""

    flow_status_uuid: Id | None = Field(description="The new flow status; null takes the patient back to none.")
    change_note: Remark | None = Field(default=None, description="A remark for the timeline.")


class FlowEventOut(ResponseModel):
    """One step of a patient through the office."""

    id: Id = Field(description="This step.")
    flow_status: Reference | None = Field(default=None, description="Where the patient went; null back to none.")
    changed_at: Instant = Field(description="When.")
    changed_by: str | None = Field(default=None, description="Who recorded it.", examples=["Maria Lopez"])
    change_note: str = Field(description="A remark; may be empty.", examples=["Waiting for the X-ray"])


class FlowEventListOut(Page[FlowEventOut]):
    """A page of a visit's timeline."""


class FlowSegment(ResponseModel):
    """A stretch of time spent in one flow status."""

    flow_status: Reference = Field(description="Where the patient was.")
    started_at: Instant = Field(description="From when.")
    ended_at: Instant | None = Field(default=None, description="Until when; null while it goes on.")
    seconds: int = Field(description="How long; up to now while it goes on.", examples=[540])
    is_open: bool = Field(description="Whether it still goes on.", examples=[False])


class FlowTotal(ResponseModel):
    """All the time spent in one flow status."""

    flow_status: Reference = Field(description="Where the patient was.")
    seconds: int = Field(description="How long in all.", examples=[540])


class FlowStatsOut(ResponseModel):
    """How long a visit took, by flow status."""

    appointment_uuid: Id = Field(description="The visit.")
    current_flow_status: Reference | None = Field(default=None, description="Where the patient is now.")
    segments: list[FlowSegment] = Field(description="Every stretch in order.")
    totals: list[FlowTotal] = Field(description="The stretches added up by flow status.")


class FieldChange(ResponseModel):
    """One field before and after a change."""

    field: str = Field(description="The field's name.", examples=["operatory"])
    old: Annotated[JsonValue, Field(examples=["Op 2"])] = Field(default=None, description="What it held before.")
    new: Annotated[JsonValue, Field(examples=["Op 4"])] = Field(default=None, description="What it holds after.")

    @classmethod
    def of(cls, field: str, old: object, new: object) -> "FieldChange":
        """A change of values as Python knows them; whatever JSON lacks is written as text."""
        return cls(field=field, old=_plain(old), new=_plain(new))


def _plain(value: object) -> JsonValue:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(entry) for entry in value]
    return str(value)


class HistoryRowOut(ResponseModel):
    """One change to an appointment, as the audit trail keeps it."""

    id: Id = Field(description="This entry.")
    action: str = Field(description="What was done.", examples=["moved"])
    changed_at: Instant = Field(description="When.")
    changed_by: str | None = Field(default=None, description="Who did it.", examples=["Maria Lopez"])
    source: str | None = Field(default=None, description="Through what it was done.", examples=["desktop"])
    from_status: str | None = Field(
        default=None, description="The status before, if it changed.", examples=["scheduled"]
    )
    to_status: str | None = Field(default=None, description="The status after, if it changed.", examples=["pinboard"])
    note: str | None = Field(default=None, description="The reason given.", examples=["Patient asked for later."])
    changes: list[FieldChange] = Field(description="Every field that changed.")
    request_id: str | None = Field(default=None, description="The request it happened in.", examples=["01997a3c5d1e"])
    client_id: str | None = Field(
        default=None, description="How the desk or program calls itself that did it.", examples=["front-2"]
    )


class VisitHistoryRowOut(HistoryRowOut):
    """One change to an appointment among those of many, with what it was about."""

    appointment_uuid: Id = Field(description="The appointment; it may have been deleted since.")
    patient: Reference | None = Field(default=None, description="Whose visit it is; null where nobody knows any more.")
    location: Reference | None = Field(default=None, description="The office it belonged to at the time.")
    start_time: Instant | None = Field(default=None, description="When it starts now, or started at last.")
    current_status: str | None = Field(
        default=None, description="Its status today; null once it is deleted.", examples=["scheduled"]
    )


class VisitHistoryListOut(Page[VisitHistoryRowOut]):
    """A page of what happened to appointments, the latest first."""


class HistoryListOut(Page[HistoryRowOut]):
    """A page of an appointment's history, the latest first."""
