"""What colleagues do arrives by itself: few requests, nobody's own echo, and never an older truth."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from frontdesk.operations import Desk
from frontdesk.operations.gateway import StreamItem
from frontdesk.operations.requests import Delete, Move, Park, Place, SetFlow
from frontdesk.store.changes import ChangeSet

from .practice import (
    ARRIVED,
    HELGA,
    LAKESIDE,
    MEI,
    PAUL,
    TUESDAY,
    FakeGateway,
    FakeServer,
    at,
    new_desk,
    until,
    visit,
)

WEDNESDAY = TUESDAY + timedelta(days=1)
FAR_AWAY = TUESDAY + timedelta(days=40)


def ids(desk: Desk, day: object = TUESDAY) -> set[UUID]:
    view = desk.store.day(LAKESIDE, day)  # type: ignore[arg-type]
    return {row.id for row in view.appointments} if view else set()


async def test_a_colleagues_move_arrives_with_the_colleagues_name(desk: Desk, server: FakeServer) -> None:
    heard: list[ChangeSet] = []
    desk.store.subscribe(heard.append)
    await server.by_colleague(HELGA, Move(at("11:00", day=WEDNESDAY)))
    await until(lambda: HELGA in ids(desk, WEDNESDAY))
    (changes,) = heard
    assert changes.who == "Dana Reyes"
    assert not changes.own
    assert changes.appointments == {HELGA}
    assert changes.days == {(LAKESIDE, TUESDAY), (LAKESIDE, WEDNESDAY)}
    assert server.asked == {"appointment": 1}


async def test_ones_own_echo_is_not_fetched(desk: Desk, server: FakeServer) -> None:
    await desk.move(HELGA, at("11:00"))
    await desk.copy(HELGA, at("14:00"))
    await desk.edit_note(LAKESIDE, TUESDAY, "x")
    await asyncio.sleep(0.01)
    assert server.asked["appointment"] == 0
    assert server.asked["days"] <= 1


async def test_a_patient_entered_here_is_no_reason_to_read_the_days_of_their_visit(
    desk: Desk, server: FakeServer
) -> None:
    patient = server.appointments[HELGA].patient_id
    server.tell("patient.changed", patient, 1, (), "Maria Lopez", "desk-1")
    await server.announce()
    await asyncio.sleep(0.02)
    assert server.asked["days"] == 0
    server.tell("patient.changed", patient, 2, (), "Dana Reyes", "desk-2")
    await server.announce()
    await until(lambda: server.asked["days"] == 1)


async def test_what_this_desk_does_not_show_is_not_fetched(desk: Desk, server: FakeServer) -> None:
    server.book(visit(UUID(int=500), at("9:00", day=FAR_AWAY)))
    await server.by_colleague(UUID(int=500), SetFlow(ARRIVED))
    await asyncio.sleep(0.01)
    assert server.asked["appointment"] == server.asked["days"] == 0


async def test_five_hundred_changes_become_few_requests(desk: Desk, server: FakeServer) -> None:
    crowd = [visit(UUID(int=2000 + number), at("8:00", 5), is_overlap_allowed=True) for number in range(500)]
    server.book(*crowd)
    for one in crowd:
        server.do(one.id, Move(at("12:00", 5, room=3), allow_overlap=True), None, "Dana Reyes", "desk-2")
    await server.announce()
    await until(lambda: len(ids(desk)) == 502)
    await asyncio.sleep(0.01)
    assert sum(server.asked.values()) <= 20


async def test_the_pinboard_follows_other_desks(desk: Desk, server: FakeServer) -> None:
    await server.by_colleague(HELGA, Park())
    await until(lambda: {row.id for row in desk.store.pinboard(LAKESIDE)} == {HELGA, MEI})
    await server.by_colleague(MEI, Place(at("9:00", day=FAR_AWAY)))
    await until(lambda: {row.id for row in desk.store.pinboard(LAKESIDE)} == {HELGA})


async def test_a_visit_parked_from_a_day_not_loaded_appears_on_the_pinboard(desk: Desk, server: FakeServer) -> None:
    server.book(visit(UUID(int=500), at("9:00", day=FAR_AWAY)))
    await server.by_colleague(UUID(int=500), Park())
    await until(lambda: UUID(int=500) in {row.id for row in desk.store.pinboard(LAKESIDE)})


async def test_what_a_colleague_deleted_is_gone(desk: Desk, server: FakeServer) -> None:
    await server.by_colleague(HELGA, Delete())
    await until(lambda: ids(desk) == {PAUL})


async def test_an_older_reading_does_not_undo_a_newer_change(desk: Desk, server: FakeServer) -> None:
    server.latency = 0.01
    reading = asyncio.ensure_future(desk.refresh())
    await asyncio.sleep(0.002)
    server.latency = 0.0
    await server.by_colleague(HELGA, Move(at("15:00", day=WEDNESDAY)))
    await until(lambda: HELGA in ids(desk, WEDNESDAY))
    await reading
    assert HELGA not in ids(desk)
    assert HELGA in ids(desk, WEDNESDAY)


async def test_a_change_during_the_first_reading_of_a_day_is_not_missed(server: FakeServer) -> None:
    desk = new_desk(server)
    await desk.start()
    server.latency = 0.01
    showing = asyncio.ensure_future(desk.show(LAKESIDE, [TUESDAY]))
    await asyncio.sleep(0.002)
    await server.by_colleague(HELGA, Move(at("15:00")))
    await showing
    await until(lambda: desk.store.appointment(HELGA) == server.appointments[HELGA])
    await desk.close()


async def test_a_colleagues_note_arrives(desk: Desk, server: FakeServer) -> None:
    await FakeGateway(server, "desk-2", "Dana Reyes").save_note((LAKESIDE, TUESDAY), "Alarm test.", None, "k")
    await until(lambda: (view := desk.store.day(LAKESIDE, TUESDAY)) is not None and view.note is not None)


async def test_after_a_reset_everything_shown_is_read_again(desk: Desk, server: FakeServer) -> None:
    await server.vanish()
    await until(lambda: desk.connection != "live")
    server.do(HELGA, Move(at("15:00")), None, "Dana Reyes", "desk-2")
    server.do(MEI, Place(at("9:00")), None, "Dana Reyes", "desk-2")
    server.forgotten = len(server.events)
    await server.come_back()
    await until(lambda: ids(desk) == {HELGA, PAUL, MEI} and desk.store.pinboard(LAKESIDE) == ())
    assert desk.store.appointment(HELGA) == server.appointments[HELGA]


async def test_a_server_without_a_stream_is_asked_now_and_then(server: FakeServer) -> None:
    server.has_stream = False
    desk = new_desk(server)
    assert (await desk.start()).ok
    await desk.show(LAKESIDE, [TUESDAY])
    assert desk.connection == "live"
    server.do(HELGA, Move(at("15:00")), None, "Dana Reyes")
    await until(lambda: desk.store.appointment(HELGA) == server.appointments[HELGA])
    server.do(PAUL, Delete(), None, "Dana Reyes")
    await until(lambda: PAUL not in ids(desk))
    await server.vanish()
    await until(lambda: desk.connection == "retrying")
    await server.come_back()
    await until(lambda: desk.connection == "live")
    await desk.close()


async def test_a_server_that_fails_to_tell_what_changed_is_asked_again(desk: Desk, server: FakeServer) -> None:
    server.failures = 2
    await server.by_colleague(HELGA, Move(at("15:00")))
    await until(lambda: desk.store.appointment(HELGA) == server.appointments[HELGA])


async def test_the_newest_page_wins_and_what_is_shown_stays(desk: Desk, server: FakeServer) -> None:
    server.latency = 0.005
    first = asyncio.ensure_future(desk.show(LAKESIDE, [FAR_AWAY]))
    await asyncio.sleep(0)
    second = asyncio.ensure_future(desk.show(LAKESIDE, [FAR_AWAY + timedelta(days=7)]))
    assert ids(desk) == {HELGA, PAUL}
    assert (await first).ok
    assert (await second).ok
    assert desk.store.day(LAKESIDE, FAR_AWAY + timedelta(days=7)) is not None
    assert desk.store.day(LAKESIDE, FAR_AWAY) is None


async def test_turning_the_page_finds_the_next_day_loaded(desk: Desk, server: FakeServer) -> None:
    await desk.show(LAKESIDE, [WEDNESDAY])
    assert server.asked["days"] <= 1
    await until(lambda: desk.store.day(LAKESIDE, WEDNESDAY + timedelta(days=1)) is not None)


async def test_two_desks_end_up_with_the_same_picture(desk: Desk, server: FakeServer) -> None:
    other = new_desk(server, "desk-2", "Dana Reyes")
    await other.start()
    await other.show(LAKESIDE, [TUESDAY])
    await asyncio.gather(desk.move(HELGA, at("11:00")), other.park(PAUL), other.next_flow(HELGA))
    await until(
        lambda: (
            desk.store.day(LAKESIDE, TUESDAY).appointments  # type: ignore[union-attr]
            == other.store.day(LAKESIDE, TUESDAY).appointments
        )  # type: ignore[union-attr]
    )
    assert desk.store.pinboard(LAKESIDE)[-1].id == other.store.pinboard(LAKESIDE)[-1].id
    await other.close()


async def test_a_patients_new_name_arrives_on_the_pinboard(desk: Desk, server: FakeServer) -> None:
    patient = server.appointments[MEI].patient_id
    server.appointments[MEI] = replace(server.appointments[MEI], patient_name="Mei Sato")
    server.tell("patient.changed", patient, 2, (), "Dana Reyes", "desk-2")
    await server.announce()
    await until(lambda: [row.patient_name for row in desk.store.pinboard(LAKESIDE)] == ["Mei Sato"])


async def test_a_change_that_makes_no_sense_does_not_deafen_the_desk(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(FakeGateway, "appointment", _senseless)
        await server.by_colleague(HELGA, Move(at("15:00")))
        await until(lambda: "could not be taken over" in caplog.text)
    await until(lambda: desk.store.appointment(HELGA) == server.appointments[HELGA])
    await server.by_colleague(PAUL, Move(at("16:00")))
    await until(lambda: desk.store.appointment(PAUL) == server.appointments[PAUL])


async def _senseless(*_: object) -> None:
    raise ValueError


async def test_a_stream_that_makes_no_sense_is_begun_anew(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(FakeGateway, "stream", _garbled)
        await server.vanish()
        desk.reconnect()
        await until(lambda: "The stream of changes failed." in caplog.text)
        assert desk.connection != "live"
    await server.come_back()
    await until(lambda: desk.connection == "live")


async def _garbled(*_: object) -> AsyncGenerator[StreamItem, None]:
    raise ValueError
    yield
