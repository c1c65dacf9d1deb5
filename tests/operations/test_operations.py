"""What a receptionist does: shown at once, said in one sentence, and true on the server."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.operations import Desk, Outcome
from frontdesk.operations.requests import Move
from frontdesk.store.entities import DayView

from .practice import (
    ARRIVED,
    CONFIRMED,
    HELGA,
    LAKESIDE,
    MEI,
    PAUL,
    TUESDAY,
    FakeGateway,
    FakeServer,
    at,
    until,
)

NO_SHOW = UUID(int=51)


def tuesday(desk: Desk) -> DayView:
    """The day as the desk shows it."""
    view = desk.store.day(LAKESIDE, TUESDAY)
    assert view is not None
    return view


async def test_a_move_shows_at_once_and_says_where_to(desk: Desk, server: FakeServer) -> None:
    going = asyncio.ensure_future(desk.move(PAUL, at("15:10", room=3)))
    await asyncio.sleep(0)
    assert desk.store.appointment(PAUL).interval == at("15:10").interval
    assert desk.store.pending(PAUL) is not None
    outcome = await going
    assert outcome == Outcome(True, "Paul Rask moved to 3:10p, Op 3.", (PAUL,))
    assert desk.store.pending(PAUL) is None
    assert desk.store.truth(PAUL) == server.appointments[PAUL]


async def test_a_move_to_another_day_names_the_day(desk: Desk) -> None:
    wednesday = TUESDAY.replace(day=4)
    outcome = await desk.move(HELGA, at("9:00", day=wednesday))
    assert outcome.sentence == "Helga Strand moved to Wed Mar 4, 9:00a, Op 1."
    assert desk.store.day(LAKESIDE, wednesday).appointments[0].id == HELGA
    assert len(tuesday(desk).appointments) == 1


async def test_dropping_a_visit_where_it_was_sends_nothing(desk: Desk, server: FakeServer) -> None:
    outcome = await desk.move(HELGA, at("9:00"))
    assert outcome.ok
    assert not server.keys
    assert desk.undo_label is None


async def test_parking_puts_a_visit_on_the_pinboard_of_every_desk(desk: Desk, server: FakeServer) -> None:
    outcome = await desk.park(HELGA)
    assert outcome.sentence == "Helga Strand moved to the pinboard."
    assert {row.id for row in desk.store.pinboard(LAKESIDE)} == {HELGA, MEI}
    assert server.appointments[HELGA].status is S.PINBOARD


async def test_placing_brings_a_visit_from_the_pinboard_onto_the_book(desk: Desk) -> None:
    outcome = await desk.place(MEI, at("14:00", room=2))
    assert outcome.sentence == "Mei Tanaka placed at 2:00p, Op 2."
    assert desk.store.pinboard(LAKESIDE) == ()


async def test_resizing_keeps_the_place_and_says_how_long(desk: Desk, server: FakeServer) -> None:
    outcome = await desk.resize(HELGA, at("9:00", 50).interval)
    assert outcome.sentence == "Helga Strand now takes 50 minutes, 9:00a to 9:50a."
    assert server.appointments[HELGA].interval.minutes == 50


async def test_copying_makes_another_visit_under_the_servers_id(desk: Desk, server: FakeServer) -> None:
    outcome = await desk.copy(HELGA, at("11:00"))
    (made,) = outcome.ids
    assert outcome.sentence == "Helga Strand copied to 11:00a, Op 1."
    assert server.appointments[made].interval == at("11:00").interval
    assert [row.id for row in tuesday(desk).appointments].count(made) == 1
    assert len(tuesday(desk).appointments) == 3


async def test_a_fresh_copy_can_be_dragged_before_the_server_has_named_it(desk: Desk, server: FakeServer) -> None:
    copying = asyncio.ensure_future(desk.copy(HELGA, at("11:00")))
    await asyncio.sleep(0)
    (fresh,) = (row.id for row in tuesday(desk).appointments if row.id not in (HELGA, PAUL))
    moved = await desk.move(fresh, at("16:00"))
    made = (await copying).ids[0]
    assert moved.ids == (made,)
    assert server.appointments[made].interval == at("16:00").interval
    assert desk.store.appointment(fresh) is None


async def test_a_patient_goes_through_the_visit_in_the_practices_order(desk: Desk, server: FakeServer) -> None:
    said = [(await desk.next_flow(HELGA)).sentence for _ in range(4)]
    assert said == [
        "Helga Strand: Arrived.",
        "Helga Strand: In chair.",
        "Helga Strand: Dismissed.",
        "Helga Strand was not moved on: there is no further step.",
    ]
    assert (await desk.previous_flow(HELGA)).sentence == "Helga Strand: In chair."
    assert (await desk.set_flow(HELGA, None)).sentence == "Helga Strand is out of the flow."
    assert server.appointments[HELGA].flow_id is None


async def test_a_broken_visit_frees_its_slot_and_can_be_put_back(desk: Desk, server: FakeServer) -> None:
    assert (await desk.break_(HELGA)).sentence == "Helga Strand is marked broken."
    assert (await desk.move(PAUL, at("9:00"))).ok
    refused = await desk.reinstate(HELGA)
    assert refused.reason == "slot_taken"
    await desk.undo()
    assert (await desk.reinstate(HELGA)).sentence == "Helga Strand is back on the book at 9:00a, Op 1."
    assert server.appointments[HELGA].status is S.SCHEDULED


async def test_what_a_status_does_not_allow_is_refused_without_asking(desk: Desk, server: FakeServer) -> None:
    await desk.cancel(HELGA)
    server.keys.clear()
    assert (await desk.break_(HELGA)).reason == "transition_not_allowed"
    assert (await desk.move(HELGA, at("12:00"))).reason == "transition_not_allowed"
    assert not server.keys


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (S.PLANNED, "planned"),
        (S.COMPLETE, "complete"),
        (S.CANCELLED, "cancelled"),
        (S.UNSCHEDULED, "unscheduled"),
        (S.PINBOARD, "on the pinboard"),
    ],
)
async def test_a_refusal_says_in_words_where_the_visit_stands(
    desk: Desk, server: FakeServer, status: S, words: str
) -> None:
    desk.store.put(replace(server.appointments[HELGA], version=2, status=status))
    assert (await desk.break_(HELGA)).sentence == f"Helga Strand was not marked broken: it is {words}."


async def test_a_visit_that_has_ended_already_is_not_said_to_have_got_another_reason(
    desk: Desk, server: FakeServer
) -> None:
    await desk.break_(HELGA)
    server.keys.clear()
    outcome = await desk.break_(HELGA, NO_SHOW)
    assert outcome.sentence == "Helga Strand was not marked broken: it is broken already."
    assert outcome.reason == "transition_not_allowed"
    assert (await desk.break_(HELGA)).sentence == "Helga Strand is marked broken."
    assert not server.keys


async def test_a_locked_visit_does_not_move_in_time(desk: Desk, server: FakeServer) -> None:
    assert (await desk.lock(HELGA, True)).sentence == "Helga Strand is locked to its time."
    refused = await desk.move(HELGA, at("12:00"))
    assert refused.reason == "time_locked"
    assert refused.sentence == "Helga Strand was not moved: the visit is locked to its time; unlock it first."
    assert (await desk.move(HELGA, at("9:00", room=3))).ok


async def test_a_confirmation_is_shown_by_its_name(desk: Desk, server: FakeServer) -> None:
    assert (await desk.set_confirmation(HELGA, CONFIRMED)).sentence == "Helga Strand: Confirmed."
    assert server.appointments[HELGA].confirmation_id == CONFIRMED


async def test_a_taken_slot_flies_back_with_its_reason(desk: Desk, server: FakeServer) -> None:
    before = tuesday(desk)
    outcome = await desk.move(HELGA, at("10:30", room=2))
    assert outcome == Outcome(False, "Helga Strand was not moved: that slot is taken.", (HELGA,), "slot_taken")
    assert tuesday(desk).appointments == before.appointments
    assert desk.undo_label is None


async def test_a_stale_change_says_who_was_faster_and_shows_the_truth(desk: Desk, server: FakeServer) -> None:
    server.do(HELGA, Move(at("16:00")), None, "Dana Reyes")
    outcome = await desk.move(HELGA, at("11:00"))
    assert outcome.reason == "stale_version"
    assert outcome.sentence.startswith("Helga Strand was not moved: Dana Reyes moved Helga Strand at ")
    assert desk.store.appointment(HELGA).interval == at("16:00").interval


async def test_quick_moves_of_one_visit_never_meet_each_other(desk: Desk, server: FakeServer) -> None:
    server.latency = 0.005
    outcomes = await asyncio.gather(
        desk.move(HELGA, at("11:00")),
        desk.move(HELGA, at("12:00", room=3)),
        desk.set_flow(HELGA, ARRIVED),
        desk.resize(HELGA, at("12:00", 40).interval),
    )
    assert all(outcome.ok for outcome in outcomes)
    assert server.appointments[HELGA].version == 5
    assert desk.store.truth(HELGA) == server.appointments[HELGA]


async def test_a_change_after_a_refused_one_goes_on_from_what_was_there(desk: Desk, server: FakeServer) -> None:
    server.latency = 0.002
    refused, done = await asyncio.gather(desk.move(HELGA, at("10:00", room=2)), desk.move(HELGA, at("12:00")))
    assert refused.reason == "slot_taken"
    assert done.ok
    assert desk.store.appointment(HELGA).interval == at("12:00").interval


async def test_what_is_no_longer_there_is_refused_kindly(desk: Desk) -> None:
    gone = UUID(int=4242)
    assert (await desk.move(gone, at("9:00"))).reason == "gone"
    assert (await desk.park(gone)).sentence == "That visit is no longer there."


async def test_the_day_note_is_edited_in_place_and_removed_when_blank(desk: Desk, server: FakeServer) -> None:
    key = (LAKESIDE, TUESDAY)
    going = asyncio.ensure_future(desk.edit_note(*key, "  Dr. Okafor leaves at 3. "))
    await asyncio.sleep(0)
    assert desk.store.day(*key).note.text == "Dr. Okafor leaves at 3."
    assert (await going).sentence == "The note for Tue Mar 3 was changed."
    assert (await desk.edit_note(*key, " ")).sentence == "The note for Tue Mar 3 was removed."
    assert server.notes == {}
    await desk.undo()
    assert server.notes[key].text == "Dr. Okafor leaves at 3."
    await desk.undo()
    assert server.notes == {}


async def test_a_note_changed_by_somebody_else_is_not_overwritten(desk: Desk, server: FakeServer) -> None:
    key = (LAKESIDE, TUESDAY)
    await desk.edit_note(*key, "mine")
    other = FakeGateway(server, "desk-2", "Dana Reyes")
    await other.save_note(key, "hers", server.notes[key], "k")
    outcome = await desk.undo()
    assert outcome.reason == "stale_version"
    assert server.notes[key].text == "hers"
    await until(lambda: desk.store.day(*key).note.text == "hers")


async def test_patients_are_found_and_their_next_visit_with_them(desk: Desk, server: FakeServer) -> None:
    (hit,) = await desk.search_patients(" strand ")
    assert hit.name == "Helga Strand"
    assert await desk.search_patients("  ") == []
    coming = await desk.next_visit(hit.id)
    assert coming is not None
    assert coming.id == HELGA
    await desk.cancel(HELGA)
    assert await desk.next_visit(hit.id) is None


async def test_a_step_back_from_a_status_no_longer_in_use_leaves_the_patient_in_the_flow(
    desk: Desk, server: FakeServer
) -> None:
    retired = UUID(int=99)
    await desk.set_flow(HELGA, retired)
    outcome = await desk.previous_flow(HELGA)
    assert not outcome.ok
    assert server.appointments[HELGA].flow_id == retired
