"""The office's tasks at a real server, with two windows: pages, reading, changes, undo, and what the other sees."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from frontdesk.contract.people import CreatePatientIn
from frontdesk.contract.tasks import CreateTaskIn, CreateTaskNoteIn, TaskOut, TaskStepIn, UpdateTaskIn
from frontdesk.domain.tasks import TaskStatus
from frontdesk.operations.officetasks import OfficeTasks
from frontdesk.operations.taskbook import PAGE
from frontdesk.store.entities import PatientHit
from frontdesk.store.officetasks import Looking, OfficeTask, Scope, TaskDraft, draft_of

from .practice import Held, until
from .realoffice import Office


@pytest.fixture
async def tasks(office: Office) -> OfficeTasks:
    """The tasks of a desk that looks at everything open."""
    tasks = office.jobs.office_tasks
    tasks.is_watched = True
    assert (await tasks.begin()).ok
    assert (await tasks.show(Looking())).ok
    return tasks


def draft(tasks: OfficeTasks, words: str, **changes: object) -> TaskDraft:
    return TaskDraft(tasks.book.lists[0].id, words, **changes)  # type: ignore[arg-type]


def titled(tasks: OfficeTasks, words: str) -> OfficeTask:
    return next(row for row in tasks.book.rows or () if row.words == words)


def words_of(tasks: OfficeTasks) -> list[str]:
    return [row.words for row in tasks.book.rows or ()]


async def test_lists_colleagues_and_counts_are_known_from_the_beginning(tasks: OfficeTasks) -> None:
    assert [row.name for row in tasks.book.lists] == ["Front desk", "Billing"]
    assert tasks.book.me in {row.id for row in tasks.book.colleagues}


async def test_a_new_task_is_on_top_and_undo_takes_it_away_and_redo_makes_it_again(
    office: Office, tasks: OfficeTasks
) -> None:
    before = tasks.book.counts.open
    assert (await tasks.add(draft(tasks, "Order bibs"))).ok
    assert words_of(tasks)[0] == "Order bibs"
    await until(lambda: tasks.book.counts.open == before + 1, 5)
    assert (await office.here.undo()).ok
    assert "Order bibs" not in words_of(tasks)
    assert (await office.here.redo()).ok
    assert words_of(tasks)[0] == "Order bibs"


async def test_an_answer_older_than_a_change_does_not_bring_back_what_is_gone(
    office: Office, tasks: OfficeTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await tasks.add(draft(tasks, "Order floss"))).ok
    page = Held(monkeypatch, tasks, "_page")
    reading = asyncio.create_task(tasks._read_rows())
    await page.has_come.wait()
    assert (await office.here.undo()).ok
    page.goes_on.set()
    await reading
    assert "Order floss" not in words_of(tasks)


async def test_an_answer_older_than_a_new_list_does_not_take_it_away(
    office: Office, tasks: OfficeTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleagues = Held(monkeypatch, office.clients[0].tasks, "colleagues")
    reading = asyncio.create_task(tasks._read_around())
    await colleagues.has_come.wait()
    assert (await tasks.add_list("Insurance")).ok
    colleagues.goes_on.set()
    await reading
    assert [row.name for row in tasks.book.lists] == ["Front desk", "Billing", "Insurance"]
    assert (await office.here.undo()).ok


async def test_a_task_about_a_visit_brings_its_patient_and_finds_the_visit(office: Office, tasks: OfficeTasks) -> None:
    visit_id = await office.visit(7, 1)
    assert (await tasks.add(draft(tasks, "Ask for the x-rays", visit_id=visit_id))).ok
    made = titled(tasks, "Ask for the x-rays")
    assert made.patient is not None
    assert made.patient.name == "Helga Strand"
    visit = await tasks.visit_of(made)
    assert visit is not None
    assert visit.id == visit_id


async def test_a_task_shows_its_visit_again_once_this_desk_brought_that_back(
    office: Office, tasks: OfficeTasks
) -> None:
    visit_id = await office.visit(6, 2)
    assert (await tasks.add(draft(tasks, "Ask for the x-rays", visit_id=visit_id))).ok
    visits = office.clients[0].appointments
    await visits.delete(visit_id)
    await until(lambda: titled(tasks, "Ask for the x-rays").visit is None, 5)
    await visits.restore(visit_id)
    await until(lambda: titled(tasks, "Ask for the x-rays").visit is not None, 5)


async def test_a_task_about_a_patient_finds_their_next_visit_or_none(office: Office, tasks: OfficeTasks) -> None:
    who = await office.clients[0].patients.create(CreatePatientIn(first_name="Iris", last_name="Holm"))
    assert (await tasks.add(draft(tasks, "Call Iris", patient=PatientHit(who.id, "Iris Holm")))).ok
    assert await tasks.visit_of(titled(tasks, "Call Iris")) is None


async def test_a_note_given_with_a_new_task_stands_on_it(tasks: OfficeTasks) -> None:
    assert (await tasks.add(draft(tasks, "Call the lab", note="Ask for Joe."))).ok
    made = titled(tasks, "Call the lab")
    assert (made.note_count, made.last_note) == (1, "Ask for Joe.")
    assert [note.text for note in await tasks.notes(made.id)] == ["Ask for Joe."]


async def test_notes_are_a_thread_and_each_can_be_taken_back(office: Office, tasks: OfficeTasks) -> None:
    assert (await tasks.add(draft(tasks, "Fax the form"))).ok
    task_id = titled(tasks, "Fax the form").id
    assert (await tasks.add_note(task_id, "Line was busy.")).ok
    assert (await tasks.add_note(task_id, "Sent.")).ok
    assert [note.text for note in await tasks.notes(task_id)] == ["Line was busy.", "Sent."]
    assert (await office.here.undo()).ok
    assert [note.text for note in await tasks.notes(task_id)] == ["Line was busy."]
    assert (await tasks.finish(task_id)).ok
    assert (await office.here.undo()).ok, "a note of this desk's own is no change of somebody else's"


async def test_done_leaves_the_open_list_and_undo_brings_it_back_as_it_was(office: Office, tasks: OfficeTasks) -> None:
    assert (await tasks.add(draft(tasks, "Water the plants"))).ok
    task = titled(tasks, "Water the plants")
    assert (await tasks.finish(task.id)).ok
    await until(lambda: "Water the plants" not in words_of(tasks), 5)
    assert (await office.here.undo()).ok
    assert titled(tasks, "Water the plants").status is task.status
    assert (await office.here.redo()).ok
    assert (await tasks.show(Looking(Scope.DONE))).ok
    assert words_of(tasks)[0] == "Water the plants"


async def test_what_is_done_is_taken_up_again_and_undo_finishes_it(office: Office, tasks: OfficeTasks) -> None:
    assert (await tasks.add(draft(tasks, "Count the gloves"))).ok
    task_id = titled(tasks, "Count the gloves").id
    assert (await tasks.finish(task_id)).ok
    assert (await tasks.show(Looking(Scope.DONE))).ok
    assert (await tasks.reopen(task_id)).ok
    await until(lambda: "Count the gloves" not in words_of(tasks), 5)
    assert (await office.here.undo()).ok
    assert words_of(tasks)[0] == "Count the gloves"


async def test_every_field_can_be_changed_and_put_back(office: Office, tasks: OfficeTasks) -> None:
    visit_id = await office.visit(7, 2)
    assert (await tasks.add(draft(tasks, "Check the insurance", visit_id=visit_id))).ok
    before = titled(tasks, "Check the insurance")
    who = await office.clients[0].patients.create(CreatePatientIn(first_name="Nils", last_name="Dahl"))
    priorities = office.here.store.reference.definitions_of("TaskPriority")
    wanted = TaskDraft(
        list_id=tasks.book.lists[1].id,
        words="Check the insurance of Nils",
        priority_id=priorities[-1].id,
        assigned_id=tasks.book.me,
        patient=PatientHit(who.id, "Nils Dahl"),
        remind_at=datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1),
    )
    assert (await tasks.edit(before.id, wanted)).ok
    after = titled(tasks, "Check the insurance of Nils")
    assert draft_of(after) == wanted
    assert [row.id for row in tasks.book.reminders if row.id == after.id] in ([], [after.id])
    assert (await office.here.undo()).ok
    assert draft_of(titled(tasks, "Check the insurance")) == draft_of(before)


async def test_a_change_of_what_somebody_else_has_changed_is_refused(office: Office, tasks: OfficeTasks) -> None:
    assert (await tasks.add(draft(tasks, "Ring the plumber"))).ok
    task = titled(tasks, "Ring the plumber")
    assert (await tasks.finish(task.id)).ok
    client = office.clients[1]
    latest = await client.tasks.get(task.id)
    await client.tasks.update(task.id, UpdateTaskIn(base_version=latest.version, description="Ring the roofer"))
    undone = await office.here.undo()
    assert not undone.ok
    assert "changed it since" in undone.sentence


async def test_mine_are_those_assigned_to_me_and_a_list_holds_its_own(tasks: OfficeTasks) -> None:
    first, second = tasks.book.lists
    assert (await tasks.add(draft(tasks, "For me", assigned_id=tasks.book.me))).ok
    assert (await tasks.add(TaskDraft(second.id, "For the biller"))).ok
    assert (await tasks.show(Looking(Scope.MINE))).ok
    assert "For me" in words_of(tasks)
    assert "For the biller" not in words_of(tasks)
    assert (await tasks.show(Looking(Scope.LIST, second.id))).ok
    assert "For the biller" in words_of(tasks)
    assert "For me" not in words_of(tasks)
    assert (second.id, 1) in tasks.book.counts.by_list or tasks.book.total >= 1
    assert all(row.list.id != first.id for row in tasks.book.rows or ())


async def test_pages_come_as_one_asks_for_them(office: Office, tasks: OfficeTasks) -> None:
    where = await office.clients[0].task_lists.list(page_size=200)
    billing = next(row.id for row in where.items if row.name == "Billing")
    for number in range(PAGE + 3):
        await office.clients[1].tasks.create(CreateTaskIn(task_list_uuid=billing, description=f"Bill {number}"))
    assert (await tasks.show(Looking(Scope.LIST, billing))).ok
    rows = tasks.book.rows or ()
    assert len(rows) == PAGE
    assert rows[0].words == f"Bill {PAGE + 2}"
    assert (await tasks.more()).ok
    assert len({row.id for row in tasks.book.rows or ()}) == len(tasks.book.rows or ()) == tasks.book.total
    assert (await tasks.more()).ok, "there is nothing more, and that is no failure"


async def test_the_other_window_sees_new_notes_done_and_gone(office: Office, tasks: OfficeTasks) -> None:
    there = office.other_jobs.office_tasks
    there.is_watched = True
    assert (await there.begin()).ok
    assert (await there.show(Looking())).ok
    assert (await tasks.add(draft(tasks, "Tell the other desk"))).ok
    await until(lambda: "Tell the other desk" in words_of(there), 5)
    task_id = titled(tasks, "Tell the other desk").id
    assert (await tasks.add_note(task_id, "Told.")).ok
    await until(lambda: titled(there, "Tell the other desk").last_note == "Told.", 5)
    assert (await tasks.finish(task_id)).ok
    await until(lambda: "Tell the other desk" not in words_of(there), 5)


async def test_a_list_nobody_looks_at_is_read_when_somebody_does(office: Office, tasks: OfficeTasks) -> None:
    there = office.other_jobs.office_tasks
    assert (await there.begin()).ok
    assert (await there.show(Looking())).ok
    open_before = there.book.counts.open
    assert (await tasks.add(draft(tasks, "Behind another tab"))).ok
    await until(lambda: there.book.counts.open == open_before + 1, 5)
    assert "Behind another tab" not in words_of(there)
    assert (await there.show(Looking())).ok
    assert "Behind another tab" in words_of(there)


async def test_what_is_kept_unread_counts_until_it_is_read(office: Office, tasks: OfficeTasks) -> None:
    assert (await tasks.add(draft(tasks, "Think about it"))).ok
    task_id = titled(tasks, "Think about it").id
    assert not titled(tasks, "Think about it").is_unread, "my own words are no news to me"
    unread = tasks.book.counts.unread
    assert (await tasks.keep_unread(task_id)).ok
    assert titled(tasks, "Think about it").is_unread
    await until(lambda: tasks.book.counts.unread == unread + 1, 5)
    await tasks.read(task_id)
    assert not titled(tasks, "Think about it").is_unread
    await until(lambda: tasks.book.counts.unread == unread, 5)
    assert titled(tasks, "Think about it").status is TaskStatus.NEW, "its author is not the one it is meant for"


async def test_reminders_ahead_and_unread_ones_that_came_are_known(office: Office, tasks: OfficeTasks) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    assert (await tasks.add(draft(tasks, "Came", remind_at=now - timedelta(hours=1)))).ok
    assert (await tasks.add(draft(tasks, "Ahead", remind_at=now + timedelta(hours=1)))).ok
    assert (await tasks.add(draft(tasks, "Far ahead", remind_at=now + timedelta(days=90)))).ok

    def told() -> list[str]:
        return [row.words for row in tasks.book.reminders if row.words in ("Came", "Ahead", "Far ahead")]

    await until(lambda: told() == ["Came", "Ahead", "Far ahead"], 5)
    await tasks.read(titled(tasks, "Came").id)
    await until(lambda: told() == ["Ahead", "Far ahead"], 5)


async def test_a_task_that_went_elsewhere_says_so(office: Office, tasks: OfficeTasks) -> None:
    unknown = UUID(int=5)
    for outcome in (await tasks.finish(unknown), await tasks.reopen(unknown)):
        assert (outcome.ok, outcome.reason) == (False, "gone")
    assert (await tasks.add(draft(tasks, "Shared"))).ok
    task_id = titled(tasks, "Shared").id
    await office.clients[1].tasks.add_note(task_id, CreateTaskNoteIn(note="From the other desk."))
    await until(lambda: titled(tasks, "Shared").note_count == 1, 5)


async def test_a_deleted_task_comes_back_whole_with_undo(office: Office, tasks: OfficeTasks) -> None:
    assert (await tasks.add(draft(tasks, "Order large bibs", note="The large ones"))).ok
    before = titled(tasks, "Order large bibs")
    assert (await tasks.remove(before.id)).ok
    assert "Order large bibs" not in words_of(tasks)
    assert (await office.here.undo()).sentence == "Undone: the task is back."
    back = titled(tasks, "Order large bibs")
    assert (back.id, back.note_count, back.last_note) == (before.id, 1, "The large ones")
    assert (await office.here.redo()).ok
    assert "Order large bibs" not in words_of(tasks)
    assert not (await tasks.remove(before.id)).ok


async def test_tasks_are_found_by_their_words_and_by_their_patient(office: Office, tasks: OfficeTasks) -> None:
    visit_id = await office.visit(6, 1)
    for words, visit in (("Order mirrors", None), ("Ask for the x-rays", visit_id)):
        assert (await tasks.add(draft(tasks, words, visit_id=visit))).ok
    for search, expected in (("MIRRORS", ["Order mirrors"]), ("x-rays", ["Ask for the x-rays"]), ("Timbuktu", [])):
        assert (await tasks.show(Looking(search=search))).ok
        assert words_of(tasks)[:1] == expected
    assert (await tasks.show(Looking(search="strand"))).ok
    assert "Ask for the x-rays" in words_of(tasks)
    assert "Order mirrors" not in words_of(tasks)
    assert (await tasks.show(Looking(search="mirrors"))).ok
    assert (await tasks.add(draft(tasks, "Call the lab"))).ok
    assert words_of(tasks) == ["Order mirrors"], "what is not looked for does not come in"
    assert (await tasks.add(draft(tasks, "Unpack the mirrors"))).ok
    assert words_of(tasks) == ["Unpack the mirrors", "Order mirrors"]


async def test_a_list_is_begun_renamed_and_put_out_of_use_each_with_its_way_back(
    office: Office, tasks: OfficeTasks
) -> None:
    def names() -> list[str]:
        return [row.name for row in tasks.book.lists]

    assert (await tasks.add_list("Lab")).ok
    assert names() == ["Front desk", "Billing", "Lab"]
    lab = tasks.book.lists[-1].id
    assert (await tasks.rename_list(lab, "Lab work")).ok
    assert names()[-1] == "Lab work"
    assert (await office.here.undo()).ok
    assert names()[-1] == "Lab"
    assert (await office.here.redo()).ok
    assert (await tasks.show(Looking(Scope.LIST, lab))).ok
    assert (await tasks.retire_list(lab)).ok
    assert names() == ["Front desk", "Billing"]
    assert tasks.book.looking == Looking()
    assert (await office.here.undo()).ok
    assert sorted(names()) == ["Billing", "Front desk", "Lab work"]
    assert (await office.here.undo()).ok
    assert (await office.here.undo()).ok
    assert names() == ["Front desk", "Billing"], "a list that was just begun is put out of use"
    assert (await office.here.redo()).ok
    assert "Lab" in names()
    assert (await office.here.undo()).ok
    assert names() == ["Front desk", "Billing"]
    assert not (await tasks.rename_list(UUID(int=7), "Nothing")).ok


async def test_reading_what_a_colleague_has_changed_does_not_make_it_ones_own(
    office: Office, tasks: OfficeTasks
) -> None:
    past = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    assert (await tasks.add(draft(tasks, "Order gloves", remind_at=past))).ok
    task = titled(tasks, "Order gloves")
    await tasks.read(task.id)
    assert (await tasks.edit(task.id, draft(tasks, "Order many gloves", remind_at=past))).ok
    theirs = office.clients[1].tasks
    now = await theirs.get(task.id)
    await theirs.update(task.id, UpdateTaskIn(base_version=now.version, description="Order no gloves"))
    await until(lambda: "Order no gloves" in words_of(tasks), 5)
    await tasks.read(task.id)
    undone = await office.here.undo()
    assert undone.sentence == "Not undone: somebody else has changed it since."
    assert (await theirs.get(task.id)).description == "Order no gloves"


async def test_what_a_colleague_had_done_already_is_not_opened_again_by_undo(
    office: Office, tasks: OfficeTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await tasks.add(draft(tasks, "Defrost the fridge"))).ok
    task = titled(tasks, "Defrost the fridge")
    mine, theirs = (client.tasks for client in office.clients)
    done = mine.done

    async def behind_theirs(task_id: UUID, body: TaskStepIn | None = None, *, key: str | None = None) -> TaskOut:
        await theirs.done(task_id)
        return await done(task_id, body, key=key)

    heard: list[str | None] = []
    office.jobs.means.happenings.listen({"task"}, lambda one: heard.append(one.client_id), lambda: None)
    with monkeypatch.context() as patched:
        patched.setattr(mine, "done", behind_theirs)
        assert (await tasks.finish(task.id)).ok
    await until(lambda: "window-2" in heard, 5)
    assert (await office.here.undo()).sentence == "Not undone: somebody else has changed it since."
    assert (await theirs.get(task.id)).status is TaskStatus.DONE


async def test_a_colleague_who_only_looks_at_a_task_does_not_take_ones_undo_away(
    office: Office, tasks: OfficeTasks
) -> None:
    assert (await tasks.add(draft(tasks, "Oil the hinges"))).ok
    task = titled(tasks, "Oil the hinges")
    assert (await tasks.finish(task.id)).ok
    heard: list[str] = []
    office.jobs.means.happenings.listen({"task"}, lambda one: heard.append(one.kind), lambda: None)
    await office.clients[1].tasks.keep_unread(task.id)
    await until(lambda: "task.viewed" in heard, 5)
    undone = await office.here.undo()
    assert undone.ok, undone.sentence


async def test_changes_of_one_task_reach_the_server_in_order_and_go_back_one_by_one(
    office: Office, tasks: OfficeTasks
) -> None:
    assert (await tasks.add(draft(tasks, "Order cups"))).ok
    task = titled(tasks, "Order cups")
    made = await asyncio.gather(
        tasks.read(task.id),
        tasks.edit(task.id, draft(tasks, "Order paper cups")),
        tasks.edit(task.id, draft(tasks, "Order many cups")),
        tasks.add_note(task.id, "The small ones"),
        tasks.finish(task.id),
    )
    assert [outcome.sentence for outcome in made if outcome is not None] == [
        "The task was changed.",
        "The task was changed.",
        "The note is on the task.",
        "The task is done.",
    ]
    undone = [await office.here.undo() for _ in range(4)]
    assert all(outcome.ok for outcome in undone), undone
    now = await office.clients[0].tasks.get(task.id)
    assert (now.description, now.status is TaskStatus.DONE, now.note_count) == ("Order cups", False, 0)


async def test_a_note_is_ones_own_change_also_where_the_list_is_read_again_before_it_is_answered(
    office: Office, tasks: OfficeTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await tasks.add(draft(tasks, "Order cups"))).ok
    task = titled(tasks, "Order cups")
    assert (await tasks.edit(task.id, draft(tasks, "Order paper cups"))).ok
    one = tasks._client.tasks.get

    async def read_again_first(task_id: UUID) -> TaskOut:
        await tasks._read_rows()
        return await one(task_id)

    monkeypatch.setattr(tasks._client.tasks, "get", read_again_first)
    assert (await tasks.add_note(task.id, "The small ones")).ok
    assert (await office.here.undo()).sentence == "Undone: the note is gone."
    assert (await office.here.undo()).sentence == "Undone: the task is as before."


async def test_a_note_is_ones_own_change_also_of_a_task_one_does_not_look_at(
    office: Office, tasks: OfficeTasks
) -> None:
    assert (await tasks.add(draft(tasks, "Clean the lamp"))).ok
    task = titled(tasks, "Clean the lamp")
    assert (await tasks.edit(task.id, draft(tasks, "Clean both lamps"))).ok
    assert (await tasks.add_note(task.id, "Softly")).ok
    assert (await tasks.show(Looking(search="Timbuktu"))).ok
    assert (await office.here.undo()).sentence == "Undone: the note is gone."
    assert (await office.here.undo()).sentence == "Undone: the task is as before."


async def test_a_list_that_is_renamed_twice_at_once_is_called_what_was_said_last(
    office: Office, tasks: OfficeTasks
) -> None:
    assert (await tasks.add_list("Post")).ok
    post = tasks.book.lists[-1].id
    renamed = await asyncio.gather(tasks.rename_list(post, "Mail"), tasks.rename_list(post, "Letters"))
    assert all(outcome.ok for outcome in renamed), renamed
    assert tasks.book.lists[-1].name == "Letters"
    for _ in range(3):
        assert (await office.here.undo()).ok
