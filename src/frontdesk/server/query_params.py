"""Query parameters that lists of several resource groups share."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query

from frontdesk.contract.common import LocalDate, ShortText

LocationFilter = Annotated[UUID | None, Query(description="Only what belongs to this location.")]
ProviderFilter = Annotated[UUID | None, Query(description="Only what belongs to this provider.")]
DateFrom = Annotated[LocalDate | None, Query(description="Only from this local date on.")]
DateTo = Annotated[LocalDate | None, Query(description="Only up to and including this local date.")]
HiddenFilter = Annotated[bool | None, Query(description="Only hidden ones, or only those that are not.")]
SearchFilter = Annotated[ShortText | None, Query(description="Only those whose name or code contains this.")]
