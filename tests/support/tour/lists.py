"""Stops of the tour: who should come, who wants to come sooner, and how people like it."""

from __future__ import annotations

from support.tinypractice import TinyPractice
from support.tour.guide import Stop, ask, refuse
from support.tour.practice import PAGE


def recalls(p: TinyPractice) -> Stop:
    new = {"name": "Cleaning", "default_interval": {"months": 6}, "appointment_type_uuid": str(p.cleaning)}
    kind = yield ask("recalls_create_recall_type", new)
    yield ask("recalls_get_recall_type", recall_type_uuid=kind["id"])
    change = {"base_version": 1, "description": "Twice a year"}
    yield ask("recalls_update_recall_type", change, recall_type_uuid=kind["id"])
    yield ask("recalls_list_recall_types", **PAGE)
    spare = yield ask("recalls_create_recall_type", {"name": "Spare", "default_interval": {"years": 1}})
    yield ask("recalls_delete_recall_type", recall_type_uuid=spare["id"])

    trigger = {"recall_type_uuid": kind["id"], "procedure_code_uuid": str(p.d1110)}
    made = yield ask("recalls_create_recall_trigger", trigger)
    yield refuse("duplicate", "recalls_create_recall_trigger", trigger)
    yield ask("recalls_list_recall_triggers", recall_type_uuid=kind["id"])
    yield ask("recalls_delete_recall_trigger", trigger_uuid=made["id"])

    recall = {"patient_uuid": str(p.ada), "recall_type_uuid": kind["id"], "date_due": "2026-02-16"}
    made = yield ask("recalls_create_recall", recall)
    yield refuse("duplicate", "recalls_create_recall", recall)
    yield ask("recalls_get_recall", recall_uuid=made["id"])
    yield ask("recalls_update_recall", {"base_version": 1, "note": "Prefers mornings"}, recall_uuid=made["id"])
    yield ask("recalls_list_recalls", patient_uuid=p.ada, **PAGE)
    yield ask("recalls_list_due_recalls", due_on="2026-03-09", **PAGE)


def preferences(p: TinyPractice) -> Stop:
    likes = {"patient_uuid": str(p.ada), "preferred_days": [1, 3], "preferred_time_start": "15:00"}
    made = yield ask("patient_preferences_create_patient_preference", {**likes, "preferred_time_end": "18:00"})
    yield ask("patient_preferences_get_patient_preference", preference_uuid=made["id"])
    change = {"base_version": 1, "preferred_provider_uuid": str(p.okafor)}
    yield ask("patient_preferences_update_patient_preference", change, preference_uuid=made["id"])
    yield ask("patient_preferences_list_patient_preferences", **PAGE)
    yield ask("patient_preferences_get_preference_of_patient", patient_uuid=p.ada)
    first = {"notes": "Needs the ground floor"}
    made = yield ask("patient_preferences_upsert_preference_of_patient", first, patient_uuid=p.ben)
    yield refuse(
        "stale_version",
        "patient_preferences_upsert_preference_of_patient",
        {**first, "base_version": 9},
        patient_uuid=p.ben,
    )
    yield ask("patient_preferences_delete_patient_preference", preference_uuid=made["id"])


def waitlist(p: TinyPractice) -> Stop:
    new = {
        "patient_uuid": str(p.ben),
        "location_uuid": str(p.chicago),
        "location_scope": "selected",
        "additional_location_uuids": [str(p.denver)],
        "appointment_type_uuid": str(p.exam),
        "urgency": "soon",
        "estimated_duration_mins": 40,
        "preferred_days": [0, 2],
        "note": "Can be here in twenty minutes",
    }
    made = yield ask("waitlist_create_waitlist_entry", new)
    yield refuse("duplicate", "waitlist_create_waitlist_entry", new)
    entry = {"entry_uuid": made["id"]}
    yield ask("waitlist_get_waitlist_entry", **entry)
    yield ask("waitlist_update_waitlist_entry", {"base_version": 1, "urgency": "urgent"}, **entry)
    yield ask("waitlist_list_waitlist_entries", location_uuid=p.chicago, sort_by="urgency", **PAGE)
    hole = {
        "location_uuid": str(p.chicago),
        "slot_date": "2026-03-09",
        "slot_start_time": "13:00",
        "slot_end_time": "13:40",
        "appointment_type_uuid": str(p.exam),
    }
    yield ask("waitlist_quick_fill", hole)
    called = {
        "contact_method": "phone",
        "slot_date": "2026-03-09",
        "slot_start_time": "13:00",
        "slot_location_uuid": str(p.chicago),
    }
    yield ask("waitlist_log_waitlist_contact", called, **entry)
    yield ask("waitlist_record_waitlist_response", {"patient_response": "declined"}, **entry)
    yield ask("waitlist_list_waitlist_contacts", **entry)
    second = {"patient_uuid": str(p.chen), "location_uuid": str(p.chicago)}
    made = yield ask("waitlist_create_waitlist_entry", second)
    yield ask("waitlist_bulk_remove_waitlist_entries", {"entry_uuids": [made["id"]]})
    made = yield ask("waitlist_create_waitlist_entry", second)
    yield ask("waitlist_remove_waitlist_entry", entry_uuid=made["id"])
    yield ask("waitlist_create_waitlist_entry", second)


def tasks(p: TinyPractice) -> Stop:
    kept_in = yield ask("tasks_create_task_list", {"name": "Front desk", "location_uuid": str(p.chicago)})
    yield ask("tasks_list_task_lists", is_archived=False, **PAGE)
    yield ask("tasks_get_task_list", task_list_uuid=kept_in["id"])
    yield ask("tasks_update_task_list", {"base_version": 1, "item_order": 2}, task_list_uuid=kept_in["id"])
    yield ask("tasks_list_colleagues")
    new = {
        "task_list_uuid": kept_in["id"],
        "description": "Offer Thursday at eleven",
        "patient_uuid": str(p.ben),
        "assigned_to_uuid": str(p.users["front_desk"]),
        "remind_at": "2026-03-03T15:00:00Z",
    }
    made = yield ask("tasks_create_task", new)
    task = {"task_uuid": made["id"]}
    yield ask("tasks_get_task", **task)
    change = {"base_version": made["version"], "short_description": "Thursday at eleven?"}
    made = yield ask("tasks_update_task", change, **task)
    yield refuse("stale_version", "tasks_update_task", change, **task)
    yield ask("tasks_list_tasks", task_list_uuid=kept_in["id"], **PAGE)
    yield ask("tasks_count_unread_tasks")
    yield ask("tasks_view_task", **task)
    yield ask("tasks_keep_task_unread", **task)
    written = yield ask("tasks_create_task_note", {"note": "Left a message"}, **task)
    note = {**task, "task_note_uuid": written["id"]}
    yield ask("tasks_update_task_note", {"base_version": 1, "note": "Left two messages"}, **note)
    yield ask("tasks_list_task_notes", **task)
    yield ask("tasks_delete_task_note", **note)
    yield ask("tasks_finish_task", {}, **task)
    yield ask("tasks_reopen_task", {}, **task)
    spare = yield ask("tasks_create_task", {"task_list_uuid": kept_in["id"], "description": "Order gloves"})
    yield ask("tasks_delete_task", task_uuid=spare["id"])
    yield ask("tasks_restore_task", task_uuid=spare["id"])
    yield refuse("transition_not_allowed", "tasks_restore_task", task_uuid=spare["id"])
    yield ask("tasks_delete_task", task_uuid=spare["id"])
