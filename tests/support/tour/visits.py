"""Stops of the tour: visits, from the first call to the last word."""

from __future__ import annotations

from typing import Any

from support.tinypractice import TinyPractice
from support.tour.guide import Stop, ask, refuse
from support.tour.practice import NOBODY, PAGE

DAY = "2026-03-09"


def at(start: str, end: str, day: str = DAY) -> dict[str, str]:
    return {"schedule_date": day, "start_time": start, "end_time": end}


def a_visit(p: TinyPractice, start: str, end: str, **more: Any) -> dict[str, Any]:
    return {
        "patient_uuid": str(p.ada),
        "location_uuid": str(p.chicago),
        "operatory_uuid": str(p.op1),
        "appointment_type_uuid": str(p.exam),
        **at(start, end),
        **more,
    }


def booking(p: TinyPractice) -> Stop:
    made = yield ask("appointments_create_appointment", a_visit(p, "09:00", "09:40", note="Bring the old X-rays"))
    other = a_visit(p, "09:20", "10:00", patient_uuid=str(p.ben), appointment_type_uuid=str(p.exam))
    yield refuse("slot_taken", "appointments_create_appointment", other)
    lunch = a_visit(p, "12:10", "12:40", patient_uuid=str(p.ben))
    yield refuse("blocked_time", "appointments_create_appointment", lunch)
    spring_forward = a_visit(p, "02:15", "02:45", schedule_date="2026-03-08")
    yield refuse("dst_gap", "appointments_create_appointment", spring_forward)
    yield refuse("not_found", "appointments_create_appointment", {**other, "patient_uuid": NOBODY})
    slot = {"location_uuid": str(p.chicago), "operatory_uuid": str(p.op1), **at("09:20", "10:00")}
    yield ask("appointments_check_conflicts", slot)
    visit = {"appointment_uuid": made["id"]}
    yield ask("appointments_get_appointment", **visit)
    yield refuse("not_found", "appointments_get_appointment", appointment_uuid=NOBODY)
    change = {"base_version": made["version"], "note": "Nervous; allow five minutes", "production_amount": "62.00"}
    made = yield ask("appointments_update_appointment", change, **visit)
    yield refuse("stale_version", "appointments_update_appointment", change, **visit)
    move = {"base_version": made["version"], **at("10:00", "10:40"), "operatory_uuid": str(p.op2)}
    made = yield ask("appointments_move_appointment", move, **visit)
    yield refuse("stale_version", "appointments_move_appointment", move, **visit)
    blocker = yield ask("appointments_create_appointment", {**other, **at("11:00", "11:40")})
    onto = {"base_version": blocker["version"], **at("10:20", "11:00"), "operatory_uuid": str(p.op2)}
    yield refuse("slot_taken", "appointments_move_appointment", onto, appointment_uuid=blocker["id"])
    who = [{"provider_uuid": str(p.lindqvist), "role": "dentist", "start_time": "10:05", "end_time": "10:35"}]
    yield ask("appointments_replace_providers", {"base_version": made["version"], "providers": who}, **visit)
    yield ask("appointments_list_providers", **visit)
    made = yield ask("appointments_get_appointment", **visit)
    work = {"base_version": made["version"], "procedure_code_uuid": str(p.d0120), "provider_uuid": str(p.lindqvist)}
    yield ask("appointments_add_procedure", work, **visit)
    made = yield ask("appointments_get_appointment", **visit)
    work = {"base_version": made["version"], "procedure_code_uuid": str(p.d1110), "fee": "99.00"}
    spare = yield ask("appointments_add_procedure", work, **visit)
    yield ask("appointments_list_procedures", **visit)
    made = yield ask("appointments_get_appointment", **visit)
    yield ask("appointments_remove_procedure", **visit, procedure_uuid=spare["id"], base_version=made["version"])
    made = yield ask("appointments_get_appointment", **visit)
    work = {"base_version": made["version"], "procedures": [{"procedure_code_uuid": str(p.d1110), "fee": "99.00"}]}
    yield ask("appointments_replace_procedures", work, **visit)


def life_of_a_visit(p: TinyPractice) -> Stop:
    made = yield ask("appointments_create_appointment", a_visit(p, "14:00", "14:40", patient_uuid=str(p.chen)))
    visit = {"appointment_uuid": made["id"]}
    word = {"base_version": made["version"], "confirmation_status_uuid": str(p.confirmed)}
    made = yield ask("appointments_update_confirmation_status", word, **visit)
    yield ask("flow_set_flow_status", {"flow_status_uuid": str(p.arrived), "change_note": "Early"}, **visit)
    yield ask("flow_set_flow_status", {"flow_status_uuid": str(p.in_chair)}, **visit)
    yield ask("flow_list_flow_events", **visit, **PAGE)
    yield ask("flow_get_flow_stats", **visit)
    made = yield ask("appointments_get_appointment", **visit)
    off = {"base_version": made["version"], "note": "Will call back"}
    made = yield ask("appointments_send_to_pinboard", off, **visit)
    yield ask("appointments_list_pinboard", location_uuid=p.chicago)
    move = {"base_version": made["version"], **at("15:00", "15:40")}
    yield refuse("transition_not_allowed", "appointments_move_appointment", move, **visit)
    back = {"base_version": made["version"], "operatory_uuid": str(p.op3), **at("15:00", "15:40")}
    made = yield ask("appointments_place_appointment", back, **visit)
    yield refuse(
        "transition_not_allowed", "appointments_place_appointment", {**back, "base_version": made["version"]}, **visit
    )
    locked = {"base_version": made["version"], "is_time_locked": True}
    made = yield ask("appointments_update_appointment", locked, **visit)
    move = {"base_version": made["version"], **at("16:00", "16:40")}
    yield refuse("time_locked", "appointments_move_appointment", move, **visit)
    done = {"base_version": made["version"], "status": "complete"}
    made = yield ask("appointments_transition_appointment", done, **visit)
    missed = {"base_version": made["version"], "broken_reason_uuid": str(p.no_show)}
    yield refuse("transition_not_allowed", "appointments_break_appointment", missed, **visit)
    yield ask("appointments_list_history", **visit, **PAGE)

    made = yield ask("appointments_create_appointment", a_visit(p, "08:00", "08:30"))
    missed = {"base_version": made["version"], "broken_reason_uuid": str(p.no_show), "note": "No answer"}
    yield ask("appointments_break_appointment", missed, appointment_uuid=made["id"])
    made = yield ask("appointments_create_appointment", a_visit(p, "08:30", "09:00"))
    off = {"base_version": made["version"], "cancel_reason_uuid": str(p.illness), "cancelled_by": "patient"}
    yield ask("appointments_cancel_appointment", off, appointment_uuid=made["id"])
    made = yield ask("appointments_create_appointment", a_visit(p, "16:30", "17:00"))
    yield ask("appointments_delete_appointment", appointment_uuid=made["id"])
    yield ask("appointments_list_changes", location_uuid=p.chicago, date=DAY, action="created,deleted", **PAGE)
    yield ask("appointments_restore_appointment", appointment_uuid=made["id"])
    yield refuse("transition_not_allowed", "appointments_restore_appointment", appointment_uuid=made["id"])
    yield ask("appointments_delete_appointment", appointment_uuid=made["id"])
    for status in ("planned", "unscheduled", "pinboard"):
        yield ask("appointments_create_appointment", a_visit(p, "16:30", "17:00", status=status))


def many_visits(p: TinyPractice) -> Stop:
    rows = [
        {**a_visit(p, "08:00", "08:40", schedule_date=day), "external_id": f"old-{day}"}
        for day in ("2026-04-06", "2026-04-07")
    ]
    taken = yield ask("appointments_bulk_appointments", {"meta": {"mode": "create"}, "rows": rows})
    ids = [result["id"] for result in taken["results"]]
    word = {"appointment_uuids": ids, "confirmation_status_uuid": str(p.confirmed)}
    yield ask("appointments_bulk_confirm", word)
    yield ask("appointments_list_appointments", location_uuid=p.chicago, date_from=DAY, status="scheduled", **PAGE)
    page = yield ask("appointments_list_by_cursor", first=1, sort_by="updated_at", location_uuid=p.chicago)
    after = page["page_info"]["end_cursor"]
    yield ask("appointments_list_by_cursor", first=1, sort_by="updated_at", location_uuid=p.chicago, after=after)
    yield refuse("cursor_invalid", "appointments_list_by_cursor", after="tampered")
    yield ask("appointments_list_confirmation_statuses", **PAGE)
    yield ask("appointments_check_procedure_frequency", patient_uuid=p.ada, procedure_code="D0120")
