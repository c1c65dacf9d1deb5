"""Confirming the coming days at a real server: one visit or many, with undo, and live from the next desk."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest

from frontdesk.contract.appointments import (
    BulkConfirmIn,
    BulkConfirmOut,
    UpdateAppointmentIn,
    UpdateConfirmationStatusIn,
)
from frontdesk.domain.confirmation import Confirmation
from frontdesk.store.confirming import ComingVisit

from .practice import Held, until
from .realoffice import DAY, Office

FIRST = date(2027, 5, 3)


def statuses(office: Office) -> dict[str, UUID]:
    return {row.name: row.id for row in office.here.store.reference.definitions_of("ApptConfirmed")}


def coming(office: Office, visit: UUID) -> ComingVisit:
    row = office.jobs.confirming.coming.row(visit)
    assert row is not None
    return row


async def test_the_coming_days_hold_what_is_on_the_book_and_nothing_else(office: Office) -> None:
    monday = await office.visit(9, 0, FIRST)
    wednesday = await office.visit(9, 1, FIRST + timedelta(days=2))
    too_late = await office.visit(9, 0, FIRST + timedelta(days=3))
    deleted = await office.visit(11, 0, FIRST)
    await office.clients[0].appointments.delete(deleted)
    confirming = office.jobs.confirming
    assert (await confirming.show(office.location, FIRST, 3)).ok
    found = [row.id for row in confirming.coming.rows(office.location) or ()]
    assert [monday, wednesday] == [row for row in found if row in {monday, wednesday}]
    assert too_late not in found
    assert deleted not in found


async def test_many_are_confirmed_at_once_and_one_undo_puts_each_back_where_it_was(office: Office) -> None:
    day = FIRST + timedelta(days=14)
    first, second = await office.visit(9, 0, day), await office.visit(10, 0, day)
    confirming, names = office.jobs.confirming, statuses(office)
    await confirming.show(office.location, day, 1)
    messages = next(name for name in names if "confirm" not in name.lower())
    assert (await confirming.confirm([second], names[messages])).ok
    before = {visit: coming(office, visit).confirmation_id for visit in (first, second)}
    confirmed = next(key for name, key in names.items() if name.lower() == "confirmed")
    outcome = await confirming.confirm([first, second], confirmed)
    assert outcome.sentence == "2 visits: Confirmed."
    assert all(coming(office, visit).standing is Confirmation.CONFIRMED for visit in (first, second))
    undone = await office.here.undo()
    assert undone.ok, undone.sentence
    assert {visit: coming(office, visit).confirmation_id for visit in (first, second)} == before
    assert (await office.here.redo()).ok
    assert all(coming(office, visit).standing is Confirmation.CONFIRMED for visit in (first, second))


async def test_what_is_gone_meanwhile_is_told_and_the_rest_is_confirmed(office: Office) -> None:
    day = FIRST + timedelta(days=28)
    first, gone = await office.visit(9, 0, day), await office.visit(10, 0, day)
    confirming = office.jobs.confirming
    await confirming.show(office.location, day, 1)
    confirmed = next(key for name, key in statuses(office).items() if name.lower() == "confirmed")
    known = [coming(office, visit) for visit in (first, gone)]
    await office.clients[1].appointments.delete(gone)
    await until(lambda: confirming.coming.row(gone) is None, 5)
    # As if word of it had not come yet.
    confirming.coming.put_all(office.location, known)
    outcome = await confirming.confirm([first, gone], confirmed)
    assert outcome.ok
    assert outcome.sentence == "1 of 2 visits: Confirmed. 1 changed meanwhile or are gone."
    assert coming(office, first).standing is Confirmation.CONFIRMED


async def test_what_was_done_before_a_confirmation_can_still_be_undone_after_it(office: Office) -> None:
    visit = await office.visit(21)
    desk, confirming = office.here, office.jobs.confirming
    await confirming.show(office.location, DAY, 1)
    assert (await desk.move(visit, office.slot(22))).ok
    confirmed = next(key for name, key in statuses(office).items() if name.lower() == "confirmed")
    await until(lambda: coming(office, visit).version == desk.store.truth(visit).version, 5)  # type: ignore[union-attr]
    assert (await confirming.confirm([visit], confirmed)).ok
    assert (await desk.lock(visit, True)).ok
    for _ in range(3):
        outcome = await desk.undo()
        assert outcome.ok, outcome.sentence
    now = desk.store.truth(visit)
    assert now is not None
    assert now.interval == office.slot(21).interval


async def test_an_undo_leaves_alone_what_a_colleague_has_changed_since(office: Office) -> None:
    day = FIRST + timedelta(days=42)
    visit = await office.visit(9, 0, day)
    confirming, names = office.jobs.confirming, statuses(office)
    await confirming.show(office.location, day, 1)
    confirmed = next(key for name, key in names.items() if name.lower() == "confirmed")
    assert (await confirming.confirm([visit], confirmed)).ok
    other = office.other_jobs.confirming
    await other.show(office.location, day, 1)
    message = next(key for name, key in names.items() if name.lower() == "left message")
    assert (await other.confirm([visit], message)).ok
    outcome = await office.here.undo()
    assert outcome.sentence == "Not undone: somebody else has changed it since."
    await until(lambda: coming(office, visit).confirmation_id == message, 5)


async def test_what_the_next_desk_books_and_confirms_comes_by_itself(office: Office) -> None:
    day = FIRST + timedelta(days=56)
    confirming = office.jobs.confirming
    await confirming.show(office.location, day, 2)
    visit = await office.visit(9, 0, day + timedelta(days=1))
    await until(lambda: confirming.coming.row(visit) is not None, 5)


async def test_one_of_a_day_that_was_not_read_can_be_moved_and_goes_back(office: Office) -> None:
    day = FIRST + timedelta(days=70)
    visit = await office.visit(9, 0, day)
    confirming, store = office.jobs.confirming, office.here.store
    assert (await confirming.show(office.location, day, 1)).ok
    assert store.truth(visit) is None
    slot = office.slot(17, 1)
    assert (await confirming.move(visit, slot)).ok
    moved = store.appointment(visit)
    assert moved is not None
    assert (moved.operatory_id, moved.interval) == (slot.operatory_id, slot.interval)
    await until(lambda: confirming.coming.row(visit) is None, 5)
    assert (await office.here.undo()).ok
    back = await office.clients[1].appointments.get(visit)
    assert back.operatory is not None
    assert back.operatory.id == office.rooms[0]


async def test_one_that_is_gone_meanwhile_is_not_moved(office: Office) -> None:
    day = FIRST + timedelta(days=77)
    visit = await office.visit(9, 0, day)
    await office.jobs.confirming.show(office.location, day, 1)
    await office.clients[1].appointments.delete(visit)
    outcome = await office.jobs.confirming.move(visit, office.slot(18, 1))
    assert (outcome.ok, outcome.sentence) == (False, "The visit was not moved: it is no longer there.")


async def test_an_answer_older_than_a_deletion_does_not_bring_the_visit_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = FIRST + timedelta(days=84)
    visit = await office.visit(9, 0, day)
    confirming = office.jobs.confirming
    assert (await confirming.show(office.location, day, 1)).ok
    days = Held(monkeypatch, office.clients[0].calendar, "daily")
    reading = asyncio.create_task(confirming.show(office.location, day, 1))
    await days.has_come.wait()
    await office.clients[1].appointments.delete(visit)
    await until(lambda: confirming.coming.row(visit) is None, 5)
    days.goes_on.set()
    assert (await reading).ok
    assert confirming.coming.row(visit) is None


async def test_what_a_colleague_had_confirmed_already_is_not_undone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = FIRST + timedelta(days=98)
    visit, twice = await office.visit(9, 0, day), await office.visit(10, 0, day)
    mine, theirs, confirming = (*office.clients, office.jobs.confirming)
    await confirming.show(office.location, day, 1)
    confirmed = next(key for name, key in statuses(office).items() if name.lower() == "confirmed")
    bulk_confirm = mine.appointments.bulk_confirm

    async def behind_theirs(body: BulkConfirmIn, *, key: str | None = None) -> BulkConfirmOut:
        for each, statuses_in_turn in ((visit, [confirmed]), (twice, [None, confirmed])):
            for status in statuses_in_turn:
                now = await theirs.appointments.get(each)
                given = UpdateConfirmationStatusIn(base_version=now.version, confirmation_status_uuid=status)
                await theirs.appointments.confirm(each, given)
        return await bulk_confirm(body, key=key)

    heard: list[UUID] = []
    office.jobs.means.happenings.listen({"appointment"}, lambda one: heard.append(one.entity_id), lambda: None)
    with monkeypatch.context() as patched:
        patched.setattr(mine.appointments, "bulk_confirm", behind_theirs)
        assert (await confirming.confirm([visit, twice], confirmed)).ok
    await until(lambda: {visit, twice} <= set(heard), 5)
    undone = await office.here.undo()
    assert undone.sentence == "Not undone: somebody else has changed it since."
    for each in (visit, twice):
        status = (await theirs.appointments.get(each)).confirmation_status
        assert status is not None
        assert status.id == confirmed


async def test_what_was_confirmed_right_behind_a_change_not_yet_heard_of_is_told_as_done_but_left_out_of_undo(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = FIRST + timedelta(days=112)
    first, noted = await office.visit(9, 0, day), await office.visit(10, 0, day)
    mine, theirs, confirming = (*office.clients, office.jobs.confirming)
    await confirming.show(office.location, day, 1)
    before = coming(office, first).confirmation_id
    confirmed = next(key for name, key in statuses(office).items() if name.lower() == "confirmed")
    bulk_confirm = mine.appointments.bulk_confirm

    async def behind_a_note(body: BulkConfirmIn, *, key: str | None = None) -> BulkConfirmOut:
        now = await theirs.appointments.get(noted)
        await theirs.appointments.update(noted, UpdateAppointmentIn(base_version=now.version, note="Bring the guard"))
        return await bulk_confirm(body, key=key)

    with monkeypatch.context() as patched:
        patched.setattr(mine.appointments, "bulk_confirm", behind_a_note)
        assert (await confirming.confirm([first, noted], confirmed)).sentence == "2 visits: Confirmed."
    assert (await office.here.undo()).ok
    now = {visit: (await theirs.appointments.get(visit)).confirmation_status for visit in (first, noted)}
    assert {visit: status and status.id for visit, status in now.items()} == {first: before, noted: confirmed}
