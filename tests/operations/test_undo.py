"""Taking back and making again: forward changes like any other, never over somebody else's."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.operations import Desk
from frontdesk.operations.requests import Become, Lock, Move, SetFlow, flow_left

from .practice import ARRIVED, CONFIRMED, HELGA, IN_CHAIR, MEI, PAUL, TUESDAY, ZONE, FakeServer, at, until, visit

WEDNESDAY = TUESDAY.replace(day=4)
NO_SHOW, SICK = UUID(int=51), UUID(int=52)


def where(server: FakeServer) -> dict[object, tuple[object, ...]]:
    """What undo must bring back: status, place, flow, confirmation and lock of every visit on or off the book."""
    return {
        row.id: (
            row.status,
            (row.operatory_id, row.interval) if row.status is S.SCHEDULED else None,
            row.flow_id,
            row.confirmation_id,
            row.is_time_locked,
        )
        for row in server.appointments.values()
    }


async def work(desk: Desk) -> int:
    """A morning at the desk; returns how many changes it was."""
    outcomes = [
        await desk.move(HELGA, at("11:00")),
        await desk.next_flow(HELGA),
        await desk.park(PAUL),
        await desk.place(MEI, at("14:00", room=2)),
        await desk.place(PAUL, at("9:00", day=WEDNESDAY)),
        await desk.resize(MEI, at("14:00", 30).interval),
        await desk.set_confirmation(MEI, CONFIRMED),
        await desk.lock(MEI, True),
        await desk.next_flow(HELGA),
        await desk.break_(HELGA),
        await desk.copy(PAUL, at("16:00")),
        await desk.cancel(PAUL),
        await desk.reinstate(PAUL),
        await desk.complete(MEI),
    ]
    assert [outcome.sentence for outcome in outcomes if not outcome.ok] == []
    return len(outcomes)


async def test_a_whole_morning_can_be_taken_back_and_made_again(desk: Desk, server: FakeServer) -> None:
    states = [where(server)]
    morning = await work(desk)
    for _ in range(2):
        done = where(server)
        for _ in range(morning):
            assert (await desk.undo()).ok
        assert where(server) == states[0]
        assert desk.undo_label is None
        for _ in range(morning):
            outcome = await desk.redo()
            assert outcome.ok, outcome
        assert desk.redo_label is None
        # A copy made again is another visit in the same place.
        assert sorted(map(str, where(server).values())) == sorted(map(str, done.values()))


async def test_undo_and_redo_say_what_they_did(desk: Desk) -> None:
    await desk.move(HELGA, at("15:10", room=3))
    assert desk.undo_label == "move of Helga Strand"
    assert (await desk.undo()).sentence == "Undone: Helga Strand is back at 9:00a, Op 1."
    assert desk.redo_label == "move of Helga Strand"
    assert (await desk.redo()).sentence == "Redone: Helga Strand moved to 3:10p, Op 3."


async def test_there_may_be_nothing_to_undo(desk: Desk) -> None:
    assert (await desk.undo()).sentence == "There is nothing to undo."
    assert (await desk.redo()).sentence == "There is nothing to redo."


async def test_a_new_change_ends_what_could_be_made_again(desk: Desk) -> None:
    await desk.move(HELGA, at("11:00"))
    await desk.undo()
    await desk.park(PAUL)
    assert desk.redo_label is None


async def test_a_change_that_is_refused_leaves_what_could_be_made_again(desk: Desk) -> None:
    await desk.move(HELGA, at("11:00"))
    await desk.undo()
    assert (await desk.move(HELGA, at("10:00", room=2))).reason == "slot_taken"
    assert desk.redo_label == "move of Helga Strand"
    assert (await desk.redo()).ok


async def test_two_changes_that_are_both_refused_leave_it_too(desk: Desk, server: FakeServer) -> None:
    await desk.move(HELGA, at("11:00"))
    await desk.undo()
    server.latency = 0.003
    await asyncio.gather(desk.move(HELGA, at("10:00", room=2)), desk.move(MEI, at("10:00", room=2)))
    assert desk.redo_label == "move of Helga Strand"


async def test_a_change_that_happens_beside_a_refused_one_ends_it(desk: Desk, server: FakeServer) -> None:
    await desk.move(HELGA, at("11:00"))
    await desk.undo()
    server.latency = 0.003
    await asyncio.gather(desk.move(HELGA, at("10:00", room=2)), desk.place(MEI, at("14:00")))
    assert desk.redo_label is None
    await desk.undo()
    assert desk.redo_label == "placing of Mei Tanaka"


async def test_a_placing_taken_back_leaves_the_visit_where_it_came_from(desk: Desk, server: FakeServer) -> None:
    await desk.park(HELGA)
    await desk.place(HELGA, at("15:00", room=3, day=WEDNESDAY))
    assert (await desk.undo()).ok
    back = server.appointments[HELGA]
    assert (back.status, back.operatory_id, back.interval) == (S.PINBOARD, at("9:00").operatory_id, at("9:00").interval)
    shown = desk.store.appointment(HELGA)
    assert shown is not None
    assert shown.interval == back.interval


async def test_a_visit_never_placed_before_has_no_place_again(desk: Desk, server: FakeServer) -> None:
    new = UUID(int=104)
    server.book(visit(new, at("9:00"), status=S.PINBOARD, interval=None, operatory_id=None))
    await desk.refresh()
    assert (await desk.place(new, at("15:00"))).ok
    assert (await desk.undo()).ok
    assert (server.appointments[new].operatory_id, server.appointments[new].interval) == (None, None)


@pytest.mark.parametrize("leaves", ["park", "move", "reinstate"])
async def test_a_broken_visit_is_broken_for_the_same_reason_again(desk: Desk, server: FakeServer, leaves: str) -> None:
    await desk.break_(HELGA, NO_SHOW)
    if leaves == "park":
        await desk.park(HELGA)
    elif leaves == "move":
        await desk.move(HELGA, at("15:00"))
    else:
        await desk.reinstate(HELGA)
    server.appointments[HELGA] = replace(server.appointments[HELGA], broken_reason_id=None)
    assert (await desk.undo()).ok
    assert (server.appointments[HELGA].status, server.appointments[HELGA].broken_reason_id) == (S.BROKEN, NO_SHOW)


async def test_a_cancelled_visit_is_cancelled_for_the_same_reason_again(desk: Desk, server: FakeServer) -> None:
    await desk.cancel(HELGA, SICK, "patient")
    await desk.reinstate(HELGA)
    server.appointments[HELGA] = replace(server.appointments[HELGA], cancel_reason_id=None, cancelled_by=None)
    assert (await desk.undo()).ok
    after = server.appointments[HELGA]
    assert (after.status, after.cancel_reason_id, after.cancelled_by) == (S.CANCELLED, SICK, "patient")


async def test_undo_shows_at_once_like_any_change(desk: Desk, server: FakeServer) -> None:
    await desk.move(HELGA, at("11:00"))
    going = asyncio.ensure_future(desk.undo())
    await asyncio.sleep(0)
    shown = desk.store.appointment(HELGA)
    assert shown is not None
    assert shown.interval == at("9:00").interval
    assert (await going).ok


async def test_undo_right_after_a_move_waits_its_turn(desk: Desk, server: FakeServer) -> None:
    server.latency = 0.003
    moved, undone = await asyncio.gather(desk.move(HELGA, at("11:00")), desk.undo())
    assert moved.ok
    assert undone.ok
    assert server.appointments[HELGA].interval == at("9:00").interval
    assert server.appointments[HELGA].version == 3


async def test_undo_of_a_change_that_was_refused_after_all_changes_nothing(desk: Desk, server: FakeServer) -> None:
    server.latency = 0.003
    moved, undone = await asyncio.gather(desk.move(HELGA, at("10:00", room=2)), desk.undo())
    assert moved.reason == "slot_taken"
    assert undone.sentence == "Not undone: it had not happened."
    assert server.appointments[HELGA].version == 1
    assert desk.undo_label is None
    assert desk.redo_label is None


async def test_two_quick_undos_go_two_steps(desk: Desk, server: FakeServer) -> None:
    await desk.move(HELGA, at("11:00"))
    await desk.park(PAUL)
    server.latency = 0.002
    assert all(outcome.ok for outcome in await asyncio.gather(desk.undo(), desk.undo()))
    assert server.appointments[HELGA].interval == at("9:00").interval
    assert server.appointments[PAUL].status is S.SCHEDULED


@pytest.mark.parametrize("has_heard", [True, False], ids=["having heard of it", "not having heard of it"])
async def test_undo_over_somebody_elses_change_says_who_and_what_and_changes_nothing(
    desk: Desk, server: FakeServer, has_heard: bool
) -> None:
    await desk.move(HELGA, at("11:00"))
    if has_heard:
        await server.by_colleague(HELGA, Move(at("16:00")))
        await until(lambda: desk.store.truth(HELGA).version == 3)  # type: ignore[union-attr]
    else:
        server.do(HELGA, Move(at("16:00")), None, "Dana Reyes")
    outcome = await desk.undo()
    assert outcome.reason == "stale_version"
    assert outcome.sentence.startswith("Not undone: Dana Reyes moved Helga Strand at ")
    assert server.appointments[HELGA].interval == at("16:00").interval
    shown = desk.store.appointment(HELGA)
    assert shown is not None
    assert shown.interval == at("16:00").interval
    assert desk.undo_label is None


async def test_undo_of_a_flow_step_looks_before_it_leaps(desk: Desk, server: FakeServer) -> None:
    await desk.set_flow(HELGA, ARRIVED)
    server.do(HELGA, SetFlow(IN_CHAIR), None, "Dana Reyes")
    outcome = await desk.undo()
    assert outcome.sentence.startswith("Not undone: Dana Reyes changed the flow status of Helga Strand at ")
    assert server.appointments[HELGA].flow_id == IN_CHAIR


async def away(desk: Desk, how: str) -> None:
    """Send Helga Strand's visit away from its day or the book."""
    if how == "another day":
        await desk.move(HELGA, at("9:00", day=WEDNESDAY))
    elif how == "the pinboard":
        await desk.park(HELGA)
    else:
        await (desk.break_(HELGA) if how == "broken" else desk.cancel(HELGA))


def test_a_visit_reopened_on_another_day_than_its_patient_came_is_nowhere_in_the_flow(server: FakeServer) -> None:
    came = replace(server.appointments[HELGA], status=S.COMPLETE, flow_id=ARRIVED, flow_since=at("8:50").interval.start)
    gone = replace(came, interval=at("9:00", day=WEDNESDAY).interval)
    assert flow_left(Become(S.SCHEDULED), came, ZONE) == ()
    assert dict(flow_left(Become(S.SCHEDULED), gone, ZONE)) == {"flow_id": None, "flow_since": None}


@pytest.mark.parametrize("how", ["another day", "the pinboard", "broken", "cancelled"])
async def test_a_visit_that_leaves_its_day_leaves_the_flow_and_is_back_in_it_when_that_is_undone(
    desk: Desk, server: FakeServer, how: str
) -> None:
    await desk.set_flow(HELGA, ARRIVED)
    leaving = asyncio.create_task(away(desk, how))
    await asyncio.sleep(0)
    shown = desk.store.appointment(HELGA)
    assert shown is not None
    assert (shown.flow_id, desk.store.pending(HELGA) is not None) == (None, True)
    await leaving
    assert server.appointments[HELGA].flow_id is None
    assert (await desk.undo()).ok
    assert server.appointments[HELGA].flow_id == ARRIVED
    assert desk.store.appointment(HELGA) == server.appointments[HELGA]
    assert (await desk.redo()).ok
    assert server.appointments[HELGA].flow_id is None


@pytest.mark.parametrize("how", ["another day", "the pinboard", "broken", "cancelled"])
async def test_a_visit_is_back_though_nobody_uses_the_flow_status_any_more_that_it_had(
    desk: Desk, server: FakeServer, how: str
) -> None:
    await desk.set_flow(HELGA, ARRIVED)
    await away(desk, how)
    gone = server.appointments[HELGA]
    server.out_of_use.add(ARRIVED)
    outcome = await desk.undo()
    assert outcome.ok, outcome.sentence
    assert outcome.sentence.startswith("Undone: Helga Strand is ")
    assert outcome.sentence.endswith(". Helga Strand is out of the flow: its flow status is no longer in use.")
    back = server.appointments[HELGA]
    assert (back.status, back.interval, back.flow_id) == (S.SCHEDULED, at("9:00").interval, None)
    assert desk.store.appointment(HELGA) == back
    assert (await desk.redo()).ok
    assert (server.appointments[HELGA].status, server.appointments[HELGA].interval) == (gone.status, gone.interval)


async def test_a_flow_status_nobody_uses_any_more_is_not_gone_back_to(desk: Desk, server: FakeServer) -> None:
    await desk.set_flow(HELGA, ARRIVED)
    await desk.set_flow(HELGA, IN_CHAIR)
    server.out_of_use.add(ARRIVED)
    assert (await desk.undo()).sentence == "Not undone: it is no longer in use."
    assert server.appointments[HELGA].flow_id == IN_CHAIR


async def test_a_visit_that_moves_within_its_day_stays_in_the_flow(desk: Desk, server: FakeServer) -> None:
    await desk.set_flow(HELGA, ARRIVED)
    await desk.move(HELGA, at("15:00"))
    assert server.appointments[HELGA].flow_id == ARRIVED


async def test_undo_of_a_copy_that_somebody_moved_leaves_it(desk: Desk, server: FakeServer) -> None:
    (made,) = (await desk.copy(HELGA, at("11:00"))).ids
    server.do(made, Lock(True), None, "Dana Reyes")
    assert (await desk.undo()).reason == "stale_version"
    assert made in server.appointments


async def test_a_later_change_of_ones_own_between_is_no_obstacle_once_undone(desk: Desk, server: FakeServer) -> None:
    await desk.move(HELGA, at("11:00"))
    await desk.set_flow(HELGA, ARRIVED)
    await desk.undo()
    assert (await desk.undo()).ok
    assert server.appointments[HELGA].interval == at("9:00").interval


async def test_an_undo_into_a_taken_slot_can_be_tried_again(desk: Desk, server: FakeServer) -> None:
    await desk.move(HELGA, at("11:00"))
    await server.by_colleague(PAUL, Move(at("9:00")))
    assert (await desk.undo()).reason == "slot_taken"
    assert desk.undo_label == "move of Helga Strand"
    await server.by_colleague(PAUL, Move(at("9:00", room=2)))
    assert (await desk.undo()).ok


async def test_a_broken_visit_kept_for_later_is_broken_where_it_was_again(desk: Desk, server: FakeServer) -> None:
    await desk.break_(HELGA)
    assert (await desk.park(HELGA)).ok
    assert (await desk.undo()).ok
    assert (server.appointments[HELGA].status, server.appointments[HELGA].interval) == (S.BROKEN, at("9:00").interval)
    assert (await desk.redo()).ok
    assert server.appointments[HELGA].status is S.PINBOARD
