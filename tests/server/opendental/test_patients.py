"""Patients in the dialect: found, read, entered and changed, with what only other programs keep of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
from sqlalchemy import select

from frontdesk.server.db import tables as t
from frontdesk.server.opendental import patient_rows

from .conftest import LOCAL, Program


def names(shape: Any) -> list[str]:
    return [field.name for field in shape]


async def test_patients_are_found_read_and_listed(program: Program, later: Callable[..., None]) -> None:
    p = program.practice
    zoe = {"last_name": "Élan", "first_name": "Zoé", "search_text": " elan zoe", "status": "inactive"}
    program.write(t.patients, birth_date=date(1988, 7, 19), **zoe)
    found = await program.get("/patients", LName="ALVA")
    assert [row["FName"] for row in found] == ["Ada"]
    assert list(found[0]) == names(patient_rows.SHORT)
    whole = await program.get(f"/patients/{found[0]['PatNum']}")
    assert list(whole) == names(patient_rows.FULL)
    assert (whole["ClinicNum"], whole["PatStatus"]) == (program.number(t.locations, p.chicago), "Patient")
    assert whole["EstBalance"] == 0.0
    simple = await program.get("/patients/Simple")
    assert list(simple[0]) == ["serverDateTime", *names(patient_rows.FULL)]
    assert [row["LName"] for row in simple] == ["Alvarez", "Baker", "Cao", "Élan"]
    assert [row["LName"] for row in await program.get("/patients/Simple", LName="élan")] == ["Élan"]
    assert [row["LName"] for row in await program.get("/patients/Simple", Birthdate="1988-07-19")] == ["Élan"]
    assert [row["LName"] for row in await program.get("/patients/Simple", PatStatus="Inactive")] == ["Élan"]
    assert [row["LName"] for row in await program.get("/patients/Simple", DateTStamp=LOCAL)] == ["Élan"]
    assert len(await program.get("/patients", hideInactive="true")) == 3
    assert [row["LName"] for row in await program.get("/patients/Simple", Limit=2, Offset=1)] == ["Baker", "Cao"]
    assert await program.get("/patients", 400, DateTStamp=LOCAL) == '"DateTStamp" is not a valid parameter.'
    assert await program.get("/patients/999999", 404) == "Patient not found"


async def test_patients_are_entered_and_changed(program: Program, api: httpx.AsyncClient) -> None:
    p, number = program.practice, program.number
    sent = {
        "LName": "Moreau",
        "FName": "Ines",
        "Birthdate": "1988-07-19",
        "WirelessPhone": "(555)010-0188",
        "PriProv": number(t.providers, p.okafor),
        "ClinicNum": number(t.locations, p.denver),
    }
    made = await program.post("/patients", **sent)
    assert {name: made[name] for name in sent} == sent
    assert (made["priProvAbbr"], made["clinicAbbr"], made["Guarantor"]) == ("OKA", "Denver", made["PatNum"])
    desk = (await api.get("/patients/search", params={"q": "moreau"})).json()["items"]
    assert [row["birth_date"] for row in desk] == ["1988-07-19"]
    path = f"/patients/{made['PatNum']}"
    sent = {"Email": "ines@example.org", "WirelessPhone": "", "Birthdate": "0001-01-01", "EmployerNum": 7}
    changed = await program.put(path, **sent)
    assert changed == made | sent | {"EmployerNum": 0}
    assert await program.put(path) == changed
    assert await program.put(path, 400, LName=" ") == "LName: This text cannot be blank."
    assert await program.put(path, 404, PriProv=999_999) == "Provider not found"
    assert await program.post("/patients", 400, LName="Moreau") == "FName is required."
    assert (await program.put(path, PatStatus="Archived"))["PatStatus"] == "Archived"
    assert await program.get("/patients", LName="Moreau") == []
    assert len(await program.get("/patients", LName="Moreau", showArchived="true")) == 1


async def test_what_only_other_programs_keep_of_a_patient_is_kept(program: Program, api: httpx.AsyncClient) -> None:
    p, number = program.practice, program.number
    sent = {
        "LName": "Moreau",
        "FName": "Ines",
        "PatStatus": "Prospective",
        "Gender": "Female",
        "Position": "Married",
        "Address": "9 Mill Lane",
        "Address2": "Apt 2",
        "City": "Örebro",
        "State": "OR",
        "Zip": "97301",
        "SecProv": number(t.providers, p.hygienist),
        "BillingType": "Standard Account",
        "MedicaidID": "M-17",
        "Ward": "B",
        "PreferConfirmMethod": "TextMessage",
        "PreferContactMethod": "Email",
        "PreferRecallMethod": "Mail",
        "AdmitDate": "2026-02-01",
        "TxtMsgOk": "Yes",
    }
    made = await program.post("/patients", **sent)
    assert {name: made[name] for name in sent} == sent
    assert made["secProvAbbr"] == "MOR"
    path = f"/patients/{made['PatNum']}"
    assert await program.get(path) == made
    changed = await program.put(path, Address2="", Zip="97302", gender="Other")
    assert changed == made | {"Address2": "", "Zip": "97302", "Gender": "Other"}
    assert await program.put(path, 400, Ward="x" * 256) == "Ward has at most 255 characters."
    assert await program.put(path, 404, SecProv=999_999) == "Provider not found"
    for query in ({"Address": "mill"}, {"City": "orebro"}, {"City": "ÖREB", "State": "or"}, {"clinicAbbr": ""}):
        assert made["PatNum"] in [row["PatNum"] for row in await program.get("/patients", **query)], query
    for query in ({"City": "mill"}, {"Address": "hill"}, {"invoiceNumber": "7"}, {"Country": "US"}):
        assert await program.get("/patients", **query) == []
    for query in ({"Gender": "Other"}, {"Position": "Married"}, {"PatStatus": "Prospective"}):
        assert [row["LName"] for row in await program.get("/patients/Simple", **query)] == ["Moreau"]
    for query in ({"Gender": "Unknown"}, {"Position": "Single"}, {"PatStatus": "Patient"}):
        assert [row["LName"] for row in await program.get("/patients/Simple", **query)] == ["Alvarez", "Baker", "Cao"]
    for query in ({"SuperFamily": 3}, {"EmployerNum": 3}, {"PatStatus": "NonPatient"}):
        assert await program.get("/patients/Simple", **query) == []
    desk = (await api.get("/patients/search", params={"q": "moreau"})).json()["items"][0]
    assert (desk["status"], desk["version"]) == ("active", 2)
    answer = await api.patch(f"/patients/{desk['id']}", json={"base_version": 2, "status": "inactive"})
    assert answer.status_code == 200
    assert (await program.get(path))["PatStatus"] == "Inactive"
    assert (await program.put(path, PatStatus="NonPatient"))["PatStatus"] == "NonPatient"
    assert (await program.put(path, PatStatus="Patient"))["PatStatus"] == "Patient"


async def test_what_changed_of_it_is_in_the_patient_s_history(program: Program) -> None:
    made = await program.post("/patients", LName="Moreau", FName="Ines", City="Salem")
    path = f"/patients/{made['PatNum']}"
    await program.put(path, City="Bend")
    await program.put(path, City="Bend")
    with program.database.engines.reading() as connection:
        h = t.history.c
        rows = connection.execute(
            select(h.action, h.changes)
            .where(h.org_id == program.practice.org, h.entity == "patient")
            .order_by(h.sequence)
        ).all()
    told = [(row.action, [each for each in row.changes if each["field"] == "city"]) for row in rows]
    assert told == [
        ("created", [{"field": "city", "old": None, "new": "Salem"}]),
        ("updated", [{"field": "city", "old": "Salem", "new": "Bend"}]),
    ]
