"""What a desk does with the waitlist, with recalls and with tasks."""

from __future__ import annotations

from collections.abc import Callable

from support.deeds.desk import DAYS, Deed, Desk, Json, Sent, create, delete, patch


def _entry(desk: Desk) -> Json:
    p, place = desk.practice, desk.place()
    also = str(p.denver if place == str(p.chicago) else p.chicago)
    scope = desk.pick(
        {}, {"location_scope": "selected", "additional_location_uuids": [also]}, {"location_scope": "any"}
    )
    patient = str(desk.pick(p.ada, p.ben, p.chen))
    wanted = {"patient_uuid": patient, "location_uuid": place, "appointment_type_uuid": str(p.exam), **scope}
    return {**wanted, **_about_a_visit(desk, patient)}


def _about_a_visit(desk: Desk, patient: str) -> Json:
    """Name one of the patient's visits, if there is any."""
    of_patient = [
        key for key, visit in sorted(desk.records["appointment"].items()) if visit["patient"]["id"] == patient
    ]
    return {"appointment_uuid": desk.dice.choice(of_patient)} if of_patient else {}


def _contact(desk: Desk) -> Sent | None:
    found = desk.some("waitlist", status=("waiting", "contacted", "offered"))
    if found is None:
        return None
    slot = {"slot_location_uuid": desk.place(), "slot_date": desk.pick(*DAYS), "slot_start_time": "09:00"}
    return Sent(f"/waitlist/entries/{found['id']}/contact", {"contact_method": "phone", **slot})


def _response(desk: Desk) -> Sent | None:
    found = desk.some("waitlist", status=("waiting", "contacted", "offered"))
    if found is None:
        return None
    said = desk.pick("accepted", "declined", "no_answer")
    return Sent(f"/waitlist/entries/{found['id']}/response", {"patient_response": said})


def _take_off(desk: Desk) -> Sent | None:
    found = desk.some("waitlist", status=("waiting", "contacted", "offered", "scheduled", "declined", "expired"))
    return None if found is None else Sent(f"/waitlist/entries/{found['id']}", about=(found["id"],))


def _clean_up(desk: Desk) -> Sent | None:
    found = desk.some("waitlist", status=("waiting", "contacted", "offered", "scheduled"))
    if found is None:
        return None
    return Sent("/waitlist/entries/bulk-remove", {"entry_uuids": [found["id"]]}, about=(found["id"],))


def _trigger(desk: Desk) -> Sent | None:
    kind = desk.some("recall_type")
    if kind is None:
        return None
    code = str(desk.pick(desk.practice.d0120, desk.practice.d1110))
    body = {"recall_type_uuid": kind["id"], "procedure_code_uuid": code}
    return Sent("/recalls/triggers", body, about=(kind["id"],))


def _remove_trigger(desk: Desk) -> Sent | None:
    kinds = [kind for kind in desk.records["recall_type"].values() if kind["triggers"]]
    if not kinds:
        return None
    kind = desk.dice.choice(kinds)
    return Sent(f"/recalls/triggers/{kind['triggers'][0]['id']}", about=(kind["id"],))


def _recall(desk: Desk) -> Json | None:
    kind = desk.some("recall_type")
    if kind is None:
        return None
    patient = str(desk.pick(desk.practice.ada, desk.practice.ben))
    due = desk.pick({}, {"date_due": "2026-03-20"}, {"date_due": "2026-02-01"})
    return {"patient_uuid": patient, "recall_type_uuid": kind["id"], **due}


def _recall_type(desk: Desk) -> Json:
    return {
        "name": desk.fresh("Prophy"),
        "appointment_type_uuid": desk.pick(None, str(desk.practice.cleaning)),
        "default_interval": {"months": desk.pick(3, 6)},
    }


LISTS = [
    Deed("POST /waitlist/entries", "waitlist.changed", create("/waitlist/entries", _entry)),
    Deed(
        "PATCH /waitlist/entries/{entry_uuid}",
        "waitlist.changed",
        patch("waitlist", "/waitlist/entries", lambda desk, _: {"note": desk.fresh("Mornings")}),
    ),
    Deed("DELETE /waitlist/entries/{entry_uuid}", "waitlist.changed", lambda desk: _take_off(desk)),
    Deed("POST /waitlist/entries/{entry_uuid}/contact", "waitlist.changed", _contact),
    Deed("POST /waitlist/entries/{entry_uuid}/response", "waitlist.changed", _response),
    Deed("POST /waitlist/entries/bulk-remove", "waitlist.changed", _clean_up),
    Deed("POST /recalls/types", "recall_type.changed", create("/recalls/types", _recall_type)),
    Deed(
        "PATCH /recalls/types/{recall_type_uuid}",
        "recall_type.changed",
        patch("recall_type", "/recalls/types", lambda desk, _: _recall_type(desk)),
    ),
    Deed("DELETE /recalls/types/{recall_type_uuid}", "recall_type.deleted", lambda desk: _unused_recall_type(desk)),
    Deed("POST /recalls/triggers", "recall_type.changed", _trigger),
    Deed("DELETE /recalls/triggers/{trigger_uuid}", "recall_type.changed", _remove_trigger),
    Deed("POST /recalls/patient-recalls", "recall.changed", create("/recalls/patient-recalls", _recall)),
    Deed(
        "PATCH /recalls/patient-recalls/{recall_uuid}",
        "recall.changed",
        patch(
            "recall",
            "/recalls/patient-recalls",
            lambda desk, _: {"date_due": desk.pick("2026-03-01", "2026-04-01"), "note": desk.fresh("Call")},
        ),
    ),
]


def _unused_recall_type(desk: Desk) -> Sent | None:
    used = {recall["recall_type"]["id"] for recall in desk.records["recall"].values()}
    found = [each for each in sorted(desk.records["recall_type"]) if each not in used]
    if not found:
        return None
    one = desk.dice.choice(found)
    return Sent(f"/recalls/types/{one}", about=(one,))


def _task(desk: Desk) -> Json | None:
    there = desk.some("task_list")
    if there is None:
        return None
    asked = {"task_list_uuid": there["id"], "description": desk.fresh("Call the lab")}
    patient = desk.pick(None, str(desk.practice.ada))
    return asked if patient is None else {**asked, "patient_uuid": patient, **_about_a_visit(desk, patient)}


def _step(name: str, *, versioned: bool, **wanted: tuple[object, ...]) -> Callable[[Desk], Sent | None]:
    def make(desk: Desk) -> Sent | None:
        found = desk.some("task", **wanted)
        if found is None:
            return None
        body = {"base_version": found["version"]} if versioned else None
        return Sent(f"/tasks/{found['id']}/{name}", body, about=(found["id"],))

    return make


def _note(desk: Desk) -> Sent | None:
    found = desk.some("task")
    if found is None:
        return None
    return Sent(f"/tasks/{found['id']}/notes", {"note": desk.fresh("Called")}, about=(found["id"],))


def _restore(desk: Desk) -> Sent | None:
    gone = desk.last_buried("task")
    return None if gone is None else Sent(f"/tasks/{gone}/restore", about=(gone,))


def _gone(desk: Desk) -> Sent | None:
    sent = delete("task", "/tasks")(desk)
    if sent is not None:
        desk.buried["task"].append(sent.path.rpartition("/")[2])
    return sent


def _other_note(*, is_deleted: bool) -> Callable[[Desk], Sent | None]:
    def make(desk: Desk) -> Sent | None:
        noted = [task for _, task in sorted(desk.records["task"].items()) if task["notes"]]
        if not noted:
            return None
        task = desk.pick(*noted)
        note = desk.pick(*task["notes"])
        body = None if is_deleted else {"base_version": note["version"], "note": desk.fresh("Called")}
        return Sent(f"/tasks/{task['id']}/notes/{note['id']}", body, about=(task["id"],))

    return make


TASKS = [
    Deed(
        "POST /tasks/lists",
        "task_list.changed",
        create(
            "/tasks/lists", lambda desk: {"name": desk.fresh("Lab"), "location_uuid": desk.pick(None, desk.place())}
        ),
    ),
    Deed(
        "PATCH /tasks/lists/{task_list_uuid}",
        "task_list.changed",
        patch("task_list", "/tasks/lists", lambda desk, _: {"name": desk.fresh("Lab")}),
    ),
    Deed("POST /tasks", "task.changed", create("/tasks", _task)),
    Deed(
        "PATCH /tasks/{task_uuid}",
        "task.changed",
        patch("task", "/tasks", lambda desk, _: {"description": desk.fresh("Call")}),
    ),
    Deed("DELETE /tasks/{task_uuid}", "task.deleted", lambda desk: _gone(desk)),
    Deed("POST /tasks/{task_uuid}/restore", "task.changed", lambda desk: _restore(desk)),
    Deed("POST /tasks/{task_uuid}/done", "task.changed", _step("done", versioned=True, status=("new", "viewed"))),
    Deed("POST /tasks/{task_uuid}/reopen", "task.changed", _step("reopen", versioned=True, status=("done",))),
    Deed("POST /tasks/{task_uuid}/viewed", "task.viewed", _step("viewed", versioned=False, is_unread=(True,))),
    Deed("POST /tasks/{task_uuid}/unread", "task.viewed", _step("unread", versioned=False, is_unread=(False,))),
    Deed("POST /tasks/{task_uuid}/notes", "task.changed", _note),
    Deed("PATCH /tasks/{task_uuid}/notes/{task_note_uuid}", "task.changed", _other_note(is_deleted=False)),
    Deed("DELETE /tasks/{task_uuid}/notes/{task_note_uuid}", "task.changed", _other_note(is_deleted=True)),
]
