"""Bad networks: nothing is done twice, nothing is lost, and the window always knows how it stands."""

import asyncio
from uuid import UUID

import pytest

from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.operations import ConnectionState, Desk
from frontdesk.operations.link import Pace
from frontdesk.operations.requests import Move
from frontdesk.store.entities import Appointment

from .practice import HELGA, LAKESIDE, PAUL, TUESDAY, FakeServer, at, new_desk, until

C = ConnectionState


def start_of(desk: Desk, number: object = HELGA) -> object:
    shown = desk.store.appointment(number)  # type: ignore[arg-type]
    return shown and shown.interval


@pytest.mark.parametrize("has_idempotency", [True, False], ids=["with", "without"])
@pytest.mark.parametrize(
    "trouble", [["unsent"], ["lost_before"], ["lost_after"], ["lost_after", "unsent", "lost_before"]]
)
async def test_whatever_happens_on_the_way_a_change_is_made_once(
    desk: Desk, server: FakeServer, trouble: list[str], has_idempotency: bool
) -> None:
    server.has_idempotency = has_idempotency
    server.trouble = list(trouble)
    assert (await desk.move(HELGA, at("11:00"))).ok
    assert server.appointments[HELGA].version == 2
    assert len(set(server.keys)) == 1
    assert desk.store.truth(HELGA) == server.appointments[HELGA]
    assert (await desk.undo()).ok


@pytest.mark.parametrize("has_idempotency", [True, False], ids=["with", "without"])
async def test_a_copy_whose_answer_was_lost_is_not_made_twice(
    desk: Desk, server: FakeServer, has_idempotency: bool
) -> None:
    server.has_idempotency = has_idempotency
    server.trouble = ["lost_after"]
    (made,) = (await desk.copy(HELGA, at("11:00"))).ids
    assert set(server.appointments) - {made} == {HELGA, PAUL, *(row.id for row in desk.store.pinboard(LAKESIDE))}
    server.trouble = ["lost_after"]
    assert (await desk.undo()).ok
    assert made not in server.appointments


async def test_a_note_whose_answer_was_lost_is_read_before_it_is_repeated(desk: Desk, server: FakeServer) -> None:
    server.has_idempotency = False
    server.trouble = ["lost_after"]
    assert (await desk.edit_note(LAKESIDE, TUESDAY, "Alarm test at noon.")).ok
    assert server.notes[LAKESIDE, TUESDAY].version == 1


async def test_a_change_waits_for_the_server_and_is_settled_when_it_is_back(desk: Desk, server: FakeServer) -> None:
    await server.vanish()
    going = asyncio.ensure_future(desk.move(HELGA, at("11:00")))
    await until(lambda: desk.connection is not C.LIVE)
    assert start_of(desk) == at("11:00").interval
    assert desk.store.pending(HELGA) is not None
    await asyncio.sleep(0.02)
    assert not going.done()
    await server.come_back()
    assert (await going).sentence == "Helga Strand moved to 11:00a, Op 1."
    assert desk.connection is C.LIVE
    assert len(set(server.keys)) == 1


async def test_an_answer_that_does_not_come_is_said_before_the_server_is_asked_again(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[ConnectionState] = []
    end = desk.subscribe_connection(lambda state, _sentence: said.append(state))
    asked, read = asyncio.Event(), desk._gateway.appointment

    async def hang(appointment_id: UUID) -> Appointment:
        await asked.wait()
        return await read(appointment_id)

    monkeypatch.setattr(desk._gateway, "appointment", hang)
    server.trouble = ["lost_before"]
    going = asyncio.ensure_future(desk.move(HELGA, at("11:00")))
    await until(lambda: C.RETRYING in said)
    asked.set()
    assert (await going).ok
    assert server.appointments[HELGA].version == 2
    end()


async def test_a_change_that_waited_too_long_meets_who_was_faster(desk: Desk, server: FakeServer) -> None:
    await server.vanish()
    going = asyncio.ensure_future(desk.move(HELGA, at("11:00")))
    await until(lambda: desk.connection is not C.LIVE)
    server.do(HELGA, Move(at("16:00")), None, "Dana Reyes", "desk-2")
    await server.come_back()
    outcome = await going
    assert outcome.reason == "stale_version"
    assert "Dana Reyes moved Helga Strand" in outcome.sentence
    await until(lambda: start_of(desk) == at("16:00").interval)


async def test_the_connection_says_how_it_stands(desk: Desk, server: FakeServer) -> None:
    said: list[tuple[ConnectionState, str]] = []
    end = desk.subscribe_connection(lambda state, sentence: said.append((state, sentence)))
    await server.vanish()
    await until(lambda: desk.connection is C.OFFLINE)
    await server.come_back()
    await until(lambda: desk.connection is C.LIVE)
    end()
    states = list(dict.fromkeys(state for state, _ in said))
    assert states == [C.RETRYING, C.OFFLINE, C.LIVE]
    assert said[0][1] == "The connection to the practice server broke; trying again."
    assert said[-1][1] == "Connected to the practice server."
    assert tuple(desk.store.day(LAKESIDE, TUESDAY).appointments)  # type: ignore[union-attr]


def test_the_back_off_doubles_from_half_a_second_to_fifteen() -> None:
    pace = Pace()
    assert [pace.retry(attempt) for attempt in (1, 2, 3, 4, 5, 6, 60)] == [0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0]


async def test_a_desk_may_be_opened_before_its_server(server: FakeServer) -> None:
    server.is_there = False
    desk = new_desk(server)
    assert (await desk.start()).reason == "away"
    assert (await desk.show(LAKESIDE, [TUESDAY])).sentence == "The practice server does not answer."
    await server.come_back()
    await until(lambda: desk.store.day(LAKESIDE, TUESDAY) is not None)
    assert desk.signed_in is not None
    assert desk.store.zone(LAKESIDE) == "America/Chicago"
    await desk.close()


async def test_a_refused_token_signs_out_and_a_good_one_signs_in_again(desk: Desk, server: FakeServer) -> None:
    server.knows_token = False
    outcome = await desk.move(HELGA, at("11:00"))
    assert outcome.sentence == "Helga Strand was not moved: you are signed out."
    assert start_of(desk) == at("9:00").interval
    await until(lambda: desk.connection is C.SIGNED_OUT)
    server.knows_token = True
    desk.reconnect()
    await until(lambda: desk.connection is C.LIVE)
    assert (await desk.move(HELGA, at("11:00"))).ok


async def test_signing_in_with_a_bad_token_says_so(server: FakeServer) -> None:
    server.knows_token = False
    desk = new_desk(server)
    assert (await desk.start()).reason == "signed_out"
    await desk.close()


async def test_closing_lets_a_change_on_its_way_arrive(server: FakeServer) -> None:
    desk = new_desk(server)
    await desk.start()
    await desk.show(LAKESIDE, [TUESDAY])
    server.latency = 0.01
    going = asyncio.ensure_future(desk.move(HELGA, at("11:00")))
    await asyncio.sleep(0)
    await desk.close()
    assert (await going).ok
    assert server.appointments[HELGA].version == 2


async def test_closing_without_a_server_gives_up_what_waits(desk: Desk, server: FakeServer) -> None:
    await server.vanish()
    going = [
        asyncio.ensure_future(desk.park(HELGA)),
        asyncio.ensure_future(desk.undo()),
        asyncio.ensure_future(desk.edit_note(LAKESIDE, TUESDAY, "x")),
    ]
    await until(lambda: desk.connection is not C.LIVE)
    await desk.close()
    assert {(await one).reason for one in going} == {"closed"}
    assert server.appointments[HELGA].status is S.SCHEDULED
    assert [task.get_name() for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


async def test_a_change_goes_on_when_the_view_that_asked_for_it_is_gone(desk: Desk, server: FakeServer) -> None:
    server.latency = 0.005
    view = asyncio.ensure_future(desk.move(HELGA, at("11:00")))
    await asyncio.sleep(0)
    view.cancel()
    await until(lambda: server.appointments[HELGA].version == 2 and desk.store.pending(HELGA) is None)
    assert start_of(desk) == at("11:00").interval


async def test_every_task_of_a_desk_has_a_name(desk: Desk, server: FakeServer) -> None:
    server.latency = 0.005
    going = asyncio.ensure_future(desk.move(HELGA, at("11:00")))
    await asyncio.sleep(0.001)
    names = {task.get_name() for task in asyncio.all_tasks() if task not in (going, asyncio.current_task())}
    assert not [name for name in names if name.startswith("Task-")]
    assert "Strand" not in str(names)
    await going


async def test_an_answer_that_makes_no_sense_is_told_and_holds_up_nothing(
    desk: Desk, server: FakeServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(server, "do", _senseless)
        outcome = await asyncio.wait_for(desk.move(HELGA, at("11:00")), 1)
        assert (outcome.ok, outcome.reason) == (False, "failed")
        noted = await asyncio.wait_for(desk.edit_note(LAKESIDE, TUESDAY, "Dr. Okafor leaves at noon"), 1)
        assert noted.ok
    assert desk.store.pending_count() == 0
    assert (await asyncio.wait_for(desk.move(HELGA, at("12:00")), 1)).ok
    assert "A change could not be carried out." in caplog.text


def _senseless(*_: object) -> None:
    raise ValueError


async def test_a_server_that_fails_at_the_start_is_asked_until_the_practice_is_read(server: FakeServer) -> None:
    server.failures = 3
    desk = new_desk(server)
    assert (await desk.start()).reason == "server_error"
    await until(lambda: bool(desk.store.reference.locations))
    await desk.close()
