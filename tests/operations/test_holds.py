"""Places held while phoning, at a real server: shown on every desk, booked by the holder, gone at their minute."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.client import ConnectFailed, OutcomeUnknown, TransportError
from frontdesk.contract.blockouts import BlockoutOut, HoldIn
from frontdesk.contract.people import CreatePatientIn
from frontdesk.operations import ConnectionState, Desk
from frontdesk.store.booking import Wanted
from frontdesk.store.entities import Blockout, PatientHit, Slot

from .practice import until
from .realoffice import DAY, Office


def held(desk: Desk, office: Office) -> list[Blockout]:
    view = desk.store.day(office.location, DAY)
    return [row for row in (view.blockouts if view is not None else ()) if row.is_hold]


@pytest.fixture
def ahead(office: Office) -> Iterator[list[timedelta]]:
    """By how much the first desk thinks the server's clock is ahead of its own; a test sets the one entry."""
    found = [timedelta()]
    before = office.here.store.server_now
    office.here.store.server_now = lambda: datetime.now(UTC) + found[0]
    yield found
    office.here.store.server_now = before


async def free(office: Office, slot: Slot) -> None:
    for row in office.jobs.holds.at(slot):
        await office.jobs.holds.give_back(row)
    await until(lambda: not held(office.there, office), 5)


async def test_a_hold_shows_before_the_server_has_answered_and_on_the_other_desk(office: Office) -> None:
    slot, jobs = office.slot(18), office.jobs.holds
    asked = asyncio.ensure_future(jobs.hold(slot, 15))
    await until(lambda: len(jobs.mine_at(slot)) == 1, 5)
    outcome = await asked
    assert outcome.ok, outcome.sentence
    assert outcome.sentence.endswith("is held for 15 minutes.")
    [row] = jobs.mine_at(slot)
    assert (row.version, row.interval, row.is_no_schedule, jobs.left(row)) == (1, slot.interval, True, 15)
    await until(lambda: [one.id for one in held(office.there, office)] == [row.id], 5)
    await free(office, slot)


async def test_holding_lengthening_and_giving_back_are_undone_and_made_again(office: Office) -> None:
    slot, jobs, desk = office.slot(18), office.jobs.holds, office.here
    assert (await jobs.hold(slot, 5)).ok
    [row] = jobs.mine_at(slot)
    assert (await jobs.lengthen(row, 15)).ok
    assert [jobs.left(one) for one in jobs.mine_at(slot)] == [15]
    assert (await desk.undo()).ok
    assert [jobs.left(one) for one in jobs.mine_at(slot)] == [5]
    assert (await desk.redo()).ok
    [row] = jobs.mine_at(slot)
    assert (await jobs.give_back(row)).sentence.endswith("is no longer held.")
    assert jobs.mine_at(slot) == ()
    assert (await desk.undo()).sentence.endswith("is held again.")
    assert [jobs.left(one) for one in jobs.mine_at(slot)] == [15]
    for _ in range(2):
        assert (await desk.undo()).ok
    assert jobs.mine_at(slot) == ()
    for _ in range(3):
        assert (await desk.redo()).ok
    assert jobs.mine_at(slot) == ()
    await free(office, slot)


async def test_a_hold_moves_to_another_place_for_as_long(office: Office) -> None:
    first, second, jobs = office.slot(18), office.slot(18, 1), office.jobs.holds
    assert (await jobs.hold(first, 10)).ok
    [row] = jobs.mine_at(first)
    assert (await jobs.move(row, second)).ok
    assert (jobs.mine_at(first), [jobs.left(one) for one in jobs.mine_at(second)]) == ((), [10])
    assert (await office.here.undo()).ok
    assert (len(jobs.mine_at(first)), jobs.mine_at(second)) == (1, ())
    await free(office, first)


async def test_a_booking_takes_the_hold_along_and_its_undoing_holds_the_place_again(office: Office) -> None:
    slot, jobs, desk = office.slot(19), office.jobs.holds, office.here
    hit = PatientHit((await office.clients[0].appointments.get(await office.visit(8))).patient.id, "Helga Strand")
    assert (await jobs.hold(slot, 10)).ok
    outcome = await office.jobs.booking.book([Wanted(hit, slot)])
    assert outcome.ok, outcome.sentence
    assert jobs.at(slot) == ()
    await until(lambda: not held(office.there, office), 5)
    assert (await desk.undo()).ok
    assert [jobs.left(row) for row in jobs.mine_at(slot)] == [10]
    assert (await desk.redo()).ok
    assert jobs.at(slot) == ()
    assert desk.unsent_count == 0
    assert (await desk.undo()).ok
    await free(office, slot)


@pytest.mark.parametrize("failure", [ConnectFailed("No connection."), OutcomeUnknown("Nothing came back.", "a-key")])
async def test_a_place_that_cannot_be_held_again_with_an_undone_booking_is_not_shown_as_held(
    office: Office, monkeypatch: pytest.MonkeyPatch, failure: TransportError
) -> None:
    slot, jobs, desk = office.slot(19), office.jobs.holds, office.here
    patient = await office.clients[0].patients.create(CreatePatientIn(first_name="Helga", last_name="Strand"))
    hit = PatientHit(patient.id, "Helga Strand")
    assert (await jobs.hold(slot, 10)).ok
    assert (await office.jobs.booking.book([Wanted(hit, slot)])).ok

    async def fails(*_args: object, **_more: object) -> None:
        raise failure

    with monkeypatch.context() as patched:
        patched.setattr(office.clients[0].blockouts, "hold", fails)
        assert (await desk.undo()).ok
    assert (jobs.at(slot), desk.unsent_count) == ((), 0)
    await until(lambda: desk.connection is ConnectionState.LIVE, 5)
    assert (jobs.at(slot), desk.unsent_count) == ((), 0)


async def test_a_refused_booking_leaves_the_place_held(office: Office) -> None:
    slot, jobs = office.slot(20), office.jobs.holds
    number = await office.visit(21, 1)
    assert (await jobs.hold(slot, 10)).ok
    assert (await office.here.lock(number, True)).ok
    assert (await office.here.move(number, slot)).reason == "time_locked"
    assert len(jobs.mine_at(slot)) == 1
    await free(office, slot)
    assert (await office.here.lock(number, False)).ok
    assert (await office.here.cancel(number)).ok


async def test_without_the_server_nothing_is_held_now_nor_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot, jobs = office.slot(18), office.jobs.holds

    async def away(*_args: object, **_more: object) -> None:
        raise ConnectFailed("The server cannot be reached.")

    with monkeypatch.context() as patched:
        patched.setattr(office.clients[0].blockouts, "hold", away)
        outcome = await jobs.hold(slot)
    assert (outcome.ok, outcome.sentence.endswith("was not held: the practice server does not answer.")) == (
        False,
        True,
    )
    assert (jobs.at(slot), office.here.unsent_count) == ((), 0)
    await until(lambda: office.here.connection is ConnectionState.LIVE, 5)
    assert (await jobs.hold(slot)).ok
    [row] = jobs.mine_at(slot)
    assert (await jobs.give_back(row)).ok
    with monkeypatch.context() as patched:
        patched.setattr(office.clients[0].blockouts, "hold", away)
        assert (await office.here.undo()).reason == "away"
    await until(lambda: office.here.connection is ConnectionState.LIVE, 5)
    assert (await office.here.undo()).ok, "what could not be undone without the server can be once it is back"
    await free(office, slot)


async def test_a_hold_that_is_still_on_its_way_is_given_back_once_it_is_placed(office: Office) -> None:
    slot, jobs = office.slot(18), office.jobs.holds
    asked = asyncio.ensure_future(jobs.hold(slot, 10))
    await until(lambda: len(jobs.mine_at(slot)) == 1, 5)
    [row] = jobs.mine_at(slot)
    assert row.version == 0
    given_back = await jobs.give_back(row)
    assert (await asked).ok
    assert given_back.ok, given_back.sentence
    await office.here.refresh()
    assert jobs.at(slot) == ()
    assert (await office.here.undo()).ok
    assert len(jobs.mine_at(slot)) == 1
    await free(office, slot)


async def test_a_place_held_twice_in_a_row_is_held_once(office: Office) -> None:
    slot, jobs = office.slot(18), office.jobs.holds
    first = asyncio.ensure_future(jobs.hold(slot, 5))
    await until(lambda: len(jobs.mine_at(slot)) == 1, 5)
    outcomes = await asyncio.gather(first, jobs.hold(slot, 15))
    assert all(outcome.ok for outcome in outcomes)
    assert [jobs.left(row) for row in jobs.mine_at(slot)] == [15]
    await free(office, slot)


async def test_a_hold_asked_for_again_replaces_what_it_replaced_at_first(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot, jobs, client = office.slot(18), office.jobs.holds, office.clients[0].blockouts
    assert (await jobs.hold(slot, 5)).ok
    [before] = jobs.mine_at(slot)
    real, hides = client.hold, []

    async def loses_one(body: HoldIn, *, key: str | None = None) -> BlockoutOut:
        hides.append(jobs.mine_at(slot))
        answer = await real(body, key=key)
        if len(hides) == 1:
            raise OutcomeUnknown("Nothing came back.", key or "")
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(client, "hold", loses_one)
        assert (await jobs.hold(slot, 15)).ok
    [[first], [again]] = hides
    assert first.id == again.id != before.id, "one hold is shown, and it keeps its name while it is asked for"
    assert [jobs.left(row) for row in jobs.mine_at(slot)] == [15]
    await free(office, slot)


async def _undone_though_the_answer_is_lost_over_the_minute(
    office: Office, monkeypatch: pytest.MonkeyPatch, ahead: list[timedelta], name: str
) -> str:
    """Undo; the first answer to that request is lost, and a minute goes by until it is sent again."""
    client = office.clients[0].blockouts
    real, keys = getattr(client, name), []

    async def loses_one(*args: object, key: str, **more: object) -> object:
        keys.append(key)
        answer = await real(*args, key=key, **more)
        if len(keys) == 1:
            ahead[0] += timedelta(minutes=2)
            raise OutcomeUnknown("Nothing came back.", key)
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(client, name, loses_one)
        outcome = await office.here.undo()
    assert len(keys) == 2 == keys.count(keys[0]), "it was sent again under its key"
    return "" if outcome.ok else outcome.sentence


@pytest.mark.parametrize("change", ["lengthen", "give back", "move"])
async def test_what_is_asked_again_over_a_minute_is_asked_for_as_before(
    office: Office, monkeypatch: pytest.MonkeyPatch, ahead: list[timedelta], change: str
) -> None:
    slot, jobs = office.slot(18), office.jobs.holds
    assert (await jobs.hold(slot, 10)).ok
    [row] = jobs.mine_at(slot)
    asked = {
        "lengthen": lambda: jobs.lengthen(row, 15),
        "give back": lambda: jobs.give_back(row),
        "move": lambda: jobs.move(row, office.slot(18, 1)),
    }
    assert (await asked[change]()).ok
    name = "extend_hold" if change == "lengthen" else "hold"
    assert await _undone_though_the_answer_is_lost_over_the_minute(office, monkeypatch, ahead, name) == ""
    ahead[0] = timedelta()
    await until(lambda: office.here.connection is ConnectionState.LIVE, 5)
    assert len(jobs.mine_at(slot)) == 1
    await free(office, slot)


async def test_a_desk_lets_go_of_a_hold_at_its_minute_though_nobody_tells_it(
    office: Office, ahead: list[timedelta]
) -> None:
    slot, jobs = office.slot(18), office.jobs.holds
    assert (await jobs.hold(slot, 10)).ok
    told: list[bool] = []
    ended = office.here.store.subscribe(lambda changes: told.append((office.location, DAY) in changes.days))
    ahead[0] = timedelta(minutes=9, seconds=59)
    assert (len(jobs.at(slot)), told) == (1, [])
    ahead[0] = timedelta(minutes=10, seconds=1)
    assert jobs.at(slot) == ()
    jobs.look()
    assert told == [True]
    ended()
    ahead[0] = timedelta()
    await office.here.refresh()
    await free(office, slot)


async def test_a_desk_wakes_up_for_the_minute_by_itself(office: Office, ahead: list[timedelta]) -> None:
    slot, jobs = office.slot(18), office.jobs.holds
    ahead[0] = timedelta(minutes=10) - timedelta(seconds=1)
    told = asyncio.Event()
    assert (await jobs.hold(slot, 10)).ok
    ended = office.here.store.subscribe(lambda _changes: told.set() if not jobs.at(slot) else None)
    async with asyncio.timeout(5):
        await told.wait()
    ended()
    ahead[0] = timedelta()
    await office.here.refresh()
    await free(office, slot)


async def test_a_hold_that_has_lapsed_cannot_be_brought_back_by_undo(office: Office, ahead: list[timedelta]) -> None:
    slot, jobs = office.slot(18), office.jobs.holds
    assert (await jobs.hold(slot, 10)).ok
    [row] = jobs.mine_at(slot)
    assert (await jobs.give_back(row)).ok
    ahead[0] = timedelta(minutes=11)
    assert (await office.here.undo()).sentence == "Not undone: its time is over."
    ahead[0] = timedelta()
    await free(office, slot)
