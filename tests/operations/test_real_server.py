"""The desk at a real server: the same operations over the wire, between two windows."""

import asyncio

from frontdesk.client import SchedulingClient
from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.operations import ConnectionState, Desk
from frontdesk.operations.client_gateway import ClientGateway
from frontdesk.store.store import Store

from .practice import until
from .realoffice import DAY, Office, Server


async def test_what_one_window_does_the_other_shows(office: Office) -> None:
    number = await office.visit(9)
    here, there = office.here, office.there
    assert (await here.move(number, office.slot(11, 1))).ok
    await until(lambda: there.store.appointment(number) == here.store.appointment(number), 5)
    assert (await here.park(number)).ok
    await until(lambda: number in {row.id for row in there.store.pinboard(office.location)}, 5)
    assert (await there.place(number, office.slot(14))).ok
    await until(lambda: here.store.pinboard(office.location) == (), 5)
    assert here.store.appointment(number) == there.store.appointment(number)
    assert (await here.undo()).reason == "stale_version"
    assert (await there.cancel(number)).ok


async def test_everything_a_desk_does_can_be_taken_back_and_made_again(office: Office) -> None:
    number = await office.visit(10)
    desk = office.here
    before = desk.store.truth(number)
    confirmed = desk.store.reference.definitions_of("ApptConfirmed")[-1].id
    done = [
        await desk.move(number, office.slot(12)),
        await desk.resize(number, office.slot(12, minutes=50).interval),
        await desk.next_flow(number),
        await desk.next_flow(number),
        await desk.previous_flow(number),
        await desk.set_confirmation(number, confirmed),
        await desk.lock(number, True),
        await desk.lock(number, False),
        await desk.copy(number, office.slot(15, 1)),
        await desk.break_(number),
        await desk.reinstate(number),
        await desk.cancel(number),
        await desk.edit_note(office.location, DAY, "Alarm test at noon."),
    ]
    assert [outcome.sentence for outcome in done if not outcome.ok] == []
    for step in (desk.undo, desk.redo, desk.undo):
        assert [outcome.sentence for outcome in [await step() for _ in done] if not outcome.ok] == []
    after = desk.store.truth(number)
    assert before is not None
    assert after is not None
    for field in ("status", "interval", "operatory_id", "flow_id", "confirmation_id", "is_time_locked", "assignments"):
        assert getattr(after, field) == getattr(before, field)
    assert (await desk.cancel(number)).ok


async def test_a_taken_slot_is_refused_in_the_servers_words(office: Office) -> None:
    first, second = await office.visit(9, 2), await office.visit(10, 2)
    outcome = await office.here.move(second, office.slot(9, 2))
    assert outcome.reason == "slot_taken"
    assert outcome.sentence == "Helga Strand was not moved: Op 3 is taken until 9:40."
    for number in (first, second):
        assert (await office.here.cancel(number)).ok


async def test_a_killed_server_is_waited_for_and_the_change_made_once(office: Office, running: Server) -> None:
    number = await office.visit(9, 3)
    running.kill()
    going = asyncio.ensure_future(office.here.move(number, office.slot(16, 3)))
    await until(lambda: office.here.connection is not ConnectionState.LIVE, 5)
    shown = office.here.store.appointment(number)
    assert shown is not None
    assert shown.interval == office.slot(16, 3).interval
    await asyncio.to_thread(running.start)
    assert (await going).ok
    truth = office.here.store.truth(number)
    assert truth is not None
    assert (truth.version, truth.status) == (2, S.SCHEDULED)
    assert (await office.here.search_patients("strand"))[0].name == "Helga Strand"
    assert (await office.here.undo()).ok


async def test_a_wrong_token_signs_out(running: Server) -> None:
    client = SchedulingClient(f"http://127.0.0.1:{running.port}", "not-the-token", None, "window-3")
    desk = Desk(ClientGateway(client), Store())
    assert (await desk.start()).reason == "signed_out"
    assert desk.connection is ConnectionState.SIGNED_OUT
    await desk.close()
    await client.close()
