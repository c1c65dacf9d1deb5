"""Stops of the tour: who works here, where, and in which words."""

from __future__ import annotations

from support.tinypractice import TinyPractice
from support.tour.guide import Stop, ask, refuse

NOBODY = "01990000-0000-7000-8000-000000009999"
"""An id that nothing has."""

PAGE = {"page": 1, "page_size": 2}


def signing_in(p: TinyPractice) -> Stop:
    yield ask("server_is_alive")
    yield ask("server_is_ready")
    secret = "a long walk by the lake"
    made = yield ask(
        "users_create_user",
        {
            "username": "maria",
            "name": "Maria Lopez",
            "password": secret,
            "role": "front_desk",
            "location_uuids": [str(p.chicago)],
        },
    )
    signed_in = yield ask("auth_sign_in", {"username": "maria", "password": secret})
    yield refuse("unauthorized", "auth_sign_in", {"username": "maria", "password": "not this one"})
    token = signed_in["access_token"]
    yield ask("auth_who_am_i", token=token)
    yield ask("auth_my_organisations", token=token)
    yield refuse(
        "location_out_of_scope", "calendar_get_day", token=token, location_uuid=p.denver, target_date="2026-03-09"
    )
    yield refuse("forbidden", "users_list_users", token=token)
    yield ask("auth_sign_out", token=token)
    yield refuse("unauthorized", "auth_who_am_i", token=token)
    yield ask("users_list_users", **PAGE)
    yield ask("users_get_user", user_uuid=made["id"])
    changed = {"base_version": made["version"], "name": "Maria Lopez-Reyes", "location_uuids": None}
    yield ask("users_update_user", changed, user_uuid=made["id"])
    yield refuse("stale_version", "users_update_user", changed, user_uuid=made["id"])


def rooms_and_people(p: TinyPractice) -> Stop:
    yield ask("locations_list_locations", **PAGE)
    hours = [{"day_of_week": day, "opens": "08:00", "closes": "17:00"} for day in range(3)]
    new = {"name": "Evanston", "timezone": "America/Chicago", "phone": "847-555-0100", "hours": hours}
    made = yield ask("locations_create_location", new)
    yield ask("locations_get_location", location_uuid=made["id"])
    yield refuse("not_found", "locations_get_location", location_uuid=NOBODY)
    yield ask("locations_update_location", {"base_version": 1, "phone": "847-555-0199"}, location_uuid=made["id"])
    yield refuse("stale_version", "locations_update_location", {"base_version": 1}, location_uuid=made["id"])

    yield ask("operatories_list_operatories", location_uuid=p.chicago, **PAGE)
    room = {"location_uuid": made["id"], "name": "Op 1", "abbreviation": "OP1", "provider_uuids": [str(p.okafor)]}
    made = yield ask("operatories_create_operatory", room)
    yield ask("operatories_get_operatory", operatory_uuid=made["id"])
    change = {"base_version": 1, "is_hygiene": True, "provider_uuids": [str(p.hygienist)]}
    yield ask("operatories_update_operatory", change, operatory_uuid=made["id"])

    yield ask("providers_list_providers", **PAGE)
    provider = {
        "abbreviation": "SAT",
        "first_name": "Kei",
        "last_name": "Sato",
        "specialty": "Endodontics",
        "color": "#6941C6",
        "hourly_production_goal": "450.00",
    }
    made = yield ask("providers_create_provider", provider)
    yield ask("providers_get_provider", provider_uuid=made["id"])
    change = {"base_version": 1, "schedule_note": "Root canals before noon"}
    yield ask("providers_update_provider", change, provider_uuid=made["id"])

    yield ask("patients_list_patients", **PAGE)
    patient = {
        "chart_number": "C17",
        "first_name": "Dana",
        "last_name": "Ellis",
        "birth_date": "1984-05-17",
        "mobile_phone": "312-555-0142",
        "email": "dana@example.com",
        "alerts": ["Latex allergy"],
        "primary_provider_uuid": str(p.okafor),
        "home_location_uuid": str(p.chicago),
    }
    made = yield ask("patients_create_patient", patient)
    yield ask("patients_get_patient", patient_uuid=made["id"])
    yield ask("patients_search_patients", q="ellis da", **PAGE)
    change = {"base_version": 1, "preferred_name": "Dee", "home_phone": "312-555-0143"}
    yield ask("patients_update_patient", change, patient_uuid=made["id"])


def words(p: TinyPractice) -> Stop:
    yield ask("definitions_list_definitions", category="ApptConfirmed", **PAGE)
    word = {"category": "WaitlistPriority", "name": "In pain", "color": "#DC2626"}
    made = yield ask("definitions_create_definition", word)
    yield refuse("duplicate", "definitions_create_definition", word)
    yield ask("definitions_get_definition", definition_uuid=made["id"])
    yield ask("definitions_update_definition", {"base_version": 1, "item_order": 3}, definition_uuid=made["id"])

    yield ask("procedure_codes_list_procedure_codes", search="D0", **PAGE)
    code = {"code": "D2740", "description": "Crown, ceramic", "default_fee": "1250.00", "time_pattern": "//XXXXXX//"}
    made = yield ask("procedure_codes_create_procedure_code", code)
    yield refuse("duplicate", "procedure_codes_create_procedure_code", code)
    yield ask("procedure_codes_get_procedure_code", procedure_code_uuid=made["id"])
    change = {"base_version": 1, "default_fee": "1290.00"}
    yield ask("procedure_codes_update_procedure_code", change, procedure_code_uuid=made["id"])

    yield ask("flow_list_flow_statuses", include_inactive=False, **PAGE)
    made = yield ask("flow_create_flow_status", {"name": "X-ray", "color": "#0E7490", "item_order": 9})
    change = {"base_version": 1, "name": "Imaging"}
    yield ask("flow_update_flow_status", change, flow_status_uuid=made["id"])
    yield ask("flow_delete_flow_status", flow_status_uuid=made["id"])

    yield ask("holidays_list_holidays", date_from="2026-01-01", **PAGE)
    made = yield ask("holidays_create_holiday", {"date": "2026-07-03", "name": "Independence Day (observed)"})
    yield ask("holidays_get_holiday", holiday_uuid=made["id"])
    change = {"base_version": 1, "location_uuid": str(p.chicago), "name": "Closed for the parade"}
    yield ask("holidays_update_holiday", change, holiday_uuid=made["id"])
    yield ask("holidays_delete_holiday", holiday_uuid=made["id"])
    yield ask("holidays_create_holiday", {"date": "2026-12-25", "name": "Christmas Day"})


def types(p: TinyPractice) -> Stop:
    yield ask("appointment_types_list_appointment_types", status="active", **PAGE)
    new = {
        "name": "New patient exam",
        "abbrev": "NPX",
        "color": "#8F6400",
        "duration_minutes": 60,
        "time_pattern": "//XXXXXXXX//",
        "procedure_codes_to_add": ["D0120"],
        "require_all": False,
    }
    made = yield ask("appointment_types_create_appointment_type", new)
    yield ask("appointment_types_get_appointment_type", appointment_type_uuid=made["id"])
    change = {"base_version": 1, "require_all": True, "required_procedure_codes": ["D0120"], "duration_minutes": 50}
    yield ask("appointment_types_update_appointment_type", change, appointment_type_uuid=made["id"])
    yield refuse("stale_version", "appointment_types_update_appointment_type", change, appointment_type_uuid=made["id"])
    yield ask("appointment_types_archive_appointment_type", appointment_type_uuid=made["id"])


def looking_back(p: TinyPractice) -> Stop:
    yield ask("events_since", after=0, limit=2)
    yield ask("appointments_count_by_location", date_from="2026-03-09", date_to="2026-03-16")
