"""Whether visits of two types may share time."""

from collections.abc import AsyncIterator
from uuid import UUID

from frontdesk.client.resources.base import Records
from frontdesk.client.transport import Params
from frontdesk.contract.appointment_rules import (
    AppointmentRuleListOut,
    AppointmentRuleOut,
    CreateAppointmentRuleIn,
    UpdateAppointmentRuleIn,
)
from frontdesk.contract.common import Page


class AppointmentRules(Records[AppointmentRuleOut, CreateAppointmentRuleIn, UpdateAppointmentRuleIn]):
    """Rules of one office, or, without one, those that hold for all."""

    path = "schedule/appointment-rules"
    one = AppointmentRuleOut
    page_of = AppointmentRuleListOut

    async def list(
        self, *, location_id: UUID | None = None, type_id: UUID | None = None, page: int = 1, page_size: int = 50
    ) -> Page[AppointmentRuleOut]:
        """A page of rules; `type_id` may be on either side."""
        return await self._page(_wanted(location_id, type_id), page, page_size)

    def each(
        self, *, location_id: UUID | None = None, type_id: UUID | None = None
    ) -> AsyncIterator[AppointmentRuleOut]:
        """All rules that match."""
        return self._each(_wanted(location_id, type_id))


def _wanted(location_id: UUID | None, type_id: UUID | None) -> Params:
    return {"location_uuid": location_id, "appointment_type_uuid": type_id}
