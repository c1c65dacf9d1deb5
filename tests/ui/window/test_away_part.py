"""What others changed while nobody looked at this desk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from deskside import TODAY, HandDesk, at, key

from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState
from frontdesk.ui import privacy
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.runtime.idle import IdleWatch
from frontdesk.ui.window.away_part import AwayPart

Scene = Callable[[MainWindow, HandDesk, AwayPart], Awaitable[None]]


class Clock:
    """A clock that goes when told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def play(at_desk, clock: Clock) -> Callable[[Scene], None]:
    def played(scene: Scene) -> None:
        async def scenario(window: MainWindow, desk: HandDesk) -> None:
            await scene(window, desk, AwayPart(window._host, IdleWatch(window._host, clock)))

        at_desk(scenario)

    return played


def change(desk: HandDesk, name: str, who: str = "Ben Ortiz", **fields: object) -> None:
    """Somebody at another desk changes a visit."""
    visit = desk.store.appointment(key(f"{name} {TODAY}"))
    assert visit is not None
    desk.store.put(replace(visit, version=visit.version + 1, **fields), who=who)  # type: ignore[arg-type]


def later(hours: int) -> Interval:
    return Interval(at("10:40") + timedelta(hours=hours), at("11:20") + timedelta(hours=hours))


def test_whoever_comes_back_is_told_what_was_and_what_is(play, clock: Clock) -> None:
    async def scene(_window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        clock.seconds += 400
        change(desk, "Nadia Petrova", interval=later(4), operatory_id=key("Op 1"))
        change(desk, "Ken Sato", status=AppointmentStatus.BROKEN)
        change(desk, "Yuki Mori", flow_id=key("flow arrived"))
        assert part.strip.lines == ()
        part.idle.touch()
        assert part.strip.lines == (
            "Yuki Mori: not here → Arrived, by Ben Ortiz",
            "Nadia Petrova: 10:40a Op 2 → 2:40p Op 1, by Ben Ortiz",
            "Ken Sato: 3:10p Op 2 → broken, by Ben Ortiz",
        )
        part.strip.leave()
        clock.seconds += 400
        part.idle.touch()
        assert part.strip.lines == ()

    play(scene)


def test_what_was_seen_or_done_here_is_not_told(play, clock: Clock) -> None:
    async def scene(_window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        change(desk, "Nadia Petrova", interval=later(4))
        clock.seconds += 400
        await desk.lock(key(f"Ken Sato {TODAY}"), True)
        part.idle.touch()
        assert part.strip.lines == ()

    play(scene)


def test_what_was_changed_back_meanwhile_is_no_news(play, clock: Clock) -> None:
    async def scene(_window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        clock.seconds += 400
        change(desk, "Nadia Petrova", interval=later(4))
        change(desk, "Nadia Petrova", interval=later(0))
        part.idle.touch()
        assert part.strip.lines == ()

    play(scene)


def test_what_came_and_went_in_the_book_is_told(play, clock: Clock) -> None:
    async def scene(_window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        clock.seconds += 400
        old = desk.store.appointment(key(f"Ken Sato {TODAY}"))
        assert old is not None
        desk.store.put(replace(old, id=key("another"), patient_name="Ida Berg", version=1), who="Ben Ortiz")
        desk.store.delete(old.id, who="Ben Ortiz")
        part.idle.touch()
        assert set(part.strip.lines) == {
            "Ida Berg: new: 3:10p Op 2, by Ben Ortiz",
            "Ken Sato: removed; was 3:10p Op 2, by Ben Ortiz",
        }

    play(scene)


def test_after_the_server_was_away_what_was_missed_is_told(play) -> None:
    async def scene(window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        for state in (ConnectionState.LIVE, ConnectionState.OFFLINE):
            window._host.connection_changed.emit(state)
        change(desk, "Nadia Petrova", who="", interval=later(4))
        window._host.connection_changed.emit(ConnectionState.LIVE)
        assert part.strip.lines == ()
        part._catching_up.stop()
        part._caught_up()
        assert part.strip.lines == ("Nadia Petrova: 10:40a Op 2 → 2:40p Op 2",)

    play(scene)


def test_a_line_goes_to_its_visit_and_privacy_holds_here_too(play, clock: Clock) -> None:
    async def scene(window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        privacy.remember(["Nadia Petrova"])
        clock.seconds += 400
        change(desk, "Nadia Petrova", interval=later(4))
        part.idle.touch()
        part.strip.opened.emit(key(f"Nadia Petrova {TODAY}"))
        assert window.selected == key(f"Nadia Petrova {TODAY}")
        privacy.set_on(True)
        try:
            assert part.strip.lines[0].startswith("N. P.: ")
        finally:
            privacy.set_on(False)
            privacy.forget()

    play(scene)
