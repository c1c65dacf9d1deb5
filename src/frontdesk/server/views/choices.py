"""What a view is to one user: the default of its location, and a keyboard shortcut."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert, select, update

from frontdesk.contract.views import ScheduleViewOut
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import view_choices
from frontdesk.server.platform.ledger import OWN
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.users.service import USER
from frontdesk.server.views.service import VIEW, get_view, visible

C = view_choices.c
UNCHOSEN = {"is_default": False, "keyboard_shortcut": None}


def set_default(unit: WriteUnit, view_id: UUID) -> ScheduleViewOut:
    """Open the view's location with it from now on, for the caller."""
    return _choose(unit, view_id, "is_default", True)


def set_shortcut(unit: WriteUnit, view_id: UUID, digit: int) -> ScheduleViewOut:
    """Put the view behind a digit, for the caller; it gives up another digit, and another view gives up this one."""
    return _choose(unit, view_id, "keyboard_shortcut", digit)


def _choose(unit: WriteUnit, view_id: UUID, field: str, value: Any) -> ScheduleViewOut:
    common.find_to_add_to(unit, USER, unit.caller.user_id)
    view = visible(unit, common.find_to_refer(unit, VIEW, view_id))
    mine = {
        row.view_id: row
        for row in unit.rows(
            select(view_choices).where(
                C.org_id == unit.org_id, C.user_id == unit.caller.user_id, C.location_id == view.location_id
            )
        )
    }
    for other, row in mine.items():
        if other != view_id and row._mapping[field] == value:
            _write(unit, view.location_id, other, field, row, UNCHOSEN[field])
    _write(unit, view.location_id, view_id, field, mine.get(view_id), value)
    return get_view(unit, view_id)


def _write(unit: WriteUnit, location_id: UUID, view_id: UUID, field: str, row: Row[Any] | None, value: Any) -> None:
    old = UNCHOSEN[field] if row is None else row._mapping[field]
    if old == value:
        return
    if row is None:
        unit.execute(
            insert(view_choices).values(
                org_id=unit.org_id,
                user_id=unit.caller.user_id,
                view_id=view_id,
                location_id=location_id,
                **{**UNCHOSEN, field: value},
            )
        )
    else:
        unit.execute(
            update(view_choices)
            .where(C.org_id == unit.org_id, C.user_id == unit.caller.user_id, C.view_id == view_id)
            .values({field: value})
        )
    unit.record("view choice", view_id, "updated", {field: (old, value)}, location_id=location_id)
    unit.emit(f"{OWN}view_choice.changed", view_id, None, location_id)
