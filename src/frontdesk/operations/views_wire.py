"""Schedule views between the wire and the desk."""

from collections.abc import Iterable, Mapping
from typing import Any

from frontdesk.contract.views import CreateScheduleViewIn, ScheduleViewOut, UpdateScheduleViewIn, ViewTemplateOut
from frontdesk.store.entities import Location
from frontdesk.store.views import Layout, Look, Preset, ScheduleView, ViewSettings


def view_of(wire: ScheduleViewOut) -> ScheduleView:
    """Return a view of the wire as the desk knows it."""
    settings = ViewSettings(
        name=wire.name,
        is_week=wire.view_type == "weekly",
        is_shared=wire.visibility == "shared",
        operatory_ids=frozenset(wire.operatory_uuids) if wire.operatory_uuids is not None else None,
        provider_ids=frozenset(wire.provider_uuids) if wire.provider_uuids is not None else None,
        start=wire.start_time,
        end=wire.end_time,
        increment=wire.time_increment,
        only_worked=wire.dynamic_op_filtering,
        business_days=wire.show_business_days_only,
        missed=wire.show_missed_appointments,
        production=wire.show_production,
        bars=wire.show_provider_bars,
        to_now=wire.auto_scroll_to_current_time,
        bubble=wire.bubble_enabled,
        compact=wire.compact_mode,
        privacy=wire.privacy_mode,
        font_size=wire.font_size,
        least_width=wire.min_operatory_width_px,
        look=look_of(wire.card_layout, wire.bubble_layout, wire.color_config),
    )
    return ScheduleView(wire.id, wire.version, wire.location.id, settings, wire.is_default, wire.keyboard_shortcut)


def preset_of(wire: ViewTemplateOut) -> Preset:
    """Return a ready-made look."""
    return Preset(wire.name, wire.description, look_of(wire.card_layout, wire.bubble_layout, wire.color_config))


def look_of(card: Mapping[str, Any] | None, bubble: Mapping[str, Any] | None, colors: Mapping[str, Any] | None) -> Look:
    """Read the three layouts; others may have written anything into them, so what makes no sense is left out."""
    positions = tuple((name, _names(fields)) for name, fields in (card or {}).items())
    sections = (bubble or {}).get("sections")
    shown = None
    if isinstance(sections, list):
        known = (section for section in sections if isinstance(section, dict))
        shown = tuple((str(section.get("title", "")), _names(section.get("fields"))) for section in known)
    given = colors or {}
    return Look(positions, shown, _name(given.get("fill")), _name(given.get("stripe")), _names(given.get("marks")))


def new_view(location: Location, wanted: ViewSettings) -> CreateScheduleViewIn:
    """What makes a view of an office."""
    return CreateScheduleViewIn.model_validate({"location_uuid": location.id, **_fields(wanted)})


def changes(base_version: int, wanted: ViewSettings) -> UpdateScheduleViewIn:
    """What makes a view as wanted, based on a version."""
    return UpdateScheduleViewIn.model_validate({"base_version": base_version, **_fields(wanted)})


def _fields(wanted: ViewSettings) -> dict[str, Any]:
    look = wanted.look
    return {
        "name": wanted.name,
        "view_type": "weekly" if wanted.is_week else "daily",
        "visibility": "shared" if wanted.is_shared else "personal",
        "operatory_uuids": sorted(wanted.operatory_ids) if wanted.operatory_ids is not None else None,
        "provider_uuids": sorted(wanted.provider_ids) if wanted.provider_ids is not None else None,
        "start_time": wanted.start,
        "end_time": wanted.end,
        "time_increment": wanted.increment,
        "dynamic_op_filtering": wanted.only_worked,
        "show_business_days_only": wanted.business_days,
        "show_missed_appointments": wanted.missed,
        "show_production": wanted.production,
        "show_provider_bars": wanted.bars,
        "auto_scroll_to_current_time": wanted.to_now,
        "bubble_enabled": wanted.bubble,
        "compact_mode": wanted.compact,
        "privacy_mode": wanted.privacy,
        "font_size": wanted.font_size,
        "min_operatory_width_px": wanted.least_width,
        "card_layout": _written(look.card) if look.card else None,
        "bubble_layout": {"sections": [{"title": title, "fields": list(fields)} for title, fields in look.bubble]}
        if look.bubble is not None
        else None,
        "color_config": {"fill": look.fill, "stripe": look.stripe, "marks": list(look.marks)}
        if look.fill or look.stripe or look.marks
        else None,
    }


def _written(layout: Layout) -> dict[str, list[str]]:
    return {position: list(fields) for position, fields in layout}


def _names(given: object) -> tuple[str, ...]:
    return tuple(each for each in given if isinstance(each, str)) if isinstance(given, Iterable) else ()


def _name(given: object) -> str:
    return given if isinstance(given, str) else ""
