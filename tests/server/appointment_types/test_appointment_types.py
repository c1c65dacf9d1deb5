"""Appointment types over HTTP, on both engines."""

from __future__ import annotations

from typing import Any

import httpx


async def add(api: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await api.post("/appointment-types", json={"name": "Crown", "require_all": False, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_the_effective_pattern_is_the_types_own_or_follows_its_length(api: httpx.AsyncClient) -> None:
    plain = await add(api, duration_minutes=20)
    assert (plain["time_pattern"], plain["effective_time_pattern"]) == (None, "XXXX")
    own = await add(api, time_pattern="/XX/")
    assert (own["duration_minutes"], own["effective_time_pattern"]) == (20, "/XX/")
    stretched = await add(api, time_pattern="/XX/", duration_minutes=30)
    assert stretched["effective_time_pattern"] == "/XXXX/"
    changed = {"base_version": 1, "require_all": False, "time_pattern": None}
    again = (await api.patch(f"/appointment-types/{stretched['id']}", json=changed)).json()
    assert (again["time_pattern"], again["effective_time_pattern"]) == (None, "XXXXXX")


async def test_an_archived_type_is_no_longer_listed_but_still_read(api: httpx.AsyncClient, practice: Any) -> None:
    archived = (await api.post(f"/appointment-types/{practice.exam}/archive")).json()
    assert (archived["status"], archived["version"]) == ("archived", 2)
    assert archived["deleted_at"] is not None
    assert (await api.post(f"/appointment-types/{practice.exam}/archive")).json() == archived
    names = {
        status: [row["name"] for row in (await api.get("/appointment-types", params=params)).json()["items"]]
        for status, params in (("", {}), ("archived", {"status": "archived"}), ("all", {"status": "all"}))
    }
    assert names == {
        "": ["Cleaning", "Filling"],
        "archived": ["Exam"],
        "all": ["Cleaning", "Exam", "Filling"],
    }
    assert (await api.get(f"/appointment-types/{practice.exam}")).status_code == 200


async def test_a_search_looks_into_names_whatever_their_accents(api: httpx.AsyncClient) -> None:
    await add(api, name="Détartrage", abbrev="DÉ")
    for typed in ("detart", "DÉTART", "dé"):
        listed = (await api.get("/appointment-types", params={"search": typed})).json()
        assert [row["name"] for row in listed["items"]] == ["Détartrage"], typed


async def test_locations_and_codes_have_to_exist(api: httpx.AsyncClient, practice: Any) -> None:
    made = await add(api, location_uuids=[str(practice.denver)], required_procedure_codes=["D1110"])
    assert [place["name"] for place in made["locations"]] == ["Denver"]
    wrong = {"name": "X", "require_all": False, "procedure_codes_to_add": ["D1110", "nonsense"]}
    answer = await api.post("/appointment-types", json=wrong)
    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, "unknown_code")
    everywhere = {"base_version": 1, "require_all": True, "location_uuids": None}
    changed = (await api.patch(f"/appointment-types/{made['id']}", json=everywhere)).json()
    assert (changed["locations"], changed["require_all"], changed["version"]) == ([], True, 2)


async def test_a_type_of_which_only_the_name_is_said_has_the_colour_and_length_the_contract_shows(
    api: httpx.AsyncClient,
) -> None:
    for said in ({}, {"abbrev": None, "color": None}):
        made = await add(api, **said)
        assert (made["abbrev"], made["color"], made["duration_minutes"]) == ("", "#42A5F5", 30)
    own = await add(api, abbrev="CRN", color="#0F7B50", duration_minutes=60)
    assert (own["abbrev"], own["color"], own["duration_minutes"]) == ("CRN", "#0F7B50", 60)
