"""Query parameters that lists of several resource groups share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import AfterValidator, Field

from frontdesk.contract.common import LocalDate, storable

Words = Annotated[str, Field(max_length=200), AfterValidator(storable)]
"""What is looked for, or several words with commas between them."""


def one_of(words: Iterable[str]) -> str:
    """Return the words a parameter may take, as its description names them."""
    return ", ".join(f"`{word}`" for word in words)


LocationFilter = Annotated[UUID | None, Query(description="Only what belongs to this location.")]
ProviderFilter = Annotated[UUID | None, Query(description="Only what belongs to this provider.")]
DateFrom = Annotated[LocalDate | None, Query(description="Only from this local date on.")]
DateTo = Annotated[LocalDate | None, Query(description="Only up to and including this local date.")]
HiddenFilter = Annotated[bool | None, Query(description="Only hidden ones, or only those that are not.")]
SearchFilter = Annotated[Words | None, Query(description="Only those whose name or code contains this.")]
