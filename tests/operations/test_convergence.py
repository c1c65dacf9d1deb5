"""Whatever happens in whatever order, a desk ends up showing what a fresh reading of the server shows."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.statuses import AppointmentStatus as S
from frontdesk.operations import Desk
from frontdesk.operations.gateway import Refused
from frontdesk.operations.requests import Break, Create, Delete, Move, Park, Place, Request, SetFlow

from .practice import ARRIVED, FLOW, HELGA, LAKESIDE, MEI, PAUL, TUESDAY, FakeServer, at, new_desk, until, visit

DAYS = [TUESDAY, TUESDAY + timedelta(days=1)]
VISITS = st.sampled_from([HELGA, PAUL, MEI])
SLOTS = st.builds(
    at, st.sampled_from(["9:00", "9:30", "10:00", "14:00"]), st.just(60), st.integers(1, 2), st.sampled_from(DAYS)
)
FLOWS = st.sampled_from([None, *FLOW])

Act = Callable[[Desk, FakeServer, list[asyncio.Task[object]]], Awaitable[None]]


def own(operation: Callable[[Desk], Awaitable[object]]) -> Act:
    """This desk does something and does not wait for the end of it."""

    async def act(desk: Desk, _server: FakeServer, going: list[asyncio.Task[object]]) -> None:
        async def run() -> object:
            return await operation(desk)

        going.append(asyncio.create_task(run(), name="receptionist"))
        await asyncio.sleep(0)

    return act


def colleague(number: UUID, request: Request) -> Act:
    """Another desk does something, if the server lets it."""

    async def act(_desk: Desk, server: FakeServer, _going: list[asyncio.Task[object]]) -> None:
        try:
            await server.by_colleague(number, request)
        except Refused:
            return

    return act


def network(change: Callable[[FakeServer], Awaitable[None]]) -> Act:
    """The network does something."""

    async def act(_desk: Desk, server: FakeServer, _going: list[asyncio.Task[object]]) -> None:
        await change(server)

    return act


def later(milliseconds: int) -> Act:
    """Time passes."""

    async def act(_desk: Desk, _server: FakeServer, _going: list[asyncio.Task[object]]) -> None:
        await asyncio.sleep(milliseconds / 1000)

    return act


async def _forget(server: FakeServer) -> None:
    server.forgotten = len(server.events)


async def _lose(server: FakeServer) -> None:
    server.trouble.append("lost_after")


OWN = st.one_of(
    st.builds(lambda number, slot: own(lambda desk: desk.move(number, slot)), VISITS, SLOTS),
    st.builds(lambda number: own(lambda desk: desk.park(number)), VISITS),
    st.builds(lambda number, flow: own(lambda desk: desk.set_flow(number, flow)), VISITS, FLOWS),
    st.builds(lambda number, slot: own(lambda desk: desk.copy(number, slot)), VISITS, SLOTS),
    st.builds(lambda number: own(lambda desk: desk.break_(number)), VISITS),
    st.builds(
        lambda day, text: own(lambda desk: desk.edit_note(LAKESIDE, day, text)),
        st.sampled_from(DAYS),
        st.sampled_from(["", "a", "b"]),
    ),
    st.just(own(lambda desk: desk.undo())),
    st.just(own(lambda desk: desk.redo())),
    st.builds(lambda day: own(lambda desk: desk.show(LAKESIDE, [day])), st.sampled_from(DAYS)),
    st.just(own(lambda desk: desk.refresh())),
)
OTHERS = st.one_of(
    st.builds(lambda number, slot: colleague(number, Move(slot)), VISITS, SLOTS),
    st.builds(lambda number, slot: colleague(number, Place(slot)), VISITS, SLOTS),
    st.builds(lambda number: colleague(number, Park()), VISITS),
    st.builds(lambda number: colleague(number, Break()), VISITS),
    st.builds(lambda number: colleague(number, Delete()), VISITS),
    st.builds(lambda number, flow: colleague(number, SetFlow(flow)), VISITS, FLOWS),
    st.builds(lambda slot: colleague(HELGA, Create(visit(HELGA, slot), slot)), SLOTS),
)
NETWORK = st.one_of(
    st.just(network(FakeServer.vanish)),
    st.just(network(FakeServer.come_back)),
    st.just(network(_forget)),
    st.just(network(_lose)),
    st.builds(later, st.integers(0, 4)),
)


def picture(desk: Desk) -> tuple[object, ...]:
    """What a desk shows, in comparable form."""
    days = []
    for day in DAYS:
        view = desk.store.day(LAKESIDE, day)
        days.append((view.appointments, view.note) if view is not None else None)
    pinned = sorted(desk.store.pinboard(LAKESIDE), key=lambda row: row.id)
    return (*days, pinned)


async def settled_like_a_fresh_desk(acts: list[Act], latency: float) -> None:
    server = FakeServer()
    server.latency = latency
    pinned = visit(MEI, at("13:00", room=2), status=S.PINBOARD)
    server.book(visit(HELGA, at("9:00")), visit(PAUL, at("10:00", room=2)), pinned)
    desk = new_desk(server)
    await desk.start()
    await desk.show(LAKESIDE, DAYS)
    going: list[asyncio.Task[object]] = []
    for act in acts:
        await act(desk, server, going)
    await server.come_back()
    await asyncio.gather(*going)
    await desk.show(LAKESIDE, DAYS)
    fresh = new_desk(server, "desk-9")
    await fresh.start()
    await fresh.show(LAKESIDE, DAYS)
    wanted = picture(fresh)
    await until(lambda: picture(desk) == wanted, 3.0)
    assert desk.store.pending_count() == 0
    await fresh.close()
    await desk.close()
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


@given(
    st.lists(st.one_of(OWN, OWN, OTHERS, OTHERS, NETWORK), min_size=1, max_size=14),
    st.sampled_from([0.0, 0.001, 0.003]),
)
def test_any_interleaving_ends_in_what_a_fresh_reading_shows(acts: list[Act], latency: float) -> None:
    asyncio.run(settled_like_a_fresh_desk(acts, latency))


async def test_the_property_holds_for_a_busy_quarter_of_an_hour() -> None:
    acts = [
        own(lambda desk: desk.move(HELGA, at("14:00"))),
        colleague(HELGA, SetFlow(ARRIVED)),
        network(FakeServer.vanish),
        own(lambda desk: desk.park(PAUL)),
        own(lambda desk: desk.undo()),
        later(5),
        colleague(PAUL, Move(at("9:30", day=DAYS[1]))),
        network(_forget),
        network(FakeServer.come_back),
        own(lambda desk: desk.place(MEI, at("10:00"))),
        network(_lose),
        own(lambda desk: desk.redo()),
    ]
    await settled_like_a_fresh_desk(acts, 0.002)
