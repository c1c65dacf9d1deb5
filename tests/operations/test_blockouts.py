"""Blocked time at a real server: shown at once, told in words, one undo for each thing that was asked."""

import asyncio
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest

from frontdesk.client import OutcomeUnknown
from frontdesk.contract.blockouts import BlockoutOut, UpdateBlockoutIn
from frontdesk.domain.localtime import local_interval
from frontdesk.operations import Desk
from frontdesk.store.blockouts import BlockWish, KindWish
from frontdesk.store.entities import Blockout, BlockoutKind, Slot

from .practice import until
from .realoffice import DAY, ZONE, Office

FAR = DAY + timedelta(days=35)


def kind(office: Office, *, closed: bool = True) -> BlockoutKind:
    return next(
        row
        for row in office.here.store.reference.blockout_kinds
        if row.is_no_schedule is closed and not row.is_do_not_copy
    )


def wish(office: Office, start: time, end: time, *, room: int | None = 0, day: date = DAY, note: str = "") -> BlockWish:
    place = office.rooms[room] if room is not None else None
    return BlockWish(office.location, place, local_interval(day, start, end, ZONE), kind(office).id, note)


def shown(office: Office, note: str, day: date = DAY) -> list[Blockout]:
    view = office.here.store.day(office.location, day)
    return [row for row in (view.blockouts if view is not None else ()) if row.note == note]


def notes_at(desk: Desk) -> list[str]:
    rows = [desk.store.day(*key) for key in desk.store.loaded_days()]
    return [row.note for view in rows if view is not None for row in view.blockouts]


def begins(row: Blockout) -> datetime:
    return row.interval.start


async def test_a_blockout_shows_before_the_server_has_answered_and_everything_goes_back(office: Office) -> None:
    desk, jobs = office.here, office.jobs.blockouts
    asked = asyncio.ensure_future(jobs.block(wish(office, time(17), time(18), note="one")))
    await until(lambda: bool(shown(office, "one")), 5)
    outcome = await asked
    assert (outcome.ok, outcome.sentence.split(",")[0].endswith("5:00p–6:00p")) == (True, True)
    [row] = shown(office, "one")
    assert row.version == 1
    later = wish(office, time(18), time(19), room=1, note="one")
    assert (await jobs.change(row, later)).ok
    [moved] = shown(office, "one")
    assert (moved.id, moved.interval, moved.operatory_id) == (row.id, later.interval, office.rooms[1])
    assert (await jobs.delete(moved)).ok
    assert shown(office, "one") == []
    for _ in range(3):
        assert (await desk.undo()).ok
    assert shown(office, "one") == []
    for _ in range(2):
        assert (await desk.redo()).ok
    assert [row.interval for row in shown(office, "one")] == [later.interval]
    await until(lambda: "one" in notes_at(office.there), 5)
    for _ in range(2):
        assert (await desk.undo()).ok


async def test_time_over_visits_is_not_blocked_and_the_reason_is_told(office: Office) -> None:
    visit = await office.visit(9)
    row = office.here.store.appointment(visit)
    assert row is not None
    assert row.interval is not None
    assert row.operatory_id is not None
    over = BlockWish(office.location, row.operatory_id, row.interval, kind(office).id, "over")
    outcome = await office.jobs.blockouts.block(over)
    assert not outcome.ok
    assert "has a visit from" in outcome.sentence
    assert shown(office, "over") == []
    assert (await office.here.cancel(visit)).ok


async def test_a_blockout_is_not_moved_over_another_and_the_reason_is_told(office: Office) -> None:
    jobs, desk = office.jobs.blockouts, office.here
    assert (await jobs.block(wish(office, time(5), time(6), note="early"))).ok
    assert (await jobs.block(wish(office, time(6, 30), time(7), note="later"))).ok
    (early,) = shown(office, "early")
    outcome = await jobs.change(early, wish(office, time(5), time(7), note="early"))
    assert not outcome.ok
    assert f"{kind(office).name} blocks" in outcome.sentence
    assert [row.interval for row in shown(office, "early")] == [early.interval]
    # Made there it may be, and from there it comes back when what moved it away is undone.
    assert (await jobs.block(wish(office, time(6, 45), time(7, 15), note="over"))).ok
    (over,) = shown(office, "over")
    assert (await jobs.change(over, wish(office, time(7), time(8), note="over"))).ok
    assert (await desk.undo()).ok
    assert [row.interval for row in shown(office, "over")] == [over.interval]
    for _ in range(3):
        assert (await desk.undo()).ok


async def test_a_copied_day_is_told_and_taken_back_as_one(office: Office) -> None:
    jobs, desk = office.jobs.blockouts, office.here
    await desk.show(office.location, [DAY, FAR])
    for start in (17, 18):
        assert (await jobs.block(wish(office, time(start), time(start, 30), note="copied"))).ok
    before = len(blocked(office, FAR))
    outcome = await jobs.copy_day(office.location, DAY, FAR)
    assert outcome.ok
    assert outcome.sentence.startswith(f"{len(blocked(office, FAR)) - before} blockouts made.")
    assert [begins(row).minute for row in shown(office, "copied", FAR)] == [0, 0]
    again = await jobs.copy_day(office.location, DAY, FAR)
    assert "No blockout was made." in again.sentence
    assert "it is blocked already" in again.sentence
    assert (await desk.undo()).ok
    assert (await desk.undo()).ok
    assert shown(office, "copied", FAR) == []
    assert len(blocked(office, FAR)) == before
    for _ in range(2):
        assert (await desk.undo()).ok


async def test_a_hold_is_not_shown_on_the_day_that_others_are_copied_to(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs, desk = office.jobs.blockouts, office.here
    await desk.show(office.location, [DAY, FAR])
    place = Slot(office.location, office.rooms[0], local_interval(DAY, time(20), time(20, 30), ZONE))
    assert (await office.jobs.holds.hold(place)).ok
    seen: list[Blockout] = []
    ended = desk.store.subscribe(lambda _changes: seen.extend(blocked(office, FAR)))
    with monkeypatch.context() as patched:
        # A practice may let its type of holds be copied; holds still are not.
        patched.setattr(type(desk.store.reference), "blockout_kind", lambda _self, _id: None)
        assert (await jobs.copy_day(office.location, DAY, FAR)).ok
    ended()
    assert [row for row in seen if row.is_hold] == []
    assert (await desk.undo()).ok
    assert (await desk.undo()).ok


async def test_what_was_repeated_moves_and_goes_with_its_group(office: Office) -> None:
    jobs, desk = office.jobs.blockouts, office.here
    weeks = [DAY + timedelta(days=7 * number) for number in range(3)]
    await desk.show(office.location, weeks)
    assert (await jobs.block(wish(office, time(17), time(18), note="weekly"))).ok
    assert (await jobs.repeat_weekly(office.location, DAY, 2)).ok
    second, third = (shown(office, "weekly", day)[0] for day in weeks[1:])
    assert second.group_id is not None
    assert second.group_id == third.group_id
    earlier = wish(office, time(17, 30), time(18, 30), day=weeks[1], note="weekly")
    assert (await jobs.change(second, earlier, with_group=True)).ok
    assert [begins(shown(office, "weekly", day)[0]).minute for day in weeks] == [0, 30, 30]
    assert (await desk.undo()).ok
    assert [begins(shown(office, "weekly", day)[0]).minute for day in weeks] == [0, 0, 0]
    assert (await desk.undo()).ok
    assert [len(shown(office, "weekly", day)) for day in weeks] == [1, 0, 0]
    assert (await desk.undo()).ok


async def test_a_group_of_several_rooms_keeps_them_unless_the_room_is_what_changes(office: Office) -> None:
    jobs, desk = office.jobs.blockouts, office.here
    await desk.show(office.location, [DAY, FAR])
    for room in (0, 1):
        assert (await jobs.block(wish(office, time(17), time(18), room=room, note="wide"))).ok
    assert (await jobs.copy_day(office.location, DAY, FAR)).ok

    def rooms() -> list[tuple[int, int]]:
        copied = [row for row in shown(office, "wide", FAR) if row.operatory_id is not None]
        return sorted((office.rooms.index(row.operatory_id), begins(row).minute) for row in copied)

    first = next(row for row in shown(office, "wide", FAR) if row.operatory_id == office.rooms[0])
    later = wish(office, time(17, 30), time(18, 30), day=FAR, note="wide")
    assert (await jobs.change(first, later, with_group=True)).ok
    assert rooms() == [(0, 30), (1, 30)]
    assert (await desk.undo()).ok
    assert rooms() == [(0, 0), (1, 0)]
    for there in (1, 2):
        first = next(row for row in shown(office, "wide", FAR) if row.operatory_id == office.rooms[0])
        together = wish(office, time(17, 30), time(18, 30), room=there, day=FAR, note="wide")
        assert (await jobs.change(first, together, with_group=True)).ok
        assert rooms() == [(there, 30), (there, 30)]
        assert (await desk.undo()).ok
        assert rooms() == [(0, 0), (1, 0)]
        assert (await desk.refresh()).ok
        assert rooms() == [(0, 0), (1, 0)]
    for _ in range(3):
        assert (await desk.undo()).ok


async def together(office: Office) -> list[Blockout]:
    """Two blockouts of a group that were in a room each, later and in a third room since; return them as they were."""
    jobs, desk = office.jobs.blockouts, office.here
    await desk.show(office.location, [DAY, FAR])
    for room in (0, 1):
        assert (await jobs.block(wish(office, time(17), time(18), room=room, note="wide"))).ok
    assert (await jobs.copy_day(office.location, DAY, FAR)).ok
    apart = sorted(shown(office, "wide", FAR), key=lambda row: office.rooms.index(row.operatory_id or office.rooms[-1]))
    assert rooms_of(office, FAR) == [(0, 0), (1, 0)]
    later = wish(office, time(17, 30), time(18, 30), room=2, day=FAR, note="wide")
    assert (await jobs.change(apart[0], later, with_group=True)).ok
    assert rooms_of(office, FAR) == [(2, 30), (2, 30)]
    return apart


def rooms_of(office: Office, day: date) -> list[tuple[int, int]]:
    """Return the room and the minute of the hour of each of a group on that day."""
    rows = [(row.operatory_id, begins(row).minute) for row in shown(office, "wide", day)]
    return sorted((office.rooms.index(room), minute) for room, minute in rows if room is not None)


async def cleared(office: Office) -> None:
    for day in (DAY, FAR):
        for row in shown(office, "wide", day):
            assert (await office.jobs.blockouts.delete(row)).ok


@pytest.mark.parametrize("lost", [1, 2, 3])
async def test_a_group_goes_back_to_its_rooms_and_forth_whichever_answer_is_lost(
    office: Office, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    await together(office)
    blockouts, count = office.clients[0].blockouts, 0
    update = blockouts.update

    async def loses(blockout: UUID, body: UpdateBlockoutIn, *, key: str | None = None) -> BlockoutOut:
        nonlocal count
        answer = await update(blockout, body, key=key)
        count += 1
        if count == lost:
            raise OutcomeUnknown("Nothing came back.", key or "")
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(blockouts, "update", loses)
        outcome = await office.here.undo()
    assert (outcome.ok, count > lost) == (True, True), outcome.sentence
    assert (await office.here.refresh()).ok
    assert rooms_of(office, FAR) == [(0, 0), (1, 0)]
    assert (await office.here.redo()).ok
    assert (await office.here.undo()).ok
    assert (await office.here.refresh()).ok
    assert rooms_of(office, FAR) == [(0, 0), (1, 0)]
    await cleared(office)


async def test_a_group_of_which_somebody_moved_one_since_stays_where_it_is(office: Office) -> None:
    _, second = await together(office)
    theirs = office.clients[1].blockouts
    now = await theirs.get(second.id)
    await theirs.update(second.id, UpdateBlockoutIn(base_version=now.version, operatory_uuid=office.rooms[0]))
    outcome = await office.here.undo()
    assert (outcome.ok, outcome.reason) == (False, "stale_version")
    assert (await office.here.refresh()).ok
    assert rooms_of(office, FAR) == [(0, 30), (2, 30)]
    await cleared(office)


@pytest.mark.parametrize("lost", [0, 1, 2])
async def test_a_group_whose_members_differ_takes_what_one_is_asked_for_and_each_goes_back_to_its_own(
    office: Office, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    jobs, desk = office.jobs.blockouts, office.here
    weeks = [DAY + timedelta(days=7 * number) for number in range(3)]
    await desk.show(office.location, weeks)
    assert (await jobs.block(wish(office, time(17), time(18), note="mixed"))).ok
    assert (await jobs.repeat_weekly(office.location, DAY, 2)).ok
    second, third = (shown(office, "mixed", day)[0] for day in weeks[1:])
    assert (await jobs.change(third, wish(office, time(18), time(18, 30), day=weeks[2], note="own"))).ok

    def stand() -> list[tuple[str, datetime, datetime]]:
        rows = [row for day in weeks[1:] for note in ("mixed", "own", "all") for row in shown(office, note, day)]
        return [(row.note, row.interval.start, row.interval.end) for row in rows]

    before = stand()
    assert (await jobs.change(second, wish(office, time(16), time(17), day=weeks[1], note="all"), with_group=True)).ok
    changed = stand()
    days = (local_interval(day, time(16), time(17), ZONE) for day in weeks[1:])
    assert changed == [("all", each.start, each.end) for each in days]
    assert (await desk.refresh()).ok
    assert stand() == changed
    blockouts, count = office.clients[0].blockouts, 0
    update = blockouts.update

    async def loses(blockout: UUID, body: UpdateBlockoutIn, *, key: str | None = None) -> BlockoutOut:
        nonlocal count
        answer = await update(blockout, body, key=key)
        count += 1
        if count == lost:
            raise OutcomeUnknown("Nothing came back.", key or "")
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(blockouts, "update", loses)
        undone = await desk.undo()
    assert undone.ok, undone.sentence
    assert stand() == before
    assert (await desk.refresh()).ok
    assert stand() == before
    assert (await desk.redo()).ok
    assert stand() == changed
    for _ in range(4):
        assert (await desk.undo()).ok


async def test_a_group_is_not_put_into_an_hour_that_the_clocks_leave_out_on_one_of_its_days(office: Office) -> None:
    jobs, desk = office.jobs.blockouts, office.here
    source, ordinary, jump = (date(2026, 2, 22) + timedelta(days=7 * number) for number in range(3))
    await desk.show(office.location, [source, ordinary, jump])
    assert (await jobs.block(wish(office, time(17), time(18), day=source, note="night"))).ok
    assert (await jobs.repeat_weekly(office.location, source, 2)).ok
    first = shown(office, "night", ordinary)[0]
    outcome = await jobs.change(
        first, wish(office, time(2, 10), time(2, 40), day=ordinary, note="night"), with_group=True
    )
    assert not outcome.ok
    assert [begins(shown(office, "night", day)[0]).hour for day in (ordinary, jump)] == [22, 21]
    for _ in range(2):
        assert (await desk.undo()).ok


async def test_a_kind_is_added_and_changed_and_both_go_back(office: Office) -> None:
    kinds, store = office.jobs.blockout_kinds, office.here.store

    def named(name: str) -> list[tuple[UUID, bool]]:
        return [(row.id, row.is_offered) for row in store.reference.blockout_kinds if row.name == name]

    assert (await kinds.add(KindWish("Sterilising", "#0E7490"))).ok
    await until(lambda: bool(named("Sterilising")), 5)
    row = next(row for row in store.reference.blockout_kinds if row.name == "Sterilising")
    assert (await kinds.change(row, KindWish("Autoclave", "#2563EB", is_no_schedule=False))).ok
    await until(lambda: bool(named("Autoclave")), 5)
    assert (await office.here.undo()).ok
    await until(lambda: named("Sterilising") == [(row.id, True)], 5)
    assert (await office.here.undo()).ok
    await until(lambda: named("Sterilising") == [(row.id, False)], 5)


def blocked(office: Office, day: date) -> tuple[Blockout, ...]:
    view = office.here.store.day(office.location, day)
    return view.blockouts if view is not None else ()
