"""The waitlist at a real server: filling a hole is one change, with one way back, and never a half."""

import asyncio
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from frontdesk.client import SchedulingClient
from frontdesk.contract.people import CreatePatientIn, UpdatePatientIn
from frontdesk.contract.waitlist import UpdateWaitlistEntryIn, WaitlistEntryOut
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_interval
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.domain.waitlist import DurationFit, PatientResponse, Urgency, WaitlistStatus
from frontdesk.operations import waitlist as waitlist_module
from frontdesk.store.entities import PatientHit, Slot
from frontdesk.store.waitlist import Hole, WaitlistEntry, Wanting

from .practice import Held, until
from .realoffice import DAY, ZONE, Office

AHEAD = date(2027, 6, 7)


async def patient(office: Office, name: str = "Omar Haddou") -> PatientHit:
    first, last = name.split()
    made = await office.clients[0].patients.create(
        CreatePatientIn(first_name=first, last_name=last, mobile_phone="312-555-0142")
    )
    return PatientHit(made.id, name)


def hole(office: Office, hour: int, minutes: int = 40, room: int = 2, day: date = DAY) -> Hole:
    begin = local_interval(day, time(hour), time(hour, 30), ZONE).start
    return Hole(Slot(office.location, office.rooms[room], Interval(begin, begin + timedelta(minutes=minutes))))


async def waiting(office: Office, who: PatientHit, **wanting: object) -> WaitlistEntry:
    waitlist = office.jobs.waitlist
    await waitlist.show(office.location)
    visit = wanting.pop("visit", None)
    assert visit is None or isinstance(visit, UUID)
    outcome = await waitlist.add(who, office.location, Wanting(**wanting), visit)  # type: ignore[arg-type]
    assert outcome.ok, outcome.sentence
    return next(row for row in waitlist.waiting.rows(office.location) or () if row.patient_id == who.id)


async def status(client: SchedulingClient, entry: WaitlistEntry) -> WaitlistStatus:
    return (await client.waitlist.get(entry.id)).status


async def test_a_patient_is_put_on_the_list_and_one_undo_takes_them_off(office: Office) -> None:
    who = await patient(office)
    entry = await waiting(office, who, minutes=30, urgency=Urgency.URGENT, note="mornings")
    assert entry.note == "mornings"
    assert await office.jobs.waitlist.phone(who.id) == "312-555-0142"
    assert (await office.here.undo()).sentence == "Undone: Omar Haddou is off the waitlist."
    assert office.jobs.waitlist.waiting.row(entry.id) is None
    assert (await office.here.redo()).ok
    assert office.jobs.waitlist.waiting.row(entry.id) is not None


async def test_a_second_active_entry_is_refused_in_words(office: Office) -> None:
    who = await patient(office)
    await waiting(office, who, minutes=30)
    outcome = await office.jobs.waitlist.add(who, office.location, Wanting(minutes=30))
    assert outcome.reason == "duplicate"
    assert outcome.sentence.startswith("Omar Haddou was not put on the waitlist: ")


async def test_what_an_entry_asks_for_is_changed_and_changed_back(office: Office) -> None:
    entry = await waiting(office, await patient(office), minutes=30)
    waitlist = office.jobs.waitlist
    assert (await waitlist.edit(entry.id, Wanting(minutes=50, weekdays=frozenset({1, 3}), latest=time(12)))).ok
    now = waitlist.waiting.row(entry.id)
    assert now is not None
    assert (now.minutes, now.weekdays, now.latest) == (50, frozenset({1, 3}), time(12))
    assert (await office.here.undo()).ok
    now = waitlist.waiting.row(entry.id)
    assert now is not None
    assert (now.minutes, now.weekdays, now.latest) == (30, frozenset(), None)


async def test_several_are_removed_at_once_and_come_back_together(office: Office) -> None:
    entries = [await waiting(office, await patient(office, name), minutes=30) for name in ("Ana Brito", "Jin Park")]
    waitlist = office.jobs.waitlist
    outcome = await waitlist.remove([entry.id for entry in entries])
    assert outcome.sentence == "2 entries taken off the waitlist."
    assert (await office.here.undo()).ok
    assert all(waitlist.waiting.row(entry.id) is not None for entry in entries)


async def test_what_was_done_to_an_entry_before_it_was_removed_is_undone_behind_the_removal(office: Office) -> None:
    entry = await waiting(office, await patient(office, "Noor Haas"), minutes=30)
    waitlist, desk = office.jobs.waitlist, office.here
    assert (await waitlist.edit(entry.id, Wanting(minutes=50))).ok
    assert (await waitlist.remove([entry.id])).ok
    for _ in range(2):
        outcomes = [await desk.undo(), await desk.undo(), await desk.undo()]
        outcomes += [await desk.redo(), await desk.redo(), await desk.redo()]
        assert all(outcome.ok for outcome in outcomes), outcomes
    assert await status(office.clients[0], entry) is WaitlistStatus.REMOVED


async def test_an_entry_that_a_colleague_changed_right_before_its_removal_is_not_changed_back(office: Office) -> None:
    entry = await waiting(office, await patient(office, "Vera Holm"), minutes=30)
    waitlist, (mine, theirs) = office.jobs.waitlist, office.clients
    assert (await waitlist.edit(entry.id, Wanting(minutes=50))).ok
    await theirs.waitlist.update(entry.id, UpdateWaitlistEntryIn(note="theirs"))
    assert (await waitlist.remove([entry.id])).ok
    assert (await office.here.undo()).ok
    assert (await office.here.undo()).sentence == "Not undone: somebody else has changed it since."
    assert (await mine.waitlist.get(entry.id)).estimated_duration_mins == 50


async def test_a_hole_offers_who_fits_with_reasons_in_words(office: Office) -> None:
    entry = await waiting(office, await patient(office), minutes=40, urgency=Urgency.URGENT)
    found = await office.jobs.waitlist.fits(hole(office, 12))
    mine = next(fit for fit in found.fits if fit.entry.id == entry.id)
    assert mine.duration_fit is DurationFit.EXACT
    assert "Has to be seen urgently." in mine.reasons
    assert found.total >= len(found.fits) > 0


async def test_filling_moves_the_visit_notes_the_call_and_offers_what_it_left(office: Office) -> None:
    visit = await office.visit(16, 1, AHEAD + timedelta(days=1))
    truth = await office.here.means.gateway.appointment(visit)
    entry = await waiting(office, PatientHit(truth.patient_id, truth.patient_name), minutes=40, visit=visit)
    there = hole(office, 7, day=AHEAD)
    filled = await office.jobs.waitlist.filling.fill(there, entry)
    assert filled.outcome.ok, filled.outcome.sentence
    moved = office.here.store.appointment(visit)
    assert moved is not None
    assert moved.operatory_id == there.slot.operatory_id
    assert filled.left is not None
    assert filled.left.slot.interval == truth.interval
    assert await status(office.clients[0], entry) is WaitlistStatus.SCHEDULED
    log = await office.jobs.waitlist.contacts(entry.id)
    assert [(row.method, row.response) for row in log] == [("phone", "accepted")]
    undone = await office.here.undo()
    assert undone.ok, undone.sentence
    back = office.here.store.appointment(visit)
    assert back is not None
    assert (back.operatory_id, back.interval) == (truth.operatory_id, truth.interval)
    assert await status(office.clients[0], entry) is WaitlistStatus.WAITING
    assert (await office.here.redo()).ok
    assert await status(office.clients[0], entry) is WaitlistStatus.SCHEDULED
    assert len(await office.jobs.waitlist.contacts(entry.id)) == 1, "nobody is phoned twice"


async def test_who_has_no_visit_yet_gets_one_in_the_hole(office: Office) -> None:
    who = await patient(office, "Claire Dubois")
    entry = await waiting(office, who, minutes=30)
    there = hole(office, 6)
    filled = await office.jobs.waitlist.filling.fill(there, entry)
    assert filled.outcome.ok, filled.outcome.sentence
    assert filled.left is None
    made = office.here.store.appointment(filled.outcome.ids[0])
    assert made is not None
    assert made.patient_id == who.id
    assert made.interval is not None
    assert made.interval.minutes == 30
    assert (await office.here.undo()).ok
    assert office.here.store.appointment(made.id) is None


async def test_a_hole_that_is_taken_meanwhile_leaves_everything_as_it_was(office: Office) -> None:
    entry = await waiting(office, await patient(office, "Peter Voss"), minutes=40)
    await office.visit(18, 2)
    filled = await office.jobs.waitlist.filling.fill(hole(office, 18), entry)
    assert not filled.outcome.ok
    assert filled.outcome.reason == "slot_taken"
    assert await status(office.clients[0], entry) is WaitlistStatus.WAITING
    log = await office.jobs.waitlist.contacts(entry.id)
    assert [row.response for row in log] == ["slot_taken"]
    assert office.here.undo_label == "waitlist entry of Peter Voss"


async def test_a_visit_goes_home_when_its_entry_was_taken_off_the_list_meanwhile(office: Office) -> None:
    visit = await office.visit(17, 1)
    truth = office.here.store.appointment(visit)
    assert truth is not None
    entry = await waiting(office, PatientHit(truth.patient_id, truth.patient_name), minutes=40, visit=visit)
    removed = UpdateWaitlistEntryIn(status=WaitlistStatus.REMOVED)
    await office.clients[1].waitlist.update(entry.id, removed)
    filled = await office.jobs.waitlist.filling.fill(hole(office, 19), entry)
    assert not filled.outcome.ok
    back = office.here.store.appointment(visit)
    assert back is not None
    assert (back.operatory_id, back.interval) == (truth.operatory_id, truth.interval)
    assert back.status is AppointmentStatus.SCHEDULED


async def test_a_declined_offer_leaves_the_patient_waiting_and_is_remembered(office: Office) -> None:
    entry = await waiting(office, await patient(office, "Salma Idris"), minutes=30)
    waitlist = office.jobs.waitlist
    assert (await waitlist.note_contact(entry.id, hole(office, 12).slot)).ok
    assert (await waitlist.note_response(entry.id, PatientResponse.DECLINED)).sentence == "Salma Idris declined."
    now = waitlist.waiting.row(entry.id)
    assert now is not None
    assert (now.contact_count, now.response) == (1, PatientResponse.DECLINED)


async def test_an_answer_on_the_heels_of_a_call_is_noted_behind_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = await waiting(office, await patient(office, "Salma Idris"), minutes=30)
    waitlist, wire = office.jobs.waitlist, office.clients[0].waitlist
    log_contact, goes_out = wire.log_contact, asyncio.Event()

    async def late(*asked: Any, **more: Any) -> WaitlistEntryOut:
        await goes_out.wait()
        return await log_contact(*asked, **more)

    monkeypatch.setattr(wire, "log_contact", late)
    call = asyncio.create_task(waitlist.note_contact(entry.id, hole(office, 12).slot))
    answer = asyncio.create_task(waitlist.note_response(entry.id, PatientResponse.DECLINED))
    await asyncio.sleep(0.2)
    goes_out.set()
    assert (await call).ok
    assert (await answer).ok
    now = waitlist.waiting.row(entry.id)
    assert now is not None
    assert (now.status, now.response) == (WaitlistStatus.WAITING, PatientResponse.DECLINED)
    assert [row.response for row in await waitlist.contacts(entry.id)] == ["declined"]


async def test_a_hole_is_filled_behind_an_answer_that_is_still_being_noted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = await waiting(office, await patient(office, "Nadia Roth"), minutes=30)
    waitlist, wire = office.jobs.waitlist, office.clients[0].waitlist
    call = Held(monkeypatch, wire, "log_contact")
    noting = asyncio.create_task(waitlist.note_contact(entry.id, hole(office, 12).slot))
    await call.has_come.wait()
    called = len(await waitlist.contacts(entry.id))
    filling = asyncio.create_task(waitlist.filling.fill(hole(office, 5), entry))
    await asyncio.sleep(0.3)
    assert len(await waitlist.contacts(entry.id)) == called == 1
    call.goes_on.set()
    assert (await noting).ok
    assert (await filling).outcome.ok
    assert len(await waitlist.contacts(entry.id)) == 2


async def test_what_the_next_desk_adds_comes_by_itself(office: Office) -> None:
    waitlist = office.jobs.waitlist
    await waitlist.show(office.location)
    who = await patient(office, "Mina Park")
    assert (await office.other_jobs.waitlist.add(who, office.location, Wanting(minutes=30))).ok

    def has_come() -> bool:
        return any(row.patient_id == who.id for row in waitlist.waiting.rows(office.location) or ())

    await until(has_come, 5)


async def test_an_answer_older_than_a_new_entry_does_not_take_it_away(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    waitlist, who = office.jobs.waitlist, await patient(office, "Nora Lind")
    assert (await waitlist.show(office.location)).ok
    rows = Held(monkeypatch, waitlist_module, "everything")
    reading = asyncio.create_task(waitlist.show(office.location))
    await rows.has_come.wait()
    assert (await waitlist.add(who, office.location, Wanting(minutes=30))).ok
    rows.goes_on.set()
    assert (await reading).ok
    assert who.id in {row.patient_id for row in waitlist.waiting.rows(office.location) or ()}


async def test_an_answer_older_than_a_removal_does_not_bring_the_entry_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    waitlist, entry = office.jobs.waitlist, await waiting(office, await patient(office, "Olga Moe"), minutes=30)
    rows = Held(monkeypatch, waitlist_module, "everything")
    reading = asyncio.create_task(waitlist.show(office.location))
    await rows.has_come.wait()
    assert (await waitlist.remove([entry.id])).ok
    rows.goes_on.set()
    assert (await reading).ok
    assert waitlist.waiting.row(entry.id) is None


async def test_a_number_read_before_it_was_changed_is_not_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    waitlist, who = office.jobs.waitlist, await patient(office, "Pia Quist")
    heard: list[object] = []
    office.jobs.means.happenings.listen({"patient"}, heard.append, lambda: None)
    with monkeypatch.context() as patched:
        told = Held(patched, office.clients[0].patients, "get")
        reading = asyncio.create_task(waitlist.phone(who.id))
        await told.has_come.wait()
    await office.clients[1].patients.update(who.id, UpdatePatientIn(base_version=1, mobile_phone="312-555-0199"))
    await until(lambda: bool(heard), 5)
    told.goes_on.set()
    await reading
    assert await waitlist.phone(who.id) == "312-555-0199"


async def test_what_a_colleague_did_first_with_an_entry_does_not_become_ones_own(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = await waiting(office, await patient(office, "Rosa Lind"), minutes=30)
    waitlist, (mine, theirs) = office.jobs.waitlist, office.clients
    assert (await waitlist.edit(entry.id, Wanting(minutes=50))).ok
    now = waitlist.waiting.row(entry.id)
    assert now is not None
    update = mine.waitlist.update

    async def behind_theirs(
        entry_id: UUID, changes: UpdateWaitlistEntryIn, *, key: str | None = None
    ) -> WaitlistEntryOut:
        await theirs.waitlist.update(entry_id, UpdateWaitlistEntryIn(status=WaitlistStatus.CONTACTED))
        return await update(entry_id, changes, key=key)

    heard: list[str | None] = []
    office.jobs.means.happenings.listen({"waitlist"}, lambda one: heard.append(one.client_id), lambda: None)
    with monkeypatch.context() as patched:
        patched.setattr(mine.waitlist, "update", behind_theirs)
        await waitlist.filling.stands(now, WaitlistStatus.CONTACTED)
    await until(lambda: "window-2" in heard, 5)
    assert (await office.here.undo()).sentence == "Not undone: somebody else has changed it since."
    assert (await theirs.waitlist.get(entry.id)).status is WaitlistStatus.CONTACTED
