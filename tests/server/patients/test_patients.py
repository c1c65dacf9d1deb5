"""Patients over HTTP, on both engines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import insert, select

from frontdesk.contract.resources import PatientListOut
from frontdesk.server.db import tables as t
from frontdesk.server.patients import service
from frontdesk.server.patients.repository import words_of
from frontdesk.server.patients.search import search_columns, search_words
from frontdesk.server.platform.pagination import Page
from frontdesk.server.platform.unit import Database


async def enter(api: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await api.post("/patients", json={"last_name": "Alvarez", **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def found(api: httpx.AsyncClient, typed: str) -> list[str]:
    answer = await api.get("/patients/search", params={"q": typed})
    assert answer.status_code == 200, answer.text
    return [row["name"] for row in answer.json()["items"]]


async def test_a_new_patient_is_shown_as_entered(api: httpx.AsyncClient, practice: Any) -> None:
    made = await enter(
        api,
        first_name="Zoë",
        last_name="Ødegård",
        birth_date="1980-03-05",
        mobile_phone="+1 (312) 555-0142",
        balance="12.50",
        alerts=["Latex allergy"],
        primary_provider_uuid=str(practice.okafor),
        home_location_uuid=str(practice.denver),
    )
    assert (made["version"], made["balance"], made["email"]) == (1, "12.50", None)
    assert made["primary_provider"] == {"id": str(practice.okafor), "name": "Dr. Okafor"}
    assert made["home_location"]["name"] == "Denver"
    assert (await api.get(f"/patients/{made['id']}")).json() == made


@pytest.mark.parametrize(
    "typed",
    [
        "odegard zoe",
        "zoe ode",
        "Ødegård",
        "3125550142",
        "555-0142",
        "3/5/1980",
        "5.3.80",
        "zoe@example",
        "k-77",
        "ode 1980",
    ],
)
async def test_the_desk_finds_a_patient_by_what_it_is_told(api: httpx.AsyncClient, typed: str) -> None:
    await enter(
        api,
        first_name="Zoë",
        last_name="Ødegård",
        birth_date="1980-03-05",
        mobile_phone="+1 (312) 555-0142",
        email="zoe@example.org",
        chart_number="K-77",
    )
    assert await found(api, typed) == ["Zoë Ødegård"]


async def test_a_percent_sign_is_no_wildcard_and_nothing_typed_finds_nobody(api: httpx.AsyncClient) -> None:
    await enter(api, first_name="Ann")
    for typed in ("%", "_nn", "a%z", "@%", "\\", "", "   "):
        assert await found(api, typed) == [], typed


async def test_family_names_come_first_then_active_before_inactive(api: httpx.AsyncClient) -> None:
    await enter(api, first_name="Silva", last_name="Brown")
    await enter(api, first_name="Rosa", last_name="Silva", status="inactive")
    await enter(api, first_name="Ana", last_name="Silva")
    await enter(api, first_name="Gone", last_name="Silva", status="archived")
    assert await found(api, "silva") == ["Ana Silva", "Silva Brown", "Rosa Silva"]


async def test_a_change_of_name_is_found_at_once_by_the_new_name_only(api: httpx.AsyncClient) -> None:
    made = await enter(api, first_name="Ann", last_name="Oldname", home_phone="555 0001")
    answer = await api.patch(f"/patients/{made['id']}", json={"base_version": 1, "last_name": "Newname"})
    assert answer.json()["version"] == 2
    assert await found(api, "oldname") == []
    assert await found(api, "newname 5550001") == ["Ann Newname"]


async def test_the_index_holds_the_words_of_every_patient_and_no_others(
    api: httpx.AsyncClient, database: Database, practice: Any
) -> None:
    made = await enter(api, first_name="Ann", last_name="Lee-Oldname", home_phone="555 0001", email="ann@example.org")
    changes = {"last_name": "Lee", "home_phone": None, "email": "lee@example.org"}
    await api.patch(f"/patients/{made['id']}", json={"base_version": 1, **changes})
    await api.patch(f"/patients/{made['id']}", json={"base_version": 2, "balance": "5.00"})
    who = UUID(made["id"])
    w, p = t.patient_words.c, t.patients.c
    with database.read(practice.caller()) as unit:
        text = unit.scalar(select(p.search_text).where(p.org_id == practice.org, p.id == who))
        held = {row.word for row in unit.rows(select(w.word).where(w.org_id == practice.org, w.patient_id == who))}
    assert held == search_words(text)
    assert {"ann", "lee", "@@example.org"} <= held


async def test_a_field_left_out_stays_and_null_empties(api: httpx.AsyncClient) -> None:
    made = await enter(api, email="a@example.org", mobile_phone="555 0001", birth_date="1990-01-01")
    patch = {"base_version": 1, "email": None, "birth_date": None}
    changed = (await api.patch(f"/patients/{made['id']}", json=patch)).json()
    assert (changed["email"], changed["birth_date"], changed["mobile_phone"]) == (None, None, "555 0001")
    refused = await api.patch(f"/patients/{made['id']}", json={"base_version": 2, "last_name": None})
    assert refused.status_code == 422


async def test_a_stale_change_changes_nothing(api: httpx.AsyncClient) -> None:
    made = await enter(api)
    await api.patch(f"/patients/{made['id']}", json={"base_version": 1, "first_name": "First"})
    answer = await api.patch(f"/patients/{made['id']}", json={"base_version": 1, "first_name": "Second"})
    assert answer.status_code == 409
    assert {key: answer.json()[key] for key in ("code", "expected_version", "current_version")} == {
        "code": "stale_version",
        "expected_version": 1,
        "current_version": 2,
    }
    assert (await api.get(f"/patients/{made['id']}")).json()["first_name"] == "First"


async def test_saying_the_same_again_is_no_change(api: httpx.AsyncClient) -> None:
    made = await enter(api, first_name="Ann")
    answer = await api.patch(f"/patients/{made['id']}", json={"base_version": 1, "first_name": "Ann"})
    assert answer.json() == made


async def test_every_change_is_told_and_kept_without_saying_who_it_is_about(api: httpx.AsyncClient) -> None:
    made = await enter(api, first_name="Ann")
    await api.patch(f"/patients/{made['id']}", json={"base_version": 1, "first_name": "Anne"})
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [(event["type"], event["entity_id"], event["version"]) for event in events] == [
        ("patient.changed", made["id"], 1),
        ("patient.changed", made["id"], 2),
    ]
    assert "Ann" not in str(events)


async def test_a_desk_of_one_location_sees_every_patient_but_gives_none_a_foreign_home(
    api_as: Any, practice: Any
) -> None:
    denver = api_as("denver")
    assert (await denver.get(f"/patients/{practice.ada}")).status_code == 200
    abroad = {"last_name": "New", "home_location_uuid": str(practice.chicago)}
    assert (await denver.post("/patients", json=abroad)).status_code == 403
    leave = {"base_version": 1, "home_location_uuid": str(practice.denver)}
    assert (await denver.patch(f"/patients/{practice.ada}", json=leave)).status_code == 403
    correct = {"base_version": 1, "mobile_phone": "555 0001"}
    assert (await denver.patch(f"/patients/{practice.ada}", json=correct)).status_code == 200


async def test_a_provider_or_location_that_is_not_there_is_a_404(api: httpx.AsyncClient) -> None:
    for field in ("primary_provider_uuid", "home_location_uuid"):
        answer = await api.post("/patients", json={"last_name": "New", field: str(uuid4())})
        assert answer.status_code == 404


def test_a_search_among_many_counts_all_and_shows_a_page(database: Database, practice: Any) -> None:
    families = ("Silva", "Müller", "Nguyen", "O'Brien", "García-López", "Kowalczyk", "Smith", "Haddad")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    rows = []
    for n in range(800):
        fields: dict[str, Any] = {
            "last_name": f"{families[n % 8]}{n % 97}",
            "first_name": f"Given{n % 331}",
            "chart_number": f"{100000 + n}",
            "email": f"patient{n}@example.org",
            "birth_date": date(1940, 1, 1) + timedelta(days=n),
        }
        phone = f"(312) 555-{n:05}"
        searched = search_columns(**fields, phones=[phone])
        rows.append(
            {
                "org_id": practice.org,
                "id": uuid4(),
                "number": n + 1000,
                "mobile_phone": phone,
                "created_at": now,
                "updated_at": now,
                **fields,
                **searched,
            }
        )
    words = words_of((row["id"], row["search_text"]) for row in rows)
    with database.engines.writing() as connection:
        connection.execute(insert(t.patients), rows)
        connection.execute(insert(t.patient_words), [{"org_id": practice.org, **word} for word in words])
    found = {}
    for typed in ("silva80 given80", "muller", "31255500142", "7/4/1940", "patient199@", "100242", "zzz", "g"):
        with database.read(practice.caller()) as unit:
            page = PatientListOut.model_validate_json(service.search_patients(unit, typed, Page(1, 20)))
        found[typed] = (page.total, len(page.items))
    assert found == {
        "silva80 given80": (1, 1),
        "muller": (100, 20),
        "31255500142": (1, 1),
        "7/4/1940": (2, 2),
        "patient199@": (1, 1),
        "100242": (1, 1),
        "zzz": (0, 0),
        "g": (800, 20),
    }
