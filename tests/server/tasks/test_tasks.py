"""Tasks over HTTP, on both engines: what there is to do, whose it is, and who has read it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import insert, select

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.unit import Database

NOW = datetime(2026, 3, 9, 18, tzinfo=UTC)


class Office:
    """A practice with one list of tasks, and its people."""

    def __init__(self, api_as: Callable[..., httpx.AsyncClient], database: Database, practice: Any) -> None:
        self.database, self.practice, self._as = database, practice, api_as
        self.now = NOW
        database.clock = lambda: self.now
        self.list = self.put(t.task_lists, name="Front desk")
        self.urgent = self.put(t.definitions, category="TaskPriority", name="Urgent", item_order=1)
        self.normal = self.put(t.definitions, category="TaskPriority", name="Normal", item_order=0)

    def put(self, table: Any, **values: Any) -> UUID:
        row = {"org_id": self.practice.org, "id": new_id(), "created_at": NOW, "updated_at": NOW, **values}
        with self.database.engines.writing() as connection:
            connection.execute(insert(table), [row])
        made: UUID = row["id"]
        return made

    def visit(self, patient: str = "ada", location: str = "chicago", room: str = "op1") -> UUID:
        p = self.practice
        where = {"location_id": getattr(p, location), "operatory_id": getattr(p, room)}
        time = {"start_at": NOW, "end_at": NOW + timedelta(hours=1), "status": "scheduled"}
        return self.put(t.appointments, patient_id=getattr(p, patient), **where, **time)

    async def send(self, method: str, path: str, expected: int = 200, /, who: str = "admin", **body: Any) -> Any:
        answer = await self._as(who).request(method, f"/tasks{path}", json=body or ({} if method == "POST" else None))
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else None

    async def ask(self, expected: int = 201, /, who: str = "admin", **more: Any) -> dict[str, Any]:
        body = {"task_list_uuid": str(self.list), "description": "Call back", **more}
        return await self.send("POST", "", expected, who=who, **body)

    async def patch(self, task: dict[str, Any], expected: int = 200, /, who: str = "admin", **changes: Any) -> Any:
        now = await self.send("GET", f"/{task['id']}")
        body = {"base_version": now["version"], **changes}
        return await self.send("PATCH", f"/{task['id']}", expected, who=who, **body)

    async def step(self, task: dict[str, Any], step: str, expected: int = 200, /, who: str = "admin") -> Any:
        return await self.send("POST", f"/{task['id']}/{step}", expected, who=who)

    async def seen_by(self, task: dict[str, Any], who: str) -> dict[str, Any]:
        return await self.send("GET", f"/{task['id']}", who=who)

    async def ids(self, who: str = "admin", **params: Any) -> list[str]:
        answer = await self._as(who).get("/tasks", params=params)
        assert answer.status_code == 200, answer.text
        return [row["id"] for row in answer.json()["items"]]

    def events(self, task: dict[str, Any]) -> list[str]:
        with self.database.engines.reading() as connection:
            c = t.events.c
            found = select(c.type).where(c.org_id == self.practice.org, c.entity_id == UUID(task["id"])).order_by(c.id)
            return list(connection.execute(found).scalars())

    def history(self, task: dict[str, Any]) -> list[str]:
        with self.database.engines.reading() as connection:
            c = t.history.c
            mine = (c.org_id == self.practice.org, c.entity_id == UUID(task["id"]))
            return list(connection.execute(select(c.action).where(*mine).order_by(c.sequence)).scalars())


@pytest.fixture
def office(api_as: Callable[..., httpx.AsyncClient], database: Database, practice: Any) -> Office:
    return Office(api_as, database, practice)


async def test_a_task_begins_new_with_the_first_priority(office: Office) -> None:
    task = await office.ask(short_description="Call")
    assert task["status"] == "new"
    assert task["priority"] == {"id": str(office.normal), "name": "Normal"}
    assert task["task_list"]["name"] == "Front desk"
    assert task["created_by"]["name"] == "admin"
    assert (task["entered_at"], task["finished_at"], task["version"]) == ("2026-03-09T18:00:00Z", None, 1)
    assert await office.send("GET", f"/{task['id']}") == task


async def test_a_task_about_a_visit_is_about_its_patient_too(office: Office) -> None:
    visit = office.visit()
    task = await office.ask(appointment_uuid=str(visit))
    assert task["patient"]["name"] == "Ada Alvarez"
    assert (task["appointment"]["id"], task["appointment"]["status"]) == (str(visit), "scheduled")
    assert await office.ids(patient_uuid=str(office.practice.ada)) == [task["id"]]
    assert await office.ids(appointment_uuid=str(visit)) == [task["id"]]
    wrong = await office.ask(422, appointment_uuid=str(visit), patient_uuid=str(office.practice.ben))
    assert wrong["detail"][0]["type"] == "other_patient"


async def test_a_task_outlives_its_visit(office: Office, api: httpx.AsyncClient) -> None:
    task = await office.ask(appointment_uuid=str(office.visit()))
    assert (await api.delete(f"/appointments/{task['appointment']['id']}")).status_code == 204
    left = await office.send("GET", f"/{task['id']}")
    assert (left["appointment"], left["patient"]["name"]) == (None, "Ada Alvarez")
    assert (await office.patch(task, description="Find another time"))["description"] == "Find another time"


async def test_a_task_is_told_of_whenever_it_shows_its_visit_otherwise(office: Office, api: httpx.AsyncClient) -> None:
    visit = office.visit()
    task = await office.ask(appointment_uuid=str(visit))
    other = await office.ask(appointment_uuid=str(office.visit("ben", room="op2")))
    told = office.events(task)

    async def shows(method: str, path: str, **body: Any) -> tuple[Any, ...] | None:
        answer = await api.request(method, f"/appointments/{visit}{path}", json=body or None)
        assert answer.is_success, answer.text
        shown = (await office.send("GET", f"/{task['id']}"))["appointment"]
        return None if shown is None else (shown["start_time"], shown["status"])

    when = {"schedule_date": "2026-03-10", "start_time": "10:00", "end_time": "11:00"}
    assert await shows("POST", "/move", base_version=1, **when) == ("2026-03-10T15:00:00Z", "scheduled")
    assert office.events(task) == [*told, "task.changed"]
    assert await shows("POST", "/transition", base_version=2, status="broken") == ("2026-03-10T15:00:00Z", "broken")
    assert office.events(task) == [*told, *2 * ["task.changed"]]
    await shows("PATCH", "", base_version=3, note="Call first")
    assert office.events(task) == [*told, *2 * ["task.changed"]], "a task shows no notes of its visit"
    assert await shows("DELETE", "") is None
    assert office.events(task) == [*told, *3 * ["task.changed"]]
    assert await shows("POST", "/restore") == ("2026-03-10T15:00:00Z", "broken")
    assert office.events(task) == [*told, *4 * ["task.changed"]]
    assert office.events(other) == told, "the other task is about another visit"


async def test_what_a_task_is_about_can_change(office: Office) -> None:
    task = await office.ask(appointment_uuid=str(office.visit()))
    other = await office.patch(task, patient_uuid=str(office.practice.ben))
    assert (other["appointment"], other["patient"]["name"]) == (None, "Ben Baker")
    nobody = await office.patch(task, patient_uuid=None)
    assert (nobody["appointment"], nobody["patient"]) == (None, None)
    await office.patch(task, 404, appointment_uuid=str(uuid4()))


async def test_done_is_stamped_once_and_reopening_empties_the_stamp(office: Office) -> None:
    task = await office.ask()
    done = await office.step(task, "done")
    assert (done["status"], done["finished_at"]) == ("done", "2026-03-09T18:00:00Z")
    office.now += timedelta(hours=1)
    assert await office.step(task, "done") == done
    again = await office.step(task, "reopen")
    assert (again["status"], again["finished_at"]) == ("viewed", None)
    assert await office.step(task, "reopen") == again
    assert (await office.step(task, "done"))["finished_at"] == "2026-03-09T19:00:00Z"
    assert office.history(task) == ["created", "done", "reopened", "done"]
    assert office.events(task) == ["task.changed"] * 4


async def test_other_words_take_a_done_task_up_again(office: Office) -> None:
    task = await office.ask()
    await office.step(task, "done")
    assert (await office.patch(task, description="Call back"))["status"] == "done"
    changed = await office.patch(task, description="Call back on Friday")
    assert (changed["status"], changed["finished_at"]) == ("viewed", None)
    office.now += timedelta(hours=1)
    both = await office.patch(await office.step(task, "done"), description="Call on Monday", status="done")
    assert (both["status"], both["finished_at"]) == ("done", "2026-03-09T19:00:00Z")


async def test_nothing_changes_to_an_older_version(office: Office) -> None:
    task = await office.ask()
    await office.patch(task, short_description="Call")
    stale = await office.send("PATCH", f"/{task['id']}", 409, base_version=1, description="Later")
    assert (stale["code"], stale["current_version"]) == ("stale_version", 2)
    assert (await office.send("POST", f"/{task['id']}/done", 409, base_version=1))["code"] == "stale_version"


async def test_a_new_task_is_unread_to_everybody_but_its_author(office: Office) -> None:
    task = await office.ask()
    assert not task["is_unread"]
    assert (await office.seen_by(task, "front_desk"))["is_unread"]
    seen = await office.step(task, "viewed", who="front_desk")
    assert (seen["is_unread"], seen["status"]) == (False, "viewed")
    assert (await office.seen_by(task, "read_only"))["is_unread"]
    assert (await office.step(task, "viewed", who="read_only"))["is_unread"] is False


async def test_a_task_given_to_a_colleague_asks_for_nobody_elses_attention(office: Office) -> None:
    mine = str(office.practice.users["front_desk"])
    task = await office.ask(assigned_to_uuid=mine)
    assert task["assigned_to"]["name"] == "front_desk"
    assert not (await office.seen_by(task, "read_only"))["is_unread"]
    assert (await office.step(task, "viewed", who="read_only"))["status"] == "new"
    assert (await office.step(task, "viewed", who="front_desk"))["status"] == "viewed"
    assert await office.ids(assigned_to_uuid=mine) == [task["id"]]
    colleagues = await office.send("GET", "/colleagues", who="read_only")
    assert {"id": mine, "name": "front_desk"} in colleagues["items"]


async def test_a_note_is_news(office: Office) -> None:
    task = await office.ask()
    await office.step(task, "viewed", who="front_desk")
    office.now += timedelta(minutes=1)
    note = await office.send("POST", f"/{task['id']}/notes", 201, note="Left a message.\nTwice.")
    unread = await office.seen_by(task, "front_desk")
    assert (unread["is_unread"], unread["note_count"], unread["version"]) == (True, 1, 3)
    assert unread["last_note"] == note["note"] == "Left a message.\nTwice."
    assert note["written_by"]["name"] == "admin"
    path = f"/{task['id']}/notes/{note['id']}"
    changed = await office.send("PATCH", path, base_version=1, note="Left one message.")
    assert [row["note"] for row in await office.send("GET", f"/{task['id']}/notes")] == [changed["note"]]
    await office.send("PATCH", path, 409, base_version=1, note="x")
    other = await office.ask()
    await office.send("DELETE", f"/{other['id']}/notes/{note['id']}", 404)
    await office.send("DELETE", path, 204)
    assert await office.send("GET", f"/{task['id']}/notes") == []
    assert office.history(task)[-3:] == ["noted", "note changed", "note deleted"]


async def test_what_is_kept_as_unread_stays_so_until_it_is_read(office: Office) -> None:
    task = await office.ask()
    assert (await office.step(task, "unread"))["is_unread"]
    assert not (await office.step(task, "viewed"))["is_unread"]
    assert office.events(task) == ["task.changed", "task.viewed", "task.viewed"]


async def test_a_mark_that_says_nothing_new_is_told_to_nobody(office: Office) -> None:
    task = await office.ask()
    for step in ("viewed", "unread", "unread", "viewed", "viewed"):
        await office.step(task, step)
    assert office.events(task) == ["task.changed", "task.viewed", "task.viewed"]


async def test_the_history_has_each_mark_that_says_something_new(office: Office) -> None:
    task = await office.ask(assigned_to_uuid=str(office.practice.users["front_desk"]))
    for step in ("viewed", "unread", "unread", "viewed", "viewed"):
        await office.step(task, step)
    assert office.history(task) == ["created", "kept unread", "viewed"], "its author has nothing to read at first"
    for who in ("front_desk", "front_desk", "admin"):
        await office.step(task, "viewed", who=who)
    assert office.history(task)[3:] == ["viewed"]
    assert (await office.seen_by(task, "admin"))["version"] == 2


async def test_a_reminder_brings_a_task_back(office: Office) -> None:
    task = await office.ask(remind_at="2026-03-09T14:00:00-05:00")
    assert task["remind_at"] == "2026-03-09T19:00:00Z"
    assert (await office.send("GET", "/unread-count"))["unread"] == 0
    office.now += timedelta(hours=1)
    assert (await office.send("GET", "/unread-count"))["unread"] == 1
    assert not (await office.step(task, "viewed"))["is_unread"]


async def test_the_count_the_filter_and_each_task_agree_on_what_is_unread(office: Office) -> None:
    colleague = str(office.practice.users["front_desk"])
    await office.ask()
    await office.ask(assigned_to_uuid=colleague)
    await office.ask(who="front_desk", remind_at="2026-03-09T17:00:00Z")
    await office.step(await office.ask(), "done")
    await office.step(await office.ask(), "viewed", who="front_desk")
    await office.step(await office.ask(), "unread", who="front_desk")
    for who in ("admin", "front_desk", "read_only"):
        every = [await office.send("GET", f"/{task}", who=who) for task in await office.ids(who)]
        unread = {task["id"] for task in every if task["is_unread"]}
        assert set(await office.ids(who, is_unread="true")) == unread
        assert set(await office.ids(who, is_unread="false")) == {task["id"] for task in every} - unread
        counts = await office.send("GET", "/unread-count", who=who)
        assert (counts["open"], counts["unread"]) == (5, len(unread))
        assert [row["unread"] for row in counts["lists"]] == [len(unread)]


@pytest.mark.parametrize("search", ["Ñandú", "ñandú", "ÑANDÚ DE ÉBANO", "ébano 50%"])
async def test_words_are_found_whatever_their_case_in_any_alphabet(office: Office, search: str) -> None:
    task = await office.ask(description="Ñandú de Ébano 50%")
    await office.ask(description="nandu de ebano 50%")
    assert await office.ids(search=search) == [task["id"]]


@pytest.mark.parametrize("search", ["Ada Alvarez", "alvarez, ada", "ada", "lvar"])
async def test_tasks_are_found_by_a_patients_names_in_either_order(office: Office, search: str) -> None:
    task = await office.ask(patient_uuid=str(office.practice.ada))
    await office.ask(patient_uuid=str(office.practice.ben))
    assert await office.ids(search=search) == [task["id"]]


async def test_tasks_are_found_by_words_by_patient_and_by_where_they_stand(office: Office) -> None:
    first = await office.ask(description="Order 50% more gloves")
    second = await office.ask(patient_uuid=str(office.practice.ada), priority_uuid=str(office.urgent))
    third = await office.ask(entered_at="2026-03-01T08:00:00Z")
    await office.step(third, "done")
    assert await office.ids() == [second["id"], first["id"], third["id"]]
    assert await office.ids(sort_by="entered_at", sort_dir="asc") == [third["id"], first["id"], second["id"]]
    assert await office.ids(search="50% MORE") == [first["id"]]
    assert await office.ids(search="alvarez") == [second["id"]]
    assert await office.ids(search="5_") == []
    for sign in ("_", "!", "?", "--"):
        assert await office.ids(search=sign) == [], "no letter or digit names a patient"
    assert await office.ids(search="%") == [first["id"]]
    assert await office.ids(status="new,viewed") == [second["id"], first["id"]]
    assert await office.ids(priority_uuid=str(office.urgent)) == [second["id"]]
    assert await office.ids(task_list_uuid=str(uuid4())) == []


async def test_what_does_not_exist_or_makes_no_sense_is_refused(office: Office, api: httpx.AsyncClient) -> None:
    await office.ask(404, task_list_uuid=str(uuid4()))
    await office.ask(404, priority_uuid=str(office.practice.no_show))
    await office.ask(404, patient_uuid=str(uuid4()))
    await office.ask(404, assigned_to_uuid=str(uuid4()))
    await office.ask(422, description="  ")
    await office.ask(422, short_description="x" * 257)
    await office.ask(422, remind_at="0001-01-01T00:00:00+14:00")
    assert (await api.get("/tasks", params={"status": "lost"})).status_code == 422


async def test_a_reminder_is_written_as_a_date_and_time_with_an_offset(office: Office) -> None:
    for number in (1, 1773082800, 1.5, "1", "1773082800", "2026-03-09", "2026-03-09T14:00:00"):
        refused = await office.ask(422, remind_at=number)
        assert refused["detail"][0]["msg"] == "Write a date and time with its offset.", number
    assert (await office.ask(remind_at="2026-03-09T14:00:00.5+00:00"))["remind_at"] == "2026-03-09T14:00:00.500000Z"


async def test_a_task_is_done_and_reopened_without_a_body_too(office: Office, api: httpx.AsyncClient) -> None:
    task = await office.ask()
    for step, status in (("done", "done"), ("reopen", "viewed")):
        answer = await api.post(f"/tasks/{task['id']}/{step}")
        assert (answer.status_code, answer.json().get("status")) == (200, status), answer.text


async def test_lists_form_a_tree_without_circles(office: Office) -> None:
    top = await office.send("POST", "/lists", 201, name="Billing")
    below = await office.send("POST", "/lists", 201, name="Claims", parent_uuid=top["id"])
    assert below["parent"] == {"id": top["id"], "name": "Billing"}
    circle = await office.send("PATCH", f"/lists/{top['id']}", 422, base_version=1, parent_uuid=below["id"])
    assert circle["detail"][0]["type"] == "circle"
    await office.send("PATCH", f"/lists/{top['id']}", base_version=1, is_archived=True, name="Old billing")
    answer = await office.send("GET", "/lists?is_archived=false")
    assert [row["name"] for row in answer["items"]] == ["Front desk", "Claims"]


async def test_a_task_can_go_to_another_list_and_to_who_sees_it(office: Office) -> None:
    denver = await office.send("POST", "/lists", 201, name="Denver", location_uuid=str(office.practice.denver))
    chicago = await office.send("POST", "/lists", 201, name="Chicago", location_uuid=str(office.practice.chicago))
    task = await office.ask(assigned_to_uuid=str(office.practice.users["denver"]))
    assert (await office.patch(task, task_list_uuid=denver["id"]))["task_list"]["name"] == "Denver"
    refused = await office.patch(task, 422, task_list_uuid=chicago["id"])
    assert refused["detail"][0]["type"] == "not_for_them"


async def test_who_sees_one_office_sees_its_tasks_and_everybodys(office: Office) -> None:
    chicago = await office.send("POST", "/lists", 201, name="Chicago", location_uuid=str(office.practice.chicago))
    hidden = await office.ask(task_list_uuid=chicago["id"])
    shared = await office.ask(appointment_uuid=str(office.visit()))
    assert await office.ids("denver") == [shared["id"]]
    assert (await office.seen_by(shared, "denver"))["appointment"] is None
    await office.send("GET", f"/{hidden['id']}", 403, who="denver")
    assert (await office.send("GET", "/unread-count", who="denver"))["open"] == 1


async def test_a_deleted_task_takes_its_notes_along(office: Office) -> None:
    task = await office.ask()
    await office.send("POST", f"/{task['id']}/notes", 201, note="x")
    await office.step(task, "viewed")
    await office.send("DELETE", f"/{task['id']}", 204)
    await office.send("GET", f"/{task['id']}", 404)
    assert office.events(task)[-1] == "task.deleted"


async def test_the_same_request_twice_asks_once(office: Office, api: httpx.AsyncClient) -> None:
    body = {"task_list_uuid": str(office.list), "description": "Call back"}
    first, second = [await api.post("/tasks", json=body, headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert first.json() == second.json()
    assert len(await office.ids()) == 1


async def test_a_deleted_task_comes_back_with_its_notes_and_who_read_it(office: Office) -> None:
    made = await office.ask(patient_uuid=str(office.practice.ada), assigned_to_uuid=None)
    path = f"/{made['id']}"
    await office.send("POST", f"{path}/notes", 201, note="Left a message")
    await office.step(made, "viewed", who="front_desk")
    before, notes = await office.send("GET", path), await office.send("GET", f"{path}/notes")
    await office.send("DELETE", path, 204)
    await office.send("GET", path, 404)
    back = await office.step(made, "restore", 201)
    changing = {"version", "updated_at"}
    assert {name: value for name, value in back.items() if name not in changing} == {
        name: value for name, value in before.items() if name not in changing
    }
    assert back["version"] > before["version"]
    assert await office.send("GET", f"{path}/notes") == notes
    assert (await office.send("GET", path, who="front_desk"))["is_unread"] is False
    assert (await office.step(made, "restore", 409))["code"] == "transition_not_allowed"


async def test_of_desks_that_bring_a_task_back_at_once_one_does_and_the_others_hear_that_it_is_there(
    office: Office, api: httpx.AsyncClient
) -> None:
    made = await office.ask()
    await office.send("DELETE", f"/{made['id']}", 204)
    answers = await asyncio.gather(*(api.post(f"/tasks/{made['id']}/restore", json={}) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert {one.json()["code"] for one in answers if one.status_code == 409} == {"transition_not_allowed"}


async def test_what_never_was_a_task_cannot_come_back(office: Office) -> None:
    await office.send("POST", f"/{uuid4()}/restore", 404)
