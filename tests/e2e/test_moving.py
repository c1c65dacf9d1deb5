"""A visit dragged, resized, copied: on the server, in the history, and without a question."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from support.littleoffice import DAY
from support.receptionist import CTRL, Receptionist
from support.serverprocess import Ledger
from support.waiting import until


async def test_a_drag_to_another_time_and_operatory_is_one_request_without_a_question(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    await desk_window.drag("Paul Rask", to=("Op 2", "15:10"))
    assert desk_window.where("Paul Rask") == ("Op 2", "15:10", 60), "it is there before the server has answered"
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Paul Rask moved to 3:10p, Op2."
    assert desk_window.dialogs == []
    assert ledger.place("Paul Rask") == ("Op 2", "2027-03-04T20:10:00Z", "2027-03-04T21:10:00Z")
    latest = ledger.history("Paul Rask")[0]
    assert (latest["action"], latest["changed_by"]) == ("moved", "Ana Prado")
    assert latest["changed_at"]
    await until(ledger.writes, "request in the log")
    assert ledger.writes() == ["appointments.move_appointment"]


async def test_pulling_the_lower_edge_makes_a_visit_longer_until_the_next_one_stops_it(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    board = desk_window.window.board
    block = desk_window.block_of("Jonah Feld")
    desk_window.press_at(QPoint(block.center().x(), block.bottom() - 1))
    desk_window.carry_to(QPoint(block.center().x(), block.bottom() - 1 + board.px_per_hour // 2))
    await desk_window.let_go()
    assert desk_window.where("Jonah Feld") == ("Op 2", "09:00", 80)
    await desk_window.come_to_rest()
    assert desk_window.status_line == "Jonah Feld now takes 80 minutes, 9:00a to 10:20a."
    assert ledger.place("Jonah Feld")[1:] == ("2027-03-04T14:00:00Z", "2027-03-04T15:20:00Z")

    block = desk_window.block_of("Jonah Feld")
    desk_window.press_at(QPoint(block.center().x(), block.bottom() - 1))
    desk_window.carry_to(QPoint(block.center().x(), block.bottom() + 2 * board.px_per_hour))
    showing = board.carrier.showing
    assert showing is not None
    assert showing.note == "Stops at the next visit, 11:00a."
    await desk_window.let_go()
    await desk_window.come_to_rest()
    assert desk_window.where("Jonah Feld") == ("Op 2", "09:00", 120)
    assert ledger.place("Jonah Feld")[2] == "2027-03-04T16:00:00Z"


async def test_with_ctrl_a_drag_makes_another_visit_like_it(desk_window: Receptionist, ledger: Ledger) -> None:
    await desk_window.drag("Lena Fuchs", to=("Op 2", "15:00"), held=CTRL)
    await desk_window.come_to_rest()
    assert desk_window.all_places("Lena Fuchs") == [("Op 2", "11:00", 40), ("Op 2", "15:00", 40)]
    visits = ledger.visits_of("Lena Fuchs")
    assert [visit["start_time"] for visit in visits] == ["2027-03-04T16:00:00Z", "2027-03-04T20:00:00Z"]
    assert visits[0]["version"] == 1, "the one it was made from is untouched"
    await desk_window.undo()
    await until(lambda: desk_window.where("Lena Fuchs") == ("Op 2", "11:00", 40), "copy gone again")
    assert len(ledger.visits_of("Lena Fuchs")) == 1


async def test_a_carried_visit_turns_the_page_by_resting_on_the_arrow(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    spot = desk_window.spot("Paul Rask", ("Op 3", "13:00"))
    desk_window.take("Paul Rask")
    desk_window.carry_to(spot)
    desk_window.jump_over(desk_window.window.top.on)
    turned = await until(lambda: desk_window.days if desk_window.days != (DAY,) else None, "turned page")
    desk_window.jump_back_to(spot)
    await until(desk_window.is_ready, "schedule of the other day")
    await desk_window.let_go()
    await desk_window.come_to_rest()
    assert desk_window.days == turned
    assert desk_window.where("Paul Rask") == ("Op 3", "13:00", 60)
    assert ledger.place("Paul Rask")[:2] == ("Op 3", f"{turned[0]}T18:00:00Z")
    await until(ledger.writes, "request in the log")
    assert ledger.writes() == ["appointments.move_appointment"]


async def test_a_slot_taken_at_another_desk_in_the_meantime_sends_the_visit_back_with_the_reason(
    desk_window: Receptionist, ledger: Ledger
) -> None:
    # The window has no chance to hear of it: its loop does not run between the two.
    ledger.move("Lena Fuchs", "Op 3", "13:00", "13:40")
    desk_window.take("Paul Rask")
    desk_window.carry_to(desk_window.spot("Paul Rask", ("Op 3", "13:00")))
    await desk_window.let_go()
    assert desk_window.where("Paul Rask") == ("Op 3", "13:00", 60)
    await desk_window.come_to_rest()
    await until(lambda: desk_window.where("Paul Rask") == ("Op 1", "10:00", 60), "visit back in its place")
    assert desk_window.status_line.startswith("Not possible. Paul Rask was not moved:")
    assert desk_window.toast == desk_window.status_line.removeprefix("Not possible. ")
    assert "Op 3" in desk_window.toast
    assert ledger.visit("Paul Rask")["version"] == 1
    await until(lambda: desk_window.where("Lena Fuchs") == ("Op 3", "13:00", 40), "other desk's change")


class TestNothingIsSent:
    """What the window decides alone; the engine under the server does not matter."""

    async def test_when_a_visit_is_dropped_where_it_was(
        self, on_sqlite: None, desk_window: Receptionist, ledger: Ledger
    ) -> None:
        spot = desk_window.spot("Paul Rask", ("Op 3", "13:00"))
        start = desk_window.grip_of("Paul Rask")
        desk_window.take("Paul Rask")
        desk_window.carry_to(spot)
        desk_window.carry_to(start)
        await desk_window.let_go()
        await self._nothing_was_sent(desk_window, ledger)

    async def test_when_a_press_moves_less_than_the_drag_distance(
        self, on_sqlite: None, desk_window: Receptionist, ledger: Ledger
    ) -> None:
        desk_window.take("Paul Rask")
        desk_window.carry_to(desk_window.grip_of("Paul Rask") + QPoint(2, 3))
        await desk_window.let_go()
        assert desk_window.selected == "Paul Rask"
        await self._nothing_was_sent(desk_window, ledger)

    async def test_when_esc_or_the_right_button_ends_a_drag(
        self, on_sqlite: None, desk_window: Receptionist, ledger: Ledger
    ) -> None:
        for end in (
            lambda: desk_window.press(Qt.Key.Key_Escape),
            lambda: desk_window.press_at(desk_window.pointer, button=Qt.MouseButton.RightButton),
        ):
            spot = desk_window.spot("Paul Rask", ("Op 3", "13:00"))
            desk_window.window.board.setFocus()
            desk_window.take("Paul Rask")
            desk_window.carry_to(spot)
            assert desk_window.window.board.carrier.is_under_way
            end()
            assert not desk_window.window.board.carrier.is_under_way
            await desk_window.let_go()
        await self._nothing_was_sent(desk_window, ledger)

    async def test_when_the_place_is_taken_and_the_reason_is_said_before_the_drop(
        self, on_sqlite: None, desk_window: Receptionist, ledger: Ledger
    ) -> None:
        desk_window.take("Paul Rask")
        desk_window.carry_to(desk_window.spot("Paul Rask", ("Op 3", "15:10")))
        showing = desk_window.window.board.carrier.showing
        assert showing is not None
        assert showing.verdict.sentence
        await desk_window.let_go()
        assert desk_window.status_line.removeprefix("Not possible. ") == showing.verdict.sentence
        await self._nothing_was_sent(desk_window, ledger)

    @staticmethod
    async def _nothing_was_sent(desk_window: Receptionist, ledger: Ledger) -> None:
        await desk_window.come_to_rest()
        assert desk_window.where("Paul Rask") == ("Op 1", "10:00", 60)
        # Something that is sent, and after it the server's log is complete.
        desk_window.click_visit("Omar Said")
        desk_window.press(Qt.Key.Key_A)
        await desk_window.come_to_rest()
        await until(ledger.writes, "request in the log")
        assert ledger.writes() == ["flow.set_flow_status"]
        assert ledger.visit("Paul Rask")["version"] == 1


async def test_a_locked_visit_keeps_its_time(on_sqlite: None, desk_window: Receptionist, ledger: Ledger) -> None:
    await desk_window.drag("Ida Berg", to=("Op 1", "15:00"))
    await desk_window.come_to_rest()
    assert desk_window.where("Ida Berg") == ("Op 1", "13:00", 40)
    assert ledger.visit("Ida Berg")["version"] == 1
    await desk_window.drag("Ida Berg", to=("Op 2", "15:00"))
    await desk_window.come_to_rest()
    assert desk_window.where("Ida Berg") == ("Op 2", "13:00", 40), "another operatory is no other time"
    assert ledger.place("Ida Berg")[:2] == ("Op 2", "2027-03-04T18:00:00Z")
