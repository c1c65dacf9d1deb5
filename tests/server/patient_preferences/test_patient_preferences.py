"""Patients' scheduling preferences over HTTP, on both engines."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from frontdesk.contract.patient_preferences import UpsertPatientPreferenceIn
from frontdesk.server.patient_preferences import service
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit

PREFERENCES = "/schedule/patient-preferences"


async def note(api: httpx.AsyncClient, patient: Any, **fields: Any) -> dict[str, Any]:
    answer = await api.post(PREFERENCES, json={"patient_uuid": str(patient), **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def of(patient: Any) -> str:
    return f"{PREFERENCES}/by-patient/{patient}"


async def test_a_preference_says_when_where_and_with_whom(api: httpx.AsyncClient, practice: Any) -> None:
    made = await note(
        api,
        practice.ada,
        preferred_days=[3, 1, 1],
        preferred_time_start="15:00",
        preferred_time_end="00:00",
        preferred_provider_uuid=str(practice.okafor),
        preferred_operatory_uuid=str(practice.op2),
        preferred_contact_method="sms",
        notes="Not in the holidays",
    )
    assert made["patient"] == {"id": str(practice.ada), "name": "Ada Alvarez"}
    assert (made["preferred_days"], made["preferred_time_start"]) == ([1, 3], "15:00:00")
    assert (made["preferred_provider"]["name"], made["preferred_operatory"]["name"]) == ("Dr. Okafor", "Op 2")
    assert (made["learned_from_history"], made["version"], made["notes"]) == (False, 1, "Not in the holidays")
    assert (await api.get(f"{PREFERENCES}/{made['id']}")).json() == made
    assert (await api.get(of(practice.ada))).json() == made


async def test_a_patient_has_one_preference(api: httpx.AsyncClient, practice: Any) -> None:
    await note(api, practice.ada)
    again = await api.post(PREFERENCES, json={"patient_uuid": str(practice.ada)})
    assert (again.status_code, again.json()["code"]) == (409, "duplicate")
    body = {"notes": "Mornings"}
    answers = await asyncio.gather(*(api.put(of(practice.ben), json=body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 422, 422, 422]


async def test_what_one_desk_deletes_while_another_writes_it_is_noted_afresh(
    api: httpx.AsyncClient, practice: Any, database: Database
) -> None:
    made = await note(api, practice.ada)
    begun, finished = threading.Event(), threading.Event()

    def forget(unit: WriteUnit) -> None:
        service.delete_preference(unit, UUID(made["id"]))
        begun.set()
        # Another desk that is kept out is not through by then.
        finished.wait(1)

    def write(unit: WriteUnit) -> None:
        service.upsert_preference(unit, practice.ada, UpsertPatientPreferenceIn(base_version=1, notes="Mornings"))

    def another_desk() -> None:
        begun.wait(10)
        in_transaction(database, practice.caller(), write)
        finished.set()

    with ThreadPoolExecutor(2) as desks:
        writing = desks.submit(another_desk)
        desks.submit(in_transaction, database, practice.caller(), forget).result()
        writing.result()
    now = (await api.get(of(practice.ada))).json()
    assert (now["notes"], now["version"], now["id"] == made["id"]) == ("Mornings", 1, False)


async def test_nothing_noted_is_null_and_nobody_is_not_found(api: httpx.AsyncClient, practice: Any) -> None:
    nothing = await api.get(of(practice.ada))
    assert (nothing.status_code, nothing.json()) == (200, None)
    assert (await api.get(of(uuid4()))).status_code == 404
    assert (await api.put(of(uuid4()), json={})).status_code == 404
    assert (await api.post(PREFERENCES, json={"patient_uuid": str(uuid4())})).status_code == 404
    assert (await api.get(f"{PREFERENCES}/{uuid4()}")).status_code == 404


async def test_setting_it_needs_a_version_only_when_there_is_one(api: httpx.AsyncClient, practice: Any) -> None:
    made = await api.put(of(practice.ada), json={"notes": "Mornings", "learned_from_history": True})
    assert (made.status_code, made.json()["version"], made.json()["learned_from_history"]) == (200, 1, True)
    blind = await api.put(of(practice.ada), json={"notes": "Evenings"})
    assert (blind.status_code, blind.json()["detail"][0]["loc"]) == (422, ["body", "base_version"])
    stale = await api.put(of(practice.ada), json={"notes": "Evenings", "base_version": 7})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
    changed = (await api.put(of(practice.ada), json={"preferred_days": [0], "base_version": 1})).json()
    assert (changed["version"], changed["preferred_days"], changed["notes"]) == (2, [0], "Mornings")
    assert changed["id"] == made.json()["id"]


async def test_a_patch_keeps_what_it_leaves_out_and_empties_what_is_null(api: httpx.AsyncClient, practice: Any) -> None:
    made = await note(api, practice.ada, preferred_days=[2], preferred_time_start="09:00", notes="Mornings")
    path = f"{PREFERENCES}/{made['id']}"
    changed = (await api.patch(path, json={"base_version": 1, "preferred_days": None})).json()
    assert (changed["preferred_days"], changed["preferred_time_start"], changed["version"]) == (None, "09:00:00", 2)
    assert (await api.patch(path, json={"base_version": 1})).status_code == 409
    backwards = await api.patch(path, json={"base_version": 2, "preferred_time_end": "08:00"})
    assert backwards.json()["detail"][0]["loc"] == ["body", "preferred_time_end"]
    somebody = {"base_version": 2, "patient_uuid": str(practice.ben)}
    assert (await api.patch(path, json=somebody)).status_code == 422
    for field in ("preferred_provider_uuid", "preferred_operatory_uuid"):
        assert (await api.patch(path, json={"base_version": 2, field: str(uuid4())})).status_code == 404


async def test_a_preference_is_deleted_with_its_event(api: httpx.AsyncClient, practice: Any) -> None:
    made = await note(api, practice.ada)
    assert (await api.delete(f"{PREFERENCES}/{made['id']}")).status_code == 204
    assert (await api.delete(f"{PREFERENCES}/{made['id']}")).status_code == 404
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [event["type"] for event in events] == ["patient_preference.changed", "patient_preference.deleted"]


async def test_preferences_come_in_the_order_in_which_they_were_noted(api: httpx.AsyncClient, practice: Any) -> None:
    made = [(await note(api, patient))["id"] for patient in (practice.chen, practice.ada, practice.ben)]
    listed = (await api.get(PREFERENCES)).json()
    assert [row["id"] for row in listed["items"]] == made == sorted(made)
    found = (await api.get(PREFERENCES, params={"patient_uuid": str(practice.ada)})).json()
    assert [row["id"] for row in found["items"]] == [made[1]]


@pytest.mark.parametrize(
    "fields",
    [
        {"preferred_days": [7]},
        {"preferred_days": "mon"},
        {"preferred_time_start": "10:00", "preferred_time_end": "10:00"},
        {"notes": None},
        {"preferred_contact_method": "x" * 41},
    ],
)
async def test_what_makes_no_sense_is_refused(api: httpx.AsyncClient, practice: Any, fields: dict[str, Any]) -> None:
    answer = await api.post(PREFERENCES, json={"patient_uuid": str(practice.ada), **fields})
    assert answer.status_code == 422


async def test_an_operatory_out_of_sight_cannot_be_preferred(api_as: Any, practice: Any) -> None:
    body = {"patient_uuid": str(practice.ada), "preferred_operatory_uuid": str(practice.op1)}
    assert (await api_as("denver").post(PREFERENCES, json=body)).status_code == 403


async def test_a_room_out_of_sight_that_is_preferred_already_may_be_said_again(
    api: httpx.AsyncClient, api_as: Any, practice: Any
) -> None:
    room = {"preferred_operatory_uuid": str(practice.op1)}
    made = await note(api, practice.ada, **room)
    denver, path = api_as("denver"), f"{PREFERENCES}/{made['id']}"
    patched = await denver.patch(path, json={"base_version": 1, "notes": "Mornings", **room})
    assert (patched.status_code, patched.json()["notes"]) == (200, "Mornings")
    put = await denver.put(of(practice.ada), json={"base_version": 2, "notes": "Evenings", **room})
    assert (put.status_code, put.json()["notes"]) == (200, "Evenings")
    other = {"base_version": 3, "preferred_operatory_uuid": str(practice.op2)}
    assert (await denver.patch(path, json=other)).status_code == 403
