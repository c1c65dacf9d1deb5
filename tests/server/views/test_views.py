"""Schedule views over HTTP, on both engines: whose they are, and what they are to each user."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from frontdesk.contract.calendar import CalendarAppointmentOut
from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import Database

VIEWS = "/schedule/views"


async def make(api: httpx.AsyncClient, practice: Any, name: str = "Day", **more: Any) -> dict[str, Any]:
    answer = await api.post(VIEWS, json={"location_uuid": str(practice.chicago), "name": name, **more})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def listed(api: httpx.AsyncClient, **params: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await api.get(VIEWS, params=params)).json()["items"]
    return found


async def test_a_view_is_as_most_desks_have_it_unless_it_says_otherwise(api: httpx.AsyncClient, practice: Any) -> None:
    made = await make(api, practice)
    assert made["location"] == {"id": str(practice.chicago), "name": "Chicago"}
    assert {name: made[name] for name in ("view_type", "visibility", "start_time", "end_time", "time_increment")} == {
        "view_type": "daily",
        "visibility": "shared",
        "start_time": "07:00:00",
        "end_time": "19:00:00",
        "time_increment": 10,
    }
    assert (made["font_size"], made["min_operatory_width_px"], made["version"]) == ("md", 0, 1)
    assert (made["operatory_uuids"], made["card_layout"], made["keyboard_shortcut"]) == (None, None, None)
    assert not made["is_default"]
    assert (await api.get(f"{VIEWS}/{made['id']}")).json() == made


async def test_everything_said_of_a_view_is_kept_and_changed(api: httpx.AsyncClient, practice: Any) -> None:
    made = await make(
        api,
        practice,
        "Hygiene",
        view_type="weekly",
        operatory_uuids=[str(practice.op3), str(practice.op1), str(practice.op3)],
        provider_uuids=[str(practice.hygienist)],
        start_time="06:30",
        end_time="00:00",
        time_increment=15,
        font_size="lg",
        min_operatory_width_px=120,
        card_layout={"top_left": ["patient_name"]},
        privacy_mode=True,
        show_missed_appointments=False,
    )
    assert made["operatory_uuids"] == [str(practice.op3), str(practice.op1)]
    assert (made["privacy_mode"], made["show_missed_appointments"]) == (True, False)
    patch = {"base_version": 1, "operatory_uuids": None, "card_layout": None, "compact_mode": True, "name": "All"}
    changed = (await api.patch(f"{VIEWS}/{made['id']}", json=patch)).json()
    assert changed == made | {
        "operatory_uuids": None,
        "card_layout": None,
        "compact_mode": True,
        "name": "All",
        "version": 2,
        "updated_at": changed["updated_at"],
    }
    stale = await api.patch(f"{VIEWS}/{made['id']}", json=patch)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")


@pytest.mark.parametrize(
    "wrong",
    [
        {"view_type": "monthly"},
        {"visibility": "secret"},
        {"time_increment": 7},
        {"font_size": "xxl"},
        {"start_time": "10:00", "end_time": "10:00"},
        {"min_operatory_width_px": -1},
        {"name": ""},
        {"card_layout": [1]},
    ],
)
async def test_a_view_that_cannot_be_shown_is_refused(
    api: httpx.AsyncClient, practice: Any, wrong: dict[str, Any]
) -> None:
    body = {"location_uuid": str(practice.chicago), "name": "Day", **wrong}
    assert (await api.post(VIEWS, json=body)).status_code == 422
    made = await make(api, practice)
    assert (await api.patch(f"{VIEWS}/{made['id']}", json={"base_version": 1, **wrong})).status_code == 422


async def test_a_view_is_of_places_and_people_that_are_there(api: httpx.AsyncClient, practice: Any) -> None:
    somebody = {"location_uuid": str(practice.chicago), "name": "Day", "provider_uuids": [str(uuid4())]}
    assert (await api.post(VIEWS, json=somebody)).status_code == 404
    elsewhere = {"location_uuid": str(practice.chicago), "name": "Day", "operatory_uuids": [str(practice.denver_op1)]}
    assert (await api.post(VIEWS, json=elsewhere)).json()["detail"][0]["type"] == "other_location"
    assert (await api.post(VIEWS, json={"location_uuid": str(uuid4()), "name": "Day"})).status_code == 404
    assert (await api.get(VIEWS, params={"location_uuid": str(uuid4())})).status_code == 404


async def test_views_come_by_name_for_one_location_or_all(api: httpx.AsyncClient, api_as: Any, practice: Any) -> None:
    await make(api, practice, "b")
    await make(api, practice, "a")
    await make(api, practice, "c", location_uuid=str(practice.denver))
    assert [row["name"] for row in await listed(api)] == ["a", "b", "c"]
    assert [row["name"] for row in await listed(api, location_uuid=str(practice.chicago))] == ["a", "b"]
    assert [row["name"] for row in await listed(api_as("denver"))] == ["c"]


async def test_a_personal_view_is_its_makers_alone(api_as: Any, practice: Any) -> None:
    mine, theirs = api_as("front_desk"), api_as("admin")
    made = await make(mine, practice, "Mine", visibility="personal")
    path = f"{VIEWS}/{made['id']}"
    assert await listed(theirs) == []
    assert (await theirs.get(path)).status_code == 404
    assert (await theirs.patch(path, json={"base_version": 1, "name": "Theirs"})).status_code == 404
    assert (await theirs.delete(path)).status_code == 404
    assert (await theirs.post(f"{path}/set-default")).status_code == 404
    assert (await mine.patch(path, json={"base_version": 1, "visibility": "shared"})).status_code == 200
    assert (await theirs.patch(path, json={"base_version": 2, "name": "Ours"})).json()["name"] == "Ours"
    taken = await theirs.patch(path, json={"base_version": 3, "visibility": "personal"})
    assert taken.status_code == 403
    assert (await mine.patch(path, json={"base_version": 3, "visibility": "personal"})).status_code == 200


async def test_each_user_has_one_default_for_each_location(api_as: Any, practice: Any) -> None:
    mine, theirs = api_as("admin"), api_as("read_only")
    first, second = await make(mine, practice, "First"), await make(mine, practice, "Second")
    denver = await make(mine, practice, "Third", location_uuid=str(practice.denver))
    for view in (first, denver, second):
        chosen = await mine.post(f"{VIEWS}/{view['id']}/set-default")
        assert (chosen.status_code, chosen.json()["is_default"], chosen.json()["version"]) == (200, True, 1)
    assert (await theirs.post(f"{VIEWS}/{first['id']}/set-default")).status_code == 200
    assert [row["name"] for row in await listed(mine) if row["is_default"]] == ["Second", "Third"]
    assert [row["name"] for row in await listed(theirs) if row["is_default"]] == ["First"]
    assert (await mine.delete(f"{VIEWS}/{second['id']}")).status_code == 204
    assert [row["name"] for row in await listed(mine) if row["is_default"]] == ["Third"]


async def test_a_digit_opens_one_view_of_a_location_for_a_user(api_as: Any, practice: Any) -> None:
    mine, theirs = api_as("admin"), api_as("front_desk")
    first, second = await make(mine, practice, "First"), await make(mine, practice, "Second")

    async def put(api: httpx.AsyncClient, view: dict[str, Any], digit: Any) -> httpx.Response:
        return await api.post(f"{VIEWS}/{view['id']}/set-shortcut", params={"shortcut": digit})

    assert (await put(mine, first, 1)).json()["keyboard_shortcut"] == 1
    assert (await put(theirs, first, 1)).status_code == 200
    assert (await put(mine, second, 1)).status_code == 200
    assert [row["keyboard_shortcut"] for row in await listed(mine)] == [None, 1]
    assert [row["keyboard_shortcut"] for row in await listed(theirs)] == [1, None]
    assert (await put(mine, second, 9)).json()["keyboard_shortcut"] == 9
    for wrong in (0, 10, "x"):
        assert (await put(mine, first, wrong)).status_code == 422
    assert (await mine.post(f"{VIEWS}/{first['id']}/set-shortcut")).status_code == 422
    assert (await put(mine, {"id": uuid4()}, 1)).status_code == 404


async def test_desks_of_one_user_that_choose_at_once_leave_one_default(api: httpx.AsyncClient, practice: Any) -> None:
    made = [await make(api, practice, f"View {n}") for n in range(4)]
    answers = await asyncio.gather(*(api.post(f"{VIEWS}/{view['id']}/set-default") for view in made))
    assert {answer.status_code for answer in answers} == {200}
    assert len([row for row in await listed(api) if row["is_default"]]) == 1


async def test_changing_and_choosing_views_tells_the_other_desks(api: httpx.AsyncClient, practice: Any) -> None:
    made = await make(api, practice)
    await api.post(f"{VIEWS}/{made['id']}/set-default")
    await api.post(f"{VIEWS}/{made['id']}/set-default")
    await api.delete(f"{VIEWS}/{made['id']}")
    events = (await api.get("/events/since", params={"after": 0})).json()["items"]
    assert [event["type"] for event in events] == ["view.changed", "view_choice.changed", "view.deleted"]
    assert {event["location_id"] for event in events} == {str(practice.chicago)}


async def test_six_looks_are_ready_made_and_can_be_copied_into_a_view(api: httpx.AsyncClient, practice: Any) -> None:
    templates = (await api.get(f"{VIEWS}/templates")).json()["templates"]
    assert len({template["name"] for template in templates}) == 6
    known = {*CalendarAppointmentOut.model_fields, "start_time", "patient_name", "patient_initials", "marks"}
    for template in templates:
        looks = {name: template[name] for name in ("card_layout", "bubble_layout", "color_config")}
        made = await make(api, practice, template["name"], **looks)
        assert {name: made[name] for name in looks} == looks
        shown = {field for fields in looks["card_layout"].values() for field in fields}
        shown |= {field for section in looks["bubble_layout"]["sections"] for field in section["fields"]}
        assert shown <= known
        assert template["description"].endswith(".")


async def test_a_layout_in_which_one_becomes_true_is_another_and_so_its_history_says(
    api: httpx.AsyncClient, database: Database, practice: Any
) -> None:
    made = await make(api, practice, card_layout={"marks": [1, 0]})
    body = {"base_version": 1, "card_layout": {"marks": [True, False]}}
    changed = (await api.patch(f"{VIEWS}/{made['id']}", json=body)).json()
    assert changed["card_layout"]["marks"][0] is True
    with database.engines.reading() as connection:
        told = connection.execute(select(t.history.c.changes).where(t.history.c.action == "updated")).scalar_one()
    assert [change["field"] for change in told] == ["card_layout"]
