"""Stops of the tour: when people work, what is kept free, and how the day looks."""

from __future__ import annotations

from support.tinypractice import TinyPractice
from support.tour.guide import Stop, ask, refuse
from support.tour.practice import PAGE

DAY = "2026-03-09"
"""A Monday."""

MORNING = {"start_time": "08:00", "end_time": "12:00"}


def hours(p: TinyPractice) -> Stop:
    whose = {"provider_uuid": str(p.okafor), "location_uuid": str(p.chicago)}
    week = {**whose, "operatory_uuid": str(p.op1), "day_of_week": 0, "effective_from": "2026-01-05"}
    made = yield ask("schedules_create_schedule_template", {**week, **MORNING})
    yield ask("schedules_get_schedule_template", template_uuid=made["id"])
    change = {"base_version": 1, "end_time": "12:30", "note": "Surgery days"}
    yield ask("schedules_update_schedule_template", change, template_uuid=made["id"])
    yield ask("schedules_list_schedule_templates", **whose, day_of_week=0, **PAGE)
    spare = yield ask("schedules_create_schedule_template", {**week, **MORNING, "day_of_week": 4})
    yield ask("schedules_delete_schedule_template", template_uuid=spare["id"])

    away = {**whose, "override_date": "2026-03-11", "is_unavailable": True, "override_reason": "training"}
    made = yield ask("schedules_create_schedule_override", away)
    yield ask("schedules_get_schedule_override", override_uuid=made["id"])
    yield ask("schedules_update_schedule_override", {"note": "Implant course"}, override_uuid=made["id"])
    yield ask("schedules_list_schedule_overrides", date_from=DAY, date_to="2026-03-15", **PAGE)
    spare = yield ask("schedules_create_schedule_override", {**away, "override_date": "2026-03-12"})
    yield ask("schedules_delete_schedule_override", override_uuid=spare["id"])
    yield ask("schedules_get_daily_providers", location_uuid=p.chicago, date=DAY)
    yield ask("schedules_get_provider_availability", **whose, date=DAY)


def blocking(p: TinyPractice) -> Stop:
    yield ask("blockouts_list_blockout_types", **PAGE)
    new = {"name": "Emergencies", "abbreviation": "EMG", "color": "#DC2626", "is_do_not_copy": False}
    kind = yield ask("blockouts_create_blockout_type", new)
    yield ask("blockouts_get_blockout_type", blockout_type_uuid=kind["id"])
    change = {"base_version": 1, "name": "Kept for emergencies"}
    yield ask("blockouts_update_blockout_type", change, blockout_type_uuid=kind["id"])
    spare = yield ask("blockouts_create_blockout_type", {"name": "Deliveries"})
    yield ask("blockouts_delete_blockout_type", blockout_type_uuid=spare["id"])

    lunch = {
        "blockout_type_uuid": str(p.lunch),
        "location_uuid": str(p.chicago),
        "operatory_uuids": [str(p.op1), str(p.op2)],
        "schedule_date": DAY,
        "start_time": "12:00",
        "end_time": "13:00",
        "note": "Team lunch",
    }
    made = yield ask("blockouts_create_blockouts", lunch)
    one, two = made["items"]
    yield refuse("in_use", "blockouts_delete_blockout_type", blockout_type_uuid=p.lunch)
    yield ask("blockouts_get_blockout", blockout_uuid=one["id"])
    change = {"base_version": 1, "end_time": "12:50", "apply_to_group": True}
    yield ask("blockouts_update_blockout", change, blockout_uuid=one["id"])
    yield refuse("stale_version", "blockouts_update_blockout", change, blockout_uuid=one["id"])
    yield ask("blockouts_list_blockouts", location_uuid=p.chicago, date_from=DAY, date_to=DAY, **PAGE)
    yield ask("blockouts_delete_blockout", blockout_uuid=two["id"])
    at = {"location_uuid": str(p.chicago)}
    yield ask("blockouts_copy_blockout_day", {**at, "source_date": DAY, "target_date": "2026-03-10"})
    week = {**at, "source_week_start": DAY}
    yield ask("blockouts_copy_blockout_week", {**week, "target_week_start": "2026-03-16"})
    yield ask("blockouts_repeat_blockout_weeks", {**week, "num_weeks": 3})
    place = {**at, "operatory_uuid": str(p.op3), "schedule_date": DAY, "start_time": "14:00", "end_time": "14:50"}
    held = yield ask("blockouts_hold_place", {**place, "minutes": 10, "note": "Calling the waitlist"})
    yield ask("blockouts_extend_hold", {"minutes": 15}, blockout_uuid=held["id"])
    moved = {"base_version": 2, "start_time": "14:10"}
    yield refuse("is_a_hold", "blockouts_update_blockout", moved, blockout_uuid=held["id"])
    yield refuse("not_a_hold", "blockouts_extend_hold", {"minutes": 15}, blockout_uuid=one["id"])
    yield ask("blockouts_delete_blockout", blockout_uuid=held["id"])


def blockout_templates(p: TinyPractice) -> Stop:
    new = {"name": "Short Friday", "location_uuid": str(p.chicago), "day_of_week": 4}
    made = yield ask("blockouts_create_blockout_template", new)
    item = {"blockout_type_uuid": str(p.reserved), "start_time": "15:00", "end_time": "17:00"}
    kept = yield ask("blockouts_add_blockout_template_item", item, template_uuid=made["id"])
    yield ask("blockouts_list_blockout_template_items", template_uuid=made["id"])
    spare = yield ask(
        "blockouts_add_blockout_template_item",
        {**item, "operatory_uuid": str(p.op3), "start_time": "08:00", "end_time": "09:00"},
        template_uuid=made["id"],
    )
    yield ask("blockouts_remove_blockout_template_item", template_uuid=made["id"], item_uuid=spare["id"])
    assert kept["id"] != spare["id"]
    made = yield ask("blockouts_get_blockout_template", template_uuid=made["id"])
    change = {"base_version": made["version"], "description": "We close at three"}
    yield ask("blockouts_update_blockout_template", change, template_uuid=made["id"])
    yield ask("blockouts_list_blockout_templates", location_uuid=p.chicago, **PAGE)
    day = {"location_uuid": str(p.chicago), "target_date": "2026-03-13"}
    yield ask("blockouts_apply_blockout_template", day, template_uuid=made["id"])
    spare = yield ask("blockouts_create_blockout_template", {"name": "Exam week"})
    yield ask("blockouts_delete_blockout_template", template_uuid=spare["id"])


def notes_and_goals(p: TinyPractice) -> Stop:
    where = {"location_uuid": str(p.chicago)}
    note = {**where, "note_date": DAY, "note": "Compressor serviced at 7 am"}
    made = yield ask("notes_create_schedule_note", note)
    yield refuse("duplicate", "notes_create_schedule_note", note)
    yield ask("notes_get_schedule_note", note_uuid=made["id"])
    yield ask("notes_update_schedule_note", {"base_version": 1, "note": "Compressor is fine"}, note_uuid=made["id"])
    yield ask("notes_list_schedule_notes", **where, date_from=DAY, **PAGE)
    spare = yield ask("notes_create_schedule_note", {**note, "note_date": "2026-03-10"})
    yield ask("notes_delete_schedule_note", note_uuid=spare["id"])

    goal = {**where, "provider_uuid": str(p.okafor), "goal_date": DAY, "goal_amount": "3200.00"}
    made = yield ask("production_create_production_goal", goal)
    yield refuse("duplicate", "production_create_production_goal", goal)
    yield ask("production_get_production_goal", goal_uuid=made["id"])
    yield ask("production_update_production_goal", {"goal_amount": "3500.00"}, goal_uuid=made["id"])
    yield ask("production_upsert_production_goal", {**goal, "goal_date": "2026-03-10"})
    yield ask("production_list_production_goals", **where, date_from=DAY, **PAGE)
    spare = yield ask("production_create_production_goal", {**goal, "goal_date": "2026-03-11"})
    yield ask("production_delete_production_goal", goal_uuid=spare["id"])


def rules_and_views(p: TinyPractice) -> Stop:
    rule = {
        "appointment_type_uuid_a": str(p.exam),
        "appointment_type_uuid_b": str(p.filling),
        "location_uuid": str(p.chicago),
        "allow_overlap": False,
    }
    made = yield ask("appointment_rules_create_appointment_rule", rule)
    yield refuse("duplicate", "appointment_rules_create_appointment_rule", rule)
    yield ask("appointment_rules_get_appointment_rule", rule_uuid=made["id"])
    change = {"base_version": 1, "allow_overlap": True}
    yield ask("appointment_rules_update_appointment_rule", change, rule_uuid=made["id"])
    yield ask("appointment_rules_list_appointment_rules", location_uuid=p.chicago, **PAGE)
    spare = yield ask("appointment_rules_create_appointment_rule", {**rule, "location_uuid": None})
    yield ask("appointment_rules_delete_appointment_rule", rule_uuid=spare["id"])

    yield ask("views_list_view_templates")
    view = {"location_uuid": str(p.chicago), "name": "Hygiene side", "operatory_uuids": [str(p.op3)]}
    made = yield ask("views_create_schedule_view", {**view, "start_time": "07:00", "end_time": "18:00"})
    yield ask("views_get_schedule_view", view_uuid=made["id"])
    change = {"base_version": 1, "time_increment": 10, "privacy_mode": True}
    yield ask("views_update_schedule_view", change, view_uuid=made["id"])
    yield ask("views_set_default_view", view_uuid=made["id"])
    yield ask("views_set_view_shortcut", view_uuid=made["id"], shortcut=2)
    yield ask("views_list_schedule_views", location_uuid=p.chicago, **PAGE)
    spare = yield ask("views_create_schedule_view", {**view, "name": "Spare"})
    yield ask("views_delete_schedule_view", view_uuid=spare["id"])

    search = {"name": "After school", "criteria": {"duration_minutes": 40, "earliest_time": "15:00"}}
    made = yield ask("saved_searches_create_saved_search", search)
    yield ask("saved_searches_get_saved_search", search_uuid=made["id"])
    change = {"base_version": 1, "is_default": True}
    yield ask("saved_searches_update_saved_search", change, search_uuid=made["id"])
    yield ask("saved_searches_list_saved_searches", **PAGE)
    spare = yield ask("saved_searches_create_saved_search", {**search, "name": "Early"})
    yield ask("saved_searches_delete_saved_search", search_uuid=spare["id"])


def calendar(p: TinyPractice) -> Stop:
    where = {"location_uuid": p.chicago}
    yield ask("calendar_get_day", **where, target_date=DAY, fields="chart_number,procedures")
    yield ask("calendar_get_week", **where, week_start="2026-03-16")
    yield ask("calendar_get_month", **where, month="2026-02")
    yield ask("production_get_production_summary", **where, date_from=DAY, date_to=DAY)
    wanted = {
        "location_uuid": str(p.chicago),
        "duration_minutes": 60,
        "provider_uuids": [str(p.okafor)],
        "date_from": DAY,
        "date_to": "2026-03-20",
        "limit": 2,
    }
    yield ask("openings_find_free_time", wanted)
