"""Saved searches: what a user looks for again and again. Everybody has only their own."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field

from frontdesk.contract.common import (
    NOT_NULL,
    Flag,
    Id,
    Instant,
    Page,
    PatchModel,
    RequestModel,
    ResponseModel,
    Version,
    not_blank,
    storable,
)
from frontdesk.contract.freeform import JsonObject

FIND_FREE_TIME: Final = "find_free_time"
"""The kind of search that is meant unless another is named."""

SearchName = Annotated[
    str,
    Field(max_length=100, examples=["After school"]),
    AfterValidator(storable),
    AfterValidator(not_blank),
]
SearchType = Annotated[
    str,
    Field(max_length=60, examples=[FIND_FREE_TIME]),
    AfterValidator(storable),
    AfterValidator(not_blank),
]


class SavedSearchOut(ResponseModel):
    """A search its user can repeat."""

    id: Id = Field(description="The saved search.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="What its user calls it.", examples=["After school"])
    search_type: str = Field(description="What kind of search it is.", examples=[FIND_FREE_TIME])
    criteria: JsonObject = Field(description="What is searched for, as it was saved.")
    is_default: bool = Field(description="Whether searches of this kind begin with it.", examples=[False])
    created_at: Instant = Field(description="When it was saved.")
    updated_at: Instant = Field(description="When it last changed.")


class SavedSearchListOut(Page[SavedSearchOut]):
    """A page of the user's saved searches by name."""


class CreateSavedSearchIn(RequestModel):
    """A search to keep. As the default it takes the place of the one before."""

    name: SearchName = Field(description="What to call it.")
    search_type: SearchType = Field(default=FIND_FREE_TIME, description="What kind of search it is.")
    criteria: JsonObject = Field(description="What is searched for; any keys.")
    is_default: Flag = Field(default=False, description="Whether searches of this kind shall begin with it.")


class UpdateSavedSearchIn(PatchModel):
    """Changes to a saved search."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[SearchName | None, NOT_NULL] = Field(default=None, description="Another name.")
    search_type: Annotated[SearchType | None, NOT_NULL] = Field(default=None, description="Another kind of search.")
    criteria: Annotated[JsonObject | None, NOT_NULL] = Field(default=None, description="Other criteria, as a whole.")
    is_default: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="The default from now on, or not.")
