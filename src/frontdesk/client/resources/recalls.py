"""Recalls: what patients come back for, which procedures answer that, and who is due."""

from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID

from frontdesk.client.resources.base import FULL_PAGE, Group, Reader, Records
from frontdesk.client.transport import Params, Transport
from frontdesk.contract.common import Page
from frontdesk.contract.recalls import (
    CreateRecallIn,
    CreateRecallTriggerIn,
    CreateRecallTypeIn,
    RecallListOut,
    RecallOut,
    RecallTriggerOut,
    RecallTypeListOut,
    RecallTypeOut,
    UpdateRecallIn,
    UpdateRecallTypeIn,
)
from frontdesk.domain.recalls import RecallStatus


class RecallTypes(Records[RecallTypeOut, CreateRecallTypeIn, UpdateRecallTypeIn]):
    """What patients come back for."""

    path = "recalls/types"
    one = RecallTypeOut
    page_of = RecallTypeListOut

    async def list(self, *, is_active: bool | None = None, page: int = 1, page_size: int = 50) -> Page[RecallTypeOut]:
        """A page of recall types in their order."""
        return await self._page({"is_active": is_active}, page, page_size)

    def each(self, *, is_active: bool | None = None) -> AsyncIterator[RecallTypeOut]:
        """All recall types in their order."""
        return self._each({"is_active": is_active})


class RecallTriggers(Group):
    """The procedures that answer recalls."""

    async def list(self, recall_type_id: UUID) -> list[RecallTriggerOut]:
        """The procedures that answer recalls of a type."""
        path = self._transport.in_org("recalls/triggers")
        return await self._transport.get(list[RecallTriggerOut], path, {"recall_type_uuid": recall_type_id})

    async def create(self, new: CreateRecallTriggerIn, *, key: str | None = None) -> RecallTriggerOut:
        """Let a procedure answer recalls of a type."""
        path = self._transport.in_org("recalls/triggers")
        return await self._transport.write(RecallTriggerOut, "POST", path, new, key=key)

    async def delete(self, trigger_id: UUID, *, key: str | None = None) -> None:
        """Let a procedure no longer answer recalls of a type."""
        await self._transport.write_only("DELETE", self._transport.in_org(f"recalls/triggers/{trigger_id}"), key=key)


class Recalls(Reader[RecallOut]):
    """Patients' recalls.

    Attributes:
        types: what patients come back for.
        triggers: the procedures that answer recalls.
    """

    path = "recalls/patient-recalls"
    one = RecallOut
    page_of = RecallListOut

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self.types = RecallTypes(transport)
        self.triggers = RecallTriggers(transport)

    async def list(
        self,
        *,
        patient_id: UUID | None = None,
        recall_type_id: UUID | None = None,
        status: RecallStatus | None = None,
        page: int = 1,
        page_size: int = 50,
    ) -> Page[RecallOut]:
        """A page of recalls by the date they are due."""
        return await self._page(_filters(patient_id, recall_type_id, status), page, page_size)

    def each(
        self,
        *,
        patient_id: UUID | None = None,
        recall_type_id: UUID | None = None,
        status: RecallStatus | None = None,
    ) -> AsyncIterator[RecallOut]:
        """All recalls that match, by the date they are due."""
        return self._each(_filters(patient_id, recall_type_id, status))

    async def due(self, *, due_on: date | None = None, page: int = 1, page_size: int = 50) -> Page[RecallOut]:
        """A page of whom to call: who is due by a day, today if none is given, longest due first."""
        params: Params = {"due_on": due_on, "page": page, "page_size": page_size}
        return await self._transport.get(RecallListOut, self._transport.in_org(f"{self.path}/due"), params)

    def each_due(self, *, due_on: date | None = None) -> AsyncIterator[RecallOut]:
        """All whom to call: who is due by a day, today if none is given, longest due first."""
        return self._walk(lambda page: self.due(due_on=due_on, page=page, page_size=FULL_PAGE))

    async def create(self, new: CreateRecallIn, *, key: str | None = None) -> RecallOut:
        """Have a patient come back for something."""
        return await self._transport.write(RecallOut, "POST", self._transport.in_org(self.path), new, key=key)

    async def update(self, recall_id: UUID, changes: UpdateRecallIn, *, key: str | None = None) -> RecallOut:
        """Change some fields of a recall."""
        path = self._transport.in_org(f"{self.path}/{recall_id}")
        return await self._transport.write(RecallOut, "PATCH", path, changes, key=key)


def _filters(patient_id: UUID | None, recall_type_id: UUID | None, status: RecallStatus | None) -> Params:
    return {
        "patient_uuid": patient_id,
        "recall_type_uuid": recall_type_id,
        "status": None if status is None else status.value,
    }
