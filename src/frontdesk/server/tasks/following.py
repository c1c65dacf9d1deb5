"""How tasks follow the book: when the visit they are about shows otherwise nothing is written, but it is told."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import and_, bindparam, select

from frontdesk.server import resources_common as common
from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.tasks.repository import TASK

T = t.tasks.c
L = t.task_lists.c

_ABOUT = (
    select(T.id, L.location_id)
    .join(t.task_lists, and_(L.org_id == T.org_id, L.id == T.list_id))
    .where(T.org_id == bindparam("org"), T.appointment_id == bindparam("visit"))
    .order_by(T.id)
)


def visit_changed(unit: WriteUnit, appointment_id: UUID) -> None:
    """Tell of the tasks about a visit, which has another time or status, went or came back."""
    for row in unit.rows(_ABOUT, {"org": unit.org_id, "visit": appointment_id}):
        common.tell_of_whole(unit, TASK, row.id, row.location_id)
