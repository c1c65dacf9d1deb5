"""Recalls at a real server: who is due, what was said, and undo."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest

from frontdesk.contract.people import CreatePatientIn
from frontdesk.contract.recalls import CreateRecallIn, CreateRecallTypeIn, IntervalIn, UpdateRecallIn
from frontdesk.operations import recalls as recalls_module
from frontdesk.operations.recalls import DUE
from frontdesk.store.recalls import DueRecall

from .practice import Held, until
from .realoffice import Office

LAST_MONTH = date.today() - timedelta(days=30)


async def due(office: Office, name: str) -> DueRecall:
    """Have somebody due since a month, and read who is due."""
    client = office.clients[0]
    first, last = name.split()
    who = await client.patients.create(CreatePatientIn(first_name=first, last_name=last, mobile_phone="312-555-0142"))
    kind = await client.recalls.types.create(
        CreateRecallTypeIn(name=f"Cleaning of {first}", default_interval=IntervalIn(months=6))
    )
    made = await client.recalls.create(
        CreateRecallIn(patient_uuid=who.id, recall_type_uuid=kind.id, date_due=LAST_MONTH)
    )
    recalls = office.jobs.recalls
    await until(lambda: not recalls.due.is_true(DUE), 5)
    await read(office)
    return row(office, made.id)


async def read(office: Office) -> None:
    """Read who is due until nothing that was heard meanwhile speaks against it."""
    while not office.jobs.recalls.due.is_true(DUE):
        assert (await office.jobs.recalls.show()).ok


def row(office: Office, recall_id: UUID) -> DueRecall:
    found = office.jobs.recalls.due.row(recall_id)
    assert found is not None
    return found


async def test_who_is_due_is_listed_with_a_phone_and_the_type(office: Office) -> None:
    found = await due(office, "Ana Brito")
    assert (found.patient_name, found.phone, found.due) == ("Ana Brito", "312-555-0142", LAST_MONTH)
    assert any(kind.name == "Cleaning of Ana" for kind in office.jobs.recalls.types)


async def test_calls_are_noted_line_by_line_and_taken_back_one_by_one(office: Office) -> None:
    found = await due(office, "Ben Ortiz")
    recalls = office.jobs.recalls
    assert (await recalls.note_contact(found.id, "left a message", date(2026, 11, 19))).ok
    assert (await recalls.note_contact(found.id, "called, no answer", date(2026, 11, 20))).ok
    assert row(office, found.id).note == "Nov 19: left a message\nNov 20: called, no answer"
    assert (await office.here.undo()).ok
    assert row(office, found.id).note == "Nov 19: left a message"
    assert (await office.here.undo()).ok
    assert row(office, found.id).note == ""


async def test_who_is_called_no_more_leaves_the_list_and_undo_brings_them_back(office: Office) -> None:
    found = await due(office, "Cleo Dunn")
    assert (await office.jobs.recalls.stop(found.id)).ok
    assert office.jobs.recalls.due.row(found.id) is None
    assert (await office.here.undo()).ok
    assert row(office, found.id).patient_name == "Cleo Dunn"


async def test_a_due_date_is_put_off_and_put_back(office: Office) -> None:
    found = await due(office, "Dora Ek")
    later = date.today() + timedelta(days=3)
    assert (await office.jobs.recalls.postpone(found.id, later)).ok
    assert row(office, found.id).due == later
    assert (await office.here.undo()).ok
    assert row(office, found.id).due == LAST_MONTH


async def test_a_visit_anywhere_puts_the_list_in_doubt_and_it_is_read_again_when_looked_at(office: Office) -> None:
    await due(office, "Eva Falk")
    doubts: list[str] = []
    end = office.jobs.recalls.on_doubt(lambda: doubts.append("doubt"))
    await office.visit(20, 3)
    await until(lambda: doubts == ["doubt"], 5)
    assert not office.jobs.recalls.due.is_true(DUE)
    await read(office)
    end()


async def test_an_answer_older_than_a_call_off_does_not_bring_it_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, recalls = await due(office, "Finn Gade"), office.jobs.recalls
    lists = Held(monkeypatch, recalls_module, "everything", 3)
    reading = asyncio.create_task(recalls._read())
    await lists.has_come.wait()
    assert (await recalls.stop(found.id)).ok
    lists.goes_on.set()
    await reading
    assert recalls.due.row(found.id) is None


async def test_a_visit_made_while_the_list_is_read_puts_what_was_read_in_doubt(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    recalls = office.jobs.recalls
    await due(office, "Gro Hald")
    recalls.due.doubt()
    doubts: list[str] = []
    end = recalls.on_doubt(lambda: doubts.append("doubt"))
    heard: list[object] = []
    office.jobs.means.happenings.listen({"appointment"}, heard.append, lambda: None)
    with monkeypatch.context() as patched:
        lists = Held(patched, recalls_module, "everything", 3)
        reading = asyncio.create_task(recalls.show())
        await lists.has_come.wait()
    doubts.clear()
    await office.visit(21, 3)
    await until(lambda: bool(heard), 5)
    lists.goes_on.set()
    assert (await reading).ok
    assert not recalls.due.is_true(DUE)
    await until(lambda: doubts == ["doubt"], 5)
    end()


async def test_a_due_date_that_a_colleague_had_given_already_does_not_pass_for_ones_own(office: Office) -> None:
    found = await due(office, "Hela Ivers")
    recalls, theirs = office.jobs.recalls, LAST_MONTH + timedelta(days=4)
    assert (await recalls.postpone(found.id, LAST_MONTH + timedelta(days=1))).ok
    put_off = UpdateRecallIn(base_version=found.version + 1, date_due=theirs)
    await office.clients[1].recalls.update(found.id, put_off)
    await until(lambda: not recalls.due.is_true(DUE), 5)
    await read(office)
    assert (await recalls.postpone(found.id, theirs)).ok
    assert (await office.here.undo()).ok
    undone = await office.here.undo()
    assert undone.sentence == "Not undone: somebody else has changed it since."
    assert (await office.clients[1].recalls.get(found.id)).date_due == theirs
