"""Changes of what is not an appointment: sent until answered, told, undone and redone."""

import asyncio
from dataclasses import dataclass, field

from frontdesk.operations import Desk
from frontdesk.operations.errands import Errand
from frontdesk.operations.gateway import STALE, Happening, NotSent, Refused, Unanswered
from frontdesk.operations.visits import Words

from .practice import HELGA

WORDS = Words("entry for Helga", "Helga is on the waitlist.", "Helga is off the waitlist.", "Helga was not added")


@dataclass
class List:
    """A list on a server, with answers that may get lost."""

    rows: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)

    async def add_slowly(self, latest: int | None, key: str) -> int:
        await self.open.wait()
        return await self.add(latest, key)

    async def add(self, latest: int | None, key: str) -> int:
        if key not in self.keys:
            self.rows.append((latest or 0) + 1)
        self.keys.append(key)
        if self.faults:
            raise self.faults.pop(0)
        return self.rows[-1]

    async def remove(self, left: int, key: str) -> int:
        self.keys.append(key)
        if self.faults:
            raise self.faults.pop(0)
        self.rows.remove(left)
        return left


async def test_a_change_is_told_and_can_be_undone_and_redone(desk: Desk) -> None:
    there = List()
    outcome = await desk.means.errands.run(Errand(WORDS, there.add, there.remove))
    assert outcome.ok
    assert outcome.sentence == "Helga is on the waitlist."
    assert desk.undo_label == "entry for Helga"
    assert (await desk.undo()).sentence == "Undone: Helga is off the waitlist."
    assert there.rows == []
    assert (await desk.redo()).sentence == "Redone: Helga is on the waitlist."
    assert there.rows == [2], "it goes on from what the undoing left"


async def test_an_answer_lost_on_the_way_does_not_make_it_happen_twice(desk: Desk) -> None:
    there = List(faults=[Unanswered(), NotSent()])
    outcome = await desk.means.errands.run(Errand(WORDS, there.add, there.remove))
    assert outcome.ok
    assert there.rows == [1]
    assert len(there.keys) == 3
    assert len(set(there.keys)) == 1


async def test_a_refusal_is_said_in_one_sentence_and_leaves_nothing_to_undo(desk: Desk) -> None:
    there = List(faults=[Refused("duplicate", "an active entry exists already")])
    outcome = await desk.means.errands.run(Errand(WORDS, there.add, there.remove))
    assert not outcome.ok
    assert outcome.reason == "duplicate"
    assert outcome.sentence == "Helga was not added: an active entry exists already."
    assert desk.undo_label is None


async def test_an_undo_that_meets_a_colleagues_change_says_so_and_changes_nothing(desk: Desk) -> None:
    there = List()
    await desk.means.errands.run(Errand(WORDS, there.add, there.remove))
    there.faults = [Refused(STALE, "")]
    outcome = await desk.undo()
    assert outcome.sentence == "Not undone: somebody else has changed it since."
    assert there.rows == [1]


async def test_undo_goes_by_what_was_done_last_not_by_what_was_answered_last(desk: Desk) -> None:
    slow, quick = List(), List()
    first = asyncio.ensure_future(desk.means.errands.run(Errand(WORDS, slow.add_slowly, slow.remove)))
    await asyncio.sleep(0)
    await desk.means.errands.run(Errand(WORDS, quick.add, quick.remove))
    slow.open.set()
    assert (await first).ok
    await desk.undo()
    assert (slow.rows, quick.rows) == ([1], [])


async def test_an_undo_of_what_is_still_on_its_way_waits_for_the_answer(desk: Desk) -> None:
    there = List()
    doing = asyncio.ensure_future(desk.means.errands.run(Errand(WORDS, there.add_slowly, there.remove)))
    await asyncio.sleep(0)
    undoing = asyncio.ensure_future(desk.undo())
    await asyncio.sleep(0)
    there.open.set()
    assert (await doing).ok
    assert (await undoing).sentence == "Undone: Helga is off the waitlist."
    assert there.rows == []


async def test_an_undo_of_what_is_refused_meanwhile_says_that_there_is_nothing(desk: Desk) -> None:
    there = List(faults=[Refused("duplicate", "an active entry exists already")])
    doing = asyncio.ensure_future(desk.means.errands.run(Errand(WORDS, there.add_slowly, there.remove)))
    await asyncio.sleep(0)
    undoing = asyncio.ensure_future(desk.undo())
    await asyncio.sleep(0)
    there.open.set()
    assert not (await doing).ok
    assert (await undoing).sentence == "There is nothing to undo: that did not happen."
    assert (desk.undo_label, desk.redo_label) == (None, None)


async def test_what_has_no_way_back_is_not_offered_for_undo(desk: Desk) -> None:
    there = List()
    assert (await desk.means.errands.run(Errand(WORDS, there.add))).ok
    assert desk.undo_label is None


async def test_a_reading_without_the_server_says_that_it_does_not_answer(desk: Desk) -> None:
    async def read() -> int:
        raise NotSent

    nothing, outcome = await desk.means.errands.told(read(), "The waitlist was not read")
    assert nothing is None
    assert outcome.sentence == "The waitlist was not read: the practice server does not answer."


async def test_a_fault_of_the_program_is_told_and_not_raised(desk: Desk) -> None:
    there = List(faults=[ZeroDivisionError()])
    outcome = await desk.means.errands.run(Errand(WORDS, there.add))
    assert outcome.reason == "failed"


async def test_a_job_hears_of_its_own_kinds_only_and_of_what_was_missed(desk: Desk) -> None:
    heard: list[str] = []
    end = desk.means.happenings.listen({"waitlist"}, lambda one: heard.append(one.kind), lambda: heard.append("missed"))
    for kind in ("waitlist.changed", "recall.changed", "waitlist.deleted"):
        desk.means.happenings.tell(Happening(1, kind, HELGA))
    desk.means.happenings.tell_missed()
    end()
    desk.means.happenings.tell_missed()
    assert heard == ["waitlist.changed", "waitlist.deleted", "missed"]


async def test_who_gives_up_waiting_lets_nobody_overtake_those_ahead(desk: Desk) -> None:
    errands, goes_on, begun = desk.means.errands, asyncio.Event(), list[str]()

    async def ask(what: str) -> None:
        async with errands.in_turn([HELGA]):
            begun.append(what)
            await goes_on.wait()

    first, second, third = (asyncio.create_task(ask(what)) for what in ("first", "second", "third"))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.sleep(0.05)
    assert begun == ["first"]
    fourth = asyncio.create_task(ask("fourth"))
    goes_on.set()
    await asyncio.gather(first, third, fourth)
    assert begun == ["first", "third", "fourth"]


async def under_way() -> "asyncio.Task[object]":
    """Return the change that is on its way, once it is."""
    await asyncio.sleep(0.01)
    (change,) = (task for task in asyncio.all_tasks() if task.get_name().startswith("errand: "))
    return change


async def test_who_is_ended_along_with_a_change_does_not_go_on_as_if_it_had_been_told(desk: Desk) -> None:
    """As at the end of a desk, which ends its jobs and what is on its way at once."""
    there, after = List(), []

    async def job() -> None:
        after.append(await desk.means.errands.run(Errand(WORDS, there.add_slowly, there.remove)))

    asking = asyncio.create_task(job())
    change = await under_way()
    change.cancel()
    asking.cancel()
    await asyncio.wait({asking, change})
    assert asking.cancelled()
    assert after == []


async def test_a_change_that_the_end_of_the_desk_cuts_off_is_told_to_who_still_waits(desk: Desk) -> None:
    there = List()
    asking = asyncio.create_task(desk.means.errands.run(Errand(WORDS, there.add_slowly, there.remove)))
    change = await under_way()
    change.cancel()
    assert (await asking).sentence == "The window closed before the server answered."
