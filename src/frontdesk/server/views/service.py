"""The rules of schedule views: a shared one is for everybody at its location, a personal one for its owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row, or_, select

from frontdesk.contract.views import (
    CreateScheduleViewIn,
    ScheduleViewListOut,
    ScheduleViewOut,
    UpdateScheduleViewIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import schedule_views, view_choices
from frontdesk.server.platform.errors import ForbiddenProblem, InvalidProblem, NotFoundProblem
from frontdesk.server.platform.ledger import OWN
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, OPERATORY, PROVIDER, Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

VIEW = Kind(schedule_views, "schedule view", "view")
OWN_VIEW = Kind(schedule_views, "schedule view", f"{OWN}view")
"""A view nobody but its owner hears of."""
V = schedule_views.c
PERSONAL = "personal"
COLUMNS = {"location_uuid": "location_id", "operatory_uuids": "operatory_ids", "provider_uuids": "provider_ids"}
AS_KEPT = (
    *("id", "version", "name", "view_type", "visibility", "start_time", "end_time", "time_increment"),
    *("dynamic_op_filtering", "show_business_days_only", "show_missed_appointments", "show_production"),
    *("show_provider_bars", "auto_scroll_to_current_time", "bubble_enabled", "compact_mode", "privacy_mode"),
    *("font_size", "min_operatory_width_px", "card_layout", "bubble_layout", "color_config"),
    *("created_at", "updated_at"),
)
"""What is shown as the table has it."""


def list_views(unit: ReadUnit, page: Page, location_id: UUID | None = None) -> ScheduleViewListOut:
    """Return shared views and the caller's own, by name."""
    statement = common.of_org(unit, VIEW).where(
        common.in_scope(unit.caller, V.location_id),
        or_(V.visibility != PERSONAL, V.owner_id == unit.caller.user_id),
    )
    if location_id is not None:
        common.find_location(unit, location_id)
        statement = statement.where(V.location_id == location_id)
    rows, total = page.fetch(unit, statement.order_by(common.bytewise(V.name), V.id))
    return ScheduleViewListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_view(unit: ReadUnit, view_id: UUID) -> ScheduleViewOut:
    """Return one view."""
    return shown(unit, [visible(unit, common.find(unit, VIEW, view_id))])[0]


def create_view(unit: WriteUnit, body: CreateScheduleViewIn) -> ScheduleViewOut:
    """Make a view of a location; it belongs to the caller."""
    common.find_location(unit, body.location_uuid)
    values = {**_columns(body.model_dump()), "owner_id": unit.caller.user_id}
    _check(unit, values, values)
    kind = _told_as(body.visibility)
    return get_view(unit, common.create(unit, kind, values, location_id=body.location_uuid))


def update_view(unit: WriteUnit, view_id: UUID, body: UpdateScheduleViewIn) -> ScheduleViewOut:
    """Change a view. To keep a shared one for oneself is for its owner only."""
    row = visible(unit, common.find_to_change(unit, VIEW, view_id))
    common.check_version(row, body.base_version)
    given = _columns(body.given())
    if given.get("visibility", row.visibility) == PERSONAL and row.owner_id != unit.caller.user_id:
        raise ForbiddenProblem("Only who made this view can keep it from the others.")
    _check(unit, given, {**row._mapping, **given})
    kind = _told_as(row.visibility, given.get("visibility", row.visibility))
    common.change(unit, kind, row, given, location_id=row.location_id)
    return get_view(unit, view_id)


def delete_view(unit: WriteUnit, view_id: UUID) -> None:
    """Delete a view, and with it what it was to anybody."""
    row = visible(unit, common.find_to_change(unit, VIEW, view_id))
    common.remove(unit, _told_as(row.visibility), row, location_id=row.location_id)


def visible(unit: ReadUnit, row: Row[Any]) -> Row[Any]:
    """Return the view, unless it is outside of the caller's scope, or somebody else's and so as if not there."""
    unit.caller.require_location(row.location_id)
    if row.visibility == PERSONAL and row.owner_id != unit.caller.user_id:
        raise NotFoundProblem(VIEW.noun)
    return row


def _told_as(*visibilities: str) -> Kind:
    """Return the kind as which to tell of a view that is, or was and is, visible so."""
    return OWN_VIEW if {*visibilities} == {PERSONAL} else VIEW


def _columns(given: Mapping[str, Any]) -> dict[str, Any]:
    values = common.renamed(given, COLUMNS)
    for field in ("operatory_ids", "provider_ids"):
        if values.get(field) is not None:
            values[field] = [str(each) for each in dict.fromkeys(values[field])]
    return values


def _check(unit: ReadUnit, given: Mapping[str, Any], whole: Mapping[str, Any]) -> None:
    common.check_times(whole["start_time"], whole["end_time"])
    rooms = given.get("operatory_ids") or []
    c = OPERATORY.table.c
    if rooms:
        at = select(c.id).where(c.org_id == unit.org_id, c.location_id == whole["location_id"])
        if not set(rooms) <= {str(row.id) for row in unit.rows(at)}:
            raise InvalidProblem(
                ("body", "operatory_uuids"), "One of these operatories is not at this location.", "other_location"
            )
    people = {UUID(each) for each in given.get("provider_ids") or []}
    if len(common.names(unit, PROVIDER, people)) < len(people):
        raise NotFoundProblem(PROVIDER.noun)


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[ScheduleViewOut]:
    """Return views as the wire shows them to the caller."""
    places = common.names(unit, LOCATION, (row.location_id for row in rows))
    c = view_choices.c
    chosen = {
        row.view_id: row
        for row in unit.rows(
            select(c.view_id, c.is_default, c.keyboard_shortcut).where(
                c.org_id == unit.org_id,
                c.user_id == unit.caller.user_id,
                c.view_id.in_([row.id for row in rows]),
            )
        )
    }
    return [
        ScheduleViewOut(
            location=common.reference(row.location_id, places),
            is_default=row.id in chosen and chosen[row.id].is_default,
            keyboard_shortcut=chosen[row.id].keyboard_shortcut if row.id in chosen else None,
            operatory_uuids=row.operatory_ids,
            provider_uuids=row.provider_ids,
            **{name: row._mapping[name] for name in AS_KEPT},
        )
        for row in rows
    ]
