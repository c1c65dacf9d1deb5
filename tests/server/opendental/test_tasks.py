"""Tasks in the dialect, on both engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import delete

from frontdesk.server.db import tables as t
from frontdesk.server.opendental.tasks import SHAPE

from .conftest import LOCAL, NOW, Program

NEVER = "0001-01-01 00:00:00"


class Clerk:
    """A program that keeps tasks."""

    def __init__(self, program: Program) -> None:
        self.program, p = program, program.practice
        self.normal = program.write(t.definitions, category="TaskPriority", name="Normal", item_order=0)
        self.urgent = program.write(t.definitions, category="TaskPriority", name="Urgent", item_order=1)
        self.list = program.number(t.task_lists, program.write(t.task_lists, name="Front desk"))
        self.user = program.number(t.users, p.users["front_desk"])
        self.ada = program.number(t.patients, p.ada)
        self.visit_id = program.write(
            t.appointments,
            location_id=p.chicago,
            operatory_id=p.op1,
            patient_id=p.ada,
            status="scheduled",
            start_at=NOW,
            end_at=NOW + timedelta(minutes=40),
        )
        self.visit = program.number(t.appointments, self.visit_id)

    async def make(self, expected: int = 201, /, **more: Any) -> Any:
        body = {"TaskListNum": self.list, "Descript": "Offer an earlier chair.", "UserNum": self.user, **more}
        return await self.program.post("/tasks", expected, **{k: v for k, v in body.items() if v is not None})

    async def put(self, task: Any, expected: int = 200, /, **changes: Any) -> Any:
        return await self.program.put(f"/tasks/{task['TaskNum']}", expected, **changes)

    async def numbers(self, **query: Any) -> list[int]:
        return [row["TaskNum"] for row in await self.program.get("/tasks", **query)]


@pytest.fixture
def clerk(program: Program) -> Clerk:
    return Clerk(program)


async def test_a_new_task_has_all_fields_with_their_defaults(clerk: Clerk) -> None:
    task = await clerk.make()
    assert list(task) == [field.name for field in SHAPE]
    assert task == {
        "TaskNum": task["TaskNum"],
        "TaskListNum": clerk.list,
        "DateTask": "0001-01-01",
        "KeyNum": 0,
        "Descript": "Offer an earlier chair.",
        "TaskStatus": "New",
        "IsRepeating": "false",
        "DateType": "None",
        "FromNum": 0,
        "ObjectType": "None",
        "DateTimeEntry": LOCAL,
        "UserNum": clerk.user,
        "DateTimeFinished": NEVER,
        "PriorityDefNum": clerk.program.definition(clerk.normal),
        "ReminderGroupId": "",
        "ReminderType": "NoReminder",
        "ReminderFrequency": 0,
        "DateTimeOriginal": LOCAL,
        "SecDateTEdit": LOCAL,
        "DescriptOverride": "",
        "IsReadOnly": "false",
    }
    assert await clerk.program.get(f"/tasks/{task['TaskNum']}") == task
    assert await clerk.program.get("/tasks/999999", 404) == "Task not found"


async def test_what_was_sent_is_what_is_answered(clerk: Clerk) -> None:
    urgent = clerk.program.definition(clerk.urgent)
    task = await clerk.make(
        KeyNum=clerk.visit,
        ObjectType="Appointment",
        DateTimeEntry="2026-03-03 08:05:00",
        PriorityDefNum=urgent,
        DescriptOverride="Earlier chair?",
    )
    assert (task["KeyNum"], task["ObjectType"]) == (clerk.visit, "Appointment")
    assert (task["DateTimeEntry"], task["PriorityDefNum"]) == ("2026-03-03 08:05:00", urgent)
    assert task["DescriptOverride"] == "Earlier chair?"


REFUSED: tuple[tuple[dict[str, Any], int, str], ...] = (
    ({"Nonsense": 1}, 400, '"Nonsense" is not a valid field.'),
    ({"KeyNum": 1}, 400, "KeyNum requires ObjectType."),
    ({"KeyNum": 1, "ObjectType": "None"}, 400, "KeyNum requires an ObjectType of Patient or Appointment."),
    ({"ObjectType": 1}, 400, "ObjectType must be one of None, Patient, Appointment."),
    ({"Descript": " "}, 400, "Descript is required."),
    ({"Descript": None}, 400, "Descript is required."),
    ({"DescriptOverride": "é" * 257}, 400, "DescriptOverride has at most 256 characters."),
    ({"TaskListNum": 999_999}, 404, "TaskList not found"),
    ({"UserNum": 999_999}, 404, "User not found"),
    ({"KeyNum": 999_999, "ObjectType": "Patient"}, 404, "Patient not found"),
    ({"KeyNum": 999_999, "ObjectType": "Appointment"}, 404, "Appointment not found"),
    ({"PriorityDefNum": 999_996}, 404, "Definition not found"),
)


async def test_a_task_is_refused_with_an_explanation(clerk: Clerk) -> None:
    for body, status, sentence in REFUSED:
        assert await clerk.make(status, **body) == sentence


async def test_a_priority_is_of_category_33(clerk: Clerk) -> None:
    wrong = clerk.program.definition(clerk.program.practice.no_show)
    assert await clerk.make(400, PriorityDefNum=wrong) == "PriorityDefNum must be a definition of category 33."
    short = await clerk.make(DescriptOverride="é" * 256)
    assert len(short["DescriptOverride"]) == 256


async def test_a_list_shows_the_last_fourteen_days_unless_asked_for_more(
    clerk: Clerk, later: Callable[..., None]
) -> None:
    old = await clerk.make()
    later(days=13, hours=23)
    assert await clerk.numbers() == [old["TaskNum"]]
    later(hours=2)
    new = await clerk.make()
    assert await clerk.numbers(TaskStatus="New") == [new["TaskNum"]]
    both = [old["TaskNum"], new["TaskNum"]]
    assert await clerk.numbers(DateTimeOriginal="1900-01-01 00:00:00") == both
    assert await clerk.numbers(DateTimeOriginal=LOCAL) == both
    assert await clerk.numbers(DateTimeOriginal="2026-03-10") == [new["TaskNum"]]


async def test_tasks_are_found_by_what_they_are_about(clerk: Clerk, api: httpx.AsyncClient) -> None:
    patient = await clerk.make(KeyNum=clerk.ada, ObjectType="Patient")
    visit = await clerk.make(KeyNum=clerk.visit, ObjectType="Appointment")
    plain = await clerk.make(KeyNum=0, ObjectType="Patient")
    assert plain["ObjectType"] == "Patient"
    assert await clerk.numbers(ObjectType="patient") == [patient["TaskNum"], plain["TaskNum"]]
    assert await clerk.numbers(ObjectType="Patient", KeyNum=clerk.ada) == [patient["TaskNum"]]
    assert await clerk.numbers(ObjectType="Patient", KeyNum=0) == [patient["TaskNum"], plain["TaskNum"]]
    assert await clerk.numbers(ObjectType="Appointment", KeyNum=clerk.visit) == [visit["TaskNum"]]
    assert await clerk.program.get("/tasks", 400, KeyNum=clerk.ada) == "KeyNum requires ObjectType."
    assert (await api.delete(f"/appointments/{clerk.visit_id}")).status_code == 204
    gone = await clerk.program.get("/tasks", 404, ObjectType="Appointment", KeyNum=clerk.visit)
    assert gone == "Appointment not found"
    assert await clerk.numbers(ObjectType="Appointment") == [visit["TaskNum"]]
    kept = await clerk.program.get(f"/tasks/{visit['TaskNum']}")
    assert kept["KeyNum"] == clerk.visit


async def test_done_stamps_and_other_words_take_the_task_up_again(clerk: Clerk, later: Callable[..., None]) -> None:
    task = await clerk.make()
    done = await clerk.put(task, TaskStatus="done")
    assert (done["TaskStatus"], done["DateTimeFinished"]) == ("Done", LOCAL)
    later(minutes=1)
    assert await clerk.put(task, TaskStatus="Done") == done
    assert await clerk.put(task, Descript="Offer an earlier chair.") == done
    again = await clerk.put(task, Descript="Offer Thursday.")
    assert (again["TaskStatus"], again["DateTimeFinished"]) == ("Viewed", NEVER)
    await clerk.put(task, TaskStatus="Done")
    later(minutes=1)
    both = await clerk.put(task, Descript="Offer Friday.", TaskStatus="Done")
    assert (both["TaskStatus"], both["DateTimeFinished"]) == ("Done", "2026-03-09 13:32:15")


async def test_a_put_leaves_absent_fields_alone_and_what_is_fixed_as_it_is(clerk: Clerk) -> None:
    task = await clerk.make(DescriptOverride="Chair", KeyNum=clerk.ada, ObjectType="Patient")
    assert await clerk.put(task) == task
    assert await clerk.put(task, UserNum=1, TaskListNum=1, ReminderType="Daily") == task
    changed = await clerk.put(task, DescriptOverride="")
    assert changed == task | {"DescriptOverride": ""}
    assert await clerk.put(task, 400, KeyNum=clerk.visit) == "KeyNum requires ObjectType."
    assert await clerk.put(task, 400, ObjectType="Appointment") == "Another ObjectType requires KeyNum."
    assert (await clerk.put(task, ObjectType="None"))["KeyNum"] == 0


async def test_a_reminder_set_at_the_desk_is_when_the_task_is_due(clerk: Clerk, api: httpx.AsyncClient) -> None:
    task = await clerk.make()
    listed = (await api.get("/tasks")).json()["items"][0]
    body = {"base_version": 1, "remind_at": "2026-03-10T15:00:00Z"}
    await api.patch(f"/tasks/{listed['id']}", json=body)
    due = await clerk.program.get(f"/tasks/{task['TaskNum']}")
    assert (due["ReminderType"], due["DateTimeEntry"]) == ("Once", "2026-03-10 10:00:00")
    moved = await clerk.put(task, DateTimeEntry="2026-03-11 08:00:00")
    assert moved["DateTimeEntry"] == "2026-03-11 08:00:00"
    seen = (await api.get(f"/tasks/{listed['id']}")).json()
    assert seen["remind_at"] == "2026-03-11T13:00:00Z"


async def test_the_desk_hears_of_a_task_and_who_made_it(clerk: Clerk, api_as: Any) -> None:
    await clerk.make(Descript="One\r\ntwo\nthree")
    listed = (await api_as("read_only").get("/tasks")).json()["items"][0]
    assert (listed["description"], listed["created_by"]["name"]) == ("One\r\ntwo\nthree", "front_desk")
    assert listed["is_unread"]
    assert (await clerk.program.get("/tasks"))[0]["Descript"] == "One two three"


async def test_lists_are_active_or_archived(clerk: Clerk) -> None:
    clerk.program.write(t.task_lists, name="Old", is_archived=True)
    (active,) = await clerk.program.get("/tasklists")
    assert (active["TaskListNum"], active["Descript"], active["TaskListStatus"]) == (clerk.list, "Front desk", "Active")
    assert [row["Descript"] for row in await clerk.program.get("/tasklists", TaskListStatus="archived")] == ["Old"]
    await clerk.program.get("/tasklists", 400, TaskListStatus="Lost")


async def test_notes_are_written_read_and_changed(clerk: Clerk) -> None:
    task = await clerk.make()
    body = {"TaskNum": task["TaskNum"], "UserNum": clerk.user, "Note": "Left a message."}
    note = await clerk.program.post("/tasknotes", **body)
    assert note == {"TaskNoteNum": note["TaskNoteNum"], **body, "DateTimeNote": LOCAL}
    path = f"/tasknotes/{note['TaskNoteNum']}"
    changed = await clerk.program.put(path, Note="Left two.", DateTimeNote="2026-03-09 08:00:00")
    assert changed == note | {"Note": "Left two.", "DateTimeNote": "2026-03-09 08:00:00"}
    assert await clerk.program.get(path) == changed
    assert await clerk.program.get("/tasknotes", TaskNum=task["TaskNum"]) == [changed]
    other = clerk.program.number(t.users, clerk.program.practice.users["admin"])
    assert await clerk.program.get("/tasknotes", UserNum=other) == []
    assert await clerk.program.get("/tasknotes", 404, TaskNum=999_999) == "Task not found"
    assert await clerk.program.put(path, 400, Note=" ") == "Note is required."
    assert await clerk.program.post("/tasknotes", 404, **body | {"UserNum": 999_999}) == "User not found"
    assert await clerk.program.get("/tasknotes/999999", 404) == "TaskNote not found"


async def test_a_number_is_never_given_twice(clerk: Clerk) -> None:
    first = await clerk.make()
    with clerk.program.database.engines.writing() as connection:
        connection.execute(delete(t.tasks).where(t.tasks.c.org_id == clerk.program.practice.org))
    assert (await clerk.make())["TaskNum"] > first["TaskNum"]
