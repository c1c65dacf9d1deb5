"""The rules of working hours, and what they come to on a date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import Row, Select

from frontdesk.contract.common import Reference
from frontdesk.contract.schedules import (
    CreateScheduleOverrideIn,
    CreateScheduleTemplateIn,
    DailyProvidersOut,
    ProviderAvailabilityOut,
    ScheduleOverrideListOut,
    ScheduleOverrideOut,
    ScheduleTemplateListOut,
    ScheduleTemplateOut,
    UpdateScheduleOverrideIn,
    UpdateScheduleTemplateIn,
)
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import schedule_overrides, schedule_templates
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.resources_common import LOCATION, OPERATORY, PROVIDER, Kind
from frontdesk.server.schedules.resolving import provider_schedules, resolved_days, room_names, time_ranges

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

TEMPLATE = Kind(schedule_templates, "schedule template", "schedule")
OVERRIDE = Kind(schedule_overrides, "schedule override", "schedule")
COLUMNS = {"provider_uuid": "provider_id", "location_uuid": "location_id", "operatory_uuid": "operatory_id"}
TIMES = ("start_time", "end_time", "is_unavailable")
"""What says when somebody works; one stored before both times were asked for stays as it is while these do."""
OutT = TypeVar("OutT")


def list_templates(
    unit: ReadUnit,
    page: Page,
    provider_id: UUID | None = None,
    location_id: UUID | None = None,
    day_of_week: int | None = None,
) -> ScheduleTemplateListOut:
    """Return weekly hours by day and time."""
    c = schedule_templates.c
    statement = _narrowed(unit, TEMPLATE, provider_id, location_id)
    if day_of_week is not None:
        statement = statement.where(c.day_of_week == day_of_week)
    rows, total = page.fetch(unit, statement.order_by(c.day_of_week, c.start_time, c.id))
    items = _shown(unit, rows, _template)
    return ScheduleTemplateListOut(items=items, page=page.number, page_size=page.size, total=total)


def get_template(unit: ReadUnit, template_id: UUID) -> ScheduleTemplateOut:
    """Return one template."""
    return _shown(unit, [_seen(unit, TEMPLATE, template_id)], _template)[0]


def create_template(unit: WriteUnit, body: CreateScheduleTemplateIn) -> ScheduleTemplateOut:
    """Give a provider hours on a day of every week."""
    values = common.renamed(body.model_dump(exclude_none=True), COLUMNS)
    _check_place(unit, values)
    _check_template(values)
    return get_template(unit, common.create(unit, TEMPLATE, values, location_id=body.location_uuid))


def update_template(unit: WriteUnit, template_id: UUID, body: UpdateScheduleTemplateIn) -> ScheduleTemplateOut:
    """Change weekly hours."""
    row = _seen_to_change(unit, TEMPLATE, template_id)
    common.check_version(row, body.base_version)
    given = common.renamed(body.given(), COLUMNS)
    if given.get("operatory_id") is not None:
        common.find_operatory(unit, given["operatory_id"], row.location_id)
    _check_template({**row._mapping, **given})
    common.change(unit, TEMPLATE, row, given, location_id=row.location_id)
    return get_template(unit, template_id)


def delete_template(unit: WriteUnit, template_id: UUID) -> None:
    """Take weekly hours away, also for the past."""
    row = _seen_to_change(unit, TEMPLATE, template_id)
    common.remove(unit, TEMPLATE, row, location_id=row.location_id)


def list_overrides(
    unit: ReadUnit,
    page: Page,
    provider_id: UUID | None = None,
    location_id: UUID | None = None,
    date_from: date | None = None,
    date_to: date | None = None,
) -> ScheduleOverrideListOut:
    """Return overrides by date."""
    c = schedule_overrides.c
    statement = _narrowed(unit, OVERRIDE, provider_id, location_id)
    if date_from is not None:
        statement = statement.where(c.override_date >= date_from)
    if date_to is not None:
        statement = statement.where(c.override_date <= date_to)
    rows, total = page.fetch(unit, statement.order_by(c.override_date, c.id))
    items = _shown(unit, rows, _override)
    return ScheduleOverrideListOut(items=items, page=page.number, page_size=page.size, total=total)


def get_override(unit: ReadUnit, override_id: UUID) -> ScheduleOverrideOut:
    """Return one override."""
    return _shown(unit, [_seen(unit, OVERRIDE, override_id)], _override)[0]


def create_override(unit: WriteUnit, body: CreateScheduleOverrideIn) -> ScheduleOverrideOut:
    """Decide that a provider's day differs from the weekly hours."""
    values = common.renamed(body.model_dump(exclude_none=True), COLUMNS)
    zone = _check_place(unit, values)
    _check_override(values, zone)
    override_id = common.create(unit, OVERRIDE, values, location_id=body.location_uuid, dates=[body.override_date])
    return get_override(unit, override_id)


def update_override(unit: WriteUnit, override_id: UUID, body: UpdateScheduleOverrideIn) -> ScheduleOverrideOut:
    """Change an override; it stays with its provider, location and date."""
    row = _seen_to_change(unit, OVERRIDE, override_id)
    given = common.renamed(body.given(), COLUMNS)
    if given.get("operatory_id") is not None:
        common.find_operatory(unit, given["operatory_id"], row.location_id)
    after = {**row._mapping, **given}
    if any(after[name] != row._mapping[name] for name in TIMES):
        _check_override(after, common.find(unit, LOCATION, row.location_id).zone)
    common.change(unit, OVERRIDE, row, given, location_id=row.location_id, dates=[row.override_date])
    return get_override(unit, override_id)


def delete_override(unit: WriteUnit, override_id: UUID) -> None:
    """Go back to the weekly hours on that date."""
    row = _seen_to_change(unit, OVERRIDE, override_id)
    common.remove(unit, OVERRIDE, row, location_id=row.location_id, dates=[row.override_date])


def daily_providers(unit: ReadUnit, location_id: UUID, day: date) -> DailyProvidersOut:
    """Return who works when at a location on a date."""
    location = common.find_location(unit, location_id)
    return DailyProvidersOut(
        date=day,
        location=Reference(id=location.id, name=location.name),
        location_timezone=location.zone,
        providers=provider_schedules(unit, location_id, location.zone, day)[day],
    )


def provider_availability(unit: ReadUnit, provider_id: UUID, location_id: UUID, day: date) -> ProviderAvailabilityOut:
    """Return when one provider works at a location on a date; without any hours the list is empty."""
    location = common.find_location(unit, location_id)
    common.find(unit, PROVIDER, provider_id)
    called = common.names(unit, PROVIDER, [provider_id])
    found = resolved_days(unit, location_id, location.zone, [day], provider_id)[day]
    hours = found[0] if found else None
    return ProviderAvailabilityOut(
        date=day,
        location_timezone=location.zone,
        provider=common.reference(provider_id, called),
        time_ranges=[] if hours is None else time_ranges(hours, room_names(unit, hours)),
        is_override=hours is not None and hours.is_override,
        is_unavailable=hours is not None and hours.is_unavailable,
        note=(hours.note or None) if hours is not None else None,
    )


def _narrowed(unit: ReadUnit, kind: Kind, provider_id: UUID | None, location_id: UUID | None) -> Select[Any]:
    c = kind.table.c
    statement = common.of_org(unit, kind).where(common.in_scope(unit.caller, c.location_id))
    if location_id is not None:
        common.find_location(unit, location_id)
        statement = statement.where(c.location_id == location_id)
    if provider_id is not None:
        common.find(unit, PROVIDER, provider_id)
        statement = statement.where(c.provider_id == provider_id)
    return statement


def _seen(unit: ReadUnit, kind: Kind, record_id: UUID) -> Row[Any]:
    row = common.find(unit, kind, record_id)
    unit.caller.require_location(row.location_id)
    return row


def _seen_to_change(unit: WriteUnit, kind: Kind, record_id: UUID) -> Row[Any]:
    row = common.find_to_change(unit, kind, record_id)
    unit.caller.require_location(row.location_id)
    return row


def _check_place(unit: ReadUnit, values: Mapping[str, Any]) -> str:
    """Refuse a location, provider or operatory that is not there; return the location's time zone."""
    location = common.find_location(unit, values["location_id"])
    common.find(unit, PROVIDER, values["provider_id"])
    if values.get("operatory_id") is not None:
        common.find_operatory(unit, values["operatory_id"], location.id)
    zone: str = location.zone
    return zone


def _check_template(values: Mapping[str, Any]) -> None:
    common.check_times(values["start_time"], values["end_time"])
    until = values.get("effective_to")
    if until is not None and until < values["effective_from"]:
        raise InvalidProblem(("body", "effective_to"), "The last date lies before the first.", "date_order")


def _check_override(values: Mapping[str, Any], zone: str) -> None:
    day, start, end = values["override_date"], values.get("start_time"), values.get("end_time")
    if not values.get("is_unavailable") and (start is None) != (end is None):
        lacking = ("body", "start_time" if start is None else "end_time")
        raise InvalidProblem(lacking, "Other hours than usual need both times: give this one too, or none.", "missing")
    if start is not None and end is not None:
        common.local_span(day, start, end, zone)
    elif start is not None:
        common.check_clock(day, start, zone, "start_time")
    elif end is not None:
        common.check_clock(day, end, zone, "end_time")


def _shown(unit: ReadUnit, rows: Sequence[Row[Any]], one: Callable[[Row[Any], dict[str, Any]], OutT]) -> list[OutT]:
    people = common.names(unit, PROVIDER, (row.provider_id for row in rows))
    places = common.names(unit, LOCATION, (row.location_id for row in rows))
    rooms = common.names(unit, OPERATORY, (row.operatory_id for row in rows))
    return [
        one(
            row,
            {
                "id": row.id,
                "provider": common.reference(row.provider_id, people),
                "location": common.reference(row.location_id, places),
                "operatory": common.maybe_reference(row.operatory_id, rooms),
                "start_time": row.start_time,
                "end_time": row.end_time,
                "note": row.note,
                "created_at": row.created_at,
                "updated_at": row.updated_at,
            },
        )
        for row in rows
    ]


def _template(row: Row[Any], alike: dict[str, Any]) -> ScheduleTemplateOut:
    return ScheduleTemplateOut(
        version=row.version,
        day_of_week=row.day_of_week,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        **alike,
    )


def _override(row: Row[Any], alike: dict[str, Any]) -> ScheduleOverrideOut:
    return ScheduleOverrideOut(
        override_date=row.override_date,
        is_unavailable=row.is_unavailable,
        override_reason=row.override_reason or "other",
        **alike,
    )
