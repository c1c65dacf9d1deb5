"""What others changed while nobody looked at this desk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from deskside import TODAY, HandDesk, at, key
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest

from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState
from frontdesk.ui import privacy
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.runtime.idle import IdleWatch
from frontdesk.ui.topbar.bar import View
from frontdesk.ui.widgets.bands import STILL_MS
from frontdesk.ui.window.away_part import AwayPart
from support.systemevents import outside_of_tasks
from support.waiting import until

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


# The strip and the hand

LEFT = Qt.MouseButton.LeftButton


async def a_while() -> None:
    """Longer than a strip waits for the hand to be still."""
    await asyncio.sleep(STILL_MS * 4 / 1000)


def miss_much(desk: HandDesk, clock: Clock) -> None:
    """Be away while so much changes that not all of it is told at once."""
    clock.seconds += 400
    for visit in list(desk.store.day(*next(iter(desk.store.loaded_days()))).appointments)[:12]:  # type: ignore[union-attr]
        desk.store.put(replace(visit, version=visit.version + 1, note="changed"), who="Ben Ortiz")


def standing(window: MainWindow) -> list[QRect | QPoint]:
    """Where on the screen the page's first moment is, and the panels and lines around the board."""
    board = window.board
    around = (window.flow, window.pinboard, window.note, window.status, board.edges.heads)
    places: list[QRect | QPoint] = [QRect(one.mapToGlobal(QPoint()), one.size()) for one in around]
    return [board.viewport().mapToGlobal(-board.offset), *places]


def block_under(window: MainWindow, on_screen: QPoint) -> object:
    board = window.board
    at_page = board.viewport().mapFromGlobal(on_screen) + board.offset
    block = board.page.layout.block_at(at_page.x(), at_page.y())
    return block.id if block is not None else None


@pytest.mark.parametrize("start", ["top", "middle", "end"])
@pytest.mark.parametrize("view", [View.DAY, View.WEEK])
def test_nothing_on_screen_moves_when_the_strip_comes_or_goes(play, clock: Clock, view: View, start: str) -> None:
    async def scene(window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        window._show_view(view)
        board, bar = window.board, window.board.verticalScrollBar()
        await until(lambda: bar.maximum() > 0, "room to scroll")
        bar.setValue({"top": 0, "middle": bar.maximum() // 2, "end": bar.maximum()}[start])
        await asyncio.sleep(0.05)
        handle = window.windowHandle()
        viewport = board.viewport()
        aim = viewport.mapToGlobal(QPoint(viewport.width() // 3, viewport.height() // 3))
        before, under = standing(window), block_under(window, aim)
        QCursor.setPos(aim)
        miss_much(desk, clock)
        at = window.mapFromGlobal(aim)
        await outside_of_tasks(lambda: QTest.mousePress(handle, LEFT, pos=at))
        part.idle.touch()
        await a_while()
        assert part.strip.lines
        assert not part.strip.isVisible()
        await outside_of_tasks(lambda: QTest.mouseRelease(handle, LEFT, pos=at))
        await until(part.strip.isVisible, "strip")
        await asyncio.sleep(0.05)
        assert (standing(window), block_under(window, aim)) == (before, under)
        part.strip.leave()
        await asyncio.sleep(0.05)
        assert (standing(window), block_under(window, aim)) == (before, under)
        if start == "end":
            bar.setValue(0)
            assert bar.maximum() == board.page.layout.height - viewport.height()

    play(scene)


def test_the_strip_waits_while_the_pointer_is_where_it_would_come(play, clock: Clock) -> None:
    async def scene(window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        viewport = window.board.viewport()
        QCursor.setPos(viewport.mapToGlobal(QPoint(200, viewport.height() - 30)))
        miss_much(desk, clock)
        part.idle.touch()
        await a_while()
        assert not part.strip.isVisible()
        QCursor.setPos(viewport.mapToGlobal(QPoint(200, 40)))
        await until(part.strip.isVisible, "strip")

    play(scene)


def test_every_change_can_be_read(play, clock: Clock) -> None:
    async def scene(window: MainWindow, desk: HandDesk, part: AwayPart) -> None:
        QCursor.setPos(window.mapToGlobal(QPoint(3, 3)))
        strip = part.strip
        miss_much(desk, clock)
        part.idle.touch()
        await until(strip.isVisible, "strip")
        await asyncio.sleep(0.05)
        count, height = len(strip.lines), strip.height()
        assert count == 12
        assert strip.shown == strip.lines[:4]
        assert (strip.more.text(), strip.more.accessibleName()) == ("and 8 more", "Show all 12 changes")
        first = strip._column.itemAt(0).widget()
        assert first.mapTo(strip, QPoint()).x() == strip.more.mapTo(strip, QPoint()).x()
        assert strip.more.focusPolicy() & Qt.FocusPolicy.TabFocus
        foot = strip.more.mapToGlobal(QPoint())
        strip.more.setFocus()
        QTest.keyClick(strip.more, Qt.Key.Key_Space)
        await until(lambda: strip.height() > height, "all lines")
        await asyncio.sleep(0.05)
        assert strip.shown == strip.lines
        assert strip.more.hasFocus()
        assert strip.more.mapToGlobal(QPoint()) == foot
        assert height < strip.height() < 260
        bar = strip._area.verticalScrollBar()
        assert bar.maximum() > 0
        last = strip._column.itemAt(count - 1).widget()
        last.setFocus(Qt.FocusReason.TabFocusReason)
        strip._area.ensureWidgetVisible(last)
        assert last.visibleRegion().boundingRect().height() == last.height()
        QTest.keyClick(strip.more, Qt.Key.Key_Space)
        assert strip.shown == strip.lines[:4]

    play(scene)
