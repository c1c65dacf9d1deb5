"""Tasks: what colleagues ask of each other, in lists, about a patient, a visit or nothing in particular."""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from frontdesk.contract.common import (
    FIRST_YEAR,
    LAST_YEAR,
    NOT_NULL,
    Count,
    Flag,
    Id,
    Instant,
    LongText,
    Name,
    Order,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    Version,
    storable,
)
from frontdesk.domain.tasks import LONGEST_SUMMARY, TaskStatus

_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}.*", re.ASCII)


def _parse_moment(value: Any) -> Any:
    # pydantic takes a number, also one in quotes, for the seconds since 1970
    if not isinstance(value, dt.datetime) and not (isinstance(value, str) and _WRITTEN.fullmatch(value)):
        raise PydanticCustomError("datetime_format", "Write a date and time with its offset.")
    return value


def _plausible(value: dt.datetime) -> dt.datetime:
    if not FIRST_YEAR < value.year < LAST_YEAR:
        raise PydanticCustomError("date_range", "The year must lie between 1900 and 2200.")
    return value.astimezone(dt.UTC)


def _said(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("text_blank", "This text cannot be blank.")
    return text


Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_parse_moment),
    AfterValidator(_plausible),
    Field(examples=["2026-03-09T14:40:00Z"]),
]
"""A moment as a client may write it, with any offset."""

Words = Annotated[LongText, AfterValidator(_said)]
"""Free text that says something."""

Summary = Annotated[
    str, Field(max_length=LONGEST_SUMMARY), AfterValidator(storable), Field(examples=["Offer an earlier chair"])
]
"""A task in one line."""


class TaskListOut(ResponseModel):
    """A list that tasks are kept in."""

    id: Id = Field(description="The list.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="What it is called.", examples=["Front desk"])
    location: Reference | None = Field(default=None, description="The office it belongs to; null for all.")
    parent: Reference | None = Field(default=None, description="The list it is part of.")
    item_order: int = Field(description="Order among its neighbours.", examples=[0])
    is_archived: bool = Field(description="Whether it is out of use.", examples=[False])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class TaskListListOut(Page[TaskListOut]):
    """A page of task lists in their order."""


class CreateTaskListIn(RequestModel):
    """A new list of tasks."""

    name: Name = Field(description="What to call it.")
    location_uuid: Id | None = Field(default=None, description="The office it belongs to; without one, all see it.")
    parent_uuid: Id | None = Field(default=None, description="The list it is part of.")
    item_order: Order = Field(default=0, description="Order among its neighbours.")


class UpdateTaskListIn(PatchModel):
    """Changes to a list of tasks."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    parent_uuid: Id | None = Field(default=None, description="Another list it is part of; null for none.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place in the order.")
    is_archived: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Put it out of use, or back.")


class TaskVisit(ResponseModel):
    """The visit a task is about."""

    id: Id = Field(description="The appointment.")
    start_time: Instant | None = Field(default=None, description="When it begins; null while it has no time.")
    status: str = Field(description="Where it stands.", examples=["scheduled"])
    location: Reference = Field(description="Where it is.")


class TaskOut(ResponseModel):
    """Something to do."""

    id: Id = Field(description="The task.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    task_list: Reference = Field(description="The list it is in.")
    description: str = Field(description="What is to be done.", examples=["Offer an earlier chair on Thursday."])
    short_description: str | None = Field(
        default=None, description="The same in one line.", examples=["Earlier chair?"]
    )
    status: TaskStatus = Field(description="Where it stands.", examples=["new"])
    priority: Reference | None = Field(default=None, description="How pressing it is: one of the practice's words.")
    patient: Reference | None = Field(default=None, description="The patient it is about, also by a visit.")
    appointment: TaskVisit | None = Field(default=None, description="The visit it is about, as long as it is there.")
    assigned_to: Reference | None = Field(default=None, description="Whose it is; null for everybody's.")
    created_by: Reference | None = Field(default=None, description="Who asked for it.")
    entered_at: Instant = Field(description="As of when it is to be done.")
    remind_at: Instant | None = Field(default=None, description="When it comes up again.")
    finished_at: Instant | None = Field(default=None, description="When it was done.")
    is_unread: bool = Field(description="Whether it asks for the caller's attention.", examples=[True])
    note_count: Count = Field(description="How many notes it has.")
    last_note: str | None = Field(default=None, description="The latest note.", examples=["Left a message."])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class TaskPageOut(Page[TaskOut]):
    """A page of tasks."""


class CreateTaskIn(RequestModel):
    """Something new to do. It is about a patient, a visit (and so its patient), or neither."""

    task_list_uuid: Id = Field(description="The list to put it in.")
    description: Words = Field(description="What is to be done.")
    short_description: Summary | None = Field(default=None, description="The same in one line.")
    priority_uuid: Id | None = Field(
        default=None, description="A definition of `TaskPriority`; without one, the first of them."
    )
    patient_uuid: Id | None = Field(default=None, description="The patient it is about.")
    appointment_uuid: Id | None = Field(default=None, description="The visit it is about.")
    assigned_to_uuid: Id | None = Field(default=None, description="The colleague who is to do it.")
    entered_at: Moment | None = Field(default=None, description="As of when it is to be done; without one, now.")
    remind_at: Moment | None = Field(default=None, description="When it is to come up again.")


class UpdateTaskIn(PatchModel):
    """Changes to a task. Other words for one that is done take it up again, as viewed."""

    base_version: Version = Field(description="The version this is based on.")
    task_list_uuid: Annotated[Id | None, NOT_NULL] = Field(default=None, description="Another list.")
    description: Annotated[Words | None, NOT_NULL] = Field(default=None, description="Other words.")
    short_description: Summary | None = Field(default=None, description="Another line; null for none.")
    status: Annotated[TaskStatus | None, NOT_NULL] = Field(default=None, description="Where it stands now.")
    priority_uuid: Id | None = Field(default=None, description="Another priority; null for none.")
    patient_uuid: Id | None = Field(default=None, description="Another patient, and no visit; null for none.")
    appointment_uuid: Id | None = Field(default=None, description="Another visit; null for neither visit nor patient.")
    assigned_to_uuid: Id | None = Field(default=None, description="Another colleague; null for everybody.")
    entered_at: Annotated[Moment | None, NOT_NULL] = Field(default=None, description="As of when it is to be done.")
    remind_at: Moment | None = Field(default=None, description="Another reminder; null for none.")


class TaskStepIn(RequestModel):
    """A step of a task."""

    base_version: Version | None = Field(default=None, description="The version this is based on, if it matters.")


class TaskNoteOut(ResponseModel):
    """What somebody wrote about a task."""

    id: Id = Field(description="The note.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    task_id: Id = Field(description="The task.")
    note: str = Field(description="The text.", examples=["Left a message."])
    written_by: Reference | None = Field(default=None, description="Who wrote it.")
    written_at: Instant = Field(description="When.")
    created_at: Instant = Field(description="When it was entered.")
    updated_at: Instant = Field(description="When it last changed.")


class CreateTaskNoteIn(RequestModel):
    """A new note on a task."""

    note: Words = Field(description="The text.")


class UpdateTaskNoteIn(PatchModel):
    """Changes to a note."""

    base_version: Version = Field(description="The version this is based on.")
    note: Annotated[Words | None, NOT_NULL] = Field(default=None, description="Another text.")


class TaskCountOut(ResponseModel):
    """How much there is to do in one list."""

    task_list: Reference = Field(description="The list.")
    open: Count = Field(description="Tasks that are not done.")
    unread: Count = Field(description="Those of them that ask for the caller's attention.")


class TaskCountsOut(ResponseModel):
    """How much there is to do."""

    open: Count = Field(description="Tasks that are not done.")
    unread: Count = Field(description="Those of them that ask for the caller's attention.")
    lists: list[TaskCountOut] = Field(description="The same for each list that has any.")


class ColleagueListOut(ResponseModel):
    """To whom a task can be given."""

    items: list[Reference] = Field(description="Everybody who may sign in, by name.")
